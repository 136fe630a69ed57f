"""The remark code whose text says what a question tells: `which remark says the NPI of the rendering provider is missing?`"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from consultant.answering.reading import Ask
from consultant.answering.reading.asks import REMARKS
from consultant.answering.reference import Reference, evidence, label, source
from consultant.answering.relevance import stems_of
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.ports import Catalogue

_ASKS = r"(?:which|what|what's|is there an?|find|looking for|name|give me|tell me|need|number of)"
_BEHIND = (
    r"(?: number)? (?:for|that|which|when|if|means?|meaning|says?|saying|to|tells?|telling|would|is used)"
)
_CALLED = {
    CodeSystem.RARC: r"(?:rarc|(?:remittance |advice )*remark(?: code)?)s?",
    CodeSystem.CARC: r"(?:carc|(?:claim )?adjustment (?:reason )?code|(?:denial )?reason code|denial code)s?",
}
_WANTED = {
    system: re.compile(rf"\b{_ASKS}\b[^.?!]{{0,30}}\b{called}\b|\b{called}{_BEHIND}\b", re.IGNORECASE)
    for system, called in _CALLED.items()
}
_ABOUT = re.compile(
    r"\b(?:rarcs?|remark(?:s| codes?)?|remittance advice|remittance|codes?|payer|medicare|tells?|says?|saying|means?|meaning"
    r"|used?|stands? for|provider that|us that|when|alert|number|eob|era|denial|denied|claim line|line|wants?)\b",
    re.IGNORECASE,
)
_SAME: Mapping[str, str] = {
    "npi": "primary identifier",
    "gender": "sex",
    "incomplete": "missing",
    "invalid": "missing",
    "number": "identifier",
    "id": "identifier",
    "lacks": "missing",
    "lacking": "missing",
    "absent": "missing",
    "wrong": "missing",
    "incorrect": "missing",
    "doctor": "physician provider",
    "dos": "date service",
    "dx": "diagnosis",
    "pos": "place service",
    "beneficiary": "patient",
    "twice": "duplicate once",
    "dup": "duplicate",
    "auth": "authorization",
    "preauthorization": "authorization",
    "precert": "precertification",
    "ndc": "national drug code ndc",
    "abn": "advance beneficiary notice",
    "life": "lifetime",
    **dict.fromkeys(
        ("match", "matches", "fit", "fits", "consistent", "inconsistent", "compatible", "agree"), "go"
    ),
}
"""What people say for words of the list."""
_MANY, _SHOWN = 5000, 3
_ENOUGH: Mapping[CodeSystem, float] = {CodeSystem.RARC: 0.55, CodeSystem.CARC: 0.7}
_CLOSE, _FEWEST, _LITTLE = 0.93, 2, 1.05
"""Share of what is told that a code has to say, how near another one comes, how many words are needed, and how much worth the
text of a code has at most that says nothing more than is told."""


@dataclass(frozen=True, slots=True)
class _Remark:
    entry: Entry
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _List:
    """The remarks in force, and how much each word of theirs says."""

    remarks: tuple[_Remark, ...]
    rarity: Mapping[str, float]
    unseen: float

    def worth(self, stems: frozenset[str]) -> float:
        return sum(self.rarity.get(stem, self.unseen) for stem in stems)


def wished(text: str) -> bool:
    """Whether the number of a remark or reason is wished that the question tells in words."""
    return any(words.search(text) for words in _WANTED.values())


def remark(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The remark (RARC) that the question tells."""
    return _named(CodeSystem.RARC, ask, reference)


def reason(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The adjustment reason (CARC) that the question tells, by our own words for it."""
    return _named(CodeSystem.CARC, ask, reference)


def _named(system: CodeSystem, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that says most of what the question tells, with those that say as much; nothing where one is cited."""
    if not _WANTED[system].search(ask.text) or any(one.system in REMARKS for one in ask.citations):
        return ()
    release = reference.catalogue.release(CodeSet.REMITTANCE, reference.on)
    told = _told(ask.text)
    if release is None or len(told) < _FEWEST:
        return ()
    listed = _of(reference.catalogue, release, system)
    whole = listed.worth(told)
    scored = [(listed.worth(told & one.stems), one) for one in listed.remarks if told & one.stems]
    if not scored:
        return ()
    best = max(score for score, _ in scored)
    if best < _ENOUGH[system] * whole:
        return ()
    near = [(score, listed.worth(one.stems), one) for score, one in scored if score >= _CLOSE * best]
    said = frozenset(stems_of(ask.text))  # `incomplete` before `missing` where that is the word
    near.sort(
        key=lambda found: (
            -found[0],
            found[1],
            -len(said & frozenset(stems_of(found[2].entry.description))),
            found[2].entry.code,
        )
    )
    shown = 1 if near[0][1] <= _LITTLE * best else _SHOWN
    return (_finding([one.entry for _, _, one in near[:shown]]),)


def _told(text: str) -> frozenset[str]:
    return _stems(_ABOUT.sub(" ", text))


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("n't", " not"))
    return frozenset(stems_of(" ".join(_SAME.get(word, word) for word in words)))


_READ: dict[tuple[Release, CodeSystem], _List] = {}
"""The lists that were read: of the few releases that serve at a time."""


def _of(catalogue: Catalogue, release: Release, system: CodeSystem) -> _List:
    """The list of one release: read once, for it is short."""
    if (release, system) not in _READ:
        _READ[release, system] = _read(catalogue, release, system)
    return _READ[release, system]


def _read(catalogue: Catalogue, release: Release, system: CodeSystem) -> _List:
    on = release.effective_from
    codes = catalogue.codes_after(system, on, "", _MANY)
    entries = (catalogue.entry(system, code, on) for code in codes)
    held = [one for one in entries if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    remarks = tuple(_Remark(one, _stems(one.description)) for one in held)
    counted = Counter(stem for one in remarks for stem in one.stems)
    rarity = {stem: math.log(1 + len(remarks) / holding) for stem, holding in counted.items()}
    return _List(remarks, rarity, math.log(1 + len(remarks)))


def _finding(entries: list[Entry]) -> Finding:
    values = {
        "remarks": tuple((label(one.system, one.code), one.description.rstrip(".")) for one in entries),
        "source": source(entries[0].release),
    }
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    return Finding("remark_fitting", tuple(one.code for one in entries), values, rows)
