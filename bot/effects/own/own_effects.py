"""What events about the person's own standing, pace and things do."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.effects.joining import joining, numbers
from bot.effects.own import channels, coming_of_age, own_things, pacing
from bot.effects.turn import Turn
from bot.store.conversations import Kept
from flows import events
from flows.engine.events import Event

OWN_EFFECTS: Mapping[type[Event], Callable[[Turn, Kept, Any], None]] = {
    events.ConsentGiven: joining.give_consent,
    events.ConsentDeclined: joining.decline_consent,
    events.AgeRefused: joining.refuse_age,
    events.GuardianAwaited: joining.await_guardian,
    events.DutyTold: joining.tell_duty,
    events.RhythmChosen: joining.choose_rhythm,
    events.OwnConsentAsked: coming_of_age.ask,
    events.OwnConsentGiven: coming_of_age.give,
    events.OwnConsentMissing: coming_of_age.miss,
    events.PauseChosen: pacing.pause,
    events.PauseEnded: pacing.end_pause,
    events.HourChosen: pacing.choose_hour,
    events.Stopped: pacing.stop,
    events.StartedAgain: pacing.start_again,
    events.ReturnWished: pacing.wish_return,
    events.ChannelChosen: channels.choose,
    events.NewNumberGiven: channels.take_number,
    events.CorrectionWished: own_things.wish_correction,
    events.ErasureWished: own_things.wish_erasure,
    events.SharingEnded: own_things.end_sharing,
    events.KeepingWished: own_things.wish_keeping,
    events.PlanLineAdded: own_things.add_line,
    events.PlanLineRemoved: own_things.remove_line,
    events.NumberConfirmed: numbers.confirm,
    events.NumberDenied: numbers.deny,
    events.NumberUnanswered: numbers.miss,
}
