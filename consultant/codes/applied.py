"""Modifiers said before their code: `modifier 25 on 99213`, `append 59 and RT to the 20610`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.codes.sheet import Found
from consultant.model.codes import CodeSystem

_ON = re.compile(
    r" | (?:(?:modifiers?|mods?) )?(?:only )?(?:on|onto|to|with|for)"
    r"(?: (?:the|an?|my|our|every|each|any|both|this|that|cpt|hcpcs|code|line|same|all|paid|denied|billed|first"
    r"|second|other|new|old))* ",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,? (?:and|&|plus) | ?[,+] ?| )(?:modifier |mod |-)?", re.IGNORECASE)
_PLACING = re.compile(r"\b(?:on|onto|to)\b", re.IGNORECASE)
_SENTENCE = 80
_LONGEST = 40
_PROCEDURES = frozenset({CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT})


def join_modifiers(found: Sequence[Found], text: str) -> list[Found]:
    """Citations in which a modifier that is put on the code behind it belongs to that code; alternatives stay free.

    `25 on 99213` is one citation, which begins at the modifier; in `59 or XU for 97140` nobody has put either on the code.
    """
    joined: list[Found] = []
    for each in found:
        if (
            joined
            and joined[-1].system is CodeSystem.MODIFIER
            and each.system in _PROCEDURES
            and (first := _first_put_on(joined, each, text)) < len(joined)
        ):
            put = tuple(modifier.code for modifier in joined[first:])
            each.modifiers = put + tuple(code for code in each.modifiers if code not in put)
            each.start = joined[first].start
            del joined[first:]
        joined.append(each)
    return joined


def _first_put_on(earlier: list[Found], code: Found, text: str) -> int:
    """Where the modifiers that are put on the code begin among the earlier citations; their number when none is."""
    none = len(earlier)
    last = earlier[-1]
    if code.range_end or not _between(last, code, text, _ON):
        return none
    first = none - 1
    while (
        first > 0
        and earlier[first - 1].system is CodeSystem.MODIFIER
        and _between(earlier[first - 1], earlier[first], text, _AND)
    ):
        first -= 1
    if _is_of_another(earlier, first, code, text) or _is_choice(earlier[first], text):
        return none
    return none if first > 0 and _is_alternative(earlier[first - 1], earlier[first], text) else first


def _is_choice(first: Found, text: str) -> bool:
    """Whether "between" stands before: `the choice between 22 and 52 for 58661`."""
    return text[max(0, first.start - 8) : first.start].lower() == "between "


def _is_of_another(earlier: list[Found], first: int, code: Found, text: str) -> bool:
    """Whether "with" or "for" may speak of the code before: `does 99213 need modifier 25 with 20610`."""
    if first == 0 or _PLACING.search(text, earlier[-1].end, code.start):
        return False
    between = text[max(earlier[first - 1].end, earlier[first].start - _SENTENCE) : earlier[first].start]
    return earlier[first - 1].system in _PROCEDURES and not re.search(r"[.?!\n]", between)


def _between(left: Found, right: Found, text: str, pattern: re.Pattern[str]) -> bool:
    return right.start - left.end <= _LONGEST and pattern.fullmatch(text, left.end, right.start) is not None


def _is_alternative(left: Found, right: Found, text: str) -> bool:
    return (
        left.system is CodeSystem.MODIFIER
        and right.start - left.end <= _LONGEST
        and not _APART.search(text, left.end, right.start)
    )


_APART = re.compile(r"[.?!\n]| for ")
"""Between modifiers these say that the second is no alternative (`swap 26 for TC on 78452`)."""


def join_fields(found: Sequence[Found], text: str) -> None:
    """Gives a code the units that stand in a later field of its line (`CPT: 10060. Mod: 79. Dx: L02.31. Units: 1`)."""
    if not _ANY_UNITS.search(text):
        return
    for each in found:
        if each.system in _PROCEDURES and each.units is None and text[each.end : each.end + 1] in _BEHIND:
            field = _BEHIND_DIAGNOSES.match(text, each.end) or _UNITS.match(text, each.end)
            each.units = int(field[field.lastindex or 1]) if field else None


_ANY_UNITS = re.compile(
    r"[xXuUqQ](?:(?<=[xX]) ?[0-9]|(?<=[uU])[nN][iI][tT]|(?<=[qQ])[tT][yY]|(?<=[uU])(?:(?<=[0-9].)|(?<=[0-9] .))[nN]?\b)"
)
"""Looked for by its first letter, which is what the engine finds fastest."""
_BEHIND = frozenset(" .;,|-")
"""What may stand between a code and a later field."""
_UNITS = re.compile(
    r"(?:[.;,|]? {1,3}(?i:dx|icd|icd-?10|diag|diagnosis|pos|mods?|modifiers?|charge|dos|ptr)"
    r" ?[0-9]?: ?[A-Z0-9$][A-Z0-9.$/]{0,12}){0,5}"
    r"[.;,|]? {1,3}(?i:units?|qty): ?([1-9][0-9]{0,3})\b"
)
_BEHIND_DIAGNOSES = re.compile(
    r"(?:[ |,;-]{1,3}(?:(?i:dx|icd-?10?):? )?[A-TV-Z][0-9][0-9AB](?:\.[0-9A-Z]{1,4})?(?![0-9A-Za-z])){1,4}"
    r"[ |,;-]{1,3}(?:[xX] ?([1-9][0-9]{0,2})(?![0-9A-Za-z]| ?(?i:years?|yrs?|months?|weeks?|days?|hours?|hrs?)\b)"
    r"|([1-9][0-9]{0,2}) ?(?i:units?|un|u)\b"
    r"|(?i:units?):? ?([1-9][0-9]{0,2})\b)"
)
"""The units of a line that stand behind its diagnoses (`99213 25 M54.50 x1`, `20610-RT | M17.11 | 1 unit`)."""
