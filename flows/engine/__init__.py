"""Carry a conversation from one wait to the next; pure: no I/O, no clock."""
