"""What the words around a bare number say it is: a code, something else, or nothing."""

from __future__ import annotations

from consultant.codes import amounts, vocabulary
from consultant.codes.places import Verdict, by_place
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words

_JOINS = frozenset({",", "and", "or", "/", "&", "-", "to", "(", ")"})


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
    return verdict or _by_label(sheet, index) or _by_neighbours(sheet, index) or by_place(sheet, index)


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
    if label == "amount" and before in vocabulary.paid_by_schedule:
        return Verdict(True, 0.9, "what a code is paid")
    if before in vocabulary.body_parts_of_access.get(label, ()):
        return None
    if label == "pod" and sheet.tokens[index - 1].text == ":":  # podiatry, as offices write it
        return None
    if (
        label in vocabulary.not_codes
        and not (
            label in ("call", "text", "check", "reference", "total", "cost", "fee", "batch", "amount")
            and sheet.tokens[index - 1].kind == "word"
            and sheet.tokens[index - 1].lower in ("the", "is", "was", "of", "for")
        )
        and not (label == "amount" and before in vocabulary.paid_by_schedule)
    ):
        return Verdict(False, 0.97, vocabulary.not_codes[label])
    if before in vocabulary.compounds.get(label, ()):
        return Verdict(False, 0.9, "number of something else")
    if label in vocabulary.saying and before in vocabulary.papers:
        return Verdict(False, 0.85, f"number on the {before}")
    number = sheet.tokens[index].text
    if label in amounts.measured and (number.endswith("00") or number[0] not in "8GQ"):
        return Verdict(False, 0.9, "a measurement")
    between = _sign_before(sheet, index)
    if (
        label in ("grp", "group")
        and between in (":", label)
        and before not in vocabulary.owners
        and _names_policy(sheet)
    ):
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


def _names_policy(sheet: Sheet) -> bool:
    """Whether the text names somebody's insurance, so that a group is that of a policy."""
    return not sheet.words.isdisjoint(_POLICY)


_POLICY = words(
    "policy subscriber member insured insurance id plan payer grp aetna cigna uhc bcbs humana anthem"
)


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
    if before.text == "." and _abbreviated(sheet, index) in vocabulary.not_codes:
        return Verdict(False, 0.95, "number behind an abbreviation")
    if _is_group_of_id(sheet, index):
        return Verdict(False, 0.9, "piece of an identifier")
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
    at = index - 1
    while at > 0 and index - at < 5 and _is_group(sheet, at):
        at -= 1
    if at == index - 1 or at < 0:
        return False
    label, _ = label_before(sheet, at + 1)
    return label in _IDENTIFIED or (
        label in vocabulary.numbered and sheet.tokens[at].lower in vocabulary.number_signs
    )


_IDENTIFIED = words(
    "id ids policy member subscriber insured beneficiary hic hicn mbi mrn ssn account acct dl license licence"
)


def _is_group(sheet: Sheet, at: int) -> bool:
    """Whether the token is letters and digits, or short digits or capitals, with one space behind it, and no code."""
    kind, text, _, _, end = sheet.tokens[at]
    if kind not in ("mixed", "digits") and not (kind == "word" and 1 < len(text) < 5 and text.isupper()):
        return False
    return sheet.tokens[at + 1].start - end == 1 and not (sheet.last is not None and sheet.last.end >= end)


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
    if noun in amounts.coded_things:
        return number.endswith("00")
    return noun in amounts.counted and noun not in amounts.small_measures


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
