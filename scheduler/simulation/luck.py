"""What happens by chance in the play, the same each time it is played."""

import random


class Luck(random.Random):
    """Chance from a seed; a play is no secret."""

    def befalls(self, odds: float) -> bool:
        """Tell whether something happens that has these odds."""
        return self.random() < odds
