"""A municipality on a moved clock: nothing at night, nothing twice, nothing lost."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.clock import COPENHAGEN
from bot.command import main
from bot.store.simulation import Settled, Written
from scheduler.simulation import telling
from scheduler.simulation.cast import draw_cast
from scheduler.simulation.far_end import Entry
from scheduler.simulation.simulation import START
from scheduler.simulation.verdict import (
    Evidence,
    Verdict,
    easter,
    is_closed,
    judge,
    may_be_sent,
)

MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 11, 24, 12, tzinfo=COPENHAGEN)
NIGHT = datetime(2026, 11, 24, 23, tzinfo=COPENHAGEN)


def written(**values: object) -> Written:
    """Give a row of the outbox, a nudge that arrived unless said otherwise."""
    row: dict[str, object] = {
        "id": 1,
        "person_id": 7,
        "staff_id": None,
        "author_id": None,
        "alert_id": None,
        "delivery": "nudge",
        "channel": "sms",
        "texts": ("checkin.ask_mood",),
        "subject": None,
        "conversation_id": 1,
        "counts": True,
        "state": "delivered",
        "reason": None,
        "created_at": NOON,
        "not_before": NOON,
        **values,
    }
    return Written(**row)  # type: ignore[arg-type]


def entry(at: datetime, outbox_id: int = 1, *, is_lost: bool = False) -> Entry:
    """Give a line of the ledger."""
    return Entry(at, "sms", "+4520000010", outbox_id, "hej", is_lost)


def judged(
    rows: list[Written],
    ledger: list[Entry],
    *,
    starts: datetime = NOON,
    hour: int | None = None,
    settled: tuple[Settled, ...] = (),
    heard: datetime | None = None,
    busy: timedelta | None = None,
) -> Verdict:
    """Judge these rows and this ledger."""
    evidence = Evidence(
        ledger=ledger,
        written=rows,
        settled=settled,
        starts={5: starts},
        hours={7: frozenset({hour})} if hour is not None else {},
        heard={} if heard is None else {7: [heard]},
        missing=(),
        busy={} if busy is None else {7: [(NOON - MINUTE, NOON + busy)]},
        until=NIGHT + timedelta(days=5),
        zone=COPENHAGEN,
    )
    return judge(evidence, START)


def test_small_town(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Twelve people over three weeks and the end of summer time: all three are 0."""
    picture = tmp_path / "play.svg"
    asked = ["simulate", "--people", "12", "--weeks", "3", "--json"]
    status = main([*asked, "--svg", str(picture)])
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == [
        "sent",
        "skipped",
        "quiet_hour_violations",
        "doubles",
        "silent_losses",
    ]
    assert figures["sent"] > 20
    assert sum(figures["skipped"].values()) > 0
    assert status == 0
    assert ET.parse(picture).getroot().tag.endswith("svg")  # noqa: S314 - our own file


@pytest.mark.nightly
def test_whole_town(capsys: pytest.CaptureFixture[str]) -> None:
    """Two hundred people over a year, with Christmas and both changes of the clock."""
    status = main(["simulate", "--people", "200", "--weeks", "52", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["quiet_hour_violations"] == 0
    assert figures["doubles"] == 0
    assert figures["silent_losses"] == 0
    assert status == 0


def test_a_seed_draws_the_same_town() -> None:
    """The same seed gives the same people, another one others."""
    first, again, other = (
        draw_cast(seed, 30, start=START, weeks=52) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_a_nudge_at_night_is_found() -> None:
    """The verdict sees a message at 23, and none in the hour that was chosen."""
    assert judged([written()], [entry(NIGHT)]).quiet_hour_violations
    assert not judged([written()], [entry(NIGHT)], hour=23).quiet_hour_violations
    assert not judged([written()], [entry(NOON)]).quiet_hour_violations


def test_a_change_at_night_is_found_where_it_could_wait() -> None:
    """Half past six is early enough for eight o'clock, and not for seven."""
    early = NIGHT.replace(hour=23) + timedelta(days=1)
    row = written(delivery="change", subject=("appointment", 5, 1))
    at_eight = datetime(2026, 11, 25, 8, tzinfo=COPENHAGEN)
    at_seven = at_eight.replace(hour=7)
    assert judged([row], [entry(NIGHT)], starts=at_eight).quiet_hour_violations
    assert not judged([row], [entry(NIGHT)], starts=at_seven).quiet_hour_violations
    assert early > at_eight


def test_a_nudge_to_somebody_busy_is_found() -> None:
    """What can wait waits; an appointment within the hour cannot."""
    span = timedelta(hours=2)
    assert judged([written()], [entry(NOON)], busy=span).quiet_hour_violations
    assert judged([written()], [entry(NOON + span)], busy=span).is_clean
    row = written(subject=("appointment", 5, 1))
    soon, tomorrow = NOON + span, NOON + timedelta(days=1)
    found = [
        judged([row], [entry(NOON)], busy=span, starts=at).quiet_hour_violations
        for at in (soon, tomorrow)
    ]
    assert [bool(each) for each in found] == [False, True]


def test_doubles_are_found() -> None:
    """The same row or the same words twice are doubles; an alert in doubt is none."""
    twice = [entry(NOON), entry(NOON + timedelta(minutes=1))]
    assert judged([written()], twice).doubles
    same = [written(), written(id=2)]
    assert judged(same, [entry(NOON), entry(NOON, 2)]).doubles
    later = entry(NOON + timedelta(hours=1), 2)
    asked = NOON + timedelta(minutes=5)
    assert not judged(same, [entry(NOON), later], heard=asked).doubles
    lost = [entry(NOON, is_lost=True), entry(NOON)]
    assert judged([written()], lost).doubles
    assert not judged([written(delivery="alert", person_id=None)], lost).doubles


@pytest.mark.parametrize(
    "row",
    [
        written(state="waiting"),
        written(state="sending"),
        written(state="failed"),
        written(state="skipped"),
        written(state="sent"),
    ],
)
def test_silent_losses_are_found(row: Written) -> None:
    """Still waiting, failed or skipped without a reason, sent and never seen."""
    assert judged([row], []).silent_losses


def test_a_skip_without_a_reason_is_a_loss() -> None:
    """What was meant and left out is shown with why."""
    settled = Settled(
        person_id=7, plan="checkin", state="skipped", reason=None, at=NOON
    )
    assert judged([], [], settled=(settled,)).silent_losses


def test_closed_days() -> None:
    """Easter by reckoning; Christmas, New Year and their eves."""
    assert easter(2027) == date(2027, 3, 28)
    assert easter(2026) == date(2026, 4, 5)
    for day in ("2026-12-24", "2026-12-31", "2027-03-25", "2027-05-06", "2027-05-17"):
        assert is_closed(date.fromisoformat(day))
    assert not is_closed(date(2026, 12, 23))
    assert not may_be_sent(datetime(2026, 12, 24, 12, tzinfo=COPENHAGEN))


def test_the_table_tells_why() -> None:
    """Reasons stand in the table, and what went wrong by itself."""
    verdict = Verdict(sent=3, skipped=Counter(paused=2), doubles=["nudge again"])
    table = telling.as_table(verdict)
    assert "paused" in table
    assert "nudge again" in table
    assert not verdict.is_clean
    assert ET.fromstring(telling.as_svg(verdict, 1, 1)) is not None  # noqa: S314


def test_moments_are_judged_in_the_local_zone() -> None:
    """18.30 UTC is 19.30 in winter and 20.30 in summer."""
    winter = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    summer = datetime(2026, 7, 7, 18, 30, tzinfo=UTC)
    assert not judged([written()], [entry(winter)]).quiet_hour_violations
    assert judged([written()], [entry(summer)]).quiet_hour_violations
