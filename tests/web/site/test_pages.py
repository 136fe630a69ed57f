"""Public pages that a form opens, in a real browser; what an address opens is looked at in `test_every_page`."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.desk import Desk
from tests.web.serving import served
from tests.web.test_accessibility import violations

WIDTHS = (1280, 390)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_question_is_asked_and_answered_on_a_phone(site: Desk, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    with served(site) as address:
        page.goto(f"{address}/ask")
        page.fill("#question", "Is M72.2 billable on 2026-11-18?")
        page.press("#question", "Tab")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_role("heading", name="Have it signed")).to_be_visible()
        expect(page.locator(".answer")).to_contain_text("M72.21")
        assert violations(page) == []
        page.get_by_role("button", name="Send it to a consultant").click()
        expect(page.locator("#email")).to_be_visible()
        assert violations(page) == []
