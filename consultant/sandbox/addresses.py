"""Addresses of the sandbox: which mailbox one belongs to, and how it is written as a folder name. Pure."""

from __future__ import annotations

import hashlib
from urllib.parse import quote, unquote

_LONGEST_NAME = 180
"""Bytes; file systems allow 255, and a temporary suffix must fit too."""

BOUNCING_DOMAIN = "bounce.test"
"""Mail to any address here comes back as a delivery status notification."""

SILENT_DOMAIN = "silent.test"
"""Mail to any address here ends in silence after its data: nobody knows whether it arrived."""
BUSY_DOMAIN = "busy.test"
"""Mail to any address here is put off each time, as by greylisting."""


def normal(address: str) -> str:
    """Lower case and without blanks around: one person, one mailbox."""
    return address.strip().strip("<>").lower()


def domain(address: str) -> str:
    """What stands behind the last `@`, in lower case; empty when there is none."""
    return normal(address).rpartition("@")[2] if "@" in address else ""


def without_plus(address: str) -> str:
    """`consult+anything@domain` as `consult@domain` (RFC 5233, subaddress)."""
    local, at, host = normal(address).rpartition("@")
    return f"{local.split('+', 1)[0]}{at}{host}" if local else normal(address)


def belongs_to(address: str, owner: str) -> bool:
    """Whether mail to the address, plus-addressed forms included, is the owner's."""
    return normal(address) == normal(owner) or without_plus(address) == normal(owner)


def bounces(address: str) -> bool:
    """Whether the address is one that cannot be delivered to, so that bounces can be tried."""
    return domain(address) == BOUNCING_DOMAIN


def folder_name(name: str) -> str:
    """A file-system name for any text: never empty, hidden, a path, or too long. Long ones end in a hash."""
    written = quote(name, safe="@+ ").replace(".", "%2E") if name.startswith(".") else quote(name, safe="@+ ")
    if len(written) <= _LONGEST_NAME:
        return written or "%00"
    return f"{written[:100]}~{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()}"


def name_of_folder(written: str) -> str:
    """The text that `folder_name` wrote down; a shortened one is returned as it is written."""
    return unquote(written)
