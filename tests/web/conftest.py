"""Fixtures of the desk's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.desk import ASKER, CONSULTANT, Browser, Desk, make_desk

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
