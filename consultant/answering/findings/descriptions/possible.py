"""Which of the codes that a search finds a description can mean at all: none that its words contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from consultant.answering.reading.clinical import Told, told
from consultant.answering.reading.descriptions import ANY, Description
from consultant.answering.relevance import stems_of
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_MEASURE = re.compile(r"G(8[3-9]|9\w)\w\w|M1\d{3}")
_MEASURED = re.compile(
    r"(?:patients|episodes?|documentation|clinician|patient (?:not|with|had|has|did|is|who|\w+ed))\b",
    re.IGNORECASE,
)
"""HCPCS codes that report quality measures: their long titles name every disease, and none of them bills a service."""
_DONE = re.compile(
    r"\b(?:repair|biops|excis|amputat|inject|ultrasound|sonogra|x-?rays?\b|mri\b|scans?\b|\w+(?:ectomy|otomy|oscopy|plasty|graphy)\b"
    r"|aspirat|debrid|ablation|infusion|removal\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:status|history|s/p|after|complicat|due to|from|abnormal|absence|encounter|aftercare)",
    re.IGNORECASE,
)
"""What follows is why the patient comes: a diagnosis, though it names what was done."""


def kept(wanted: Description, found: Iterable[Likely]) -> tuple[Likely, ...]:
    """The codes without quality measures, those whose titles contradict the description, and diagnoses of what was done."""
    done = wanted.systems == ANY and operated(wanted.words)
    return tuple(
        one
        for one in found
        if not (
            _MEASURE.fullmatch(one.entry.code)
            or not one.entry.code.startswith(wanted.letter)
            or (one.entry.system is CodeSystem.HCPCS and _MEASURED.match(one.entry.description))
            or of_adults(one.entry.description, wanted)
            or of_an_untold_ulcer(one.entry.description, wanted.words)
            or _of_what_is_untold(one.entry, wanted.words)
            or (not wanted.letter and _of_another_age(one.entry.code, wanted.words))
            or _of_another_catheter(one.entry.description, wanted.words)
            or _contradicted(one, wanted.told)
            or _of_a_bare_test(one.entry.description, wanted.words)
            or _of_an_untold_neoplasm(one.entry.description, wanted.words)
            or _of_an_untold_number(one.entry.description, wanted.words)
            or of_another_kind(one.entry.description, wanted.words)
            or of_the_contrary(one.entry.description, wanted.words)
            or (
                done
                and one.entry.system is CodeSystem.ICD10CM
                and not one.entry.description.startswith("Encounter")
            )
        )
    )


_ABNORMAL = re.compile(r"Abnormal (?:\w+ ){0,4}(?:electro|\[|function|result)")
_FOUND = re.compile(
    r"abnormal|positive|irregular|elevat|high|low\b|decreas|increas|finding|result|suspicious|chang|slow|prolong|show|found",
    re.IGNORECASE,
)


def _of_a_bare_test(title: str, words: str) -> bool:
    """Whether a title tells that a test was abnormal, of which a description only says that it was done."""
    return bool(_ABNORMAL.match(title)) and not _FOUND.search(words)


_NEOPLASM = re.compile(r"(?:Malignant|Secondary malignant|Benign) neoplasm\b")
_GROWN = re.compile(
    r"neoplas|cancer|carcin|tumou?r|malign|\w+omas?\b|\w+omatosis\b|metasta|\bmets?\b|\bca\b|mass|growth|polyp|nev(?:us|i)\b|moles?\b"
    r"|leuk[a]?emi|wilms|ewing|merkel|burkitt|mycosis|waldenstr|sezary|in situ|hodgkin|adeno|cyst|bowen|paget|kaposi"
    r"|lump|lesion|nodule|fibroid|wart|tag\b|\b[A-Z]{3,5}\b",
    re.IGNORECASE,
)


def _of_an_untold_neoplasm(title: str, words: str) -> bool:
    """Whether a title is that of a neoplasm, and nothing is told that grows: a pneumonia of a lobe is no cancer of it."""
    return bool(_NEOPLASM.match(title)) and not _GROWN.search(words)


def _of_an_untold_number(title: str, words: str) -> bool:
    """Whether a title is that of a body mass index or score of so much, and no number is told."""
    return title.startswith(_SCORED) and not any(map(str.isdigit, words))


_SCORED = ("Body mass index [BMI] 70 or greater", "NIHSS score")


_KIND = re.compile(
    r"\b(type|stage|grade|degree|class|category)s? (i{1,3}|iv|v|vi{0,3}|\d)(?!\w|\.\d)", re.IGNORECASE
)
"""A kind by its number."""
_ROMAN = re.compile(r"\b(?<!-)(?:I{1,3}|IV|VI{0,3}|V)\b(?!-)")
_NUMBERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}


@lru_cache(maxsize=4096)
def of_another_kind(title: str, words: str) -> bool:
    """Whether a title names another number of a told kind: `syndrome I` is not type II."""
    named = _kinds(title)
    bare = {_NUMBERS[one.lower()] for one in _ROMAN.findall(title)}
    return any(
        number not in numbers
        for kind, told_numbers in _kinds(words).items()
        for number in told_numbers
        if (numbers := named.get(kind) or (bare if kind == "type" else set()))
    )


def _kinds(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, number in _KIND.findall(text.lower()):
        found.setdefault(kind, set()).add(_NUMBERS.get(number, number))
    return found


_NON = re.compile(r"\bnon-?([a-z]{4,})", re.IGNORECASE)


@lru_cache(maxsize=4096)
def of_the_contrary(title: str, words: str) -> bool:
    """Whether one of them says what the other says is not so: `non-dominant side` for a dominant arm."""
    title, words = title.lower(), words.lower()
    return _denies(title, words) or _denies(words, title)


def _denies(one: str, other: str) -> bool:
    """Whether a text has a word only with `non` before it that the other has only without."""
    denied = {*_NON.findall(one)} - {*_NON.findall(other)}
    rest = _NON.sub(" ", one)
    return any(re.search(rf"\b{word}\b", other) and not re.search(rf"\b{word}\b", rest) for word in denied)


def _contradicted(one: Likely, wanted: Told) -> bool:
    """Whether a title cannot stand for a description, read with the wordings by which it was found."""
    met = frozenset(stems_of(" ".join(one.met)))
    title = told(one.entry.description)
    return wanted.contradicts(title) or wanted.saying(met & title.denied).contradicts(title)


_PERITONEAL = re.compile(r"peritoneal|abdom|\b(?:pd|capd|ccpd|apd)\b", re.IGNORECASE)
_OF_THE_PERITONEUM = "peritoneal dialysis"


def _of_another_catheter(title: str, words: str) -> bool:
    """Whether a title is of the dialysis through the peritoneum, which nobody means by dialysis alone."""
    return _OF_THE_PERITONEUM in title.lower() and not _PERITONEAL.search(words)


_ADULT = re.compile(r"\badult\b(?! and |\) \(pediatric)", re.IGNORECASE)


def of_adults(title: str, wanted: Description) -> bool:
    """Whether a title is that of an adult's condition, and a child is told."""
    return wanted.young and bool(_ADULT.search(title))


_ULCERATED = re.compile(r"diabetes\b.*\bulcer", re.IGNORECASE)


def of_an_untold_ulcer(title: str, words: str) -> bool:
    """Whether a title is of a diabetic ulcer, and no ulcer is told: a foot of a diabetic is none."""
    return bool(_ULCERATED.search(title)) and "ulcer" not in words.lower() and "dfu" not in words.lower()


_UNTOLD = (
    (
        "Z8",
        "Family history",
        re.compile(
            r"famil|\bf[hx]+\b|mother|father|mom\b|dad\b|sister|brother|sibling|parent|aunt|uncle|grand|relative|cousin"
            r"|daughter|\bsons?\b|child|hereditary|kin\b|inherited|maternal|paternal|twin",
            re.IGNORECASE,
        ),
    ),
    (
        "E",
        "with foot ulcer",
        re.compile(
            r"foot|feet|heel|\btoes?\b|hallux|plantar|\bsole|midfoot|forefoot|metatars|malleol|ankle|\bdfus?\b|pedal",
            re.IGNORECASE,
        ),
    ),
    (
        "E",
        "with other skin ulcer",
        re.compile(
            r"skin|shin|calf|\bleg|thigh|buttock|\barms?\b|hand|finger|back\b|abdom|chest|scalp|face|neck|hip|knee|sacr|groin|breast"
            r"|elbow|trunk|flank|forearm|shoulder|lower limb|extremit|varic|venous|stasis|other|pressure|decubit|shank|pretibial",
            re.IGNORECASE,
        ),
    ),
    (
        "Y92",
        "",
        re.compile(
            r"y92|place|where|occur|location|happened|injur|accident|\bfell\b|\bfalls?\b|slip|trip|hurt|external|fractur"
            r"|collision|crash|assault|burn",
            re.IGNORECASE,
        ),
    ),
)
"""Codes by their start and their title, and one of the words without which nobody means them: of a relative's disease, of an
ulcer of the foot, of the place of an accident."""


def _of_what_is_untold(entry: Entry, words: str) -> bool:
    """Whether a code says of a relative, a foot or an accident what the description does not tell."""
    return any(
        entry.code.startswith(start) and part in entry.description and not hint.search(words)
        for start, part, hint in _UNTOLD
    )


_UNRELATED = "not associated with childbirth"
_ONLY_OF = (
    ("Z3A", re.compile(r"pregnan|gestat|trimester", re.IGNORECASE)),
    (
        "P",
        re.compile(r"newborn|neonat|infant|preterm|premature|baby|birth|perinatal|prematur", re.IGNORECASE),
    ),
    (
        "O",
        re.compile(
            r"pregnan|gestat|trimester|eclampsia|placent|labou?r|deliver|partum|puerper|obstetric|abort|miscarr|ectopic|maternal|lactat"
            r"|breast-?feed|fet(?:al|us)|cesarean|c-section|molar|chorio|amnio|membranes|multigravida|primigravida"
            r"|hyperemesis|cervical incompet|childbirth|g[ai]v\w* birth|\bob\b|cord around",
            re.IGNORECASE,
        ),
    ),
)
"""Chapters of the newborn and of pregnancy, and one of the words without which nobody means them."""


def _of_another_age(code: str, words: str) -> bool:
    """Whether a code is of a chapter for newborns or pregnancies that the description does not speak of."""
    words = words.replace(_UNRELATED, " ")
    return any(code.startswith(chapter) and not hint.search(words) for chapter, hint in _ONLY_OF)


def operated(words: str) -> bool:
    """Whether a description is of what was done, and not of why."""
    return bool(_DONE.search(words)) and not _SINCE.search(words)
