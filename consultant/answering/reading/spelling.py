"""Words that billing offices misspell and that decide what is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MODIFIER = re.compile(
    r"\b(?:modif(?:er|yer|ir|eir|iar|ie|eer|ire)|mod(?:fi|iff|f)i?er)(s?)\b", re.IGNORECASE
)


_ASSISTANT = re.compile(r"\basst\b\.?(?! (?:living|manager|director|admin))", re.IGNORECASE)
_NO_SIDE = re.compile(
    r"\b((?:is|are) (?:it|they|he|she|we|i|you|(?:the|our|my|that|this|their) (?:\w+ ){0,2}"
    r"(?:payers?|carrier|mac|plan|scrubber|clearinghouse|biller|coder|auditor|doctor|doc|boss|insurance|software|system)))"
    r" right(\s*[?.,!])",
    re.IGNORECASE,
)
"""`Is the payer right?` asks of no side."""
_GERM = re.compile(
    r"\b([A-Z])\. ?(?=(?:coli|diff(?:icile)?|pylori|influenzae|aureus|pneumoniae|faecalis|albicans|jejuni|pyogenes)\b)",
    re.IGNORECASE,
)
"""A germ in short: its dot ends no sentence."""
_INDICES = re.compile(
    r"\bgeographic(?:al)? (?:practice )?(?:cost |price |payment )?(?:adjustment )?(?:index(?:es)?|indices|factors?"
    r"|adjust(?:ment|er)s?)\b"
    r"(?:\W{1,3}gpcis?\b\)?)?|\bgafs?\b(?=[^?]*\b(?:locality|medicare|20\d\d)\b)",
    re.IGNORECASE,
)
"""What the published file calls GPCI."""
_DECIDING = (
    "allowed", "ambulance", "anesthesia", "assistant", "attestation", "authorization", "bilateral", "bundled", "coinsurance",
    "colonoscopy", "consultation", "deductible", "diagnosis", "documentation", "frequency", "hospital", "inpatient", "locality",
    "mammogram", "medicare", "observation", "outpatient", "physician", "practitioner", "preventive", "reimbursement",
    "replacement", "screening",
    "separately", "sequence", "signature", "supervision", "telehealth", "wheelchair",
)  # fmt: skip
"""Words of the field that no other word of the language is near to, so that what is nearly one of them is meant as it."""
_OTHERS = frozenset(
    {
        "diagnostic",
        "diagnostics",
        "supervising",
        "preventing",
        "locally",
        "assistance",
        "frequently",
        "separated",
        "anesthetic",
        "supervisor",
        "consultant",
        "colonoscope",
        "colposcopy",
        "colposcope",
        "physicist",
    }
)
"""Words of their own that are as near to one of them as a slip is."""
_SIDES = (
    (re.compile(r"\b(?:rigth|rihgt|rght)\b", re.IGNORECASE), "right"),
    (re.compile(r"\b(?:lfet|letf|leftt)\b", re.IGNORECASE), "left"),
)
_WHATS = re.compile(r"\b(what)s\b", re.IGNORECASE)
_LONG = 9
"""Letters from which a word may have two slips."""
_WORD = re.compile(r"\b[a-z]{6,}\b")


@lru_cache(maxsize=512)
def spelled(text: str) -> str:
    """The text with `modifer` and the like as `modifier`, with `asst` as `assistant`, and `signiture` as `signature`."""
    text = _ASSISTANT.sub("assistant", _MODIFIER.sub(r"modifier\1", text))
    text = _GERM.sub(r"\1 ", _NO_SIDE.sub(r"\1 correct\2", text))
    text = _INDICES.sub("gpci", text)
    for slip, side in _SIDES:
        text = slip.sub(side, text)
    return _WORD.sub(lambda found: _meant(found[0]), _WHATS.sub(r"\1's", text))


@lru_cache(maxsize=8192)
def _meant(word: str) -> str:
    """The word of the field that a word is a slip of; the word itself where it is none, or another form of it."""
    if word in _OTHERS:
        return word
    slips = 1 if len(word) < _LONG else 2
    found = process.extractOne(word, _DECIDING, scorer=OSA.distance, score_cutoff=slips)
    if found is None or found[0][0] != word[0]:
        return word
    meant = found[0]
    another_form = word.startswith(meant[:-1]) or meant.startswith(word[:-1])
    return word if another_form else meant
