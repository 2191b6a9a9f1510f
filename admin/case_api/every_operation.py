"""Every operation of the case-system API."""

from collections.abc import Mapping

from admin.case_api import alerts, appointments, meetups, outcomes, people, webhooks
from admin.case_api.operations import Operation

OPERATIONS: tuple[Operation, ...] = (
    *people.OPERATIONS,
    *appointments.OPERATIONS,
    *meetups.OPERATIONS,
    *alerts.OPERATIONS,
    *outcomes.OPERATIONS,
    *webhooks.OPERATIONS,
)


def by_path() -> Mapping[str, tuple[Operation, ...]]:
    """Give the operations of each address."""
    found: dict[str, tuple[Operation, ...]] = {}
    for operation in OPERATIONS:
        found[operation.path] = (*found.get(operation.path, ()), operation)
    return found
