"""A question that as a whole is only asked back, part by part: one is answered, and the other asked back (A17)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from consultant.answering.further_parts import filled
from consultant.answering.parts_alone import alone, in_context
from consultant.answering.reading import Ask
from consultant.answering.reading.ellipsis import questions
from consultant.answering.reading.naming import names_nothing, points_at_a_case
from consultant.answering.section import Section
from consultant.answering.short_answer import distinct
from consultant.answering.wording import Worded

_OPEN = frozenset({"no_code", "codes_near"})
"""What is asked back because nothing was found, and not because a fact that decides is lacking."""
_SURE = frozenset(
    {
        "verdict",
        "modifier_for",
        "limit_told",
        "place_named",
        "place_judged",
        "place_rates",
        "code_fitting",
        "drug_code",
        "anesthesia_factor",
        "units_without_code",
    }
)
"""Kinds that answer a part without any code."""


def answered(whole: Section, look_up: Callable[[Ask], Section]) -> Section:
    """The section with those of its parts that can be answered; as it is where none can."""
    ask = whole.ask
    asked = questions(ask.text)
    if not _may_be(whole, asked):
        return whole
    told = [
        _first(tuple(look_up(one) for one in _readings(piece, asked, place, ask)))
        for place, piece in enumerate(asked)
    ]
    if not any(map(_sure, told)):
        return whole
    ordered = sorted(told, key=lambda one: not _sure(one))
    return Section(
        ask,
        distinct(one.short[0] for one in ordered if one.short),
        _each(found for one in ordered for found in one.worded),
    )


def _each(found: Iterable[Worded]) -> tuple[Worded, ...]:
    told: list[Worded] = []
    for one in found:
        if one not in told:
            told.append(one)
    return tuple(told)


def _may_be(whole: Section, asked: tuple[str, ...]) -> bool:
    leading = whole.leading
    if len(asked) == 1 or whole.ask.citations or leading is None or leading.kind not in _OPEN:
        return False
    return not names_nothing(whole.ask.text) and not points_at_a_case(whole.ask.text)


def _readings(piece: str, asked: tuple[str, ...], place: int, ask: Ask) -> Iterator[Ask]:
    yield from filled(piece, asked[:place], ask)
    yield from alone(piece, ask)
    yield from in_context(piece, asked, ask)


def _first(readings: tuple[Section, ...]) -> Section:
    return next(filter(_sure, readings), readings[0])


def _sure(section: Section) -> bool:
    leading = section.leading
    return leading is not None and leading.kind in _SURE and not section.open
