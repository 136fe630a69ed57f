"""Short and everyday wordings as titles have them."""

from __future__ import annotations

import pytest

from consultant.answering.findings.descriptions.possible import of_another_kind, of_the_contrary
from consultant.answering.reading.clinical import written_out
from consultant.answering.reading.descriptions import letter_told
from consultant.answering.reading.narrowing import narrower
from consultant.answering.reading.shorthand import unabbreviated


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cyst of the R ovary", "cyst of the right ovary"),
        ("Lt. wrist sprain", "left wrist sprain"),
        ("grade II hemorrhoids", "second degree hemorrhoids"),
        ("SH II fracture of the right ankle", "Salter-Harris type II fracture of the right ankle"),
        ("puncture w/ FB", "puncture with foreign body"),
        ("piece of glass still in there", "with foreign body"),
        ("nail bed intact", "without damage to nail bed"),
        ("macula spared", "not involving macula"),
        ("fistula that came back", "fistula recurrent"),
        ("Pathology is back on the left breast biopsy, carcinoma", "left breast carcinoma"),
        ("hypercapnia; hypoxia isn't mentioned anywhere", "hypercapnia,"),
        ("hypercapnia, nothing about low oxygen", "hypercapnia,"),
        (
            "respiratory failure, neither hypoxia nor hypercapnia documented",
            "respiratory failure, unspecified",
        ),
        ("otitis media, nothing about suppurative or serous, acute or chronic.", "otitis media, ."),
        ("more than one spermatocele", "multiple spermatocele"),
        ("right lower lobe pneumonia", "pneumonia"),
        ("squamous cell carcinoma in situ of the left ear", "carcinoma in situ of skin of left ear"),
        ("hit by a goose", "struck by a goose"),
        ("hit by a car", "hit by a car"),
        ("fracture of the humerus, four parts, skin closed", "fracture of the humerus, 4-part, closed"),
        ("inconsolable, only colic", ", only colic"),
        ("AFib that is documented as permanent", "permanent AFib"),
        (
            "CKD stage 4 and the anemia that comes from it",
            "CKD stage 4 and anemia in chronic kidney disease",
        ),
        ("syphilis, stage not stated", "syphilis, unspecified"),
        ("late effects of a burn", "sequela a burn"),
        ("sternal end post displaced", "sternal end posterior displaced"),
        ("gastritis NOS", "gastritis unspecified"),
        ("gestational diabetes controlled by diet", "gestational diabetes diet controlled"),
        ("LLL eyelid", "left lower eyelid"),
        ("bronchiolitis, no bug found", "bronchiolitis, unspecified"),
        ("exam with normal findings", "exam without abnormal findings"),
        ("dbl vision", "double vision"),
        ("tumor-related pathologic fracture", "neoplastic disease pathologic fracture"),
        (
            "mixed hearing loss right ear, left normal",
            "mixed hearing loss right ear with unrestricted hearing on the contralateral side",
        ),
        ("PAD with rest pain", "peripheral arterial disease with rest pain"),
        ("gel pad for a mattress", "gel pad for a mattress"),
        ("wedge fracture T7-T8", "wedge fracture T7-T8 vertebra"),
        ("burst fx of L1", "burst fracture of first lumbar vertebra"),
        ("fracture of T8", "fracture of T7-T8 vertebra"),
        ("osteoporotic fracture of T8", "osteoporotic fracture of T8"),
        ("diverticulum of the stomach present since birth", "congenital diverticulum of the stomach"),
        ("concussion, never passed out", "concussion, without loss of consciousness"),
        ("sinusitis, sinus not named", "sinusitis, unspecified"),
        ("cancer of the left breast in a woman", "cancer of the left breast female"),
        (
            "osteoporosis with collapse of a vertebra",
            "age-related osteoporosis with current pathological fracture, vertebra",
        ),
        ("MRI T-spine: Schmorl nodes", "thoracic spine Schmorl nodes"),
    ],
)
def test_a_note_is_read_as_titles_word_it(written: str, meant: str) -> None:
    assert " ".join(unabbreviated(written).split()) == meant


@pytest.mark.parametrize("written", ["L codes for a brace", "L5 radiculopathy", "R codes"])
def test_letters_of_codes_and_levels_are_no_sides(written: str) -> None:
    assert unabbreviated(written) == written


@pytest.mark.parametrize(
    ("title", "words", "other"),
    [
        (
            "Complex regional pain syndrome I of right lower limb",
            "complex regional pain syndrome type II, right leg",
            True,
        ),
        ("Causalgia of right lower limb", "complex regional pain syndrome type II, right leg", False),
        ("Type 2 diabetes mellitus without complications", "type 1 diabetes", True),
        ("Pressure ulcer of sacral region, stage 3", "stage III pressure ulcer of the sacrum", False),
        ("Type 2 diabetes mellitus with foot ulcer", "type 2 diabetes, stage 3 kidney disease", False),
    ],
)
def test_a_title_of_another_number_of_a_told_kind_is_not_meant(
    title: str, words: str, *, other: bool
) -> None:
    assert of_another_kind(title, words) is other


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("which L code for a knee brace?", "L"),
        ("finger splint, Q code", "Q"),
        ("which A code is it", "A"),
        ("A code for gout?", ""),
        ("J code for rituximab", ""),
        ("L code or E code?", ""),
    ],
)
def test_the_letter_of_the_wished_code_is_told(text: str, letter: str) -> None:
    assert letter_told(text) == letter


def test_how_an_injury_came_about_is_left_out_of_a_wish_for_its_code() -> None:
    story = "Patient falls off a ladder at home, has a closed fracture of the right lateral malleolus. Fracture code?"
    assert any("ladder" not in text and "malleolus" in text for text in narrower(story))
    assert not any(
        "ladder" not in text for text in narrower("Patient fell off a ladder. External cause code?")
    )


@pytest.mark.parametrize(
    ("title", "words", "contrary"),
    [
        ("Monoplegia affecting left non-dominant side", "monoplegia of the dominant arm", True),
        ("Nondisplaced fracture of neck of femur", "displaced fracture of the femoral neck", True),
        ("Displaced fracture of neck of femur", "nondisplaced fracture of the femoral neck", True),
        ("Nontraumatic hematoma", "hematoma of the thigh", False),
    ],
)
def test_a_title_that_says_the_contrary_is_not_meant(title: str, words: str, *, contrary: bool) -> None:
    assert of_the_contrary(title, words) is contrary


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("open fracture type IIIA, subsequent visit, routine healing", "F"),
        ("open fracture type II, subsequent visit", "E"),
        ("open fracture IIIB, first visit", "C"),
        ("closed fracture, follow-up", "D"),
    ],
)
def test_the_type_of_an_open_fracture_is_in_its_seventh_character(text: str, character: str) -> None:
    assert written_out(text)[1] == character


@pytest.mark.parametrize(
    ("text", "words", "encounter"),
    [
        ("open fracture of the tibia, type II, first visit", "fracture of the tibia", "B"),
        ("recheck of a type IIIA open fracture of the radius", "fracture of the radius", "F"),
        ("chilblains, follow-up visit", "chilblains", "D"),
    ],
)
def test_what_the_seventh_character_tells_is_no_word_of_the_description(
    text: str, words: str, encounter: str
) -> None:
    written, told = written_out(text)
    assert (" ".join(written.replace(",", " ").split()).removeprefix("of a ").strip(), told) == (
        words,
        encounter,
    )
