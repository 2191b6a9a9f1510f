"""The questions that stand open, and what a reply to them may mean."""

from enum import StrEnum


class Question(StrEnum):
    """The question a reply answers."""

    FREE = "free"
    APPOINTMENT_CONFIRM = "appointment_confirm"
    JOBSHADOW_CONFIRM = "jobshadow_confirm"
    EVENT_RSVP = "event_rsvp"
    CHECKIN_SCALE_1_5 = "checkin_scale_1_5"
    WHO5_ITEM_0_5 = "who5_item_0_5"


class Meaning(StrEnum):
    """What a reply means."""

    YES = "yes"
    NO = "no"
    RESCHEDULE = "reschedule"
    UNSURE = "unsure"
    RUNNING_LATE = "running_late"
    SICK = "sick"
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    HELP_MENU = "help_menu"
    TALK_TO_HUMAN = "talk_to_human"
    SCALE = "scale"
    UNCLEAR = "unclear"
