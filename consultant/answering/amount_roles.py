"""What the words around an amount say of it: given to the patient, thrown away, held by a vial, claimed, or defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.amounts import CONTAINERS, DOSE, MEASURES, NUMBER, RATE, Dose, dose_of
from consultant.answering.claimed_units import PER_UNIT
from consultant.answering.reading import Ask
from consultant.model.codes import Citation, CodeSystem

SIDE = r"(?:eye|knee|side|hip|shoulder|arm|leg|buttock|breast|deltoid|glute\w*)"
WASTE = r"(discard|wast|thrown|threw|toss|dump|left ?over|leftover|unused|remain)\w*"
_WASTED = re.compile(rf"\b{WASTE}\W+(?:\w+\W+){{0,3}}\Z", re.IGNORECASE)
_TO_WASTE = re.compile(
    rf"\A[ -]+(?:of (?:it|the (?:drug|vial))\W+)?(?:(?:was|were|is|are|had to be|been|left and)\W+)*{WASTE}"
    r"(?!\w| (?:the (?:other|remaining) )?\d)",
    re.IGNORECASE,
)
_BARE_EACH = re.compile(rf"\A\W*each\b(?! {SIDE})", re.IGNORECASE)
_HELD_IN = re.compile(rf"\b{CONTAINERS}|\b(?:sdv|sheets?|grafts?|membranes?|pieces?)\b", re.IGNORECASE)
_OF_VIAL = re.compile(
    r"\b(vials?|ampules?|ampoules?|syringes?|bottles?|bags?|sheets?|grafts?|comes?|supplied)\W+"
    r"(?:(?:of|is|are|was|were|with|contains?|containing|size|in|as|a|the|single|dose|use|[A-Z]\d{4}|\d+\W+and"
    rf"|(?:{NUMBER})\s?(?:{MEASURES})\W+(?:and|or))\W+){{0,3}}\Z",
    re.IGNORECASE,
)
_VIAL = re.compile(
    r"\A\W*each\b(?! (?:eye|knee|side|hip|shoulder|arm|leg|breast|buttock))"
    r"|\A\W*(?:in|per|to) (?:the|a|each|every|one) (?:vial|ampu?le|ampoule|syringe|bottle)\b"
    r"|\A(?:\s?/\s?[\d.]*\s?ml)?\W*(single[- ](dose|use)\W+)?(vials?|ampules?|ampoules?|syringes?"
    r"|bottles?|bags?|sheets?|grafts?|membranes?|pieces?|sdv)\b"
    rf"|\A,?(?: and| or|/)? (?:{NUMBER})[ -]?(?:{MEASURES}) (?:single[- ](?:dose|use) )?vials\b",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    rf"\A,? (?:each\b|(?:in|into|to|per|for) (?:each|every) |per )(?: ?{SIDE})?(?! vial)", re.IGNORECASE
)


def each_part(text: str) -> set[Dose]:
    """The amounts that each of several parts got."""
    return {dose_of(match) for match in DOSE.finditer(text) if _OF_EACH.match(text[match.end() :])}


def sort_given(roles: dict[str, set[Dose]], text: str) -> None:
    """Of several amounts the one that is said to be given is the dose, and the other the vial: `10 mg morphine, 8 mg given`."""
    corrected = _CORRECTED.search(text)
    found = {
        dose_of(match)
        for match in DOSE.finditer(text)
        if _IS_GIVEN.match(text[match.end() :])
        or _GAVE.search(text[: match.start()])
        or (_COUNTED_FOR.search(text[: match.start()]) and not _ANOTHER.match(text[match.end() :]))
        or (corrected and match.start() == corrected.end())
    } & roles["given"]
    if corrected:
        mended = {dose_of(one) for one in DOSE.finditer(text) if one.start() == corrected.end()} & roles[
            "given"
        ]
        roles["given"] = mended or found or roles["given"]
        found = mended or found
    if len(found) == 1 and len(roles["given"]) > 1:
        roles["vial"] |= roles["given"] - found - each_part(text) if not _COUNTED.search(text) else set()
        roles["given"] = found


_GAVE = re.compile(
    r"\b(?:gave|given|administered|injected|infused|received|got)(?: (?:her|him|them|only|just|the patient|about))?\s*\Z",
    re.IGNORECASE,
)
_COUNTED_FOR = re.compile(r"\bunits?\b[^.?!]{0,30}\bfor (?:an? |the )?\Z", re.IGNORECASE)
"""Asks for the units of the amount behind it."""
_COUNTED = re.compile(r"\bunits?\b[^.?!]{0,30}\bfor (?:an? |the )?\d", re.IGNORECASE)
_ANOTHER = re.compile(r",? (?:and|plus|or) \d", re.IGNORECASE)
_CORRECTED = re.compile(
    r"\b(?:sorry|correction|i mean|make that|no wait|scratch that)\b\W*(?:it was )?", re.IGNORECASE
)
_IS_GIVEN = re.compile(
    r"\A,? (?:was |were )?(?:given|administered|injected|infused|used|actually)\b", re.IGNORECASE
)
_IS_OPENED = re.compile(r"\A,? (?:in all |total )?(?:was |were )?(?:opened|prepared|mixed)\b", re.IGNORECASE)


def near(cited: Citation, ask: Ask) -> Iterator[re.Match[str]]:
    """The amounts that stand nearer to this drug code than to another; rates and units of the code itself are none."""
    drugs = [other.code for other in ask.procedures if other.system is CodeSystem.HCPCS]
    places = [(match.start(), code) for code in drugs for match in re.finditer(code, ask.text, re.IGNORECASE)]
    for match in DOSE.finditer(ask.text):
        nearest = min(places, key=lambda place: abs(place[0] - match.start()), default=(0, cited.code))
        behind = ask.text[match.end() :]
        counted = dose_of(match).measure == "units" and _OF_CODE.match(behind)
        if nearest[1] == cited.code and not RATE.match(behind) and not counted:
            yield match


_OF_CODE = re.compile(r" of [A-Z]\d{4}\b")
"""Behind a number of units: those of the code and none of the drug."""
_SIZED_UNIT = re.compile(r"[ -](?:billing )?unit\b(?! (?:were|was|given))", re.IGNORECASE)
"""Behind an amount: it is said to be what a unit counts, as in `5 mg unit`."""
_DEFINED = re.compile(
    r"\b(?:is|are|was|code is|billed|paid) (?:for )?(?:per|each unit)\s*\Z"
    r"|\bunit (?:of [A-Z]\d{4} )?(?:is |= ?)?\Z",
    re.IGNORECASE,
)
"""What is written behind it is said to be one unit of the code."""


def role_of(match: re.Match[str], text: str) -> str:
    """`given`, `wasted`, `vial`, `claimed` (as the billing unit) or `defined`, for a match of `DOSE` in the text."""
    before, after = text[: match.start()], text[match.end() :]
    if _WASTED.search(before) or _TO_WASTE.match(after):
        return "wasted"
    if _IS_GIVEN.match(after) or before.rstrip().endswith("="):
        return "given"
    if _IS_OPENED.match(after):
        return "vial"
    if PER_UNIT.match(text, match.start()) or _SIZED_UNIT.match(after):
        return "claimed"
    if _DEFINED.search(before):
        return "defined"
    if _BARE_EACH.match(after) and not _HELD_IN.search(text):
        return "defined"
    return "vial" if _VIAL.match(after) or _OF_VIAL.search(before) else "given"
