"""Patient identifiers are found by their labels and forms, and the writer's own contact lines are left."""

from __future__ import annotations

import pytest

from consultant.model.codes import IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.detection import identifiers


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


_SHAPES = {
    "member_id": ("YRP 8820 11934", "XEA-4471-203", "R5512 0087", "447 209 118 3"),
    "mrn": ("00482913", "448-20-19A", "77 41 02"),
    "claim": ("2026044178821", "TR-2026-004417", "26 118 004471"),
    "account": ("4410-2298-11", "AC99281"),
    "device": ("CRT882019H", "MDT55-2201", "BLN 204 118H"),
    "licence": ("D448-2201-9934", "S44120098"),
}
_LABELS = {
    "member_id": ("member ID", "Medicaid ID", "policy holder ID", "Aetna ID", "HICN"),
    "mrn": ("MRN", "chart number", "Med. Rec.", "pt ID"),
    "claim": ("ICN", "claim number", "claim ref"),
    "account": ("acct.", "patient account"),
    "device": ("serial number", "device ser.", "S/N"),
    "licence": ("driver's license", "DLN"),
}


@pytest.mark.parametrize("between", ["# ", ": ", " no. ", " number ", " ID: "])
@pytest.mark.parametrize("kind", _SHAPES)
def test_a_number_is_found_behind_any_label_in_any_shape_and_leaves_the_code_behind_it(
    kind: str, between: str
) -> None:
    written = ((label, value) for label in _LABELS[kind] for value in _SHAPES[kind])
    missed = [
        text
        for text, value in ((f"{label}{between}{value} 99213 denied", value) for label, value in written)
        if found(text) != [(kind, value)]
    ]
    assert missed == []


@pytest.mark.parametrize(
    "day",
    [
        "Aug 2 66", "August 2nd, 1966", "2nd of August 1966", "02AUG1966", "2.8.1966", "1966-08-02", "Aug. 2, '66", "8/2/66",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "label", ["DOB", "born", "b.", "birthdate:", "DOB (mm/dd/yyyy):", "date of birth is", "born the"]
)
def test_a_birth_date_is_found_however_it_is_written(label: str, day: str) -> None:
    assert ("dob", day) in found(f"pt {label} {day}, 99213")


@pytest.mark.parametrize(
    "text", ["Delivered by our PTA. Besides GP, what goes on it?", "Provided by a PTA. Which modifiers?"]
)
def test_an_assistant_in_capitals_is_no_label_of_a_name(text: str) -> None:
    assert found(text) == []


_PEOPLE = (
    "Marcus Delacroix",
    "Siobh\u00e1n D'Souza",
    "Anne-Marie O'Brien",
    "Ngozi Adeyemi-Clarke",
    "Oluwaseun B. Okafor",
)


@pytest.mark.parametrize(
    "role",
    [
        "my uncle",
        "Policy holder",
        "resident",
        "our member",
        "his niece",
        "Mr.",
        "the late",
        "my stepson",
        "dependent",
    ],
)
def test_a_name_is_found_behind_a_role_or_kinship(role: str) -> None:
    texts = [
        f"Can we bill 97110 for {role} {name} {verb}" for name in _PEOPLE for verb in ("again", "who fell")
    ]
    assert [text for text in texts if [kind for kind, _ in found(text)] != ["name"]] == []


@pytest.mark.parametrize(
    "fact", [", 54 F, had 99213", " (DOB 2/3/1970)", "\nMRN 448201", " (F, 54): 99213", ", a 61-year-old man"]
)
@pytest.mark.parametrize(
    "name",
    [
        "DE SOUZA, HELENA M",
        "O'BRIEN, ANNE-MARIE",
        "MARIA J LOPEZ",
        "Lindqvist, Per",
        "Van Dyke, Tom R",
        *_PEOPLE,
    ],
)
def test_a_name_is_found_before_a_fact_of_a_person(name: str, fact: str) -> None:
    assert ("name", name) in found(f"Seen today:\n{name}{fact}")


@pytest.mark.parametrize("age", ["97", "102", "ninety-four", "one hundred and two"])
@pytest.mark.parametrize(
    "said",
    [
        "The patient is {} and fell",
        "aged {} with falls",
        "he turned {} last week",
        "her mother, {}, fell",
        "({} y/o F)",
    ],
)
def test_an_age_over_89_is_found_in_digits_and_words(said: str, age: str) -> None:
    assert ("age", age) in found(said.format(age))


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
        "claim 99213-25 and 3-4-2026",
        "the fee is 97 and the limit is 102 units",
        "modifier 95 turned 90 claims down",
        "Dr. Marcus Delacroix, 54 visits",
        "the member Services line and Resident Care Program",
        "RE: DENIED CLAIM LINES",
        "hip plate 27236 and plates 20680",
        "Resident Teaching Physician Rule and Student Health Plan",
        "Allowed Amount is 97, Final Rule 2/3/1998",
        "Same patient, Glanzmann's thrombasthenia, seen on Sept 15, 2026 and again on Oct 15, 2026",
        "Patient: Chronic pain syndrome, which code?",
        "Patient, Barrett's esophagus, biopsy taken",
        "Pt: Acute bronchitis, which code?",
        "The visit was furnished entirely by the PTA. Which modifier besides GP?",
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
    ("written", "day"),
    [
        ("DOS {}", "2/11/2026"),
        ("DOS: {}", "02/11/26"),
        ("Date of service: {}", "2/11/2026"),
        ("service date {}", "Feb 11, 2026"),
        ("{} on the claim", "2/11/2026"),
        ("DTP*472*D8*{}~", "20260211"),
        ("dos {}", "2/11"),
        ("seen on {}", "2/11"),
    ],
)
def test_a_date_of_service_of_somebody_named_is_a_date_of_hers(written: str, day: str) -> None:
    text = f"Patient Ann Lee, DOB 3/4/1950. {written.format(day)} 99213"
    assert found(text) == [("name", "Ann Lee"), ("dob", "3/4/1950"), ("date", day)]


@pytest.mark.parametrize("written", ["DOS 2/11/2026 for 99213", "seen on 2/11", "Date of service: 02/11/26"])
def test_a_date_of_service_of_nobody_stays(written: str) -> None:
    assert found(written) == []


def test_a_column_of_service_dates_beside_a_name_is_masked() -> None:
    text = "Patient Ann Lee, seen 1/2/2026\n\nDOS | CPT\n2/11/2026 | 99213\n2/12/2026 | 20610"
    assert [value for _, value in found(text)] == ["Ann Lee", "1/2/2026", "2/11/2026", "2/12/2026"]


@pytest.mark.parametrize(
    "day", ["Date of service: 11/13/2026", "Date: 11/13/2026", "On 11/13/2026 she had 29881"]
)
def test_a_date_that_begins_its_line_is_a_patients_unless_the_line_is_the_head_of_a_mail(day: str) -> None:
    assert ("date", "11/13/2026") in found(f"Patient: Ann Lee\n{day}\nCPT 29881")


@pytest.mark.parametrize(
    "head",
    [
        "From: Tom Wu\nDate: 11/13/2026\nSubject: claims",
        "Sent: 11/13/2026\nTo: coding",
        "On 11/13/2026, Tom Wu wrote:",
    ],
)
def test_the_date_of_a_mail_is_no_patients(head: str) -> None:
    assert "date" not in [kind for kind, _ in found(f"Patient: Ann Lee, 29881?\n\n{head}\nCPT 29881")]


@pytest.mark.parametrize(
    "text",
    [
        "please pay $1,250.00 to acct 0044 7718 22, routing 091000019",
        "remit to account 88120044 of the vendor",
        "UHC policy 2026T0535QQ effective 10/1/2026",
        "Send it to Attn: Gretchen Vale, 4400 Commerce Blvd, Suite 12, Plano, TX 75024",
        "Please call our scheduler, Maria Lopez, at 212-555-0166",
        "Best regards, Karen Ostrander, RN, (718) 555-0133",
        "A nurse named Olga called from Palmetto",
        "Modifier FS after Paula Deane's webinar",
        "our biller Ruth Ann Poole and I disagree",
        "Carson City is no shortage area",
    ],
)
def test_who_works_there_and_what_is_paid_to_firms_is_left(text: str) -> None:
    assert found(text) == []


def test_an_account_of_the_patients_bank_is_hers() -> None:
    assert ("account", "0044771822") in found("we pay the refund to the patient, account 0044771822")


@pytest.mark.parametrize(
    "text",
    [
        "Ellen Degraw (coding) and Ty Burrell (compliance) disagree",
        "Coders: Amy Tran (x4412), Luis Ortega (x4413)",
        "The CEO of Summit Health, Gail Hutchens, asks",
        "Hi Ms. Carver, thank you",
        "License #RN448120 expired for our nurse",
        "Box 33 address: 4100 Medical Center Way, Toledo, OH 43614",
        "Per Jill at WPS, 99417",
        "Ann Arbor and Grand Rapids differ",
        "According to Piers Aldington of AAPC, no",
    ],
)
def test_colleagues_places_and_firms_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Zofka Marhold called about her bill for 99214.", "Zofka Marhold"),
        ("Saw J.D. Castellanos today for 97597", "J.D. Castellanos"),
        ("The chart of Thandeka Umlazi has no signature.", "Thandeka Umlazi"),
        ("We billed 20610 for Odalys Quintrell last week.", "Odalys Quintrell"),
        ("From: Leticia Barrera (patient)", "Leticia Barrera"),
    ],
)
def test_a_patient_whose_name_no_list_knows_is_found_by_what_is_said_of_him(text: str, value: str) -> None:
    assert ("name", value) in found(text)


@pytest.mark.parametrize(
    "text", ["SSN ending? The full one is 312 55 8841", "312 55 8841 (social)", "SS 312 55 8841"]
)
def test_a_social_security_number_with_blanks_is_found_where_one_is_spoken_of(text: str) -> None:
    assert ("ssn", "312 55 8841") in found(text)


def test_three_groups_of_digits_alone_are_no_social_security_number() -> None:
    assert found("part 312 55 8841 for the scope") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mark Feldman called about his bill for 99214.", "Mark Feldman"),
        ("We billed 20610 for Madison Clarke last week.", "Madison Clarke"),
        ("Hope Delgado asked if 99397 is free.", "Hope Delgado"),
        ("Please look at Georgia Haskins: 45385.", "Georgia Haskins"),
    ],
)
def test_a_word_that_is_a_given_name_too_is_one_where_somebody_is_spoken_of(text: str, value: str) -> None:
    assert found(text) == [("name", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Mark Line 2 with RT.",
        "Will Cigna pay 99213?",
        "Hope Hospice bills G0299.",
        "Georgia Medicaid denied D1206.",
        "Hunter Syndrome E76.1",
        "Lincoln Financial pays.",
        "June Update of NCCI.",
        "Grant Thornton audited us.",
        "Drew Feldman, CPC, said so",
    ],
)
def test_a_word_that_is_a_given_name_too_is_none_elsewhere(text: str) -> None:
    assert found(text) == []


def test_whose_colleague_is_named_has_colleagues_beside_him() -> None:
    assert found("Zoom with Cathy Moss and Fran Dietz Tuesday") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our auditor from Deloitte, Ann Pruett, flagged 99233.",
        "Coder II Amanda Sheehan vs. Coder III Joe Falk on 59",
        "Aetna's Cindy R. said no",
        "The provider is Maria Teresa Cruz-Lopez, FNP-BC.",
        "Our in-house counsel, Peter Vang, asks",
        "What does Karen Zupko say on 57?",
    ],
)
def test_who_has_a_post_is_no_patient_however_it_is_said(text: str) -> None:
    assert found(text) == []


def test_a_payer_behind_a_patient_makes_no_colleague_of_her() -> None:
    assert found("We are disputing 15823 for Tessa Vaughn-Lee with Humana") == [("name", "Tessa Vaughn-Lee")]


@pytest.mark.parametrize(
    "text", ["hospital pt. Add 59 on cath?", "at 2:12 PM, Trina wrote", "Anes: 00670, AA, ASA P3"]
)
def test_abbreviations_and_the_begin_of_a_sentence_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_line_with_the_writers_name_begins_his_signature() -> None:
    text = "Patient Dina Falk had 20610. Ok?\n\nMax Orr\nOrr Orthopedics\n12 Elm St, Keene NH 03431\n603-555-0188\n"
    assert found(text, writer=Address("max@orr.example", "Max Orr")) == [("name", "Dina Falk")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Please ship to 12 Oak Road, Salem, MA 01970. 99213?", []),
        ("The pt is at 12 Oak Road, Salem, MA 01970. 99213?", [("address", "12 Oak Road, Salem, MA 01970")]),
    ],
)
def test_an_address_is_an_offices_where_nobody_is_spoken_of(text: str, value: list[tuple[str, str]]) -> None:
    assert found(text) == value


@pytest.mark.parametrize("text", ["Dr gave Lupron Depot 22.5 mg.", "Darzalex Faspro 1,800 mg sub-q, HCPCS?"])
def test_what_a_drug_is_sold_under_is_nobodys_name(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    [
        "ICD-10-PCS code for Excision of Left Lung, Percutaneous Endoscopic Approach?",
        "GPCI for Metropolitan Boston 2025",
        "GPCI for Los Angeles-Long Beach-Anaheim",
        "HCC for Drug-Induced Myopathy?",
        "Which HCC is Amyotrophic Lateral Sclerosis?",
        "Which HCPCS code is Injection, Protamine Sulfate, Per 10 Mg?",
    ],
)
def test_titles_in_capitals_are_nobodys_name(text: str) -> None:
    assert found(text) == []


def test_a_drug_that_is_called_so_is_no_person() -> None:
    assert found("A biosimilar called Pavblu, which code?") == []
    assert found("The product name is Surgraft, which code?") == []
    assert found("The patient, called Marlene Quist, came back") != []


@pytest.mark.parametrize(
    "text", ["Patient, Maria's fracture healed", "Patient Johnson's knee hurts", "pt A. Smith came"]
)
def test_a_condition_of_somebody_named_hides_no_name(text: str) -> None:
    assert [one.kind for one in identifiers(text)] == [IdentifierKind.NAME]
