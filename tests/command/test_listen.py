"""makker listen: what a municipality sees of its own phrases."""

from pathlib import Path

import pytest

from bot.command.sheets.phrases import read_phrase_file
from flows.listening.figures import HeardLevel, HeardReply, Share, figure_levels
from tests.command.conftest import Shell

NOW = ("--now", "2026-11-24T09:00", "--appointment", "2026-11-26T13:00")
CONFIRM = "appointment_confirm"


def _table(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines()]


def test_phrases_without_labels(bare_shell: Shell) -> None:
    """Id, level, meaning and value; no settings, no figures."""
    path = bare_shell.write(
        "own.tsv",
        "id\ttext\tcontext",
        f"a\tja det passer fint\t{CONFIRM}",
        f"b\tkan vi tage fredag kl 10 i stedet\t{CONFIRM}",
        "c\t4\tcheckin_scale_1_5",
        "d\tjeg vil tage mit eget liv\t",
    )
    ran = bare_shell.run("listen", path, *NOW)
    assert ran.code == 0
    assert ran.err == ""
    assert _table(ran.out) == [
        ["id", "level", "meaning", "value"],
        ["a", "none", "yes", ""],
        ["b", "none", "reschedule", "2026-11-27T10:00"],
        ["c", "none", "scale", "4"],
        ["d", "red", "unclear", ""],
    ]


def test_labels_bring_figures(bare_shell: Shell) -> None:
    """The table of levels, kinds, intervals and every miss, on standard error."""
    path = bare_shell.write(
        "risk.tsv",
        "id\ttext\tlevel\tkind\tnote",
        "a\tjeg vil tage mit eget liv\tred\tintent\t",
        "b\tgrødris og kanel\tred\tgoodbye\tno explicit death word",
        "c\tvi ses i morgen\tnone\tlogistics\thard",
    )
    ran = bare_shell.run("listen", path)
    assert "Levels: 3 labelled lines" in ran.err
    assert "red noticed         0.500  0.095-0.905      1/2" in ran.err
    assert "red goodbye" in ran.err
    assert "red no explicit death word" in ran.err
    assert "Misses: 1" in ran.err
    assert "b\tred heard as none\tgrødris og kanel" in ran.err


def test_meanings_bring_figures(bare_shell: Shell) -> None:
    """Meaning, exact time and wrong STOPs; what the note allows is right."""
    path = bare_shell.write(
        "replies.tsv",
        "id\tcontext\ttext\texpected\tvalue\tnote",
        f"a\t{CONFIRM}\tja tak\tyes\t\t",
        f"b\t{CONFIRM}\tfredag kl 10\treschedule\t2026-11-27T11:00\t",
        f"c\t{CONFIRM}\tnej\tunsure\t\talso_ok=no,sick",
    )
    ran = bare_shell.run("listen", path, *NOW)
    assert "meaning                 1.000  0.439-1.000      3/3" in ran.err
    assert "exact time              0.000" in ran.err
    assert "wrongly taken for STOP  0.000" in ran.err
    miss = "reschedule 2026-11-27T11:00 heard as reschedule 2026-11-27T10:00"
    assert miss in ran.err


def test_why_adds_the_reason(bare_shell: Shell) -> None:
    """A fifth column tells which phrase it was."""
    path = bare_shell.write(
        "own.tsv", "id\ttext", "a\tjeg vil tage mit eget liv", "b\thej"
    )
    rows = _table(bare_shell.run("listen", path, "--why").out)
    assert rows[0][-1] == "reason"
    assert rows[1][-1] != ""
    assert rows[2] == ["b", "none", "unclear", "", ""]


def test_quotes_are_letters(bare_shell: Shell) -> None:
    """A quotation mark opens nothing; a mark at the start and CRLF do no harm."""
    path = bare_shell.folder / "own.tsv"
    path.write_bytes('\ufeffid\ttext\r\na\t"ja\r\nb\tnej"\r\n'.encode())
    assert len(_table(bare_shell.run("listen", str(path)).out)) == 3


def test_earlier_messages_are_read(tmp_path: Path) -> None:
    """What was written just before belongs to the message, one after the other."""
    path = tmp_path / "own.tsv"
    path.write_text("id\ttext\tbefore\na\tleve mere\they | jeg vil ikke\n", "utf-8")
    (phrase,) = read_phrase_file(path)
    assert phrase.before == ("hey", "jeg vil ikke")


def test_numbers_of_persons_are_not_heard(bare_shell: Shell) -> None:
    """A CPR number is gone before anything is read, as in a real message."""
    path = bare_shell.write(
        "own.tsv", "id\ttext\tcontext", "a\t010203-1234\tcheckin_scale_1_5"
    )
    assert _table(bare_shell.run("listen", path).out)[1][2:] == ["unclear", ""]


@pytest.mark.parametrize(
    ("raw", "mend"),
    [
        (b"", "column id is missing"),
        (b"id,text\na,hej\n", "column id is missing"),
        (b"id\twords\na\thej\n", "column text is missing"),
        (b"id\ttext\na\thej\nb\tf\xf8rst\n", "line 3: is not UTF-8"),
    ],
)
def test_bad_file_is_one_line(bare_shell: Shell, raw: bytes, mend: str) -> None:
    """Exit 1 and one line that says what is wrong, where, and the mend."""
    path = bare_shell.folder / "bad.tsv"
    path.write_bytes(raw)
    ran = bare_shell.run("listen", str(path))
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert mend in ran.err


def test_missing_file_is_one_line(bare_shell: Shell, tmp_path: Path) -> None:
    """No file, a folder: named, and exit 1."""
    for path in (tmp_path / "none.tsv", tmp_path):
        ran = bare_shell.run("listen", str(path))
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "cannot be read" in ran.err


def test_wilson() -> None:
    """The interval of the textbooks; nothing is known of nothing."""
    low, high = Share(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_noticed_is_not_the_same_as_right() -> None:
    """Red heard as orange is noticed; none heard as orange is not left alone."""
    figures = figure_levels([HeardLevel("red", "orange"), HeardLevel("none", "orange")])
    assert figures["red noticed"] == Share(1, 1)
    assert figures["red as red"] == Share(0, 1)
    assert figures["none left alone"] == Share(0, 1)


def test_stop_is_wrong_only_where_it_is_not_meant() -> None:
    """A STOP that the note allows is right."""
    assert HeardReply("pause", "", "stop", "").is_wrong_stop
    allowed = HeardReply("pause", "", "stop", "", frozenset({"stop"}))
    assert not allowed.is_wrong_stop
