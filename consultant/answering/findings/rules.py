"""Rules that no table holds, from the project's own notes: the few notes that fit an ask best."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.knowledge import KnowledgeNote

_FITTING = 3
_SHOWN = 2
_FIRST_SENTENCE = 38
_BY_MODIFIER, _BY_CODE, _BY_WORD = 3, 2, 3
_GENERAL = frozenset(
    [
        "modifier",
        "em",
        "icd",
        "ncci",
        "office",
        "facility",
        "medicare",
        "physician",
        "to",
        "or",
        "on",
        "and",
        "add",
        "known",
        "first",
        "code",
        "codes",
        "units",
        "days",
    ]
)
"""Parts of the notes' names that are too common in questions to tell anything."""


def stated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The notes that fit the ask best, by its words, modifiers and codes."""
    return tuple(_finding(note) for note in _best(ask, reference)[:_SHOWN])


def on_modifiers(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The best note on the modifiers of an ask that is not about a pair of codes."""
    if len(ask.procedures) > 1:
        return ()
    cited = _modifiers(ask)
    return tuple(_finding(note) for note in _best(ask, reference) if cited & set(note.modifiers))[:1]


def _best(ask: Ask, reference: Reference) -> list[KnowledgeNote]:
    scored = [(_score(note, ask), note) for note in reference.knowledge if note.valid(reference.on)]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].id))
    return [note for score, note in ranked if score >= _FITTING and score > ranked[0][0] - _BY_WORD]


def _score(note: KnowledgeNote, ask: Ask) -> int:
    """How well a note fits; codes alone do not make it fit, for most notes on visits name the same ones."""
    by_name = _BY_WORD * len(_named(note, ask)) + _BY_MODIFIER * bool(_modifiers(ask) & set(note.modifiers))
    by_code = _BY_CODE * any(_covers(listed, cited.code) for listed in note.codes for cited in ask.procedures)
    return by_name + by_code if by_name else 0


def _named(note: KnowledgeNote, ask: Ask) -> set[str]:
    """The telling parts of the note's name that the question uses."""
    words = set(re.findall(r"[a-z0-9]+", ask.text.lower()))
    return {part for part in note.id.split("-") if part not in _GENERAL and part in words}


def _modifiers(ask: Ask) -> set[str]:
    return {*ask.loose_modifiers, *(modifier for cited in ask.procedures for modifier in cited.modifiers)}


def _covers(listed: str, code: str) -> bool:
    """Whether a code of a note, or a range of them as `99202-99215`, holds the code."""
    first, _, last = listed.partition("-")
    return len(first) == len(code) and first <= code <= (last or first)


def _finding(note: KnowledgeNote) -> Finding:
    named = f"{note.publication}, {note.section}"
    row = Evidence(KNOWLEDGE, note.id, "note", note.text, named, note.as_of.isoformat())
    return Finding(
        "note", (), {"text": note.text, "first": _first_sentence(note.text), "source": named}, (row,)
    )


def _first_sentence(text: str) -> str:
    """The first sentence; of a long one the part before its last colon or semicolon that is short enough to answer with."""
    sentence = re.split(r"(?<=\.)\s", text, maxsplit=1)[0].rstrip(".")
    while len(sentence.split()) > _FIRST_SENTENCE and re.search(r"[:;,]", sentence):
        sentence = re.split(r"[:;,](?=[^:;,]*$)", sentence)[0]
    return f"{sentence}."
