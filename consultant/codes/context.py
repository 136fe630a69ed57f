"""What the words around a bare number say it is: a code, something else, or nothing."""

from __future__ import annotations

from typing import NamedTuple

from consultant.codes import vocabulary
from consultant.codes.sheet import Sheet
from consultant.codes.tokens import Token

_JOINS = frozenset({",", "and", "or", "/", "&", "-", "to", "(", ")"})


class Verdict(NamedTuple):
    """Whether a number is a code, how sure that is, and why; `firm` verdicts hold whatever hangs on the number."""

    is_code: bool
    confidence: float
    reason: str
    firm: bool = True


def label_before(sheet: Sheet, index: int) -> tuple[str, str]:
    """The nearest word before the token, connectors skipped, and the word before that; lower case, empty at a line's start."""
    at = index - 1
    tokens = sheet.tokens
    while (
        at >= 0
        and index - at <= 6
        and tokens[at].lower in vocabulary.connectors
        and tokens[at].lower not in ("code", "codes")
    ):
        if tokens[at].text == "." and at and tokens[at - 1].lower not in vocabulary.abbreviations:
            return "", ""
        at -= 1
    if at < 0 or tokens[at].kind not in ("word", "mixed"):
        return "", ""
    before = tokens[at - 1].lower if at > 0 else ""
    return tokens[at].lower, before


def judge_number(sheet: Sheet, index: int) -> Verdict | None:
    """What the surroundings say of the bare number at `index`; None when they say nothing."""
    verdict = _by_column(sheet, index) if sheet.cells else None
    return verdict or _by_label(sheet, index) or _by_neighbours(sheet, index) or _by_place(sheet, index)


def _by_column(sheet: Sheet, index: int) -> Verdict | None:
    role = sheet.role(sheet.tokens[index].start)
    if not role:
        return None
    return Verdict(role == "code", 0.98, f"{role} column of a table")


def _by_label(sheet: Sheet, index: int) -> Verdict | None:
    label, before = label_before(sheet, index)
    if not label:
        return None
    if label in ("code", "codes", "service", "services") and before in vocabulary.not_codes:
        return Verdict(False, 0.98, vocabulary.not_codes[before])
    if label in ("code", "codes") and before in vocabulary.other_codes:
        return Verdict(False, 0.95, f"{before} code")
    if label in vocabulary.procedure_labels:
        return Verdict(True, 0.99, f"label “{label}”")
    if before in vocabulary.body_parts_of_access.get(label, ()):
        return None
    if label == "pod" and sheet.tokens[index - 1].text == ":":  # podiatry, as offices write it
        return None
    if label in vocabulary.not_codes and not (
        label in ("call", "text", "check", "reference", "total", "cost", "fee", "batch")
        and sheet.tokens[index - 1].kind == "word"
        and sheet.tokens[index - 1].lower in ("the", "is", "was", "of", "for")
    ):
        return Verdict(False, 0.97, vocabulary.not_codes[label])
    if before in vocabulary.compounds.get(label, ()):
        return Verdict(False, 0.9, "number of something else")
    if label in vocabulary.saying and before in vocabulary.papers:
        return Verdict(False, 0.85, f"number on the {before}")
    number = sheet.tokens[index].text
    if label in vocabulary.measured and (number.endswith("00") or number[0] not in "8GQ"):
        return Verdict(False, 0.9, "a measurement")
    between = _sign_before(sheet, index)
    if label == "grp" and between in (":", label):
        return Verdict(False, 0.9, vocabulary.of_a_person)
    if label in vocabulary.numbered and between in vocabulary.number_signs:
        return Verdict(False, 0.95, vocabulary.of_a_person)
    if label in vocabulary.things and between in vocabulary.number_signs:
        return Verdict(False, 0.9, "number of something else")
    if _is_numbered(sheet, index):
        return Verdict(False, 0.9, "number of something else")
    if label in ("order", "orders") and between == label and before in vocabulary.before_verbs:
        return None
    if between == ":" and label in vocabulary.weak_labels and _leads_another(sheet, index):
        return None
    if label in vocabulary.weak_labels and between not in ("the", "is", "was", "are", "of", "s"):
        return Verdict(False, 0.9, vocabulary.of_a_person, firm=False)
    return None


def _leads_another(sheet: Sheet, index: int) -> bool:
    """Whether another run of five follows behind "plus" or "with", as codes are added to each other, not claims."""
    return sheet.tokens[index + 1].lower in ("plus", "+", "with", "w") and len(
        sheet.tokens[index + 2].text
    ) == len(sheet.tokens[index].text) == len("99213")


def _sign_before(sheet: Sheet, index: int) -> str:
    """The token before, the full stop of an abbreviation passed over (`item no. 94640`)."""
    before = sheet.tokens[index - 1].lower
    return sheet.tokens[index - 2].lower if before == "." and index > 1 else before


def _by_neighbours(sheet: Sheet, index: int) -> Verdict | None:
    tokens = sheet.tokens
    token, before, after = tokens[index], tokens[index - 1] if index else tokens[-1], tokens[index + 1]
    if before.text == "@":
        return Verdict(False, 0.95, "part of an address")
    if before.text in ("#", "$", "€", "£"):
        return Verdict(False, 0.9, "number sign", firm=False)
    if (
        before.lower == "ext"
        or (before.lower == "x" and tokens[index - 2].kind != "digits")
        or (before.text == "." and tokens[index - 2].lower == "ext")
    ):
        return Verdict(False, 0.95, "extension")
    if _follows_letter(sheet, index):
        return Verdict(False, 0.9, "letter and number of something else")
    if _joined_to_more(sheet, index):
        return Verdict(False, 0.95, "part of a longer number")
    if after.text == "\n":
        after = tokens[index + 2]
    if (
        after.start - token.end <= 1
        and _counts(token.text, after.lower)
        and not (after.lower == "units" and tokens[index + 2].text in (":", "="))
    ):
        return Verdict(False, 0.95, f"counts {after.lower}")
    if after.lower == "of" and token.kind == "digits" and tokens[index + 2].kind == "digits":
        return Verdict(False, 0.9, "one of a number of things")
    if (
        before.lower == "of"
        and index > 1
        and tokens[index - 2].kind == "digits"
        and not _is_number_of_code(sheet, index)
    ):
        return Verdict(False, 0.9, "one of a number of things")
    if sheet.refused_until >= 0 and _continues_refused(sheet, index):
        return Verdict(False, 0.9, "list of numbers that are no codes")
    return None


def _is_number_of_code(sheet: Sheet, index: int) -> bool:
    """Whether "2 of" before a code's number says how often it is billed (`bill 2 of J1885`), not which of many."""
    earlier = sheet.tokens[index - 3].lower if index > 2 else ""
    return (
        len(sheet.tokens[index - 2].text) < 3 and earlier not in _PAGED and len(sheet.tokens[index].text) == 5
    )


_PAGED = frozenset({"page", "pg", "slide", "line", "item", "record", "row", "number", "ticket", "#"})


def _follows_letter(sheet: Sheet, index: int) -> bool:
    """Whether capitals before are a part of the number of a thing (`licence no. A 45380`, `ID: YRP 8820 11934`)."""
    tokens = sheet.tokens
    split = index > 2 and tokens[index - 1].kind == "digits" and len(tokens[index - 1].text) < 5
    at = index - 1 - split
    letters = tokens[at].text if at > 0 else ""
    if not letters.isalpha() or not letters.isupper() or len(letters) > (4 if split else 1):
        return False
    if _sign_before(sheet, at) not in vocabulary.number_signs | {":", "is"}:
        return False
    label, before = label_before(sheet, at)
    return (before if label == "id" else label) in vocabulary.not_codes


def _is_numbered(sheet: Sheet, index: int) -> bool:
    """Whether "number" and a noun stand before (`raffle numbers: 70551`, `group number 0077123`)."""
    at = index - 1
    while at >= 0 and index - at < 4 and sheet.tokens[at].lower in (":", "#", "is", "."):
        at -= 1
    if at < 1 or sheet.tokens[at].lower not in ("number", "numbers", "num"):
        return False
    noun = sheet.tokens[at - 1]
    return noun.kind == "word" and noun.lower not in vocabulary.unnumbered


def _counts(number: str, noun: str) -> bool:
    """Whether the five digits are how many of something; of claims and visits one has a code or a round number."""
    if (
        noun in ("visits", "encounters", "patients")
        and number.isdigit()
        and number[:2]
        not in (
            "99",
            "90",
            "92",
            "97",
            "98",
            "96",
        )
    ):
        return True
    if noun in vocabulary.coded_things:
        return number.endswith("00")
    return noun in vocabulary.counted and noun not in vocabulary.small_measures


def _by_place(sheet: Sheet, index: int) -> Verdict | None:
    if _after_state(sheet, index):
        return Verdict(False, 0.96, "ZIP code after a state")
    if not sheet.words.isdisjoint(_ZIP) and _asks_for_zip(sheet, index):
        return Verdict(False, 0.85, "ZIP code spoken of before")
    if sheet.tokens[index + 1].lower in ("is", "was", "("):
        if _is_named_behind(sheet, index):
            return Verdict(False, 0.9, "number of something else")
        if _is_place(sheet, index):
            return Verdict(False, 0.85, "ZIP code before its town")
    if _lies_in_place(sheet, index):
        return Verdict(False, 0.85, "ZIP code before its town")
    if sheet.has_streets and _street_number(sheet, index):
        return Verdict(False, 0.94, "street number or address line")
    if sheet.is_closed(sheet.tokens[index].start):
        return Verdict(False, 0.9, "signature, disclaimer or header line")
    return None


def _joined_to_more(sheet: Sheet, index: int) -> bool:
    """`AB-99213`, `2024-99213`, `99213@`: the number is a piece of something else."""
    tokens, token = sheet.tokens, sheet.tokens[index]
    before = tokens[index - 1]
    if index >= 2 and before.text in ("-", "_", ".") and before.end == token.start:
        earlier = tokens[index - 2]
        if (
            earlier.end == before.start
            and earlier.kind in ("digits", "mixed", "word", "decimal")
            and earlier.lower not in vocabulary.procedure_labels
        ):
            last = sheet.last
            return not (last and last.end >= earlier.end)
    after = tokens[index + 1]
    return after.start == token.end and after.text in ("@", "%", "°", "#")


def _continues_refused(sheet: Sheet, index: int) -> bool:
    """Whether only signs of a list, or a remark in brackets, stand between the number refused last and this one."""
    at, refused = index - 1, sheet.refused_until
    if index - refused > _LONGEST_STEP or sheet.tokens[refused].kind != sheet.tokens[index].kind:
        return False
    bracket = False
    while at > refused and (bracket or sheet.tokens[at].lower in _JOINS):
        bracket = sheet.tokens[at].text == ")" or (bracket and sheet.tokens[at].text != "(")
        at -= 1
    return at == refused and index - refused > 1


_LONGEST_STEP = 8


_ZIP = frozenset({"zip", "zipcode", "zips"})


def _asks_for_zip(sheet: Sheet, index: int) -> bool:
    """Whether "ZIP" stands earlier in the sentence and no word of coding between (`Zip for our new clinic 27447`)."""
    for at in range(index - 1, max(index - 8, -1), -1):
        token = sheet.tokens[at]
        if token.lower in _ZIP:
            return True
        if token.kind != "word" or token.lower in vocabulary.coding_words:
            return False
    return False


def _is_named_behind(sheet: Sheet, index: int) -> bool:
    """Whether the sentence goes on to say whose number it is (`1992259 is our ref`)."""
    verb, whose, name = sheet.tokens[index + 1 : index + 4]
    return verb.lower in ("is", "was") and whose.lower in _WHOSE and name.lower in vocabulary.not_codes


_WHOSE = frozenset({"our", "my", "the", "their", "your", "a", "his", "her"})


def _lies_in_place(sheet: Sheet, index: int) -> bool:
    """Whether "in" stands before and a capitalised word that is none of billing behind (`a clinic in 85364 Yuma`)."""
    name = sheet.tokens[index + 1]
    return (
        sheet.tokens[index - 1].lower in ("in", "near", "from")
        and name.kind == "word"
        and name.text.istitle()
        and name.start - sheet.tokens[index].end == 1
        and name.lower not in vocabulary.coding_words
    )


def _is_place(sheet: Sheet, index: int) -> bool:
    """Whether a town is named right behind the number (`85016 is Phoenix`, `75201 (Dallas)`)."""
    tokens = sheet.tokens
    at = index + 2
    name, after = tokens[at], tokens[at + 1]
    if name.text.istitle() and after.text in vocabulary.states and tokens[at + 2].text in (")", ".", ","):
        return True
    if name.kind != "word" or not name.text[:1].isupper():
        return False
    return name.lower in vocabulary.cities


def _after_state(sheet: Sheet, index: int) -> bool:
    at = index - 1
    while at >= 0 and index - at <= 3 and sheet.tokens[at].text in (",", ".", "-"):
        at -= 1
    if at < 0 or sheet.tokens[at].kind != "word":
        return False
    word = sheet.tokens[at].text
    if word.istitle() and word.lower() in vocabulary.cities:
        return True
    if (
        at > 0
        and word.istitle()
        and sheet.tokens[at - 1].lower in ("in", "near")
        and sheet.tokens[index - 1].kind == "word"
    ):
        return word.lower() not in vocabulary.coding_words
    if word in vocabulary.states:
        if sheet.last and sheet.last.end >= sheet.tokens[at].end:
            return False
        if (
            sheet.tokens[index - 1].text == "."
            and sheet.tokens[index].text[0] not in vocabulary.first_digits[word]
        ):
            return False
        doubtful = word in vocabulary.doubtful_states or sheet.tokens[index - 1].text == ","
        return not doubtful or _follows_town(sheet, at)
    return word.lower() in vocabulary.state_names and word[0].isupper()


def _follows_town(sheet: Sheet, state: int) -> bool:
    """Whether a capitalised word, a comma or a line's begin stands before what may be a state or a word (`OR`, `PA`)."""
    if state == 0:
        return True
    before = sheet.tokens[state - 1]
    return (
        before.text == ","
        or before.kind == "newline"
        or before.text[:1].isupper()
        or before.lower in vocabulary.cities
    )


def _street_number(sheet: Sheet, index: int) -> bool:
    """A number, one to three words and a street word (`12345 Oak Hill Road`), or a number later in such a line."""
    tokens = sheet.tokens
    for at in range(index + 1, min(index + 5, len(tokens))):
        token = tokens[at]
        if token.kind not in ("word", "mixed") and token.text != ".":
            return token.kind == "digits" and _leads_road(tokens[at - 1], tokens[at - 2], at - index)
        if (
            at > index + 1
            and token.lower in vocabulary.street_words
            and tokens[at - 1].text[:1].isupper()
            and token.text[0].isupper()
        ):
            return True
    return False


def _leads_road(word: Token, before: Token, distance: int) -> bool:
    """Whether a word that numbers roads stands before their number (`36415 Highway 9`, `20610 State Route 4`)."""
    if word.lower not in vocabulary.numbered_roads:
        return False
    return distance == 2 or before.lower in vocabulary.before_numbered_roads
