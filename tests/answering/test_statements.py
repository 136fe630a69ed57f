"""What a question says that a code is, or how much it takes, is confirmed or denied in the first words of the answer."""

from __future__ import annotations

import pytest

from consultant.answering import statements
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("22", "POS 22 is an ambulatory surgery center, isn't it?", "ambulatory surgery center, isn't it"),
        ("TC", "Modifier TC is for the doctor's reading.", "doctor's reading"),
        ("LT", "Does LT mean right side?", "right side"),
        ("97", "CO-97 means that timely filing was missed.", "timely filing was missed"),
        ("UK", "They say UK modifier = united kingdom.", "united kingdom"),
        ("99213", "Is 99213 valid?", ""),
        ("99215", "Is 99215 supported by moderate MDM?", ""),
        ("460", "Is MS-DRG 460 surgical or medical?", ""),
        ("195", "Our manager calls 195 the pneumonia DRG.", "pneumonia DRG"),
        ("J1885", "How many units of J1885 is a 60 mg shot?", ""),
    ],
)
def test_what_is_said_of_a_code(code: str, text: str, said: str) -> None:
    assert statements.said_of(code, text).split(",")[0] == said.split(",")[0]


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("EY", "We use EY for emergency visits. That is what it is for, isn't it?", "emergency visits"),
        ("QM", "QM goes on ambulance trips under arrangement, correct?", "ambulance trips under arrangement"),
        ("GY", "We put GY on excluded items, right?", "excluded items"),
        ("GY", "Which lines do we put GY on?", ""),
    ],
)
def test_what_a_modifier_is_put_on_is_what_it_is_for(code: str, text: str, said: str) -> None:
    assert statements.said_of(code, text, used=True).split(",")[0] == said
    assert statements.said_of(code, text) == ""


@pytest.mark.parametrize(
    ("said", "title", "agrees"),
    [
        ("long term use of insulin", "Long term (current) use of insulin", True),
        ("technical component", "Only the clinician's part: reading and report", False),
        ("hip fracture with MCC", "Major joint replacement without MCC", False),
        ("embolism without MCC", "Pulmonary embolism with MCC", False),
        ("accidental antibiotic poisoning", "Poisoning by other systemic antibiotics, undetermined", False),
        ("six or more nails", "Grinding down 1 to 5 diseased nails", False),
        ("high risk colonoscopy", "colonoscopy on individual not meeting criteria for high risk", False),
        ("no drug wasted", "Zero drug amount discarded/not administered to any patient", True),
        ("decision for major surgery", "Visit at which a major operation was decided", True),
        ("operating room", "Emergency room", False),
        ("a brace", "Emergency room", False),
        ("hypertension", "Hyperlipidemia, unspecified", False),
        ("hypertensive kidney disease", "Hypertensive chronic kidney disease", True),
        ("rental of a full month", "Rental item, billing for partial month", False),
        ("no waste", "Drug amount discarded/not administered to any patient", False),
        ("resident without the teaching physician", "by a resident under a teaching physician", False),
        ("the displaced fracture", "Nondisplaced fracture of phalanx", False),
        ("passenger in a van", "Driver of pick-up truck or van injured in collision", False),
        ("chemo anemia", "anemia due to anti-cancer radiotherapy", False),
        ("voluntary ABN", "Notice of liability issued, voluntary under payer policy", True),
        ("SNF", "Skilled Nursing Facility", True),
        ("when nothing was discarded", "Drug amount discarded/not administered to any patient", False),
        ("the", "Emergency room", None),
    ],
)
def test_a_title_agrees_or_not(said: str, title: str, agrees: bool | None) -> None:
    assert statements.agrees(said, title) is agrees


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("M17.11 is osteoarthritis of the left knee, correct?", "No: M17.11 is the right side"),
        ("J1885 is billed per 15 mg, right?", "Yes: one unit of J1885 is 15 mg."),
        (
            "J1885 is billed per 1 mg, so 60 mg is 60 units?",
            "No: one unit of J1885 is 15 mg; 60 mg are 4 units",
        ),
        ("doc says 27447 has a ten day global. right?", "No: 27447 has a major-surgery global period"),
        ("M17.11 is also a header, so we may no longer bill it. Right?", "No: M17.11 is valid"),
        ("M17.11 isn't billable, right?", "No: M17.11 is valid"),
        ("Global period of 27447 is 10 days.", "No: 27447 has a major-surgery global period"),
    ],
)
def test_a_statement_is_answered_with_yes_or_no(text: str, first: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(first)


@pytest.mark.parametrize(
    ("said", "title", "expected"),
    [
        ("air ambulance", "Ambulance-Air or Water", True),
        ("air ambulance", "Ambulance-Land", False),
        ("ambulance", "Ambulance-Land", False),
        ("skilled nursing facility", "Nursing Facility", False),
    ],
)
def test_a_title_says_all_or_not(said: str, title: str, *, expected: bool) -> None:
    assert statements.says_all(said, title) is expected


def test_what_differs_apart_from_the_side() -> None:
    title = "Chronic embolism and thrombosis of left subclavian vein"
    assert statements.differs_apart_from_side("acute embolism of the right subclavian vein", title)
    assert not statements.differs_apart_from_side("chronic embolism of the right subclavian vein", title)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Modifier 57 goes on the surgery code, correct?", "No: modifier 57 goes on the visit"),
        ("27447 has no global, right?", "No: 27447 has a major-surgery"),
        ("You can't use 25 with a 0-day global procedure, true?", "No: beside a procedure with 0 or 10"),
        ("Critical care needs at least 60 minutes, correct?", "No: 30 minutes"),
        (
            "27447 has a ten day global, correct? We'd bill the visit on day 95.",
            "No: 27447 has global days 090",
        ),
    ],
)
def test_another_meaning_is_denied_first(text: str, first: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(first)
