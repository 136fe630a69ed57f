"""A fact that decides and is not told is named; one that is told, or a general question, names none."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import lacking
from consultant.model.answer import DraftStatus
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    "text",
    [
        "What does revenue code 0636 stand for?",
        "After an overpayment is identified, how many days to return it? And my other question: how long may a claim be filed?",
        "Our claim was denied because the patient was in hospice. Which modifier?",
        "Our rate for 93306 in 60601?",
        "Our office is in Dutchess county, New York. Which locality prices our claims, and what does 99213 pay us?",
    ],
)
def test_what_is_told_is_not_asked_for(text: str) -> None:
    assert lacking(text) not in ("whole code", "earlier mail", "line", "locality")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Is 97110 covered by the plan?", "payer"),
        ("E1 or E3 on the eyelid repair?", "side"),
        ("Same code as last time please. Does it still need the GT?", "earlier mail"),
        ("Op note attached. What do we bill?", "earlier mail"),
        ("Is 2061 bundled with 99213?", "whole code"),
        ("How many units of J188 for 30 mg?", "whole code"),
        ("What will Medicare pay us for 45380?", "locality"),
        ("Does our LCD pay for trigger points?", "contractor"),
        ("Claim came back denied this morning. Why, and how do we fix it?", "reason of denial"),
        ("Denied for medical necessity. Which dx should we have used?", "reason for the test"),
        ("A claim came back denied. What did we do wrong and how do we fix it?", "reason of denial"),
        (
            "Payer sent the claim back with a remark code. What does it mean and do we appeal or correct?",
            "remark",
        ),
        (
            "Patient came back after surgery. Is this visit in the global period or can we bill it with 24?",
            "surgery's day",
        ),
        (
            "Our state Medicaid program and bilateral tubes: one line with 50 or two lines with RT and LT?",
            "state program",
        ),
        (
            "Please send us our 2025 work, PE and MP GPCI. Our practice is in Texas, moved last spring.",
            "locality",
        ),
        ("What is the anesthesia conversion factor for us? We are a small group in California.", "locality"),
        ("Should RT go on the 73562?", "side"),
        ("GA, GX, GY or GZ on the line?", "notice"),
        ("GP or GO on 97530?", "discipline"),
        ("AA or QZ?", "anesthetist"),
        ("The scrubber says our add-on has no primary. Which primary codes does it take?", "add-on's code"),
        (
            "Add-on code denied because the base code is missing. What base codes are allowed?",
            "add-on's code",
        ),
        ("Is the 7th character A or D on this S52 code?", "encounter"),
        ("What place of service for the visit Tuesday?", "place"),
        ("What level is this visit? Doctor spent time reviewing records.", "visit's facts"),
        ("Our clinic moved last month. What does Medicare pay for 99204 now?", "locality"),
        ("76830 - does the insurer want an auth?", "payer"),
        ("Will her HMO approve a wheelchair evaluation without a referral?", "payer"),
        ("What's the going Medicare rate for 45378 where we are?", "locality"),
        ("how much is 99213 here in our county", "locality"),
        ("Which MAC policy applies to our facet injections?", "contractor"),
        ("Who is our MAC?", "contractor"),
        ("How many units of 96366 can I bill for the infusion?", "minutes"),
        ("IV hydration today, units of 96361?", "minutes"),
        ("Does 20680 need RT or LT?", "side"),
        ("Which modifier do I need so both procedures get through? Same surgeon, same day.", "codes"),
        ("64721 and the other hand procedure were denied as bundled. Should we appeal?", "other code"),
        ("Which DRG does our pneumonia patient fall into?", "stay"),
        ("Is a KX needed on this therapy claim?", "threshold"),
        ("We wasted part of a vial of J9035 yesterday - how many JW units?", "waste"),
        ("how many units is a vial of IVIG", "vial"),
        ("Please crosswalk the old ICD-9 code on our 2013 record to ICD-10.", "old code"),
        ("Which E/M office level is a 40 minute visit, coded on time?", "kind of patient"),
        ("Which anesthesia modifier belongs on the claim?", "anesthetist"),
        ("Our Medicaid MCO denied 99417. Is that right?", "state program"),
        ("What is the time-based level for a 35 minute visit?", "kind of patient"),
        ("What would Blue Cross pay us for 43239?", "contract"),
        ("A second surgeon helped out. Which modifier does he get?", "surgeons"),
        ("Denied with CO-16. What's missing?", "remark"),
        (
            'The payer denied a line and the rep said "wrong modifier". What modifier should be on it?',
            "remark",
        ),
        ("How long is the global period of the surgery we did last week?", "service's code"),
        ("Got a denial on the claim from 10/2. Should we appeal or correct it?", "reason of denial"),
        ("how much is the ambulance?", "trip"),
        ("Denial says modifier is missing. What do I add?", "line"),
        ("Should it be 62 or 80 for Dr. Ray?", "surgeons"),
        ("what's the payment for our DRG?", "group's number"),
        ("Which anesthesia modifiers do we use for Friday's case?", "anesthetist"),
        ("How many minutes do we need?", "timed service"),
        ("What's the Medicare allowable for a hip replacement?", "service's code"),
        ("How much does the hospital get for this DRG?", "group's number"),
        ("Which diagnosis should be listed for the x-ray?", "reason for the test"),
        ("Is 76942 included?", "other code"),
        ("Should I use G0438 or G0439 for him?", "first or later"),
        ("Our nurse practitioner assisted. Is that paid?", "what was assisted"),
        ("Medication was given by IV for a while. Which infusion codes?", "minutes"),
        ("See attached op note - which codes do I bill?", "earlier mail"),
        ("As for the code we discussed last week, is it still on the list?", "earlier mail"),
        ("What is the copay for this visit?", "share"),
        ("Can a PA do a first assist in my state?", "state law"),
        ("Is this a new or established patient visit?", "last visit"),
        ("Can the NP bill this incident-to?", "supervision"),
        ("Is E/M level 4 right for this visit?", "visit's facts"),
        ("Is 20610 still in the global?", "surgery's day"),
        ("99204 or 99205?", "visit's facts"),
        ("What is the allowed amount in Oregon?", "service's code"),
        ("What is the anesthesia payment for a case of 95 minutes?", "service's code"),
        ("Hip fracture, the 7th character is still open. What do I take for today's visit?", "encounter"),
        ("Which seventh character do we use for her wrist fracture visit?", "encounter"),
        ("The plan wants a refund for a visit of 2020. Can they still do that?", "recovery"),
        ("How far back can an insurer recoup from us?", "recovery"),
        ("Has our patient used up her screening mammogram this year?", "eligibility"),
        ("Dr. Amin read an x-ray. 26 or global?", "place of reading"),
        ("Patient needed a second 93010 on the same day. 76 or 77?", "who repeated it"),
        ("Patient got a mastectomy and now reconstruction, 58 or 78?", "why operated again"),
        ("Please check whether this pair is fine: 99213 and the injection.", "other code"),
        ("How many units of 97110 do I put down for Mrs. K's session?", "minutes"),
        ("Does our local contractor have an LCD on sleep studies?", "contractor"),
        ("Which modifier do I use for the finger?", "side"),
        ("bunion surgery 28296, which T or F or LT/RT modifier goes on it", "side"),
        ("Who is our Medicare contractor?", "contractor"),
        ("How long do we have to file a Medicaid claim?", "state program"),
        ("timely filing for the patient's plan?", "payer"),
        ("Is 97153 limited to so many hours per week by his insurance?", "payer"),
        ("The carrier wants a modifier for telehealth. 95 or GT?", "payer"),
        ("Will they pay for 99406 and 99214 the same day? It's her employer plan.", "payer"),
        ("Which modifier goes on the anesthesia line, QK or QZ?", "anesthetist"),
        ("New or established? He's here today with Dr. Patel.", "last visit"),
        ("Does 29881 include the other knee procedure we did?", "other code"),
    ],
)
def test_what_decides_and_is_not_told(text: str, fact: str) -> None:
    assert lacking(text) == fact


@pytest.mark.parametrize(
    "text",
    [
        "Is 97110 covered by Medicare?",
        "What do we do if the patient's plan does not cover the test and she wants it anyway?",
        "Does the Medicare plan of care have to be signed for 97110?",
        "What is the Medicare fee for 99214 in zip 77002?",
        "How much does 99213 pay in Denver?",
        "Who is the MAC for Ohio?",
        "97140 for 25 minutes yesterday: how many units?",
        "How many units of 97110 are allowed per day?",
        "Medicare paid us twice for the infusion. How many days have we got to return it?",
        "Knee MRI right side: LT or RT on 73721?",
        "These two codes bundle with indicator 0. Can any modifier help?",
        "Which DRG is simple pneumonia with MCC for a patient?",
        "Which modifier opens an edit when both procedures were at different sites?",
        "How many units is a 40 mg vial of J3301?",
        "Please crosswalk the ICD-9 code 250.00 on our old record to ICD-10.",
        "Which level is an office visit of 40 minutes for an established patient?",
        "A CRNA worked alone; which anesthesia modifier belongs on the claim?",
        "A Medicare patient had a 35 minute office visit, he was last seen by us in May. Level by time?",
        "When is RT or LT needed, and when 50?",
        "What does CO-16 with N264 mean?",
        "Must the attached ABN be sent with the claim?",
        "Does the patient owe a copay for ACP at the AWV?",
        "How is a new patient told from an established one?",
        "When can an NP bill incident-to?",
        "What's the Medicare allowable for 27130 in Boston?",
        "What is the weight of MS-DRG 470?",
        "Is 76942 included in 20611?",
        "Which diagnoses support 93306?",
        "Denied with CO-29. Should we appeal or correct it?",
        "Should we rebill with 59 after a denial if the notes show two separate lesions?",
        "Should I use G0438 or G0439 for a patient's first wellness visit?",
        "How much does Medicare pay for A0428 per trip?",
        "Is an assistant paid for 27447?",
        "What makes an office visit level 4?",
        "Is day 30 after 27447 still in the global period?",
        "Who is eligible for the Medicare annual wellness visit?",
        "What is the difference between 76 and 77?",
        "Planned second stage reconstruction after 19303 within 90 days: 58 or 78?",
        "Can 99213 and the injection 96372 be billed together?",
        "sinus scope 31241, done together with another scope of the same family: which base code?",
        "Is 62 or 80 right when the second surgeon only assists?",
        "Could you change the diagnosis from Z12.11 to K92.1 so that the plan covers the colonoscopy?",
        "Which 7th character for the visit at which the cast of her wrist fracture came off?",
        "What does the 7th character D mean on this claim?",
        "Medicare wants money back for a visit of 2021. Is it too late?",
        "Insurer in Ohio takes back money for a visit of 2021. Is it too late?",
        "QK or QZ when the CRNA works without direction?",
        "Medicare telehealth 95 or GT today?",
        "How long do we have to file a Medicare claim?",
        "Should E1 to E4 be used with 67820 or LT/RT?",
        "We found an overpayment by the plan. How long do we have to give it back?",
    ],
)
def test_what_is_told_or_general_lacks_nothing(text: str) -> None:
    assert lacking(text) == ""


def test_a10_the_fact_is_asked_for_and_what_the_data_hold_is_said() -> None:
    answered = draft("Is 99213 covered by the plan?")

    assert answered.status is DraftStatus.NEEDS_INFO
    assert "Which payer and plan is it" in answered.text
