"""The young people of a token's window: who they are, and who their consultant is."""

from datetime import datetime

from msgspec import Struct

from admin.case_api.fields import Id, Listing
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.problems import missing
from bot.store.pages import case_system
from bot.store.pages.case_system import PersonFacts, Worker


class Colleague(Struct, frozen=True, kw_only=True):
    """Somebody on the staff."""

    name: str
    email: str


class Person(Struct, frozen=True, kw_only=True):
    """A young person. Whether they use Makker, and how they are, is not told."""

    id: Id
    municipality: str
    programme: str
    name: str
    birthdate: str
    consultant: Colleague
    created_at: datetime


class People(Struct, frozen=True, kw_only=True):
    """A page of people."""

    items: list[Person]
    next: Id | None


def show_colleague(worker: Worker) -> Colleague:
    """Show somebody on the staff."""
    return Colleague(name=worker.name, email=worker.email)


def _list(asked: Asked) -> People:
    page = asked.query.page()
    rows = case_system.people_of(asked.work.connection, asked.realm, page)
    shown, following = cut(rows, page.limit, lambda row: row.id)
    asked.note("people", [(row.municipality_id, row.id) for row in shown])
    return People(items=[_show(row) for row in shown], next=following)


def _get(asked: Asked) -> Person:
    row = case_system.find_person(asked.work.connection, asked.realm, asked.id)
    if row is None:
        raise missing()
    asked.note("person", [(row.municipality_id, row.id)])
    return _show(row)


def _show(row: PersonFacts) -> Person:
    return Person(
        id=row.id,
        municipality=row.municipality,
        programme=row.programme,
        name=row.name,
        birthdate=row.birthdate,
        consultant=show_colleague(row.consultant),
        created_at=row.created_at,
    )


OPERATIONS = (
    Operation(
        id="listPeople",
        method="GET",
        path="/people",
        scope="people:read",
        summary="List the young people",
        act=_list,
        query=Listing,
        answer=People,
    ),
    Operation(
        id="getPerson",
        method="GET",
        path="/people/{id}",
        scope="people:read",
        summary="Read one young person",
        act=_get,
        answer=Person,
    ),
)
