"""Lines that teach and measure the listening, and what is done with them."""
