"""The code that an asker's description stands for, or the nearest ones to choose from: proposals, for the record decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from consultant.answering.findings.codes import shortened
from consultant.answering.findings.note_text import joined, quoted
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import ANY, Description, description
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry, NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_WHOLE = 0.95
"""A code that fits meets at least this share of the description."""
_SURE, _AHEAD = 0.75, 0.045
_LIKELY, _FAR_AHEAD = 0.5, 0.2
"""It scores so much, and so much more than the next; a lower score needs a longer lead."""
_NEAR, _NEAR_COVER = 0.58, 0.8
_NEAR_LOOSE, _COVER_LOOSE = 0.35, 0.7
_LOOSE = frozenset({CodeSystem.CPT, CodeSystem.DRG})
"""What is near enough to choose from; our few words on CPT codes and the titles of groups, which name much besides, meet less."""
_OPEN, _LEFT_OPEN = "unspecified", 1
"""A title that leaves more than one thing open is no answer to a question that could tell them: `a broken leg`."""
_BARE_NEAR = 0.6
"""The same where nothing but the description was written."""
_NEAR_SHOWN = 4
_MEASURE = re.compile(r"G(8[3-9]|9\w)\w\w|M1\d{3}")
"""HCPCS codes that report quality measures: their long titles name every disease, and none of them bills a service."""
_DENIED = re.compile(
    r"\b(?:without|not for|not|no) (?!specified|elsewhere)(\w+(?:(?:/| or )\w+)?)", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:repair|biops|excis|amputat|inject|ultrasound|sonogra|x-?rays?\b|mri\b|scans?\b|\w+(?:ectomy|otomy|oscopy|plasty|graphy)\b"
    r"|aspirat|debrid|ablation|infusion|removal\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:status|history|s/p|after|complicat|due to|from|abnormal|absence|encounter|aftercare)",
    re.IGNORECASE,
)
"""What follows is why the patient comes: a diagnosis, though it names what was done."""
_CAUSE = re.compile(r"[V-Y]")
_ENCOUNTER = re.compile(r"\b(initial|subsequent|sequela|follow)", re.IGNORECASE)
_BESIDE = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_TITLE_SHOWN = 90
_LITTLE = frozenset({"a", "an", "the", "of", "to", "in", "on", "for", "and", "encounter"})


def proposed(ask: Ask, reference: Reference, *, noted: bool = False) -> tuple[Finding, ...]:
    """One code that clearly fits, with what its notes want beside it, or the nearest few with a question back.

    Where the reply is `noted`, told rules of our own, only the note on what goes first is quoted.
    """
    wanted = description(ask.text)
    if wanted is None or reference.search is None:
        return ()
    every = reference.search.likely(wanted.words, wanted.systems, reference.on)
    found = tuple(_possible(wanted, every))
    if not found:
        return ()
    if found[0].score >= every[0].score - _AHEAD and _clear(found, wanted):
        kinds = _BESIDE[:1] if noted else _BESIDE
        return (_fitting(found[0], wanted, reference), *_notes(found[0].entry, kinds, reference))
    near = () if wanted.lone else tuple(one for one in found if _near(one, wanted))[:_NEAR_SHOWN]
    return _nearest(near) if near else ()


def wished(ask: Ask) -> bool:
    """Whether a code is asked for in so many words."""
    wanted = description(ask.text)
    return wanted is not None and not wanted.bare


def described(ask: Ask) -> bool:
    """Whether nothing but what was found or done is written, in several words."""
    wanted = description(ask.text)
    return wanted is not None and wanted.bare and not wanted.lone and not _OF_CLAIMS.search(wanted.words)


_OF_CLAIMS = re.compile(
    r"\b(?:help|claims?|questions?|issues?|problems?|urgent|call|bills?|denials?|invoice|account|payers?|update|status|codes?)\b",
    re.IGNORECASE,
)
"""Words of an errand, and of nothing that was found or done."""


def _possible(wanted: Description, found: Iterable[Likely]) -> Iterable[Likely]:
    """The codes without quality measures, those whose title denies what the description says, and diagnoses of what was done."""
    said = set(wanted.words.lower().split())
    done = wanted.systems == ANY and _DONE.search(wanted.words) and not _SINCE.search(wanted.words)
    for one in found:
        title = one.entry.description
        denied = {word for match in _DENIED.finditer(title) for word in re.split(r"\W+", match[1].lower())}
        contradicted = "without" not in said and not denied.isdisjoint(said)
        reason = done and one.entry.system is CodeSystem.ICD10CM and not title.startswith("Encounter")
        if not (contradicted or reason or _MEASURE.fullmatch(one.entry.code)):
            yield one


def _clear(found: tuple[Likely, ...], wanted: Description) -> bool:
    """Whether the first stands for the description.

    Of CPT only common codes have words here, so none of it is sure; a single word has to be one of a title that leaves
    nothing unspecified.
    """
    best = found[0]
    if best.cover < _WHOLE or best.entry.system is CodeSystem.CPT:
        return False
    title = _words(best.entry.description)
    if best.entry.description.lower().count(_OPEN) > _LEFT_OPEN and _OPEN not in wanted.words.lower():
        return False
    if (title & _SIDES) - _words(wanted.words) or _SIDELESS.search(best.entry.description):
        return False
    if wanted.lone and (wanted.words.lower() not in title or "unspecified" in title):
        return False
    if title == _words(wanted.words):
        return True
    ahead = best.score - (found[1].score if len(found) > 1 else 0.0)
    return (best.score >= _SURE and ahead >= _AHEAD) or (best.score >= _LIKELY and ahead >= _FAR_AHEAD)


_SIDELESS = re.compile(
    r"\bunspecified (?:lower|upper|leg|arm|knee|hip|shoulder|eye|ear|hand|foot|ankle|wrist|elbow|limb|breast|side|finger|toe"
    r"|thigh|forearm|heel|femur|tibia|fibula|radius|ulna|humerus|clavicle|kidney|lung|ovary)",
    re.IGNORECASE,
)
_SIDES = frozenset({"right", "left"})
"""What a title adds to a description that tells no side, the record has to say."""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _LITTLE


def _near(one: Likely, wanted: Description) -> bool:
    if wanted.bare:
        return one.score >= _BARE_NEAR and one.cover >= _WHOLE
    if one.entry.system in _LOOSE:
        return one.score >= _NEAR_LOOSE and one.cover >= _COVER_LOOSE
    return one.score >= _NEAR and one.cover >= _NEAR_COVER


def _fitting(one: Likely, wanted: Description, reference: Reference) -> Finding:
    entry = one.entry
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description),
        "on": reference.on.isoformat(),
        "stale": entry.release.stale(reference.on),
        "edition": entry.release.edition,
        "source": source(entry.release),
        "cause": entry.system is CodeSystem.ICD10CM and bool(_CAUSE.match(entry.code)),
        "encounter": bool(one.alike) and not _ENCOUNTER.search(wanted.words),
    }
    return Finding("code_fitting", (entry.code,), values, _rows(entry))


def _nearest(near: tuple[Likely, ...]) -> tuple[Finding, ...]:
    """All of them in one sentence, then each with its title."""
    entries = tuple(one.entry for one in near)
    rows = tuple(row for entry in entries for row in _rows(entry))
    values = {
        "near": tuple(label(entry.system, entry.code) for entry in entries),
        "procedures": any(entry.system is CodeSystem.CPT for entry in entries),
    }
    return (
        Finding("codes_near", tuple(entry.code for entry in entries), values, rows),
        *map(_near_one, entries),
    )


def _near_one(entry: Entry) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "description": shortened(entry.description, _TITLE_SHOWN),
        "source": source(entry.release),
    }
    return Finding("code_near", (entry.code,), values, _rows(entry))


def _rows(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"description": entry.description})


def _notes(entry: Entry, kinds: Collection[NoteKind], reference: Reference) -> tuple[Finding, ...]:
    """What the tabular list wants before or behind the code itself."""
    if entry.system is not CodeSystem.ICD10CM:
        return ()
    stated = [
        note
        for note in reference.catalogue.notes(entry.code, reference.on)
        if note.kind in kinds and entry.code.startswith(note.stated_at)
    ]
    return tuple(quoted("icd_note", entry.code, "", note) for note in joined(stated))[: len(kinds)]
