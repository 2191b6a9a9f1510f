"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade():
    """Add what this release needs; the release before still runs on it."""
    ${upgrades if upgrades else "pass"}


def downgrade():
    """Take it back."""
    ${downgrades if downgrades else "pass"}
