"""The young person's own pages, served for real on loopback."""
