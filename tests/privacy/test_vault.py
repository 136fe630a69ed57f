"""The vault opens what it sealed, and nothing else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from consultant.errors import InputError, PermanentError
from consultant.privacy.vault import Vault


def test_what_was_sealed_opens() -> None:
    vault = Vault(Vault.create_key())
    assert vault.open(vault.seal(b"raw mail")) == b"raw mail"


def test_another_key_does_not_open_it() -> None:
    sealed = Vault(Vault.create_key()).seal(b"raw mail")
    with pytest.raises(PermanentError, match="no key"):
        Vault(Vault.create_key()).open(sealed)


def test_changed_bytes_do_not_open() -> None:
    vault = Vault(Vault.create_key())
    sealed = bytearray(vault.seal(b"raw mail"))
    sealed[-5] ^= 1
    with pytest.raises(PermanentError):
        vault.open(bytes(sealed))


def test_an_old_key_opens_until_the_mail_is_sealed_anew() -> None:
    old, new = Vault.create_key(), Vault.create_key()
    sealed = Vault(old).seal(b"raw mail")
    resealed = Vault([new, old]).reseal(sealed)
    assert Vault(new).open(resealed) == b"raw mail"


def test_the_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "vault.key"
    sealed = Vault.from_file(path).seal(b"raw mail")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Vault.from_file(path).open(sealed) == b"raw mail"
    assert [each.name for each in path.parent.iterdir()] == ["vault.key"]


def test_an_empty_or_wrong_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    path.write_text("")
    with pytest.raises(InputError, match="empty"):
        Vault.from_file(path)
    with pytest.raises(InputError, match="vault key"):
        Vault(b"short")
