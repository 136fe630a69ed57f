"""Several questions in one: parts of a question, and a described code of which more is asked."""

from __future__ import annotations

import pytest

from consultant.answering import two_steps
from consultant.answering.intents import Intent
from consultant.answering.reading.narrowing import narrower
from consultant.answering.reading.parts import parts
from consultant.answering.reading.reader import read
from consultant.answering.reading.wishes import attributes, wish
from consultant.answering.two_steps import coded
from consultant.model.answer import DraftStatus
from consultant.model.codes import CodeSystem
from tests.answering.test_descriptions import draft, likely, question


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Is 51798 payable, and does it have a professional component?", 2),
        ("Which modifier, and does a fresh 90 days start?", 2),
        ("64483 both sides: 50 or two lines? And is 77003 payable?", 2),
        ("Patient seen for chest pain and shortness of breath. Which code?", 1),
        ("May 45385 and 45380 be billed together?", 1),
    ],
)
def test_the_questions_of_a_text_are_told_apart(text: str, several: int) -> None:
    assert len(parts(text)) == several


@pytest.mark.parametrize(
    ("text", "wanted", "intents"),
    [
        (
            "What is the ICD-10 code for chronic systolic heart failure, and is it an MCC or CC?",
            "What is the ICD-10 code for chronic systolic heart failure",
            (Intent.GROUP,),
        ),
        (
            "Folding walker, adjustable: code and what is the MUE?",
            "Folding walker, adjustable: code",
            (Intent.UNITS,),
        ),
        ("Depression only. dx code? HCC?", "Depression only. dx code?", (Intent.GROUP,)),
        ("Hip replacement: CPT and total facility RVUs?", "Hip replacement: CPT", (Intent.PAYMENT,)),
        ("code + work RVU for a hip replacement?", "code for a hip replacement?", (Intent.PAYMENT,)),
        (
            "Please give the dx code for gout and say whether it is a CC.",
            "Please give the dx code for gout",
            (Intent.GROUP,),
        ),
        ("HCPCS for a cane, and since when is it active?", "HCPCS for a cane", (Intent.VALID,)),
        (
            "Aspiration pneumonia. Which ICD-10 code, and where does v41.1 group it?",
            "Aspiration pneumonia. Which ICD-10 code",
            (Intent.GROUP,),
        ),
        (
            "We gave one unit of platelets. I need the HCPCS code and how many the MUE allows.",
            "We gave one unit of platelets. I need the HCPCS code",
            (Intent.UNITS,),
        ),
    ],
)
def test_a_wish_for_a_code_is_told_from_what_more_is_asked(
    text: str, wanted: str, intents: tuple[Intent, ...]
) -> None:
    found = wish(text)
    assert found is not None
    assert (found.text, found.intents) == (wanted, intents)


@pytest.mark.parametrize(
    "text",
    [
        "What is the ICD-10 code for pain of both knees and hips?",
        "Is E11.9 in an HCC?",
        "Which code is for bilateral screening mammography?",
        "We transfused leukocyte-reduced platelets. P code per unit?",
    ],
)
def test_one_question_holds_no_second(text: str) -> None:
    assert wish(text) is None


def test_what_more_is_asked_of_a_described_code_is_looked_up_for_it() -> None:
    drafted = draft(
        "Which ICD-10 code is type 2 diabetes with hyperglycemia, and what has to be coded with it?",
        likely("E11.65", "Type 2 diabetes mellitus with hyperglycemia", 0.99),
    )
    assert "E11.65: it says the kind of diabetes" in drafted.text
    assert "applies to E11.65" in drafted.text, "the second step is on the code of the first"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("HCPCS for a folding walker? The patient wants it from us.", "HCPCS for a folding walker?"),
        (
            "Inpatient coder here, laparoscopic appendectomy. PCS code?",
            "laparoscopic appendectomy. PCS code?",
        ),
        ("Code of a CPAP machine (device only)?", "Code of a CPAP machine?"),
    ],
)
def test_a_wish_is_tried_without_what_surrounds_it(text: str, left: str) -> None:
    assert left in narrower(text)


@pytest.mark.parametrize(
    "text", ["Which code for a wrist fracture? It is the left one.", "Code for hypokalemia?"]
)
def test_nothing_is_left_out_that_may_decide(text: str) -> None:
    assert all("left" in one for one in narrower(text))


def test_numbered_items_under_a_wish_for_codes_are_wishes_of_their_own() -> None:
    drafted = draft(
        "I need the codes for:\n1. high sugar in type 2 diabetes\n2. type 2 diabetes with hyperglycemia",
        likely("E11.65", "Type 2 diabetes mellitus with hyperglycemia", 0.99),
    )
    assert "QUESTION 2" in drafted.text
    assert drafted.text.count("E11.65: it says the kind of diabetes") >= 1


def test_the_same_is_asked_of_the_code_of_a_short_further_question() -> None:
    drafted = draft("1) Is E11.9 on the POA exempt list?\n2) Is E11.65 exempt too?")
    assert "QUESTION 2" not in drafted.text
    assert drafted.text.count("E11.65") >= 1


@pytest.mark.parametrize(
    "text", ["Is cervicalgia an MCC?", "Chronic cervicalgia - V28?", "Which CCSR does cervicalgia land in?"]
)
def test_what_is_asked_of_a_described_diagnosis_at_once_is_told_of_its_code(text: str) -> None:
    assert "M54.2 fits that description" in draft(text, likely("M54.2", "Cervicalgia", 1.0)).text
    assert all(Intent.GROUP in one.intents for one in attributes(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Early puberty in a 6-year-old; MCE age range?", "ICD-10 code for Early puberty in a 6-year-old"),
        ("postmenopausal bleeding, code and MCE sex edit", "ICD-10 code for postmenopausal bleeding"),
    ],
)
def test_what_the_editor_holds_is_asked_of_a_described_code(text: str, wanted: str) -> None:
    assert wanted in [one.text for one in attributes(text)]


@pytest.mark.parametrize(
    "text", ["Does the code editor have sex edits?", "What are the age edits of the MCE?"]
)
def test_the_editor_itself_is_no_diagnosis(text: str) -> None:
    assert list(attributes(text)) == []


def test_a_text_that_asks_nothing_of_a_code_has_no_attributes() -> None:
    assert list(attributes("Cervicalgia in a new patient, which visit code?")) == []


@pytest.mark.parametrize("text", ["What is V28?", "Is V28 a complete code?"])
def test_a_version_of_the_models_alone_is_read_as_the_category_of_accidents(text: str) -> None:
    assert "V28" in draft(text).text


@pytest.mark.parametrize(
    ("text", "wanted", "further"),
    [
        ("Gaucher - HCC in V28, V24 and RxHCC", "ICD-10 code for Gaucher", "HCC"),
        (
            "cancer of the lower jaw bone: ICD, CC or MCC",
            "ICD-10 code for cancer of the lower jaw bone",
            "CC or MCC",
        ),
        (
            "ulcer on the calf. code, CC status, POA exempt or not?",
            "ICD-10 code for ulcer on the calf",
            "POA exempt",
        ),
    ],
)
def test_a_diagnosis_in_words_is_told_apart_from_the_lists_that_are_asked(
    text: str, wanted: str, further: str
) -> None:
    found = next(attributes(text))

    assert found.text == wanted
    assert further in found.further


@pytest.mark.parametrize("text", ["When did V28 replace V24?", "What is the difference between CC and MCC?"])
def test_how_the_lists_work_describes_no_diagnosis(text: str) -> None:
    assert list(attributes(text)) == []


def test_items_that_ask_for_the_code_of_what_stands_before_them_and_for_more_are_one_question() -> None:
    drafted = draft(
        "For type 2 diabetes with hyperglycemia: (a) the code (b) what has to be coded with it?",
        likely("E11.65", "Type 2 diabetes mellitus with hyperglycemia", 0.99),
    )
    assert "E11.65: it says the kind of diabetes" in drafted.text
    assert "applies to E11.65" in drafted.text


def test_what_is_asked_of_the_only_code_that_is_near_is_told_while_the_asker_confirms_it() -> None:
    drafted = draft(
        "CPT code for a knee injection, and what is its global period?",
        likely("20610", "A needle", 0.95, CodeSystem.CPT),
    )
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "nearest to your description is 20610" in drafted.text
    assert "20610 has a global period of the procedure day only" in drafted.text


def test_a_rule_that_is_asked_besides_takes_no_place_of_the_code() -> None:
    asked = read(
        question("Pressure ulcer left heel, stage 3. (a) code (b) may the stage come from a nurse's note?")
    )
    described = coded(asked.asks[0])
    assert described is not None
    assert described.text.startswith("Pressure ulcer left heel, stage 3")
    assert "nurse" not in described.text


def test_both_sides_of_what_is_described_ask_nothing() -> None:
    wanted = wish("Screening mammogram both breasts: CPT and total non-facility RVU 2025?")
    assert wanted is not None
    assert wanted.text == "Screening mammogram both breasts: CPT"
    assert Intent.BILATERAL not in wanted.intents


@pytest.mark.parametrize(
    ("text", "arisen"),
    [
        ("Sepsis with acute kidney failure, all present on admission. Sequence the codes please.", True),
        ("Sepsis with AKI present on admission. Which codes in which order?", True),
        ("Sepsis with AKI: which POA indicator, and which code is first?", False),
        ("Which code for a pressure ulcer, and is it exempt from present on admission? What order?", False),
    ],
)
def test_a_case_that_was_there_on_admission_asks_for_no_indicator(text: str, arisen: bool) -> None:
    assert two_steps._arisen(text) is arisen
