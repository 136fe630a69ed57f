"""The terminology operations, each answer read by a public library's model of the resource (FHIR R4B is R4 here)."""

from __future__ import annotations

from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class

from tests.web.desk import Browser

ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
CPT = "http://www.ama-assn.org/go/cpt"


def asked(guest: Browser, path: str, status: int = 200, **values: str) -> dict[str, Any]:
    """The resource that an operation answers with, valid as its own type."""
    response = guest.get(f"/fhir/{path}", params=values)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/fhir+json; charset=utf-8"
    resource: dict[str, Any] = response.json()
    get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    return resource


def value(resource: dict[str, Any], name: str) -> Any:
    found = next((one for one in resource["parameter"] if one["name"] == name), {})
    return next((held for key, held in found.items() if key.startswith("value")), None)


def properties(resource: dict[str, Any]) -> dict[str, Any]:
    parts = [one["part"] for one in resource["parameter"] if one["name"] == "property"]
    return {part[0]["valueCode"]: next(iter(set(part[1].items()) - {("name", "value")}))[1] for part in parts}


def test_a_code_is_looked_up_with_its_place_in_the_list(guest: Browser) -> None:
    found = asked(guest, "CodeSystem/$lookup", system=ICD10CM, code="E11.22")
    assert value(found, "display") == "Type 2 diabetes mellitus with diabetic chronic kidney disease"
    assert value(found, "version") == "FY2027"
    assert properties(found)["parent"] == "E11.2"


def test_the_date_decides_whether_a_code_is_a_header(guest: Browser) -> None:
    before = asked(guest, "CodeSystem/$lookup", system=ICD10CM, code="M72.2", date="2026-09-30")
    after = asked(guest, "CodeSystem/$lookup", system=ICD10CM, code="M722", date="2026-10-01T00:00:00Z")
    assert (properties(before)["notSelectable"], properties(after)["notSelectable"]) == (False, True)


def test_a_version_stands_for_its_first_day(guest: Browser) -> None:
    found = asked(guest, "CodeSystem/$lookup", system=ICD10CM, code="M72.2", version="FY2026 April")
    assert properties(found)["status"] == "active"


def test_only_the_wanted_properties_are_told(guest: Browser) -> None:
    found = asked(guest, "CodeSystem/$lookup", system=ICD10CM, code="M72.2", property="child")
    assert set(properties(found)) == {"child"}


@pytest.mark.parametrize(
    ("values", "status", "code"),
    [
        ({"system": ICD10CM, "code": "E11.99"}, 404, "not-found"),
        ({"system": "http://snomed.info/sct", "code": "1"}, 404, "not-found"),
        ({"system": ICD10CM}, 400, "invalid"),
        ({"code": "E11.9"}, 400, "invalid"),
        ({"system": ICD10CM, "code": "E11.9", "date": "soon"}, 400, "invalid"),
        ({"system": ICD10CM, "code": "E11.9", "version": "FY1999"}, 404, "not-found"),
    ],
)
def test_what_cannot_be_answered_is_told_as_an_outcome(
    guest: Browser, values: dict[str, str], status: int, code: str
) -> None:
    assert asked(guest, "CodeSystem/$lookup", status, **values)["issue"][0]["code"] == code


def test_a_code_that_ended_is_not_valid_and_says_when(guest: Browser) -> None:
    found = asked(guest, "CodeSystem/$validate-code", url=CPT, code="99201")
    assert (value(found, "result"), value(found, "message")) == (False, "99201 ended on 2020-12-31")
    assert value(
        asked(guest, "CodeSystem/$validate-code", url=CPT, code="99201", date="2019-05-01"), "result"
    )


def test_another_display_is_told(guest: Browser) -> None:
    found = asked(guest, "CodeSystem/$validate-code", url=ICD10CM, code="E11.9", display="Gout")
    assert value(found, "result") is False


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("E11", "E11.22", "subsumes"),
        ("E11.22", "E11", "subsumed-by"),
        ("E11.9", "E119", "equivalent"),
        ("E11.9", "E10.9", "not-subsumed"),
    ],
)
def test_a_shorter_code_subsumes_those_below_it(
    guest: Browser, first: str, second: str, outcome: str
) -> None:
    found = asked(guest, "CodeSystem/$subsumes", system=ICD10CM, codeA=first, codeB=second)
    assert value(found, "outcome") == outcome


def codes(resource: dict[str, Any]) -> list[str]:
    return [one["code"] for one in resource["expansion"]["contains"]]


def test_a_value_set_is_expanded_by_words_and_page_by_page(guest: Browser) -> None:
    url = f"{ICD10CM}?fhir_vs"
    first = asked(guest, "ValueSet/$expand", url=url, filter="type 2 diabetes", count="5")
    second = asked(guest, "ValueSet/$expand", url=url, filter="type 2 diabetes", count="5", offset="5")
    assert len({*codes(first), *codes(second)}) == 10


def test_what_lies_below_a_code_is_expanded_with_headers_marked(guest: Browser) -> None:
    found = asked(guest, "ValueSet/$expand", url=f"{ICD10CM}?fhir_vs=isa/M72.2")
    assert codes(found) == ["M72.2", "M72.20", "M72.21", "M72.22"]
    assert found["expansion"]["contains"][0]["abstract"] is True


def test_a_whole_system_is_too_costly(guest: Browser) -> None:
    assert asked(guest, "ValueSet/$expand", 422, url=f"{ICD10CM}?fhir_vs")["issue"][0]["code"] == "too-costly"


def test_a_value_set_may_be_sent_along(guest: Browser) -> None:
    include = {"system": ICD10CM, "concept": [{"code": "E11.9"}, {"code": "Q99.99"}, {"code": "I10"}]}
    value_set = {"resourceType": "ValueSet", "status": "draft", "compose": {"include": [include]}}
    body = {"resourceType": "Parameters", "parameter": [{"name": "valueSet", "resource": value_set}]}
    found = guest.post("/fhir/ValueSet/$expand", json=body).json()
    assert codes(found) == ["E11.9", "I10"]


def test_a_member_is_told_from_a_stranger(guest: Browser) -> None:
    url = f"{ICD10CM}?fhir_vs=isa/E11"
    inside = asked(guest, "ValueSet/$validate-code", url=url, system=ICD10CM, code="E11.9")
    outside = asked(guest, "ValueSet/$validate-code", url=url, system=ICD10CM, code="E10.9")
    assert (value(inside, "result"), value(outside, "result")) == (True, False)


def test_without_mappings_there_is_no_translation(guest: Browser) -> None:
    found = asked(guest, "ConceptMap/$translate", system=ICD10CM, code="E11.9")
    assert value(found, "result") is False


def test_a_coding_in_a_body_is_understood(guest: Browser) -> None:
    body = {
        "resourceType": "Parameters",
        "parameter": [{"name": "coding", "valueCoding": {"system": ICD10CM, "code": "I10"}}],
    }
    response = guest.post("/fhir/CodeSystem/$lookup", json=body)
    assert value(response.json(), "display") == "Essential (primary) hypertension"


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"resourceType": "Patient"}', '{"resourceType": "Parameters", "parameter": [1]}']
)
def test_a_body_that_is_none_is_told(guest: Browser, body: str) -> None:
    response = guest.post("/fhir/CodeSystem/$lookup", content=body)
    assert (response.status_code, response.json()["issue"][0]["code"]) == (400, "structure")


def test_what_is_offered_is_stated(guest: Browser) -> None:
    offered = asked(guest, "metadata")
    for resource in offered["rest"][0]["resource"]:
        for operation in resource["operation"]:
            response = guest.get(f"/fhir/{resource['type']}/${operation['name']}")
            assert response.json()["issue"][0]["code"] == "invalid"  # it exists and misses its parameters
    systems = {
        one["uri"]: one["version"] for one in asked(guest, "metadata", mode="terminology")["codeSystem"]
    }
    assert [one["code"] for one in systems[ICD10CM]] == ["FY2027", "FY2026 April"]


def test_an_operation_that_is_not_offered_is_told(guest: Browser) -> None:
    assert asked(guest, "CodeSystem/$find-matches", 404)["issue"][0]["code"] == "not-supported"


def test_code_systems_are_found_by_their_uri(guest: Browser) -> None:
    found = asked(guest, "CodeSystem", url=ICD10CM)
    assert [one["resource"]["id"] for one in found["entry"]] == ["icd10cm"]
    assert asked(guest, "CodeSystem/icd10cm")["url"] == ICD10CM
