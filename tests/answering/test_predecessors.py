"""What a new diagnosis was coded as before: the code that was split, else the one for what had none of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.codes import predecessors
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_BEGUN = _RELEASE.effective_from
_NEW = Entry(
    CodeSystem.ICD10CM,
    "I49.81",
    "Brugada syndrome",
    False,
    CodeStatus.ACTIVE,
    _RELEASE,
    effective_from=_BEGUN,
)
_SPLIT = replace(_NEW, code="I49.8", description="Other specified cardiac arrhythmias", effective_from=None)


class Renewed(MemoryCatalogue):
    """A release that split one code."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if code == _NEW.code and on >= _BEGUN:
            return _NEW
        if code == _SPLIT.code:
            return replace(_SPLIT, status=CodeStatus.HEADER) if on >= _BEGUN else _SPLIT
        return super().entry(system, code, on)


@pytest.mark.parametrize(
    "text",
    [
        "What was the predecessor of I49.81?",
        "I49.81: what did we report before it came?",
        "I49.81 is new this October. What code did it replace?",
        "Which code was used for I49.81 until now?",
    ],
)
def test_the_code_that_was_split_stood_before(text: str) -> None:
    draft = Answerer(Renewed(), MailTemplates(), ()).draft(question(text))
    assert "before that it was coded I49.8" in draft.text


@pytest.mark.parametrize(
    "text",
    [
        "Is I49.81 valid before surgery?",
        "Does I49.81 go before I50.9?",
        "I49.81 replaced with what?",
        "Was the visit billed with I49.81 paid?",
    ],
)
def test_other_befores_ask_for_no_predecessor(text: str) -> None:
    assert not predecessors.asked(text)
