"""Every event that flows can lead to, with what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.effects import choosing
from bot.effects.alerts import distress_answers
from bot.effects.appointments import agreements
from bot.effects.everyday import wellbeing
from bot.effects.everyday.everyday_effects import EVERYDAY_EFFECTS
from bot.effects.own.own_effects import OWN_EFFECTS
from bot.effects.turn import Turn
from bot.effects.work.work_effects import WORK_EFFECTS
from bot.store.conversations import Kept
from flows import events
from flows.engine.events import Event

EFFECTS: Mapping[type[Event], Callable[[Turn, Kept, Any], None]] = {
    events.MoodTold: wellbeing.tell_mood,
    events.ContactWished: agreements.wish_contact,
    events.DistressAnswered: distress_answers.alarm,
    events.HelpMissed: distress_answers.miss_help,
    events.FlowChosen: distress_answers.follow,
    events.ReplyMeant: choosing.mean,
    **EVERYDAY_EFFECTS,
    **OWN_EFFECTS,
    **WORK_EFFECTS,
}
