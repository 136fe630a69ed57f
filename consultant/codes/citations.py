"""Text to citations: every token is offered to the readers of its kind, in order; the first that knows it takes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from consultant.codes import diagnoses, free_modifiers, labelled, loose_modifiers, procedures, systems
from consultant.codes.applied import join_modifiers
from consultant.codes.columns import read_rows
from consultant.codes.context import judge_number
from consultant.codes.lines import closed_spans, quoted_spans
from consultant.codes.modifiers import spoken_alone
from consultant.codes.segments import read_segments
from consultant.codes.sheet import Found, Known, Sheet
from consultant.codes.tokens import CleanText, Token, clean, tokenize
from consultant.codes.vocabulary import billing_words, label_heads, modifier_labels
from consultant.model.codes import Citation, CodeSystem

_LOOKAHEAD = 12
"""End marks behind the last token: readers look at most so far ahead without asking whether there is more."""


def cite(
    text: str,
    *,
    segments_quoted: Sequence[tuple[int, int]] | None = None,
    known: Known | None = None,
) -> tuple[Citation, ...]:
    """Every code written in a text, in reading order, with disjoint spans.

    `segments_quoted` are the stretches of earlier mail (None: found by their `>` marks and attribution lines); `known` tells
    whether the catalogue holds a code and is asked only where the text leaves a doubt. Any text has a result; time is linear.
    """
    cleaned = clean(text)
    from_segments, plain = read_segments(cleaned.text)
    end = Token("end", "", "", len(plain), len(plain))
    sheet = Sheet(plain, [*tokenize(plain), *[end] * _LOOKAHEAD], known)
    sheet.closed = closed_spans(plain)
    sheet.lay_out(read_rows(plain))
    _read(sheet)
    sheet.found = join_modifiers(_without_lone_guesses(sheet), plain)
    if from_segments:
        sheet.found = sorted(sheet.found + from_segments, key=lambda found: found.start)
    quoted = quoted_spans(text) if segments_quoted is None else tuple(sorted(segments_quoted))
    return _citations(sheet.found, cleaned, quoted)


def _read(sheet: Sheet) -> None:
    """Offers every token to the reader of its kind; most words are nobody's and are passed by."""
    tokens, readers, heads = sheet.tokens, _READERS, _HEADS
    index, last = 0, len(tokens) - _LOOKAHEAD
    while index < last:
        kind, text, lower, start, _ = tokens[index]
        following = None
        if sheet.cells and len(text) < 5 and sheet.role(start) in labelled.CELLS:
            following = labelled.read_cell(sheet, index)
        elif kind == "mark":
            following = free_modifiers.read_hyphened(sheet, index) if text == "-" else None
        elif kind != "word":
            reader = readers.get(kind)
            following = reader(sheet, index) if reader else None
        elif lower in heads or len(text) == 1 or (len(text) == 2 and text.isupper()):
            following = _read_word(sheet, index)
        index = following or index + 1


def _without_lone_guesses(sheet: Sheet) -> list[Found]:
    """No citations, where nothing but loose modifiers was found and nothing in the text speaks of modifiers or billing."""
    guessed = all(found.system is CodeSystem.MODIFIER and found.confidence < _SURE for found in sheet.found)
    if guessed and sheet.words.isdisjoint(billing_words | modifier_labels):
        return []
    return sheet.found


_SURE = 0.85


def _citations(
    found: list[Found], cleaned: CleanText, quoted: tuple[tuple[int, int], ...]
) -> tuple[Citation, ...]:
    starts = [start for start, _ in quoted]
    return tuple(_citation(each, cleaned.given(each.start, each.end), quoted, starts) for each in found)


def _citation(
    found: Found, span: tuple[int, int], quoted: tuple[tuple[int, int], ...], starts: list[int]
) -> Citation:
    at = bisect_right(starts, span[0]) - 1
    return Citation(
        system=found.system,
        code=found.code,
        span=span,
        modifiers=found.modifiers,
        units=found.units,
        range_end=found.range_end,
        quoted=at >= 0 and span[0] < quoted[at][1],
        wildcard=found.wildcard,
        confidence=found.confidence,
        reason=found.reason,
    )


def _read_word(sheet: Sheet, index: int) -> int | None:
    word = sheet.tokens[index].text
    length = len(word)
    if length == 1:
        return _read_split(sheet, index)
    if length == 2 and word.isupper():
        taken = (
            labelled.read_adjustment(sheet, index)
            or free_modifiers.read_before_label(sheet, index)
            or loose_modifiers.read_loose(sheet, index)
        )
        if taken:
            return taken
    if number := _NUMBER_WORDS.get(sheet.tokens[index].lower):
        return _read_counted(sheet, index, number) if sheet.tokens[index + 1].lower in _COUNTS else None
    return labelled.read_labelled(sheet, index) or free_modifiers.read_after_label(sheet, index)


def _read_split(sheet: Sheet, index: int) -> int | None:
    """`J-1885`, `J 1885`, `M 54 .16`: a letter apart from its digits."""
    if sheet.tokens[index + 1].kind in ("digits", "decimal") and len(sheet.tokens[index + 1].text) < 7:
        split = diagnoses.read_far_split(sheet, index)
        if split:
            return split
    letter, at = sheet.tokens[index].text, index + 1
    hyphen = sheet.tokens[at].text == "-" and sheet.touches(at) and sheet.touches(at + 1)
    at += hyphen
    token = sheet.tokens[at]
    code = letter.upper() + token.text
    if token.kind != "digits" or not systems.is_hcpcs(code) or (not hyphen and letter not in "JGQLCE"):
        return None
    if not hyphen and token.start - sheet.tokens[index].end != 1:
        return None
    return procedures.read_lettered(
        sheet, at, code, index, 0.8 if hyphen else 0.7, "letter apart from its digits"
    )


def _read_digits(sheet: Sheet, index: int) -> int | None:
    digits = sheet.tokens[index].text
    if len(digits) == 5:
        return procedures.read_number(sheet, index)
    if len(digits) == 7:
        return procedures.read_glued(sheet, index, digits[:5], digits[5:])
    if (
        len(digits) == 1
        and len(sheet.tokens[index + 1].text) == 1
        and (taken := procedures.read_spaced(sheet, index))
    ):
        return taken
    if len(digits) == 4 and (taken := labelled.read_zero_first(sheet, index)):
        return taken
    if len(digits) < 5 and sheet.tokens[index + 1].lower in _COUNTS:
        counted = _read_counted(sheet, index, int(digits))
        if counted:
            return counted
    if len(digits) != 2:
        return labelled.read_another_group(sheet, index) or _read_nine(sheet, index)
    return free_modifiers.read_before_label(sheet, index) or loose_modifiers.read_loose(sheet, index)


_COUNTS = frozenset({"unit", "units", "x"})
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}


def _read_counted(sheet: Sheet, index: int, number: int) -> int | None:
    """`4 units of J1885`, `2 x 97110`: the code, with the units that stand before it."""
    units, at = sheet.tokens[index], index + 2
    while sheet.tokens[at].lower in ("of", "for", "x", "cpt", "hcpcs", "code") and at - index < 5:
        at += 1
    reader = _READERS.get(sheet.tokens[at].kind)
    if len(sheet.tokens[at].text) < 5 or sheet.tokens[at].kind not in ("digits", "mixed") or reader is None:
        return None
    count = len(sheet.found)
    following = reader(sheet, at)
    if following is None or len(sheet.found) == count or sheet.found[count].units is not None:
        return following
    sheet.found[count].units, sheet.found[count].start = number or None, units.start
    return following


def _read_nine(sheet: Sheet, index: int) -> int | None:
    """`250.00` behind "ICD-9"."""
    return diagnoses.read_nine(sheet, index) if diagnoses.speaks_of_nine(sheet, index) else None


def _read_decimal(sheet: Sheet, index: int) -> int | None:
    """`250.00` behind "ICD-9", or `99213.25` with the modifier behind a dot."""
    code, _, modifier = sheet.tokens[index].text.partition(".")
    if len(code) == 5 and len(modifier) == 2 and _is_no_amount(sheet, index, modifier):
        return procedures.read_glued(sheet, index, code, modifier)
    return _read_nine(sheet, index)


def _is_no_amount(sheet: Sheet, index: int, modifier: str) -> bool:
    before, after = sheet.tokens[index - 1], sheet.tokens[index + 1]
    if (
        before.text == "$"
        or before.lower in ("total", "amount", "paid", "balance")
        or after.lower in ("usd", "dollars")
    ):
        return False
    return sheet.has_codes or modifier in spoken_alone


def _read_mixed(sheet: Sheet, index: int) -> int | None:
    written = sheet.tokens[index].text
    reader = _SHAPES.get(systems.shape(written))
    if reader and ((taken := reader(sheet, index, written.upper())) or reader in _FINAL):
        return taken
    return _read_odd(sheet, index, written)


def _read_odd(sheet: Sheet, index: int, written: str) -> int | None:
    upper = written.upper()
    if glued := _GLUED_LABEL.fullmatch(written):
        return _read_behind(sheet, index, (glued[1] or glued[2]).upper(), max(glued.start(1), 0))
    if len(written) == 2:
        return free_modifiers.read_before_label(sheet, index) or loose_modifiers.read_loose(sheet, index)
    if (
        len(written) == 5
        and (repaired := systems.repaired(written).upper()) != upper
        and (repaired.isdigit() or (systems.is_hcpcs(repaired) and systems.in_level_two(repaired)))
    ):
        return procedures.read_lettered(sheet, index, repaired, index, 0.75, "a letter typed for a digit")
    if len(written) == 5 and (wild := _WILD_NUMBER.fullmatch(written)):
        return _read_wild(sheet, index, wild[0])
    if len(written) == 7 and _INJURY.fullmatch(written):
        return diagnoses.read_undotted(sheet, index, upper)
    if len(written) == 7 and written == upper and systems.is_procedure_coding(upper):
        return diagnoses.read_procedure_coding(sheet, index, upper)
    if glued := _GLUED_TWICE.fullmatch(upper):
        return procedures.read_glued(sheet, index, glued[1], glued[2], glued[3])
    if (glued := _GLUED.fullmatch(upper)) and (
        taken := procedures.read_glued(sheet, index, glued[1], glued[2])
    ):
        return taken
    if glued_units := _read_times_glued(sheet, index, upper):
        return glued_units
    if written[0].isalpha() and len(written) <= 7 and systems.is_undotted_diagnosis(upper):
        return diagnoses.read_undotted(sheet, index, upper)
    return labelled.read_joined_adjustment(sheet, index) or labelled.read_joined_label(sheet, index)


_GLUED_LABEL = re.compile(
    r"(?:cpt|hcpcs|code)([0-9]{5}|[a-z][0-9]{4}|[0-9]{4}[ftu])|([0-9]{5})s", re.IGNORECASE
)


def _read_behind(sheet: Sheet, index: int, code: str, offset: int) -> int | None:
    """`cpt99213`: a label and its code as one run."""
    count = len(sheet.found)
    following = procedures.read_lettered(sheet, index, code, index, 0.95, "label and code written as one")
    if following and len(sheet.found) > count:
        sheet.found[count].start += offset
    return following


_GLUED = re.compile(r"([0-9]{5}|[A-V][0-9]{4})([A-WYZ][0-9])")
_GLUED_TWICE = re.compile(r"([0-9]{5}|[A-V][0-9]{4})([0-9A-Z]{2})([0-9A-Z]{2})")
_INJURY = re.compile(r"[a-z][0-9][0-9ab][0-9x]{3}[ads]")
_WILD_NUMBER = re.compile(r"(?:[0-9]{2,4}|[A-V][0-9]{1,3})[xX]{1,3}")
_DRUG = re.compile(r"N4([0-9]{11})")
_TIMES_GLUED = re.compile(r"([0-9]{5}|[A-V][0-9]{4})X([0-9]{1,3})")


def _read_wild(sheet: Sheet, index: int, written: str) -> int | None:
    token = sheet.tokens[index]
    if sheet.is_closed(token.start) or not (sheet.found or sheet.about_billing or sheet.is_asked(index)):
        return None
    code = written.upper()
    sheet.found.append(
        Found(procedures.system_of(code), code, token.start, token.end, 0.9, "wildcard", wildcard=True)
    )
    return index + 1


def _read_times_glued(sheet: Sheet, index: int, upper: str) -> int | None:
    """`99213x2`, `J1885x4`: units without a space."""
    if match := _DRUG.fullmatch(upper):
        return _keep_drug(sheet, index, match[1], sheet.tokens[index].start + 2)
    match = _TIMES_GLUED.fullmatch(upper)
    if match is None or sheet.is_closed(sheet.tokens[index].start):
        return None
    token = sheet.tokens[index]
    sheet.found.append(
        Found(
            procedures.system_of(match[1]),
            match[1],
            token.start,
            token.end,
            0.95,
            "units attached",
            units=int(match[2]),
        )
    )
    return index + 1


def _read_level_two(sheet: Sheet, index: int, code: str) -> int | None:
    if systems.is_cdt(code):
        return procedures.read_lettered(sheet, index, code, index, 0.97, "form of a CDT code")
    if (repaired := systems.repaired(sheet.tokens[index].text)).isdigit():
        return procedures.read_lettered(sheet, index, repaired, index, 0.7, "a letter typed for a digit")
    if _reads_as_diagnosis(sheet, index, code):
        return diagnoses.read_undotted(sheet, index, code)
    if not systems.is_hcpcs(code):
        return None
    return procedures.read_lettered(sheet, index, code, index, 0.97, "form of a HCPCS code")


def _reads_as_diagnosis(sheet: Sheet, index: int, code: str) -> bool:
    """Whether a letter and four digits are a diagnosis code without dot: by its letter, a label, or the catalogue."""
    if not systems.is_undotted_diagnosis(code):
        return False
    if not systems.is_hcpcs(code) or not systems.in_level_two(code):
        return True
    procedure = sheet.knows(CodeSystem.HCPCS, code)
    diagnosis = sheet.knows(CodeSystem.ICD10CM, systems.diagnosis(code) or "")
    if procedure is not diagnosis:
        return diagnosis is True
    return diagnoses.is_labelled(sheet, index) or (
        diagnoses.continues_list(sheet, index) and diagnoses.leaves_dots_out(sheet)
    )


def _read_category_letter(sheet: Sheet, index: int, code: str) -> int | None:
    """`0075T`, `3074F`, `0202U`."""
    if code[4] not in "FTUMA":
        return None
    return procedures.read_lettered(sheet, index, code, index, 0.96, "form of a CPT code with a letter")


def _read_glued(sheet: Sheet, index: int, upper: str) -> int | None:
    return procedures.read_glued(sheet, index, upper[:5], upper[5:])


def _read_short(sheet: Sheet, index: int, code: str) -> int | None:
    """`N290`, `M15`: a remark code in a text on remittance, else a diagnosis code without dot."""
    if code[0] in "MN" and (taken := labelled.read_remark(sheet, index)):
        return taken
    if code[:3] not in systems.categories:
        return None
    split = diagnoses.read_split(sheet, index, code) if len(code) == 3 else None
    return split or diagnoses.read_undotted(sheet, index, code)


def _read_remark(sheet: Sheet, index: int, code: str) -> int | None:
    """`MA18`: a remark code in a text on remittance."""
    return labelled.read_remark(sheet, index) if code[:2] == "MA" else None


def _read_long(sheet: Sheet, index: int, code: str) -> int | None:
    """`L33822`, `A52986`: a coverage document, else a diagnosis code without dot."""
    system = (
        CodeSystem.LCD if "L33" <= code[:3] <= "L39" else CodeSystem.ARTICLE if code[:2] == "A5" else None
    )
    if system is None or diagnoses.expects_diagnosis(sheet, index):
        return diagnoses.read_undotted(sheet, index, code) if systems.is_undotted_diagnosis(code) else None
    token = sheet.tokens[index]
    sheet.found.append(
        Found(system, code, token.start, token.end, 0.85, "form of a coverage document's number")
    )
    return index + 1


def _read_drug(sheet: Sheet, index: int) -> int | None:
    token = sheet.tokens[index]
    code = systems.drug_number(token.text)
    if code is None or sheet.is_closed(token.start) or (token.text[4] == "-" and not sheet.about_billing):
        return None
    verdict = judge_number(sheet, index)
    if verdict and not verdict.is_code:
        return None
    return _keep_drug(sheet, index, code, token.start)


def _keep_drug(sheet: Sheet, index: int, code: str, start: int) -> int:
    sheet.found.append(Found(CodeSystem.NDC, code, start, sheet.tokens[index].end, 0.9, "form of an NDC"))
    return index + 1


_HEADS = label_heads | modifier_labels | frozenset(_NUMBER_WORDS)
_Reader = Callable[[Sheet, int], int | None]
_READERS: dict[str, _Reader] = {
    "digits": _read_digits,
    "mixed": _read_mixed,
    "decimal": _read_decimal,
    "dotted": diagnoses.read_dotted,
    "drug": _read_drug,
}
_SHAPES: dict[str, Callable[[Sheet, int, str], int | None]] = {
    "A9999": _read_level_two,
    "9999A": _read_category_letter,
    "99999AA": _read_glued,
    "A9999AA": _read_glued,
    "A99": _read_short,
    "A999": _read_short,
    "AA99": _read_remark,
    "AA999": _read_remark,
    "A99999": _read_long,
}
_FINAL = frozenset({_read_level_two})
"""Readers whose no is the last word on a run: `item # A4216` is no diagnosis either."""
