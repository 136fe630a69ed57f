"""Signed plus-addresses (RFC 5233 subaddressing): one brings an answer to its consultation, one a bounce to its reply.

Only this service can make them, so a mail to one of them is known to have seen a mail of ours. The parts are
hexadecimal and digits, because some servers fold the case of a local part.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

MAC_LENGTH = 12
THREAD, BOUNCE = "c", "b"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The consult address, plain and signed."""

    plain: str
    key: bytes

    @property
    def domain(self) -> str:
        """The domain of the consult address, used in Message-IDs too."""
        return self.plain.rpartition("@")[2]

    def thread(self, consultation: int) -> str:
        """Where a follow-up to the consultation is to be sent."""
        return self._signed(THREAD, str(consultation))

    def bounce(self, token: str) -> str:
        """The envelope sender (VERP) of the reply whose Message-ID carries the token."""
        return self._signed(BOUNCE, token)

    def message_id(self, token: str) -> str:
        """The Message-ID of the reply with that token."""
        return f"<{token}@{self.domain}>"

    def consultation(self, address: str) -> int | None:
        """The consultation named by a thread address of ours, None for any other address."""
        subject = self._verified(THREAD, address)
        return int(subject) if subject else None

    def bounced(self, address: str) -> str:
        """The Message-ID of the reply named by a bounce address of ours, '' for any other address."""
        token = self._verified(BOUNCE, address)
        return self.message_id(token) if token else ""

    def owns(self, address: str) -> bool:
        """Whether mail to or from this address is mail to or from us, plus-addresses included."""
        local, _, domain = address.lower().rpartition("@")
        return f"{local.partition('+')[0]}@{domain}" == self.plain

    def _signed(self, kind: str, subject: str) -> str:
        local, _, domain = self.plain.rpartition("@")
        return f"{local}+{kind}.{subject}.{self._mac(kind, subject)}@{domain}"

    def _verified(self, kind: str, address: str) -> str:
        local, _, _ = address.lower().rpartition("@")
        found, _, rest = local.partition("+")[2].partition(".")
        subject, _, mac = rest.rpartition(".")
        good = (
            found == kind
            and rest.isascii()
            and hmac.compare_digest(mac.encode(), self._mac(kind, subject).encode())
        )
        return subject if good and self.owns(address) else ""

    def _mac(self, kind: str, subject: str) -> str:
        return hmac.new(self.key, f"{kind}.{subject}".encode(), sha256).hexdigest()[:MAC_LENGTH]
