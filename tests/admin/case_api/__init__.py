"""The case-system API, served for real on loopback."""
