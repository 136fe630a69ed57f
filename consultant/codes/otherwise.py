"""What a bare number or two letters are, where they are surely no modifier: a measure, an age, a title, a piece of something."""

from __future__ import annotations

from itertools import pairwise

from consultant.codes.belonging import is_pointer, modifier_at
from consultant.codes.clauses import ends
from consultant.codes.elsewhere import is_about_something_else
from consultant.codes.geography import no_places
from consultant.codes.heads import is_of_headed_list
from consultant.codes.modifiers import needing_topic, words_in_capitals
from consultant.codes.neighbours import before, does_as_person, is_cited, is_topic
from consultant.codes.places import is_street_number
from consultant.codes.sheet import Sheet
from consultant.codes.speech import going_on, nouns_of, payers, verbs, weak_verbs
from consultant.codes.tables import words
from consultant.codes.vocabulary import adjustment_groups, coding_words, modifier_labels
from consultant.model.codes import CodeSystem


def is_something_else(sheet: Sheet, index: int) -> bool:
    """Whether the characters that could be a modifier are surely something else."""
    if sheet.tokens[index + 1].text in ("%", "°") or before(sheet, index).lower in _CONTRACTORS:
        return True
    if _is_piece(sheet, index) or sheet.role(sheet.tokens[index].start) in _AMOUNTS:
        return True
    if sheet.has_heads and is_of_headed_list(sheet, index):
        return True
    if sheet.mentions_else and is_about_something_else(sheet, index):
        return True
    kind = sheet.tokens[index].kind
    if kind == "word":
        return _is_of_letters(sheet, index)
    if before(sheet, index).lower in _PLACES:
        return True
    if kind == "digits":
        return _is_of_digits(sheet, index)
    return _numbers_question(sheet, index) or _is_quarter(sheet, index)


def _is_of_letters(sheet: Sheet, index: int) -> bool:
    return (
        _is_profession(sheet, index)
        or is_title_of_next(sheet, index)
        or _is_group(sheet, index)
        or _names_groups(sheet, index)
        or (sheet.tokens[index].text in _PERSONS and does_as_person(sheet, index))
        or _is_room_air(sheet, index)
        or _has_number(sheet, index)
        or _is_glossed(sheet, index)
        or is_pointer(sheet, index)
        or _is_clinical(sheet, index)
        or _is_of_both_components(sheet, index)
        or _is_lesion(sheet, index)
    )


_LESIONS = frozenset({"AK"})
_ARTICLES = frozenset({"a", "an", "of", "one", "two", "the"})


def _is_lesion(sheet: Sheet, index: int) -> bool:
    """Whether the letters are an actinic keratosis (`cryo of an AK`), and no modifier is named by them."""
    if sheet.tokens[index].text not in _LESIONS or sheet.tokens[index + 1].lower in modifier_labels:
        return False
    return before(sheet, index).lower in _ARTICLES


_COMPONENTS = frozenset({"PC", "TC"})


def _is_of_both_components(sheet: Sheet, index: int) -> bool:
    """Whether it is one half of `PC/TC`, the name of an indicator."""
    tokens = sheet.tokens
    token, near, after = tokens[index], before(sheet, index), tokens[index + 1]
    if token.text not in _COMPONENTS:
        return False
    others = (
        tokens[index - 2].text if near.text == "/" else "",
        tokens[index + 2].text if after.text == "/" else "",
    )
    return not _COMPONENTS.isdisjoint({*others} - {token.text})


_CLINICAL = frozenset({"TB", "FB"})
"""Tuberculosis and a foreign body, where the text has no code that they could stand on and speaks of no modifier."""


def _is_clinical(sheet: Sheet, index: int) -> bool:
    return sheet.tokens[index].text in _CLINICAL and not sheet.says_modifier and not sheet.has_procedure


def _is_of_digits(sheet: Sheet, index: int) -> bool:
    return (
        sheet.tokens[index + 1].lower in _MEASURES
        or _is_taken_time(sheet, index)
        or _is_behind_name(sheet, index)
        or _is_proportion(sheet, index)
        or _is_age(sheet, index)
        or _is_measured(sheet, index)
        or (sheet.has_streets and is_street_number(sheet, index))
        or _is_counted_in_question(sheet, index)
    )


def _is_piece(sheet: Sheet, index: int) -> bool:
    """Whether a sign joins the token to something that is no modifier (`120/80`, `36-59`, `$25`)."""
    tokens = sheet.tokens
    token, near, after = tokens[index], before(sheet, index), tokens[index + 1]
    if "&" in (near.text, after.text) and _is_joined_by_and(sheet, index):
        return True
    if near.end == token.start and near.text in _MARKS and index > 1:
        other = tokens[index - 2]
        if near.text in "$#@*" or (other.end == near.start and not is_cited(sheet, other)):
            return True
    behind = tokens[index + 2]
    return (
        after.start == token.end
        and (after.text in _MARKS or after.kind in ("digits", "mixed", "word"))
        and (behind.start == after.end and behind.kind in ("digits", "mixed", "word", "decimal"))
        and modifier_at(sheet, index + 2) is None
    )


def _is_joined_by_and(sheet: Sheet, index: int) -> bool:
    """Whether an ampersand joins one letter to it without space (`AT&T`)."""
    at = index + 1 if sheet.tokens[index + 1].text == "&" else index - 1
    other = sheet.tokens[at + 1 if at > index else at - 1]
    return len(other.text) == 1 and abs(other.start - sheet.tokens[index].start) < _JOINED


_JOINED = 5
_MARKS = frozenset("-/.:$#@*_'+")
_AMOUNTS = frozenset({"other", "units"})
"""Columns of a table that hold no modifier."""
_PLACES = words(
    """
    dept department ticket q question faq day week month year pod stage grade level lot garage deck terminal row
    room rm ward bed floor suite ste apt gate seat bay page pages pg slide item table fig figure chapter box exit
    highway hwy route zone
    """
)
"""The number behind one of these is its own."""
_CONTRACTORS = frozenset({"mac", "jurisdiction", "jurisdictions"})
"""Behind one of these two characters name a contractor of Medicare (`DME MAC JC`, `jurisdiction J5`)."""


_MEASURES = words(
    "h hr hrs hour hours min mins minutes mg mcg ml cc kg lb lbs cm mm ft "
    "inch inches feet pounds degrees volts watts days weeks wks months years yrs yo"
)
"""A number right before one of these measures."""


def _is_taken_time(sheet: Sheet, index: int) -> bool:
    """Whether something took or scored so many, and the clause ends (`the visit took 25, G0402`)."""
    return before(sheet, index).lower in _TAKING and ends(sheet.tokens[index + 1])


_TITLES = words("mr mrs ms dr")
_TAKING = words("took takes lasted lasts scored scores weighs weighed ran")


def _is_behind_name(sheet: Sheet, index: int) -> bool:
    """Whether a name of two words and a comma stand before: the number is an age or a house's (`Julius Okpara, 56, seen …`)."""
    if index < 3 or sheet.tokens[index - 1].text != ",":
        return False
    first, last = sheet.tokens[index - 3 : index - 1]
    if first.text == "." and sheet.tokens[index - 4].lower in _TITLES and last.text.istitle():
        return True
    return all(each.text.istitle() and each.lower not in no_places for each in (first, last))


def _numbers_question(sheet: Sheet, index: int) -> bool:
    """Whether a line begins with it and a sign as the questions of a list do (`Q3 - pos 11 or 19?`)."""
    near = before(sheet, index)
    return (
        sheet.tokens[index].text[0] == "Q"
        and sheet.tokens[index].text[1].isdigit()
        and sheet.tokens[index + 1].text in ("-", ":", ".", ")")
        and (index == 0 or near.kind == "newline")
        and sheet.has_lines
    )


def _is_quarter(sheet: Sheet, index: int) -> bool:
    """Whether it is a quarter of a year (`in Q3 and Q4`, `ASP Q4`, `Q1 2026`)."""
    if sheet.tokens[index].text not in ("Q1", "Q2", "Q3", "Q4") or is_topic(sheet, index):
        return False
    near, after = before(sheet, index), sheet.tokens[index + 1]
    if near.lower in ("and", "-", "/", "to", "through") and index > 1:
        near = sheet.tokens[index - 3] if sheet.tokens[index - 2].text[0] == "Q" else near
    return near.lower in _BEFORE_QUARTERS or (after.kind == "digits" and len(after.text) == len("2026"))


_BEFORE_QUARTERS = words(
    "in since for of by until during asp fy this last next file files release edits starting from"
)


_PERSONS = frozenset({"RT", "PT", "GP", "PA", "MD", "AA", "SA", "ST", "AT", "LT"})
"""Letters of professions and ranks: what somebody does behind one (`RT called`) is no modifier's deed."""


def _is_profession(sheet: Sheet, index: int) -> bool:
    """Whether an article and letters name somebody or a department (`was a PA, 80 or AS?`, `works in the ED`)."""
    text = sheet.tokens[index].text
    if text not in words_in_capitals or before(sheet, index).lower not in ("a", "an", "the", "our", "your"):
        return False
    if sheet.tokens[index + 1].text == ",":
        return True
    return text in needing_topic and not is_topic(sheet, index)


def is_title_of_next(sheet: Sheet, index: int) -> bool:
    """Whether a profession stands before the modifier that its claims carry (`MD 80, PA AS`)."""
    return sheet.tokens[index].text in ("MD", "PA", "NP") and modifier_at(sheet, index + 1) is not None


def _is_group(sheet: Sheet, index: int) -> bool:
    """Whether it is the group of an adjustment whose reason was read before (`denial B7, PI?`)."""
    group = sheet.tokens[index].text in adjustment_groups
    return group and any(found.system is CodeSystem.CARC for found in sheet.found[-2:])


def _names_groups(sheet: Sheet, index: int) -> bool:
    """Whether it begins the name of the groups of stays (`with CC, MS-DRG?`)."""
    behind = tuple(token.lower for token in sheet.tokens[index + 1 : index + 3])
    return sheet.tokens[index].text == "MS" and behind[:1] == ("-",) and behind[-1] in ("drg", "drgs")


def _is_room_air(sheet: Sheet, index: int) -> bool:
    """Whether a saturation is measured on it (`sat 87% on RA`)."""
    if sheet.tokens[index].text != "RA" or before(sheet, index).lower != "on":
        return False
    return any(
        token.text == "%" or token.lower in _SATURATION for token in sheet.tokens[max(index - 6, 0) : index]
    )


_SATURATION = words("sat sats spo2 saturation saturating o2")


def _has_number(sheet: Sheet, index: int) -> bool:
    """Whether it is a thing that has a number (`SS No. 403-55-1187`, a plate `XE 4477`), or a vital sign (`RR 22`)."""
    after = sheet.tokens[index + 1]
    if after.kind == "digits" and len(after.text) in (3, 4):
        return True
    return after.lower in ("no", "#", "num") or (
        after.kind == "digits" and sheet.tokens[index].text in _VITAL_SIGNS
    )


_VITAL_SIGNS = frozenset({"RR", "HR", "BP", "PR", "ST"})


def _is_glossed(sheet: Sheet, index: int) -> bool:
    """Whether what follows spells the letters out as something else (`RT (respiratory therapist)`, `BU means business unit`)."""
    begin = index + 1 + (sheet.tokens[index + 2].text == "(")  # `GA used (general anesthesia)`
    letters, (sign, one, two) = sheet.tokens[index], sheet.tokens[begin : begin + 3]
    if letters.kind != "word" or sign.lower not in _GLOSSING or two.kind != "word":
        return False
    spelled = one.text[:1].upper() + two.text[:1].upper() == letters.text
    return spelled and two.lower != "component"


_GLOSSING = frozenset({"(", "=", "means", "mean", "is"})


def _is_proportion(sheet: Sheet, index: int) -> bool:
    """Whether the same number stands on both sides of a slash (`the split is 50/50`)."""
    if sheet.tokens[index + 1].text != "/":
        return False
    other = sheet.tokens[index + 2]
    return other.text == sheet.tokens[index].text and other.kind == "digits" and sheet.touches(index + 1)


def _is_age(sheet: Sheet, index: int) -> bool:
    """Whether somebody "is" or "turned" the number (`she's 91 and lives alone`), or the word stands before it."""
    if _is_beside_sex(sheet, index) or before(sheet, index).lower in _BEFORE_AGE:
        return True
    if _closes_a_case(sheet, index):
        return True
    if before(sheet, index).lower not in _BEING:
        return False
    return any(token.lower in _SOMEBODY for token in sheet.tokens[max(index - 3, 0) : index - 1])


def _closes_a_case(sheet: Sheet, index: int) -> bool:
    """Whether the number ends a clause that a comma begins with the patient alone (`healed, patient 62.`)."""
    tokens = sheet.tokens
    if index < len(_CASE_BEFORE) or before(sheet, index).lower not in _PATIENTS:
        return False
    behind = tokens[index + 1].text if index + 1 < len(tokens) else "."
    return tokens[index - 2].text in _CASE_BEFORE and behind in (".", ",", ";", "")


_CASE_BEFORE = (",", ";")
_PATIENTS = words("patient pt")
_BEFORE_AGE = words("age ages woman man female male girl boy lady gentleman")
_BEING = words("s is was turned turns m am aged")
_SOMEBODY = words(
    """
    copay fee rate price balance score bmi weight temp deductible
    he she i patient pt mother father mom dad husband wife son daughter child kid woman man
    """
)


def _is_beside_sex(sheet: Sheet, index: int) -> bool:
    """Whether a comma and the sex stand before or behind (`J.K., female, 57`, `57, male`)."""
    tokens = sheet.tokens
    behind = tokens[index + 1].text == "," and tokens[index + 2].lower in _SEXES
    return behind or (index > 1 and tokens[index - 1].text == "," and tokens[index - 2].lower in _SEXES)


_SEXES = words("female male woman man girl boy lady gentleman f")


def _is_measured(sheet: Sheet, index: int) -> bool:
    """Whether capitals measure the number (`MUE 80`, `ISS 25`)."""
    near = before(sheet, index)
    if near.text in _VITAL_SIGNS:
        return True
    if near.kind != "word" or len(near.text) < _LONG or not near.text.isupper() or near.lower in _NO_MEASURES:
        return False
    return not sheet.is_shouted


_LONG = 3
_NO_MEASURES = (
    payers
    | (coding_words - words("mue rvu rvus"))
    | modifier_labels
    | going_on
    | verbs
    | weak_verbs
    | nouns_of
)


def _is_counted_in_question(sheet: Sheet, index: int) -> bool:
    """Whether a dash and the number answer how many there are (`How many beds are allowed - 25?`)."""
    if before(sheet, index).text not in ("-", ":", ","):
        return False
    earlier = [token.lower for token in sheet.tokens[max(index - _QUESTION, 0) : index]]
    return any(pair in (("how", "many"), ("how", "much")) for pair in pairwise(earlier))


_QUESTION = 12
