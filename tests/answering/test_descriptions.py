"""Questions that describe a condition, a service or an item and ask for its code."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.reading.descriptions import description
from consultant.answering.relevance import stems_of
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "words", "system"),
    [
        (
            "What is the ICD-10 code for acute cystitis with hematuria?",
            "acute cystitis with hematuria",
            "icd10cm",
        ),
        ("ICD-10-PCS for open cholecystectomy?", "open cholecystectomy", "icd10pcs"),
        ("Which MS-DRG is heart failure with MCC?", "heart failure with MCC", "drg"),
        ("Encounter for removal of sutures code", "Encounter removal of sutures", ""),
        ("J code for a vitamin injection", "vitamin injection", "hcpcs"),
        ("how to code hypokalemia", "hypokalemia", ""),
        ("ENT asks for the new code: ethmoid sinusitis.", "ethmoid sinusitis", ""),
        ("Looking for the HCPCS code: power wheelchair, group 2", "power wheelchair, group 2", "hcpcs"),
        ("Late effect of a hip fracture, limp now. Which code names the cause?", "hip fracture", ""),
        (
            "Late effects of a wrist fracture (healed, now stiff). Which code names the old fracture as the cause?",
            "wrist fracture",
            "",
        ),
        ("Pressure ulcer sacral stage 3", "Pressure ulcer sacral stage 3", "icd10cm"),
    ],
)
def test_what_is_described_is_told_from_what_asks(text: str, words: str, system: str) -> None:
    found = description(text)
    assert found is not None
    assert found.words == words
    assert system in {one.value for one in found.systems} or (not system and len(found.systems) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "Which modifier goes on the code for a repeat chest film?",
        "Which code is listed first, the sepsis or the pneumonia?",
        "What does the code pay?",
        "When is an ABN required?",
        "Which code?",
    ],
)
def test_a_question_on_something_else_describes_nothing(text: str) -> None:
    assert description(text) is None


def likely(code: str, title: str, score: float, system: CodeSystem = CodeSystem.ICD10CM) -> Likely:
    entry = Entry(system, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
    return Likely(entry, score, 1.0)


class Shelf:
    """A search that always finds the same."""

    def __init__(self, *found: Likely) -> None:
        self._found = found

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return self._found

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


def draft(text: str, *found: Likely) -> Draft:
    return Answerer(MemoryCatalogue(), MailTemplates(), (), Shelf(*found)).draft(question(text))


def test_the_code_that_clearly_fits_is_named_with_its_row() -> None:
    drafted = draft(
        "ICD-10 code for acute cystitis with hematuria?",
        likely("N30.00", "Acute cystitis without hematuria", 0.99),
        likely("N30.01", "Acute cystitis with hematuria", 0.98),
        likely("N30.91", "Cystitis, unspecified with hematuria", 0.5),
    )
    assert "N30.01 fits that description: Acute cystitis with hematuria" in drafted.text
    assert drafted.status is DraftStatus.DRAFT
    assert "N30.00" not in drafted.text, "its title denies what the description says"


def test_of_codes_that_lie_near_the_reply_asks_which() -> None:
    drafted = draft(
        "Code for contact dermatitis due to a plant?",
        likely("L23.7", "Allergic contact dermatitis due to plants, except food", 0.74),
        likely("L24.7", "Irritant contact dermatitis due to plants, except food", 0.73),
    )
    assert "nearest to your description are L23.7 and L24.7" in drafted.text
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_words_of_ours_on_cpt_codes_only_propose() -> None:
    drafted = draft("CPT code for a knee injection?", likely("20610", "A needle", 0.95, CodeSystem.CPT))
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_a_single_word_is_asked_back_where_a_site_is_open_and_answered_where_a_default_is() -> None:
    joints = likely("M19.90", "Unspecified osteoarthritis, unspecified site", 1.0)
    drafted = draft("ICD-10 code for arthritis?", joints)
    assert "M19.90" not in drafted.text
    assert drafted.status is DraftStatus.NEEDS_INFO
    default = draft("ICD-10 code for dermatitis?", likely("L30.9", "Dermatitis, unspecified", 1.0))
    assert "L30.9 fits that description" in default.text
    assert "where the record says no more" in default.text


def test_a_general_word_or_a_long_title_for_one_word_is_asked_back() -> None:
    shoulder = likely(
        "S2300",
        "Arthroscopy, shoulder, surgical; with thermally-induced capsulorrhaphy",
        0.99,
        CodeSystem.HCPCS,
    )
    assert "S2300 fits" not in draft("code for arthroscopy please", shoulder).text
    eight = likely("E11.8", "Type 2 diabetes mellitus with unspecified complications", 0.99)
    assert "E11.8 fits" not in draft("What is the dx for diabetes with complications?", eight).text


def test_quality_measures_are_never_proposed() -> None:
    drafted = draft(
        "HCPCS code for an interval of colonoscopy?",
        likely("G9998", "Documentation of an interval since the last colonoscopy", 0.9, CodeSystem.HCPCS),
    )
    assert "G9998" not in drafted.text


def test_the_title_itself_is_clear_however_near_another_is() -> None:
    drafted = draft(
        "Which ICD-10 code is acute cystitis with hematuria?",
        likely("N30.01", "Acute cystitis with hematuria", 0.6),
        likely("N30.91", "Cystitis, unspecified with hematuria", 0.59),
    )
    assert "N30.01 fits that description" in drafted.text


def test_what_was_done_is_no_diagnosis_and_a_title_that_denies_a_word_is_not_near() -> None:
    drafted = draft(
        "Laceration repair, which code?", likely("S37.059A", "Moderate laceration of unspecified kidney", 0.9)
    )
    assert "S37.059A" not in drafted.text
    scan = likely("76856", "Ultrasound of the pelvis, not for pregnancy", 0.8, CodeSystem.CPT)
    assert "76856" not in draft("Pregnancy ultrasound code", scan).text
    sutures = likely("Z48.02", "Encounter for removal of sutures", 0.9)
    assert "Z48.02 fits" in draft("Code for suture removal?", sutures).text


@pytest.mark.parametrize(
    ("text", "titles", "code"),
    [
        (
            "acute appendicitis with localized peritonitis, no perforation, which code?",
            {
                "K35.32": "Acute appendicitis with perforation, localized peritonitis, and gangrene, without abscess",
                "K35.31": "Acute appendicitis with localized peritonitis and gangrene, without perforation",
                "K35.30": "Acute appendicitis with localized peritonitis, without perforation or gangrene",
            },
            "K35.30",
        ),
        (
            "Code for migraine with aura, intractable, without status?",
            {
                "G43.109": "Migraine with aura, not intractable, without status migrainosus",
                "G43.019": "Migraine without aura, intractable, without status migrainosus",
                "G43.119": "Migraine with aura, intractable, without status migrainosus",
            },
            "G43.119",
        ),
        (
            "Dx code for carpal tunnel syndrome in both wrists",
            {
                "G56.01": "Carpal tunnel syndrome, right upper limb",
                "G56.03": "Carpal tunnel syndrome, bilateral upper limbs",
            },
            "G56.03",
        ),
        (
            "Code for right inguinal hernia, recurrent, with obstruction",
            {
                "K40.01": "Bilateral inguinal hernia, with obstruction, without gangrene, recurrent",
                "K40.30": "Unilateral inguinal hernia, with obstruction, without gangrene, not specified as recurrent",
                "K40.31": "Unilateral inguinal hernia, with obstruction, without gangrene, recurrent",
            },
            "K40.31",
        ),
        (
            "Code for a history of colon polyps?",
            {
                "Z86.0109": "Personal history of other colon polyps",
                "Z86.0100": "Personal history of colon polyps, unspecified",
            },
            "Z86.0100",
        ),
    ],
)
def test_what_is_denied_and_which_side_decide_between_titles_equally_near(
    text: str, titles: dict[str, str], code: str
) -> None:
    near = [likely(one, title, 0.9 - place / 100) for place, (one, title) in enumerate(titles.items())]
    assert f"{code} fits that description" in draft(text, *near).text


def test_what_an_earlier_year_brought_is_a_history() -> None:
    found = description("Stroke in 2019, here for a flu shot. Dx?")
    assert found is not None
    assert "history of stroke" in found.words.lower()
    left = description("Stroke in 2019 with residual aphasia. Dx?")
    assert left is not None
    assert "history" not in left.words


def test_a_suspected_exposure_is_one() -> None:
    found = description("Suspected exposure to anthrax. Dx?")
    assert found is not None
    assert {*stems_of("exposure to anthrax")} <= found.told.said


def test_what_is_only_supposed_is_no_part_of_a_description() -> None:
    found = description("Right shoulder pain, physician suspects rotator cuff tear. Dx?")
    assert found is not None
    assert found.words == "Right shoulder pain"
    stay = description("Dx code, inpatient discharged with probable pneumonia")
    assert stay is not None
    assert "pneumonia" in stay.words


def test_weeks_tell_the_trimester_and_are_a_condition_of_their_own() -> None:
    found = description("Severe preeclampsia, 34 weeks, which code?")
    assert found is not None
    _, parts = (found, next(found.parts()))
    assert [part.words for part in parts] == [
        "Severe preeclampsia third trimester",
        "34 weeks gestation of pregnancy",
    ]


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("Colles fracture of the right radius, first visit, code?", "A"),
        ("Open fracture of the left tibia, initial, code?", "B"),
        ("Trimalleolar fracture, open reduction, follow-up in cast, code?", "D"),
        ("Code for follow-up of hypertension?", ""),
    ],
)
def test_the_encounter_of_an_injury_is_told_by_its_words(text: str, character: str) -> None:
    found = description(text)
    assert found is not None
    assert found.told.encounter == character


def test_several_conditions_get_a_code_each_in_one_sentence() -> None:
    class Both:
        def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
            gout = likely("M10.9", "Gout, unspecified", 0.97)
            rosacea = likely("L71.9", "Rosacea, unspecified", 0.97)
            return {"acute gout": (gout,), "facial rosacea": (rosacea,)}.get(words, ())

        def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
            return ()

        def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
            return ()

    drafted = Answerer(MemoryCatalogue(), MailTemplates(), (), Both()).draft(
        question("acute gout and facial rosacea, which codes?")
    )
    assert "M10.9 (Gout, unspecified) and L71.9 (Rosacea, unspecified) fit that description." in drafted.text


@pytest.mark.parametrize(
    ("text", "words", "encounter"),
    [
        (
            "Which ICD-10 code goes on the claim: biopsy-proven lymphocytic colitis?",
            "lymphocytic colitis",
            "",
        ),
        (
            "Malunion of a fracture of the left wrist, follow-up: dx code?",
            "Malunion of fracture of left wrist",
            "",
        ),
        ("broken left collarbone, first visit, dx code?", "fracture left collarbone,", "A"),
        ("New mom six weeks after birth with postpartum depression: dx?", "postpartum depression", ""),
        (
            "Chart: nuclear sclerosis cataract, both eyes. Code?",
            "nuclear sclerosis cataract, bilateral eyes",
            "",
        ),
        ("What do we code for hives when the note gives no cause?", "hives unspecified", ""),
        ("Lay question from the front desk: hives, swollen lips. Dx?", "hives, swollen lips", ""),
        ("He has an LVAD. Which status code?", "presence of LVAD", ""),
        ("Is there a status code for a kidney donor?", "kidney donor", ""),
        ("Our patient got a TENS unit with two leads. HCPCS code?", "Our got TENS unit with two leads", ""),
    ],
)
def test_words_around_a_description_are_no_part_of_it(text: str, words: str, encounter: str) -> None:
    found = description(text)
    assert found is not None
    assert (found.words.strip(" ,:."), found.told.encounter) == (words.strip(" ,"), encounter)
