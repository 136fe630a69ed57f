"""Letters as the tables of names hold them."""

from __future__ import annotations

import unicodedata


def plain_letters(name: str) -> str:
    """A name in lower case without accents, as the table of given names holds it."""
    if name.isascii():
        return name.lower().replace("'", "") if "'" in name else name.lower()
    return unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
