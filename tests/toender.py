"""Toender of the source text: 47 attached, 20 of them at work or in education."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import insert

from bot.rules.calendar_sums import add_months
from bot.store import places, spells, staff
from bot.store.milestones import answer, put
from bot.store.people import get
from bot.store.spells import Hours, NewSpell
from bot.store.tables.people import people
from tests.town import Town

ATTACHED = 47
WORKING = 12
STUDYING = 8
#: Of the others: those of whom somebody knows that they are not.
KNOWN_OUT = 15


def settle_toender(town: Town) -> int:
    """Found Toender with its young people, and give the municipality's id."""
    now = town.clock.now()
    today = now.date()
    with town.database.transaction() as connection:
        municipality_id = places.ensure_municipality(
            connection, slug="toender", name="Tønder", region="syddanmark", now=now
        )
        programme_id = places.ensure_programme(
            connection, municipality_id, "ips_syd", now
        )
        consultant = None
        for name, role in (("Eva Friis", "lead"), ("Kaj Toft", "dpo")):
            consultant = staff.add(
                connection,
                municipality_id=municipality_id,
                name=name,
                email=f"{name.split()[0].lower()}@toender.example",
                phone="",
                now=now,
            )
            staff.grant(
                connection,
                consultant,
                role,
                municipality_id=municipality_id,
                programme_id=programme_id,
            )
        for number in range(ATTACHED):
            started_on = add_months(today, -(2 + number % 31))
            person_id = connection.execute(
                insert(people).returning(people.c.id),
                {
                    "municipality_id": municipality_id,
                    "programme_id": programme_id,
                    "consultant_id": consultant,
                    "name": f"Ung {number:02} Opfundet",
                    "birthdate": f"{1999 + number % 9}-03-0{1 + number % 9}",
                    "state": "joined",
                    "channel": "sms",
                    "rhythm": "weekly",
                    "started_on": started_on,
                    "created_at": now - timedelta(days=30),
                },
            ).scalar_one()
            kind = _kind(number)
            if kind is not None:
                first = started_on + timedelta(days=20 + number)
                spell_id = spells.add(
                    connection,
                    NewSpell(
                        municipality_id=municipality_id,
                        person_id=person_id,
                        kind=kind,
                        title=None,
                        company_id=None,
                        starts_on=min(first, today),
                    ),
                    now,
                )
                spell = spells.get(connection, spell_id)
                assert spell is not None
                hours = Hours(spell.starts_on, None, Decimal(18), "agreed")
                spells.set_hours(connection, spell, hours, now)
            elif number < WORKING + STUDYING + KNOWN_OUT:
                stored = put(connection, get(connection, person_id), 6, today)
                answer(connection, stored.id, "neither", source="staff", now=now)
    return municipality_id


def _kind(number: int) -> str | None:
    if number < WORKING:
        return "work"
    return "education" if number < WORKING + STUDYING else None
