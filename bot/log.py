"""Logs by allow-list: named events with ids and counts, never words or numbers."""

import json
import logging
import sys
from typing import Any

from typing_extensions import override

#: The only fields that may be logged; none of them can hold words about a person.
ALLOWED = frozenset(
    {
        "inbox_id",
        "outbox_id",
        "alert_id",
        "timer_id",
        "kind",
        "state",
        "reason",
        "fault",
        "channel",
        "count",
        "seconds",
        "status",
        "path",
        "method",
        "port",
        "role",
    }
)
_LOG = logging.getLogger("makker")


class ForbiddenFieldError(Exception):
    """A field was logged that is not on the list."""


class _Lines(logging.Formatter):
    """One JSON line an event; an exception is told by type and place alone."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "event": record.msg if record.name == _LOG.name else record.name,
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__name__
            trace = record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            if trace is not None:
                line["path"] = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str) -> None:
    """Send Makker's events to standard error; of libraries only that they warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _LOG.setLevel(level)
    for noisy in ("httpx", "twilio", "twilio.http_client", "aiohttp.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def record(event: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Log an event with fields from the list; another field is a mistake."""
    strangers = fields.keys() - ALLOWED
    if strangers:
        raise ForbiddenFieldError(f"{', '.join(sorted(strangers))} may not be logged")
    _LOG.log(level, event, extra={"fields": fields})


def record_fault(event: str, fault: BaseException, **fields: Any) -> None:
    """Log that something failed: the type of the fault, never its words."""
    record(event, level=logging.ERROR, fault=type(fault).__name__, **fields)
