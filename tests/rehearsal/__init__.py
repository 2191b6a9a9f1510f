"""The rehearsal: the invented town, the page, and the talk in the terminal."""
