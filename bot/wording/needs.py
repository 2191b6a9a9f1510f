"""Every text that is needed: of flows by their steps, of code by its keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.wording.families import FAMILIES, GIVEN, OF_FLOWS, PAGES, keys_of
from bot.wording.usage import Use
from flows.engine.flow import AnyFlow
from flows.engine.steps import Ask, End, Say

#: A message can go out by SMS; a label is a button or an entry of a list; a page
#: is read in a browser or a terminal.
Reach = Literal["message", "label", "page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A text that somebody would miss."""

    key: str
    reach: Reach
    #: The step, or the place in the code.
    place: str
    #: The fields that its words may use; None when the code does not tell.
    fields: frozenset[str] | None = None
    is_of_flow: bool = False
    is_question: bool = False


def needs_of_flow(flow: AnyFlow) -> Iterator[Need]:
    """Give the texts and labels of a flow, in the order of its steps."""
    for step, here in flow.steps.items():
        text = here.text if isinstance(here, Ask | Say | End) else None
        if text is None:
            continue
        place = f"step {step} of {flow.name}"
        yield Need(
            key=text.key,
            reach="message",
            place=place,
            fields=frozenset(text.fields),
            is_of_flow=True,
            is_question=isinstance(here, Ask),
        )
        if isinstance(here, Ask):
            for choice in here.choices:
                if "scale" not in choice.means:
                    key = choice.label_under(text.key)
                    yield Need(key=key, reach="label", place=place, fields=frozenset())


def needs_of_code(uses: Iterable[Use], flows: Iterable[AnyFlow]) -> Iterator[Need]:
    """Give the texts that code names, each use with the fields it gives."""
    asking = [flow.name for flow in flows if any(_asks(flow))]
    for use in uses:
        for key in _keys_of(use, asking):
            namespace = key.partition(".")[0]
            given = GIVEN.get(namespace)
            fields = use.fields
            if given is not None:
                fields = given | (fields or frozenset())
            yield Need(
                key=key, reach=usual_reach(namespace), place=use.place, fields=fields
            )


def unlisted(uses: Iterable[Use]) -> list[Use]:
    """Give the forms of messages' keys that nobody has listed."""
    return [
        use
        for use in uses
        if use.is_form
        and use.key not in FAMILIES
        and use.key != OF_FLOWS
        and use.key.partition(".")[0] not in PAGES
    ]


def open_forms(uses: Iterable[Use]) -> list[Use]:
    """Give the forms whose keys are not listed; any key of the form may be meant."""
    return [use for use in uses if use.is_form and FAMILIES.get(use.key) is None]


def _keys_of(use: Use, asking: Iterable[str]) -> Iterable[str]:
    if not use.is_form:
        return (use.key,)
    if use.key == OF_FLOWS:
        return (f"which.{name}" for name in asking)
    return keys_of(use.key)


def _asks(flow: AnyFlow) -> Iterator[bool]:
    """Whether a flow has questions that can stand open beside another."""
    is_of_itself = flow.name == "which"
    return (isinstance(s, Ask) and not is_of_itself for s in flow.steps.values())


def usual_reach(namespace: str) -> Reach:
    """Tell how far the texts of a namespace go, but for labels."""
    return "page" if namespace in PAGES else "message"
