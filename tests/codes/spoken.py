"""The list of sentences that name modifiers without the word, and of numbers and letters that are none."""

from __future__ import annotations

from tests.codes.score import CORPUS


def sentences() -> list[tuple[str, list[str]]]:
    """Text and what it cites, of every line of the list."""
    lines = (CORPUS / "spoken.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ||") for line in lines if " ||" in line)
    return [(text, [each.strip() for each in cited.split(";") if each.strip()]) for text, _, cited in pairs]
