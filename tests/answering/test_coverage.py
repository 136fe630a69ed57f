"""Coverage documents in replies, from made-up exports in the layout of the Medicare Coverage Database."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.catalogue import builder, published, writing
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.codes import cite
from consultant.model.answer import Draft, DraftStatus, Question
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_codes, untraced_in_bullets, untraced_numbers
from tests.catalogue.conftest import NO_FLOORS, TODAY, silent
from tests.catalogue.test_coverage_exports import coded, export, procedure, table
from tests.fakes.catalogue import MemoryCatalogue

PALMETTO = {"contractor_id": "5", "contractor_type_id": "9", "contractor_version": "2"}
NOVITAS = PALMETTO | {"contractor_id": "6"}
IN_SOUTH, IN_TEXAS = (
    {"article_id": "51001", "article_version": "7"},
    {"article_id": "52002", "article_version": "3"},
)


def article(key: dict[str, str], title: str, ended: str = "") -> dict[str, str]:
    dates = {"article_pub_date": "2020-01-01 00:00:00", "article_eff_date": "2024-02-01 00:00:00"}
    rest = {"article_rev_end_date": "", "date_retired": "", "description": "", "status": "A"}
    return key | {"article_type": "1", "title": title} | dates | {"article_end_date": ended} | rest


def refused(code: str, key: dict[str, str]) -> dict[str, str]:
    row = coded(code, key)
    return {
        name.replace("icd10_covered_group", "icd10_noncovered_group"): value for name, value in row.items()
    }


PARAGRAPH = "<p>These diagnoses support the procedures of group 1 only.</p>"
NATIONAL = {
    "NCD_id": "301", "NCD_vrsn_num": "2", "natl_cvrg_type": "1", "cvrg_lvl_cd": "1", "NCD_mnl_sect": "30.3.3",
    "NCD_mnl_sect_title": "Made-up needles", "NCD_efctv_dt": "2020-01-21", "NCD_impltn_dt": "", "NCD_trmntn_dt": "",
}  # fmt: skip
TABLES = {
    "article.csv": table(article(IN_SOUTH, "Made-up south"), article(IN_TEXAS, "Made-up west")),
    "article_x_hcpc_code.csv": table(procedure("64483", IN_SOUTH), procedure("64483", IN_TEXAS)),
    "article_x_icd10_covered.csv": table(coded("M54.16", IN_SOUTH), coded("M48.061", IN_TEXAS)),
    "article_x_icd10_covered_group.csv": table(
        IN_SOUTH | {"icd10_covered_group": "1", "paragraph": PARAGRAPH}
    ),
    "article_x_icd10_noncovered.csv": table(refused("M54.50", IN_SOUTH)),
    "article_x_contractor.csv": table(
        IN_SOUTH | {"article_type": "1"} | PALMETTO, IN_TEXAS | {"article_type": "1"} | NOVITAS
    ),
    "article_related_documents.csv": table(
        IN_SOUTH | {"related_num": "1", "r_article_id": "", "r_lcd_id": "39999"}
    ),
    "contractor.csv": table(
        PALMETTO | {"contractor_bus_name": "Palmetto GBA", "contractor_number": "10112"},
        NOVITAS | {"contractor_bus_name": "Novitas Solutions, Inc.", "contractor_number": "04412"},
    ),
    "ncd_trkg.csv": table(NATIONAL),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> ServingCatalogue:
    folder = tmp_path_factory.mktemp("coverage")
    with writing.opened(folder / "bare.sqlite") as connection:
        writing.create(connection)
        writing.finish(connection)
    published.publish(folder, folder / "bare.sqlite")
    archive: Path = export(folder / "current_article_2026-11-20.zip", TABLES)
    builder.load(folder, [archive], NO_FLOORS, silent, ama_accepted=True)
    return open_catalogue(folder)


@pytest.fixture(scope="module")
def answerer(catalogue: ServingCatalogue) -> Answerer:
    return Answerer(catalogue, MailTemplates())


def draft(answerer: Answerer, text: str) -> Draft:
    return answerer.draft(Question("C-1", "", "", text, cite(text), TODAY))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is M54.16 covered for 64483 in Georgia?", "Yes, by A51001: it lists M54.16"),
        ("Is M54.50 covered for 64483 in Georgia?", "No, by A51001: it lists M54.50 among"),
        (
            "Does M48.061 support 64483 in Georgia under the LCD?",
            "A51001 names 64483 and does not list M48.061",
        ),
        ("Does M48.061 support 64483 in Dallas, TX under the LCD?", "Yes, by A52002: it lists M48.061"),
        ("Which LCD or article applies to 64483 in Texas?", "A52002 applies to 64483"),
        ("Which LCD applies to 64483 in Kentucky?", "Only documents of other contractors name 64483"),
        (
            "Is 64484 covered under an LCD in Georgia?",
            "No coverage document in force names 64484; that does not mean",
        ),
        ("What is NCD 30.3.3?", "NCD 30.3.3: Made-up needles"),
    ],
)
def test_the_document_that_holds_in_the_state_answers(answerer: Answerer, text: str, said: str) -> None:
    drafted = draft(answerer, text)
    assert said in drafted.text.split("SHORT ANSWER\n")[1]
    assert "will be paid" not in drafted.text


def test_the_version_the_dates_and_the_paragraph_are_told_with_the_release(answerer: Answerer) -> None:
    said = draft(answerer, "Is M54.16 covered for 64483 in Georgia?").text
    assert "A51001 version 7, since 2024-02-01 (Palmetto GBA)" in said
    assert '"These diagnoses support the procedures of group 1 only."' in said
    assert "L39999 states further conditions" in said
    assert "2026-11-20" in said


def test_without_a_state_every_document_is_told_and_the_state_is_asked(answerer: Answerer) -> None:
    drafted = draft(answerer, "Does M54.16 support 64483?")
    assert "Yes, by A51001" in drafted.text
    assert (
        "A52002 version 3, since 2024-02-01 (Novitas Solutions, Inc.): M54.16 is in none of its lists"
        in drafted.text
    )
    assert "In which state was 64483 given?" in drafted.text


def test_where_nothing_is_loaded_the_reply_asks_back_and_says_how_to_load_it() -> None:
    drafted = draft(Answerer(MemoryCatalogue(), MailTemplates()), "Is E11.9 covered for 20610?")
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "consultant catalogue import PATH" in drafted.text
    assert "in which state" in drafted.text


@pytest.mark.parametrize(
    "text", ["Is M54.16 covered for 64483 in Georgia?", "Which LCD applies to 64483?", "What is NCD 30.3.3?"]
)
def test_every_number_of_a_document_can_be_traced(
    catalogue: ServingCatalogue, answerer: Answerer, text: str
) -> None:
    asked = Question("C-1", "", "", text, cite(text), TODAY)
    drafted = answerer.draft(asked)
    releases = catalogue.releases()
    assert untraced_numbers(asked, drafted, releases) == set()
    assert untraced_codes(asked, drafted, releases) == set()
    assert untraced_in_bullets(drafted) == {}
