"""What the facilitators do: announce meetups, change them, note who came."""

from datetime import datetime, time, timedelta
from functools import partial

from bot.clock import COPENHAGEN
from bot.effects.meetups import announcing, attendance, gathering
from bot.effects.turn import Work
from bot.store import meetups, rsvps
from bot.store.meetups import NewMeetup
from scheduler.simulation.founding import Town
from scheduler.simulation.luck import Luck
from scheduler.simulation.plan import read_plan
from scheduler.simulation.play import Play

_DAY = timedelta(days=1)
#: A group meets every other week.
EVERY = timedelta(weeks=2)
PLACES = 8
#: How often a meetup is changed, and called off.
_CHANGED, _CANCELLED = 0.2, 0.1


class Groups:
    """The groups of the town, each with its facilitator."""

    def __init__(self, play: Play, town: Town, seed: int, start: datetime) -> None:
        """Plan the first announcement of each group."""
        self._play = play
        self._town = town
        self._chance = Luck(f"{seed}/groups")
        for number, preset in enumerate(town.groups):
            first = start + (10 + number) * _DAY
            play.plan(first, partial(self._announce, preset))

    def _announce(self, preset: str, work: Work) -> None:
        """Make the next meetup and invite; then it may move, or be off."""
        self._play.plan(work.now + EVERY, partial(self._announce, preset))
        day = (work.now + self._chance.randint(3, 9) * _DAY).astimezone(COPENHAGEN)
        plan = read_plan()
        new = NewMeetup(
            municipality_id=self._town.municipality_id,
            group_id=self._town.groups[preset],
            title=self._chance.choice(plan.places["meetups"]),
            starts_at=datetime.combine(day.date(), time(17), COPENHAGEN),
            minutes=120,
            place=self._chance.choice(plan.places["meetings"]),
            places=PLACES,
            facilitator_id=self._town.facilitators[preset],
        )
        meetup = gathering.create(work, new)
        announcing.announce(work, meetup.id)
        between = work.now + self._chance.random() * (new.starts_at - work.now)
        if self._chance.befalls(_CHANGED):
            self._play.plan(between, partial(self._change, meetup.id))
        elif self._chance.befalls(_CANCELLED):
            self._play.plan(between, partial(self._cancel, meetup.id))
        self._play.plan(meetup.ends_at, partial(self._note, meetup.id))

    def _change(self, meetup_id: int, work: Work) -> None:
        found = meetups.get(work.connection, meetup_id)
        if found is not None and self._chance.befalls(0.5):
            later = found.starts_at + timedelta(hours=1)
            gathering.change(work, meetup_id, starts_at=later)
        else:
            place = self._chance.choice(read_plan().places["companies"])
            gathering.change(work, meetup_id, place=place)

    def _cancel(self, meetup_id: int, work: Work) -> None:
        gathering.cancel(work, meetup_id)

    def _note(self, meetup_id: int, work: Work) -> None:
        """Note who came; most who said so did."""
        for rsvp in rsvps.of_meetup(work.connection, meetup_id, ("coming",)):
            attendance.mark(work, rsvp.id, came=self._chance.befalls(0.85))
