"""Fill a database with many invented people and years of messages, by bulk."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, text

from bot.keyring import Keyring
from bot.store import places, staff
from bot.store.database import Database
from bot.store.people import address_kind
from bot.store.statements import mark
from bot.store.tables.people import addresses, people
from bot.store.tables.places import groups

#: People of one municipality (Denmark has 98 of them), and of one consultant.
IN_TOWN, IN_CASELOAD = 510, 20
#: Of a hundred messages so many come from people.
FROM_PEOPLE = 40
_FIRST = ("Anna", "Emil", "Freja", "Noah", "Ida", "Oscar", "Clara", "Sofie", "Karl")
_LAST = ("Holm", "Lund", "Skov", "Friis", "Dahl", "Krogh", "Munk", "Toft", "Juhl")
_COLLEAGUES = ("lead", "dpo", "it", "facilitator")


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything."""

    people: int
    messages: int

    @property
    def towns(self) -> int:
        """How many municipalities share them."""
        return max(1, -(-self.people // IN_TOWN))


def fill(database: Database, keyring: Keyring, size: Size, now: datetime) -> None:
    """Fill an empty database; the newest message is of a minute ago."""
    dice = random.Random(7)  # noqa: S311 - the same town every time
    for town in range(size.towns):
        who = range(town * IN_TOWN, min((town + 1) * IN_TOWN, size.people))
        with database.transaction() as connection:
            _settle(connection, town, who, dice)
    said = _said(keyring, now)
    for statement, times in _statements(max(1, size.messages // size.people)):
        with database.transaction() as connection:
            connection.execute(text(statement), {**said, "times": times})


def email_of(role: str, town: int) -> str:
    """Give the address that a colleague logs in with."""
    return f"{role}{town}@kommune.example"


def number_of(person: int) -> str:
    """Give an invented number; no such number is ever dialled."""
    return f"+4500{person:06d}"


def _settle(connection: Connection, town: int, who: range, dice: random.Random) -> None:
    """Have a municipality with its staff and its people."""
    now = datetime.fromisoformat("2024-01-01T12:00:00+00:00")
    municipality_id = places.ensure_municipality(
        connection, slug=f"by{town}", name=f"By {town}", region="hovedstaden", now=now
    )
    programme_id = places.ensure_programme(connection, municipality_id, "ips_ung", now)
    connection.execute(
        insert(groups),
        {
            "municipality_id": municipality_id,
            "programme_id": programme_id,
            "name": "Gruppen",
        },
    )
    home = {"municipality_id": municipality_id, "programme_id": programme_id}
    for role in _COLLEAGUES:
        _hire(connection, role, email_of(role, town), home, now)
    consultants = [
        _hire(connection, "consultant", email_of(f"consultant{n}-", town), home, now)
        for n in range(max(1, -(-len(who) // IN_CASELOAD)))
    ]
    rows = [
        _person(number, home, consultants[place // IN_CASELOAD], now, dice)
        for place, number in enumerate(who)
    ]
    connection.execute(insert(people), rows)
    connection.execute(insert(addresses), [_address(connection, r, now) for r in rows])


def _hire(
    connection: Connection,
    role: str,
    email: str,
    home: Mapping[str, int],
    now: datetime,
) -> int:
    staff_id = staff.add(
        connection,
        municipality_id=home["municipality_id"],
        name=f"{role.capitalize()} Jensen",
        email=email,
        phone="",
        now=now,
    )
    staff.grant(connection, staff_id, role, **home)
    return staff_id


def _person(
    number: int,
    home: Mapping[str, int],
    consultant_id: int,
    now: datetime,
    dice: random.Random,
) -> dict[str, Any]:
    return {
        **home,
        "id": number + 1,
        "consultant_id": consultant_id,
        "name": f"{dice.choice(_FIRST)} {dice.choice(_LAST)}",
        "birthdate": f"200{number % 8}-05-05",
        "state": "joined",
        "channel": "sms",
        "rhythm": "weekly",
        "joined_at": now,
        "heard_at": now,
        "created_at": now,
    }


def _address(
    connection: Connection, person: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    number = number_of(person["id"])
    return {
        "municipality_id": person["municipality_id"],
        "person_id": person["id"],
        "channel": "sms",
        "value": number,
        "mark": mark(connection, number, address_kind("sms")),
        "bound_at": now,
        "state": "ok",
    }


def _said(keyring: Keyring, now: datetime) -> Mapping[str, Any]:
    """Give the moment and the sealed words that all rows share."""
    answers = b'{"score": 60, "items": [3, 3, 3, 3, 3]}'
    return {
        "now": (now - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M:%S"),
        "inbox_words": keyring.seal(b"Det gaar fint i dag, tak", "inbox.words"),
        "inbox_sender": keyring.seal(b"+4500000000", "inbox.sender"),
        "outbox_words": keyring.seal(b"Hej. Hvordan gaar det i dag?", "outbox.words"),
        "place": keyring.seal(b"Rosenkaeret 39", "appointments.place"),
        "why": keyring.seal(b"{}", "alert_messages.why"),
        "answers": keyring.seal(answers, "measures.answers"),
        "details": keyring.seal(b"{}", "deeds.details"),
    }


def _statements(rounds: int) -> Iterator[tuple[str, int]]:
    """Give each statement with the number of rows that a person gets."""
    incoming = max(1, rounds * FROM_PEOPLE // 100)
    yield _INBOX, incoming
    yield _OUTBOX, max(1, rounds - incoming)
    yield _APPOINTMENTS, 12
    yield _COMING, 2
    yield _ALERTS, 1
    yield _ALERT_MESSAGES, 1
    yield _ALERT_EVENTS, 3
    yield _TASKS, 6
    yield _OPEN_TASKS, 1
    yield _READINGS, 20
    yield _DEEDS, 1
    yield _TIMERS, 2
    yield _OCCURRENCES, 40
    yield _MEASURES, 10
    yield _SPELLS, 1
    yield _MILESTONES, 1
    yield _MEMBERSHIPS, 1


_ROUNDS = (
    "WITH RECURSIVE round(n) AS "
    "(SELECT 1 UNION ALL SELECT n + 1 FROM round WHERE n < :times) "
)
_OVER_PEOPLE = " FROM round CROSS JOIN people p "


def _ago(hours: str) -> str:
    return f"strftime('%Y-%m-%d %H:%M:%f000', :now, (-({hours})) || ' hours')"


def _filling(table: str, columns: Mapping[str, str], source: str = _OVER_PEOPLE) -> str:
    """Write an insert of a value for each column, over rounds of all people."""
    names, values = ", ".join(columns), ", ".join(columns.values())
    return f"INSERT INTO {table} ({names}) {_ROUNDS}SELECT {values}{source}"


_OF_PERSON = {"municipality_id": "p.municipality_id", "person_id": "p.id"}
_BACK = _ago("(:times - n) * 30 + p.id % 24")
_INBOX = _filling(
    "inbox",
    {
        **_OF_PERSON,
        "channel": "'sms'",
        "provider_id": "'in-' || n || '-' || p.id",
        "sender": ":inbox_sender",
        "sender_mark": "x'00'",
        "kind": "'text'",
        "words": ":inbox_words",
        "state": "'understood'",
        "attempts": "0",
        "level": "'none'",
        "received_at": _BACK,
    },
)
_OUTBOX = _filling(
    "outbox",
    {
        **_OF_PERSON,
        "delivery": "'nudge'",
        "lane": "4",
        "channel": "'sms'",
        "words": ":outbox_words",
        "texts": "'[\"checkin.ask_mood\"]'",
        "counts": "1",
        "state": "'delivered'",
        "attempts": "1",
        "not_before": _BACK,
        "fence": "1",
        "provider_id": "'out-' || n || '-' || p.id",
        "created_at": _BACK,
        "sent_at": _BACK,
        "delivered_at": _BACK,
    },
)
_MADE = {
    **_OF_PERSON,
    "consultant_id": "p.consultant_id",
    "kind": "'meeting'",
    "minutes": "45",
    "place": ":place",
    "state": "'confirmed'",
    "version": "1",
    "created_at": _ago("500"),
    "changed_at": _ago("500"),
}
_APPOINTMENTS = _filling("appointments", {**_MADE, "starts_at": _ago("n * 168 + 24")})
_COMING = _filling(
    "appointments", {**_MADE, "starts_at": _ago("-(n * 40 + p.id % 60)")}
)
_ALERTS = _filling(
    "alerts",
    {
        **_OF_PERSON,
        "programme_id": "p.programme_id",
        "level": "'orange'",
        "kind": "'hopeless'",
        "state": "CASE p.id % 200 WHEN 0 THEN 'open' ELSE 'closed' END",
        "opened_at": _ago("p.id % 4000"),
        "taken_at": _ago("p.id % 4000"),
        "taken_by": "p.consultant_id",
        "is_drill": "0",
        "closed_at": _ago("p.id % 4000"),
        "rung": "0",
        "lap": "0",
        "version": "1",
        "next_step_at": _ago("-24"),
    },
    _OVER_PEOPLE + "WHERE p.id % 5 = 0",
)
_OVER_ALERTS = " FROM round CROSS JOIN alerts a "
_OF_ALERT = {"municipality_id": "a.municipality_id", "alert_id": "a.id"}
_ALERT_MESSAGES = _filling(
    "alert_messages",
    {
        **_OF_ALERT,
        "inbox_id": "(SELECT max(i.id) FROM inbox i WHERE i.person_id = a.person_id)",
        "level": "'orange'",
        "kind": "'hopeless'",
        "why": ":why",
        "at": "a.opened_at",
    },
    _OVER_ALERTS,
)
_ALERT_EVENTS = _filling(
    "alert_events", {**_OF_ALERT, "what": "'opened'", "at": "a.opened_at"}, _OVER_ALERTS
)
_TASK = {**_OF_PERSON, "staff_id": "p.consultant_id", "kind": "'message'"}
_TASKS = _filling(
    "tasks",
    {
        **_TASK,
        "created_at": _ago("n * 100"),
        "seen_at": _ago("n * 100"),
        "seen_by": "p.consultant_id",
        "done_at": _ago("n * 100"),
        "done_by": "p.consultant_id",
    },
)
_OPEN_TASKS = _filling(
    "tasks",
    {**_TASK, "created_at": _ago("p.id % 40")},
    _OVER_PEOPLE + "WHERE p.id % 7 = 0",
)
_READINGS = _filling(
    "readings",
    {
        **_OF_PERSON,
        "staff_id": "p.consultant_id",
        "subject_kind": "'thread'",
        "subject_id": "p.id",
        "purpose": "'own'",
        "at": _ago("(:times - n) * 200"),
    },
)
_DEEDS = _filling(
    "deeds",
    {
        "municipality_id": "p.municipality_id",
        "staff_id": "p.consultant_id",
        "what": "'help_line'",
        "subject_kind": "'programme'",
        "subject_id": "p.programme_id",
        "details": ":details",
        "at": _ago("p.id % 9000"),
    },
)
_TIMERS = _filling(
    "timers",
    {
        **_OF_PERSON,
        "kind": "'checkin'",
        "due_at": _ago("-(n * 24 + p.id % 90)"),
        "subject_id": "p.id",
        "turn": "0",
        "details": "'{}'",
        "attempts": "0",
    },
)
_OCCURRENCES = _filling(
    "occurrences",
    {
        **_OF_PERSON,
        "plan": "'checkin'",
        "local_date": "date(:now, '-' || (n * 7) || ' days')",
        "slot": "'day'",
        "state": "CASE n % 9 WHEN 0 THEN 'skipped' ELSE 'sent' END",
        "reason": "CASE n % 9 WHEN 0 THEN 'weekly_cap' END",
        "at": _ago("n * 168"),
    },
)
_MEASURES = _filling(
    "measures",
    {
        **_OF_PERSON,
        "instrument": "'who5'",
        "edition": "'da'",
        "answers": ":answers",
        "at": _ago("n * 340"),
    },
)
_SPELLS = _filling(
    "spells",
    {
        **_OF_PERSON,
        "kind": "'work'",
        "starts_on": "date(:now, '-200 days')",
        "version": "1",
        "created_at": _ago("5000"),
    },
    _OVER_PEOPLE + "WHERE p.id % 2 = 0",
)
_MILESTONES = _filling(
    "milestones",
    {
        **_OF_PERSON,
        "months": "6",
        "due_on": "date(:now, '-100 days')",
        "answer": "CASE p.id % 3 WHEN 0 THEN 'work' END",
        "version": "1",
    },
)
_MEMBERSHIPS = _filling(
    "memberships",
    {
        **_OF_PERSON,
        "group_id": (
            "(SELECT g.id FROM groups g WHERE g.municipality_id = p.municipality_id)"
        ),
    },
    _OVER_PEOPLE + "WHERE p.id % 50 = 0",
)
