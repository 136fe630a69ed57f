"""Access tokens renew themselves: rotated refresh tokens are kept, sealed; one process renews; errors say what to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from consultant import mailboxes
from consultant.errors import PermanentError, TransientError
from consultant.intake.imap_connection import SignInRefused
from consultant.intake.oauth import AccessTokens, Provider
from consultant.privacy.vault import Vault
from consultant.settings import Settings, load
from tests.fakes.clock import FakeClock
from tests.servers.token_endpoint import FIRST, TokenEndpoint, token

if TYPE_CHECKING:
    from tests.servers.dovecot import Mailbox as Account

pytestmark = pytest.mark.servers
VAULT = Vault(Vault.create_key())


@pytest.fixture
def endpoint() -> Iterator[TokenEndpoint]:
    with TokenEndpoint("pat@clinic.example") as running:
        yield running


@pytest.fixture
def provider(endpoint: TokenEndpoint) -> Provider:
    return Provider(endpoint.url, "consultant", "client secret", FIRST, "imap offline_access", timeout=60)


class Kept:
    """Tokens that lie in a folder, opened anew as after a restart."""

    def __init__(self, folder: Path, provider: Provider) -> None:
        self.file = folder / "oauth-box"
        self.clock = FakeClock()
        self.provider = provider

    def open(self, provider: Provider | None = None) -> AccessTokens:
        return AccessTokens(provider or self.provider, self.file, VAULT, self.clock)


@pytest.fixture
def kept(tmp_path: Path, provider: Provider) -> Kept:
    return Kept(tmp_path, provider)


def test_a_token_is_asked_for_once_and_kept_over_a_restart(endpoint: TokenEndpoint, kept: Kept) -> None:
    first = kept.open().current()
    assert kept.open().current() == first
    assert endpoint.asked == [
        {
            "grant_type": "refresh_token",
            "refresh_token": FIRST,
            "client_id": "consultant",
            "client_secret": "client secret",
            "scope": "imap offline_access",
        }
    ]


def test_a_rotated_refresh_token_is_used_the_next_time(endpoint: TokenEndpoint, kept: Kept) -> None:
    first = kept.open().current()
    kept.clock.pass_time(seconds=3600 - 60)
    assert kept.open().current() != first
    assert [form["refresh_token"] for form in endpoint.asked] == [FIRST, "refresh-1"]


def test_what_is_kept_is_sealed_and_for_its_owner_only(kept: Kept) -> None:
    access = kept.open().current()
    stored = kept.file.read_bytes()
    assert access.encode() not in stored
    assert b"refresh-1" not in stored
    assert kept.file.stat().st_mode & 0o077 == 0


def test_a_token_that_the_mail_server_refused_is_renewed_once_for_all(
    endpoint: TokenEndpoint, kept: Kept
) -> None:
    refused = kept.open().current()
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(kept.open().renewed(refused))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(endpoint.asked) == 2
    assert len(set(found)) == 1
    assert refused not in found


def test_a_new_first_refresh_token_begins_anew(endpoint: TokenEndpoint, kept: Kept) -> None:
    kept.open().current()
    endpoint.refresh = "signed in again"
    kept.open(replace(kept.provider, refresh_token="signed in again")).current()
    assert endpoint.asked[-1]["refresh_token"] == "signed in again"


def test_a_damaged_file_is_no_end(endpoint: TokenEndpoint, kept: Kept) -> None:
    kept.file.write_bytes(b"torn")
    assert kept.open().current()


@pytest.mark.parametrize(
    "answer", [(503, {}), (429, {"error": "slow_down"}), (500, {"error": "server_error"})]
)
def test_a_busy_provider_is_asked_again_later(
    endpoint: TokenEndpoint, kept: Kept, answer: tuple[int, dict[str, str]]
) -> None:
    endpoint.answers.append(answer)
    with pytest.raises(TransientError):
        kept.open().current()
    assert kept.open().current()


@pytest.mark.parametrize(
    "answer", [(400, {"error": "invalid_grant"}), (401, {"error": "invalid_client"}), (200, {})]
)
def test_a_refusal_says_what_to_do(
    endpoint: TokenEndpoint, kept: Kept, answer: tuple[int, dict[str, str]]
) -> None:
    endpoint.answers.append(answer)
    with pytest.raises(PermanentError, match="CONSULTANT_OAUTH_REFRESH_TOKEN"):
        kept.open().current()


def test_a_provider_out_of_reach_is_no_refusal(kept: Kept) -> None:
    with pytest.raises(TransientError, match="does not answer"):
        kept.open(replace(kept.provider, token_url="http://127.0.0.1:9/token")).current()


def settings(home: Path, account: Account, endpoint: TokenEndpoint) -> Settings:
    environment = {
        "CONSULTANT_HOME": str(home),
        "CONSULTANT_IMAP_URL": account.url,
        "CONSULTANT_OAUTH_TOKEN_URL": endpoint.url,
        "CONSULTANT_OAUTH_CLIENT_ID": "consultant",
        "CONSULTANT_OAUTH_REFRESH_TOKEN": FIRST,
    }
    return load(environment)


def test_a_mailbox_is_opened_with_a_token_that_renews_itself(tmp_path: Path, mailbox: Account) -> None:
    with TokenEndpoint(mailbox.address) as endpoint:
        wanted = settings(tmp_path, mailbox, endpoint)
        for _ in range(2):
            with closing(mailboxes.mailbox(wanted)) as opened:
                assert opened.uids() == []
        assert len(endpoint.asked) == 1


def test_a_token_withdrawn_before_its_time_is_renewed_when_it_is_refused(
    tmp_path: Path, mailbox: Account
) -> None:
    with TokenEndpoint(mailbox.address) as endpoint:
        wanted = settings(tmp_path, mailbox, endpoint)
        stale = token(mailbox.address, key=b"another key, as after a rotation")
        endpoint.answers.append((200, {"access_token": stale, "expires_in": 3600, "refresh_token": FIRST}))
        with closing(mailboxes.mailbox(wanted)) as opened:
            assert opened.uids() == []
        assert len(endpoint.asked) == 2


def test_tokens_for_another_account_are_refused_at_last(tmp_path: Path, mailbox: Account) -> None:
    with TokenEndpoint("somebody@else.test") as endpoint, pytest.raises(SignInRefused, match="token"):
        mailboxes.mailbox(settings(tmp_path, mailbox, endpoint))
    assert len(endpoint.asked) == 2


def test_the_time_left_decides(endpoint: TokenEndpoint, kept: Kept) -> None:
    endpoint.seconds = 300
    first = kept.open().current()
    kept.clock.pass_time(seconds=200)
    assert kept.open().current() == first
    kept.clock.pass_time(seconds=timedelta(seconds=15).total_seconds())
    assert kept.open().current() != first
