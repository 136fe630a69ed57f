"""A desk with a job board: an employer, a seeker and some published jobs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.model.consultation import Role
from tests.careers.samples import AUDITOR, CODER, EMPLOYER, TRAINEE, employer, publish
from tests.web.desk import ASKER, SENIOR, Browser, Desk

LONG = "You code visits and procedures of nine cardiologists.\n\nWHAT WE ASK\n\n- Epic\n- 95 % accuracy"


@pytest.fixture
def board(desk: Desk) -> Desk:
    """Jobs 1 to 3: a coder by mail, an auditor by link, a trainee."""
    publish(desk.database, desk.clock(), replace(CODER, description=LONG), AUDITOR, TRAINEE)
    desk.clock.pass_by(minutes=5)
    return desk


@pytest.fixture
def lee(board: Desk) -> Browser:
    """The employer's browser."""
    employer(board.database, board.clock())
    return board.sign_in(EMPLOYER)


@pytest.fixture
def ana(board: Desk) -> Browser:
    """A seeker's browser."""
    assert board.database.accounts.named(ASKER).role is Role.ASKER  # type: ignore[union-attr]
    return board.sign_in(ASKER)


@pytest.fixture
def sol(board: Desk) -> Browser:
    """A moderator's browser."""
    return board.sign_in(SENIOR)
