"""Find the person whom a command is about: by number, or by the id of their page."""

from bot.command.desk import RefusedError
from bot.rules.phones import BadPhoneError, read_phone
from bot.store import people
from bot.store.database import Connection
from bot.store.people import Person

#: Longer than any id; shorter than any number.
_LONGEST_ID = 7
ABOUT = "phone number, or the id at the end of the person's page on the staff site"


def find_person(connection: Connection, text: str) -> Person:
    """Find a person; refuse with the mend."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_ID:
        found = people.lock(connection, int(plain))
    else:
        found = people.by_address(connection, "sms", _read_phone(plain))
    if found is None:
        raise RefusedError(
            "nobody here has this number or id: look in the list of young people"
        )
    return found


def _read_phone(text: str) -> str:
    try:
        return read_phone(text)
    except BadPhoneError:
        raise RefusedError(f"PERSON is no {ABOUT}") from None
