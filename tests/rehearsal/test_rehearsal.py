"""The rehearsal over HTTP: the same road as in production, far ends stood in for."""

from typing import Any

from tests.rehearsal.visit import RED, Visit


async def test_checkin_by_sms_reaches_the_consultant(visit: Visit) -> None:
    """A check-in answered 2, then RING: Mette's phone rings."""
    anna = await visit.person("Anna")
    await visit.does("start", person=anna, what="checkin", channel="sms")
    await visit.does("say", person=anna, channel="sms", words="2")
    assert "Skal Mette ringe" in (await visit.texts(anna))[-1]
    before = len(await visit.work_phone("Mette"))
    await visit.does("say", person=anna, channel="sms", words="ring")
    pushed = await visit.work_phone("Mette")
    assert len(pushed) == before + 1
    assert "AB" in pushed[-1]


async def test_crisis_by_sms_climbs_until_taken(visit: Visit) -> None:
    """112 in the answer, a push at once, the next on the ladder as time goes."""
    anna = await visit.person("Anna")
    await visit.does("say", person=anna, channel="sms", words=RED)
    assert "112" in (await visit.texts(anna))[-1]
    assert "haster" in (await visit.work_phone("Mette"))[-1]
    assert await visit.work_phone("Sofie") == []
    await visit.does("clock", minutes=25)
    assert "haster" in (await visit.work_phone("Sofie"))[-1]
    (alert,) = (await visit.state())["alerts"]
    assert [step["who"] for step in alert["steps"]][:2] == ["Mette", "Sofie"]
    sofie = await visit.colleague("Sofie")
    await visit.does("say", staff=sofie, words="1")
    (alert,) = (await visit.state())["alerts"]
    assert alert["state"] == "taken"
    assert "Sofie har taget" in (await visit.work_phone("Mette"))[-1]
    assert "Sofie" in (await visit.texts(anna))[-1]


async def test_every_step_of_the_way_happens(visit: Visit) -> None:
    """An hour with nobody taking it reaches all of the ladder, ten minutes apart."""
    anna = await visit.person("Anna")
    await visit.does("say", person=anna, channel="sms", words=RED)
    await visit.does("clock", minutes=60)
    (alert,) = (await visit.state())["alerts"]
    told = [step["who"] for step in alert["steps"]]
    assert {"Mette", "Sofie", "Bo", "Vagttelefonen"} <= set(told)
    state = await visit.state()
    bo = next(one for one in state["staff"] if one["name"] == "Bo Lund")
    assert bo["mail"]


async def test_crisis_by_telegram(visit: Visit) -> None:
    """The same words on Telegram get 112 there, and the consultant's phone rings."""
    malik = await visit.person("Malik")
    await visit.does("say", person=malik, channel="telegram", words=RED)
    assert any("112" in words for words in await visit.texts(malik, by="telegram"))
    assert "MY haster" in (await visit.work_phone("Mette"))[-1]


async def test_appointment_confirmed_and_another_moved(visit: Visit) -> None:
    """Anna confirms with 1 by SMS; Malik taps for a new time and names it."""
    anna, malik = await visit.person("Anna"), await visit.person("Malik")
    await visit.does("start", person=anna, what="appointment", channel="sms")
    await visit.does("say", person=anna, channel="sms", words="1")
    people = {one["id"]: one for one in (await visit.state())["people"]}
    assert people[anna]["appointment"]["state"] == "confirmed"
    await visit.does("start", person=malik, what="appointment", channel="telegram")
    bubbles = (await visit.state(malik))["phone"]["telegram"]["bubbles"]
    buttons = [button for row in bubbles[-1]["buttons"] for button in row]
    new_time = next(button for button in buttons if button["label"] == "Ny tid")
    await visit.does(
        "tap", person=malik, message=bubbles[-1]["id"], data=new_time["data"]
    )
    await visit.does("say", person=malik, channel="telegram", words="fredag kl. 10")
    await visit.does("say", person=malik, channel="telegram", words="ja")
    assert "sendt" in (await visit.texts(malik, by="telegram"))[-1]
    assert "en anden tid" in (await visit.work_phone("Mette"))[-1]


async def test_help_key_of_telegram(visit: Visit) -> None:
    """The keyboard below the chat has help, and a press of it is answered."""
    malik = await visit.person("Malik")
    await visit.does("say", person=malik, channel="telegram", words="hej")
    (keys,) = (await visit.state(malik))["phone"]["telegram"]["keyboard"]
    await visit.does("press", person=malik, label=keys[0])
    assert "112" in (await visit.texts(malik, by="telegram"))[-1]


async def test_clock_goes_to_the_appointment_by_its_reminder(visit: Visit) -> None:
    """On the way to the appointment its reminder comes, at its own time."""
    sara = await visit.person("Sara")
    await visit.does("clock", to="appointment", person=sara)
    texts = (await visit.state(sara))["phone"]["sms"]
    reminded = [text for text in texts if "Du har en aftale" in text["words"]]
    assert reminded
    state = await visit.state(sara)
    assert state["now"][:16] == "2026-11-26T13:00"
    assert reminded[0]["at"] < "2026-11-25"


async def test_morning_is_at_nine(visit: Visit) -> None:
    """Til i morgen kl. 9."""
    await visit.does("clock", to="morning")
    assert (await visit.state())["now"][:16] == "2026-11-25T08:00"


async def test_sms_waits_while_its_provider_is_silent(visit: Visit) -> None:
    """A fault holds messages back; switched off, what waits arrives."""
    anna = await visit.person("Anna")
    await visit.does("fault", name="sms_silent", on=True)
    before = await visit.texts(anna)
    await visit.does("say", person=anna, channel="sms", words="hej")
    state = await visit.state(anna)
    assert await visit.texts(anna) == before
    assert state["faults"]["sms_silent"]
    assert state["waiting"]["sms"]
    await visit.does("fault", name="sms_silent", on=False)
    await visit.does("clock", minutes=10)
    assert len(await visit.texts(anna)) > len(before)


async def test_blocked_on_telegram(visit: Visit) -> None:
    """A block is seen on the phone, and nothing arrives until it is lifted."""
    malik = await visit.person("Malik")
    await visit.does("fault", name="telegram_blocked", person=malik, on=True)
    before = await visit.texts(malik, by="telegram")
    await visit.does("start", person=malik, what="checkin", channel="telegram")
    state = await visit.state(malik)
    assert state["phone"]["telegram"]["is_blocked"]
    assert await visit.texts(malik, by="telegram") == before


async def test_web_chat_is_the_real_page(visit: Visit) -> None:
    """The link opens Makker's own chat with the question that was asked."""
    freja = await visit.person("Freja")
    await visit.does("start", person=freja, what="welcome", channel="web")
    query = {"person": str(freja)}
    async with visit.web.get("/demo/api/chat", params=query) as response:
        url = (await response.json())["url"]
    async with visit.web.get(url) as response:
        assert response.status == 200
        assert "Jeg hedder Makker" in await response.text()


async def test_unknown_number_learns_nothing(visit: Visit) -> None:
    """Person 0 is a number that nobody knows."""
    await visit.does("say", person=0, channel="sms", words="hej, er det Mette?")
    (answer,) = await visit.texts(0)
    assert "kender ikke dit nummer" in answer


async def test_staff_site_is_one_click_away(visit: Visit) -> None:
    """The link lets in as the colleague whose phone it is, and only to our pages."""
    mette = await visit.colleague("Mette")
    way = f"/demo/staff-site?staff={mette}&next=/admin/"
    async with visit.web.get(way) as response:
        assert response.status == 200
        assert response.url.path == "/admin/"
        assert "Mette" in await response.text()
    away = f"/demo/staff-site?staff={mette}&next=https://elsewhere.example/"
    async with visit.web.get(away, allow_redirects=False) as response:
        assert response.headers["Location"] == "/admin/"


async def test_page_is_strict(visit: Visit) -> None:
    """The page answers 200 itself, and runs no script but its own."""
    async with visit.web.get("/demo", allow_redirects=False) as response:
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        text = await response.text()
    assert "unsafe" not in policy
    assert "<script>" not in text
    assert "style=" not in text
    assert 'lang="da"' in text


#: Wishes that the page never has, and a program may.
IMPOSSIBLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("say", {"person": 9999, "channel": "sms", "words": "hej"}),
    ("say", {"person": 1, "channel": "pigeon", "words": "hej"}),
    ("say", {"person": 1, "channel": "sms", "words": " "}),
    ("say", {"staff": 9999, "words": "1"}),
    ("say", {"person": True, "channel": "sms", "words": "hej"}),
    ("press", {"person": 1, "label": "no such key"}),
    ("tap", {"person": 1, "message": 1, "data": "no such button"}),
    ("clock", {"minutes": -5}),
    ("clock", {"minutes": 10_000_000}),
    ("clock", {"to": "appointment", "person": 3}),
    ("clock", {}),
    ("start", {"person": 0, "what": "checkin"}),
    ("start", {"person": 1, "what": "nothing"}),
    ("start", {"person": 3, "what": "checkin"}),
    ("start", {"person": 3, "what": "appointment"}),
    ("fault", {"name": "everything", "on": True}),
)


async def test_what_cannot_be_is_told(visit: Visit) -> None:
    """A wrong wish is answered in Danish words, never by a 500."""
    for deed, body in IMPOSSIBLE:
        told = await visit.cannot(deed, **body)
        assert told["error"], (deed, body)
    async with visit.web.get("/demo/api/state?person=x") as response:
        assert response.status == 409


async def test_form_of_another_site_is_not_read(visit: Visit) -> None:
    """Only JSON is taken, which no foreign page can send unasked."""
    async with visit.web.post("/demo/api/clock", data={"minutes": "10"}) as response:
        assert response.status == 415
    broken = {"Content-Type": "application/json"}
    async with visit.web.post("/demo/api/clock", data=b"{", headers=broken) as response:
        assert response.status == 409
