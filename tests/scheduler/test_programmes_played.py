"""The five programmes played in their municipalities, and what the ledger tells."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.command import main
from bot.presets import preset_names
from scheduler.simulation import outcome_telling
from scheduler.simulation.careers import draw_careers
from scheduler.simulation.cast import draw_location
from scheduler.simulation.country import UnknownLocationError, locations
from scheduler.simulation.luck import Luck
from scheduler.simulation.simulation import START

UNTIL = date(2027, 10, 4)


def test_the_country_is_as_the_texts_tell() -> None:
    """47 in Toender, 200 in IBBU-Nord over four municipalities, all five presets."""
    everywhere = locations()
    (toender,) = locations(["toender/ips_syd"])
    assert (toender.people, toender.working) == (47, 20)
    nord = [place for place in everywhere if place.preset == "ibbu_nord"]
    assert (len(nord), sum(place.people for place in nord)) == (4, 200)
    assert {place.preset for place in everywhere} == set(preset_names())
    assert {place.ground.municipality["region"] for place in nord} == {"nordjylland"}


def test_fewer_people_are_spread_in_proportion() -> None:
    """A tenth of everybody: nobody's programme is left out."""
    whole, few = locations(), locations(people=40)
    assert len(few) == len(whole)
    assert 38 <= sum(place.people for place in few) <= 42
    with pytest.raises(UnknownLocationError, match="toender/ips_syd"):
        locations(["toender/ips_ung"])


def test_just_so_many_are_at_work_in_the_end() -> None:
    """The draw deals courses of life; only the number at the end is given."""
    drawn = draw_careers(Luck(1), 47, 20, start=START.date(), until=UNTIL)
    at_end = [career.kind_on(UNTIL) for career in drawn]
    assert len(at_end) - at_end.count("neither") == 20
    assert any(stint.until_on for career in drawn for stint in career.stints)
    for career in drawn:
        assert all(career.started_on < stint.from_on for stint in career.stints)


def test_a_seed_draws_the_same_courses() -> None:
    """The same seed gives the same people with the same courses."""
    (toender,) = locations(["toender/ips_syd"])
    first, again = (draw_location(1, toender, start=START, weeks=52) for _ in range(2))
    assert first == again
    assert len(first) == 47


def test_outcomes_stand_beside_what_was_sent(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A tenth of Toender for one week: the ledger counts what staff wrote in it."""
    drawn = tmp_path / "curve.svg"
    asked = ["simulate", "--programmes", "toender/ips_syd", "--people", "5"]
    status = main([*asked, "--weeks", "1", "--json", "--curve", str(drawn)])
    told = json.loads(capsys.readouterr().out)
    assert status == 0
    now = told["outcomes"]["now"]["toender/ips_syd"]
    assert (now["in"], now["of"]) == (2, 5)
    assert [point["month"] for point in told["outcomes"]["curve"]] == [*range(19)]
    assert ET.parse(drawn).getroot().tag.endswith("svg")  # noqa: S314 - our own file


def test_an_unknown_programme_is_refused() -> None:
    """The command names what there is."""
    assert main(["simulate", "--programmes", "toender/unik", "--weeks", "1"]) == 1


def test_nobody_gives_no_figures() -> None:
    """Without courses there is a head, and a drawing without a line."""
    assert len(list(outcome_telling.as_lines([], UNTIL))) == 2
    assert "polyline" not in outcome_telling.as_chart([], UNTIL)


@pytest.mark.nightly
def test_a_year_of_toender(capsys: pytest.CaptureFixture[str]) -> None:
    """After a year on a moved clock 47 are attached, and 20 at work or in education."""
    asked = ["simulate", "--programmes", "toender/ips_syd", "--weeks", "52", "--json"]
    assert main(asked) == 0
    now = json.loads(capsys.readouterr().out)["outcomes"]["now"]["toender/ips_syd"]
    assert (now["in"], now["of"]) == (20, 47)
