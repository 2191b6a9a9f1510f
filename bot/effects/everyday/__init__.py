"""Check-ins, wellbeing, and the words of everyday talk."""
