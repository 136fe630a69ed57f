"""The search box in a real browser: suggestions while typing, by keyboard and pointer, and the box without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.web.desk import Desk
from tests.web.serving import served
from tests.web.test_accessibility import violations

PAUSE = 1_000
"""Milliseconds, far more than the box waits after a key before it asks."""


@contextmanager
def one_moment(page: Page) -> Iterator[None]:
    """The page's clock stands still, because how fast keys come decides what is asked; then the pause passes."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1_000 + 1)  # in seconds
    yield
    page.clock.run_for(PAUSE)
    page.clock.resume()


@pytest.fixture
def address(site: Desk) -> Iterator[str]:
    with served(site) as url:
        yield url


def test_suggestions_are_chosen_by_arrow_keys_and_opened_by_enter(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    box = page.get_by_role("combobox", name="Code or words")
    with one_moment(page):
        box.press_sequentially("e11.2")
    listed = page.get_by_role("listbox", name="Codes")
    expect(listed).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    options = listed.get_by_role("option")
    expect(page.get_by_role("status")).to_contain_text(f"{options.count()} codes")
    assert violations(page) == []
    box.press("ArrowDown")
    box.press("ArrowDown")
    second = listed.get_by_role("option", selected=True)
    expect(second).to_have_count(1)
    expect(second).to_have_id("q-list-1")
    expect(box).to_have_attribute("aria-activedescendant", "q-list-1")
    box.press("ArrowUp")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Home")
    box.press("ArrowDown")
    wanted = options.first.get_attribute("data-address")
    box.press("Enter")
    page.wait_for_url(f"{address}{wanted}")


def test_escape_closes_the_list_and_enter_then_searches(page: Page, address: str) -> None:
    page.goto(f"{address}/compare")
    box = page.get_by_role("combobox", name="Code or words")
    box.press_sequentially("diabetes")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("diabetes")
    box.press("Enter")
    page.wait_for_url(f"{address}/search?q=diabetes")


def test_only_the_last_of_what_was_typed_is_asked_and_a_pasted_note_is_not(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/search/suggestions" in one.url else None)
    page.clock.install()
    page.goto(f"{address}/search")
    box = page.get_by_label("Code, words, or a pasted note")
    with one_moment(page):
        box.press_sequentially("diabetes")
    expect(page.get_by_role("listbox")).to_be_visible()
    with one_moment(page):
        box.fill("Low back pain.\nType 2 diabetes.")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert [one.partition("q=")[2] for one in asked] == ["diabetes&system="]


def test_an_answer_that_is_overtaken_is_dropped(page: Page, address: str) -> None:
    page.route("**/search/suggestions?q=e11*", lambda route: None)  # an answer that takes for ever
    page.goto(address)
    box = page.get_by_role("combobox")
    with page.expect_request("**/search/suggestions?*"):
        box.fill("e11")
    with page.expect_event("requestfailed") as dropped:
        box.fill("M72.2")
    assert dropped.value.url.partition("q=")[2] == "e11&system="
    expect(page.get_by_role("option").first).to_contain_text("M72.2")


def test_a_suggestion_is_opened_by_a_click(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("combobox").fill("e1122")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{address}/codes/icd10cm/E11.22")


def test_the_chosen_set_narrows_and_results_are_walked_by_arrow_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=type+2+diabetes")
    page.locator("select[name=system]").select_option("modifier")
    box = page.get_by_label("Code, words, or a pasted note")
    box.fill("50")
    expect(page.get_by_role("option").first).to_contain_text("Modifier")
    box.press("Escape")
    box.fill("zzzzqq")
    expect(page.get_by_role("status")).to_contain_text("No code suggested")
    box.press("ArrowDown")
    hits = page.locator(".hits a")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(hits.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    box.fill("E11.9")
    box.press("Enter")
    page.wait_for_url(f"{address}/search?q=E11.9&system=modifier&date=")


def test_without_scripts_the_box_still_searches(browser: Chromium, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search")
    page.get_by_label("Code, words, or a pasted note").fill("type 2 diabetes")
    page.locator("main").get_by_role("button", name="Find").click()
    expect(page.locator(".hits mark").first).to_be_visible()
    context.close()
