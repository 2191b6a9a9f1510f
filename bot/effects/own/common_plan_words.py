"""The common plan in plain Danish, as the young person reads it."""

from datetime import datetime, time

from bot.effects.turn import Turn
from bot.store import common_plans
from bot.store.common_plans import NextStep
from bot.wording import dates


def common_plan(turn: Turn) -> str:
    """Say the common plan and what is next on each track; empty where there is none.

    Whoever reads it here has seen it; behind a link it is seen when that is opened.
    """
    plan = common_plans.plan_of(turn.connection, turn.person.id)
    steps = common_plans.steps_of(turn.connection, turn.person.id)
    parts = []
    if plan is not None:
        parts += [_term(turn, "chat.plan.common"), plan.words]
        if turn.channel != "sms":
            common_plans.see_plan(
                turn.connection,
                turn.person,
                plan.id,
                "young",
                staff_id=None,
                now=turn.now,
            )
    parts += [_step(turn, steps[track]) for track in sorted(steps)]
    return "\n".join(parts)


def _step(turn: Turn, step: NextStep) -> str:
    """Say a step: which track, what, who, and by when."""
    words = turn.house.words
    fields = {
        "track": _term(turn, f"chat.plan.track.{step.track}"),
        "step": step.words,
        "owner": _term(turn, f"chat.plan.owner.{step.owner}"),
    }
    if step.due_on is None:
        return words.say("chat.plan.next", "web", fields)
    zone = turn.person.programme.time_zone
    noon = datetime.combine(step.due_on, time(12), zone)
    day = dates.short_date(noon, zone)
    return words.say("chat.plan.next_by", "web", {**fields, "day": day})


def _term(turn: Turn, key: str) -> str:
    return turn.house.words.term(key, turn.person.wording)
