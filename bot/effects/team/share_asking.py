"""Tell a young person that somebody could use a look at something of theirs."""

from bot.effects import beginning, speech
from bot.effects.fields import Scene
from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.store import people
from bot.store.circles import Member
from flows.engine.texts import Text

_ASKED = Text("my_data.share_asked", ("consultant", "owner"))


def tell_of_asking(work: Work, member: Member, name: str) -> None:
    """Tell the person that somebody's work could need something of theirs.

    It is said in the chat, at a decent hour; until they turn it on nothing is seen.
    """
    person = people.get(work.connection, member.person_id)
    if not person.has_joined or person.stopped_at is not None:
        return
    not_before = next_start(person.programme, work.now)
    told = beginning.notice_turn(work, person, not_before=not_before)
    speech.say(told, _ASKED, Scene(told, None, {"owner": name}))
    speech.close(told)
