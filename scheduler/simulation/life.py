"""What young people do: they answer late, oddly or never, and have whims."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from itertools import count

from bot import dialogue
from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import addresses, conversations, people
from bot.store.simulation import Written
from flows.engine.conversation import Conversation, Offered
from scheduler.simulation.cast import Whim
from scheduler.simulation.far_end import Entry, FarEnd
from scheduler.simulation.founding import Town, address_of
from scheduler.simulation.luck import Luck
from scheduler.simulation.plan import read_plan
from scheduler.simulation.play import Play

#: Most answers that somebody gives to one conversation.
PATIENCE = 8
#: The word that the provider itself takes for a stop.
_PROVIDERS_STOP = "STOP"
_INVITED = "welcome"
_OCCUPATION = "milestone"


class Life:
    """Everybody in the town, and what they do of their own accord."""

    def __init__(self, play: Play, town: Town, far_end: FarEnd, seed: int) -> None:
        """Plan the whims."""
        self._play = play
        self._town = town
        self._far_end = far_end
        self._numbers = count()
        self._chance = {
            person_id: Luck(f"{seed}/life/{young.number}")
            for person_id, young in town.people.items()
        }
        self._phones = {
            person_id: young.phone for person_id, young in town.people.items()
        }
        self._answered: dict[int, int] = {}
        self._whims: Mapping[Whim, Callable[[int, Work], None]] = {
            "stop": self._stop,
            "start": self._start,
            "new_phone": self._change_phone,
            "block": self._block,
        }
        for person_id, young in town.people.items():
            for at, whim in young.whims:
                play.plan(at, partial(self._follow, person_id, whim))

    def read(self, entry: Entry, row: Written) -> None:
        """Read a question, and perhaps answer it some time later."""
        if row.person_id is None or row.conversation_id is None:
            return
        young = self._town.people[row.person_id]
        chance = self._chance[row.person_id]
        is_silent = young.silent_from is not None and entry.at >= young.silent_from
        given = self._answered.get(row.conversation_id, 0)
        if is_silent or given >= PATIENCE or not chance.befalls(young.answers):
            return
        self._answered[row.conversation_id] = given + 1
        answer = partial(self._answer, row.person_id, entry.channel, row)
        self._play.plan(entry.at + _delay(chance), answer)

    def _answer(self, person_id: int, channel: str, row: Written, work: Work) -> None:
        kept = conversations.get(work.connection, row.conversation_id or 0)
        chance = self._chance[person_id]
        is_open = kept is not None and kept.conversation.is_open
        if kept is None or (not is_open and chance.befalls(0.5)):
            return
        is_invited = kept.conversation.flow == _INVITED
        words = self._truth(person_id, kept.conversation, work) or _words(
            chance, kept.conversation.offered, is_eager=is_invited
        )
        self._say(person_id, channel, words, work)

    def _truth(self, person_id: int, asked: Conversation, work: Work) -> str:
        """Say what one does, where that is what is asked."""
        career = self._town.people[person_id].career
        if asked.flow != _OCCUPATION or career is None or asked.offered is None:
            return ""
        kind = career.kind_on(work.now.astimezone(COPENHAGEN).date())
        fitting = [c.number for c in asked.offered.shown if c.value == kind]
        return str(fitting[0]) if fitting else ""

    def _follow(self, person_id: int, whim: Whim, work: Work) -> None:
        """Do what one feels like; most whims are a few words."""
        deed = self._whims.get(whim)
        if deed is not None:
            deed(person_id, work)
            return
        words = self._chance[person_id].choice(read_plan().replies[whim])
        self._say(person_id, self._town.people[person_id].channel, words, work)

    def _stop(self, person_id: int, work: Work) -> None:
        """Write stop; the provider stops a number by itself on its own word."""
        channel = self._town.people[person_id].channel
        words = self._chance[person_id].choice(read_plan().replies["stop"])
        if channel == "sms" and words == _PROVIDERS_STOP:
            self._far_end.opted_out.add(self._phones[person_id])
            self._say(person_id, channel, words, work, opt_out="stop")
        else:
            self._say(person_id, channel, words, work)

    def _start(self, person_id: int, work: Work) -> None:
        self._far_end.opted_out.discard(self._phones[person_id])
        channel = self._town.people[person_id].channel
        words = read_plan().replies["start"][0]
        opt_out = "start" if channel == "sms" else ""
        self._say(person_id, channel, words, work, opt_out=opt_out)

    def _block(self, person_id: int, work: Work) -> None:
        """Shut Makker out on Telegram; on SMS the provider is told and nobody else."""
        young = self._town.people[person_id]
        if young.channel == "telegram":
            self._far_end.blocked.add(young.chat)
            self._say(person_id, "telegram", "", work, kind="blocked")
        else:
            self._far_end.opted_out.add(self._phones[person_id])

    def _change_phone(self, person_id: int, work: Work) -> None:
        """Have another number; the consultant hears of it days later, or never."""
        chance = self._chance[person_id]
        self._far_end.dead.add(self._phones[person_id])
        self._phones[person_id] = f"+452000{4000 + next(self._numbers) % 5000:04}"
        if chance.befalls(0.8):
            learns = work.now + chance.uniform(1, 25) * timedelta(days=1)
            self._play.plan(learns, partial(self._tell_number, person_id))

    def _tell_number(self, person_id: int, work: Work) -> None:
        """The consultant writes the new number, as on the staff site."""
        person = people.get(work.connection, person_id)
        old = addresses.bound_now(work.connection, person_id, "sms")
        if old is not None:
            addresses.unbind(work.connection, "sms", old.value, work.now)
        addresses.bind(
            work.connection,
            person_id,
            municipality_id=person.municipality_id,
            channel="sms",
            value=self._phones[person_id],
            now=work.now,
        )

    def _say(
        self,
        person_id: int,
        channel: str,
        words: str,
        work: Work,
        *,
        kind: str = "text",
        opt_out: str = "",
    ) -> None:
        sender = address_of(self._town.people[person_id], channel, person_id)
        if channel == "sms":
            sender = self._phones[person_id]
        inbound = Inbound(
            channel=channel,
            provider_id=f"played-{next(self._numbers)}",
            sender=sender,
            words=words,
            received_at=work.now,
            kind=kind,
            opt_out=opt_out,
        )
        dialogue.hear(work, inbound)


def _delay(chance: Luck) -> timedelta:
    """Most answer within the hour, some the same day, a few when it is too late."""
    longest = chance.choices((40, 600, 2600), (6, 3, 1))[0]
    return timedelta(minutes=1 + int(chance.random() * longest))


def _words(chance: Luck, offered: Offered | None, *, is_eager: bool) -> str:
    """Pick an answer: a number mostly, sometimes words, now and then nonsense."""
    replies = read_plan().replies
    if chance.befalls(0.06) and not is_eager:
        return chance.choice(replies["odd"])
    if offered is None:
        return chance.choice(replies["yes"])
    shown = offered.shown
    if shown and (is_eager or chance.befalls(0.85)):
        choice = shown[0] if chance.befalls(0.6) else chance.choice(shown)
        return str(choice.number) if chance.befalls(0.8) else choice.label
    if offered.takes_time:
        return chance.choice(replies["times"])
    return chance.choice(replies["words"] if offered.takes_words else replies["yes"])
