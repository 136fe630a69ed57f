"""The rows of short cases: each tells its codes, fills its open places, and leaves alone what it bars."""

from __future__ import annotations

import re

import pytest

from consultant.answering.effect_words import Happened, happened
from consultant.answering.findings.cases import case_rows
from consultant.answering.findings.descriptions import noted_titles
from consultant.answering.findings.guidelines import infarctions, note_wishes

_CODE = re.compile(r"[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?|\{\w+\*?(?::\w+)?\}")


def codes(text: str) -> list[str]:
    cases, _, choices = case_rows._table()
    unsure = case_rows._UNSURE.search(text) is not None
    if case_rows._OTHERWISE.search(text):
        return []
    case = next((one for one in cases if one.fits(text, unsure=unsure)), None)
    return [code for one in (case.codes if case else ()) for code in case_rows._filled(one, text, choices)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patient came for an HIV test, no symptoms. Code?", ["Z11.4"]),
        ("immunosuppressed due to methotrexate, what codes", ["D84.821", "T45.1X5A"]),
        ("immunodeficiency due to long term prednisone, dx codes", ["D84.821", "T38.0X5A"]),
        ("renal artery stenosis causing secondary HTN: how many codes", ["I15.0", "I70.1"]),
        ("renal artery stenosis, which code?", []),
        ("HIV positive, no symptoms, comes for a test. Code?", []),
        ("exposed to COVID, has cough and fever, test negative: codes?", ["R05.9", "R50.9", "Z20.822"]),
        ("Admitted for chemo for lung cancer, develops nausea and vomiting. Codes?",
            ["Z51.11", "C34.90", "R11.2", "T45.1X5A"]),
        ("rehab after total right hip replacement for osteoarthritis, codes?", ["Z47.1", "Z96.641"]),
        ("insulin pump failed, type 1 diabetic with DKA, codes in order", ["T85.614A", "T38.3X6A", "E10.10"]),
        ("surveillance colonoscopy, history of adenomatous polyps, codes?", ["Z12.11", "Z86.0101"]),
        ("screening colonoscopy, polyp found and removed, which code first?", []),
        ("smoker, cigarettes, 20 weeks pregnant: codes", ["O99.332", "F17.210", "Z3A.20"]),
        ("CAD of bypass graft with angina", ["I25.709"]),
        ("chronic gout of the big toe", []),
        ("gout of big toe", ["M10.9", "M10.079"]),
        ("breech, cesarean at 39 weeks, single liveborn, codes", ["O32.1XX0", "Z37.0", "Z3A.39"]),
        ("large baby 4600 g code", ["P08.0"]),
        ("x-ray for cough shows pneumonia, interpreted. code?", ["J18.9"]),
        ("Which modifier for an HIV test?", []),
        ("folate deficiency but no anemia, code?", ["E53.8"]),
        ("iron deficiency anemia, code?", []),
        ("allergic to penicillin, no reaction now, code?", ["Z88.0"]),
        ("rash, allergic to penicillin, no reaction now", []),
        ("neutropenic fever due to chemo for lymphoma: codes", ["D70.1", "R50.81", "T45.1X5A", "C85.90"]),
    ],
)  # fmt: skip
def test_a_case_has_its_codes(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_every_row_is_written_in_whole() -> None:
    cases, _, choices = case_rows._table()
    named = {name for one in cases for code in one.codes for name in re.findall(r"\{(\w+)", code)}
    assert named - {"week", "side", "trimester"} == set(choices)
    for one in cases:
        assert all(_CODE.match(code) for code in one.codes), one.codes
        assert one.section
        assert one.rule
        assert len(one.said.split()) + len(one.codes) <= 45, one.said


def test_a_choice_of_names_tells_no_adverse_effect() -> None:
    text = "takes the wrong dose of warfarin by mistake. adverse effect or poisoning?"
    assert happened(text) is Happened.ACCIDENT
    assert happened("adverse effect of warfarin, nosebleed") is Happened.ADVERSE


def test_a_new_infarction_is_told_by_now() -> None:
    assert infarctions._AGAIN.search("NSTEMI 2 weeks ago and now STEMI of the inferior wall")


@pytest.mark.parametrize("text", ["Does Z16 go before the infection?", "Can G63 be listed first?"])
def test_whether_a_code_goes_before_its_cause_is_asked_of_it(text: str) -> None:
    assert note_wishes.may_itself(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("what second code does the tabular want with Angina pectoris?", "Angina pectoris"),
        ("what must be coded first with Pseudobulbar affect?", "Pseudobulbar affect"),
        ("what second code does the tabular want with it?", ""),
        ("Which code for angina pectoris?", ""),
    ],
)
def test_a_condition_is_heard_whose_notes_are_asked(text: str, what: str) -> None:
    found = noted_titles._OF.search(text) if noted_titles._ASKED.search(text) else None
    assert (found["what"] if found else "") == what
