from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published, writing
from consultant.catalogue.reading import Statement
from consultant.catalogue.store import ServingCatalogue, open_catalogue

CONFIG = Path(__file__).resolve().parents[2] / "config"
NO_FLOORS = builder.Knowledge(CONFIG, {})
"""Small files count as whole releases."""

TODAY = date(2026, 11, 23)


def silent(_: str) -> None:
    """Nobody reads the progress."""


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue as a new installation has it; not to be written to."""
    folder = tmp_path_factory.mktemp("fresh")
    builder.build(folder, NO_FLOORS, silent)
    return folder


@pytest.fixture(scope="session")
def fresh(fresh_folder: Path) -> ServingCatalogue:
    return open_catalogue(fresh_folder)


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
