"""What stands around a bare number or two letters: the code they are put on, the modifier they go on from, their topic."""

from __future__ import annotations

import re

from consultant.codes.geography import states
from consultant.codes.modifiers import known_modifiers, words_in_capitals
from consultant.codes.sheet import PROCEDURES, Sheet
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.topics import families, topic_words
from consultant.model.codes import CodeSystem

_EQUATING = words("is are = , : only always just gets takes")
_LETTERED = re.compile(r"[0-9]{4}[FTU]")


def before(sheet: Sheet, index: int) -> Token:
    """The token before the one at `index`; an end mark at the begin of the text."""
    return sheet.tokens[index - 1] if index else sheet.tokens[-1]


def is_cited(sheet: Sheet, token: Token) -> bool:
    """Whether the citation read last ends with the token."""
    return sheet.last is not None and sheet.last.end == token.end


def is_topic(sheet: Sheet, index: int) -> bool:
    """Whether the text speaks of what the modifier is for (`90` of laboratories that work is sent to)."""
    topic = topic_words.get(sheet.tokens[index].text)
    return topic is not None and not sheet.words.isdisjoint(topic)


def has_family(sheet: Sheet, index: int) -> bool:
    """Whether a code of the family that the modifier is for stands in the text (`N1` beside `E1390`)."""
    begins = families.get(sheet.tokens[index].text)
    return begins is not None and any(code.startswith(begins) for code in sheet.codes_by_form)


def is_said_by_topic(sheet: Sheet, first: int) -> bool:
    """Whether a word of its topic stands before, "is" or a sign of equality between (`cardiologist 26`, `bilateral is 50`)."""
    at = first - 1
    while at > 0 and first - at < 4 and sheet.tokens[at].lower in _EQUATING:
        at -= 1
    return at >= 0 and sheet.tokens[at].lower in topic_words.get(sheet.tokens[first].text, ())


def is_near_code(sheet: Sheet, index: int) -> bool:
    """Whether a procedure code and at most two words stand right before (`33361 TAVR Q0`)."""
    at = index - 1
    while at >= 0 and index - at < 3 and sheet.tokens[at].kind == "word":
        at -= 1
    return (
        at >= 0
        and sheet.last is not None
        and sheet.last.system in PROCEDURES
        and is_cited(sheet, sheet.tokens[at])
    )


def is_put_on_code(sheet: Sheet, last: int) -> bool:
    """Whether "on" or "to" and a procedure code follow (`25 and 59 on 99213`)."""
    at = last + 1 + (sheet.tokens[last + 1].lower in ("go", "goes", "belongs", "be"))
    if sheet.tokens[at].lower not in ("on", "onto", "from", "to"):
        return False
    at += 1
    if sheet.tokens[at].lower in ("line", "lines") and len(sheet.tokens[at + 1].text) < 3:
        return sheet.tokens[at + 1].kind == "digits"  # `add LT to line 2`
    while at - last < 5 and sheet.tokens[at].lower in ("the", "a", "cpt", "hcpcs", "code", "our", "my"):
        at += 1
    return _is_code(sheet.tokens[at].text)


def leads_code(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a code follows right behind and no word stands before (`RT 20610 paid, LT 20610 denied`)."""
    near = before(sheet, first)
    return _is_code(sheet.tokens[last + 1].text) and (
        first == 0 or near.kind in ("mark", "newline") or near.lower == "and"
    )


def _is_code(code: str) -> bool:
    """Whether a run has the form of a procedure code."""
    if code.isdigit():
        return len(code) == 5 and in_cpt_section(code)
    return is_hcpcs(code.upper()) or _LETTERED.fullmatch(code) is not None


def goes_on_from_modifier(sheet: Sheet, index: int) -> bool:
    """Whether "plus" or "and" stands behind a modifier or a place of service (`Q8 plus 59 on the nails`, `POS 02 and 95`)."""
    return before(sheet, index).lower in ("plus", "and", "&", "+") and _modifier_ends_at(sheet, index - 2)


def is_alternative(sheet: Sheet, index: int) -> bool:
    """Whether "or" stands between the citation before, which ends in a modifier, and this one (`G0463 PO or PN`)."""
    return (
        before(sheet, index).lower in ("or", "vs", "versus", "nor", "/")
        and _modifier_ends_at(sheet, index - 2)
        and sheet.tokens[index].text not in words_in_capitals
    )


def _modifier_ends_at(sheet: Sheet, index: int) -> bool:
    last = sheet.last
    return (
        last is not None
        and last.end == sheet.tokens[index].end
        and (last.system in (CodeSystem.MODIFIER, CodeSystem.POS) or bool(last.modifiers))
    )


def is_other_place(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the letters of a state or a rank are nothing else (`Macon GA`, `LT. Col. Brown`, `from GA`)."""
    near, following = before(sheet, first), sheet.tokens[last + 1 : last + 6]
    if _is_listed_state(sheet, first):
        return True
    if sheet.tokens[first].text == "UK" or (
        sheet.tokens[first].text in states and following[0].lower in _OF_PLACES
    ):
        return True
    if sheet.tokens[first].text in states and (
        near.lower in ("in", "from", "near") or following[0].text in ("Medicaid", "BCBS", "Blue")
    ):
        return True
    if near.text == "," and sheet.tokens[first - 2].text.istitle() and not sheet.tokens[first].text.isdigit():
        return True
    if sheet.tokens[first].text == "GA":
        town = near.text.istitle() and first > 1
        return town or near.lower == "under" or any(token.lower in ("state", "states") for token in following)
    return following[0].text == "." and following[1].lower in ("col", "cmdr", "gov", "colonel", "governor")


def _is_listed_state(sheet: Sheet, first: int) -> bool:
    """Whether another state, that is no modifier, stands before or behind in a list (`AZ, NM and CO`)."""
    if sheet.tokens[first].text not in states:
        return False
    return _is_only_state(sheet, first, -1) or _is_only_state(sheet, first, 1)


def _is_only_state(sheet: Sheet, first: int, step: int) -> bool:
    at = first + step
    while at >= 0 and abs(at - first) < 4 and sheet.tokens[at].lower in _LIST:
        at += step
    return at >= 0 and abs(at - first) > 1 and sheet.tokens[at].text in states - known_modifiers


_LIST = words(", and or / &")
_OF_PLACES = words("office offices clinic clinics practice location site law team branch")
"""Behind the letters of a state these say where something is (`our GA office`)."""


def does_as_person(sheet: Sheet, last: int) -> bool:
    """Whether the word behind is what somebody does (`GP referred her`, `RT called`), and no modifier."""
    return sheet.tokens[last + 1].lower in _DEEDS


_DEEDS = words(
    """
    called calls saw sees came comes gave gives referred refers ordered orders wrote writes drew examined examines signed
    signs reviewed admitted discharged placed performed assisted assists scrubbed evaluated evaluates treats treated
    documented dictated asked spoke met interpreted
    """
)
