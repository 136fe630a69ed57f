"""Rules that no table holds, from the project's own notes: the few notes that fit an ask best."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from consultant.answering.column_words import columns_alone
from consultant.answering.findings.notes import note_ranking
from consultant.answering.findings.notes.note_ranking import (
    FITTING,
    PLAIN,
    Asked,
    about_diagnoses,
    modifiers,
    phrases,
    ranked,
)
from consultant.answering.findings.notes.note_sentences import answering
from consultant.answering.intents import Intent
from consultant.answering.phrases import plain, uses
from consultant.answering.reading import Ask
from consultant.answering.reference import GUIDELINES, Reference, label, note_evidence
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.knowledge import KnowledgeNote, holds

_SHOWN = 2
_TOGETHER = 125
"""Words of two notes that a short reply still has room for."""
_CLOSE = 2
"""A second note is shown when it fits nearly as well as the first."""


@lru_cache(maxsize=16)  # a matter may tell of them too
def stated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The notes that fit the ask best, by its words, modifiers and codes."""
    if _told_by_row(ask, reference):
        return ()
    shown = _best(ask, reference)[:_SHOWN]
    if sum(len(note.text.split()) for note in shown) > _TOGETHER:
        shown = shown[:1]
    return tuple(_finding(note, ask, reference) for note in shown)


_MINUTES = re.compile(
    r"\W*(?:how many |what |which )?(?:minutes )?(?:for )?99\d{3}\W*(?:how many |the )?(?:minutes)?\W*",
    re.IGNORECASE,
)


def _told_by_row(ask: Ask, reference: Reference) -> bool:
    """Whether only the minutes of a visit are asked, which its own row has: no note on it says more."""
    if len(ask.procedures) != 1 or not _MINUTES.fullmatch(ask.text):
        return False
    entry = reference.catalogue.entry(CodeSystem.CPT, ask.procedures[0].code, reference.on)
    return isinstance(entry, Entry) and bool(entry.attributes.get("minutes"))


def by_name(name: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note of that name, by its sentence nearest to the question."""
    note = reference.note(name)
    return (_finding(note, ask, reference),) if note else ()


def pointed_to(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note that all the words of a question point to, where none of its phrases was thought of: it alone, and clearly."""
    note = note_ranking.pointed_to(ask, reference)
    return (_finding(note, ask, reference),) if note else ()


def plainly_meant(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one note that a question on codes plainly asks for, by a phrase of several words or a phrase and the code."""
    on_diagnoses = about_diagnoses(ask)
    meant = [
        (score, note)
        for score, note in ranked(ask, reference)
        if score >= PLAIN and (on_diagnoses or note.publication != GUIDELINES)
    ]
    return tuple(
        replace(
            _finding(note, ask, reference),
            kind="rule"
            if not columns_alone(ask.text)
            and (score > PLAIN or _on_diagnosis(note, ask) or _guessed(note, ask))
            else "note",
        )
        for score, note in meant[:1]
    )


def on_procedures(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note that lists all the cited procedures, by different codes of it, and that the words of the question fit."""
    if len(ask.procedures) < 2 or ask.intents == (Intent.FIELD,):
        return ()
    asked, general = Asked.of(ask), _BY_INDICATORS.isdisjoint(ask.intents)
    valid = (note for note in reference.shelves.on(ask.codes) if note.valid(reference.on))
    return tuple(
        replace(_finding(note, ask, reference), kind="family_rule")
        for note in valid
        if _lists(note, ask)
        and (
            phrases(note, asked)
            or (general and _MEDICARE.search(ask.text) and not _OF_OTHERS.search(ask.text))
        )
    )[:1]


_BY_INDICATORS = frozenset({Intent.MULTIPLE, Intent.UNITS, Intent.BILATERAL, Intent.GLOBAL, Intent.ASSISTANT})
"""What the codes' own indicators answer: a note on their family only where its words are said."""
_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\bcover\w*|\bbundl\w*|\bhow (?:often|soon)\b|\bafter how\b", re.IGNORECASE)
"""What edits and the notes on coverage answer, with Medicare named as whose rule it is."""


def _guessed(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether nothing tells what is asked of a code that the note is on: then the rule goes before what the code is."""
    return note_ranking.guessed(ask) and any(note.names(one.code) for one in ask.procedures)


def _lists(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether each of the procedures is held by a code of the note, and no code of it holds them all."""
    by_code = [{listed for listed in note.codes if _covers(listed, one)} for one in ask.procedures]
    return all(by_code) and not set.intersection(*by_code)


def on_one(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a question on several that cites one procedure, the note that plainly fits: it answers before we ask back."""
    if len(ask.procedures) != 1 or ask.diagnoses:
        return ()
    meant = [note for score, note in ranked(ask, reference) if score >= PLAIN]
    return tuple(_finding(note, ask, reference) for note in meant[:1])


def _on_diagnosis(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether the note is about a cited diagnosis: then it answers before the code's title does."""
    return any(holds(listed, one.code) for listed in note.codes for one in ask.diagnoses)


def on_remarks(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The notes on the payer's reason codes that the question cites."""
    cited = tuple(dict.fromkeys(label(remark.system, remark.code) for remark in ask.remarks))
    valid = (note for note in reference.shelves.on(cited) if note.valid(reference.on))
    noted = [(note, set(cited) & set(note.codes)) for note in valid]
    ordered = sorted((pair for pair in noted if pair[1]), key=lambda pair: min(map(cited.index, pair[1])))
    return tuple(
        replace(_finding(note, ask, reference), codes=tuple(sorted(on)))
        for note, on in ordered[:_REASONS_SHOWN]
    )


_REASONS_SHOWN = 3
"""Reasons of one question that a note each is shown for."""


def on_diagnoses(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note that is about two of the cited diagnoses at once, such as hypertension and heart failure."""
    if len(ask.diagnoses) < 2:
        return ()
    valid = (note for note in reference.shelves.on(ask.codes) if note.valid(reference.on))
    return tuple(
        replace(_finding(note, ask, reference), kind="pair_rule") for note in valid if _meets(note, ask)
    )[:1]


def _meets(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether different codes of the note hold different diagnoses of the question."""
    held = {listed for listed in note.codes for cited in ask.diagnoses if _covers(listed, cited)}
    return len(held) > 1 and (note.id not in _OF_THE_FIRST or note.codes[0] in held)


_OF_THE_FIRST = frozenset({"icd-pain", "icd-sepsis", "icd-copd"})
"""Notes on the condition of their first code beside others: two of these without it are not their matter."""


def on_both(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note on just a cited code with just a cited modifier, such as a visit's add-on code beside modifier 25."""
    codes, cited = {procedure.code for procedure in ask.procedures}, modifiers(ask)
    if not (codes and cited):
        return ()
    scored = ranked(ask, reference)
    return tuple(
        replace(_finding(note, ask, reference), kind="rule", codes=tuple(sorted(codes & set(note.codes))))
        for score, note in scored
        if codes & set(note.codes) and cited & set(note.modifiers) and score >= scored[0][0] - _CLOSE
    )[:1]


def on_bare_modifiers(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note on modifiers that are asked about without any code."""
    return on_modifiers(ask, reference) if ask.loose_modifiers and not ask.codes else ()


_ON_ONE_LINE = re.compile(r"\b(same|one) (claim )?line\b|\bboth\b|\btogether\b|\bat once\b", re.IGNORECASE)
"""Asks whether two modifiers may stand beside each other."""


def on_modifiers(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The best note on the modifiers of an ask that is not about a pair of codes."""
    if len(ask.procedures) > 1:
        return ()
    cited = modifiers(ask)
    scored = ranked(ask, reference)
    together = len(ask.loose_modifiers) > 1 and not ask.codes and _ON_ONE_LINE.search(ask.text)
    return tuple(
        replace(_finding(note, ask, reference), kind="rule" if together else "note")
        for score, note in scored
        if score >= FITTING and score >= scored[0][0] - _CLOSE
        if cited & set(note.modifiers) or (note.modifiers and (not ask.procedures or score >= PLAIN))
    )[:1]


def _best(ask: Ask, reference: Reference) -> list[KnowledgeNote]:
    scored = ranked(ask, reference)
    near = [(score, note) for score, note in scored if score >= FITTING and score >= scored[0][0] - _CLOSE]
    close = [note for score, note in near if note_ranking.borne_out(score, note, ask, reference)]
    return [note for note in close if note is close[0] or not _within(note, close[0], f" {plain(ask.text)} ")]


def _within(note: KnowledgeNote, best: KnowledgeNote, text: str) -> bool:
    """Whether all that a note fits by is part of what the best one fits by: `diabetes` within `gestational diabetes`."""
    if best.id.startswith(f"{note.id}-") or note.id.startswith(f"{best.id}-"):
        return True  # the rule, and an exception from it that fits better, or worse
    used = [phrase for phrase in note.words if uses(text, phrase)]
    longer = [phrase for phrase in best.words if uses(text, phrase) and len(phrase.split()) > 1]
    return bool(used) and all(any(_part_of(phrase, whole) for whole in longer) for phrase in used)


def _part_of(phrase: str, whole: str) -> bool:
    words = whole.split()
    return len(phrase.split()) < len(words) and any(uses(f" {word} ", phrase) for word in words)


def _covers(listed: str, cited: Citation) -> bool:
    return holds(listed, label(cited.system, cited.code))


def _finding(note: KnowledgeNote, ask: Ask, reference: Reference) -> Finding:
    values = {
        "text": note.text,
        "first": answering(note.text, ask.text, modifiers(ask), reference.relevance),
        "source": note.source,
        "topic": note.topic,
        "codes": note.codes,
    }
    return Finding("note", (), values, note_evidence(note, {"note": note.text}))
