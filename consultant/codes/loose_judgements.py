"""Whether bare numbers and letters are modifiers, and how sure that is: by how they stand, what they are put on, their topic."""

from __future__ import annotations

from typing import NamedTuple

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
from consultant.codes.neighbours import (
    before,
    goes_on_from_modifier,
    is_alternative,
    is_near_code,
    is_put_on_code,
    is_said_by_topic,
    is_topic,
    leads_code,
)
from consultant.codes.sheet import Sheet
from consultant.codes.speech import nouns_behind, predicates, verbs_of_one
from consultant.codes.standing import Standing, standing, stands_whole
from consultant.codes.tables import words
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import modifier_labels

_AMOUNTS = words(
    "p page pg line row . paid allowed pays copay charged cost costs fee coinsurance deductible balance amount total of visits"
)
"""Before a number these say that it is an amount or a place in a list, whatever it is put on."""
_SAID_BEHIND = verbs_of_one | predicates | nouns_behind | {"line", "lines"}


class Judgement(NamedTuple):
    """How sure it is that a modifier stands there, and why."""

    confidence: float
    reason: str


def judged_number(sheet: Sheet, group: list[int]) -> Judgement | None:
    """What numbers side by side are, at the indexes of the group; None when likely no modifiers."""
    first, last = group[0], group[-1]
    if counts_something(sheet, last):
        return None
    if is_put_on_code(sheet, last) and before(sheet, first).lower not in _AMOUNTS:
        return Judgement(0.85, "put on a code")
    in_context = sheet.names_code or not sheet.words.isdisjoint(modifier_labels)
    if not (in_context or sheet.has_codes):
        return None
    stands = standing(sheet, first, last)
    usual = sheet.tokens[first].text in spoken_alone
    if stands is Standing.GOVERNED and (in_context or usual):
        return Judgement(0.75, "applied like a modifier")
    if stands and in_context and (is_topic(sheet, first) or (usual and stands is not Standing.HAD)):
        return Judgement(0.7, "spoken of like a modifier")
    if usual and in_context and stands_whole(sheet, last) and is_said_by_topic(sheet, first):
        return Judgement(0.7, "its topic is spoken of")
    if usual and goes_on_from_modifier(sheet, first) and stands_whole(sheet, last):
        return Judgement(0.75, "beside another modifier")
    return None


def judged_letters(sheet: Sheet, group: list[int]) -> Judgement | None:
    """What letters side by side are, at the indexes of the group; None when likely no modifiers."""
    letters = [sheet.tokens[at].text for at in group]
    first, last = group[0], group[-1]
    if _is_asked_to_mean(sheet, first, last):
        return Judgement(0.86, "its meaning is asked")
    if not (
        sheet.has_codes
        or sheet.names_code
        or is_topic(sheet, first)
        or (len(group) > 1 and seen_without_label.issuperset(each for each in letters if not each.isdigit()))
    ):
        return None
    if letters[0] in nothing_else:
        return Judgement(0.75 if len(group) == 1 else 0.86, "letters of a modifier")
    if is_put_on_code(sheet, last):
        return Judgement(0.8, "put on a code")
    if words_in_capitals.issuperset(letters) and _is_among_capitals(sheet, first, last):
        return None
    stands = standing(sheet, first, last)
    if is_topic(sheet, first) and (stands or _is_topics_own(sheet, first, last)):
        return Judgement(0.75, "its topic is spoken of")
    if is_alternative(sheet, first):
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


def _is_asked_to_mean(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a question of one line is what the letters mean (`what is QW for`, `What do JW and JZ mean?`)."""
    near, behind = before(sheet, first).lower, sheet.tokens[last + 1]
    return (
        near in ("is", "are", "does", "do")
        and first > 1
        and sheet.tokens[first - 2].lower == "what"
        and behind.lower in ("mean", "for", "stand")
        and sheet.tokens[last + (3 if behind.lower == "stand" else 2)].text in _ENDS
        and "\n" not in sheet.text.strip()
    )


_ENDS = ("", "?", ".", "!", "\n")


def _least_standing(letters: str) -> Standing:
    """How clearly letters must be spoken of: those that other mails have too need a verb of billing."""
    return Standing.GOVERNED if letters in clinical_letters else Standing.SPOKEN_OF


def _is_among_capitals(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words around are in capitals too, so that these say nothing."""
    around = (before(sheet, first), sheet.tokens[last + 1])
    return any(len(each.text) > 2 and each.text.isupper() for each in around)


def _is_topics_own(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a word of the modifier's topic says it (`index F6`, `physical status P3`), or the sentence says something of it."""
    after = sheet.tokens[last + 1]
    if after.kind == "word":
        return after.lower in _SAID_BEHIND or after.lower in body_words.get(sheet.tokens[first].text, ())
    return is_said_by_topic(sheet, first)


def _is_by_itself(sheet: Sheet, first: int, last: int) -> bool:
    """Whether nothing follows that the letters describe, they hang on a sign, or a code stands before."""
    near = before(sheet, first)
    if _is_other_state(sheet, first, last):
        return False
    if near.lower in ("in", "from", "near") or (near.text == "," and sheet.tokens[first - 2].text.istitle()):
        return False
    return (
        stands_whole(sheet, last)
        or leads_code(sheet, first, last)
        or near.text in ("/", "-", "+")
        or sheet.tokens[last + 1].text == "+"
        or is_near_code(sheet, first)
    )


def _is_pair(sheet: Sheet, letters: list[str]) -> bool:
    """Whether modifiers side by side are likely meant as such: none a title, and not all of them common abbreviations."""
    if is_of_one_family(letters):
        return True
    usual = seen_without_label | spoken_letters | spoken_alone
    named = [each in usual or not sheet.words.isdisjoint(topic_words.get(each, ())) for each in letters]
    return needing_topic.isdisjoint(letters) and sum(named) > 1


def _is_other_state(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the letters of a state or a rank are nothing else (`Macon GA`, `LT. Col. Brown`)."""
    following = sheet.tokens[last + 1 : last + 6]
    if sheet.tokens[first].text == "GA":
        town = before(sheet, first).text.istitle() and first > 1
        return town or any(token.lower in ("state", "states") for token in following)
    return following[0].text == "." and following[1].lower in ("col", "cmdr", "gov", "colonel", "governor")
