"""How fast what matters goes out while much else waits."""
