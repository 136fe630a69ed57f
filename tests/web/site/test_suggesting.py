"""The search box in a real browser: suggestions while typing, by keyboard and pointer, and the box without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.web.desk import Desk
from tests.web.serving import served
from tests.web.test_accessibility import AXE, RUN


@pytest.fixture
def address(site: Desk) -> Iterator[str]:
    with served(site) as url:
        yield url


def test_suggestions_are_chosen_by_arrow_keys_and_opened_by_enter(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_role("combobox", name="Code or words")
    box.press_sequentially("e11.2")
    listed = page.get_by_role("listbox", name="Codes")
    expect(listed).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    options = listed.get_by_role("option")
    expect(page.get_by_role("status")).to_contain_text(f"{options.count()} codes")
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    box.press("ArrowDown")
    box.press("ArrowDown")
    second = listed.get_by_role("option", selected=True)
    expect(second).to_have_count(1)
    assert box.get_attribute("aria-activedescendant") == second.get_attribute("id") == "q-list-1"
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
    page.goto(f"{address}/search")
    box = page.get_by_label("Code, words, or a pasted note")
    box.press_sequentially("diabetes", delay=5)
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [one.partition("q=")[2] for one in asked] == ["diabetes&system="]
    box.fill("Low back pain.\nType 2 diabetes.")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.wait_for_timeout(250)
    assert len(asked) == 1


def test_an_answer_that_is_overtaken_is_dropped(page: Page, address: str) -> None:
    dropped: list[str] = []
    page.route("**/search/suggestions?q=e11*", lambda route: None)  # an answer that takes for ever
    page.on("requestfailed", lambda one: dropped.append(one.url.partition("q=")[2]))
    page.goto(address)
    box = page.get_by_role("combobox")
    box.press_sequentially("e11")
    page.wait_for_timeout(250)
    box.fill("M72.2")
    expect(page.get_by_role("option").first).to_contain_text("M72.2")
    assert dropped == ["e11&system="]


def test_a_suggestion_is_opened_by_a_click(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("combobox").press_sequentially("e1122")
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
