"""A consultant writes down a young person's own plan, together with them."""

from collections.abc import Mapping, Sequence

from bot.effects.own.own_things import LONGEST_LINE
from bot.effects.turn import Work
from bot.store import own_plans, people
from bot.store.own_plans import Part
from bot.store.staff import Colleague


def write_plan(
    work: Work,
    person_id: int,
    colleague: Colleague,
    lines: Mapping[Part, Sequence[str]],
) -> bool:
    """Make the plan what these lines say; what is the same stays whose it was."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return False
    wanted = [
        (part, words.strip()[:LONGEST_LINE])
        for part in own_plans.PARTS
        for words in lines.get(part, ())
        if words.strip()
    ]
    known = own_plans.lines_of(work.connection, person_id)
    for line in known:
        if (line.part, line.words) not in wanted:
            own_plans.remove(work.connection, person_id, line.id, work.now)
    there = {(line.part, line.words) for line in known}
    for part, words in dict.fromkeys(wanted):
        if (part, words) not in there:
            own_plans.add(
                work.connection,
                person_id,
                municipality_id=person.municipality_id,
                part=part,
                words=words,
                staff_id=colleague.id,
                now=work.now,
            )
    return True
