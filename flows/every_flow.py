"""Every flow there is."""

from collections.abc import Mapping

from flows import (
    appointment,
    ask,
    checkin,
    goodbye,
    got_help,
    handover,
    ideas,
    job_started,
    loneliness,
    meetup,
    meetup_after,
    menu,
    milestone,
    my_data,
    my_plan,
    number,
    own_consent,
    pace,
    quiet,
    safety,
    shadow,
    step,
    tips,
    transition,
    welcome,
    which,
    who5,
)
from flows import help as help_flow
from flows.engine.flow import AnyFlow

FLOWS: Mapping[str, AnyFlow] = {
    flow.name: flow
    for flow in (
        welcome.FLOW,
        checkin.FLOW,
        appointment.FLOW,
        shadow.FLOW,
        job_started.FLOW,
        milestone.FLOW,
        transition.FLOW,
        which.FLOW,
        safety.FLOW,
        help_flow.FLOW,
        got_help.FLOW,
        quiet.FLOW,
        pace.FLOW,
        my_data.FLOW,
        my_plan.FLOW,
        menu.FLOW,
        handover.FLOW,
        goodbye.FLOW,
        number.FLOW,
        own_consent.FLOW,
        meetup.FLOW,
        meetup_after.FLOW,
        ask.FLOW,
        ideas.FLOW,
        tips.FLOW,
        who5.FLOW,
        loneliness.FLOW,
        step.FLOW,
    )
}
