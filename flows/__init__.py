"""The conversations Makker can have, and how it understands what is said."""
