"""Which conversation may start beside an open one, waits for it, or takes its place."""

from collections.abc import Mapping
from typing import Literal

from flows.engine.flow import Starter

#: beside: both are open, and a reply is read against both;
#: wait: the new one comes later; replace: the open one ends for the new one.
Meeting = Literal["beside", "wait", "replace"]

_M, _N, _P, _S, _T = (
    Starter.MAKKER,
    Starter.NOTICE,
    Starter.PERSON,
    Starter.SAFETY,
    Starter.STAFF,
)

#: What happens when (the open one, the new one) meet.
MEETINGS: Mapping[tuple[Starter, Starter], Meeting] = {
    # Makker's own questions never throw anybody out of a talk.
    (_M, _M): "wait",
    (_N, _M): "wait",
    (_P, _M): "wait",
    (_S, _M): "wait",
    (_T, _M): "wait",
    # A notice about an appointment or a meetup goes out beside all but distress.
    (_M, _N): "beside",
    (_N, _N): "beside",
    (_P, _N): "beside",
    (_S, _N): "beside",
    (_T, _N): "beside",
    # What the person asks for comes at once; it ends only its own kind.
    (_M, _P): "beside",
    (_N, _P): "beside",
    (_P, _P): "replace",
    (_S, _P): "beside",
    (_T, _P): "beside",
    # Distress ends everything but an appointment's question.
    (_M, _S): "replace",
    (_N, _S): "beside",
    (_P, _S): "replace",
    (_S, _S): "replace",
    (_T, _S): "beside",
    # What staff begin stands beside the rest.
    (_M, _T): "beside",
    (_N, _T): "beside",
    (_P, _T): "beside",
    (_S, _T): "wait",
    (_T, _T): "replace",
}


def meeting(open_one: Starter, new_one: Starter) -> Meeting:
    """Tell what happens when a new conversation meets an open one."""
    return MEETINGS[open_one, new_one]
