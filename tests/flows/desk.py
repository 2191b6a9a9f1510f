"""What staff and places of work do in a story, in one word each.

make 3d                a colleague makes an appointment
talk 3d                a three-party talk with Bager Holm, who is written to
call 3h                an agreed call is announced
move 4d | cancel | held | missed | seen
free 3d 4d             free slots of Mette's
place 5d               a place is found for a day of shadowing
tick insurance status  young_rules too for those under 18
agree                  the day is confirmed, or what is missing is told
escort                 Mette goes with them
job 2d | job_moves 5d | job_ends
started -170d          the milestones are planned from that day
discharge 0d | contacted
hand                   Anna gets Bo for a consultant
part                   the programme ends, with the next step
boss > JA              Bager Holm writes
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import COPENHAGEN
from bot.effects.appointments import appointing, calls, no_shows, seeing, slot_desk
from bot.effects.appointments.appointing import Terms
from bot.effects.own import parting
from bot.effects.team import handing_over
from bot.effects.turn import Work
from bot.effects.work import jobs, milestones, shadowing, transitions
from bot.effects.work.jobs import Job
from bot.effects.work.shadow_places import Place
from bot.rules.shadow_days import Tick
from bot.store import appointments as appointments_store
from bot.store import companies, people, shadow_days, spells, staff
from bot.store.companies import NewContact
from bot.store.staff import Colleague
from bot.store.tables.alerts import tasks
from bot.store.tables.calendar import appointments
from tests.town import Heard, Town

BOSS = "+4520000090"
_TICKS: tuple[Tick, ...] = ("insurance", "status", "young_rules")


class Desk:
    """Does what staff do, for the one young person of a story."""

    def __init__(self, town: Town, person_id: int) -> None:
        """Sit down."""
        self.town = town
        self.person_id = person_id

    async def do(self, word: str, spans: list[timedelta], words: str) -> list[Heard]:
        """Do one thing, and give every message that came of it."""
        if word == "boss":
            return self.town.says(words.removeprefix("> "), phone=BOSS)
        moments = [self.town.clock.now() + span for span in spans]
        with self.town.database.transaction() as connection:
            work = self.town.work(connection)
            colleague = staff.get(connection, self.town.mette)
            _DOINGS[word](self, work, colleague, moments or words.split())
        return await self.town.tick()

    def make(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Make an appointment."""
        appointing.make(work, self.person_id, _terms(moments[0]), mette)

    def talk(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Make an appointment that the place of work takes part in."""
        contact = self.contact(work)
        terms = Terms(
            starts_at=moments[0],
            minutes=30,
            place="Torvet 3",
            kind="three_party",
            company="Bager Holm",
            contact="Karen Holm",
            contact_id=contact,
        )
        appointing.make(work, self.person_id, terms, mette)

    def call(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Announce a call."""
        calls.announce_call(work, self.person_id, moments[0], mette)

    def move(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Move the newest appointment."""
        newest = appointments_store.get(work.connection, self.newest(work))
        assert newest is not None
        terms = replace(
            _terms(moments[0]),
            kind=newest.kind,
            company=newest.company,
            contact=newest.contact,
        )
        appointing.move(work, newest.id, terms, mette)

    def cancel(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Cancel the newest appointment."""
        appointing.cancel(work, self.newest(work), mette)

    def held(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Note that they have met."""
        no_shows.mark_held(work, self.newest(work), mette)

    def missed(self, work: Work, _mette: Colleague, _rest: list[str]) -> None:
        """Note that they have not met."""
        no_shows.mark_missed(work, self.newest(work))

    def seen(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Press seen on everything."""
        for row in work.connection.execute(tasks.select()).all():
            seeing.see(work, row.id, mette)

    def free(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Open free slots."""
        for starts_at in moments:
            until = starts_at + timedelta(minutes=45)
            slot_desk.open_slots(work, mette, starts_at, until, minutes=45)

    def place(self, work: Work, mette: Colleague, moments: list[datetime]) -> None:
        """Find a place for a day of shadowing."""
        place = Place(
            starts_at=moments[0],
            minutes=180,
            place="Torvet 3",
            company="Bager Holm",
            meet="Karen Holm",
            contact_id=self.contact(work),
            clothes="gode sko",
            route="bus 350S til Torvet",
        )
        shadowing.propose(work, self.person_id, place, mette)

    def tick(self, work: Work, mette: Colleague, names: list[str]) -> None:
        """Tick what is in order."""
        for name in _TICKS:
            if name in names:
                shadowing.tick(work, self.shadow_id(work), name, mette)

    def agree(self, work: Work, _mette: Colleague, _rest: list[str]) -> None:
        """Confirm the day, where nothing is missing."""
        shadowing.confirm(work, self.shadow_id(work))

    def disclose(self, work: Work, _mette: Colleague, choices: list[str]) -> None:
        """Write down what was chosen in a talk."""
        shadowing.set_disclosure(work, self.shadow_id(work), choices[0])

    def escort(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Go with them for the first minutes."""
        shadowing.accept_escort(work, self.shadow_id(work), mette)

    def job(self, work: Work, _mette: Colleague, moments: list[datetime]) -> None:
        """Write that a job begins."""
        starts_on = moments[0].astimezone(COPENHAGEN).date()
        jobs.start(work, self.person_id, Job(company="Bager Holm", starts_on=starts_on))

    def job_moves(self, work: Work, _mette: Colleague, moments: list[datetime]) -> None:
        """Move the first day."""
        starts_on = moments[0].astimezone(COPENHAGEN).date()
        jobs.move_start(work, self.spell_id(work), starts_on)

    def job_ends(self, work: Work, _mette: Colleague, _rest: list[str]) -> None:
        """Write the last day."""
        jobs.end(work, self.spell_id(work))

    def started(self, work: Work, _mette: Colleague, moments: list[datetime]) -> None:
        """Plan the milestones from a first day."""
        person = people.get(work.connection, self.person_id)
        day = moments[0].astimezone(COPENHAGEN).date()
        milestones.plan(work, person, day)

    def discharge(self, work: Work, _mette: Colleague, moments: list[datetime]) -> None:
        """Write the day of discharge."""
        day = moments[0].astimezone(COPENHAGEN).date()
        transitions.set_discharge(work, self.person_id, day)

    def contacted(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Note that a human has been in touch."""
        transitions.note_contact(work, self.person_id, mette)

    def hand(self, work: Work, mette: Colleague, _rest: list[str]) -> None:
        """Hand over to Bo."""
        handing_over.hand_over(work, [self.person_id], self.town.bo, mette)

    def part(self, work: Work, mette: Colleague, words: list[str]) -> None:
        """End the programme; what comes next stands in the story."""
        parting.end_programme(work, self.person_id, mette, " ".join(map(str, words)))

    def contact(self, work: Work) -> int:
        """Know Karen at Bager Holm."""
        company = companies.ensure_company(
            work.connection, self.town.municipality_id, "Bager Holm", work.now
        )
        karen = NewContact(name="Karen Holm", phone=BOSS)
        return companies.ensure_contact(work.connection, company, karen, work.now).id

    def newest(self, work: Work) -> int:
        """Give the newest appointment."""
        rows = work.connection.execute(appointments.select()).all()
        return max(int(row.id) for row in rows)

    def shadow_id(self, work: Work) -> int:
        """Give the newest day of shadowing."""
        return shadow_days.of_person(work.connection, self.person_id)[0].id

    def spell_id(self, work: Work) -> int:
        """Give the newest job."""
        return spells.of_person(work.connection, self.person_id)[0].id


_DOINGS: dict[str, Callable[..., None]] = {
    name: getattr(Desk, name)
    for name in (
        *("make", "talk", "call", "move", "cancel", "held", "missed", "seen", "free"),
        *("place", "tick", "agree", "disclose", "escort"),
        *("job", "job_moves", "job_ends", "started", "discharge", "contacted"),
        *("hand", "part"),
    )
}
#: Every word that a story can say to the desk.
WORDS = frozenset(_DOINGS) | {"boss"}


def _terms(starts_at: datetime) -> Terms:
    return Terms(starts_at=starts_at, minutes=45, place="Rosenkæret 39")
