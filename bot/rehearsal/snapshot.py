"""Everything that the rehearsal page shows, as it is at this moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.effects.turn import Work
from bot.rehearsal.cue import coming
from bot.rehearsal.far_end import FarEnd
from bot.rehearsal.stand_ins.telegram_chats import Bubble, Screen
from bot.rehearsal.stand_ins.twilio_carrier import Text
from bot.rules.hours import is_working_time
from bot.store import addresses, people, rehearsal, staff
from bot.store.appointments import Appointment
from bot.store.people import Person
from bot.store.rehearsal import AlertStory
from bot.wording import dates

JSON = dict[str, Any]
#: Most messages that a phone on the page shows.
MOST = 60
#: Numbers of somebody whom Makker does not know, and of their chat.
STRANGER_PHONE, STRANGER_CHAT = "+4520000098", 4520000098


def state_of(work: Work, far_end: FarEnd, person_id: int) -> JSON:
    """Give the state, with one young person's phone; 0 is an unknown number."""
    everybody = [
        people.get(work.connection, number)
        for number in rehearsal.person_ids(work.connection)
    ]
    return {
        "now": work.now.isoformat(),
        "is_open": any(is_working_time(p.programme, work.now) for p in everybody),
        "people": [_person(work, person) for person in everybody],
        "phone": _phone(work, far_end, person_id),
        "staff": _staff(work, far_end),
        "alerts": [
            _alert(work, story) for story in rehearsal.alert_stories(work.connection)
        ],
        "waiting": dict(rehearsal.waiting(work.connection)),
    }


def phone_of(work: Work, person_id: int) -> str:
    """Give the number of somebody's phone."""
    return _address(work, person_id, "sms") or STRANGER_PHONE


def chat_of(work: Work, person_id: int) -> int:
    """Give somebody's chat on Telegram."""
    return int(_address(work, person_id, "telegram") or STRANGER_CHAT)


def _address(work: Work, person_id: int, channel: str) -> str:
    found = addresses.bound_now(work.connection, person_id, channel)
    return found.value if found else ""


def _person(work: Work, person: Person) -> JSON:
    next_one = coming(work, person)
    return {
        "id": person.id,
        "name": person.name,
        "first_name": person.first_name,
        "age": person.age(work.now),
        "programme": person.programme.preset,
        "consultant": person.consultant_first_name,
        "channel": person.channel,
        "state": "stopped" if person.stopped_at else person.state,
        "appointment": next_one and _appointment(work, person, next_one),
    }


def _appointment(work: Work, person: Person, appointment: Appointment) -> JSON:
    zone = person.programme.time_zone
    return {
        "id": appointment.id,
        "day": work.house.words.day(appointment.starts_at, work.now, zone),
        "time": dates.clock(appointment.starts_at, zone),
        "place": appointment.place,
        "state": appointment.state,
    }


def _phone(work: Work, far_end: FarEnd, person_id: int) -> JSON:
    number, chat_id = phone_of(work, person_id), chat_of(work, person_id)
    return {
        "person": person_id,
        "number": number,
        "sender": far_end.twilio.number,
        "sms": _texts(far_end.twilio.phone(number)),
        "telegram": _screen(far_end.telegram.chat(chat_id)),
        "web": person_id and rehearsal.newest_in_chat(work.connection, person_id),
    }


def _staff(work: Work, far_end: FarEnd) -> list[JSON]:
    told = []
    for staff_id, role in rehearsal.staff_roles(work.connection).items():
        colleague = staff.get(work.connection, staff_id)
        inbox = far_end.mail.inbox(colleague.email)
        told.append(
            {
                "id": staff_id,
                "name": colleague.name,
                "role": role,
                "number": colleague.phone,
                "email": colleague.email,
                "sms": _texts(far_end.twilio.phone(colleague.phone)),
                "mail": [
                    {
                        "subject": letter.subject,
                        "words": letter.text,
                        "at": _moment(letter.at),
                    }
                    for letter in inbox[-MOST:]
                ],
            }
        )
    return told


def _alert(work: Work, story: AlertStory) -> JSON:
    return {
        "id": story.id,
        "person": story.person_id,
        "level": story.level,
        "state": story.state,
        "opened_at": _moment(story.opened_at),
        "next_at": story.next_step_at and _moment(story.next_step_at),
        "steps": [
            {
                "what": what,
                "at": _moment(at),
                "who": staff.get(work.connection, staff_id).first_name,
            }
            for what, at, staff_id in story.events
            if staff_id is not None and what in {"told", "failed", "taken"}
        ][-MOST:],
    }


def _texts(texts: Sequence[Text]) -> list[JSON]:
    return [
        {"is_own": text.is_mine, "words": text.body, "at": _moment(text.at)}
        for text in texts[-MOST:]
    ]


def _screen(screen: Screen) -> JSON:
    return {
        "bubbles": [_bubble(bubble) for bubble in screen.bubbles[-MOST:]],
        "keyboard": screen.keyboard,
        "is_blocked": screen.is_blocked,
    }


def _bubble(bubble: Bubble) -> Mapping[str, Any]:
    return {
        "id": bubble.message_id,
        "is_own": bubble.is_mine,
        "words": bubble.text,
        "at": _moment(bubble.at),
        "buttons": [
            [{"label": button.label, "data": button.data} for button in row]
            for row in bubble.buttons
        ],
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat()
