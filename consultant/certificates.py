"""What a TLS connection tells of its peer's certificate."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime


def end_of_certificate(connection: socket.socket) -> datetime | None:
    """When the peer's certificate ends (`notAfter`); None where there is no TLS, or it was not checked."""
    certificate = connection.getpeercert() if isinstance(connection, ssl.SSLSocket) else None
    ends = (certificate or {}).get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if isinstance(ends, str) else None
