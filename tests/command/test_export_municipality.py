"""makker export municipality moves one to its own install; export api."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.keyring import Keyring
from bot.store import staff
from bot.store.database import Database
from bot.store.tables.people import people
from bot.store.tables.places import municipalities
from tests.command.conftest import Shell
from tests.toender import ATTACHED, settle_toender
from tests.town import Town


def test_a_municipality_moves_and_nobody_elses_row_goes_along(
    shell: Shell, town: Town, tmp_path: Path
) -> None:
    """All 47 of Toender are in the new install, and nobody of Gladsaxe."""
    town.settle_in()
    toender = settle_toender(town)
    with town.database.transaction() as connection:
        staff.grant(
            connection,
            town.bo,
            "evaluator",
            municipality_id=toender,
            programme_id=None,
        )
    ran = shell.run("export", "municipality", "toender", "toender.makker")
    assert ran.code == 0, ran.err
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAKKER_DATABASE_URL", f"sqlite:///{tmp_path}/own.db")
        restored = shell.run("restore", "toender.makker")
        assert restored.code == 0, restored.err
        listed = shell.run("staff", "list").out
    assert "kaj@toender.example" in listed
    assert "gladsaxe" not in listed
    own = Database(f"sqlite:///{tmp_path}/own.db", Keyring((b"k" * 32,)))
    with own.reading() as connection:
        slugs = connection.execute(select(municipalities.c.slug)).scalars().all()
        moved = connection.execute(select(people.c.name)).scalars().all()
    own.close()
    assert slugs == ["toender"]
    assert len(moved) == ATTACHED
    assert "Anna Bæk" not in moved


def test_unknown_municipality_is_refused(shell: Shell) -> None:
    """A name that is not here is refused with the mend, and no file is left."""
    ran = shell.run("export", "municipality", "skagen", "x.makker")
    assert "no such municipality here" in ran.err
    assert not (shell.folder / "x.makker").exists()


def test_api_document_needs_no_settings(bare_shell: Shell) -> None:
    """The OpenAPI document is printed as it is served."""
    ran = bare_shell.run("export", "api")
    assert json.loads(ran.out)["openapi"] == "3.1.0"
