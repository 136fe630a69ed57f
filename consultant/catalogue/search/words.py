"""Words of a text as the index knows them: small letters, no accents, American spelling, stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

WORD = re.compile(r"[^\W_]+")
ANALYSER = "codes"
"""The name under which the analyser is registered with an index."""

STOP_WORDS = frozenset(
    {
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "code", "codes", "coding",
        "diagnosis", "dx", "for", "from", "had", "has", "have", "having", "her", "his", "i", "icd", "in", "is",
        "it", "its", "me", "my", "need", "of", "on", "or", "our", "please", "pt", "s", "she", "some", "that",
        "the", "their", "there", "this", "to", "was", "we", "what", "when", "where", "which", "with", "you", "your", "due",
        "am", "did", "do", "does", "feel", "feels", "gets", "getting", "got", "he", "him", "needs", "really", "recently", "they",
        "them", "want", "wants", "were", "while", "ago", "already", "constantly", "given", "keep", "keeps", "lately", "someone",
        "sometimes", "today", "yesterday",
    }
)  # fmt: skip
"""Words that say nothing about a code; "without" and "no" do."""

BRITISH = (
    (
        re.compile(r"^(an|leuk|hypox|septic|bacter|ur|isch|polycyth|toxa|hypogly|hypergly|hyperlipid)aem"),
        r"\1em",
    ),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"oedem"), "edem"),
    (re.compile(r"oesoph"), "esoph"),
    (re.compile(r"oestr"), "estr"),
    (re.compile(r"diarrhoe"), "diarrhe"),
    (re.compile(r"(tum|behavi|col|lab|od)our"), r"\1or"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"orthopaed"), "orthoped"),
    (re.compile(r"anaesth"), "anesth"),
    (re.compile(r"caesar"), "cesar"),
    (re.compile(r"^foet"), "fet"),
    (re.compile(r"leucocyt"), "leukocyt"),
    (re.compile(r"(glyc|lipid|kal|natr|calc|volem|bilirubin|uric|lact|sept|py)aemi"), r"\1emi"),
    (re.compile(r"aemia"), "emia"),
    (re.compile(r"fibre"), "fiber"),
    (re.compile(r"centre"), "center"),
    (re.compile(r"isation"), "ization"),
)
"""British spellings; the American publishers print the other one."""
_MAY_BE_BRITISH = re.compile("|".join(pattern.pattern for pattern, _ in BRITISH))


_SPAN = r"(?:an?|one|two|three|four|five|six|several|few|couple(?: of)?|some|\d{1,3}) +(?:minute|hour|day|week|month|year)s?"
SPOKEN = (
    (
        re.compile(
            rf"\b(?:for|since|x) +(?:the +)?(?:past +|last +)?{_SPAN}\b|\b{_SPAN} +(?:ago|back)\b",
            re.IGNORECASE,
        ),
        " ",
    ),
    (
        re.compile(
            r"\b(?:since +)?(?:last +(?:night|week|month|year)|yesterday)\b|\ball +over\b|\beverywhere\b",
            re.IGNORECASE,
        ),
        " ",
    ),
    (re.compile(r"\bdown +there\b|\bprivate +parts?\b|\bprivates\b", re.IGNORECASE), "genital"),
    (re.compile(r"\b(?:can['’]?t|can not|could ?n['’]?t|unable to)\b", re.IGNORECASE), "cannot"),
    (re.compile(r"\b(?:does|do|did|is|was|are|has|have|wo) ?n['’]?t\b", re.IGNORECASE), "not"),
    (re.compile(r"\bi ?(?:&|and) ?d\b", re.IGNORECASE), "incision drainage"),
    (re.compile(r"(?<=\bper )mgs?\b|(?<=\d )mgs?\b|(?<=\d)mgs?\b", re.IGNORECASE), " milligram"),
    (re.compile(r"\b(?:sq\.? ?cm|cm ?(?:2|²|\^2))(?!\w)", re.IGNORECASE), "square centimeter"),
    (
        re.compile(r"\b(?:[hp]/o|s/p|hx(?: of)?|status post|history of|previous|prior)(?= )", re.IGNORECASE),
        "history",
    ),
)
"""What people write in several ways, in the way that the synonym file has it; `history` stands before what was."""


def spoken(text: str) -> str:
    """A request with the short forms of speech and of notes written out."""
    for pattern, written in SPOKEN:
        text = pattern.sub(written, text)
    return text


class Word(NamedTuple):
    """One word of a text, in small letters, with its half-open character range."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in their order; an apostrophe inside a word is passed over (crohn's is crohn)."""
    found = (Word(match[0].lower(), match.start(), match.end()) for match in WORD.finditer(text))
    return [
        word for word in found if not (word.text == "s" and text[word.start - 1 : word.start] in ("'", "’"))
    ]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem under which a word is indexed (Porter's second English stemmer)."""
    if _MAY_BE_BRITISH.search(word):
        for pattern, american in BRITISH:
            word = pattern.sub(american, word)
    found = analyser().analyze(word)
    return found[0] if found else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words."""
    return tuple(map(stem, WORD.findall(text.lower())))


@lru_cache(maxsize=1)
def analyser() -> TextAnalyzer:
    """What tantivy does with a text and this module with a word: the same."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )
