"""Read a time and a place, and whom one speaks with there, as forms give them."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from admin.fields import Mistakes, read_number, read_words
from admin.guard import Form
from admin.local_time import read_local
from bot.rules.phones import BadPhoneError, read_phone
from bot.store.companies import NewContact
from bot.wording.neutral import Neutral

#: An SMS with the place in it must not grow beyond two parts.
MOST_OF_PLACE, MOST_OF_NAME = 80, 120
SHORTEST, LONGEST = 5, 600


def read_ahead(
    form: Form, zone: ZoneInfo, mistakes: Mistakes, now: datetime
) -> datetime | None:
    """Read a day and an hour that are still to come."""
    starts_at = read_local(form, zone, mistakes)
    if starts_at is not None and starts_at <= now:
        mistakes.add("date", "past")
    return starts_at


def read_minutes(form: Form, mistakes: Mistakes) -> int:
    """Read how long it takes."""
    return read_number(form, "minutes", SHORTEST, LONGEST, mistakes)


def read_place(form: Form, neutral: Neutral, mistakes: Mistakes) -> str:
    """Read an address that may stand in an SMS."""
    if neutral.health_words(form["place"]):
        mistakes.add("place", "place")
    return " ".join(read_words(form, "place", MOST_OF_PLACE, mistakes).split())


def refuse_health(
    form: Form, fields: Iterable[str], neutral: Neutral, mistakes: Mistakes
) -> None:
    """What a phone shows tells nothing of health."""
    for field in fields:
        if neutral.health_words(form[field]):
            mistakes.add(field, "shown")


def refuse_long(form: Form, field: str, most: int, mistakes: Mistakes) -> str:
    """Read words that may be left out."""
    words = " ".join(form[field].split())
    if len(words) > most:
        mistakes.add(field, "long")
    return words


def read_contact(
    form: Form, mistakes: Mistakes, *, own_phone: str = ""
) -> NewContact | None:
    """Read whom to write to at a place of work: a name, and a number or an e-mail."""
    name = " ".join(read_words(form, "contact", MOST_OF_NAME, mistakes).split())
    phone, email = _read_phone(form, mistakes), _read_email(form, mistakes)
    if not (phone or email or mistakes):
        mistakes.add("contact_phone", "reach")
    if phone and phone == own_phone:
        mistakes.add("contact_phone", "own_phone")
    return None if mistakes else NewContact(name=name, phone=phone, email=email)


def _read_phone(form: Form, mistakes: Mistakes) -> str:
    text = form["contact_phone"].strip()
    try:
        return read_phone(text) if text else ""
    except BadPhoneError:
        mistakes.add("contact_phone", "phone")
        return ""


def _read_email(form: Form, mistakes: Mistakes) -> str:
    text = form["contact_email"].strip().lower()
    name, at, place = text.partition("@")
    if text and not (name and at and "." in place and " " not in text):
        mistakes.add("contact_email", "email")
    if len(text) > MOST_OF_NAME:
        mistakes.add("contact_email", "long")
    return text
