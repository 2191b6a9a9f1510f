"""What a phrase tells about its message; the tables beside this give the phrases."""

from enum import StrEnum


class Sign(StrEnum):
    """One thing that a phrase tells."""

    YES = "yes"
    #: All is well: a yes, where nothing firmer is said.
    FINE = "fine"
    #: Says to be there; with a "not" the opposite.
    COMING = "coming"
    #: "kan": says to be able, unless another verb follows.
    CAN = "can"
    #: "er der": at the place, or "is there ...".
    HERE = "here"
    NO = "no"
    #: Says to stay away; with a "not" the opposite.
    ABSENT = "absent"
    #: Forgetting, missing: nothing by itself, a yes with a "not".
    FORGET = "forget"
    #: Something else at that time: a no, where nothing firmer is said.
    BUSY = "busy"
    NOT = "not"
    MAYBE = "maybe"
    #: The answer comes later; a time beside it is the answer's, not the meeting's.
    LATER = "later"
    IF = "if"
    SICK = "sick"
    #: Somebody else is ill, or the word is meant otherwise.
    NOT_SICK = "not_sick"
    LATE = "late"
    #: A short time from now, and nothing of what happens then.
    SOON = "soon"
    #: On the way: late for a meeting, a yes to an event.
    EN_ROUTE = "en_route"
    MOVE = "move"
    #: Opens a question.
    ASK = "ask"
    #: Looks like a sign and is none.
    NOTHING = "nothing"
    #: "stop" by itself: a wish only where nothing else is said.
    STOP_WORD = "stop_word"
    #: No messages: until a time if one is named, for good if none is.
    SILENCE = "silence"
    #: The same in words that mean it only where little else is said.
    QUIT = "quit"
    #: And in words that mean it only where nothing is asked.
    ENOUGH = "enough"
    #: No messages, but only where a time is named: "vent med at skrive".
    HUSH = "hush"
    #: Rest, in words that need not be about messages.
    CALM = "calm"
    #: Out of this: an appointment, or all of it where none is spoken of.
    SIGN_OFF = "sign_off"
    PAUSE = "pause"
    #: A pause of their own, at work.
    OTHER_PAUSE = "other_pause"
    #: A pause only where a time is named or nothing else is said.
    PAUSE_WORD = "pause_word"
    RESUME = "resume"
    #: The same in words that mean it only where little else is said.
    BACK = "back"
    RESUME_WORD = "resume_word"
    HELP = "help"
    HUMAN = "human"
    #: The same in words that mean it only where little else is said.
    PERSON = "person"
    #: Wants to leave the placement or course: a matter for a person.
    LEAVE = "leave"
    #: Wants fewer messages.
    LESS = "less"
    OTHER_HOUR = "other_hour"
    DELETE = "delete"
    DATA = "data"
    PLAN = "plan"
    RECEIPT = "receipt"
    CHANNEL = "channel"
