"""What open conversations may rest on: the questions, answers and values once shipped.

``tests/flows/shipped/<flow>.toml`` is only ever added to. A step that is renamed stays
in the list and goes into the flow's ``moved``; so it is with a choice and an answer.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from flows.engine.answers import slots_of
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask

FOLDER = Path(__file__).parent / "shipped"
Named = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Shipped:
    """One flow's questions with their choices, and its answers with their values."""

    questions: Named
    answers: Named


def path_of(flow_name: str) -> Path:
    """Tell where a flow's list stands."""
    return FOLDER / f"{flow_name}.toml"


def read_list(flow_name: str) -> Shipped:
    """Read what was shipped of a flow; nothing, where it is new."""
    path = path_of(flow_name)
    stored = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return Shipped(stored.get("questions", {}), stored.get("answers", {}))


def list_now(flow: AnyFlow) -> Shipped:
    """List what a flow has today."""
    questions = {
        str(step): [choice.value for choice in here.choices]
        for step, here in flow.steps.items()
        if isinstance(here, Ask)
    }
    answers = {slot: _values(kind) for slot, kind in slots_of(flow.answers).items()}
    return Shipped(questions, answers)


def add_new(flow: AnyFlow) -> None:
    """Put what is new into the list, and take nothing out."""
    old, new = read_list(flow.name), list_now(flow)
    lines = [f"# What has been shipped of {flow.name}; only ever added to."]
    for title, was, now in (
        ("questions", old.questions, new.questions),
        ("answers", old.answers, new.answers),
    ):
        lines += ["", f"[{title}]"]
        for name in dict.fromkeys((*was, *now)):
            values = dict.fromkeys((*was.get(name, []), *now.get(name, [])))
            quoted = ", ".join(f'"{value}"' for value in values)
            lines.append(f"{name} = [{quoted}]")
    FOLDER.mkdir(exist_ok=True)
    path_of(flow.name).write_text("\n".join(lines) + "\n", "utf-8")


def _values(kind: type[object]) -> list[str]:
    return [str(value) for value in kind] if issubclass(kind, StrEnum) else []
