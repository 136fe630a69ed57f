"""Questions about a rule, without any code: which note answers, and what it says first."""

from __future__ import annotations

import pytest

from tests.answering.test_verdicts import draft, verdict


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We threw away 40 mg from a single use vial. Which modifier for the rest?", "JW on a second line with"),
        (
            "Which modifier says that an ABN was given, and which that we forgot it?",
            "GA with a signed notice on file; GZ where a required",
        ),
        ("We collected too much from Medicare. How long do we have once we know?", "What was paid too much is reported"),
        ("The doctor forgot to sign the note. Can he sign it now?", "No late signature"),
        ("Does an ABN work for a member of a Medicare Advantage plan?", "No: an ABN is for Original Medicare only"),
        ("Is an ABN valid for Medicare Advantage?", "No: an ABN is for Original Medicare only"),
        ("How often may we screen for diabetes under Part B?", "Up to two screening tests within 12 months"),
        ("ER visit began at 11:50 pm and ended after midnight. Which date of service?", "The date of the visit is"),
        ("I dictated the note the next day. Which date goes on the claim?", "The claim carries the day of the"),
        ("Can we bill a lower level to be nice to the patient?", "No: a code reports what was done"),
        ("The order was written after the test was done, is that fine?", "No: the order comes before the test"),
        ("Our lab order was signed after the draw. Is that fine?", "Yes, when the order was given before"),
        ("Can an order be dated before the visit?", "Yes: an order may be older than the service"),
        ("Cloned documentation, what is the risk?", "Copied text counts only as far as"),
        ("A patient pays herself in full and asks us not to send a claim. Allowed?", "Yes: when the patient pays in"),
        ("The article says one thing and the NCCI manual another, who is right?", "Law and regulation first"),
        ("Which letter is malunion as seventh character?", "K for nonunion and P for malunion"),
        ("GX with GY on the same line, is that ok?", "Yes: GX, the voluntary notice, may stand beside GY"),
        ("Do video visits count for risk adjustment?", "Telehealth counts for risk adjustment when"),
        ("Denied 97, and the notes show two separate lesions. May we add 59?", "Yes, if the record of that day"),
        ("What does Excludes2 mean?", "Excludes2 means: not included here"),
        ("23 minutes of ther ex and 8 of manual, how many units?", "31 minutes of timed therapy make 2 units: 97110 (ther"),
        ("Is a 99211 by the PharmD allowed as incident-to?", "Yes, as staff: under the incident-to rules"),
        ("Surgeon operated on the wrong hip; what modifier?", "PA: an invasive procedure on the wrong body"),
        ("Tdap booster, is that Part B?", "No: as prevention these vaccines"),
        ("Is shingrix covered by part B?", "No: as prevention these vaccines"),
        ("Is verbal consent for CCM fine?", "Yes: consent to chronic care management may be verbal"),
        ("Patient takes a video visit in her car in a parking lot, POS 10 or 02?", "POS 02, patient not at home"),
        ("Can we shred charts after five years?", "No: for Medicare the documentation is kept for 7"),
        ("A claim 14 months old, can we still bill Medicare?", "No, as a rule: Medicare wants the claim"),
        ("PR 204: can we bill the patient?", "Yes: an amount under group PR"),
        ("Is a barium enema still covered as a screening?", "No: since 2025 a barium enema"),
        ("Does an MA plan have to follow the LCD?", "Yes: a Medicare Advantage plan must follow"),
        ("QMB patient, may we collect the copay?", "No: a Qualified Medicare Beneficiary"),
        (
            "How long after the date of service can we send a Medicare Part B claim, and which CARC do we see when late?",
            "Within one calendar year of the date of service, for Original Medicare. CARC 29: the claim came after the time",
        ),
        ("Our PA first-assists. Modifier for Medicare, and % of the fee schedule?", "Modifier AS: a physician assistant"),
        ("Part of the PT session was done by the assistant. Which modifier beside GP, and the payment?", "CQ, beside GP"),
        ("99495: within how many days is the visit, and how soon the first contact?", "Within 14 days of discharge"),
        ("Our clinic uses cassettes (CR) for x-rays. Which modifier goes on the films?", "FY: an x-ray by computed"),
        ("After an overpayment is identified, how many days to return it?", "What was paid too much is reported and returned"),
        (
            "New Medicare patient seen by our NP alone in the office. a) Is it incident-to? b) What percentage is paid?",
            "No: a new patient is not incident-to",
        ),
        ("15 minutes gait training and 7 min of manual: units?", "22 minutes of timed therapy make 1 unit"),
    ],
)  # fmt: skip
def test_the_rule_that_answers_stands_first(text: str, said: str) -> None:
    assert verdict(text).startswith(said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She pays cash for her shot, which code?", "verdict"),
        ("We keep records in the cloud, which vendor is good?", "verdict"),
        ("The wrong side was typed on the claim of a knee, LT for RT.", "verdict"),
        ("The surgeon died last year; which code is his last case?", "verdict"),
        ("After midnight our backups run, is that a problem?", "verdict"),
        ("A manual of 15 pages, how many units?", "timed_units"),
        ("Please help with a billing question.", "note"),
        ("Do you know a good cardiologist in Boston?", "note"),
        ("DME: bene wants the deluxe frame, and the ABN has no room for a fifth letter on our line.", "note"),
        (
            "Coder in training: the teacher is on vacation and the wrist of a skier hurts, which map helps?",
            "note",
        ),
    ],
)
def test_what_only_sounds_alike_gets_no_such_rule(text: str, kind: str) -> None:
    assert kind not in {finding.kind for finding in draft(text).findings}
