"""Tests of Makker."""
