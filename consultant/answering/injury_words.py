"""Injuries as a text tells them - what, where, on which side - with their codes, from `injury_codes.toml`.

The table has the structure of chapter 19; which of its codes the release of the day has, the catalogue says.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consultant.answering.patterns import Pattern, pattern

_TABLE = Path(__file__).parent / "injury_codes.toml"
_SIDED = re.compile(r"\{(.)(.)(.)(.)\}")
_SIDES = ("right", "left", "bilateral")
_OPEN_SIDE = "-"
_ANY_ANIMAL = (
    r"(?:dog|cat|animal|human|raccoon|squirrel|horse|rat|monkey|pig|ferret|bat|puppy|kitten|child|person"
    r"|kid|toddler|cow|bull|goose|duck|parrot|alligator|mouse|student|patient|resident|classmate)"
)
_NATURES: tuple[tuple[str, Pattern], ...] = tuple(
    (nature, pattern(words))
    for nature, words in (
        ("amputation", r"\b(?:traumatic\w*|accidental\w*) (?:\w+ ){0,2}amputat\w+|\bamputat\w+\b(?=.*\b(?:saw"
        "|accident|injury|traumatic)\b)"),
        ("fracture", r"\b(?:fractur\w*|fx|broke(?! out| down| up)|broken(?! heart| glass| bottle| window| needle))\b"),
        ("dislocation", r"\b(?:dislocat\w*|nursemaid'?s? elbow)\b"),
        (
            "bite",
            rf"\bopen bites?\b|\b{_ANY_ANIMAL}[- ]bites?\b"
            rf"|\bbit(?:ten)?\b(?=[^.;?!]{{0,60}}\b{_ANY_ANIMAL}\b)|\b{_ANY_ANIMAL} bit\b",
        ),
        ("puncture", r"\bpuncture[ds]?\b(?! of (?:the )?(?:lung|bowel|dura))|\bstepped on an? (?:\w+ )?(?:nail|needle"
        r"|tack)\b"),
        (
            "laceration",
            r"\b(?:lacerat\w*|gash\w*|slic(?:ed|ing) (?:his|her|my|the|a)"
            r"|cut(?:s|ting)? (?=(?:(?:his|her|the|my|their|on|to|of|left|right)\b))|cuts?(?= (?:from|with|by)\b)"
            r"|(?:an?|the|small|deep|superficial|old) cut|stab(?:bed|bing)?(?: wounds?)?)\b",
        ),
        ("splinter", r"\b(?:splinters?|slivers?|superficial foreign body)\b"),
        ("corrosion", r"\b(?:corrosion|(?:chemical|acid|lye|alkali|bleach) burns?)\b"),
        ("burn", r"\b(?:burn(?:s|ed|t)?|scald(?:s|ed)?)\b(?! pits?)"),
        ("strain", r"\b(?:strain(?:s|ed)?|pulled (?:a |his |her |the )?(?:muscle|hamstring|groin))\b(?! injury to)"),
        ("sprain", r"\b(?:sprain(?:s|ed)?|whiplash|twisted (?:his |her |the )?(?:left |right )?(?:ankle|knee))\b"),
        ("contusion", r"\b(?:contus\w*|bruis\w*|black eyes?)\b"),
        ("abrasion", r"\b(?:abrasions?|abraded|scrap(?:e[ds]?|ing)|skinned|road rash|grazed?)\b"),
    )
)  # fmt: skip
"""What an injury is: the graver before the lighter, which is the order in which they are listed."""
_OTHER = pattern(
    r"\b(?:osteopor\w*|patholog\w*|fragility|stress fracture|insufficiency|metasta\w*|spinal cord|nerves?|tendons?"
    r"|arter(?:y|ies)"
    r"|crush\w*|transphalangeal|avuls\w*|h[a]?emorrhag\w*|h[a]?ematoma|pneumothorax|concuss\w*|intracranial|brain|spleen"
    r"|liver|kidney"
    r"|blast|gunshot|gsw|bullet|degloving|compartment|torus|buckle|greenstick|comminut\w*|spiral|oblique|transverse"
    r"|traumatic (?:arthr|brain|sub)\w+|segmental|physeal|salter\w*|growth plate|periprosthetic|vertebra\w*"
    r"|compression|burst|wedge|tears?|(?<!nail )(?<!nail bed )torn|rupture\w*"
    r"|infect\w*|cellulitis|sunburn|inhal\w*|airway|cornea\w*|eye ?balls?|mouth|tongue|teeth|tooth|internal|sepsis"
    r"|nec fasc\w*"
    r"|multiple sites|fingers (?:and|or))\b|\b[CTL][1-9]\d?\b"
)
"""Tells more than this table has: other parts of the answer look it up."""
_FINER = pattern(
    r"\b(?:vault|base of (?:the )?skull|zone|type \d+ fracture|sternal|sternoclavicular|acromioclavicular"
    r"|coracohumeral|lunate|capitate"
    r"|pisiform|hamate|trapezi\w*|triquetr\w*|cuboid|cuneiform|interphalangeal|radiohumeral|ulnohumeral|iliofemoral"
    r"|ischiocapsular"
    r"|superior|osteochondral|longitudinal|dome|epiphys\w*|palmar arch|labr\w+|acetabul\w*|ischium|ilium|ilial|pubis|coronoid"
    r"|monteggia\w*|galeazzi\w*|barton\w*|maisonneuve\w*|tillaux|lisfranc|bennett\w*|rolando\w*|manubrium|le ?fort|symphysis"
    r"|subcondylar|ramus|alveol\w*|roof|ulnar collateral|radial collateral|volar|body of|neck of (?:the )?(?:talus"
    r"|scapula)|glenoid"
    r"|acromi\w*|coracoid|tuberosity|greater|lesser (?:troch|tub)\w*|intracapsular|cervicotrochanteric|midcervical"
    r"|basi-?cervical|bucket"
    r"|obturator|central|cricoid|hyoid|specified|bent bone|transphalangeal|shoulder girdle|carpometacarpal|midcarpal"
    r"|radiocarpal"
    r"|tarsal|tarsometatarsal|toe joint|(?:anterior|posterior|inferior) dislocation of (?:the )?(?:right "
    r"|left )?(?:hip|ulno\w*|proximal)"
    r"|extending|level|capitulum|pancreas|[234]-part|middle third of|trapezoid|meta(?:carpo|tarso)phalangeal"
    r"|carpal joint|vessels?|veins?|transmetacarpal|apophyseal|lateral dislocation"
    r"|navicular\b(?=.*\bfoot\b)|mcp|pip|dip|nonthermal|penetrat\w*)\b"
)
"""A part or a kind that has a code of its own beside those of the table."""
_FOREIGN_BODY = re.compile(
    r"(?<!no )(?<!without )(?<!no retained )\b(?:with (?:a |retained |embedded )?(?:foreign body|fb)"
    r"|(?:fish ?hooks?|splinters?|thorns?|needle|glass|pencil lead) (?:is |was |tip )*(?:still (?:in(?:side)?|there)"
    r"|embedded|stuck|retained)"
    r"|foreign body (?:is |was )?"
    r"(?:present|found|removed|retained|in)|(?:retained|embedded) (?:foreign body|glass|metal|wood|gravel)"
    r"|(?:glass|splinter|gravel|metal|piece of \w+) (?:is |was |still )*(?:in|left in|stuck in|removed from) (?:it"
    r"|the wound))",
    re.IGNORECASE,
)
_NAIL = re.compile(r"\b(?:nail ?beds?|(?:finger|toe)?nails?)\b", re.IGNORECASE)
_NAIL_HARMED = re.compile(
    r"(?<!no )(?<!without )\b(?:damage[ds]?|injur\w+|torn|involv\w+|lacerat\w+|subungual"
    r"|through)\b[^.;,]{0,20}\b(?:nail ?bed|(?:finger|toe)?nail)"
    r"|\b(?:nail ?bed|(?:finger|toe)?nail)s?\b (?:is |was )?(?:also )?(?:damage[ds]?|injur\w+|torn|involv\w+)",
    re.IGNORECASE,
)
_NAIL_WHOLE = re.compile(
    r"\b(?:no|without|not)\b[^.;,]{0,20}\bnail|\bnails?\b[^.;,]{0,10}\b(?:not|intact|ok|spared|fine|undamaged|un-?injured)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:(?P<first>first|1st)|(?P<second>second|2nd)|(?P<third>third|3rd))[- ]?(?:and|or|to)?[- ]?(?:degree|deg)\b"
    r"|\b(?P<superficial>superficial) (?:burn|scald)|\b(?P<partial>partial[- ]thickness|blister\w*)"
    r"|\b(?P<full>full[- ]thickness)",
    re.IGNORECASE,
)
_DEGREES = {"first": 1, "superficial": 1, "second": 2, "partial": 2, "third": 3, "full": 3}
_WOUNDS = {"laceration": "1", "puncture": "3", "bite": "5"}
_WITH_FOREIGN_BODY = {"1": "2", "3": "4"}
_CORRODED = 4
"""How much a corrosion's character is above that of the burn of the same degree."""
_SPLIT = re.compile(
    r"[.;:?!\n]+\s*|,\s+|\s+(?:and|with|plus|also|then|while|when|after|from|who)\s+(?!(?:degree|damage|nail)\b)|\s+-+\s+",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:(?P<right>right|rt)|(?P<left>left|lt)|(?P<bilateral>bilateral|both))\b", re.IGNORECASE
)
_UNDISPLACED = re.compile(r"\b(?:non|un|not |minimally )-?displaced\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:below|above|through|neck of|head of|base of|distal|proximal|shaft|malleol\w*|(?:epi|supra)?condyl\w*"
    r"|tubercle|tuberosity"
    r"|process|plateau|trochant\w*|diaphys\w*|metaphys\w*|intra-?articular|extra-?articular|middle phalanx|(?:distal"
    r"|proximal) phalanx"
    r"|waist|pole|upper end|lower end|metacarp\w*|metatars\w*|phalan\w*|blow ?out|avulsion|impacted|bones)\b",
    re.IGNORECASE,
)
"""A part of a bone that the row of a fracture does not have: the wider code of the row would say less than is told."""
_BOXERS = ("S62.33{67", "S62.36{67")
"""The neck of the fifth metacarpal, displaced and not."""
_BY_DEFAULT, _NOT_DISPLACED = "{12-3}", "{45-6}"
_ABSENT = re.compile(
    r"\b(?:no|without|denies|negative for|ruled out(?: for)?|not an?)\s+(?:\w+ ){0,2}?"
    r"(?:fractures?|fx|broken bones?|dislocations?|lacerations?|open wounds?|burns?|bruis\w*|contusions?|foreign body"
    r"|fb|infections?|infected)"
    r"(?: or \w+)?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:hit|struck|fell|fall\w*|land\w*|kick\w*|tripp?\w*|slip\w*|caught|works?|working|play\w*|hold\w*|using|stepp\w+)\b",
    re.IGNORECASE,
)
"""Tells how it happened: what it names is no further site."""
_LITTLE = re.compile(
    r"\b(?:of|on|to|at|the|his|her|my|their|an?|left|right|rt|lt|both|bilateral|degree|first|second|third|1st|2nd|3rd"
    r"|open|closed"
    r"|displaced|nondisplaced|small|deep|also|superficial|side|as|well|ligaments?|to be exact|be precise|exactly|precisely"
    r"|specifically|namely)\b|[^a-z]+",
    re.IGNORECASE,
)
_MOST_LEFT = 8
"""Letters beside the site of a piece that goes on with the injury before it: `and 2nd degree of left forearm`."""


@dataclass(frozen=True, slots=True)
class Injury:
    """One injury: what it is, where, and its code up to the character of the encounter."""

    nature: str
    stem: str
    site: str


@dataclass(frozen=True, slots=True)
class _Row:
    """Where an injury is, in words, with the beginnings of the codes of all natures that are told apart there."""

    name: str
    words: Pattern
    codes: Mapping[str, str]


_CHEMICAL = r"(?:acid|lye|alkali|bleach|caustic|chemicals?|drain cleaner|wet cement|corrosive)"
_CORRODING = pattern(
    rf"\b{_CHEMICAL} burn(?:s|ed|t)?\b"
    rf"|\b{_CHEMICAL}\b[^.?!]{{0,20}}\b(?:splash\w*|spill\w*|spilt|dripp\w*|got|came|went)\b[^?!]{{0,60}}\bburn"
    rf"|\b(?:splash\w*|spill\w*|spilt|dripp\w*|burn\w*)\b[^.?!]{{0,20}}\b(?:by|with|from|of) (?:\w+ )?{_CHEMICAL}\b"
)
_BURN = re.compile(rf"\b(?:{_CHEMICAL} )?burn(?:s|ed|t)?\b", re.IGNORECASE)
_BY_HEAT = re.compile(
    r"\b(?:scald\w*|thermal|hot|steam|grease|fire|flames?|boiling|electric\w*|sun)\b", re.IGNORECASE
)


class _Open(Exception):
    """A side, or a site, that decides the code is not told."""


def told(text: str) -> tuple[Injury, ...]:
    """The injuries of a text, the gravest first; none where a side is open, or more is told than the table has."""
    if not any(words.search(text) for _, words in _NATURES):
        return ()
    text = _ABSENT.sub(" ", text)
    corroded = bool(_CORRODING.search(text)) and not _BY_HEAT.search(text)
    text = _BURN.sub("corrosion", text) if corroded else text
    if _OTHER.search(text) or _FINER.search(text):
        return ()
    try:
        found = tuple(_found(text))
    except _Open:
        found = ()
    if not found:
        return told_of_one(text) if corroded else ()
    if any(one.stem.startswith(_NURSEMAID) for one in found):
        found = tuple(one for one in found if not one.stem.startswith(_ELBOW))
    found = tuple(one for one in found if not _told_finer(one, found))
    grave = {one.site for one in found if one.nature not in _SUPERFICIAL}
    kept = sorted(
        (one for one in found if one.nature not in _SUPERFICIAL or one.site not in grave), key=_gravity
    )
    return tuple({_spot(one): one for one in reversed(kept)}.values())[::-1]


def told_of_one(text: str) -> tuple[Injury, ...]:
    """The one injury of a text whose nature and site stand apart: `scar of the left elbow from a laceration`."""
    natures = [one for one, words in _NATURES if words.search(text)]
    row = _row(natures[0], text) if len(natures) == 1 else None
    if row is None or _OTHER.search(text):
        return ()
    try:
        return tuple(_injuries(natures[0], row, text, text, _degree(text)))
    except _Open:
        return ()


def _told_finer(one: Injury, found: Iterable[Injury]) -> bool:
    """Whether a sprain is of a joint of which the ligament is told besides: `ankle sprain, the calcaneofibular ligament`."""
    return one.stem.startswith(_OF_JOINTS) and any(
        other.nature == one.nature
        and other.stem[:3] == one.stem[:3]
        and other.stem.rstrip("X")[-1] == one.stem.rstrip("X")[-1]
        and not other.stem.startswith(_OF_JOINTS)
        for other in found
    )


_OF_JOINTS = ("S93.40", "S83.9", "S63.50", "S53.40", "S43.40", "S73.10")
"""Sprains of a joint whose ligament is not told."""
_NURSEMAID, _ELBOW = "S53.03", "S53.1"
_SUPERFICIAL = frozenset({"contusion", "abrasion"})
"""Not coded beside a graver injury of the same site (Official Guidelines, I.C.19.b.1)."""
_ORDER = tuple(nature for nature, _ in _NATURES)
_BURNED = frozenset({"burn", "corrosion"})


def _gravity(one: Injury) -> tuple[int, int]:
    """Fractures before wounds before bruises; of burns the higher degree first (Official Guidelines, I.C.19.d.1)."""
    return _ORDER.index(one.nature), -int(one.stem[4]) if one.nature in _BURNED else 0


def _spot(one: Injury) -> str:
    """What only one code is given for: of several degrees of a burn at one site it is the highest (I.C.19.d.2)."""
    return f"{one.stem[:4]}{one.stem[5:]}" if one.nature in _BURNED else one.stem


def _found(text: str) -> Iterator[Injury]:
    """Each injury of the text."""
    nature = degree = ""
    waiting: set[str] = set()
    seen: set[str] = set()
    for piece in _SPLIT.split(text):
        here = [one for one, words in _NATURES if words.search(piece)]
        degree = _degree(piece) or degree
        if here:
            nature = here[0]
        row = _row(nature, piece) if nature else None
        if row and (here or _goes_on(piece, row)):
            yield from _injuries(nature, row, piece, text, degree or _degree(text))
            seen.add(nature)
        elif here:
            waiting.add(nature)
    if waiting - seen:
        raise _Open


def _goes_on(piece: str, row: _Row) -> bool:
    """Whether a piece names no more than the site of the injury before it."""
    return not _EVENT.search(piece) and len(_LITTLE.sub("", row.words.sub(" ", piece))) <= _MOST_LEFT


def _row(nature: str, piece: str) -> _Row | None:
    return next((row for row in _rows()[_TABLE_OF.get(nature, nature)] if row.words.search(piece)), None)


_TABLE_OF = dict.fromkeys(
    ("bite", "puncture", "laceration", "splinter", "corrosion", "burn", "contusion", "abrasion"), "site"
)


def _injuries(nature: str, row: _Row, piece: str, text: str, degree: str) -> Iterator[Injury]:
    """The injury of a piece, of both sides one for each where no code holds both."""
    if nature == "fracture" and _PART.search(row.words.sub(" ", text)):
        raise _Open
    written = _written(nature, row, text, degree)
    characters = _SIDED.search(written)
    if characters is None:
        yield Injury(nature, written, row.name)
        return
    side = _side(row, piece, text)
    both = side == "bilateral" and characters[3] == _OPEN_SIDE
    for one in _SIDES[:2] if both else (side,):
        yield Injury(
            nature, written.replace(characters[0], characters[1 + _SIDES.index(one)]), f"{row.name}{one}"
        )


def _written(nature: str, row: _Row, text: str, degree: str) -> str:
    """The code as the table has it, with the character of the wound or of the degree of the burn."""
    kind = "wound" if nature in _WOUNDS else "burn" if nature in _BURNED else nature
    harmed = bool(_NAIL_HARMED.search(text)) and not _NAIL_WHOLE.search(text)
    code = row.codes.get(f"nail {kind}" if harmed and f"nail {kind}" in row.codes else kind, "")
    if not code:
        raise _Open
    if nature == "amputation" and _PARTLY.search(text):
        code = _PARTIAL.sub(lambda last: f"{int(last[1]) + 1}{{", code)
    if nature in _WOUNDS:
        character = _WOUNDS[nature]
        if _FOREIGN_BODY.search(text):
            character = _WITH_FOREIGN_BODY.get(character, character)
        return code.replace("?", character)
    if nature in _BURNED:
        return code.replace("?", str(int(degree or 0) + _CORRODED * (nature == "corrosion")))
    if not _UNDISPLACED.search(text):
        return code
    return code.replace(_BY_DEFAULT, _NOT_DISPLACED).replace(*_BOXERS)


_PARTLY, _PARTIAL = re.compile(r"\bpartial\w*", re.IGNORECASE), re.compile(r"([13])\{")
"""A partial amputation is one character above the complete one."""


def _side(row: _Row, piece: str, text: str) -> str:
    """The side that stands before the site, else the only one of the piece or of the text."""
    site = row.words.search(piece)
    near = [one.lastgroup or "" for one in _SIDE.finditer(piece)]
    before = [one.lastgroup or "" for one in _SIDE.finditer(piece[: site.end() if site else 0])]
    every = {one.lastgroup or "" for one in _SIDE.finditer(text)}
    if before:
        return before[-1]
    if near or len(every) == 1:
        return (near or list(every))[0]
    raise _Open


def _degree(text: str) -> str:
    found = [str(_DEGREES[one.lastgroup or ""]) for one in _DEGREE.finditer(text)]
    return max(found, default="")


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    """The rows of each table of the file."""
    read = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    sites = tuple(_Row(one["words"], _words(one["words"]), dict(_codes(one))) for one in read.pop("site"))
    others = {
        nature: tuple(_Row(words, _words(words), {nature: code}) for code, words in rows.items())
        for nature, rows in read.items()
    }
    return {"site": sites, **others}


def _codes(site: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield from ((kind, str(code)) for kind, code in site.items() if kind not in ("words", "nail"))
    nails = site.get("nail")
    if isinstance(nails, list):
        yield from zip(("nail wound", "nail contusion"), map(str, nails), strict=True)


def _words(written: str) -> Pattern:
    return pattern(rf"\b(?:{written})\b")


def written() -> Iterator[str]:
    """All beginnings of codes in the table, as they are written there."""
    for rows in _rows().values():
        for row in rows:
            yield from row.codes.values()
