"""Fields about the person's own things: rhythm, pause, data, plan, who has read."""

from datetime import datetime, time

from bot.effects.own import sharing
from bot.effects.own.common_plan_words import common_plan
from bot.effects.own.sharing import Look
from bot.effects.turn import Turn
from bot.rules.quiet_spells import has_no_end
from bot.store import addresses, own_data, own_plans, staff, thread_marks
from bot.store.conversations import Kept
from bot.store.own_data import Holdings
from bot.store.pages import team
from bot.wording import dates
from flows.engine.facts import Listed
from flows.listening.asked_hours import find_hour

#: Letters of a line of the plan that a button has room for.
_ON_BUTTON = 40


def rhythm(turn: Turn) -> str:
    """Say how often Makker asks."""
    return _term(turn, f"rhythm.{turn.person.rhythm}")


def pause_end(turn: Turn) -> str:
    """Say until when there is quiet: a day, and the hour when it is not midnight."""
    until = turn.person.paused_until
    if until is None or has_no_end(until):
        return _term(turn, "rhythm.until_start")
    zone = turn.person.programme.time_zone
    local = until.astimezone(zone)
    day = turn.house.words.day(until, turn.now, zone)
    if local.time() == time():
        return day
    fields = {"day": day, "time": dates.clock(until, zone)}
    return turn.house.words.say("date.day_at", turn.channel, fields)


def asked_hour(answers: object) -> str:
    """Say the hour that was asked for."""
    hour = find_hour(str(answers or ""))
    return str(hour if hour is not None else "")


def other_places(turn: Turn) -> str:
    """Say where else one can write, as "på Telegram eller i Makkers egen chat"."""
    is_chat = turn.channel == "web"
    key = "by_phone" if is_chat else "own_chat"
    is_telegram = turn.person.programme.telegram and turn.channel != "telegram"
    return _term(turn, f"place.{'telegram_or_' if is_telegram else ''}{key}")


def number_end(turn: Turn) -> str:
    """Say the last two digits of the number; more need not stand on a page."""
    address = addresses.bound_now(turn.connection, turn.person.id, "sms")
    return address.value[-2:] if address else "-"


def birthday(turn: Turn) -> str:
    """Say the birthday."""
    zone = turn.person.programme.time_zone
    return dates.short_date(
        datetime.combine(turn.person.birthdate, time(12), zone), zone
    )


def holdings(turn: Turn) -> Holdings:
    """Count what is stored."""
    return own_data.count(turn.connection, turn.person.id)


def readers(turn: Turn) -> str:
    """Tell who has read, by role and day, the newest first; no names."""
    looks = sharing.looks_of(turn, turn.person.id)
    return "\n".join(_reader(turn, look) for look in looks) or _term(
        turn, "my_data.nobody"
    )


def shared(turn: Turn) -> str:
    """Tell what the person shares, and with whom."""
    lines = [
        f"- {_term(turn, f'chat.sharing.pane.{what}')}: {row.name}"
        for row in team.members_of(turn.connection, turn.person.id)
        for what, pane in row.panes.items()
        if pane == "open"
    ]
    return "\n".join(lines) or _term(turn, "my_data.shares_nothing")


def plan(turn: Turn) -> str:
    """Show the plan part by part, and after it the common one."""
    shown = []
    lines = own_plans.lines_of(turn.connection, turn.person.id)
    for part in own_plans.PARTS:
        own = [f"- {line.words}" for line in lines if line.part == part]
        if own:
            shown.append("\n".join([_term(turn, f"my_plan.part.{part}"), *own]))
    shown.append(common_plan(turn))
    return "\n\n".join(part for part in shown if part)


def plan_lines(turn: Turn, _kept: Kept) -> tuple[Listed, ...]:
    """Offer each line of the plan, as far as a button has room."""
    return tuple(
        Listed(str(line.id), _shorten(line.words))
        for line in own_plans.lines_of(turn.connection, turn.person.id)
    )


def former(turn: Turn) -> str:
    """Name the consultant before this one."""
    mark = thread_marks.newest(turn.connection, turn.person.id, "handover")
    if mark is None or mark.from_staff_id is None:
        return turn.person.consultant_first_name
    return staff.get(turn.connection, mark.from_staff_id).first_name


def next_steps(turn: Turn) -> str:
    """Give what the consultant wrote about what comes next."""
    mark = thread_marks.newest(turn.connection, turn.person.id, "goodbye")
    written = mark.words if mark is not None else ""
    return written or _term(turn, "goodbye.as_agreed")


def _reader(turn: Turn, look: Look) -> str:
    fields = {
        "who": _term(turn, f"my_data.reader.{look.role}"),
        "day": look.day,
        "count": str(look.count),
    }
    return turn.house.words.say("my_data.reader_line", "web", fields)


def _shorten(words: str) -> str:
    return words if len(words) <= _ON_BUTTON else f"{words[: _ON_BUTTON - 3]}..."


def _term(turn: Turn, key: str) -> str:
    return turn.house.words.term(key, turn.person.wording)
