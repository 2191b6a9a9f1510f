"""The rehearsal: all of Makker on one machine, with invented people."""
