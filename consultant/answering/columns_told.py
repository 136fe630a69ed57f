"""What of the asked columns x cited codes an answer leaves out: each is looked up alone and told last (A17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consultant.answering import polarity
from consultant.answering.column_words import COLUMNS, Column, wanted
from consultant.answering.reading import Ask
from consultant.answering.reading.parts import parts
from consultant.answering.section import Section
from consultant.answering.wording import Worded
from consultant.model.codes import Citation

_MOST = 6
"""Look-ups of one question: who asks for more columns reads the file."""
_SHORTS = 3
_WITHOUT_ROW = frozenset(
    {"fee_none", "code_terminated", "code_unknown", "set_not_loaded", "no_release_for_date"}
)
"""Kinds that say why nothing is told of a code."""
_OF_CODES = frozenset({"code_active", "code_fitting", "code_listed"})
"""Kinds whose status is that of the code, and not the fee schedule's."""


def left_out(whole: Section) -> Iterator[Ask]:
    """A question for each column that the text lists and nothing tells of a code that it is asked of."""
    if whole.ask.decline:
        return
    missing = (
        _alone(cited, COLUMNS[asked.name], whole.ask)
        for asked in wanted(whole.ask.text)
        for cited in whole.ask.procedures
        if (not asked.codes or cited.code in asked.codes)
        and not told(COLUMNS[asked.name], cited.code, whole.worded)
    )
    for _, ask in zip(range(_MOST), missing, strict=False):
        yield ask


def told(column: Column, code: str, worded: tuple[Worded, ...]) -> bool:
    """Whether a finding tells the column of the code, or why it has none."""
    return any(
        (code in found.finding.codes and (found.kind in column.kinds or found.kind in _WITHOUT_ROW))
        or (
            found.kind not in _OF_CODES
            and any(row.key == code and row.field in column.fields for row in found.finding.evidence)
        )
        for found in worded
    )


def _alone(cited: Citation, column: Column, ask: Ask) -> Ask:
    """The column, asked of the code in the words that are understood best."""
    named = "-".join((cited.code, *cited.modifiers[:1]))
    return replace(
        ask,
        text=f"{column.phrase} of {named}?",
        citations=(replace(cited, units=None),),
        intents=(column.intent,),
        beliefs=(),
        follows="",
    )


def joined(whole: Section, part: Section) -> Section:
    """The section with what tells the column: in the short answer too, as long as that stays short."""
    found = tuple(
        replace(one, change="", asks=()) for one in part.worded if part.short and _leads(one, part, whole)
    )
    said = tuple(map(polarity.without_yes_or_no, part.short[:1])) if found else ()
    if found and len(parts(whole.ask.text)) == 1:  # what was not answered is answered now
        unsaid = {one.short for one in whole.worded if one.kind == "not_answered"}
        whole = replace(
            whole,
            short=tuple(one for one in whole.short if one not in unsaid),
            worded=tuple(one for one in whole.worded if one.kind != "not_answered"),
        )
    room = len(whole.short) < len(whole.ask.intents) + _SHORTS
    return replace(whole, short=(*whole.short, *(said if room else ())), worded=(*whole.worded, *found))


def _leads(found: Worded, part: Section, whole: Section) -> bool:
    """Whether it is what the look-up was for, and new."""
    leading = part.leading
    return leading is not None and found.kind == leading.kind and found not in whole.worded
