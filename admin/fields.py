"""Read what was filled in; each mistake names its field and the mend."""

from collections.abc import Iterator

from admin.guard import Form


class Mistakes:
    """What is wrong with a form, by field."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_field: dict[str, str] = {}

    def add(self, field: str, kind: str) -> None:
        """Note a mistake; the first of a field stands."""
        self._by_field.setdefault(field, kind)

    def change(self, field: str, kind: str) -> None:
        """Say a mistake in words of the field's own."""
        self._by_field[field] = kind

    def of(self, field: str) -> str:
        """Give the kind of a field's mistake; empty when it has none."""
        return self._by_field.get(field, "")

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._by_field)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Give field and kind of each."""
        return iter(self._by_field.items())


def read_words(form: Form, field: str, most: int, mistakes: Mistakes) -> str:
    """Read words that must be there."""
    words = form[field].strip()
    if not words:
        mistakes.add(field, "missing")
    elif len(words) > most:
        mistakes.add(field, "long")
    return words


def read_choice(
    form: Form, field: str, allowed: tuple[str, ...], mistakes: Mistakes
) -> str:
    """Read one of a few choices."""
    if form[field] not in allowed:
        mistakes.add(field, "missing")
        return allowed[0]
    return form[field]


def read_number(
    form: Form, field: str, fewest: int, most: int, mistakes: Mistakes
) -> int:
    """Read a whole number between two."""
    text = form[field].strip()
    if not (text.isascii() and text.isdigit() and len(text) < 6):  # noqa: PLR2004
        mistakes.add(field, "number")
        return fewest
    if not fewest <= int(text) <= most:
        mistakes.add(field, "number")
    return int(text)


def is_id(text: str) -> bool:
    """Tell whether what a form holds can be an id."""
    return text.isascii() and text.isdigit() and len(text) < 19  # noqa: PLR2004
