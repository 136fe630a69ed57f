"""Which of a few near codes is left when what the others leave open, add or lack was told."""

from __future__ import annotations

from typing import cast

from consultant.answering.findings.descriptions import decided
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES

NOTHING = cast(Reference, type("Nothing", (), {"search": None}))


def near(code: str, title: str, *met: str, score: float = 0.7) -> Likely:
    entry = Entry(CodeSystem.ICD10CM, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
    return Likely(entry, score, 0.9, met=met)


def only(text: str, *found: Likely) -> str:
    wanted = description(text)
    assert wanted is not None
    one = decided.only(found, wanted, NOTHING)
    return one.entry.code if one else ""


PLAIN = near("K81.1", "Chronic cholecystitis", "chronic", "cholecystitis")
RICHER = near("K81.2", "Acute and chronic cholecystitis", "chronic", "cholecystitis", score=0.69)


def test_the_plainer_of_two_titles_is_meant() -> None:
    assert only("ICD-10 code for chronic cholecystitis?", RICHER, PLAIN) == "K81.1"


def test_a_title_that_says_what_nobody_told_is_none() -> None:
    strange = near(
        "T17.510A",
        "Gastric contents in bronchus causing asphyxiation, initial encounter",
        "bronchus",
        "choking",
    )
    assert not only("ICD-10 code for a peanut in the bronchus, choking?", strange)
