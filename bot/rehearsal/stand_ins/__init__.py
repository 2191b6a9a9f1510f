"""The providers' far ends on loopback: the same for the demo and for the tests."""
