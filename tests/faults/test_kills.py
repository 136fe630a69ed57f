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

MAILS, KILLS = (200, 100) if LONG else (60, 9)
SEED = 20261123


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue, **QUICK) as services:
        yield services
        print(services.deployment.logs()[-20_000:])


def test_nothing_is_lost_and_nothing_is_done_twice(real: RealServices, table: list[Figures]) -> None:
    started = time.monotonic()
    campaign = Campaign(real, "kill -9, mailbox to draft", SEED)
    table.append(campaign.figures)
    real.deployment.start(*PROCESSES)
    delivery = Delivery(real, range(MAILS), pause=0.2)
    delivery.start()
    campaign.kill_while(delivery.is_alive, KILLS)
    delivery.join()
    assert delivery.failure is None
    wait_for(all_drafted(real, MAILS))
    account_for_drafts(real, MAILS, campaign.figures)
    campaign.figures.seconds = time.monotonic() - started
    assert_nothing_wrong(campaign.figures)

    started = time.monotonic()
    sending = Campaign(real, "kill -9, approval to mail server", SEED + 1)
    table.append(sending.figures)
    sending.figures.mails = MAILS
    real.peer.delay_seconds = 0.05  # so that a kill finds a reply on the wire
    approving = threading.Thread(target=approve_all, args=(real,), daemon=True)
    approving.start()
    sending.kill_while(approving.is_alive, KILLS)
    approving.join()
    wait_for(lambda: settled(real))
    account_for_replies(real, sending.figures)
    sending.figures.seconds = time.monotonic() - started
    assert_nothing_wrong(sending.figures)
    assert sending.figures.unknown <= IN_FLIGHT * sending.figures.kills.total()


def assert_nothing_wrong(figures: Figures) -> None:
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
