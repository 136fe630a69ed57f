"""Hypertension with what it comes from or what else it is told with, rhythm and clots, each with its drug (guidelines, I.C.9)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words, side

_SECONDARY = re.compile(
    r"\b(?:secondary|renovascular) (?:hypertension|htn)\b|\b(?:hypertension|htn)(?=,? (?:due|secondary) to\b)"
    r"|(?<=causing )(?:hypertension|htn)\b",
    re.IGNORECASE,
)
_CAUSES = tuple(
    (kind, cause, re.compile(words, re.IGNORECASE))
    for kind, cause, words in (
        (
            "I15.0",
            "I70.1",
            r"\b(?:(?:left|right|bilateral|atherosclerotic) )*renal artery (?:stenosis|atherosclerosis)\b",
        ),
        ("I15.0", "I77.3", r"\bfibro-?muscular dysplasia\b"),
        ("I15.1", "Q61.3", r"\bpolycystic kidney(?: disease)?s?\b"),
        ("I15.2", "E26.09", r"\bprimary (?:hyper)?aldosteronism\b|\bconn'?s syndrome\b"),
        ("I15.2", "E26.9", r"\b(?:hyper)?aldosteronism\b"),
        ("I15.2", "D35.00", r"\bpheochromocytoma\b"),
        ("I15.2", "E24.9", r"\bcushing'?s?(?: (?:syndrome|disease))?\b"),
        ("I15.8", "G47.33", r"\bobstructive sleep apnea\b|\bosa\b"),
    )
)
_DUE = re.compile(r"\b(?:due|secondary) to\b", re.IGNORECASE)
_BOTH_CODED = Rule(
    "two codes, one for the hypertension and one for its cause; the reason for the encounter decides which is first",
    "I.C.9.a.6",
    "secondary hypertension takes I15 with the code of the underlying condition",
    either=True,
)
_FIBRILLATIONS = by_words(
    (
        ("I48.11", r"\blong-?\s?standing persistent\b"),
        ("I48.21", r"\bpermanent\b"),
        ("I48.19", r"\bpersistent\b"),
        ("I48.0", r"\bparoxysmal\b"),
        ("I48.20", r"\bchronic\b"),
    )
)
_FIBRILLATION = re.compile(
    r"\b(?:(?:long-?\s?standing|permanent|persistent|paroxysmal|chronic)[ ,]+)*(?:a-?fib|a\.? ?fib"
    r"|atrial fibrillation|\baf\b)(?:[ ,(]+(?:long-?\s?standing|permanent|persistent|paroxysmal"
    r"|chronic)\b\)?)*(?:,? with (?:rvr|rapid ventricular response))?",
    re.IGNORECASE,
)
_THINNER = re.compile(
    r"\b(?:on |taking |takes |with |and |long[- ]term (?:use of )?|chronic )*(?:warfarin|coumadin|eliquis"
    r"|xarelto|pradaxa|savaysa|apixaban|rivaroxaban|dabigatran|anticoagula\w+|blood thinners?)(?: therapy"
    r"| use)?\b",
    re.IGNORECASE,
)
_CLOT = re.compile(r"\b(?:acute |chronic )?(?:dvt|deep v(?:ei|e)n(?:ous)? thrombosis)\b", re.IGNORECASE)
_VEINS = (("1", r"\bfemoral\b"), ("2", r"\biliac\b"), ("3", r"\bpopliteal\b"), ("4", r"\btibial\b"))
_CLOT_WORDS = re.compile(
    r"\b(?:acute|chronic|of|in|the|right|left|bilateral|both|femoral|iliac|popliteal|tibial|veins?|leg"
    r"|lower extremity|proximal|distal)\b",
    re.IGNORECASE,
)
_BLED = re.compile(
    r"\b(?:coagulopathy|bleed\w*|h[a]?emorrhag\w+|epistaxis|nose-?\s?bleed|hematuria|hematemesis"
    r"|melena)\b[^.;?!]{0,30}\b(?:due to|from|caused by|secondary to|on|because of|2/2|d/t)\b[^.;?!]{0,18}"
    r"\b(?:warfarin|coumadin|eliquis|xarelto|pradaxa|savaysa|apixaban|rivaroxaban|dabigatran"
    r"|anticoagulants?|heparin|lovenox|blood thinners?)\b",
    re.IGNORECASE,
)
_BLEEDS = by_words(
    (
        ("K92.2", r"\b(?:gi|gastro-?intestinal) (?:bleed\w*|h[a]?emorrhag\w+)"),
        ("K92.1", r"\bmelena\b"),
        ("R04.0", r"\bepistaxis\b|\bnose-?\s?bleeds?\b"),
        ("R31.9", r"\bhematuria\b"),
        ("K92.0", r"\bhematemesis\b"),
    )
)
_DRUG_BLED = Rule(
    "the bleeding, D68.32 where the provider names a bleeding disorder or coagulopathy from the drug,"
    " then T45.515A for its adverse effect",
    "I.C.19.e.5.a; tabular note at D68.32",
    "the nature of an adverse effect goes before the drug, T45.515-; D68.32 is not for a long time or INR"
    " out of range alone (R79.1)",
)
_NOT_DIALYSIS = re.compile(r",? ?\b(?:not|no|without|never) (?:yet )?(?:on |in )?dialysis\b", re.IGNORECASE)


def read(text: str) -> Read:
    """Secondary hypertension, atrial fibrillation, clots of the leg, and bleeding from an anticoagulant."""
    rest = _NOT_DIALYSIS.sub(" , ", text)
    items: list[Item] = []
    rule = None
    if cause := _SECONDARY.search(rest) and next((one for one in _CAUSES if one[2].search(rest)), None):
        items += [Item(cause[0]), Item(cause[1])]
        rest, rule = blank(rest, (_SECONDARY, cause[2], _DUE)), _BOTH_CODED
    if _BLED.search(rest):
        bleeds = [code for code, words in _BLEEDS if words.search(rest)]
        disorder = (
            ["D68.32"]
            if re.search(r"\bcoagulopathy\b|\bdisorder\b", rest, re.IGNORECASE) or not bleeds
            else []
        )
        items += [
            *(Item(code, Rank.CAUSE) for code in (*bleeds, *disorder)),
            Item("T45.515A", Rank.BESIDE),
            Item("Z79.01", Rank.STATUS),
        ]
        rest = blank(
            rest,
            (
                *(words for _, words in _BLEEDS),
                _THINNER,
                re.compile(r"\b(?:coagulopathy|bleed\w*|h[a]?emorrhag\w+|disorder)\b", re.IGNORECASE),
            ),
        )
        rule = _DRUG_BLED
    if _FIBRILLATION.search(rest):
        near = _FIBRILLATION.search(rest)
        said = near[0] if near else ""
        items.append(Item(next((code for code, words in _FIBRILLATIONS if words.search(said)), "I48.91")))
        rest = _FIBRILLATION.sub(" , ", rest)
    if clot := _CLOT.search(rest):
        vein = next((digit for digit, words in _VEINS if re.search(words, rest, re.IGNORECASE)), "")
        chronic = bool(re.search(r"\bchronic\b", rest, re.IGNORECASE))
        end = side(rest, "1239")
        whole = {False: "I82.4", True: "I82.5"}[chronic]
        items.append(Item(f"{whole}{vein}{end}" if vein else f"{whole}0{end}"))
        rest = _CLOT_WORDS.sub(" ", rest.replace(clot[0], " , "))
    if items and _THINNER.search(rest):
        items.append(Item("Z79.01", Rank.STATUS))
        rest = _THINNER.sub(" , ", rest)
    return Read(rest if items or rest != text else text, tuple(items), rule)
