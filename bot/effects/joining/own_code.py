"""The person's own code: set by a one-time code from the phone known as theirs."""

import re
from typing import Literal

from bot.effects.joining import code_sending
from bot.effects.turn import Work
from bot.store import addresses, codes, own_codes, people

#: How an own code looks: four to eight digits.
SHAPE = re.compile(r"[0-9]{4,8}")
_IN_A_ROW = "01234567890123456789"
Mistake = Literal["shape", "easy", "wrong"]


def send_code(work: Work, person_id: int) -> None:
    """Send a one-time code to the phone; the page says the same whether it could."""
    person = people.lock(work.connection, person_id)
    if person is None or person.state == "ended":
        return
    if addresses.bound_now(work.connection, person.id, "sms") is not None:
        code_sending.send_code(work, person, "web", _place(person_id), via="sms")


def set_code(work: Work, person_id: int, typed: str, own: str) -> Mistake | None:
    """Set the own code when the one-time code is right; else say what is wrong."""
    if not SHAPE.fullmatch(own):
        return "shape"
    if len(set(own)) == 1 or own in _IN_A_ROW or own[::-1] in _IN_A_ROW:
        return "easy"
    person = people.lock(work.connection, person_id)
    place = _place(person_id)
    code = codes.waited_for(work.connection, "web", place, work.now)
    if person is None or code is None:
        return "wrong"
    if not codes.try_out(work.connection, code, re.sub(r"\D", "", typed), work.now):
        return "wrong"
    own_codes.keep(work.connection, person, own, work.now)
    return None


def _place(person_id: int) -> str:
    """What the code is for; no address of anybody's looks like it."""
    return f"own-{person_id}"
