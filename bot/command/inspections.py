"""What makker check finds in an install, each in one line with its mend."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from bot.config import Settings
from bot.effects.alerts import drill
from bot.effects.alerts.troubles import TELEGRAM_WAITS, find_troubles
from bot.effects.fields import CRISIS_LINES
from bot.keyring import UnreadableError
from bot.rules.help_gaps import ages_that_differ, find_gaps
from bot.rules.help_lines import TOO_OLD, HelpLine
from bot.rules.limits import find_mistakes
from bot.store import inspection, places, schema, staff, watch
from bot.store.database import Connection
from bot.store.inspection import Standing
from bot.store.staff import Colleague
from flows.engine.conversation import Conversation
from flows.engine.engine import LostStepError, current_step
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask

#: The settings that each channel needs.
SETTINGS_OF = {
    "sms": "MAKKER_TWILIO_ACCOUNT_SID and MAKKER_TWILIO_AUTH_TOKEN",
    "telegram": "MAKKER_TELEGRAM_TOKEN",
    "email": "MAKKER_SMTP_URL",
    "web": "MAKKER_PUBLIC_URL",
}

is_current = schema.is_current
_DRILLS = {
    "never": "no test alarm has been made: press Send en pr\u00f8vealarm under Program "
    "on the staff site before anyone is invited",
    "old": "the last test alarm is more than a month old: press Send en "
    "pr\u00f8vealarm under Program on the staff site",
}
_TROUBLES = {
    "overdue": "an alert has waited too long for its next step: "
    "see that makker run is running, and look under I dag",
    "pushes_fail": "a push or a crisis answer has waited for more than a minute: "
    "see that makker run is running, and that the channels answer",
    "nobody_told": "an alert is open that has reached nobody: "
    "take it under I dag, and see who on the ladder can be reached, and by what",
    TELEGRAM_WAITS: "updates pile up at Telegram: "
    "check MAKKER_PUBLIC_URL and what stands before it",
}


def old_help_lines(lines: tuple[HelpLine, ...], today: date) -> Iterator[str]:
    """Name the help lines that nobody has checked for too long."""
    for line in lines:
        if line.is_too_old(today):
            yield (
                f"help line {line.id} was checked on {line.checked_on}, more than "
                f"{TOO_OLD.days} days ago: call it, and set checked_on in "
                "messages/da/help_lines.json"
            )


def losing_settings(connection: Connection) -> Iterator[str]:
    """Name what would let a power cut take back what was answered for."""
    for setting in inspection.settings_that_lose(connection):
        yield (
            f"database setting {setting} lets a commit be lost: "
            "set synchronous to FULL (SQLite), or fsync and synchronous_commit "
            "to on (PostgreSQL)"
        )


def unreadable(connection: Connection) -> Iterator[str]:
    """Tell when the keys are not those that the database was sealed with."""
    try:
        inspection.read_something_sealed(connection)
    except UnreadableError as fault:
        yield (
            f"{fault}: add the key it was sealed with to MAKKER_SECRET_KEY, "
            "after a comma"
        )


def lost_conversations(
    connection: Connection, flows: Mapping[str, AnyFlow]
) -> Iterator[str]:
    """Group the open conversations that stand where the flows have nothing."""
    for standing in inspection.open_conversations(connection):
        if not _is_somewhere(standing, flows):
            yield (
                f"{_many(standing.count, 'open conversation')} on "
                f"{standing.flow}.{standing.step}, which asks nothing any more: "
                "add it to the flow's moved"
            )


def places_without_help(
    connection: Connection, lines: tuple[HelpLine, ...]
) -> Iterator[str]:
    """Tell the programmes, ages and hours for which no help line is open."""
    for place in places.every_place(connection):
        first, last = place.programme.age_from, place.programme.age_to
        for age in ages_that_differ(lines, first, last):
            gaps = find_gaps(lines, CRISIS_LINES, age=age, region=place.region)
            if gaps:
                hours = ", ".join(gap.told for gap in gaps)
                yield (
                    f"{place.path}: no help line is open for age {age} and up in "
                    f"{place.region} {hours}: add one to messages/da/help_lines.json"
                )


def empty_ladders(connection: Connection) -> Iterator[str]:
    """Tell the programmes where nobody, or nobody with a phone, gets alerts."""
    for place in places.every_place(connection):
        for mistake in find_mistakes(place.programme):
            yield f"{place.path}: {mistake}: run makker programme set {place.path}"
        ladder = watch.everybody(connection, place.programme_id)
        told = staff.colleagues(connection, ladder)
        if not any(colleague.push_by for colleague in told.values()):
            yield (
                f"{place.path}: nobody is on the ladder, alerts would reach no human: "
                "run makker staff add with --role consultant, lead or duty"
            )


def missing_drills(connection: Connection, now: datetime) -> Iterator[str]:
    """Tell the programmes whose ladder has not been tried, or not for a month."""
    for place in places.every_place(connection):
        lack = drill.find_lack(connection, place, now)
        if lack is not None:
            yield f"{place.path}: {_DRILLS[lack]}"


def troubles(connection: Connection, now: datetime) -> Iterator[str]:
    """Tell what waits longer than it may in an install that runs."""
    for name in find_troubles(connection, now):
        yield _TROUBLES[name]


def accounts(connection: Connection) -> Iterator[str]:
    """Count those who cannot log in; a duty phone need not."""
    waiting = [
        colleague
        for colleague in staff.all_of(connection)
        if not colleague.is_disabled
        and not colleague.password_hash
        and not _is_phone_alone(connection, colleague)
    ]
    if waiting:
        yield (
            f"{_many(len(waiting), 'account')} without a password: makker staff list "
            "shows who, makker staff reset EMAIL prints a link for each"
        )


def missing_channels(connection: Connection, settings: Settings) -> Iterator[str]:
    """Tell whom nothing reaches, because a channel's settings are not there."""
    on = {
        "sms": settings.twilio is not None,
        "telegram": settings.telegram is not None,
        "email": settings.smtp_url is not None,
    }
    for channel, count in inspection.people_by_channel(connection).items():
        if not on.get(channel, True):
            yield _missing(f"{_many(count, 'participant')} written to", channel)
    pushed = [
        channel
        for colleague in staff.all_of(connection)
        if not colleague.is_disabled
        for channel in colleague.push_by
    ]
    for channel in sorted(set(pushed)):
        if not on.get(channel, True):
            told = f"{_many(pushed.count(channel), 'colleague')} told of alerts"
            yield _missing(told, channel)
    for place in places.every_place(connection):
        if place.programme.telegram and not on["telegram"]:
            yield _missing(f"{place.path} has telegram=on", "telegram")


def _missing(who: str, channel: str) -> str:
    return f"{who} by {channel}, which is off: set {SETTINGS_OF[channel]}"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _is_somewhere(standing: Standing, flows: Mapping[str, AnyFlow]) -> bool:
    flow = flows.get(standing.flow)
    if flow is None:
        return False
    try:
        step = current_step(flow, Conversation(standing.flow, standing.step))
    except LostStepError:
        return False
    return isinstance(flow.steps[step], Ask)


def _is_phone_alone(connection: Connection, colleague: Colleague) -> bool:
    grants = staff.grants_of(connection, colleague.id)
    return {grant.role for grant in grants} == {"duty"} and bool(colleague.phone)
