"""PLACEHOLDER, to be overwritten by the author of the CPR removal."""


def remove_cpr(text: str) -> tuple[str, bool]:
    """Remove nothing yet."""
    return text, False
