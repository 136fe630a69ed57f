"""On what a service of a case turns is asked for where it is not told; told, or asked as a rule, it lacks nothing."""

from __future__ import annotations

import pytest

from consultant.answering.counted_things import with_levels
from consultant.answering.lacks import firmly, lacking, turning, turning_further
from consultant.answering.wording import word
from consultant.model.answer import DraftStatus, Finding
from consultant.templates import MailTemplates
from tests.answering.test_told_procedures import INDEX
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        ("Guided joint injection by ultrasound, is it 20604, 20606 or 20611", "joint"),
        ("Can 99417 or G2212 go on top of her visit?", "time of the visit"),
        ("The patient got hydration in the clinic. Is 96361 allowed too?", "time of the visit"),
        ("Anesthesiologist directing nurse anesthetists; QY or QK?", "cases at once"),
        ("Pt with CVA. I63.9 vs Z86.73?", "old or new stroke"),
        ("We have a signed notice, which of GA/GX/GY/GZ?", "reason of the notice"),
        ("Our clinic is off campus. PN or PO?", "department's standing"),
        ("NCS done on the patient by neuro. 95907 - 95913 which one", "number of studies"),
        ("PTA and PT both treated, 97140. Do we need CQ?", "assistant's minutes"),
        ("OD does the post-op of 66984, how many days with 55?", "day of transfer"),
        (
            "Medicare because of disability, also on husband's employer group plan. Primary?",
            "size of the employer",
        ),
        ("20610 denied, how do we fix it?", "reason of denial"),
        ("S82.201 requires a 7th character. Which one?", "encounter"),
        ("Shoulder sprain; S43.402 with D or A?", "encounter"),
        ("We did a heart test. Which code?", "test not named"),
        ("Supplies code for indwelling foley catheter please", "kind of catheter"),
        ("Provider documented 40 minutes for the office encounter. Which level?", "kind of patient"),
        ("What level for the ER visit of this patient?", "visit's facts"),
        ("Will Medicare keep paying for her CPAP after the trial?", "use of the device"),
        ("Can my patient have another screening mammogram this year?", "eligibility"),
        ("Second surgery by the same surgeon within the global, what modifier?", "why operated again"),
        ("99454 for our patient this month, billable?", "days of readings"),
        ("Removed skin tags from a 45 yo's neck, what code", "lesions"),
        ("Skin biopsy in the office, which code?", "technique of the biopsy"),
        ("A colleague saw the patient last year: new or established?", "other physician's specialty"),
        ("New patient seen. 99203 or a 99204?", "visit's facts"),
        ("Split thickness graft to the leg. Codes and units?", "area"),
        ("Annual physical for established commercial patient. 9939x, which?", "age"),
        ("Indwelling catheter inserted today by RN, 51703 or 51702?", "difficulty"),
        ("Two surgeons worked on the hip revision. 80 or 62?", "surgeons"),
        ("Locum is still here, may we go on with Q6?", "days of the substitute"),
        ("Our derm biopsied a mole. 11104 right?", "technique of the biopsy"),
        ("Need the full code for K40, inguinal hernia", "rest of the code"),
        ("Interrogation of an implanted cardiac device, CPT?", "kind of device"),
        ("Which HCPCS for the wheelchair our patient needs?", "kind of wheelchair"),
        ("Baby got vaccines today. How many units of 90471 and 90472?", "vaccines given"),
        ("CMT today, 98940 vs 98941?", "regions"),
        ("The resident examined the patient, may our attending charge it?", "teaching physician's part"),
        ("Diabetic CKD, ICD-10 codes with the stage code?", "stage"),
        ("Which O24 code for our gestational diabetic?", "trimester"),
        ("Patient saw my partner last spring; is it a new patient for me?", "other physician's specialty"),
        ("She was here before, may we bill a new patient code?", "last visit"),
        ("Lumbar laminectomy for stenosis. How many 63048?", "levels"),
        ("Do we add 26 or bill global for the echo 93306?", "place of reading"),
        ("Warfarin bleeding, is it T45.511 or T45.515 or T45.516?", "how the drug was taken"),
        ("Patient has breast cancer. Is it C50 or Z85?", "treated or past"),
        ("Patient discharged, which status code 01, 02, 03, 06?", "discharge"),
        ("Foreign body removed from the eye. Code?", "place of the foreign body"),
        ("They rejected line 2 because it is included in line 1. May I unbundle with XS?", "codes"),
        ("Does my patient qualify for home oxygen?", "criteria"),
        ("What is the code for a hospital bed?", "kind of item"),
        ("Hearing test. 92551, 92552 or 92557?", "kind of hearing test"),
        ("OT eval code 97165-97167?", "complexity of the evaluation"),
        ("RR, NU or UE for the walker?", "rented or bought"),
        ("Which modifier for an amputated toe?", "side"),
        ("Amputation of toe, code?", "level of the amputation"),
        ("Mohs on nose. 17311 and how many 17312?", "stages"),
        ("Depression screening 96127 units for the patient?", "questionnaires"),
        ("Medicare at 68, spouse still works and has group insurance. Primary?", "size of the employer"),
    ],
)
def test_what_is_untold_is_asked_for(asked: str, fact: str) -> None:
    assert lacking(asked) == fact
    assert firmly(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Ankle arthrocentesis without imaging. 20605 or 20610?",
        "When do we use G2212 instead of 99417?",
        "Hydration ran 2 hours in our clinic. Is 96361 billable also?",
        "Anesthesiologist directed three CRNAs at the same time, QK or QY?",
        "Patient had a stroke 3 years ago, no deficits. I63.9 or Z86.73?",
        "ABN signed because the LCD is not met: GA, GX, GY or GZ?",
        "Off-campus department opened in 2019, PN or PO?",
        "Seven nerve conduction studies. 95909, 95910 or 95911?",
        "PTA treated the patient the entire session, 97110. CQ needed?",
        "Retired patient, Medicare and retiree group plan. Who pays first?",
        "Claim denied CO-16 N290, why?",
        "Ankle sprain, physical therapy visit: S93.402 with A or D?",
        "We did a hearing test (pure tone audiometry, air only). Which code?",
        "HCPCS supply code for a two-way silicone foley?",
        "How many hours of use does Medicare need to continue CPAP?",
        "How often may a Medicare patient have a screening Pap?",
        "Back to the OR for wound dehiscence within global. Modifier?",
        "Froze one wart, code?",
        "Two punch biopsies of the skin, codes?",
        "Foley placed with coude catheter past a stricture. 51702 or 51703?",
        "Two surgeons of different specialties each did a distinct part of the fusion. 62 or 80?",
        "Locum began 75 days ago without a break. Can we keep billing Q6?",
        "Punch biopsy of a mole. Is 11104 right?",
        "Type 1 diabetes with ketoacidosis without coma, need the full code E10.-",
        "Lightweight wheelchair, HCPCS code?",
        "Semi-electric hospital bed with rails and mattress, HCPCS?",
        "Great toe amputated at the MTP joint, CPT?",
        "PHQ-9 and GAD-7 both scored. 96127 how many units for the patient?",
        "Patient has breast cancer under chemo. C50.911 or Z85.3?",
        "Took warfarin as prescribed and bled. T45.511A or T45.515A?",
        "Corneal foreign body removed with slit lamp, code?",
        "Mohs two stages on the nose: 17311 and how many 17312?",
        "Radiologist in the hospital reads the echo 93306: 26 or global?",
        "Gave MMR and varicella to a 4 year old with counseling: how many 90460 and 90461?",
        "Chiropractor adjusted the cervical, thoracic and lumbar regions: 98940 or 98941?",
        "Resident saw the patient and the attending was not present. May the attending bill?",
        "Type 2 diabetes with CKD stage 3b, ICD-10 codes?",
        "Patient 70, spouse works for an employer with 300 employees, group plan. Who is primary?",
    ],
)
def test_what_is_told_is_answered(asked: str) -> None:
    assert lacking(asked) == ""


@pytest.mark.parametrize("fact", sorted({lack.name for lack in (*turning.LACKS, *turning_further.LACKS)}))
def test_every_fact_has_its_question(fact: str) -> None:
    worded = word(Finding("fact_lacking", (), {"fact": fact, "codes": ()}, ()), MailTemplates())

    assert worded.short
    assert worded.asks


@pytest.mark.parametrize(
    ("text", "one", "other", "untold"),
    [
        ("Laparoscopic total hysterectomy, tubes out too", "58571", "58573", True),
        ("Laparoscopic hysterectomy with tubes, 310 g", "58571", "58573", False),
        ("Joint injection with ultrasound guidance", "20604", "20611", True),
        ("Wrist injected under ultrasound", "20606", "20611", False),
        ("Nerve conduction studies", "95907", "95909", True),
        ("Interprofessional consult", "99447", "00000", False),
    ],
)
def test_what_sets_two_codes_apart_is_told_or_not(text: str, one: str, other: str, untold: bool) -> None:
    assert INDEX.untold_between(text, one, other) is untold


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Facet injections L4-5 and L5-S1", "2 levels"),
        ("Blocks at L3-4, L4-5 and L5-S1", "3 levels"),
        ("ACDF C5/6 and C6/7", "2 levels"),
        ("Fusion L3-5", ""),
        ("Facet injections L4-5 and L3-5", ""),
        ("Two levels, L4-5 and L5-S1", ""),
    ],
)
def test_levels_named_by_their_vertebrae_are_counted(text: str, levels: str) -> None:
    assert with_levels(text) == (f"{text}, {levels}" if levels else text)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Drug unit is 10 mg, we gave 63 mg. Units?", "63 mg are 7 units"),
        ("What distinguishes the three skin biopsy code families?", "The technique tells them apart"),
        ("Our radiologist interprets x-rays taken at the hospital. Which modifier?", "26: in a hospital"),
    ],
)
def test_what_the_question_tells_decides(asked: str, told: str) -> None:
    answered = draft(asked)

    assert answered.status is not DraftStatus.NEEDS_INFO
    assert told in " ".join(answered.text.split())
