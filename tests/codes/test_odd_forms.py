"""Codes that came apart, that are of an older set or of a payer's list, and modifiers said in words."""

from __future__ import annotations

import pytest

from consultant.codes import cite
from tests.codes.test_citations import brief


def systems_of(text: str) -> list[str]:
    """System and code of every citation."""
    return [f"{each.system.value} {each.code}" for each in cite(text)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("e11 .65 with a space and 99 213 - our OCR again", ["E11.65", "99213"]),
        ("Scanned superbill: 992 14, 9 3000 and m17 .11", ["99214", "93000", "M17.11"]),
        ("the scan says 45 378 patients came for 99213", ["99213"]),
        ("scanned in room 12, 345 pages for 99213", ["99213"]),
    ],
)
def test_a_blank_inside_a_code_is_read_over_where_the_text_speaks_of_such_faults(
    text: str, cited: list[str]
) -> None:
    assert brief(text) == cited


def test_a_blank_inside_a_code_that_the_catalogue_knows_is_read_over() -> None:
    assert [each.code for each in cite("Bill 99 213 with 20610", known=lambda *_: True)] == ["99213", "20610"]
    assert [each.code for each in cite("Bill 99 213 with 20610")] == ["20610"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("V72.31 on the old claim, now Z01.419?", ["icd9cm V72.31", "icd10cm Z01.419"]),
        ("V70.0 or V10.05 under ICD-9", ["icd9cm V70.0", "icd9cm V10.05"]),
        ("convert 250.00 to ICD-10, we paid 112.50", ["icd9cm 250.00"]),
        ("the old code was 401.9, what is the new one?", ["icd9cm 401.9"]),
        ("dx 724.2 with 99213", ["icd9cm 724.2", "cpt 99213"]),
        ("99213 code 125.00 paid", ["cpt 99213"]),
        (
            "QA1.71 or QA0.0101, and QA1792 in our encoder",
            ["icd10cm QA1.71", "icd10cm QA0.0101", "icd10cm QA1.792"],
        ),
        ("V43.52XA for a driver", ["icd10cm V43.52XA"]),
        ("Old gyn chart has 620.2, today's ICD-10-CM code?", ["icd9cm 620.2"]),
        ("508.0 in a list of 2014, its ICD-10-CM counterpart?", ["icd9cm 508.0"]),
        ("the old chart says weight 250.5, ICD-10 for obesity?", []),
        ("Old chart: 250.00, 401.9, V76.12.", ["icd9cm 250.00", "icd9cm 401.9", "icd9cm V76.12"]),
        ("Record from 2013 has 250.00. ICD-10?", ["icd9cm 250.00"]),
        ("CO 197\nWhat does it mean?", ["carc 197"]),
        ("old balance: 250.00, 401.90 for 99213", ["cpt 99213"]),
    ],
)
def test_a_diagnosis_of_the_older_set_is_known_by_its_form_or_its_label(text: str, cited: list[str]) -> None:
    assert systems_of(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("99024 RVUs?", ["cpt 99024"]),
        ("our doctor had 12000 RVUs last year", []),
        ("unit dose J7613, 2.5 mg", ["hcpcs J7613"]),
        ("Which modifier is GF, what is it for?", ["modifier GF"]),
        ("screening mammogram at age 50 and which code", []),
    ],
)
def test_a_number_before_its_values_is_a_code_and_an_age_is_no_modifier(text: str, cited: list[str]) -> None:
    assert systems_of(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("N362 came back", ["rarc N362"]),
        ("What does N706 stand for?", ["rarc N706"]),
        ("M119 came back on J3490", ["rarc M119", "hcpcs J3490"]),
        ("M545 came back on 99213", ["icd10cm M54.5", "cpt 99213"]),
        ("dx N390 came back on 99213", ["icd10cm N39.0", "cpt 99213"]),
    ],
)
def test_what_came_back_is_a_remark_unless_it_must_be_a_diagnosis(text: str, cited: list[str]) -> None:
    assert systems_of(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("99213 with a twenty-five", ["99213 25"]),
        ("99213 modifier twenty five and 20610", ["99213 25", "20610"]),
        ("99284 with twenty five minutes", ["99284"]),
        ("add the fifty-nine to 97140", ["97140 59"]),
        ("99213: we added twenty-five", ["99213", "25"]),
        ("we added twenty five patients for 99213", ["99213"]),
    ],
)
def test_a_modifier_in_words_is_read(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("We have M1021 and J1800 questions for OASIS, item A1005; G0299 is billed", ["G0299"]),
        ("CO2 was 28, J3420 for B12", ["J3420"]),
        ("CO-2 and PR-2 on 99213", ["2", "2", "99213"]),
        ("Is it APC 5012 to 5013?", ["5012", "5013"]),
        ("APC 5012 to 5015 are what?", ["5012 ..5015"]),
        ("DRG 470 billed, the RAC wants 554.", ["470", "554"]),
        ("They say 470 is the joint replacement DRG with MCC.", ["470"]),
        ("Is 871 the sepsis DRG with MCC?", ["871"]),
        ("470 charts went to the DRG team.", []),
        ("There is a V8 on an ESRD line, meaning?", ["V8"]),
        ("The V8 of our van broke down on the way to dialysis.", []),
        ("99284, GF if the NP did it?", ["99284", "GF"]),
        ("33508, AS.", ["33508 AS"]),
        ("> G0463 with PO for the wound clinic?", ["G0463 PO"]),
        ("> 99214 with PO for the pain?", ["99214", "PO"]),
        ("The assistant was a PA, 80 or AS? 29827", ["80", "AS", "29827"]),
        ("EOB line: 99213 was paid, line 2: 20610", ["99213", "20610"]),
        ("DME MAC JC denied E0601", ["E0601"]),
        ("What would 25246 pay at 52214?", ["25246"]),
        ("we did three 17003 and two 99213 visits", ["17003 x3", "99213"]),
        ("from 99221 up to 99223", ["99221 ..99223"]),
        ("the family 9938x", ["9938X"]),
        ("rev 0636 on a 13X claim", ["0636", "013X"]),
        ("for kids in Texas, 99393 needs what?", ["99393"]),
        ("the clinic in Texas, 78701 bills 99393", ["99393"]),
        ("12001 with 99283: 25?", ["12001", "99283", "25"]),
        ("FS works in the ED, doesn't it? 99285", ["FS", "99285"]),
        ("does the PT go on a colonoscopy, 45385?", ["PT", "45385"]),
        ("94060 denied CO-B15. What is B15?", ["94060", "B15", "B15"]),
        ("93000 denied co-50", ["93000", "50"]),
        ("99214 came back pr 204", ["99214", "204"]),
        ("93000 co 50 km away", ["93000"]),
        ("¿99213 con 25? El paciente tiene 25 años.", ["99213 25"]),
        ("Please explain what AQ is for.", ["AQ"]),
        ("suite F200, 19107 Philadelphia wrote about 99213", ["99213"]),
    ],
)
def test_items_gases_groups_and_places(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("claim: 77091 and 28600, any edit?", ["77091", "28600"]),
        ("can i16 go on a claim as is?", ["I16"]),
        ("discharge 5/6/2026, coder used 30233AZ", ["30233AZ"]),
        ("64483KX on the claim?", ["64483"]),
        ("MRI upper ext 73218 right and left?", ["73218"]),
        ("phone ext 73218 for the claim?", []),
        ("A trabeculectomy patient (66170) came back", ["66170"]),
        ("patient (66170) came back", []),
        ("The NP saw a patient (99212) today", ["99212"]),
        ("We saw a patient (77091) today", []),
        ("the H&P 99221 with 96360", ["99221", "96360"]),
        ("room b12, seat d3, on which claim?", []),
    ],
)
def test_what_the_catalogue_knows_is_read_however_it_is_written(text: str, cited: list[str]) -> None:
    known = {"99212", "77091", "28600", "I16", "64483", "99221", "96360", "73218", "66170"}
    assert [each.code for each in cite(text, known=lambda _, code: code in known)] == cited
