"""What a programme's settings must hold to, beside each having its own kind."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.rules.programme import OPTIONAL_FLOWS, Programme

_HOURS = (0, 23)
#: Whole numbers, each with the least and the most that makes sense.
LIMITS: dict[str, tuple[int, int]] = {
    "age_from": (0, 120),
    "age_to": (0, 120),
    "guardian_below": (0, 18),
    "quiet_from": _HOURS,
    "quiet_until": _HOURS,
    "weekend_from": _HOURS,
    "weekend_until": _HOURS,
    "opens": _HOURS,
    "closes": _HOURS,
    "weekly_cap": (0, 21),
    "hours_apart": (0, 168),
    "nudge_after": (1, 168),
    "red_minutes": (1, 120),
    "orange_minutes": (1, 1440),
    "contact_minutes": (1, 1440),
    "human_hours": (1, 168),
    "who5_weeks": (0, 26),
    "loneliness_weeks": (0, 52),
    "first_contact_days": (1, 60),
    "first_group_weeks": (1, 26),
    "mood_fall": (0, 4),
    "window_months": (1, 60),
    "aim_percent": (0, 100),
    "caseload_most": (1, 100),
}
#: The first must come before the second, or no moment would ever be right.
ORDERED = (
    ("quiet_until", "quiet_from"),
    ("weekend_from", "weekend_until"),
    ("opens", "closes"),
)
#: Words that a list may hold.
WORDS: dict[str, frozenset[str]] = {
    "tracks": frozenset({"work", "treatment", "plan"}),
    "team": frozenset(
        {
            "consultant",
            "care_manager",
            "contact_person",
            "stand_in",
            "facilitator",
            "volunteer",
            "uu",
            "school",
            "psychiatry",
            "employer_contact",
        }
    ),
    "eligibility": frozenset({"benefit", "diagnosis", "in_treatment", "unwell"}),
    "flows_off": OPTIONAL_FLOWS,
}
_LONGEST_SENDER = 20
_MOST_HOURS_BEFORE = 24 * 14
_WEEK = range(1, 8)


def find_mistakes(programme: Programme) -> list[str]:
    """List what the settings cannot be, each with the mend."""
    return [
        *_outside_limits(programme),
        *_in_wrong_order(programme),
        *_bad_lists(programme),
        *_bad_days(programme),
        *_bad_names(programme),
    ]


def _outside_limits(programme: Programme) -> Iterator[str]:
    known = {field.name for field in fields(programme)}
    for name, (least, most) in LIMITS.items():
        if name in known and not least <= getattr(programme, name) <= most:
            yield f"{name} must be from {least} to {most}"


def _in_wrong_order(programme: Programme) -> Iterator[str]:
    for first, second in ORDERED:
        if getattr(programme, first) >= getattr(programme, second):
            yield f"{first} must be an earlier hour than {second}"
    if programme.age_from > programme.age_to:
        yield "age_from must not be higher than age_to"


def _bad_lists(programme: Programme) -> Iterator[str]:
    days = programme.working_days
    if not days or any(day not in _WEEK for day in days):
        yield "working_days must name days from 1 (Monday) to 7, as 1,2,3,4,5"
    hours = programme.reminder_hours
    if any(not 0 < hour <= _MOST_HOURS_BEFORE for hour in hours):
        yield f"reminder_hours must be from 1 to {_MOST_HOURS_BEFORE}, as 48,3"

    for name, known in WORDS.items():
        if not known.issuperset(getattr(programme, name)):
            yield f"{name} takes {', '.join(sorted(known))}, with commas"


def _bad_days(programme: Programme) -> Iterator[str]:
    for name in ("grant_from", "grant_until"):
        text = getattr(programme, name)
        try:
            if text:
                date.fromisoformat(text)
        except ValueError:
            yield f"{name} must be a day, as 2026-01-31"


def _bad_names(programme: Programme) -> Iterator[str]:
    try:
        ZoneInfo(programme.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield "zone must be a time zone, as Europe/Copenhagen"
    sender = programme.sender
    if not sender.strip() or len(sender) > _LONGEST_SENDER or not sender.isprintable():
        yield f"sender must be a short name of at most {_LONGEST_SENDER} letters"
