"""Another system asks: its window, its scopes, and what never travels."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from admin.case_api.document import document
from admin.case_api.door import MOST_REQUESTS, SPAN
from admin.case_api.reading import MOST_BYTES
from bot.store import attempts, places, reports, tokens
from bot.store.tables.audit import readings
from bot.store.tables.calendar import appointments
from bot.store.tokens import Realm
from tests.admin.case_api.conftest import System, give_token
from tests.town import Town, texts_of


def terms(town: Town, person_id: int, **values: Any) -> dict[str, Any]:
    """Give a body that makes an appointment."""
    starts_at = town.clock.now() + timedelta(days=3)
    return {
        "person_id": person_id,
        "starts_at": starts_at.isoformat(),
        "place": "Rosenkæret 39",
        **values,
    }


async def test_people_are_read_and_noted(system: System, town: Town) -> None:
    """A person is told with their consultant, and the reading is logged."""
    anna = town.settle_in()
    reply = await system.ask("GET", f"/people/{anna}")
    assert reply.status == 200
    assert reply.data["name"] == "Anna Bæk"
    assert reply.data["consultant"]["name"] == "Mette Skov"
    (row,) = town.rows(readings.select())
    assert (row.person_id, row.purpose) == (anna, "case_system")
    assert row.token_id is not None


async def test_whether_somebody_uses_makker_is_not_told(
    system: System, town: Town
) -> None:
    """Who said no or stop looks like everybody else: leaving costs nothing."""
    anna = town.settle_in()
    before = (await system.ask("GET", f"/people/{anna}")).data
    town.change(anna, state="declined", stopped_at=town.clock.now())
    assert (await system.ask("GET", f"/people/{anna}")).data == before


async def test_foreign_and_missing_look_the_same(system: System, town: Town) -> None:
    """What is outside the window is told as what is not there."""
    anna = town.settle_in()
    with town.database.transaction() as connection:
        other = places.ensure_municipality(
            connection, slug="vejle", name="Vejle", region="syd", now=town.clock.now()
        )
    give_token(town, "from-vejle", realm=Realm(other, None))
    system.token = "from-vejle"
    foreign = await system.ask("GET", f"/people/{anna}")
    missing = await system.ask("GET", "/people/99999")
    assert (foreign.status, foreign.data) == (missing.status, missing.data)
    assert foreign.status == 404
    assert (await system.ask("GET", "/people")).data["items"] == []


@pytest.mark.parametrize("secret", ["", "wrong", "revoked", "expired"])
async def test_without_a_good_token_nothing(
    system: System, town: Town, secret: str
) -> None:
    """No token, a wrong one, one revoked, one expired: 401, with how to mend it."""
    revoked = give_token(town, "revoked")
    with town.database.transaction() as connection:
        tokens.revoke(connection, revoked, town.clock.now())
    give_token(town, "expired", expires_at=town.clock.now())
    system.token = secret
    reply = await system.ask("GET", "/people")
    assert reply.status == 401
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")
    assert reply.headers["Content-Type"] == "application/problem+json"


async def test_scope_holds(system: System, town: Town) -> None:
    """A token opens what it was given for."""
    give_token(town, "people-only", scopes=["people:read"])
    system.token = "people-only"
    assert (await system.ask("GET", "/people")).status == 200
    assert (await system.ask("GET", "/alerts")).status == 403


async def test_pages_follow_each_other(system: System, town: Town) -> None:
    """Each page tells where the next begins; nothing is told twice or left out."""
    made = [town.settle_in("Anna Bæk", f"+45200001{n:02}") for n in range(5)]
    found, path = [], "/people?limit=2"
    while path:
        page = (await system.ask("GET", path)).data
        found += [person["id"] for person in page["items"]]
        path = f"/people?limit=2&cursor={page['next']}" if page["next"] else ""
    assert found == made


async def test_made_moved_and_cancelled(system: System, town: Town) -> None:
    """An appointment is made, moved and cancelled, and the person told of each."""
    anna = town.settle_in()
    made = await system.ask("POST", "/appointments", terms(town, anna))
    assert (made.status, made.data["state"]) == (201, "planned")
    assert [m.person_id for m in town.heard()] == [anna]
    path = f"/appointments/{made.data['id']}"
    moved = await system.ask("PATCH", path, {"place": "Biblioteket"})
    assert moved.data["place"] == "Biblioteket"
    assert town.heard()
    gone = await system.ask("POST", f"{path}/cancel")
    assert (gone.status, gone.data["state"]) == (200, "cancelled")
    assert town.heard()
    assert (await system.ask("POST", f"{path}/cancel")).status == 200
    assert town.heard() == []


async def test_a_shadow_day_is_only_proposed(system: System, town: Town) -> None:
    """A case system ticks nothing: staff do, and the young person says yes."""
    body = {**terms(town, town.settle_in()), "kind": "shadowing", "company": "Bageren"}
    made = await system.ask("POST", "/appointments", body)
    assert (made.status, made.data["state"]) == (201, "proposed")
    assert texts_of(town.heard()) == ["shadow.proposed"]
    path = f"/appointments/{made.data['id']}"
    turned = await system.ask("PATCH", path, {"kind": "meeting"})
    assert (turned.data["kind"], turned.data["state"]) == ("shadowing", "proposed")


@pytest.mark.parametrize("state", ["held", "missed", "confirmed"])
async def test_no_show_does_not_travel(system: System, town: Town, state: str) -> None:
    """Who came, who did not and who said yes look alike."""
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(days=1))
    before = (await system.ask("GET", f"/appointments/{made.id}")).data
    with town.database.transaction() as connection:
        connection.execute(update(appointments).values(state=state, version=9))
    assert (await system.ask("GET", f"/appointments/{made.id}")).data == before


async def test_key_keeps_it_from_happening_twice(system: System, town: Town) -> None:
    """The same key and body make one appointment; another body is a mistake."""
    anna = town.settle_in()
    body = terms(town, anna)
    first = await system.ask("POST", "/appointments", body, Idempotency_Key="k1")
    again = await system.ask("POST", "/appointments", body, Idempotency_Key="k1")
    assert first.data == again.data
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(town.rows(select(appointments.c.id))) == 1
    other = await system.ask(
        "POST", "/appointments", {**body, "minutes": 30}, Idempotency_Key="k1"
    )
    assert other.status == 409


async def test_refused_leaves_no_trace(system: System, town: Town) -> None:
    """Words of health never reach a phone by way of a place."""
    anna = town.settle_in()
    body = terms(town, anna, place="Psykiatrisk afdeling")
    reply = await system.ask("POST", "/appointments", body)
    assert reply.status == 422
    assert town.rows(select(appointments.c.id)) == []


async def test_alert_is_taken_by_a_named_human(system: System, town: Town) -> None:
    """Only a colleague who may see the alert takes it; once, and then all know."""
    town.settle_in()
    town.says("jeg vil ikke leve mere")
    (alert,) = (await system.ask("GET", "/alerts?state=open")).data["items"]
    assert set(alert) & {"words", "kind", "why"} == set()
    path = f"/alerts/{alert['id']}/take"
    nobody = await system.ask("POST", path, {"taken_by": "nobody@gladsaxe.example"})
    assert nobody.status == 409
    mette = {"taken_by": "mette@gladsaxe.example"}
    taken = await system.ask("POST", path, mette)
    assert (taken.data["state"], taken.data["taken_by"]["name"]) == (
        "taken",
        "Mette Skov",
    )
    assert (await system.ask("POST", path, mette)).status == 200
    other = await system.ask("POST", path, {"taken_by": "bo@gladsaxe.example"})
    assert other.status == 409


async def test_outcomes_are_frozen_counts(system: System, town: Town) -> None:
    """Only what was frozen is told, and to whose it is."""
    report = reports.NewReport(
        municipality_id=town.municipality_id,
        programme_id=town.programme_id,
        name="2026",
        as_of=town.clock.now().date(),
        windows={18},
    )
    with town.database.transaction() as connection:
        report_id = reports.freeze(connection, report, [], town.clock.now())
    (listed,) = (await system.ask("GET", "/outcomes")).data["items"]
    assert (listed["id"], listed["name"]) == (report_id, "2026")
    shown = await system.ask("GET", f"/outcomes/{report_id}")
    assert shown.status == 200
    assert isinstance(shown.data["counts"], list)
    with town.database.transaction() as connection:
        other = places.ensure_programme(
            connection, town.municipality_id, "unik", town.clock.now()
        )
    give_token(town, "of-another", realm=Realm(town.municipality_id, other))
    system.token = "of-another"
    assert (await system.ask("GET", f"/outcomes/{report_id}")).status == 404


async def test_pace_is_limited(system: System, town: Town) -> None:
    """Too many requests are told when to come again; then they are let in."""
    token_id = give_token(town, system.token + "-2")
    system.token += "-2"
    with town.database.transaction() as connection:
        for _ in range(MOST_REQUESTS):
            attempts.count(connection, f"api token {token_id}", town.clock.now(), SPAN)
    reply = await system.ask("GET", "/meetups")
    assert reply.status == 429
    town.clock.move(timedelta(seconds=int(reply.headers["Retry-After"])))
    assert (await system.ask("GET", "/meetups")).status == 200


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/people", {"Accept": "text/html"}, b"", 406),
        ("POST", "/appointments", {"Content-Type": "text/plain"}, b"x", 415),
        ("POST", "/appointments", {}, b"{", 400),
        ("POST", "/appointments", {}, b"{}", 422),
        ("POST", "/appointments", {}, b"[" * 60_000, 400),
        ("POST", "/appointments", {}, b"x" * (MOST_BYTES + 1), 413),
        ("PUT", "/appointments", {}, b"", 405),
        ("GET", "/nothing", {}, b"", 404),
        ("GET", "/people/x", {}, b"", 404),
        ("GET", "/people?limit=0", {}, b"", 400),
        ("GET", "/people?limit=2&limit=3", {}, b"", 400),
        ("GET", "/people?what=1", {}, b"", 400),
    ],
)
async def test_mistakes_are_told_clearly(
    system: System,
    method: str,
    path: str,
    headers: dict[str, str],
    *,
    body: bytes,
    status: int,
) -> None:
    """Each mistake has its own status, and a problem that says how to mend it."""
    sent = {
        "Authorization": f"Bearer {system.token}",
        "Content-Type": "application/json",
        **headers,
    }
    async with system.session.request(
        method, f"/api/v1{path}", data=body, headers=sent
    ) as answer:
        assert answer.status == status
        problem = await answer.json(content_type="application/problem+json")
    assert problem["status"] == status
    assert problem["detail"]
    assert status != 405 or "POST" in answer.headers["Allow"]


async def test_document_is_public(system: System) -> None:
    """Whoever builds against it reads the document without a token."""
    system.token = ""
    reply = await system.ask("GET", "/openapi.json")
    assert reply.status == 200
    assert reply.data["openapi"] == "3.1.0"
    assert reply.data["paths"].keys() == document()["paths"].keys()
