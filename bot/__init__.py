"""Makker itself: what it hears, what it stores, what it sends."""
