"""The meetups of the network groups; who comes is told nowhere."""

from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from admin.case_api.fields import Id, Listing, Moment, read_optional_moment
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.people import Colleague, show_colleague
from admin.case_api.problems import missing
from bot.store.pages import case_system
from bot.store.pages.case_system import MeetupFacts


class MeetupListing(Listing, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which meetups are wanted."""

    since: Moment | UnsetType = UNSET
    until: Moment | UnsetType = UNSET


class Meetup(Struct, frozen=True, kw_only=True):
    """A meetup of a network group."""

    id: Id
    group: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    places: int | None
    facilitator: Colleague
    state: Literal["planned", "cancelled"]


class Meetups(Struct, frozen=True, kw_only=True):
    """A page of meetups."""

    items: list[Meetup]
    next: Id | None


def _list(asked: Asked) -> Meetups:
    page = asked.query.page()
    rows = case_system.meetups_of(
        asked.work.connection,
        asked.realm,
        page,
        since=read_optional_moment(asked.query.since),
        until=read_optional_moment(asked.query.until),
    )
    shown, following = cut(rows, page.limit, lambda row: row.id)
    return Meetups(items=[_show(row) for row in shown], next=following)


def _get(asked: Asked) -> Meetup:
    row = case_system.find_meetup(asked.work.connection, asked.realm, asked.id)
    if row is None:
        raise missing()
    return _show(row)


def _show(row: MeetupFacts) -> Meetup:
    return Meetup(
        id=row.id,
        group=row.group,
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        places=row.places,
        facilitator=show_colleague(row.facilitator),
        state="cancelled" if row.state == "cancelled" else "planned",
    )


OPERATIONS = (
    Operation(
        id="listMeetups",
        method="GET",
        path="/meetups",
        scope="meetups:read",
        summary="List the meetups",
        act=_list,
        query=MeetupListing,
        answer=Meetups,
    ),
    Operation(
        id="getMeetup",
        method="GET",
        path="/meetups/{id}",
        scope="meetups:read",
        summary="Read one meetup",
        act=_get,
        answer=Meetup,
    ),
)
