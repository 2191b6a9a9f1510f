"""How often a text with several wordings has been said to somebody."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables.talk import sayings


def count_saying(
    connection: Connection, municipality_id: int, person_id: int, key: str
) -> int:
    """Note that a text is said once more; give how often it was said before."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = (
        dialect.insert(sayings)
        .on_conflict_do_update(
            index_elements=[sayings.c.person_id, sayings.c.key],
            set_={"said": sayings.c.said + 1},
        )
        .returning(sayings.c.said)
    )
    values = {
        "municipality_id": municipality_id,
        "person_id": person_id,
        "key": key,
        "said": 1,
    }
    said: int = connection.execute(statement, values).scalar_one()
    return said - 1
