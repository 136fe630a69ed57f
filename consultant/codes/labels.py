"""What the word before a number says it is: a procedure code, or the number of something else."""

from __future__ import annotations

import re

from consultant.codes import amounts, nouns, vocabulary
from consultant.codes.done_with import by_verb
from consultant.codes.heads import is_of_headed_list
from consultant.codes.joints import is_beside_another
from consultant.codes.places import Verdict
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.model.codes import CodeSystem


def label_before(sheet: Sheet, index: int) -> tuple[str, str]:
    """The nearest word before the token, connectors skipped, and the word before that; lower case, empty at a line's start."""
    if sheet.labelled[0] != index:
        sheet.labelled = index, *_label_before(sheet.tokens, index)
    return sheet.labelled[1:]


def _label_before(tokens: list[Token], index: int) -> tuple[str, str]:
    at = index - 1
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
    earlier = at - 1 - (tokens[at - 1].text == "-" and at > 1)
    before = tokens[earlier].lower if at > 0 else ""
    return tokens[at].lower, before


def by_label(sheet: Sheet, index: int) -> Verdict | None:
    """What the noun before says of the number; None when it says nothing."""
    if sheet.has_heads and is_of_headed_list(sheet, index):
        return Verdict(False, 0.9, "list of numbers that are no codes")
    label, before = label_before(sheet, index)
    if not label:
        near = sheet.tokens[index - 1].kind
        return (_by_dash(sheet, index) or by_verb(sheet, index)) if near in _SAYING else None
    if sheet.tokens[index + 1].text == "#" and sheet.touches(index + 1):
        return Verdict(False, 0.95, nouns.not_codes["dial"])
    if label == "code" and any(
        token.kind == "phone" for token in sheet.tokens[max(index - _DIALLED, 0) : index]
    ):
        return Verdict(False, 0.9, nouns.not_codes["dial"])
    if verdict := _of_code(label, before):
        return verdict
    if before in nouns.parts_of_services.get(label, ()) or _is_podiatry(sheet, index, label):
        return None
    return (
        _by_noun(sheet, index, label, before)
        or _by_sign(sheet, index, label, before)
        or by_verb(sheet, index)
        or _by_weak_label(sheet, index, label, before)
    )


_SAYING = frozenset({"word", "mark", "mixed"})
"""Kinds of tokens that say something of a number behind them."""


_DIALLED = 4
"""Tokens from a telephone number to the code that is asked for there (`call 800-555-0100, code 45380`)."""


def _of_code(label: str, before: str) -> Verdict | None:
    """What the word "code", or one that says as much, makes of the number."""
    if label in ("code", "codes", "service", "services") and before in nouns.not_codes:
        return Verdict(False, 0.98, nouns.not_codes[before])
    if label in ("code", "codes") and before in nouns.other_codes:
        return Verdict(False, 0.95, f"{before} code")
    if label in vocabulary.procedure_labels:
        return Verdict(True, 0.99, f"label “{label}”")
    if label == "amount" and before in nouns.paid_by_schedule:
        return Verdict(True, 0.9, "what a code is paid")
    return None


def _is_podiatry(sheet: Sheet, index: int, label: str) -> bool:
    """Whether "pod:" stands before, as offices write the department."""
    return label == "pod" and sheet.tokens[index - 1].text == ":"


def _by_noun(sheet: Sheet, index: int, label: str, before: str) -> Verdict | None:
    """A noun that owns the number behind it, by itself or with the word before it."""
    if _is_of_items(sheet, index, label):
        return None
    if label in nouns.in_lists and _is_among_codes(sheet, index):
        return None
    if label in nouns.topics and _is_topic(sheet, index):
        return None
    if label == "p" and _is_examination(sheet, index):
        return None
    if label == "carrier" and sheet.tokens[index].text >= _LAST_CONTRACTOR:
        return None
    if label == "n" and _is_serial(sheet, index):
        return Verdict(False, 0.95, nouns.of_a_person)
    if label == "ext" and before in nouns.limbs:
        return None
    if label in nouns.not_codes and not _is_common_word(sheet, index, label):
        return Verdict(False, 0.97, nouns.not_codes[label])
    if before in nouns.compounds.get(label, ()):
        return Verdict(False, 0.9, "number of something else")
    if label in nouns.saying and before in nouns.papers:
        return Verdict(False, 0.85, f"number on the {before}")
    number = sheet.tokens[index].text
    if label in amounts.measured and (number.endswith("00") or number[0] not in "8GJQ"):
        return Verdict(False, 0.9, "a measurement")
    if label == "plate" and number[0] not in "0123456789CL":
        return Verdict(False, 0.9, "number of a car")
    if label in nouns.begun and _begins_sentence(sheet, index, label):
        return Verdict(False, 0.85, "number of something else")
    if label == "unit" and _is_dwelling(sheet, index):
        return Verdict(False, 0.85, "number of something else")
    return None


def _is_examination(sheet: Sheet, index: int) -> bool:
    """Whether `H&P` stands before, the history and physical that a visit code is for."""
    start = sheet.tokens[index].start
    before = sheet.text[max(start - _SERIAL, 0) : start].lower().replace(" ", "").rstrip(":-=")
    return before.endswith(("h&p", "h+p", "handp", "h/p"))


def _is_serial(sheet: Sheet, index: int) -> bool:
    """Whether `S/N` and at most a colon stand before."""
    start = sheet.tokens[index].start
    return sheet.text[max(start - _SERIAL, 0) : start].rstrip(" :#").lower().endswith("s/n")


_SERIAL = 8


def _is_topic(sheet: Sheet, index: int) -> bool:
    """Whether a colon sets the noun off as what is spoken of (`Lab at our building: 80053, 85025`, `Gate: is G0136 alive?`)."""
    tokens = sheet.tokens
    if tokens[index - 1].lower == "is" and tokens[index - 2].text == ":":
        return True
    if tokens[index - 1].text == ":" and tokens[index - 2].lower == "call":
        return True
    behind, other = tokens[index + 1], tokens[index + 2]
    listed = behind.text in (",", "/", "&", "+") or behind.lower in ("and", "vs", "or", "with")
    if not listed or len(other.text) != len(tokens[index].text):
        return False
    return tokens[index - 1].text in (":", ",") or (index == 1 and tokens[0].lower in _VERBS)


def _begins_sentence(sheet: Sheet, index: int, label: str) -> bool:
    """Whether the noun stands right before the number and begins its line or sentence (`Job 45380 Coder II`)."""
    first = index < 2 or sheet.tokens[index - 2].text in (".", "?", "\n", ";")
    return first and sheet.tokens[index - 1].lower == label


def _is_among_codes(sheet: Sheet, index: int) -> bool:
    """Whether no sign binds the noun before to the number, and a code was read shortly before in the same line."""
    near, last = sheet.tokens[index - 1], sheet.last
    if last is None or near.kind != "word" or near.lower in nouns.number_signs:
        return False
    return near.start - last.end < _NEAR and "\n" not in sheet.text[last.end : near.start]


_NEAR = 12
"""Characters between the end of a code and the noun before the next."""


def _is_common_word(sheet: Sheet, index: int, label: str) -> bool:
    """Whether the noun is used as a verb or a word of its own (`call the 99213 line`, `cost of 70450`), and no number's."""
    near, earlier = sheet.tokens[index - 1], sheet.tokens[index - 2]
    if label == "phone" and [token.lower for token in sheet.tokens[max(index - 4, 0) : index - 1]] == [
        "from",
        "my",
        "phone",
    ]:
        return True
    if label == near.lower == "call" and earlier.lower == "on":
        return True  # a service on call
    if (
        label == near.lower
        and label in _VERBS
        and (
            earlier.lower in nouns.before_verbs | _PLEADING or (earlier.text.istitle() and index > _SOMEBODY)
        )
    ):
        return True
    return (
        label in _COMMON
        and near.kind == "word"
        and near.lower in ("the", "is", "was", "of", "for")
        and (earlier.lower not in nouns.number_signs)
    )


_LAST_CONTRACTOR = "20000"
"""The numbers of Medicare's contractors lie below."""
_VERBS = words("check count total record store release form model sample file contract project page request")
_SOMEBODY = 2
"""Tokens before which a capital is that of a sentence; behind them it is somebody's name (`can you and Grace check 20611`)."""
_PLEADING = words("please pls you double just and let me")
_COMMON = frozenset({"call", "text", "check", "reference", "total", "cost", "fee", "batch", "amount"})


def _is_dwelling(sheet: Sheet, index: int) -> bool:
    """Whether "unit" right before is a place, since nothing says how many of it there are (`Unit 20550, ring twice`)."""
    counted = sheet.tokens[index - 2] if index > 1 else sheet.tokens[-1]
    return (
        sheet.tokens[index - 1].lower == "unit"
        and counted.kind not in ("digits", "decimal")
        and counted.lower not in _COUNTING
    )


def _is_of_items(sheet: Sheet, index: int, label: str) -> bool:
    """Whether the noun tells of an item of HCPCS, which is sold off the shelf or has a statute, and owns no number behind it."""
    if not sheet.tokens[index].text[:1].isalpha():
        return False
    before = (token.lower for token in sheet.tokens[max(0, index - _REACH) : index])
    return label == "statute" or (label == "shelf" and "off" in before)


_REACH = 4
"""Words before a code among which `off the shelf` stands."""
_COUNTING = words("per each a one first every single last which mue by for the of")


def _by_sign(sheet: Sheet, index: int, label: str, before: str) -> Verdict | None:
    """A noun and a sign that says a number follows (`visit # 99213`, `raffle numbers: 70551`)."""
    if _is_of_items(sheet, index, label):
        return None
    between = sign_before(sheet, index)
    if (
        label in ("grp", "group")
        and between in (":", label)
        and before not in nouns.owners
        and _names_policy(sheet)
    ):
        return Verdict(False, 0.9, nouns.of_a_person)
    if label in nouns.numbered and between in nouns.number_signs:
        return Verdict(False, 0.95, nouns.of_a_person)
    if (label in nouns.things and between in nouns.number_signs) or _is_numbered(sheet, index):
        return Verdict(False, 0.9, "number of something else")
    return None


def _by_dash(sheet: Sheet, index: int) -> Verdict | None:
    """A noun that owns an identifier, and a dash with space on both sides (`insurance id - 45378`)."""
    if not is_identified_by_dash(sheet, index):
        return None
    return Verdict(False, 0.9, nouns.of_a_person)


def is_identified_by_dash(sheet: Sheet, index: int) -> bool:
    """Whether such a noun and a dash stand right before the run, or before a group of it."""
    at = index - 1
    if at > 1 and sheet.tokens[at].kind == "mixed":
        at -= 1
    dash, noun = sheet.tokens[at], sheet.tokens[at - 1]
    return at > 0 and dash.text == "-" and dash.start > noun.end and noun.lower in nouns.identified


_AHEAD = 12


def _by_weak_label(sheet: Sheet, index: int, label: str, before: str) -> Verdict | None:
    """A noun that owns a number unless something on the number says that it is a code."""
    if label not in nouns.weak_labels:
        return None
    between = sign_before(sheet, index)
    if label in ("order", "orders") and between == label and before in nouns.before_verbs:
        return None
    if between == ":" and any(token.kind == "dotted" for token in sheet.tokens[index : index + _AHEAD]):
        return None  # `Order: 77080; reason Z78.0`
    if label == "claim" and sheet.has_adjustment:  # `claim 99285 gets CO-242`
        return None
    if label == "claims" and between == label and sheet.tokens[index + 1].lower in _SAID_OF_CODES:
        return None  # `my manager claims 93000 has`
    if label == "line" and _begins_line_of_claim(sheet, index):
        return None
    if between == "(" and _is_told_of_patient(sheet, index, label):
        return None
    if label == "pt" and _is_of_therapist(sheet, index, between):
        return None
    if between in ("the", "is", "was", "are", "of", "s") and not (label == "id" and between == "is"):
        return None
    if between == ":" and (
        label in ("line", "lines") or _leads_another(sheet, index) or _is_for_something(sheet, index)
    ):
        return None
    return Verdict(False, 0.9, nouns.of_a_person, firm=False)


def _is_for_something(sheet: Sheet, index: int) -> bool:
    """Whether a code of the catalogue goes on with what it was billed for (`our claim: 99232 for the pneumonia`)."""
    code, after = sheet.tokens[index].text, sheet.tokens[index + 1].lower
    return after == "for" and sheet.knows(CodeSystem.CPT, code) is True


_SAID_OF_CODES = words(
    "is isn't has have needs can can't takes bundles pays may must does doesn't includes covers means"
)


def _is_told_of_patient(sheet: Sheet, index: int, label: str) -> bool:
    """Whether a patient is named by what was done, or seen, and its code stands in brackets.

    `a trabeculectomy patient (66170)`, `the practitioner saw a patient (99212)`
    """
    told, article, code = sheet.tokens[index - 3], sheet.tokens[index - 4].lower, sheet.tokens[index].text
    seen = told.lower in _ARTICLES and article in _SEEING and code.startswith("99")
    done = seen or (index > 3 and told.kind == "word" and article in _ARTICLES)
    closed = sheet.tokens[index + 1].text == ")"
    return label in ("patient", "pt") and done and closed and sheet.knows(CodeSystem.CPT, code) is True


_ARTICLES = frozenset({"a", "an", "our", "this", "the", "with", "that", "her", "his"})
_SEEING = words("saw see sees seen seeing evaluated evaluates examined examines treated treats visited")


def _is_of_therapist(sheet: Sheet, index: int, between: str) -> bool:
    """Whether PT is the therapist, seldom the patient: right before the code, or as heading of one for therapy."""
    if sheet.tokens[index - 1].text == "PT":
        return True
    return (
        between == ":"
        and sheet.tokens[index - 2].text == "PT"
        and bool(_THERAPY.match(sheet.tokens[index].text))
    )


_THERAPY = re.compile(r"97\d{3}\b")


def _begins_line_of_claim(sheet: Sheet, index: int) -> bool:
    """Whether "Line" begins its sentence right before the number, and no sheet is named whose it is (`… PI? Line 96110.`)."""
    first = index < 2 or sheet.tokens[index - 2].text in (".", "?", "\n")
    return first and sheet.tokens[index - 1].text == "Line" and sheet.tokens[index + 1].lower != "of"


def _names_policy(sheet: Sheet) -> bool:
    """Whether the text names somebody's insurance, so that a group is that of a policy."""
    return not sheet.words.isdisjoint(_POLICY)


_POLICY = words(
    "policy subscriber member insured insurance id plan payer grp aetna cigna uhc bcbs humana anthem"
)


def _leads_another(sheet: Sheet, index: int) -> bool:
    """Whether another run of five follows behind a sign of a list, as a claim has codes (`Claim: 99284, 96374`)."""
    joint, other = sheet.tokens[index + 1].lower, sheet.tokens[index + 2].text
    listed = joint in ("plus", "+", "with", "w", ",", "/", "&") or (
        joint == "and" and other.isdigit() and sheet.knows(CodeSystem.CPT, other) is not False
    )
    return (listed and len(other) == len("99213")) or is_beside_another(sheet, index)


def sign_before(sheet: Sheet, index: int) -> str:
    """The token before, the full stop of an abbreviation passed over (`item no. 94640`)."""
    before = sheet.tokens[index - 1].lower
    return sheet.tokens[index - 2].lower if before == "." and index > 1 else before


def _says_number(sheet: Sheet, at: int) -> bool:
    """Whether the token is "number", or "no" with the stop of an abbreviation (`card no. 99213`)."""
    word = sheet.tokens[at].lower
    return word in ("number", "numbers", "num") or (word == "no" and sheet.tokens[at + 1].text == ".")


def _is_numbered(sheet: Sheet, index: int) -> bool:
    """Whether "number" and a noun stand before (`raffle numbers: 70551`, `group number 0077123`)."""
    at = index - 1
    while at >= 0 and index - at < 4 and sheet.tokens[at].lower in (":", "#", "is", "."):
        at -= 1
    if at < 1 or not _says_number(sheet, at):
        return False
    noun = sheet.tokens[at - 1]
    return noun.kind == "word" and noun.lower not in nouns.unnumbered
