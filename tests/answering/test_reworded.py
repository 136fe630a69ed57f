"""The same question in other words: which of them are heard (evaluation/reworded.jsonl has whole mails)."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import asthma, lacks, other_payers, pair_words, severities, situations, visit_words
from consultant.answering.dates import date_of_service
from consultant.answering.findings.coverage import anesthesia
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import Form, form
from consultant.answering.number_words import in_digits
from consultant.answering.reading.naming import points_at_a_case
from consultant.answering.reading.shorthand import unabbreviated
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.wish_forms import group_wished
from consultant.answering.relevance import stems_of
from consultant.catalogue.search.synonyms import load_synonyms
from consultant.codes import cite
from consultant.settings import PROJECT


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


def test_what_is_medical_is_no_medicaid_program() -> None:
    assert not other_payers.asked(
        "Could you spell out that DRG, and whether it is a medical or a surgical one?"
    )
    assert other_payers.asked("What about Medi-Cal, does it follow the edit?") == "Medicaid"


def test_a_patient_who_is_new_to_us() -> None:
    told = "44 minutes in total, and the patient is new to us"
    assert visit_words.family(told, ()) == visit_words.family("44 minutes, new patient", ())


def test_a_reading_alone() -> None:
    assert situations.meant("Another office performs 92132 and our physician just does the interpretation")


def test_a_condition_on_the_right_and_on_the_left() -> None:
    assert "bilateral" in unabbreviated("carpal tunnel on the right and on the left")
    assert "bilateral" not in unabbreviated("a cut on the right hand")


def test_a_low_dose_scan_and_pack_years_are_no_modifiers() -> None:
    assert not cite("Man of 71, 25 pack years. Is low-dose CT lung screening covered?")


@pytest.mark.parametrize(
    "words",
    [
        "nodule nodules",
        "artery arteries",
        "diagnosis diagnoses",
        "abscess abscesses",
        "eye eyes",
        "virus viruses",
    ],
)
def test_one_and_several_have_one_stem(words: str) -> None:
    assert len(set(stems_of(words))) == 1


def test_a_quality_may_stand_behind_what_has_it() -> None:
    wordings = load_synonyms(PROJECT / "config" / "synonyms.toml").wordings
    assert {one.text for one in wordings["lung", "collaps"]} >= {"pneumothorax"}


def test_until_the_end_of_a_year_is_its_last_day() -> None:
    assert date_of_service("Can I keep using I42.0 through the end of 2026?") == date(2026, 12, 31)


def test_a_modifier_for_two_unnamed_procedures_lacks_their_codes() -> None:
    assert (
        lacks.lacking("Which modifier do I need so that the second procedure is shown as distinct?")
        == "codes"
    )


def test_digits_before_a_million_count_with_it() -> None:
    assert in_digits("Bicillin L-A 1.2 million units") == "Bicillin L-A 1200000 units"
    assert in_digits("two million units") == "2000000 units"


def test_a_zip_code_points_at_no_case() -> None:
    assert not points_at_a_case("Practice ZIP code 89501. Which carrier number and locality is that?")
    assert not points_at_a_case("If I put 54 on the surgery what part of the fee do I get?")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Line denied CO-97. Which modifier goes on?", "codes"),
        ("A line denied CO-97 on the last remit, is the denial right and shall we write it off?", "codes"),
        ("CO-97 on 36415 with 80053: which modifier?", ""),
        ("What does CO-97 mean?", ""),
        (
            "Patient was in the chair all afternoon with 3 bags and a push. Which infusion codes and how many?",
            "minutes",
        ),
    ],
)
def test_what_a_case_leaves_untold(text: str, fact: str) -> None:
    assert lacks.lacking(text) == fact


def test_asthma_by_its_severity() -> None:
    assert asthma.code("moderate persistent asthma, uncomplicated") == "J45.40"
    assert asthma.code("asthma attack") == "J45.901"


def test_an_animal_that_bit_somebody() -> None:
    assert "open bite" in unabbreviated("a cat bit him on the left hand")
