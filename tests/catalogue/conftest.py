from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published, starter, writing
from consultant.catalogue.reading import Statement
from consultant.catalogue.store import ServingCatalogue, open_catalogue

CONFIG = Path(__file__).resolve().parents[2] / "config"


def _without_names() -> Path:
    """The starter knowledge without the tens of thousands of names that people have for codes, until the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="consultant-words-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(CONFIG / "catalogue", folder / "catalogue")
    for pattern in ("diagnoses-*.toml", *starter.NAMES):
        for file in (folder / "catalogue").glob(pattern):
            source, _, _ = file.read_text(encoding="utf-8").partition("[codes]")
            file.write_text(f"{source}[codes]\n", encoding="utf-8")
    return folder


NO_FLOORS = builder.Knowledge(_without_names(), {})
"""Small files count as whole releases; reading all names with each of them takes seconds."""
ALL_WORDS = builder.Knowledge(CONFIG, {})
"""The same, with the names."""

TODAY = date(2026, 11, 23)


def silent(_: str) -> None:
    """Nobody reads the progress."""


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue as a new installation has it; not to be written to."""
    folder = tmp_path_factory.mktemp("fresh")
    builder.build(folder, ALL_WORDS, silent)
    return folder


@pytest.fixture(scope="session")
def fresh(fresh_folder: Path) -> ServingCatalogue:
    return open_catalogue(fresh_folder)


@pytest.fixture(scope="session")
def published_folder(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of all of the publishers' real files; tests with it are of the group `published`, so that it is made once."""
    folder = tmp_path_factory.mktemp("published")
    whole = builder.Knowledge(CONFIG, writing.FLOORS)
    builder.load(folder, [shared_data], whole, silent, ama_accepted=True)
    return folder


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue without any row; not to be written to."""
    folder = tmp_path_factory.mktemp("bare")
    with writing.opened(folder / "bare.sqlite") as connection:
        writing.create(connection)
        writing.finish(connection)
    published.publish(folder, folder / "bare.sqlite")
    return folder


@pytest.fixture
def folder(bare_folder: Path, tmp_path: Path) -> Path:
    """A small catalogue of one's own, to load files into."""
    return Path(shutil.copytree(bare_folder, tmp_path / "catalogue"))


Load = Callable[..., tuple[builder.Outcome, ...]]


@pytest.fixture
def load(folder: Path, tmp_path: Path) -> Load:
    """Write contents under their names and import them together."""

    def loaded(
        *, ama_accepted: bool = True, statement: Statement | None = None, **contents: str | bytes
    ) -> tuple[builder.Outcome, ...]:
        incoming = tmp_path / "incoming"
        incoming.mkdir(exist_ok=True)
        paths = [incoming / name.replace("__", ".") for name in contents]
        for path, content in zip(paths, contents.values(), strict=True):
            path.write_bytes(content if isinstance(content, bytes) else content.encode("cp1252"))
        return builder.load(folder, paths, NO_FLOORS, silent, ama_accepted=ama_accepted, statement=statement)

    return loaded
