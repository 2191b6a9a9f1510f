"""makker programme: settings from the command line."""

import pytest

from bot.store import places
from bot.store.database import Database
from tests.command.conftest import Shell


def test_list_shows_presets_on_an_empty_database(shell: Shell) -> None:
    """The five presets are there before anything is set up."""
    listed = shell.run("programme", "list").out.splitlines()
    assert [line.split("\t")[0] for line in listed] == [
        "ibbu_nord",
        "ips_pulje",
        "ips_syd",
        "ips_ung",
        "unik",
    ]


def test_set_founds_and_show_tells(shell: Shell, database: Database) -> None:
    """A setting is kept beside its preset, and shown with what that has."""
    ran = shell.run(
        "programme", "set", "Gladsaxe/ips_ung", "telegram=on", "reminder_hours=24,2"
    )
    assert ran.out.splitlines() == [
        "gladsaxe/ips_ung telegram=on",
        "gladsaxe/ips_ung reminder_hours=24,2",
    ]
    shown = shell.run("programme", "show", "gladsaxe/ips_ung").out
    assert "telegram=on\t(preset: off)" in shown
    assert "reminder_hours=24,2\t(preset: 48,3)" in shown
    assert "gladsaxe/ips_ung" in shell.run("programme", "list").out
    with database.reading() as connection:
        place = places.find_place(connection, "gladsaxe/ips_ung")
        assert place is not None
        assert place.programme.telegram
        assert place.programme.reminder_hours == (24, 2)


def test_municipality_with_danish_letters(shell: Shell) -> None:
    """Its name and its slug are the same programme."""
    shell.run("programme", "set", "Tønder/ips_syd", "quiet_from=19")
    assert "quiet_from=19" in shell.run("programme", "show", "toender/ips_syd").out


def test_preset_is_shown_without_a_municipality(shell: Shell) -> None:
    """A preset can be looked at before it is used."""
    assert "age_to=17" in shell.run("programme", "show", "unik").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "gladsaxe/ips"), "no preset is called ips; there are ibbu_nord"),
        (("show", "atlantis/unik"), "no municipality is called 'atlantis'"),
        (("set", "unik", "quiet_from=19"), "unik is a preset"),
        (("set", "gladsaxe/unik", "quiet"), "quiet has no value; write KEY=VALUE"),
        (("set", "gladsaxe/unik", "quiet=1"), "no setting is called quiet; there are"),
        (
            ("set", "gladsaxe/unik", "telegram=ja"),
            "telegram cannot be 'ja'; it takes on or off",
        ),
        (
            ("set", "gladsaxe/unik", "quiet_from=25"),
            "quiet_from must be from 0 to 23",
        ),
        (("set", "gladsaxe/unik", "quiet_from=8"), "quiet_until must be an earlier"),
        (("set", "gladsaxe/unik", "working_days=0"), "working_days must name days"),
        (("set", "gladsaxe/unik", "zone=Mars"), "zone must be a time zone"),
        (("set", "gladsaxe/unik", "phone=12"), "phone is not a phone number"),
        (("set", "gladsaxe/unik", "sender=IPS Makker"), "sender stands on locked"),
        (("set", "gladsaxe/unik", "sender=Makker …"), "sender stands on locked"),
    ],
)
def test_what_cannot_be_is_one_line(
    shell: Shell, database: Database, arguments: tuple[str, ...], told: str
) -> None:
    """A wrong name, key or value is told with the mend, and nothing is stored."""
    ran = shell.run("programme", *arguments)
    assert ran.code == 1
    assert ran.err.startswith(f"makker: {told}")
    assert ran.err.count("\n") == 1
    with database.reading() as connection:
        assert places.every_place(connection) == []
