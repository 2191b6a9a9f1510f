"""Appointments that come again: said once, each reminded of at its own time."""

from datetime import datetime, timedelta

from bot.clock import COPENHAGEN
from bot.effects.appointments.series import make_series
from bot.presets import preset
from bot.rules.series import Rhythm, starts_of
from tests.town import texts_of
from tests.work.conftest import Office, ahead, terms


def test_the_hour_stays_by_the_clock_and_holidays_are_passed_over() -> None:
    """Ten o'clock before and after the clocks change; no appointment at Christmas."""
    programme = preset("ips_ung")
    first = datetime(2026, 12, 10, 10, tzinfo=COPENHAGEN)
    found = starts_of(programme, first, Rhythm(1, 4))
    days = [at.astimezone(COPENHAGEN).strftime("%d.%m %H") for at in found]
    assert days == ["10.12 10", "17.12 10", "07.01 10", "14.01 10"]
    spring = datetime(2026, 3, 18, 10, tzinfo=COPENHAGEN)
    found = starts_of(programme, spring, Rhythm(2, 2))
    assert [at.astimezone(COPENHAGEN).hour for at in found] == [10, 10]


async def test_a_series_is_said_once_and_each_is_reminded_of(office: Office) -> None:
    """One message now; a fortnight later the reminder of the second asks anew."""
    town = office.town
    made = office.do(
        make_series,
        office.anna,
        terms(ahead(town, days=3)),
        office.mette,
        rhythm=Rhythm(2, 3),
    )
    assert len(made) == 3
    (told,) = town.heard()
    assert told.texts == ("appointment.series_made",)
    assert "hver anden uge, 3 gange, fra fredag den 27." in told.words
    assert texts_of(office.says("1")) == ["appointment.confirmed"]
    second = made[1].starts_at - timedelta(hours=47) - town.clock.now()
    heard = await town.wait(seconds=second.total_seconds())
    assert [t for t in texts_of(heard) if t.startswith("appointment.")][-1] == (
        "appointment.remind"
    )
