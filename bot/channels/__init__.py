"""The only place that speaks with providers."""
