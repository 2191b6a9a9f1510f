"""Who lives in the town: drawn from a seed, and the same each time it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from scheduler.simulation.careers import Career, draw_careers
from scheduler.simulation.country import Location
from scheduler.simulation.luck import Luck
from scheduler.simulation.plan import read_plan

#: What somebody does on a day of their own choosing.
Whim = Literal[
    "stop", "start", "pause", "less", "human", "distress", "new_phone", "block", "odd"
]
#: How often a whim strikes one person in a year.
WHIMS: Mapping[Whim, float] = {
    "stop": 0.12,
    "pause": 0.4,
    "less": 0.1,
    "human": 0.2,
    "distress": 0.15,
    "new_phone": 0.2,
    "block": 0.06,
    "odd": 1.5,
}
#: Somebody who said stop may come back after this long.
BACK_AFTER = timedelta(days=30)
_WEEKS_OF_A_YEAR = 52
#: Everybody has come after so many weeks, or half of a shorter play.
_COMING_WEEKS = 6
_AGES: Mapping[str, tuple[int, int]] = {"unik": (15, 17), "ips_ung": (16, 29)}
_GROWN = (18, 29)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class YoungPerson:
    """An invented young person, and how they are."""

    number: int
    name: str
    preset: str
    birthdate: date
    phone: str
    chat: str
    channel: str
    rhythm: str
    in_group: bool
    #: From 0 to 1: how likely a question gets an answer.
    answers: float
    #: From then on nothing is answered any more.
    silent_from: datetime | None
    invited_at: datetime
    #: Weeks between appointments.
    meets_every: int
    slot_hour: int | None
    shadows_at: datetime | None
    whims: Sequence[tuple[datetime, Whim]]
    #: Jobs and educations; None where nobody has thought them out.
    career: Career | None = None


def draw_cast(
    seed: int | str,
    count: int,
    *,
    start: datetime,
    weeks: int,
    presets: Sequence[str] = (),
) -> Sequence[YoungPerson]:
    """Draw everybody, in the programmes of the invented town or in these."""
    presets = presets or list(read_plan().programmes)
    return [
        _draw(
            Luck(f"{seed}/{number}"),
            number,
            presets[number % len(presets)],
            start=start,
            weeks=weeks,
        )
        for number in range(count)
    ]


def draw_location(
    seed: int, place: Location, *, start: datetime, weeks: int
) -> Sequence[YoungPerson]:
    """Draw everybody of one programme, each with a course of life."""
    own = f"{seed}/{place.path}"
    until = (start + timedelta(weeks=weeks)).date()
    careers = draw_careers(
        Luck(own), place.people, place.working, start=start.date(), until=until
    )
    cast = draw_cast(
        own, place.people, start=start, weeks=weeks, presets=(place.preset,)
    )
    return [
        replace(young, career=career)
        for young, career in zip(cast, careers, strict=True)
    ]


def _draw(
    chance: Luck, number: int, preset: str, *, start: datetime, weeks: int
) -> YoungPerson:
    names = read_plan().names
    coming = min(_COMING_WEEKS, weeks / 2)
    invited_at = start + chance.random() * coming * _WEEK
    left = weeks - (invited_at - start) / _WEEK
    is_silent = chance.befalls(0.15)
    return YoungPerson(
        number=number,
        name=f"{chance.choice(names['first'])} {chance.choice(names['last'])}",
        preset=preset,
        birthdate=_birthdate(chance, preset, start),
        phone=f"+452000{1000 + number:04}",
        chat=str(7_000_000 + number),
        channel=chance.choices(("sms", "telegram", "web"), (70, 18, 12))[0],
        rhythm=chance.choices(
            ("weekly", "fortnightly", "monthly", "appointments"), (60, 22, 10, 8)
        )[0],
        in_group=chance.befalls(0.6),
        answers=chance.choice((0.95, 0.85, 0.7, 0.45, 0.2)),
        silent_from=_sometime(chance, invited_at, left) if is_silent else None,
        invited_at=invited_at,
        meets_every=chance.choice((1, 2, 2, 3)),
        slot_hour=chance.choice((None, None, None, 8, 12, 20, 21)),
        shadows_at=_sometime(chance, invited_at, left)
        if chance.befalls(left / 100)
        else None,
        whims=_whims(chance, invited_at, left),
    )


def _birthdate(chance: Luck, preset: str, start: datetime) -> date:
    youngest, oldest = _AGES.get(preset, _GROWN)
    days = chance.randint(youngest * 366, (oldest + 1) * 365 - 1)
    return start.date() - days * _DAY


def _whims(
    chance: Luck, since: datetime, weeks: float
) -> Sequence[tuple[datetime, Whim]]:
    drawn: list[tuple[datetime, Whim]] = []
    for whim, yearly in WHIMS.items():
        if not chance.befalls(yearly * weeks / _WEEKS_OF_A_YEAR):
            continue
        at = _sometime(chance, since, weeks)
        drawn.append((at, whim))
        if whim == "stop" and chance.befalls(0.5):
            drawn.append((at + BACK_AFTER, "start"))
    return sorted(drawn)


def _sometime(chance: Luck, since: datetime, weeks: float) -> datetime:
    return since + chance.random() * weeks * _WEEK
