"""A wish for a code in a mail full of other words: the code whose title the whole mail tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.descriptions import told_titles
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

LEFT, RIGHT, OPEN = (
    ("M23.622", "Other spontaneous disruption of posterior cruciate ligament of left knee"),
    ("M23.621", "Other spontaneous disruption of posterior cruciate ligament of right knee"),
    ("M23.629", "Other spontaneous disruption of posterior cruciate ligament of unspecified knee"),
)
KB = ("KB", "Beneficiary requested upgrade for abn, more than 4 modifiers identified on claim")
MAIL = "Doc dictates: spontaneous disruption, posterior cruciate lig, LEFT knee, then he left for Spain."


class Titles:
    """A search that finds nothing but what a whole mail tells."""

    def __init__(self, *found: Likely) -> None:
        self._found = found

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return tuple(one for one in self._found if one.entry.system in systems)


def told(one: tuple[str, str], score: float, share: float, system: CodeSystem = CodeSystem.ICD10CM) -> Likely:
    code, title = one
    return Likely(
        Entry(system, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM]), score, share
    )


def draft(text: str, *found: Likely) -> Draft:
    return Answerer(MemoryCatalogue(), MailTemplates(), (), Titles(*found)).draft(question(text))


@pytest.mark.parametrize("wish", ["Which ICD-10-CM?", "Dx code?", "Need the complete code", "what's the dx"])
def test_the_title_of_the_told_side_answers_a_wish_for_a_code(wish: str) -> None:
    drafted = draft(f"{MAIL} {wish}", told(OPEN, 0.9, 1.0), told(RIGHT, 0.85, 0.94), told(LEFT, 0.9, 0.99))
    assert "M23.622 fits that description" in drafted.text
    assert drafted.status is DraftStatus.DRAFT


@pytest.mark.parametrize(
    ("text", "score", "share"),
    [
        (f"{MAIL} Which ICD-10-CM?", 0.2, 0.9),
        (f"{MAIL} Which ICD-10-CM?", 0.5, 0.45),
        (f"{MAIL} Is he to be written off?", 0.9, 1.0),
        (f"{MAIL} And his other knee. Which two codes?", 0.9, 1.0),
    ],
    ids=["little is told", "little of the title", "no code is wished", "several are wished"],
)
def test_nothing_is_taken_from_a_mail_that_tells_too_little_or_wishes_something_else(
    text: str, score: float, share: float
) -> None:
    assert "M23.622 fits" not in draft(text, told(LEFT, score, share)).text


def test_two_titles_of_which_as_much_is_told_are_both_named_and_asked_back() -> None:
    mail = "Doc dictates: spontaneous disruption, posterior cruciate ligament of a knee. Which ICD-10-CM?"
    drafted = draft(mail, told(LEFT, 0.8, 0.94), told(RIGHT, 0.8, 0.94))
    assert "M23.621 right and M23.622 left" in drafted.text
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_what_the_record_leaves_open_is_not_told() -> None:
    asked: list[str] = []

    class Listening(Titles):
        def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
            return ()

        def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
            asked.append(text)
            return ()

    text = "peds: otitis media both ears, nothing about acute or chronic. Seen 10/20/2026. Dx code?"
    Answerer(MemoryCatalogue(), MailTemplates(), (), Listening()).draft(question(text))
    assert asked[-1] == "otitis media bilateral ears, . Seen . Dx code?"


def test_modifiers_are_told_by_less_of_their_long_titles() -> None:
    mail = (
        "bene asked for an upgrade on the ABN and we have more than 4 mods. which 2-letter one covers that?"
    )
    assert "KB fits that description" in draft(mail, told(KB, 0.31, 0.56, CodeSystem.MODIFIER)).text


KS = ("KS", "Glucose monitor supply for diabetic beneficiary not treated with insulin")


@pytest.mark.parametrize(
    ("wish", "score", "heard", "told_so"),
    [
        ("Test strips, patient takes no insulin: modifier?", 0.12, 1.0, True),
        ("Modifier for test strips, no insulin", 0.12, 1.0, True),
        ("Patient on insulin, test strips: modifier?", 0.9, 1.0, False),
        ("Test strips, patient takes no insulin: modifier?", 0.12, 0.3, False),
        ("Test strips, patient takes no insulin: modifier?", 0.05, 1.0, False),
    ],
)
def test_a_modifier_far_ahead_is_told_unless_it_denies_what_the_mail_says(
    wish: str, score: float, heard: float, told_so: bool
) -> None:
    found = replace(told(KS, score, 0.6, CodeSystem.MODIFIER), heard=heard)
    assert ("KS fits that description" in draft(wish, found).text) is told_so


def test_a_modifier_with_what_the_mail_lacks_is_not_meant() -> None:
    directed = told(
        ("QX", "Crna service: with medical direction by a physician"), 0.9, 1.0, CodeSystem.MODIFIER
    )
    assert "QX fits" in draft("CRNA worked with medical direction: modifier?", directed).text
    assert "QX fits" not in draft("CRNA worked without any medical direction: modifier?", directed).text


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("otitis media, nothing about acute or chronic. Dx code?", True),
        ("dermatitis, neither irritant nor allergic stated. What do I pick?", True),
        ("asthma with no severity documented", False),
        ("neither leg is hurt, which code?", False),
    ],
)
def test_a_record_that_leaves_open_what_decides_is_known(text: str, closed: bool) -> None:
    assert told_titles.closed(text) is closed


def test_a_bare_description_is_a_wish_and_a_dose_is_none() -> None:
    assert "M23.622 fits" in draft(MAIL.rstrip("."), told(LEFT, 0.9, 0.99)).text
    dose = "Spontaneous enoxaparin 80 mg in the left knee"
    assert "M23.622" not in draft(dose, told(LEFT, 0.9, 0.99)).text


def test_codes_that_are_near_are_named_with_the_question_back() -> None:
    drafted = draft(f"{MAIL} Dx code?", told(LEFT, 0.25, 0.65), told(OPEN, 0.15, 0.6))
    assert "nearest to your description is M23.622" in drafted.text
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_a_title_far_ahead_of_all_others_is_meant_and_an_untold_site_is_asked_for() -> None:
    mail = "order: pump that inflates fast, for the arteries of the legs. HCPCS?"
    pump = ("E0675", "Pneumatic compression device, high pressure, rapid inflation/deflation cycle")
    other = ("E0602", "Breast pump, manual, any type")
    hcpcs = CodeSystem.HCPCS
    assert "E0675 fits" in draft(mail, told(pump, 0.29, 0.54, hcpcs), told(other, 0.03, 0.3, hcpcs)).text
    assert "E0675 fits" not in draft(mail, told(pump, 0.29, 0.54, hcpcs), told(other, 0.2, 0.5, hcpcs)).text
    ulcer = told(("L89.93", "Pressure ulcer of unspecified site, stage 3"), 0.55, 1.0)
    assert "L89.93 fits" not in draft("He lies a lot, a pressure ulcer came, stage 3. ICD-10?", ulcer).text


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Stage 3 pressure ulcer. ICD-10?", True),
        ("Stage 3 pressure ulcer, site not documented. ICD-10?", False),
        ("Stage 3 pressure ulcer, the nurse did not say where. ICD-10?", False),
        ("Pressure ulcer of unspecified site, stage 3: which code?", False),
    ],
)
def test_a_site_that_could_be_told_is_lacking(text: str, lacking: bool) -> None:
    assert told_titles.site_lacking(text, "Pressure ulcer of unspecified site, stage 3") is lacking
    assert not told_titles.site_lacking(text, "Pressure ulcer of sacral region, stage 3")
