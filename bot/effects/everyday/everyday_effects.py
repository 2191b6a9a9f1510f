"""What conversations about groups, goals and wellbeing lead to."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.effects.everyday import wellbeing
from bot.effects.meetups import giving, rsvps
from bot.effects.turn import Turn
from bot.effects.work import goals
from bot.store.conversations import Kept
from flows import everyday_events as events
from flows.engine.events import Event

EVERYDAY_EFFECTS: Mapping[type[Event], Callable[[Turn, Kept, Any], None]] = {
    events.PlaceTaken: rsvps.take_place,
    events.ListJoined: rsvps.join_list,
    events.MaybeSaid: rsvps.say_maybe,
    events.MeetupDeclined: rsvps.decline,
    events.MeetupReviewed: rsvps.review,
    events.IdeaGiven: giving.give_idea,
    events.TipGiven: giving.give_tip,
    events.Who5Answered: wellbeing.keep_who5,
    events.LonelinessAnswered: wellbeing.keep_loneliness,
    events.GoalSet: goals.set_goal,
    events.GoalEnded: goals.end_goal,
    events.StepSet: goals.set_step,
    events.StepEnded: goals.end_step,
    events.StepKept: goals.keep_step,
    events.StepHelped: goals.note_help,
}
