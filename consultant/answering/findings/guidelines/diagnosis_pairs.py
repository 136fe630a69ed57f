"""What stands between two cited diagnoses: notes of one that name the other, symptoms, codes that deny each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from consultant.answering import offers, polarity
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import concerns, names_below, quoted
from consultant.answering.findings.guidelines import note_wishes
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry, Note, NoteKind
from consultant.model.codes import CodeSystem

_PAIR_KINDS = {
    NoteKind.EXCLUDES1: "excludes1",
    NoteKind.EXCLUDES2: "excludes2",
    NoteKind.CODE_FIRST: "code_first",
    NoteKind.USE_ADDITIONAL: "use_additional",
    NoteKind.CODE_ALSO: "code_also",
}
_BINDING = frozenset({NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO, NoteKind.EXCLUDES1})


def conflicts(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Notes of one cited diagnosis that name another: Excludes1, Excludes2, code first, use additional code."""
    if len(ask.diagnoses) < 2 or offers.alternatives(ask.text, (one.code for one in ask.diagnoses)):
        return ()
    denied = tuple(_contradictions(ask, reference))
    denying = {frozenset(finding.codes) for finding in denied}
    vague = (one for one in _less_specific(ask, reference) if frozenset(one.codes) not in denying)
    beside = (*denied, *vague, *_symptoms(ask, reference))
    found = tuple(_telling(list(_between(ask, reference)), {frozenset(finding.codes) for finding in beside}))
    judged = beside or any(
        finding.kind.startswith("excludes") or finding.values["other"] for finding in found
    )
    return (*beside, *found) if judged else (*found, *_clear(ask, reference))


def _telling(found: list[Finding], beside: set[frozenset[str]]) -> Iterator[Finding]:
    """Without the Excludes2 notes of whole chapters where something nearer is said of the same two codes."""
    nearer = beside | {frozenset(finding.codes) for finding in found if not _of_chapter(finding)}
    for finding in found:
        if not (_of_chapter(finding) and frozenset(finding.codes) in nearer):
            yield finding


def _of_chapter(finding: Finding) -> bool:
    return finding.kind == "excludes2" and str(finding.values["stated_at"]).isdigit()


_SYMPTOM = re.compile(r"R(?!40\.2|29\.7|54)([0-5]\d|6[0-48])")
"""Symptoms and signs; scores, old age and systemic inflammation are no mere symptoms."""
_ESTABLISHED = re.compile(r"[A-QS]|T(?!3[6-9]|4|50)")
"""Diseases and injuries; what a drug does is told by the symptom beside its code."""
_WITHOUT = re.compile(r"\bwithout ([^,]+)", re.IGNORECASE)


def _entries(ask: Ask, reference: Reference) -> list[Entry]:
    found = (
        reference.catalogue.entry(CodeSystem.ICD10CM, cited.code, reference.on) for cited in ask.diagnoses
    )
    return [entry for entry in found if isinstance(entry, Entry)]


def _symptoms(ask: Ask, reference: Reference) -> Iterator[Finding]:
    """Symptoms beside an established diagnosis (ICD-10-CM Official Guidelines, section I.B.4 to I.B.6)."""
    for first, second in permutations(_entries(ask, reference), 2):
        bound = any(
            concerns(note, second.code) and note.kind in _BINDING for note in _notes(first, reference)
        )
        bound |= any(
            concerns(note, first.code) and note.kind in _BINDING for note in _notes(second, reference)
        )
        symptom = _SYMPTOM.match(first.code) and _ESTABLISHED.match(second.code)
        if (symptom or _pain_of(first, second)) and not bound:
            values = {
                "symptom": first.code,
                "disease": second.code,
                "symptom_words": shortened(first.description, 70),
                "disease_words": shortened(second.description, 70),
                "other": second.code,
                "source": source(first.release),
            }
            searched = next(
                (note.release for entry in (first, second) for note in _notes(entry, reference)), None
            )
            values["searched"] = source(searched) if searched else ""
            pair = f"{first.code} / {second.code}"
            none = evidence(searched, pair, {"Excludes1": "no note names the other code"}) if searched else ()
            rows = (*_described(first, second), *none)
            yield Finding("symptom_beside", (first.code, second.code), values, rows)


_PAIN = re.compile(r"pain in (?:unspecified )?(.+)", re.IGNORECASE)
_JOINT_DISEASE = re.compile(r"M(?!25\.[56]|54|79)|S[0-9]")


def _pain_of(pain: Entry, disease: Entry) -> bool:
    """Whether one is a mere pain (M25.5-) of the very joint and side that the other names as diseased or injured."""
    site = _PAIN.match(pain.description) if pain.code.startswith("M25.5") else None
    if site is None or not _JOINT_DISEASE.match(disease.code):
        return False
    words = site[1].lower().split()
    return all(re.search(rf"\b{re.escape(word)}\b", disease.description.lower()) for word in words)


def _contradictions(ask: Ask, reference: Reference) -> Iterator[Finding]:
    """Of one category a code `without` something and a code that has it: they deny each other."""
    for first, second in permutations(_entries(ask, reference), 2):
        same = first.code[:3] == second.code[:3] and not _sides_differ(first, second)
        if (same and _denies(first.description, second.description)) or _two_encounters(first, second):
            values = {
                "code": first.code,
                "other": second.code,
                "words": shortened(first.description, _DENYING),
                "other_words": shortened(second.description, _DENYING),
                "source": source(first.release),
            }
            yield Finding("contradiction", (first.code, second.code), values, _described(first, second))


_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)
_VAGUE_TOO = re.compile(r"\bunspecified\b|\Aother\b|\bother specified\b", re.IGNORECASE)
_OTHER = re.compile(r"other\b", re.IGNORECASE)
_UNDECIDED = re.compile(r"[A-QZ]")
"""Chapters in which one condition has an unspecified code and exact ones; two injuries of a site may both be there."""


def _less_specific(ask: Ask, reference: Reference) -> Iterator[Finding]:
    """Of one category the unspecified code beside one that names the same condition exactly (Official Guidelines, I.B.2)."""
    for first, second in permutations(_entries(ask, reference), 2):
        same = first.code[:3] == second.code[:3] and not _sides_differ(first, second)
        more = _named_by(first) < _named_by(second) and not _OTHER.match(second.description)
        vague = _UNSPECIFIED.search(first.description) and (more or not _VAGUE_TOO.search(second.description))
        if same and vague and _UNDECIDED.match(first.code) and _named_by(first) <= _named_by(second):
            values = {
                "code": first.code,
                "other": second.code,
                "words": shortened(first.description, _DENYING),
                "other_words": shortened(second.description, _DENYING),
                "source": source(first.release),
            }
            yield Finding("less_specific", (first.code, second.code), values, _described(first, second))


_FILLING = frozenset(
    {"unspecified", "other", "part", "type", "with", "without", "site", "organism", "disease", "mention"}
)


def _named_by(entry: Entry) -> frozenset[str]:
    """The beginnings of the words of a title that name the condition."""
    words = re.findall(r"[a-z]{4,}", entry.description.lower())
    return frozenset(word[:6] for word in words if word not in _FILLING)


_ALL_CHARACTERS = 8


def _two_encounters(first: Entry, second: Entry) -> bool:
    """Whether two codes differ in the 7th character alone: one encounter is initial, later, or for a late effect."""
    full = len(first.code) == len(second.code) == _ALL_CHARACTERS
    return (
        full and first.code[:-1] == second.code[:-1] and first.code < second.code and first.code[-1].isalpha()
    )


_DENYING = 100
_HAVING = re.compile(r"(?<!without )\bwith (?:\(\w+\) )?([^,]+)", re.IGNORECASE)


def _denies(without: str, other: str) -> bool:
    """Whether the first description says `without` what the other says `with`; `without complications` denies any of them."""
    denied = _WITHOUT.search(without)
    if not denied:
        return False
    if "complication" in denied[1]:
        return bool(_HAVING.search(other)) or not _WITHOUT.search(other)
    lacking = frozenset(re.findall(r"[a-z]{5,}", denied[1].lower()))
    had = (frozenset(re.findall(r"[a-z]{5,}", words.lower())) for words in _HAVING.findall(other))
    return bool(lacking) and any(lacking <= words for words in had)


def _sides_differ(first: Entry, second: Entry) -> bool:
    return any(side in first.description and side not in second.description for side in ("left", "right"))


def _described(*entries: Entry) -> tuple[Evidence, ...]:
    return tuple(
        row
        for entry in entries
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    )


def _notes(entry: Entry, reference: Reference) -> tuple[Note, ...]:
    return reference.catalogue.notes(entry.code, reference.on)


def _between(ask: Ask, reference: Reference) -> Iterator[Finding]:
    seen: set[tuple[str, frozenset[str]]] = set()
    ordered = bool(_OPEN_ORDER.search(ask.text))
    for first, second in permutations((cited.code for cited in ask.diagnoses), 2):
        for note in reference.catalogue.notes(first, reference.on):
            kind = _PAIR_KINDS.get(note.kind)
            mark = (kind or "", frozenset((first, second)))
            below = (
                ordered and note.kind in _ORDERING and len(second) == _HEADER and names_below(note, second)
            )
            if kind and mark not in seen and (below or concerns(note, second)):
                seen.add(mark)
                yield quoted(
                    kind,
                    first,
                    second,
                    note,
                    _first_asked(ask),
                    open_order=ordered,
                    note_asked=_note_asked(polarity.without_hearsay(ask.text)),
                )


_ORDERING = frozenset({NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL})
_HEADER = 3
"""Characters of a category: its order is that of the codes below it."""
_FIRST = re.compile(
    r"\b(?:list|code|report|put|sequence|bill)(?:ed|d)? (?:\w+ )?([A-Z]\d[\dA-Z](?:\.\w{1,4})?)"
    r" (?:first|as (?:primary|principal))"
    r"|\b([A-Z]\d[\dA-Z](?:\.\w{1,4})?) (?:goes |comes |is |be )*(?:listed |coded |sequenced )?(?:first"
    r"|primary|principal)\b",
    re.IGNORECASE,
)


_OPEN_ORDER = re.compile(
    r"\b(which|what|what's)\b[^?!]{0,40}\b(first|order|sequence|principal|primary)\b|\bor\b[^?!]{0,40}\bfirst\b|\b(order"
    r"|sequence)\s*(please)?\s*[?.]?\s*\Z|\bhow\b[^.?!]{0,30}\bsequence",
    re.IGNORECASE,
)
"""Asks for the order, and not whether one of two goes first."""


_EXCLUDES = re.compile(r"\bexcludes? ?-?(?P<kind>[12])?\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(can|may|could|ok|okay|allowed|together|both|report|code|bill) (?!first|also)", re.IGNORECASE
)


def _note_asked(text: str) -> str:
    """`1` or `2` where the question is whether such an Excludes note stands there, `any` for either; else empty.

    `May both be coded, or is it Excludes1?` asks for the permission.
    """
    found = _EXCLUDES.search(text)
    return (found["kind"] or "any") if found and not _MAY.search(text) else ""


def _first_asked(ask: Ask) -> str:
    """The code of which the question asks whether it goes first; empty where it names none."""
    found = None if _OPEN_ORDER.search(ask.text) else _FIRST.search(ask.text)
    if found:
        return str(next(filter(None, found.groups()))).upper()
    written = [cited.code for cited in ask.diagnoses if cited.span != _NOT_WRITTEN]
    return written[0] if len(written) == 1 and note_wishes.may_itself(ask.text) else ""


_NOT_WRITTEN = (0, 0)
"""Where a diagnosis stands that a question tells in words only."""


def _clear(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """No exclusion is a finding only where the tabular list was searched: where its notes are loaded."""
    codes = tuple(cited.code for cited in ask.diagnoses)
    release = next(
        (note.release for code in codes for note in reference.catalogue.notes(code, reference.on)), None
    )
    if release is None:
        return ()
    rows = evidence(release, " / ".join(codes), {"Excludes1": "no note names the other code"})
    parents = {code[:-1].rstrip(".") for code in codes}
    values = {
        "codes": codes,
        "on": reference.on.isoformat(),
        "source": source(release),
        "parent": parents.pop() if len(parents) == 1 else "",
        "note_asked": _note_asked(polarity.without_hearsay(ask.text)),
    }
    return (Finding("excludes_none", codes, values, rows),)
