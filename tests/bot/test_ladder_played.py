"""The ladder played on the moved clock: night, weekend, holiday, both clock changes."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.store import watch
from bot.store.tables.alerts import alerts
from tests.town import Heard, Town, texts_of

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"
TEN = timedelta(minutes=10)
BY_NIGHT = pytest.mark.nightly
#: When it is cried, and when somebody is at work again.
NIGHTS = {
    "night": ("2026-11-24T23:30", "2026-11-25T08:00"),
    "weekend": ("2026-11-27T16:30", "2026-11-30T08:00"),
    "christmas": ("2026-12-23T16:01", "2026-12-28T08:00"),
    "easter, clocks go on": ("2027-03-27T23:00", "2027-03-30T08:00"),
    "clocks go back": ("2026-10-24T22:00", "2026-10-26T08:00"),
}


def at(text: str) -> datetime:
    """Give a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def pushes(heard: list[Heard]) -> list[tuple[int | None, datetime]]:
    """Tell who was told, and when."""
    return [(one.staff_id, one.created_at) for one in heard if one.staff_id]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", NIGHTS)
async def test_nobody_on_watch(town: Town, name: str) -> None:
    """Told once, true words to the young person, and every ten minutes from opening."""
    cried, opens = map(at, NIGHTS[name])
    town.clock.move_to(cried)
    anna = town.settle_in(rhythm="appointments")
    first = town.says(RED)
    assert pushes(first) == [(town.mette, cried)]
    assert "har fri" in " ".join(h.words for h in first if h.person_id == anna)
    until_opening = opens.timestamp() - cried.timestamp()
    heard = await town.wait(seconds=until_opening + 35 * 60)
    told = pushes(heard)
    assert [who for who, _ in told] == [town.bo, town.mette] * 2
    assert [when for _, when in told] == [opens + n * TEN for n in range(4)]
    words = texts_of([h for h in heard if h.person_id == anna])
    assert words.count("safety.not_taken_yet") == 1
    assert "safety.seen" not in words
    assert town.rows(alerts.select())[0].state == "open"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        pytest.param("2026-11-24T22:00", "2026-11-25T04:00", 6, marks=BY_NIGHT),
        ("2027-03-27T23:00", "2027-03-28T05:00", 5),
        pytest.param("2026-10-24T23:00", "2026-10-25T05:00", 7, marks=BY_NIGHT),
    ],
    ids=["night", "clocks go on", "clocks go back"],
)
async def test_somebody_on_duty(town: Town, begins: str, ends: str, hours: int) -> None:
    """The duty phone rings every ten minutes of the night, the longer one too."""
    town.clock.move_to(at(begins))
    town.settle_in(rhythm="appointments")
    guard = town.hire("Vagt Holm", "+4520000003", "duty")
    with town.database.transaction() as connection:
        watch.add_shift(
            connection,
            guard,
            municipality_id=town.municipality_id,
            programme_id=None,
            from_at=at(begins) - timedelta(hours=1),
            until_at=at(ends) + timedelta(hours=1),
        )
    town.says(RED)
    told = pushes(
        await town.wait(seconds=at(ends).timestamp() - at(begins).timestamp())
    )
    assert {who for who, _ in told} == {guard}
    assert len(told) == hours * 6


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_hours_end_while_nobody_has_taken_it(town: Town) -> None:
    """At five to four Mette is there; ten minutes later Anna reads that nobody is."""
    town.clock.move_to(at("2026-11-24T15:55"))
    anna = town.settle_in(rhythm="appointments")
    first = town.says(RED)
    assert "har fri" not in " ".join(h.words for h in first)
    heard = await town.wait(minutes=11)
    said = texts_of([h for h in heard if h.person_id == anna])
    assert said == ["safety.nobody_now"]
    words = " ".join(h.words for h in heard if h.person_id == anna)
    assert "112" in words
    assert "i morgen" in words
