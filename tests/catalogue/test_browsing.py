from __future__ import annotations

from pathlib import Path

from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.neighbours import Neighbours, Partner
from tests.catalogue.conftest import TODAY, Load
from tests.catalogue.test_edits import PAIRS


def test_codes_are_listed_in_order_page_by_page(fresh: ServingCatalogue) -> None:
    first = fresh.codes_after(CodeSystem.ICD10CM, TODAY, "", 3)
    assert first == ("A00", "A00.0", "A00.1")
    assert fresh.codes_after(CodeSystem.ICD10CM, TODAY, "A00.0", 2) == ("A00.1", "A00.9")


def test_a_code_has_neighbours_and_the_first_has_one(fresh: ServingCatalogue) -> None:
    assert fresh.neighbours(CodeSystem.ICD10CM, "E11.9", TODAY) == Neighbours("E11.8", "E11.A")
    assert fresh.neighbours(CodeSystem.ICD10CM, "A00", TODAY) == Neighbours("", "A00.0")


def test_lists_of_sets_that_are_not_loaded_are_empty(fresh: ServingCatalogue) -> None:
    assert fresh.codes_after(CodeSystem.ICD10PCS, TODAY, "", 3) == ()
    assert fresh.partners("99213", BillingSetting.HOSPITAL, TODAY, 5) is None


def test_a_code_lists_what_it_takes_in_and_what_takes_it_in(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    catalogue = open_catalogue(folder)
    found = catalogue.partners("0001A", BillingSetting.PRACTITIONER, TODAY, 1)
    assert found is not None
    assert (found.taken_in, found.taken_in_count, found.taken_in_by_count) == ((Partner("90001", "1"),), 2, 0)
    other = catalogue.partners("90004", BillingSetting.PRACTITIONER, TODAY, 9)
    assert other is not None
    assert other.taken_in_by == (Partner("90001", "0"),)
