"""The index belongs to its catalogue: built with it, swapped with it, refused when it is damaged or another's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from consultant.catalogue import builder, published, writing
from consultant.catalogue.search import index
from consultant.catalogue.search.hits import Wanted
from consultant.errors import InputError, PermanentError
from tests.catalogue import layouts
from tests.catalogue.conftest import NO_FLOORS, TODAY, Load, silent
from tests.catalogue.search.conftest import opened

HCPCS = layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "Made-up wibble dressing"))
LATER = layouts.hcpcs_csv(layouts.hcpcs_cells("A9002", "Made-up xylofoam"))
WANTED = Wanted(TODAY)


@pytest.fixture
def small(folder: Path, load: Load) -> Path:
    """A catalogue with one code, and its index."""
    load(HCPC2025_JUL_ANWEB__csv=HCPCS)
    return folder


def index_in(folder: Path) -> Path:
    (found,) = folder.glob("search-*")
    return found


def found(folder: Path, text: str) -> list[str]:
    return [hit.entry.code for hit in opened(folder).search(text, WANTED)]


def test_what_is_imported_can_be_searched(small: Path) -> None:
    assert found(small, "wibble") == ["A9001"]


def test_a_running_search_follows_the_catalogue(small: Path, load: Load) -> None:
    search = opened(small)
    assert search.search("xylofoam", WANTED) == ()
    load(HCPC2025_OCT_ANWEB__csv=LATER)
    assert [hit.entry.code for hit in search.search("xylofoam", WANTED)] == ["A9002"]


def test_one_index_is_left_after_each_import(small: Path, load: Load) -> None:
    load(HCPC2025_OCT_ANWEB__csv=LATER)
    file = published.current(small)
    assert file is not None
    assert index_in(small).name == index.name_in(file)


def test_two_builds_of_the_same_catalogue_find_the_same(small: Path) -> None:
    before = opened(small).search("dressing", WANTED)
    builder.load(small, (), NO_FLOORS, silent)
    assert opened(small).search("dressing", WANTED) == before


def test_a_catalogue_without_index_says_what_to_run(tmp_path: Path) -> None:
    with writing.opened(tmp_path / "bare.sqlite") as connection:
        writing.create(connection)
        writing.finish(connection)
    published.publish(tmp_path, tmp_path / "bare.sqlite")
    with pytest.raises(PermanentError, match="without a search index; run `consultant catalogue build`"):
        found(tmp_path, "gout")


def test_an_empty_folder_says_what_to_run(tmp_path: Path, small: Path) -> None:
    search = opened(small)
    shutil.rmtree(small)
    small.mkdir()
    with pytest.raises(PermanentError, match="no catalogue yet"):
        search.search("gout", WANTED)


def test_a_missing_index_is_refused(small: Path) -> None:
    shutil.rmtree(index_in(small))
    with pytest.raises(PermanentError, match="no search index there"):
        found(small, "wibble")


def test_another_catalogues_index_is_refused(small: Path, load: Load) -> None:
    other = shutil.copytree(index_in(small), small / "kept")
    load(HCPC2025_OCT_ANWEB__csv=LATER)
    mine = index_in(small)
    shutil.rmtree(mine)
    Path(other).rename(mine)
    with pytest.raises(PermanentError, match="damaged or of another version"):
        found(small, "wibble")


@pytest.mark.parametrize("kind", ["*.idx", "*.store", "*.term", "words.json", "meta.json"])
def test_a_changed_file_is_refused(small: Path, kind: str) -> None:
    (file,) = index_in(small).glob(kind)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(PermanentError, match="damaged"):
        found(small, "wibble")


def test_a_file_cut_short_is_refused(small: Path) -> None:
    (file,) = index_in(small).glob("*.idx")
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(PermanentError, match="cut short"):
        found(small, "wibble")


def test_an_unreadable_manifest_is_refused(small: Path) -> None:
    (index_in(small) / index.MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(PermanentError, match="no search index there"):
        found(small, "wibble")


def test_digests_are_taken_once(small: Path) -> None:
    found(small, "wibble")
    verified = index_in(small) / index.VERIFIED
    before = verified.stat().st_mtime_ns
    found(small, "wibble")
    assert verified.stat().st_mtime_ns == before
    assert json.loads(verified.read_text(encoding="utf-8"))


def test_what_a_killed_build_left_behind_is_in_nobodys_way(small: Path, load: Load) -> None:
    (small / "indexing").mkdir()
    (small / "indexing" / "rest").write_text("x", encoding="utf-8")
    load(HCPC2025_OCT_ANWEB__csv=LATER)
    assert found(small, "xylofoam") == ["A9002"]
    assert not (small / "indexing").exists()


def test_a_failing_import_leaves_the_index_that_serves(small: Path, load: Load) -> None:
    before = index_in(small)
    with pytest.raises(InputError):
        load(HCPC2025_OCT_ANWEB__csv=LATER.replace("20200101", "nonsense"))
    assert index_in(small) == before
    assert found(small, "wibble") == ["A9001"]


def test_the_stamp_names_the_index(small: Path) -> None:
    file = published.current(small)
    assert file is not None
    with sqlite3.connect(file) as connection:
        stamped = connection.execute("SELECT value FROM stamp WHERE name = 'search'").fetchone()[0]
    connection.close()
    assert stamped == index_in(small).name
