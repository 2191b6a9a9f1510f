"""A municipality's own words as a .po file, for Poedit, Weblate or messages/da."""

import io
from collections.abc import Mapping

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from bot.wording.book import Book
from bot.wording.catalog import Key


def own_file(own: Mapping[Key, str], base: Book) -> str:
    """Write own words in the order of the base, which stands as a note above each."""
    catalog = Catalog(locale="da", charset="utf-8", fuzzy=False)
    for slot, entry in base.own.items():
        if slot in own:
            notes = entry.words.splitlines()
            catalog.add(slot[0], own[slot], context=slot[1], auto_comments=notes)
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=False, no_location=True)
    return written.getvalue().decode("utf-8")
