"""Which of several codes that differ in a few words of their titles a question tells."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.entries import encounters, leaves
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]


def _entries(titles: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(CodeSystem.ICD10CM, code, title, False, CodeStatus.ACTIVE, _RELEASE)
        for code, title in titles.items()
    )


_PARKINSON = _entries(
    {
        "G20.A1": "Parkinson's disease without dyskinesia, without mention of fluctuations",
        "G20.A2": "Parkinson's disease without dyskinesia, with fluctuations",
        "G20.B1": "Parkinson's disease with dyskinesia, without mention of fluctuations",
        "G20.B2": "Parkinson's disease with dyskinesia, with fluctuations",
        "G20.C": "Parkinsonism, unspecified",
    }
)
_THIN = _entries(
    {
        "Z68.18": "Body mass index [BMI] 18.4 or less, adult",
        "Z68.19": "Body mass index [BMI] 18.5-19.9, adult",
    }
)
_BLEEDING = _entries(
    {
        "K57.30": "Diverticulosis of large intestine without perforation or abscess without bleeding",
        "K57.31": "Diverticulosis of large intestine without perforation or abscess with bleeding",
        "K57.32": "Diverticulitis of large intestine without perforation or abscess without bleeding",
        "K57.33": "Diverticulitis of large intestine without perforation or abscess with bleeding",
    }
)


@pytest.mark.parametrize(
    ("entries", "text", "code"),
    [
        (_PARKINSON, "wearing off and dyskinesia", "G20.B2"),
        (_PARKINSON, "patient has no dyskinesia and no fluctuations", "G20.A1"),
        (_PARKINSON, "without dyskinesia but with on/off phenomena", "G20.A2"),
        (_PARKINSON, "she has dyskinesia", "G20.B1"),
        (_PARKINSON, "no further detail", "G20.C"),
        (_PARKINSON, "seen yesterday", None),
        (_THIN, "BMI of 18.2 today", "Z68.18"),
        (_THIN, "BMI 19", "Z68.19"),
        (_THIN, "BMI 25", None),
        (_BLEEDING, "diverticulitis, no perforation, no bleeding", "K57.32"),
        (_BLEEDING, "diverticulosis without perforation, bleeding", "K57.31"),
        (_BLEEDING, "is it right?", None),
    ],
)
def test_the_one_that_the_words_tell(entries: tuple[Entry, ...], text: str, code: str | None) -> None:
    told = leaves.told(entries, text)
    assert (told.code if told else None) == code


def test_what_the_cited_title_shares_with_others_counts_as_told() -> None:
    prostate = _entries(
        {
            "N40.0": "Benign prostatic hyperplasia without lower urinary tract symptoms",
            "N40.1": "Benign prostatic hyperplasia with lower urinary tract symptoms",
            "N40.3": "Nodular prostate with lower urinary tract symptoms",
        }
    )
    told = leaves.told(prostate, "urinary symptoms such as frequency", prostate[0])
    assert told is not None
    assert told.code == "N40.1"
    assert leaves.tells_against(prostate[0], told, "urinary symptoms such as frequency")
    assert not leaves.tells_against(prostate[0], told, "no urinary symptoms")


def test_another_side_or_pace_is_denied() -> None:
    assert leaves.denied("Fracture of right wrist", "the left wrist")
    assert not leaves.denied("Fracture of right wrist", "the right wrist, right?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("healing as expected in the cast", ("subsequent", "routine")),
        ("We used A from the first visit; now follow-up with normal healing", ("subsequent", "routine")),
        ("first visit in the ER", ("initial",)),
    ],
)
def test_the_encounter_of_today_counts(text: str, told: tuple[str, ...]) -> None:
    assert encounters.encounter(text) == told


_KINDS = _entries(
    {
        "O24.410": "Gestational diabetes mellitus in pregnancy, diet controlled",
        "O24.414": "Gestational diabetes mellitus in pregnancy, insulin controlled",
    }
)


class _Gestational(MemoryCatalogue):
    """Two ways to control gestational diabetes, under one header."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        return next((one for one in _KINDS if one.code == code), super().entry(system, code, on))

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        return _KINDS if code == "O24.41" else super().children(system, code, on)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("GDM at 30 weeks, now on insulin. Is O24.410 still right?", "No: O24.414"),
        ("Is O24.410 the right code? She is controlled by diet alone.", "O24.410"),
        ("What is O24.410?", "O24.410"),
    ],
)
def test_the_code_beside_it_is_named_where_the_question_tells_it(text: str, first: str) -> None:
    told = Answerer(_Gestational(), MailTemplates()).draft(question(text)).text
    short = told.partition("SHORT ANSWER\n")[2]
    assert short.startswith((first, f"Yes: {first}"))
