"""`consultant doctor`: every part is seen working, and each fault is told with what to do."""

from __future__ import annotations

import json
import ssl
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consultant.dispatch.postman import SmtpPostman, SmtpServer
from consultant.privacy.vault import Vault
from consultant.running import mail_checks
from consultant.running.checks import CHECKS, checks
from consultant.running.health import Check, Health, Remark, run
from consultant.settings import Settings, load
from consultant.store.database import Database
from tests.fakes.mails import mail
from tests.fakes.world import World
from tests.servers.certificates import write_certificate
from tests.servers.deployment import Deployment
from tests.servers.smtp_peer import SmtpPeer


def settings(home: Path, **given: str) -> Settings:
    return load({"CONSULTANT_HOME": str(home), **{f"CONSULTANT_{k.upper()}": v for k, v in given.items()}})


def found(name: str, chosen: Settings) -> Check:
    return run(name, lambda: CHECKS[name](chosen))


def keep_a_mail(address: str, vault: Vault) -> None:
    with closing(Database(address)) as database:
        world = World(database)
        world.change(vault=vault)
        world.keep(mail())


def test_an_empty_home_fails_with_what_to_do(tmp_path: Path) -> None:
    told = {check.name: check for check in checks(settings(tmp_path))}
    assert "consultant migrate" in told["database"].told
    assert "catalogue build" in told["catalogue"].told
    assert "CONSULTANT_IMAP_URL" in told["mailbox"].told
    assert "CONSULTANT_SMTP_URL" in told["smtp"].told
    assert told["home"].ok
    assert told["disk"].ok


def test_the_vault_key_must_be_there_ours_and_private(tmp_path: Path, sqlite_address: str) -> None:
    chosen = settings(tmp_path, database_url=sqlite_address)
    file = chosen.keys_folder / "vault.key"
    assert found("vault key", chosen).ok
    keep_a_mail(sqlite_address, Vault(Vault.create_key()))
    assert "Restore it from the backup" in found("vault key", chosen).told
    Vault.from_file(file)  # makes another one
    assert found("vault key", chosen).health is Health.FAILS
    file.chmod(0o644)
    assert "chmod 600" in found("vault key", chosen).told


def test_the_right_vault_key_opens_the_newest_mail(tmp_path: Path, sqlite_address: str) -> None:
    chosen = settings(tmp_path, database_url=sqlite_address)
    keep_a_mail(sqlite_address, Vault.from_file(chosen.keys_folder / "vault.key"))
    assert found("vault key", chosen).health is Health.WORKS


def test_raised_alarms_are_told(tmp_path: Path, sqlite_address: str) -> None:
    chosen = settings(tmp_path, database_url=sqlite_address)
    assert found("alarms", chosen).health is Health.WORKS
    with closing(Database(sqlite_address)) as database:
        database.waiting.settle({"mail is not read": datetime(2026, 11, 23, tzinfo=UTC)}, [])
    check = found("alarms", chosen)
    assert check.health is Health.LOOK
    assert "mail is not read" in check.told


def test_a_dkim_key_that_is_none_is_told(tmp_path: Path) -> None:
    assert "dkim_key" in found("dkim key", settings(tmp_path, dkim_selector="s1", dkim_key="no key")).told


def test_a_remark_is_no_failure_and_a_fault_of_ours_is_one() -> None:
    def remarked() -> str:
        raise Remark("soon")

    assert run("x", remarked) == Check("x", Health.LOOK, "soon")
    assert run("x", lambda: str(1 / 0)).told == "ZeroDivisionError: division by zero"


@pytest.mark.contracts
@pytest.mark.parametrize(("days", "health"), [(1, Health.FAILS), (10, Health.LOOK), (90, Health.WORKS)])
def test_a_certificate_that_ends_soon_is_told(tmp_path: Path, days: int, health: Health) -> None:
    certificate = write_certificate(tmp_path, days)
    context = ssl.create_default_context(cafile=str(certificate.path))
    with (
        SmtpPeer(certificate) as peer,
        closing(SmtpPostman(SmtpServer(peer.url, "", 60, "desk.example", context))) as postman,
    ):
        postman.greet()
        ends = postman.certificate_ends()
    assert ends is not None
    check = run("smtp", lambda: mail_checks.with_certificate("peer", ends))
    assert (check.health, f"{ends:%Y-%m-%d}" in check.told) == (health, True)


@pytest.mark.servers
def test_a_whole_service_works_and_the_command_says_so(deployment: Deployment, built_catalogue: Path) -> None:
    deployment.environment["CONSULTANT_CATALOGUE"] = str(built_catalogue)
    deployment.consultant("migrate")
    told = {check["name"]: check for check in json.loads(deployment.consultant("doctor", "--json").stdout)}
    assert [name for name, check in told.items() if not check["ok"]] == []
    assert set(CHECKS) <= set(told)
    assert "Redis" in told["broker"]["told"]
    assert "beside that of" in told["clock"]["told"]
    deployment.environment["CONSULTANT_SMTP_URL"] = "smtp://127.0.0.1:1"
    failed = deployment.consultant("doctor", check=False)
    assert failed.returncode == 1
    assert "fails  smtp" in failed.stdout
