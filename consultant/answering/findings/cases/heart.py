"""Heart attacks by wall and vessel, with the angina, the arrest or the cause beside them (Official Guidelines, I.C.9)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words
from consultant.answering.findings.guidelines import infarctions

_ATTACK = re.compile(
    r"\b(?P<kind>stemi|n-?stemi|non-?\s?stemi|non-?\s?st[- ](?:elevation|segment)(?: \w+)*? (?:mi"
    r"|myocardial infarct\w+)|st[- ]elevation (?:mi|myocardial infarct\w+))\b",
    re.IGNORECASE,
)
_WALLS = by_words(
    (
        ("I21.01", r"\bleft main\b"),
        ("I21.02", r"\blad\b|\bleft anterior descending\b|\bdiagonal\b"),
        ("I21.11", r"\brca\b|\bright coronary\b"),
        ("I21.21", r"\bcircumflex\b|\blcx\b|\bobtuse marginal\b"),
        ("I21.09", r"\bantero?(?:ior|-?septal|-?lateral|-?apical)?\b|\banterior\b"),
        ("I21.19", r"\binfer(?:ior|o-?lateral)\b"),
        ("I21.29", r"\b(?:posterior|lateral|septal|apical|high lateral)\b"),
    )
)
_WALL_WORDS = re.compile(
    r"\b(?:of|the|in|involving|due to|occlusion|anterior|inferior|posterior|lateral|septal|antero-?septal"
    r"|antero-?lateral|infero-?lateral|wall|left main|lad|left anterior descending"
    r"|rca|right coronary(?: artery)?|(?:left )?circumflex(?: artery)?|lcx|coronary artery)\b|\(lad\)",
    re.IGNORECASE,
)
_SECOND_KIND = re.compile(
    r"\b(?:type (?:2|ii) (?:mi|myocardial infarct\w+|nstemi)|(?:mi|myocardial infarct\w+),? type (?:2|ii)"
    r"|nstemi,? type (?:2|ii))\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:(?:due|secondary) to )?(?:demand ischemia|supply[- ]demand mismatch)\b", re.IGNORECASE
)
_UNDERLYING = by_words(
    (
        ("D62", r"\bacute blood loss an[a]?emia\b"),
        ("D64.9", r"\ban[a]?emia\b"),
        (
            "I48.91",
            r"\ba-?fib\b(?: with rvr)?|\batrial fibrillation\b(?: with (?:rvr|rapid ventricular response))?",
        ),
        ("I47.10", r"\bsvt\b|\bsupraventricular tachycardia\b"),
        ("J96.01", r"\bacute (?:hypoxi\w+ respiratory failure|respiratory failure with hypoxia)\b"),
        ("I95.9", r"\bhypotension\b"),
        ("A41.9", r"\bsepsis\b"),
    )
)
_CAD = re.compile(
    r"\b(?:cad|coronary artery disease|coronary atherosclerosis"
    r"|atherosclerotic heart disease)\b(?: of (?:the )?native (?:coronary )?(?:arter(?:y|ies)|vessels?))?"
    r"|\bnative (?:coronary )?arter\w+\b",
    re.IGNORECASE,
)
_ANGINAS = by_words(
    (
        ("0", r"\bunstable angina\b|\b(?:accelerated|crescendo) angina\b"),
        ("2", r"\brefractory angina\b"),
        ("1", r"\b(?:variant|prinzmetal'?s?) angina\b|\bangina with (?:documented )?spasm\b"),
        (
            "8",
            r"\b(?:chronic )?stable angina\b|\b(?:exertional|effort) angina\b|\bangina of effort\b|\banginal equivalent\b",
        ),
        ("9", r"\bangina(?: pectoris)?\b"),
    )
)
_NO_ANGINA = re.compile(r"\b(?:no|without|w/o|denies)\b (?:any )?angina(?: pectoris)?\b", re.IGNORECASE)
_ARREST = re.compile(r"\bcardiac arrest\b", re.IGNORECASE)
_BARRED = re.compile(
    r"(?=.*\bnstemi\b).*(?<!n)(?<!non-)(?<!non )\bstemi\b"
    r"|\b(?:subsequent|another|second|again|new|recurrent|re-?infarct\w*|cabg|bypass|graft|stent restenosis"
    r"|post-?(?:op|procedur)\w*)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:old|prior|previous|past|healed|history of(?: an?)?|hx of|h/o) (?:(?:n?stemi|mi|heart attack|myocardial infarct\w+)\b)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|a) (?:days?|weeks?|wks?) (?:ago|old|out|later)\b"
    r"|\bwithin (?:the )?(?:last |past )?(?:4|four) weeks\b|\bstill (?:in|under|being) (?:treatment|care"
    r"|treated)\b|\bpatient still in treatment\b",
    re.IGNORECASE,
)
_WITHIN = Rule(
    "the acute code by wall and vessel is kept for encounters within 4 weeks (28 days) of the infarction, also after a transfer",
    "I.C.9.e.1",
    "a heart attack is coded as acute for encounters up to 4 weeks (28 days) after it",
)
_CAUSE_FIRST = Rule(
    "the cause of the type 2 infarction first, where it applies, as the code first note at I21.A1 asks;"
    " demand ischemia is not coded beside it",
    "I.C.9.e.5; tabular note at I21.A1",
    "a type 2 infarction is I21.A1 with its underlying cause, and no code of I21.0 to I21.4",
)
_ARREST_RULE = Rule(
    "the heart condition that caused it first, then the arrest",
    "tabular note at I46.2",
    "a code first note at I46.2 asks for the underlying cardiac condition",
)
_LINKED = Rule(
    "one code holds the coronary disease and the angina, whose link is presumed unless the record denies it",
    "I.C.9.b",
    "atherosclerotic heart disease with angina is a combination code of I25.11-",
    either=True,
)


def read(text: str) -> Read:
    """The codes of a heart attack with its cause or arrest, or of a coronary disease with angina."""
    items: list[Item] = []
    rule = None
    rest = text
    old = bool(_OLD.search(text))
    if old:
        rest = _OLD.sub(" , ", rest)
        items.append(Item("I25.2", Rank.STATUS))
    if _SECOND_KIND.search(rest):
        rest = blank(rest, (_SECOND_KIND, _DEMAND))
        causes = [code for code, words in _UNDERLYING if words.search(rest)][:1]
        rest = blank(rest, (words for _, words in _UNDERLYING))
        items = [*(Item(code, Rank.CAUSE) for code in causes), Item("I21.A1", Rank.MAIN), *items]
        rule = _CAUSE_FIRST
    elif (attack := _ATTACK.search(rest)) and not _BARRED.search(rest):
        days = {infarctions.in_days(found) for found in infarctions.ELAPSED.finditer(rest)}
        if days and max(days) > infarctions.ACUTE:
            return Read(text)
        named = (
            "n"
            in attack["kind"]
            .lower()
            .replace("elevation", "")
            .replace("myocardial infarction", "")
            .replace("segment", "")[:3]
        )
        code = "I21.4" if named else next((one for one, words in _WALLS if words.search(rest)), "I21.3")
        items.insert(0, Item(code, Rank.CAUSE if _ARREST.search(rest) else Rank.MAIN))
        rest = blank(rest, (_ATTACK, _WALL_WORDS))
        if _WHEN.search(rest):
            rule = _WITHIN
            rest = _WHEN.sub(" , ", rest)
        if _ARREST.search(rest):
            items.append(Item("I46.2", Rank.RESULT))
            rest, rule = _ARREST.sub(" , ", rest), _ARREST_RULE
    if _CAD.search(rest):
        told = _NO_ANGINA.sub(" ", rest)
        ending = next((ending for ending, words in _ANGINAS if words.search(told)), "")
        items.insert(0, Item(f"I25.11{ending}" if ending else "I25.10"))
        rule = rule or (_LINKED if ending else None)
        rest = blank(rest, (_CAD, _NO_ANGINA, *(words for _, words in _ANGINAS)))
    return Read(rest, tuple(items), rule, own=rule in (_WITHIN, _LINKED))
