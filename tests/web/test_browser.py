"""Whole stories in Chromium: with and without JavaScript, wide and narrow, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Locator, Page, expect

from consultant.model.consultation import Stage
from tests.benchmarks.real import awaited
from tests.web.desk import ADMIN, ASKER, CONSULTANT, Desk, make_desk
from tests.web.samples import VISIT, fill
from tests.web.serving import no_form_sent, served, sign_in
from tests.web.test_sign_in import mailed_link

PATIENCE = 60


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with served(desk) as url:
        yield url


def test_from_the_mailed_link_to_the_sent_answer_on_a_phone_without_javascript(
    browser: Chromium, desk: Desk, address: str
) -> None:
    id = desk.ask(ASKER, VISIT, "99213-25 with 20610", "Ana Reyes")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail address").fill(CONSULTANT)
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    awaited(lambda: bool(desk.letterbox.mails), PATIENCE)  # made after the page has been answered
    page.goto(f"{address}/sign-in/{mailed_link(desk)}")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="99213-25 with 20610").click()
    page.get_by_role("button", name="Claim").click()
    page.get_by_label("Text of the reply").fill("You may bill both.")
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_role("status").first).to_contain_text("will be sent within seconds")
    context.close()
    desk.dispatch(1)
    assert b"You may bill both." in desk.letterbox.mails[-1].content
    assert desk.database.desk.consultation(id).row.stage is Stage.SENT


def test_the_preview_shows_what_stands_in_the_form_and_saves_nothing(
    page: Page, desk: Desk, address: str
) -> None:
    id = desk.ask(ASKER, VISIT, "Visit")
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/consultations/{id}")
    frame = page.frame_locator("iframe[name=preview]")
    expect(frame.get_by_text("Cora Lindqvist, CPC, CEMC")).to_be_attached()
    page.get_by_label("Text of the reply").fill("Only a try.")
    expect(page.locator("iframe")).to_be_hidden()
    page.get_by_role("button", name="Preview", exact=True).first.click()
    expect(page.locator("iframe")).to_be_in_viewport(ratio=1)
    expect(frame.get_by_text("Only a try.")).to_be_visible()
    frame.get_by_text("Only a try.").click()
    expect(page.locator("iframe")).to_be_visible()
    page.get_by_role("button", name="Text part").click()
    expect(frame.locator("pre")).to_contain_text("Only a try.")
    page.get_by_text("Back to the text").click()
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.get_by_label("Text of the reply")).to_be_focused()
    assert len(desk.database.desk.consultation(id).drafts) == 1


def test_a_draft_is_approved_by_keyboard_alone(page: Page, desk: Desk, address: str) -> None:
    desk.ask(ASKER, VISIT, "Visit")
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    expect(page.get_by_role("link", name="Visit")).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Approve and send"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("will be sent within seconds")


def reach(page: Page, wanted: Locator) -> None:
    """Press the tab key until it is there."""
    expect(wanted).to_be_visible()
    page.wait_for_load_state()
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("not reached by the tab key")


def test_the_enter_key_in_a_text_sends_nothing(page: Page, desk: Desk, address: str) -> None:
    id = desk.ask(ASKER, VISIT, "Visit")
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/consultations/{id}")
    page.get_by_text("Decline", exact=True).click()
    page.get_by_label("Reason, told to the asker").fill("because")
    with no_form_sent(page):
        page.keyboard.press("Enter")
        page.get_by_label("Text of the reply").focus()
        page.keyboard.press("Enter")
    assert desk.database.desk.consultation(id).row.stage is Stage.DRAFTED


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_page_is_wider_than_the_window(page: Page, desk: Desk, address: str, width: int) -> None:
    made = fill(desk)
    page.set_viewport_size({"width": width, "height": 844})
    pages = ["/queue", "/queue?stage=all", "/held", "/outbox", "/accounts", f"/consultations/{made['visit']}"]
    for email, paths in ((ADMIN, pages), (ASKER, ["/mine", f"/mine/{made['knee']}"])):
        sign_in(page, desk, address, email)
        for path in paths:
            page.goto(address + path)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert (path, wide) == (path, 0)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_code_tells_what_it_is_to_pointer_and_keyboard_until_escape(
    page: Page, desk: Desk, address: str, width: int
) -> None:
    id = desk.ask(ASKER, "Can 99213-25 go with M54.16 and 20610?", "Codes", "Ana Reyes")
    sign_in(page, desk, address, CONSULTANT)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/consultations/{id}")
    tip = page.get_by_role("tooltip")
    for code, said in (("99213-25", "Office visit"), ("M54.16", "ICD-10-CM")):
        link = page.get_by_role("link", name=code, exact=True)
        link.focus()
        expect(tip).to_contain_text(said)
        expect(link).to_have_attribute("aria-describedby", "code-tip")
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
    page.get_by_role("link", name="99213-25", exact=True).hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.evaluate("new Promise((later) => setTimeout(later, 300))")  # the tip's own timer would have rung
    expect(tip).to_be_visible()
