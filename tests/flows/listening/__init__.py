"""Tests of how replies are understood."""
