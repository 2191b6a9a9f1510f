"""An alert from the first word until a named human has closed it."""
