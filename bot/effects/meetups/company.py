"""To be met at the door or fetched: a wish, until a named adult says yes to it."""

from bot.effects.meetups.meetup_talk import lock, say
from bot.effects.turn import Work
from bot.store import meetups, rsvps, tasks
from bot.store.conversations import Subject
from bot.store.staff import Colleague
from flows.engine.texts import Text

#: What is said once a wish is accepted, by what was wished.
ACCEPTED = {
    "door": Text("meetup.met", ("host", "where", "day", "time")),
    "ride": Text("meetup.fetched", ("host", "where", "day", "time")),
}
#: Tasks that an accepted wish answers.
WISHES = ("meet_me", "fetch_me")


def accept_wish(work: Work, rsvp_id: int, colleague: Colleague, where: str) -> bool:
    """Promise in one's own name to meet or fetch somebody, and tell them who and where.

    False when the wish is gone, or somebody else has promised already.
    """
    found = lock(work, rsvp_id)
    if found is None:
        return False
    person, meetup, rsvp = found
    is_past = not meetup.is_on or meetup.starts_at <= work.now
    if rsvp.wish is None or is_past or rsvp.met_by not in {None, colleague.id}:
        return False
    rsvps.change(work.connection, rsvp, met_by=colleague.id, met_where=where)
    meetups.add_host(work.connection, meetup, colleague.id)
    for task_id in tasks.open_about(work.connection, WISHES, Subject("rsvp", rsvp.id)):
        tasks.finish(work.connection, task_id, colleague.id, work.now)
    say(work, person, meetup, ACCEPTED[rsvp.wish], keeps_hearing=True)
    return True
