"""Published fields by name, the other side of add-ons and edits, and what a release says without any code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.fields import asked
from consultant.model.catalogue import AbsenceKind, Absent, BillingSetting, CodeSet, FeeRow
from consultant.model.coverage import AddOnEdit, AddOnEdits, AddOnKind
from consultant.model.neighbours import Partner, Partners
from consultant.templates import MailTemplates
from tests.answering.test_composer import short_answer
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Supervision level for 93306-TC?", ("supervision",)),
        ("Does 77080 take general or direct supervision?", ("supervision",)),
        ("pre/intra/post percentages of 63047", ("shares",)),
        ("What share of 27447 is for postoperative care?", ("shares",)),
        ("Is 31575 subject to the endoscopy rule, what's the base code?", ("endoscopic base",)),
        ("PE RVU for 20610 in the office", ("practice expense",)),
        ("malpractice RVUs of 59400", ("malpractice",)),
        ("pricing indicator E0601", ("pricing indicator",)),
        ("What is one unit of J0897?", ("unit",)),
        ("BETOS of A4206", ("BETOS",)),
        ("supervision for 95955-TC", ("supervision",)),
        ("who must be in the room for 75833 tc", ("supervision",)),
        ("26113 pre intra post split", ("shares",)),
        ("RVUs 62320: work, pe office, mp", ("practice expense", "malpractice")),
        ("which statute is behind V5095", ("statute",)),
        ("A7049: the part of the law that is cited", ("statute",)),
        ("does E1089 have an xref?", ("cross-reference",)),
        ("How many minutes for 99214", ("minutes",)),
        ("coverage code + statute cite of V5171", ("coverage code", "statute")),
        ("CLIA lab certification code of G0103?", ("laboratory certification",)),
        ("Which ASC status does J9015 hold?", ("ASC group",)),
    ],
)
def test_a_field_is_known_by_its_names(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names
    assert Intent.FIELD in understand(text).intents


@pytest.mark.parametrize(
    "text",
    [
        "Incident-to needs supervision by whom?",
        "Can 99213 go with 20610?",
        "Is J3301 40 mg per unit?",
        "How many units of J1885 for 30 mg?",
        "Post-op visit on day 5 after 27447?",
        "statute of limitations for an overpayment on 99213",
        "supervision of the therapy staff, incident to",
    ],
)
def test_other_words_name_no_field(text: str) -> None:
    assert asked(text) == ()


class Published(MemoryCatalogue):
    """A few rows more: the other columns of a fee row, add-ons of a primary, partners of an edit."""

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        row = super().fee_row(code, modifier, on)
        if isinstance(row, Absent) or code != "27447":
            return row
        shares = {"preoperative": "0.10", "intraoperative": "0.69", "postoperative": "0.21"}
        return replace(row, attributes={**shares, "supervision": "09", "endoscopic_base": ""})

    def add_ons(self, code: str, on: date) -> AddOnEdits:
        edit = AddOnEdit("20700", code, AddOnKind.CLOSED, None, None, "")
        return AddOnEdits(code, (edit,), (), RELEASES[CodeSet.MPFS])

    def primaries(self, code: str, on: date) -> Absent:
        return Absent(AbsenceKind.NO_ROW, CodeSet.ADD_ON, RELEASES[CodeSet.MPFS])

    def partners(self, code: str, setting: BillingSetting, on: date, limit: int) -> Partners:
        release = RELEASES[CodeSet.PTP_PRACTITIONER]
        return Partners(setting, (Partner("64450", "1"),), 12, (Partner("27447", "0"),), 3, release)


def short(text: str, **more: object) -> str:
    return short_answer(Answerer(Published(), MailTemplates()).draft(question(text, **more)))


def test_shares_are_told_in_percent_and_as_published() -> None:
    assert short("What share of 27447 is for postoperative care?").startswith(
        "27447: preoperative share 10 percent (0.10), intraoperative share 69 percent (0.69)"
    )


def test_an_indicator_is_told_with_its_meaning_and_an_empty_column_as_none() -> None:
    assert "supervision indicator 09 (does not apply)" in short("Supervision level of 27447?")
    assert "endoscopic base code none" in short("Which endoscopic base has 27447?")


def test_a_field_of_a_set_that_is_not_loaded_names_the_set() -> None:
    drafted = Answerer(MemoryCatalogue(without={CodeSet.MPFS}), MailTemplates()).draft(
        question("Supervision level of 27447?")
    )
    assert "Medicare fee schedule" in short_answer(drafted)
    assert "consultant catalogue import" in drafted.text


def test_the_add_ons_of_a_primary_are_not_its_primaries() -> None:
    assert short("Which add-ons go with 27447?") == "Add-on codes that list 27447 as a primary: 20700."
    assert "needs no primary" in short("Is 27447 an add-on?")


def test_the_codes_of_a_codes_edits_are_counted_and_the_first_named() -> None:
    assert short("Which codes are bundled into 20610?") == (
        "20610 is column 1 of 12 edits in force (practitioner), such as with 64450, and column 2 of 3, such as with 27447."
    )


def test_the_end_of_a_global_period_is_told_from_the_day_of_the_operation() -> None:
    assert "through 2026-05-31" in short("When does the global period of 27447 end, surgery was 3/2/2026?")


def test_a_conversion_factor_needs_no_code() -> None:
    assert (
        "32.3465" in Answerer(MemoryCatalogue(), MailTemplates()).draft(question("conv factor please?")).text
    )


def test_a_bundled_status_answers_a_question_on_bundling() -> None:
    assert short("Is 99070 bundled?").startswith("Yes: 99070 is bundled (status B)")
    assert short("Is 99070 covered?").startswith("No: 99070 is bundled (status B)")


def test_units_over_the_limit_are_a_yes_to_over_and_a_no_to_within() -> None:
    assert short("20610 x 3, over the limit?").startswith("Yes: 3 units of 20610 exceed")
    assert short("20610 x 3, is that within the limit?").startswith("No: 3 units of 20610 exceed")
    assert "indicator 3" in short("What MAI has 20610?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("27447 status please", "status A"),
        ("27447 status letter", "status A"),
        ("27447: why does the MPFS show A", "status A"),
        ("pctc of 71046", "PC/TC indicator 1"),
        ("is 71046 technical only", "No: 71046 is both components"),
        ("71046-26, fits?", "(PC/TC indicator 1)"),
        ("27447 ZZZ or 090", "global"),
    ],
)
def test_an_indicator_is_known_by_short_names(text: str, said: str) -> None:
    assert said in short(text)
