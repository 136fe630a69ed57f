"""What Medicare's coverage documents (NCD, LCD, billing articles) say of a procedure and its diagnoses.

Codes stand in the articles, the rule behind them in the local determination; a national one binds every contractor, so it is
named first (reply contract, A18). Where the documents are not loaded, the reply says so and asks for payer and state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from consultant.answering import cities, contractors
from consultant.answering.findings.coverage import areas, told_places
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, NAMES, Reference, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, FeeRow
from consultant.model.codes import Citation, CodeSystem
from consultant.model.coverage import Coverage, CoverageDocument, CoverageKind, CoverageRow

_DOCUMENTS = frozenset({CodeSystem.NCD, CodeSystem.LCD, CodeSystem.ARTICLE})
_ORDER = {CoverageKind.NCD: 0, CoverageKind.LCD: 1, CoverageKind.ARTICLE: 2}
_KINDS = {Coverage.SUPPORTS: "policy_supports", Coverage.DOES_NOT_SUPPORT: "policy_denies"}
_PARAGRAPH, _TITLE = 150, 80
_SHOWN = 3
OTHER_PAYER = re.compile(
    r"\b(medicaid|commercial|aetna|cigna|uhc|united ?health\w*|humana|bcbs|blue (cross|shield)|anthem"
    r"|tricare|kaiser|private)\b",
    re.IGNORECASE,
)


def placed(text: str) -> bool:
    """Whether a text says whose coverage rules hold: another payer, or a contractor or its state."""
    return bool(OTHER_PAYER.search(text) or contractors.contractor(text)[0])


def support(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where a question joins diagnoses with one procedure."""
    return policies(ask, reference) if ask.diagnoses and len(ask.procedures) == 1 else ()


def policies(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the documents say of each cited procedure, and which documents are cited themselves."""
    named = [_document(cited, reference) for cited in ask.citations if cited.system in _DOCUMENTS]
    only_whose = _ASKING.search(ask.text) and not _COVERED.search(ask.text)
    found = [
        finding
        for cited in (() if only_whose else ask.procedures)
        for finding in _of_procedure(cited, ask, reference)
    ]
    return tuple(filter(None, (*named, *found)))


def whose(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The contractor that a question with codes asks for."""
    return contractor(ask, reference) if _ASKING.search(ask.text) else ()


_SUPPLIES = re.compile(r"\bdme(pos)?\b|\bequipment\b|\bsupplier|\bsupplies\b", re.IGNORECASE)
_PARTS = re.compile(r"\bpart [ab]\b|\ba/b\b|\bboth\b|\balso\b|\bphysician\b", re.IGNORECASE)
_ASKING = re.compile(r"\bmac\b|\bcontractor\b", re.IGNORECASE)


def contractor(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Who decides in each state that the question names, and whether it is the contractor named; nothing without a state."""
    named, _ = contractors.contractor(ask.text)
    states = [contractors.name_of(short) for short in told_places.states(ask.text)[:_STATES_SHOWN]]
    states = states or _lettered(ask.text)
    if not states and _ASKING.search(ask.text):
        states = [state for _, state in [_of_town(ask.text)] if state]
    if states and len(contractors.names_in(ask.text)) == 1:  # of several states the claim is on the last
        return (
            _of_state(states[-1], named, ask.text, reference),
            *(_of_state(one, "", ask.text, reference) for one in states[:-1]),
        )
    return tuple(_of_state(state, "", ask.text, reference) for state in states)


_STATES_SHOWN = 3
_LETTERED = re.compile(r"\bmac\b\W{0,3}(?:for |in |of )?([a-z]{2})\b(?=\W*\Z)", re.IGNORECASE)
"""All that a terse question says: `mac tx`."""


def _lettered(text: str) -> list[str]:
    found = _LETTERED.search(text)
    if found is None or (found[1].islower() and found[1].upper() in contractors.ALSO_WORDS):
        return []
    name = contractors.name_of(found[1].upper())
    return [name] if name else []


_TERSE = 12
_WHO = re.compile(r"\b(?:who|which|what|whose)\b[^.?!]{0,25}\b(?:mac|contractor)\b", re.IGNORECASE)
_COVERED = expression(r"\b(?:cover\w*|lcds?|ncds?|polic\w+|articles?|criteria)\b", re.IGNORECASE)


_HOME = expression(
    r"\b(?:lives?|living|resid\w+|home (?:is|in)|moved) (?:in|to|at)? ?[^,.;?!]{3,30}", re.IGNORECASE
)
"""Where the patient lives, which decides for supplies."""


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The contractor of a state, where a short question asks who it is or names one, and nothing of its coverage rules."""
    of_area = _COVERED.search(ask.text) or told_places.asked(ask.text)
    short = len(ask.text.split()) <= _TERSE and not of_area
    if (home := _HOME.search(ask.text)) and _SUPPLIES.search(ask.text) and _ASKING.search(ask.text):
        return contractor(replace(ask, text=f"DME MAC {home[0]}"), reference)
    wanted = short and (_WHO.search(ask.text) or contractors.names_in(ask.text) or _LETTERED.search(ask.text))
    return contractor(ask, reference) if wanted else ()


def _of_state(state: str, claimed: str, text: str, reference: Reference) -> Finding:
    """The contractors of a state; `claimed` is the one that the question takes it to be."""
    name, supplier = contractors.deciding(contractors.letters(state)), contractors.supplies(state)
    supplies, jurisdiction = (
        bool(_SUPPLIES.search(text)),
        contractors.jurisdiction(contractors.letters(state)),
    )
    held = areas.of_state(contractors.letters(state), reference)
    numbers = tuple(dict.fromkeys(one.area.carrier for one in held))
    values = {
        "contractor": name,
        "state": state,
        "supplier": supplier,
        "supplies": supplies,
        "numbers": numbers,
        "jurisdiction": jurisdiction,
        "supply_jurisdiction": contractors.jurisdiction(contractors.letters(state), of_supplies=True),
        "both": supplies and bool(_PARTS.search(text)),
        "claim": bool(claimed) and ("right" if claimed == (supplier if supplies else name) else "wrong"),
        "wanted": bool(_POLICIES_WANTED.search(text)),
        "source": contractors.PUBLICATION,
    }
    rows = _whose({"contractor": name, "state": state})
    if jurisdiction:
        row = (state, "jurisdiction", jurisdiction, contractors.PUBLICATION, contractors.AS_OF)
        rows += (Evidence(KNOWLEDGE, *row),)
    if supplier:
        row = (state, "DME contractor", supplier, contractors.PUBLICATION, contractors.AS_OF)
        rows += (Evidence(KNOWLEDGE, *row),)
    if held:
        rows += evidence(held[0].release, state, {"carrier": ", ".join(numbers)})
    return Finding("contractor", (), values, rows)


_POLICIES_WANTED = re.compile(r"\b(?:lcds?|local coverage|coverage polic\w+|articles?)\b", re.IGNORECASE)


_DOCUMENT_WANTED = re.compile(
    r"\b(?:ncd|lcd|lca|(?:national|local) coverage determination|coverage article)s?\b[^.?!]{0,15}\b(?:for|on|about|covering)\b"
    r"|\b(?:which|is there|find|have|hold|list|any) (?:an? |the |any |our )?(?:mac'?s? |local |national )?(?:ncd|lcd|lca)s?\b",
    re.IGNORECASE,
)


def unheld(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That coverage documents are not loaded, where a question without a code wants the one on its subject."""
    if not _DOCUMENT_WANTED.search(ask.text) or reference.catalogue.release(CodeSet.COVERAGE, reference.on):
        return ()
    on, name = reference.on.isoformat(), NAMES[CodeSet.COVERAGE]
    values = {"set": name, "loadable": True, "codes": (), "on": on, "excerpt": False}
    row = Evidence(CodeSet.COVERAGE.value, "", "look-up", AbsenceKind.NOT_LOADED.value, "", on)
    return (Finding("set_not_loaded", (), values, (row,)),)


def _of_town(text: str) -> tuple[str, str]:
    """The contractor and the state of the one town that a text names; empty for none, or where it may lie in several states."""
    states = {town.state for towns in cities.named(text) for town in towns}
    if len(states) != 1:
        return "", ""
    short = states.pop()
    return contractors.deciding(short), contractors.name_of(short)


def _document(cited: Citation, reference: Reference) -> Finding | None:
    """A cited document; one that is not found is told by the look-up of its code."""
    found = reference.catalogue.coverage_document(cited.system, cited.code, reference.on)
    if isinstance(found, Absent):
        return None
    values = {"procedure": "", "documents": (_told(found),), "more": False, "contractor": "", "state": ""}
    return Finding("policy_named", (cited.code,), values, _row(found))


_SUPPLIED = re.compile(r"[BEKL]\d{4}|A[4-9]\d{3}|J76\d\d")
"""Equipment and supplies, and the drugs that are taken by it: their contractors are others."""


def _of_procedure(cited: Citation, ask: Ask, reference: Reference) -> Iterator[Finding]:
    rows = reference.catalogue.coverage(cited.code, reference.on)
    if isinstance(rows, Absent) and _MEDICARE.search(ask.text) and _never_covered(cited, reference):
        return  # no document decides that
    contractor, state = contractors.contractor(ask.text)
    if state and _SUPPLIED.match(cited.code) and (supplier := contractors.supplies(state)):
        contractor = supplier
    place = {"contractor": contractor, "state": state}
    if isinstance(rows, Absent):
        yield _silent(cited, rows, place, ask, reference)
        return
    documents = _in_area(_documents(rows), contractor)
    if not documents:
        yield _elsewhere(cited, _documents(rows), place)
        return
    judged = [
        finding
        for diagnosis in ask.diagnoses
        for finding in _of_pair(cited, diagnosis, documents, place, reference)
    ]
    yield from judged
    if not judged:
        yield _named(cited, documents, place)


_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)


def _never_covered(cited: Citation, reference: Reference) -> bool:
    """Whether the fee schedule says that Medicare never covers it (status N)."""
    row = reference.catalogue.fee_row(cited.code, "", reference.on)
    return isinstance(row, FeeRow) and row.status == "N"


def _documents(rows: tuple[CoverageRow, ...]) -> tuple[CoverageDocument, ...]:
    """The documents that name the procedure, the most binding first."""
    found = {row.document.number: row.document for row in rows if row.coverage is Coverage.PROCEDURE}
    return tuple(sorted(found.values(), key=lambda document: (_ORDER[document.kind], document.number)))


def _in_area(documents: tuple[CoverageDocument, ...], contractor: str) -> tuple[CoverageDocument, ...]:
    """Those that hold where the service was given; all of them where no contractor is known."""
    if not contractor:
        return documents
    return tuple(
        document
        for document in documents
        if document.kind is CoverageKind.NCD or contractors.follows(contractor, document.contractors)
    )


def _of_pair(
    procedure: Citation,
    diagnosis: Citation,
    documents: tuple[CoverageDocument, ...],
    place: dict[str, str],
    reference: Reference,
) -> Iterator[Finding]:
    """What each article that names the procedure says of the diagnosis."""
    rows = reference.catalogue.coverage(diagnosis.code, reference.on)
    listed = () if isinstance(rows, Absent) else rows
    for document in documents[:_SHOWN]:
        of_document = [
            row for row in listed if row.document.number == document.number and row.coverage in _KINDS
        ]
        for row in of_document[:_SHOWN]:
            yield _judged(_KINDS[row.coverage], procedure, diagnosis, document, row, place)
        if not of_document and document.kind is CoverageKind.ARTICLE:
            yield _judged("policy_silent", procedure, diagnosis, document, None, place)


def _judged(
    kind: str,
    procedure: Citation,
    diagnosis: Citation,
    document: CoverageDocument,
    row: CoverageRow | None,
    place: dict[str, str],
) -> Finding:
    values: dict[str, Any] = place | {
        "procedure": procedure.code,
        "diagnosis": diagnosis.code,
        "document": _told(document),
        "group": row.group if row else "",
        "paragraph": shortened(row.paragraph, _PARAGRAPH) if row else "",
        "source": source(document.release),
    }
    fields = {
        "diagnosis": diagnosis.code,
        "coverage": row.coverage.value if row else "not in the lists of the document",
    }
    if row is not None:
        fields |= {"group": row.group, "paragraph": row.paragraph}
    rows = (*_row(document), *evidence(document.release, f"{procedure.code} / {diagnosis.code}", fields))
    return Finding(kind, (procedure.code, diagnosis.code), values, rows)


def _named(cited: Citation, documents: tuple[CoverageDocument, ...], place: dict[str, str]) -> Finding:
    shown = documents[:_SHOWN]
    values = place | {
        "procedure": cited.code,
        "documents": tuple(map(_told, shown)),
        "more": len(documents) > len(shown),
    }
    return Finding("policy_named", (cited.code,), values, tuple(row for one in shown for row in _row(one)))


def _elsewhere(cited: Citation, documents: tuple[CoverageDocument, ...], place: dict[str, str]) -> Finding:
    """Documents of other contractors only: they do not hold where the service was given."""
    values = place | {"code": cited.code, "others": True, "source": source(documents[0].release)}
    return Finding(
        "policy_none", (cited.code,), values, tuple(row for one in documents[:_SHOWN] for row in _row(one))
    )


def _told(document: CoverageDocument) -> dict[str, Any]:
    return {
        "number": f"NCD {document.number}" if document.kind is CoverageKind.NCD else document.number,
        "version": document.version,
        "title": shortened(document.title, _TITLE),
        "since": document.effective_from.isoformat() if document.effective_from else "",
        "until": document.ended_on.isoformat() if document.ended_on else "",
        "contractors": document.contractors[:2],
        "related": document.related[:2],
        "source": source(document.release),
    }


def _row(document: CoverageDocument) -> tuple[Evidence, ...]:
    fields = {
        "title": document.title,
        "version": document.version,
        "effective from": document.effective_from.isoformat() if document.effective_from else "",
        "ended": document.ended_on.isoformat() if document.ended_on else "",
        "contractors": "; ".join(document.contractors),
        "related": " ".join(document.related),
    }
    return evidence(document.release, document.number, {name: text for name, text in fields.items() if text})


def _silent(
    cited: Citation, absent: Absent, place: dict[str, str], ask: Ask, reference: Reference
) -> Finding:
    """No document names the procedure, or none is loaded: neither says that it is covered."""
    release = absent.release
    if not unloaded(absent) and release is not None:
        values = place | {"code": cited.code, "others": False, "source": source(release)}
        return Finding(
            "policy_none",
            (cited.code,),
            values,
            evidence(release, cited.code, {"look-up": absent.kind.value}),
        )
    diagnoses = tuple(one.code for one in ask.diagnoses)
    on = reference.on.isoformat()
    key = " / ".join(filter(None, (cited.code, ", ".join(diagnoses))))
    row = Evidence(CodeSet.COVERAGE.value, key, "look-up", AbsenceKind.NOT_LOADED.value, "", on)
    values = place | {
        "procedure": cited.code,
        "diagnoses": diagnoses,
        "set": NAMES[CodeSet.COVERAGE],
        "other_payer": bool(OTHER_PAYER.search(ask.text)),
    }
    return Finding("support_unknown", (cited.code, *diagnoses), values, (row, *_whose(place)))


def _whose(place: dict[str, str]) -> tuple[Evidence, ...]:
    if not place["state"]:
        return ()
    named = (place["state"], "contractor", place["contractor"], contractors.PUBLICATION, contractors.AS_OF)
    return (Evidence(KNOWLEDGE, *named),)
