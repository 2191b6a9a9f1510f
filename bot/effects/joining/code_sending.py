"""One-time codes: sent to an address that is known, to be typed on a new one."""

import secrets
from datetime import timedelta

from bot.effects.joining import link_words
from bot.effects.turn import Work
from bot.store import addresses, codes, tasks
from bot.store.people import Person
from bot.store.tasks import NewTask

#: Seven digits hold 23 bits.
CODE_DIGITS = 7
#: Most codes that a person is sent in a day.
MOST_CODES = 5
_DAY = timedelta(days=1)


def send_code(
    work: Work, person: Person, channel: str, value: str, *, via: str | None = None
) -> bool:
    """Send a code to an address that is known, to be typed on a new one."""
    connection = work.connection
    known = via or _known_channel(work, person, channel)
    lately = codes.given_lately(connection, person.id, work.now - _DAY)
    if known is None or lately >= MOST_CODES:
        _tell_consultant(work, person)
        return False
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    codes.add(
        connection,
        person.id,
        municipality_id=person.municipality_id,
        channel=channel,
        value=value,
        code=code,
        now=work.now,
    )
    link_words.send_code(work, person, known, code, f"link.code_for_{channel}")
    return True


def _known_channel(work: Work, person: Person, new: str) -> str | None:
    """Where a code may go: to the phone, or to what else is theirs already."""
    for channel in ("sms", "telegram"):
        address = addresses.bound_now(work.connection, person.id, channel)
        is_another = channel != new or channel == "sms"
        if address is not None and address.state == "ok" and is_another:
            return channel
    return None


def _tell_consultant(work: Work, person: Person) -> None:
    """Where no code can go, a human makes sure who it is."""
    if not tasks.has_open(work.connection, "link", person.id):
        task = NewTask(
            municipality_id=person.municipality_id,
            kind="link",
            person_id=person.id,
            staff_id=person.consultant_id,
        )
        tasks.add(work.connection, task, work.now)
