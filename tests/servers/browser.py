"""Debian's Chromium, headless, driven by Playwright; it can reach the loopback and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.servers.processes import LOOPBACK, executable

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {LOOPBACK} , EXCLUDE localhost",
]
PATIENCE = 60_000
"""Milliseconds that a page may take: nothing is lost by waiting when all is well, and a build machine can be slow."""
LOCAL_SCHEMES = {"data", "blob", "about"}


def remedy() -> str | None:
    """Why there is no browser here and what helps, or nothing when there is one."""
    if executable("chromium", "chromium-browser") is None:
        return "chromium is not installed: apt-get install --no-install-recommends chromium"
    return None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser for as long as the block runs. While it does, this thread cannot call `asyncio.run`."""
    with sync_playwright() as playwright:
        program = executable("chromium", "chromium-browser")
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Complaints:
    """What must not happen on a page: requests that leave this machine, script errors, breaches of the policy."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listens to the page from now on."""
        page.on("request", self._on_request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._on_console)

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.hostname not in (LOOPBACK, "localhost"):
            self.requests.append(request.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused form (403, 409) is reported there too; that is for the test to look at.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.errors.append(message.text)


@contextmanager
def open_page(browser: Browser) -> Iterator[Page]:
    """A fresh page without cookies; AssertionError at the end when it did what no page of ours may do."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    complaints = Complaints()
    context.on("page", complaints.watch)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert complaints == Complaints()
