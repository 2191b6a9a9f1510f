"""What the staff do: appointments, meetups, days of shadowing, alerts, tasks."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import count

from bot import dialogue
from bot.clock import COPENHAGEN
from bot.effects.alerts import closing
from bot.effects.alerts.closing import Contact
from bot.effects.appointments import appointing, no_shows
from bot.effects.appointments.appointing import Terms
from bot.effects.turn import Work
from bot.effects.work import shadowing, transitions
from bot.effects.work.jobs import Job, start
from bot.effects.work.shadow_places import Place
from bot.inbound import Inbound
from bot.rules.shadow_days import ticks_needed
from bot.store import appointments, people, rehearsal, shadow_days, staff, tasks
from bot.store.simulation import Written
from scheduler.simulation.cast import YoungPerson
from scheduler.simulation.far_end import Entry
from scheduler.simulation.founding import Town
from scheduler.simulation.luck import Luck
from scheduler.simulation.plan import read_plan
from scheduler.simulation.play import Play

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_MINUTE = timedelta(minutes=1)
_FRIDAY = 5
#: How often an appointment is moved, cancelled, missed, and noted as held.
_MOVED, _CANCELLED, _MISSED, _NOTED = 0.15, 0.07, 0.1, 0.8
#: Tasks are ticked off after this long.
DONE_AFTER = timedelta(hours=30)


class Desk:
    """The consultants of the town, each with their young people."""

    def __init__(self, play: Play, town: Town, seed: int, start: datetime) -> None:
        """Plan the first deed with each young person."""
        self._play = play
        self._town = town
        self._numbers = count()
        self._chance = Luck(f"{seed}/desk")
        for person_id, young in town.people.items():
            first = young.invited_at + 3 * _DAY
            play.plan(self._at_work(first), partial(self._meet, person_id))
            self._plan_steps(person_id, young)
        play.plan(start + _DAY, self._tidy)

    def read(self, entry: Entry, row: Written) -> None:
        """Take an alert that is pushed to one's phone, most times within minutes."""
        if row.staff_id is None or row.alert_id is None or entry.channel != "sms":
            return
        if self._chance.befalls(0.2):
            return
        at = entry.at + self._chance.randint(1, 8) * _MINUTE
        self._play.plan(at, partial(self._take, entry.to, row.staff_id, row.alert_id))

    def _take(self, phone: str, staff_id: int, alert_id: int, work: Work) -> None:
        inbound = Inbound(
            channel="sms",
            provider_id=f"desk-{next(self._numbers)}",
            sender=phone,
            words="1",
            received_at=work.now,
        )
        dialogue.hear(work, inbound)
        at = work.now + self._chance.randint(5, 25) * _MINUTE
        self._play.plan(at, partial(self._close, staff_id, alert_id))

    def _close(self, staff_id: int, alert_id: int, work: Work) -> None:
        colleague = staff.get(work.connection, staff_id)
        contact = Contact(colleague.name, work.now, "")
        closing.close(work, alert_id, colleague, contact)

    def _plan_steps(self, person_id: int, young: YoungPerson) -> None:
        """A day of shadowing, a discharge, a job: once each, for some."""
        if young.shadows_at is not None:
            at = self._at_work(young.shadows_at)
            self._play.plan(at, partial(self._propose, person_id))
        if young.preset == "unik":
            at = self._at_work(young.invited_at + _DAY)
            self._play.plan(at, partial(self._discharge, person_id))
        if self._chance.befalls(0.2) and young.career is None:
            at = self._at_work(young.invited_at + self._chance.randint(3, 30) * _WEEK)
            self._play.plan(at, partial(self._begin_job, person_id))

    def _meet(self, person_id: int, work: Work) -> None:
        """Make the next appointment, and perhaps move or cancel it later."""
        person = people.get(work.connection, person_id)
        young = self._town.people[person_id]
        again = work.now + young.meets_every * _WEEK
        self._play.plan(self._at_work(again), partial(self._meet, person_id))
        if person.state == "declined":
            return
        colleague = staff.get(work.connection, person.consultant_id)
        terms = self._terms(work)
        made = appointing.make(work, person_id, terms, colleague)
        self._plan_what_comes(made.id, work.now, terms.starts_at)

    def _plan_what_comes(
        self, appointment_id: int, now: datetime, starts_at: datetime
    ) -> None:
        between = now + self._chance.random() * (starts_at - now)
        if self._chance.befalls(_MOVED):
            self._play.plan(between, partial(self._move, appointment_id))
        elif self._chance.befalls(_CANCELLED):
            self._play.plan(between, partial(self._cancel, appointment_id))
        after = starts_at + self._chance.randint(1, 20) * timedelta(hours=1)
        self._play.plan(after, partial(self._look_back, appointment_id))

    def _move(self, appointment_id: int, work: Work) -> None:
        found = appointments.get(work.connection, appointment_id)
        if found is None:
            return
        colleague = staff.get(work.connection, found.consultant_id)
        terms = replace(self._terms(work), place=found.place)
        if appointing.move(work, appointment_id, terms, colleague) == "moved":
            after = terms.starts_at + timedelta(hours=2)
            self._play.plan(after, partial(self._look_back, appointment_id))

    def _cancel(self, appointment_id: int, work: Work) -> None:
        found = appointments.get(work.connection, appointment_id)
        if found is not None:
            colleague = staff.get(work.connection, found.consultant_id)
            appointing.cancel(work, appointment_id, colleague)

    def _look_back(self, appointment_id: int, work: Work) -> None:
        found = appointments.get(work.connection, appointment_id)
        if found is None or not found.is_on:
            return
        if self._chance.befalls(_MISSED):
            no_shows.mark_missed(work, appointment_id)
        elif self._chance.befalls(_NOTED):
            colleague = staff.get(work.connection, found.consultant_id)
            no_shows.mark_held(work, appointment_id, colleague)

    def _terms(self, work: Work) -> Terms:
        """Agree on a time within the next days, now and then on the same day."""
        zone = work.now.astimezone(COPENHAGEN)
        longest = 12 if self._chance.befalls(0.8) else 1
        day = zone.date() + self._chance.randint(0, longest) * _DAY
        hour = self._chance.choice((8, 9, 9, 10, 11, 13, 14, 15, 18))
        starts_at = datetime.combine(day, time(hour), COPENHAGEN)
        while starts_at <= work.now + 20 * _MINUTE or starts_at.isoweekday() > _FRIDAY:
            starts_at += _DAY
        places = read_plan().places["meetings"]
        kind = "call" if self._chance.befalls(0.2) else "meeting"
        place = self._chance.choice(places)
        return Terms(starts_at=starts_at, minutes=45, place=place, kind=kind)

    def _propose(self, person_id: int, work: Work) -> None:
        """Find a place to look at; what must be in order is ticked days later."""
        person = people.get(work.connection, person_id)
        if person.state == "declined":
            return
        plan = read_plan()
        terms = self._terms(work)
        place = Place(
            starts_at=terms.starts_at + _WEEK,
            minutes=120,
            place=terms.place,
            company=self._chance.choice(plan.places["companies"]),
        )
        colleague = staff.get(work.connection, person.consultant_id)
        day = shadowing.propose(work, person_id, place, colleague)
        if day is not None:
            self._play.plan(work.now + 3 * _DAY, partial(self._confirm, day.id))

    def _confirm(self, shadow_id: int, work: Work) -> None:
        day = shadow_days.get(work.connection, shadow_id)
        if day is None:
            return
        person = people.get(work.connection, day.person_id)
        colleague = staff.get(work.connection, person.consultant_id)
        for name in ticks_needed(person.age(work.now)):
            shadowing.tick(work, shadow_id, name, colleague)
        shadowing.set_disclosure(work, shadow_id, "nothing")
        shadowing.confirm(work, shadow_id)

    def _discharge(self, person_id: int, work: Work) -> None:
        day = (work.now + 4 * _DAY).astimezone(COPENHAGEN).date()
        transitions.set_discharge(work, person_id, day)

    def _begin_job(self, person_id: int, work: Work) -> None:
        """Write that a job begins soon; Makker follows along."""
        if people.get(work.connection, person_id).has_joined:
            day = (work.now + 10 * _DAY).astimezone(COPENHAGEN).date()
            start(work, person_id, Job(starts_on=day))

    def _tidy(self, work: Work) -> None:
        """Tick off each day what has been seen to."""
        self._play.plan(work.now + _DAY, self._tidy)
        for task in rehearsal.open_tasks(work.connection):
            if task.staff_id and task.created_at < work.now - DONE_AFTER:
                tasks.finish(work.connection, task.id, task.staff_id, work.now)

    def _at_work(self, moment: datetime) -> datetime:
        """Staff do it by day on a weekday; a few write late in the evening."""
        local = moment.astimezone(COPENHAGEN)
        while local.isoweekday() > _FRIDAY:
            local += _DAY
        hour = self._chance.randint(8, 15) if self._chance.befalls(0.92) else 21
        minute = self._chance.randint(0, 59)
        return max(moment, local.replace(hour=hour, minute=minute))
