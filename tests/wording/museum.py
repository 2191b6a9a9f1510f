"""A small flow with small words, to break one thing at a time."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Literal

from bot.wording.checks import Standard, check_messages, standard_for
from bot.wording.needs import needs_of_flow
from bot.wording.usage import Use
from flows.engine.facts import Facts
from flows.engine.flow import AnyFlow, Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, End, Say
from flows.engine.texts import Text

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SAMPLES = {"first_name": "Anne-Kathrine", "link": "https://makker.example/chat/" + "a"}


class Step(StrEnum):
    """The steps of a visit."""

    HELLO = "hello"
    IS_YOUNG = "is_young"
    YOUNG = "young"
    ASK = "ask"
    BYE = "bye"


@dataclass(frozen=True, slots=True)
class Answers:
    """Nothing is kept."""


def young(_answers: Answers, facts: Facts) -> Literal[Step.YOUNG, Step.ASK]:
    """Go by age."""
    return Step.YOUNG if facts.is_under_18 else Step.ASK


FLOW = Flow(
    name="visit",
    start=Step.HELLO,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.HELLO: Say(Text("visit.hello", ("first_name",)), Step.IS_YOUNG),
        Step.IS_YOUNG: Decide(young),
        Step.YOUNG: Say(Text("visit.young"), Step.ASK),
        Step.ASK: Ask(
            text=Text("visit.ask"),
            choices=(Choice("yes", Step.BYE),),
            unclear=Step.BYE,
            patience=timedelta(hours=1),
            silence=Step.BYE,
        ),
        Step.BYE: End(Text("visit.bye")),
    },
)
FLOWS: dict[str, AnyFlow] = {"visit": FLOW}
USES = (Use("link.notice", "bot/effects/speech.py:14", frozenset({"link"})),)
WORDS: dict[tuple[str, str | None], str] = {
    ("visit.hello", None): "Hej {first_name}.",
    ("visit.young", None): "Du er under 18.",
    ("visit.ask", "sms"): "Kommer du? Svar JA.",
    ("visit.ask", "chat"): "Kommer du?",
    ("visit.ask.yes", None): "Ja",
    ("visit.bye", None): "Tak. Vi skrives.",
    ("link.notice", None): "Der er noget til dig her: {link}",
}


Words = dict[tuple[str, str | None], str | None]


def write_folder(folder: Path, changed: Words) -> Path:
    """Write the words with some of them changed; None leaves one out."""
    place = folder / "messages" / "da"
    (place / "neutral").mkdir(parents=True, exist_ok=True)
    (place / "neutral" / "health.txt").write_text("# note\n*psykiatri*\nips\nsyg\n")
    (place / "neutral" / "lock_screen.txt").write_text("selvmord*\n")
    (place / "neutral" / "safe_messaging.txt").write_text("begå*\nhjælpen er på vej\n")
    (place / "neutral" / "tone.txt").write_text("såfremt\n")
    words: Words = {**WORDS, **changed}
    write_po(place / "visit.po", words)
    return place


def write_po(path: Path, words: Words) -> None:
    """Write a file of words."""
    entries = [
        (f'msgctxt "{variant}"\n' if variant else "")
        + f'msgid "{key}"\nmsgstr "{text}"\n'
        for (key, variant), text in words.items()
        if text is not None
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(entries), "utf-8")


def standard(folder: Path, *uses: Use) -> Standard:
    """Give what the small words are held to."""
    return standard_for(
        folder,
        flows=FLOWS,
        uses=(*USES, *uses),
        fields=frozenset(SAMPLES),
        samples=SAMPLES,
    )


def told(folder: Path, *uses: Use, is_warning: bool = False) -> list[str]:
    """Check the small words, and give what is said of them."""
    findings = check_messages(folder, standard(folder, *uses))
    return [str(f) for f in findings if f.is_warning == is_warning]


NEEDS = list(needs_of_flow(FLOW))
