"""What is done with a day of shadowing on its pages."""

from collections.abc import Collection, Sequence
from typing import get_args

from admin import access, colleagues
from admin.access import Viewer
from admin.shadow_view import ESCORTS
from bot.effects.appointments import appointing
from bot.effects.turn import Work
from bot.effects.work import shadow_notes, shadowing
from bot.effects.work.shadow_notes import Answer
from bot.effects.work.shadow_places import Place
from bot.rules.shadow_days import Missing, Tick
from bot.store import appointments, companies, people, submissions
from bot.store.companies import NewContact
from bot.store.shadow_days import ShadowDay
from flows.shadow_steps import Disclosure

ANSWERS: tuple[Answer, ...] = get_args(Answer)
DISCLOSURES = tuple(str(choice) for choice in Disclosure)


def ask_for_wish(work: Work, viewer: Viewer, person_id: int, once: str) -> None:
    """Ask what somebody would like to try; sent twice it is asked once."""
    person = access.person(work.connection, viewer, person_id)
    if submissions.is_first(work.connection, viewer.colleague, once, work.now):
        shadowing.invite_to_wish(work, person.id)


def propose(
    work: Work, viewer: Viewer, person_id: int, place: Place, *, once: str
) -> int | None:
    """Propose a place and give the day; None when the form was taken before."""
    person = access.person(work.connection, viewer, person_id)
    if not submissions.is_first(work.connection, viewer.colleague, once, work.now):
        return None
    day = shadowing.propose(work, person.id, place, viewer.colleague)
    return day.id if day is not None else None


def tick(work: Work, viewer: Viewer, shadow_id: int, ticked: Collection[str]) -> None:
    """Tick what is in order, and take the tick from what is not; only changes count."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    for name in get_args(Tick):
        is_ticked = name in ticked
        if is_ticked != (name in day.ticked):
            shadowing.tick(work, day.id, name, viewer.colleague, is_ticked=is_ticked)


def note_talk(
    work: Work, viewer: Viewer, shadow_id: int, answer: str, disclosure: str
) -> None:
    """Note what the young person has said in a talk."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    for known in ANSWERS:
        if known == answer != day.answer:
            shadow_notes.note_answer(work, day.id, known, viewer.colleague)
    if disclosure in DISCLOSURES and disclosure != day.disclosure:
        shadowing.set_disclosure(work, day.id, disclosure)
        shadow_notes.finish(
            work, ("talk_first",), day.appointment_id or 0, viewer.colleague
        )


def note_practical(
    work: Work, viewer: Viewer, shadow_id: int, *, clothes: str, route: str
) -> None:
    """Keep what to wear and how to get there."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    shadow_notes.note_practical(work, day.id, clothes=clothes, route=route)


def choose_contact(
    work: Work, viewer: Viewer, shadow_id: int, contact: NewContact
) -> bool:
    """Choose who at the place is written to; False once somebody there was told."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    appointment = appointments.get(work.connection, day.appointment_id or 0)
    if appointment is None:
        return False
    company_id = companies.ensure_company(
        work.connection, day.municipality_id, appointment.company, work.now
    )
    known = companies.ensure_contact(work.connection, company_id, contact, work.now)
    return shadow_notes.choose_contact(work, day.id, known.id)


def confirm(work: Work, viewer: Viewer, shadow_id: int) -> Sequence[Missing]:
    """Confirm the day, or name what is missing."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    return shadowing.confirm(work, day.id)


def promise_company(work: Work, viewer: Viewer, shadow_id: int, staff_id: int) -> bool:
    """Promise that a named adult goes along for the first ten minutes."""
    day = access.shadow_day(work.connection, viewer, shadow_id)
    person = people.get(work.connection, day.person_id)
    for colleague in colleagues.around(work.connection, person, ESCORTS):
        if colleague.id == staff_id:
            return shadowing.accept_escort(work, day.id, colleague)
    return False


def cancel(work: Work, viewer: Viewer, shadow_id: int) -> bool:
    """Cancel the day; False when it is over or off already."""
    day: ShadowDay = access.shadow_day(work.connection, viewer, shadow_id)
    return appointing.cancel(work, day.appointment_id or 0, viewer.colleague)
