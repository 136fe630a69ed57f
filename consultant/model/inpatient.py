"""What the characters of an ICD-10-PCS code stand for."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class IndexLead:
    """One lead of a term in the ICD-10-PCS index, or a value of a body part whose name is the term itself."""

    term: str
    """The term as the index prints it, with those below it behind ` > `."""
    text: str
    """What it leads to in words: `Excision, Head and Facial Bones`, `Basilic Vein, Right`."""
    code: str
    """The table or the beginning of a code; of a body part its body system and character; empty for other values."""
    axis: str
    """Which character a value is of: `Body Part`, `Device`, or empty; a lead to a table has none."""
    release: Release


@dataclass(frozen=True, slots=True)
class InpatientTable:
    """A table of ICD-10-PCS: its first three characters in words, and the values of the other four over all its rows."""

    code: str
    labels: tuple[str, str, str]
    definition: str
    values: Mapping[str, tuple[tuple[str, str], ...]]
    """By the name of the axis: `Approach`, with character and label."""
    rows: int
    release: Release


@dataclass(frozen=True, slots=True)
class InpatientRow:
    """One row of a table of ICD-10-PCS: every choice of a value from each of its four axes makes a code."""

    code: str
    """The table."""
    axes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Name of the axis, with character and label of each value."""
