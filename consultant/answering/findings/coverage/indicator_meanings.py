"""What an indicator of the fee schedule or the HCPCS file means that is asked about without a code (record layouts, CMS)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consultant.answering import claimed_meanings
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE
from consultant.model.answer import Evidence, Finding
from consultant.model.hcpcs_columns import (
    ACTION,
    ASC_GROUP,
    BETOS,
    COVERAGE,
    LABORATORY,
    MULTIPLE_PRICING,
    PRICING,
    TYPE_OF_SERVICE,
)
from consultant.model.indicators import (
    ASC_PAYMENT,
    ASSISTANT,
    BILATERAL,
    CO_SURGEON,
    GLOBAL_DAYS,
    MULTIPLE,
    OPPS_STATUS,
    PC_TC,
    STATUS,
    SUPERVISION,
    TEAM,
)

PUBLICATION, AS_OF = (
    "CMS, record layouts of the relative value files (RVU25D) and the HCPCS file; meanings in our own words",
    "2025-10-01",
)
ADDENDUM = "CMS, OPPS addendum D1 (status indicators); meanings in our own words"
ASC_ADDENDUM = "CMS, ASC addendum DD1 (payment indicators), 2026; meanings in our own words"
_VALUE = r"(?:codes? |indicators? |values? |levels? |meanings? |of |is |= ?|')*(?P<value>{0})\b'?"
_FURTHER = (
    r"(?P<listed>(?:(?:,|/| vs\.?| versus| and| or) ?(?:{0})(?![.%\w]))*)(?: means?| stands? for)?"
    r"(?:,? (?:and|or|vs\.?|versus|from|,) (?:(?:an?|status|indicator|code|level|value) )*(?P<further>{0})\b)?"
)
_NAMED: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    "fee schedule status": (r"\b(?:status|mpfs status)\b", STATUS, r"(?-i:[A-CEIJMNPQRTX])"),
    "OPPS status indicator": (r"\b(?:status|status indicator|si)\b", OPPS_STATUS, r"(?-i:J[12]|Q[1-4]|E[12]|[A-CF-HK-NPR-VY])"),
    "PC/TC indicator": (r"\bpc ?/? ?tc\b", PC_TC, r"\d"),
    "global indicator": (r"\bglobals?(?: days?| period| surgery)?\b", GLOBAL_DAYS, r"000|010|090|(?-i:XXX|YYY|ZZZ|MMM)"),
    "multiple procedure indicator": (r"\bmult(?:i|iple)?[- ]proc\w*(?: surgery)?\b", MULTIPLE, r"\d"),
    "bilateral indicator": (r"\bbilat\w*(?: surgery)?\b", BILATERAL, r"\d"),
    "assistant indicator": (r"\bassist\w*(?:[- ]at[- ]surgery| surgeon| surgery)?\b", ASSISTANT, r"\d"),
    "co-surgeon indicator": (r"\bco-?\s?surg\w*\b", CO_SURGEON, r"\d"),
    "team indicator": (r"\bteam(?: surgeon| surgery)?\b", TEAM, r"\d"),
    "multiple pricing indicator": (r"\bmult(?:iple)? pric\w+\b", MULTIPLE_PRICING, r"\d|(?-i:[A-G])"),
    "pricing indicator": (r"(?<!multiple )(?<!mult )\bpric(?:e|ing)\b", PRICING, r"\d\d"),
    "coverage code": (r"\b(?:hcpcs )?cov(?:erage)?\b", COVERAGE, r"(?-i:[CDIMS])"),
    "ASC payment indicator": (
        r"\b(?:asc|asc payment|asc pi|surgery cent(?:er|re)(?: payment)?|(?<!opps )payment)(?: indicators?)?\b",
        ASC_PAYMENT,
        r"(?-i:A2|B5|D[125]|F4|G2|H2|J[78]|K[257]|L[16]|N1|P[23]|R2|Z[23])",
    ),
    "ASC group": (r"\basc(?: payment)? group\b", ASC_GROUP, r"(?-i:YY)"),
    "action code": (r"\baction\b", ACTION, r"(?-i:[A-DFNPRST])"),
    "type of service": (r"\btos\b|\btype of service\b", TYPE_OF_SERVICE, r"(?-i:[0-9ADE-HJ-NP-SUVW])"),
    "BETOS group": (r"\bbetos\b", BETOS, r"(?-i:[A-Z]\d[A-Z]?)"),
    "laboratory certification code": (r"\b(?:lab(?:oratory)? cert\w*|labcert)\b", LABORATORY, r"\d{3}"),
    "supervision indicator": (r"\b(?:physician )?supervision\b", SUPERVISION, r"0\d|21|22|66|6A|77|7A"),
}  # fmt: skip
"""By the name of the field: the words that name it, its meanings, and how its values are written."""
_ASKED = expression(
    r"\b(?:mean\w*|stands? for|difference|differ|what(?:'s| is| does)|explain|vs\.?|versus|definition|define|pay\w*)\b",
    re.IGNORECASE,
)
_TERSE = 7
"""Words of a mail that names an indicator and hardly anything else: it wants the meaning."""
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(f"(?:{words}) {_VALUE.format(values)}{_FURTHER.format(values)}", re.IGNORECASE)
    for name, (words, _, values) in _NAMED.items()
}

_IN_COLUMN = re.compile(r"\b(?:column|field)\b", re.IGNORECASE)
_BEFORE: Mapping[str, re.Pattern[str]] = {
    name: re.compile(
        rf"(?:['\"]|\b)(?P<value>{values})\b['\"]?(?: means?| stands? for)? (?:in|under|on) (?:the |our )?(?:\w+ ){{0,2}}?"
        rf"(?:{words})(?: indicators?)? (?:column|field)\b",
        re.IGNORECASE,
    )
    for name, (words, _, values) in _NAMED.items()
}
"""The value before the field that it stands in: `what does R mean in the status column?`"""


def told(ask: Ask) -> tuple[Finding, ...]:
    """The meaning of each indicator that the question names; nothing where none is asked for."""
    asked = _ASKED.search(ask.text) or len(ask.text.split()) <= _TERSE
    meanings = tuple(_meanings(ask.text)) if asked else ()
    if not meanings:
        return ()
    publication = _ADDENDA.get(meanings[0][0], PUBLICATION)
    rows = tuple(
        Evidence(KNOWLEDGE, name, value, words, publication, AS_OF) for name, value, words in meanings
    )
    values = {"meanings": meanings, "claim": _claim(ask.text, meanings), "source": publication}
    return (Finding("indicator_meaning", (), values, rows),)


_OF_FEES, _OF_OUTPATIENT = "fee schedule status", "OPPS status indicator"
_OF_SURGERY_CENTERS = "ASC payment indicator"
_ADDENDA = {_OF_OUTPATIENT: ADDENDUM, _OF_SURGERY_CENTERS: ASC_ADDENDUM}
"""Publications of the fields that are not of the relative value or the HCPCS file."""
_OUTPATIENT = re.compile(
    r"\bopps\b|\bapcs?\b|\baddendum b\b|\boutpatient\b|\bhospital\b|\bstatus (?:indicator |code )?(?:[JQE]\d|[HKLSUVY])\b"
    r"|\bsi [A-Z]\d?\b"
)
"""Says that the status is that of the hospital's outpatient system, or names one that only that has."""
_FIELDS = {
    "fee schedule status": "status",
    "bilateral indicator": "bilateral",
    "global indicator": "global_days",
}


def _claim(text: str, meanings: tuple[tuple[str, str, str], ...]) -> str:
    """Whether the only indicator that is named means what the text says."""
    name, value, _ = meanings[0]
    return claimed_meanings.verdict(text, _FIELDS.get(name, ""), value) if len(meanings) == 1 else ""


def _meanings(text: str) -> Iterator[tuple[str, str, str]]:
    outpatient = bool(_OUTPATIENT.search(text))
    other = _OF_FEES if outpatient else _OF_OUTPATIENT
    for name, pattern in _PATTERNS.items():
        for found in pattern.finditer(text) if name != other else ():
            listed = re.findall(r"\w+", found["listed"])
            for value in filter(None, (found["value"], *listed, found["further"])):
                if words := _NAMED[name][1].get(value.upper()):
                    yield name, value.upper(), words
    if _IN_COLUMN.search(text):
        yield from _in_columns(text, other)
    for value in _ONLY_ASC.findall(text) if _SURGERY_LIST.search(text) else ():
        yield _OF_SURGERY_CENTERS, value, ASC_PAYMENT[value]
    for value in _ONLY_OUTPATIENT.findall(_PATTERNS[_OF_OUTPATIENT].sub(" ", text)) if outpatient else ():
        yield _OF_OUTPATIENT, value, OPPS_STATUS[value]


def _in_columns(text: str, other: str) -> Iterator[tuple[str, str, str]]:
    for name, pattern in _BEFORE.items():
        for found in pattern.finditer(text) if name != other else ():
            value = found["value"].upper()
            if words := _NAMED[name][1].get(value):
                yield name, value, words


_ONLY_OUTPATIENT = re.compile(r"\b(?:J[12]|Q[1-4]|E[12])\b")
"""Values that stand apart from the field's name: `status N mean? And J1?`"""
_ONLY_ASC = re.compile(
    r"\b(?:A2|B5|D[125]|F4|G2|H2|J[78]|K[257]|L[16]|N1|P[23]|R2|Z[23])\b(?=.{0,20}\bASC list\b)"
)
_SURGERY_LIST = re.compile(r"\basc list\b", re.IGNORECASE)
"""An indicator before the list that it stands in: `what does G2 mean on the ASC list?`"""
