"""Mails that try to run or load something in the reader's browser: real Chromium executes none and leaves the machine never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from consultant.model.consultation import Stage
from tests.web.desk import ASKER, CONSULTANT, Desk, make_desk
from tests.web.hostile import PAYLOADS, WRAPPERS, variants
from tests.web.serving import served, sign_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Each payload, in seven places, as subject, sender's name, text, HTML and quoted mail of a question about a code."""
    desk = make_desk(Path(tmp_path_factory.mktemp("desk")))
    for payload in PAYLOADS:
        lines = "\n".join(variants(payload))
        text = f"May 99213-25 go with 20610? {lines}\n\nOn Monday Ana wrote:\n> {payload} 99214\n"
        desk.ask(
            ASKER,
            text,
            f"99213 {payload}",
            payload.replace('"', "'"),
            html=f"<p>May 99213 go with 20610?</p>{lines}",
        )
        desk.ask("list@news.test", payload, payload, payload.replace('"', "'"), List_Id="<news.test>")
    for row in desk.database.desk.queue([Stage.DRAFTED])[:3]:
        desk.dispatch(desk.decide(row.id))
    return desk


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    with served(desk) as url:
        yield url


def assert_nothing_ran(page: Page) -> None:
    expect(page).not_to_have_title("owned")
    foreign = "script:not([src^='/static/desk.js']), object, embed, base, meta[http-equiv]"
    expect(page.locator(foreign)).to_have_count(0)
    expect(page.locator("script")).to_have_count(1)
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(one => !one.getAttributeNames().some(n => n.startsWith('on')))"
    )
    assert page.evaluate(
        "[...document.links].every(one => one.protocol.startsWith('http') && one.host === location.host)"
    )


def test_no_payload_runs_or_loads_on_the_page_of_its_consultation(
    page: Page, desk: Desk, address: str
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    rows = desk.database.desk.queue(tuple(Stage), 500)
    assert len(PAYLOADS) * len(WRAPPERS) >= 300
    assert len(rows) >= len(PAYLOADS)
    for row in rows:
        page.goto(f"{address}/consultations/{row.id}")
        assert_nothing_ran(page)
        expect(page.locator("h1")).to_contain_text(f"CON-{row.id}")


def test_no_payload_runs_or_loads_in_the_preview(page: Page, desk: Desk, address: str) -> None:
    sign_in(page, desk, address, CONSULTANT)
    for row in desk.database.desk.queue([Stage.DRAFTED], 500):
        for part in ("html", "text"):
            page.goto(f"{address}/consultations/{row.id}/preview/{part}")
            expect(page.locator("script, img, iframe, object, form, link, style")).to_have_count(0)


@pytest.mark.parametrize("path", ["/queue", "/queue?stage=all", "/held", "/outbox", "/consultations/1"])
def test_no_payload_runs_or_loads_in_a_list(page: Page, desk: Desk, address: str, path: str) -> None:
    sign_in(page, desk, address, CONSULTANT)
    page.goto(address + path)
    assert_nothing_ran(page)


def test_no_payload_runs_or_loads_for_the_asker(page: Page, desk: Desk, address: str) -> None:
    sign_in(page, desk, address, ASKER)
    for path in ("/mine", "/mine/1", "/mine/3"):
        page.goto(address + path)
        assert_nothing_ran(page)


def test_no_payload_of_a_consultant_runs_in_the_form_or_the_preview(
    page: Page, desk: Desk, address: str
) -> None:
    sign_in(page, desk, address, CONSULTANT)
    id = desk.database.desk.queue([Stage.DRAFTED])[0].id
    page.goto(f"{address}/consultations/{id}")
    page.get_by_label("Text of the reply").fill("\n".join(PAYLOADS))
    page.get_by_role("button", name="Preview", exact=True).first.click()
    frame = page.frame_locator("iframe[name=preview]")
    expect(frame.get_by_text("CDATA").first).to_be_attached()
    expect(frame.locator("script, img, iframe, object, form, link, style")).to_have_count(0)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("revision 2 by").first).to_be_attached()
    page.wait_for_load_state()
    assert_nothing_ran(page)
    expect(page.get_by_label("Text of the reply")).to_have_value("\n".join(PAYLOADS))
