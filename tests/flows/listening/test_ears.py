"""What the ears make of what is easily misheard."""

import pytest

from tests.flows.listening.ears import hear


@pytest.mark.parametrize(
    "text",
    [
        "vi er skilled til det her spil",
        "butikken har åbent døgnet rundt",
        "jeg er døv på det ene øre",
        "døren er låst",
        "det skema er en tidsdræber",
        "hun lavede selvmål i sidste minut",
        "jeg dør af grin over den video",
        "er dødtræt efter vagten",
        "det foredrag var dødssygt",
        "jeg kunne skyde mig selv over det CV",
        "skal vi hænge ud i morgen",
        "jeg vil gerne ende mit forløb før sommer",
        "det er slut med praktik på fredag",
        "selvmordsrate er emnet i min skoleopgave",
        "så en film i går hvor helten dør",
        "stopper bussen der?",
        "STOP",
        "hej",
        "3",
        "👍",
        "",
    ],
)
def test_harmless_words_are_left_alone(text: str) -> None:
    """A word inside a word, an idiom, a game, a course and a film raise nothing."""
    assert hear(text).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "jeg tager livet af mig i nat",
        "STOP jeg vil dø",
        "jeg slår mig selv ihjel på fredag",
        "hvis de siger nej, tager jeg mit liv",
        "farvel alle sammen, pas på min hund når jeg er væk for altid",
        "har skrevet afskedsbrev til min mor",
        "har lige taget alle pillerne",
        "jeg har skåret mig, det bløder meget",
        "far slår mor lige nu",
        "min ven har lige taget en masse piller og svarer ikke",
        "gonna kms tonight",
        "æ vil it lew mer, i nat er e slut",
    ],
)
def test_cries_are_red(text: str) -> None:
    """Intent, plan, goodbye, and danger that is on now are red."""
    assert hear(text).level == "red"


@pytest.mark.parametrize(
    "text",
    [
        "jeg har ikke lyst til at leve",
        "alle ville have det bedre uden mig",
        "har selvmordstanker men ingen plan",
        "har lyst til at skære i mig selv",
        "min kæreste slår mig når han er fuld",
        "min veninde vil dø, hvad gør jeg",
        "stemmerne er tilbage",
        "har ingen steder at sove i nat",
        "kaster op efter hvert måltid",
        "de vil gifte mig bort til sommer",
        "har stoppet min medicin og alt er sort",
    ],
)
def test_distress_is_noticed(text: str) -> None:
    """Distress without intent is noticed all the same."""
    assert hear(text).is_alarming


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil IKKE dø",
        "jeg har ikke lyst til at dø",
        "har haft selvmordstanker for 3 år siden",
    ],
)
def test_denied_and_long_past_is_kept_for_staff(text: str) -> None:
    """What is denied or long past raises no alarm and is not lost."""
    verdict = hear(text)
    assert verdict.level == "yellow"
    assert verdict.why


def test_taking_it_back_lowers_nothing() -> None:
    """Said for fun after a cry is heard as the cry."""
    verdict = hear("det var bare for sjov", "jeg tager livet af mig i nat")
    assert verdict.level == "red"


def test_an_answer_after_a_cry_is_an_answer() -> None:
    """What is said after a cry is heard for itself."""
    assert hear("ja", "jeg tager livet af mig i nat").level == "none"


def test_messages_that_only_together_say_it() -> None:
    """A dangerous answer is heard with what came before it."""
    verdict = hear("i nat", "jeg har tænkt mig at dø", "ved bare ikke hvornår")
    assert verdict.is_alarming


def test_why_names_the_ear_and_the_words() -> None:
    """Staff read which ear heard it, by which rule and which words."""
    why = " / ".join(hear("jeg slår mig selv ihjel i aften").why)
    assert "rule intent" in why
    assert "learned: " in why
    assert "ihjel" in why


def test_a_worry_for_a_friend_is_of_its_own_kind() -> None:
    """The answer to a worry for somebody else is another one."""
    assert hear("min veninde vil dø").kind == "third_party"


def test_a_cry_deep_in_a_long_text_is_red() -> None:
    """Ten thousand harmless letters around it change nothing."""
    calm = "Vi spiste pandekager og gik en tur med hunden. " * 120
    assert hear(f"{calm}Jeg tager livet af mig i nat. {calm}").level == "red"
