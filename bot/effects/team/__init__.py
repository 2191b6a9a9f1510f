"""What colleagues do around a person: write, share, hand over, set."""
