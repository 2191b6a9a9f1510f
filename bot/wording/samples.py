"""The longest plausible words for each field, to measure messages with."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from bot.clock import COPENHAGEN
from bot.rules.help_lines import HelpLine
from bot.wording import dates
from bot.wording.catalog import Catalog, MissingTextError
from bot.wording.families import keys_of
from bot.wording.words import MissingFieldError, fill

_FIRST_NAME = "Anne-Kathrine"
_FULL_NAME = "Anne-Kathrine Christoffersen"
_OFFICE = "https://makker.ringkoebing-skjern.dk"
#: A signed token: the moment it dies, the person's number, the signature.
_TOKEN = "6ab01234.123456." + "A" * 22
_LATEST_CLOCK = "20.00"
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_DAYS_OF_A_YEAR = 366

#: What does not depend on words or data; add a line for each new field.
_FIXED: Mapping[str, str] = {
    **dict.fromkeys(
        [
            "first_name",
            "consultant",
            "owner",
            "told",
            "asked",
            "author",
            "young_name",
            "facilitator",
            "former",
            "host",
            "seen_by",
            "who",
        ],
        _FIRST_NAME,
    ),
    **dict.fromkeys(["full_name", "contact"], _FULL_NAME),
    **dict.fromkeys(["age_from", "age_to", "asked_hour", "number_end"], "29"),
    **dict.fromkeys(
        [
            "answer_count",
            "appointment_count",
            "count",
            "last_score",
            "message_count",
            "minutes",
            "plan_count",
            "score",
        ],
        "120",
    ),
    "initials": "AKCH",
    "sender": "Makker Lyngby-Taarb.",
    **dict.fromkeys(["phone", "host_phone"], "+45 20 00 00 00"),
    "code": "123456",
    "link": f"{_OFFICE}/chat/{_TOKEN}",
    "calendar": f"{_OFFICE}/calendar/{_TOKEN}.ics",
    "answer_link": f"{_OFFICE}/employer/{_TOKEN}",
    "telegram_link": f"https://t.me/makker_bot?start={_TOKEN}",
    "time": _LATEST_CLOCK,
    "wished_time": _LATEST_CLOCK,
    "weekday": "torsdag",
    "birthday": "30. sep. 2008",
    "place": "Frederikssundsvej 123 B, 2. sal th., 2400",
    "where": "Frederikssundsvej 123, 2. sal",
    "company": "Restaurant Christianshavn",
    "title": "Bowling & burger, Vesterbro",
    "group": "Torsdagsgruppen Frederikssund",
    "hosts": f"{_FIRST_NAME}, {_FIRST_NAME} & {_FIRST_NAME}",
    "clothes": "m" * 28,
    "route": "m" * 28,
    #: What people write themselves; how long that gets is their own.
    **dict.fromkeys(
        ["goal", "small_step", "words", "plan", "next_steps", "readers", "sharing"],
        "m" * 60,
    ),
}
#: Fields that are a day, and those that are a day with its hour.
_DAYS = ["day", "start_day", "contact_by", "wished_day"]
_MOMENTS = ["when_back", "until", "received", "seen", "pause_end"]
#: Fields that are texts themselves, with the texts that they can be.
_COMPOSED: Mapping[str, tuple[str, ...]] = {
    "who_knows": (
        "safety.nobody_told",
        "safety.taken_by",
        "safety.told_on_watch",
        "safety.told_off_watch",
    ),
    "whom": ("appointment.and_company",),
    "series": ("appointment.every_week", "appointment.every_other_week"),
    "meet": ("shadow.meet",),
    "workplace": ("job_started.at_company",),
    "rhythm": keys_of("rhythm.{}"),
    "other_places": keys_of("place.{}{}"),
}
#: Fields that are several texts, one after the other.
_CHAINED: Mapping[str, tuple[str, ...]] = {
    "practical": ("shadow.clothes", "shadow.route"),
}


def samples(catalog: Catalog, help_lines: Iterable[HelpLine]) -> Mapping[str, str]:
    """Give the longest plausible words for every field that texts may use."""
    day = longest_day()
    moment = _of_text(catalog, "date.day_at", {**_FIXED, "day": day})
    help_line = max((h.told_by("sms") for h in help_lines), key=len, default="")
    simple = {
        **_FIXED,
        **dict.fromkeys(_DAYS, day),
        **dict.fromkeys(_MOMENTS, moment),
        **dict.fromkeys(("help_line", "second_help_line"), help_line),
    }

    def told(key: str) -> str:
        return _of_text(catalog, key, simple)

    return {
        **simple,
        **{name: max(map(told, keys), key=len) for name, keys in _COMPOSED.items()},
        **{name: " ".join(map(told, keys)) for name, keys in _CHAINED.items()},
    }


def longest_day() -> str:
    """Give the longest way that a day of the year is said."""
    year = (_NOON + timedelta(days=n) for n in range(_DAYS_OF_A_YEAR))
    return max((dates.weekday(day, COPENHAGEN) for day in year), key=len)


def _of_text(catalog: Catalog, key: str, fields: Mapping[str, str]) -> str:
    """Fill a text; one that is missing or wrong is found by the checks."""
    try:
        return fill(catalog.find(key, "sms"), fields, key)
    except (MissingTextError, MissingFieldError):
        return ""
