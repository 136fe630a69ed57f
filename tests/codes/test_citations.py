"""Codes are read the way coders write them, and numbers that are no codes are left."""

from __future__ import annotations

import pytest

from consultant.codes import cite
from consultant.codes.modifiers import known_modifiers
from consultant.model.codes import CodeSystem
from tests.codes.score import read, score


def brief(text: str) -> list[str]:
    """The citations as coders would say them, such as `99213 25 x2 ..99215`."""
    return [
        " ".join(
            (each.code, *each.modifiers)
            + ((f"x{each.units}",) if each.units else ())
            + ((f"..{each.range_end}",) if each.range_end else ())
        )
        for each in cite(text)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "99213-25",
        "99213 mod 25",
        "99213 - 25",
        "9921325",
        "99213 with modifier 25",
        "99213 (25)",
        "99213 plus 25 modifier",
        "99213 [25]",
        "99213, 25",
        "99213:25",
    ],
)
def test_a_modifier_beside_a_code_belongs_to_it(written: str) -> None:
    assert brief(f"Is {written} right?") == ["99213 25"]


def test_a_modifier_apart_from_a_code_stands_alone() -> None:
    assert [(each.system, each.code) for each in cite("modifier 59 vs XU for 97140?")] == [
        (CodeSystem.MODIFIER, "59"),
        (CodeSystem.MODIFIER, "XU"),
        (CodeSystem.CPT, "97140"),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("modifier 25 on 99213", ["99213 25"]),
        ("do I put 25 on the 99203", ["99203 25"]),
        ("append modifiers 59 and RT to 20610", ["20610 59 RT"]),
        ("modifier 25 with CPT 99396", ["99396 25"]),
        ("the 26 modifier on 93010", ["93010 26"]),
        ("Modifier 25. For 99213", ["25", "99213"]),
    ],
)
def test_a_modifier_put_on_the_code_behind_it_belongs_to_the_code(written: str, expected: list[str]) -> None:
    assert brief(f"{written}?") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("99202–99205", ["99202 ..99205"]),
        ("99234 thru 99236", ["99234 ..99236"]),
        ("E08-E13", ["E08 ..E13"]),
        ("99441-3", ["99441 ..99443"]),
        ("99221-23", ["99221 ..99223"]),
        ("99223-25", ["99223 25"]),
        ("99213/4", ["99213", "99214"]),
        ("J1100/J3301", ["J1100", "J3301"]),
        ("99202/03/04/05", ["99202", "99203", "99204", "99205"]),
        ("changed 99213 to 99214", ["99213", "99214"]),
        ("M25.561/562", ["M25.561", "M25.562"]),
        ("M17.11, .12", ["M17.11", "M17.12"]),
        ("K21.00/.9", ["K21.00", "K21.9"]),
        ("E11.9, J1885", ["E11.9", "J1885"]),
        ("E119, J4520", ["E11.9", "J45.20"]),
    ],
)
def test_ranges_and_lists_are_told_apart(written: str, expected: list[str]) -> None:
    assert brief(f"{written}?") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("J1885 x 2", ["J1885 x2"]),
        ("17003 x8", ["17003 x8"]),
        ("97110, 3 units", ["97110 x3"]),
        ("4 units of J3301", ["J3301 x4"]),
        ("97110 x 30 minutes", ["97110"]),
        ("J3301 x 40 mg", ["J3301"]),
        ("J3301 40 mg (4 units)", ["J3301 x4"]),
        ("2 x 97110", ["97110 x2"]),
        ("97110 (GP, KX) 3u", ["97110 GP KX x3"]),
        ("J9355JZx44", ["J9355 JZ x44"]),
        ("three units of 97110", ["97110 x3"]),
        ("99213-25x1", ["99213 25 x1"]),
    ],
)
def test_units_are_what_is_counted_on_the_line(written: str, expected: list[str]) -> None:
    assert brief(f"{written}?") == expected


@pytest.mark.parametrize("written", ["S82.-", "C50.x", "9921x"])
def test_wildcards_are_marked(written: str) -> None:
    (citation,) = cite(f"which of {written}?")
    assert citation.wildcard
    assert citation.code == written.upper()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("J-1885", "J1885"),
        ("dx E119", "E11.9"),
        ("9921O", "99210"),
        ("99\u200b213", "99213"),
        ("\uff19\uff19213", "99213"),
    ],
)
def test_damaged_forms_are_set_right(written: str, code: str) -> None:
    assert brief(f"{written}?") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Austin, TX 78701",
        "call 512-555-0142 ext 20610",
        "acct 99213, claim # 20610, invoice no. 36415, NPI 1234567893",
        "It was $99,213 on 10/12/2025",
        "BP 120/80, A1C 7.2, B12, T4, H1N1, L5-S1, COVID19, P2Y12",
        "42 CFR 410.32 and 45 CFR 164.514",
        "12345 Oak Hill Road, Suite 20610",
        "We see 12500 patients",
        "a small clinic in 85364 Yuma",
        "Bus pass V5299, please unsubscribe list 90791",
        "ISA*00*          *00*          *ZZ*A*ZZ*B*261101*1200*^*00501*000009921*0*P*:~",
        "PID|1||449120^^^H||DOE^JANE||19470312|F|||19 OAK ST^^DAYTON^OH^45402",
        "Thanks,\nAna Reyes\n45380 Lake Pkwy\nx20610",
    ],
)
def test_other_numbers_are_not_codes(text: str) -> None:
    assert brief(text) == []


def test_a_zip_code_and_a_code_of_the_same_digits_are_told_apart() -> None:
    text = "New Orleans, LA 70130. Is 70130 one view?"
    assert [each.span for each in cite(text)] == [(26, 31)]


def test_codes_in_quoted_mail_are_marked() -> None:
    text = "And 99417?\n\nOn Tue, Desk wrote:\n> use G2212\n"
    assert [(each.code, each.quoted) for each in cite(text)] == [("99417", False), ("G2212", True)]


def test_given_segments_say_what_is_quoted() -> None:
    assert [each.quoted for each in cite("99213 and 99214?", segments_quoted=[(9, 16)])] == [False, True]


def test_a_catalogue_that_knows_the_number_makes_it_a_code() -> None:
    text = "Last year it was about 45120."
    assert cite(text) == ()
    assert [each.code for each in cite(text, known=lambda system, code: code == "45120")] == ["45120"]


def test_a_header_row_tells_what_the_cells_hold() -> None:
    text = "CPT | Mod | DX | Units\n99214 | 25 | E119 | 1\n20610 | RT | M1711 | 2"
    assert brief(text) == ["99214 25 x1", "E11.9", "20610 RT x2", "M17.11"]


def test_a_diagnosis_that_slid_under_the_modifier_head_is_read() -> None:
    text = "Date        Code    Mod  Dx       Amt\n[DATE]  92014        H25.13   128.00"
    assert brief(text) == ["92014", "H25.13"]


def test_claim_segments_are_read() -> None:
    assert brief("HI*ABK:E119~SV1*HC:99213:25*125*UN*1*11**1~CAS*CO*45*10~") == [
        "E11.9",
        "99213 25 x1",
        "11",
        "45",
    ]


def test_every_known_modifier_has_two_characters() -> None:
    assert {len(each) for each in known_modifiers} == {2}


def test_the_tuned_corpus_is_read_as_labelled() -> None:
    result = score(read("tuned"))
    assert result.codes.f1 >= 0.98, result.errors
    assert result.free_modifiers.f1 >= 0.96, result.errors
    assert result.exact / result.texts >= 0.92, result.errors
    assert result.clean_kept == result.clean


@pytest.mark.parametrize("part", ["held_out", "unseen"])
def test_what_was_once_unseen_stays_as_well_read(part: str) -> None:
    result = score(read(part))
    assert result.codes.f1 >= 0.98, result.errors
    assert result.exact / result.texts >= 0.92, result.errors
    assert result.identifiers.recall >= 0.97, result.errors
    assert result.firm_identifiers.recall == 1.0, result.errors


@pytest.mark.parametrize(
    "piece",
    [
        "99213-25, ",
        "9",
        "a.",
        "<td>",
        "- ",
        "x 2 ",
        "modifier ",
        "SV1*",
        "Thanks,\n",
        "99213|",
        "DOB ",
        "patient A ",
    ],
)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    assert len(cite(piece * 2000)) <= 2000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which modifier do I use on 29125, 25 or 57?", ["29125", "25", "57"]),
        ("Facility stopped 45378 before anesthesia. 73 or 53?", ["45378", "73", "53"]),
        ("90837, audio only so 93?", ["90837", "93"]),
        ("Do GO and CO both go on 97535 by the OTA?", ["GO", "CO", "97535"]),
        ("My 58 was denied, they want 78. 11044 again.", ["58", "78", "11044"]),
        ("Is 24 ok here? pt in global for 27130", ["24", "27130"]),
        ("says 98941 needs AT", ["98941", "AT"]),
        ("G0463 with PO or PN", ["G0463", "PO", "PN"]),
    ],
)
def test_a_bare_modifier_is_one_beside_a_code(text: str, expected: list[str]) -> None:
    assert sorted(part for each in brief(text) for part in each.split()) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Pt is 59, seen 25 min, page 36 of 57, BP 120/80",
        "hx of HF and AF, PT and OT daily",
        "on the 25th we saw 24 people",
    ],
)
def test_what_counts_or_abbreviates_is_no_modifier(text: str) -> None:
    assert brief(f"{text}. 99213") == ["99213"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit limit for ground mileage A0425?", ["A0425"]),
        ("who must order 77080?", ["77080"]),
        ("(ref 9421077, 9421399) for 94060", ["94060"]),
        ("item # A4216, catalog L3908-M. 99213?", ["99213"]),
        ("surgical PA, 22551 AS?", ["22551 AS"]),
        ("KRAS G12C, EGFR L858R. 81445?", ["81445"]),
        ("see 99213_policy_2025.pdf. 99215?", ["99215"]),
        ("PHONE 512-555-0142 x58300. 99213", ["99213"]),
    ],
)
def test_who_owns_a_number_decides(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("M54 .5", "M54.5"),
        ("Z12. 31", "Z12.31"),
        ("E11-9", "E11.9"),
        ("Z00.OO", "Z00.00"),
        ("M 54 .16", "M54.16"),
        ("l0061", "10061"),
        ("m545O", "M54.50"),
        ("F1721O", "F17.210"),
    ],
)
def test_codes_that_came_apart_are_put_together(written: str, code: str) -> None:
    assert brief(f"is {written} right, billed with 99213?") == [code, "99213"]


def test_a_table_without_a_head_is_read_by_its_contents() -> None:
    assert brief("76536      26        1\n10005                1\n10006      59        2") == [
        "76536 26 x1",
        "10005 x1",
        "10006 59 x2",
    ]


def test_a_signature_without_a_sign_off_holds_no_codes() -> None:
    text = "Is 99214 right?\n\nMaria Lopez, CPC\nSunrise Ortho\n20610 W Main St Suite 99213\nP: 602-555-0199 x12001"
    assert brief(text) == ["99214"]


@pytest.mark.parametrize(
    "modifier", ["25", "59", "26", "79", "TC", "LT", "KX", "GP", "QS", "P3", "XU", "AS", "KS"]
)
@pytest.mark.parametrize(
    "said",
    [
        "Should I add {} to 97110?",
        "can 97110 take {}?",
        "20610: is it {}?",
        "our use of {} was wrong on 99213",
        "97110 ok or is it {}",
        "20610 rejected because {} is missing",
        "20610 kicked back for {}",
        "can I slap {} on 97110",
        "is {} justified with 20610?",
    ],
)
def test_a_modifier_is_read_where_the_sentence_applies_it(said: str, modifier: str) -> None:
    found = cite(said.format(modifier))
    assert modifier in {each.code for each in found} | {each for one in found for each in one.modifiers}


@pytest.mark.parametrize(
    "text",
    [
        "99213: we add 25 minutes",
        "99213, is it 25 dollars or 26?",
        "we have 25 on staff for 99213?",
        "20610 with 22 gauge needle",
        "use of 25 sheets, 99213",
        "20610 denied for 59 claims",
        "97110 and page 25",
        "20610 room 24 or 25?",
        "the MA said 99213",
        "99213 by NP or PA?",
    ],
)
def test_a_number_of_something_is_no_modifier(text: str) -> None:
    assert [(each.system.value, each.modifiers) for each in cite(text)] == [("cpt", ())]


@pytest.mark.parametrize(
    "owner", ["credit memo", "item no.", "catalog", "licence no. A", "member ID: YRP 8820", "RMA", "proposal"]
)
@pytest.mark.parametrize("number", ["94640", "45380", "70553"])
def test_a_number_that_has_another_owner_is_no_code(owner: str, number: str) -> None:
    assert [each.code for each in cite(f"Also {owner} {number}. 99213 denied")] == ["99213"]


@pytest.mark.parametrize(
    "noun", ["direct referral", "mileage", "rent", "port", "control", "device", "bill 2 of", "central line"]
)
@pytest.mark.parametrize("code", ["G0379", "A0425", "E0450", "Q4101"])
def test_a_noun_that_owns_digits_leaves_a_letter_and_four_digits(noun: str, code: str) -> None:
    assert [each.code for each in cite(f"is {noun} {code} payable")] == [code]


@pytest.mark.parametrize("owner", ["central line", "PICC line", "implanted port", "her port"])
def test_what_a_procedure_puts_in_owns_no_number(owner: str) -> None:
    assert [each.code for each in cite(f"is {owner} 36556 bundled with 99291")] == ["36556", "99291"]


@pytest.mark.parametrize(
    "written", ["97110 three units", "97110 was billed as 3 units", "97110 = 3 units", "97110 x3"]
)
def test_units_are_read_however_they_are_said(written: str) -> None:
    assert [(each.code, each.units) for each in cite(f"{written}, denied")] == [("97110", 3)]


def test_a_remark_beside_an_adjustment_is_no_diagnosis() -> None:
    assert [(each.system.value, each.code) for each in cite("M15 / CO-B15")] == [
        ("rarc", "M15"),
        ("carc", "B15"),
    ]


@pytest.mark.parametrize(
    ("written", "system"),
    [
        ("Payer sends N640 on every claim. Meaning?", "rarc"),
        ("Our claims came back with code N130.", "rarc"),
        ("What does N130 mean and should we appeal?", "rarc"),
        ("Should we appeal 99213 with N390?", "icd10cm"),
        ("We got N400 from the urologist, which code for BPH?", "icd10cm"),
        ("The plan sent back 99213 with N390 as not covered.", "icd10cm"),
    ],
)
def test_what_a_payer_sends_is_a_remark_though_a_diagnosis_has_its_letters(written: str, system: str) -> None:
    assert cite(written)[-1].system.value == system


def test_diagnoses_behind_others_of_the_old_set_keep_their_own() -> None:
    text = "ICD9 250.00, 401.1 and E885.9. Is it E10.42 or E11.42 today?"
    assert [(each.system.value, each.code) for each in cite(text)] == [
        ("icd9cm", "250.00"),
        ("icd9cm", "401.1"),
        ("icd9cm", "E885.9"),
        ("icd10cm", "E10.42"),
        ("icd10cm", "E11.42"),
    ]


def test_a_second_group_is_read_beside_the_first() -> None:
    assert brief("Grouper gives DRG 418 before, 415 after.") == ["418", "415"]


def test_no_place_of_service_is_made_of_a_modifier() -> None:
    assert [(each.system.value, each.code) for each in cite("POS 02 and 95, 99213?")] == [
        ("pos", "02"),
        ("modifier", "95"),
        ("cpt", "99213"),
    ]


def test_a_number_that_is_no_code_is_cited_where_its_being_one_is_asked() -> None:
    assert brief("Is 99999 a real code?") == ["99999"]
    assert brief("Is 99998 a real zip code?") == []


def test_a_dictated_modifier_is_read() -> None:
    assert brief("append modifier fifty-nine to the second, 97530") == ["59", "97530"]


@pytest.mark.parametrize("written", ["what is QW for", "What does KX mean?", "what does AS stand for\n"])
def test_letters_whose_meaning_is_asked_are_a_modifier(written: str) -> None:
    assert [each.system.value for each in cite(written)] == ["modifier"]


def test_a_word_whose_use_is_asked_is_none() -> None:
    assert cite("what is it for") == ()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("nine nine two one four was billed", ["99214"]),
        ("bill ninety-nine two fourteen and 20610", ["99214", "20610"]),
        ("G two two one one with 99214", ["G2211", "99214"]),
        ("we saw two three four five six kids for 99213", ["99213"]),
        ("9921 5 is printed with a space", ["99215"]),
        ("9921 5 people came for 99213", ["99213"]),
        ("I1O and F1O.20 in the EHR for 99213", ["I10", "F10.20", "99213"]),
        ("H2O 20 ml and 99213", ["99213"]),
        ("CPT: 10060. Mod: 79. Dx: L02.31. POS: 11. Units: 1.", ["10060 79 x1", "L02.31", "11"]),
        ("Procedure 1: 43239 Modifier 1: 59 Modifier 2: XS", ["43239 59 XS"]),
        ("UB line: 0636 J9271 JZ 200\n0250 J1885 2", ["0636", "J9271 JZ x200", "0250", "J1885 x2"]),
        ("The DRG went from 470 to 469", ["470", "469"]),
        ("DRG 321. The auditor insists: 322", ["321"]),
        ("DRG 321. The auditor proposes 322", ["321", "322"]),
        ("DRG 470, room 471", ["470"]),
        ("99223 with AI or without?", ["99223 AI"]),
        ("99223 with MD on site", ["99223"]),
        ("G0463 with PO or PN", ["G0463", "PO", "PN"]),
        ("70450: 59 needed? 72125", ["70450", "59", "72125"]),
        ("55700, 58 or 79", ["55700", "58", "79"]),
        ("From dialysis to home is the ambulance JR or GR?", ["JR", "GR"]),
        ("HR was 130 when the ambulance came, A0427", ["A0427"]),
    ],
)
def test_codes_in_words_in_fields_and_torn(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


@pytest.mark.parametrize(
    "text",
    [
        "Our P.O. 70486 for paper is open",
        "42 U.S.C. 1320a-7a forbids that the claim is split",
        "policy W2290 88147 of the claim",
        "ID# AET 44 20917 03; claim denied",
        "Group 70012, the subscriber called",
        "Encounter E-2026-44718 was billed",
        "the code book is in cubicle G2211",
        "claims move to suite J10; suite to J10",
        "Please bill.\n- Greta Moss, Sioux Falls 57104",
        "license plate 20610 in the claim",
    ],
)
def test_numbers_of_other_things_are_no_codes(text: str) -> None:
    assert brief(text) == []


def test_a_plate_among_codes_is_put_in_by_a_surgeon() -> None:
    assert brief("cage 22853 x2, plate 22845") == ["22853 x2", "22845"]


def test_a_forwarded_question_is_not_quoted() -> None:
    assert [
        each.quoted for each in cite("fwd from Dr. P:\n\n> may I bill 99417\n> with 99215?\n\nThanks")
    ] == [
        False,
        False,
    ]
    assert [each.quoted for each in cite("Thanks!\n\n> may I bill 99417?")] == [True]


def test_a_group_that_becomes_another_is_no_range() -> None:
    assert brief("Change from DRG 291 to 292 after the review") == ["291", "292"]
    assert brief("APC went from 5112 to 5113") == ["5112", "5113"]
    assert brief("DRG 246 to 249 are gone") == ["246 ..249"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Allowed amount 11042 in Anchorage office", ["11042"]),
        ("facility amount of 17000 in Seattle 98101", ["17000"]),
        ("Amount: 36415", []),
        ("fee of 20610 in 73301", ["20610"]),
        ("carrier for 10016?", []),
        ("She lives in Iowa. G0105, is it right?", ["G0105"]),
        ("He came from Denver. 45378 was done, claim denied", ["45378"]),
        ("We moved to Iowa 52001", []),
        ("Mail claims to Boise, ID. 83702", []),
    ],
)
def test_a_code_is_paid_an_amount_in_a_place(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("what are N362 and M15", ["N362", "M15"]),
        ("M15 on 82948 with 99213?", ["M15"]),
        ("N381 on all lines, explain", ["N381"]),
        ("MA18 and N89?", ["MA18", "N89"]),
        ("M17 on 20610", []),
        ("N39 and N18 with 99213", []),
        ("What is N179?", []),
        ("N179 and N18 on 99213", []),
        ("N179 and M17 on 99213", []),
    ],
)
def test_what_no_diagnosis_would_be_is_a_remark(text: str, remarks: list[str]) -> None:
    assert [each.code for each in cite(text) if each.system is CodeSystem.RARC] == remarks


@pytest.mark.parametrize(
    "text",
    ["RxHCC of I10", "CCSR of I10", "MCE on I10 for a man of 70", "default CCSR for I10", "DRG for I10"],
)
def test_a_short_diagnosis_is_read_beside_the_groups_that_it_belongs_to(text: str) -> None:
    assert [(one.system, one.code) for one in cite(text)] == [(CodeSystem.ICD10CM, "I10")]


def test_both_versions_of_the_risk_model_side_by_side_are_no_diagnoses() -> None:
    assert [one.code for one in cite("V24 and V28 of B20")] == ["B20"]


@pytest.mark.parametrize(
    "text", ["black lung, no TB. ICD-10-CM?", "Laceration of left index finger w/o FB, first visit"]
)
def test_tuberculosis_and_a_foreign_body_are_no_modifiers(text: str) -> None:
    assert cite(text) == ()


def test_tb_on_a_drug_is_one() -> None:
    assert [one.code for one in cite("Modifier TB or JG on J1885?")] == ["TB", "JG", "J1885"]


def test_a_service_on_call_is_no_telephone_number() -> None:
    assert [each.code for each in cite("Does Medicare cover hospital on call 99026?")] == ["99026"]
