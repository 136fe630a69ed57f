"""Which Medicare contractor decides where, for Part A and B (CMS, `Who are the MACs`, jurisdictions as of 2025)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

PUBLICATION, AS_OF = "CMS, list of A/B and DME MAC jurisdictions", "2025-01-01"

_STATES: Mapping[str, str] = {
    "Noridian": "AK Alaska, AZ Arizona, CA California, HI Hawaii, ID Idaho, MT Montana, ND North Dakota, NV Nevada, OR Oregon,"
    " SD South Dakota, UT Utah, WA Washington, WY Wyoming",
    "Novitas": "AR Arkansas, CO Colorado, DC District of Columbia, DE Delaware, LA Louisiana, MD Maryland, MS Mississippi,"
    " NJ New Jersey, NM New Mexico, OK Oklahoma, PA Pennsylvania, TX Texas",
    "First Coast": "FL Florida, PR Puerto Rico, VI Virgin Islands",
    "Palmetto": "AL Alabama, GA Georgia, NC North Carolina, SC South Carolina, TN Tennessee, VA Virginia, WV West Virginia",
    "NGS": "CT Connecticut, IL Illinois, MA Massachusetts, ME Maine, MN Minnesota, NH New Hampshire, NY New York,"
    " RI Rhode Island, VT Vermont, WI Wisconsin",
    "WPS": "IA Iowa, IN Indiana, KS Kansas, MI Michigan, MO Missouri, NE Nebraska",
    "CGS": "KY Kentucky, OH Ohio",
}
_SUPPLIES: Mapping[str, str] = {
    "Noridian": "AK AZ CA HI ID IA KS MO MT ND NE NV OR SD UT WA WY CT DC DE MA MD ME NH NJ NY PA RI VT",
    "CGS": "IL IN KY MI MN OH WI AL AR CO FL GA LA MS NC NM OK PR SC TN TX VA VI WV",
}
"""The contractors for equipment and supplies (DME MAC): Noridian in jurisdictions A and D, CGS in B and C."""
_JURISDICTIONS: Mapping[str, str] = {
    "J5": "IA KS MO NE",
    "J6": "IL MN WI",
    "J8": "IN MI",
    "J15": "KY OH",
    "JE": "CA HI NV",
    "JF": "AK AZ ID MT ND OR SD UT WA WY",
    "JH": "AR CO LA MS NM OK TX",
    "JJ": "AL GA TN",
    "JK": "CT MA ME NH NY RI VT",
    "JL": "DC DE MD NJ PA",
    "JM": "NC SC VA WV",
    "JN": "FL PR VI",
}
_OF_SUPPLIES: Mapping[str, str] = {
    "A": "CT DC DE MA MD ME NH NJ NY PA RI VT",
    "B": "IL IN KY MI MN OH WI",
    "C": "AL AR CO FL GA LA MS NC NM OK PR SC TN TX VA VI WV",
    "D": "AK AZ CA HI IA ID KS MO MT ND NE NV OR SD UT WA WY",
}
"""The jurisdictions for Part A and B, and those for equipment and supplies."""
_NAMED: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "Noridian": r"\bnoridian\b",
        "Novitas": r"\bnovitas\b",
        "First Coast": r"\bfirst coast\b|\bfcso\b",
        "Palmetto": r"\bpalmetto\b",
        "NGS": r"\bngs\b|\bnational government\b",
        "WPS": r"\bwps\b|\bwisconsin physicians\b",
        "CGS": r"\bcgs\b",
    }.items()
}
"""How the contractors are called, in questions and in their own documents."""


_BEFORE = r"\b(?i:in|from|state of|state|county|cnty|parish)"
_COUNTY = r"\b(?i:county|cnty|parish|borough)"
_OFFICES = r"(?i:office|clinic|practice|hospital|locality|county|zip)s?\b"
ALSO_WORDS = (
    "AL",
    "CO",
    "DE",
    "HI",
    "ID",
    "IN",
    "MA",
    "MD",
    "ME",
    "MI",
    "MS",
    "OK",
    "OR",
    "PA",
    "PR",
    "VA",
    "VI",
)
"""Letters of states that stand for a word, a degree or a department before an office, as in `MD office`."""


def _places() -> Mapping[re.Pattern[str], tuple[str, str]]:
    found = {}
    for contractor, states in _STATES.items():
        for state in states.split(", "):
            short, _, name = state.partition(" ")
            # Two letters alone may be a word or a modifier: they count after a comma, a county, "in" or "state", in
            # brackets, and before an office where they are nothing else. A state before "county" is the county's name.
            words = rf"(?i:\b{name}\b(?! (?:county|cnty|parish)\b))"
            words += rf"|, {short}\b(?=\W*\Z|[.,:;?!)]| \d{{5}})|{_BEFORE} {short}\b|\({short}\)"
            words += rf"|{_COUNTY},? {short}\b"
            words += "" if short in ALSO_WORDS else rf"|\b{short} {_OFFICES}|{_COUNTY},? {short.lower()}\b"
            found[re.compile(words)] = (contractor, name)
    return found


_PLACES = _places()
_LETTERS = {
    name: short
    for states in _STATES.values()
    for short, _, name in (state.partition(" ") for state in states.split(", "))
}
STATES = tuple(_LETTERS.values())
"""The two letters of every state and area."""
NAMES = tuple(_LETTERS)
"""The names of the same."""
_SHORT = re.compile(
    rf"(?:,|{_BEFORE}) [A-Z]{{2}}\b|{_COUNTY},? [A-Za-z]{{2}}\b|\([A-Z]{{2}}\)|\b[A-Z]{{2}} {_OFFICES}"
)
"""A state's two letters where they may stand; without them and the name its own pattern need not be tried."""


@lru_cache(maxsize=64)  # asked again for every code of a question
def contractor(text: str) -> tuple[str, str]:
    """The contractor that a text names or whose state it names, with that state; empty where neither is named."""
    named = next((name for name, words in _NAMED.items() if words.search(text)), "")
    lower, short = text.lower(), _SHORT.search(text)
    likely = ((words, where) for words, where in _PLACES.items() if short or where[1].lower() in lower)
    place = min(
        ((match.start(), *where) for words, where in likely if (match := words.search(text))),
        default=(0, "", ""),
        key=lambda found: (found[0], -len(found[2])),
    )
    return (named, "") if named else (place[1], place[2])


def names_in(text: str) -> tuple[str, ...]:
    """The contractors that a text names themselves."""
    return tuple(name for name, words in _NAMED.items() if words.search(text))


@lru_cache(maxsize=64)
def states(text: str) -> tuple[str, ...]:
    """The letters of each state that a text names, in its order."""
    lower, short = text.lower(), _SHORT.search(text)
    likely = ((words, name) for words, (_, name) in _PLACES.items() if short or name.lower() in lower)
    found = sorted(
        (match.start(), -len(name), name) for words, name in likely if (match := words.search(text))
    )
    # `West Virginia` is found as Virginia too, one word later.
    names = [name for at, _, name in found if not any(_within(at, name, *other) for other in found)]
    return tuple(_LETTERS[name] for name in dict.fromkeys(names))


def _within(at: int, name: str, other_at: int, _: int, other: str) -> bool:
    return name != other and name in other and other_at <= at < other_at + len(other)


def letters(state: str) -> str:
    """The two letters of a state's name; empty for another word."""
    return _LETTERS.get(state, "")


def name_of(short: str) -> str:
    """The state of those two letters; empty for others."""
    return next((name for name, letters in _LETTERS.items() if letters == short), "")


def deciding(short: str) -> str:
    """The contractor for Part A and B in the state of those two letters; empty for others."""
    return next((name for name, states in _STATES.items() if f"{short} " in states), "")


def jurisdiction(short: str, *, of_supplies: bool = False) -> str:
    """The jurisdiction of the state of those two letters for Part A and B, or for supplies; empty for others."""
    jurisdictions = _OF_SUPPLIES if of_supplies else _JURISDICTIONS
    return next((name for name, states in jurisdictions.items() if short in states.split()), "")


def supplies(state: str) -> str:
    """The contractor for equipment and supplies in the state of that name; empty for another word."""
    short = letters(state)
    return next((name for name, states in _SUPPLIES.items() if short and short in states.split()), "")


def follows(contractor: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names on a document is the contractor's."""
    words = _NAMED[contractor]
    return any(words.search(name) for name in names)
