"""Rules that no table holds, from the project's own notes: the few notes that fit an ask best."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from consultant.answering.intents import Intent
from consultant.answering.needles import BORDER, haystack
from consultant.answering.phrases import plain, uses
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, label
from consultant.model.answer import Evidence, Finding
from consultant.model.codes import Citation
from consultant.model.knowledge import KnowledgeNote, holds

_FITTING, _PLAIN = 4, 6
_SHOWN = 2
_TOGETHER = 125
"""Words of two notes that a short reply still has room for."""
_FIRST_SENTENCE = 38
_BY_MODIFIER, _BY_CODE, _BY_PHRASE, _PER_WORD = 4, 2, 3, 1
_ELSEWHERE = 3
"""Taken off where the note is about other codes than those that the question cites."""
_CLOSE = 2
"""A second note is shown when it fits nearly as well as the first."""


def stated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The notes that fit the ask best, by its words, modifiers and codes."""
    shown = _best(ask, reference)[:_SHOWN]
    if sum(len(note.text.split()) for note in shown) > _TOGETHER:
        shown = shown[:1]
    return tuple(_finding(note, ask) for note in shown)


def plainly_meant(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one note that a question on codes plainly asks for, by a phrase of several words or a phrase and the code."""
    ranked = _ranked(ask, reference)[:1]
    return tuple(
        replace(_finding(note, ask), kind="rule" if score > _PLAIN or _on_diagnosis(note, ask) else "note")
        for score, note in ranked
        if score >= _PLAIN
    )


def on_procedures(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note that lists all the cited procedures, by different codes of it, and that the words of the question fit."""
    if len(ask.procedures) < 2:
        return ()
    asked = _Asked.of(ask)
    valid = (note for note in reference.knowledge if note.valid(reference.on))
    return tuple(
        replace(_finding(note, ask), kind="family_rule")
        for note in valid
        if _lists(note, ask) and (_phrases(note, asked) or _MEDICARE.search(ask.text))
    )[:1]


_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)


def _lists(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether each of the procedures is held by a code of the note, and no code of it holds them all."""
    by_code = [{listed for listed in note.codes if _covers(listed, one)} for one in ask.procedures]
    return all(by_code) and not set.intersection(*by_code)


def on_one(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a question on several that cites one procedure, the note that plainly fits: it answers before we ask back."""
    if len(ask.procedures) != 1 or ask.diagnoses:
        return ()
    ranked = _ranked(ask, reference)[:1]
    return tuple(_finding(note, ask) for score, note in ranked if score >= _PLAIN)


def _on_diagnosis(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether the note is about a cited diagnosis: then it answers before the code's title does."""
    return any(holds(listed, one.code) for listed in note.codes for one in ask.diagnoses)


def on_remarks(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The notes on the payer's reason codes that the question cites."""
    cited = {label(remark.system, remark.code) for remark in ask.remarks}
    valid = (note for note in reference.knowledge if note.valid(reference.on))
    noted = ((note, cited & set(note.codes)) for note in valid)
    return tuple(replace(_finding(note, ask), codes=tuple(sorted(on))) for note, on in noted if on)[:_SHOWN]


def on_diagnoses(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note that is about two of the cited diagnoses at once, such as hypertension and heart failure."""
    if len(ask.diagnoses) < 2:
        return ()
    valid = (note for note in reference.knowledge if note.valid(reference.on))
    return tuple(replace(_finding(note, ask), kind="pair_rule") for note in valid if _meets(note, ask))[:1]


def _meets(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether different codes of the note hold different diagnoses of the question."""
    held = {listed for listed in note.codes for cited in ask.diagnoses if _covers(listed, cited)}
    return len(held) > 1


def on_both(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The note on just a cited code with just a cited modifier, such as a visit's add-on code beside modifier 25."""
    codes, cited = {procedure.code for procedure in ask.procedures}, _modifiers(ask)
    if not (codes and cited):
        return ()
    valid = (note for note in reference.knowledge if note.valid(reference.on))
    return tuple(
        replace(_finding(note, ask), kind="rule", codes=tuple(sorted(codes & set(note.codes))))
        for note in valid
        if codes & set(note.codes) and cited & set(note.modifiers)
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
    cited = _modifiers(ask)
    ranked = _ranked(ask, reference)
    together = len(ask.loose_modifiers) > 1 and not ask.codes and _ON_ONE_LINE.search(ask.text)
    return tuple(
        replace(_finding(note, ask), kind="rule" if together else "note")
        for score, note in ranked
        if score >= _FITTING and score >= ranked[0][0] - _CLOSE
        if cited & set(note.modifiers) or (note.modifiers and (not ask.procedures or score >= _PLAIN))
    )[:1]


def _best(ask: Ask, reference: Reference) -> list[KnowledgeNote]:
    ranked = _ranked(ask, reference)
    close = [note for score, note in ranked if score >= _FITTING and score >= ranked[0][0] - _CLOSE]
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


def _ranked(ask: Ask, reference: Reference) -> list[tuple[int, KnowledgeNote]]:
    asked = _Asked.of(ask)
    scored = [(_score(note, asked), note) for note in reference.knowledge if note.valid(reference.on)]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].id))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of an ask tells the note that it wants: read once, compared with each note."""

    text: str
    """Its words, each between two spaces."""
    words: frozenset[str]
    """The beginnings of its words, as a haystack has them."""
    modifiers: frozenset[str]
    procedures: frozenset[str]
    labels: frozenset[str]
    remarks: frozenset[str]
    intents: frozenset[Intent]
    denied: bool

    @classmethod
    def of(cls, ask: Ask) -> _Asked:
        """The same for the same ask."""
        text = f" {plain(ask.text)} "
        return cls(
            text,
            haystack(text).words,
            frozenset(_modifiers(ask)),
            frozenset(cited.code for cited in ask.procedures),
            frozenset(label(cited.system, cited.code) for cited in ask.citations),
            frozenset(label(cited.system, cited.code) for cited in ask.remarks),
            frozenset(ask.intents),
            bool(ask.remarks or _DENIED.search(ask.text)),
        )


def _score(note: KnowledgeNote, asked: _Asked) -> int:
    """How well a note fits; codes alone do not make it fit, for most notes on visits name the same ones."""
    if _of_denials(note) and not asked.denied:
        return 0
    by_words = _phrases(note, asked)
    by_modifier = _BY_MODIFIER * len(asked.modifiers.intersection(note.modifiers))
    if not (by_words or by_modifier):
        return _alone(note, asked)
    on_modifiers = by_modifier or Intent.MODIFIER in asked.intents
    by_modifier += 3 if on_modifiers and note.topic == "modifiers" else 0
    by_code = _BY_CODE * (not asked.labels.isdisjoint(note.codes))
    by_code += _BY_CODE * any(holds(listed, code) for listed in note.codes for code in asked.labels)
    elsewhere = _ELSEWHERE if note.codes and asked.labels and not (by_code or by_modifier) else 0
    return by_words + by_modifier + by_code - elsewhere


def _alone(note: KnowledgeNote, asked: _Asked) -> int:
    """A note on this one code fits without any words: a denial reason, or the code of a benefit in a question on its rules."""
    if not asked.remarks.isdisjoint(note.codes):
        return _PLAIN
    exact = Intent.RULES in asked.intents and not asked.procedures.isdisjoint(note.codes)
    return _PLAIN if exact else 0


_DENIED = re.compile(r"\b(den(y|ied|ial)|reject\w*|reason|carc|remit\w*|eob|co|pr|oa)\b", re.IGNORECASE)


def _of_denials(note: KnowledgeNote) -> bool:
    return bool(note.codes) and all(code.startswith("CARC ") for code in note.codes)


@cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first word of each phrase as a haystack has it: most notes are told apart by one look."""
    begun = (phrase.split()[0] for phrase in phrases)
    return frozenset(word.partition("*")[0] if "*" in word else word + BORDER for word in begun)


def _phrases(note: KnowledgeNote, asked: _Asked) -> int:
    """The longest phrase that the question uses counts most, each further one a little."""
    if asked.words.isdisjoint(_first_words(note.words)):
        return 0
    used = [phrase for phrase in note.words if uses(asked.text, phrase)]
    if not used:
        return 0
    return _BY_PHRASE + _PER_WORD * max(len(phrase.split()) for phrase in used) + len(used) - 1


def _modifiers(ask: Ask) -> set[str]:
    named = {*ask.loose_modifiers, *(modifier for cited in ask.procedures for modifier in cited.modifiers)}
    return named - _GROUPS if _DENIED.search(ask.text) else named


_GROUPS = frozenset({"CO", "PI"})
"""Group codes of a denial that are modifiers elsewhere."""


def _covers(listed: str, cited: Citation) -> bool:
    return holds(listed, label(cited.system, cited.code))


def _finding(note: KnowledgeNote, ask: Ask) -> Finding:
    named = f"{note.publication}, {note.section}"
    row = Evidence(KNOWLEDGE, note.id, "note", note.text, named, note.as_of.isoformat())
    values = {
        "text": note.text,
        "first": _answering(note.text, ask),
        "source": named,
        "topic": note.topic,
    }
    return Finding("note", (), values, (row,))


_WORD = re.compile(r"[a-z][a-z-]{3,}|\b[a-z]?\d{2,5}\b|\bg[axyz]\b|\bj[wz]\b")
_COMMON = re.compile(
    r"\b(what|when|does|which|have|this|that|with|from|must|should|medicare|codes?|billed|bill|they|will)\b"
)


def _answering(text: str, ask: Ask) -> str:
    """The sentence that shares most words with the question; the first where none shares more than it."""
    sentences = re.split(r"(?<=\.)\s+(?=[A-Z0-9])", text)
    terms = _modifiers(ask) or set(_GLOBALS.findall(ask.text.upper()))
    defined = [one for one in sentences if len(terms) == 1 and one.startswith(f"{min(terms)}:")]
    if defined:
        return _first_sentence(defined[0])
    asked = _stems(ask.text)
    shared = [len(asked & _stems(sentence)) for sentence in sentences]
    best = max(
        range(len(sentences)), key=lambda place: (shared[place] > shared[0] + 1, shared[place], -place)
    )
    return _first_sentence(sentences[best] if shared[best] > shared[0] + 1 else text)


_GLOBALS = re.compile(r"\b(?:XXX|YYY|ZZZ|MMM|0[019]0)\b")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6].rstrip("s") for word in _WORD.findall(_COMMON.sub(" ", text.lower())))


_LOOSE_END = re.compile(r",?\s+(and|or|but|then|when|for)$")


def _first_sentence(text: str) -> str:
    """The first sentence; of a long one the part before its last colon or semicolon that is short enough to answer with."""
    sentence = re.split(r"(?<=\.)\s", text, maxsplit=1)[0].rstrip(".")
    while len(sentence.split()) > _FIRST_SENTENCE and re.search(r"[:;,]", sentence):
        sentence = _LOOSE_END.sub("", re.split(r"[:;,](?=[^:;,]*$)", sentence)[0])
    return f"{sentence}."
