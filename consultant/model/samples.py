"""Sample questions: what was asked, in which words, and what answered it."""

from __future__ import annotations

from dataclasses import dataclass

VERDICT, ASK_BACK, DECLINED = "verdict", "ask_back", "declined"
"""Kinds of answers that say more than the kind of the finding that led them."""


@dataclass(frozen=True, slots=True, order=True)
class SampleAnswer:
    """What answered: a line of a note, a question back, a decline, or a finding of another kind."""

    kind: str
    """One of those above, else the kind of the finding."""
    note: str = ""
    """The note that it was told from."""
    first: str = ""
    """Of a verdict, the sentence of the note's line as the note has it."""
    lack: str = ""
    """Of a question back, the kind of the finding that named what was not told."""
    of: str = ""
    """What was not told."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question without its codes and numbers, and what answered it."""

    asked: str
    answer: SampleAnswer
