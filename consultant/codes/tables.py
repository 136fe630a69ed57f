"""Tables of words, written as they are read."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list with spaces or line ends between them."""
    return frozenset(listed.split())
