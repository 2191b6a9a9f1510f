"""What a colleague answers on the work phone: 1 takes the oldest alert pushed there."""

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.alerts.taking import take, take_over
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import handling, inbox, pushes
from bot.store.staff import Colleague

TAKES = "1"


def hear(work: Work, colleague: Colleague, inbox_id: int, inbound: Inbound) -> None:
    """Take the alert, or say what can be answered here."""
    inbox.settle(
        work.connection,
        inbox_id,
        municipality_id=colleague.municipality_id,
        staff_id=colleague.id,
    )
    if inbound.words.strip(" .!") == TAKES:
        _take_oldest(work, colleague)
    else:
        _tell(work, colleague, "staff.how_to_answer")


def _take_oldest(work: Work, colleague: Colleague) -> None:
    offered = handling.offered_to(work.connection, colleague.id)
    if offered is not None:
        take_over(work, offered.id, colleague)
        return
    alert = pushes.oldest_pushed_to(work.connection, colleague.id)
    if alert is not None:
        take(work, alert.id, colleague)
        return
    taken = pushes.newest_pushed_to(work.connection, colleague.id)
    if taken is not None:
        take(work, taken.id, colleague)
        return
    _tell(work, colleague, "staff.nothing_to_take")


def _tell(work: Work, colleague: Colleague, key: str) -> None:
    notice = Notice(
        staff_id=colleague.id, key=key, municipality_id=colleague.municipality_id
    )
    push(work, notice)
