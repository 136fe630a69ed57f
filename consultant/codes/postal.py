"""ZIP codes told by their towns: five digits are one where a place of that very ZIP stands beside them.

The towns, the names that the Postal Service accepts for them and the counties come from the library `zipcodes`, spoken here only.
"""

from __future__ import annotations

from functools import lru_cache

import zipcodes

from consultant.codes.geography import no_places
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import Token

Name = tuple[str, ...]


def names_its_town(sheet: Sheet, index: int) -> bool:
    """Whether the town or county of the five digits at `index` stands beside them (`85364 is Yuma`, `Nogales, 85621`)."""
    if not _has_name_near(sheet, index) or not sheet.may_ask_towns():
        return False
    before, behind = _beside(sheet, index, -1), _beside(sheet, index, 1)
    names = _names(sheet.tokens[index].text)
    return any(tuple(before[-len(name) :]) == name or tuple(behind[: len(name)]) == name for name in names)


def _has_name_near(sheet: Sheet, index: int) -> bool:
    """Whether a word that may be a place's stands among the few tokens on either side: a quick look."""
    for kind, text, lower, _, _ in sheet.tokens[max(index - _NEAR - 1, 0) : index + _NEAR + 2]:
        if kind == "word" and text[0].isupper() and len(text) > _LONG and lower not in no_places:
            return True
    return False


_LONG = 2


def leads_list_of_towns(sheet: Sheet, index: int) -> bool:
    """Whether a name stands before, and behind a comma a town with its ZIP code (`OKC 73104, Tulsa 74104`)."""
    sign = sheet.tokens[index + 1].text
    if sign not in (",", ";") or not _is_capitalised(sheet.tokens[index + 2]):
        return False
    if no_places.issuperset(_beside(sheet, index, -1)):
        return False
    at = index + 2
    while at - index < _LONGEST and _is_capitalised(sheet.tokens[at]):
        at += 1
    number = sheet.tokens[at]
    return at > index + 2 and number.kind == "digits" and len(number.text) == 5 and names_its_town(sheet, at)


def goes_on_from_town(sheet: Sheet, index: int) -> bool:
    """Whether a number that was refused, a comma and a name stand before, as in a list of towns (`Lake 60085, Will 60432`)."""
    at = index - 1
    if sheet.refused_until < 0:
        return False
    while at > 0 and index - at < _LONGEST and _is_capitalised(sheet.tokens[at]):
        at -= 1
    return at < index - 1 and sheet.tokens[at].text in (",", ";") and sheet.refused_until == at - 1 >= 0


def is_zip(sheet: Sheet, index: int) -> bool:
    """Whether the Postal Service has the five digits at `index` as a ZIP code."""
    return sheet.may_ask_towns() and bool(_names(sheet.tokens[index].text))


def _beside(sheet: Sheet, index: int, step: int) -> list[str]:
    """The words in capitals nearest to the token on one side, in reading order, small words and signs between passed over."""
    tokens, at, found = sheet.tokens, index + step, list[str]()
    farthest = at + step * _NEAR
    while at != farthest and tokens[at].lower in _BETWEEN:
        at += step
    while len(found) < _LONGEST:
        if _is_capitalised(tokens[at]):
            found.append(_plain(tokens[at].lower))
        elif tokens[at].text != ".":
            break
        at += step
    return found[::step]


_NEAR = 4
_LONGEST = 4
_BETWEEN = words(
    ", ( ) : ; - / ? ' is was s it that in the of clinic office branch site zip code county area downtown"
)


def _is_capitalised(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _plain(word: str) -> str:
    return _SHORT.get(word, word)


_SHORT = {"saint": "st", "fort": "ft", "mount": "mt"}


@lru_cache(maxsize=100_000)
def _names(digits: str) -> frozenset[Name]:
    """The names of the places that have the ZIP code, as lower-case words; none where there is no such code."""
    found = set[Name]()
    for place in zipcodes.matching(digits):  # type: ignore[no-untyped-call]
        for written in (place["city"], *place["acceptable_cities"], place["county"].removesuffix(" County")):
            name = tuple(_plain(word) for word in written.lower().replace(".", "").split())
            found |= {name} | {
                (word,) for word in name if len(name) > 1 and word not in _COMMON_PARTS and len(word) > 3
            }
    return frozenset(found - {()})


_COMMON_PARTS = words(
    """
    north south east west upper lower little grand great new old point city town village township park beach lake lakes
    spring springs valley heights hills hill river falls island islands bay creek grove ridge view center junction station
    mount fort port saint santa santo national medical global mission union liberty independence commerce college university
    county parish borough municipality city
    """
)
"""Words that many places share: by themselves they name none."""
