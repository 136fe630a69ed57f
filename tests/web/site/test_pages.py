"""The public pages in a real browser: axe-core finds nothing, nothing is loaded from elsewhere, nothing is wider than a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.web.desk import Desk
from tests.web.serving import served
from tests.web.test_accessibility import AXE, RUN

PAGES = (
    "/",
    "/codes/icd10cm/E11.22",
    "/codes/icd10cm/M72.2",
    "/codes/cpt/37244",
    "/codes/cpt/99213",
    "/codes/icd10cm/E11.99",
    "/search",
    "/search?q=type+2+diabetes",
    "/search?q=qqqqzzzz",
    "/compare",
    "/compare?codes=37244+75894",
    "/ask",
    "/ask/handed-over",
    "/register",
)
WIDTHS = (1280, 390)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(site: Desk, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    with served(site) as address:
        for path in PAGES:
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert (path, width, page.evaluate(TOO_WIDE)) == (path, width, 0)
            page.evaluate(AXE)
            assert (path, page.evaluate(RUN)) == (path, [])


def test_a_question_is_asked_and_answered_on_a_phone(site: Desk, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    with served(site) as address:
        page.goto(f"{address}/ask")
        page.fill("#question", "Is M72.2 billable on 2026-11-18?")
        page.press("#question", "Tab")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.wait_for_selector("text=Have it signed")
        assert "M72.21" in page.content()
        page.evaluate(AXE)
        assert page.evaluate(RUN) == []
        page.get_by_role("button", name="Send it to a consultant").click()
        page.wait_for_selector("#email")
        page.evaluate(AXE)
        assert page.evaluate(RUN) == []
