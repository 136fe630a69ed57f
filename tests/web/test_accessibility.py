"""axe-core finds nothing on any page of the desk, light or dark (WCAG 2.1 A and AA, and its best practices)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from consultant import bootstrap
from consultant.model.consultation import Role
from consultant.review.sign_off import sign_off
from consultant.settings import PROJECT
from consultant.web.rules import RULES
from tests.web.desk import ADMIN, ASKER, Desk, make_desk
from tests.web.samples import fill
from tests.web.serving import served, sign_in

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = "async () => (await axe.run({ iframes: false })).violations.map(v => [v.id, v.nodes.map(n => n.html)])"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = make_desk(Path(tmp_path_factory.mktemp("desk")))
    table = bootstrap.policy_table(PROJECT)
    texts = bootstrap.canned(bootstrap.read_table(PROJECT / "config" / "canned.toml"))
    made.under(promise=bootstrap.promise(table), canned=texts)
    consultations = fill(made)
    made.under(sign_off=sign_off(table))
    made.decide(consultations["upcode"])
    return made


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    with served(desk) as url:
        yield url


@pytest.fixture(scope="module", params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Chromium) -> Iterator[Any]:
    # The policy of the pages forbids foreign scripts, the examiner's too.
    made = browser.new_context(color_scheme=request.param, bypass_csp=True)
    yield made
    made.close()


def violations(page: Page) -> list[Any]:
    """What axe-core finds on the page that is there, once its style sheets are."""
    page.wait_for_load_state()
    if page.evaluate("typeof axe") == "undefined":  # the same page may be looked at in several widths
        page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN)
    return found


def test_the_examiner_sees_a_fault(context: Any) -> None:
    page = context.new_page()
    page.set_content("<html><img src='data:,'><input></html>")
    assert {"image-alt", "label"} <= {rule for rule, _ in violations(page)}
    page.close()


NARROW, WIDE = 390, 1280
ELSEWHERE = (
    "/jobs",
    "/employers",
    "/moderation",
    "/codes",
    "/search",
    "/compare",
    "/ask",
    "/register",
    "/sitemap",
)
ELSEWHERE += ("/account/deletion", "/unsubscribe", "/sign-in", "/mine")
"""Public pages and job board have examinations of their own; pages of visitors and askers stand below."""
STATES = (
    "/queue?stage=all&words=99213",
    "/queue?words=nothing",
    "/queue?stage=all&order=risk",
    *(f"/consultations/{id}" for id in (2, 3, 5, 8, 10, 11, 12, 13)),
)
"""The same pages otherwise: empty, narrowed, and a consultation at every stage."""


def pages(desk: Desk) -> list[str]:
    """Every route that answers an admin with a page; whoever adds one has it examined."""
    browser, found = desk.sign_in(ADMIN), []
    mail = desk.database.desk.consultation(5).messages[0].id
    made = {"{id}": "5", "{message}": str(mail), "{revision}": "1"}
    for line, rule in RULES.items():
        method, path = line.split()
        if (
            method == "GET" and rule and not path.startswith(ELSEWHERE) and "{part}" not in path
        ):  # a mail, no page
            for name, value in made.items():
                path = path.replace(name, value)
            response = browser.get(path)
            if response.headers["content-type"].startswith("text/html") and Role.ADMIN in rule:
                assert response.status_code == 200, path
                found.append(response.request.url.path)
    return found


def faults(page: Page) -> list[Any]:
    """What is found on a page on a large window and on a phone."""
    found = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        found += [(width, one) for one in violations(page)]
    return found


def test_no_page_of_the_desk_is_faulted(desk: Desk, address: str, context: Any) -> None:
    paths = pages(desk)
    assert {"/queue", "/held", "/outbox", "/figures", "/audit", "/accounts", "/account", "/answers"} <= set(
        paths
    )
    page = context.new_page()
    sign_in(page, desk, address, ADMIN)
    faulted = {}
    for path in (*paths, *STATES):
        assert page.goto(address + path).status == 200, path
        if found := faults(page):
            faulted[path] = found
    page.close()
    assert faulted == {}


def test_no_page_that_a_form_opens_is_faulted(desk: Desk, address: str, context: Any) -> None:
    page = context.new_page()
    sign_in(page, desk, address, ADMIN)
    page.goto(f"{address}/account")
    page.get_by_role("button", name="Set up an authenticator").click()
    expect(page.locator("[name=seed]")).to_have_value(re.compile("[A-Z2-7]{32}"))
    assert faults(page) == []
    page.goto(f"{address}/consultations/1")
    page.get_by_text("Ask back", exact=True).click()
    expect(page.get_by_label("Questions to the asker")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{address}/consultations/999")
    assert faults(page) == []
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.goto(f"{address}/consultations/7")
    page.locator("a.code").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert faults(page) == []
    page.goto(f"{address}/audit")
    page.get_by_role("button", name="Verify now").click()
    expect(page.get_by_role("status")).to_contain_text("as it was written")
    assert faults(page) == []
    page.close()


def test_no_page_of_a_visitor_or_an_asker_is_faulted(desk: Desk, address: str, context: Any) -> None:
    context.clear_cookies()
    page = context.new_page()
    for path in ("/sign-in", f"/sign-in/{'s' * 43}"):
        page.goto(address + path)
        assert faults(page) == []
    sign_in(page, desk, address, ASKER)
    for path in ("/mine", "/mine/5", "/account", "/account/codes", "/account/rights", "/account/keys"):
        page.goto(address + path)
        assert faults(page) == []
    page.close()
