"""Evidence of fidelity falls out of use: read from what was done, never typed."""

from datetime import timedelta

from bot.effects.appointments import no_shows
from bot.store import appointments, efforts
from tests.conftest import MORNING
from tests.own.desk import colleague, do
from tests.town import Town


def test_a_visit_is_the_first_employer_contact(town: Town) -> None:
    """A shadow day that was held counts from the start, and as time spent outside."""
    anna = town.settle_in()
    town.change(anna, started_on=(MORNING - timedelta(days=12)).date())
    day = town.agree(
        anna, MORNING + timedelta(hours=2), kind="shadowing", company="Bager Holm"
    )
    town.clock.move(timedelta(hours=4))
    mette = colleague(town, town.mette)
    assert do(town, lambda work: no_shows.mark_held(work, day.id, mette))
    with town.database.reading() as connection:
        assert appointments.get(connection, day.id) is not None
        (effort,) = efforts.read(connection, town.programme_id)
    assert effort.first_employer_on == MORNING.date()
    assert effort.meetings == ("out",)
    assert effort.contacts == 1
    assert effort.is_active
    assert not effort.was_silent
