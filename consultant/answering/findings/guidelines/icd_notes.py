"""What a single diagnosis asks for by the instructional notes of the ICD-10-CM tabular list."""

from __future__ import annotations

import re

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import joined, quoted
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet, Note, NoteKind

_INSTRUCTIONS = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO, NoteKind.EXCLUDES1)
_WISHES = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        NoteKind.CODE_FIRST: r"\bcode first\b|\bin front\b|\b(?:code|dx|diagnosis)\b[^.?!]{0,12}\b(?:before|ahead)\b"
        r"|\bpreced\w+"
        r"|\b(be|ever|stand) (listed |coded )?(first|alone)\b|\blisted alone\b"
        r"|\b(cod|list|report|put|sequenc)(e|ed|es|ing|s)?\b[^.?!]{0,40}\bfirst\b"
        r"|\bfirst[- ]listed\b|\bas (?:the )?first\b|\b(?:right|correct|this|that|in) order\b"
        r"|\b(?:something|anything|what)\b[^.?!]{0,25}\b(?:before|ahead of|in front of) (?:it|this|that|[A-Z]\d)"
        r"|\bunderlying\b"
        r"|\betiology\b|\bmanifestation\b|\bprincipal\b|(?<!unknown )\bprimary\b(?! (unknown|site|tumou?r|cancer))",
        NoteKind.USE_ADDITIONAL: r"\balone\b|\bby itself\b|\buse additional\b|\badditional (code|dx|diagnosis)\b"
        r"|\bsecond(ary)? code\b"
        r"|\banother code\b(?! (?:in front|before|first|ahead))"
        r"|\bplus (?:what|which)\b",
        NoteKind.CODE_ALSO: r"\bcode also\b",
        NoteKind.EXCLUDES1: r"\bexcludes? ?1?\b(?! ?2)|\bexcluded\b",
        NoteKind.EXCLUDES2: r"\bexcludes? ?2\b|\bexcluded\b",
        NoteKind.INCLUDES: r"\binclud(?:es?|ed|ing)\b|\binclusion\b",
        NoteKind.INCLUSION_TERM: r"\binclud(?:es?|ed|ing)\b|\binclusion\b",
    }.items()
}
"""Which note a question on one diagnosis asks for."""
_FURTHER = re.compile(
    r"\b(?:what|anything) else\b|\b(?:companion|accompanying|further) codes?\b|\b(?:any|what|which"
    r"|are there) (?:other|more)\b"
    r"[^.?!]{0,12}\bcodes?\b|\b(?:one|1) (?:code )?or (?:two|2)\b|\btwo codes\b|\baccompan\w+"
    r"|\b(?:goes|go|belongs?) with\b|\b(?:need|add)\b[^?!]{0,12}\b(?:anything|something)\b"
    r"|\b(?:own|separate|another|additional) codes?\b|\bexternal cause\b|\bto (?:add|code|report|list)\b|\bto be added\b",
    re.IGNORECASE,
)
"""Asks what more is coded with it, whichever note says so."""
_ALONE = re.compile(r"\b(alone|by itself|on its own|enough|only (?:dx|diagnosis|code))\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:what|which)\b[^.?!]{0,50}"
    r"\b(?:first|before|ahead|in front|additional|also|else|excludes?\w*|includes?|inclusion|ask)\b",
    re.IGNORECASE,
)
"""Asks what a note says, and not whether there is one."""
_CONTENTS = (NoteKind.INCLUDES, NoteKind.INCLUSION_TERM)
_SAID = 150
_COMPANIONS = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_COMPANIONS_ALL = (*_COMPANIONS, NoteKind.CODE_ALSO)
_FURTHER_KINDS = (NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO)
_SEVENTH = re.compile(r"\b(7th|seventh) (char|digit)|\bcharacter is missing", re.IGNORECASE)
_NOTES_SHOWN = 4


def instructions(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a single diagnosis asks for: code first, use additional code, code also, and what Excludes1 keeps apart."""
    if len(ask.diagnoses) != 1 or _SEVENTH.search(ask.text):
        return ()
    code = ask.diagnoses[0].code
    wished = [kind for kind, words in _WISHES.items() if words.search(ask.text)]
    wanted = (*_INSTRUCTIONS, *wished)
    notes = [note for note in reference.catalogue.notes(code, reference.on) if note.kind in wanted]
    if NoteKind.INCLUSION_TERM in wished:  # one of the two kinds is what a code has
        there = {note.kind for note in notes}
        wished = [kind for kind in wished if kind in there or kind not in _CONTENTS] or [
            NoteKind.INCLUSION_TERM
        ]
        notes = [note for note in notes if note.kind in wished]
    if _FURTHER.search(ask.text):
        there = {note.kind for note in notes}
        wished = list(dict.fromkeys((*wished, *(kind for kind in _FURTHER_KINDS if kind in there))))
    if not wished:  # what it asks for tells more than that it asks
        there = {note.kind for note in notes}
        wished = [kind for kind in _COMPANIONS_ALL if kind in there]
    if _ALONE.search(ask.text):  # the notes there are keep it from standing alone
        there = {note.kind for note in notes}
        wished = [kind for kind in _COMPANIONS if kind in there] or [NoteKind.CODE_FIRST]
    found = sorted(joined(notes), key=lambda note: (note.kind not in wished, *_nearness(note, code)))
    if not found:
        return _bare(code, reference, contents=NoteKind.INCLUSION_TERM in wished)
    return (
        _listed(
            code,
            found,
            wished,
            ask.text,
            may_lead=bool(_MAY_LEAD.search(ask.text)) and not _OPEN.search(ask.text),
            alone=bool(_ALONE.search(ask.text)),
            open_asked=bool(_OPEN.search(ask.text)) and any(note.kind in wished for note in found),
        ),
        *(quoted("icd_note", code, "", note) for note in found[:_NOTES_SHOWN]),
    )


_MAY_LEAD = re.compile(
    r"\b(can|may|could|is|ok|okay|allowed|be|as)\b[^.?!]{0,60}"
    r"\b(principal|primary|first[- ]listed|listed first|alone|by itself|on its own|enough|(?<!code )first"
    r"|only (?:dx|diagnosis|code))\b",
    re.IGNORECASE,
)
"""Asks whether the code may lead; what the notes do not forbid is no "No"."""


_ALWAYS = re.compile(r"\A\W*(?:the\b|underlying\b)(?!.*\bif (?:applicable|known)\b)", re.IGNORECASE)
"""A note that asks for a cause in any event; one that lists causes, or says `if applicable`, asks where one of them is there."""


def _listed(
    code: str,
    notes: list[Note],
    wished: list[NoteKind],
    text: str,
    *,
    may_lead: bool,
    alone: bool,
    open_asked: bool,
) -> Finding:
    """Which notes there are; each is quoted in a finding of its own."""
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(note.kind.value, []).append(note.stated_at)
    rows = [
        row for note in notes for row in evidence(note.release, note.stated_at, {note.kind.value: note.text})
    ]
    wished = sorted(
        wished,
        key=lambda kind: min((_nearness(one, code) for one in notes if one.kind is kind), default=_FAR),
    )
    nearest = {kind: shortened(_text(kind, notes, code, text), _SAID) for kind in wished}
    values = {
        "code": code,
        "open": open_asked,
        "says": {kind.value: said for kind, said in nearest.items()},
        "notes": tuple((kind, tuple(places)) for kind, places in kinds.items()),
        "may_lead": may_lead,
        "alone": alone,
        "conditional": not any(
            _ALWAYS.search(note.text) for note in notes if note.kind is NoteKind.CODE_FIRST
        ),
        "wished": tuple((kind.value, tuple(kinds.get(kind.value, ()))) for kind in wished),
    }
    return Finding("icd_notes", (code,), values, tuple(rows))


_FAR = (2, 0)


def _nearness(note: Note, code: str) -> tuple[int, int]:
    """How near a note stands: at the code or one of its headers, the longer first, then at its block or chapter."""
    at = note.stated_at
    return (0, -len(at)) if code.startswith(at) else (1, -len(at))


def _text(kind: NoteKind, notes: list[Note], code: str, asked: str) -> str:
    """What the note of a kind says that the question names, else the nearest to the code; empty where there is none."""
    own = sorted((note for note in notes if note.kind is kind), key=lambda note: _nearness(note, code))
    named = (
        note for note in own for words in _SUBJECTS if words in asked.lower() and words in note.text.lower()
    )
    return next(named, own[0]).text if own else ""


_SUBJECTS = (
    "external cause",
    "body surface",
    "foreign body",
    "gangrene",
    "infectious agent",
    "body mass",
    "tobacco",
    "estrogen receptor",
)
"""What a question may ask a further code for by name."""


def _bare(code: str, reference: Reference, *, contents: bool) -> tuple[Finding, ...]:
    release = reference.catalogue.release(CodeSet.ICD10CM, reference.on)
    if release is None:
        return ()
    values = {"code": code, "contents": contents, "source": source(release)}
    return (Finding("icd_note_none", (code,), values, evidence(release, code, {"notes": "none"})),)
