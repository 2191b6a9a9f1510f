"""Makker killed between any two steps, and what a new process makes of it."""
