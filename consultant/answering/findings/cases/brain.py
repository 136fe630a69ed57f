"""A new stroke by vessel and cause, with its deficits and its score (Official Guidelines, I.C.6.a, I.C.9 and I.C.18.i)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank, by_words
from consultant.answering.handedness import HANDED, dominant, hand

_STROKE = re.compile(
    r"\b(?:acute |new |ischemic |embolic |thrombotic )*(?:strokes?|cva|cerebral infarct\w*)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:after|following|residual\w*|sequela\w*|late effects?|old|prior|previous|past|history of|hx of"
    r"|h/o|post|since|ago|last (?:year|month)|s/p|hemorrhag\w*|bleed\w*|post-?procedural"
    r"|intra-?operative)\b",
    re.IGNORECASE,
)
_VESSELS = (
    ("1", re.compile(r"\b(?:middle cerebral(?: artery)?|mca)\b", re.IGNORECASE)),
    ("2", re.compile(r"\b(?:anterior cerebral(?: artery)?|aca)\b", re.IGNORECASE)),
    ("3", re.compile(r"\b(?:posterior cerebral(?: artery)?|pca)\b", re.IGNORECASE)),
    ("4", re.compile(r"\bcerebellar(?: artery)?\b", re.IGNORECASE)),
)
_MEANS = (
    ("I63.4", re.compile(r"\bembol\w+", re.IGNORECASE)),
    ("I63.3", re.compile(r"\bthromb\w+", re.IGNORECASE)),
    ("I63.5", re.compile(r"\bocclu\w+|\bstenosis\b", re.IGNORECASE)),
)
_OF_VESSEL = re.compile(
    r"\b(left|right|bilateral|l|r)[ -]+(?:sided )?(?:middle|anterior|posterior|cerebellar|mca|aca|pca)\b"
    r"|\b(?:mca|aca|pca|cerebral artery|cerebellar artery)\b[ ,(]*(left|right|bilateral)\b",
    re.IGNORECASE,
)
_SIDED = r"(?:\(?(?P<non>non-?)?dominant\)?(?: side(?:d)?)?[ ,]+)?"
_DOMINANCE = r"(?:,? (?:(?P<side3>left|right) )?(?P<non2>non-?)?dominant(?: side)?)?"
_WEAK = re.compile(
    rf"\b(?:(?P<side>left|right)(?:[- ]sided)?[ ,]+)?{_SIDED}(?:flaccid |spastic )?(?:hemi-?(?:pleg|pare)\w+|sided (?:weakness"
    rf"|paralysis))(?: (?:of|on) the (?P<side2>left|right)(?: side)?)?{_DOMINANCE}\b"
    r"|\b(?P<side4>left|right)[- ](?:sided )?(?:weakness|paralysis)\b",
    re.IGNORECASE,
)
_DEFICITS = by_words(
    (
        ("R47.01", r"\b(?:expressive |receptive |global )?aphasia\b"),
        ("R47.1", r"\bdysarthria\b"),
        ("R47.81", r"\bslurred speech\b"),
        ("R29.810", r"\bfacial (?:droop|weakness)\b"),
        ("R13.12", r"\boropharyngeal dysphagia\b|\bdysphagia,? oropharyngeal\b"),
        ("R13.11", r"\boral dysphagia\b|\bdysphagia,? oral\b"),
        ("R13.13", r"\bpharyngeal dysphagia\b|\bdysphagia,? pharyngeal\b"),
        ("R13.10", r"\bdysphagia\b"),
        ("R27.0", r"\bataxia\b"),
        ("R41.4", r"\bneglect\b"),
    )
)
_SCORE = re.compile(
    r"\b(?:nih(?:ss)?|nih stroke scale|stroke scale)(?: (?:score|stroke scale))?(?: (?:of|is|was|at|:|=))? ?(\d{1,2})\b",
    re.IGNORECASE,
)
_LYSIS = re.compile(
    r"\b(?:tpa|alteplase|tenecteplase|tnk)\b[^.;?!]{0,40}\b(?:other|outside|transferring|another|different"
    r"|prior) (?:hospital|facility|er|ed)\b",
    re.IGNORECASE,
)
_MOST = 42
_RULE = Rule(
    "the stroke first, then each deficit, also one that is gone at discharge, and the score of the NIH stroke scale",
    "I.C.6.a and I.C.18.i",
    "deficits of the acute stroke are coded beside I63; R29.7- follows it",
)


def read(text: str) -> Read:
    """The codes of a new stroke with what it brought about; nothing of a past one."""
    if not _STROKE.search(text) or _PAST.search(text):
        return Read(text)
    deficits = _weakness(text)
    rest = _STROKE.sub(" , ", text)
    for code, words in _DEFICITS:
        if words.search(rest):
            deficits.append(code)
            rest = words.sub(" , ", rest)
    score = _SCORE.search(rest)
    status = []
    if score and int(score[1]) <= _MOST:
        status.append(Item(f"R29.7{int(score[1]):02d}", Rank.BESIDE))
    items = (Item(_infarction(text), Rank.CAUSE), *(Item(code, Rank.RESULT) for code in deficits), *status)
    rest = blank(
        rest,
        (
            _WEAK,
            _SCORE,
            HANDED,
            _OF_VESSEL,
            *(words for _, words in (*_VESSELS, *_MEANS)),
            re.compile(
                r"\bartery\b|\bflaccid\b|\bspastic\b|\bdominant\b|\bdue to\b|\bcerebral\b", re.IGNORECASE
            ),
        ),
    )
    return Read(rest, items, _RULE if deficits or status else None)


def _infarction(text: str) -> str:
    vessel = next((digit for digit, words in _VESSELS if words.search(text)), "")
    means = next((code for code, words in _MEANS if words.search(text)), "")
    found = _OF_VESSEL.search(text)
    told = (found[1] or found[2]).lower()[0] if found else ""
    end = {"r": "1", "l": "2", "b": "3"}.get(told, "9")
    if vessel and means:
        return f"{means}{vessel}{end}"
    return f"I63.5{vessel}{end}" if vessel else {"I63.4": "I63.40", "I63.3": "I63.30"}.get(means, "I63.9")


_ENDS = {("right", True): "1", ("left", True): "2", ("right", False): "3", ("left", False): "4"}


def _weakness(text: str) -> list[str]:
    found = _WEAK.search(text)
    if found is None:
        return []
    kind = (
        "0"
        if re.search(r"\bflaccid\b", text, re.IGNORECASE)
        else "1"
        if re.search(r"\bspastic\b", text, re.IGNORECASE)
        else "9"
    )
    side = next((found[name].lower() for name in ("side", "side2", "side3", "side4") if found[name]), "")
    if not side:
        return [f"G81.{kind}0"]
    told = re.search(r"(non-?)?dominant", found[0], re.IGNORECASE)
    leading = (not told[1]) if told else dominant(side, hand(text))
    return [f"G81.{kind}{_ENDS[side, leading]}"]
