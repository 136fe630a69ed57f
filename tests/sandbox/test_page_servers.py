"""The mail pages on a real socket and in a real browser."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sandbox.conftest import CONSULT, Clients
from tests.sandbox.mails import ORDINARY
from tests.sandbox.test_pages import ATTACK, links

pytestmark = pytest.mark.servers

ODD_ADDRESSES = ("a/../../b@x.test", "a%2fb@x.test", "l" * 150 + "@x.test", "?#&@x.test", ".hidden@x.test")


def address_of(clients: Clients) -> str:
    return f"http://127.0.0.1:{clients.ports.web}"


def test_mailboxes_with_odd_addresses_can_be_opened(clients: Clients) -> None:
    clients.send(ORDINARY, CONSULT, *ODD_ADDRESSES)
    with httpx.Client(base_url=address_of(clients)) as client:
        mailboxes = re.findall(r'<a href="(/mailboxes/[^"]+)"', client.get("/").text)
        assert len(mailboxes) == len(ODD_ADDRESSES) + 1
        shown = [client.get(unescape(link)) for link in mailboxes]
        assert {page.status_code for page in shown} == {200}
        mails = [link for page in shown for link in links(page.text)]
        assert [client.get(link).status_code for link in mails] == [200] * len(ODD_ADDRESSES)


def test_a_question_written_in_the_browser_arrives_and_its_answer_can_be_answered(
    clients: Clients, page: Page
) -> None:
    page.goto(address_of(clients))
    page.click(".samples a")
    page.fill("[name=from]", "dana@clinic.test")
    page.click("button[type=submit]")
    expect(page.locator(".notice")).to_contain_text("Sent.")
    service = clients.imap()
    (uid,) = service.search("ALL")
    assert b"37244" in service.fetch([uid], ["BODY.PEEK[]"])[uid][b"BODY[]"]
    clients.send(
        ORDINARY.replace(b"asker@clinic.test", b"consult@consultant.test"), CONSULT, "dana@clinic.test"
    )
    expect(page.get_by_text("Ada Asker")).to_be_visible()  # the page looks for it every four seconds
    page.get_by_role("link", name="Stop watching").click()
    expect(page.locator(".notice")).to_have_count(0)
    page.get_by_text("Ada Asker").click()
    page.get_by_role("link", name="Reply").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".notice")).to_contain_text("Sent.")
    answer = service.fetch(service.search("ALL")[1:], ["BODY.PEEK[]"])
    assert b"In-Reply-To: <one@clinic.test>" in next(iter(answer.values()))[b"BODY[]"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_signed_address_of_a_thread_is_readable_in_the_form(
    clients: Clients, page: Page, width: int
) -> None:
    signed = "consult+c.1234.154b2cf27432@consultant.test"
    answer = (
        f"From: {CONSULT}\r\nReply-To: {signed}\r\nTo: asker@clinic.test\r\nSubject: Re: A\r\n\r\nYes.\r\n"
    )
    clients.send(answer.encode(), CONSULT, "asker@clinic.test")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address_of(clients)}/mailboxes/asker@clinic.test")
    page.click(".mails a")
    page.get_by_role("link", name="Reply").click()
    recipient = page.locator("[name=to]")
    expect(recipient).to_have_value(signed)
    page.wait_for_load_state()
    assert recipient.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_browser_executes_nothing_that_a_mail_brings(clients: Clients, browser: Browser) -> None:
    clients.send(ATTACK, "x@evil.test", "asker@clinic.test")
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("dialog", lambda dialog: asked.append("dialog"))
    page = context.new_page()
    page.goto(f"{address_of(clients)}/mailboxes/asker@clinic.test")
    page.click(".mails a")
    page.click("summary:has-text('HTML part')")
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe")
    expect(frame.locator("img")).to_have_count(1)
    page.goto(address_of(clients) + (page.locator("iframe").get_attribute("src") or ""))
    expect(page).not_to_have_title("owned")
    assert page.evaluate("self.origin") == "null"
    context.close()
    assert "dialog" not in asked
    assert {url.split("/")[2] for url in asked} == {f"127.0.0.1:{clients.ports.web}"}
