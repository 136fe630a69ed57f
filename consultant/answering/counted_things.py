"""Services whose codes go by a count - of lesions, nails, levels, fetuses, square centimeters: which codes how many are.

Own words of CPT's counting rules; each of these is a table row, so that another service is another row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from consultant.answering.number_words import VALUES, valued
from consultant.answering.patterns import expression

_LESIONS = r"lesions?|growths?|spots?"
_LEVELS = r"levels?|interspaces?|segments?|disc spaces|joints"
_FETUSES = r"fetus(?:es)?|babies|embryos"
_AREA = r"sq\.? ?cm|sqcm|square (?:cm|centimeters?)|cm2|cm²"


@dataclass(frozen=True, slots=True)
class Share:
    """A code with its units: once, or one for each further `each` things, or part of them, beyond `beyond`."""

    code: str
    beyond: int = 0
    each: int = 0

    def units(self, count: int) -> int:
        """How often it is reported for so many things."""
        return ceil((count - self.beyond) / self.each) if self.each else 1


@dataclass(frozen=True, slots=True)
class Series:
    """The codes of one service by how many things they need at least, the fewest first."""

    words: re.Pattern[str]
    """How the things are called."""
    steps: tuple[tuple[int, tuple[Share, ...]], ...]

    @property
    def codes(self) -> frozenset[str]:
        """All its codes."""
        return frozenset(share.code for _, shares in self.steps for share in shares)

    def reached(self, count: int) -> tuple[Share, ...]:
        """What so many things are reported with."""
        return next(shares for least, shares in reversed(self.steps) if count >= least)


def _of(things: str, *steps: tuple[int, tuple[Share, ...]]) -> Series:
    return Series(re.compile(rf"(?:{things})\b", re.IGNORECASE), steps)


def _tiers(things: str, *tiers: tuple[int, str]) -> Series:
    """One code, once, for each tier."""
    return _of(things, *((least, (Share(code),)) for least, code in tiers))


def _first_and_each(things: str, first: str, further: str, size: int = 1) -> Series:
    """A code for the first, an add-on for each further one."""
    return _of(things, (1, (Share(first),)), (size + 1, (Share(first), Share(further, size, size))))


SERIES: tuple[Series, ...] = (
    _of(rf"aks?|keratos[ei]s|{_LESIONS}",
        (1, (Share("17000"),)), (2, (Share("17000"), Share("17003", 1, 1))), (15, (Share("17004"),))),
    _tiers(rf"warts?|verrucae?|molluscum|{_LESIONS}", (1, "17110"), (15, "17111")),
    _of(rf"(?:skin )?tags?|{_LESIONS}", (1, (Share("11200"),)), (16, (Share("11200"), Share("11201", 15, 10)))),
    _tiers(rf"corns?|callus(?:es)?|calluses|{_LESIONS}", (1, "11055"), (2, "11056"), (5, "11057")),
    _tiers(r"(?:toe)?nails?", (1, "11720"), (6, "11721")),
    _tiers(r"muscles?", (1, "20552"), (3, "20553")),
    _tiers(rf"keloids?|scars?|{_LESIONS}", (1, "11900"), (8, "11901")),
    _tiers(r"views?", (1, "71045"), (2, "71046"), (3, "71047"), (4, "71048")),
    _tiers(r"(?:nerve conduction )?studies", (1, "95907"), (3, "95908"), (5, "95909"), (7, "95910"), (9, "95911"),
           (11, "95912"), (13, "95913")),
    *(_first_and_each(rf"biops(?:y|ies)|{_LESIONS}", first, further)
      for first, further in (("11102", "11103"), ("11104", "11105"), ("11106", "11107"))),
    *(_of(_LEVELS, (1, (Share(one),)), (2, (Share(one), Share(two))), (3, (Share(one), Share(two), Share(three))))
      for one, two, three in (("64490", "64491", "64492"), ("64493", "64494", "64495"))),
    *(_first_and_each(_LEVELS, first, further)
      for first, further in (("64479", "64480"), ("64483", "64484"), ("64633", "64634"), ("64635", "64636"), ("22551", "22552"),
                             ("22612", "22614"), ("22630", "22632"), ("22633", "22634"), ("22558", "22585"),
                             ("63047", "63048"), ("63045", "63048"), ("63046", "63048"), ("22510", "22512"),
                             ("22511", "22512"), ("22513", "22515"), ("22514", "22515"))),
    *(_first_and_each(r"stages?", first, further) for first, further in (("17311", "17312"), ("17313", "17314"))),
    *(_first_and_each(_FETUSES, first, further)
      for first, further in (("76801", "76802"), ("76805", "76810"), ("76811", "76812"), ("76813", "76814"))),
    _first_and_each(r"vaccines?|shots|immunizations?|vaccinations?", "90471", "90472"),
    *(_first_and_each(_AREA, first, further, 20)
      for first, further in (("11042", "11045"), ("11043", "11046"), ("11044", "11047"), ("97597", "97598"))),
    *(_of(_AREA, (1, (Share(small),)), (26, (Share(small), Share(more, 25, 25))), (100, (Share(large),)),
          (101, (Share(large), Share(most, 100, 100))))
      for small, more, large, most in (("15271", "15272", "15273", "15274"), ("15275", "15276", "15277", "15278"))),
)  # fmt: skip
"""The services, as their codes name them."""
_ANY = re.compile(rf"(?:{'|'.join(dict.fromkeys(one.words.pattern for one in SERIES))})", re.IGNORECASE)
SEVERAL = 2
NAMED = re.compile(rf"\b{_ANY.pattern}", re.IGNORECASE)
"""What any of the services counts."""
_SEVERAL = {"twin": 2, "twins": 2, "triplet": 3, "triplets": 3, "quadruplets": 4}
_SAID = rf"\d{{1,3}}|{'|'.join(word for word, number in VALUES.items() if number)}"
_NUMBER = re.compile(
    r"(?<![\w.,/$-])(?<!up to )(?<!least )(?<!than )(?<!over )(?<!each )(?<!every )(?<!per )(?<!extra )(?<!additional )"
    r"(?<!further )(?<!another )(?<!\d to )(?<!\d or )"
    rf"(?P<number>{_SAID})[ -](?=[a-z])",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?!(?:units?|of|to|or|and|x|times|with|for|on)\b)[a-z'-]+ ", re.IGNORECASE)
_MOST_WORDS = 3
"""Words between a number and what it counts: `nine thick actinic keratoses`."""
_MULTIPLES = re.compile(rf"\b({'|'.join(_SEVERAL)})\b", re.IGNORECASE)
_MORE = expression(rf"\b({_SAID}) (?:more|others|additional|further)\b", re.IGNORECASE)
_NEAR = 14
_PLURAL = re.compile(r"(?:s|cm|cm2|cm²|centimeters?|molluscum|verrucae)\Z", re.IGNORECASE)
_SUM = re.compile(r"\b(?:total|altogether|in all|all together|all told)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """So many things, as the text calls them, and whether that is said to be the sum."""

    number: int
    things: str
    summed: bool = False


def further(code: str) -> tuple[str, ...]:
    """The add-ons for each further thing of the services that begin with a code."""
    begun = (one.steps for one in SERIES if one.steps[0][1][0].code == code)
    shares = (share for steps in begun for _, shares in steps for share in shares)
    return tuple(dict.fromkeys(share.code for share in shares if share.beyond))


def told(text: str, series: Series) -> Count | None:
    """The things of the service that the text counts; None where it counts none, or several times differently."""
    if summed := _in_all(text, series):
        return summed
    if more := _MORE.search(text):
        return _with_more(text[: more.start()], more[1], series)
    if (sides := _SIDES.search(text)) and series.words.pattern != _ALIKE_ON_BOTH_SIDES:
        return _on_both_sides(text, sides, series)
    counts = list(_counts(text, series)) or (list(_births(text)) if "fetus" in series.words.pattern else [])
    if len({one.number for one in counts}) > 1:
        counts = [one for one in counts if one.summed]
    return counts[0] if len({one.number for one in counts}) == 1 else None


def as_one(text: str) -> str:
    """The text as of one thing: `nine keratoses frozen` as `one keratoses frozen`, so that it names the service."""
    rest = _ALL.sub(" ", _MORE.sub(" ", text))
    return _NUMBER.sub(lambda found: "one " if _follows(rest, found.end()) else found[0], rest)


_SPACE = re.compile(r"\b([CTL])(\d{1,2}) ?[-/] ?([CTLS]?)(\d{1,2})\b", re.IGNORECASE)
_LAST_OF = {"C": 7, "T": 12, "L": 5}


def with_levels(text: str) -> str:
    """The text with the number of levels behind those that it names by their vertebrae: `L4-5 and L5-S1` are two."""
    spaces = {(found[1].upper(), int(found[2])): _next_to(found) for found in _SPACE.finditer(text)}
    if len(spaces) < SEVERAL or not all(spaces.values()) or _LEVELS_SAID.search(text):
        return text
    end = max(found.end() for found in _SPACE.finditer(text))
    return f"{text[:end]}, {len(spaces)} levels{text[end:]}"


_LEVELS_SAID = re.compile(rf"\b(?:{_LEVELS})\b", re.IGNORECASE)


def _next_to(found: re.Match[str]) -> bool:
    """Whether the two vertebrae are neighbors, so that one level is meant."""
    region, first, second = found[1].upper(), int(found[2]), int(found[4])
    if found[3] and found[3].upper() != region:
        return first == _LAST_OF[region] and second == 1
    return second == first + 1


def _follows(text: str, place: int) -> bool:
    """Whether something that is counted stands there, or a few words behind."""
    for _ in range(_MOST_WORDS + 1):
        if _ANY.match(text, place):
            return True
        word = _WORD.match(text, place)
        if word is None:
            return False
        place = word.end()
    return False


_ALL = expression(
    rf"(?<![\w.,$-])({_SAID}) (?:in all|in total|altogether|all together|total)\b|\b(?:a total of|altogether|in all) ({_SAID})\b"
    r"(?! (?:units|mg|ml|minutes|days))",
    re.IGNORECASE,
)


def _in_all(text: str, series: Series) -> Count | None:
    """The sum that a text tells of things that it names elsewhere: `a tag, and more, 14 in all`."""
    found, named = _ALL.search(text), re.search(rf"\b{series.words.pattern}", text, re.IGNORECASE)
    if not found or not named:
        return None
    things = named[0] if _PLURAL.search(named[0]) else f"{named[0]}s"
    return Count(_number(found[1] or found[2]), things, summed=True)


def _with_more(text: str, more: str, series: Series) -> Count | None:
    """The things counted before with those that are told to be more of them."""
    before = list(_counts(text, series))
    return Count(before[0].number + _number(more), before[0].things) if len(before) == 1 else None


_ALIKE_ON_BOTH_SIDES = _of(_LEVELS).words.pattern
"""A level of the spine is one, whether one side of it is treated or both."""
_SIDES = re.compile(
    rf"(?<![\w.,$-])({_SAID})\b[^.,;?]{{1,40}}\b(left|right)\b[^.,;?]{{0,12}}?(?:,? and|,| \+| plus) ({_SAID})"
    r" [^.,;?]{0,20}\b(?!\2)(?:left|right)\b",
    re.IGNORECASE,
)


def _on_both_sides(text: str, sides: re.Match[str], series: Series) -> Count | None:
    """The things of the one side with those of the other: `7 studies right arm and 6 left`."""
    before = list(_counts(text[: sides.start(3)], series))
    return Count(before[0].number + _number(sides[3]), before[0].things) if len(before) == 1 else None


def _number(said: str) -> int:
    return valued(said) or 0


def _counts(text: str, series: Series) -> Iterator[Count]:
    """Each number that stands before the name of the things."""
    for found in _NUMBER.finditer(text):
        if named := _named(text, found.end(), series):
            number = _number(found["number"])
            around = text[max(0, found.start() - _NEAR) : text.find(named, found.end()) + len(named) + _NEAR]
            if number == 1 or _PLURAL.search(named):
                yield Count(number, named, bool(_SUM.search(around)))


def _named(text: str, place: int, series: Series) -> str:
    """The name of the things that stands there, or a few words behind."""
    for _ in range(_MOST_WORDS + 1):
        if named := series.words.match(text, place):
            return named[0]
        word = _WORD.match(text, place)
        if word is None:
            break
        place = word.end()
    return ""


def _births(text: str) -> Iterator[Count]:
    for found in _MULTIPLES.finditer(text):
        yield Count(_SEVERAL[found[1].lower()], "fetuses")
