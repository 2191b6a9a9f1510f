"""What each event does to the store."""
