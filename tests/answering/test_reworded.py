"""The same question in other words: which of them are heard (evaluation/reworded.jsonl has whole mails)."""

from __future__ import annotations

import pytest

from consultant.answering import pair_words, severities
from consultant.answering.findings.coverage import anesthesia
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import Form, form
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.wish_forms import group_wished
from consultant.codes import cite


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Could you price 20552 for 2025?", Intent.PAYMENT),
        ("Must the cerebral infarction be coded too when G43.601 is reported?", Intent.NOTES),
        ("Surgeons of different specialties each did a part of 30462", Intent.ASSISTANT),
        ("J69.0 principal and an MCC: where does v41.1 group it?", Intent.GROUP),
    ],
)
def test_an_intent_in_other_words(text: str, intent: Intent) -> None:
    assert intent in understand(text).intents


def test_translating_for_a_reader_maps_nothing() -> None:
    assert (
        Intent.MAP not in understand("What does 0SRC0J9 say? Can you translate that for a non-coder?").intents
    )
    assert Intent.MAP in understand("Please translate 250.00 to ICD-10").intents


def test_sending_a_line_back_with_a_modifier_asks_whether_it_opens_the_edit() -> None:
    assert form("57500 denied against 57454. Would sending it back with XS help?") is Form.TOGETHER
    assert form("57500 denied against 57454. Is that bundled?") is Form.BUNDLING


def test_a_refusal_that_is_doubted() -> None:
    assert pair_words.doubts_denial("They refuse 76942 next to 20611. Are they correct or should I fight it?")
    assert not pair_words.doubts_denial("They refuse 76942 next to 20611. Which modifier?")


def test_a_scope_of_the_cervix_is_none_of_the_colon() -> None:
    assert spelled("a colposcopy with biopsy") == "a colposcopy with biopsy"
    assert spelled("a colonscopy with biopsy") == "a colonoscopy with biopsy"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Simple pneumonia, a CC. Where does it group?", "Simple pneumonia, a CC. which MS-DRG?"),
        ("What does the stay group to?", "which MS-DRG?"),
        ("Where does our group bill it?", "Where does our group bill it?"),
    ],
)
def test_the_group_of_a_stay_by_the_verb(text: str, plain: str) -> None:
    assert group_wished(text) == plain


def test_a_complication_counted_beside_the_lack_of_a_major_one() -> None:
    assert severities.told("One CC on the record, no MCC") == "cc"
    assert severities.told("no CC on the record, one MCC") == "mcc"


def test_anesthesia_factors_in_the_plural() -> None:
    assert anesthesia.ASKED.search("the 2025 anesthesia conversion factors for New Orleans and Rhode Island")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("two stops on the account: N35.114 for the sex, M90.669 as principal", ["N35.114", "M90.669"]),
        ("Same-day claim: 99232 for the pneumonia and 17276. Bundled?", ["99232", "17276"]),
        ("Our claim: 99999 for the pneumonia and 17276. Bundled?", ["17276"]),
        ("account: 99213", []),
    ],
)
def test_codes_behind_a_claim_or_an_account(text: str, codes: list[str]) -> None:
    assert [one.code for one in cite(text, known=lambda _, code: code != "99999")] == codes
