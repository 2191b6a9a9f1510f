"""The evaluator's files: tables as CSV, a codebook, and a data dictionary."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.anonymity import Traits, blurred
from bot.rules.courses import Course, hours_between, status_on
from bot.rules.outcomes import age_band
from bot.store import evaluation
from bot.store.database import Connection
from bot.wording.words import Words

_QUARTER = 3
_DAYS_OF_MONTH = 30
#: Every file, and its variables.
FILES: Mapping[str, tuple[str, ...]] = {
    "person_months.csv": (
        "person",
        "programme",
        "municipality",
        "age_band",
        "start",
        "month",
        "status",
        "work",
        "education",
        "hours",
        "appointments_held",
        "appointments_agreed",
        "contacts",
        "who5",
        "tils",
    ),
    "contact_events.csv": ("person", "day", "kind", "channel"),
    "spells.csv": ("person", "kind", "first_day", "last_day", "hours_week", "ended_by"),
    "instruments.csv": ("person", "instrument", "edition", "day", "score"),
}
#: What a coded variable can hold.
CODES: Mapping[str, tuple[str, ...]] = {
    "status": ("in", "out", "unknown"),
    "kind": (
        "wrote",
        "makker_wrote",
        "staff_wrote",
        "meeting_held",
        "shadowing_held",
        "three_party_held",
        "group_came",
        "employer_told",
        "work",
        "education",
    ),
    "instrument": evaluation.INSTRUMENTS,
    "ended_by": ("staff", "person"),
}


@dataclass(frozen=True, slots=True)
class Material:
    """People whose rows are released, and what is told of each."""

    courses: Mapping[int, Course]
    traits: Mapping[int, Traits]
    pseudonyms: Mapping[int, str]
    as_of: date


def traits_of(courses: Iterable[Course]) -> Mapping[int, Traits]:
    """Give what could tell each person apart."""
    return {
        course.person: Traits(
            course.programme,
            course.municipality,
            age_band(course.age),
            f"{course.started_on.year}-{(course.started_on.month - 1) // _QUARTER + 1}",
        )
        for course in courses
    }


def material(
    connection: Connection, courses: Sequence[Course], as_of: date
) -> Material:
    """Gather what is released, with those who would stand out blurred."""
    by_id = {course.person: course for course in courses}
    return Material(
        by_id,
        blurred(traits_of(courses)),
        evaluation.pseudonyms(connection, list(by_id)),
        as_of,
    )


def files_of(
    connection: Connection, found: Material, words: Words
) -> Mapping[str, str]:
    """Write every file, each person under their pseudonym, in no order of theirs."""
    events = list(evaluation.contact_events(connection, found.courses, found.as_of))
    spells = evaluation.spell_rows(connection, found.courses, found.as_of)
    answers = list(evaluation.instrument_rows(connection, found.courses, found.as_of))
    months = _person_months(found, events, answers)
    return {
        "person_months.csv": _csv("person_months.csv", months),
        "contact_events.csv": _csv("contact_events.csv", _named(found, events)),
        "spells.csv": _csv("spells.csv", _named(found, spells)),
        "instruments.csv": _csv("instruments.csv", _named(found, answers)),
        "codebook.csv": _codebook(words),
        "data_dictionary.md": _dictionary(words),
    }


def _person_months(
    found: Material,
    events: Sequence[tuple[int, int, str, str]],
    answers: Sequence[tuple[int, str, str, int, int]],
) -> Iterable[Sequence[object]]:
    contacts = Counter((p, _month(day)) for p, day, _, _ in events)
    scores = {(p, i, _month(day)): score for p, i, _, day, score in answers}
    for person_id, course in found.courses.items():
        traits = found.traits[person_id]
        for month in range(1, _months(course, found.as_of) + 1):
            first = course.started_on + timedelta(days=(month - 1) * _DAYS_OF_MONTH)
            last = min(first + timedelta(days=_DAYS_OF_MONTH - 1), found.as_of)
            held = sum(first <= day <= last for day in course.held)
            others = (*course.missed, *course.unmarked)
            agreed = held + sum(first <= day <= last for day in others)
            hours = hours_between(course, first, last)
            yield (
                found.pseudonyms[person_id],
                traits.programme,
                traits.municipality,
                traits.age_band,
                traits.start,
                month,
                status_on(course, last, found.as_of),
                *(int(_is_in(course, kind, last)) for kind in ("work", "education")),
                "" if hours is None else f"{hours:.1f}",
                held,
                agreed,
                contacts[person_id, month],
                scores.get((person_id, "who5", month), ""),
                scores.get((person_id, "tils", month), ""),
            )


def _months(course: Course, as_of: date) -> int:
    return max(0, _month((as_of - course.started_on).days))


def _month(day: int) -> int:
    """Give the month since the start, each of thirty days; the first is 1."""
    return day // _DAYS_OF_MONTH + 1


def _is_in(course: Course, kind: str, day: date) -> bool:
    return any(stay.kind == kind and stay.covers(day) for stay in course.stays)


def _named(
    found: Material, rows: Iterable[Sequence[object]]
) -> Iterable[Sequence[object]]:
    named = [
        [found.pseudonyms[int(str(row[0]))], *("" if v is None else v for v in row[1:])]
        for row in rows
    ]
    return sorted(named, key=lambda row: str(row[0]))


def _csv(name: str, rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FILES[name])
    writer.writerows(rows)
    return out.getvalue()


def _codebook(words: Words) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("variable", "value", "label"))
    for variable in dict.fromkeys(v for names in FILES.values() for v in names):
        writer.writerow((variable, "", words.term(f"export.book.{variable}")))
        for value in CODES.get(variable, ()):
            writer.writerow((variable, value, words.term(f"export.book.{value}")))
    return out.getvalue()


def _dictionary(words: Words) -> str:
    parts = [f"{words.term('export.book.about')}\n"]
    for name, variables in FILES.items():
        file = name.removesuffix(".csv")
        parts.append(f"## {name}\n\n{words.term(f'export.book.{file}')}\n")
        parts += [f"- `{v}`: {words.term(f'export.book.{v}')}" for v in variables]
        parts.append("")
    return "\n".join(parts)
