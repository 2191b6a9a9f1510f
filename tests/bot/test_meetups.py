"""Meetups of the network group: places, the waiting list, wishes, and who sees what."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.effects.meetups import announcing, attendance, comers, company, gathering
from bot.effects.meetups.announcing import Invitee
from bot.store import meetups, places, rsvps, staff
from bot.store.meetups import Meetup, NewMeetup
from bot.store.pages.meetups import for_volunteer, guests, reviews
from bot.store.tables.alerts import tasks
from tests.town import Heard, Town, texts_of

IN_THREE_DAYS = timedelta(days=3, hours=7)


class Group:
    """A group with Karen, and as many young people as a test asks for."""

    def __init__(self, town: Town) -> None:
        """Have Karen lead a group."""
        self.town = town
        self.karen = town.hire("Karen Friis", "+4520000007", "facilitator")
        with town.database.transaction() as connection:
            self.id = places.ensure_group(
                connection, town.municipality_id, town.programme_id, "Onsdagsgruppen"
            )

    def join(self, number: int, name: str = "Anna Bæk", **values: object) -> int:
        """Have a member with the phone +45 20 00 01 xx."""
        person_id = self.town.settle_in(name, phone_of(number), **values)
        with self.town.database.transaction() as connection:
            municipality_id = self.town.municipality_id
            places.put_in_group(connection, municipality_id, person_id, self.id)
        return person_id

    def meet(self, how_many: int | None = None) -> Meetup:
        """Make a meetup that nobody has heard of."""
        with self.town.database.transaction() as connection:
            new = NewMeetup(
                municipality_id=self.town.municipality_id,
                group_id=self.id,
                title="Bowling",
                starts_at=self.town.clock.now() + IN_THREE_DAYS,
                minutes=120,
                place="Kulturhuset",
                places=how_many,
                facilitator_id=self.karen,
            )
            return gathering.create(self.town.work(connection), new)

    async def announce(self, meetup: Meetup) -> list[Invitee]:
        """Invite, and let it go out."""
        with self.town.database.transaction() as connection:
            invited = announcing.announce(self.town.work(connection), meetup.id)
        self.heard = await self.town.wait(minutes=1)
        return list(invited)

    def state_of(self, meetup: Meetup, person_id: int) -> str:
        """Tell where somebody stands."""
        with self.town.database.reading() as connection:
            found = rsvps.find(connection, meetup.id, person_id)
        return found.state if found else "unknown"


def phone_of(number: int) -> str:
    """Give the number of the nth member."""
    return f"+45200001{number:02}"


def to(person_id: int, heard: list[Heard]) -> list[str]:
    """Give the keys of what one person was told."""
    return texts_of([message for message in heard if message.person_id == person_id])


@pytest.fixture
def group(town: Town) -> Group:
    """A group in the town."""
    return Group(town)


async def test_preview_tells_who_and_why_not(group: Group) -> None:
    """Before anything is sent the facilitator sees who gets it, who not and why."""
    now = group.town.clock.now()
    group.join(1, "Anna Bæk")
    group.join(2, "Bo Ravn", stopped_at=now)
    group.join(3, "Cecilie Holt", state="invited", joined_at=None)
    group.join(4, "Dan Vig", rhythm="appointments")
    group.join(5, "Eva Toft", human_until=now + timedelta(hours=3))
    meetup = group.meet()
    with group.town.database.transaction() as connection:
        seen = announcing.preview(group.town.work(connection), meetup)
    assert {each.first_name: each.reason for each in seen} == {
        "Anna": None,
        "Bo": "stopped",
        "Cecilie": "not_joined",
        "Dan": "appointments_only",
        "Eva": None,
    }
    assert group.town.heard() == []


async def test_announcing_again_invites_only_those_new(group: Group) -> None:
    """Nobody is invited twice."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    assert to(anna, group.heard) == ["meetup.invite"]
    ali = group.join(2, "Ali Holm")
    (first, second) = await group.announce(meetup)
    assert (first.reason, second.reason) == ("invited", None)
    heard = group.heard
    assert (to(anna, heard), to(ali, heard)) == ([], ["meetup.invite"])


async def test_places_are_never_given_twice(group: Group) -> None:
    """As many come as there are places; the next is on the list."""
    people = [group.join(number) for number in range(1, 5)]
    meetup = group.meet(2)
    await group.announce(meetup)
    for number in range(1, 5):
        group.town.says("ja", phone_of(number))
    states = [group.state_of(meetup, person_id) for person_id in people]
    assert states == ["coming", "coming", "waiting", "waiting"]


async def test_a_place_offered_holds(group: Group) -> None:
    """While somebody thinks about an offer nobody else can take the place."""
    first, second, third = (group.join(number) for number in (1, 2, 3))
    meetup = group.meet(1)
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    group.town.says("ja", phone_of(2))
    await group.town.wait(hours=3)
    group.town.says("nej", phone_of(1))
    assert to(second, await group.town.tick()) == ["meetup.offer"]
    group.town.says("ja", phone_of(3))
    assert group.state_of(meetup, third) == "waiting"
    group.town.says("ja", phone_of(1))
    assert group.state_of(meetup, first) == "waiting"
    group.town.says("ja", phone_of(2))
    assert group.state_of(meetup, second) == "coming"


async def test_first_timers_first_when_chosen(group: Group) -> None:
    """The facilitator chooses who of those who wait comes first."""
    _, old, new = (group.join(number) for number in (1, 2, 3))
    before = group.meet()
    await group.announce(before)
    group.town.says("ja", phone_of(2))
    await group.town.wait(days=4)
    with group.town.database.transaction() as connection:
        found = rsvps.find(connection, before.id, old)
        assert found is not None
        assert attendance.mark(group.town.work(connection), found.id, came=True)
    await group.town.wait(days=3)
    meetup = group.meet(1)
    with group.town.database.transaction() as connection:
        work = group.town.work(connection)
        gathering.choose_queue(work, meetup.id, "first_timers")
    await group.announce(meetup)
    await group.town.wait(days=1)
    for number in (1, 2, 3):
        group.town.says("ja", phone_of(number))
    await group.town.wait(hours=3)
    group.town.says("nej", phone_of(1))
    heard = await group.town.tick()
    assert (to(old, heard), to(new, heard)) == ([], ["meetup.offer"])


async def test_places_added_before_anybody_reads_full(group: Group) -> None:
    """Karen hears of the last place; who waited is simply given one."""
    _, anna = (group.join(number) for number in (1, 2))
    meetup = group.meet(1)
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    group.town.says("ja", phone_of(2))
    with group.town.database.transaction() as connection:
        work = group.town.work(connection)
        karen = staff.get(connection, group.karen)
        gathering.set_places(work, meetup.id, 5, karen)
    heard = await group.town.wait(days=1)
    assert to(anna, heard) == ["meetup.got_place"]
    done = group.town.rows(select(tasks).where(tasks.c.kind == "meetup_full"))
    assert [row.done_by for row in done] == [group.karen]


async def test_who_needs_rest_is_offered_nothing(group: Group) -> None:
    """A pause is kept; the place goes to the next."""
    group.join(1)
    resting, next_one = (group.join(number) for number in (2, 3))
    meetup = group.meet(1)
    await group.announce(meetup)
    for number in (1, 2, 3):
        group.town.says("ja", phone_of(number))
    await group.town.wait(hours=3)
    group.town.change(resting, paused_until=group.town.clock.now() + timedelta(days=9))
    group.town.says("nej", phone_of(1))
    heard = await group.town.tick()
    assert (to(resting, heard), to(next_one, heard)) == ([], ["meetup.offer"])


async def test_one_adult_promises(group: Group) -> None:
    """The first named adult who says yes has it, and is there as a host."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("mød mig ved døren", phone_of(1))
    volunteer = group.town.hire("Ole Krag", "+4520000008", "volunteer")
    with group.town.database.transaction() as connection:
        work = group.town.work(connection)
        found = rsvps.find(connection, meetup.id, anna)
        assert found is not None
        ole, karen = (staff.get(connection, each) for each in (volunteer, group.karen))
        assert company.accept_wish(work, found.id, ole, "ved bageren")
        assert not company.accept_wish(work, found.id, karen, "ved døren")
        assert meetups.hosts_of(connection, meetup) == [group.karen, volunteer]
    (told,) = [m for m in group.town.heard() if "meetup.met" in m.texts]
    assert "Ole" in told.words
    assert "ved bageren" in told.words
    heard = group.town.says("nej, jeg kommer ikke alligevel", phone_of(1))
    assert "staff.meet_off" in texts_of(heard)


async def test_volunteer_sees_first_names_and_own_wishes(group: Group) -> None:
    """A volunteer's sheet has no surnames, no answers and no others' wishes."""
    anna = group.join(1, "Anna Bæk")
    group.join(2, "Ali Holm")
    group.join(3, "Signe Vang")
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("kan I hente mig", phone_of(1))
    group.town.says("mød mig ved døren", phone_of(2))
    group.town.says("nej", phone_of(3))
    volunteer = group.town.hire("Ole Krag", "+4520000008", "volunteer")
    with group.town.database.transaction() as connection:
        found = rsvps.find(connection, meetup.id, anna)
        assert found is not None
        ole = staff.get(connection, volunteer)
        work = group.town.work(connection)
        company.accept_wish(work, found.id, ole, "ved stationen")
        sheet = for_volunteer(connection, meetup, volunteer)
        everybody = guests(connection, meetup)
    assert sheet.coming == ("Ali", "Anna")
    assert [(w.first_name, w.where) for w in sheet.wishes] == [
        ("Anna", "ved stationen")
    ]
    assert {guest.name for guest in everybody} == {"Anna Bæk", "Ali Holm", "Signe Vang"}


async def test_nobody_learns_who_else_comes(group: Group) -> None:
    """Whatever is told to one young person, the name of another is not in it."""
    anna = group.join(1, "Anna Bæk")
    group.join(2, "Zacharias Holm")
    meetup = group.meet(1)
    await group.announce(meetup)
    group.town.says("ja", phone_of(2))
    heard = group.town.says("ja", phone_of(1))
    heard += group.town.says("hvem kommer?", phone_of(1))
    heard += await group.town.wait(hours=4)
    heard += group.town.says("nej", phone_of(2))
    heard += await group.town.wait(days=4)
    words = [message.words for message in heard if message.person_id == anna]
    assert words
    assert not [text for text in words if "Zacharias" in text or "Holm" in text]


async def test_writing_to_those_who_come(group: Group) -> None:
    """Each gets it alone, under Karen's name; who said no gets nothing."""
    anna, ali = group.join(1), group.join(2, "Ali Holm")
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    group.town.says("nej", phone_of(2))
    with group.town.database.transaction() as connection:
        karen = staff.get(connection, group.karen)
        sent = comers.write(
            group.town.work(connection), meetup.id, karen, "Tag varmt tøj på"
        )
    heard = group.town.heard()
    assert (sent, to(anna, heard), to(ali, heard)) == (1, ["human.wrote"], [])


async def test_missing_it_marks_nobody(group: Group) -> None:
    """A kind word once; the list says who came, and nothing says who did not."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    await group.town.wait(days=3, hours=9)
    with group.town.database.transaction() as connection:
        found = rsvps.find(connection, meetup.id, anna)
        assert found is not None
        attendance.mark(group.town.work(connection), found.id, came=False)
    heard = await group.town.wait(days=2)
    assert to(anna, heard) == ["meetup_after.missed"]
    assert not group.town.rows(select(tasks).where(tasks.c.person_id == anna))


async def test_reviews_are_counted_not_named(group: Group) -> None:
    """Karen sees how many liked it."""
    group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    await group.town.wait(days=4, hours=3)
    group.town.says("godt", phone_of(1))
    with group.town.database.reading() as connection:
        assert reviews(connection, meetup) == {"good": 1}


async def test_cancelled_before_it_was_announced_is_told_to_nobody(
    group: Group,
) -> None:
    """What nobody heard of need not be called off."""
    group.join(1)
    meetup = group.meet()
    with group.town.database.transaction() as connection:
        assert gathering.cancel(group.town.work(connection), meetup.id)
    assert await group.town.wait(days=5) == []


async def test_news_at_night_waits_for_the_morning(group: Group) -> None:
    """A change made late is told in the morning, once, as it stands then."""
    anna = group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    await group.town.wait(hours=12)
    for place in ("Biblioteket", "Svømmehallen"):
        with group.town.database.transaction() as connection:
            gathering.change(group.town.work(connection), meetup.id, place=place)
    assert await group.town.tick() == []
    (told,) = [m for m in await group.town.wait(hours=12) if m.person_id == anna]
    assert "Svømmehallen" in told.words
    assert told.texts == ("meetup.changed",)


async def test_more_length_or_places_is_no_news(group: Group) -> None:
    """Nobody is asked again because it lasts longer."""
    group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    with group.town.database.transaction() as connection:
        gathering.change(group.town.work(connection), meetup.id, minutes=180)
    assert await group.town.tick() == []


def test_past_meetup_changes_no_more(group: Group) -> None:
    """What is over is neither moved nor cancelled nor announced."""
    meetup = group.meet()
    group.town.clock.move(timedelta(days=9))
    with group.town.database.transaction() as connection:
        work = group.town.work(connection)
        moved: datetime = group.town.clock.now()
        assert gathering.change(work, meetup.id, starts_at=moved) is None
        assert not gathering.cancel(work, meetup.id)
        assert announcing.announce(work, meetup.id) == ()


def pushed(heard: list[Heard]) -> list[str]:
    """Name what reached the phone of whoever leads the group."""
    return [key for message in heard if message.staff_id for key in message.texts]


async def test_changes_on_the_day_reach_the_phone(group: Group) -> None:
    """Who comes after all and who does not: on the day at once, before it not."""
    group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    assert pushed(group.town.says("ja", phone_of(1))) == []
    group.town.clock.move_to(meetup.starts_at - timedelta(hours=5))
    assert pushed(group.town.says("nej", phone_of(1))) == ["staff.meetup_left"]
    heard = group.town.says("ja", phone_of(1))
    assert pushed(heard) == ["staff.meetup_joined"]
    assert all("Anna" not in m.words and "AB" in m.words for m in heard if m.staff_id)


async def test_answers_of_the_last_hour_reach_the_phone(group: Group) -> None:
    """A no from somebody who held no place is news only just before the start."""
    group.join(1)
    group.join(2)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.clock.move_to(meetup.starts_at - timedelta(hours=2))
    assert pushed(group.town.says("nej", phone_of(1))) == []
    group.town.clock.move_to(meetup.starts_at - timedelta(minutes=40))
    assert pushed(group.town.says("nej", phone_of(2))) == ["staff.meetup_answered"]


async def test_words_of_the_last_hour_reach_the_phone(group: Group) -> None:
    """Late by ten minutes is told as that; of other words only that they came."""
    group.join(1)
    meetup = group.meet()
    await group.announce(meetup)
    group.town.says("ja", phone_of(1))
    group.town.clock.move_to(meetup.starts_at - timedelta(minutes=40))
    heard = group.town.says("jeg er 10 min forsinket", phone_of(1))
    assert pushed(heard) == ["staff.meetup_late"]
    assert "10 minutter" in next(m.words for m in heard if m.staff_id)
    heard = group.town.says("kan jeg tage min ven med", phone_of(1))
    assert pushed(heard) == ["staff.meetup_answered"]
    assert all("ven" not in m.words for m in heard if m.staff_id)
