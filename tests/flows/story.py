"""A golden story: what people do, and the keys of what comes of it.

A story is a text file. Lines at the margin are what happens; indented lines are
what Makker did, and are written by ``pytest --update-stories``. Keys, never Danish:
a new wording breaks no story, a new behaviour always does.

    # One line that says what the story shows.
    person Anna 20 sms
    Tue 10:00  start checkin
        nudge web checkin.ask_mood
    Tue 10:00  > 2
    Wed 12:00  wait 26h
    Wed 12:00  Mette > 1
"""

import re
from datetime import timedelta
from typing import Any

from bot.clock import COPENHAGEN
from bot.store.tables.alerts import alerts, tasks
from bot.store.tables.talk import conversations
from tests.flows.desk import WORDS as DESK_WORDS
from tests.flows.desk import Desk
from tests.flows.group_room import GroupRoom
from tests.town import Heard, Town, birthdate_for

_STAMP = re.compile(r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d  ")
_SPAN = re.compile(r"(\d+)([mhd])")
_SPANS = re.compile(r"(?<!\S)(-?)((?:\d+[mhd])+)(?!\S)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
#: Where Anna is met on each channel.
ADDRESSES = {"sms": "+4520000010", "telegram": "777", "web": "web-1"}
_STAFF = {"Mette": "+4520000001", "Bo": "+4520000002"}


class Story:
    """Plays one story in a town."""

    def __init__(self, town: Town) -> None:
        """Begin with an empty page."""
        self._town = town
        self._lines: list[str] = []
        self._person_id = 0
        self._known: set[str] = set()
        self._room: GroupRoom | None = None

    async def play(self, story: str) -> str:
        """Play what happens in a story, and write the whole story anew."""
        for line in story.splitlines():
            if line.startswith("#") or not line.strip():
                self._lines.append(line)
            elif not line.startswith(" "):
                await self._happen(_STAMP.sub("", line))
        return "\n".join(self._lines) + "\n"

    async def _happen(self, what: str) -> None:
        word, _, rest = what.partition(" ")
        if word == "person":
            self._settle_in(*rest.split())
            self._lines.append(what)
            return
        stamp = self._town.clock.now().astimezone(COPENHAGEN).strftime("%a %H:%M")
        self._lines.append(f"{stamp}  {what}")
        heard = await self._do(word, rest)
        self._lines += [
            f"    {self._tell(message)}"
            for message in heard
            if message.person_id in {None, self._person_id}
        ]
        self._lines += [f"    {change}" for change in self._changes()]

    async def _do(self, word: str, rest: str) -> list[Heard]:
        town = self._town
        match word:
            case "start":
                return town.starts(rest, self._person_id)
            case "appointment":
                town.agree(self._person_id, town.clock.now() + _span(rest))
                return await town.tick()
            case "wait":
                return await town.wait(seconds=_span(rest).total_seconds())
            case ">":
                return town.says(rest)
            case "Anna":
                return self._says_by(*rest.removeprefix("by ").split(" > ", 1))
            case _:
                return await self._do_as_other(word, rest)

    async def _do_as_other(self, word: str, rest: str) -> list[Heard]:
        """Let staff write from their phones, or do things at their desk."""
        if word in _STAFF:
            return self._town.says(rest.removeprefix("> "), phone=_STAFF[word])
        if word == "group":
            self._room = self._room or GroupRoom(self._town, self._person_id)
            return await self._room.do(rest)
        if word not in DESK_WORDS:
            raise ValueError(f"a story cannot say {word!r}")
        spans = [] if word == "boss" else _spans(rest)
        return await Desk(self._town, self._person_id).do(word, spans, rest)

    def _says_by(self, channel: str, words: str) -> list[Heard]:
        return self._town.says(words, phone=ADDRESSES[channel], channel=channel)

    def _settle_in(self, name: str, age: str, channel: str, *state: str) -> None:
        today = self._town.clock.now().astimezone(COPENHAGEN).date()
        values: dict[str, Any] = {"birthdate": birthdate_for(int(age), today)}
        if "invited" in state:
            values |= {"state": "invited", "joined_at": None}
        self._person_id = self._town.settle_in(f"{name} Bæk", channel=channel, **values)

    def _tell(self, message: Heard) -> str:
        names = {self._town.mette: "Mette", self._town.bo: "Bo"}
        if self._room is not None:
            names[self._room.karen] = "Karen"
        to = names.get(message.staff_id or 0, "boss" if message.contact_id else "")
        parts = [message.delivery, message.channel, *([to] if to else [])]
        return " ".join([*parts, *message.texts])

    def _changes(self) -> list[str]:
        """Tell once of each alert, task and end."""
        town = self._town
        now = [
            *(f"alert {r.level} {r.state}" for r in town.rows(alerts.select())),
            *(f"task {r.id} {r.kind}" for r in town.rows(tasks.select())),
            *(
                f"end {r.flow} {r.outcome} {r.id}"
                for r in town.rows(conversations.select())
                if r.outcome
            ),
        ]
        fresh = [line for line in now if line not in self._known]
        self._known.update(now)
        return [re.sub(r" \d+", "", line) for line in fresh]


def _spans(text: str) -> list[timedelta]:
    found = _SPANS.findall(text)
    return [-_span(part) if sign else _span(part) for sign, part in found]


def _span(text: str) -> timedelta:
    parts = {_UNITS[unit]: int(number) for number, unit in _SPAN.findall(text)}
    if not parts:
        raise ValueError(f"{text!r} is no span; write 26h, 3d or 90m")
    return timedelta(**parts)
