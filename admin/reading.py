"""Reading a person's messages: each time is noted, with its purpose."""

from datetime import datetime, timedelta

from admin.access import Viewer
from bot.effects.turn import Work
from bot.store import readings
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import alerts
from bot.store.people import Person

#: What somebody who is not the person's own consultant may read it for.
PURPOSES = ("stand_in", "handover", "call", "complaint")
#: How long a stated purpose holds.
HOLDS = timedelta(hours=8)


class PurposeNeededError(Exception):
    """Why somebody else's person is looked at must be stated first."""

    def __init__(self, person_id: int) -> None:
        """Say on whose page it is stated."""
        super().__init__("no purpose is stated")
        self.person_id = person_id


def purpose_for(
    connection: Connection, viewer: Viewer, person: Person, now: datetime
) -> str | None:
    """Give the purpose that a reading may be noted with; None: it must be stated."""
    if person.consultant_id == viewer.id:
        return "own"
    if alerts.open_about(connection, viewer.window, person.id) is not None:
        return "alert"
    return readings.purpose_since(connection, viewer.id, person.id, now - HOLDS)


def note_own_words(
    work: Work, viewer: Viewer, person: Person, subject: Subject
) -> None:
    """Note the reading of a page that shows what a person has said."""
    purpose = purpose_for(work.connection, viewer, person, work.now)
    if purpose is None:
        raise PurposeNeededError(person.id)
    note(work, viewer, person.id, subject, purpose)


def note(
    work: Work, viewer: Viewer, person_id: int | None, subject: Subject, purpose: str
) -> None:
    """Note that the viewer reads what a person has written."""
    readings.note(
        work.connection,
        viewer.colleague,
        person_id=person_id,
        subject=subject,
        purpose=purpose,
        now=work.now,
    )
