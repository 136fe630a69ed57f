"""Values to JSON columns and back; text made safe for every database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, literal_column, null, or_

from consultant.model.answer import Evidence, Question, WordedFinding
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import Citation, CodeSystem
from consultant.model.mail import Segment, SegmentKind
from consultant.model.reuse import Stated

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


FURTHEST = timedelta(hours=2)
"""Nothing is planned further ahead: retries pause for at most an hour."""


def storable(text: str) -> str:
    """PostgreSQL stores neither NUL nor lone surrogates: each becomes U+FFFD, so that lengths and spans stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def has_come(moment: Column[Any], now: datetime, most: timedelta = FURTHEST) -> ColumnElement[bool]:
    """Whether a moment is over, or further ahead than anything is ever planned: then a clock was set back since."""
    return or_(moment <= now, moment > now + most)


def constant(value: bool | int | str | list[Any] | None) -> ColumnElement[Any]:
    """A row's first value as a part of the statement: nothing, a number, an empty text or an empty list.

    As a parameter each would cost more than its row: the driver reads a statement of thousands of them anew each time.
    """
    match value:
        case None:
            return null()
        case "" | []:
            return literal_column("'[]'" if value == [] else "''")
        case bool() | int():
            return literal_column(str(value).lower())
        case _:
            raise ValueError(f"no constant for {value!r}")


def fields_column(value: DataclassInstance) -> dict[str, Any]:
    """The fields of a value that holds no other values; `dataclasses.asdict` copies each, at ten times the cost."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def citation_columns(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Citations as JSON values."""
    return [fields_column(citation) for citation in citations]


def read_citation(column: dict[str, Any]) -> Citation:
    """The citation that `citation_columns` wrote."""
    return Citation(
        **{
            **column,
            "system": CodeSystem(column["system"]),
            "span": tuple(column["span"]),
            "modifiers": tuple(column["modifiers"]),
        }
    )


def segment_columns(segments: Iterable[Segment]) -> list[list[Any]]:
    """Segments as JSON values."""
    return [[segment.kind.value, segment.start, segment.end] for segment in segments]


def read_segments(column: Iterable[list[Any]]) -> tuple[Segment, ...]:
    """The segments that `segment_columns` wrote."""
    return tuple(Segment(SegmentKind(kind), start, end) for kind, start, end in column)


def finding_column(finding: WordedFinding) -> dict[str, Any]:
    """A finding as a JSON value."""
    return {**fields_column(finding), "evidence": [fields_column(one) for one in finding.evidence]}


def read_finding(column: Mapping[str, Any]) -> WordedFinding:
    """The finding that a draft keeps as a JSON value."""
    evidence = tuple(Evidence(**fields) for fields in column["evidence"])
    return WordedFinding(column["kind"], tuple(column["codes"]), column["text"], evidence)


def question_column(question: Question) -> dict[str, Any]:
    """A question as a JSON value."""
    cited = {
        "citations": citation_columns(question.citations),
        "answered": citation_columns(question.answered),
    }
    column = {**fields_column(question), **cited}
    dates = {name: made.isoformat() for name, made in column.items() if isinstance(made, date)}
    texts = {name: storable(text) for name, text in column.items() if isinstance(text, str)}
    return {**column, **texts, **dates}


def read_question(column: Mapping[str, Any]) -> Question:
    """The question that `question_column` wrote."""
    on = column["date_of_service"]
    read = {
        "citations": tuple(map(read_citation, column["citations"])),
        "answered": tuple(map(read_citation, column["answered"])),
        "asked_on": date.fromisoformat(column["asked_on"]),
        "date_of_service": date.fromisoformat(on) if on else None,
        "setting": BillingSetting(column["setting"]),
    }
    return Question(**{**column, **read})


def read_stated(row: Mapping[Any, Any]) -> Stated | None:
    """What a row of `draft` states; None where that is nothing."""
    if not row["findings"]:
        return None
    question = read_question(row["question"]) if row["question"] else None
    return Stated(question, tuple(map(read_finding, row["findings"])))
