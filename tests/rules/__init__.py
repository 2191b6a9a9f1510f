"""Pure decisions about people and time."""
