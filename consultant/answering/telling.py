"""What a question tells that sets titles of codes apart: its words, each affirmed or denied, beside those of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\b(?:without|no|not having|free of) (?:any )?(?:hiv[- ]related )?(?:symptoms?|illness)\b"
         r"|\bsymptom[- ]free\b", "asymptomatic"),
        (r"\b(?:ruptur|burst|perforat)\w*", "perforation"),
        (r"\bnos\b|\bno (?:\w+ )?(?:cause|type|kind|organism|stage|etiology) (?:is |was )?"
         r"(?:given|stated|documented|named|known|specified|mentioned)\b|\bplain(?= (?:low )?\w+ (?:pain|ache))"
         r"|\b(?:no|without) (?:further|more|other) (?:detail|information|specif|documentation|description)\w*"
         r"|\bnot (?:further |otherwise |otherwise further )?(?:specified|documented|stated)\b(?! as)"
         r"|\b(?:doesn't|didn't|does not|did not) (?:say|specify|document) (?:which|the (?:type|kind|side)|further|more)\b"
         r"|\bnothing (?:else|more|further)(?: (?:is|was))? (?:documented|said|specified|in the (?:note|record))", "unspecified"),
        (r"\bwearing[- ]?off\b|\bon[- /]?off\b|\boff (?:episodes?|periods?|times?)\b|\bmotor fluctuations?\b", "fluctuations"),
        (r"\bc-?\s?sections?\b|\bcesareans?\b|\bcaesareans?\b", "cesarean"),
        (r"\b(?:father|mother|brother|sister|parent|sibling|dad|mom|son|daughter|family history)\b", "family history high risk"),
        (r"\b(?:away from|off|miles? (?:away )?from|across town from|not on)(?: the)?(?: main)?[- ](?:hospital|campus)\b"
         r"|\boff-?campus\b", "away"),
        (r"(?<!not )\b(?:on|in|inside|within)(?: the)?(?: main)?[- ](?:hospital|campus)\b(?! away)|\bon-?campus\b", "on campus"),
        (r"\b(?:own|his|her|private|rented|leased) (?:practice|office)\b", "practice"),
        (r"\b(?:long[- ]term|custodial|permanent|residential)\b.{0,12}\b(?:resident|care|patient|stay)?"
         r"|\bpart a (?:\w+ )?(?:exhausted|ended|over|used up|ran out)\b"
         r"|\b(?:no|without|not) (?:\w+ )?(?:skilled|part a)\b", "no covered skilled stay"),
        (r"(?<!no )(?<!not )(?<!not a )(?<!without )(?<!without a )\b(?:part a|skilled|medicare) (?:covered )?(?:stay"
         r"|rehab)\b|\brehab(?:ilitation)? (?:stay|after"
         r"|following)\b|\bday \d{1,2} of (?:the )?(?:100|stay)", "during covered"),
        (r"\b(?:physio\w*|nearly healed|almost healed)\b|\b(?:third|fourth|fifth|next) (?:\w+ )?visit\b"
         r"|\b(?:follow-?up|later|second|recheck|healing) (?:visit|encounter|appointment|check|fine|well)\b"
         r"|\bhealing\b|\bcast (?:change|check|removal)\b", "subsequent encounter routine healing"),
        (r"\b(?:first|initial) (?:visit|encounter|time seen)\b|\bactive treatment\b"
         r"|\b(?:at|in|to|from) (?:the |an? )?(?:er|ed|emergency (?:room|department))\b", "initial encounter"),
        (r"\b(?:had|has had|got|did|received|already had)\b(?: \w+){0,3} (?:first|initial)\b[^.?!]{0,30}\b(?:last|ago"
         r"|before|already|previous)\b"
         r"|\balready had (?:her|his|the|one|a)\b|\b(?:second|third|every|yearly) (?:year|time|wellness)\b", "subsequent"),
        (r"\b(?:no (?:further |more |active |current )?(?:treatment|therapy|evidence)|ned|cured|in remission|years? ago"
         r"|since (?:19|20)\d\d|completed treatment)\b", "personal history"),
        (r"\bbiops\w+", "biopsy"),
        (r"\bno (?:\w+ )?(?:picture|image|recording|photo)s?\b|\bnot (?:recorded|saved|stored)\b", "not recorded"),
        (r"\b(?:chemo\w*|antineoplastics?|cancer (?:drugs?|treatment))\b", "antineoplastic therapy chemotherapy"),
        (r"\b(?:radiation|xrt|radiotherapy)\b", "radiation"),
        (r"\bckd\b", "chronic kidney disease"),
        (r"\ba-?\s?fib\b|\baf\b", "atrial fibrillation"),
        (r"\b(?:htn|high blood pressure)\b", "hypertension"),
        (r"\bcopd\b", "chronic obstructive pulmonary disease"),
        (r"\b(?:chf|hf)\b", "heart failure"),
        (r"\butis?\b", "urinary tract infection"),
        (r"\bgerd\b|\breflux\b", "gastro-esophageal reflux"),
        (r"\b(?:residuals?|late effects?|still (?:\w+ )?(?:weak|has|cannot|numb|limps)|(?:old|previous|prior|past) stroke"
         r"|stroke (?:happened )?(?:last|in (?:19|20)\d\d|\w+ (?:years?|months?) ago))\b", "following sequelae"),
        (r"\b(?:hemipare\w+|hemipleg\w+|weak(?:ness)? (?:on|of) (?:the |his |her )?(?:left|right))\b", "hemiplegia hemiparesis"),
        (r"(?<!no )(?<!not )\b(?:found|discovered|newly|new (?:diagnosis|finding|problem)|abnormal)\b", "abnormal findings"),
        (r"\b(?:all|everything|exam) (?:was |is )?normal\b|\bnothing (?:abnormal |new )?(?:was )?found\b", "no abnormal"),
        (r"\bcomprehensive\b", "full complete"),
        (r"\bintermediate\b", "middle-length"),
        (r"\b(?:only|just)? ?(?:read|interpret(?:ed|ation)?)\b", "reading report"),
        (r"\b(?:bronchitis|pneumonia)\b", "lower respiratory infection"),
        (r"\bbleed\w*|\bblood loss\b|\bh(?:a)?emorrhag\w*", "hemorrhage posthemorrhagic blood loss"),
        (r"\b(?:glucose|sugar)s? (?:of |is |was |at |over |above )?(?:[2-9]\d\d)\b|\bhigh (?:blood )?(?:sugars?|glucose)\b"
         r"|\bhyperglyc\w+", "hyperglycemia"),
        (r"\b(?:sub-?cut\w*|fat layer|down to fat)\b", "fat subcutaneous"),
        (r"\b(?:partial|uni-?compartment\w*|one compartment) (?:knee|replacement)?", "one compartment partial"),
        (r"\btotal (?:knee|hip|shoulder)\b", "total whole"),
        (r"\btransforaminal\b|\bnerve root\b|\bforamen\b", "nerve leaving transforaminal"),
        (r"\binterlaminar\b", "epidural"),
        (r"\bbi-?pap\b|\bbi-?level\b", "bi-level"),
        (r"\b(?:scope|scoped|arthroscop\w+)\b", "arthroscopic scope"),
        (r"\b(?:us|ultrasound)[- ]guid\w+|\b(?:used|with|under) (?:an )?(?:us|ultrasound)\b", "ultrasound guided"),
        (r"\b(?:first time|never seen|new to (?:us|the practice)|new (?:baby|patient|pt))\b", "first new"),
        (r"\b(?:established|known|seen before|existing|returning)\b", "known established"),
        (r"\bsmok(?:er|es|ing)\b", "tobacco nicotine dependence"),
        (r"\b(?:quit|stopped) smoking\b|\b(?:former|ex)-? ?smoker\b", "personal history nicotine dependence"),
    )
)  # fmt: skip
"""How askers say what titles word otherwise; what is meant is added to the words of the question."""
_NEGATION = re.compile(
    r"\b(?:no|not|without|w/o|never|denies|wasn't|isn't|didn't|doesn't|nor|lacks?|negative for)\b",
    re.IGNORECASE,
)
_REACH = 5
"""Words that a denial reaches; a comma or a turn of the sentence ends it."""
_TURN = frozenset({"but", "with", "and", "only", "in", "due"})
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "the and for with without of in on to a an or by is was it this that patient pt code other specified elsewhere"
        " classified nec due any not no per each including used use medicare medicaid payer insurance commercial plan",
    )
)
"""Words that set no title apart; whose rule it is decides no code by its title."""
_TOKENS = re.compile(r"[a-z]+(?:-[a-z]+)?|\d+|[,.;:?!()]", re.IGNORECASE)
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|als?|ic|ically|ally|ly|y|ies|ions?|ous|ment|ia|is|a)\Z")


@lru_cache(maxsize=64)  # one question is looked at from several places
def words(text: str) -> Mapping[str, bool]:
    """The stems of a text, each with whether it is affirmed; what is denied and affirmed counts as affirmed."""
    found: dict[str, bool] = {}
    for stem, affirmed in _told(text):
        found[stem] = found.get(stem, False) or affirmed
    return found


@lru_cache(maxsize=64)  # one question is looked at from several places
def heard(text: str) -> Mapping[str, bool]:
    """The words of a question, with what titles say for them; what a question denies stays denied in other words."""
    found = dict(words(text))
    for said, meant in _SAID:
        if said.search(text):
            stems, placed = words(meant), words(said.sub(f" {meant} ", text))
            found.update((stem, placed.get(stem, affirmed)) for stem, affirmed in stems.items())
    return found


def agreement(
    title: Mapping[str, bool], against: Mapping[str, bool], told: Mapping[str, bool]
) -> tuple[int, int]:
    """Of the words that set a title apart from another one how many the question tells, and how many it denies.

    A word that has an opposite, such as acute and chronic, counts twice, and is denied where only its opposite is told.
    """
    met = denied = 0
    for stem, affirmed in title.items():
        if against.get(stem) is affirmed:
            continue
        weight = 2 if stem in _OPPOSITES else 1
        if stem in told:
            met += weight * (told[stem] is affirmed)
            denied += weight * (told[stem] is not affirmed)
        elif affirmed and any(told.get(other) for other in _OPPOSITES.get(stem, ())):
            denied += weight
    return met, denied


def _told(text: str) -> Iterator[tuple[str, bool]]:
    left = 0
    for token in _TOKENS.findall(text.lower().replace("non-", "non ").replace("w/o", "without")):
        if token in ",.;:?!()" or token in _TURN:
            left = 0
        elif token == "non":
            left = 1
        elif _NEGATION.fullmatch(token):
            left = _REACH
        elif token not in _LITTLE:
            yield _stem(token), left == 0
            left = max(0, left - 1)


_STEM = 11
"""Letters that tell `diverticulosis` from `diverticulitis`."""


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return (stem if len(stem) >= 4 else word)[:_STEM]


_OPPOSING = (
    "acute chronic",
    "left right",
    "initial subsequent",
    "new known",
    "new established",
    "open closed",
    "benign malignant",
    "partial total whole",
    "male female",
    "displaced nondisplaced",
    "complicated uncomplicated",
    "bilateral unilateral",
    "history current",
    "single recurrent",
    "low moderate high",
    "mild moderate severe",
    "intermittent persistent",
    "simple intermediate complex",
    "routine delayed",
    "superficial deep",
)
_OPPOSITES: Mapping[str, tuple[str, ...]] = {
    _stem(one): tuple(
        _stem(other)
        for group in _OPPOSING
        for other in group.split()
        if one in group.split() and other != one
    )
    for one in " ".join(_OPPOSING).split()
}
"""Stems of which only one can be true of one thing."""
