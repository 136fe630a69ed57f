"""What the rules leave open is answered as the nearest sample questions were, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from consultant.answering import Answerer
from consultant.answering.asked_before import AskedBefore, masked
from consultant.answering.findings.notes.verdicts import likened
from consultant.answering.wording import word
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.samples import load_samples
from consultant.model.answer import Draft, DraftStatus, Finding
from consultant.model.samples import ASK_BACK, DECLINED, VERDICT, Sample, SampleAnswer
from consultant.settings import PROJECT
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(PROJECT / "config" / "knowledge")
FILED = load_samples(PROJECT / "config" / "asked.jsonl")
ASKED_BEFORE = AskedBefore(lambda: FILED)
_NOTE = next(note for note in NOTES if note.id == "overpayment")
_LINE = next(line for line in _NOTE.verdicts if line.first.startswith("What was paid too much"))
_RETURNED = SampleAnswer(VERDICT, note=_NOTE.id, first=_LINE.first)
MONEY = "The program's money arrived in double. By which day does the surplus go home?"
"""Says it in words that no rule knows."""


def drafted(text: str, samples: Iterable[Sample] | None = None) -> Draft:
    asked_before = ASKED_BEFORE if samples is None else AskedBefore(lambda: (*samples, *FILED[:500]))
    return Answerer(MemoryCatalogue(), MailTemplates(), NOTES, None, (), asked_before).draft(question(text))


def _asked(answer: SampleAnswer, times: int = 1) -> list[Sample]:
    return [Sample(f"{MONEY} {'x' * place}", answer) for place in range(2, times + 2)]


def test_without_samples_it_is_asked_back() -> None:
    assert Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(MONEY)).status is (
        DraftStatus.NEEDS_INFO
    )


def test_the_line_that_answered_questions_like_it_answers_and_is_looked_at_with_care() -> None:
    draft = drafted(MONEY, _asked(_RETURNED, 3))
    assert f"SHORT ANSWER\n{_LINE.first}" in draft.text
    assert draft.status is DraftStatus.DRAFT
    assert {"answered by likeness", "rule from notes"} <= {*draft.risks}


@pytest.mark.parametrize(
    "text",
    [
        "An outside review shows that the program sent our office too much money. By what day must it go back to Medicare?",
        "Money arrived from Medicare in double and our office noticed. What is the time limit for reporting and repaying it?",
    ],
)
def test_the_samples_of_the_project_answer(text: str) -> None:
    assert "within 60 days after it is identified" in drafted(text).text


@pytest.mark.parametrize(
    "answer", [SampleAnswer(ASK_BACK), SampleAnswer(DECLINED), SampleAnswer("edit_open")]
)
def test_where_most_samples_were_answered_otherwise_it_stays_asked_back(answer: SampleAnswer) -> None:
    samples = (*_asked(_RETURNED, 1), *_asked(answer, 4))
    assert drafted(MONEY, samples).status is DraftStatus.NEEDS_INFO


def test_a_line_that_is_gone_answers_nothing() -> None:
    gone = SampleAnswer(VERDICT, note=_NOTE.id, first="It may be kept.")
    assert drafted(MONEY, _asked(gone, 3)).status is DraftStatus.NEEDS_INFO


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Please change the date of service so that the money is not due back.", DraftStatus.DECLINED),
        ("What is the code for this one, please?", DraftStatus.NEEDS_INFO),
        ("Can 99213 and 20610 be billed together?", DraftStatus.DRAFT),
    ],
)
def test_what_is_declined_pointed_at_or_told_by_rows_stays(text: str, status: DraftStatus) -> None:
    samples = [Sample(f"{text} {'x' * place}", _RETURNED) for place in range(2, 5)]
    draft = drafted(text, samples)
    assert (draft.status, "answered by likeness" in draft.risks) == (status, False)


@pytest.mark.parametrize(
    ("asked", "sample", "first"),
    [
        ("Must a copied note be changed?", "Does a copied note need changes?", "Yes: "),
        ("Must a copied note be changed?", "How is a copied note changed?", ""),
        ("What is done with a copied note?", "Must a copied note be changed?", ""),
        ("A copied note need not be changed, right?", "Must a copied note be changed?", ""),
        ("Is it wrong to change a copied note?", "Must a copied note be changed?", ""),
        ("Must a copied note be changed?", "", ""),
    ],
)
def test_yes_is_said_only_where_the_sample_asks_in_the_same_way(asked: str, sample: str, first: str) -> None:
    line = next(
        line
        for note in NOTES
        for line in note.verdicts
        if line.first.startswith("Yes: ") and not line.judges and not line.asks
    )
    said = str(likened(_NOTE, line, asked, sample).values["first"])
    rest = line.first.removeprefix("Yes: ")
    assert said == (line.first if first else rest[0].upper() + rest[1:])


def test_codes_and_long_numbers_are_masked_and_modifiers_kept() -> None:
    text = "Is E11.9 with 99213-25, J1885 and $ 1200 right under V28?"
    assert masked(text) == "Is DXCODE with CPTCODE-25, HCPCSCODE and $ NNN right under V28?"
    assert masked(masked(text)) == masked(text)


def test_a_vote_is_the_same_each_time_and_passes_over_what_it_shall() -> None:
    again = AskedBefore(lambda: FILED)
    for sample in FILED[:: len(FILED) // 40]:
        assert again.vote(sample.asked) == ASKED_BEFORE.vote(sample.asked)
        vote = again.vote(sample.asked, {sample.asked})
        assert vote is None or vote.nearest.asked != sample.asked


def test_without_a_shared_word_there_is_no_vote() -> None:
    assert AskedBefore(lambda: FILED[:500]).vote("zzz") is None
    assert AskedBefore(tuple).vote(MONEY) is None


@pytest.mark.parametrize("answer", sorted({one.answer for one in FILED if one.answer.of}))
def test_what_was_lacking_can_be_asked_for(answer: SampleAnswer) -> None:
    named = "thing" if answer.lack == "particulars_lacking" else "fact"
    assert word(Finding(answer.lack, (), {named: answer.of, "codes": ()}, ()), MailTemplates()).asks
