"""What another payer does is its own rule, and Medicare's is told as Medicare's."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import lacking
from consultant.answering.other_payers import asked
from tests.answering.test_verdicts import draft, verdict


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("Does BCBS accept modifier 50 on one line?", "Blue Cross"),
        ("And if the patient has Cigna?", "Cigna"),
        ("Is it the same for Humana?", "Humana"),
        ("What about Medicaid?", "Medicaid"),
        ("Does workers' comp in Texas use modifier 59?", "workers' compensation"),
        ("Is 99417 allowed with a commercial plan?", "the commercial payer"),
    ],
)
def test_another_payer_is_asked_about(text: str, payer: str) -> None:
    assert asked(text) == payer


@pytest.mark.parametrize(
    "text",
    [
        "Why did Aetna deny 99213 with 20610?",
        "Does Medicare pay 99417 when Aetna does?",
        "Our Humana patient had 20610 and 99213. Which modifier?",
        "Does Medicare Advantage follow NCDs?",
    ],
)
def test_a_payer_that_is_only_named_is_not(text: str) -> None:
    assert asked(text) == ""


def test_a11_its_own_rule_stands_before_medicares() -> None:
    assert verdict("Does Cigna bundle 99213 with 20610?").startswith("That is for Cigna to say")
    assert "20610 (column 1)" in draft("Does Cigna bundle 99213 with 20610?").text


def test_what_needs_authorization_is_the_plans_list() -> None:
    assert lacking("Does bcbs need prior auth for 95810 with G47.33?") == "plan"
    assert lacking("Aetna denied it though the auth was approved. Can we appeal?") == ""
