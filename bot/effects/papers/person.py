"""Everything that is stored about somebody, in plain Danish, for them to read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.effects.papers.paper import Paper, Pen
from bot.effects.turn import Work
from bot.store import holdings
from bot.store.database import Connection
from bot.store.holdings import Act
from bot.store.people import Person

#: What is shown of each table, in the order in which it is shown.
SHOWN: Mapping[str, str] = {
    "people": (
        "name birthdate consultant_id state channel rhythm slot_hour invited_at "
        "joined_at started_on stopped_at paused_until heard_at created_at"
    ),
    "addresses": "channel value bound_at unbound_at confirmed_at",
    "invitations": "channel staff_id created_at used_at",
    "consents": "what act version channel age guardian staff_id at",
    "goals": "words set_at ended_at",
    "steps": "words set_at outcome helped ended_at",
    "plan_lines": "part words staff_id created_at removed_at",
    "appointments": (
        "kind starts_at minutes place company contact consultant_id state created_at"
    ),
    "shadow_days": (
        "wish state answer disclosure disclosed_at clothes route escort on_way_at "
        "liked hard created_at"
    ),
    "contact_notices": "at contact_id disclosure words",
    "memberships": "group_id",
    "rsvps": "meetup_id state wish met_by met_where came review answered_at",
    "ideas": "words created_at",
    "tips": "words approved_words state created_at",
    "spells": "kind title company_id starts_on ends_on pace",
    "spell_hours": "from_on until_on hours source",
    "milestones": "months due_on answer source answered_at",
    "transitions": "discharged_on contacted_at contacted_by grouped_at",
    "circles": "role staff_id name organisation may_see added_by added_at removed_at",
    "shares": "circle_id what is_on staff_id at",
    "tracks": "track next_step owner due_on staff_id at done_at",
    "plans": "version words staff_id at",
    "plan_sights": "party staff_id at",
    "facts_cards": "version facts staff_id at",
    "eligibilities": "what is_met staff_id at",
    "measures": "instrument answers at",
    "inbox": "received_at channel kind words level why",
    "outbox": "created_at channel staff_id author_id words state",
    "conversations": "flow answers outcome started_at changed_at",
    "alerts": "level state opened_at taken_at taken_by contact_at closed_at closed_by",
    "alert_messages": "level why at",
    "alert_events": "what staff_id note at",
    "call_backs": "staff_id answers at",
    "duty_notes": "decision reason staff_id told_person_at decided_at",
    "tasks": "kind words staff_id created_at seen_at seen_by done_at done_by",
    "thread_marks": "kind from_staff_id to_staff_id staff_id words at",
    "busy_times": "starts_at ends_at source",
    "data_wishes": "kind words wished_at settled_at settled_by",
    "readings": "staff_id subject_kind purpose at",
    "acts": "what staff_id at",
}
#: What says nothing about anybody: plans of Makker's own, and numbers of rows.
TECHNICAL = frozenset(
    {"appointment_contacts", "codes", "occurrences", "own_codes", "sayings", "timers"}
)


def hand_out(work: Work, person: Person, staff_id: int | None = None) -> Paper:
    """Put everything about a person on paper; that it was done is noted."""
    pen = Pen(work.house.words, person.programme.time_zone)
    paper = paper_of(work.connection, pen, person)
    rows = sum(len(found) for found in paper.values())
    act = Act(what="export_person", rows=rows, staff_id=staff_id)
    holdings.note(work.connection, person, act, work.now)
    return paper


def paper_of(connection: Connection, pen: Pen, person: Person) -> Paper:
    """Put everything about a person on paper, table by table."""
    paper = {}
    for table, columns in SHOWN.items():
        found = holdings.rows_of(connection, person, table)
        if table == "rsvps":
            found = _named(connection, pen, found)
        rows = [pen.row(_chosen(row, columns.split())) for row in found]
        if rows:
            paper[pen.term(f"of.{table}")] = rows
    return paper


def _chosen(row: Mapping[str, Any], columns: Iterable[str]) -> Mapping[str, Any]:
    return {column: row[column] for column in columns}


def _named(
    connection: Connection, pen: Pen, rows: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """Give meetups by their titles and days."""
    ids = [row["meetup_id"] for row in rows]
    titles = holdings.titles_of_meetups(connection, ids)
    return [
        {**row, "meetup_id": f"{title}, {pen.moment(at)}"}
        for row in rows
        for title, at in [titles[row["meetup_id"]]]
    ]
