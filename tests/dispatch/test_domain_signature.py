"""Mails that are signed for the domain: what a receiver verifies with nothing but the DNS record."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from consultant.dispatch.domain_signature import DomainSignature, unsigned
from consultant.dispatch.envelope import compose
from consultant.errors import InputError
from tests.dispatch.test_envelope import LETTER


def pem(key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture(scope="module")
def signature() -> DomainSignature:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return DomainSignature.from_pem("desk.example", "s1", pem(key))


def verified(mail: bytes, signature: DomainSignature) -> bool:
    """As a receiver does it, the DNS being one record."""
    record = b"v=DKIM1; k=rsa; p=" + b64encode(signature.public_key)

    def txt(name: bytes, timeout: float = 5) -> bytes | None:
        return record if name.rstrip(b".").decode() == signature.record_name else None

    return bool(dkim.verify(mail, dnsfunc=txt))


@pytest.mark.parametrize(
    "letter",
    [
        LETTER,
        replace(LETTER, subject="Re: Zażółć gęślą jaźń", sender_name="Łukasz Żółć"),
        replace(LETTER, recipient="łukasz@clinic.example"),
        replace(
            LETTER, text="x" * 5000 + "\n.\n..\n\n\n", html="<p>" + "y" * 5000, automatic="auto-generated"
        ),
        replace(LETTER, references=tuple(f"<{n}{'x' * 100}@clinic.example>" for n in range(40))),
    ],
)
def test_a_signed_mail_verifies_and_a_changed_one_does_not(signature: DomainSignature, letter) -> None:  # type: ignore[no-untyped-def]
    mail = signature(compose(letter))
    assert verified(mail, signature)
    assert not verified(mail.replace(b"Content-Type", b"X-Content-Type", 1), signature)
    assert not verified(mail.replace(b"Subject: ", b"Subject: not "), signature)


def test_no_field_can_be_added_under_the_signature(signature: DomainSignature) -> None:
    mail = signature(compose(LETTER))
    for added in (b"From: other@clinic.example\r\n", b"Subject: other\r\n", b"Auto-Submitted: no\r\n"):
        assert not verified(added + mail, signature)


def test_what_a_server_may_do_on_the_way_leaves_the_signature_valid(signature: DomainSignature) -> None:
    mail = signature(compose(LETTER))
    assert verified(b"Received: from here by there; Mon, 23 Nov 2026 15:00:01 +0000\r\n" + mail, signature)
    assert verified(mail.replace(b"Subject: Re: A", b"Subject:  Re:\tA"), signature)


def test_a_domain_without_a_key_sends_unsigned_mail() -> None:
    assert unsigned(compose(LETTER)).startswith(b"From:")


@pytest.mark.parametrize(
    "key",
    [
        "not a key",
        pem(rsa.generate_private_key(public_exponent=65537, key_size=1024)),
        pem(ed25519.Ed25519PrivateKey.generate()),
    ],
    ids=["no key", "short", "another kind"],
)
def test_a_key_that_nobody_would_accept_is_refused(key: str) -> None:
    with pytest.raises(InputError, match="dkim_key"):
        DomainSignature.from_pem("desk.example", "s1", key)
