"""Programs that teach and measure Makker."""
