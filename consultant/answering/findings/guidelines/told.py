"""What a question tells in words beside its diagnoses, and what notes, combination codes and rules say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from consultant.answering import conditions, links_denied
from consultant.answering.findings.entries.note_text import REFERRED
from consultant.answering.findings.guidelines import (
    combinations,
    diagnosis_pairs,
    excluded,
    note_wishes,
    sequence,
    told_together,
)
from consultant.answering.findings.notes import rules
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry, Note, NoteKind
from consultant.model.codes import Citation, CodeSystem

_ASKING = {NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL, NoteKind.CODE_ALSO}
_SHOWN = 2
_OTHERS_SHOWN = 3
_BETWEEN = frozenset(
    {
        "excludes1",
        "code_first",
        "use_additional",
        "code_also",
        "combined",
        "told_together",
        "pair_rule",
        "place_in_order",
    }
)
"""What is worth telling of a condition that the question names in words only; the absence of a note is not."""
_SAME = (
    (re.compile(r"\b(ckd|renal)\b", re.I), "kidney"),
    (re.compile(r"\bhtn\b|\bhigh blood pressure\b", re.I), "hypertension"),
    (re.compile(r"\bt[12]?dm\b", re.I), "diabetes"),
    (re.compile(r"\b(former|ex|previous|quit) ?-?smok\w+|\bstopped smoking\b", re.I), "history of tobacco dependence"),
    (re.compile(r"\bsmok(es|er|ing)\b", re.I), "tobacco dependence"),
    (re.compile(r"\b(aki|acute renal failure|acute kidney injury)\b", re.I), "acute kidney failure"),
    (re.compile(r"\bdehisc\w+|\b(?:came|come|coming|fell) apart\b|\bopened up\b", re.I), "disruption surgical wound"),
    (re.compile(r"\bbmi\b", re.I), "body mass index"),
    (re.compile(r"\b(metformin|glipizide)\b", re.I), "oral hypoglycemic antidiabetic drugs"),
    (re.compile(r"\b(ozempic|semaglutide|trulicity|glp-?1)\b", re.I), "injectable non-insulin antidiabetic drugs"),
)  # fmt: skip
"""How askers say what the tabular list words otherwise."""
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = re.compile(
    r"\b(code|codes|identify|applicable|associated|any|such|with|without|status|presence|unspecified|disease"
    r"|diseases|other"
    r"|specified|specific|following|complicating|childbirth|puerperium|classified|elsewhere|known|acute"
    r"|chronic|condition"
    r"|conditions|type|underlying|drug|drugs|from|that|patient|stage|adults|syndrome|site|pediatrics|index|there|first"
    r"|additional)\b"
)


def beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What notes of the one cited diagnosis ask for of what the question tells, and what its told conditions make together."""
    if len(ask.diagnoses) > 1:
        further = len(ask.diagnoses) <= _FEW and _ELSE.search(ask.text)
        return _uncited(_asked_for(ask, reference), ask) if further else ()
    return (*_together(ask, reference), *_asked_for(ask, reference))


_FEW = 3
_ELSE = re.compile(
    r"\b(?:what|anything) else\b|\balso\b|\badditional\b|\bother codes?\b|\badd\b", re.IGNORECASE
)
"""Asks for more codes than those cited."""


def _uncited(found: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """The findings that name a code which is not cited."""
    cited = tuple(one.code for one in ask.diagnoses)
    return tuple(
        one
        for one in found
        if not any(code.startswith(other) for other in one.values["others"] for code in cited)
    )


CONTROL = {
    "Z79.4": re.compile(
        r"\binsulin\b|\b(lantus|humalog|novolog|levemir|basaglar|tresiba|insulin pump)\b", re.I
    ),
    "Z79.84": re.compile(
        r"\b(metformin|glipizide|glimepiride|januvia|sitagliptin|jardiance|farxiga|oral)\b", re.I
    ),
    "Z79.85": re.compile(
        r"\b(ozempic|semaglutide|trulicity|dulaglutide|victoza|liraglutide|mounjaro|tirzepatide|glp-?1)\b",
        re.I,
    ),
}
"""How diabetes is controlled, by the drug's names (Official Guidelines, I.C.4.a.3)."""


def other_drug(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A cited status code for the control of diabetes beside the name of a drug that another of them is for."""
    cited = next((one.code for one in ask.diagnoses if one.code in CONTROL), "")
    named = {code: found[0] for code, words in CONTROL.items() if (found := words.search(ask.text))}
    if not cited or cited in named or len(named) != 1:
        return ()
    code, drug = next(iter(named.items()))
    entries = [reference.catalogue.entry(CodeSystem.ICD10CM, one, reference.on) for one in (code, cited)]
    rows = [
        row
        for entry in entries
        if isinstance(entry, Entry)
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    named_in = next((source(entry.release) for entry in entries if isinstance(entry, Entry)), "")
    words = [entry.description if isinstance(entry, Entry) else "" for entry in entries]
    values = {
        "code": cited,
        "other": code,
        "drug": drug,
        "words": words[1],
        "other_words": words[0],
        "source": named_in,
    }
    return (Finding("other_drug", (code, cited), values, tuple(rows)),) if len(rows) == len(entries) else ()


_TYPES = {
    "E10": re.compile(r"\btype (1|i)\b|\bt1dm\b", re.I),
    "E11": re.compile(r"\btype (2|ii)\b|\bt2dm\b", re.I),
}


def other_type(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A cited diabetes of one type in a question that names the other one, with the same detail of that type."""
    cited = next((one.code for one in ask.diagnoses if one.code[:3] in _TYPES), "")
    named = [category for category, words in _TYPES.items() if words.search(ask.text)]
    if not cited or len(ask.diagnoses) > 1 or len(named) != 1 or named[0] == cited[:3]:
        return ()
    entries = [
        reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
        for code in (named[0] + cited[3:], cited)
    ]
    other, own = entries
    if not isinstance(own, Entry):
        return ()
    held = [one for one in entries if isinstance(one, Entry)]
    values = {
        "code": cited,
        "words": own.description,
        "other": other.code if isinstance(other, Entry) else named[0],
        "other_words": other.description if isinstance(other, Entry) else "",
        "source": source(own.release),
    }
    rows = [row for one in held for row in evidence(one.release, one.code, {"description": one.description})]
    return (Finding("type_differs", tuple(one.code for one in reversed(held)), values, tuple(rows)),)


@lru_cache(maxsize=16)
def conditions_only(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Without any code: what the told conditions make together, with the note that the words of the question fit."""
    found = _together(ask, reference)
    return (*found, *rules.stated(ask, reference)[:1]) if found else ()


def taken_in(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The combination codes that a told condition makes of the one cited diagnosis: `CKD stage 3a. Do I report I10?`."""
    if len(ask.diagnoses) != 1 or not _TAKEN_IN.fullmatch(ask.diagnoses[0].code):
        return ()
    return tuple(
        one for one in _together(ask, reference) if one.kind == "combined" and one.values.get("replaced")
    )


_TAKEN_IN = re.compile(r"I10|I1[12]\.9|E1[01]\.9")
"""Diagnoses that stand only where none of what the classification links to them is told."""


def _together(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Combination codes, notes and rules between the cited diagnosis and the conditions, each as its default code."""
    named = excluded.told(ask.diagnoses, _spoken(ask.text), reference)
    widened = _widened(ask, named, reference)
    if len(widened.diagnoses) < 2:
        return ()
    made = (*combinations.combined(widened, reference), *told_together.told_together(widened, reference))
    if links_denied.denied(ask.text):
        made = tuple(one for one in made if not _HYPERTENSIVE.match(one.codes[0]))
    held = _with_combinations(widened, made)
    found = (
        *made,
        *diagnosis_pairs.conflicts(held, reference),
        *sequence.placed(held, reference),
        *rules.on_diagnoses(widened, reference),
    )
    made = tuple(replace(one, values={**one.values, "cited": bool(ask.diagnoses)}) for one in made)
    found = (*made, *found[len(made) :])
    covered = {frozenset(finding.codes[1:]) for finding in made}
    covered |= {frozenset((finding.codes[0], *finding.values.get("kept", ()))) for finding in made}
    return tuple(
        _with_rows(finding, ask, reference)
        for finding in found
        if (finding.kind in _BETWEEN or (finding.kind == "excludes2" and set(named) & set(finding.codes)))
        and not any(finding.codes and set(finding.codes) <= codes for codes in covered)
    )


_HYPERTENSIVE = re.compile(r"I1[1-3]")


def _with_combinations(ask: Ask, made: tuple[Finding, ...]) -> Ask:
    """The ask with each combination code in the place of what it replaces: notes and orders are of the codes that stand."""
    combined = [finding for finding in made if finding.values.get("replaced")]
    gone = {code for finding in combined for code in finding.values["replaced"]}
    codes = [Citation(CodeSystem.ICD10CM, str(finding.values["code"]), (0, 0)) for finding in combined]
    kept = [one for one in ask.citations if one.code not in gone]
    return replace(ask, citations=(*codes, *kept)) if combined else ask


def _with_rows(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """The finding with the rows of the codes that the question tells in words only."""
    cited = {diagnosis.code for diagnosis in ask.diagnoses}
    entries = (
        reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
        for code in finding.codes
        if code not in cited
    )
    rows = [
        row
        for entry in entries
        if isinstance(entry, Entry)
        for row in evidence(entry.release, entry.code, {"description": entry.description})
        if row not in finding.evidence
    ]
    return replace(finding, evidence=(*finding.evidence, *rows))


_DIABETES = frozenset({"E08", "E09", "E10", "E11", "E13"})
"""Where one kind is cited, `diabetes` tells of it and of no other."""


def _widened(ask: Ask, named: tuple[str, ...], reference: Reference) -> Ask:
    """The ask with the conditions that it tells as further diagnoses; of a cited category none is put in again."""
    cited = {diagnosis.code[:3] for diagnosis in ask.diagnoses}
    cited |= _DIABETES if cited & _DIABETES else frozenset()
    told = [code for code in conditions.told(REFERRED.sub(" ", ask.text)) if code[:3] not in cited]
    told = [code for code in told if not excluded.in_general(code, ask.diagnoses, ask.text, reference)]
    further = (Citation(CodeSystem.ICD10CM, code, (0, 0)) for code in named or told)
    return replace(ask, citations=(*ask.diagnoses, *further))


def _asked_for(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The items of notes on the cited diagnosis all of whose telling words the question uses, the fullest first."""
    found = [match for cited in ask.diagnoses for match in _items(cited.code, ask, reference)]
    best: dict[NoteKind, tuple[int, Finding]] = {}
    for words, kind, finding in found:
        if words > best.get(kind, (0, finding))[0]:
            best[kind] = (words, finding)
    return tuple(finding for _, finding in best.values())[:_SHOWN]


def _items(code: str, ask: Ask, reference: Reference) -> Iterator[tuple[int, NoteKind, Finding]]:
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    if not isinstance(entry, Entry):
        return
    text, own = _spoken(ask.text), entry.description.lower()
    least = _HALF if note_wishes.BESIDE.search(ask.text) else _ALL
    for note in reference.catalogue.notes(code, reference.on):
        others = _named(note)
        telling = _stems(note.text, own) if others and note.kind in _ASKING else frozenset()
        told = sum(stem in text for stem in telling)
        if told > least * len(telling) and not any(map(code.startswith, others)):
            yield told, note.kind, _finding(entry, note, others)


_ALL, _HALF = 0.99, 0.49
"""More than this share of an item's telling words has to be in the question; who asks for a further code tells it shortly."""


def _named(note: Note) -> tuple[str, ...]:
    """The codes and headers that a note names, without what stands for their ends (`.-`)."""
    return tuple(dict.fromkeys(found[1] for found in REFERRED.finditer(note.text)))


def _as_written(found: re.Match[str]) -> str:
    """A code, header or range as the note writes it: `Z68.5-`, `Z68.1-Z68.45`; what stands behind a whole code is left out."""
    return found[0].strip()


def _spoken(text: str) -> str:
    """The question in small letters, with the tabular list's words for what it says otherwise."""
    return " ".join((text.lower(), *(words for said, words in _SAME if said.search(text))))


def _stems(text: str, own: str) -> frozenset[str]:
    """The beginnings of the words of a note's item that tell it from others and from the code's own title."""
    words = _WORD.findall(_COMMON.sub(" ", REFERRED.sub(" ", text).lower()))
    stems = {word[: max(5, len(word) - 3)] for word in words}
    return frozenset(stem for stem in stems if stem not in own)


def _finding(entry: Entry, note: Note, others: tuple[str, ...]) -> Finding:
    values = {
        "code": entry.code,
        "others": others[:_OTHERS_SHOWN],
        "named": tuple(_as_written(found) for found in REFERRED.finditer(note.text))[:_OTHERS_SHOWN],
        "more": len(others) > _OTHERS_SHOWN,
        "note": note.kind.value,
        "text": note.text.lstrip(" ,").removesuffix("."),
        "stated_at": note.stated_at,
        "source": source(note.release),
    }
    rows = evidence(note.release, note.stated_at, {note.kind.value: note.text, "stated at": note.stated_at})
    described = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("told_note", (entry.code, *others[:_OTHERS_SHOWN]), values, (*rows, *described))
