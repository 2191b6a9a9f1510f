"""Tests of what is the young person's own: joining, pace, data, plan, hands."""
