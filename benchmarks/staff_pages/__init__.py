"""How fast the staff site is when many people have written for years."""
