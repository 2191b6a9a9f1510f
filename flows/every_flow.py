"""Every flow there is."""

from collections.abc import Mapping

from flows import appointment, checkin, got_help, safety, welcome, which
from flows import help as help_flow
from flows.engine.flow import AnyFlow

FLOWS: Mapping[str, AnyFlow] = {
    flow.name: flow
    for flow in (
        welcome.FLOW,
        checkin.FLOW,
        appointment.FLOW,
        which.FLOW,
        safety.FLOW,
        help_flow.FLOW,
        got_help.FLOW,
    )
}
