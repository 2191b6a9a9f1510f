"""What was heard in labelled phrases, as figures and misses to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.clock import COPENHAGEN
from bot.command.sheets.phrases import Phrase
from flows.listening.cpr import remove_cpr
from flows.listening.figures import (
    LEVELS,
    HeardLevel,
    HeardReply,
    Share,
    figure_groups,
    figure_levels,
    figure_meanings,
    figure_replies,
    tabulate,
)
from flows.listening.meanings import Meaning, Question
from flows.listening.replies import Reply, read_reply

#: What the questions are about where nothing is said of it.
_AHEAD = timedelta(days=2)
_MEETING, _SHADOWING, _EVENT = time(13), time(8), time(19)
_VALUED = frozenset((Meaning.SCALE, Meaning.RESCHEDULE))


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase, and what Makker heard in it."""

    phrase: Phrase
    level: str
    meaning: str
    value: str
    why: str

    @property
    def as_level(self) -> HeardLevel:
        """The level beside the one that is written."""
        return HeardLevel(self.phrase.level or "", self.level, self.phrase.groups)

    @property
    def as_reply(self) -> HeardReply:
        """The meaning beside the one that is written."""
        phrase = self.phrase
        return HeardReply(
            phrase.meaning or "", phrase.value, self.meaning, self.value, phrase.also
        )


def set_moments(
    now: datetime, appointment: datetime | None
) -> dict[Question, datetime]:
    """Say when each question is about."""
    today = now.astimezone(COPENHAGEN).date()
    asked = {
        Question.APPOINTMENT_CONFIRM: (today + _AHEAD, _MEETING),
        Question.JOBSHADOW_CONFIRM: (today + timedelta(days=1), _SHADOWING),
        Question.EVENT_RSVP: (today, _EVENT),
    }
    moments = {
        question: datetime.combine(day, clock, COPENHAGEN)
        for question, (day, clock) in asked.items()
    }
    if appointment:
        moments[Question.APPOINTMENT_CONFIRM] = appointment
    return moments


def understand(
    phrase: Phrase, now: datetime, moments: Mapping[Question, datetime]
) -> tuple[str, str]:
    """Read what a phrase answers, and its number or local time in writing."""
    asked = phrase.question
    words, _ = remove_cpr(phrase.text)
    reply = read_reply(words, asked, now, appointment=moments.get(asked))
    return reply.meaning.value, _write_value(reply)


def _write_value(reply: Reply) -> str:
    if reply.value is None or reply.meaning not in _VALUED:
        return ""
    if isinstance(reply.value, datetime):
        return f"{reply.value.astimezone(COPENHAGEN):%Y-%m-%dT%H:%M}"
    return str(reply.value)


def tell_figures(heard: Sequence[Heard]) -> Iterator[str]:
    """Write the figures, where phrases are labelled."""
    levels = [each for each in heard if each.phrase.level]
    replies = [each for each in heard if each.phrase.meaning]
    if levels:
        yield from _tell_levels(levels)
    if replies:
        yield from _tell_replies(replies)


def _tell_levels(heard: Sequence[Heard]) -> Iterator[str]:
    lines = [each.as_level for each in heard]
    yield f"Levels: {len(lines)} labelled lines"
    table = tabulate(lines)
    yield _row("label \\ heard", *LEVELS)
    for label in LEVELS:
        yield _row(label, *(str(table.get((label, level), 0)) for level in LEVELS))
    yield from _tell_shares("Figure", figure_levels(lines))
    yield from _tell_shares("Noticed, or left alone, by kind", figure_groups(lines))
    misses = [each for each in heard if not each.as_level.is_right]
    yield f"Misses: {len(misses)}"
    for each in misses:
        reason = f" ({each.why})" if each.why else ""
        yield (
            f"  {each.phrase.id}\t{each.phrase.level} heard as {each.level}\t"
            f"{each.phrase.text}{reason}"
        )


def _tell_replies(heard: Sequence[Heard]) -> Iterator[str]:
    lines = [each.as_reply for each in heard]
    yield f"Replies: {len(lines)} labelled lines"
    yield from _tell_shares("Figure", figure_replies(lines))
    yield from _tell_shares("Understood, by meaning", figure_meanings(lines))
    misses = [each for each in heard if not each.as_reply.is_exact]
    yield f"Misses: {len(misses)}"
    for each in misses:
        label = f"{each.phrase.meaning} {each.phrase.value}".strip()
        answer = f"{each.meaning} {each.value}".strip()
        asked = each.phrase.question.value
        yield f"  {each.phrase.id}\t{label} heard as {answer}\t{asked}: " + (
            each.phrase.text
        )


def _tell_shares(heading: str, shares: Mapping[str, Share]) -> Iterator[str]:
    shown = {name: share for name, share in shares.items() if share.total}
    if not shown:
        return
    wide = max(map(len, (heading, *shown)))
    yield f"{heading:<{wide}}  share  95 % interval   of"
    for name, share in shown.items():
        low, high = share.interval
        yield (
            f"{name:<{wide}}  {share.value:.3f}  {low:.3f}-{high:.3f}  "
            f"{share.count:>5}/{share.total}"
        )


def _row(*cells: str) -> str:
    return f"{cells[0]:<14}" + "".join(f"{cell:>8}" for cell in cells[1:])
