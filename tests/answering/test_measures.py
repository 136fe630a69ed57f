"""What a reply counts out of told minutes, days, dates and places, and what an indicator means."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.visits.reached import LADDERS
from consultant.catalogue.knowledge import load_notes
from consultant.model.answer import Draft
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")
ANSWERER = Answerer(MemoryCatalogue(), MailTemplates(), NOTES)


def draft(text: str) -> Draft:
    drafted = ANSWERER.draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return drafted


def first(text: str) -> str:
    return " ".join(draft(text).text.split("SHORT ANSWER\n")[1].split("\n\n")[0].split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99457 for 17 minutes this month, billable?", "No: 99457 needs 20 minutes in the calendar month; 17 reach 99470"),
        ("45 minutes of psychotherapy, which code?", "90834: 45 minutes reach it (38 or more)."),
        ("90837 with 50 minutes ok?", "No: 90837 needs 53 minutes; 50 reach 90834"),
        ("Discharge took 35 minutes, which code?", "99239: "),
        ("Is 99490 okay with 18 minutes?", "No: 99490 needs at least 20 minutes in the calendar month, and 18 were told."),
        ("Can 99497 be billed for 20 minutes?", "Yes: 20 minutes reach 99497 (16 or more)."),
        ("Discharged Friday, seen 10 days later, TCM with moderate complexity. Which code?", "99495: moderate complexity"),
        ("99496: high complexity, visit on day 9 after discharge?", "No, not 99496 but 99495: the visit was on day 9"),
        ("99495, first call on the third business day. OK?", "No: transitional care needs contact within 2"),
        ("TCM visit was on day 16, moderate complexity. 99495?", "Neither 99495 nor 99496: the visit has to be within 14"),
        ("Seen by my partner two and a half years ago, same specialty. New or established?", "Established: two and a half"),
        ("Not seen here for 3 years and 2 months. New or established?", "New: 3 years and 2 months is longer"),
        ("She moves from Dr A to Dr B of the same group. Is she new?", "Established, if the last face-to-face visit"),
        ("A doctor joined us from another practice, her old patients follow. Is a patient new?", "No, established: who was"),
        ("Last year in another specialty of our group. New or established?", "New, when the group or the exact specialty"),
        ("Split/shared: PA spent 25 minutes, MD 15. Who bills?", "The nurse practitioner or physician assistant bills, with"),
        ("Shared visit, 12 minutes by the NP and 20 by the physician, who bills?", "The physician bills, with modifier FS: 20"),
        ("How late can we file with Medicare, DOS 9/3/2025?", "By 2026-09-03: a claim for service on 2025-09-03"),
        ("DOS 2/29/2024: last day to submit the Medicare claim?", "By 2025-02-28: a claim"),
        ("Units forgotten in June 2025, can we still file with Medicare?", "By 2026-06-30: a claim"),
        ("Last seen by my partner, same specialty, on 10/2/2023, comes on 11/20/2026. New?", "Yes, new: 2023-10-02 to"),
        ("Last seen by my partner, same specialty, on 12/2/2023, comes on 11/20/2026. New?", "No, established: 2023-12-02"),
        ("Admitted 8 am, discharged 3 pm on the same day. Codes?", "99221 to 99223 alone: 7 hours on one date"),
        ("Observation and discharge on the same date, 9 hours. Codes?", "99234 to 99236: 9 hours on one date"),
        ("92507 for 50 minutes, units?", "1 unit: 92507 is not timed"),
        ("97110 x3, 97140 x1, 48 minutes in all. OK?", "No: 48 timed minutes make 3 units in all, and 4 are claimed."),
        ("97110 x2, 97140 x1, 48 minutes in all. OK?", "Yes: 48 timed minutes make 3 units in all, and 3"),
        ("Medicare patient of 67, employer with 15 employees: who is primary?", "Medicare is primary: 15 employees are"),
        ("Medicare for disability, employer has 120 employees, who pays first?", "The group plan is primary"),
        ("ESRD and a group plan, month 31 of dialysis: who pays first?", "Medicare is primary: month 31 is after"),
        ("Husband works at a 200 person company, patient retired at 70: who pays first?", "The group plan is primary"),
        ("Critical care of less than 30 minutes: 99291-52?", "No, not 99291: it begins at 30 minutes of critical care; fewer"),
        ("Therapy: 38 timed minutes all 97110. Units?", "38 minutes of timed therapy make 3 units"),
        ("K0001 month 5, which modifiers?", "RR with KJ: month 5"),
        ("Wheelchair, first rental month, modifier?", "RR with KH: month 1"),
        ("Observation from 10 pm to 5 am next day, admitted and discharged. Codes?", "99221 to 99223 alone: 7 hours over two"),
        ("Admitted 2 pm, discharged 3 pm next day. Codes?", "99221 to 99223 for the first date and 99238 or 99239"),
        ("Split/shared critical care: MD 20 min NP 35 min. Who bills?", "The nurse practitioner or physician assistant bills"),
        ("TCM: discharged on a Friday, called on Tuesday, OK?", "Yes, by the contact: 2 business days"),
        ("TCM: discharged on a Monday, called on Friday, OK?", "No: transitional care needs contact within 2 business days"),
        ("Psychotherapy of 40 min with an E/M visit: which add-on?", "90836: 40 minutes reach it"),
        ("IBT for obesity with BMI 29, covered?", "No, not at BMI 29: it needs 30 or more."),
        ("99215 with 60 minutes and 99417, Aetna commercial, ok?", "Yes, where the payer follows CPT: 99417 begins at 55"),
        ("99215 with 50 minutes and 99417, Aetna commercial, ok?", "No, where the payer follows CPT: 99417 begins at 55"),
        ("Screening mammo on 3/15/2025, next one on 3/1/2026 ok for Medicare?", "Yes, by the interval: 12 months"),
        ("Screening mammo on 3/15/2025, next one on 2/27/2026 ok for Medicare?", "No, not yet: only 11 months"),
        ("Lung CT screening, 79 years old. Covered?", "No, not at 79: it is covered from 50 to 77 years."),
        ("Doc moved practices, saw the patient 14 months ago. 99204 or 99214?", "Established: who was seen by"),
        ("8-min rule: 97110 x 10 min, 97112 x 10 min, 97530 x 10 min", "30 minutes of timed therapy make 2 units"),
        ("We found on 9/10/2026 that Medicare paid us twice. By when do we return it?", "By 2026-11-09: what was paid"),
        ("Redetermination decision dated July 14, 2026. When is the reconsideration due?", "By 2027-01-15: a reconsid"),
        ("Initial determination dated 8/3/2026, last day to appeal to Medicare?", "By 2026-12-06: a redetermination is"),
        ("75 min total on the date, 99215, Medicare. Add what and how many?", "75 minutes with 99215 make 1 unit of G2212"),
        ("Our internist saw him last year, now our dermatologist. New or established?", "New, when the group or the exact"),
        ("NP of our group saw her 2 years ago, today our cardiologist. New patient?", "No, established: 2 years is within three"),
        ("Inpatient visit: NP 25 min, MD 18 min. Whose NPI?", "The nurse practitioner or physician assistant bills"),
        ("Ambulance from a nursing home to the hospital, which modifier?", "NH: origin N (skilled nursing facility)"),
        ("A0429 from the scene of an accident to the hospital: modifier?", "SH: origin S (scene"),
        ("Ambulance trip from home to a dialysis center, letters?", "RJ: origin R (residence), destination J"),
        ("What does status B mean on the fee schedule?", "status B is always bundled into the payment"),
        ("What's pricing indicator 51?", "Pricing indicator 51: drugs."),
        ("HCPCS coverage code D vs C", "Coverage code D: special coverage instructions apply; coverage code C"),
        ("What does TOS 1 mean in the HCPCS file?", "Type of service 1: medical care."),
        ("Difference between status N and status R?", "Fee schedule status N: not covered by Medicare; fee schedule status R"),
        ("What does R mean in the MPFS status column?", "Fee schedule status R: coverage is restricted"),
        ("What does PC/TC indicator 3 mean vs 4?", "PC/TC indicator 3: the technical part alone; PC/TC indicator 4"),
        ("bilateral indicator 3, what does it mean?", "Bilateral indicator 3: each side pays in full."),
    ],
)  # fmt: skip
def test_what_a_question_tells_is_counted_out_first(text: str, said: str) -> None:
    assert said in first(text)


@pytest.mark.parametrize(
    "text",
    [
        "The visit took long. Which code?",
        "She was discharged from our practice for not paying. New or old software?",
        "The ambulance came from the west side of town to us. Bill?",
        "Our status meeting is at B. What does that mean?",
        "We file Aetna claims, DOS 9/3/2025: how late can we file?",
        "A new patient portal was installed three years ago.",
        "We shared a room, MD 15 and PA 25.",
        "E1390 month 5, which modifiers?",
        "Retired patient of 70, old firm had 15 employees, is Medicare primary?",
    ],
)
def test_what_only_sounds_alike_is_not_counted(text: str) -> None:
    kinds = {finding.kind for finding in draft(text).findings}
    counted = {
        "time_reached",
        "transitional_care",
        "shared_visit",
        "filing_deadline",
        "ambulance_trip",
        "indicator_meaning",
    }
    assert not kinds & {*counted, "known_patient"}


def test_the_steps_of_a_ladder_rise() -> None:
    for ladder in LADDERS:
        least = [minutes for minutes, _ in ladder.steps]
        assert least == sorted(set(least))
        assert any(note.id == ladder.note for note in NOTES)
