"""No way of making a day of shadowing goes round what must be ticked."""

from typing import Any

import pytest

from bot.effects.appointments import appointing
from bot.effects.work import shadow_notes, shadowing
from bot.store import appointments, shadow_days, staff
from bot.store import employers as seats
from bot.store.appointments import Appointment
from tests.town import texts_of
from tests.work.conftest import Office, ahead, terms


def agree(office: Office, **values: Any) -> Appointment:
    """Make a day of shadowing as the form of appointments does."""
    named = {"kind": "shadowing", "company": "Bager Holm", "contact": "Karen", **values}
    return office.do(
        appointing.make,
        office.anna,
        terms(ahead(office.town, days=6), **named),
        office.mette,
    )


def shadow_id(office: Office, made: Appointment) -> int:
    """Find the day of an appointment."""
    day = office.read(shadow_days.of_appointment, made.id)
    assert day is not None
    return day.id


def state(office: Office, made: Appointment) -> str:
    """Tell how an appointment stands."""
    found = office.read(appointments.get, made.id)
    assert found is not None
    return found.state


def ready(office: Office, made: Appointment) -> int:
    """Have everything in order, by what Anna said to Mette; give the day."""
    day = shadow_id(office, made)
    office.do(shadow_notes.note_answer, day, "yes", office.mette)
    office.do(shadowing.set_disclosure, day, "name")
    for tick in ("insurance", "status"):
        office.do(shadowing.tick, day, tick, office.mette)
    office.town.heard()
    return day


def test_the_form_only_proposes(office: Office) -> None:
    """Nothing holds, no reminder is planned, and what is missing is named."""
    made = agree(office)
    assert made.state == "proposed"
    assert texts_of(office.town.heard()) == ["shadow.proposed"]
    assert office.do(shadowing.what_is_missing, shadow_id(office, made)) == [
        "insurance",
        "status",
        "answer",
        "disclosure",
    ]
    assert state(office, made) == "proposed"


def test_a_meeting_never_becomes_a_day_of_shadowing(office: Office) -> None:
    """Nor the other way: the kind stays what it is."""
    meeting = office.do(
        appointing.make, office.anna, terms(ahead(office.town, days=3)), office.mette
    )
    turned = terms(ahead(office.town, days=4), kind="shadowing", company="Bager Holm")
    office.do(appointing.move, meeting.id, turned, office.mette)
    found = office.read(appointments.get, meeting.id)
    assert found is not None
    assert found.kind == "meeting"


def test_saved_without_a_change_asks_nothing_anew(office: Office) -> None:
    """A place that is proposed is asked about once."""
    made = agree(office)
    office.town.heard()
    same = terms(made.starts_at, kind="shadowing", company="Bager Holm", minutes=90)
    assert office.do(appointing.move, made.id, same, office.mette) == "amended"
    assert office.town.heard() == []


def test_what_anna_said_to_mette_counts(office: Office) -> None:
    """Noted by staff, it is asked no more, and the day can be confirmed."""
    made = agree(office)
    day = ready(office, made)
    assert office.do(shadowing.confirm, day) == []
    assert texts_of(office.town.heard()) == ["shadow.ready"]
    assert state(office, made) == "confirmed"


def test_said_no_and_moved_it_is_only_proposed_again(office: Office) -> None:
    """A confirmed day that was declined needs a new yes."""
    made = agree(office)
    day = ready(office, made)
    office.do(shadowing.confirm, day)
    office.town.heard()
    office.says("jeg er syg")
    assert state(office, made) == "declined"
    later = terms(ahead(office.town, days=9), kind="shadowing", company="Bager Holm")
    office.do(appointing.move, made.id, later, office.mette)
    assert state(office, made) == "proposed"
    assert "answer" in office.do(shadowing.what_is_missing, day)


def test_a_named_adult_is_told_once_and_anew_after_a_move(office: Office) -> None:
    """The same promise twice is said once; a new time needs a new promise."""
    made = agree(office)
    day = ready(office, made)
    office.do(shadowing.confirm, day)
    bo = office.read(staff.get, office.town.bo)
    assert office.do(shadowing.accept_escort, day, bo)
    assert not office.do(shadowing.accept_escort, day, bo)
    told = [m for m in office.town.heard() if m.texts == ("shadow.escorted",)]
    assert ["Bo går med dig ind" in message.words for message in told] == [True]
    later = terms(ahead(office.town, days=7), kind="shadowing", company="Bager Holm")
    office.do(appointing.move, made.id, later, office.mette)
    stored = office.read(shadow_days.get, day)
    assert stored is not None
    assert stored.escorted_by is None


def test_the_contact_may_change_until_somebody_was_told(office: Office) -> None:
    """The last one chosen is written to; after that it is a call to make."""
    made = agree(office)
    day = ready(office, made)
    karen = office.contact()
    assert office.do(shadow_notes.choose_contact, day, karen.id)
    assert office.do(shadow_notes.choose_contact, day, karen.id)
    office.do(shadowing.confirm, day)
    (notice,) = office.read(seats.notices_of, office.anna)
    assert notice.contact_id == karen.id
    assert not office.do(shadow_notes.choose_contact, day, karen.id)


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_contact_found_late_is_told_when_the_day_holds(
    office: Office, *, is_confirmed: bool
) -> None:
    """Confirmed without anybody to write to: whoever is named then is told."""
    made = agree(office)
    day = ready(office, made)
    if is_confirmed:
        office.do(shadowing.confirm, day)
    office.town.heard()
    office.do(shadow_notes.choose_contact, day, office.contact().id)
    told = [message for message in office.town.heard() if message.contact_id]
    assert len(told) == is_confirmed
