"""The words that Makker ships with."""
