"""Tell a time that is proposed from one that is refused or only mentioned."""

from dataclasses import replace
from typing import Final

from flows.listening.candidates import Candidate
from flows.listening.vocabulary import known_words

_BREAKS: Final = known_words("men så fordi kun mens når ellers derimod selvom")
_TOO: Final = known_words("tidlig sen sent langt")
_NEGATIONS: Final = known_words("ikke aldrig hverken næppe")
_REFUSING: Final = known_words(
    "umulig umuligt optaget fuld fuldt booket dårlig dårligt skidt udelukket"
)
_LEFT_BEHIND: Final = known_words("end undtagen bortset udover than")
_LIMITS: Final = known_words("efter før inden fra indtil siden tidligst senest")
_VERBS: Final = known_words(
    "kan går er passer virker duer dur har skal vil bliver når dutter funker"
)
_ASKED: Final = known_words("kan skal må vil ses er var bliver")
_THIN: Final = known_words("kl på om i d den til the at on klar ,")
_BUSY: Final = known_words(
    "læge arbejde skole vagt eksamen køretime køreprøve kørelærer fodbold træning "
    "begravelse bryllup fødselsdag familiefest ferie frisør booket bus tog time "
    "undervisning terapi svømning håndbold konfirmation barnedåb fest rejser flyver "
    "lektion forelæsning afspadsering dansk matematik matematiktime praktik "
    "aflevere hente passe udlandet hver fri tyskland sverige spanien bank kommunen "
    "retten biograf koncert øver svare finder skriver siger"
)
_GETTING: Final = known_words("får først")
_SUBJECTS: Final = known_words("jeg du det i vi den være have komme møde vælge")
_ASKING: Final = known_words(
    "kan bedre hellere helst sige flytte rykke skubbe udsætte ændre bytte ombooke "
    "stedet ledig hul plads muligt mulig foreslå ønsker ønskes gerne fint ok "
    "perfekt passer byt tid siger måske eller ville sagde "
    "super slipper må"
)


def judge(words: list[str], candidates: list[Candidate]) -> list[Candidate]:
    """Mark each candidate that is refused, bounded or said in passing."""
    judged: list[Candidate] = []
    for number, candidate in enumerate(candidates):
        before = judged[-1] if judged else None
        after = candidates[number + 1] if number + 1 < len(candidates) else None
        left = _reach_left(words, candidate, before)
        right = _reach_right(words, candidate, after)
        listed = candidate.either and before is not None and before.refused
        judged.append(
            replace(
                candidate,
                refused=listed
                or _is_left_behind(words, candidate, after)
                or _is_refused(words, candidate, left, right),
                bounded=_is_bounded(words, candidate),
                aside=_is_aside(left, right),
            )
        )
    return judged


def _is_break(words: list[str], place: int) -> bool:
    word = words[place]
    if word == "for":
        return words[place - 1] != "stedet" and words[place + 1] not in _TOO
    if word == "så":
        return words[place + 1] != "ikke"
    return word in _BREAKS or (not word.isalnum() and not word[:1].isdecimal())


def _reach_left(
    words: list[str], candidate: Candidate, before: Candidate | None
) -> list[str]:
    floor = before.end if before else 0
    place = candidate.start
    while place > floor and not _is_break(words, place - 1):
        place -= 1
    found = words[place : candidate.start]
    if before and place == floor and found and found[0] in _VERBS:
        # "fredag kan jeg ikke" belongs to Friday, whatever day comes next.
        return [word for word in found if word not in _NEGATIONS]
    return found


def _reach_right(
    words: list[str], candidate: Candidate, after: Candidate | None
) -> list[str]:
    ceiling = after.start if after else len(words) - 1
    place = candidate.end
    while place < ceiling and words[place] and not _is_break(words, place):
        place += 1
    found = words[candidate.end : place]
    if after and place == ceiling and (not found or found[0] not in _VERBS):
        return []
    return found


def _is_refused(
    words: list[str], candidate: Candidate, left: list[str], right: list[str]
) -> bool:
    if not _NEGATIONS.isdisjoint(left) and not _is_polite(left):
        return words[candidate.start - 1] != "før"
    if not _NEGATIONS.isdisjoint(right):
        return "om" not in right
    if left[:2] == ["nej", "tak"] or left[:2] == ["nej", "til"]:
        return True
    if left[-1:] == ["er"] and words[candidate.start - 1] == "er":
        # "er kl. 16 for sent" asks.
        return False
    late = right[-3:] == ["er", "for", "tidlig"] or right[-2:] == ["for", "sen"]
    return late or not _REFUSING.isdisjoint(right)


def _is_polite(clause: list[str]) -> bool:
    """Whether "ikke" only softens a question: "kan vi ikke tage den fredag"."""
    asked = clause[:1] and clause[0] in _ASKED and "ikke" in clause[2:4]
    return bool(asked) and clause[1] not in _NEGATIONS


def _is_left_behind(
    words: list[str], candidate: Candidate, after: Candidate | None
) -> bool:
    place = candidate.start - 1
    while words[place] in _THIN:
        place -= 1
    if words[place] in _LEFT_BEHIND or words[place - 1 : place + 1] == [
        "stedet",
        "for",
    ]:
        return True
    if words[place - 1 : place + 1] == ["frem", "for"]:
        return True
    return (
        words[place] == "fra"
        and after is not None
        and "til" in words[candidate.end : after.start]
    )


def _is_bounded(words: list[str], candidate: Candidate) -> bool:
    place = candidate.start - 1
    while words[place] in _THIN - {","}:
        place -= 1
    return words[place] in _LIMITS and words[place - 1] != "ikke"


def _is_aside(left: list[str], right: list[str]) -> bool:
    # "jeg er fri kl. 14" offers the time, "jeg får fri kl. 14" does not.
    busy = _BUSY - {"fri"} if _GETTING.isdisjoint(left) else _BUSY
    if not busy.isdisjoint(left):
        return _ASKING.isdisjoint(left)
    if "skal" in left and _ASKING.isdisjoint(left):
        after = left[left.index("skal") + 1 :]
        return bool(after) and after[0] not in _SUBJECTS
    if right[:1] and right[0] in ("er", "har", "skal", "der"):
        return not (_BUSY - {"fri"}).isdisjoint(right) and _ASKING.isdisjoint(
            [*left, *right]
        )
    return False
