"""The document is true: schemathesis finds no answer that it does not declare."""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from admin.case_api.document import document
from tests.admin.case_api.conftest import give_token
from tests.town import Town

PATIENCE = 400


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_schemathesis_finds_nothing(
    address: str, town: Town, tmp_path: Path
) -> None:
    """All checks over each operation, with examples that are the same each time."""
    person = town.settle_in()
    town.agree(person, town.clock.now().replace(day=27))
    town.says("jeg vil ikke leve mere")
    give_token(town, "a-good-token")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        f"{address}/api/v1/openapi.json",
        "--checks=all",
        "--max-examples=5",
        "--generation-deterministic",
        "--phases=examples,coverage,fuzzing",
        "--header=Authorization: Bearer a-good-token",
        "--suppress-health-check=all",
        "--max-failures=5",
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "ignore"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    moving = asyncio.create_task(_move(town))
    async with asyncio.timeout(PATIENCE):
        told, _ = await process.communicate()
    moving.cancel()
    assert process.returncode == 0, told.decode()[-6000:]


async def _move(town: Town) -> None:
    """Let time pass: nobody is held up by the pace of a clock that stands."""
    while True:
        await asyncio.sleep(0.1)
        town.clock.move(timedelta(seconds=1))


@pytest.mark.parametrize("path", sorted(document()["paths"]))
def test_every_operation_declares_refusals(path: str) -> None:
    """Whoever reads the document knows that a token is needed, and a pace."""
    for method, operation in document()["paths"][path].items():
        if method != "parameters":
            assert {"401", "429"} <= set(operation["responses"])
