"""Makker's own chat page on the young person's phone."""
