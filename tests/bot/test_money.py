"""Asked about money, Makker says what the municipality has approved, and no more."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import MESSAGES
from bot.wording.words import Words
from flows.listening.everyday_wishes import asks_about_money
from tests.town import Town, texts_of

APPROVED = "Du beholder dine penge, når du prøver et job. Ring til borgerservice."


@pytest.mark.parametrize(
    "words",
    [
        "mister jeg min kontanthjælp hvis jeg prøver et job",
        "Bliver jeg trukket i penge?",
        "hvad sker der med min ydelse",
        "kan jeg få en sanktion",
        "får jeg stadig dagpenge",
        "jeg er bange for at det går ud over min uddannelseshjælp",
    ],
)
def test_a_question_about_money(words: str) -> None:
    """However it is put."""
    assert asks_about_money(words)


@pytest.mark.parametrize(
    "words",
    [
        "jeg har ingen penge",
        "flere penge til burgere",
        "ja",
        "kan ikke komme, har ikke penge til bussen",
    ],
)
def test_no_question_about_money(words: str) -> None:
    """To speak of money asks nothing."""
    assert not asks_about_money(words)


def test_answered_beside_an_open_question(town: Town) -> None:
    """In every state, and what was asked stays open."""
    anna = town.settle_in()
    town.starts("checkin", anna)
    assert texts_of(town.says("hvad sker der med min ydelse")) == ["money.answer"]
    assert "checkin.low" in texts_of(town.says("2"))


def test_the_municipalitys_own_words(town: Town, tmp_path: Path) -> None:
    """What stands in its own file is said, and nothing of Makker's beside it."""
    folder = Path(shutil.copytree(MESSAGES, tmp_path / "da"))
    (folder / "gladsaxe").mkdir()
    entries = [
        f'msgid "{key}"\nmsgstr "{APPROVED}"\n'
        for key in ("money.answer", "money.answer~2")
    ]
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    own = folder / "gladsaxe" / "money.po"
    own.write_text(header + "\n".join(entries), "utf-8")
    town.settle_in()
    town.house = replace(town.house, words=Words(folder))
    for _ in range(2):
        (answer,) = town.says("hvad sker der med min ydelse")
        assert answer.words == APPROVED
