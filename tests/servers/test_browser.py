"""The browser of the tests opens local pages and reports what no page of ours may do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.servers.browser import open_page

PAGES = {
    "/": "<title>Queue</title><form><input name=code autofocus><button>Search</button></form>",
    "/outside": "<img src=https://example.com/pixel.png>",
    "/broken": "<script>missing()</script>",
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path.partition("?")[0], "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_local_page_is_loaded_and_its_form_is_sent(page: Page, site: str) -> None:
    page.goto(site)
    page.fill("[name=code]", "37244")
    page.click("button")
    expect(page).to_have_url(f"{site}/?code=37244")


@pytest.mark.parametrize("path", ["/outside", "/broken"])
def test_a_page_that_reaches_out_or_breaks_is_reported(browser: Browser, site: str, path: str) -> None:
    with pytest.raises(AssertionError), open_page(browser) as page:
        page.goto(site + path)
