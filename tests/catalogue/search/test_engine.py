"""What a person finds by what they type, on the catalogue of a new installation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Hit, Wanted
from consultant.model.catalogue import CodeStatus
from consultant.model.codes import CodeSystem
from tests.catalogue.conftest import TODAY
from tests.catalogue.search.conftest import SYNONYMS

WANTED = Wanted(TODAY)


def codes(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.entry.code for hit in hits]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("type 2 diabetes with kidney problem", "E11.22"),
        ("problem kidney 2 type diabetes", "E11.22"),
        ("hypertension", "I10"),
        ("hypertensoin", "I10"),
        ("HTN", "I10"),
        ("high blood pressure", "I10"),
        ("gallstones", "K80.20"),
        ("pressure ulcers of the sacral region", "L89.159"),
        ("pressure ulcer sacral region", "L89.159"),
        ("anaemia from lack of iron", "D50.9"),
        ("crohn's disease", "K50.90"),
        ("supraspinatus tears", "M75.101"),
        ("total knee replacement", "27447"),
    ],
)
def test_a_code_is_found_by_what_people_type(search: CodeSearch, typed: str, code: str) -> None:
    assert code in codes(search.search(typed, WANTED))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("e11.2", "E11.2"),
        ("E112", "E11.2"),
        ("e1122", "E11.22"),
        ("99213", "99213"),
        ("25", "25"),
        ("M72.2", "M72.2"),
    ],
)
def test_a_code_or_its_beginning_comes_first_with_or_without_dot(
    search: CodeSearch, typed: str, first: str
) -> None:
    assert codes(search.search(typed, WANTED))[0] == first


def test_several_codes_in_a_row_are_each_found(search: CodeSearch) -> None:
    assert {"E11.22", "99213"} <= set(codes(search.search("E11.22, 99213", WANTED)))


def test_the_last_word_may_be_unfinished_while_typing(search: CodeSearch) -> None:
    assert "I10" in codes(search.search("hyperten", WANTED, typing=True))
    assert "I21.9" in codes(search.search("heart att", WANTED, typing=True))


def test_a_space_ends_the_word_while_typing(search: CodeSearch) -> None:
    finished = search.search("gout ", WANTED, typing=True)
    assert codes(finished) == codes(search.search("gout", WANTED))


def test_only_the_systems_asked_for_are_told(search: CodeSearch) -> None:
    wanted = replace(WANTED, systems=frozenset({CodeSystem.CPT}))
    found = search.search("knee replacement", wanted)
    assert codes(found)[0] == "27447"
    assert {hit.entry.system for hit in found} == {CodeSystem.CPT}


@pytest.mark.parametrize(
    ("typed", "system"),
    [
        ("modifier for both sides", CodeSystem.MODIFIER),
        ("place of service telehealth", CodeSystem.POS),
        ("cpt for knee replacement", CodeSystem.CPT),
        ("icd-10 for gout", CodeSystem.ICD10CM),
    ],
)
def test_a_system_named_in_the_request_is_the_only_one(
    search: CodeSearch, typed: str, system: CodeSystem
) -> None:
    found = search.search(typed, WANTED)
    assert found
    assert {hit.entry.system for hit in found} == {system}


def test_only_codes_that_may_be_reported_when_that_is_asked(search: CodeSearch) -> None:
    found = search.search("supraspinatus", replace(WANTED, billable=True, limit=30))
    assert found
    assert {hit.entry.status for hit in found} == {CodeStatus.ACTIVE}


def test_a_code_that_became_a_header_is_a_header_from_that_day_on(search: CodeSearch) -> None:
    billable = replace(WANTED, billable=True)
    assert "M72.2" not in codes(search.search("plantar fascial fibromatosis", billable))
    before = replace(billable, on=date(2026, 9, 30))
    assert "M72.2" in codes(search.search("plantar fascial fibromatosis", before))


def test_codes_that_differ_in_the_encounter_only_are_told_once(search: CodeSearch) -> None:
    found = search.search("fracture left wrist", WANTED)
    stems = [hit.entry.code[:7] for hit in found if len(hit.entry.code) == 8]
    assert len(stems) == len(set(stems))
    assert any(hit.alike for hit in found)


def test_a_hit_says_where_and_why(search: CodeSearch) -> None:
    hit = search.search("htn", WANTED)[0]
    assert [hit.entry.description[start:end].lower() for start, end in hit.highlights] == ["hypertension"]
    assert [(why.typed, why.found, why.reason) for why in hit.whys] == [
        ("htn", "hypertension", "another name")
    ]


def test_another_name_of_the_code_is_told(search: CodeSearch) -> None:
    hit = search.search("supraspinatus syndrome", WANTED)[0]
    assert hit.other_name == "Supraspinatus syndrome"


def test_no_more_hits_than_wanted(search: CodeSearch) -> None:
    assert len(search.search("fracture", replace(WANTED, limit=3))) == 3
    assert len(search.search("fracture", replace(WANTED, limit=60))) == 60


def test_what_nobody_writes_finds_nothing(search: CodeSearch) -> None:
    assert search.search("zzzzqqqqxxxx", WANTED) == ()
    assert search.search("", WANTED) == ()
    assert search.search("?!", WANTED) == ()


def test_the_same_request_gets_the_same_answer(search: CodeSearch) -> None:
    assert search.search("left knee pain", WANTED) == search.search("left knee pain", WANTED)


@settings(max_examples=150)
@given(st.text(max_size=200), st.booleans())
def test_any_text_is_answered(search: CodeSearch, text: str, typing: bool) -> None:
    for hit in search.search(text, WANTED, typing=typing):
        assert 0 <= hit.score <= 1
        assert all(0 <= start < end <= len(hit.entry.description) for start, end in hit.highlights)


def test_a_pasted_text_gives_codes_for_each_phrase(search: CodeSearch) -> None:
    text = (
        "72 year old male with history of HTN and T2DM presents with chest pain and shortness of breath.\n"
        "Denies fever or cough. EKG showed afib. No evidence of heart attack."
    )
    found = {one.phrase: codes(one.hits) for one in search.phrases(text, WANTED)}
    assert "I10" in found["HTN"]
    assert "E11.9" in found["T2DM"]
    assert "R07.9" in found["chest pain"]
    assert "R06.02" in found["shortness of breath"]
    assert "I48.91" in found["afib"]
    assert not {"fever", "cough", "heart attack"} & set(found)
    assert all(text[slice(*one.span)] == one.phrase for one in search.phrases(text, WANTED))


def test_likely_codes_are_reportable_ones_and_an_installation_without_an_index_proposes_none(
    search: CodeSearch, tmp_path: Path
) -> None:
    on = date(2026, 11, 23)
    found = search.likely("removal of sutures", frozenset({CodeSystem.ICD10CM}), on)
    assert found[0].entry.code == "Z48.02"
    assert all(one.entry.status is CodeStatus.ACTIVE for one in found)
    empty = CodeSearch(tmp_path, SYNONYMS, lambda system, code, on: pytest.fail("nothing to look up"))
    assert empty.likely("removal of sutures", frozenset(), on) == ()


def test_a_code_lists_codes_only_and_a_short_one_may_be_a_word(search: CodeSearch) -> None:
    typed = [one.entry.code for one in search.search("e11.2", Wanted(TODAY, limit=25))]
    assert typed[0] == "E11.2"
    assert all(code.startswith("E11.2") for code in typed)
    assert any(one.whys[0].reason != "code begins so" for one in search.search("B12", Wanted(TODAY)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("can't sleep for the past 3 weeks", "cannot sleep"),
        ("rash all over since yesterday", "rash"),
        ("s/p hysterectomy", "history hysterectomy"),
        ("h/o DVT", "history DVT"),
        ("itching down there", "itching genital"),
    ],
)
def test_short_forms_of_speech_and_notes_are_written_out(search: CodeSearch, typed: str, meant: str) -> None:
    found, expected = (search.search(text, Wanted(TODAY)) for text in (typed, meant))
    assert [one.entry.code for one in found] == [one.entry.code for one in expected]
    assert found


def test_once_a_code_meets_everything_what_meets_a_word_of_thousands_is_left_out(search: CodeSearch) -> None:
    found = search.search("knee injection", replace(WANTED, limit=25))
    assert codes(found)[0] == "20610"
    assert all(one.cover >= 0.6 for one in found)
