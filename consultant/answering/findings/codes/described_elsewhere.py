"""A thing in words with the code of another: `we code ovarian cancer with C57.00, ok?`, `zoledronic acid under J0897?`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import telling
from consultant.answering.findings.codes.titles_told import FILLING, asks_to_judge
from consultant.answering.findings.drugs import by_name, doses
from consultant.answering.findings.entries import leaves
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model import drug_names
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, CodeStatus, Entry, NoteKind
from consultant.model.codes import Citation, CodeSystem

_REASON = re.compile(r",?\s*\b(?:since|because|as (?:it|he|she|they|the)|so)\b[^.?!]*", re.IGNORECASE)
"""Why the asker thinks so, which describes nothing."""
_VERBS = re.compile(
    r"\b(?:we|they|us(?:e|ed|ing)|cod(?:e|ed|ing)|report(?:ed|ing)?|bill(?:ed|ing)?|goes|go|going|under|put|picked"
    r"|chose|assigned"
    r"|for|with|as|is|by|men|man|wom[ae]n|males?|females?|patients?|pts?|years?|old|girls?|boys?|child(?:ren)?"
    r"|adults?|\d+)\b",
    re.IGNORECASE,
)
_STATUS_WORDS = re.compile(
    r"\b(?:billable|active|usable|valid|reportable|(?:is|are|was|does|do|can)n'?t|not|no longer|any ?more)\b",
    re.IGNORECASE,
)
_MOST_WORDS, _COVERED, _LESS, _TOLD = 8, 0.95, 0.2, 0.8
_CATEGORY = 3
_SENT = re.compile(r"([^;()]+) \(([A-Z]\d[0-9A-Z.]+?)-?\)")
_GENERAL = frozenset(telling.words("malignant primary neoplasm disorder disease"))
"""Words of a note that nobody says."""
_EXCLUDING = (NoteKind.EXCLUDES1, NoteKind.EXCLUDES2)
_TOGETHER = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the words stand for another code than the one cited; nothing where both may be right, or the words leave it open."""
    if len(ask.codes) != 1 or not (asks_to_judge(ask.text) or _named_valid(ask)):
        return ()
    cited = next(one for one in ask.citations if one.code in ask.codes[0])
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE or entry.own_words:
        return ()
    if ask.diagnoses:
        other = _diagnosis(entry, ask, reference)
        return (_finding(entry, other, ask, reference),) if other else ()
    other = _drug(entry, ask, reference)
    return (_finding(entry, other, ask, reference), *_counted(other, ask, reference)) if other else ()


_BESIDE = re.compile(
    r"\A\W{0,3}(?:[-–:(,]\s*|(?:still )?(?:valid |billable )?for )(?!an? (?:visit|claim|date|man|woman|child)|dos\b"
    r"|visit|claims?\b|medicare)[a-z]{4}",
    re.IGNORECASE,
)
"""Words that stand beside a code like its name: `C44.91 - melanoma`, `C44.91 valid for melanoma`."""
_VALID = re.compile(r"\b(?:valid|billable|active|usable)\b[^?\n]*\?", re.IGNORECASE)
_PATIENT = re.compile(r"\b(?:patients?|pt|year|old|dos|visits?|encounter|\d{1,2}/\d{1,2})\b", re.IGNORECASE)


def _named_valid(ask: Ask) -> bool:
    """Whether the validity of a code is asked that words beside it name, and nothing else is told."""
    if not ask.diagnoses or not _VALID.search(ask.text) or _PATIENT.search(ask.text):
        return False
    place = ask.text.upper().find(ask.codes[0])
    return place >= 0 and bool(_BESIDE.match(ask.text[place + len(ask.codes[0]) :]))


def _counted(other: Entry, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of the told dose, by the right code."""
    return doses.given(replace(ask, citations=(Citation(other.system, other.code, (0, 0)),)), reference)


def _diagnosis(entry: Entry, ask: Ask, reference: Reference) -> Entry | None:
    """The best that a search finds for the words, where the cited code's title does not tell them and no note joins the two."""
    words = " ".join(
        re.findall(
            r"[\w/'-]*\w",
            plain(
                _STATUS_WORDS.sub(" ", _VERBS.sub(" ", FILLING.sub(" ", _REASON.sub(" ", ask.without_codes))))
            ),
        )
    )
    if not 0 < len(words.split()) <= _MOST_WORDS or reference.search is None or _tells(entry, words):
        return None
    if excluded := _excluded(entry, words, reference):
        return excluded
    found = reference.search.likely(words, frozenset({entry.system}), reference.on)
    if not found or found[0].cover < _COVERED:
        return None
    best = found[0].entry
    if best.code[:_CATEGORY] == entry.code[:_CATEGORY] and leaves.adds(best.description, words):
        return None
    near = any(one.entry.code == entry.code for one in found if one.cover >= found[0].cover - _LESS)
    return None if near or _belong_together(best, entry, reference) else best


def _excluded(entry: Entry, words: str, reference: Reference) -> Entry | None:
    """The code to which an Excludes note of the cited one sends what is described: it tells all that the note names."""
    heard = set(telling.heard(words))
    for note in reference.catalogue.notes(entry.code, reference.on):
        for phrase, code in _SENT.findall(note.text) if note.kind in _EXCLUDING else ():
            other = reference.catalogue.entry(entry.system, code, reference.on)
            named = set(telling.words(phrase)) - _GENERAL
            if (
                named
                and named <= heard
                and not named <= set(telling.words(entry.description))
                and isinstance(other, Entry)
            ):
                return other
    return None


def _tells(entry: Entry, words: str) -> bool:
    """Whether a title has nearly all the words of a description."""
    heard = set(telling.words(words))
    return len(set(telling.words(entry.description)) & heard) >= _TOLD * len(heard)


def _belong_together(first: Entry, second: Entry, reference: Reference) -> bool:
    """Whether a note of one asks for the other beside it."""
    pairs = ((first, second.code[:_CATEGORY]), (second, first.code[:_CATEGORY]))
    return any(
        category in note.text
        for one, category in pairs
        for note in reference.catalogue.notes(one.code, reference.on)
        if note.kind in _TOGETHER
    )


def _drug(entry: Entry, ask: Ask, reference: Reference) -> Entry | None:
    """The one drug code whose title begins with a word of the question, where the cited title has not that word."""
    if not by_name.is_drug(entry.code) or _shortly_named(entry, ask.text):
        return None
    other = by_name.only(ask, reference)
    return other if other and other.code != entry.code and not _same_drug(other, entry) else None


def _same_drug(first: Entry, second: Entry) -> bool:
    substance = _substance(first)
    return bool(substance) and substance in second.description.lower()


def _substance(entry: Entry) -> str:
    """The first word of a drug's title, without how it is given; empty where no title is known."""
    title = re.sub(r"^(?:injection|infusion), ", "", entry.description.lower())
    return next(iter(re.findall(r"[^\s,]+", title)), "")


_SHORT_NAME = 5


def _shortly_named(entry: Entry, text: str) -> bool:
    """Whether a word of the text is the beginning of the substance in the cited title, as `ampho` is of amphotericin."""
    words = (word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= _SHORT_NAME)
    return any(_substance(entry).startswith(word) for word in words)


def _finding(entry: Entry, other: Entry, ask: Ask, reference: Reference) -> Finding:
    brand = drug_names.brand(ask.text) if ask.procedures else None
    apart = other.system is CodeSystem.ICD10CM and other.code[:_CATEGORY] != entry.code[:_CATEGORY]
    header = other.code[:_CATEGORY] if apart else other.code
    category = reference.catalogue.entry(other.system, header, reference.on)
    shown = other if isinstance(category, Absent) else category
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description),
        "other": label(shown.system, shown.code),
        "other_words": shortened(shown.description),
        "nearest": label(other.system, other.code) if shown.code != other.code else "",
        "nearest_words": shortened(other.description),
        "brand": brand.name if brand else "",
        "held": " ".join(brand.words) if brand else "",
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (entry, shown, other)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    rows += by_name.holding(brand) if brand else ()
    return Finding("described_elsewhere", (entry.code, other.code), values, tuple(dict.fromkeys(rows)))
