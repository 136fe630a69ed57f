"""The AMA's licensed files in their layouts, with invented texts: loaded for the licensed, shown to nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.catalogue.conftest import NO_FLOORS, TODAY, silent

PREAMBLE = "Invented Licence Text 2026\r\nAmerican Medical Association\r\nAll rights are pretended.\r\n\r\n"
HEADER = "Concept Id\tCPT Code\tLong\tMedium\tShort\tConsumer\tSpanish Consumer\tCurrent Descriptor Effective Date\t"
FILES = {
    "SHORTU.txt": PREAMBLE + "90001 INVENTED SHORT\r\n0002T ANOTHER SHORT\r\n",
    "MEDU.txt": PREAMBLE + "90001 INVENTED MEDIUM WORDS OF SOME MORE LENGTH\r\n0002T ANOTHER MEDIUM\r\n",
    "LONGULT.txt": PREAMBLE + "90001\tInvented long words on nothing\r\n0002T\tAnother long one\r\n",
    "MODUL.txt": PREAMBLE
    + "Appendix A\r\n\r\nCPT Level I Modifiers\r\n\r\n25 Invented modifier words\r\ngo on here.\r\n\r\n"
    "Level II (HCPCS/National) Modifiers\r\n\r\nLT Not read\r\n",
    "ConsumerDescriptor.txt": PREAMBLE
    + "Concept Id\tCPT Code\tConsumer Descriptor\r\n1\t90001\tInvented plain words\r\n",
    "ClinicianDescriptor.txt": PREAMBLE
    + "Concept Id\tCPT Code\tClinician Descriptor Id\tClinician Descriptor\r\n1\t90001\t7\tFirst\r\n1\t90001\t8\tSecond\r\n",
    "ConsolidatedCodeList.txt": PREAMBLE + HEADER + "Test Name\tLab Name\tManufacturer Name\r\n"
    "1\t0003U\tInvented test\tInv\t\tPlain\t\t2026-01-01\tTest A\tLab B\tMaker C\r\n",
    "Modifiers.txt": PREAMBLE
    + "ConceptID\tModifier Code\tLevel I/II\tModifier Descriptor Effective\tModifier Name\tModifier Description\tSection\r\n"
    "1\t26\tI\t2020-01-01\tInvented name\tInvented description\tAll\r\n2\tLT\tII\t2020-01-01\tNot read\tNot read\tAll\r\n",
}

HISTORY = {
    "History_DTK_tab.txt": PREAMBLE
    + "Date\tChange Type\tConcept Id\tCPT Code\tPrior Value\tCurrent Value\tInstruction\r\n"
    "20200101\tADDED\t1\t90001\t\tInvented\t\r\n20230101\tREVISED\t1\t90001\tInvented\tInvented more\t\r\n"
    "20100101\tADDED\t2\t90009\t\tInvented\t\r\n20250101\tDELETED\t2\t90009\tInvented\t\t\r\n",
    "HistoryModifiers_DTK_tab.txt": PREAMBLE
    + "Date\tChange Type\tConcept Id\tModifier Code\tPrior Value\tCurrent Value\r\n20200101\tADDED\t3\t26\t\tInvented\r\n"
    "20200101\tADDED\t4\tLT\t\tNot read\r\n",
    "Deleted_DTK_tab.txt": PREAMBLE
    + "Concept Id\tCPT Code\tDate Deleted\tLong Descriptor\r\n5\t90008\t01/01/2024\tInvented words\r\n",
}


@pytest.fixture
def licensed(folder: Path, tmp_path: Path) -> Path:
    home = tmp_path / "CPT2026"
    home.mkdir()
    for name, content in FILES.items():
        (home / f"2026 {name}").write_bytes(content.encode())
    outcomes = builder.load(folder, [home], NO_FLOORS, silent, ama_accepted=True)
    assert {outcome.code_set for outcome in outcomes} == {CodeSet.CPT}
    assert {outcome.edition for outcome in outcomes} == {"CPT 2026"}
    return folder


def entry(folder: Path, system: CodeSystem, code: str, *, shown: bool) -> Entry:
    found = open_catalogue(folder, licensed=shown).entry(system, code, TODAY)
    assert isinstance(found, Entry)
    return found


def test_all_files_of_a_year_join_on_a_code(licensed: Path) -> None:
    found = entry(licensed, CodeSystem.CPT, "90001", shown=True)
    assert found.description == "Invented long words on nothing"
    assert not found.own_words
    assert found.attributes["ama_short"] == "INVENTED SHORT"
    assert found.attributes["ama_medium"].startswith("INVENTED MEDIUM")
    assert found.attributes["ama_consumer"] == "Invented plain words"
    assert found.attributes["ama_clinician"] == "First | Second"
    assert "American Medical Association" in found.attributes["copyright"]


def test_the_current_format_brings_names_of_tests(licensed: Path) -> None:
    found = entry(licensed, CodeSystem.CPT, "0003U", shown=True)
    assert (found.description, found.attributes["ama_laboratory"]) == ("Invented test", "Lab B")


def test_modifiers_wrap_and_those_of_level_two_are_left_out(licensed: Path) -> None:
    assert (
        entry(licensed, CodeSystem.MODIFIER, "25", shown=True).description
        == "Invented modifier words go on here."
    )
    assert entry(licensed, CodeSystem.MODIFIER, "26", shown=True).description == "Invented description"
    found = open_catalogue(licensed, licensed=True).entry(CodeSystem.MODIFIER, "LT", TODAY)
    assert not isinstance(found, Entry) or "Not read" not in found.description


def test_without_the_setting_no_licensed_word_is_shown(licensed: Path) -> None:
    unlicensed = open_catalogue(licensed)
    for system, code in ((CodeSystem.CPT, "90001"), (CodeSystem.MODIFIER, "25"), (CodeSystem.CPT, "0003U")):
        assert "nvented" not in repr(unlicensed.entry(system, code, TODAY))


def test_our_own_words_stay_beside_the_licensed(licensed: Path, tmp_path: Path) -> None:
    found = entry(licensed, CodeSystem.MODIFIER, "25", shown=True)
    assert found.attributes["own_words"]


def test_a_file_needs_the_notice_accepted(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "CPT2026 SHORTU.txt"
    path.write_bytes(FILES["SHORTU.txt"].encode())
    with pytest.raises(InputError, match="--accept-ama"):
        builder.load(folder, [path], NO_FLOORS, silent)


def test_a_record_that_is_none_is_refused_without_showing_it(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "CPT2026 SHORTU.txt"
    lines = "".join(f"9{n:04} INVENTED\r\n" for n in range(1200))
    path.write_bytes((PREAMBLE + lines + "SECRET WORDS\r\n").encode())
    with pytest.raises(InputError, match="licensed text not shown") as caught:
        builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)
    assert "SECRET" not in str(caught.value)


def test_an_undated_file_asks_for_its_year(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "SHORTU.txt"
    path.write_bytes(FILES["SHORTU.txt"].replace("2026", "").encode())
    with pytest.raises(InputError, match="does not say which release"):
        builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)


@pytest.mark.parametrize(
    ("name", "lines", "kind"),
    [
        (
            "LONGULF.txt",
            ("90001 Invented long words that are", "90001 wrapped by repeating the number"),
            "long",
        ),
        ("LONGUF.txt", ("90001 INVENTED LONG WORDS THAT ARE", "      WRAPPED UNDER BLANKS"), "long"),
    ],
)
def test_wrapped_long_texts_are_joined(
    folder: Path, tmp_path: Path, name: str, lines: tuple[str, ...], kind: str
) -> None:
    path = tmp_path / f"CPT2026 {name}"
    path.write_bytes((PREAMBLE + "".join(f"{line}\r\n" for line in (*lines, "0002T Another"))).encode())
    builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)
    said = entry(folder, CodeSystem.CPT, "90001", shown=True).description.lower()
    assert said.startswith("invented long words that are wrapped ")
    assert entry(folder, CodeSystem.CPT, "0002T", shown=True).description == "Another"


@pytest.fixture
def history(folder: Path, tmp_path: Path) -> Path:
    home = tmp_path / "CPT2026"
    home.mkdir()
    for name, content in (FILES | HISTORY).items():
        (home / f"2026 {name}").write_bytes(content.encode())
    builder.load(folder, [home], NO_FLOORS, silent, ama_accepted=True)
    return folder


@pytest.mark.parametrize(
    ("code", "on", "status", "last"),
    [
        ("90001", date(2019, 12, 31), CodeStatus.FUTURE, None),
        ("90001", date(2026, 1, 1), CodeStatus.ACTIVE, None),
        ("90009", date(2024, 12, 31), CodeStatus.ACTIVE, date(2024, 12, 31)),
        ("90009", date(2025, 1, 1), CodeStatus.TERMINATED, date(2024, 12, 31)),
        ("90008", date(2026, 1, 1), CodeStatus.TERMINATED, date(2023, 12, 31)),
    ],
)
def test_the_history_tells_first_and_last_day(
    history: Path, code: str, on: date, status: CodeStatus, last: date | None
) -> None:
    found = open_catalogue(history).entry(CodeSystem.CPT, code, on)
    assert isinstance(found, Entry)
    assert (found.status, found.terminated_on) == (status, last)


def test_no_text_of_the_history_is_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "2026 Deleted_DTK_tab.txt"
    path.write_bytes(HISTORY["Deleted_DTK_tab.txt"].encode())
    builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)
    assert not any(b"Invented words" in file.read_bytes() for file in folder.glob("*.sqlite"))


def test_a_change_without_its_day_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "2026 Deleted_DTK_tab.txt"
    path.write_bytes(HISTORY["Deleted_DTK_tab.txt"].replace("01/01/2024", "soon").encode())
    with pytest.raises(InputError, match="line 6, date: found 'soon'"):
        builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)
