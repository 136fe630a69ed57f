"""One-time links and sessions, on the real tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.accounts.signing_in import LINKS_PER_LIFETIME, SigningIn
from consultant.accounts.tokens import form_token, genuine, new_secret
from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.store.database import Database

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


@pytest.fixture
def signing_in(tmp_path: Path) -> SigningIn:
    database = Database(f"sqlite:///{tmp_path / 'desk.sqlite'}")
    database.upgrade()
    secrets = (f"secret-{n}" for n in count())
    signing_in = SigningIn(database.accounts, QUARTER, timedelta(hours=12), lambda: next(secrets))
    signing_in.enrol(" Cora@Desk.test ", "Cora Lindqvist", "CPC", Role.CONSULTANT, NOW, "test")
    return signing_in


def test_a_link_signs_in_once(signing_in: SigningIn) -> None:
    invitation = signing_in.invite("CORA@desk.test", NOW)
    assert invitation
    signed_in = signing_in.redeem(invitation.secret, NOW)
    assert signed_in
    assert signed_in.account.email == "cora@desk.test"
    assert signed_in.session != invitation.secret
    assert signing_in.redeem(invitation.secret, NOW) is None


def test_a_link_expires(signing_in: SigningIn) -> None:
    invitation = signing_in.invite("cora@desk.test", NOW)
    assert invitation
    assert signing_in.redeem(invitation.secret, NOW + QUARTER) is None


@pytest.mark.parametrize("guess", ["", "secret", "secret-00", "' OR 1=1 --"])
def test_a_guessed_secret_opens_nothing(signing_in: SigningIn, guess: str) -> None:
    signing_in.invite("cora@desk.test", NOW)
    assert signing_in.redeem(guess, NOW) is None


def test_an_unknown_address_gets_no_link(signing_in: SigningIn) -> None:
    assert signing_in.invite("nobody@desk.test", NOW) is None


def test_an_account_has_few_open_links(signing_in: SigningIn) -> None:
    made = [signing_in.invite("cora@desk.test", NOW) for _ in range(LINKS_PER_LIFETIME + 2)]
    assert [bool(one) for one in made] == [True] * LINKS_PER_LIFETIME + [False] * 2
    assert signing_in.invite("cora@desk.test", NOW + QUARTER)


def test_no_secret_stands_in_the_database(signing_in: SigningIn, tmp_path: Path) -> None:
    invitation = signing_in.invite("cora@desk.test", NOW)
    assert invitation
    signed_in = signing_in.redeem(invitation.secret, NOW)
    assert signed_in
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"cora@desk.test" in stored
    assert invitation.secret.encode() not in stored
    assert signed_in.session.encode() not in stored


@pytest.mark.parametrize(
    "address",
    ["", "cora", "cora@", "@desk.test", "a b@desk.test", "a@b", "a@desk.test\nBcc: x@y.test", "<a@b.test>"],
)
def test_what_is_no_address_is_refused(signing_in: SigningIn, address: str) -> None:
    with pytest.raises(InputError, match="not an e-mail address"):
        signing_in.enrol(address, "Name", "", Role.ASKER, NOW, "test")


@pytest.mark.parametrize(("name", "credential"), [("", ""), ("  ", ""), ("A\nB", ""), ("A", "CPC\r\nBcc: x")])
def test_a_name_is_one_line(signing_in: SigningIn, name: str, credential: str) -> None:
    with pytest.raises(InputError, match="one line"):
        signing_in.enrol("new@desk.test", name, credential, Role.ASKER, NOW, "test")


def test_an_address_is_taken_once(signing_in: SigningIn) -> None:
    with pytest.raises(InputError, match="has an account already"):
        signing_in.enrol("CORA@desk.test", "Another", "", Role.ADMIN, NOW, "test")


def test_secrets_differ_and_are_long() -> None:
    assert len({new_secret() for _ in range(100)}) == 100
    assert len(new_secret()) >= 43


@given(st.text(), st.text(min_size=1))
def test_only_the_token_of_the_same_session_is_genuine(token: str, session: str) -> None:
    assert genuine(form_token(session), session)
    assert not genuine(token, session)
    assert not genuine(form_token(session), session + "x")
    assert not genuine(form_token(""), "")
