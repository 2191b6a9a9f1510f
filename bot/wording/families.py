"""What the check cannot read from the code: keys made of parts, fields given by hand.

Whoever writes a key as f"staff.{kind}" lists here what it can become.
"""

from collections.abc import Mapping

#: Stands for what is known only when the program runs.
HOLE = "{}"
#: First parts of keys; more are known from the files of words and from the flows.
NAMESPACES = frozenset(
    {
        "admin",
        "button",
        "calendar",
        "chat",
        "date",
        "demo",
        "employer",
        "export",
        "human",
        "link",
        "odd",
        "place",
        "rhythm",
        "safety",
        "staff",
        "stranger",
        "talk",
        "which",
        "wish",
    }
)
#: Namespaces that are read in a browser or a terminal, never on a locked screen.
PAGES = frozenset({"admin", "button", "chat", "demo", "export", "talk"})
#: Namespaces that never name health, on no channel: others than the person read them.
FOR_OTHERS = frozenset({"employer", "staff"})
#: The names of open questions: one for each flow that asks something.
OF_FLOWS = f"which.{HOLE}"
#: Forms of keys, with all that can stand from the first hole on; None where the code
#: looks first whether there are words.
FAMILIES: Mapping[str, str | None] = {
    "employer.{}_{}": (
        "shadow_named shadow_unnamed shadow_moved_named shadow_moved_unnamed"
    ),
    "job_started.at_{}": "work education",
    "link.code_for_{}": "sms telegram web",
    "my_data.reader.{}": (
        "own circle stand_in consultant care_manager lead duty facilitator other"
    ),
    "my_plan.part.{}": "signs helps people",
    "odd.{}": None,
    "pace.by_{}": "sms telegram",
    "place.{}": "sms telegram web number",
    "place.{}{}": "own_chat by_phone telegram_or_own_chat telegram_or_by_phone",
    "rhythm.{}": "weekly fortnightly monthly appointments",
    "staff.drill_{}": "never old",
    "staff.alert_{}": "red red_ring orange orange_ring",
    "staff.{}": (
        "call_me write_me declined sick new_time late stopped message shadow_yes "
        "shadow_no shadow_other_day shadow_unsure contact_declined contact_wrote "
        "job_call job_write contact_missed group_missed overdue pushes_fail "
        "nobody_told telegram_waits call_instead meet_me fetch_me"
    ),
    "wish.{}": "hello thanks nod bye not_understood",
}
#: Functions that are given the last part of a key, and the form of the whole.
FED_BY: Mapping[str, str] = {
    "tell_consultant": f"staff.{HOLE}",
    "tell_facilitator": f"staff.{HOLE}",
    "push_about": f"staff.{HOLE}",
    "_hand_over": f"staff.{HOLE}",
}
#: Fields that the callers of a namespace give, whatever the key.
GIVEN: Mapping[str, frozenset[str]] = {
    "staff": frozenset(["initials", "link", "owner", "day", "time", "minutes"]),
    "human": frozenset(["author", "words"]),
    "stranger": frozenset(["help_line"]),
    "employer": frozenset(
        [
            "answer_link",
            "consultant",
            "contact",
            "day",
            "phone",
            "place",
            "time",
            "young_name",
        ]
    ),
}


def keys_of(form: str) -> tuple[str, ...]:
    """Give every key of a listed form; its holes are filled as one."""
    begin = form.partition(HOLE)[0]
    return tuple(begin + part for part in (FAMILIES.get(form) or "").split())
