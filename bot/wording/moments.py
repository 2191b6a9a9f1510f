"""Moments as people say them: in words on a page, and in full beside."""

from datetime import datetime
from zoneinfo import ZoneInfo

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
    local = moment.astimezone(zone)
    if abs(away) <= _WEEK:
        name = dates.DAYS[local.weekday()]
        fields = {"weekday": name}
        return name if away > 0 else words.say("date.last_weekday", "web", fields)
    date = f"{local.day}. {dates.MONTHS[local.month]}"
    if now.astimezone(zone).year != local.year:
        return f"{date} {local.year}"
    return dates.weekday(moment, zone) if away > 0 else date


def short_clock(moment: datetime, zone: ZoneInfo) -> str:
    """Say a time of day: 14, or 14.05."""
    local = moment.astimezone(zone)
    return str(local.hour) if local.minute == 0 else dates.clock(moment, zone)


def full(moment: datetime, zone: ZoneInfo) -> str:
    """Give the whole moment: tirsdag den 24. november 2026 kl. 10.00.12."""
    local = moment.astimezone(zone)
    day = f"{dates.weekday(moment, zone)} {local.year}"
    return f"{day} kl. {dates.clock(moment, zone)}.{local.second:02}"
