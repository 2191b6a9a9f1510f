"""What the words mean: distress first, then replies, times and commands."""
