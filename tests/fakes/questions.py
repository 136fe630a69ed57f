"""Questions for tests: a text with the citations that a simple reading of it finds."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from consultant.model.answer import Question
from consultant.model.codes import Citation, CodeSystem

ASKED_ON = date(2026, 11, 23)
_CODE = re.compile(
    r"\b(?P<code>\d{5}|[A-CE-HJ-V]\d{4}|[A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?)(?:-(?P<modifier>\w\w))?(?: x ?(?P<units>\d+))?\b"
    r"|\b(?:modifiers?|mod) (?P<loose>\d\d|X[EPSU]|LT|RT|TC)\b"
)


def citations(text: str) -> tuple[Citation, ...]:
    """What the text cites, well enough for a test: five digits are CPT, a letter and four digits HCPCS, else ICD-10-CM."""
    return tuple(_citation(found) for found in _CODE.finditer(text))


def _citation(found: re.Match[str]) -> Citation:
    if found["loose"]:
        return Citation(CodeSystem.MODIFIER, found["loose"], found.span())
    code, modifier = found["code"], found["modifier"]
    system = (
        CodeSystem.CPT
        if code.isdigit()
        else CodeSystem.HCPCS
        if code[1:].isdigit() and len(code) == 5
        else CodeSystem.ICD10CM
    )
    return Citation(
        system,
        code,
        found.span(),
        (modifier,) if modifier else (),
        int(found["units"]) if found["units"] else None,
    )


def question(text: str, **more: Any) -> Question:
    """A question with that text, asked by Dana on the fixed day."""
    return Question("C-1042", "Dana", "Coding question", text, citations(text), ASKED_ON, **more)


def _system(code: str) -> CodeSystem:
    if code.isdigit():
        return CodeSystem.CPT
    return CodeSystem.HCPCS if len(code) == 5 and code[1:].isdigit() else CodeSystem.ICD10CM
