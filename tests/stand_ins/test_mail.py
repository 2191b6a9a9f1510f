"""Letters to the stand-in for a mail server."""

from collections.abc import AsyncIterator
from email.message import EmailMessage

import aiosmtplib
import pytest

from bot.rehearsal.stand_ins.faults import AnswerLost, HungUp, Refused, Rule
from bot.rehearsal.stand_ins.mail import MailStandIn
from bot.rehearsal.stand_ins.stage import Stage
from tests.stand_ins.surroundings import NOW

KIRSTEN = "kirsten@gladsaxe.example"


@pytest.fixture
async def mail(stage: Stage) -> AsyncIterator[MailStandIn]:
    """Give a mail server."""
    server = MailStandIn(stage)
    await server.start()
    yield server
    await server.close()


def letter(*to: str) -> EmailMessage:
    """Write a letter."""
    written = EmailMessage()
    written["From"] = "makker@makker.example"
    written["To"] = ", ".join(to or (KIRSTEN,))
    written["Subject"] = "Nogen har brug for dig"
    written["Message-ID"] = "<17@makker.example>"
    written.set_content("Åbn vagten på siden.")
    return written


async def send(mail: MailStandIn, *to: str, **sign_in: str) -> None:
    """Send a letter with the real client."""
    await aiosmtplib.send(
        letter(*to),
        hostname="127.0.0.1",
        port=mail.port,
        timeout=2,
        username=sign_in.get("username"),
        password=sign_in.get("password"),
    )


async def test_letter_is_in_the_inbox(mail: MailStandIn, stage: Stage) -> None:
    """What is sent lies in the inbox and in the ledger, letters and all."""
    await send(mail)
    got = mail.inbox(KIRSTEN)[0]
    assert (got.subject, got.text) == ("Nogen har brug for dig", "Åbn vagten på siden.")
    assert (got.sender, got.at) == ("makker@makker.example", NOW)
    entry = stage.ledger.sends(KIRSTEN)[0]
    assert (entry.provider, entry.id) == ("mail", "<17@makker.example>")
    assert mail.url == f"smtp://127.0.0.1:{mail.port}"


async def test_each_receiver_has_a_letter(mail: MailStandIn) -> None:
    """A letter to two is two letters."""
    await send(mail, KIRSTEN, "vagt@gladsaxe.example")
    assert {got.to for got in mail.inbox()} == {KIRSTEN, "vagt@gladsaxe.example"}


async def test_any_password_opens(mail: MailStandIn) -> None:
    """A setting with name and password works too."""
    await send(mail, username="makker", password="invented")
    assert len(mail.inbox()) == 1


async def test_refusal_has_its_code(mail: MailStandIn, stage: Stage) -> None:
    """A full inbox says so, and holds nothing."""
    full = Refused(452, text="Mailbox full")
    stage.faults.switch_on(Rule("mail.deliver", full, who=KIRSTEN))
    with pytest.raises(aiosmtplib.SMTPDataError, match="Mailbox full"):
        await send(mail)
    assert mail.inbox() == ()
    assert stage.ledger.find("mail")[0].fate == "refused"


@pytest.mark.parametrize(("fault", "letters"), [(HungUp(), 0), (AnswerLost(), 1)])
async def test_dropped_connection_is_told_apart_by_the_inbox(
    mail: MailStandIn, stage: Stage, *, fault: HungUp | AnswerLost, letters: int
) -> None:
    """The client cannot tell a lost answer from a lost letter."""
    stage.faults.switch_on(Rule("mail.deliver", fault))
    with pytest.raises(aiosmtplib.SMTPServerDisconnected):
        await send(mail)
    assert len(mail.inbox()) == letters
