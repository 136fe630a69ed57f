"""The words of a text as the table of concepts knows them: small letters, spelled out, codes and days by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_STANDING_FOR: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(expression), f" {stands_for} ")
    for expression, stands_for in (
        (r"\bw/o\b", "without"),
        (r"\bw/", "with"),
        (r"\b100 ?%", "100 percent"),
        (r"\b\d{1,2}(?:st|nd|rd|th)\b", "#day"),
        (r"\b(?:99[23]\d\d|9938\d|9939\d|g043[89]|992xx)\b", "#em"),
        (r"\b(?:\d{5}|[a-v]\d{4})\b", "#cpt"),
        (r"\b[a-tv-z]\d[0-9a-z]\.[0-9a-z]{1,4}\b|\b[a-tv-z]\d\d\b", "#dx"),
        (r"\b(?:59|25|76|x[epsu]|22|24|57|58|78|79)\b(?! ?(?:%|min|units|mg))", "#mod"),
        (r"\b\d{1,2}/\d{1,2}(?:/\d+)?\b", "#day"),
        (
            r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october"
            r"|november|december)(?:'s)?\b",
            "#day",
        ),
    )
)
"""What a code, a day or an abbreviation with a sign stands for."""
_WORD = re.compile(r"#\w+|[a-z$]+(?:[-/'][a-z]+)*(?:-\d+)?|\d+(?:\.\d+)?|[%?]")
_SPELLED_OUT = {
    "pls": "please", "plz": "please", "pt": "patient", "pts": "patients", "svc": "service", "svcs": "services",
    "doc": "doctor", "docs": "doctors", "md": "doctor", "mds": "doctors", "dr": "doctor", "u": "you", "ur": "your",
    "thru": "through", "tho": "though", "cuz": "because", "bc": "because", "gonna": "going to", "wanna": "want to",
    "lemme": "let me", "$": "money", "$$": "money", "w": "with", "mcare": "medicare", "mcr": "medicare", "clm": "claim",
    "clms": "claims", "ins": "insurance", "tx": "treatment", "hx": "history", "appt": "appointment",
    "appts": "appointments", "min": "minutes", "mins": "minutes", "minute": "minutes", "whats": "what is", "thats": "that is",
    "theres": "there is", "im": "i'm", "def": "definitely", "diff": "different", "dxs": "diagnoses", "dx": "diagnosis",
    "icd": "diagnosis", "icd-10": "diagnosis", "sig": "signature", "prov": "provider", "r": "are", "e/m": "level",
    "em": "level", "okay": "ok", "lvl": "level", "cannot": "can not",
    **dict.fromkeys(("cant", "can't"), "can not"), **dict.fromkeys(("wont", "won't"), "will not"),
}  # fmt: skip
_DECIDING = """
    around bypass backdate change changed claim could coverage covered date dates diagnosis diagnoses
    doctor guarantee insurance just medicare modifier note patient payer promise record report service
    should sign signature split submit switch their they through the tomorrow waive when with without
    would write yesterday"""


def _slips(word: str) -> Iterator[str]:
    """The word with two neighbouring letters swapped, and with one of them doubled: `chnage`, `arround`."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        yield word[:place] + word[place] + word[place:]


_REAL_WORDS = frozenset({"sing", "spilt"})
_SLIPS = {
    slip: word
    for word in _DECIDING.split()
    for slip in _slips(word)
    if slip != word and slip not in _REAL_WORDS
}
"""Slips of the pen in words that decide, by what is meant."""
CODES = frozenset({"#em", "#cpt", "#dx"})
_SMALL = """
    a an and are as at be been by can could did do does for from had has have he her hi him his i if in is it its may my of on or
    our she should so than that the their them then there they this to us was we were what which will with would you your here am
    i'm"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that say nothing alone."""
_NOT = re.compile(r"([a-z]+)n(?:'t|t)\Z")
_NEGATED = frozenset(
    {"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "could", "should", "would"}
)
_LONGEST = 30
"""Letters of a word that are read."""
_ENDINGS = ("ing", "ed", "es", "s", "e", "ly")
_SHORTEST_STEM = 4


def words(text: str) -> list[str]:
    """The words of the text in order; a question mark is one of them."""
    small = text.lower().replace("’", "'")
    for expression, stands_for in _STANDING_FOR:
        small = expression.sub(stands_for, small)
    return [each for word in _WORD.findall(small) for each in _spelled_out(word[:_LONGEST])]


def stem(word: str) -> str:
    """The word without its ending: what an unlisted word is weighed by."""
    fitting = (end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM)
    return word.removesuffix(next(fitting, ""))


@lru_cache(maxsize=16384)  # mails share most of their words
def _spelled_out(word: str) -> tuple[str, ...]:
    if word in _SPELLED_OUT:
        return tuple(_SPELLED_OUT[word].split())
    word = _SLIPS.get(word, word)
    negated = _NOT.match(word)
    return (negated[1], "not") if negated and negated[1] in _NEGATED else (word,)


def phrase(written: str) -> Iterator[str]:
    """The words of an entry of the table, spelled as `words` spells those of a text."""
    for word in written.split("_"):
        yield from _spelled_out(word)
