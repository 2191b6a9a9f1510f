"""Plan what is said around a meetup: news, the reminder, and how it was."""

from datetime import datetime
from typing import Protocol

from bot.rules.meetup_times import ask_at, remind_at
from bot.rules.programme import Programme
from bot.store import meetups, notices, places, rsvps, timers
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.meetups import Meetup
from bot.store.rsvps import CONCERNED, Rsvp
from bot.store.timers import Wake


class Planning(Protocol):
    """A transaction and its time; the file of meetups is imported in one too."""

    @property
    def connection(self) -> Connection:
        """The open transaction."""
        ...

    @property
    def now(self) -> datetime:
        """When it is."""
        ...


def tell_everybody(work: Planning, meetup: Meetup) -> None:
    """Have each one concerned told once, in a transaction of their own.

    What waits to be sent of the old meetup is taken back.
    """
    notices.take_back(work.connection, Subject("meetup", meetup.id))
    for rsvp in rsvps.of_meetup(work.connection, meetup.id, CONCERNED):
        timers.drop(work.connection, "meetup_invite", rsvp.id)
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_news", work.now))


def plan_reminder(
    work: Planning, programme: Programme, meetup: Meetup, rsvp: Rsvp
) -> None:
    """Plan the reminder by the meetup as it stands; none when its hour is past."""
    timers.drop(work.connection, "meetup_remind", rsvp.id)
    at = remind_at(programme, meetup.starts_at, work.now)
    if at is not None:
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_remind", at))


def plan_review(work: Planning, programme: Programme, meetup: Meetup) -> None:
    """Plan the question of how it was, the day after."""
    timers.drop(work.connection, "meetup_review", meetup.id)
    at = ask_at(programme, meetup.ends_at)
    timers.plant(work.connection, wake_meetup(meetup, "meetup_review", at))


def programme_of(work: Planning, meetup: Meetup) -> Programme:
    """Give the settings of the programme that a meetup's group belongs to."""
    programme_id = meetups.programme_id_of(work.connection, meetup.group_id)
    return places.place_of(work.connection, programme_id).programme


def wake(meetup: Meetup, rsvp: Rsvp, kind: str, at: datetime) -> Wake:
    """Make a timer about one person's answer, for the meetup as it stands."""
    return Wake(
        kind=kind,
        due_at=at,
        municipality_id=meetup.municipality_id,
        person_id=rsvp.person_id,
        subject_id=rsvp.id,
        turn=meetup.version,
    )


def wake_meetup(meetup: Meetup, kind: str, at: datetime) -> Wake:
    """Make a timer about a whole meetup, as it stands."""
    return Wake(
        kind=kind,
        due_at=at,
        municipality_id=meetup.municipality_id,
        subject_id=meetup.id,
        turn=meetup.version,
    )
