"""What is looked at once a day for each programme, as a timer like any other."""

from datetime import datetime, timedelta

from bot import dialogue
from bot.effects.alerts import drill
from bot.effects.appointments import agreements
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.doses import Go, may_ask
from bot.rules.hours import at_hour
from bot.rules.silence import KIND_WORD_AFTER, Rung, rung_of_silence
from bot.store import api_answers, occurrences, people, places, timers
from bot.store.occurrences import Occurrence
from bot.store.people import Person
from bot.store.places import Place
from bot.store.timers import Timer, Wake

#: Local hour of the daily look.
HOUR = 10
#: Who has been silent longer than this has had both rungs.
_FORGOTTEN_AFTER = timedelta(days=28)


def ensure_daily(work: Work) -> None:
    """Plant the daily look of each programme that has none."""
    for place in places.every_place(work.connection):
        if not timers.is_planted(work.connection, "daily", place.programme_id):
            timers.plant(work.connection, _next_look(work, place))


def look(work: Work, timer: Timer) -> None:
    """Go through those who have been silent for long, and plan tomorrow's look."""
    place = places.place_of(work.connection, timer.wake.subject_id)
    timers.plant(work.connection, _next_look(work, place))
    api_answers.forget_old(work.connection, work.now)
    drill.remind(work, place)
    silent = people.silent_since(
        work.connection,
        place.programme_id,
        after=work.now - _FORGOTTEN_AFTER,
        until=work.now - KIND_WORD_AFTER,
    )
    for person_id in silent:
        _meet_silence(work, person_id)


def _next_look(work: Work, place: Place) -> Wake:
    return Wake(
        kind="daily",
        due_at=_next_at(work.now, place),
        municipality_id=place.municipality_id,
        subject_id=place.programme_id,
    )


def _next_at(now: datetime, place: Place) -> datetime:
    today = now.astimezone(place.programme.time_zone).date()
    at = at_hour(place.programme, today, HOUR)
    tomorrow = at_hour(place.programme, today + timedelta(days=1), HOUR)
    return at if at > now else tomorrow


def _meet_silence(work: Work, person_id: int) -> None:
    person = people.lock(work.connection, person_id)
    if person is None or person.heard_at is None:
        return
    rung = rung_of_silence(_began(work, person), work.now)
    if rung == "consultant":
        _tell_consultant(work, person)
    elif rung == "kind_word":
        _say_kind_word(work, person)


def _say_kind_word(work: Work, person: Person) -> None:
    """Once in each silence, and only where the doses allow it."""
    if not isinstance(
        may_ask(person.programme, standing_of(work, person), work.now), Go
    ):
        return
    if _settle(work, person, "kind_word"):
        dialogue.start_in_turn(work, person, "quiet")


def _tell_consultant(work: Work, person: Person) -> None:
    if _settle(work, person, "consultant"):
        turn = dialogue.starting_turn(work, person)
        agreements.tell_consultant(turn, "silent", None)


def _settle(work: Work, person: Person, rung: Rung) -> bool:
    """Note a rung under the day on which the silence began; False when it is."""
    began = _began(work, person).astimezone(person.programme.time_zone)
    occurrence = Occurrence(
        municipality_id=person.municipality_id,
        person_id=person.id,
        plan="silence",
        local_date=began.date(),
        slot=rung,
        reason=None,
    )
    return occurrences.settle(work.connection, occurrence, work.now)


def _began(work: Work, person: Person) -> datetime:
    """Silence that was asked for is none: it begins when the pause is over."""
    heard_at = person.heard_at or work.now
    paused_until = person.paused_until or heard_at
    return min(max(heard_at, paused_until), work.now)
