"""Characters that look like codes or modifiers and are something else by the words around, and their likes that are codes."""

from __future__ import annotations

import pytest

from tests.codes.score import CORPUS
from tests.codes.test_citations import brief


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("95004 x 70, 95117; MUE 80?", ["95004 x70", "95117"]),
        ("99291-25, ISS 25.", ["99291 25"]),
        ("Respiratory rate RR 22. J96.01 supported?", ["J96.01"]),
        ("J.K., female, 57, M75.121", ["M75.121"]),
        ("woman 52, mammogram of M75.121", ["M75.121"]),
        ("SS No. 403-55-1187; 77080 covered?", ["77080"]),
        ("Does BU mean business unit, 99213", ["99213"]),
        ("denied as B15, then PI? Line 96110.", ["B15", "96110"]),
        ("How many beds is it allowed - 25? 99221", ["99221"]),
        ("Claim 99214-26-0001 for 99214", ["99214"]),
        ("the vascular access case 36565, what does it pay?", ["36565"]),
        ("Our case 36565 is about 99214", ["99214"]),
        ("Assist at C-section 59514: allowed?", ["59514"]),
        ("see section 30610 of chapter 12, 99214", ["99214"]),
        ("CA-125 86304, CA 19-9 86301, CEA 82378", ["86304", "86301", "82378"]),
        ("99285 25 11/04/26 11 99215 25 AB 310.00 1", ["99285 25", "11", "99215 25"]),
    ],
)
def test_measures_ages_and_titles_are_no_modifiers(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("dx for clearance z01818? plus i10 and e785", ["Z01.818", "I10", "E78.5"]),
        ("LC, LD, RC, LM, RI. For a graft which one?", ["LC", "LD", "RC", "LM", "RI"]),
        ("The INR check 85610-QW weekly", ["85610 QW"]),
        ("76825 and doppler 76827, color 93325", ["76825", "76827", "93325"]),
        ("Lapidus 28297, Austin 28296", ["28297", "28296"]),
        ("1,204 units of J9035", ["J9035 x1204"]),
        ("992l3 with J18 85? scanned", ["99213", "J1885"]),
        ("99213^25 or 99213 mod25 vs.99214", ["99213 25", "99213 25", "99214"]),
        ("place-of-service 27, bill type 0131 with 0981", ["27", "0131", "0981"]),
        ('{"cpt":"99202","pos":"11"} our export', ["99202", "11"]),
        ('line_no,code,units\n"00412",96372,1\n"00413",J3420,1', ["96372 x1", "J3420 x1"]),
        ("<tr><td>0510</td><td>G0463</td><td>PN</td></tr>", ["0510", "G0463 PN"]),
        ("SV1*HC:A0427:RH*980*UN*1~", ["A0427 RH x1"]),
        ("dx e119, I 10 and n183", ["E11.9", "I10", "N18.3"]),
        ("Rx: J3301 x 4, 20605-LT", ["J3301 x4", "20605 LT"]),
        ("EKG: PR 160, QRS 92. 93000 or 93010?", ["93000", "93010"]),
        ("Unsubscribe me from list 10060 please.", []),
    ],
)
def test_odd_ways_of_writing_are_read(text: str, cited: list[str]) -> None:
    assert brief(text) == cited


def test_codes_are_told_from_the_numbers_beside_them() -> None:
    lines = (CORPUS / "beside.txt").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split(" || ") for line in lines]
    wrong = [text for text, cited in pairs if brief(text) != cited.split("; ")]
    assert len(wrong) <= 0.03 * len(pairs), wrong
