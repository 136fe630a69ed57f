"""Words that ask where a code leads in the other system, and how exactly."""

from __future__ import annotations

import pytest

from consultant.answering.findings.crosswalks import mappings
from consultant.answering.intents import Intent, understand
from consultant.templates import MailTemplates


@pytest.mark.parametrize(
    "text",
    [
        "394.1 - what is it in i10",
        "289.50 i9 to i10",
        "T36.6X2S in the old system: one code or two?",
        "R40.2141 backwards map, anything?",
        "860.3: which I-10?",
        "M08.072 back to 9",
        "295.05 what does it become and is it approximate?",
    ],
)
def test_the_other_system_is_asked_for(text: str) -> None:
    assert Intent.MAP in understand(text).intents


@pytest.mark.parametrize("text", ["Is I10 valid?", "change the dx to I10", "I10 with N18.4, which first?"])
def test_hypertension_is_no_system(text: str) -> None:
    assert Intent.MAP not in understand(text).intents


_MAPPED = {
    "code": "ICD-9-CM 998.59", "mapped_by": "", "system": "ICD-10-CM", "no_map": False, "approximate": True, "combined": (),
    "targets": ({"code": "K68.11", "header": False, "gone": False}, {"code": "T81.49XA", "header": False, "gone": False}),
    "sided": "", "valid": True, "on": "2026-11-26", "to_older": False, "more": False,
}  # fmt: skip


def _said(**asked: bool) -> str:
    return MailTemplates().sentence("finding/mapped.txt", "short", {**_MAPPED, **asked})


def test_whether_it_is_exact_and_how_many_it_leads_to_are_answered_where_they_are_asked() -> None:
    assert _said(exact_asked=True).startswith("No: ICD-9-CM 998.59 maps to ICD-10-CM K68.11 and T81.49XA")
    assert "2 targets, each by itself" in _said(count_asked=True)
    assert "targets" not in _said()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("998.59 to ICD-10, one code or a combination?", (True, False)),
        ("Does 998.59 crosswalk exactly?", (False, True)),
        ("Is it exact or approximate?", (False, False)),
        ("map 998.59", (False, False)),
    ],
)
def test_number_and_exactness_are_heard(text: str, asked: tuple[bool, bool]) -> None:
    heard = mappings.asked_of_it(text)
    assert (heard["count_asked"], heard["exact_asked"]) == asked
