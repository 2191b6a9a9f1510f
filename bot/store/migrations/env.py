"""Where Alembic meets Makker's tables."""

from typing import Any, Literal

from alembic import context

from bot.store.columns import Moment, Sealed, SealedJson
from bot.store.tables import metadata


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain types: sealing is no matter of the schema."""
    if kind != "type":
        return False
    if isinstance(item, Sealed | SealedJson):
        return "sa.LargeBinary()"
    if isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
