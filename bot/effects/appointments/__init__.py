"""Appointments, calls and busy hours, as both sides change them."""
