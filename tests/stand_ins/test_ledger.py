"""What is written is there, in order, for good."""

from dataclasses import FrozenInstanceError
from itertools import count

import pytest

from bot.rehearsal.stand_ins.ledger import Entry, Ledger


@pytest.fixture
def ledger() -> Ledger:
    """Give a ledger with four entries, a second apart."""
    ledger = Ledger(count(1.0).__next__)
    ledger.write(Entry(provider="telegram", op="sendMessage", to="7", text="hej"))
    refused = Entry(provider="telegram", op="sendMessage", to="7", fate="refused")
    ledger.write(refused)
    ledger.write(Entry(provider="telegram", op="update", to="7", text="message"))
    ledger.write(Entry(provider="twilio", op="Messages.create", to="+45", text="dav"))
    return ledger


def test_entries_are_stamped_in_order(ledger: Ledger) -> None:
    """The moments rise, and the ledger is as long as what was written."""
    assert [entry.at for entry in ledger] == [1.0, 2.0, 3.0, 4.0]
    assert len(ledger) == 4


def test_entries_are_found(ledger: Ledger) -> None:
    """Whatever is named must agree."""
    assert len(ledger.find("telegram")) == 3
    assert len(ledger.find("telegram", "sendMessage")) == 2
    assert len(ledger.find(to=7, fate="refused")) == 1
    assert ledger.find("mail") == ()
    assert [entry.op for entry in ledger.find(since=3)] == ["Messages.create"]


def test_sends_are_what_people_got(ledger: Ledger) -> None:
    """Only accepted messages count, from any provider."""
    assert ledger.texts() == ("hej", "dav")
    assert ledger.texts("7") == ("hej",)


def test_entry_is_never_changed(ledger: Ledger) -> None:
    """Neither an entry nor what hangs on it can be rewritten."""
    extra = {"answer": "lost"}
    entry = ledger.write(Entry(provider="mail", op="deliver", extra=extra))
    extra["answer"] = "given"
    assert entry.extra["answer"] == "lost"
    with pytest.raises(FrozenInstanceError):
        entry.text = "andet"  # type: ignore[misc]
    with pytest.raises(TypeError):
        entry.extra["answer"] = "given"  # type: ignore[index]
