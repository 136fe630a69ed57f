"""The whole story in a browser, from a service as `make run` starts it: a newcomer finds a code, meets the meter, registers by
the link in the mailbox, asks CasePilot, hands the question to a consultant, gets the answer by mail, posts a job, has it
moderated, and receives an alert on it.

Everything is clicked, and every link is read from the mailbox page of the sandbox. Only the day until the alert is due does
not pass by itself: the step is done with the clock of tomorrow, on the same database and mail server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Locator, Page, expect

from consultant import board as job_board
from consultant import bootstrap, upkeep
from tests.benchmarks.embedded import Embedded, embedded
from tests.careers.test_posting import FORM
from tests.servers.browser import open_page

pytestmark = [pytest.mark.servers, pytest.mark.slow]

NINA = "nina@newcomer.test"
QUESTION = "Is M72.2 billable on 2026-11-18?"
JOB = "Cardiology coder of the story"
LOOKS = 120
"""Looks, a second each, at something that the workers are still doing."""


@dataclass(frozen=True)
class Place:
    """Where the pages of a running service are, and somebody's browser on them."""

    running: Embedded
    mail_page: str
    page: Page

    def goto(self, path: str) -> None:
        self.page.goto(self.running.settings.web_url + path)

    def mail(self, owner: str, subject: str) -> None:
        """Open the newest mail with that subject in somebody's mailbox, once it is there."""
        self.page.goto(self.mail_page)
        self.opens(self.page.locator(".mailboxes a", has_text=owner))
        expect(self.page.get_by_role("heading", name=owner)).to_be_visible()
        self.opens(self.page.locator(".mails a", has_text=subject))
        expect(self.page.get_by_role("heading", name=subject)).to_be_visible()

    def opens(self, link: Locator) -> None:
        """Click the first such link, once there is one."""
        self.comes(link)
        link.first.click()

    def comes(self, wanted: Locator) -> None:
        """Open the page again and again until it holds this."""
        for _ in range(LOOKS):
            with suppress(AssertionError):
                return expect(wanted.first).to_be_visible(timeout=1_000)
            self.page.reload()
        raise AssertionError(f"{wanted} did not come")

    def follow(self, path: str) -> None:
        """Follow the link of the open mail that leads there."""
        link = self.page.locator(f'[aria-label="Text"] a[href*="{path}"]').first
        self.page.goto(str(link.get_attribute("href")))


@pytest.fixture
def running(tmp_path: Path, built_catalogue: Path) -> Iterator[Embedded]:
    with embedded(tmp_path / "home", built_catalogue, broker_url="memory://") as started:
        yield started
        started.service.database.close()


@contextmanager
def somebody(browser: Chromium, running: Embedded) -> Iterator[Place]:
    """A browser of its own; whatever no page of ours may do fails at its end."""
    told = (running.settings.home.with_suffix(".log")).read_text()
    mail_page = re.search(r"Mail page\s+(http://\S+)", told)
    assert mail_page
    with open_page(browser) as page:
        yield Place(running, mail_page[1], page)


def test_a_newcomer_goes_the_whole_way(running: Embedded, browser: Chromium) -> None:
    with somebody(browser, running) as nina, somebody(browser, running) as desk:
        finds_a_code_and_meets_the_meter(nina)
        registers_by_the_link(nina)
        asks_and_hands_over(nina)
        signs_in(desk, running.settings.first_consultant)
        answers(desk)
        reads_the_answer(nina)
        wants_to_hear_of_jobs_and_posts_one(nina)
        publishes(desk)
        a_day_passes(running)
        receives_the_alert_and_ends_it(nina)


def finds_a_code_and_meets_the_meter(nina: Place) -> None:
    nina.goto("/")
    nina.page.get_by_role("combobox", name="Code or words").press_sequentially("99213")
    nina.page.get_by_role("option").first.click()
    expect(nina.page.get_by_role("heading", name="NCCI edits and units")).to_be_visible()
    expect(nina.page.locator(".meter")).to_contain_text("0 more pages")
    nina.page.get_by_role("link", name="99214").first.click()
    expect(nina.page.locator("#gate")).to_contain_text("Register for free")
    expect(nina.page.locator("#edits")).to_have_count(0)


def registers_by_the_link(nina: Place) -> None:
    nina.page.locator("#gate").get_by_role("link", name="Register for free").click()
    nina.page.get_by_label("E-mail address").fill(NINA)
    nina.page.get_by_label("Name, as answers should greet you").fill("Nina Newcomer")
    nina.page.get_by_role("button", name="Send the link").click()
    expect(nina.page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    enters(nina, NINA)
    nina.goto("/codes/cpt/99214")
    expect(nina.page.get_by_role("heading", name="NCCI edits and units")).to_be_visible()


def signs_in(desk: Place, email: str) -> None:
    desk.goto("/sign-in")
    desk.page.get_by_label("E-mail address").fill(email)
    desk.page.get_by_role("button", name="Mail me a link").click()
    enters(desk, email)


def enters(place: Place, email: str) -> None:
    place.mail(email, "sign-in link")
    place.follow("/sign-in/")
    place.page.get_by_role("button", name="Sign in").click()
    expect(place.page.get_by_role("button", name="Sign out")).to_be_visible()


def asks_and_hands_over(nina: Place) -> None:
    nina.page.locator("#question").fill(QUESTION)
    nina.page.locator("#ask").get_by_role("button", name="Ask").click()
    expect(nina.page.locator(".answer")).to_contain_text("M72.21")
    nina.page.get_by_role("button", name="Send it to a consultant").click()
    expect(nina.page.get_by_role("heading", name="A consultant has your question")).to_be_visible()


def answers(desk: Place) -> None:
    desk.goto("/queue")
    desk.opens(desk.page.get_by_role("link", name="Question from CasePilot"))
    expect(desk.page.get_by_text(QUESTION).first).to_be_visible()
    desk.page.get_by_role("button", name="Approve and send").click()
    expect(desk.page.get_by_role("status").first).to_be_visible()


def reads_the_answer(nina: Place) -> None:
    nina.mail(NINA, "Re: Question from CasePilot")
    expect(nina.page.get_by_label("Text", exact=True)).to_contain_text("M72.21")
    nina.goto("/mine")
    nina.comes(nina.page.get_by_text("answered"))  # recorded after the mail went out


def wants_to_hear_of_jobs_and_posts_one(nina: Place) -> None:
    nina.goto("/jobs?q=cardiology")
    nina.page.get_by_label("How often").select_option("daily")
    nina.page.get_by_role("button", name="Mail me new jobs").click()
    expect(nina.page.get_by_role("heading", name="Saved jobs and alerts")).to_be_visible()
    nina.goto("/jobs/new")
    for name, (value, *_) in FORM.items():
        field = nina.page.locator(f"#{name}")
        if name in ("specialty", "setting", "employment", "workplace", "per"):
            field.select_option(value)
        elif name not in ("credential", "apply_by"):
            field.fill(JOB if name == "title" else value)
    nina.page.get_by_role("button", name="Send it to a moderator").click()
    expect(nina.page.get_by_text("waits for a moderator")).to_be_visible()


def publishes(desk: Place) -> None:
    desk.goto("/moderation")
    waiting = desk.page.locator("article", has_text=JOB)
    waiting.get_by_role("button", name="Publish").click()
    expect(waiting).to_have_count(0)


def a_day_passes(running: Embedded) -> None:
    tomorrow = replace(running.service, clock=lambda: bootstrap.now() + timedelta(days=1, hours=1))
    job_board.alert(tomorrow, bootstrap.board())
    upkeep.send_alerts(tomorrow)


def receives_the_alert_and_ends_it(nina: Place) -> None:
    nina.mail(NINA, "Your job is published")
    nina.mail(NINA, "1 new job")
    expect(nina.page.get_by_label("Text", exact=True)).to_contain_text(JOB)
    nina.follow("/unsubscribe/")
    nina.page.get_by_role("button", name="Unsubscribe").click()
    expect(nina.page.locator("main").get_by_role("status")).to_contain_text("no more")
