"""Answers from mappings, groups of diagnoses, add-on edits and prices by place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from consultant.answering import Answerer
from consultant.model.answer import Draft
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdit, AddOnEdits, AddOnKind
from consultant.model.crosswalk import Crosswalk, Direction, Target
from consultant.model.fees import AnesthesiaFactor, Area, Payment, PriceIndices, Unpriced
from consultant.model.membership import Memberships, RiskCategory
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


def _release(code_set: CodeSet) -> Release:
    return Release(code_set, "2026", date(2026, 1, 1), None, "file", "0" * 64, 1)


class Nearby(MemoryCatalogue):
    """A catalogue in memory with one row in each set around the codes."""

    def crosswalk(self, code: str, direction: Direction, on: date) -> Crosswalk | Absent:
        release = _release(direction.code_set)
        if code != "M54.5":
            return Absent(AbsenceKind.NOT_IN_RELEASE, direction.code_set, release)
        entry = Absent(AbsenceKind.NOT_LOADED, CodeSet.ICD9CM)
        return Crosswalk(code, direction, on, False, (Target("724.2", True, False, 0, 0, entry),), release)

    def memberships(self, code: str, on: date) -> Memberships:
        risk = RiskCategory("CMS-HCC Model V28", "38", "", (), (), _release(CodeSet.HCC))
        return replace(super().memberships(code, on), risk=(risk,))

    def primaries(self, code: str, on: date) -> AddOnEdits | Absent:
        release = _release(CodeSet.ADD_ON)
        if code != "37244":
            return Absent(AbsenceKind.NO_ROW, CodeSet.ADD_ON, release)
        edit = AddOnEdit(code, "37243", AddOnKind.CLOSED, None, None, "")
        return AddOnEdits(code, (edit,), (), release)

    def payment(
        self, code: str, modifier: str, where: Area | str, on: date, *, facility: bool = False
    ) -> Payment | Unpriced | Absent:
        row = self.fee_row(code, modifier, on)
        if isinstance(row, Absent):
            return row
        one = Decimal("1.000")
        indices = PriceIndices(Area("00000", "00"), "NY", "MANHATTAN", one, one, one, _release(CodeSet.GPCI))
        amount, factor = Decimal("142.07"), Decimal("32.3465")
        parts = (amount, amount, amount, one, one, one, factor)
        return Payment(code, modifier, facility, on, *parts, indices, None, False, False, row)


def draft(text: str) -> Draft:
    drafted = Answerer(Nearby(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return drafted


def test_a_diagnosis_is_mapped_and_the_match_called_approximate() -> None:
    text = draft("Map M54.5 to ICD-9.").text
    assert "M54.5 maps to ICD-9-CM 724.2, an approximate match." in text
    assert "M54.5 to ICD-9-CM: 724.2. [" in text


def test_a_code_younger_than_the_mappings_is_mapped_by_its_header() -> None:
    assert "M54.50 maps (by its header M54.5) to ICD-9-CM 724.2" in draft("Map M54.50 to ICD-9.").text


def test_a_code_that_the_mappings_do_not_hold_is_said_not_to_be_there() -> None:
    assert "does not hold E11.9" in draft("Map E11.9 to ICD-9.").text


def test_an_icd9_code_of_a_question_on_mapping_is_read() -> None:
    assert "does not hold ICD-9-CM 250.00" in draft("What is 250.00 in ICD-10, please crosswalk?").text


def test_what_replaces_a_code_of_the_older_set_is_what_it_maps_to() -> None:
    assert "hold nothing that answers" not in draft("What replaces ICD-9 250.00?").text


def test_the_risk_category_names_its_model() -> None:
    assert "E11.9 falls in HCC 38 (CMS-HCC Model V28)" in draft("Which HCC is E11.9?").text


def test_an_add_on_code_names_its_primaries() -> None:
    assert "a primary such as 37243" in draft("Is 37244 an add-on code?").text
    assert "20610 is not an add-on code" in draft("Is 20610 an add-on code?").text


def test_an_add_on_beside_its_primary_is_said_to_be_one() -> None:
    assert "with primary 37243" in draft("Can 37244 and 37243 be billed together?").text


def test_an_amount_is_given_for_a_zip_code_and_is_no_promise() -> None:
    drafted = draft("How much does 20610 pay in zip 10001?")
    assert "20610 comes to 142.07 US dollars outside a facility in ZIP code 10001" in drafted.text
    assert "no promise of payment" in drafted.text


class Anesthesia(Nearby):
    """A catalogue in memory with the anesthesia factor of one area in Ohio."""

    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...] | Absent:
        if state != "OH":
            return super().anesthesia_factors(state, on)
        area = Area("00000", "00")
        return (AnesthesiaFactor(area, "OHIO", Decimal("20.06"), _release(CodeSet.ANESTHESIA)),)


def test_the_anesthesia_factor_of_a_state_is_told() -> None:
    answerer = Answerer(Anesthesia(), MailTemplates())
    found = answerer.draft(question("What is the anesthesia conversion factor in Ohio?"))
    assert "20.06 US dollars a unit" in found.text
    assert untraced_in_bullets(found) == {}


def test_the_factor_of_other_services_is_never_told_for_anesthesia() -> None:
    found = Answerer(Anesthesia(), MailTemplates()).draft(
        question("What is our anesthesia conversion factor?")
    )
    assert "physician fee schedule is" not in found.text


def test_without_the_anesthesia_factors_the_gap_is_named() -> None:
    answerer = Answerer(Anesthesia(), MailTemplates())
    found = answerer.draft(question("What is the anesthesia conversion factor in Iowa?"))
    assert "not loaded" in found.text


class Combined(MemoryCatalogue):
    """A catalogue in memory that holds two diagnoses and the code that they make together."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        known = super().entry(system, "E11.9", on)
        if code in ("I10", "N18.4", "I12.9") and isinstance(known, Entry):
            return replace(known, code=code)
        return super().entry(system, code, on)


def test_two_diagnoses_that_one_code_combines_are_answered_with_that_code() -> None:
    found = Answerer(Combined(), MailTemplates()).draft(question("Can I10 and N18.4 be coded together?"))
    assert "Not I10: report I12.9 first, then N18.4" in found.text
    assert "no Excludes note" not in found.text
    assert untraced_in_bullets(found) == {}
