"""Names, numbers and dates of a person in odd places and writings, and what is nobody's."""

from __future__ import annotations

import pytest

from consultant.codes import signature_spans
from consultant.privacy.detection import identifiers


def found(text: str) -> list[tuple[str, str]]:
    return [
        (each.kind.value, text[slice(*each.span)])
        for each in identifiers(text, signatures=signature_spans(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anita Bhatt's colonoscopy was billed as 45378", [("name", "Anita Bhatt")]),
        ("Remote reading of Teodor Blaine, 99457", [("name", "Teodor Blaine")]),
        ("Log: Perpetua Ngo, unit MRN 30-11-552", [("name", "Perpetua Ngo"), ("mrn", "30-11-552")]),
        ("BRIGID DONNELLY 11/03/1938 F, 99214", [("name", "BRIGID DONNELLY"), ("dob", "11/03/1938")]),
        ("Wm. Ashcroft III (SSN 219-09-9999)", [("name", "Wm. Ashcroft"), ("ssn", "219-09-9999")]),
        ("Deceased: Walter P. Finnegan, 99238", [("name", "Walter P. Finnegan")]),
        ("Pt Thanh Nguy\u1ec5n, 99213", [("name", "Thanh Nguy\u1ec5n")]),
        ("her husband Ronnie Gilchrist. She is Marlene Gilchrist", [("name", "Ronnie Gilchrist"), ("name", "Marlene Gilchrist")]),
        ("Mr. May came on May 5", [("name", "May"), ("date", "May 5")]),
        ("la paciente Marta Ruiz naci\u00f3 el 3 de mayo de 1951", [("name", "Marta Ruiz"), ("dob", "3 de mayo de 1951")]),
        ("Wife (Nora) reports a fall", [("name", "Nora")]),
        ("Her id is YHB882013377", [("member_id", "YHB882013377")]),
        ("auto claim CLM-88201-A", [("claim", "CLM-88201-A")]),
        ("name on card DELGADO ROSA M", [("name", "DELGADO ROSA M")]),
        ("Reading of Teodor Blaine via https://pump.example/r/7710.", [("name", "Teodor Blaine"), ("url", "https://pump.example/r/7710")]),
        ("DOB Feb '62, 99213", [("dob", "Feb '62")]),
        ("ssn 078-05-112O", [("ssn", "078-05-112O")]),
        ("soc sec ends in 7733", [("ssn", "7733")]),
        ("her cell two one four five five five oh one nine two", [("phone", "two one four five five five oh one nine two")]),
        ("Visa 4111 1111 1111 1111 on file", [("account", "4111 1111 1111 1111")]),
        ("pacemaker implanted 3/3/2021, 93288", [("date", "3/3/2021")]),
        ("admitted 202611031420, 99223", [("date", "202611031420")]),
        ("date of birth: the 4th of June 1966", [("dob", "4th of June 1966")]),
        ("policy numbers AB 330 4471 and AB 330 4472, 99213", [("member_id", "AB 330 4471"), ("member_id", "AB 330 4472")]),
        ("Ship to 3308 N Clark St #5, Chicago, IL 60657 for Mrs. Lee",
         [("address", "3308 N Clark St #5, Chicago, IL 60657"), ("name", "Lee")]),
        ("Subscriber: Anthony DiMarco, Policy No. X88201144", [("name", "Anthony DiMarco"), ("member_id", "X88201144")]),
        ("I am Yvette Larkin. My doctor charged me for 99215", [("name", "Yvette Larkin")]),
        ("the chart of Nadia Haddad (4471902)", [("name", "Nadia Haddad"), ("mrn", "4471902")]),
        ("Move Carl Moss to P.O. Box 1182, Bend, OR 97709",
         [("name", "Carl Moss"), ("address", "P.O. Box 1182, Bend, OR 97709")]),
        ("Visit V-2026-99213 of Mrs. Lee", [("account", "V-2026-99213"), ("name", "Lee")]),
        ("Mia O'Brien-Katz, F, 04/22/1944, Humana", [("name", "Mia O'Brien-Katz"), ("dob", "04/22/1944")]),
        ("MRN 300182 and 300812 both 99213", [("mrn", "300182"), ("mrn", "300812")]),
        ("Webb Garrison; 12/01/81; 440021; 99203-25", [("name", "Webb Garrison"), ("dob", "12/01/81"), ("mrn", "440021")]),
        ("ssn is 4 1 2 - 5 5 - 0 9 1 7", [("ssn", "4 1 2 - 5 5 - 0 9 1 7")]),
        ("Haruki Tanabe (chart 55103) wrote us from h.tanabe@mail.example",
         [("name", "Haruki Tanabe"), ("mrn", "55103"), ("email", "h.tanabe@mail.example")]),
    ],
)  # fmt: skip
def test_what_is_somebodys_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_lines_below_hide_no_name_above() -> None:
    text = "Hi desk, Clement Yarrow, chart no Y-55210. 11730-T1?\n\nThe second toe.\nAnd T2?\n"
    assert found(text) == [("name", "Clement Yarrow"), ("mrn", "Y-55210")]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Patient,DOB,MRN,CPT", "Ray Kim,02/03/1944,449120,99213", ["name", "dob", "mrn"]),
        ("Name | DOB | CPT", "Ana Diaz | 1/2/1970 | 99213", ["name", "dob"]),
        ("Member ID\tCPT\tUnits", "W12345678\t97110\t2", ["member_id"]),
        ("Pt       Acct #     CPT", "Lee Ann  55-2093    99213", ["name", "account"]),
    ],
)
def test_the_head_of_a_column_says_whose_a_cell_is(head: str, row: str, expected: list[str]) -> None:
    assert [kind for kind, _ in found(f"{head}\n{row}\n")] == expected


def test_a_message_of_hl7_shows_nobody() -> None:
    text = "PID|1||449120^^^H||DOE^JANE^Q||19470312|F|||19 OAK ST^^DAYTON^OH^45402"
    assert [kind for kind, _ in found(text)] == ["mrn", "name", "dob", "address"]


@pytest.mark.parametrize(
    "text",
    [
        "Is 99213 fine? Best regards, Ana Ruiz, RN, (718) 555-0123",
        "Please ask Ann Lee, our biller, or Tom Bell MD at Mercy Hospital",
        "Hi Ann Lee, thanks. Per Bob Ray, CPC the 25 is fine. - Sue Ott, Sioux Falls 57104",
        "The Charlotte Mecklenburg office, Martin Luther King Blvd and the Henry Ford Hospital bill 99213",
        "Copier serial J0885-2217 is broken; the printer (s/n 88-1204-KK) too",
        "Mailing label: Attn HIM, 43239 Lakeshore Rd, Bldg K2, Duluth MN 55811-2204",
        "See https://www.cms.gov/files/zip/2026-facility-outpatient-services-mue.zip, mail to anybody @clinic.example",
        "born 1962, May 25 be used with 59 in the months April 2026 to June 2026?",
        "Crohn's flare, Apgar 8/9, Karnofsky 70, Blue Cross's policy, Mayo Clinic's claim",
        "Flight DL 1040 lands at noon",
        "Our fax changed to (207) 555-0182. Old one (207) 555-0181 is dead.",
        "99214?\n\nPetra Vogel, CPC, CPMA\nHarbor Orthopaedics PC\n29881 Shoreline Blvd, Portland, ME 04101",
        "CPT,Mod,Units\n99213,25,1",
        "See https://www.cms.gov/files/12345 and https://pump.example/r/7710",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert found(text) == []
