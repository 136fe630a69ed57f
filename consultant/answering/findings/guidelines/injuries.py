"""Injuries told in words with how they happened: all codes in their order (Official Guidelines, I.C.19 and I.C.20)."""

from __future__ import annotations

import re

from consultant.answering import injury_words
from consultant.answering.findings.entries import encounters
from consultant.answering.findings.guidelines import external_causes
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.injury_words import Injury
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = expression(
    r"\bgive (?:me )?(?:the )?injury\b|\binjury,? (?:external )?cause\b|\bcod(?:e|es|ed|ing)\b|\bicd\b|\bicd-?10\b"
    r"|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\b(?:7th|seventh) char\w*"
    r"|\bwhich s\b|\bs-codes?\b|\bbill\b|\breport\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:cpt|hcpcs|repair\w*|modifiers?|pcs|drgs?|m?ccs?|closure|global|ncci|mue|rvus?|paid|pays?|payment|cover\w*"
    r"|medicare|medicaid"
    r"|debrid\w*|reduc(?:tion|ed)|orif|cast application|splinting|ccsr|hcc|gems?|crosswalk|excludes?\d?|includes|icd-?9|poa"
    r"|e/?m|x-?rays? (?:of|views?|codes?)|vaccin\w*|tetanus|histor(?:y|ies)"
    r"|(?<!year )(?<!years )(?<!year-)(?<!month )(?<!months )(?<!yr )old|years? (?:ago|later)|months? (?:ago|later)"
    r"|healed|scar\w*"
    r"|late effects?"
    r"|sequelae?|residual|contracture|abuse[ds]?|suspect\w*|possible|probable|likely|rule[sd]? out|r/o"
    r"|versus|vs|anesthesia"
    r"|arthritis|pain only|removal of hardware|aftercare|(?:after|following|status post|s/p) surgery|fixation"
    r"|graft\w*|prosthe\w+|replac\w+|pregnan\w+|newborn"
    r"|when (?:are|is|do|should)|are they used|present on admission|does (?:it|that) mean|difference|define"
    r"|definition|when is|denied|denial)\b|\bwhat is (?:the )?(?:meaning"
    r"|7th char\w*) [A-S]\b",
    re.IGNORECASE,
)
"""Asks, or tells, something that other rules are for."""
_BARE_WORDS = 16
_OF_ALL = re.compile(r"\b(?:codes|all|external|cause|activity|diagnoses)\b", re.IGNORECASE)
_SEVENTH = re.compile(r"\b(?:7th|seventh|last|final) (?:char\w*|digit|letter)", re.IGNORECASE)
_THREE_DEGREES = re.compile(
    r"\b(?:type|grade|gustilo)[ -]*(?:iii|3)[ -]?[abc]?\b|\biii[abc]\b|\b3[abc]\b", re.IGNORECASE
)
_GRADED = ("S52", "S72", "S82")
"""Forearm, thigh and lower leg, whose open fractures have letters by their Gustilo type."""
_LETTERS = {
    ("initial", "closed"): ("A", "initial encounter, that is active treatment, closed fracture"),
    ("initial", "open"): ("B", "initial encounter for an open fracture, type I, II or not told"),
    ("initial", "grave"): ("C", "initial encounter for an open fracture of type IIIA, IIIB or IIIC"),
    ("routine", "closed"): ("D", "subsequent encounter with routine healing"),
    ("routine", "open"): ("E", "subsequent encounter, open fracture type I or II with routine healing"),
    ("routine", "grave"): ("F", "subsequent encounter, open fracture type III with routine healing"),
    ("delayed", "closed"): ("G", "subsequent encounter with delayed healing"),
    ("delayed", "open"): ("H", "subsequent encounter, open fracture type I or II with delayed healing"),
    ("delayed", "grave"): ("J", "subsequent encounter, open fracture type III with delayed healing"),
    ("nonunion", "closed"): ("K", "subsequent encounter with nonunion"),
    ("nonunion", "open"): ("M", "subsequent encounter, open fracture type I or II with nonunion"),
    ("nonunion", "grave"): ("N", "subsequent encounter, open fracture type III with nonunion"),
    ("malunion", "closed"): ("P", "subsequent encounter with malunion"),
    ("malunion", "open"): ("Q", "subsequent encounter, open fracture type I or II with malunion"),
    ("malunion", "grave"): ("R", "subsequent encounter, open fracture type III with malunion"),
}
_OF_OTHERS = {
    "A": "initial encounter, that is active treatment",
    "D": "subsequent encounter, that is care during healing",
}
_AREA = re.compile(
    r"\b(\d{1,2}(?:\.\d)?) ?(?:%|percent|per cent)(?: (?:of (?:the |his |her )?)?(?:tbsa|bsa|(?:total )?body surface|body))?",
    re.IGNORECASE,
)
_AREA_MEANT = re.compile(
    r"\btbsa\b|\bbsa\b|\bbody surface\b|(?:%|percent) (?:of (?:the |his |her )?)?body\b", re.IGNORECASE
)
_AREA_OF_THIRD = re.compile(
    r"(\d{1,2})(?:\.\d)? ?(?:%|percent)[^.;,%\d]{0,25}\b(?:third|3rd)[- ]degree", re.IGNORECASE
)
_RULE = (
    "each injury has a code of its own, the most serious first; external cause codes follow and are never first, place and"
    " activity are given once, at the first encounter"
)
_BURN_RULE = (
    "the burn of the highest degree is first and a site has one code, for its highest degree; T31 tells the burned share of the"
    " body surface"
)
_SECTION, _BURN_SECTION = "I.C.19.b and I.C.20", "I.C.19.d and I.C.20"
_BURNS = "T2"
_ALONE = (
    "I.C.19.a",
    "the 7th character A stands for active treatment, D (with the letters of fractures) for care during healing, S for a sequela",
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the told injuries, of the burned area, the cause, the place and the activity; nothing where one is open."""
    text = ask.text
    if (
        ask.citations
        or not _wished(text)
        or _OTHERWISE.search(text)
        or (external_causes.asked(text) and not _OF_ALL.search(text))
    ):
        return ()
    found = injury_words.told(text)
    if not found:
        return ()
    codes = tuple(f"{one.stem}{_letter(one, text)[0]}" for one in found)
    area = tuple(_area(text, codes[0])) if codes[0].startswith(_BURNS) else ()
    causes = external_causes.codes(text, activity=bool(_OF_ALL.search(text)))
    if len(codes) == 1 and not causes and not area:
        return in_order(codes, _said(found, text, codes, area, causes), *_ALONE, reference, ordered=False)
    rule, section = (_BURN_RULE, _BURN_SECTION) if codes[0].startswith(_BURNS) else (_RULE, _SECTION)
    said = _said(found, text, codes, area, causes)
    known = tuple(code for code in (*area, *causes) if reference.reportable(code))
    several = len(codes) + len(known) > 1
    return in_order((*codes, *known), said, section, rule, reference, ordered=several)


def _wished(text: str) -> bool:
    """Whether codes are wished, or nothing but the injury is written."""
    return bool(_WANTED.search(text)) or ("?" not in text and len(text.split()) <= _BARE_WORDS)


def _said(
    found: tuple[Injury, ...],
    text: str,
    codes: tuple[str, ...],
    area: tuple[str, ...],
    causes: tuple[str, ...],
) -> str:
    letter, meaning = _letter(found[0], text)
    parts = [f"{letter} says {meaning}"]
    if _SEVENTH.search(text):
        parts = [f"the 7th character is {letter}, {meaning}"]
    if len(codes) > 1:
        parts.append(
            "the most serious injury first" if not codes[0].startswith(_BURNS) else "the highest degree first"
        )
    if area:
        parts.append("the burned share of the body behind the burns")
    if causes:
        parts.append("how it happened behind the injury")
    return "; ".join(parts)


def _letter(one: Injury, text: str) -> tuple[str, str]:
    """The 7th character with what it says."""
    told = encounters.encounter(text)
    later = next((word for word in ("nonunion", "malunion", "delayed") if word in told), "")
    again = later or ("routine" if "routine" in told or "subsequent" in told else "initial")
    if "initial" in told and not later and "routine" not in told:
        again = "initial"
    if one.nature != "fracture":
        letter = "A" if again == "initial" else "D"
        return letter, _OF_OTHERS[letter]
    opened = "open" in told and "closed" not in told
    if not opened:
        return _LETTERS[again, "closed"]
    if not one.stem.startswith(_GRADED):
        return (
            ("B", "initial encounter for an open fracture")
            if again == "initial"
            else _LETTERS[again, "closed"]
        )
    return _LETTERS[again, "grave" if _THREE_DEGREES.search(text) else "open"]


def _area(text: str, first: str) -> tuple[str, ...]:
    """The share of the body surface (T31, of corrosions T32) by tens, and how much of it is of the third degree."""
    shares = [float(one) for one in _AREA.findall(text)]
    if not shares or not _AREA_MEANT.search(text):
        return ()
    third = _AREA_OF_THIRD.search(text)
    of_third = min(int(third[1]) // 10, 9) if third else 0
    tens = min(int(max(shares)) // 10, 9)
    category = "T32" if first[4] in "4567" else "T31"
    return (f"{category}.{tens}{of_third if tens else ''}",)
