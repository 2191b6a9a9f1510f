"""Words of the fields about meetups, receipts, numbers, goals and steps."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from bot.effects.meetups.facilitating import facilitator_for
from bot.effects.turn import Turn
from bot.store import goals, measures, meetups, receipts, rsvps, staff
from bot.store.conversations import Subject
from bot.store.meetups import Meetup
from bot.store.receipts import Receipt
from bot.store.rsvps import Rsvp
from bot.wording import dates


class Spoken(Protocol):
    """What a text is said about, as far as these fields need it."""

    @property
    def turn(self) -> Turn:
        """The turn it is said in."""
        ...

    @property
    def subject(self) -> Subject | None:
        """The matter spoken of."""
        ...

    @property
    def answers(self) -> Mapping[str, str]:
        """What has been answered in the conversation."""
        ...


class NothingToSayError(Exception):
    """A text speaks of something that is not there."""


def meetup_of(turn: Turn, subject: Subject | None) -> Meetup:
    """Give the meetup spoken of, as it stands now."""
    found = None
    if subject is not None and subject.kind == "meetup":
        found = meetups.get(turn.connection, subject.id)
    if found is None:
        raise NothingToSayError("no meetup is spoken of")
    return found


def moment(turn: Turn, at: datetime) -> str:
    """Say a day with its hour, as i dag kl. 14.30."""
    words, zone = turn.house.words, turn.person.programme.time_zone
    fields = {"day": words.day(at, turn.now, zone), "time": dates.clock(at, zone)}
    return words.say("date.day_at", turn.channel, fields)


def _meetup(spoken: Spoken) -> Meetup:
    return meetup_of(spoken.turn, spoken.subject)


def _rsvp(spoken: Spoken) -> Rsvp:
    turn = spoken.turn
    found = rsvps.find(turn.connection, _meetup(spoken).id, turn.person.id)
    if found is None:
        raise NothingToSayError("the person was never invited")
    return found


def _group(spoken: Spoken) -> str:
    return meetups.group_name(spoken.turn.connection, _meetup(spoken).group_id)


def _until(spoken: Spoken) -> str:
    until = _rsvp(spoken).offered_until
    if until is None:
        raise NothingToSayError("no place is offered")
    return moment(spoken.turn, until)


def _host(spoken: Spoken) -> str:
    """The named adult who has said yes to meeting or fetching the person."""
    met_by = _rsvp(spoken).met_by
    if met_by is None:
        raise NothingToSayError("nobody has accepted the wish")
    return _first_name(spoken.turn, met_by)


def _facilitator(spoken: Spoken) -> str:
    turn, subject = spoken.turn, spoken.subject
    if subject is not None and subject.kind == "meetup":
        return _first_name(turn, _meetup(spoken).facilitator_id)
    return _first_name(turn, facilitator_for(turn, turn.person))


def _count(spoken: Spoken) -> str:
    """How many come; never who."""
    turn = spoken.turn
    coming = rsvps.count(turn.connection, _meetup(spoken).id, ("coming",))
    return str(coming) if coming else turn.house.words.term("ask.none")


def _hosts(spoken: Spoken) -> str:
    """First names of those of the staff who are there."""
    connection = spoken.turn.connection
    names = [
        staff.get(connection, staff_id).first_name
        for staff_id in meetups.hosts_of(connection, _meetup(spoken))
    ]
    return join_names(spoken.turn, names)


def join_names(turn: Turn, names: list[str]) -> str:
    """Join names as people say them: Karen, Ali og Bo."""
    *before, last = names
    if not before:
        return last
    between = turn.house.words.term("ask.and")
    return f"{', '.join(before)} {between} {last}"


def _receipt(spoken: Spoken) -> Receipt:
    found = receipts.last_of(spoken.turn.connection, spoken.turn.person.id)
    if found is None:
        raise NothingToSayError("nothing was cancelled")
    return found


def _seen(spoken: Spoken) -> str:
    seen_at = _receipt(spoken).seen_at
    return "" if seen_at is None else moment(spoken.turn, seen_at)


def _seen_by(spoken: Spoken) -> str:
    seen_by = _receipt(spoken).seen_by
    return "" if seen_by is None else _first_name(spoken.turn, seen_by)


def _score(place: int) -> Callable[[Spoken], str]:
    def words(spoken: Spoken) -> str:
        turn = spoken.turn
        found = measures.last(turn.connection, turn.person.id, "who5")
        if len(found) < place:
            raise NothingToSayError("there is no such score")
        return str(found[-place].score)

    return words


def _goal(spoken: Spoken) -> str:
    """The goal that was chosen, while it is one; else the newest."""
    turn = spoken.turn
    known = goals.of_person(turn.connection, turn.person.id)
    if not known:
        raise NothingToSayError("there is no goal")
    chosen = [goal for goal in known if str(goal.id) == spoken.answers.get("goal")]
    return (chosen or known)[-1].words


def _small_step(spoken: Spoken) -> str:
    found = goals.open_step(spoken.turn.connection, spoken.turn.person.id)
    if found is None:
        raise NothingToSayError("there is no step")
    return found.words


def _first_name(turn: Turn, staff_id: int) -> str:
    return staff.get(turn.connection, staff_id).first_name


EVERYDAY_FIELDS: Mapping[str, Callable[[Spoken], str]] = {
    "group": _group,
    "title": lambda spoken: _meetup(spoken).title,
    "until": _until,
    "host": _host,
    "where": lambda spoken: _rsvp(spoken).met_where,
    "facilitator": _facilitator,
    "count": _count,
    "hosts": _hosts,
    "received": lambda spoken: moment(spoken.turn, _receipt(spoken).received_at),
    "seen": _seen,
    "seen_by": _seen_by,
    "score": _score(1),
    "last_score": _score(2),
    "goal": _goal,
    "small_step": _small_step,
}
