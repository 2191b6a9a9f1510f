"""The history needs the person's own code: set by themselves, tried so often."""

from datetime import timedelta

import pytest

from tests.chat.conftest import Phone, digits_in

OWN = "8417"


async def set_code(anna: Phone, own: str = OWN) -> str:
    """Set the own code by a one-time code, and give the link it was done from."""
    link = anna.link()
    anna.sms()
    await anna.send(f"{link}/code", step="send")
    (message,) = anna.sms()
    page = await anna.send(f"{link}/code", typed=digits_in(message), own=own)
    assert page.path == f"{link}/history"
    return link


async def test_link_alone_opens_no_history(anna: Phone) -> None:
    """Whoever finds the phone with a link on it reads nothing of before."""
    anna.town.says("det her er hemmeligt")
    page = await anna.open(f"{anna.link()}/history")
    assert "hemmeligt" not in page.text


async def test_own_code_opens_it(anna: Phone) -> None:
    """The code opens the history for half an hour; then it is asked for again."""
    anna.town.says("det her er hemmeligt")
    link = await set_code(anna)
    assert "hemmeligt" in (await anna.open(f"{link}/history")).text
    anna.town.clock.move(timedelta(minutes=31))
    assert "hemmeligt" not in (await anna.open(f"{link}/history")).text
    assert "hemmeligt" in (await anna.send(f"{link}/history", own=OWN)).text


async def test_tries_are_counted_in_the_database(anna: Phone) -> None:
    """After five wrong codes the right one opens nothing; a new code does."""
    anna.town.says("det her er hemmeligt")
    link = await set_code(anna)
    anna.town.clock.move(timedelta(minutes=31))
    for _ in range(5):
        assert (await anna.send(f"{link}/history", own="0000")).status == 422
    assert (await anna.send(f"{link}/history", own=OWN)).status == 422
    link = await set_code(anna, "5093")
    assert "hemmeligt" in (await anna.open(f"{link}/history")).text


async def test_wrong_one_time_code_sets_nothing(anna: Phone) -> None:
    """Guessing the one-time code ends it after a few tries."""
    link = anna.link()
    await anna.send(f"{link}/code", step="send")
    code = digits_in(anna.sms()[-1])
    wrong = f"{(int(code) + 1) % 10_000_000:07}"
    for _ in range(5):
        page = await anna.send(f"{link}/code", typed=wrong, own=OWN)
        assert page.status == 422
    assert (await anna.send(f"{link}/code", typed=code, own=OWN)).status == 422


@pytest.mark.parametrize("own", ["123", "1111", "1234", "9876", "abcd", "123456789"])
async def test_easy_codes_are_refused(anna: Phone, own: str) -> None:
    """A code is four to eight digits that nobody guesses at once."""
    link = anna.link()
    await anna.send(f"{link}/code", step="send")
    code = digits_in(anna.sms()[-1])
    assert (await anna.send(f"{link}/code", typed=code, own=own)).status == 422


async def test_icon_leads_in_by_the_own_code(anna: Phone) -> None:
    """A phone that has opened a link comes in again by the code, later too."""
    await set_code(anna)
    await anna.open(anna.link())
    anna.town.clock.move(timedelta(days=10))
    assert "Anna" not in (await anna.open("/chat/")).text
    assert (await anna.send("/chat/", own="0000")).status == 422
    page = await anna.send("/chat/", own=OWN)
    assert page.status == 200
    assert 'role="log"' in page.text


async def test_unknown_phone_is_led_to_sms(anna: Phone) -> None:
    """A phone that has opened nothing is told how to begin, and nothing else."""
    page = await anna.open("/chat/")
    assert page.status == 200
    assert "<input" not in page.text
    assert (await anna.send("/chat/", step="again")).path == "/chat/"
    assert anna.sms() == []
