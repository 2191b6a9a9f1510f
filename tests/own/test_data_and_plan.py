"""My data and my plan: shown, corrected, erased on wish, and theirs alone."""

from bot.effects.own import plan_writing
from bot.effects.team import team
from bot.effects.turn import Work
from bot.store import circles, data_wishes, own_plans, readings
from bot.store.circles import Member
from bot.store.conversations import Subject
from bot.store.tables.alerts import tasks
from bot.store.tables.talk import outbox
from tests.own.desk import colleague, do, has_task
from tests.town import Town, texts_of


def reads(town: Town, staff_id: int, person_id: int) -> None:
    """Let a colleague open a person's thread."""
    reader = colleague(town, staff_id)
    do(
        town,
        lambda work: readings.note(
            work.connection,
            reader,
            person_id=person_id,
            subject=Subject("thread", person_id),
            purpose="own",
            now=work.now,
        ),
    )


def test_sms_gets_a_link_only(town: Town) -> None:
    """Nothing of what is stored goes by SMS."""
    town.settle_in()
    for words in ("mine data", "plan", "slet mig"):
        said = town.says(words)
        assert [m.texts for m in said if m.channel == "sms"] == [("link.notice",)]


def test_what_is_stored(town: Town) -> None:
    """Counts that are true, and no whole number."""
    town.settle_in()
    town.says("hej")
    words = town.says("hvad ved du om mig")[0].words
    assert "Anna Bæk" in words
    assert "Beskeder fra dig: 2" in words
    assert "20000010" not in words


def test_who_has_read(town: Town) -> None:
    """Roles and days, no names; a purpose that was stated is no reading."""
    anna = town.settle_in()
    assert "Ingen har åbnet" in town.says("hvem har læst")[0].words
    for staff_id in (town.mette, town.mette, town.bo):
        reads(town, staff_id, anna)
    words = town.says("hvem har læst")[0].words
    assert "Din konsulent: senest i dag, 2 i alt" in words
    assert "Lederen: senest i dag, 1 i alt" in words
    assert "Mette" not in words
    assert "Bo" not in words.replace("Bor", "")


def test_a_correction_reaches_the_consultant(town: Town) -> None:
    """In the person's words, as a task and a wish."""
    anna = town.settle_in()
    town.says("mine data")
    for words in ("Noget er forkert", "jeg hedder Bech"):
        town.says(words, phone=f"web-{anna}", channel="web")
    (task,) = town.rows(tasks.select())
    assert (task.kind, task.words) == ("correct", "jeg hedder Bech")
    assert wishes_of(town, anna) == ["correct"]


def test_erasure_is_asked_once_and_kept(town: Town) -> None:
    """The wish stands until staff have carried it out, or the person is back."""
    anna = town.settle_in()
    town.says("slet mig")
    town.says("ja", phone=f"web-{anna}", channel="web")
    assert wishes_of(town, anna) == ["erase"]
    assert has_task(town, "erase", anna)
    assert town.person(anna).stopped_at is not None
    town.says("start")
    town.says("ja")
    assert wishes_of(town, anna) == []


def test_a_plan_of_their_own(town: Town) -> None:
    """Lines lie sealed, part by part, and are theirs to take out."""
    anna = town.settle_in(channel="web")
    web = {"phone": f"web-{anna}", "channel": "web"}
    for words in ("plan", "1", "2", "musik", "ja", "1", "jeg sover dårligt", "nej"):
        town.says(words, **web)
    assert lines_of(town, anna) == [
        ("signs", "jeg sover dårligt", None),
        ("helps", "musik", None),
    ]
    assert "musik" in town.says("plan", **web)[0].words
    town.says("2", **web)
    town.says("1", **web)
    assert lines_of(town, anna) == [("helps", "musik", None)]


def test_a_plan_made_together(town: Town) -> None:
    """The consultant writes it down; what is the same stays whose it was."""
    anna = town.settle_in(channel="web")
    web = {"phone": f"web-{anna}", "channel": "web"}
    for words in ("plan", "1", "2", "musik", "nej"):
        town.says(words, **web)
    mette = colleague(town, town.mette)
    plan: dict[own_plans.Part, list[str]] = {
        "helps": ["musik", " te "],
        "people": ["Ida", ""],
    }
    assert do(town, lambda work: plan_writing.write_plan(work, anna, mette, plan))
    assert lines_of(town, anna) == [
        ("helps", "musik", None),
        ("helps", "te", town.mette),
        ("people", "Ida", town.mette),
    ]
    assert do(town, lambda work: plan_writing.write_plan(work, anna, mette, {}))
    assert lines_of(town, anna) == []
    assert not do(town, lambda work: plan_writing.write_plan(work, 99, mette, {}))


def test_no_line_of_anybody_else(town: Town) -> None:
    """A number from last week, or of another's plan, takes nothing out."""
    anna = town.settle_in()
    ib = town.settle_in("Ib Bo", "+4520000011")
    mette = colleague(town, town.mette)
    both: dict[own_plans.Part, list[str]] = {"helps": ["te"]}
    do(town, lambda work: plan_writing.write_plan(work, anna, mette, both))
    do(town, lambda work: plan_writing.write_plan(work, ib, mette, both))
    with town.database.reading() as connection:
        line = own_plans.lines_of(connection, ib)[0]
    do(
        town,
        lambda work: own_plans.remove(work.connection, anna, line.id, work.now),
    )
    assert lines_of(town, ib) == [("helps", "te", town.mette)]


def test_the_plan_is_no_sms(town: Town) -> None:
    """No word of a plan ever stands in a message by SMS."""
    anna = town.settle_in()
    mette = colleague(town, town.mette)
    do(
        town,
        lambda work: plan_writing.write_plan(work, anna, mette, {"signs": ["søvn"]}),
    )
    town.says("plan")
    by_sms = town.rows(outbox.select().where(outbox.c.channel == "sms"))
    assert not [row for row in by_sms if "søvn" in row.words]


def test_help_leads_to_the_plan(town: Town) -> None:
    """HJÆLP offers the plan, and it is shown."""
    town.settle_in()
    town.says("hjælp")
    assert "my_plan.empty" in texts_of(town.says("plan"))


def wishes_of(town: Town, person_id: int) -> list[str]:
    """Give the kinds of wishes that are open."""
    with town.database.reading() as connection:
        return [wish.kind for wish in data_wishes.open_of(connection, person_id)]


def lines_of(town: Town, person_id: int) -> list[tuple[str, str, int | None]]:
    """Give the plan, with who wrote each line."""
    with town.database.reading() as connection:
        lines = own_plans.lines_of(connection, person_id)
    return [(line.part, line.words, line.staff_id) for line in lines]


def test_all_that_is_shared_is_turned_off_by_word(town: Town) -> None:
    """What is shared stands by name; one choice closes every window at once."""
    anna = town.settle_in(channel="web")
    mette = colleague(town, town.mette)
    ulla = town.hire("Ulla Krog", "+4520000045", "volunteer")

    def open_up(work: Work) -> Member:
        member_id = team.add_member(work, anna, "psychiatry", mette, staff_id=ulla)
        team.open_window(work, member_id, ("plan", "facts"))
        (member,) = circles.of_person(work.connection, anna)
        team.share(work, member, "plan", is_on=True)
        return member

    member = do(town, open_up)
    words = town.says("hvem har læst", f"web-{anna}", channel="web")[0].words
    assert "- Jeres fælles plan: Ulla Krog" in words
    assert "aftalt: Ulla" not in words
    (told,) = town.says("Sluk for alt, jeg deler", f"web-{anna}", channel="web")
    assert "Der er slukket for alt, du delte" in told.words
    seen = do(town, lambda work: circles.window_of(work.connection, member))
    assert seen == frozenset()
    words = town.says("hvem har læst", f"web-{anna}", channel="web")[0].words
    assert "Ikke noget med andre end din konsulent" in words
