"""Appointments, days of shadowing, jobs and places of work."""
