"""What conversations about appointments and work lead to."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.effects.appointments import agreements, new_times
from bot.effects.turn import Turn
from bot.effects.work import job_replies, milestones, shadow_replies
from bot.store.conversations import Kept
from flows import events, work_events
from flows.engine.events import Event

WORK_EFFECTS: Mapping[type[Event], Callable[[Turn, Kept, Any], None]] = {
    events.AppointmentConfirmed: agreements.confirm,
    events.AppointmentDeclined: agreements.decline,
    events.NewTimeWished: agreements.wish_new_time,
    events.NewTimeTaken: new_times.take_time,
    events.RunningLate: agreements.run_late,
    events.LatenessTold: agreements.tell_lateness,
    events.OnTheWay: agreements.be_on_the_way,
    work_events.ShadowWished: shadow_replies.wish,
    work_events.ShadowAnswered: shadow_replies.answer,
    work_events.DisclosureChosen: shadow_replies.disclose,
    work_events.EscortChosen: shadow_replies.wish_escort,
    work_events.ShadowDeclined: shadow_replies.decline,
    work_events.ShadowLookedBack: shadow_replies.look_back,
    work_events.HoursTold: job_replies.tell_hours,
    work_events.JoyTold: job_replies.tell_joy,
    work_events.JobTrouble: job_replies.tell_trouble,
    work_events.JobEnded: job_replies.end_job,
    work_events.JobPaceChosen: job_replies.choose_pace,
    work_events.MilestoneTold: milestones.tell,
}
