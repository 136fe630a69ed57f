"""Others at the same mailbox: a second poller, and somebody who deletes mail."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from consultant.model.consultation import Stage
from tests.benchmarks.real import RealServices, real_services
from tests.faults.campaign import QUICK, Figures, account_for_drafts, all_drafted, deliver, wait_for
from tests.faults.conftest import only_long
from tests.servers.deployment import Deployment, ProcfileProcess

WAITS = "another poller holds the mailbox"
WORKERS = ("worker", "beat", "poller")


@only_long
@pytest.mark.parametrize("wakes", [False, True], ids=["killed", "stopped and continued"])
def test_two_pollers_share_nothing_and_one_takes_over(
    tmp_path: Path, built_catalogue: Path, figures: Figures, wakes: bool
) -> None:
    """One that was stopped wakes with its old connection and with what it had in hand, while the other holds the lease."""
    figures.name = f"two pollers, the first {'stopped and continued' if wakes else 'killed'}"
    with real_services(tmp_path, built_catalogue, **QUICK) as real:
        second = Deployment(tmp_path)
        (tmp_path / "second").mkdir()
        second.home = tmp_path / "second"
        second.environment = dict(real.deployment.environment)
        try:
            real.deployment.start(*WORKERS)
            second.start("poller")
            deliver(real, range(20))
            wait_for(all_drafted(real, 20))
            wait_for(lambda: any(WAITS in poller.log.read_text() for poller in pollers(real, second)))
            holder = next(
                poller for poller in pollers(real, second) if "mail stored" in poller.log.read_text()
            )
            (holder.pause if wakes else holder.kill)()
            deliver(real, range(20, 30))
            wait_for(all_drafted(real, 30))
            holder.resume()
            deliver(real, range(30, 40))
            wait_for(all_drafted(real, 40))
            account_for_drafts(real, 40, figures)
            assert all("mail stored" in poller.log.read_text() for poller in pollers(real, second))
        finally:
            second.stop()
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


@only_long
def test_mail_that_somebody_deletes_meanwhile_costs_nothing_else(
    tmp_path: Path, built_catalogue: Path, figures: Figures
) -> None:
    figures.name = "expunged by another client"
    with real_services(tmp_path, built_catalogue, **{**QUICK, "file_mail": "false"}) as real:
        real.deployment.start(*WORKERS)
        with real.mailbox.open() as client:
            for start in range(0, 40, 4):
                deliver(real, range(start, start + 4))
                deliver(real, [1000 + start])
                client.noop()
                gone = client.search(["SUBJECT", f"Question {1000 + start}"])
                client.add_flags(gone, [rb"\Deleted"])
                client.uid_expunge(gone)
        wait_for(lambda: subjects(real) >= {f"Question {number}" for number in range(40)})
        time.sleep(1)
        kept = len(real.database.desk.queue(list(Stage), limit=500))
        wait_for(all_drafted(real, kept))
        account_for_drafts(real, 40, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


def pollers(*deployments: RealServices | Deployment) -> list[ProcfileProcess]:
    return [getattr(one, "deployment", one)["poller"] for one in deployments]


def subjects(real: RealServices) -> set[str]:
    return {row.subject for row in real.database.desk.queue(list(Stage), limit=500)}
