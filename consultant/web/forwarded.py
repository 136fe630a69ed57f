"""Who is at the other end when a proxy stands between: told by its header, which is believed from trusted proxies only.

A client may send such a header itself, and each proxy adds the address it was called from at the right. So it is read from
the right: past the proxies that are trusted, the first other address is the client (RFC 7239 section 8.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
HOME_BITS = 64
"""Of an IPv6 address: the rest one customer may choose anew for each request (RFC 6177)."""
NODE = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+)(?::\d+)?|([0-9A-Fa-f:.]+)")
FOR = re.compile(r'(?:^|;)\s*for\s*=\s*("(?:[^"\\]|\\.)*"|[^;,\s]+)', re.IGNORECASE)


class Forwarded:
    """ASGI middleware: puts the client's address in the place of the proxy's."""

    def __init__(self, app: ASGIApp, proxies: Sequence[Network], header: str) -> None:
        self._app, self._proxies = app, proxies
        self._header = header.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        peer = scope.get("client")
        if peer and self._proxies and self._trusts(address(peer[0])):
            told = [value.decode("latin-1") for name, value in scope["headers"] if name == self._header]
            scope["client"] = (self._client(peer[0], ",".join(told)), 0)
        await self._app(scope, receive, send)

    def _client(self, peer: str, told: str) -> str:
        """The first address from the right that is no trusted proxy; behind one that is unreadable nothing is believed."""
        nearest = peer
        for hop in reversed([*_hops(told, forwarded=self._header == b"forwarded")]):
            if hop is None:
                break
            nearest = str(hop)
            if not self._trusts(hop):
                break
        return nearest

    def _trusts(self, found: Address | None) -> bool:
        return found is not None and any(found in network for network in self._proxies)


def networks(written: str) -> tuple[Network, ...]:
    """Addresses and networks parted by blanks. Raises ValueError."""
    return tuple(ip_network(part) for part in written.split())


def client(request: Request) -> str:
    """Whom limits and the meter count together: an IPv4 address, or the network of an IPv6 one."""
    host = request.client.host if request.client else ""
    found = address(host)
    if not isinstance(found, IPv6Address):
        return host
    return str(IPv6Network((found, HOME_BITS), strict=False).network_address)


def address(written: str) -> Address | None:
    """An address as proxies write it, with or without port and brackets; None for anything else (`unknown`, `_hidden`)."""
    shape = NODE.fullmatch(written.strip())
    try:
        found = ip_address(next(filter(None, shape.groups()))) if shape else None
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _hops(told: str, *, forwarded: bool) -> Iterator[Address | None]:
    """The addresses of a header in its order, None for what is no address."""
    for element in filter(None, map(str.strip, told.split(","))):
        if not forwarded:
            yield address(element)
            continue
        named = FOR.search(element)
        yield address(named[1].strip('"')) if named else None
