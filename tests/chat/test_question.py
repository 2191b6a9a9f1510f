"""A link opens only the question asked, and what is written there is heard."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.rendering import FOLDER, ChatTemplates
from bot.effects.team import staff_writing
from bot.store import staff
from bot.store.tables.alerts import alerts
from bot.store.tables.talk import inbox, outbox
from tests.chat.conftest import Phone


async def test_link_opens_the_question(anna: Phone) -> None:
    """The page shows what is asked in the chat, as a log that tells what is new."""
    anna.town.starts("checkin", anna.person_id)
    page = await anna.open(anna.link())
    assert page.status == 200
    assert 'role="log"' in page.text
    assert 'class="choices"' in page.text


async def test_other_talk_does_not_hide_the_question(anna: Phone) -> None:
    """A talk by SMS that began later leaves the page as it was."""
    anna.town.starts("checkin", anna.person_id)
    before = (await anna.open(anna.link())).text.count('class="row')
    anna.town.clock.move(timedelta(hours=1))
    anna.town.says("hvornår er min næste aftale")
    assert (await anna.open(anna.link())).text.count('class="row') == before


async def test_colleagues_words_leave_the_choices(anna: Phone) -> None:
    """What a colleague writes below a question takes its buttons from nobody."""
    anna.town.starts("checkin", anna.person_id)
    anna.town.clock.move(timedelta(minutes=1))
    _write(anna, "Hej Anna.")
    link = anna.link()
    assert 'class="choices"' in (await anna.open(link)).text
    anna.town.clock.move(timedelta(minutes=1))
    answered = await anna.send(link, words="3", once="a")
    assert '<button name="words" value="3">' not in answered.text


async def test_answer_is_one_message(anna: Phone) -> None:
    """The same form sent twice counts once; without script the page is shown anew."""
    anna.town.starts("checkin", anna.person_id)
    link = anna.link()
    await anna.send(link, words="3", once="abc")
    page = await anna.send(link, words="3", once="abc")
    assert page.status == 200
    assert page.path == link
    assert [row.words for row in anna.town.rows(inbox.select())] == ["3"]


async def test_distress_is_answered_with_numbers_to_tap(anna: Phone) -> None:
    """The crisis answer stands on the page, and its numbers are called by a tap."""
    page = await anna.send(anna.link(), words="jeg vil ikke leve mere", once="a")
    assert page.text.count('href="tel:112"') >= 2
    assert len(anna.town.rows(alerts.select())) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"words=%ff%fe+hej&once=a", 200),
        (b"words=%00nul&once=a", 200),
        (b"words=" + b"%F0%9F%98%AD" * 4000 + b"&once=a", 200),
        (b"words=hej&once=" + b"x" * 5000, 200),
        (b"\xff\xfe", 200),
        (b"words=" + b"x" * 70_000, 413),
        (b"&".join([b"a=1"] * 99), 400),
    ],
)
async def test_odd_forms_get_an_answer(anna: Phone, body: bytes, status: int) -> None:
    """Whatever is sent, it is heard or refused, and never a 500."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    async with anna.session.post(anna.link(), data=body, headers=kind) as answer:
        assert answer.status == status


@pytest.mark.parametrize("token", ["x", "1.1", "...", "%00", "a" * 3000, "-1.1.abc"])
async def test_odd_links_get_the_kind_page(anna: Phone, token: str) -> None:
    """What is no link of ours is told as one that is too old."""
    assert (await anna.open(f"/chat/{token}")).status == 410


async def test_late_link_offers_a_new_one_and_tells_nobody_who(anna: Phone) -> None:
    """An old link and a forged one get the same page; the new link goes by SMS."""
    old = anna.link(hours=-1)
    page = await anna.open(old)
    forged = await anna.open("/chat/1.1.abc")
    assert page.status == forged.status == 410
    assert page.text.replace(old, "") == forged.text.replace("/chat/1.1.abc", "")
    assert "Anna" not in page.text
    await anna.send(f"{old}/again")
    await anna.send("/chat/1.1.abc/again")
    (notice,) = anna.sms()
    assert "/chat/" in notice


async def test_new_links_are_few(anna: Phone) -> None:
    """Whoever presses again and again does not flood the phone."""
    for _ in range(9):
        await anna.send(f"{anna.link(hours=-1)}/again")
    assert len(anna.sms()) == 3


async def test_written_on_an_old_page_is_heard(anna: Phone) -> None:
    """Distress on a page that has grown old opens an alert all the same."""
    old = anna.link(hours=-1)
    page = await anna.send(old, words="jeg vil ikke leve mere", once="a")
    assert page.status == 410
    assert 'href="tel:112"' in page.text
    assert len(anna.town.rows(alerts.select())) == 1


async def test_shown_is_read(anna: Phone) -> None:
    """The consultant sees it read once the page has shown it, and not before."""
    _write(anna, "Hej Anna. Jeg ringer i morgen.")
    link = anna.link()
    await anna.open(link, Purpose="prefetch")
    assert _read_at(anna) is None
    assert "Jeg ringer i morgen." in (await anna.open(link)).text
    assert _read_at(anna) is not None


async def test_unread_for_two_minutes_is_announced(anna: Phone) -> None:
    """A neutral SMS says that something is there; several are announced together."""
    _write(anna, "Hej Anna.")
    _write(anna, "Jeg ringer i morgen.")
    anna.town.heard()
    assert await anna.town.wait(minutes=1) == []
    (notice,) = [m for m in await anna.town.wait(minutes=2) if m.channel == "sms"]
    assert notice.texts == ("link.notice",)
    assert "ringer" not in notice.words


async def test_read_is_not_announced(anna: Phone) -> None:
    """Whoever has the page open gets no SMS."""
    _write(anna, "Hej Anna.")
    await anna.open(anna.link())
    anna.town.heard()
    assert await anna.town.wait(minutes=5) == []


async def test_headers_are_strict(anna: Phone) -> None:
    """Nothing inline, nothing from elsewhere, nothing kept by others."""
    page = await anna.open(anna.link())
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert "style=" not in page.text
    assert "onclick" not in page.text


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Ring 112 nu.", ["112"]),
        ("Ring 70 201 201 eller 1813.", ["70201201", "1813"]),
        ("Mette: 20 00 00 01", ["20000001"]),
        ("Kl. 11.12 den 24. november 2026", []),
        ("Din kode er 1234567.", []),
    ],
)
async def test_numbers_are_called_by_a_tap(
    anna: Phone, words: str, numbers: list[str]
) -> None:
    """Phone numbers become links; times, dates and codes do not."""
    shown = ChatTemplates(anna.town.house).linked(words)
    assert [part.split('"')[0] for part in shown.split('href="tel:')[1:]] == numbers


def test_script_is_old_enough() -> None:
    """The script speaks as browsers did ten years ago."""
    script = (FOLDER / "static" / "chat.js").read_text("utf-8")
    for modern in ("=>", "const ", "let ", "`", "async ", "fetch(", "?.", "..."):
        assert modern not in script.split("\n", 2)[2], modern


def _write(anna: Phone, words: str) -> None:
    with anna.town.database.transaction() as connection:
        mette = staff.get(connection, anna.town.mette)
        staff_writing.write(
            anna.town.work(connection), anna.person_id, mette, words, way="chat"
        )


def _read_at(anna: Phone) -> object:
    (row,) = anna.town.rows(
        select(outbox.c.delivered_at).where(outbox.c.channel == "web")
    )
    return row.delivered_at
