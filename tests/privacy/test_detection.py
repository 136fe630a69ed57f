"""Patient identifiers are found by their labels and forms, and the writer's own contact lines are left."""

from __future__ import annotations

import pytest

from consultant.model.codes import IdentifierKind
from consultant.model.mail import Address
from consultant.privacy import identifiers


def found(text: str, **context: object) -> list[tuple[str, str]]:
    return [(each.kind.value, text[slice(*each.span)]) for each in identifiers(text, **context)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("SSN 219-09-9999", "ssn", "219-09-9999"),
        ("social security number: 219099999", "ssn", "219099999"),
        ("MRN: 00482913", "mrn", "00482913"),
        ("medical record no. A-5512", "mrn", "A-5512"),
        ("DOB 3/14/58", "dob", "3/14/58"),
        ("born on July 4, 1949", "dob", "July 4, 1949"),
        ("member id XQH882910374", "member_id", "XQH882910374"),
        ("her card says 1EG4-TE5-MK73", "member_id", "1EG4-TE5-MK73"),
        ("home phone (555) 201-3344", "phone", "(555) 201-3344"),
        ("her email: jr55@example.net", "email", "jr55@example.net"),
        (
            "lives at 418 Willow Bend Road, Dayton, OH 45402",
            "address",
            "418 Willow Bend Road, Dayton, OH 45402",
        ),
        ("account # A-773145", "account", "A-773145"),
        ("claim number CLM20260099871", "claim", "CLM20260099871"),
        ("pump serial number ABX220194", "device", "ABX220194"),
        ("driver's license D4410982", "licence", "D4410982"),
        ("license plate 7ABC123", "plate", "7ABC123"),
        ("from 192.168.1.10", "ip", "192.168.1.10"),
        ("see https://h.example/patient/7", "url", "https://h.example/patient/7"),
        ("a 93 year old", "age", "93"),
        ("admitted 1/5/2026", "date", "1/5/2026"),
        ("patient John Averill came", "name", "John Averill"),
        ("NM1*IL*1*ROE*JANE****MI*998877~", "name", "ROE*JANE"),
    ],
)
def test_each_kind_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "call me at 303-555-0188",
        "our office at 100 Main Street, Suite 200",
        "Patient Responsibility and Established Patient visits",
        "an 89 year old",
        "see https://www.cms.gov/ncci",
        "99213-25 x 2 at 10:30, NDC 0409-1283-31, E11.9",
        "policy effective 01/01/2026",
        "DOS 1/2/2026 for 99213",
        "Dr. Smith asks about 99213",
        "claim 99213 denied",
    ],
)
def test_what_is_no_patients_is_left(text: str) -> None:
    assert found(text) == []


def test_the_writers_signature_is_contact_not_patient() -> None:
    text = "Patient Ann Lee, MRN 77123.\nBest,\nTom Okafor\n608-555-0110"
    start = text.index("Best")
    assert [kind for kind, _ in found(text, signatures=[(start, len(text))])] == ["name", "mrn"]


def test_the_writers_own_name_is_no_patients_name() -> None:
    writer = Address("tom@example.org", "Tom Okafor")
    assert found("Mr. Okafor asks again", writer=writer) == []


def test_a_name_is_found_wherever_it_comes_again() -> None:
    assert found("Patient Maria Castellano. Castellano is 52.") == [
        ("name", "Maria Castellano"),
        ("name", "Castellano"),
    ]


def test_a_date_of_care_is_the_patients_once_somebody_is_named() -> None:
    assert ("date", "2/11/2026") in found("Mrs. Okonkwo was here 2/11/2026")


def test_every_kind_has_a_value_that_can_be_a_mask() -> None:
    assert all(kind.value.replace("_", "").isalpha() for kind in IdentifierKind)


@pytest.mark.parametrize(
    "written",
    [
        "DOS {}",
        "date of service: {}",
        "service date {}",
        "{} on the claim",
        "DOS 2/1/2026, {}",
        "DTP*472*D8*{}~",
    ],
)
def test_a_date_of_service_stays_because_the_answer_depends_on_it(written: str) -> None:
    day = "20260211" if "DTP" in written else "2/11/2026"
    text = f"Patient Ann Lee, DOB 3/4/1950. {written.format(day)} 99213"
    assert [kind for kind, _ in found(text)] == ["name", "dob"]


def test_a_column_of_service_dates_stays_under_its_head() -> None:
    text = "Patient Ann Lee, seen 1/2/2026\n\nDOS | CPT\n2/11/2026 | 99213\n2/12/2026 | 20610"
    assert found(text) == [("name", "Ann Lee"), ("date", "1/2/2026")]
