"""A birth told in words: the codes of the mother's record, or of the child's (Official Guidelines, I.C.15.n and I.C.16.a)."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines.gestation import week_code
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_BORN = re.compile(r"\b(?:deliver(?:y|ed)|births?|born|liveborn|c-?\s?sections?|cesarean)\b", re.IGNORECASE)
_WANTED = re.compile(r"\b(?:codes?|icd\S*|dx|z\d\d|coded|report(?:ed)?)\b", re.IGNORECASE)
_MOTHERS = re.compile(
    r"\b(?:mom|mother|maternal|obstetric|ob|her)(?:'?s)? (?:record|chart|claim|side|account|codes?|stay)\b"
    r"|\bmom's\b|\bmother's\b",
    re.IGNORECASE,
)
_CHILDS = re.compile(
    r"\b(?:newborn|baby|infant|neonate|child|twin)(?:'?s)? (?:record|chart|claim|side|account|codes?"
    r"|birth|stay|dx)\b"
    r"|\bnewborn\b|\bbaby's\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:uncomplicated|normal|spontaneous|without complications?|no complications?)\b", re.IGNORECASE
)
_CESAREAN = re.compile(r"\bc-?\s?sections?\b|\bcesarean\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:at home|in the (?:car|ambulance)|en route|birthing center|outside (?:the )?hospital)\b",
    re.IGNORECASE,
)
_COMPLICATED = re.compile(
    r"\b(?:breech|preeclampsia|diabetes|hypertension|hemorrhage|laceration|forceps|vacuum|preterm|premature|induc\w+"
    r"|previous|prior|failure"
    r"|distress|twins?|triplets?|complicated by|anemia|obes\w+)\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"\b(\d{2})(?:\s?[+ ]\s?\d(?:/7)?)? ?-?(?:weeks?|wks?)\b", re.IGNORECASE)
_TERM = range(37, 42)
_OUTCOMES = (
    ("Z37.1", re.compile(r"\bsingle stillb\w+|\bstillbirth\b|\bstillborn\b(?!.*\btwin)", re.IGNORECASE)),
    ("Z37.2", re.compile(r"\btwins?\b(?!.*\bstill)", re.IGNORECASE)),
    (
        "Z37.0",
        re.compile(
            r"\bsingle(?:ton)?\b|\blive ?-?born\b|\blive birth\b|\bhealthy (?:baby|girl|boy|infant)\b|\bone live\b",
            re.IGNORECASE,
        ),
    ),
)
_INDICATIONS = (
    ("O32.1XX0", re.compile(r"\bbreech\b", re.IGNORECASE)),
    (
        "O34.219",
        re.compile(
            r"\b(?:previous|prior|repeat|elective repeat) (?:c-?\s?section|cesarean)\b", re.IGNORECASE
        ),
    ),
    (
        "O82",
        re.compile(
            r"\b(?:without (?:any )?indication|no (?:medical )?(?:indication|reason)|on request|elective)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Why a cesarean was done."""
_SECTION = ("I.C.15.b.4", "the condition that led to a cesarean is first, and the outcome Z37 is added")
_MOTHER = (
    "I.C.15.n and I.C.21.c.12",
    "a normal full-term delivery is O80 with Z37.0, on the mother's record only",
)
_CHILD = ("I.C.16.a.2", "Z38 is first and once, on the newborn's birth record only")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of a plain birth for the record that is asked about; nothing where complications or the record are open."""
    if ask.citations or not (_BORN.search(ask.text) and _WANTED.search(ask.text)):
        return ()
    mothers, childs = bool(_MOTHERS.search(ask.text)), bool(_CHILDS.search(ask.text))
    if childs and not mothers:
        return _of_child(ask.text, reference)
    plain = mothers or _PLAIN.search(ask.text) or _CESAREAN.search(ask.text)
    return _of_mother(ask.text, reference) if plain else ()


def _of_mother(text: str, reference: Reference) -> tuple[Finding, ...]:
    """O80, the outcome and the week, where nothing told speaks against a normal delivery at full term."""
    if _CESAREAN.search(text):
        return _by_section(text, reference)
    weeks = _WEEKS.search(text)
    early = weeks is not None and int(weeks[1]) not in _TERM
    outcome = next((code for code, words in _OUTCOMES if words.search(text)), "Z37.0")
    if early or outcome != "Z37.0" or _COMPLICATED.search(text):
        return ()
    codes = ("O80", outcome, *((week_code(int(weeks[1])),) if weeks else ()))
    return in_order(codes, "a normal delivery with its outcome, on the mother's record", *_MOTHER, reference)


def _by_section(text: str, reference: Reference) -> tuple[Finding, ...]:
    """A cesarean: its told reason first, O82 where there was none, then the outcome and the week."""
    reason = next((code for code, words in _INDICATIONS if words.search(text)), "")
    outcome = next((code for code, words in _OUTCOMES if words.search(text)), "Z37.0")
    if not reason or outcome != "Z37.0":
        return ()
    weeks = _WEEKS.search(text)
    codes = (reason, outcome, *((week_code(int(weeks[1])),) if weeks else ()))
    said = "the reason for the cesarean first, then the outcome, on the mother's record"
    return in_order(codes, said, *_SECTION, reference)


def _of_child(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The one code of category Z38."""
    twin, section = bool(re.search(r"\btwins?\b", text, re.IGNORECASE)), bool(_CESAREAN.search(text))
    if _ELSEWHERE.search(text) or re.search(
        r"\b(?:triplet|quadruplet)s?\b|\bgrams?\b|\d ?g\b", text, re.IGNORECASE
    ):
        return ()
    known = section or re.search(r"\bvagin\w+|\bspontaneous\b", text, re.IGNORECASE)
    code = ("Z38.3" if twin else "Z38.0") + ("1" if section else "0")
    said = "the birth record of a newborn begins with it"
    return in_order((code,), said, *_CHILD, reference, ordered=False) if known else ()
