"""Files of two settings beside each other, shares of two surgeons, the primaries of an add-on, and one more code on the claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.catalogue.knowledge import load_notes
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    FeeRow,
    PairEdit,
    PairEdits,
    Release,
)
from consultant.model.coverage import AddOnEdit, AddOnEdits, AddOnKind
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")
_ADD_ON = Release(CodeSet.ADD_ON, "2024 Q3", date(2024, 7, 1), None, "file", "0" * 64, 1)


class Divided(MemoryCatalogue):
    """A catalogue whose files differ: 27447 / 20610 may be opened in a hospital, 37244 / 37243 is no edit there."""

    def pair_edits(self, first: str, second: str, setting: BillingSetting, on: date) -> PairEdits | Absent:
        found = super().pair_edits(first, second, setting, on)
        if isinstance(found, Absent) or setting is not BillingSetting.HOSPITAL:
            return found
        if {first, second} == {"27447", "20610"}:
            rows: tuple[PairEdit, ...] = tuple(replace(edit, indicator="1") for edit in found.in_force)
            return replace(found, in_force=rows)
        return replace(found, in_force=()) if {first, second} == {"37244", "37243"} else found

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        found = super().fee_row(code, modifier, on)
        if isinstance(found, Absent):
            return found
        shares = {"preoperative": "0.10", "intraoperative": "0.69", "postoperative": "0.21"}
        return replace(found, attributes=shares) if code == "27447" else found

    def primaries(self, code: str, on: date) -> AddOnEdits | Absent:
        kinds = {"71046": AddOnKind.CLOSED, "37242": AddOnKind.CONTRACTOR, "37243": AddOnKind.PARTIAL}
        if code not in kinds:
            return Absent(AbsenceKind.NO_ROW, CodeSet.ADD_ON, _ADD_ON)
        named = ("",) if code == "37242" else ("27447", "37244")
        return AddOnEdits(
            code, tuple(AddOnEdit(code, one, kinds[code], None, None, "") for one in named), (), _ADD_ON
        )


def short(text: str) -> str:
    drafted = Answerer(Divided(), MailTemplates(), NOTES).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return " ".join(drafted.text.split("SHORT ANSWER")[-1].split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Is the indicator of 27447 and 20610 the same in the physician and the hospital file?",
            "No, they differ: 20610 is column 2 of 27447 with modifier indicator 0 on a practitioner claim"
            " (no modifier opens it) and modifier indicator 1 on an outpatient hospital claim"
            " (a modifier that the record supports may).",
        ),
        (
            "27447 with 20610: the hospital says 59 works, the doctor's office says never. Who is right?",
            "20610 is column 2 of 27447 with modifier indicator 0",
        ),
        (
            "Do the practitioner and hospital tables differ for 37244 and 37243?",
            "They differ: 37243 is column 2 of 37244 with modifier indicator 1 on a practitioner claim"
            " (a modifier that the record supports may); an outpatient hospital claim has no edit in force.",
        ),
        (
            "Does 37244 with 37242 work the same for the surgeon and the hospital?",
            "Yes, the same: 37242 is column 2",
        ),
        (
            "How do the MUEs of 20610 compare, office and hospital?",
            "The MUE for 20610 is 2 on a practitioner claim",
        ),
    ],
)
def test_what_two_settings_say_stands_in_one_sentence(text: str, said: str) -> None:
    assert short(text).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "The surgeon did 27447 in the hospital with 20610. Both payable?",
        "27447 and 20610 by the doctor in the hospital, modifier?",
    ],
)
def test_a_hospital_as_the_place_sets_no_files_beside_each_other(text: str) -> None:
    assert "outpatient hospital claim." not in short(text).split("WHAT THE DATA SAY")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Another practice takes over the post-op care of 27447. What share of the fee is theirs?",
        "If we bill 27447-54, what percentage is ours?",
        "How is the payment of 27447 split between the surgeon and the doctor of the aftercare?",
    ],
)
def test_an_operation_is_shared_by_the_parts_of_its_payment(text: str) -> None:
    assert short(text).startswith("The surgeon, with 54, gets 79 percent of the amount of 27447")
    assert "with 55, gets 21 percent" in short(text)


@pytest.mark.parametrize(
    "text", ["27447 at 55 percent of charges?", "What share of 99213 is ours if another doctor takes over?"]
)
def test_without_an_operation_that_is_shared_no_share_is_told(text: str) -> None:
    assert "with 54" not in short(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Is 37242 tied to a fixed list of primaries?",
            "No: 37242 is an add-on code of edit type 2, whose primaries",
        ),
        (
            "Is 71046 restricted to a closed list of primaries?",
            "Yes: 71046 is an add-on code of edit type 1, a complete",
        ),
        (
            "Does the MAC decide which primaries 71046 goes with?",
            "No: 71046 is an add-on code of edit type 1",
        ),
        (
            "Is the list of primaries of 37243 only partial?",
            "Yes: 37243 is an add-on code of edit type 3, a partial",
        ),
        (
            "Which primaries does 71046 have?",
            "71046 is an add-on code (edit type 1) to 27447 and 37244, and is not",
        ),
        (
            "Are the primaries of 37242 listed by CMS?",
            "No: 37242 is an add-on code (edit type 2); CMS lists no primaries for it",
        ),
        (
            "Can 71046 be added to 99213?",
            "No: 99213 is not among the primaries of the add-on code 71046, which are 27447",
        ),
    ],
)
def test_the_list_of_primaries_is_judged(text: str, said: str) -> None:
    assert short(text).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("27447-80 by our PA: payable?", "Yes: an assistant at surgery may be paid for 27447 (indicator 2)"),
        ("37244-62, will Medicare pay?", "No: Medicare does not pay co-surgeons (62) for 37244"),
        (
            "Is modifier 66 payable on 27447, team surgery?",
            "No: Medicare does not pay team surgery (66) for 27447",
        ),
        (
            "27447 is the second procedure of the day. Is it cut by 50 percent?",
            "Yes: 27447 is paid at 50 percent",
        ),
        (
            "Are the follow-up visits after 27447 included, and for how many days?",
            "27447 has a major-surgery",
        ),
        ("The MUE of 20610 is 4. How do I report it?", "No: the MUE for 20610 is 2"),
    ],
)
def test_indicators_answer_however_they_are_asked_for(text: str, said: str) -> None:
    assert short(text).startswith(said)


def test_one_more_code_on_the_same_claim_is_asked_beside_the_one_before_it() -> None:
    drafted = Answerer(Divided(), MailTemplates()).draft(
        question("What is the global period of 27447? Can we bill 20610 with it?")
    )
    assert "NCCI bundles 20610 into 27447" in " ".join(drafted.text.split())
    assert RELEASES[CodeSet.PTP_PRACTITIONER].edition in drafted.text


def test_a_part_that_asks_nothing_of_its_own_does_not_stop_the_draft() -> None:
    assert short("27447 both knees. Is 50 allowed and what is Medicare's percentage?").startswith(
        ("Yes", "No")
    )
