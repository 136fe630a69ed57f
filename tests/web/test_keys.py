"""What scripts add at the desk, in Chromium: keys, live preview, canned texts, live lists; and that all of it can be off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from consultant.model.consultation import Stage
from consultant.review.canned import CannedText
from tests.web.desk import ASKER, CONSULTANT, Desk, make_desk
from tests.web.samples import VISIT
from tests.web.serving import no_form_sent, served, sign_in


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = make_desk(tmp_path)
    made.under(
        canned=(CannedText("Payer", "Which payer is it, {name}?"), CannedText("Record", "See [[what]] here."))
    )
    front = made.app.state.front
    front.pulse.every, front.pulse.longest = 0.05, 60
    return made


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with served(desk) as url:
        yield url


@pytest.fixture
def asked(desk: Desk) -> int:
    return desk.ask(ASKER, VISIT, "Visit", "Ana Reyes")


def stage(desk: Desk, id: int) -> Stage:
    return desk.database.desk.consultation(id).row.stage


def test_two_keys_from_the_queue_to_approved_and_one_back(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    desk.under(pace=replace(desk.service.pace, undo=timedelta(seconds=60)))
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Approve and send")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("a")
    expect(page.get_by_role("status").first).to_contain_text("will be sent within seconds")
    assert stage(desk, asked) is Stage.APPROVED
    page.wait_for_load_state()
    page.keyboard.press("u")
    expect(page.get_by_label("Text of the reply")).to_be_visible()
    assert stage(desk, asked) is Stage.DRAFTED


def test_each_verdict_has_a_key_and_none_of_them_acts_while_writing(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/consultations/{asked}")
    for key, label in (
        ("b", "Questions to the asker"),
        ("d", "Reason, told to the asker"),
        ("r", "Reason, kept in the history"),
    ):
        page.keyboard.press(key)
        expect(page.get_by_label(label).first).to_be_focused()
        page.keyboard.type("a d r")
        page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.get_by_label("Text of the reply")).to_be_focused()
    page.keyboard.type("aaa")
    assert stage(desk, asked) is Stage.DRAFTED
    page.keyboard.press("Control+s")
    page.wait_for_url(f"{address}/consultations/{asked}")
    expect(page.get_by_text("revision 2 by cora@desk.test").first).to_be_visible()


def test_the_keys_are_listed_and_can_be_turned_off(page: Page, desk: Desk, address: str, asked: int) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/consultations/{asked}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("approve and send")
    page.get_by_label("single keys are on").uncheck()
    page.get_by_role("button", name="Close", exact=True).last.click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    with no_form_sent(page):
        page.keyboard.press("a")
    assert stage(desk, asked) is Stage.DRAFTED


def test_a_slash_offers_canned_texts_and_a_gap_is_selected(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/consultations/{asked}")
    text = page.get_by_label("Text of the reply")
    text.fill("See 1/2 of it. ")
    page.keyboard.type("/pay")
    expect(page.get_by_role("listbox", name="Canned texts")).to_be_visible()
    page.keyboard.press("Enter")
    expect(text).to_have_value("See 1/2 of it. Which payer is it, Ana Reyes?")
    page.keyboard.type(" /rec")
    page.keyboard.press("Enter")
    page.keyboard.type("page two")
    expect(text).to_have_value("See 1/2 of it. Which payer is it, Ana Reyes? See page two here.")
    page.keyboard.type(" /")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Canned texts")).to_be_hidden()


def test_the_preview_follows_the_text_and_leaves_the_history_alone(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    page.goto(f"{address}/consultations/{asked}")
    page.get_by_role("button", name="Live preview").click()
    text = page.get_by_label("Text of the reply")
    for words in ("First words.", "Second words."):
        text.fill(words)
        expect(page.frame_locator("iframe[name=preview]").get_by_text(words)).to_be_visible()
    assert len(desk.database.desk.consultation(asked).drafts) == 1
    text.fill(desk.database.consultations.text(asked))
    page.go_back()
    expect(page).to_have_url(f"{address}/queue")


def test_a_new_question_appears_by_itself_and_ticks_stay(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    page.get_by_label(f"Tick CON-{asked}").check()
    expect(page.get_by_role("button", name="Close as machine mail")).to_be_visible()
    desk.ask("bo@clinic.test", "Is 99214 valid?", "A second one")
    expect(page.get_by_role("link", name="A second one")).to_be_visible()
    expect(page.get_by_label(f"Tick CON-{asked}")).to_be_checked()


def test_what_is_ticked_while_the_list_is_on_its_way_stays_ticked(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    box = page.get_by_label(f"Tick CON-{asked}")

    def tick_meanwhile(route: Route) -> None:
        box.evaluate(
            "one => { one.checked = true }"
        )  # a click would untick what a second request finds ticked
        route.continue_()

    page.route("**/queue", tick_meanwhile)
    desk.ask("bo@clinic.test", "Is 99214 valid?", "A second one")
    expect(page.get_by_role("link", name="A second one")).to_be_visible()
    expect(box).to_be_checked()


def test_an_older_list_never_comes_after_a_newer_one(
    page: Page, desk: Desk, address: str, asked: int
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(f"{address}/queue")
    page.route("**/queue", lambda route: None, times=1)  # a list that is on its way for ever
    with page.expect_request("**/queue"):
        desk.ask("bo@clinic.test", "Is 99214 valid?", "A second one")
    with page.expect_event("requestfailed", lambda one: one.url.endswith("/queue")):
        desk.ask("bo@clinic.test", "Is 99215 valid?", "A third one")
    expect(page.get_by_role("link", name="A third one")).to_be_visible()
