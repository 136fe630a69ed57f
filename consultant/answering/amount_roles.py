"""What the words around an amount say of it: given to the patient, thrown away, held by a vial, claimed, or defined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from consultant.answering.amounts import CONTAINERS, DOSE, MEASURES, NUMBER, RATE, Dose, dose_of
from consultant.answering.claimed_units import PER_UNIT
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.model.codes import Citation, CodeSystem

SIDE = r"(?:eye|knee|side|hip|shoulder|arm|leg|buttock|breast|deltoid|glute\w*)"
WASTE = r"(discard|wast|thrown|threw|toss|dump|left ?over|leftover|unused|remain|left(?=\s*(?:[?.,;]|\Z|in the vial)))\w*"
_WASTED = re.compile(rf"\b{WASTE}\W+(?:\w+\W+){{0,3}}\Z", re.IGNORECASE)
_WASTED_FROM = re.compile(rf"\b{WASTE}\W+(?:is |was )?(?:from|out of) (?:an? |the |one )?\Z", re.IGNORECASE)
"""What is written behind it held what was thrown away: `the waste from 2 g`."""
_TO_WASTE = re.compile(
    rf"\A[ -]+(?:of (?:it|the (?:drug|vial))\W+)?(?:(?:was|were|is|are|had to be|been|left and)\W+)*{WASTE}"
    r"(?!\w| (?:the (?:other|remaining) )?\d)",
    re.IGNORECASE,
)
_BARE_EACH = re.compile(rf"\A\W*each\b(?! {SIDE})", re.IGNORECASE)
_HELD_IN = re.compile(rf"\b{CONTAINERS}|\b(?:sdv|sheets?|grafts?|membranes?|pieces?)\b", re.IGNORECASE)
_OF_VIAL = re.compile(
    r"\b(vials?|ampules?|ampoules?|syringes?|bottles?|bags?|sheets?|grafts?|comes?|supplied)\W+"
    r"(?:(?:of|is|are|was|were|with|has|had|have|holds?|held|contains?|containing|size|in|as|a|the|single|dose|use|[A-Z]\d{4}|\d+\W+and"
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
    later = any(_LATER.match(text[one.end() :]) for one in DOSE.finditer(text))
    if len(roles["given"]) > 1 and later and not _ONE_AMOUNT.search(text):
        return  # each was given, one after the other
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
_LATER = re.compile(
    r"\A,? (?:\w+ )?(?:later|again|afterwards|then|more)\b|\A,? (?:an|\w+) (?:hours?|minutes|min) (?:later|after)\b"
    r"|\A,? (?:at|in the|by) (?:\d{1,2}(?::\d\d)? ?[ap]\.?m|noon|night|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
"""Behind an amount: it was given after another one."""
_COUNTED_FOR = re.compile(r"\bunits?\b[^.?!]{0,30}\bfor (?:an? |the )?\Z", re.IGNORECASE)
"""Asks for the units of the amount behind it."""
_COUNTED = re.compile(r"\bunits?\b[^.?!]{0,30}\bfor (?:an? |the )?\d", re.IGNORECASE)
_ANOTHER = re.compile(r",? (?:and|plus|or) \d", re.IGNORECASE)
_CORRECTED = expression(
    r"\b(?:sorry|correction|i mean|make that|no wait|scratch that)\b\W*(?:it was )?", re.IGNORECASE
)
_IS_GIVEN = re.compile(
    r"\A,? (?:was |were )?(?:given|administered|injected|infused|used|actually)\b"
    r"|\A,? (?:went|was put|were put|ran) in(?:to)? (?:the |our )?(?:patient|pt|her|him)\b",
    re.IGNORECASE,
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


_APART = re.compile(
    r"\A\W*(?:(?:and|or|vs\.?|versus|then|but)\W+)?(?:(?:what|how) about |how many(?: units)? )?(?:for|if) "
    r"(?:an? |the |it (?:is|was) )?\Z|\A\W*(?:and )?(?:what|how) about (?:an? |the )?\Z",
    re.IGNORECASE,
)
"""Between two amounts: the same is asked of the second, as in `for 30 mg and for 45 mg`."""


def asked_apart(cited: Citation, ask: Ask, kind: str) -> tuple[Dose, ...]:
    """The amounts that the question asks the units of one by one; none where it asks of one, or tells what one is for."""
    found = list(near(cited, ask))
    between = (ask.text[one.end() : two.start()] for one, two in pairwise(found))
    apart = all(map(_APART.match, between))
    given = all(role_of(match, ask.text) == "given" for match in found)
    doses = tuple(dict.fromkeys(map(dose_of, found)))
    return doses if apart and given and len(doses) > 1 and {one.scale[0] for one in doses} == {kind} else ()


_IN_TURN = re.compile(
    r"\A[^.?!\d]{0,15}(?: at \d{1,2}(?::\d\d)?)?[^.?!\d]{0,25}\b(?:and|then|plus|,)\W*(?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_ONE_AMOUNT = re.compile(
    r"\b(?:drew|drawn|draw|vials?|syringes?|order\w*|mix\w*|prepar\w*|open\w*|of (?:it|which|that)|out of|plan\w*"
    r"|intend\w*"
    r"|(?:next|other|another|second|2nd|following) (?:day|date|week|visit)"
    r"|days?|weeks?|tomorrow|yesterday|wast\w*|discard\w*|left)\b",
    re.IGNORECASE,
)
"""Words under which one amount is of another, or of another day."""


def given_in_turn(cited: Citation, ask: Ask, kind: str) -> Dose | None:
    """All of the drug that was given in several doses of a day, as in `30 mg at 9 am and 30 mg in the evening`."""
    found = list(near(cited, ask))
    doses = [dose_of(match) for match in found]
    later = any(_LATER.match(ask.text[match.end() :]) for match in found[1:])
    if not later or {(one.scale[0], one.measure) for one in doses} != {(kind, doses[0].measure)}:
        return None
    turns = all(
        _IN_TURN.match(ask.text[one.end() : two.start()].replace(cited.code, ""))
        for one, two in pairwise(found)
    )
    given = all(role_of(match, ask.text) == "given" for match in found)
    if not (turns and given) or _ONE_AMOUNT.search(ask.text):
        return None
    return Dose(sum((one.amount for one in doses), Decimal(0)), doses[0].measure)


_OF_CODE = re.compile(r" of [A-Z]\d{4}\b")
"""Behind a number of units: those of the code and none of the drug."""
_SIZED_UNIT = re.compile(r"[ -](?:billing )?unit\b(?! (?:were|was|given))", re.IGNORECASE)
"""Behind an amount: it is said to be what a unit counts, as in `5 mg unit`."""
_DEFINED = re.compile(
    r"\b(?:is|are|was|code is|billed|paid) (?:for )?(?:per|each unit)\s*\Z"
    r"|\bunit (?:of [A-Z]\d{4} )?(?:is |being |of |= ?)?\Z",
    re.IGNORECASE,
)
"""What is written behind it is said to be one unit of the code."""


def role_of(match: re.Match[str], text: str) -> str:
    """`given`, `wasted`, `vial`, `claimed` (as the billing unit) or `defined`, for a match of `DOSE` in the text."""
    before, after = text[: match.start()], text[match.end() :]
    if _WASTED_FROM.search(before):
        return "vial"
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
