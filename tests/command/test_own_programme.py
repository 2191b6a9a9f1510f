"""makker programme new: a programme from a text, and people taken into it."""

from tests.command.conftest import Shell

OWN = (
    'tracks = ["work", "plan"]',
    "weekly_cap = 1",
)
NIS = "consultant,Nis Ry,20000071,nis@gladsaxe.example,,Gladsaxe,broen,,,"
EA = "participant,Ea Lind,20000072,,2006-02-03,Gladsaxe,{},nis@gladsaxe.example,sms,"


def test_command_founds_and_people_come_in(shell: Shell) -> None:
    """Founded, shown, set; then people are imported into it by its name."""
    file = shell.write("broen.toml", *OWN)
    new = ("programme", "new", "gladsaxe/broen", "--from", "ips_ung", "--file", file)
    ran = shell.run(*new)
    assert ran.code == 0, ran.err
    assert "tracks=work,plan" in shell.run("programme", "show", "gladsaxe/broen").out
    assert shell.run("programme", "set", "gladsaxe/broen", "weekly_cap=2").code == 0
    assert "already" in shell.run(*new).err
    ran = shell.import_people(NIS, EA.format("broen"))
    assert ran.code == 0, ran.err


def test_a_programme_that_is_nowhere_is_named_by_its_row(shell: Shell) -> None:
    """A name that no preset and no programme has is a fault of each such row."""
    ran = shell.import_people(NIS, EA.format("brroen"))
    assert ran.code != 0
    assert ran.err.count("is no preset") == 2
    refused = shell.run("programme", "show", "gladsaxe/brroen").err
    assert "makker programme new" in refused
