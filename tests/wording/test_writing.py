"""Missing entries are put in, and all else stays byte for byte."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.wording.catalog import read_folder
from bot.wording.po import New, blocks_of, put_in
from bot.wording.writing import write_missing
from tests.wording.museum import NEEDS, SAMPLES, WORDS, Words, write_folder


def test_missing_entry_stands_where_the_flow_says_it(tmp_path: Path) -> None:
    """Behind its neighbour, with step, fields and room on SMS."""
    folder = write_folder(
        tmp_path, {("visit.hello", None): None, ("visit.young", None): None}
    )
    before = (folder / "visit.po").read_text("utf-8")
    added = write_missing(folder, NEEDS, SAMPLES)
    assert added == ["visit.po: visit.hello", "visit.po: visit.young"]
    after = (folder / "visit.po").read_text("utf-8")
    assert "#. Step hello of visit. Fields: {first_name}. SMS: at most 293" in after
    left = [line for line in after.splitlines() if line in before.splitlines()]
    assert left == [line for line in left if line in before]
    assert all(line in after for line in before.splitlines())


def test_order_of_the_flow(tmp_path: Path) -> None:
    """A text in the middle comes between its neighbours."""
    folder = write_folder(tmp_path, {("visit.young", None): None})
    write_missing(folder, NEEDS, SAMPLES)
    keys = [b.key for b in blocks_of((folder / "visit.po").read_text("utf-8"))]
    assert keys.index("visit.hello") + 1 == keys.index("visit.young")
    assert keys.index("visit.young") + 1 == keys.index("visit.ask")


def test_question_gets_words_for_each_channel(tmp_path: Path) -> None:
    """SMS has no buttons, so a question is worded apart."""
    gone: Words = {("visit.ask", "sms"): None, ("visit.ask", "chat"): None}
    folder = write_folder(tmp_path, gone)
    added = write_missing(folder, NEEDS, SAMPLES)
    assert added == ["visit.po: visit.ask (sms)", "visit.po: visit.ask (chat)"]


def test_nothing_missing_writes_nothing(tmp_path: Path) -> None:
    """A second run finds the empty entries there."""
    folder = write_folder(tmp_path, {("visit.bye", None): None})
    write_missing(folder, NEEDS, SAMPLES)
    raw = (folder / "visit.po").read_bytes()
    assert write_missing(folder, NEEDS, SAMPLES) == []
    assert (folder / "visit.po").read_bytes() == raw


def test_new_file_for_a_new_flow(tmp_path: Path) -> None:
    """A flow without a file gets one that gettext reads."""
    folder = write_folder(tmp_path, {})
    (folder / "visit.po").unlink()
    write_missing(folder, NEEDS, SAMPLES)
    found = {(entry.key, entry.variant) for entry in read_folder(folder)}
    assert found == set(WORDS) - {("link.notice", None)}


@given(
    keys=st.lists(st.sampled_from(sorted({key for key, _ in WORDS})), max_size=5),
    newline=st.sampled_from(["\n", "\r\n"]),
    is_ended=st.booleans(),
)
def test_bytes_around_stay(keys: list[str], newline: str, *, is_ended: bool) -> None:
    """Whatever the line ends, what was there is there in the same order."""
    entries = [f'msgid "{key}"{newline}msgstr "x"' for key in keys]
    text = f'msgid ""{newline}msgstr ""{newline}{newline}'
    text += f"{newline}{newline}".join(entries) + (newline if is_ended else "")
    new = New("visit.new", None, "Note.", ["visit.hello", "visit.new"])
    after = put_in(text, [new])
    rest = after
    for piece in text.split(newline):
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]
    assert sum(block.key == "visit.new" for block in blocks_of(after)) == 1
