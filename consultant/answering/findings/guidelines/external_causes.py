"""How and where an injury happened, told in words: the codes of chapter 20 (Official Guidelines, I.C.20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.findings.entries import encounters
from consultant.answering.findings.guidelines import collisions
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ASKED = re.compile(
    r"\b(?:external|outside) (?:cause|code)\w*|\b[VWXY](?:,? ?(?:or|and|/) ?[WXY])*[- ]codes?\b"
    r"|\bcause (?:of (?:the )?injury )?codes?\b|\bactivity codes?\b"
    r"|\bhow (?:it|the injury) happened\b",
    re.IGNORECASE,
)
_FELL = r"(?:fell|fall(?:s|ing|en)?|slipp?ed|tripp?ed|tumbled)"
_SELF = (
    r"(?=.*\b(?<!not )(?<!no )(?:on purpose|self[- ]harm\w*|self[- ]inflicted|suicid\w*|intentional\w*"
    r"|deliberate\w*|kill (?:him|her)self|wrist[- ]cutting)\b)"
)
"""An intent that is told: whoever cut himself, and no more is told, did so by accident (I.C.20.g)."""
_BY_ANOTHER = (
    r"(?=.*\b(?:assault\w*|stabb\w*|attack\w*|beaten|mugg\w*|bar fight|in a fight"
    r"|by (?:his|her|an?) (?:boyfriend|girlfriend|husband|wife|partner|stranger|robber|mugger|ex\b|assailant))\b)"
)
_SHARP = r"\b(?:razor\w*|blades?|scissors|box[- ]?cutter|screwdriver|sharp|tile|tin can|machete)\b"
_CAUSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE | re.DOTALL))
    for code, words in (
        (
            "W18.30X",
            r"\bsame[- ]level fall\b"
            r"|\bfall\w* (?:on|at|to) (?:the )?same level\b(?!.*\b(?:ice|icy|snow|slip\w*|trip\w*|stumbl\w*|push\w*"
            r"|collision|bump\w*|toilet))",
        ),
        ("W19.XXX", r"\bunspecified fall\b|\bfall,? unspecified\b"),
        ("X78.1XX", rf"{_SELF}.*?(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("X78.0XX", rf"{_SELF}.*?(?<!no )(?<!not )\bglass\b"),
        ("X78.8XX", rf"{_SELF}.*{_SHARP}"),
        ("X99.1XX", rf"{_BY_ANOTHER}.*?(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("X99.0XX", rf"{_BY_ANOTHER}.*?(?<!no )(?<!not )\bglass\b"),
        ("X99.8XX", rf"{_BY_ANOTHER}.*{_SHARP}"),
        (
            "Y04.0XX",
            rf"{_BY_ANOTHER}.*\b(?:unarmed|bar|fist) ?fight|\bin a (?:fist|bar) ?fight\b|\bunarmed (?:brawl|fight)\b",
        ),
        ("W54.1XX", r"\b(?:knocked (?:down|over)|struck|tripped) by (?:a |the |his |her |their )?dog\b"),
        (
            "W54.0XX",
            r"\bdog[- ]?bite\w*|\bbit(?:ten)? by (?:a |the |his |her |their )?(?:\w+ )?(?:dog|puppy)|\bdog bit\b",
        ),
        ("W55.01X", r"\bcat[- ]?bite\w*|\bbit(?:ten)? by (?:a |the |his |her )?(?:\w+ )?cat\b|\bcat bit\b"),
        ("W55.03X", r"\bcat[- ]?scratch\w*|\bscratched by (?:a |the |his |her )?cat\b"),
        ("W55.11X", r"\bhorse[- ]?bite|\bbit(?:ten)? by (?:a |the |his |her )?horse\b"),
        ("W55.12X", r"\b(?:kicked|struck|stepped on) by (?:a |the |his |her )?horse\b|\bhorse kick"),
        ("W53.21X", r"\bsquirrel bite|\bbit(?:ten)? by (?:a |the )?squirrel\b"),
        (
            "W57.XXX",
            r"\b(?:tick|mosquito|insect|bug|flea)[- ]bite|\bbit(?:ten)? by (?:an? |the )?(?:tick|mosquito|insect|bug|flea)",
        ),
        ("V00.131", rf"\b{_FELL}\b[^.?!]{{0,25}}\bskateboard|\bskateboard(?:ing)? (?:fall|accident)"),
        ("V00.211", rf"\b{_FELL}\b[^.?!]{{0,25}}\bice[- ]skat|\bice[- ]skating (?:fall|accident)"),
        ("V00.141", rf"\b{_FELL}\b[^.?!]{{0,25}}\b(?:kick )?scooter\b"),
        ("V00.321", rf"\b{_FELL}\b[^.?!]{{0,25}}\bski(?:s|ing)?\b|\bski(?:ing)? (?:fall|accident)"),
        ("V00.311", rf"\b{_FELL}\b[^.?!]{{0,25}}\bsnowboard|\bsnowboard(?:ing)? (?:fall|accident)"),
        ("V80.010", rf"\b(?:{_FELL}|thrown)\b[^.?!]{{0,20}}\bhorse\b"),
        ("V18.0XX", rf"\b(?:{_FELL}|thrown|crashed)\b[^.?!]{{0,20}}\b(?:bike|bicycle)\b"),
        ("W09.0XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bslide\b"),
        ("W09.1XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bswing\b"),
        ("W09.2XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\b(?:jungle gym|monkey bars)\b"),
        ("W11.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bladder\b|\bladder fall\b"),
        ("W12.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bscaffold\w*"),
        ("W13.0XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bbalcony\b"),
        ("W13.2XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\broof\b"),
        ("W13.4XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bwindow\b"),
        ("W14.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\btree\b"),
        ("W00.0XX", rf"\b{_FELL}\b[^.?!]{{0,30}}\b(?:ice|icy|snow)\b"),
        ("W10.0XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bescalator\b"),
        ("W10.9XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\b(?:stairs?|steps|staircase|stairway)\b"),
        ("W06.XXX", rf"\b{_FELL}\b[^.?!]{{0,20}}\bbed\b"),
        ("W05.0XX", rf"\b{_FELL}\b[^.?!]{{0,20}}\bwheelchair\b"),
        ("W07.XXX", rf"\b{_FELL}\b[^.?!]{{0,20}}(?<!wheel)(?<!wheel )\bchair\b"),
        ("W08.XXX", rf"\b{_FELL}\b[^.?!]{{0,20}}\b(?:couch|sofa|table|counter|changing table)\b"),
        ("W18.11X", rf"\b{_FELL}\b[^.?!]{{0,20}}\btoilet\b(?!.*\b(?:hit|struck|striking)\b)"),
        ("W18.2XX", rf"\b{_FELL}\b[^.?!]{{0,20}}\b(?:shower|bathtub|tub)\b"),
        ("W01.0XX", r"\b(?:slipp?ed|tripp?ed|stumbled|slip|trip)\b(?!.*\b(?:hit|struck|striking)\b)"),
        ("W29.1XX", r"\belectric(?:al)? (?:\w+ )?kni(?:fe|ves)\b"),
        ("W29.0XX", r"\b(?:blender|food processor)\b"),
        ("W29.3XX", r"\b(?:hedge|weed)[- ]?(?:trimmer|whacker|eater)s?\b"),
        ("W31.2XX", r"\b(?:table|band|circular) saw\b"),
        ("W28.XXX", r"\blawn ?mower\b"),
        ("W27.2XX", r"(?<!no )\bscissors\b"),
        ("W39.XXX", r"\bfireworks?\b"),
        ("X10.0XX", r"\bhot (?:coffee|tea|drinks?|chocolate)\b"),
        ("X10.2XX", r"\b(?:cooking oil|hot (?:oil|grease|fat))\b"),
        ("X12.XXX", r"\b(?:boiling|scalding|hot) (?:water|soup|liquid)\b(?! (?:tap|faucet|heater))"),
        ("X15.0XX", r"\bhot stove\b|\bstove\b"),
        ("X50.0XX", r"\b(?:lifting|overexertion|strenuous movement)\b"),
        ("X50.3XX", r"\brepetitive (?:motions?|movements?)\b"),
        (
            "W50.0XX",
            r"\baccidental(?:ly)? (?:hit|struck|kicked) by (?:another|a) (?:person|player|child|kid|teammate)\b",
        ),
        (
            "V89.2XX",
            r"\b(?:unspecified (?:motor vehicle accident|mva)|(?:motor vehicle accident|mva"
            r"|car accident),? (?:unspecified|nos|details unknown))\b",
        ),
        ("W25.XXX", r"(?<!no )(?<!not )\b(?:broken )?glass\b"),
        ("W26.0XX", r"(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("W21.03X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bbaseball\b|\bbaseball (?:hit|struck)\b"),
        ("W21.05X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bbasketball\b|\bbasketball (?:hit|struck)\b"),
        ("W21.01X", r"\b(?:hit|struck)\b[^.?!]{0,30}\bfootball\b|\bfootball (?:hit|struck)\b"),
        ("W19.XXX", rf"\b{_FELL}\b"),
    )
)
"""The first that is told counts; the more telling before the less."""
_MEANT = re.compile(rf"{_SELF}|{_BY_ANOTHER}", re.IGNORECASE | re.DOTALL)
"""What was done on purpose is no accident."""
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("Y92.010", r"(?=.*\b(?:house|home)\b).*\bkitchen\b"),
        ("Y92.012", r"(?=.*\b(?:house|home)\b).*\bbathroom\b"),
        ("Y92.013", r"(?=.*\b(?:house|home)\b).*\bbedroom\b"),
        ("Y92.014", r"\bdriveway\b"),
        ("Y92.015", r"\bgarage\b"),
        ("Y92.017", r"\b(?:back ?yard|garden|front yard)\b"),
        ("Y92.019", r"\b(?:at|in|of|around) (?:his|her|the|their|a) (?:own )?house\b"),
        ("Y92.009", r"\bat home\b|\bin (?:his|her|their) home\b"),
        ("Y92.480", r"\bsidewalk\b"),
    )
)
_ACTIVITIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for code, words in (
        ("Y93.67", r"basketball"),
        ("Y93.61", r"(?:tackle |american )football|football"),
        ("Y93.64", r"baseball|softball"),
        ("Y93.66", r"soccer"),
        ("Y93.68", r"volleyball"),
        ("Y93.22", r"ice hockey|hockey"),
        ("Y93.65", r"lacrosse|field hockey"),
        ("Y93.72", r"wrestling"),
        ("Y93.43", r"gymnastics"),
        ("Y93.45", r"cheerleading"),
        ("Y93.44", r"trampolin\w+"),
        ("Y93.41", r"dancing"),
        ("Y93.42", r"yoga"),
        ("Y93.75", r"martial arts|karate|judo"),
        ("Y93.51", r"skateboarding|roller[- ]skating"),
        ("Y93.21", r"ice[- ]skating|figure skating"),
        ("Y93.23", r"skiing|snowboarding|sledding"),
        ("Y93.52", r"horseback riding|horse riding"),
        ("Y93.53", r"golf(?:ing)?"),
        ("Y93.54", r"bowling"),
        ("Y93.55", r"(?:bike|bicycle) riding|bicycling|cycling|riding (?:his|her|a) (?:bike|bicycle)"),
        ("Y93.73", r"tennis|racquetball|squash"),
        ("Y93.31", r"(?:rock|wall|mountain) climbing"),
        ("Y93.02", r"running|jogging"),
        ("Y93.01", r"walking|hiking|marching"),
        ("Y93.11", r"swimming"),
        ("Y93.H1", r"shovel+ing|raking"),
        ("Y93.H2", r"gardening|landscaping|mowing"),
        ("Y93.G3", r"cooking|baking"),
    )
)
"""What was done when it happened (Y93): told where an activity code is wished."""
_ACTIVITY_ASKED = re.compile(r"\bactivity\b", re.IGNORECASE)
_SECTION = "I.C.20.a and I.C.20.b"
_RULE = "external cause codes follow the injury and are never first; the place is given once, at the first encounter"
_LAST = {"subsequent": "D", "sequela": "S"}


def told(ask: Ask, reference: Reference, *, wished: bool = False) -> tuple[Finding, ...]:
    """The codes for how and, at the first encounter, where it happened and in what activity; nothing where none is listed here.

    They are looked for where they are asked for, or are `wished` with all others.
    """
    crashed = "" if ask.procedures else collisions.code(ask.text)
    if ask.procedures or not (wished or _ASKED.search(ask.text) or (crashed and _alone(ask))):
        return ()
    cause = crashed or next((code for code, words in _CAUSES if words.search(ask.text)), "")
    if cause.startswith("W") and _MEANT.search(ask.text):
        return ()
    last = next((_LAST[word] for word in encounters.encounter(ask.text) if word in _LAST), "A")
    beside = _beside(ask.text) if last == "A" else ()
    codes = (*((f"{cause}{last}",) if cause else ()), *beside)
    if not codes or not (cause or _ACTIVITY_ASKED.search(ask.text)):
        return ()
    return in_order(
        codes, "after the code of the injury, never first", _SECTION, _RULE, reference, ordered=False
    )


def _alone(ask: Ask) -> bool:
    """Whether a code is wished, and nothing but how it happened is told."""
    return not ask.citations and bool(_CODE.search(ask.text)) and not _INJURY.search(ask.text)


_CODE = re.compile(r"\b(?:codes?|dx|icd\S*)\b", re.IGNORECASE)


def _beside(text: str) -> tuple[str, ...]:
    """The place, and the activity where that is asked for: both are given once."""
    activities = _ACTIVITIES if _ACTIVITY_ASKED.search(text) else ()
    found = (
        next((code for code, words in table if words.search(text)), "") for table in (_PLACES, activities)
    )
    return tuple(code for code in found if code)


def wished_with_injury(text: str) -> bool:
    """Whether all codes of an injury are wished, with that of its cause."""
    return bool(_CODES.search(text) and _INJURY.search(text))


_CODES = re.compile(r"\b(?:codes|icd\S* codes|diagnoses)\b", re.IGNORECASE)

_WITH_INJURY = re.compile(
    r"\b(?:dx|diagnos[ie]s|icd\S*|all (?:the )?codes|injury (?:code|and))\b|\bcodes\b", re.IGNORECASE
)
_OF_CAUSE = re.compile(
    rf"\b(?:{_FELL}|bit(?:ten)?|scratch\w*|hit|struck|accident|crash|collision|cause|codes?|dx|diagnos[ie]s|icd\S*)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"[,.;:?!]\s+|[?!]|\b(?:after|when|while|from|and sustained|sustain\w*|suffer\w*|got|with)\b",
    re.IGNORECASE,
)
_INJURY = re.compile(
    r"\b(?:fractur\w*|fx|sprain\w*|strain\w*|lacerat\w*|open wound|burn\w*|contus\w*|bruis\w*|dislocat\w*|concussion|abrasion\w*"
    r"|puncture\w*|amputat\w*|crush\w*|broken(?! heart)|broke(?! (?:out|down|up))|(?:open|dog|cat|animal|human) bites?"
    r"|tears?|torn|whiplash)\b",
    re.IGNORECASE,
)


_CLAUSES = re.compile(r"[,.;]\s+|[?!]|\s+(?=after\b|when\b|while\b|from (?:an? |the )?|playing\b)")


def injury(text: str) -> Iterator[str]:
    """The words of the injury in a text that wishes its code too, without how it came about; nothing"
    " where it is not asked for."""
    if not _WITH_INJURY.search(text):
        return
    last = " subsequent encounter" if "subsequent" in encounters.encounter(text) else ""
    clauses = [one.strip() for one in _CLAUSES.split(text) if one and one.strip()]
    kept = [one for one in clauses if not _of_cause(one)]
    if any(map(_INJURY.search, kept)):
        yield f"{', '.join(kept)}{last}"
    pieces = (piece.strip() for piece in _PIECES.split(text))
    told_so = [piece for piece in pieces if _INJURY.search(piece) and not _OF_CAUSE.search(piece)]
    if len(told_so) == 1:
        yield f"{told_so[0]}{last}"


def _of_cause(clause: str) -> bool:
    """Whether a clause tells how, where or in doing what it happened, or only wishes codes."""
    if _OF_CAUSE.search(clause):
        return True
    happened = any(words.search(clause) for table in (_CAUSES, _PLACES, _ACTIVITIES) for _, words in table)
    return happened and not _INJURY.search(clause)
