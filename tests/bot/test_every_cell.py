"""State by phrase by level by hour: no cell without an alert and a true answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle, product
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot import dialogue
from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.rules.hours import is_working_time
from bot.rules.phones import show_phone
from bot.store import conversations, people
from bot.store.tables.alerts import alerts
from bot.store.tables.people import addresses
from bot.store.tables.people import people as people_table
from bot.store.tables.talk import inbox, outbox
from flows.engine.conversation import Conversation
from flows.engine.engine import offer
from flows.engine.facts import Facts
from flows.engine.steps import Ask
from flows.every_flow import FLOWS
from tests.town import Town

PHONE, STRANGER = "+4520000010", "+4520000088"
PHRASES = {
    "red": (
        "jeg har besluttet mig, i nat tager jeg mit eget liv",
        "jeg har taget alle mine piller",
        "STOP jeg vil dø, jeg har en plan",
    ),
    "orange": (
        "det ville være bedre uden mig",
        "jeg har lyst til at skære i mig selv",
        "jeg kan ikke mere, alt er håbløst og jeg er bare til besvær",
    ),
}
HOURS = {
    "a working day": "2026-11-24T10:00",
    "five to four": "2026-11-24T15:55",
    "evening": "2026-11-24T19:30",
    "night": "2026-11-25T02:30",
    "before opening": "2026-11-25T07:10",
    "saturday": "2026-11-28T14:00",
    "christmas": "2026-12-25T10:00",
    "new year's eve": "2026-12-31T23:50",
    "ascension day": "2027-05-06T10:00",
    "clocks go on": "2027-03-28T03:30",
    "clocks go back": "2026-10-25T02:30",
    "clocks went back": "2026-10-25T02:30+01:00",
}

State = Callable[[Work, int], None]


def as_person(**values: Any) -> State:
    """Have the person so."""

    def change(work: Work, person_id: int) -> None:
        row = update(people_table).where(people_table.c.id == person_id)
        given = {
            name: value(work) if callable(value) else value
            for name, value in values.items()
        }
        work.connection.execute(row, given)

    return change


def as_address(state: str) -> State:
    """Have the phone's number so."""

    def change(work: Work, person_id: int) -> None:
        row = update(addresses).where(addresses.c.person_id == person_id)
        work.connection.execute(row, {"state": state})

    return change


def amid(flow_name: str) -> State:
    """Have a conversation stand at its first question."""
    flow = FLOWS[flow_name]

    def stand(work: Work, person_id: int) -> None:
        step, ask = next(
            (name, it) for name, it in flow.steps.items() if isinstance(it, Ask)
        )
        labels = {choice.value: choice.value for choice in ask.choices}
        shown = offer(flow, step, Facts(), labels)
        conversations.begin(
            work.connection,
            Conversation(flow.name, step, turn=1, offered=shown),
            municipality_id=people.get(work.connection, person_id).municipality_id,
            person_id=person_id,
            subject=None,
            now=work.now,
        )

    return stand


def in_days(days: int) -> Callable[[Work], datetime]:
    """Give a moment some days on."""
    return lambda work: work.now + timedelta(days=days)


STATES: dict[str, State] = {
    "joined": as_person(state="joined"),
    "invited": as_person(state="invited", joined_at=None),
    "declined": as_person(state="declined", joined_at=None),
    "stopped": as_person(stopped_at=in_days(0)),
    "ended": as_person(state="ended"),
    "paused": as_person(paused_until=in_days(9)),
    "with a human": as_person(human_until=in_days(1)),
    "appointments only": as_person(rhythm="appointments"),
    "under 18": as_person(birthdate="2010-06-06"),
    "number in doubt": as_address("doubted"),
    "number was dead": as_address("dead"),
    **{
        f"amid {name}": amid(name)
        for name, flow in FLOWS.items()
        if name != "safety" and any(isinstance(s, Ask) for s in flow.steps.values())
    },
}
#: An edited message, the words under a picture, a button, a forward.
KINDS = ("photo", "edited", "voice", "button", "sticker", "document", "forwarded")


@dataclass(frozen=True, slots=True)
class Cell:
    """One state, one message, one hour."""

    state: str
    level: str
    words: str
    hour: str
    kind: str = "text"
    sender: str = PHONE


def messages() -> Iterator[tuple[str, str, str]]:
    """Give state, kind and sender of everything that can come in."""
    yield from ((state, "text", PHONE) for state in STATES)
    yield from (("joined", kind, PHONE) for kind in KINDS)
    yield ("joined", "text", STRANGER)


def every_cell() -> Iterator[Cell]:
    """Give the whole matrix."""
    said = [(level, words) for level, some in PHRASES.items() for words in some]
    for (state, kind, sender), (level, words), hour in product(messages(), said, HOURS):
        yield Cell(state, level, words, hour, kind, sender)


def some_cells() -> Iterator[Cell]:
    """Give each message once with each level; phrases and hours take turns."""
    hours, turns = cycle(HOURS), cycle(range(3))
    for (state, kind, sender), level in product(messages(), PHRASES):
        words = PHRASES[level][next(turns)]
        yield Cell(state, level, words, next(hours), kind, sender)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_some_cells(town: Town) -> None:
    """Each state and each kind of message, at hours that take turns."""
    play(town, some_cells())


@pytest.mark.nightly
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_cell(town: Town) -> None:
    """All of them."""
    play(town, every_cell())


def play(town: Town, cells: Iterator[Cell]) -> None:
    """Play each cell in an attempt that is taken back."""
    anna = town.settle_in()
    wrong = []
    with town.database.transaction() as connection:
        for cell in cells:
            attempt = connection.begin_nested()
            fault = fault_of(town, connection, cell, anna)
            wrong += [(fault, cell)] if fault else []
            attempt.rollback()
    assert wrong == []


def fault_of(town: Town, connection: Connection, cell: Cell, anna: int) -> str | None:
    """Play one cell, and name what is wrong with what came of it."""
    now = datetime.fromisoformat(HOURS[cell.hour])
    now = now if now.tzinfo else now.replace(tzinfo=COPENHAGEN)
    work = Work(connection=connection, house=town.house, now=now)
    STATES[cell.state](work, anna)
    inbound = Inbound(
        channel="sms",
        provider_id="message-1",
        sender=cell.sender,
        words=cell.words,
        received_at=now,
        kind=cell.kind,
    )
    if dialogue.hear(work, inbound) != "understood":
        return "not understood"
    return _fault_of_alert(town, connection, cell) or _fault_of_answer(
        town, connection, now, is_known=cell.sender == PHONE
    )


def _fault_of_alert(town: Town, connection: Connection, cell: Cell) -> str | None:
    found = connection.execute(alerts.select()).all()
    if [(row.level, row.state) for row in found] != [(cell.level, "open")]:
        return f"alerts: {[(row.level, row.state) for row in found]}"
    if found[0].next_step_at is None:
        return "an alert at rest"
    pushed = connection.execute(
        outbox.select().where(outbox.c.alert_id == found[0].id)
    ).all()
    if not pushed or {row.staff_id for row in pushed} != {town.mette}:
        return f"told: {[row.staff_id for row in pushed]}"
    heard = connection.execute(inbox.select()).all()
    return None if len(heard) == 1 else f"{len(heard)} messages kept"


def _fault_of_answer(
    town: Town, connection: Connection, now: datetime, *, is_known: bool
) -> str | None:
    """The answer holds help that is open, and the truth about who is there."""
    answers = connection.execute(
        outbox.select().where(outbox.c.staff_id.is_(None))
    ).all()
    if len(answers) != 1 or answers[0].delivery != "crisis":
        return f"answers: {[(row.delivery, row.texts) for row in answers]}"
    words = answers[0].words
    programme = people.get(connection, 1).programme
    is_there = is_working_time(programme, now)
    local = now.astimezone(programme.time_zone)
    closed = [
        line.id
        for line in town.house.help_lines
        if line.is_phone
        and (line.reach in words or show_phone(line.reach) in words)
        and not line.is_open(local)
    ]
    wrong = {
        "no 112": "112" not in words,
        "false hope": "på vej" in words,
        "off hours not told": is_known and not is_there and "har fri" not in words,
        "off hours told at work": is_there and "har fri" in words,
        f"closed lines {closed}": bool(closed),
    }
    return next((name for name, is_so in wrong.items() if is_so), None)
