"""The job board in a real browser: axe-core finds nothing, nothing is wider than a phone, and one story from posting to alert."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from consultant import board as job_board
from consultant import upkeep
from consultant.model.careers import Period, Wanted
from consultant.sandbox.jobs import EMPLOYER, seed
from tests.benchmarks.real import awaited
from tests.careers.samples import BOARD
from tests.careers.test_posting import FORM
from tests.web.desk import ASKER, SENIOR, Desk
from tests.web.serving import served, sign_in
from tests.web.site.test_pages import TOO_WIDE, WIDTHS
from tests.web.test_accessibility import AXE, RUN

PATIENCE = 60
LINK = re.compile(r"/sign-in/[\w-]{30,}(?:\?to=[\w-]+)?")
PAGES = {
    "": (
        "/jobs",
        "/jobs?q=coder&credential=CPC&state=TX",
        "/jobs?q=zebra",
        "/jobs/1",
        "/jobs/1/report",
        "/employers",
    ),
    ASKER: ("/jobs", "/jobs/saved", "/jobs/1/apply", "/jobs/new"),
    EMPLOYER: ("/jobs/mine", "/jobs/1/edit", "/jobs/1"),
    SENIOR: ("/moderation",),
}


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    seed(desk.database, desk.clock())
    job = desk.database.jobs.one(1)
    assert job.live
    desk.database.jobs.revise(
        1, job.account, EMPLOYER, job.version, desk.database.jobs.one(2).newest, desk.clock()
    )
    desk.database.moderation.complain(2, "scam", "Money.", desk.clock())
    asker = desk.database.accounts.named(ASKER)
    assert asker
    desk.database.seekers.save(asker.id, 1, desk.clock())
    desk.database.job_alerts.add(asker.id, Wanted(), Period.DAILY, desk.clock(), desk.clock(), 10)
    with served(desk) as url:
        yield url


def faults(page: Page) -> list[object]:
    page.wait_for_load_state()
    found: list[object] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, wide)] if (wide := page.evaluate(TOO_WIDE)) else []
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += page.evaluate(RUN)
    return found


def test_no_page_of_the_job_board_is_faulted(desk: Desk, address: str, browser: Chromium) -> None:
    found = {}
    for who, paths in PAGES.items():
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        if who:
            sign_in(page, desk, address, who)
        for path in paths:
            page.goto(address + path)
            found[who, path] = faults(page)
        if who == ASKER:
            page.get_by_role("button", name="Send it to a moderator").click()
            page.wait_for_selector("#title-fault")
            found[who, "faulty form"] = faults(page)
        context.close()
    assert {place: fault for place, fault in found.items() if fault} == {}


def mail_with(desk: Desk, words: bytes) -> str:
    """The newest mail that holds these words, once it is there: it is made after the page was answered."""

    def those() -> list[str]:
        texts = (one.content.replace(b"=\r\n", b"").replace(b"=3D", b"=") for one in desk.letterbox.mails)
        return [text.decode() for text in texts if words in text]

    awaited(lambda: bool(those()), PATIENCE)
    return those()[-1]


def follow(page: Page, desk: Desk, address: str, recipient: bytes) -> None:
    """Open the one-time link of a mail and use it."""
    found = LINK.search(mail_with(desk, b"To: " + recipient))
    assert found
    page.goto(address + found[0])
    page.get_by_role("button", name="Sign in").click()


def test_from_a_posting_to_the_alert_without_javascript(desk: Desk, address: str, browser: Chromium) -> None:
    seeker, employer, moderator = (
        browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
        for _ in range(3)
    )
    seeker.goto(f"{address}/jobs?q=cardiology&workplace=remote")
    seeker.get_by_label("E-mail address").fill("sam@seeker.test")
    seeker.get_by_label("How often").select_option("daily")
    seeker.get_by_role("button", name="Mail me new jobs").click()
    follow(seeker, desk, address, b"sam@seeker.test")
    expect(seeker.get_by_role("heading", name="Saved jobs and alerts")).to_be_visible()
    desk.clock.pass_by(minutes=5)

    employer.goto(f"{address}/employers")
    employer.get_by_role("link", name="Register and write the posting").click()
    employer.get_by_label("E-mail address").fill("kim@northgate.test")
    employer.get_by_role("button", name="Send the link").click()
    follow(employer, desk, address, b"kim@northgate.test")
    for name, (value, *_) in FORM.items():
        field = employer.locator(f"#{name}")
        if name in ("specialty", "setting", "employment", "workplace", "per"):
            field.select_option(value)
        elif name not in ("credential", "apply_by"):
            field.fill("Cardiology coder of the story" if name == "title" else value)
    employer.get_by_label("CCS-P").check()
    employer.get_by_role("button", name="Preview").click()
    expect(employer.get_by_text("This is what it will look like")).to_be_visible()
    employer.get_by_role("button", name="Send it to a moderator").click()
    expect(employer.get_by_text("waits for a moderator")).to_be_visible()

    sign_in(moderator, desk, address, SENIOR)
    moderator.goto(f"{address}/moderation")
    waiting = moderator.locator("article", has_text="Cardiology coder of the story")
    waiting.get_by_role("button", name="Publish").click()
    expect(waiting).to_have_count(0)

    job_board.send(desk.service)
    assert "is published" in mail_with(desk, b"To: kim@northgate.test")
    desk.clock.pass_by(days=1)
    job_board.alert(desk.service, BOARD)
    upkeep.send_alerts(desk.service)
    alert = mail_with(desk, b"List-Unsubscribe-Post")
    assert "To: sam@seeker.test" in alert
    assert "Cardiology coder of the story" in alert
    end = re.search(r"List-Unsubscribe: <[^>]*(/unsubscribe/[^>]+)>", alert)
    assert end
    seeker.goto(address + end[1])
    seeker.get_by_role("button", name="Unsubscribe").click()
    expect(seeker.get_by_role("status")).to_contain_text("no more")
    for page in (seeker, employer, moderator):
        page.context.close()
