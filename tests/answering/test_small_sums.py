"""What a reply counts out: units of timed therapy, whether a patient is new, which drug code came after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.visits.prolonged import BEGINS
from consultant.answering.findings.visits.therapy import shares
from consultant.catalogue.knowledge import load_notes
from consultant.model.answer import Draft
from consultant.model.catalogue import Absent, Entry
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

_NOTES = Path(__file__).parents[2] / "config" / "knowledge"


def note(id: str) -> KnowledgeNote:
    return KnowledgeNote(
        id, "guidelines", (), (), "A rule.", "Manual", "1", date(2026, 1, 1), date(2010, 1, 1)
    )


_NAMED = ("therapy-minutes", "em-new-or-known", "em-prolonged", "em-prolonged-elsewhere")
ANSWERER = Answerer(MemoryCatalogue(), MailTemplates(), tuple(map(note, _NAMED)))


def short(text: str, answerer: Answerer = ANSWERER) -> str:
    drafted: Draft = answerer.draft(question(text))
    return drafted.text.split("SHORT ANSWER\n")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("minutes", "units"),
    [
        ({"97110": 7}, {"97110": 0}),
        ({"97110": 8}, {"97110": 1}),
        ({"97110": 23}, {"97110": 2}),
        ({"97110": 15, "97140": 8}, {"97110": 1, "97140": 1}),
        ({"97112": 23, "97530": 22, "97140": 8}, {"97112": 2, "97530": 1, "97140": 1}),
        ({"97110": 33, "97140": 7}, {"97110": 2, "97140": 1}),
        ({"97110": 10, "97140": 10}, {"97110": 1, "97140": 0}),
    ],
)
def test_timed_minutes_are_added_up_and_shared_by_whole_quarters_first(
    minutes: dict[str, int], units: dict[str, int]
) -> None:
    assert shares(minutes) == units


def test_a_number_of_units_taken_for_granted_is_judged() -> None:
    assert "Yes: 23 minutes of" in short("97110 for 23 minutes is 2 units, right?")
    assert "No: 23 minutes of" in short("97110 for 23 minutes: it is 3 units, right?")


def test_that_there_is_no_limit_is_denied() -> None:
    assert short("20610 has no MUE, right?").startswith("No: the MUE for 20610 is")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Seen 28 months ago by our NP, new or established?", "Established"),
        ("Seen 40 months ago by our NP, new or established?", "New"),
        ("Seen 3 years ago by our NP, new or established?", "That turns on the day"),
        ("Seen 1 year ago by a doctor of a different specialty, new or established?", "New, when"),
    ],
)
def test_the_time_since_the_last_visit_tells_new_from_established(text: str, first: str) -> None:
    assert short(text).startswith(first)


class _Renumbered(MemoryCatalogue):
    """Has a drug code that ended without naming a successor, and one that began the day after."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        named = {"J0150": "Injection, adenosine, 6 mg", "J0153": "Injection, adenosine, 1 mg"}
        found = super().entry(system, "J0150" if code in named else code, on)
        if code not in named or not isinstance(found, Entry):
            return found
        ended = replace(found, description=named[code], successors=())
        if code == "J0150":
            return ended
        begun = date.fromordinal((found.terminated_on or on).toordinal() + 1)
        active = super().entry(system, "J1885", on)
        assert isinstance(active, Entry)
        return replace(active, code=code, description=named[code], effective_from=begun, terminated_on=None)


def test_a_drug_code_that_began_when_another_ended_is_told_as_the_likely_one() -> None:
    said = short("Is J0150 still valid?", Answerer(_Renumbered(), MailTemplates()))
    assert "J0153 (one unit 1 mg) for the same drug began the day after" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99223 with 125 minutes: G0316 units?", "125 minutes with 99223 make 3 units of G0316, which begins at 90"),
        ("99306 took 94 minutes, is G0317 payable?", "No: G0317 begins at 95 minutes with 99306"),
        ("99350 and G0318, 110 minutes, okay?", "Yes: 110 minutes with 99350 make 1 unit of G0318"),
        ("95 minutes, new patient, level 5. Medicare bounced 99417, what instead?", "For Medicare not 99417 but G2212: 95"),
        ("75 minutes with 99215, may we add 99417 for Medicare?", "For Medicare not 99417 but G2212: 75 minutes"),
    ],
)  # fmt: skip
def test_minutes_beyond_the_highest_level_are_prolonged_time(text: str, said: str) -> None:
    assert said in short(text)


def test_the_thresholds_of_prolonged_time_are_those_that_the_notes_state() -> None:
    stated = {one.id: one.text for one in load_notes(_NOTES)}
    for visit, (code, minutes) in BEGINS.items():
        told = stated["em-prolonged" if code in ("G2212", "G0316") else "em-prolonged-elsewhere"]
        assert f"from {minutes} minutes with {visit}" in told
