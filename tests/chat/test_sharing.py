"""The person's own switches: behind their own code, and off closes at once."""

from functools import partial

import pytest

from bot.effects.team import team
from bot.effects.turn import Work
from bot.store import circles, employers, readings
from bot.store.conversations import Subject
from bot.store.employers import NewNotice
from bot.store.staff import Colleague
from tests.chat.conftest import Phone
from tests.chat.test_own_code import OWN, set_code
from tests.own.desk import colleague, do


@pytest.fixture
def psychiatry(anna: Phone) -> int:
    """A nurse in the circle, whose work needs the plan."""
    town = anna.town
    staff_id = town.hire("Ulla Krog", "+4520000045", "volunteer")

    def add(work: Work) -> int:
        mette = colleague(town, town.mette)
        member_id = team.add_member(
            work, anna.person_id, "psychiatry", mette, staff_id=staff_id
        )
        team.open_window(work, member_id, ("plan",))
        return member_id

    return do(town, add)


def window(anna: Phone, member_id: int) -> frozenset[str]:
    """Give what she sees now."""
    with anna.town.database.reading() as connection:
        member = circles.get(connection, member_id)
        assert member is not None
        return circles.window_of(connection, member)


async def test_switch_opens_and_closes_at_once(anna: Phone, psychiatry: int) -> None:
    """On by their own hand, off by their own hand; each turn is kept."""
    link = await set_code(anna)
    page = await anna.open(f"{link}/sharing")
    assert "Ulla Krog" in page.text
    assert "Slukket" in page.text
    turned = {"member": str(psychiatry), "what": "plan"}
    page = await anna.send(f"{link}/sharing", is_on="1", **turned)
    assert "Der er tændt nu." in page.text
    assert window(anna, psychiatry) == {"plan"}
    page = await anna.send(f"{link}/sharing", is_on="0", **turned)
    assert "De kan ikke se det mere" in page.text
    assert window(anna, psychiatry) == frozenset()


async def test_switches_need_the_own_code(anna: Phone, psychiatry: int) -> None:
    """Whoever finds the phone with a link on it turns nothing and reads no names."""
    link = anna.link()
    assert "Ulla" not in (await anna.open(f"{link}/sharing")).text
    turned = {"member": str(psychiatry), "what": "plan", "is_on": "1"}
    assert "Ulla" not in (await anna.send(f"{link}/sharing", **turned)).text
    assert window(anna, psychiatry) == frozenset()
    link = await set_code(anna)
    anna.session.cookie_jar.clear()
    assert (await anna.send(f"{link}/sharing", own="0000")).status == 422
    page = await anna.send(f"{link}/sharing", own=OWN)
    assert page.path == f"{link}/sharing"
    assert "Ulla Krog" in page.text


async def test_other_peoples_switches_do_not_turn(anna: Phone, psychiatry: int) -> None:
    """A number of somebody else's member has no effect."""
    other = anna.town.settle_in("Bo Ege", "+4520000011")
    link = await set_code(anna)
    anna.person_id = other
    turned = {"member": str(psychiatry), "what": "plan", "is_on": "1"}
    await anna.send(f"{anna.link()}/sharing", **turned)
    await anna.send(f"{link}/sharing", **{**turned, "what": "nonsense"})
    await anna.send(f"{link}/sharing", **{**turned, "member": "99"})
    assert window(anna, psychiatry) == frozenset()


@pytest.mark.usefixtures("psychiatry")
async def test_who_has_looked_is_told_by_role(anna: Phone) -> None:
    """Each part once with its last day; no names of those who looked."""
    link = await set_code(anna)
    assert "Ingen har åbnet dem endnu" in (await anna.open(f"{link}/sharing")).text
    town = anna.town
    (ulla,) = _members(anna)
    for staff_id, kind in (
        (town.mette, "team"),
        (town.mette, "thread"),
        (ulla, "shared"),
    ):
        look = partial(_look, colleague(town, staff_id), anna.person_id, kind)
        do(town, look)
    page = await anna.open(f"{link}/sharing")
    assert "Din konsulent: senest i dag, 2 i alt" in page.text
    assert "En fra dit team: senest i dag, 1 i alt" in page.text


def _members(anna: Phone) -> list[int]:
    with anna.town.database.reading() as connection:
        found = circles.of_person(connection, anna.person_id)
    return [member.staff_id for member in found if member.staff_id is not None]


def _look(reader: Colleague, person_id: int, kind: str, work: Work) -> None:
    readings.note(
        work.connection,
        reader,
        person_id=person_id,
        subject=Subject(kind, person_id),
        purpose="own",
        now=work.now,
    )


async def test_what_a_workplace_was_sent_stands_there(anna: Phone) -> None:
    """Word for word, so that nobody needs to guess what others know."""
    town = anna.town
    with town.database.transaction() as connection:
        new = NewNotice(
            municipality_id=town.municipality_id,
            person_id=anna.person_id,
            contact_id=None,  # type: ignore[arg-type]
            appointment_id=1,
            disclosure="name",
            words="Anna kommer kl. 10. Svar: https://x.example/employer/1.2",
            outbox_id=1,
        )
        employers.note(connection, new, town.clock.now())
    page = await anna.open(f"{await set_code(anna)}/sharing")
    assert "Anna kommer kl. 10. Svar: (link)" in page.text
