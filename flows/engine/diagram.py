"""Draw a flow as Mermaid."""

from typing import Any

from flows.engine.checks import exits
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask, Decide, Do, End, Say


def draw(flow: AnyFlow) -> str:
    """Give the flow as a Mermaid flowchart, the same text for the same flow."""
    lines = ["flowchart TD"]
    for step, here in flow.steps.items():
        lines.append(f"    {step}{_shape(step, here)}")
    for step in flow.steps:
        lines += [
            f"    {step} -->{_label(way, end)} {end}"
            for way, end in exits(flow, step).items()
        ]
    return "\n".join(lines) + "\n"


def _shape(step: Any, here: Any) -> str:
    match here:
        case Ask():
            return f"[/{here.text.key}/]"
        case Say():
            return f"[{here.text.key}]"
        case Decide():
            return f"{{{here.choose.__name__}}}"
        case Do():
            return f"[[{_event_name(here, step)}]]"
        case End():
            return f"([{here.outcome}])"
        case _:
            raise TypeError(f"{step} is no step")


def _event_name(do: Do[Any, Any], step: Any) -> str:
    name: str = getattr(do.event, "__name__", type(do.event).__name__)
    return str(step) if name == "<lambda>" else name


def _label(way: str, end: Any) -> str:
    return f"|{way}|" if way and way != str(end) else ""
