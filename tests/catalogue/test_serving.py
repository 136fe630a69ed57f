"""The serving file: replaced in one step, noticed by those who hold the old one, never served damaged."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published, writing
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.errors import InputError, PermanentError
from consultant.model.catalogue import BillingSetting, Entry, UnitLimit
from consultant.model.codes import CodeSystem
from tests.catalogue import layouts
from tests.catalogue.conftest import CONFIG, NO_FLOORS, TODAY, Load, silent

HCPCS_JULY = layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "Made-up dressing"))


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def has(catalogue: ServingCatalogue, code: str) -> bool:
    return isinstance(catalogue.entry(CodeSystem.HCPCS, code, TODAY), Entry)


def serving_file(folder: Path) -> Path:
    (file,) = folder.glob("catalogue-*.sqlite")
    return file


def test_a_holder_notices_the_new_file_within_a_second(folder: Path, load: Load) -> None:
    watch = Watch()
    catalogue = open_catalogue(folder, watch)
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    assert not has(catalogue, "A9001"), "the file in hand serves until it is time to look"
    watch.now = 1.1
    assert has(catalogue, "A9001")


def test_only_one_file_stays(folder: Path, load: Load) -> None:
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    assert serving_file(folder).name == json.loads((folder / published.POINTER).read_text())["file"]


def test_loading_the_same_files_again_changes_nothing(folder: Path, load: Load) -> None:
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    before = serving_file(folder)
    (outcome,) = load(HCPC2024_JUL__csv=HCPCS_JULY)
    assert outcome.known
    assert serving_file(folder) == before


def test_only_what_is_new_is_read(folder: Path, load: Load) -> None:
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    later = layouts.hcpcs_csv(layouts.hcpcs_cells("A9002", "x"))
    outcomes = load(HCPC2024_JUL__csv=HCPCS_JULY, HCPC2024_OCT__csv=later)
    assert [(o.known, o.rows) for o in outcomes] == [(True, 0), (False, 1)]


def test_the_same_file_under_another_name_leaves_the_same_rows(folder: Path, load: Load) -> None:
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    load(HCPC2024_JUL_ANWEB__csv=HCPCS_JULY)
    (release,) = [r for r in open_catalogue(folder).releases() if r.edition == "2024-07"]
    assert release.rows == 1


def damage_page(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2)
        stream.write(b"\x00" * 64 + b"damage")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-512])


def remove(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("harm", [damage_page, cut_short, remove])
def test_a_damaged_file_is_not_opened(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(serving_file(folder))
    with pytest.raises(PermanentError, match="catalogue build"):
        open_catalogue(folder)


def test_a_holder_keeps_the_old_file_when_the_new_one_is_damaged(folder: Path, load: Load) -> None:
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    watch = Watch()
    catalogue = open_catalogue(folder, watch)
    load(HCPC2024_OCT__csv=layouts.hcpcs_csv(layouts.hcpcs_cells("A9002", "x")))
    damage_page(serving_file(folder))
    watch.now = 5.0
    assert has(catalogue, "A9001")


def test_a_file_without_stamp_is_not_opened(folder: Path, tmp_path: Path) -> None:
    half_built = tmp_path / "half.sqlite"
    with writing.opened(half_built) as connection:
        writing.create(connection)
    published.publish(folder, half_built)
    with pytest.raises(PermanentError, match="not a finished catalogue"):
        open_catalogue(folder)


def test_a_file_of_another_version_is_not_opened(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(serving_file(folder), tmp_path / "other.sqlite"))
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    published.publish(folder, other)
    with pytest.raises(PermanentError, match="another version"):
        open_catalogue(folder)


def test_a_file_that_is_no_database_is_not_opened(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("no database" * 1000)
    published.publish(folder, text)
    with pytest.raises(PermanentError, match="not a catalogue"):
        open_catalogue(folder)


def test_an_unreadable_pointer_is_named(folder: Path) -> None:
    (folder / published.POINTER).write_text("{")
    with pytest.raises(PermanentError, match="unreadable"):
        open_catalogue(folder)


def test_no_catalogue_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="no catalogue yet; run `consultant catalogue build`"):
        open_catalogue(tmp_path)


def test_the_serving_file_cannot_be_written_through_the_catalogue(folder: Path) -> None:
    before = serving_file(folder).read_bytes()
    open_catalogue(folder).entry(CodeSystem.CPT, "99213", TODAY)
    assert serving_file(folder).read_bytes() == before
    assert not list(folder.glob("*-journal"))
    assert not list(folder.glob("*-wal"))


def test_threads_look_up_at_once(fresh: ServingCatalogue) -> None:
    found: list[str] = []

    def look() -> None:
        for _ in range(50):
            entry = fresh.entry(CodeSystem.CPT, "99213", TODAY)
            found.append(entry.code if isinstance(entry, Entry) else "")

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["99213"] * 300


def test_too_few_rows_make_an_excerpt_that_never_hides_a_whole_release(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "HCPC2024_JUL.csv"
    excerpt = tmp_path / "HCPC2026_OCT.csv"
    whole.write_text(layouts.hcpcs_csv(*(layouts.hcpcs_cells(f"A9{n:03}", "x") for n in range(9))))
    excerpt.write_text(layouts.hcpcs_csv(layouts.hcpcs_cells("A9500", "only here")))
    knowledge = builder.Knowledge(CONFIG, dict.fromkeys(writing.FLOORS, 5))
    builder.load(folder, [whole, excerpt], knowledge, silent)
    catalogue = open_catalogue(folder)
    assert {r.edition: r.complete for r in catalogue.releases() if r.code_set == "hcpcs"} == {
        "2024-07": True,
        "2026-10": False,
    }
    assert has(catalogue, "A9001")
    assert has(catalogue, "A9500")


def test_a_row_of_a_newer_excerpt_is_newer_than_that_of_the_whole_release(
    folder: Path, tmp_path: Path
) -> None:
    whole, excerpt = tmp_path / "MCR_MUE_Eff_07-01-2024.csv", tmp_path / "MCR_MUE_Eff_07-01-2026.csv"
    whole.write_text(layouts.units(*((f"9{n:04}", "1", "2 Policy", "x") for n in range(9))))
    excerpt.write_text(layouts.units(("90001", "4", "3 Clinical", "x")))
    knowledge = builder.Knowledge(CONFIG, dict.fromkeys(writing.FLOORS, 5))
    builder.load(folder, [whole, excerpt], knowledge, silent, ama_accepted=True)
    catalogue = open_catalogue(folder)

    def units(code: str, day: date) -> tuple[int, str, bool]:
        found = catalogue.unit_limit(code, BillingSetting.PRACTITIONER, day)
        assert isinstance(found, UnitLimit)
        return found.units, found.release.edition, found.release.complete

    assert units("90001", date(2026, 8, 1)) == (4, "2026 Q3", False)
    assert units("90001", date(2026, 6, 30)) == (1, "2024 Q3", True)
    assert units("90002", date(2026, 8, 1)) == (1, "2024 Q3", True)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("cpt.toml", "[source", "cpt.toml"),
        ("cpt.toml", "[codes]\n", "needs a .source. table"),
        (
            "modifiers.toml",
            '[source]\nedition="x"\nas_of=2026-01-01\n[codes]\n"25"={words=""}\n',
            "25: needs words",
        ),
        ("places.toml", None, "missing"),
    ],
)
def test_a_wrong_starter_file_is_named(tmp_path: Path, file: str, text: str | None, said: str) -> None:
    config = Path(shutil.copytree(CONFIG / "catalogue", tmp_path / "config" / "catalogue"))
    (config / file).unlink()
    if text is not None:
        (config / file).write_text(text)
    with pytest.raises(InputError, match=said):
        builder.build(tmp_path / "built", builder.Knowledge(tmp_path / "config", {}), silent)
    assert published.current(tmp_path / "built") is None


def test_what_a_killed_build_left_behind_is_removed(folder: Path, load: Load) -> None:
    (folder / "building-1.sqlite").write_bytes(b"half")
    load(HCPC2024_JUL__csv=HCPCS_JULY)
    assert not list(folder.glob("building-*.sqlite*"))


def test_two_imports_at_once_keep_both(folder: Path, tmp_path: Path) -> None:
    paths = []
    for name, code in (("HCPC2024_JUL.csv", "A9001"), ("HCPC2024_OCT.csv", "A9002")):
        paths.append(tmp_path / name)
        paths[-1].write_text(layouts.hcpcs_csv(layouts.hcpcs_cells(code, "x")))
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=import_one, args=(folder, path)) for path in paths]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(300)
    assert {r.edition for r in open_catalogue(folder).releases()} >= {"2024-07", "2024-10"}


def import_one(folder: Path, path: Path) -> None:
    builder.load(folder, [path], NO_FLOORS, silent)


def test_an_import_into_a_file_of_another_version_is_refused(
    folder: Path, tmp_path: Path, load: Load
) -> None:
    other = Path(shutil.copy(serving_file(folder), tmp_path / "other.sqlite"))
    connection = sqlite3.connect(other)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    published.publish(folder, other)
    with pytest.raises(PermanentError, match="build --fresh"):
        load(HCPC2024_JUL__csv=HCPCS_JULY)


def test_building_again_over_a_catalogue_replaces_it(folder: Path) -> None:
    builder.load(folder, (), NO_FLOORS, silent)
    assert isinstance(open_catalogue(folder).entry(CodeSystem.CPT, "99213", TODAY), Entry)
