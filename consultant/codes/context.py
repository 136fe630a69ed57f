"""What the words around a bare number say it is: a code, something else, or nothing."""

from __future__ import annotations

from consultant.codes import amounts, nouns, vocabulary
from consultant.codes.elsewhere import is_about_something_else
from consultant.codes.labels import by_label, label_before, sign_before
from consultant.codes.places import Verdict, by_place
from consultant.codes.sheet import Sheet
from consultant.codes.speech import participles
from consultant.codes.tables import words
from consultant.codes.tokens import Token

_JOINS = words(", and or / & - to vs versus ( )")
_OTHER_ONE = words("; it before ours the a old new other second another later former one ones was is are")
"""Between two numbers these say that the second is of the same kind (`our ZIP is 30303, the old one 75201`)."""


def judge_number(sheet: Sheet, index: int) -> Verdict | None:
    """What the surroundings say of the bare number at `index`; None when they say nothing."""
    verdict = _by_column(sheet, index) if sheet.cells else None
    if verdict is None and sheet.mentions_else and is_about_something_else(sheet, index):
        return Verdict(False, 0.8, "sentence about something else", firm=False)
    if verdict is None and _goes_on_for_long(sheet, index):
        return Verdict(False, 0.95, "part of a longer number")
    return verdict or by_label(sheet, index) or _by_neighbours(sheet, index) or by_place(sheet, index)


def _by_column(sheet: Sheet, index: int) -> Verdict | None:
    role = sheet.role(sheet.tokens[index].start)
    if not role:
        return None
    return Verdict(role == "code", 0.98, f"{role} column of a table")


def _by_neighbours(sheet: Sheet, index: int) -> Verdict | None:
    tokens = sheet.tokens
    token, before, after = tokens[index], tokens[index - 1] if index else tokens[-1], tokens[index + 1]
    before_it = _BEFORE.get(before.kind)
    if before_it and (verdict := before_it(sheet, index, before)):
        return verdict
    if _joined_to_more(sheet, index):
        return Verdict(False, 0.95, "part of a longer number")
    if after.text == "\n":
        after = tokens[index + 2]
    if (
        after.start - token.end <= 1
        and not (len(after.text) == 1 and tokens[index + 2].text == "-")
        and (_counts(token.text, after.lower) or _is_number_of_papers(sheet, index))
        and not (after.lower == "units" and tokens[index + 2].text in (":", "="))
    ):
        return Verdict(False, 0.95, f"counts {after.lower}")
    if after.lower in nouns.named and tokens[index + 2].kind != "digits":
        return Verdict(False, 0.9, "name of a thing")
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


def _behind_sign(sheet: Sheet, index: int, sign: Token) -> Verdict | None:
    """What a sign right before says of the number."""
    if sign.text == "@":
        return Verdict(False, 0.95, "part of an address")
    if sign.text in ("#", "$", "€", "£"):
        return Verdict(False, 0.9, "number sign", firm=False)
    if sign.text != ".":
        return None
    if sheet.tokens[index - 2].lower == "ext":
        return Verdict(False, 0.95, "extension")
    if _abbreviated(sheet, index) in nouns.not_codes:
        return Verdict(False, 0.95, "number behind an abbreviation")
    return None


def _behind_run(sheet: Sheet, index: int, run: Token) -> Verdict | None:
    """What letters or digits right before say of the number."""
    if run.lower == "ext" and sheet.tokens[index - 2].lower in nouns.limbs:
        return None
    if run.lower == "ext" or (run.lower == "x" and sheet.tokens[index - 2].kind != "digits"):
        return Verdict(False, 0.95, "extension")
    if _is_group_of_id(sheet, index):
        return Verdict(False, 0.9, "piece of an identifier")
    if _follows_letter(sheet, index):
        return Verdict(False, 0.9, "letter and number of something else")
    return None


_BEFORE = {
    "mark": _behind_sign,
    "word": _behind_run,
    "digits": _behind_run,
    "mixed": _behind_run,
}
"""For the kind of the token before a number what it may say."""


def _abbreviated(sheet: Sheet, index: int) -> str:
    """The letters with full stops that stand before (`P.O.`, `U.S.C.`), as one word."""
    letters, at = "", index - 1
    while (
        at > 0 and sheet.tokens[at].text == "." and len(sheet.tokens[at - 1].text) == 1 and len(letters) < 4
    ):
        letters, at = sheet.tokens[at - 1].lower + letters, at - 2
    return letters


def _is_group_of_id(sheet: Sheet, index: int) -> bool:
    """Whether it is a later group of an identifier with spaces (`policy W2290 88147`, `ID# AET 44 20917 03`)."""
    near = sheet.tokens[index - 1]
    if near.kind == "word" and not near.text.isupper():
        return False
    at = index - 1
    while at > 0 and index - at < 5 and _is_group(sheet, at):
        at -= 1
    if at == index - 1 or at < 0:
        return False
    label, _ = label_before(sheet, at + 1)
    return label in nouns.identified or (
        label in nouns.numbered and sheet.tokens[at].lower in nouns.number_signs
    )


def _is_group(sheet: Sheet, at: int) -> bool:
    """Whether the token is letters and digits, or short digits or capitals, with one space behind it, and no code."""
    kind, text, _, _, end = sheet.tokens[at]
    if sheet.found and sheet.found[-1].end >= end:
        return False
    if kind not in ("mixed", "digits") and not (kind == "word" and 1 < len(text) < 5 and text.isupper()):
        return False
    return sheet.tokens[at + 1].start - end == 1


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
    if sign_before(sheet, at) not in nouns.number_signs | {":", "is"}:
        return False
    label, before = label_before(sheet, at)
    return (before if label == "id" else label) in nouns.not_codes


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
    if noun in amounts.coded_things:
        return number.endswith("00") and number.isdigit()
    return number.isdigit() and noun in amounts.counted and noun not in amounts.small_measures


def _is_number_of_papers(sheet: Sheet, index: int) -> bool:
    """Whether somebody has or there are so many charts or claims (`there were 45378 claims`), none of them a visit's."""
    return (
        sheet.tokens[index + 1].lower in ("charts", "claims")
        and sheet.tokens[index - 1].lower in _HAVING
        and sheet.tokens[index].text[:2] != "99"
        and sheet.tokens[index + 2].lower not in participles
    )


_HAVING = words(
    "have has had were are was about over nearly roughly approximately almost total holds store process"
)


def _joined_to_more(sheet: Sheet, index: int) -> bool:
    """`AB-99213`, `2024-99213`, `99213@`: the number is a piece of something else."""
    tokens, token, before = sheet.tokens, sheet.tokens[index], sheet.tokens[index - 1]
    if index >= 2 and before.text in ("-", "_", ".") and before.end == token.start:
        earlier = tokens[index - 2]
        if earlier.lower in ("vs", "versus", "and", "or", "plus"):  # `99213 vs.99214`
            return False
        if (
            earlier.end == before.start
            and earlier.kind in ("digits", "mixed", "word", "decimal")
            and earlier.lower not in vocabulary.procedure_labels
        ):
            last = sheet.last
            return not (last and last.end >= earlier.end)
    after = tokens[index + 1]
    if after.start == token.end and after.text == "(":  # `Sec. 20610(b)`
        letter, closing = tokens[index + 2 : index + 4]
        return len(letter.text) == 1 and letter.text.islower() and closing.text == ")"
    return after.start == token.end and after.text in ("@", "%", "°", "#")


def _goes_on_for_long(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen, digits, a hyphen and at least three digits more follow without space (`99214-26-0001`)."""
    if sheet.tokens[index + 1].text != "-":
        return False
    digits, sign, more = sheet.tokens[index + 2 : index + 5]
    return (
        more.kind == "digits"
        and digits.kind in ("digits", "word", "mixed")
        and sign.text == "-"
        and len(more.text) > 2
        and all(sheet.touches(at) for at in range(index + 1, index + 5))
    )


def _continues_refused(sheet: Sheet, index: int) -> bool:
    """Whether only signs of a list, or a remark in brackets, stand between the number refused last and this one."""
    at, refused = index - 1, sheet.refused_until
    if index - refused > _LONGEST_STEP or sheet.tokens[refused].kind != sheet.tokens[index].kind:
        return False
    bracket = False
    other = any(token.lower in _ONE for token in sheet.tokens[refused + 1 : index])
    joins = _JOINS | _OTHER_ONE if other else _JOINS
    while at > refused and (bracket or sheet.tokens[at].lower in joins):
        bracket = sheet.tokens[at].text == ")" or (bracket and sheet.tokens[at].text != "(")
        at -= 1
    if at != refused:
        return False
    if index - refused == 1:  # `tracking 99213 00441 7720`
        return sheet.tokens[index + 1].kind == "digits" and len(sheet.tokens[index + 1].text) < 5
    return [token.text for token in sheet.tokens[refused + 1 : index]] != [")"]


_ONE = words("before old new other second another later former")
_LONGEST_STEP = 8
