"""Every public page, found in the table of rules, in a real browser: valid HTML, a head that search engines and phones need,
axe-core without a fault on a phone and a desk, light and dark, nothing wider than the window, no script error, nothing loaded
from elsewhere. A new page is looked at without a line here, unless its address has parts that must be named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from justhtml import JustHTML
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from consultant.catalogue.store import ServingCatalogue
from consultant.model.alerts import Subscription
from consultant.sandbox.jobs import seed
from consultant.web.rules import PUBLIC, RULES
from tests.servers.browser import open_page
from tests.web.desk import Desk, make_desk
from tests.web.serving import served
from tests.web.site.test_pages import TOO_WIDE, WIDTHS
from tests.web.test_accessibility import AXE, RUN

MACHINES = ("/api/", "/fhir/", "/sitemaps/", "/search/suggestions", "/sign-in/oidc/callback")
"""Addresses that answer programs, or hold a piece of a page; others that are no HTML are found to be none."""
SAMPLES: dict[str, tuple[str, ...]] = {
    "/codes/{system}/{code}": (
        "/codes/icd10cm/E11.22",
        "/codes/icd10cm/M72.2?date=2026-11-18",
        "/codes/cpt/37244",
        "/codes/cpt/99213",
        "/codes/icd10cm/E11.99",
    ),
    "/search": ("/search", "/search?q=type+2+diabetes", "/search?q=qqqqzzzz"),
    "/compare": ("/compare", "/compare?codes=37244+75894"),
    "/sign-in/{secret}": (f"/sign-in/{'s' * 43}",),
    "/unsubscribe/{token}": ("/unsubscribe/TOKEN",),
    "/jobs": ("/jobs", "/jobs?q=coder&state=TX", "/jobs?q=zebra"),
    "/jobs/{id}": ("/jobs/1", "/jobs/999"),
    "/jobs/{id}/report": ("/jobs/1/report",),
}
"""Addresses of routes with parts, and of pages that look different with a question."""
PAGES = [
    path
    for line, rule in RULES.items()
    for method, _, path in [line.partition(" ")]
    if rule is PUBLIC and method == "GET" and not path.startswith(MACHINES)
]
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in WIDTHS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, fresh: ServingCatalogue, fresh_folder: Path) -> Desk:
    folder = tmp_path_factory.mktemp("site")
    (folder / "catalogue").symlink_to(fresh_folder)
    desk = make_desk(folder, fresh)
    seed(desk.database, desk.clock())
    return desk


@pytest.fixture(scope="module")
def address(site: Desk) -> Iterator[str]:
    with served(site) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Chromium) -> Iterator[Page]:
    with open_page(browser) as opened:
        yield opened


@pytest.mark.parametrize("route", PAGES)
def test_a_public_page_is_valid_accessible_and_whole(
    site: Desk, address: str, page: Page, route: str
) -> None:
    for path in SAMPLES.get(route, (route,)):
        assert "{" not in path, f"name an address of {route} in SAMPLES"
        whole = path.replace(
            "TOKEN", site.service.unsubscribing.address(Subscription("codes", 1)).rpartition("/")[2]
        )
        answered = page.request.get(address + whole)
        if not answered.headers["content-type"].startswith("text/html"):
            continue
        assert (path, faults(answered.text())) == (path, [])
        page.goto(address + whole)
        assert (path, seen(page)) == (path, {})


def seen(page: Page) -> dict[tuple[str, int], Any]:
    """What axe-core and the width say, by look."""
    page.evaluate(AXE)
    found = {}
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(TOO_WIDE)
        found[scheme, width] = page.evaluate(RUN) + ([f"{wide} px too wide"] if wide else [])
    return {look: wrong for look, wrong in found.items() if wrong}


def faults(source: str) -> list[str]:
    """Parse errors of the source (HTML standard, section 13.2.2), and what its head or its ids lack."""
    parsed = JustHTML(source, sanitize=False, collect_errors=True, track_node_locations=True)
    return [*(f"{one.code}, line {one.line}" for one in parsed.errors), *_head(parsed), *_ids(parsed)]


def _head(parsed: JustHTML) -> Iterator[str]:
    def told(selector: str, attribute: str = "content") -> list[str]:
        return [str((node.attrs or {}).get(attribute, "")) for node in parsed.query(selector)]

    title = [node.to_text().strip() for node in parsed.query("head > title")]
    hidden = any("noindex" in one for one in told('meta[name="robots"]'))
    yield from ["not one title"] * (len(title) != 1 or not 10 <= len(title[0]) <= 200)
    yield from ["no language"] * (told("html", "lang") != ["en"])
    yield from ["no viewport"] * (told('meta[name="viewport"]') != ["width=device-width, initial-scale=1"])
    yield from ["not one h1"] * (len(parsed.query("h1")) != 1)
    yield from ["not one main"] * (len(parsed.query("main")) != 1)
    if not hidden:
        description, canonical = told('meta[name="description"]'), told('link[rel="canonical"]', "href")
        yield from ["not one description"] * (len(description) != 1 or len(description[0]) < 40)
        yield from ["not one canonical address"] * (len(canonical) != 1)


def _ids(parsed: JustHTML) -> Iterator[str]:
    ids = Counter((node.attrs or {})["id"] for node in parsed.query("[id]"))
    yield from (f"id {id} {count} times" for id, count in ids.items() if count > 1)
    for label in parsed.query("label[for]"):
        if (label.attrs or {})["for"] not in ids:
            yield f"label for nothing: {(label.attrs or {})['for']}"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("<p>a<div>b</p>", "unexpected-end-tag"),
        ("<p id=a></p><p id=a></p>", "id a 2 times"),
        ("<label for=b>c</label>", "label for nothing"),
        ("<h1>another</h1>", "not one h1"),
    ],
)
def test_the_examiner_sees_faults(wrong: str, told: str) -> None:
    head = (
        '<title>A long enough title</title><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
    )
    whole = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><main><h1>x</h1>%s</main></body></html>'
    assert faults(whole % "") == []
    assert told in " ".join(faults(whole % wrong))
