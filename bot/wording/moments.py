"""Moments as people say them: in words on a page, and in full beside."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.wording import dates
from bot.wording.words import Words

#: Days for which the weekday alone says enough.
_WEEK = 6


def said(words: Words, moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a moment: i går kl. 14, mandag kl. 9.30, or the date."""
    return words.say(
        "date.day_at",
        "web",
        {"day": day(words, moment, now, zone), "time": short_clock(moment, zone)},
    )


def day(words: Words, moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a day: i dag, i mandags, torsdag, 3. november, or with its year."""
    away = dates.days_from(now, moment, zone)
    if away in dates.NEAR_DAYS:
        return words.term(dates.NEAR_DAYS[away])
    if abs(away) <= _WEEK:
        weekday = _local(moment, zone, "EEEE")
        fields = {"weekday": weekday}
        return weekday if away > 0 else words.say("date.last_weekday", "web", fields)
    if now.astimezone(zone).year != moment.astimezone(zone).year:
        return _local(moment, zone, "d. MMMM y")
    return _local(moment, zone, "EEEE 'den' d. MMMM" if away > 0 else "d. MMMM")


def short_clock(moment: datetime, zone: ZoneInfo) -> str:
    """Say a time of day: 14, or 14.05."""
    on_the_hour = moment.astimezone(zone).minute == 0
    return _local(moment, zone, "H" if on_the_hour else "H.mm")


def full(moment: datetime, zone: ZoneInfo) -> str:
    """Give the whole moment: tirsdag den 24. november 2026 kl. 10.00.12."""
    return _local(moment, zone, "EEEE 'den' d. MMMM y 'kl.' H.mm.ss")


def _local(moment: datetime, zone: ZoneInfo, pattern: str) -> str:
    return format_datetime(moment.astimezone(zone), pattern, locale="da")
