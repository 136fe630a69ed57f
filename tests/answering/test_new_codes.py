"""Whether a diagnosis has a code that is new with the release in force, told by its name or by its code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.model.answer import Draft
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from consultant.templates import MailTemplates
from tests.answering.test_descriptions import Shelf
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_OLD = Entry(CodeSystem.ICD10CM, "E11.9", "Type 2 diabetes mellitus", False, CodeStatus.ACTIVE, _RELEASE)
_NEW = replace(_OLD, code="Q87.89", description="Lynch syndrome", effective_from=_RELEASE.effective_from)


class Renewed(MemoryCatalogue):
    """A release with one code that it added and one that the release before had too."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        found = {one.code: one for one in (_OLD, _NEW)}.get(code)
        return found or super().entry(system, code, on)


def _draft(text: str, *found: Entry) -> Draft:
    shelf = Shelf(*(Likely(one, 1.0, 1.0) for one in found))
    return Answerer(Renewed(), MailTemplates(), (), shelf).draft(question(text))


@pytest.mark.parametrize(
    "text",
    [
        "Is there a new code for Lynch syndrome this fiscal year?",
        "Does Lynch syndrome have its own code now?",
        "What did FY2027 add for Lynch syndrome?",
        "genetics clinic: Lynch syndrome, no cancer. new code this October?",
        "Which ICD-10-CM code is newly available for Lynch syndrome, and from what date?",
        "Is Q87.89 new this year?",
        "Lynch syndrome. We heard a code was added. Which one and since when?",
    ],
)
def test_what_the_release_added_is_said_to_be_new(text: str) -> None:
    assert (
        f"Q87.89 is new with release FY2027, valid since {_RELEASE.effective_from}" in _draft(text, _NEW).text
    )


def test_what_the_release_before_had_is_not_new() -> None:
    assert "No: E11.9 is not new" in _draft("Is E11.9 a new code?").text
