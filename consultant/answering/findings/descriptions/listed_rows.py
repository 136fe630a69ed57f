"""The code of a list of our own words whose row a question tells whole: `revenue code for a private room, pediatric`.

What is told may be a general row and a narrower one of it; the one with most of what is told is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.answering.relevance import stems_of
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem

_ASKED = (
    (CodeSystem.REVENUE, pattern(r"\b(?:rev(?:enue)?\.? ?codes?|ub-?04 code for)\b")),
    (
        CodeSystem.CARC,
        pattern(
            r"\b(?:carcs?|(?:claim )?adjustment (?:reason )?codes?|(?:denial )?reason codes?|denial (?:reason )?codes?)\b"
        ),
    ),
)
_AROUND = re.compile(
    r"\b(?:revenue|rev\.?|ub-?04|codes?|carcs?|claim|adjustment|denial|denied|reason|says?|saying|means?|meaning|which|what|whats|is"
    r"|are|for|of|the|a|an|that|when|if|to|do|does|we|i|you|use|used|bill|billed|put|report|need|please|pls|on|in|under|goes|go"
    r"|hospital|facility|payer|by|it|this|service|services|department|charges?|line|number|our)\b",
    re.IGNORECASE,
)
_SAME = tuple(
    (re.compile(said, re.IGNORECASE), written)
    for said, written in (
        (r"\bsemi-?\s?private(?: rooms?)?\b", "room for two"),
        (r"\bpeds?\b", "pediatrics"),
        (r"\bob(?:stetrical)?\b|\bmaternity\b", "obstetrics"),
        (r"\bpsych\w*", "psychiatry psychiatric"),
        (r"\bdetox\b", "detoxification"),
        (r"\bcancer\b", "oncology"),
        (r"\b(?:medical[/ -]surgical|med[/ -]?surg)\b", "medical surgical"),
        (r"\brehab\b", "rehabilitation"),
        (r"\bself-?\s?administ\w+(?: drugs?)?\b", "drugs patients take themselves"),
        (r"\b(?:otc|over[- ]the[- ]counter|non-?prescription)\b", "sold without prescription"),
        (r"\btake[- ]?home\b", "take home"),
        (r"\b(?:epo|epoetin|procrit|epogen)\b", "erythropoietin"),
        (r"\b(?:under|less than)(?= 10)", "fewer than"),
        (r"\b10,?000(?= units)", "10 000"),
        (r"\bchemo\b", "chemotherapy"),
        (r"\bpo\b(?! box)|\bby mouth\b", "oral"),
        (r"\b(?:pt|physio)\b", "physical therapy"),
        (r"\bot\b", "occupational therapy"),
        (r"\beval\b", "evaluation"),
        (r"\bnursery|newborn nursery\b", "nursery newborn"),
        (r"\b(?:er|ed|emergency department)\b", "emergency room"),
        (r"\b(?:ekg|ecg)\b", "electrocardiogram"),
        (r"\beeg\b", "electroencephalogram"),
        (r"\bpap\b", "pap smear"),
        (r"\bbrand(?:[- ]name)? drugs?\b", "drugs that are not generic"),
        (r"\bconvenience items?\b", "items for the patient's convenience"),
        (r"\bbed[- ]?hold\b", "bed held"),
        (r"\bprof(?:essional)?\.? fees?\b", "professional fees"),
        (r"\biop\b", "intensive outpatient program"),
        (r"\bphp\b", "partial hospitalization"),
        (r"\bect\b", "electroshock"),
        (r"\bprec(?:ert\w*)\b|\bprior auth\w*\b", "authorization"),
        (r"\bdos\b", "date of service"),
    )
)
"""What people write, in the words of our rows."""
_DENIED = re.compile(r"\bnot\b", re.IGNORECASE)
_REST = 0.34
"""The share of what is told that the row may lack."""
_MANY = 2000
_LEAST = 2
_NUMBERS = tuple(f"{number:04d}" for number in range(1, 1000))
"""Of a list that only our own words have, all its numbers are looked up, once."""


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    stems: frozenset[str]
    denied: bool


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one row of the list that is told whole, in two words and more; nothing where several are."""
    system = next((one for one, asked in _ASKED if asked.search(ask.text)), None)
    if system is None or ask.codes or ask.loose_modifiers:
        return ()
    text = _written(ask.text)
    told, heard = frozenset(stems_of(_AROUND.sub(" ", text))), frozenset(stems_of(text))
    whole = [one for one in _rows(system, reference) if one.stems <= heard]
    if not whole:
        return ()
    most = max(len(one.stems) for one in whole)
    best = [one for one in whole if len(one.stems) == most]
    denied = bool(_DENIED.search(text))
    best = [one for one in best if one.denied is denied] or best
    exact = best[0].stems == told
    if len(best) > 1 or not (exact or (most >= _LEAST and len(told - best[0].stems) <= _REST * len(told))):
        return ()
    entry = reference.catalogue.entry(system, best[0].code, reference.on)
    return told_codes.all_fitting((entry,), reference) if isinstance(entry, Entry) else ()


def tells(ask: Ask, reference: Reference) -> bool:
    """Whether a row is told whole: what it says of dates, amounts and burns is no case."""
    return bool(named(ask, reference))


def _written(text: str) -> str:
    for said, written in _SAME:
        text = said.sub(written, text)
    return text


_READ: dict[tuple[CodeSystem, tuple[str, ...], Release], tuple[_Row, ...]] = {}
"""The lists that were read: of the few that serve at a time."""


def _rows(system: CodeSystem, reference: Reference) -> tuple[_Row, ...]:
    """The list of the day: read once, for it is short."""
    codes = reference.catalogue.codes_after(system, reference.on, "", _MANY) or _NUMBERS
    first = reference.catalogue.entry(system, codes[0], reference.on)
    if not isinstance(first, Entry):
        return ()
    key = (system, codes, first.release)
    if key not in _READ:
        _READ[key] = tuple(_read(system, codes, reference))
    return _READ[key]


def _read(system: CodeSystem, codes: tuple[str, ...], reference: Reference) -> Iterator[_Row]:
    for code in codes:
        entry = reference.catalogue.entry(system, code, reference.on)
        if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE:
            continue
        if stems := frozenset(stems_of(_AROUND.sub(" ", entry.description))):
            yield _Row(code, stems, bool(_DENIED.search(entry.description)))
