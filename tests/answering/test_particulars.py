"""A wish for the code of a thing that leaves out what the code turns on is asked back for that."""

from __future__ import annotations

import pytest

from consultant.answering.particulars import THINGS, lacking
from consultant.answering.wording import word
from consultant.model.answer import DraftStatus, Finding
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Diagnostic mammogram, what is the CPT code?", "side of the mammogram"),
        ("IV hydration, normal saline 1 liter, code for administration?", "infusion time"),
        ("Breast biopsy with clip, one lesion, needle. Code?", "breast biopsy"),
        ("Home visit to an elderly patient with COPD, which code?", "home visit"),
        ("Non-pressure ulcer on the calf, only skin breakdown, what L97 code?", "side"),
        ("We did an EEG on an inpatient. Code?", "EEG"),
        ("Compression stockings HCPCS?", "compression garment"),
        ("Nerve conduction studies of the arms, code?", "nerve conduction"),
        ("We did Mohs on a nose lesion, code for all of it?", "Mohs surgery"),
        ("thoracentesis cpt", "fluid drained"),
        ("Pt got allergy shots today, code?", "allergy shots"),
        ("Fracture care in the office, closed. Which code?", "fracture care"),
        ("We sutured a 4 cm laceration of the chin. Code for the repair?", "repair's depth"),
        ("Our OB delivered the baby vaginally. Which code?", "delivery"),
        ("Inguinal hernia repair, open, patient is 50. Code?", "inguinal hernia"),
        ("mammogram code please, Medicare patient", "mammogram"),
        ("Hemiplegia from an old stroke. Code please.", "weakness after a stroke"),
        ("Which HCPCS for a knee brace?", "kind of item"),
        ("Therapy eval - which code?", "therapy evaluation"),
        ("Nursing home visit code?", "visit level"),
        ("Feeding tube code", "feeding tube"),
        ("Is 11622 right for the skin cancer we cut out?", "skin lesion"),
        ("What do I bill for giving a vaccine?", "vaccine"),
        ("We gave a flu shot. What do we bill?", "vaccine"),
        ("Colon polyp taken out, which code do I use?", "scope"),
        ("Patient had an epidural, what is the code?", "epidural"),
        ("Which code for debridement of the foot ulcer?", "debridement"),
        ("Doctor repaired a cut on the arm. CPT?", "wound repair"),
        ("Which code for a knee MRI?", "scan"),
        ("Which code and rate will I get for a telehealth visit?", "visit level"),
        ("Which psychotherapy code do I use with an E/M?", "psychotherapy"),
        ("Which code do we bill for the nebulizer drug?", "drug product"),
        ("How should I code the follow-up for her wrist fracture?", "fracture"),
        ("How do I bill an ambulance trip?", "ambulance trip"),
        ("Which HCPCS code and how many units should we bill for the iron infusion?", "drug product"),
        ("The doctor wants to bill prolonged time on top. Which code?", "prolonged service"),
        ("Which HCPCS code do I use for the brace?", "equipment"),
        ("Arthroscopy of the knee, what do we bill?", "arthroscopy"),
        ("Which code is right for the cast?", "cast"),
        ("What's the code for a vaginal delivery?", "delivery"),
        ("Which ICD-10-PCS code describes a knee replacement?", "inpatient procedure"),
        ("What code is used for the contrast the radiologist injected?", "drug product"),
        ("What is the J code for the shot that the nurse gave on Monday?", "drug product"),
        ("How do I bill the shot the nurse gave?", "drug product"),
        ("pt got stitches. code?", "wound repair"),
        ("nerve block, which one do we bill", "nerve block"),
        ("How should we code the patient's back surgery?", "spine surgery"),
        ("Which code is right for the patient's ulcer on the foot?", "skin ulcer"),
        ("Please code the chest x-ray.", "x-ray"),
        ("which code do we use for an ultrasound", "ultrasound"),
        ("She had eye surgery, what is the code?", "surgery"),
        ("We did a biopsy in the office, which CPT?", "biopsy"),
        ("Patient with a busted ankle (fracture). ICD-10-CM code?", "broken bone"),
        (
            "colles fx, closed, 1st visit. Left or right isnt in the note. I want the complete ICD-10-CM code",
            "broken bone",
        ),
        (
            "Closed patella fracture. Please give all seven characters; the boss takes nothing unspecified.",
            "broken bone",
        ),
    ],
)
def test_a_thing_without_its_particulars(text: str, thing: str) -> None:
    assert lacking(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "Code for a screening mammogram?",
        "Which code for a flu shot for a Medicare patient?",
        "CPT for a colonoscopy with snare removal of a polyp?",
        "Excision of malignant lesion, cheek, 1.4 cm with margins: CPT",
        "What is the code for a laceration repair, 3.2 cm, simple, of the scalp?",
        "code for open repair of inguinal hernia",
        "ICD-10 for a skin lesion that was removed?",
        "How long is the global period of a hernia repair?",
        "Which modifier goes on the second vaccine?",
        "Is 45385 right for a snare removal in the colon?",
        "Uncomplicated vaginal delivery at 39 weeks, single liveborn: which two codes go on the mother's record?",
        "Sent home with aluminum underarm crutches, a pair. HCPCS code?",
        "Which HCPCS is a short arm cast, fiberglass, adult?",
        "Knee arthroscopy with medial meniscectomy, which code?",
        "Which code is a cesarean delivery only?",
        "PCS code for a cemented replacement of the right hip joint?",
        "Which root operation is a knee replacement in ICD-10-PCS?",
        "What is the J code for the Toradol shot that the nurse gave?",
        "Which J code is the injection of ketorolac?",
        "Which code is right for a 2 view chest x-ray?",
        "cpt for a right upper quadrant ultrasound, limited",
        "Which code for an occipital nerve block?",
        "cpt for back surgery: L4-L5 laminectomy",
        "Which code for removal of stitches?",
        "icd-10 code for right heel ulcer limited to breakdown of skin",
        "How do I bill the injection of Kenalog 40 mg?",
        "prostate biopsy cpt?",
        "Right Colles fracture, closed, first visit. ICD-10-CM?",
        "6 wk recheck of a healing closed radius fracture, cast off. How is this dx coded?",
        "Stress fracture of the left foot, first visit, which ICD-10 code?",
        "displaced intertroch fx L hip, closed, admitted today. diagnosis code",
    ],
)
def test_a_thing_with_them_or_another_question(text: str) -> None:
    assert lacking(text) == ""


def test_it_is_asked_back() -> None:
    answered = draft("mammogram code please")

    assert answered.status is DraftStatus.NEEDS_INFO
    assert "Was it a screening or diagnostic mammogram" in answered.text


@pytest.mark.parametrize("thing", [thing.name for thing in THINGS])
def test_each_thing_has_words_and_a_question(thing: str) -> None:
    worded = word(Finding("particulars_lacking", (), {"thing": thing}, ()), MailTemplates())

    assert "depends on the" in worded.short or "depends on w" in worded.short
    assert worded.asks


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("Nursing home patient with a pressure ulcer. What is the ICD-10 code?", "pressure ulcer"),
        ("need dx for a decub on the left heel", "pressure ulcer"),
        ("second degree burn, code?", "burn"),
        ("bitten by a dog, what do we code?", "bite"),
        ("Stage 2 pressure ulcer of the sacrum, dx code?", ""),
        ("dog bite to the left hand, first visit. code?", ""),
        ("Which code for a mattress against pressure ulcers?", ""),
    ],
)
def test_a_condition_is_coded_by_its_particulars(asked: str, thing: str) -> None:
    assert lacking(asked) == thing
