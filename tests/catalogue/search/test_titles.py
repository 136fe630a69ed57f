"""Codes whose titles a whole mail tells."""

from __future__ import annotations

from consultant.catalogue.search.meanings import Reason
from consultant.catalogue.search.ranking import Candidate, Name, Scales
from consultant.catalogue.search.request import Alternative, Concept
from consultant.catalogue.search.titles import titled
from consultant.catalogue.search.words import stem
from consultant.model.codes import CodeSystem

COMMON = {stem(word): 1.0 for word in ("left", "right", "of", "knee")}
SCALES = Scales(lambda word: COMMON.get(word, 9.0))


def candidate(code: str, title: str, *others: Name) -> Candidate:
    return Candidate(CodeSystem.ICD10CM, code, (Name(title, 1.0), *others), 1.0)


def mail(*words: str) -> list[Concept]:
    return [Concept(word, (Alternative((stem(word),), word, 1.0, Reason.WORD),)) for word in words]


NOISE = ("doctor", "vacation", "dictated", "clinic", "hello")


def test_a_title_that_is_told_whole_stands_before_one_that_is_told_in_part() -> None:
    whole = candidate("M23.622", "Disruption of cruciate ligament of left knee")
    part = candidate("M23.692", "Disruption of capsular ligament of left knee")
    told = mail(*NOISE, "cruciate", "ligament", "disruption", "left", "knee")
    found = titled(told, (part, whole), SCALES)
    assert [one.candidate.code for one in found] == ["M23.622", "M23.692"]
    assert found[0].share == 1.0
    assert found[1].share < 0.8


def test_one_common_word_says_little_and_none_says_nothing() -> None:
    little, nothing = candidate("M25.9", "Knee"), candidate("L40.0", "Psoriasis vulgaris")
    (found,) = titled(mail(*NOISE, "knee"), (little, nothing), SCALES)
    assert found.candidate.code == "M25.9"
    assert found.share == 1.0
    assert found.score < 0.1


def test_the_name_of_a_header_tells_of_no_code_below_it() -> None:
    header = Name("Cruciate disruption", 0.85)
    assert titled(mail("cruciate", "disruption"), (candidate("M23.9", "Psoriasis", header),), SCALES) == []


def test_of_two_titles_told_whole_the_one_that_has_more_of_the_mail_is_first() -> None:
    wound, artery = (
        candidate("S61.502A", "Wound of wrist"),
        candidate("S65.012A", "Wound of ulnar artery at wrist, left"),
    )
    found = titled(mail(*NOISE, "wound", "ulnar", "artery", "wrist"), (wound, artery), SCALES)
    assert [one.candidate.code for one in found] == ["S65.012A", "S61.502A"]
    assert found[0].heard == 1.0
    assert found[1].met == ("wound", "wrist")
    assert found[1].heard < 0.6
