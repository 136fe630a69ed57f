"""What a drug did, told in words: the kind of it, the code of T36 to T50, and why too little was taken."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from consultant.answering import drug_classes, effect_words, toxic_names
from consultant.answering.effect_words import Happened


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("takes half of her prescribed lisinopril", Happened.TOO_LITTLE),
        ("she skipped doses of metformin", Happened.TOO_LITTLE),
        ("stopped her warfarin because she could not pay", Happened.TOO_LITTLE),
        ("could not afford her warfarin and quit taking it", Happened.TOO_LITTLE),
        ("she was not taking the prescribed amount", Happened.TOO_LITTLE),
        ("could not afford the visit", None),
        ("Seizure because the Keppra was not taken", Happened.TOO_LITTLE),
        ("The cardiologist stopped her amiodarone", None),
        ("bleeding from warfarin", Happened.ADVERSE),
        ("digoxin toxicity, dose was as prescribed", Happened.ADVERSE),
        ("steroid-induced hyperglycemia", Happened.ADVERSE),
        ("overdose of Tylenol", Happened.ACCIDENT),
        ("a toddler got into grandma's metoprolol", Happened.ACCIDENT),
        ("suicide attempt, took too much Xanax", Happened.SELF_HARM),
        ("not suicidal, too many percocet", Happened.ACCIDENT),
        ("heroin overdose, undetermined intent", Happened.UNDETERMINED),
        ("on metoprolol for hypertension", None),
        ("starts lisinopril today", None),
        ("allergic to nothing, uses insulin", None),
    ],
)
def test_what_happened_is_read_from_the_story(text: str, told: Happened | None) -> None:
    assert effect_words.happened(text) is told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("because of the copay", "Z91.120"),
        ("she has dementia", "Z91.130"),
        ("he forgot", "Z91.138"),
        ("it made her dizzy", "Z91.128"),
        ("no reason is told", ""),
    ],
)
def test_why_too_little_was_taken(text: str, code: str) -> None:
    assert effect_words.reason(text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Eliquis", ["T45.51"]),
        ("beta blocker and an ACE inhibitor", ["T44.7X", "T46.4X"]),
        ("the insulin pump", ["T38.3X"]),
        ("fumes of his car exhaust", ["T58.0"]),
        ("bitten by a brown recluse", ["T63.33"]),
        ("BP meds", ["T46.5X"]),
        ("no drug at all", []),
    ],
)
def test_drugs_by_their_names(text: str, codes: list[str]) -> None:
    assert [code for code, _ in drug_classes.named(text)] == codes


_NEVER_PRESCRIBED = frozenset({"T40.1X", "T40.8X", "T43.64"})


def test_every_class_has_codes_in_the_published_list(shared_data: Path) -> None:
    order = gzip.decompress((shared_data / "icd10cm/icd10cm_order_2027_derived.txt.gz").read_bytes()).decode()
    listed = {line[6:13].strip() for line in order.splitlines() if line[14:15] == "1"}
    kinds = ("1A", "5A", "6A")
    missing = [
        code + kind
        for code in drug_classes.NAMES
        for kind in kinds
        if code.replace(".", "") + kind not in listed and (kind == "1A" or code not in _NEVER_PRESCRIBED)
    ]
    assert missing == [], "heroin, LSD and ecstasy alone have no adverse effect and no underdosing"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("drank antifreeze", Happened.ACCIDENT),
        ("tried to end his life with exhaust fumes", Happened.SELF_HARM),
        ("hit with pepper spray in an assault", Happened.ASSAULT),
        ("sells antifreeze", None),
    ],
)
def test_how_a_substance_that_is_no_drug_came_to_harm(text: str, told: Happened | None) -> None:
    assert effect_words.harmed(text) is told


def test_every_substance_has_codes_in_the_published_list(shared_data: Path) -> None:
    order = gzip.decompress((shared_data / "icd10cm/icd10cm_order_2027_derived.txt.gz").read_bytes()).decode()
    listed = {line[6:14].strip() for line in order.splitlines() if line[14:15] == "1"}
    codes = {code: f"{code.replace('.', '')}{kind}" for code in toxic_names.CLASSES for kind in "1234"}
    assert [code for code, shown in codes.items() if f"{shown:X<6}A" not in listed] == []
