"""Lists of words: those that libraries keep are written by `python -m tests.privacy.gazetteer`; each says where it is from."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def words(name: str) -> frozenset[str]:
    """The words of a list, lower case, ASCII."""
    return frozenset(word for line in lines(name) for word in line.split())


def lines(name: str) -> frozenset[str]:
    """The lines of a list but for its head, whose lines begin with `#`."""
    written = (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return frozenset(line for line in written if not line.startswith("#"))
