"""A municipality played on a moved clock, to see what Makker starts by itself."""
