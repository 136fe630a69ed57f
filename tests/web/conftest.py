"""Fixtures of the desk's tests, and of the public pages over the catalogue of a fresh install."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.catalogue.store import ServingCatalogue
from tests.catalogue.conftest import fresh, fresh_folder
from tests.web.desk import ASKER, CONSULTANT, Browser, Desk, make_desk

__all__ = ["fresh", "fresh_folder"]

QUESTION = "May 99213-25 be billed with 20610 on the same day?"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def cora(desk: Desk) -> Browser:
    """A consultant's browser."""
    return desk.sign_in(CONSULTANT)


@pytest.fixture
def asked(desk: Desk) -> int:
    """A drafted consultation of the asker."""
    return desk.ask(ASKER, QUESTION, "99213 with 20610", "Ana Reyes")


@pytest.fixture
def site(tmp_path: Path, fresh: ServingCatalogue, fresh_folder: Path) -> Desk:
    (tmp_path / "catalogue").symlink_to(fresh_folder)  # where search finds its index
    return make_desk(tmp_path, fresh)


@pytest.fixture
def guest(site: Desk) -> Browser:
    """A browser without a session."""
    return site.browser()
