"""Words, and the machine that checks them."""
