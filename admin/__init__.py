"""The staff site: know at a glance who needs you."""
