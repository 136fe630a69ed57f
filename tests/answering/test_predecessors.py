"""What a new diagnosis was coded as before: the code that was split, else the one for what had none of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.codes import predecessors
from consultant.answering.findings.descriptions import on_each_day
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
        "I49.81: what was the code up to the end of September?",
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


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "We have two encounters for a man with Brugada syndrome, one on 9/10/2026, the other on 11/10/2026. Same code?",
            "a man with Brugada syndrome",
        ),
        (
            "Liver clinic. Hepatic fibrosis, moderate. How do I code it for October 2026?",
            "Hepatic fibrosis, moderate.",
        ),
    ],
)
def test_of_several_days_the_sentence_that_tells_the_condition_is_described(
    text: str, condition: str
) -> None:
    assert any(condition in piece for piece in on_each_day._pieces(text))


def test_days_of_one_release_tell_no_condition_apart() -> None:
    assert on_each_day._of_two_releases((date(2026, 9, 30), date(2026, 10, 1)))
    assert not on_each_day._of_two_releases((date(2026, 10, 1), date(2027, 9, 30)))
