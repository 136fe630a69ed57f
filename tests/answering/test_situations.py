"""Doses, sides, situations and follow-ups: what an expert reads between the lines of a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, digits, situations
from consultant.answering.amounts import billing_unit
from consultant.answering.claims import verdict
from consultant.answering.contractors import contractor
from consultant.answering.reading import read
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import BillingSetting
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import citations, question

ANSWERER = Answerer(MemoryCatalogue(), MailTemplates())


def draft(text: str, **more: object) -> Draft:
    return ANSWERER.draft(question(text, **more))


def short(drafted: Draft) -> str:
    return drafted.text.split("SHORT ANSWER\n")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("description", "unit"),
    [
        ("Injection, bevacizumab, 10 mg", "10 mg"),
        ("Injection, penicillin g benzathine, 100,000 units", "100000 units"),
        ("Factor ix, per i.u.", "1 unit"),
        ("Acetylcysteine, unit dose form, per gram", "1 g"),
        ("Injection, torsemide, 10 mg/ml", "10 mg"),
        ("Injection, imipenem 4 mg, cilastatin 4 mg and relebactam 2 mg", "None"),
    ],
)
def test_the_billing_unit_is_read_from_the_published_description(description: str, unit: str) -> None:
    assert str(billing_unit(description)) == unit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("60 mg of J1885 given, how many units?", "60 mg are 4 units of J1885, 15 mg each."),
        ("J1885, 0.06 g given. Units?", "0.06 g are 4 units of J1885"),
        (
            "J1885: 60 mg out of three vials of 30 mg. Lines?",
            "60 mg are 4 units of J1885, 15 mg each; the 30 mg thrown away are 2 units",
        ),
        (
            "2 vials of J1885, 30 mg each, we infused 45 mg. Lines?",
            "45 mg are 3 units of J1885, 15 mg each; the 15 mg",
        ),
        ("Is J1885 30 mg per unit?", "No: one unit of J1885 is 15 mg"),
        ("1 ml of J1885 30 mg/ml given, units?", "30 mg are 2 units of J1885"),
        ("We gave 45 mg of J1885, so 3.5 units?", "45 mg are 3 units of J1885"),
        (
            "J1885: gave 30 mg, wasted 15 mg of the vial. Units?",
            "30 mg are 2 units of J1885, 15 mg each; the 15 mg thrown away are 1 unit",
        ),
        (
            "J1885: 40 mg given from a 45 mg vial, 5 mg discarded. Units?",
            "40 mg are 3 units of J1885, 15 mg each, rounded up; the 5 mg thrown away make no whole unit more",
        ),
        (
            "J1885: 30 mg from a 60 mg single dose vial. Units and waste?",
            "30 mg are 2 units of J1885, 15 mg each; the 30 mg thrown away are 2 units",
        ),
    ],
)
def test_what_was_given_and_what_was_thrown_away_are_told_apart(text: str, said: str) -> None:
    assert short(draft(text)).startswith(said)


def test_units_without_a_dose_are_asked_back() -> None:
    drafted = draft("Gave two vials of J1885. How many units?")
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "How much of J1885 was given" in drafted.text


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Patient was taken back to the operating room for bleeding", "78"),
        ("Staged second procedure planned beforehand", "58"),
        ("Repeat chest film the same day by another radiologist", "77"),
        ("The ABN was not signed", "GZ"),
        ("A signed ABN is on file", "GA"),
        ("The physical therapist assistant did all of it", "CQ"),
        ("Screening colonoscopy with removal of a polyp", "PT"),
        ("Only the left knee was done", "LT"),
        ("Both the left knee and the right knee were done", ""),
        ("An ordinary question on a code", ""),
    ],
)
def test_a_described_situation_leads_to_its_modifier(text: str, modifier: str) -> None:
    assert next(iter(situations.meant(text)), "") == modifier


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("11750 on the right big toe", "T5"),
        ("nail of the left great toe", "TA"),
        ("big toe of the right foot", "T5"),
        ("left thumb", "FA"),
        ("left index finger", "F1"),
        ("ring finger of the right hand", "F8"),
        ("right lower eyelid", "E4"),
        ("left upper lid", "E1"),
        ("right hand", "RT"),
    ],
)
def test_a_toe_a_finger_and_a_lid_have_modifiers_of_their_own(text: str, modifier: str) -> None:
    assert situations.meant(text) == (modifier,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nails of both great toes", ("T5", "TA")),
        ("bilateral thumbs", ("F5", "FA")),
        ("right and left second toe", ("T1", "T6")),
        ("modifier for the left great toe, and which for the right 2nd?", ("TA", "T6")),
        ("modifier for the left thumb, and for the right big toe", ("FA", "T5")),
        ("both feet", ()),
    ],
)
def test_both_sides_of_a_digit_have_both_modifiers(text: str, expected: tuple[str, ...]) -> None:
    assert digits.told(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "value", "found"),
    [
        ("The MUE for 93005 is 5, correct?", "units", "3", "wrong"),
        ("The MUE for 93005 is 3, correct?", "units", "3", "right"),
        ("Is the MUE 3 or 4?", "units", "3", ""),
        ("64721 has a 10 day global, right?", "global_days", "090", "wrong"),
        ("Is 36600 status T?", "status", "A", "wrong"),
        ("What is the status of a code?", "status", "A", ""),
        ("99213 is column 1 to 20610", "column1", "20610", "wrong"),
        ("Is 99213 column 1 or column 2?", "column1", "20610", ""),
    ],
)
def test_a_value_taken_for_granted_is_judged(text: str, name: str, value: str, found: str) -> None:
    assert verdict(text, name, value) == found


def test_a_wrong_value_is_corrected_first() -> None:
    assert short(draft("The MUE for 27447 is 4, right?")).startswith(
        "No: the MUE for 27447 is 1 unit per day."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("given in Austin, TX", ("Novitas", "Texas")),
        ("we are in West Virginia", ("Palmetto", "West Virginia")),
        ("under NGS", ("NGS", "")),
        ("is it OK or not, IN any case", ("", "")),
    ],
)
def test_the_contractor_of_a_state_is_known(text: str, found: tuple[str, str]) -> None:
    assert contractor(text) == found


def follow_up(text: str, before: str) -> Draft:
    return draft(text, answered=citations(before), asked_before=before)


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("Can 99213-25 go with 20610?", "And with modifier 50?", "Yes: 20610 takes modifier 50"),
        ("Can 99213 go with 20610?", "Same question for 37243", "37243"),
        ("What is the MUE for 27447?", "And 71046?", "The MUE for 71046 is 4 units per claim line."),
        ("How many units of J1885 for 30 mg?", "And for 60 mg?", "60 mg are 4 units of J1885"),
    ],
)
def test_a_follow_up_asks_what_was_asked_before(before: str, text: str, said: str) -> None:
    assert said in short(follow_up(text, before))


def test_a_follow_up_on_the_hospital_looks_the_same_pair_up_there() -> None:
    asked = question("What if it is the hospital?", answered=citations("99213 20610"))
    assert read(replace(asked, asked_before="Can 99213 go with 20610?")).setting is BillingSetting.HOSPITAL


def test_both_settings_are_answered_one_by_one() -> None:
    said = short(
        draft("Is there an edit between 20610 and 99213 in the physician office and in the hospital?")
    )
    assert said.startswith("On a practitioner claim: ")
    assert "On a hospital claim: " in said


def test_how_a_limit_differs_is_told_without_yes_or_no() -> None:
    said = short(draft("71046: MUE, and how does the MUE differ in the outpatient hospital?"))
    assert said.startswith("On a practitioner claim: ")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Was M72.2 billable on 9/15/2026?", date(2026, 9, 15)),
        ("S23.420A for a visit on November 12, 2026?", date(2026, 11, 12)),
        ("Is D69.1 valid in October 2026?", date(2026, 10, 1)),
        ("Our claim was denied on 9/15/2026", None),
    ],
)
def test_a_plain_date_is_the_day_of_service_unless_it_is_something_else(text: str, on: date | None) -> None:
    assert (read(question(text)).on if on else read(question(text)).date_assumed) == (on or True)


def test_a_list_under_one_heading_asks_the_same_of_each_item() -> None:
    drafted = draft("Global days of the following:\n1. 27447?\n2. 20610?")
    assert "27447: global days 090" in drafted.text
    assert "20610: global days 000" in drafted.text


def test_a_note_that_two_questions_share_stands_once() -> None:
    drafted = draft("Modifier 50 questions:\n1. 20610?\n2. 37244?")
    lines = [line for line in drafted.text.splitlines() if line.startswith("- ")]
    assert len(lines) == len(set(lines))


def test_doubts_of_the_data_lower_the_confidence() -> None:
    known, unknown = draft("Is E11.9 valid?"), draft("Is E11.9 covered for 20610?")
    assert known.confidence > unknown.confidence
    assert "set not loaded" in unknown.risks


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("45378 was abandoned because of poor prep. Which modifier?", "53"),
        ("We read 71046 for the hospital. Which modifier?", "26"),
        ("A PA assisted at 27447. Which modifier?", "AS"),
        ("In the global of the right eye, and now the left eye was done. Modifier?", "79"),
        ("A visit on day 45 for a cough, which modifier?", "24"),
        ("A visit on day 45 for a wound check, which modifier?", ""),
        ("Hospital owns the machine, the radiologist reads. Modifier?", "26"),
        ("The machine belongs to the hospital, our doctor only does the interpretation. Modifier?", "26"),
        ("The equipment is ours, an outside cardiologist does the reading. Modifier?", "TC"),
        ("Our office owns the monitor; the study is read by another group. Modifier?", "TC"),
        ("The prep was bad and he gave up the 45378 at the flexure. Modifier?", "53"),
        ("Two reads of the same film by two different radiologists. Modifier?", "77"),
        ("71045 was read twice, by two different radiologists. Modifier?", "77"),
        ("Another radiologist did the film again. Modifier?", "77"),
        ("Hematoma evacuated in OR on day 3. Modifier?", "78"),
        ("Removal of hardware planned 6 weeks after ORIF. Modifier?", "58"),
        ("Back in the operating room for a bleed nobody planned for. Modifier?", "78"),
    ],
)
def test_what_was_done_tells_the_modifier(text: str, modifier: str) -> None:
    assert (modifier in situations.meant(text)) is bool(modifier)
    assert modifier or "24" not in situations.meant(text)


def test_whose_equipment_it_is_and_who_reads_decide_together() -> None:
    assert "26" not in situations.meant("The equipment is ours, another group does the reading.")
    assert "TC" not in situations.meant("The equipment is ours and we read it too.")


def test_modifiers_set_beside_each_other_are_told_apart_without_any_code() -> None:
    said = short(draft("What is the difference between 25 and 59?"))
    assert "Modifier 25:" in said
    assert "Modifier 59:" in said


def test_each_day_of_a_mail_gets_the_release_of_its_own() -> None:
    drafted = draft("Is 99201 valid for a visit on 10/20/2026? And for 9/20/2020?")
    assert "ON 2020-09-20" in drafted.text
    assert read(question("Is 99201 valid for 10/20/2026? And for 9/20/2020?")).asks[1].on == date(2020, 9, 20)


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        ("Stent to the left anterior descending", ("LD",)),
        ("PCI of the RCA and the circumflex", ("LC", "RC")),
        ("injection of the left knee", ("LT",)),
        ("fracture of the left ramus of the jaw", ()),
    ],
)
def test_a_treated_heart_artery_tells_its_modifier_and_no_side(text: str, modifiers: tuple[str, ...]) -> None:
    found = situations.meant(text)
    assert set(modifiers) <= set(found)
    assert not ({"LD", "LC", "RC", "RI", "LM"} & set(found)) - set(modifiers)
    assert "LT" not in found or "LT" in modifiers or "ramus" in text
