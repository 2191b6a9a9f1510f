"""Every event that flows can lead to, with what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.effects import agreements, choosing, distress_answers, joining, wellbeing
from bot.effects.turn import Turn
from bot.store.conversations import Kept
from flows import events
from flows.engine.events import Event

EFFECTS: Mapping[type[Event], Callable[[Turn, Kept, Any], None]] = {
    events.ConsentGiven: joining.give_consent,
    events.ConsentDeclined: joining.decline_consent,
    events.RhythmChosen: joining.choose_rhythm,
    events.MoodTold: wellbeing.tell_mood,
    events.ContactWished: agreements.wish_contact,
    events.AppointmentConfirmed: agreements.confirm,
    events.AppointmentDeclined: agreements.decline,
    events.NewTimeWished: agreements.wish_new_time,
    events.RunningLate: agreements.run_late,
    events.DistressAnswered: distress_answers.alarm,
    events.HelpMissed: distress_answers.miss_help,
    events.FlowChosen: distress_answers.follow,
    events.ReplyMeant: choosing.mean,
}
