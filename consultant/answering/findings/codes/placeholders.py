"""Diagnoses written with their placeholders but without the 7th character, or with x for what is open: `T81.31X`, `O23.4x`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_OPEN = re.compile(r"(?P<header>[A-Z]\w\w(?:\.\w{1,3})?)(?:X+|\.?[-*])")
"""What is open is written as X, or as the dash of the code book, which stands for the further characters."""


def filled(ask: Ask, reference: Reference) -> Ask:
    """The ask with the header in the place of such a code, where the release has it; others stay as they are written."""
    citations = tuple(_header(cited, reference) for cited in ask.citations)
    return ask if citations == ask.citations else replace(ask, citations=citations)


def _header(cited: Citation, reference: Reference) -> Citation:
    found = _OPEN.fullmatch(cited.code) if cited.system is CodeSystem.ICD10CM else None
    if found is None or not isinstance(
        reference.catalogue.entry(cited.system, cited.code, reference.on), Absent
    ):
        return cited
    code = found["header"].rstrip("X").rstrip(".")
    held = reference.catalogue.entry(cited.system, code, reference.on)
    header = isinstance(held, Entry) and held.status is CodeStatus.HEADER
    return replace(cited, code=code) if header else cited
