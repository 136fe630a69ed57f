"""Where a text places a service, by its words alone: numbers of contractor and locality, towns, states."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering import cities, contractors
from consultant.answering.patterns import expression

_CARRIER = r"(?:carrier|mac|contractor)(?: number)?\W{0,3}(?P<%s>\d{4,5})"
_LOCALITY = r"loc(?:ality)?\W{0,3}(?P<%s>\d{1,2})"
NUMBERED = re.compile(
    rf"\b{_CARRIER % 'carrier'}\W{{1,3}}(?:and )?{_LOCALITY % 'behind'}\b"
    rf"|\b{_LOCALITY % 'before'}\W{{1,3}}(?:of |in |and )?{_CARRIER % 'of'}\b"
    r"|\b(?:carrier|mac|contractor|locality|area)(?: number)?\W{0,3}(?P<beside>\d{5})\W{1,3}(?P<next>\d{2})\b(?![-/.]\d)"
    rf"|\b(?:in|at|under|by) (?P<placed>[01]\d{{3}}2),? {_LOCALITY % 'told'}\b"
    r"|(?<![\w/-])(?P<bare>[01]\d{3}2)[/-](?P<slashed>\d{2})\b(?![-/.]\d)",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"\bloc(?:ality|\.)?(?: number| no\.?)?\W{0,3}(\d{1,2})\b(?!\d|[.,]\d)", re.IGNORECASE)
"""A locality by its number alone: the state that is named beside it tells whose."""
_RURAL = expression(
    r"\b(?:super[- ]?)?rural\b(?! health)|\burban\b"
    r"|\bambulance\b|\bpick-?up (?:at|in|from|point|zip)\b|\bmileage (?:add|bonus)",
    re.IGNORECASE,
)
_CROSSING = expression(
    r"\bplus[- ]?four\b|(?<!\w)\+ ?4\b|\bnine[- ]digit|\bzip ?\+|\bcross\w*\b[^.?!]{0,12}\b(?:localit|area|border)",
    re.IGNORECASE,
)
"""What the ZIP code file alone says."""
_ZIP_NAMED = re.compile(r"\bzip\b|(?<![\w.-])\d{5}\b(?!-\d\d\b)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:dollars?|fees?|allow(?:s|ed|able|ance)?|rate|payments?|amounts?|prices?|pays?|paid|how much|reimburs\w+)\b|\$",
    re.IGNORECASE,
)
_AREA_ITSELF = re.compile(
    r"\bgpcis?\b|\b(?:price|malpractice|mp|work|practice expense|pe) ind(?:ex|ices)\b"
    r"|\b(?:which|what(?:'s| is)?|whats|name|tell|need|and)\b[^.?!,;\d]{0,25}"
    r"\b(?:localit(?:y|ies)|carriers?|payment areas?|mac)\b"
    r"|\b(?:locality|carrier|mac)(?: (?:#|number|no\.?|name|is (?:that|it)))?\s*(?:\?|and\b|/|&)",
    re.IGNORECASE,
)
"""Asks for the area, and does not only tell where a service was given whose amount is asked for."""
_METHOD = re.compile(
    r"\bw?rvus?\W{1,3}(?:x|times|and|by)\W{1,3}gpcis?\b|\b(?:work|calculat\w+|comput\w+|figure)\b[^.?!]{0,40}\bgpcis?\b"
    r"|\bgpcis? (?:you |that you )?used\b|\b(?:using|with) (?:the )?gpcis?\b",
    re.IGNORECASE,
)
"""Names the indices as what an amount is worked out by."""
_ASKED = expression(
    r"\bgpcis?\b|\blocalit(y|ies)\b|(?<!wc )(?<!comp )(?<!compensation )(?<!insurance )\bcarriers?\b"
    r"|\b(?:price|malpractice|mp|work|practice expense|pe) ind(ex|ices)\b"
    r"|\bcount(?:y list|ies list|ies (?:in|of|are|form|belong|make|does|do))\b|\b(?:which|what) counties\b|\blist of counties\b"
    r"|\bpayment areas?\b|\bmac\b(?=[^.?!]*\bzip\b)|\bzip\b(?=[^.?!]*\bmac\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def numbered(text: str) -> tuple[str, str]:
    """The numbers of contractor (five digits) and locality (two) that stand together; empty without both."""
    found = NUMBERED.search(text)
    if found is None:
        return "", ""
    carrier = found["carrier"] or found["of"] or found["beside"] or found["placed"] or found["bare"]
    locality = found["behind"] or found["before"] or found["next"] or found["told"] or found["slashed"]
    return carrier.zfill(5), locality.zfill(2)


@lru_cache(maxsize=64)  # one question is looked at from several places
def asked(text: str) -> bool:
    """Whether a text asks for a payment area itself, its price indices or its ZIP code, and does not give its numbers."""
    return bool(_ASKED.search(NUMBERED.sub(" ", text))) or of_zip_asked(text)


@lru_cache(maxsize=64)  # one question is looked at from several places
def of_zip_asked(text: str) -> bool:
    """Whether a text asks what the ZIP code file alone says: whether it is rural, or crosses areas."""
    return bool((_RURAL.search(text) or _CROSSING.search(text)) and _ZIP_NAMED.search(text))


def rural_asked(text: str) -> bool:
    """Whether it asks of the two marks of the ZIP code file for the rural one alone."""
    return bool(_RURAL.search(text)) and not _CROSSING.search(text)


def only_placing(text: str) -> bool:
    """Whether a text that asks for an amount names the area only to tell where."""
    return bool(_MONEY.search(text)) and not _AREA_ITSELF.search(_METHOD.sub(" ", NUMBERED.sub(" ", text)))


_AMOUNT = re.compile(
    r"\bhow much\b|\b(?:amounts?|fees?(?! schedule)|rates?|payments?(?! (?:area|locality))|allow\w*|prices?(?! ind)"
    r"|pays?|paid|worth)\b"
    r"|\bw?rvus?\b|\$|\bdollars?\b|\breimburs\w+",
    re.IGNORECASE,
)
_PRICED_BY = re.compile(
    r"\b(?:would|will|does|do|that|to) (?:price|pay|reimburse)s?\b|\bprices (?:it|the|our)\b", re.IGNORECASE
)


def only_area(text: str) -> bool:
    """Whether a text asks for the payment area of a service and for no amount: `which locality prices our 20680?`"""
    return bool(_AREA_ITSELF.search(text)) and not _AMOUNT.search(_PRICED_BY.sub(" ", text))


def locality_of_state(text: str) -> str:
    """The number of a locality, two digits, that is told without its contractor's; empty without one."""
    found = _OF_STATE.search(text)
    return found[1].zfill(2) if found else ""


def towns(text: str) -> tuple[cities.City, ...]:
    """The towns that the text names; of several of one name those of a state that it names too."""
    told = states(text)
    return tuple(
        town
        for of_name in cities.named(text)
        for town in (tuple(one for one in of_name if one.state in told) or of_name)
    )


def states(text: str) -> tuple[str, ...]:
    """The letters of the states that the text names; those in the name of a town, as of Kansas City, are none."""
    listed = tuple(town for named in cities.named(text) for town in named)
    behind = tuple(letters for town in listed if (letters := _behind(town, text)))
    return behind or contractors.states(without_towns(text))


def without_towns(text: str) -> str:
    """The text without the names of towns, in which that of a state may stand: Kansas City is not Kansas."""
    names = "|".join(re.escape(town.name) for named in cities.named(text) for town in named)
    return re.sub(names, " ", text, flags=re.IGNORECASE) if names else text


def _behind(town: cities.City, text: str) -> str:
    """The letters of the town's state, where they stand behind its name."""
    small = "" if town.state in contractors.ALSO_WORDS else f"|{town.state.lower()}"
    found = re.search(rf"\b(?i:{re.escape(town.name)}),? (?:{town.state}{small})\b", text)
    return town.state if found else ""


_OWN = re.compile(r"\b(?:us|our|we|my)\b", re.IGNORECASE)


def own(text: str) -> bool:
    """Whether the place is the asker's own, of which a state with several areas tells too little."""
    return bool(_OWN.search(_AMERICA.sub(" ", text)))


_AMERICA = re.compile(r"\b(?-i:US)\b")
