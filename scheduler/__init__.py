"""What Makker starts by itself: due rows, ticked by APScheduler."""
