"""The forms of an alert's page, read with each mistake by its field."""

from collections.abc import Mapping
from datetime import datetime

from admin.fields import Mistakes, read_choice, read_words
from admin.guard import Form
from admin.local_time import read_local
from bot.clock import COPENHAGEN
from bot.effects.alerts.closing import Contact
from bot.effects.alerts.handling import Duty
from bot.rules.ladder import Level

MOST_OF_NAME, MOST_OF_PLAN = 120, 2000
#: What a consultant asks about in a call back; a staff tool, never the bot's.
QUESTIONS = ("thoughts", "plans", "hopeless", "restless", "before", "alone")
ANSWERS = ("yes", "no", "unknown")
DECISIONS = ("notified", "not_notified")
_LOWER: tuple[Level, ...] = ("orange", "yellow")


def read_contact(form: Form, mistakes: Mistakes, now: datetime) -> Contact | None:
    """Read who spoke, when, and what happens now."""
    who = read_words(form, "who", MOST_OF_NAME, mistakes)
    what_now = read_words(form, "what_now", MOST_OF_PLAN, mistakes)
    at = _read_past(form, mistakes, now)
    if mistakes or at is None:
        return None
    return Contact(who, at, what_now)


def read_call_back(form: Form, mistakes: Mistakes) -> Mapping[str, str]:
    """Read what was heard; nothing of it must be filled in."""
    answers = {name: form[name] for name in QUESTIONS if form[name] in ANSWERS}
    heard = form["heard"].strip()
    if len(heard) > MOST_OF_PLAN:
        mistakes.add("heard", "long")
    return answers | {"heard": heard} if heard else answers


def read_duty(form: Form, mistakes: Mistakes, now: datetime) -> Duty | None:
    """Read what was decided about the duty to notify, why and when."""
    decision = read_choice(form, "decision", DECISIONS, mistakes)
    reason = read_words(form, "reason", MOST_OF_PLAN, mistakes)
    at = _read_past(form, mistakes, now, "decided_")
    if mistakes or at is None:
        return None
    told_at = at if form["told"] else None
    return Duty(decision, reason, at, told_at)


def read_lower(form: Form, mistakes: Mistakes) -> tuple[Level, str] | None:
    """Read the lower level, and why."""
    chosen = read_choice(form, "level", _LOWER, mistakes)
    why = read_words(form, "why", MOST_OF_PLAN, mistakes)
    level: Level = "orange" if chosen == "orange" else "yellow"
    return None if mistakes else (level, why)


def _read_past(
    form: Form, mistakes: Mistakes, now: datetime, prefix: str = ""
) -> datetime | None:
    at = read_local(form, COPENHAGEN, mistakes, prefix)
    if at is not None and at > now:
        mistakes.add(f"{prefix}date", "future")
    return at
