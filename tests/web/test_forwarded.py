"""Who the client is behind proxies: told by the proxies that are trusted, and by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from consultant.errors import InputError
from consultant.settings import load
from consultant.web.forwarded import Forwarded, client, networks
from tests.web.desk import make_desk

PROXIES = "10.0.0.0/8 192.0.2.7 2001:db8:1::/48"
BROWSER, PROXY, INNER = "198.51.100.9", "192.0.2.7", "10.1.2.3"


def told(
    peer: str, headers: list[tuple[str, str]], header: str = "x-forwarded-for", proxies: str = PROXIES
) -> str:
    """Whom an application behind the middleware sees."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await PlainTextResponse(client(Request(scope)))(scope, receive, send)

    app = Forwarded(application, networks(proxies), header)
    return TestClient(app, client=(peer, 50_000)).get("/", headers=headers).text


def forwarded_for(*hops: str) -> list[tuple[str, str]]:
    return [("x-forwarded-for", ", ".join(hops))]


@pytest.mark.parametrize(
    ("peer", "hops", "seen"),
    [
        (BROWSER, ("203.0.113.5",), BROWSER),  # who is no proxy is not believed
        (PROXY, (BROWSER,), BROWSER),
        (PROXY, ("203.0.113.5", BROWSER), BROWSER),  # what the client wrote itself stands further left
        (PROXY, (BROWSER, INNER), BROWSER),  # two trusted proxies in a row
        (PROXY, ("1.1.1.1", BROWSER, INNER, "10.9.9.9"), BROWSER),
        (PROXY, (INNER,), INNER),  # everybody inside: the leftmost
        (PROXY, (), PROXY),
        (PROXY, ("unknown",), PROXY),
        (PROXY, (BROWSER, "_hidden"), PROXY),  # behind what cannot be read nothing is believed
        (PROXY, ("x" * 5_000,), PROXY),
        (PROXY, (f"{BROWSER}:4711",), BROWSER),
        ("::ffff:192.0.2.7", (BROWSER,), BROWSER),
        ("2001:db8:1::5", ("2001:db8:ffff:7:1:2:3:4",), "2001:db8:ffff:7::"),
        (PROXY, ("[2001:db8:ffff:7::9]:443",), "2001:db8:ffff:7::"),
    ],
)
def test_the_first_hop_from_the_right_that_is_no_proxy_is_the_client(
    peer: str, hops: tuple[str, ...], seen: str
) -> None:
    assert told(peer, forwarded_for(*hops) if hops else []) == seen


def test_several_header_lines_are_one_list() -> None:
    assert told(PROXY, [*forwarded_for("1.1.1.1"), *forwarded_for(BROWSER), *forwarded_for(INNER)]) == BROWSER


def test_only_the_header_that_the_proxies_write_is_read() -> None:
    both = [("forwarded", "for=203.0.113.5"), *forwarded_for(BROWSER)]
    assert told(PROXY, both) == BROWSER
    assert told(PROXY, both, header="forwarded") == "203.0.113.5"


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ('for=198.51.100.9;proto=https, for="10.1.2.3:80"', BROWSER),
        ('proto=http;For="[2001:db8:ffff:7::9]:80"', "2001:db8:ffff:7::"),
        ("for=203.0.113.5, by=10.1.2.3", PROXY),
        ("for=_gazonk", PROXY),
    ],
)
def test_the_standard_header_is_read_as_it_is_defined(value: str, seen: str) -> None:
    assert told(PROXY, [("forwarded", value)], header="forwarded") == seen


def test_without_trusted_proxies_nothing_is_believed() -> None:
    assert told("127.0.0.1", forwarded_for(BROWSER), proxies="") == "127.0.0.1"


def test_a_proxy_that_is_none_is_told_at_the_start() -> None:
    with pytest.raises(InputError, match="addresses or networks"):
        load({"CONSULTANT_TRUSTED_PROXIES": "10.0.0.0/8 proxy.example.org"})


def test_people_behind_one_proxy_do_not_share_a_meter(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, trusted_proxies="127.0.0.1")
    there = desk.browser()
    there = type(there)(
        desk.app, base_url=desk.settings.web_url, follow_redirects=False, client=("127.0.0.1", 1)
    )

    def opened(code: str, address: str) -> bool:
        page = there.get(f"/codes/cpt/{code}", headers=dict(forwarded_for(address))).text
        there.cookies.clear()
        return 'id="gate"' not in page

    assert [opened("99213", BROWSER), opened("99214", BROWSER), opened("99214", "203.0.113.5")] == [
        True,
        False,
        True,
    ]
