"""Turn what was said in a turn into messages: one SMS, in chat at most two."""

from dataclasses import replace
from datetime import timedelta

from bot.effects.fields import Scene, fields_for
from bot.effects.turn import Said, Turn
from bot.store import addresses, outbox, sayings
from bot.store.conversations import Kept
from bot.store.outbox import Outgoing
from flows.engine.texts import Text

#: A reply is worth sending this long; then its moment has passed.
REPLY_LIVES = timedelta(hours=6)
_NOTICE = Text("link.notice", ("first_name", "link", "sender"))


def say(turn: Turn, text: Text, scene: Scene) -> None:
    """Put words to a text and add it to what this turn says."""
    turn.said.append(
        Said(
            key=text.key,
            words=put_words(turn, text, scene),
            is_private=_is_private(turn, text, scene),
            subject=scene.subject,
        )
    )


def ask(turn: Turn, text: Text, scene: Scene, kept: Kept) -> None:
    """Put words to a question, with the choices that chat shows as buttons."""
    choices = kept.conversation.offered.shown if kept.conversation.offered else ()
    turn.said.append(
        Said(
            key=text.key,
            words=put_words(turn, text, scene) + _listed(turn, kept),
            buttons=tuple(choice.label for choice in choices),
            is_question=True,
            is_private=_is_private(turn, text, scene),
            conversation_id=kept.id,
            turn=kept.conversation.turn,
            subject=scene.subject,
        )
    )


def _listed(turn: Turn, kept: Kept) -> str:
    """SMS has no buttons: choices known only now are written out by number."""
    offered = kept.conversation.offered
    if offered is None or turn.channel != "sms":
        return ""
    return "".join(
        f"\n{choice.number} {choice.label}"
        for choice in offered.choices[: offered.listed]
    )


def put_words(turn: Turn, text: Text, scene: Scene) -> str:
    """Put words to a text, for the channel that it will be read on."""
    channel = "web" if _is_private(turn, text, scene) else turn.channel
    return turn.house.words.say(
        text.key,
        channel,
        fields_for(scene, text.fields),
        municipality=turn.person.wording,
        occasion=_occasion(turn, text),
        policy=turn.person.programme.sms_wellbeing,
    )


def close(turn: Turn) -> None:
    """Store what was said as messages to be sent."""
    private = [said for said in turn.said if said.is_private]
    if private:
        _lay_in_chat(turn, private)
    open_words = [said for said in turn.said if not said.is_private]
    groups = [open_words] if turn.channel == "sms" else _split(open_words)
    for group in groups:
        if group:
            outbox.add(turn.connection, _message(turn, group, turn.channel), turn.now)
    if open_words and _comes_unseen(turn):
        _announce(turn)
    turn.said = []


def _comes_unseen(turn: Turn) -> bool:
    """Whether it lies in Makker's own chat, where nobody is looking just now."""
    is_started = turn.is_started_by_makker and turn.delivery in {"nudge", "change"}
    return turn.channel == "web" and is_started


def _announce(turn: Turn) -> None:
    """Say by SMS that there is something, where they have a phone; it counts once."""
    if addresses.bound_now(turn.connection, turn.person.id, "sms") is None:
        return
    by_sms = replace(turn, channel="sms", said=[])
    say(by_sms, _NOTICE, Scene(by_sms, None))
    notice = _message(by_sms, by_sms.said, "sms")
    outbox.add(turn.connection, replace(notice, counts=False), turn.now)


def _occasion(turn: Turn, text: Text) -> int:
    """Take the wordings of a text in turn, so that none comes twice in a row."""
    if len(turn.house.words.catalog.variants_of(text.key)) == 1:
        return 0
    person = turn.person
    return sayings.count_saying(
        turn.connection, person.municipality_id, person.id, text.key
    )


def _is_private(turn: Turn, text: Text, scene: Scene) -> bool:
    """Whether the words are about wellbeing, and SMS may carry only a link."""
    if scene.is_web_only and turn.channel != "web":
        return not turn.house.words.catalog.has(text.key, "sms")
    policy = turn.person.programme.sms_wellbeing
    return turn.house.words.variant_for(text.key, turn.channel, policy) is None


def _lay_in_chat(turn: Turn, private: list[Said]) -> None:
    """Lay the words in the web chat, and say the link to them instead."""
    for group in _split(private):
        laid = replace(_message(turn, group, "web"), counts=False)
        outbox.add(turn.connection, laid, turn.now)
    say(turn, _NOTICE, Scene(turn, None))


def _split(said: list[Said]) -> list[list[Said]]:
    """In chat what is told comes first, and what is asked in a message of its own."""
    told = [s for s in said if not s.is_question]
    asked = [s for s in said if s.is_question]
    return [group for group in (told, asked) if group]


def _message(turn: Turn, group: list[Said], channel: str) -> Outgoing:
    last = group[-1]
    between = "\n" if channel == "sms" else "\n\n"
    return Outgoing(
        municipality_id=turn.person.municipality_id,
        person_id=turn.person.id,
        delivery=turn.delivery,
        channel=channel,
        words=between.join(said.words for said in group),
        texts=tuple(said.key for said in group),
        buttons=last.buttons,
        conversation_id=last.conversation_id,
        turn=last.turn,
        inbox_id=turn.inbox_id,
        subject=last.subject,
        counts=turn.is_started_by_makker and turn.delivery in {"nudge", "change"},
        not_before=turn.not_before,
        deadline=turn.now + REPLY_LIVES if turn.delivery == "reply" else None,
    )
