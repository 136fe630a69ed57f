"""ZIP codes without their state: told by their own town, by a list of towns, by the word."""

from __future__ import annotations

import pytest

from tests.codes.test_citations import brief


@pytest.mark.parametrize(
    "text",
    [
        "clinics in Provo (84601), Ogden (84403) and St George 84770",
        "HPSA bonus: 59701 Butte, 59801 Missoula, 59901 Kalispell MT.",
        "Our counties: Cook 60601, DuPage 60137, Lake 60085, Will 60432",
        "Patients come from Yuma, 85364, and Nogales 85621.",
        "it's Lubbock (79413), not Lamesa (79331).",
        "OKC 73104, Tulsa 74104, Lawton 73505.",
        "we park in 27858 and 27889 - zip on claim?",
        "Zip of service matters? Ours is 94110, mailing 94588.",
        "Where's the nearest lab to 78745?",
        "Fee schedule locality 05, carrier 01112, zip 94103.",
    ],
)
def test_a_number_beside_its_town_or_owned_by_the_word_is_no_code(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("adjusted fee of 99214 in 79901 El Paso and 78501 McAllen?", ["99214"]),
        ("99213 is $88 in our zip, 99202. Agree?", ["99213"]),
        ("Does 99213 pay more in zip 77001 than in 99501?", ["99213"]),
        ("Spokane office asks about 99213", ["99213"]),
        ("Verona, can you check 45378 for me?", ["45378"]),
        ("scarcity and AQ; 99214 zip 59330 (Glendive MT)", ["AQ", "99214"]),
    ],
)
def test_codes_beside_them_stay_codes(text: str, codes: list[str]) -> None:
    assert brief(text) == codes
