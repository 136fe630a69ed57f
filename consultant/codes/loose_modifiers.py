"""Modifiers that only their company makes one: "with 25?", "73 or 53?", "GO and CO both go on 97535", "audio only so 93?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from consultant.codes.attachments import modifier_at
from consultant.codes.free_modifiers import keep, read_list
from consultant.codes.modifiers import (
    body_words,
    clear_letters,
    clinical_letters,
    governed_letters,
    is_of_one_family,
    needing_topic,
    nothing_else,
    seen_without_label,
    spoken_alone,
    spoken_letters,
    topic_words,
    words_in_capitals,
)
from consultant.codes.sheet import PROCEDURES, Sheet
from consultant.codes.speech import auxiliaries, determiners, going_on, nouns_behind, predicates, verbs_of_one
from consultant.codes.standing import Standing, standing, stands_whole
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import modifier_labels
from consultant.model.codes import CodeSystem

_SIDE_BY_SIDE = words(
    "- , / and or vs versus & nor + plus o y not rather than instead of different from . through thru just only simply the"
)
_MAY_FOLLOW = _SIDE_BY_SIDE | going_on
_BEHIND_LETTERS = words(
    "and or vs on to for modifier needed required here too both go instead got was is gets missing left still denied"
)
_AMOUNTS = words(
    "p page pg line row . paid allowed pays copay charged cost costs fee coinsurance deductible balance amount total of visits"
)
"""Before a number these say that it is an amount, whatever it is put on."""
_MARKS = frozenset("-/.:$#@*_'+")


class Judgement(NamedTuple):
    """How sure it is that a modifier stands there, and why."""

    confidence: float
    reason: str


def read_loose(sheet: Sheet, index: int) -> int | None:
    """The modifier at `index`, with those set beside it, where the text leaves little else that it could be."""
    if (
        modifier_at(sheet, index) is None
        or sheet.is_closed(sheet.tokens[index].start)
        or _is_piece(sheet, index)
        or _counts_noun(sheet, index)
    ):
        return None
    group = _side_by_side(sheet, index)
    judge = _judged_number if sheet.tokens[index].text.isdigit() else _judged_letters
    judgement = judge(sheet, group)
    if judgement is None:
        return group[-1] if len(group) == _MOST else None
    for at in group:
        keep(sheet, at, *judgement)
    return read_list(sheet, group[-1] + 1)


def _is_piece(sheet: Sheet, index: int) -> bool:
    """Whether a sign joins the token to something that is no modifier (`120/80`, `36-59`, `$25`)."""
    tokens = sheet.tokens
    token, before, after = tokens[index], _before(sheet, index), tokens[index + 1]
    if before.end == token.start and before.text in _MARKS and index > 1:
        other = tokens[index - 2]
        if before.text in "$#@*" or (other.end == before.start and not _is_cited(sheet, other)):
            return True
    behind = tokens[index + 2]
    return (
        after.start == token.end
        and (after.text in _MARKS or after.kind in ("digits", "mixed", "word"))
        and (behind.start == after.end and behind.kind in ("digits", "mixed", "word", "decimal"))
        and modifier_at(sheet, index + 2) is None
    )


def _counts_noun(sheet: Sheet, index: int) -> bool:
    """Whether a number stands before a word that cannot go on behind a thing: it counts that; most numbers do."""
    after = sheet.tokens[index + 1]
    return (
        after.kind == "word"
        and sheet.tokens[index].kind == "digits"
        and after.lower not in _MAY_FOLLOW
        and _before(sheet, index).lower not in determiners | auxiliaries
    )


def _is_cited(sheet: Sheet, token: Token) -> bool:
    return sheet.last is not None and sheet.last.end == token.end


def _before(sheet: Sheet, index: int) -> Token:
    return sheet.tokens[index - 1] if index else sheet.tokens[-1]


def _side_by_side(sheet: Sheet, index: int) -> list[int]:
    """The indexes of the modifiers that stand beside each other from `index` on, a sign or a few words between."""
    group, at = [index], index + 1
    while len(group) < _MOST:
        step = at
        while step - at < 4 and sheet.tokens[step].lower in _SIDE_BY_SIDE:
            step += 1
        if modifier_at(sheet, step) is None or counts_something(sheet, step):
            break
        if step == at and not (_is_clear(sheet, step) and _is_clear(sheet, step - 1)):
            break
        if sheet.tokens[step].text in words_in_capitals and _describes(sheet, step):
            break
        group.append(step)
        at = step + 1
    return group


_MOST = 6
"""Modifiers looked at together: of a longer run that is none each is read once."""


def _is_clear(sheet: Sheet, index: int) -> bool:
    return sheet.tokens[index].text in clear_letters


def _describes(sheet: Sheet, index: int) -> bool:
    """Whether the capitals stand before a thing that they describe (`EM portals`)."""
    after = sheet.tokens[index + 1]
    return after.kind == "word" and after.text.islower() and after.lower not in going_on


def _judged_number(sheet: Sheet, group: list[int]) -> Judgement | None:
    first, last = group[0], group[-1]
    if counts_something(sheet, last):
        return None
    if _is_put_on_code(sheet, last) and _before(sheet, first).lower not in _AMOUNTS:
        return Judgement(0.85, "put on a code")
    in_context = sheet.names_code or not sheet.words.isdisjoint(modifier_labels)
    if not (in_context or sheet.has_codes):
        return None
    stands = standing(sheet, first, last)
    usual = sheet.tokens[first].text in spoken_alone
    if stands is Standing.GOVERNED and (in_context or usual):
        return Judgement(0.75, "applied like a modifier")
    if stands and in_context and (_is_topic(sheet, first) or (usual and stands is not Standing.HAD)):
        return Judgement(0.7, "spoken of like a modifier")
    if usual and in_context and stands_whole(sheet, last) and _is_said_by_topic(sheet, first):
        return Judgement(0.7, "its topic is spoken of")
    if usual and _goes_on_from_modifier(sheet, first) and stands_whole(sheet, last):
        return Judgement(0.75, "beside another modifier")
    return None


def _is_topic(sheet: Sheet, index: int) -> bool:
    """Whether the text speaks of what the modifier is for (`90` of laboratories that work is sent to)."""
    topic = topic_words.get(sheet.tokens[index].text)
    return topic is not None and not sheet.words.isdisjoint(topic)


def _judged_letters(sheet: Sheet, group: list[int]) -> Judgement | None:
    letters = [sheet.tokens[at].text for at in group]
    first, last = group[0], group[-1]
    if not (
        sheet.has_codes
        or sheet.names_code
        or _is_topic(sheet, first)
        or (len(group) > 1 and seen_without_label.issuperset(each for each in letters if not each.isdigit()))
    ):
        return None
    if letters[0] in nothing_else:
        return Judgement(0.75 if len(group) == 1 else 0.86, "letters of a modifier")
    if _is_put_on_code(sheet, last):
        return Judgement(0.8, "put on a code")
    if words_in_capitals.issuperset(letters) and _is_among_capitals(sheet, first, last):
        return None
    stands = standing(sheet, first, last)
    if _is_topic(sheet, first) and (stands or _is_topics_own(sheet, first, last)):
        return Judgement(0.75, "its topic is spoken of")
    if _is_alternative(sheet, first):
        return Judgement(0.8, "instead of another modifier")
    if needing_topic.issuperset(letters):
        return None
    if len(group) > 1 and stands and _is_pair(sheet, letters):
        return Judgement(0.8, "beside another modifier")
    if letters[0] in clear_letters and (stands or _is_by_itself(sheet, first, last)):
        return Judgement(0.75, "letters of a modifier")
    if stands >= _least_standing(letters[0]) and letters[0] in governed_letters and sheet.names_code:
        return Judgement(0.7, "applied like a modifier")
    return None


_SAID_BEHIND = verbs_of_one | predicates | nouns_behind | {"line", "lines"}


def _least_standing(letters: str) -> Standing:
    """How clearly letters must be spoken of: those that other mails have too need a verb of billing."""
    return Standing.GOVERNED if letters in clinical_letters else Standing.SPOKEN_OF


def _is_among_capitals(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words around are in capitals too, so that these say nothing."""
    around = (_before(sheet, first), sheet.tokens[last + 1])
    return any(len(each.text) > 2 and each.text.isupper() for each in around)


def _is_topics_own(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a word of the modifier's topic says it (`index F6`, `physical status P3`), or the sentence says something of it."""
    after = sheet.tokens[last + 1]
    if after.kind == "word":
        return after.lower in _SAID_BEHIND or after.lower in body_words.get(sheet.tokens[first].text, ())
    return _is_said_by_topic(sheet, first)


def _is_said_by_topic(sheet: Sheet, first: int) -> bool:
    """Whether a word of its topic stands before, "is" or a sign of equality between (`cardiologist 26`, `bilateral is 50`)."""
    at = first - 1
    while at > 0 and first - at < 4 and sheet.tokens[at].lower in _EQUATING:
        at -= 1
    return at >= 0 and sheet.tokens[at].lower in topic_words.get(sheet.tokens[first].text, ())


_EQUATING = words("is are = , : only always just gets takes")


def _is_by_itself(sheet: Sheet, first: int, last: int) -> bool:
    """Whether nothing follows that the letters describe, they hang on a sign, or a code stands before."""
    before = _before(sheet, first)
    if _is_other_state(sheet, first, last):
        return False
    if before.lower in ("in", "from", "near") or (
        before.text == "," and sheet.tokens[first - 2].text.istitle()
    ):
        return False
    return (
        stands_whole(sheet, last)
        or _leads_code(sheet, first, last)
        or before.text in ("/", "-", "+")
        or sheet.tokens[last + 1].text == "+"
        or _is_near_code(sheet, first)
    )


def _is_near_code(sheet: Sheet, index: int) -> bool:
    """Whether a procedure code and at most two words stand right before (`33361 TAVR Q0`)."""
    at = index - 1
    while at >= 0 and index - at < 3 and sheet.tokens[at].kind == "word":
        at -= 1
    return (
        at >= 0
        and sheet.last is not None
        and sheet.last.system in PROCEDURES
        and _is_cited(sheet, sheet.tokens[at])
    )


def _is_pair(sheet: Sheet, letters: list[str]) -> bool:
    """Whether modifiers side by side are likely meant as such: none a title, and not all of them common abbreviations."""
    if is_of_one_family(letters):
        return True
    usual = seen_without_label | spoken_letters | spoken_alone
    named = [each in usual or not sheet.words.isdisjoint(topic_words.get(each, ())) for each in letters]
    return needing_topic.isdisjoint(letters) and sum(named) > 1


def _is_put_on_code(sheet: Sheet, last: int) -> bool:
    """Whether "on" and a procedure code follow (`25 and 59 on 99213`)."""
    at = last + 1 + (sheet.tokens[last + 1].lower in ("go", "goes", "belongs", "be"))
    if sheet.tokens[at].lower not in ("on", "onto", "from"):
        return False
    at += 1
    while at - last < 5 and sheet.tokens[at].lower in ("the", "a", "cpt", "hcpcs", "code", "our", "my"):
        at += 1
    return _is_code(sheet.tokens[at].text)


def _is_other_state(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the letters of a state or a rank are nothing else (`Macon GA`, `LT. Col. Brown`)."""
    following = sheet.tokens[last + 1 : last + 6]
    if sheet.tokens[first].text == "GA":
        town = _before(sheet, first).text.istitle() and first > 1
        return town or any(token.lower in ("state", "states") for token in following)
    return following[0].text == "." and following[1].lower in ("col", "cmdr", "gov", "colonel", "governor")


def _leads_code(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a code follows right behind and no word stands before (`RT 20610 paid, LT 20610 denied`)."""
    before = _before(sheet, first)
    return _is_code(sheet.tokens[last + 1].text) and (
        first == 0 or before.kind in ("mark", "newline") or before.lower == "and"
    )


def _is_code(code: str) -> bool:
    """Whether a run has the form of a procedure code."""
    if code.isdigit():
        return len(code) == 5 and in_cpt_section(code)
    return is_hcpcs(code.upper()) or _LETTERED.fullmatch(code) is not None


_LETTERED = re.compile(r"[0-9]{4}[FTU]")


def _goes_on_from_modifier(sheet: Sheet, index: int) -> bool:
    """Whether "plus" or "and" stands behind a modifier or a place of service (`Q8 plus 59 on the nails`, `POS 02 and 95`)."""
    return _before(sheet, index).lower in ("plus", "and", "&", "+") and _modifier_ends_at(sheet, index - 2)


def _is_alternative(sheet: Sheet, index: int) -> bool:
    """Whether "or" stands between the citation before, which ends in a modifier, and this one (`G0463 PO or PN`)."""
    return (
        _before(sheet, index).lower in ("or", "vs", "versus", "nor", "/")
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
