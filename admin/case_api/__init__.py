"""The edge for other systems: people, appointments, meetups, alerts and calls out."""
