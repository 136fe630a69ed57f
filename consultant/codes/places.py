"""Numbers that are a place: ZIP codes with their state or town, street numbers, lines of an address."""

from __future__ import annotations

import re
from typing import NamedTuple

from consultant.codes import geography, nouns, vocabulary
from consultant.codes.postal import goes_on_from_town, is_zip, leads_list_of_towns, names_its_town
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.zip_words import is_said_to_be_zip, zip_words


class Verdict(NamedTuple):
    """Whether a number is a code, how sure that is, and why; `firm` verdicts hold whatever hangs on the number."""

    is_code: bool
    confidence: float
    reason: str
    firm: bool = True


def by_place(sheet: Sheet, index: int) -> Verdict | None:
    """Whether the number at `index` is part of an address or stands in a signature; None when neither."""
    if (
        sheet.tokens[index].kind == "digits"
        and not _has_modifier(sheet, index)
        and (verdict := _by_post(sheet, index))
    ):
        return verdict
    if (
        (sheet.has_streets and is_street_number(sheet, index))
        or _leads_floor(sheet, index)
        or _leads_line_of_town(sheet, index)
    ):
        return Verdict(False, 0.94, "street number or address line")
    if sheet.is_closed(sheet.tokens[index].start):
        return Verdict(False, 0.9, "signature, disclaimer or header line")
    return None


def _has_modifier(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen and two characters follow without space, which no ZIP code has."""
    sign, behind = sheet.tokens[index + 1], sheet.tokens[index + 2]
    return sign.text == "-" and len(behind.text) == _MODIFIER and behind.start - sheet.tokens[index].end == 1


_MODIFIER = len("25")


def _by_post(sheet: Sheet, index: int) -> Verdict | None:
    """Whether five digits are a ZIP code: behind a state, before a town, spoken of as one, at the end of a signature."""
    near, after = sheet.tokens[index - 1], sheet.tokens[index + 1]
    if near.kind in ("word", "mark") and _after_state(sheet, index):
        return Verdict(False, 0.96, "ZIP code after a state")
    if not sheet.words.isdisjoint(zip_words) and is_said_to_be_zip(sheet, index):
        return Verdict(False, 0.85, "ZIP code spoken of before")
    if not sheet.words.isdisjoint(_TRAVEL) and _is_travelled(sheet, index):
        return Verdict(False, 0.85, "ZIP code of a way")
    if _is_place_of_payment(sheet, index):
        return Verdict(False, 0.85, "ZIP code whose carrier or payment is asked")
    if len(sheet.tokens[index].text) == _ZIP_DIGITS and (
        names_its_town(sheet, index) or leads_list_of_towns(sheet, index) or goes_on_from_town(sheet, index)
    ):
        return Verdict(False, 0.95, "ZIP code of a place beside it")
    if after.lower in ("is", "was", "("):
        if _is_named_behind(sheet, index):
            return Verdict(False, 0.9, "number of something else")
        if _is_place(sheet, index):
            return Verdict(False, 0.85, "ZIP code before its town")
    if after.text.istitle() and (_lies_in_place(sheet, index) or _leads_town(sheet, index)):
        return Verdict(False, 0.85, "ZIP code before its town")
    if after.kind in ("newline", "end") and _ends_signature(sheet, index):
        return Verdict(False, 0.8, "ZIP code of a signature")
    return None


_ZIP_DIGITS = 5


def _ends_signature(sheet: Sheet, index: int) -> bool:
    """Whether a line that begins with a dash and a name ends in a town and the number (`- Greta Moss, Sioux Falls 57104`)."""
    tokens, at = sheet.tokens, index - 1
    while at > 0 and index - at < 9 and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at -= 1
    if at == index - 1 or tokens[at].text != ",":
        return False
    at -= 1
    while at > 0 and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at -= 1
    return tokens[at].text == "-"


def _is_travelled(sheet: Sheet, index: int) -> bool:
    """Whether somebody goes from, to or in the number, which is a ZIP code (`traveled from 80134 to 80920`)."""
    return (
        sheet.tokens[index - 1].lower in ("from", "to", "in")
        and not sheet.words.isdisjoint(_TRAVEL)
        and is_zip(sheet, index)
    )


_TRAVEL = words("traveled travelled travels miles mileage drove trip deliver ship cbsa")


def _is_place_of_payment(sheet: Sheet, index: int) -> bool:
    """Whether its carrier is asked for, or what a code is paid there (`carrier for 10016`, `fee of 20610 in 73301`)."""
    if index < 2 or sheet.tokens[index - 1].lower not in ("for", "of", "in", "at", "to"):
        return False
    earlier = sheet.tokens[index - 2]
    if earlier.lower in _OF_AREAS or _is_nearest(sheet, index):
        return True
    if sheet.tokens[index - 1].lower in ("at", "in") and earlier.lower in _OF_PAYMENT and sheet.found:
        return True  # `what would 25246 pay at 52214`
    paid = sheet.tokens[index - 1].lower == "in" and not sheet.words.isdisjoint(_OF_PAYMENT)
    if not paid or sheet.last is None:
        return False
    return sheet.last.end == earlier.end or (earlier.kind == "money" and is_zip(sheet, index))


def _is_nearest(sheet: Sheet, index: int) -> bool:
    """Whether the nearest of something to the number is asked for (`the nearest lab to 78745`)."""
    return any(token.lower in ("nearest", "closest") for token in sheet.tokens[max(index - 5, 0) : index])


_OF_AREAS = frozenset({"cbsa", "carrier", "locality", "gpci", "gpcis", "mac", "jurisdiction", "contractor"})
_OF_PAYMENT = frozenset(
    {"fee", "fees", "amount", "pay", "pays", "paid", "payment", "rate", "allowed", "rvu", "rvus"}
)


def _is_named_behind(sheet: Sheet, index: int) -> bool:
    """Whether the sentence goes on to say whose number it is (`1992259 is our ref`)."""
    verb, whose, name = sheet.tokens[index + 1 : index + 4]
    if verb.lower in ("is", "was") and name.lower == "number":
        return sheet.tokens[index + 4].lower in ("on", "to", "for") and whose.lower == "the"
    return verb.lower in ("is", "was") and whose.lower in _WHOSE and name.lower in nouns.not_codes


_WHOSE = frozenset({"our", "my", "the", "their", "your", "a", "his", "her"})


def _lies_in_place(sheet: Sheet, index: int) -> bool:
    """Whether "in" stands before and a capitalised word that is none of billing behind (`a clinic in 85364 Yuma`)."""
    name = sheet.tokens[index + 1]
    return (
        sheet.tokens[index - 1].lower in ("in", "near", "from")
        and name.kind == "word"
        and name.start - sheet.tokens[index].end == 1
        and name.lower not in vocabulary.coding_words
    )


def _leads_town(sheet: Sheet, index: int) -> bool:
    """Whether a town stands behind in a line of an address (`Suite F200, 19107 Philadelphia`, `9 Elm St, 04856 Rockport`)."""
    name, near = sheet.tokens[index + 1], sheet.tokens[index - 1] if index else sheet.tokens[-1]
    if name.kind != "word" or name.start - sheet.tokens[index].end != 1:
        return False
    behind = sheet.tokens[index + 2]
    if name.lower in geography.cities and (behind.kind in ("newline", "end") or behind.text in (".", ",")):
        return True
    if near.kind != "newline" and near.text not in (",", "-"):
        return False
    if name.lower in vocabulary.coding_words or name.lower in vocabulary.service_words:
        return False
    before = {token.lower for token in sheet.tokens[max(index - _LINE, 0) : index]}
    return not before.isdisjoint(_IN_ADDRESSES)


_LINE = 8
_IN_ADDRESSES = geography.street_words | {"suite", "ste", "apt", "unit", "floor", "box", "address"}


def _is_place(sheet: Sheet, index: int) -> bool:
    """Whether a town is named right behind the number (`85016 is Phoenix`, `75201 (Dallas)`)."""
    tokens = sheet.tokens
    at = index + 2
    name, after = tokens[at], tokens[at + 1]
    if name.text.istitle() and after.text in geography.states and tokens[at + 2].text in (")", ".", ","):
        return True
    if name.kind != "word" or not name.text[:1].isupper():
        return False
    return name.lower in geography.cities


def _after_state(sheet: Sheet, index: int) -> bool:
    at = index - 1
    while at >= 0 and index - at <= 3 and sheet.tokens[at].text in (",", ".", "-"):
        at -= 1
    if at < 0 or sheet.tokens[at].kind != "word" or sheet.tokens[index].kind != "digits":
        return False
    word = sheet.tokens[at].text
    if (
        sheet.tokens[index - 1].text == "." and not word.isupper()
    ):  # a sentence ends there: `She lives in Iowa. 45378 …`
        return False
    if _goes_on_from_names(sheet, index, at):
        return False
    if word.istitle() and word.lower() in geography.cities:
        return True
    if (
        at > 0
        and word.istitle()
        and sheet.tokens[at - 1].lower in ("in", "near")
        and sheet.tokens[index - 1].kind == "word"
    ):
        return word.lower() not in vocabulary.coding_words
    if word in geography.states:
        if sheet.last and (
            sheet.last.end >= sheet.tokens[at].end
            or (at > 1 and sheet.tokens[at - 1].text == "," and sheet.last.end == sheet.tokens[at - 2].end)
        ):
            return False
        if (sheet.tokens[index - 1].text == "." or sheet.tokens[at - 1].lower == "under") and sheet.tokens[
            index
        ].text[0] not in geography.first_digits[word]:
            return False
        doubtful = word in geography.doubtful_states or sheet.tokens[index - 1].text == ","
        return not doubtful or _follows_town(sheet, at)
    if word.lower() not in geography.state_names or not word[0].isupper():
        return False
    # behind a comma the sentence may go on with a code (`for kids in Texas, 99393`)
    return (
        sheet.tokens[index - 1].text != ","
        or sheet.tokens[index].text[0] in geography.digits_of_names[word.lower()]
    )


def _goes_on_from_names(sheet: Sheet, index: int, at: int) -> bool:
    """Whether a code near in number and a comma stand before the word, which names an operation (`… 28297, Austin 28296`)."""
    last = sheet.last
    if last is None or at < 1 or last.end != sheet.tokens[at - 2].end or sheet.tokens[at - 1].text != ",":
        return False
    return last.code.isdigit() and abs(int(last.code) - int(sheet.tokens[index].text)) < _FAMILY


_FAMILY = 60


def _follows_town(sheet: Sheet, state: int) -> bool:
    """Whether a capitalised word, a comma or a line's begin stands before what may be a state or a word (`OR`, `PA`)."""
    if state == 0:
        return sheet.tokens[1].text != ","
    before = sheet.tokens[state - 1]
    return (
        before.text == ","
        or before.kind == "newline"
        or before.text[:1].isupper()
        or before.lower in geography.cities
    )


def is_street_number(sheet: Sheet, index: int) -> bool:
    """A number, one to three words and a street word (`12345 Oak Hill Road`), or a number later in such a line."""
    tokens = sheet.tokens
    for at in range(index + 1, min(index + 5, len(tokens))):
        token = tokens[at]
        if token.kind not in ("word", "mixed") and token.text != ".":
            return token.kind == "digits" and _leads_road(tokens[at - 1], tokens[at - 2], at - index)
        if (
            at > index + 1
            and token.lower in geography.street_words
            and (tokens[at - 1].text[0].isupper() or _ORDINAL.fullmatch(tokens[at - 1].text))
            and token.text[0].isupper()
        ):
            return True
    return False


def _leads_line_of_town(sheet: Sheet, index: int) -> bool:
    """Whether a comma, a town, a state and its ZIP code follow (`Dept 99223, Philadelphia PA 19178`)."""
    at = index + 1 + (sheet.tokens[index + 1].text == ",")
    if at == index + 1:
        return False
    while (
        at - index < 6 and sheet.tokens[at].kind == "word" and sheet.tokens[at].text not in geography.states
    ):
        at += 1
    return (
        at > index + 2  # a state without a town is none: `MR 70551, NM 78306`
        and sheet.tokens[at].text in geography.states
        and sheet.tokens[at + 1].text[:5].isdigit()
        and len(sheet.tokens[at + 1].text) >= _ZIP_DIGITS
    )


def _leads_floor(sheet: Sheet, index: int) -> bool:
    """Whether a name, a comma and the floor or suite follow, so that the name is a street's (`45378 Westheimer, 2nd fl`)."""
    if sheet.tokens[index].kind != "digits" or sheet.words.isdisjoint(_PARTS_OF_HOUSES):
        return False
    at = index + 1
    while at - index < 4 and sheet.tokens[at].kind == "word" and sheet.tokens[at].text.istitle():
        at += 1
    behind = {token.lower for token in sheet.tokens[at + 1 : at + 3]}
    return at > index + 1 and sheet.tokens[at].text == "," and not behind.isdisjoint(_PARTS_OF_HOUSES)


_PARTS_OF_HOUSES = frozenset({"floor", "fl", "suite", "ste", "apt", "unit", "bldg", "building", "rm"})
_ORDINAL = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)")


def _leads_road(word: Token, before: Token, distance: int) -> bool:
    """Whether a word that numbers roads stands before their number (`36415 Highway 9`, `20610 State Route 4`)."""
    if word.lower not in geography.numbered_roads:
        return False
    return distance == 2 or before.lower in geography.before_numbered_roads
