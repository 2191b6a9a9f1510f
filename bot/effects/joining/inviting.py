"""Links that staff show on their screen: into Telegram, into the chat; and as QR."""

from dataclasses import dataclass
from datetime import datetime

import segno

from bot.effects import speech
from bot.effects.fields import LINK_LIVES, chat_link
from bot.effects.joining import newcomers
from bot.effects.joining.telegram_links import TELEGRAM_LIVES, telegram_link
from bot.effects.turn import Turn, Work
from bot.store import conversations, people
from bot.store.staff import Colleague


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link, how it looks as QR, and until when it opens."""

    link: str
    svg: str
    until: datetime


def by_telegram(work: Work, person_id: int, colleague: Colleague) -> Invitation | None:
    """Give staff a link into Telegram to show; None where there is no bot."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    link = telegram_link(work, person, colleague.id)
    if link is None:
        return None
    return Invitation(link, draw(link), work.now + TELEGRAM_LIVES)


def by_chat(work: Work, person_id: int) -> Invitation | None:
    """Give staff a link into Makker's own chat, where the welcome waits."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel="web",
        delivery="reply",
        open_conversations=conversations.open_of(work.connection, person.id),
    )
    if person.state in {"invited", "declined"}:
        newcomers.invite(turn)
    link = chat_link(turn)
    speech.close(turn)
    return Invitation(link, draw(link), work.now + LINK_LIVES)


def draw(link: str) -> str:
    """Draw a link as QR, as SVG that stands in a page."""
    code = segno.make(link, error="m", micro=False)
    return str(code.svg_inline(scale=6, border=4, title="QR"))
