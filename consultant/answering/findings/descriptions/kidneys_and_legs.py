"""Conditions that are told and coded together: an acute injury of a diseased kidney, diabetes beside it, an ulcer of the leg."""

from __future__ import annotations

import re

from consultant.answering import conditions
from consultant.answering.findings.descriptions import several
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = expression(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\bfirst\b|\bboth\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:unrelated|not related|not due|hccs?|drgs?|m?ccs?|pregnan\w+|cpt|history|rule|why|presum\w+|assum\w+|transplant\w*"
    r"|post-?partum|poa|excludes\d?)\b",
    re.IGNORECASE,
)
_ACUTE, _CHRONIC = "N17", "N18"


def kidneys(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """An acute injury of a chronically diseased kidney: both codes; with diabetes and hypertension the combination codes."""
    text = ask.text
    if ask.citations or not _WANTED.search(text) or _OTHERWISE.search(text):
        return ()
    told = conditions.told(text)
    if not any(code.startswith(_CHRONIC) for code in told):
        return ()
    acute = any(code.startswith(_ACUTE) for code in told)
    diabetic = any(code.startswith(("E10", "E11")) for code in told) and "I10" in told
    if not (acute or diabetic):
        return ()
    codes, made = several.combined(told, ask, reference)
    combined = [str(one.values["code"]) for one in made]
    if diabetic:
        rest = [code for code in codes if code not in combined]
        said = "the links are presumed; the reason for the encounter says which combination code is first; the stage follows"
        rule = "N18 tells the stage behind the combination codes; the links are presumed unless the record denies them"
        ordered = (*sorted(combined), *rest)
        return in_order(ordered, said, "I.A.15, I.C.4.a and I.C.9.a", rule, reference)
    first = [code for code in codes if code.startswith(_ACUTE)]
    said = "both are coded, the acute injury and the chronic disease by its stage; no Excludes1 note keeps them apart"
    rule = "acute and chronic conditions with codes of their own are both coded, the acute one first (I.B.8)"
    return in_order(
        (*first, *(code for code in codes if code not in first)), said, "I.B.8 and I.C.14.a", rule, reference
    )


_VENOUS = pattern(r"\b(?:venous (?:stasis )?ulcers?|stasis ulcers?|varicose ulcers?|varicose veins?)\b")
_ARTERIAL = pattern(r"\b(?:atheroscleros\w+|arterioscleros\w+)\b")
_ULCER = pattern(r"\b(?:ulcers?|ulcerat\w+)\b")
_SITES = (
    ("1", pattern(r"\bthigh\b")),
    ("2", pattern(r"\bcal(?:f|ves)\b")),
    ("3", pattern(r"\bankle\b")),
    ("4", pattern(r"\b(?:heel|midfoot)\b")),
    ("5", pattern(r"\b(?:foot|toes?)\b")),
    ("8", pattern(r"\b(?:lower leg|shin)\b")),
)
_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_NO_VEIN = re.compile(
    r"\b(?:pressure|decubitus|diabet\w*|gangrene|bypass|without varicose|healed)\b", re.IGNORECASE
)
_INFLAMED = re.compile(r"\b(?<!no )(?<!without )(?:inflamm\w+|inflamed|stasis dermatitis)\b", re.IGNORECASE)
_CALF_OF_LEG = {"8": "9"}
"""The site of L97 for that of a vein's or an artery's ulcer, where the two differ."""
_ULCER_RULE = "the cause is first; L97 for site, side and depth of the ulcer follows it (use additional code)"


_NO_PRESSURE = expression(r"\bnon-?\s?pressure\b|\b(?:no|not) diabet\w*|\bwithout diabet\w*", re.IGNORECASE)
_ALONE_RULE = "L97 tells site, side and depth of a chronic ulcer that is none of pressure; a cause that is known goes before it"


def alone(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A chronic ulcer of leg or foot of which no cause is told, by site, side and depth."""
    text = ask.text
    if ask.citations or not (_NO_PRESSURE.search(text) and _ULCER.search(text)) or _OTHERWISE.search(text):
        return ()
    plain = _NO_PRESSURE.sub(" ", text)
    if _VENOUS.search(plain) or _ARTERIAL.search(plain) or _NO_VEIN.search(plain):
        return ()
    codes = tuple(code for code in conditions.told(plain) if code.startswith("L97"))
    said = "by site, side and depth; a cause that is known goes before it"
    return (
        in_order(codes, said, "tabular note at L97", _ALONE_RULE, reference, ordered=False)
        if len(codes) == 1
        else ()
    )


def legs(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The ulcer of a leg from its veins or arteries: the cause by site and side, then L97 with its depth."""
    text = ask.text
    venous, arterial = bool(_VENOUS.search(text)), bool(_ARTERIAL.search(text))
    if ask.citations or venous == arterial or not _ULCER.search(text) or not _WANTED.search(text):
        return ()
    site = next((digit for digit, words in _SITES if words.search(text)), "")
    sides = {one.lower() for one in _SIDE.findall(text)}
    if not site or len(sides) != 1 or _NO_VEIN.search(text) or _OTHERWISE.search(text):
        return ()
    left = "left" in sides
    cause = (
        f"I83.{'2' if _INFLAMED.search(text) else '0'}{'2' if left else '1'}{site}"
        if venous
        else f"I70.2{'4' if left else '3'}{site}"
    )
    plain = pattern(r"\b(?:venous|stasis|varicose|pressure)\b").sub(" ", text)
    depth = next((code for code in conditions.told(plain) if code.startswith("L97")), "")
    ulcer = depth or f"L97.{_CALF_OF_LEG.get(site, site)}{'2' if left else '1'}9"
    said = "the cause first, then L97 for the depth of the ulcer"
    return in_order((cause, ulcer), said, "tabular notes at I83.0, I70.2 and L97", _ULCER_RULE, reference)
