"""A cited code within a text as one mark: an expression of what is said about a code serves then for every code."""

from __future__ import annotations

CODE = "0code0"
"""Stands for the code: a word that no text has."""


def marked(text: str, code: str) -> str:
    """The text with the code, in capitals or not, as `CODE`."""
    small, sought = text.lower(), code.lower()
    if len(small) != len(text):  # a few capitals have two small letters
        return text.replace(code, CODE)
    parts, at = list[str](), 0
    for part in small.split(sought):
        parts.append(text[at : at + len(part)])
        at += len(part) + len(sought)
    return CODE.join(parts)
