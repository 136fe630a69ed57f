"""Reads the sample questions of `config/asked.jsonl`: a line for each answer, with the questions that it answered.

`{"kind": "verdict", "note": "overpayment", "first": "What was paid too much ...", "asked": ["...", "..."]}`
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from consultant.errors import InputError
from consultant.model.knowledge import KnowledgeNote
from consultant.model.samples import VERDICT, Sample, SampleAnswer

_FIELDS = frozenset({"kind", "note", "first", "lack", "of"})


def load_samples(file: Path) -> tuple[Sample, ...]:
    """Every question of the file, in its order.

    Raises:
        InputError: it is missing, or a line is not as described above; the message names file and line.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from error
    return tuple(sample for number, line in enumerate(lines, 1) for sample in _of(f"{file}:{number}", line))


def lost(samples: Iterable[Sample], notes: Iterable[KnowledgeNote]) -> Iterator[str]:
    """The lines of notes that samples refer to and that there are none of, each once."""
    held = {(note.id, verdict.first) for note in notes for verdict in note.verdicts}
    named = dict.fromkeys(sample.answer for sample in samples if sample.answer.kind == VERDICT)
    for answer in named:
        if (answer.note, answer.first) not in held:
            yield f"{answer.note}: no line answers {answer.first!r}, to which sample questions refer"


def _of(where: str, line: str) -> Iterator[Sample]:
    try:
        read = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: {error}") from error
    match read:
        case {"kind": str(), "asked": [_, *_] as asked, **more} if more.keys() <= _FIELDS and _texts(
            asked, more.values()
        ):
            answer = SampleAnswer(**{name: read[name] for name in read.keys() & _FIELDS})
        case _:
            raise InputError(
                f"{where}: needs kind, asked, a list of questions, and may have note, first, lack and of, all texts"
            )
    if answer.kind == VERDICT and not (answer.note and answer.first):
        raise InputError(f"{where}: a verdict has note, the note's name, and first, the sentence of its line")
    yield from (Sample(text, answer) for text in asked)


def _texts(*lists: Iterable[object]) -> bool:
    return all(isinstance(one, str) and one for listed in lists for one in listed)
