"""Wishes in own words are heard by how they are built, and stories are none."""

import pytest

from benchmarks.listening.reply_figures import NOW
from flows.listening.replies import Meaning, Question, read_reply


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Jeg ikke vil have sms", Meaning.STOP),
        ("nej tak til flere beskeder", Meaning.STOP),
        ("jeg trækker mit samtykke tilbage til at I skriver", Meaning.STOP),
        ("please take me off your list", Meaning.STOP),
        ("jeg vil meldes fra", Meaning.STOP),
        ("vi tages ved igen om en måned", Meaning.PAUSE),
        ("ikke forstyr mig før fredag", Meaning.PAUSE),
        ("hæv pausen", Meaning.RESUME),
        ("jeg fortryder at jeg sagde stop", Meaning.RESUME),
        ("du kan bare skrive nu", Meaning.RESUME),
        ("hvem fanden er du", Meaning.HELP_MENU),
        ("er det svindel eller hvad", Meaning.HELP_MENU),
        ("hvordan får jeg fat i Sara", Meaning.TALK_TO_HUMAN),
        ("jeg har lyst til at stoppe på cafeen", Meaning.TALK_TO_HUMAN),
    ],
)
def test_a_wish_is_heard_in_any_words(text: str, meaning: Meaning) -> None:
    """The kinds of words in a clause make the wish, not their order."""
    assert read_reply(text, Question.FREE, NOW).meaning is meaning


@pytest.mark.parametrize("question", list(Question))
@pytest.mark.parametrize(
    "text",
    [
        "stopper bussen der?",
        "jeg vil stoppe i praktikken",
        "Stop, det gør så ondt",
        "av det gør ondt, stop",
        "jeg vil holde op med at ryge",
        "de holder op med at skrive til hinanden i filmen",
        "har afmeldt mit fitness",
        "jeg får ingen beskeder mere, kan de komme igen",
        "jeg skal ikke skrive mere i dag",
        "hun gider ikke skrive med mig mere",
        "min kæreste har blokeret mig",
        "hold kæft hvor er det godt",
        "stop pausen",
        "jeg har ikke fået nogen besked",
        "kan ikke se beskeden",
        "skal jeg slette beskeden",
        "vil du ikke skrive til mig",
        "du skriver aldrig til mig",
        "jeg vil ikke have flere kager",
        "fjern mig fra vagten på torsdag",
    ],
)
def test_a_story_silences_nobody(text: str, question: Question) -> None:
    """Words of silence in a story, or about others, are no STOP."""
    assert read_reply(text, question, NOW).meaning is not Meaning.STOP


@pytest.mark.parametrize("text", ["må jeg slippe", "ikke interesseret", "smut"])
def test_few_words_of_enough_answer_what_is_asked(text: str) -> None:
    """Where an appointment is asked about, they turn that down, and not Makker."""
    asked = read_reply(text, Question.APPOINTMENT_CONFIRM, NOW)
    assert asked.meaning is not Meaning.STOP
    assert read_reply(text, Question.FREE, NOW).meaning is Meaning.STOP
