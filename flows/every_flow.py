"""Every flow there is."""

from collections.abc import Mapping

from flows import appointment, checkin, welcome, which
from flows.engine.flow import AnyFlow

FLOWS: Mapping[str, AnyFlow] = {
    flow.name: flow
    for flow in (welcome.FLOW, checkin.FLOW, appointment.FLOW, which.FLOW)
}
