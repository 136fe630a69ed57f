"""A diagnosis whose title says something else than the question tells, and the code beside it that says just that.

Such as gestational diabetes "controlled by diet" for a patient on insulin.
"""

from __future__ import annotations

import re

from consultant.answering import dates, statements, telling
from consultant.answering.findings.entries import leaves
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_LENGTH = 110
_INJURY = len("S52.501A")
"""With all seven characters: what the last one says is told apart by the encounter."""
_DOUBTED = re.compile(
    r"\b(?:right|correct|ok|okay|fine|good|wrong|valid|appropriate|accurate|best|better|instead|which|what|still"
    r"|should|can|may|could|is|use)\b|\?",
    re.IGNORECASE,
)
_ELSEWHERE = {Intent.MAP, Intent.GROUP}
"""What is asked of the code as it stands."""
_OPEN = "unspecified"
_LEFT_OVER = re.compile(r"\bother\b", re.IGNORECASE)
_COVERED = 0.65
"""Share of the words that the first found must meet to be what is described."""


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The sibling that the question tells, where it tells against the one cited diagnosis."""
    if len(ask.citations) != 1 or _ELSEWHERE & set(ask.intents) or not _DOUBTED.search(ask.text):
        return ()
    if len(dates.every_day(ask.text)) > 1:
        return ()  # what is asked is what becomes of the code, not what another one says
    entry = reference.reportable(ask.citations[0].code) if ask.diagnoses else None
    if entry is None or len(entry.code) == _INJURY:
        return ()
    said = statements.said_of(entry.code, ask.text)
    told = _told(entry, said or ask.without_codes, reference, whole=bool(said))
    return (_finding(entry, told, asked=ask.text.rstrip().endswith("?")),) if told else ()


def _told(entry: Entry, text: str, reference: Reference, *, whole: bool) -> Entry | None:
    """Of the codes beside it, then of the whole category where its own title leaves something open.

    `whole`: the text says the whole meaning that the code is taken to have, so that nothing of its title counts as told.
    """
    contrary = whole and statements.differs_apart_from_side(text, entry.description)
    headers = (
        entry.code[:-1].rstrip("."),
        *((entry.code[: len("I82.B")],) if contrary else ()),
        *((entry.code[:3],) if _OPEN in entry.description.lower() else ()),
    )
    for header in dict.fromkeys(headers):
        beside = leaves.under(header, reference)
        told = leaves.told(beside, text, None if whole else entry) if entry in beside else None
        if told and whole and statements.differs_apart_from_side(text, told.description):
            continue
        if told and (
            _says_the_denied(told.description, text)
            or leaves.adds(told.description, f"{text} {entry.description}")
        ):
            return None
        if told and _LEFT_OVER.match(told.description) and not _LEFT_OVER.search(text):
            return None  # what is left over is told by nothing but that it is another
        if told and told.code != entry.code and leaves.tells_against(entry, told, text):
            return None if _of_another_kind(entry, told, text, reference) else told
    return None


_DENIED = re.compile(
    r"\b(?:without|no|not) (?:any )?([a-z]{4,})(?: (?:or|and|nor) ([a-z]{4,}))?", re.IGNORECASE
)


def _says_the_denied(title: str, text: str) -> bool:
    """Whether a title has `with perforation` where the text says `without perforation or abscess`."""
    denied = (word.lower() for found in _DENIED.findall(text) for word in found if word)
    return any(re.search(rf"\bwith (?:\w+ )?{word}", title, re.IGNORECASE) for word in denied)


def _of_another_kind(entry: Entry, told: Entry, text: str, reference: Reference) -> bool:
    """Whether a search for the words finds a code of another category first, by words that neither title has (`melanoma`)."""
    if reference.search is None:
        return False
    found = reference.search.likely(
        plain(_DOUBTED.sub(" ", text)), frozenset({CodeSystem.ICD10CM}), reference.on
    )
    if not found or found[0].cover < _COVERED or found[0].entry.code.startswith(entry.code[:3]):
        return False
    heard = telling.words(text)
    known = {*telling.words(entry.description), *telling.words(told.description)}
    return any(heard.get(stem) and stem not in known for stem in telling.words(found[0].entry.description))


def _finding(entry: Entry, told: Entry, *, asked: bool) -> Finding:
    values = {
        "code": entry.code,
        "words": shortened(entry.description, _LENGTH),
        "other": told.code,
        "other_words": shortened(told.description, _LENGTH),
        "asked": asked,
        "source": source(entry.release),
    }
    rows = [
        row
        for one in (told, entry)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return Finding("sibling_told", (told.code, entry.code), values, tuple(rows))
