"""What SMS can carry: GSM-7 letters, and how many segments a text takes."""

#: GSM 03.38 basic alphabet; the Danish letters are in it.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: Signs of the extension table; each takes the room of two.
EXTENSION = frozenset("^{}\\[~]|€\f")

_SAME_IN_GSM = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{ACUTE ACCENT}": "'",
        "`": "'",
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{BULLET}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\t": " ",
        "á": "a",
        "í": "i",
        "ó": "o",
        "ú": "u",
        "ê": "e",
        "ë": "e",
        "ô": "o",
        "ï": "i",
        "ç": "c",
    }
)

#: Letters in one message, and in each part of a longer one.
ONE_IN_GSM, PART_IN_GSM = 160, 153
ONE_IN_UCS2, PART_IN_UCS2 = 70, 67


def for_sms(words: str) -> str:
    """Write words with GSM-7 letters alone; what has no like, as emoji, is left out."""
    kept = "".join(
        sign
        for sign in words.translate(_SAME_IN_GSM)
        if sign in BASIC or sign in EXTENSION
    )
    return " ".join(kept.split(" ")).strip()


def strangers_to_gsm(words: str) -> list[str]:
    """List the signs that would turn the whole message into the dear kind."""
    return [sign for sign in words if sign not in BASIC and sign not in EXTENSION]


def segments(words: str) -> int:
    """Count the SMS segments that words take."""
    if strangers_to_gsm(words):
        units = len(words.encode("utf-16-le")) // 2
        return 1 if units <= ONE_IN_UCS2 else -(-units // PART_IN_UCS2)
    units = len(words) + sum(sign in EXTENSION for sign in words)
    return 1 if units <= ONE_IN_GSM else -(-units // PART_IN_GSM)
