"""Accounts on disk: identities, UIDs, and names that any text can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.sandbox.accounts import Account, Accounts
from consultant.sandbox.addresses import belongs_to, folder_name, name_of_folder
from consultant.sandbox.bounces import bounce_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def account(path: Path, now: datetime = NOW) -> Account:
    return Account(path / "account", "a@b.test", lambda: now)


def test_uids_only_ever_rise(tmp_path: Path) -> None:
    first = account(tmp_path)
    given_out = [first.next_uid() for _ in range(250)]
    again = account(tmp_path)
    given_out += [again.next_uid() for _ in range(3)]
    assert given_out == sorted(set(given_out))


def test_uid_validity_stays_while_the_identity_is_kept(tmp_path: Path) -> None:
    first = account(tmp_path).uid_validity
    assert account(tmp_path, NOW + timedelta(days=1)).uid_validity == first


@pytest.mark.parametrize("damage", ['{"uid_validity": 1795435200}', "{", "[]", ""])
def test_uid_validity_rises_when_the_mailbox_is_rebuilt(tmp_path: Path, damage: str) -> None:
    before = account(tmp_path)
    before.folder("INBOX").add(before.next_uid(), b"kept", NOW)
    (tmp_path / "account" / "account.json").write_text(damage)
    after = account(tmp_path, NOW + timedelta(seconds=1))
    assert after.uid_validity > before.uid_validity
    assert after.next_uid() > 1
    assert [mail.size for mail in after.folder("INBOX")] == [4]


def test_uid_validity_rises_even_when_the_clock_went_back(tmp_path: Path) -> None:
    before = account(tmp_path)
    (tmp_path / "account" / "account.json").write_text(f'{{"uid_validity": {before.uid_validity}}}')
    assert account(tmp_path, NOW - timedelta(days=400)).uid_validity > before.uid_validity


def test_what_a_crash_left_half_written_is_not_a_mail(tmp_path: Path) -> None:
    inbox = account(tmp_path).folder("INBOX")
    (inbox.directory / ".0000000007,.eml.new").write_bytes(b"half")
    (inbox.directory / "notes.txt").write_bytes(b"not a mail")
    assert list(account(tmp_path).folder("INBOX")) == []
    assert not (inbox.directory / ".0000000007,.eml.new").exists()


def test_a_mail_keeps_bytes_arrival_and_flags(tmp_path: Path) -> None:
    inbox = account(tmp_path).folder("INBOX")
    mail = inbox.reflag(inbox.add(5, b"\x00\xff", NOW), "FS")
    assert list(inbox) == [mail]
    assert (mail.arrived, mail.flags, inbox.read(mail)) == (NOW, "FS", b"\x00\xff")


def test_a_mail_removed_by_somebody_else_reads_as_empty(tmp_path: Path) -> None:
    inbox = account(tmp_path).folder("INBOX")
    mail = inbox.add(5, b"x", NOW)
    inbox.remove(mail)
    assert inbox.read(mail) == b""


def test_accounts_are_listed_by_address(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path, lambda: NOW)
    for address in ("Zoe@x.test", "../../etc/passwd@x.test", "ada@x.test"):
        accounts.open(address)
    assert accounts.addresses() == ["../../etc/passwd@x.test", "ada@x.test", "zoe@x.test"]
    assert "ZOE@x.test" in accounts
    assert "eve@x.test" not in accounts
    assert {path.parent for path in tmp_path.iterdir()} == {tmp_path}


@given(st.text(max_size=300))
def test_any_text_has_a_folder_name_that_is_no_path(text: str) -> None:
    name = folder_name(text)
    assert "/" not in name
    assert "\0" not in name
    assert not name.startswith(".")
    assert 0 < len(name.encode()) < 200


@given(st.text(min_size=1, max_size=15))
def test_a_folder_name_tells_the_text_it_was_made_of(text: str) -> None:
    assert name_of_folder(folder_name(text)) == text


@pytest.mark.parametrize(
    ("address", "owned"),
    [
        ("consult@x.test", True),
        ("Consult+a+b@X.test", True),
        ("consulting@x.test", False),
        ("consult@y.test", False),
    ],
)
def test_plus_addressed_forms_belong_to_their_owner(address: str, owned: bool) -> None:
    assert belongs_to(address, "consult@x.test") is owned


@given(st.binary(max_size=300), st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=60))
def test_anything_can_be_bounced(original: bytes, sender: str) -> None:
    content = bounce_of(original, sender, "nobody@bounce.test", message_id="<1@bounce.test>", now=NOW)
    assert content.startswith(b"Return-Path: <>\r\n")
    assert message_from_bytes(content).get_payload(1).get_payload(1)["Status"] == "5.1.1"
