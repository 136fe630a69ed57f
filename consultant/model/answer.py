"""Findings, their evidence, and the draft that words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from consultant.model.catalogue import BillingSetting
from consultant.model.codes import Citation


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field of one row of a named release: where a statement comes from."""

    code_set: str
    key: str
    field: str
    value: str
    release: str
    effective: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One checked statement about citations.

    `values` feed the template `templates/email/finding/<kind>.txt`; every number and indicator in them
    is the value of a field of an Evidence.
    """

    kind: str
    codes: tuple[str, ...]
    values: Mapping[str, Any]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class WordedFinding:
    """A finding with the sentence that a reply says for it."""

    kind: str
    codes: tuple[str, ...]
    text: str
    evidence: tuple[Evidence, ...]


class DraftStatus(StrEnum):
    """What kind of reply the draft proposes."""

    DRAFT = "draft"
    NEEDS_INFO = "needs_info"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be answered: masked text, its citations, and the date and setting that decide."""

    number: str
    """The consultation's number as the asker sees it."""
    greeting_name: str
    subject: str
    text: str
    citations: tuple[Citation, ...]
    asked_on: date
    date_of_service: date | None = None
    setting: BillingSetting = BillingSetting.PRACTITIONER
    identifiers_found: bool = False
    answered: tuple[Citation, ...] = ()
    """Citations that earlier replies of this consultation have answered; their spans mean nothing here."""
    asked_before: str = ""
    """The text of the questions that earlier replies answered: a follow-up may only name another code."""
    date_masked: bool = False
    """`date_of_service` is the first day of its quarter: the day itself was tied to a patient."""
    payer: str = ""
    """Who pays, where it was said apart from the text; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed answer; never changed, only replaced by the next revision."""

    text: str
    """The reply as plain text up to the sign-off line, in the light markup that `dispatch.rendering` turns into HTML."""
    status: DraftStatus
    findings: tuple[WordedFinding, ...]
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    risks: tuple[str, ...] = field(default=())
    """Reasons for a careful review: identifiers found, stale release, no grounded fact, ..."""
