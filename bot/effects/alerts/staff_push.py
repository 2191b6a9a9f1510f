"""Push a notice to a colleague's phone: initials alone, never what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.effects.alerts.take_links import take_link
from bot.effects.turn import Work
from bot.store import outbox, staff
from bot.store.conversations import Subject
from bot.store.outbox import Outgoing
from bot.store.people import Person

#: Notices that ask a colleague to take an alert.
_TO_TAKE = frozenset(
    {
        "staff.alert_red",
        "staff.alert_orange",
        "staff.alert_drill",
        "staff.alert_offered",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a colleague is told, and of whom."""

    staff_id: int
    key: str
    municipality_id: int
    person: Person | None = None
    alert_id: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    #: What need not wake anybody waits until then.
    not_before: datetime | None = None
    #: What it is about, where a newer notice takes the place of one that waits.
    subject: Subject | None = None


def push(work: Work, notice: Notice) -> list[int]:
    """Store a push on each channel that the colleague has chosen."""
    colleague = staff.get(work.connection, notice.staff_id)
    values = {
        "initials": initials_of(notice.person) if notice.person else "?",
        "link": _link(work, notice),
        **notice.fields,
    }
    return [
        outbox.add(
            work.connection,
            Outgoing(
                municipality_id=notice.municipality_id,
                staff_id=notice.staff_id,
                delivery="alert",
                channel=channel,
                words=work.house.words.say(notice.key, channel, values),
                texts=(notice.key,),
                alert_id=notice.alert_id,
                not_before=notice.not_before,
                subject=notice.subject,
            ),
            work.now,
        )
        for channel in colleague.push_by
    ]


def initials_of(person: Person) -> str:
    """Give a person's initials; more never stands on a locked screen."""
    return "".join(part[0].upper() for part in person.name.split())


def _link(work: Work, notice: Notice) -> str:
    """Lead to the alert; where it is to be taken, a tap behind log-in takes it."""
    if notice.alert_id is None:
        return f"{work.house.public_url}/admin"
    if notice.key in _TO_TAKE:
        return take_link(
            work.house.keyring,
            work.house.public_url,
            notice.alert_id,
            staff_id=notice.staff_id,
            now=work.now,
        )
    return f"{work.house.public_url}/admin/alerts/{notice.alert_id}"
