"""Words that ask where a code leads in the other system, and how exactly."""

from __future__ import annotations

import pytest

from consultant.answering.intents import Intent, understand


@pytest.mark.parametrize(
    "text",
    [
        "394.1 - what is it in i10",
        "289.50 i9 to i10",
        "T36.6X2S in the old system: one code or two?",
        "R40.2141 backwards map, anything?",
        "860.3: which I-10?",
    ],
)
def test_the_other_system_is_asked_for(text: str) -> None:
    assert Intent.MAP in understand(text).intents


@pytest.mark.parametrize("text", ["Is I10 valid?", "change the dx to I10", "I10 with N18.4, which first?"])
def test_hypertension_is_no_system(text: str) -> None:
    assert Intent.MAP not in understand(text).intents
