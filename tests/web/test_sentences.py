"""Every sentence of a draft leads to the rows it rests on, also that no edit was found; what rests on nothing is marked."""

from __future__ import annotations

import re

import pytest

from consultant.model.answer import Evidence, WordedFinding
from consultant.web.sentences import Grounds, Paragraph, Sentence, numbered, sentences
from tests.web.desk import ASKER, CONSULTANT, Desk

EDIT = WordedFinding(
    "edit_open",
    ("20610", "99213"),
    "20610 (column 1) / 99213 (column 2): edit in force, modifier indicator 1. [NCCI PTP practitioner, 2024 Q3]",
    (
        Evidence("ptp-practitioner", "20610 / 99213", "modifier indicator", "1", "2024 Q3", "2024-07-01"),
        Evidence("starter", "25", "modifier", "25", "own words", "2026-11-01"),
    ),
)
NONE = WordedFinding(
    "edit_none",
    ("99213", "97010"),
    "No edit in force in either direction for 99213 / 97010. [NCCI PTP practitioner, 2024 Q3]",
    (Evidence("ptp-practitioner", "99213 / 97010", "look-up", "no such row", "2024 Q3", "2024-07-01"),),
)
OTHER = Evidence("ptp-practitioner", "99213 / J1885", "look-up", "no such row", "2024 Q3", "2024-07-01")
TEXT = """Hello Ana,

SHORT ANSWER
Yes: 20610 and 99213-25 may be reported together. The record must show why. There is no edit between 99213 / 97010 on 2026-11-25.

- 20610 (column 1) / 99213 (column 2): edit in force, modifier
  indicator 1. [NCCI PTP practitioner, 2024 Q3]
- No edit in force in either direction for 99213 / 97010. [NCCI PTP practitioner, 2024 Q3]

Bill 99499 instead.
- NCCI PTP practitioner, release 2024 Q3, effective 2024-07-01
"""


def taken_apart(text: str = TEXT) -> list[Sentence]:
    joined = text.replace("modifier\n  indicator", "modifier indicator")
    return [one for paragraph in sentences(joined, (EDIT, NONE)) for one in paragraph.sentences]


def found(beginning: str) -> tuple[Grounds, list[str]]:
    (sentence,) = [one for one in taken_apart() if one.text.startswith(beginning)]
    return sentence.grounds, [source.key for source in sentence.sources]


@pytest.mark.parametrize(
    ("beginning", "grounds", "keys"),
    [
        ("Hello", Grounds.PLAIN, []),
        ("Yes: 20610", Grounds.NAMED, ["20610 / 99213", "25"]),
        ("The record", Grounds.GOES_ON, ["20610 / 99213", "25"]),
        ("There is no edit", Grounds.NAMED, ["99213 / 97010"]),
        ("20610 (column 1)", Grounds.STATED, ["20610 / 99213", "25"]),
        ("No edit in force", Grounds.STATED, ["99213 / 97010"]),
        ("Bill 99499", Grounds.NONE, []),
        ("NCCI PTP practitioner", Grounds.NAMED, ["20610 / 99213", "99213 / 97010"]),
    ],
)
def test_each_sentence_has_its_rows(beginning: str, grounds: Grounds, keys: list[str]) -> None:
    assert found(beginning) == (grounds, keys)


def test_of_pairs_that_are_written_out_no_other_is_meant() -> None:
    both = WordedFinding("edit_none", ("99213", "J1885"), "Another.", (OTHER,))
    (paragraph,) = sentences("No edit is in force for J1885 / 99213 and 20610 / J1885.", (EDIT, both))
    assert [source.key for source in paragraph.sentences[0].sources] == ["99213 / J1885"]


def test_nothing_of_the_text_is_lost_and_headings_are_told_apart() -> None:
    paragraphs = sentences(TEXT, (EDIT, NONE))
    assert " ".join(TEXT.replace("\n- ", "\n").split()) == " ".join(
        " ".join(one.text for one in paragraph.sentences) for paragraph in paragraphs
    ).replace("  ", " ")
    assert [paragraph.sentences[0].text for paragraph in paragraphs if paragraph.heading] == ["SHORT ANSWER"]


def test_a_row_has_one_number_however_many_statements_rest_on_it() -> None:
    again = WordedFinding("other", ("99213",), "Another.", (*NONE.evidence, *EDIT.evidence[:1]))
    assert [[one.number for one in rows] for rows in numbered((EDIT, NONE, again))] == [[1, 2], [3], [3, 1]]


def test_a_draft_without_findings_is_only_marked() -> None:
    assert sentences("What is 99214?\n", ()) == [Paragraph((Sentence("What is 99214?", (), Grounds.NONE),))]


def test_every_link_of_the_page_leads_to_a_row_and_the_engine_leaves_no_sentence_open(desk: Desk) -> None:
    id = desk.ask(ASKER, "May 99213-25 be billed with 20610? And 97110 with 97140?", "Pairs")
    page = desk.sign_in(CONSULTANT).page(f"/consultations/{id}")
    wanted = set(re.findall(r'href="#(row-\d+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="(row-\d+)"', page))
    assert 'class="sentence none"' not in page


def test_a_sentence_that_a_consultant_adds_without_a_row_is_marked(desk: Desk) -> None:
    id = desk.ask(ASKER, "May 99213-25 be billed with 20610?", "Pair")
    cora = desk.sign_in(CONSULTANT)
    text = desk.database.consultations.text(id) + "\nBill 99499 in any case."
    cora.submit(f"/consultations/{id}/revisions", version=cora.version(id), text=text)
    page = cora.page(f"/consultations/{id}")
    assert re.search(r'class="sentence none">Bill 99499 in any case\.\s*<span class="chip warn">no row', page)
