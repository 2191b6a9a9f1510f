"""Meetups of a group: announced, answered, changed, held."""
