"""The columns of the published files as a list of them is asked: `status, global, MUE of 43352`, and of which codes each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consultant.answering.intents import Intent
from consultant.answering.patterns import Pattern, pattern

_CODE = r"(?<![\w.$])(?:\d{4}[\dA-Z]|[A-V]\d{4})(?:-\w\w)?(?![\w.])"
_INDICATOR = r"(?:[- ](?:code|letter|ind\w*\.?|flag|status|rule|value|number|limit|level))?"
_SURGERY = r"(?:[- ](?:at[- ])?(?:surg\w*|procedures?))?"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a list names: how it is asked for alone, and which fields of an evidence tell it."""

    words: Pattern
    phrase: str
    intent: Intent
    fields: frozenset[str]
    kinds: frozenset[str]
    """Kinds of finding that tell it too, such as that there is none."""
    items: str = ""
    """The expression of its name alone, wherever it stands."""


_BEFORE = (
    r"(?:\A|[,;:/+&?!.(\n–—-]|\b(?:and|the|its|their|plus|or|also|is|are|what(?:'?s)?|need|needs|full|current|confirm|me|us"
    rf"|both|same|my|our|show|shows|check|list|pull|wants?|as|whole|fee schedule|mpfs|{_CODE}|26|tc)\b)[\s'\"]*"
)
_BEHIND = (
    r"(?=[\s'\"]*(?:\Z|[,;:/+&?!.)\n–—-]|\b(?:and|or|plus|of|for|on|in|as well|too|pls|please|thanks|thx|what|does|is|are|how"
    rf"|can|with|also|both|each|do|when|from|per|{_CODE})\b))"
)
"""What stands around an item of a list: a sign, a small word, or a code."""


def _column(
    items: str, phrase: str, intent: Intent, *fields: str, clauses: str = "", kinds: tuple[str, ...] = ()
) -> Column:
    """`items` count only as items of a list, `clauses` wherever they stand."""
    listed = rf"{_BEFORE}(?:{items}){_BEHIND}"
    words = f"{listed}|{clauses}" if clauses else listed
    return Column(Pattern(words), phrase, intent, frozenset(fields), frozenset(kinds), items)


_RVU = r"(?:total |facility |non-?\s?facility |office |hospital |medicare )*"
_TOTAL = r"(?:non-?\s?fac(?:ility)?|facility|fac|office|hospital)[- ]totals?"
_NATIONAL = (
    r"(?:medicare )?national(?:ly)? (?:medicare )?(?:payments?|amounts?|fees?|rates?|prices?|allowables?|allowed)"
    r"(?: amounts?)?"
)
COLUMNS: Mapping[str, Column] = {
    "status": _column(
        rf"(?:(?:payment|pay|medicare|pfs|mpfs|fee[- ]schedule|rvu file) )?status{_INDICATOR}",
        "fee schedule status",
        Intent.STATUS,
        "status",
    ),
    "global": _column(
        r"glob(?:al)?(?: (?:days?|period|surgery|surgical|ind\w*|code))*|globals|(?:follow-?\s?up|post-?\s?op(?:erative)?)"
        r" (?:days|period)",
        "global days",
        Intent.GLOBAL,
        "global_days",
        "global days",
        clauses=r"\bhow many (?:global|follow-?\s?up|post-?\s?op) days\b|\b(?:has|have|carry|carries|get) an? global\b",
    ),
    "bilateral": _column(
        rf"bilat(?:eral)?{_SURGERY}{_INDICATOR}", "bilateral indicator", Intent.BILATERAL, "bilateral"
    ),
    "assistant": _column(
        rf"ass(?:t|ist|istant)s?{_SURGERY}{_INDICATOR}",
        "assistant indicator",
        Intent.ASSISTANT,
        "assistant",
        clauses=r"\b(?:whether|if|is|can|may|are) (?:an? )?assistants?(?: surgeons?)? (?:is |are |be )?"
        r"(?:paid|payable|allowed|covered|permitted)\b",
    ),
    "co-surgeon": _column(
        rf"co-?\s?surg\w*{_INDICATOR}", "co-surgeon indicator", Intent.ASSISTANT, "co_surgeon"
    ),
    "team": _column(rf"team{_SURGERY}{_INDICATOR}", "team surgery indicator", Intent.ASSISTANT, "team"),
    "multiple": _column(
        r"mult(?:i|iple|\.)?[- ](?:proc\w*|surg\w*|reduction)"
        rf"(?: reduction)?(?:{_INDICATOR}|[- ](?:column|field))|mppr|multiple ind\w*",
        "multiple procedure indicator",
        Intent.MULTIPLE,
        "multiple_procedure",
        clauses=r"\bmultiple[- ](?:procedures? |surgery )?reduc(?:ed|tion)\b",
    ),
    "components": _column(rf"pc\s?/?\s?tc{_INDICATOR}", "PC/TC indicator", Intent.COMPONENTS, "pc_tc"),
    "supervision": _column(
        rf"(?:physician |diagnostic |required )?supervision{_INDICATOR}(?: required| needed)?",
        "physician supervision level",
        Intent.FIELD,
        "physician supervision indicator",
    ),
    "shares": _column(
        r"pre[-, /]*(?:op)?[-, /]*intra[-, /]*(?:op)?[-, /]*(?:and |& )?post(?:[- ]?op\w*)?(?: \w+)?",
        "pre/intra/post shares",
        Intent.FIELD,
        "intraoperative share",
    ),
    "work": _column(
        r"(?:physician )?work[- ](?:rvus?|values?)|w-?\s?rvus?",
        "work RVU",
        Intent.PAYMENT,
        "work_rvu",
        "work RVU",
    ),
    "total": _column(
        rf"{_RVU}(?<!work )(?<!pe )(?<!mp )rvus?|{_TOTAL}(?: rvus?)?|totals? (?:in the |in an? )?(?:office|facility)",
        "total RVU",
        Intent.PAYMENT,
        "facility_total",
        "total RVU facility",
    ),
    "national": _column(
        _NATIONAL,
        "national payment amount",
        Intent.PAYMENT,
        "national amount, facility",
        "amount",
        "amount, facility",
        clauses=r"\bpay(?:s|ment)? national(?:ly)?\b|\bnational(?:ly)?[^.?!,;]{0,12}\bpays?\b",
    ),
    "malpractice": _column(
        r"(?:mp|pli|malpractice)[- ](?:rvus?|values?)|malpractice",
        "malpractice RVU",
        Intent.FIELD,
        "malpractice RVU",
    ),
    "limit": _column(
        rf"mues?{_INDICATOR}|unit limits?|max(?:imum|\.)?(?: daily)? units?(?: (?:per|a|/) ?day)?|medically unlikely edits?",
        "MUE",
        Intent.UNITS,
        "MUE value",
        kinds=("unit_none", "limits_compared"),
    ),
    "rarely there": _column(
        r"(?:(?:non-?\s?facility|facility) )?(?-i:NA) (?:flags?|ind\w*)",
        "facility and non-facility NA indicator",
        Intent.FIELD,
        "non-facility indicator",
    ),
    "unit": _column(
        r"(?:billing )?unit(?: of measure| size)?",
        "what is one unit",
        Intent.FIELD,
        "one billing unit",
        "billing unit",
        kinds=("dose_units", "unit_told", "unit_size"),
    ),
    "add-on": _column(
        r"add-?\s?on(?: status| codes?)?",
        "add-on code?",
        Intent.ADD_ON,
        kinds=("add_on", "add_on_none", "add_on_with", "add_ons_of", "add_on_by_days"),
    ),
}
"""The columns that are asked for in lists, in the order in which they are told."""

_GROUP = rf"{_CODE}(?:(?:\s*[,&/+]\s*|\s*,?\s*(?:and|or|vs\.?|versus|plus)\s+){_CODE})*"
_OF_CODES = re.compile(
    rf"\s*[^.?!;\n]{{0,80}}?\b(?:of|for|on)\s+(?:(?:cpt|codes?|hcpcs)\s+)*({_GROUP})", re.IGNORECASE
)
_CODES = re.compile(_CODE, re.IGNORECASE)
_HEADED = re.compile(rf"({_GROUP})\s*(?:[:(–—-]|'s\b)[^.?!;]*\Z", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*[^.?!;,\n]{0,25}\b(?:both|each|all|either|them|the two|every)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!;]\s|\n")
_COMPONENTS = re.compile(r"\b(?:tc|technical|26|professional)\b", re.IGNORECASE)
"""Beside these `global` is the whole service, not a period."""
_AMOUNT = r"(?:w?rvus?|fees?|prices?|amounts?|payments?|allowed|allowables?|rates?|values?)"
_WHOLE = pattern(
    rf"\bglobal (?:total |national |medicare |office |facility |non-?facility )*{_AMOUNT}\b"
    rf"|\b{_AMOUNT} (?:of|for) (?:the )?{_CODE},? global(?:ly)?\b(?! (?:days?|period|and|or|ind\w*))"
)
_PERIOD = pattern(r"\bglobals?,? (?:days?|period|surg|package)|\bpost-?\s?op|\bfollow-?\s?up")


def whole_meant(text: str) -> bool:
    """Whether `global` names a test with both of its parts: `global total RVU`, `the price of 73200 global`."""
    return bool(_WHOLE.search(text)) and not _PERIOD.search(text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that a text asks for, and of which codes; of all where it names none."""

    name: str
    codes: frozenset[str]


def wanted(text: str) -> Iterator[Wanted]:
    """The columns that the text lists, each with the codes that it is asked of."""
    for name, column in COLUMNS.items():
        found = column.words.search(text)
        if found and not (name == "global" and (_COMPONENTS.search(text) or whole_meant(text))):
            yield Wanted(name, frozenset(_codes(text, found)))


def _codes(text: str, found: re.Match[str]) -> list[str]:
    """The codes behind `of`, else those that head the list; none where all are meant."""
    if _OF_ALL.match(text, found.end()):
        return []
    behind = _OF_CODES.match(text, found.end())
    if behind and len(_CODES.findall(text, found.end(), behind.end(1))) == len(_CODES.findall(behind[1])):
        return [code[:5].upper() for code in _CODES.findall(behind[1])]
    before = _SENTENCE.split(text[: found.end()])[-1]
    headed = _HEADED.search(before)
    return [code[:5].upper() for code in _CODES.findall(headed[1])] if headed else []


_ALONE = re.compile(
    r"\W*(?:(?:what|is|are|the|whats|s|medicare|mpfs|fee|schedule|cms|status|indicator|supervision|level|physician|mue|mai"
    r"|[wm]?p?e?rvus?|work|total|facility|non-?facility|global|days?|period|bilateral|assistant|co-?surgeon|team|pc/?tc|of|for|on"
    r"|code|cpt|hcpcs|price|national|payment|rate|letter|limit|units?)\W+)*[A-Z]?\d{4,5}[A-Z]?(?:-\w\w)?\W*",
    re.IGNORECASE,
)


def columns_alone(text: str) -> bool:
    """Whether a column of the files and a code are all that is said: `status of 90471` asks for no rule."""
    return bool(_ALONE.fullmatch(text))
