"""Files and folders that the service rests on are spoilt or taken away while it runs, and come back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from consultant.model.consultation import Stage
from tests.benchmarks.real import RealServices, real_services
from tests.faults.campaign import (
    IMPATIENT,
    MAIL_PROCESSES,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    deliver,
    question,
    settled,
    wait_for,
)
from tests.faults.conftest import only_long


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    catalogue = tmp_path / "catalogue"
    shutil.copytree(built_catalogue, catalogue)
    with real_services(tmp_path, catalogue, **IMPATIENT) as services:
        yield services
        print(services.deployment.logs()[-20_000:])


def whole(real: RealServices, mails: int, figures: Figures) -> None:
    wait_for(all_drafted(real, mails))
    account_for_drafts(real, mails, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


@only_long
def test_beat_begins_anew_with_a_spoilt_schedule(real: RealServices, figures: Figures) -> None:
    figures.name = "schedule of beat spoilt"
    for file in ("beat-schedule", "beat-schedule.db"):
        (real.deployment.home / file).write_bytes(b"\x00spoilt" * 500)
    real.deployment.start(*MAIL_PROCESSES)
    real.redis.empty()
    deliver(real, range(4))
    real.redis.empty()
    whole(real, 4, figures)
    assert real.deployment["beat"].running


@only_long
def test_a_stored_mail_whose_bytes_are_spoilt_is_set_aside_alone(
    real: RealServices, figures: Figures
) -> None:
    figures.name = "stored bytes spoilt"
    real.deployment.start("poller")
    deliver(real, range(6))
    wait_for(lambda: sum(real.database.desk.dispositions().values()) == 6)
    with real.postgres.connect(real.database_name) as connection:
        connection.execute("UPDATE message SET raw = 'x' WHERE id = (SELECT min(id) FROM message)")
    real.deployment.start("worker", "beat")
    wait_for(lambda: len(real.database.desk.set_aside()) == 1)
    wait_for(lambda: not real.database.desk.dispositions().get(""))
    figures.mails = 6
    assert real.database.desk.counts() == {Stage.DRAFTED: 5}


@only_long
@pytest.mark.parametrize("how", ["taken away", "cut short", "emptied"])
def test_a_catalogue_that_is_spoilt_for_a_while(real: RealServices, figures: Figures, how: str) -> None:
    figures.name = f"catalogue {how}"
    folder = Path(real.deployment.environment["CONSULTANT_CATALOGUE"])
    file = max(folder.iterdir(), key=lambda one: one.stat().st_size)
    kept = file.with_name("kept")
    shutil.copy(file, kept)
    real.deployment.start(*MAIL_PROCESSES)
    deliver(real, range(3))
    whole(real, 3, figures)
    spoilt = file.with_name("spoilt")
    if how == "taken away":
        file.unlink()
    else:
        spoilt.write_bytes(kept.read_bytes()[: 50_000 if how == "cut short" else 0])
        spoilt.replace(file)
    deliver(real, range(3, 6))
    time.sleep(4)
    kept.replace(file)
    deliver(real, range(6, 9))
    whole(real, 9, figures)
    rows = real.database.desk.queue(list(Stage), limit=50)
    assert all(real.database.desk.consultation(row.id).drafts[-1].text for row in rows)


@only_long
def test_a_mailbox_that_is_renamed_and_comes_back(
    tmp_path: Path, built_catalogue: Path, figures: Figures
) -> None:
    figures.name = "watched folder renamed and back"
    with real_services(tmp_path, built_catalogue, **IMPATIENT) as real:
        environment = real.deployment.environment
        environment["CONSULTANT_IMAP_URL"] = environment["CONSULTANT_IMAP_URL"].replace(
            "/INBOX", "/Questions"
        )
        with real.mailbox.open(folder=None) as client:
            client.create_folder("Questions")
        questions = [question(number, real.mailbox.address) for number in range(9)]
        real.mailbox.deliver(*questions[:3], folder="Questions")
        real.deployment.start(*MAIL_PROCESSES)
        whole(real, 3, figures)
        with real.mailbox.open(folder=None) as client:
            client.rename_folder("Questions", "Away")
        real.mailbox.deliver(*questions[3:6], folder="Away")
        time.sleep(3)
        with real.mailbox.open(folder=None) as client:
            client.rename_folder("Away", "Questions")
        real.mailbox.deliver(*questions[6:], folder="Questions")
        whole(real, 9, figures)
        print(real.deployment.logs()[-20_000:])


@only_long
def test_a_password_that_is_refused_for_a_while(real: RealServices, figures: Figures) -> None:
    figures.name = "password refused for a while"
    real.deployment.start(*MAIL_PROCESSES)
    deliver(real, range(3))
    whole(real, 3, figures)
    account = real.dovecot.directory / "accounts" / real.mailbox.address
    kept = account.read_text()
    deliver(real, range(3, 6))
    account.write_text(kept.replace(real.mailbox.password, "changed"))
    real.dovecot.stop()
    real.dovecot.start()
    time.sleep(3)
    account.write_text(kept)
    time.sleep(1.2)
    deliver(real, range(6, 9))
    whole(real, 9, figures)
    approve_all(real)
    wait_for(lambda: settled(real))
    account_for_replies(real, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
