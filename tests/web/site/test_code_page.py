from __future__ import annotations

import json
import re

import pytest

from consultant.model.codes import CodeSystem
from consultant.web.site.addresses import code_address, normal_form
from tests.web.desk import Browser


def test_a_code_is_told_with_its_status_and_the_release_that_says_so(guest: Browser) -> None:
    page = guest.page("/codes/icd10cm/E11.22")
    assert "Type 2 diabetes mellitus with diabetic chronic kidney disease" in page
    assert "ICD-10-CM, FY2027" in page
    assert "<li>to identify stage of chronic kidney disease (N18.1-N18.6)" in page


def test_what_a_note_leads_in_stands_below_it_and_says_where_it_comes_from(guest: Browser) -> None:
    page = " ".join(guest.page("/codes/icd10cm/E11.22").split())
    led = re.search(
        r'<li>to identify control using: <span class="hint">category E11</span> ?<ul>(.*?)</ul>', page
    )
    assert led
    assert "insulin (Z79.4)" in led[1]
    assert "chapter 4" in page


def test_the_date_of_service_decides_what_a_code_is(guest: Browser) -> None:
    before = guest.page("/codes/icd10cm/M72.2?date=2026-09-30")
    after = guest.page("/codes/icd10cm/M72.2?date=2026-10-01")
    assert "not reportable itself" not in before
    assert "not reportable itself" in after
    assert "M72.21" in after


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/codes/icd10cm/e1122", "/codes/icd10cm/E11.22"),
        ("/codes/ICD10CM/E11.22?date=2026-01-01", "/codes/icd10cm/E11.22?date=2026-01-01"),
        ("/codes/hcpcs/j1885", "/codes/hcpcs/J1885"),
    ],
)
def test_another_way_of_writing_leads_to_the_one_address(guest: Browser, written: str, address: str) -> None:
    response = guest.get(written)
    assert (response.status_code, response.headers["location"]) == (308, address)


def test_an_unknown_code_says_which_kind_of_absence_it_is(guest: Browser) -> None:
    assert "code not in the release" in guest.page("/codes/icd10cm/E11.99", 404)
    not_loaded = guest.page("/codes/icd10pcs/0SRC0J9", 404)
    assert "set not loaded" in not_loaded
    assert "consultant catalogue import" in not_loaded


def test_a_code_system_without_pages_names_those_that_have_them(guest: Browser) -> None:
    assert "icd10cm" in guest.page("/codes/snomed/22298006", 404)


@pytest.mark.parametrize("asked", ["date=yesterday", "date=2026-13-01", "at=Boston"])
def test_a_day_or_place_that_is_none_is_told_at_its_field_and_the_page_stays(
    guest: Browser, asked: str
) -> None:
    page = guest.page(f"/codes/cpt/27447?{asked}", 422)
    assert re.search(r'aria-invalid="true" aria-describedby="(day|place)-problem"', page)
    assert re.search(r'id="(day|place)-problem" role="alert">[^<]*(write it as|give a ZIP code)', page)
    assert 'id="payment"' in page


def test_an_ended_code_leads_to_its_successor(guest: Browser) -> None:
    page = guest.page("/codes/cpt/99201")
    assert "last valid 2020-12-31" in page
    assert 'href="/codes/cpt/99202"' in page


def test_sets_that_are_not_loaded_are_named_as_such(guest: Browser) -> None:
    assert "set not loaded" in guest.page("/codes/cpt/27447")


def test_a_linked_page_tells_programs_what_it_is_about(guest: Browser) -> None:
    page = guest.page("/codes/icd10cm/E11.9")
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert told
    assert json.loads(told[1])["codeValue"] == "E11.9"
    assert '<link rel="canonical" href="http://127.0.0.1:8017/codes/icd10cm/E11.9">' in page


def test_a_dated_page_is_not_for_search_engines(guest: Browser) -> None:
    assert 'content="noindex"' in guest.page("/codes/icd10cm/E11.9?date=2026-10-02")
    assert 'content="noindex"' not in guest.page("/codes/icd10cm/E11.9")


@pytest.mark.parametrize("system", CodeSystem)
def test_the_address_of_a_code_leads_back_to_the_code(system: CodeSystem) -> None:
    codes = {CodeSystem.ICD10CM: "E11.22", CodeSystem.ICD9CM: "250.40", CodeSystem.ICD10PCS: "0SRC0J9"}
    code = codes.get(system, "12345")
    assert code_address(system, code) == f"/codes/{system.value}/{code}"
    assert normal_form(system, code.lower()) == code
