"""What the characters of an ICD-10-PCS code stand for."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.model.catalogue import Release


@dataclass(frozen=True, slots=True)
class Character:
    """One of the seven characters in words: its axis, its label, and what the definitions say of it."""

    position: int
    value: str
    axis: str
    """`Approach`, `Body Part`, ..."""
    label: str
    release: Release
    """The tables that give the label; the definitions may be older."""
    definition: str = ""
    explanation: str = ""
    includes: tuple[str, ...] = ()
    """Other names, or procedures that the value covers."""
