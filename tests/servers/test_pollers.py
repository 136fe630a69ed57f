"""Several mailboxes: a process each, with a lease of its own, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from consultant.mailboxes import mailbox_name, now
from consultant.running.preparation import prepare
from consultant.settings import load
from consultant.store.database import Database
from tests.benchmarks.real import awaited
from tests.fakes.mails import mail

if TYPE_CHECKING:
    from tests.servers.dovecot import Dovecot

pytestmark = pytest.mark.servers
PATIENCE = 180


def test_each_mailbox_is_watched_by_a_process_of_its_own(
    dovecot: Dovecot, tmp_path: Path, built_catalogue: Path
) -> None:
    boxes = [dovecot.add_mailbox(), dovecot.add_mailbox()]
    environment = {
        **os.environ,
        "CONSULTANT_HOME": str(tmp_path),
        "CONSULTANT_CATALOGUE": str(built_catalogue),
        "CONSULTANT_BROKER_URL": "redis://127.0.0.1:9/0",  # nobody: the rows wait for the sweep
        "CONSULTANT_IMAP_URL": " ".join(box.url for box in boxes),
        "CONSULTANT_IMAP_PASSWORD": "\n".join(box.password for box in boxes),
    }
    settings = load(environment)
    prepare(settings, lambda _line: None)
    database = Database(settings.database)
    for number, box in enumerate(boxes):
        box.deliver(*(mail() for _ in range(number + 1)))
    poller = subprocess.Popen(
        [sys.executable, "-m", "workers.poller"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        awaited(lambda: sum(database.desk.dispositions().values()) == 3, PATIENCE, 0.1)
        boxes[1].deliver(mail())
        awaited(lambda: sum(database.desk.dispositions().values()) == 4, PATIENCE, 0.1)
    finally:
        poller.send_signal(signal.SIGTERM)
        assert poller.wait(PATIENCE) == 0
    assert all(len(box.contents("Processed")) == number + 1 + number for number, box in enumerate(boxes))
    for place in range(2):  # given back at the end
        assert database.leases.take(mailbox_name(settings, place), "another", now(), timedelta(seconds=60))
    database.close()
