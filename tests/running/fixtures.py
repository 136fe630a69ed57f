"""What a running service needs beside its servers."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def built_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of a new installation; not to be written to."""
    from consultant.catalogue import builder

    folder = tmp_path_factory.mktemp("catalogue")
    config = Path(__file__).resolve().parents[2] / "config"
    builder.build(folder, builder.Knowledge(config, {}), lambda _line: None)
    return folder
