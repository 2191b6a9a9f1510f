"""One turn of one person in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from bot.effects import asking, conversing, hearing, later, replying, speech, wishes
from bot.effects.alerts import crisis, staff_replies
from bot.effects.joining import linking, membership, number_talk, numbers, strangers
from bot.effects.own import own_wishes, pacing
from bot.effects.quarantine import keep_for_later
from bot.effects.turn import Turn, Work
from bot.effects.work import employer_replies
from bot.inbound import Inbound, clean
from bot.log import record_fault
from bot.store import addresses, companies, conversations, inbox, people, staff
from bot.store.conversations import Kept, Subject
from bot.store.database import is_passing
from bot.store.people import Person
from flows.engine.heard import StayedSilent
from flows.listening.bare_commands import find_bare
from flows.listening.commands import Command, begins_with_stop, find_command
from flows.listening.cpr import remove_cpr, says_only_cpr
from flows.listening.everyday_wishes import EverydayWish, find_everyday_wish
from flows.listening.matters import ShortWish, find_short_wish
from flows.listening.verdict import Verdict

Outcome = Literal["understood", "repeated", "kept"]

_WISHES: Mapping[Command, Callable[[Turn], None]] = {
    Command.STOP: own_wishes.stop,
    Command.RESUME: own_wishes.start_again,
    Command.PAUSE: own_wishes.pause,
    Command.LESS_OFTEN: own_wishes.write_less,
    Command.OTHER_TIME: own_wishes.change_hour,
    Command.OTHER_CHANNEL: own_wishes.change_channel,
    Command.MY_DATA: own_wishes.show_data,
    Command.DELETE_ME: own_wishes.erase_data,
    Command.PLAN: own_wishes.show_plan,
    Command.MENU: own_wishes.show_menu,
    Command.HELP: own_wishes.help_or_menu,
    Command.HUMAN: wishes.wish_human,
    Command.RECEIPT: asking.tell_receipt,
}
#: What is asked in a few words and nothing else, in any state.
_EVERYDAY_WISHES: Mapping[EverydayWish, Callable[[Turn], None]] = {
    EverydayWish.WHEN: asking.tell_when,
    EverydayWish.WHERE: asking.tell_where,
    EverydayWish.WHO: asking.tell_who_comes,
    EverydayWish.IDEA: asking.take_idea,
    EverydayWish.STEP: asking.speak_of_steps,
    EverydayWish.MONEY: asking.tell_of_money,
}
#: Wishes that an open question may offer by the same words; then they answer it.
_CHOOSABLE = frozenset(
    (
        Command.PAUSE,
        Command.LESS_OFTEN,
        Command.OTHER_TIME,
        Command.OTHER_CHANNEL,
        Command.MY_DATA,
        Command.DELETE_ME,
        Command.PLAN,
    )
)
#: Words that are heard for distress, and answer nothing: an old message, or another's.
_NOT_SAID_NOW = frozenset(("edited", "forwarded"))
#: Wishes beside the commands, said in just these few words.
_SHORT_WISHES: Mapping[ShortWish, Callable[[Turn], None]] = {
    ShortWish.LETTER: wishes.wish_letter,
    ShortWish.SHADOW: wishes.wish_shadow,
}


def hear(work: Work, inbound: Inbound) -> Outcome:
    """Record a message once, then understand it; what fails stays recorded."""
    words, had_cpr = remove_cpr(clean(inbound.words))
    inbound = replace(inbound, words=words, had_cpr=had_cpr)
    inbox_id = inbox.record(work.connection, inbound)
    if inbox_id is None:
        return "repeated"
    return _understand(work, inbox_id, inbound)


def hear_again(work: Work, inbox_id: int) -> Outcome:
    """Try once more to understand a message that failed."""
    recorded = inbox.get(work.connection, inbox_id)
    return _understand(work, inbox_id, recorded.inbound)


def stay_silent(work: Work, conversation_id: int, turn_number: int) -> bool:
    """Let a conversation hear silence; False when its turn has passed."""
    kept = conversations.get(work.connection, conversation_id)
    if kept is None or not kept.conversation.is_open:
        return False
    person = people.lock(work.connection, kept.person_id)
    if person is None or kept.conversation.turn != turn_number:
        return False
    turn = starting_turn(work, person)
    conversing.go_on(turn, kept, StayedSilent())
    speech.close(turn)
    return True


def start(
    work: Work,
    person: Person,
    flow: str,
    subject: Subject | None,
    answers: Mapping[str, str] | None = None,
) -> None:
    """Start a conversation that Makker or the staff begin, whatever is open."""
    turn = starting_turn(work, person)
    conversing.start(turn, flow, subject, answers)
    speech.close(turn)


def start_in_turn(
    work: Work,
    person: Person,
    flow: str,
    subject: Subject | None = None,
    answers: Mapping[str, str] | None = None,
) -> None:
    """Start a conversation, or let it wait for a talk that must be over first."""
    if not person.programme.begins(flow):
        return
    turn = starting_turn(work, person)
    if not later.waits(turn, flow, subject, answers):
        conversing.start(turn, flow, subject, answers)
        speech.close(turn)


def give_way(turn: Turn, kept: Kept) -> None:
    """End a conversation that a newer one about the same matter takes over."""
    conversing.end(turn, kept, "replaced")


def starting_turn(work: Work, person: Person) -> Turn:
    """Open a turn that no message has caused."""
    return Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=starting_channel(person),
        delivery="nudge",
        open_conversations=_open_conversations(work, person),
    )


def starting_channel(person: Person) -> str:
    """Give the channel that Makker starts on; Telegram only where it is on."""
    if person.channel == "telegram" and not person.programme.telegram:
        return "sms"
    return person.channel


def _understand(work: Work, inbox_id: int, inbound: Inbound) -> Outcome:
    """Understand a recorded message; one bad message never blocks the next.

    The alarm stands in a savepoint of its own: whatever fails in the talk after
    it, the alert stays.
    """
    try:
        with work.connection.begin_nested():
            answer = _hear_sender(work, inbox_id, inbound)
        with work.connection.begin_nested():
            answer()
    except Exception as fault:
        if is_passing(fault):
            raise
        record_fault("not_understood", fault, inbox_id=inbox_id)
        keep_for_later(work, inbox_id, inbound)
        return "kept"
    return "understood"


def _hear_sender(work: Work, inbox_id: int, inbound: Inbound) -> Callable[[], None]:
    """Hear a young person, a colleague or a stranger; give what answers them."""
    channel, sender = inbound.channel, inbound.sender
    person = people.by_address(work.connection, channel, sender)
    if person is not None:
        addresses.revive(work.connection, person.id, channel)
        turn = _answering_turn(work, person, inbox_id, channel)
        turn.words = inbound.words
        verdict = hearing.listen(turn, inbox_id, inbound.words)
        return partial(_answer_person, turn, verdict, inbound)
    colleague = staff.by_address(work.connection, channel, sender)
    if colleague is not None:
        return partial(staff_replies.hear, work, colleague, inbox_id, inbound)
    contact = companies.by_address(work.connection, channel, sender)
    if contact is not None:
        return partial(employer_replies.hear, work, contact, inbox_id, inbound)
    return partial(strangers.hear, work, inbox_id, inbound)


def _answering_turn(work: Work, person: Person, inbox_id: int, channel: str) -> Turn:
    return Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel,
        delivery="reply",
        inbox_id=inbox_id,
        open_conversations=_open_conversations(work, person),
    )


def _open_conversations(work: Work, person: Person) -> Sequence[Kept]:
    """Those of flows that there are; the silence of any other one parks it."""
    found = conversations.open_of(work.connection, person.id)
    return [kept for kept in found if kept.conversation.flow in work.house.flows]


def _answer_person(turn: Turn, verdict: Verdict, inbound: Inbound) -> None:
    """Distress, then wishes, then a human's thread, then the open question."""
    membership.note_opt_out(turn, inbound.opt_out)
    command = _command_in(turn, inbound)
    if crisis.must_answer(turn, verdict):
        if command is Command.STOP or begins_with_stop(inbound.words):
            pacing.stop_quietly(turn)
        crisis.answer(turn, verdict)
    else:
        _answer_calmly(turn, inbound, command)
    speech.close(turn)


def _answer_calmly(turn: Turn, inbound: Inbound, command: Command | None) -> None:
    human_until = turn.person.human_until
    if inbound.had_cpr:
        wishes.say_cpr_removed(turn)
    if numbers.is_in_doubt(turn) and not own_wishes.needs_help(turn, command):
        number_talk.hear(turn, command)
    elif (wish := _wish_in(turn, inbound.words, command)) is not None:
        wish(turn)
    elif human_until is not None and human_until > turn.now:
        wishes.kept_for_human(turn)
    else:
        _reply(turn, inbound)


def _wish_in(
    turn: Turn, words: str, command: Command | None
) -> Callable[[Turn], None] | None:
    """Find what was wished; a human may be what the open question offers."""
    short = find_short_wish(words)
    asked = None if command else find_everyday_wish(words)
    if short is None and asked is None and command is not Command.HUMAN:
        return _WISHES.get(command) if command else None
    if replying.is_offered(turn, words):
        return None
    if asked is not None:
        return _EVERYDAY_WISHES[asked]
    return _SHORT_WISHES[short] if short else _WISHES[Command.HUMAN]


def _command_in(turn: Turn, inbound: Inbound) -> Command | None:
    """Find the command; whoever opens the chat on Telegram again starts again."""
    if linking.is_start(inbound):
        return Command.RESUME
    words = inbound.words
    command = find_bare(words) or find_command(
        words, question_open=bool(turn.open_conversations)
    )
    if command in _CHOOSABLE and replying.is_offered(turn, words):
        return None
    return command


def _reply(turn: Turn, inbound: Inbound) -> None:
    """Words answer what is asked; what is no words gets an answer of its own."""
    if inbound.had_cpr and says_only_cpr(inbound.words):
        return
    if inbound.kind == "button":
        replying.press(turn, inbound.words)
    elif inbound.kind in {"blocked", "unblocked"}:
        membership.change(turn, inbound.kind)
    elif inbound.words.strip() and inbound.kind not in _NOT_SAID_NOW:
        replying.reply(turn, inbound.words)
    else:
        wishes.answer_odd(turn, inbound.kind)
