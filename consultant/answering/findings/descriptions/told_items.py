"""Items and services of HCPCS Level II by the words in which suppliers ask for them, where their titles use others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.answering import rules_beside
from consultant.answering.amounts import doses_named
from consultant.answering.asking_back import COVERAGE, wishes_code
from consultant.answering.findings.descriptions import told_codes, told_table
from consultant.answering.findings.notes import verdicts
from consultant.answering.intents import Intent
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reading.parts import parts
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_MOST = 6
"""Codes that one reply names side by side."""
_WISHED = pattern(r"\b(?:hcpcs|hcpc|level (?:ii|2)|(?:[abceghklpqstv][- ])?codes?|bill(?:ed)?|units?)\b")
_OTHERWISE = pattern(
    r"\b(?:cpt|condition codes?|icd\S*|dx|diagnos\w+|drgs?|apc|pcs|modifiers?|mods?|mue|pos|place of service|revenue"
    r"|rev codes?|betos|ncci"
    r"|den(?:y|ied|ial\w*)|carc|rarc|prior auth\w*|medically necessary|criteri\w+|documentation|ndc|pricing|deductible"
    r"|coinsurance)\b"
    r"|\bhow often\b|\b(?:does|will|would|is|are|do) (?:medicare|part b|they|it)\b.{0,30}\b(?:cover|pay|paid)\w*"
)
"""Asks for something else than the code of the item."""
_BARE_WORDS, _TOLD_WORDS = 12, 14
_OF_LEVEL_II = pattern(
    r"\b(?:hcpcs|hcpc|level (?:ii|2)|[abceghklpqstv][- ]codes?|suppl(?:y|ies|iers?|ied)|dme\w*|equipment|items?"
    r"|products?|concentrators?"
    r"|device|dispens\w+|order(?:ed|s)?"
    r"|medicare|medicaid|rent\w*|purchas\w+|replacement)\b"
)
"""Of a long text, what says that it is on an item or a service of Level II and not on a patient's condition."""
_CONDITION = pattern(
    r"\b(?:abnormalit\w+|difficulty|dependen\w+|status|weakness|unsteady|history of|gait (?!trainer)\w+|complication\w*"
    r"|separately"
    r"|billed apart|bundled)\b"
)
"""Tells a condition, or asks whether an item is paid beside something."""
_NAMED = pattern(r"\b(?:hcpcs|hcpc|level (?:ii|2)|[abeklv][- ]codes?)\b")
_OF_UNITS = pattern(r"\b(?:per|units?|how (?:many|much)|each|box|pair|size|thanks|thank you)\b")
"""All that a further question may ask: the title of the code answers it."""
_DRUGS = ("J", "Q")
_OF_DRUGS = pattern(r"\bj[- ]codes?\b")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the items that a question tells, and wishes nothing but them; with what sets them apart."""
    if not _asks(ask):
        return ()
    table = told_table.read(told_table.ITEMS)
    keys, entries = told_table.told(table, CodeSystem.HCPCS, ask, reference)
    if not entries or len(entries) > _MOST:
        return ()
    if _OF_DRUGS.search(ask.text) and not any(entry.code.startswith(_DRUGS) for entry in entries):
        return ()  # the drug is what is wished, and the item gives it
    if doses_named(ask.text) and not all(entry.code.startswith(_DRUGS) for entry in entries):
        return ()  # a drug is what is wished, and the item gives it
    if _titled_otherwise(ask.text, entries, reference):
        return ()
    said = " ".join(text for key in keys if (text := table.says[key]))
    found = (
        (_said(said, entries, table), *told_codes.each_near(entries))
        if said
        else told_codes.all_fitting(entries, reference, ordered=False)
    )
    return rules_beside.with_rules(found, ask, reference)


_TITLE_WORDS, _WHOLE = 8, 0.9
"""Words from which on a text may be the title of another code, and how much of it that title then has."""


def _titled_otherwise(text: str, entries: Iterable[Entry], reference: Reference) -> bool:
    """Whether a long text has nearly all the words of it in the title of another code: then it is quoted, and not told."""
    wanted = description(text) if len(text.split()) > _TITLE_WORDS else None
    if wanted is None or reference.search is None:
        return False
    best = next(
        iter(reference.search.likely(wanted.words, frozenset({CodeSystem.HCPCS}), reference.on)), None
    )
    return best is not None and best.cover >= _WHOLE and best.entry.code not in {one.code for one in entries}


def modifiers(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifiers whose meaning a question tells that names no modifier by its letters, and no code."""
    if ask.codes or ask.loose_modifiers or not _MODIFIER.search(ask.text) or _JUDGED.search(ask.text):
        return ()
    if both := _with_items(ask, reference):
        return both
    _, entries = told_table.told(told_table.read(told_table.MODIFIERS), CodeSystem.MODIFIER, ask, reference)
    found = told_codes.all_fitting(entries, reference, ordered=False) if 0 < len(entries) <= _PAIR else ()
    if effects := _paid(found, ask, reference):
        return effects
    return rules_beside.with_rules(found, ask, reference) if found else ()


def _paid(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a note says of the payment with the one modifier that fits, where that is asked for besides."""
    if len(found) != 1 or not _EFFECT.search(ask.text):
        return ()
    named = re.compile(rf"\b{found[0].codes[0]}\b")
    return tuple(one for one in verdicts.noted(ask, reference) if named.search(str(one.values["first"])))


_EFFECT = pattern(r"%|\b(?:percent\w*|cut|reduc\w+|penalty|pa(?:y|id|ys|yment)|less|lower\w*)\b")


def _with_items(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of an item with the modifier of how it is got, where both are wished: `which code and which modifier`."""
    if not _CODE_TOO.search(ask.text):
        return ()
    _, items = told_table.told(told_table.read(told_table.ITEMS), CodeSystem.HCPCS, ask, reference)
    _, marks = told_table.told(told_table.read(told_table.MODIFIERS), CodeSystem.MODIFIER, ask, reference)
    if not 0 < len(items) <= _PAIR or not 0 < len(marks) <= _PAIR:
        return ()
    return told_codes.all_fitting((*items, *marks), reference, ordered=False)


_CODE_TOO = pattern(r"\bcodes?\b|\bhcpcs\b")
_PAIR = 2
_MODIFIER = pattern(r"\b(?:modifiers?|mods?)\b")
_JUDGED = pattern(
    r"\b(?:do|does|can|may|must|should|need|needed|required|is it|are)\b.{0,25}\bmod(?:ifier)?s?\b.{0,12}(?:need\w*|required)\b"
)


def _said(text: str, entries: Iterable[Entry], table: told_table.Items) -> Finding:
    codes = tuple(entry.code for entry in entries)
    row = Evidence(KNOWLEDGE, " ".join(codes), "meaning", text, table.publication, table.as_of)
    return Finding("items_told", codes, {"says": text, "source": table.publication}, (row,))


def _asks(ask: Ask) -> bool:
    """Whether a code of Level II may be wished and nothing besides; a few words that only name an item wish its code."""
    if ask.procedures or _OTHERWISE.search(ask.text):
        return False
    if _CONDITION.search(ask.text) and not _NAMED.search(ask.text):
        return False
    if len(ask.text.split()) > _TOLD_WORDS and not _OF_LEVEL_II.search(ask.text):
        return False
    asked = parts(ask.text)
    if len(asked) > 1 and not all(_OF_UNITS.search(part) for part in asked[1:]):
        return False
    if Intent.MODIFIER in ask.intents or compares_modifiers(ask.text):
        return False
    if wishes_code(ask) or _WISHED.search(ask.text):
        return True
    wanted = description(ask.text)
    bare = wanted is not None and wanted.bare and len(ask.text.split()) <= _BARE_WORDS
    return bare and not COVERAGE.intersection(ask.intents)
