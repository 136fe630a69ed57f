"""What hangs on a procedure code: modifiers and units written behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.codes.amounts import unit_labels
from consultant.codes.belonging import Joint, belongs, closing, may_be_word, modifier_at, spelled_at
from consultant.codes.columns import Cell
from consultant.codes.modifiers import known_modifiers
from consultant.codes.sheet import Sheet
from consultant.codes.tokens import Token
from consultant.codes.topics import ways
from consultant.codes.units import before_units, counts_something, numbers_in_words, read_units
from consultant.codes.vocabulary import modifier_labels
from consultant.model.codes import CodeSystem

_JOINTS = frozenset("-/:,|+.([_^")
_FILLERS = frozenset(
    {
        "with",
        "con",
        "w",
        "using",
        "has",
        "a",
        "an",
        "the",
        "and",
        "appended",
        "having",
        "plus",
        "/",
        "(",
        ",",
        "-",
    }
)


_BEGINNINGS = _FILLERS | modifier_labels | unit_labels | before_units | set(numbers_in_words) | {"times"}


@dataclass(slots=True)
class Attached:
    """Modifiers and units found behind a code, the index of the first token not used, and where the last used one ends."""

    modifiers: tuple[str, ...]
    units: int | None
    next: int
    end: int
    strong: bool
    """True when the writing leaves no doubt that this is a code with its modifier or units."""


def read_attachments(sheet: Sheet, index: int, modifiers: tuple[str, ...] = ()) -> Attached:
    """Everything attached to the code whose last token is at `index - 1`."""
    state = Attached(modifiers, None, index, sheet.tokens[index - 1].end, bool(modifiers))
    if sheet.tokens[index - 1].text[:2] in ("A0", "a0"):
        _add_way(sheet, state)
    if sheet.cells and (cell := sheet.cells.get(sheet.tokens[index - 1].start)):
        return _read_row(sheet, state, *cell)
    while _may_attach(sheet, state.next) and (_add_modifiers(sheet, state) or _add_units(sheet, state)):
        if sheet.tokens[state.next].text == ")" and _is_open(sheet, index, state):
            _close_bracket(sheet, state, True)
    _add_of_claim_line(sheet, state, index)
    return state


def _add_of_claim_line(sheet: Sheet, state: Attached, index: int) -> None:
    """The last number of a line that begins with a revenue code is the units (`0636 J9271 JZ 200`)."""
    number, after = sheet.tokens[state.next], sheet.tokens[state.next + 1]
    if number.kind != "digits" or len(number.text) > 4 or after.kind not in ("newline", "end", "mark"):
        return
    last = sheet.last
    if last is None or last.system is not CodeSystem.REVENUE or state.units is not None:
        return
    if sheet.tokens[index - 1].start - last.end < _NEAR:
        state.units, state.next, state.end = int(number.text) or None, state.next + 1, number.end


_NEAR = 4
"""Characters from a revenue code to the procedure code of its line."""


def _is_open(sheet: Sheet, index: int, state: Attached) -> bool:
    """Whether a bracket that opened behind the code is still open where the last thing attached ends."""
    begin = sheet.tokens[index - 1].end
    return sheet.text.count("(", begin, state.end) > sheet.text.count(")", begin, state.end)


def _may_attach(sheet: Sheet, at: int) -> bool:
    """A quick look, because behind most codes the sentence goes on, or another code follows."""
    kind, text, lower, _, _ = sheet.tokens[at]
    if kind == "word" and len(text) > 2 and lower not in _BEGINNINGS:
        return False
    if kind in _ENDS or _is_code(sheet.tokens[at]):
        return False
    return not (lower in _BETWEEN and _is_code(sheet.tokens[at + 1]))


def _is_code(token: Token) -> bool:
    """Whether a run has the form of a further code, which hangs on nothing."""
    text = token.text
    if len(text) != _CODE:
        return False
    return token.kind == "digits" or (token.kind == "mixed" and text[1:].isdigit() and text[0] not in "xX")


_BETWEEN = frozenset({"-", ",", "/", "|", ";", "+", "&", "and", "with", "plus"})
_CODE = len("J1885")
_ENDS = frozenset({"newline", "end"})


def _read_row(sheet: Sheet, state: Attached, row: list[Cell], number: int) -> Attached:
    """What the row of a table holds for the code in its cell: the modifier cells, and the first units cell."""
    while sheet.tokens[state.next].end <= row[number].end and (
        _add_modifiers(sheet, state) or _add_units(sheet, state)
    ):
        pass
    state.strong = row[number].role == "code"
    beside = True
    for cell in row[number + 1 :]:
        content = sheet.text[cell.start : cell.end]
        used = _take_cell(state, cell.role, content)
        beside = beside and (used or content in _EMPTY)
        if used and beside:
            state.end = cell.end
    while sheet.tokens[state.next].kind != "end" and sheet.tokens[state.next].start < state.end:
        state.next += 1
    return state


_EMPTY = frozenset({"", "-", "--", "n/a", "N/A", "none", "None", "."})


def _take_cell(state: Attached, role: str, content: str) -> bool:
    if role == "modifier":
        modifiers = [each for each in re.split(r"[\s,/:;-]+", content.upper()) if each in known_modifiers]
        state.modifiers += tuple(each for each in modifiers if each not in state.modifiers)
        return bool(modifiers)
    if role == "units" and state.units is None and content.isdigit() and 0 < int(content) < 10000:
        state.units = int(content)
        return True
    return False


def _add_modifiers(sheet: Sheet, state: Attached) -> bool:
    return _labelled(sheet, state) or _joined(sheet, state)


def _take(state: Attached, modifier: str, token: Token, index: int, *, strong: bool) -> bool:
    if modifier not in state.modifiers:
        state.modifiers = (*state.modifiers, modifier)
    state.next, state.end = index + 1, token.end
    state.strong = state.strong or strong
    return True


def _joined(sheet: Sheet, state: Attached) -> bool:
    """`-25`, `/59`, `:25`, `, 59`, ` RT`, `(25)`, `and RT` after another modifier."""
    at = state.next
    first = sheet.tokens[at]
    joint = first.text if first.text in _JOINTS else ""
    if joint:
        at += 1
        if joint in "([,|-/" and sheet.tokens[at].text == "-":
            at += 1
    elif first.lower in ("and", "&") and state.modifiers:
        at, joint = at + 1, "and"
    token = sheet.tokens[at]
    tight = joint in ("-", "/", ":", "+", "_", "^") and sheet.touches(at)
    if tight and token.kind == "mixed" and (glued := _GLUED_TIMES.fullmatch(token.text)):
        return _take_both(state, glued, token, at)
    modifier = modifier_at(sheet, at, any_case=tight and joint == "-")
    if modifier is None or not belongs(sheet, at, Joint(joint, tight, bool(state.modifiers)), modifier):
        return False
    _take(state, modifier, token, at, strong=tight or joint in "-([")
    _close_bracket(sheet, state, joint in closing)
    if sheet.tokens[state.next].lower in modifier_labels and not modifier_at(sheet, state.next + 1):
        state.end, state.next = sheet.tokens[state.next].end, state.next + 1
    return True


_GLUED_TIMES = re.compile(r"([0-9A-Z]{2})[xX]([1-9][0-9]{0,2})")


def _add_way(sheet: Sheet, state: Attached) -> None:
    """`A0428-RH`: from where to where, as the modifier of an ambulance code."""
    at = state.next + (sheet.tokens[state.next].text in ("-", ":", "/", ","))
    token = sheet.tokens[at]
    if token.text in ways:
        _take(state, token.text, token, at, strong=True)


def _take_both(state: Attached, glued: re.Match[str], token: Token, at: int) -> bool:
    """`-25x1`: a modifier and units as one run."""
    if glued[1] not in known_modifiers or state.units is not None:
        return False
    state.units = int(glued[2])
    return _take(state, glued[1], token, at, strong=True)


def _labelled(sheet: Sheet, state: Attached) -> bool:
    """`mod 25`, `with modifiers 25 and 59`, `w/ mod 25`, `with a 25 modifier`, `with 25`."""
    if not sheet.may_label_modifiers and sheet.tokens[state.next].lower not in _WITH:
        return False
    at, fillers = state.next + _before_field(sheet, state.next), []
    while sheet.tokens[at].lower in _FILLERS and at - state.next < 4:
        fillers.append(sheet.tokens[at].lower)
        at += 1
    if (glued := _GLUED_LABEL.fullmatch(sheet.tokens[at].lower)) and glued[1].upper() in known_modifiers:
        return _take(state, glued[1].upper(), sheet.tokens[at], at, strong=True)
    if fillers[:1] == ["has"] and sheet.tokens[at + 1].lower in ("no", "not"):
        return False  # `45378 has PT no place on it`
    with_word = bool(fillers) and fillers[0] in _WITH
    if sheet.tokens[at].lower in modifier_labels:
        if "and" in fillers and not with_word:
            return False
        return _after_label(sheet, state, at + 1) and _close_bracket(sheet, state, "(" in fillers)
    if with_word and _take_spelled(sheet, state, at):
        return True
    added = fillers[:1] == ["plus"] and sheet.tokens[at + 1].lower in modifier_labels
    modifier = modifier_at(sheet, at) if with_word or added else None
    if (
        modifier is None
        or counts_something(sheet, at)
        or (sheet.tokens[at + 1].start == sheet.tokens[at].end and sheet.tokens[at + 1].kind == "digits")
    ):
        return False
    if may_be_word(sheet, at, modifier):
        return False
    _take(state, modifier, sheet.tokens[at], at, strong=True)
    if sheet.tokens[at + 1].lower in modifier_labels:
        state.next, state.end = at + 2, sheet.tokens[at + 1].end
    return True


_WITH = frozenset({"with", "con", "w", "using", "has"})
_GLUED_LABEL = re.compile(r"(?:modifier|mod)([0-9a-z]{2})")
"""`mod25`, as one run."""


def _before_field(sheet: Sheet, at: int) -> bool:
    """Whether a sign stands before a field of its own (`CPT: 10060. Mod: 79`)."""
    colon = at + 2 + (sheet.tokens[at + 2].kind == "digits")
    return (
        sheet.tokens[at].text in (".", ";")
        and sheet.tokens[at + 1].lower in modifier_labels
        and sheet.tokens[colon].text == ":"
    )


def _close_bracket(sheet: Sheet, state: Attached, opened: bool) -> bool:
    if opened and sheet.tokens[state.next].text in (")", "]"):
        state.end, state.next = sheet.tokens[state.next].end, state.next + 1
    return True


def _after_label(sheet: Sheet, state: Attached, at: int) -> bool:
    if len(sheet.tokens[at].text) == 1 and sheet.tokens[at].kind == "digits":  # `Modifier 2: XS`
        at += 1
    while sheet.tokens[at].text in (":", "#", "-", "=", ".", "of"):
        at += 1
    modifier = modifier_at(sheet, at, any_case=True)
    if modifier is None or sheet.tokens[at + 1].text == "%":
        return _take_spelled(sheet, state, at)
    return _take(state, modifier, sheet.tokens[at], at, strong=True)


def _take_spelled(sheet: Sheet, state: Attached, at: int) -> bool:
    """`with modifier twenty-five`, `with a fifty-nine`: no number of things."""
    spelled = spelled_at(sheet, at)
    if spelled is None or counts_something(sheet, spelled[1]):
        return False
    return _take(state, spelled[0], sheet.tokens[spelled[1]], spelled[1], strong=True)


def _of_minutes(sheet: Sheet, behind: int) -> bool:
    """Whether what was read as units is a time: `97110 x 10 min`."""
    return sheet.tokens[behind].lower in ("min", "mins", "minute", "minutes")


def _add_units(sheet: Sheet, state: Attached) -> bool:
    """`x 2`, `x8`, `*3`, `2 units`, `units: 2`, `qty 2`, `(x2)`, `times 2`."""
    if state.units is not None:
        return False
    begun = state.next
    read = read_units(sheet, begun)
    if read is None or _of_minutes(sheet, read[1]):
        return False
    state.units, state.next = read
    if (
        "(" in [each.text for each in sheet.tokens[begun : state.next]]
        and sheet.tokens[state.next].text == ")"
    ):
        state.next += 1
    state.end, state.strong = sheet.tokens[state.next - 1].end, True
    return True
