"""Codes shown where none is told for sure, and the sets that are searched by their own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.descriptions import group_titles
from consultant.answering.reading.descriptions import description
from consultant.model import drug_names
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question


def likely(
    code: str, title: str, score: float, cover: float, system: CodeSystem = CodeSystem.ICD10CM, met: int = 3
) -> Likely:
    entry = Entry(system, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
    missed = () if cover == 1 else ("further",)
    return Likely(entry, score, cover, missed=missed, met=("word",) * met)


class Shelf:
    """A search that finds the same codes of whatever system is asked for."""

    def __init__(self, *found: Likely) -> None:
        self._found = found

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return tuple(one for one in self._found if one.entry.system in systems)

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


def draft(body: str, *found: Likely) -> Draft:
    return Answerer(MemoryCatalogue(), MailTemplates(), search=Shelf(*found)).draft(question(body))


def test_most_of_a_description_shows_the_codes_that_have_it() -> None:
    drafted = draft(
        "Which ICD-10 code for tearing of the outer widget with leaking fluid?",
        likely("H44.641", "Tear of outer widget", 0.4, 0.6),
        likely("H44.642", "Tear of inner widget", 0.38, 0.58),
    )
    assert "nearest to your description are H44.641 and H44.642" in drafted.text
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_one_word_in_common_shows_nothing() -> None:
    one = likely("H44.641", "Fluid of another kind", 0.3, 0.45, met=1)
    missing = replace(one, missed=("tearing", "outer", "widget", "leaking"))
    drafted = draft("Which ICD-10 code for tearing of the outer widget with leaking fluid?", missing)
    assert "H44.641" not in drafted.text


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("cellulitis with MCC", "mcc"),
        ("cellulitis w CC", "cc"),
        ("cellulitis without CC/MCC", "neither"),
        ("cellulitis w/o MCC", "no mcc"),
        ("cellulitis", ""),
    ],
)
def test_the_severity_of_a_group_is_read_apart_from_its_words(words: str, severity: str) -> None:
    found, rest = group_titles._severity(words)
    assert found == severity
    assert rest == "cellulitis"


def test_a_group_is_told_by_its_severity() -> None:
    titles = ("WITH MCC", "WITH CC", "WITHOUT CC/MCC")
    shelf = (
        likely(str(602 + place), f"CELLULITIS {title}", 0.9, 1.0, CodeSystem.DRG)
        for place, title in enumerate(titles)
    )
    assert "603" in draft("MS-DRG for cellulitis with CC?", *shelf).text.split("WHAT THE DATA SAY")[0]


def test_a_remark_is_found_by_what_it_says() -> None:
    found = likely("N507", "Plan distance requirements have not been met.", 0.9, 0.9, CodeSystem.RARC)
    assert "N507" in draft("Which remark code says the plan distance requirements were not met?", found).text


def test_one_of_many_conditions_of_which_none_is_told_is_no_answer() -> None:
    many = ("Venous complication", "Tuberculosis", "Anemia", "Diabetes")
    shelf = [
        likely(f"O2{place}.911", f"{title} in pregnancy, first trimester", 0.71 - place / 500, 1.0)
        for place, title in enumerate(many)
    ]
    drafted = draft("Dx code: pregnancy, first trimester", *shelf)
    assert "fits that description" not in drafted.text


@pytest.mark.parametrize(
    "text",
    ["What do I bill for a one-piece ostomy bag?", "dry pressure mattress code pls", "POS for the ER"],
)
def test_a_wish_for_a_code_in_the_words_of_a_desk(text: str) -> None:
    found = description(text)
    assert found is not None
    assert not found.bare


@pytest.mark.parametrize(("name", "held"), [("Primaxin", "cilastatin"), ("Pombiliti", "cipaglucosidase")])
def test_a_brand_tells_what_it_holds(name: str, held: str) -> None:
    brand = drug_names.brand(f"{name}: which code?")
    assert brand is not None
    assert held in brand.words


@pytest.mark.parametrize(
    ("words", "title", "meant"),
    [
        ("skin graft not for ulcer", "SKIN GRAFT EXCEPT FOR ULCER WITH CC", True),
        ("skin graft not for ulcer", "SKIN GRAFT FOR ULCER WITH CC", False),
        ("coma less than 1 hr", "COMA <1 HOUR WITH MCC", True),
        ("coma less than 1 hr", "COMA >1 HOUR WITH MCC", False),
    ],
)
def test_what_a_group_excludes_and_compares_is_read_in_one_wording(
    words: str, title: str, meant: bool
) -> None:
    one = likely("578", title, 0.9, 1.0, CodeSystem.DRG)
    assert group_titles._may_be(one, group_titles._plainly(words)) is meant
