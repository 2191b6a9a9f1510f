"""CSV files as spreadsheets write them, and as they should not be."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.command.sheets.table import Columns, FaultyFileError, read_table

COLUMNS = Columns(("name", "phone", "email"), may_miss=frozenset({"email"}))


@pytest.mark.parametrize(
    "raw",
    [
        b"name,phone\nAnna,1\n",
        b"\xef\xbb\xbfname;phone\r\nAnna;1\r\n",
        b'"Name","Phone"\n" Anna ","1"\n\n',
        b"phone;name;\n1;Anna;\n;;\n",
    ],
)
def test_every_usual_form_is_read(tmp_path: Path, raw: bytes) -> None:
    """Byte order mark, comma or semicolon, quotes, blanks and empty rows."""
    path = tmp_path / "file.csv"
    path.write_bytes(raw)
    (row,) = read_table(path, COLUMNS)
    assert row.cells == {"name": "Anna", "phone": "1"}
    assert row.line == 2


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "the file is empty"),
        (b"name\nAnna\n", "line 1, phone: is missing"),
        (b"name,phone,mail\n", "line 1, mail: is no column"),
        (b"name,phone,name\n", "line 1, name: stands twice"),
        (b"name,phone\nAnna\n", "line 2: has 1 cells where the header has 2"),
        (b"name,phone\n\nBo,1,2\n", "line 3: has 3 cells where the header has 2"),
        (b"name,phone\nB\xf8,1\n", "line 2: is not UTF-8"),
        (b'name,phone\n"Bo,1\n', "line 2: is no CSV row"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, raw: bytes, told: str
) -> None:
    """A file that cannot be read says where."""
    path = tmp_path / "file.csv"
    path.write_bytes(raw)
    with pytest.raises(FaultyFileError, match=told):
        read_table(path, COLUMNS)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """The path is named, and why it cannot be read."""
    with pytest.raises(FaultyFileError, match="cannot be read: No such file"):
        read_table(tmp_path / "nothing.csv", COLUMNS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_file_is_a_surprise(tmp_path: Path, raw: bytes) -> None:
    """Whatever the bytes, rows come of it or a fault that is told."""
    path = tmp_path / "file.csv"
    path.write_bytes(b"name,phone\n" + raw)
    rows = []
    with contextlib.suppress(FaultyFileError):
        rows = read_table(path, COLUMNS)
    assert all(row.line > 1 for row in rows)
