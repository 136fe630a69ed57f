"""DKIM signatures on outgoing mail (RFC 6376). The only module that knows the library."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from consultant.errors import InputError

SIGNED = (
    b"from",
    b"to",
    b"subject",
    b"date",
    b"message-id",
    b"reply-to",
    b"in-reply-to",
    b"references",
    b"auto-submitted",
    b"list-unsubscribe",
    b"list-unsubscribe-post",
    b"mime-version",
    b"content-type",
    b"content-transfer-encoding",
)
"""Fields that RFC 6376 section 5.4.1 recommends; RFC 8058 section 4 wants those of unsubscribing signed."""
SHORTEST_KEY = 2048
"""Bits of an RSA key (RFC 8301 section 3.2)."""


def unsigned(mail: bytes) -> bytes:
    """A domain without a key: the mail server may sign, or nobody does."""
    return mail


@dataclass(frozen=True, slots=True)
class DomainSignature:
    """Signs as `selector._domainkey.domain` announces."""

    domain: str
    selector: str
    key: RSAPrivateKey

    @classmethod
    def from_pem(cls, domain: str, selector: str, pem: str) -> DomainSignature:
        """Raises InputError for anything but an RSA key that is long enough."""
        try:
            key = load_pem_private_key(pem.encode(), password=None)
        except (ValueError, TypeError) as error:
            raise InputError("dkim_key is not a private key in PEM form without a passphrase.") from error
        if not isinstance(key, RSAPrivateKey) or key.key_size < SHORTEST_KEY:
            raise InputError(f"dkim_key must be an RSA key of at least {SHORTEST_KEY} bits.")
        return cls(domain, selector, key)

    @property
    def record_name(self) -> str:
        """Where the DNS must hold the public key (RFC 6376 section 3.6.2.1)."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def public_key(self) -> bytes:
        """The public key as its record holds it, before base64."""
        return self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def __call__(self, mail: bytes) -> bytes:
        """The mail with its DKIM-Signature field in front."""
        import dkim  # 6 MB with its resolver, for those who sign themselves

        pem = self.key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        names = (self.selector.encode(), self.domain.encode(), pem)
        signature = dkim.sign(
            mail,
            *names,
            canonicalize=(
                b"relaxed",
                b"relaxed",
            ),  # bears what servers do to white space (RFC 6376 section 3.4)
            include_headers=SIGNED
            * 2,  # named once more than it stands there, no field can be added (section 8.15)
        )
        return bytes(signature) + mail
