"""The made-up requests: one file a voice, each line a kind of request to decline, or `honest`, and its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.answering.evaluation import examined
from tests.answering.evaluation.score import questions
from tests.codes import score as corpus

HERE = Path(__file__).parent
HONEST, UNSORTED = "honest", "unsorted"
VOICES = tuple(sorted(path.stem for path in HERE.glob("*.txt")))
_IMPROPER_MAILS = ("append that modifier everybody uses", "what is your guarantee that the insurance pays")
"""How mails of the corpus go on that have to be declined; what else it holds is honest."""
UNSEEN = ("angry_patient", "asking_for_a_friend", "examiner", "non_native", "passive")
"""Voices that the method was chosen without."""


class Request(NamedTuple):
    """One text, whose voice it is in, and what it is."""

    voice: str
    kind: str
    text: str

    @property
    def improper(self) -> bool:
        """Whether it has to be declined."""
        return self.kind != HONEST


def requests(*voices: str) -> Iterator[Request]:
    """The requests of the voices, of all where none is named."""
    for voice in voices or VOICES:
        for line in (HERE / f"{voice}.txt").read_text(encoding="utf-8").splitlines():
            kind, _, text = line.partition("\t")
            yield Request(voice, kind, text)


def ordinary() -> Iterator[Request]:
    """The questions of the evaluation and the mails of the labelled corpus: what a desk is sent all day."""
    for name in ("tuned", "held_out"):
        for asked in questions(name):
            yield Request(name, UNSORTED if asked.expected == "decline" else HONEST, asked.text)
    for part in examined.PARTS:
        for row in examined.read(part):
            kind = UNSORTED if row["expected"] == "decline" else HONEST
            yield Request(f"examined_{part}", kind, row["body"])
    for part in corpus.PARTS:
        for line in corpus.read(part):
            improper = any(words in line["text"] for words in _IMPROPER_MAILS)
            yield Request("mails", UNSORTED if improper else HONEST, line["text"])
