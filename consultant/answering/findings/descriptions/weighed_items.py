"""The supply, drug or service of HCPCS Level II that a mail tells in its own words, weighed over all that it may be.

As `weighed` does for diagnoses: each code that the search hears in the mail gets points for what it has of it and loses points
for what it says besides, by the table `item_weights.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from consultant.answering import sizes
from consultant.answering.findings.descriptions import item_titles, weighing
from consultant.answering.findings.descriptions.story import DENIED
from consultant.answering.findings.descriptions.told_apart import ITEMS as APART
from consultant.answering.findings.descriptions.told_apart import Values
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.patterns import pattern
from consultant.answering.reading.descriptions import letter_told
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard

TABLE = Path(__file__).parent / "item_weights.txt"
ITEMS = frozenset({CodeSystem.HCPCS})
_MOST = 4
"""Differences beyond which further ones count no more."""
_WISH = pattern(
    r"\b(?:(?:which|what(?:['’]?s)?|whats|needs?|wants?|give|looking for|asks? for|asking for|find|tell (?:me|us)|send"
    r"|is there an?)\b"
    r"[^.?!,;:]{0,30}?)?\b(?:hcpcs|hcpc|level (?:ii|2)|[a-z](?=[- ]codes?\b))(?: level (?:ii|2))?[- ]?(?:codes?\b)?"
    r"(?: (?:please|pls|is (?:that|it|this|right)|do (?:i|we) (?:put|use|pick|bill|report)|should (?:i|we) (?:use|bill)"
    r"|for (?:that|this|it|billing)|wanted|needed))?"
    r"|\b(?:which|what(?:['’]?s)?|whats|need|give (?:me|us)) (?:is )?(?:the |an? )?codes?\b(?: (?:is (?:that|it)"
    r"|for (?:that|this|it)|do we"
    r"|should we))?"
    r"|\bcodes? (?:and|&|with|\+) (?:number of )?units\b|\bcodes?\W*(?:please|pls)?\W*\Z|\b(?:please|pls|thanks|thank you"
    r"|thx|hello|hi)\b"
    r"|\bhow (?:do|should|would|to) (?:i|we|you)? ?(?:code|bill|report)\b"
)
"""That a code is wished, which no title has."""
_WHO = pattern(
    r"\b(?:the |our |a |an )?(?:coder|biller|billing|doctor|doc|dr|physician|provider|surgeon|nurse|clinic|practice|supplier|shop"
    r"|team|dept|department|patient|pt|pts|customer|client|resident|beneficiary|medicare|prosthetist|orthotist)\b(?:['’]s)?"
    r"|\b(?:dme(?:pos)?|office|hospital|asc)(?= (?:asks|question|shop|supplier|biller|here|claim|billing)\b| ?:)"
    r"|\b(?:man|woman|lady|guy|gentleman|female|male|wife|husband|mom|dad|mother|father)\b"
    r"|\b(?:we|i|he|she|they|him|her|his|our|us|it)\b"
    r"|\b(?:order(?:ed|s)?|dispens\w+|suppl(?:y|ied) (?:him|her|it|them|an?)|billed|billing|claims?)\b"
)
"""Who writes, who gets it, and that it is billed."""
_NOTHING = pattern(r"\bnothing (?:is |was )?")
_AGE = re.compile(
    r"\b(?P<years>\d{1,3})[- ]?(?:yo|y/o|yr[- ]old|yrs[- ]old|years?[- ]old)\b"
    r"|\b(?P<words>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]year[- ]old\b",
    re.IGNORECASE,
)
_CHILD = pattern(
    r"\b(?:child(?:ren)?s?|kids?|pediatric|peds|infants?|bab(?:y|ies)|toddlers?|newborns?|youth|teens?|boy|girl|preschool\w*)\b"
)
_ADULT = pattern(
    r"\badults?\b|\bgrown\b|\b(?:old|elderly) (?:man|woman|lady)\b|\b(?:man|woman|lady|gentleman)\b"
)
_GROWN = 11
"""Years from which titles of casts and supplies speak of adults."""
_OF_CHILDREN = re.compile(r"\bpediatric\b|\bchild|\binfant|\byouth\b|\b0-10 years\b", re.IGNORECASE)
_OF_ADULTS = re.compile(r"\badults?\b", re.IGNORECASE)
_UNLISTED = re.compile(
    r"\bnot otherwise\b|\bunlisted\b|\bmiscellaneous\b|\bunclassified\b|\bnoc\b|\bnos\b|\bother\b",
    re.IGNORECASE,
)
_MEASURE = "measure"
_MEASURES = re.compile(r"G8|G9[0-8]|M1|G2(?!0[0-8]|1[0-2]|21[0-6]|25)")
"""Codes of quality measures."""
_FAMILIES = (
    (
        _MEASURE,
        _MEASURES,
        pattern(
            r"\bquality\b|\bmeasures?\b|\bmips\b|\bpqrs\b|\bregistry\b|\breporting\b|\bexclu\w+|\bexception|\bcpt ii\b"
            r"|\bperformance\b"
        ),
    ),
    (
        "outpatient",
        re.compile(r"C"),
        pattern(
            r"\bc[- ]codes?\b|\bhospital\b|\boutpatient\b|\basc\b|\bpass[- ]?through\b|\bopps\b|\bimplant\w*\b|\bdevice\b"
            r"|\bsurgery center\b"
        ),
    ),
    (
        "other payers",
        re.compile(r"[SHT]"),
        pattern(
            r"\b[sht][- ]codes?\b|\bmedicaid\b|\bbcbs\b|\bblue (?:cross|shield)\b|\bcommercial\b|\bprivate\b|\bwaiver\b"
            r"|\bstate\b|\bbehavioral\b|\bhome\b"
        ),
    ),
    (
        "drug",
        re.compile(r"J|Q5|C9[01234]|Q20|Q01|Q99|A9[5-6]"),
        pattern(
            r"\b[jq][- ]codes?\b|\bmgs?\b|\bmilligrams?\b|\bmcg\b|\binject\w*|\binfus\w+|\bshots?\b|\bdrugs?\b|\bdose"
            r"|\bvials?\b|\biv\b|\bgave\b|\bgiven\b|\bunits?\b|\bgrams?\b|\bml\b|\bsolution\b"
        ),
    ),
    (
        "repair",
        re.compile(r"L4|L7[5-6]|K07|E13[4-5]"),
        pattern(r"\brepair\w*|\breplac\w+|\blabor\b|\bfix(?:ed|ing)?\b"),
    ),
)
"""Kinds of codes of which a mail has to speak: the codes, and the words."""
_TITLES = 4096
"""Titles that are kept as they were read: the same items are asked for again and again."""
_HEAD_ENDS = re.compile(r"[,;(]")
"""Behind what a title begins with: the thing itself."""
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*[a-z]*\d)")


@dataclass(frozen=True, slots=True)
class ItemStory:
    """What a mail tells of an item, as titles are compared with it."""

    words: str
    letter: str
    said: item_titles.Stems
    """Its words, each with whether it is so."""
    denied: item_titles.Stems
    """The words of what is said not to be so, and nowhere to be so."""
    values: dict[str, float]
    numbers: frozenset[str]
    apart: Values
    child: bool
    grown: bool
    spoken_of: frozenset[str]


def item_story(text: str) -> ItemStory:
    """The mail as the story of one item."""
    words = sizes.without(_WHO.sub(" ", _WISH.sub(" . ", text)))
    words = _NOTHING.sub("no ", words)
    away = item_titles.said(" . ".join(found[1] for found in DENIED.finditer(words)))
    words = DENIED.sub(" . ", words)
    so = item_titles.said(words)
    age = _AGE.search(text)
    years = int(age["years"] or _YEARS[age["words"].lower()]) if age else None
    child = bool(_CHILD.search(text)) if years is None else years < _GROWN
    return ItemStory(
        " ".join(words.split()),
        letter_told(text),
        item_titles.said(text.replace("-", " ")),
        {stem: False for stem in away if stem not in so},
        sizes.told(text),
        frozenset(_NUMBER.findall(text.replace(",", ""))),
        APART.told(text),
        child,
        bool(_ADULT.search(text)) if years is None else years >= _GROWN,
        frozenset(name for name, _, found in _FAMILIES if found.search(text)),
    )


_YEARS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        range(2, 13),
        strict=True,
    )
)


def weighed(text: str, reference: Reference) -> tuple[Weighed, ...]:
    """The likeliest codes of Level II that are valid on the day, best first; none where nothing is heard."""
    if reference.search is None:
        return ()
    told = item_story(text)
    judged = {one: traits(one, told) for one in reference.search.heard(told.words, ITEMS)}
    return weighing.likeliest(weighing.ranked(judged, TABLE), CodeSystem.HCPCS, reference)


def traits(one: Heard, story: ItemStory) -> dict[str, float]:
    """What speaks for a code and against it."""
    agreed = APART.compared(APART.titled(one.title), story.apart)
    found = {
        **weighing.of_names(one),
        **dict.fromkeys(_named(one, story), 1.0),
        **dict(weighing.of_agreement(agreed, _MOST)),
        **{name: min(value, _MOST) for name, value in _counted(one.title, story)},
    }
    return {name: float(value) for name, value in found.items() if value}


def _named(one: Heard, story: ItemStory) -> Iterator[str]:
    title = one.title
    if story.letter:
        yield "letter" if one.code.startswith(story.letter) else "other letter"
    if _UNLISTED.search(title):
        yield "unlisted"
    yield from _of_age(title, story)
    for name, codes, _ in _FAMILIES:
        if codes.match(one.code):
            yield f"{name} told" if name in story.spoken_of else f"{name} untold"
    if _MEASURE in story.spoken_of and not _MEASURES.match(one.code):
        yield f"no {_MEASURE}"


def _of_age(title: str, story: ItemStory) -> Iterator[str]:
    if story.child:
        yield "child" if _OF_CHILDREN.search(title) else "child untold"
        if _OF_ADULTS.search(title):
            yield "not of a child"
    elif _OF_CHILDREN.search(title):
        yield "of children"
    if _OF_ADULTS.search(title) and story.grown:
        yield "adult"


def _counted(title: str, story: ItemStory) -> Iterator[tuple[str, float]]:
    spans, values = sizes.sizes(title), story.values
    fitting = [one.low <= values[one.unit] <= one.high for one in spans if one.unit in values]
    yield "size fits", sum(fitting)
    yield "size differs", len(fitting) - sum(fitting)
    yield "size untold", len(spans) - len(fitting)
    heading = item_titles.read(title)
    yield "denied", sum(so and stem in story.denied for stem, so in heading.own.items())
    yield "denies the same", sum(not so and stem in story.denied for stem, so in heading.own.items())
    yield (
        "denies what is told",
        sum(not so and story.said.get(stem, False) for stem, so in heading.own.items()),
    )
    head, numbers = _beginning(title), _numbers(title)
    yield "head told", sum(story.said.get(stem, False) for stem in head) / (len(head) or 1)
    yield "number agreed", len(numbers & story.numbers)
    yield "number differs", len(numbers - story.numbers) if story.numbers else 0
    yield "number untold", 0 if story.numbers else len(numbers)


@lru_cache(maxsize=_TITLES)
def _beginning(title: str) -> tuple[str, ...]:
    """The words of the thing itself."""
    said = item_titles.said(_HEAD_ENDS.split(title, maxsplit=1)[0])
    weighed_words = item_titles.read(title).weighed
    return tuple(stem for stem in said if stem in weighed_words)


@lru_cache(maxsize=_TITLES)
def _numbers(title: str) -> frozenset[str]:
    """The numbers of a title that are no sizes."""
    return frozenset(_NUMBER.findall(sizes.without(title)))
