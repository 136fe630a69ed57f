"""How and where an injury happened, told in words: the codes of chapter 20 (Official Guidelines, I.C.20)."""

from __future__ import annotations

import re

from consultant.answering.findings.entries import encounters
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ASKED = re.compile(
    r"\b(?:external|outside) (?:cause|code)\w*|\b[VWXY](?:,? ?(?:or|and|/) ?[WXY])*[- ]codes?\b"
    r"|\bcause (?:of (?:the )?injury )?codes?\b"
    r"|\bhow (?:it|the injury) happened\b",
    re.IGNORECASE,
)
_FELL = r"(?:fell|fall(?:s|ing|en)?|slipp?ed|tripp?ed|tumbled)"
_SELF = (
    r"(?=.*\b(?:on purpose|self[- ]harm\w*|self[- ]inflicted|suicid\w*|intentional\w*|deliberate\w*|kill (?:him"
    r"|her)self|cut (?:him|her)self"
    r"|wrist[- ]cutting)\b)"
)
_BY_ANOTHER = (
    r"(?=.*\b(?:assault\w*|stabb\w*|attack\w*|beaten|mugg\w*|bar fight|in a fight"
    r"|by (?:his|her|an?) (?:boyfriend|girlfriend|husband|wife|partner|stranger|robber|mugger|ex\b|assailant))\b)"
)
_SHARP = r"\b(?:razor\w*|blades?|scissors|box[- ]?cutter|screwdriver|sharp|tile|tin can|machete)\b"
_CAUSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE | re.DOTALL))
    for code, words in (
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
        (
            "W54.0XX",
            r"\bdog[- ]?bite\w*|\bbit(?:ten)? by (?:a |the |his |her |their )?(?:\w+ )?(?:dog|puppy)|\bdog bit\b",
        ),
        ("W55.01X", r"\bcat[- ]?bite\w*|\bbit(?:ten)? by (?:a |the |his |her )?(?:\w+ )?cat\b|\bcat bit\b"),
        ("W55.03X", r"\bcat[- ]?scratch\w*|\bscratched by (?:a |the |his |her )?cat\b"),
        ("W11.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bladder\b|\bladder fall\b"),
        ("W12.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\bscaffold\w*"),
        ("W13.2XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\broof\b"),
        ("W14.XXX", rf"\b{_FELL}\b[^.?!]{{0,25}}\btree\b"),
        ("W00.0XX", rf"\b{_FELL}\b[^.?!]{{0,30}}\b(?:ice|icy|snow)\b"),
        ("W10.9XX", rf"\b{_FELL}\b[^.?!]{{0,25}}\b(?:stairs?|steps|staircase)\b"),
        ("W06.XXX", rf"\b{_FELL}\b[^.?!]{{0,20}}\bbed\b"),
        ("W07.XXX", rf"\b{_FELL}\b[^.?!]{{0,20}}\bchair\b(?<!wheelchair)"),
        ("W05.0XX", rf"\b{_FELL}\b[^.?!]{{0,20}}\bwheelchair\b"),
        ("W18.2XX", rf"\b{_FELL}\b[^.?!]{{0,20}}\b(?:shower|bathtub|tub)\b"),
        ("W01.0XX", r"\b(?:slipp?ed|tripp?ed|stumbled)\b"),
        ("W26.0XX", r"(?<!no )(?<!not a )\bkni(?:fe|ves)\b"),
        ("W25.XXX", r"(?<!no )(?<!not )\b(?:broken )?glass\b"),
        ("W21.03X", r"\bbaseball\b"),
        ("W21.05X", r"\bbasketball\b"),
        ("W21.01X", r"\bfootball\b"),
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
_SECTION = "I.C.20.a and I.C.20.b"
_RULE = "external cause codes follow the injury and are never first; the place is given once, at the first encounter"
_LAST = {"subsequent": "D", "sequela": "S"}


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes for how and, at the first encounter, where it happened; nothing where no way is told that is listed here."""
    if ask.procedures or not _ASKED.search(ask.text):
        return ()
    cause = next((code for code, words in _CAUSES if words.search(ask.text)), "")
    if not cause or (cause.startswith("W") and _MEANT.search(ask.text)):
        return ()
    last = next((_LAST[word] for word in encounters.encounter(ask.text) if word in _LAST), "A")
    place = next((code for code, words in _PLACES if words.search(ask.text)), "") if last == "A" else ""
    codes = (f"{cause}{last}", *((place,) if place else ()))
    return in_order(
        codes, "after the code of the injury, never first", _SECTION, _RULE, reference, ordered=False
    )


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
    r"|puncture\w*|amputat\w*|crush\w*)\b",
    re.IGNORECASE,
)


def injury(text: str) -> str:
    """The words of the injury in a text that wishes its code too, without how it came about; empty where it is not asked for."""
    if not _WITH_INJURY.search(text):
        return ""
    pieces = (piece.strip() for piece in _PIECES.split(text))
    told_so = [piece for piece in pieces if _INJURY.search(piece) and not _OF_CAUSE.search(piece)]
    last = " subsequent encounter" if "subsequent" in encounters.encounter(text) else ""
    return f"{told_so[0]}{last}" if len(told_so) == 1 else ""
