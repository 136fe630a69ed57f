"""Programs over the catalogue of a fresh install."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.catalogue.store import ServingCatalogue
from tests.catalogue.conftest import fresh, fresh_folder
from tests.web.desk import Browser, Desk, make_desk

__all__ = ["fresh", "fresh_folder"]


@pytest.fixture
def site(tmp_path: Path, fresh: ServingCatalogue, fresh_folder: Path) -> Desk:
    (tmp_path / "catalogue").symlink_to(fresh_folder)  # where search finds its index
    return make_desk(tmp_path, fresh)


@pytest.fixture
def guest(site: Desk) -> Browser:
    """A browser without a session."""
    return site.browser()
