"""One measured figure, as every benchmark prints it."""

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Figure:
    """A name without blanks, a value, and its unit."""

    name: str
    value: float
    unit: str

    @override
    def __str__(self) -> str:
        """Write the line that is printed."""
        return f"{self.name} {self.value:.4g} {self.unit}"
