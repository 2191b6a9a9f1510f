"""How a person and an address come to belong together."""
