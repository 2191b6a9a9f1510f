"""What the page of jobs and education holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from admin import access, reading
from admin.about import write_journal
from admin.access import Viewer
from bot.effects.turn import Work
from bot.rules.calendar_sums import local_day
from bot.store import appointments, companies, spells
from bot.store.appointments import Appointment
from bot.store.companies import Contact
from bot.store.conversations import Subject
from bot.store.pages import appointments as agenda
from bot.store.people import Person
from bot.store.spells import Hours, Spell

#: Appointments at a place of work.
_VISITS = ("three_party", "shadowing")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellLine:
    """A job or an education, its hours, and whom one speaks with there."""

    spell: Spell
    has_begun: bool
    agreed: Sequence[Hours]
    told: Hours | None
    contacts: Sequence[Contact]
    visits: Sequence[Appointment]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsView:
    """Everything on the page."""

    person: Person
    lines: Sequence[SpellLine]
    journal: str

    def chosen(self, spell_id: str) -> SpellLine | None:
        """Give the one whose forms are open: the one asked for, else the newest on."""
        asked = [line for line in self.lines if str(line.spell.id) == spell_id]
        on = [line for line in self.lines if line.spell.is_on]
        return next(iter([*asked, *on]), None)


def read_jobs(work: Work, viewer: Viewer, person_id: int) -> JobsView:
    """Read the page, and note that it is read."""
    person = access.person(work.connection, viewer, person_id)
    reading.note_own_words(work, viewer, person, Subject("jobs", person.id))
    today = local_day(person.programme, work.now)
    return JobsView(
        person=person,
        lines=[
            _line(work, person, spell, today)
            for spell in spells.of_person(work.connection, person.id)
        ],
        journal=write_journal(work, person),
    )


def _line(work: Work, person: Person, spell: Spell, today: date) -> SpellLine:
    connection, hours = work.connection, spells.hours_of(work.connection, spell.id)
    told = [one for one in hours if one.source == "told"]
    known = spell.company_id
    return SpellLine(
        spell=spell,
        has_begun=spell.starts_on <= today,
        agreed=[one for one in hours if one.source == "agreed"],
        told=told[-1] if told else None,
        contacts=companies.contacts_of(connection, known) if known else [],
        visits=_visits(work, person, spell.company) if known else [],
    )


def _visits(work: Work, person: Person, company: str) -> Sequence[Appointment]:
    """Give the talks at a place, those to come first."""
    found = [
        *appointments.coming_of(work.connection, person.id, work.now),
        *agenda.latest_of(work.connection, person.id, work.now),
    ]
    return [
        one
        for one in found
        if one.kind in _VISITS and one.company.casefold() == company.casefold()
    ]
