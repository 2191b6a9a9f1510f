"""Where the person wants to write: another channel, another number."""

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.joining import code_sending
from bot.effects.joining.joining import refresh
from bot.effects.joining.telegram_links import telegram_link
from bot.effects.turn import Turn
from bot.rules.phones import BadPhoneError, read_phone
from bot.store import addresses, people
from bot.store.conversations import Kept
from flows.engine.texts import Text
from flows.events import ChannelChosen, NewNumberGiven


def choose(turn: Turn, _kept: Kept, event: ChannelChosen) -> None:
    """Write there from now on; into Telegram a link leads first."""
    if event.channel == "telegram" and not _is_bound(turn, "telegram"):
        _open_telegram(turn)
        return
    people.change(turn.connection, turn.person.id, channel=event.channel)
    refresh(turn)
    if event.channel == "web":
        _say(turn, Text("pace.by_web", ("link",)))
    else:
        _say(turn, Text(f"pace.by_{event.channel}"))


def take_number(turn: Turn, _kept: Kept, event: NewNumberGiven) -> None:
    """Send a code here, to be sent from the new number."""
    try:
        number = read_phone(event.words)
    except BadPhoneError:
        _say(turn, Text("pace.bad_number", ("consultant",)))
        return
    is_sent = code_sending.send_code(turn, turn.person, "sms", number, via=turn.channel)
    if not is_sent:
        _say(turn, Text("pace.no_code", ("consultant",)))


def _open_telegram(turn: Turn) -> None:
    link = telegram_link(turn, turn.person, None)
    if link is None:
        _say(turn, Text("pace.no_telegram"))
        return
    scene = Scene(turn, None, {"telegram_link": link})
    speech.say(turn, Text("pace.open_telegram", ("telegram_link",)), scene)


def _is_bound(turn: Turn, channel: str) -> bool:
    found = addresses.bound_now(turn.connection, turn.person.id, channel)
    return found is not None and found.state == "ok"


def _say(turn: Turn, text: Text) -> None:
    speech.say(turn, text, Scene(turn, None))
