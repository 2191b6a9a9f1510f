"""An address becomes a person's by a link used once, or by a code from a known one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.effects.joining import inviting
from bot.effects.joining.code_sending import CODE_DIGITS, MOST_CODES
from bot.effects.joining.linking import is_start
from bot.effects.joining.telegram_links import TELEGRAM_LIVES
from bot.inbound import Inbound
from bot.store.addresses import bound_now
from bot.store.codes import LIVES, MOST_TRIES
from tests.conftest import MORNING
from tests.own.desk import (
    colleague,
    do,
    has_task,
    newest_words,
    set_up,
    turn_telegram_on,
)
from tests.town import Heard, Town, texts_of

CHAT = "888"
NEW = "+4520000077"


@pytest.fixture
def anna(town: Town) -> int:
    """Somebody who has joined by SMS, where Telegram is on."""
    turn_telegram_on(town)
    return town.settle_in()


def opens(town: Town, token: str, chat: str = CHAT) -> list[Heard]:
    """Open the chat on Telegram by a link."""
    return town.says(f"/start {token}".strip(), phone=chat, channel="telegram")


def types(town: Town, words: str, chat: str = CHAT) -> list[Heard]:
    """Write from the chat on Telegram."""
    return town.says(words, phone=chat, channel="telegram")


def own_link(town: Town) -> str:
    """Ask for a link as the person, and give its token."""
    town.says("skift til telegram")
    words = newest_words(town, "pace.open_telegram")
    return words.split("start=")[1].split()[0]


def code_in(words: str) -> str:
    """Find the seven digits."""
    return next(w.strip(".") for w in words.split() if w.strip(".").isdigit())


def test_a_second_address_needs_the_code(town: Town, anna: int) -> None:
    """The code goes to the known phone, and is typed in the new chat."""
    said = opens(town, own_link(town))
    assert {(m.channel, m.texts[0]) for m in said} == {
        ("sms", "link.code_for_telegram"),
        ("telegram", "link.type_code"),
    }
    code = code_in(newest_words(town, "link.code_for_telegram"))
    assert len(code) == CODE_DIGITS
    assert texts_of(types(town, code)) == ["link.linked"]
    assert town.person(anna).channel == "telegram"


def test_nothing_of_the_person_before_the_code(town: Town, anna: int) -> None:
    """Until the code is typed nothing is said that is theirs."""
    token = own_link(town)
    said = [*opens(town, token), *types(town, "hej"), *types(town, "1111111")]
    shown = " ".join(m.words for m in said if m.channel == "telegram")
    assert town.person(anna).first_name not in shown
    assert "Mette" not in shown


def test_a_code_is_tried_five_times(town: Town, anna: int) -> None:
    """After five wrong tries the right one is wrong too."""
    opens(town, own_link(town))
    code = code_in(newest_words(town, "link.code_for_telegram"))
    wrong = "0000000" if code != "0000000" else "1111111"
    said = [key for _ in range(MOST_TRIES) for key in texts_of(types(town, wrong))]
    assert said == [*["link.wrong_code"] * (MOST_TRIES - 1), "link.code_over"]
    assert "link.linked" not in texts_of(types(town, code))
    assert town.person(anna).channel == "sms"


def test_a_code_works_once(town: Town, anna: int) -> None:
    """From another chat the used code opens nothing."""
    opens(town, own_link(town))
    code = code_in(newest_words(town, "link.code_for_telegram"))
    types(town, code)
    assert "link.linked" not in texts_of(types(town, code, chat="999"))
    assert town.person(anna).channel == "telegram"


def test_a_code_is_short_lived(town: Town, anna: int) -> None:
    """After ten minutes it is good no more."""
    opens(town, own_link(town))
    code = code_in(newest_words(town, "link.code_for_telegram"))
    town.clock.move_to(town.clock.now() + LIVES + timedelta(seconds=1))
    assert "link.linked" not in texts_of(types(town, code))
    assert town.person(anna).channel == "sms"


def test_only_so_many_codes_a_day(town: Town, anna: int) -> None:
    """Then a human makes sure who it is."""
    for _ in range(MOST_CODES):
        opens(town, own_link(town))
    said = texts_of(opens(town, own_link(town)))
    assert said == ["link.no_code"]
    assert has_task(town, "link", anna)


def test_a_link_works_once_and_shortly(town: Town, anna: int) -> None:
    """Used, old and invented links all get the same words."""
    token = own_link(town)
    opens(town, token)
    assert texts_of(opens(town, token, chat="999")) == ["link.unknown"]
    assert texts_of(opens(town, "invented", chat="999")) == ["link.unknown"]
    late = own_link(town)
    town.clock.move_to(town.clock.now() + TELEGRAM_LIVES + timedelta(seconds=1))
    assert texts_of(opens(town, late, chat="999")) == ["link.unknown"]
    assert town.person(anna).channel == "sms"


def test_a_newer_link_takes_the_place(town: Town, anna: int) -> None:
    """Only the newest link opens anything."""
    older = own_link(town)
    own_link(town)
    assert texts_of(opens(town, older)) == ["link.unknown"]
    assert bound_in(town, anna, "telegram") is None


def test_an_unknown_chat_learns_nothing(town: Town, anna: int) -> None:
    """/start without a link gets a kind answer; staff are not bothered."""
    assert texts_of(opens(town, "")) == ["link.unknown"]
    assert not has_task(town, "stranger", anna)


def test_staff_show_a_link_that_joins(town: Town, anna: int) -> None:
    """Whoever has not joined comes in by the consultant's screen alone."""
    ib = town.settle_in("Ib Bo", "+4520000011", state="invited", joined_at=None)
    mette = colleague(town, town.mette)
    shown = do(town, lambda work: inviting.by_telegram(work, ib, mette))
    assert shown is not None
    token = shown.link.removeprefix("https://t.me/MakkerBot?start=")
    assert len(token) <= 64
    assert shown.svg.startswith("<svg")
    assert "welcome.invite" in texts_of(opens(town, token))
    types(town, "ja")
    assert town.person(ib).has_joined
    assert town.person(ib).channel == "telegram"
    assert town.person(anna).channel == "sms"


def test_the_chat_is_shown_too(town: Town) -> None:
    """The link into the chat leads to the welcome, and no SMS goes out beside it."""
    ib = town.settle_in("Ib Bo", "+4520000011", state="invited", joined_at=None)
    shown = do(town, lambda work: inviting.by_chat(work, ib))
    assert shown is not None
    assert "/chat/" in shown.link
    assert [(m.channel, m.texts) for m in town.heard()] == [
        ("web", ("welcome.invite",))
    ]


def test_no_bot_no_link(town: Town) -> None:
    """Where there is no bot staff get none."""
    ib = town.settle_in("Ib Bo", "+4520000011", state="invited", joined_at=None)
    mette = colleague(town, town.mette)
    assert do(town, lambda work: inviting.by_telegram(work, ib, mette)) is None
    assert do(town, lambda work: inviting.by_telegram(work, 999, mette)) is None
    assert do(town, lambda work: inviting.by_chat(work, 999)) is None


def test_a_new_number_by_its_code(town: Town, anna: int) -> None:
    """The code is given where they write, and sent from the new number."""
    town.says("nyt nummer")
    town.says("20 00 00 77")
    code = code_in(newest_words(town, "link.code_for_sms"))
    assert texts_of(town.says(f"{code}", phone=NEW)) == ["link.linked"]
    assert bound_in(town, anna, "sms") == NEW
    said = town.says("hej", phone="+4520000010")
    assert "stranger.hello" in texts_of(said)


def test_a_cry_beside_a_code_is_a_cry(town: Town, anna: int) -> None:
    """Distress is heard before the code is looked at."""
    opens(town, own_link(town))
    said = texts_of(types(town, "jeg har besluttet mig, i nat tager jeg mit eget liv"))
    assert "staff.alert_red" in said
    assert "stranger.distress" in said
    assert town.person(anna).channel == "sms"


def test_where_telegram_is_off_it_answers(town: Town, anna: int) -> None:
    """Off stops what Makker starts there; it still knows them and answers."""
    token = own_link(town)
    set_up(town, telegram=False)
    opens(town, token)
    code = code_in(newest_words(town, "link.code_for_telegram"))
    assert texts_of(types(town, code)) == ["link.linked_quietly"]
    assert town.person(anna).channel == "sms"
    assert "menu.what" in texts_of(types(town, "hvad kan du?"))


def test_start_by_somebody_known(town: Town, anna: int) -> None:
    """Whoever opens the chat again is told how it stands."""
    opens(town, own_link(town))
    types(town, code_in(newest_words(town, "link.code_for_telegram")))
    assert texts_of(opens(town, "")) == ["pace.already"]
    assert town.person(anna).has_joined


def bound_in(town: Town, person_id: int, channel: str) -> str | None:
    """Give the address that is a person's now."""
    with town.database.reading() as connection:
        found = bound_now(connection, person_id, channel)
    return found.value if found else None


@given(st.text().filter(lambda words: not words.startswith("/start")))
def test_any_words_are_no_link(words: str) -> None:
    """Only /start opens a link; nothing else is taken for it, and nothing raises."""
    inbound = Inbound(
        channel="telegram",
        provider_id="1",
        sender="1",
        words=words,
        received_at=MORNING,
    )
    assert not is_start(inbound)
