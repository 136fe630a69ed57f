"""kill -9 of every part while mail is in flight: nothing lost, nothing drafted twice, nothing sent twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.real import RealServices, real_services
from tests.faults.campaign import (
    IN_FLIGHT,
    PROCESSES,
    QUICK,
    SECONDS_A_KILL,
    Campaign,
    Delivery,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    settled,
    wait_for,
)
from tests.faults.conftest import LONG

MAILS, KILLS, LOSSES = (2000, 100, 20) if LONG else (40, 8, 1)
"""In each half: from the mailbox to the drafts, and from the approvals to the mail server."""
SEED = 20261123


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue, **QUICK) as services:
        yield services
        print(services.deployment.logs()[-20_000:])


def test_no_question_is_lost_or_drafted_twice_and_no_reply_is_lost_or_sent_twice(
    real: RealServices, figures: Figures, more_figures: Figures
) -> None:
    figures.name, more_figures.name = "kill -9, mailbox to draft", "kill -9, approval to mail server"
    started = time.monotonic()
    questions_go_in(real, figures)
    figures.seconds = time.monotonic() - started
    replies_go_out(real, more_figures)
    more_figures.seconds = time.monotonic() - started - figures.seconds


def questions_go_in(real: RealServices, figures: Figures) -> None:
    real.deployment.start(*PROCESSES)
    delivery = Delivery(real, MAILS, KILLS + LOSSES)
    delivery.start()
    Campaign(real, figures, SEED).kill(KILLS, LOSSES)
    delivery.join()
    assert delivery.failure is None
    wait_for(all_drafted(real, MAILS))
    account_for_drafts(real, MAILS, figures)
    assert_nothing_wrong(figures)


def replies_go_out(real: RealServices, figures: Figures) -> None:
    figures.mails = MAILS
    real.peer.delay_seconds = 0.005  # so that a kill finds a reply on the wire
    approving = threading.Thread(
        target=approve_all, args=(real, (KILLS + LOSSES) * SECONDS_A_KILL / MAILS), daemon=True
    )
    approving.start()
    Campaign(real, figures, SEED + 1).kill(KILLS, LOSSES)
    approving.join()
    wait_for(lambda: settled(real))
    account_for_replies(real, figures)
    assert_nothing_wrong(figures)
    assert figures.unknown <= IN_FLIGHT * figures.kills.total()


def assert_nothing_wrong(figures: Figures) -> None:
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
