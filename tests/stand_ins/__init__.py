"""The stand-ins of the providers, tried with the real client libraries."""
