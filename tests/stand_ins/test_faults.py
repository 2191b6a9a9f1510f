"""Which call a rule strikes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.stand_ins.faults import (
    PLACES,
    PRESETS,
    AnswerLost,
    Fault,
    Faults,
    HungUp,
    Met,
    NeverCalled,
    Refused,
    Repeated,
    Rule,
    Slow,
    Undelivered,
    fits,
    next_calls,
    nth,
)

SEND = "telegram.sendMessage"


def test_no_rule_strikes_nothing() -> None:
    """Without rules all is well."""
    assert Faults().meet(SEND) == Met()


@given(st.integers(1, 20), st.integers(1, 20))
def test_counts_are_kept(chosen: int, calls: int) -> None:
    """`nth` strikes one call, `next_calls` the first ones."""
    one, first = Faults(), Faults()
    one.switch_on(Rule(SEND, HungUp(), nth(chosen)))
    first.switch_on(Rule(SEND, HungUp(), next_calls(chosen)))
    struck = [one.meet(SEND).fault is not None for _ in range(calls)]
    assert sum(struck) == (chosen <= calls)
    assert sum(first.meet(SEND).fault is not None for _ in range(calls)) == min(
        chosen, calls
    )


def test_rule_is_about_a_place_and_somebody() -> None:
    """Other places and other people are spared, and not counted."""
    faults = Faults()
    faults.switch_on(Rule("telegram.send*", HungUp(), next_calls(1), who="7"))
    assert faults.meet("telegram.getMe", "7").fault is None
    assert faults.meet(SEND, "8").fault is None
    assert faults.meet("telegram.sendChatAction", "7").fault == HungUp()


def test_waits_add_up_and_faults_take_turns() -> None:
    """A second fault waits until the first is used up."""
    faults = Faults()
    faults.switch_on(Rule(SEND, Slow(1.0)))
    faults.switch_on(Rule(SEND, Slow(0.5)))
    faults.switch_on(Rule(SEND, HungUp(), next_calls(1)))
    faults.switch_on(Rule(SEND, AnswerLost(), next_calls(1)))
    assert faults.meet(SEND) == Met(1.5, HungUp())
    assert faults.meet(SEND) == Met(1.5, AnswerLost())
    assert faults.meet(SEND) == Met(1.5)


def test_faults_are_switched_off() -> None:
    """One by one, or all."""
    faults = Faults()
    first = faults.switch_on(Rule(SEND, HungUp()))
    second = faults.switch_on(Rule("mail.deliver", HungUp()))
    faults.switch_off(first)
    assert list(faults.rules) == [second]
    faults.clear()
    assert list(faults.rules) == []


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("telegram.sendMesage", HungUp()),
        (SEND, NeverCalled()),
        ("twilio.inbound", Refused(500)),
        ("twilio.Messages.create", Undelivered()),
        ("mail.deliver", Repeated()),
    ],
)
def test_rule_that_cannot_strike_is_refused(where: str, what: Fault) -> None:
    """A misspelt place, or a fault that does not belong there, is said at once."""
    with pytest.raises(ValueError, match=r"faults\.PLACES"):
        Faults().switch_on(Rule(where, what))


def test_pattern_strikes_only_where_it_fits() -> None:
    """A broad pattern leaves alone what it cannot do."""
    faults = Faults()
    faults.switch_on(Rule("twilio.*", Refused(503)))
    assert faults.meet("twilio.inbound").fault is None
    assert faults.meet("twilio.Messages.create").fault == Refused(503)


def test_each_preset_belongs_somewhere() -> None:
    """Every named fault can happen at some place."""
    homeless = [
        name
        for name, fault in PRESETS.items()
        if not any(fits(place, fault) for place in PLACES)
    ]
    assert homeless == []
