"""Signing in by mail, from the form to the session."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from pathlib import Path

from tests.web.desk import ADMIN, ASKER, CONSULTANT, LINK, Browser, Desk, make_desk


def mailed_link(desk: Desk) -> str:
    mail = message_from_bytes(desk.letterbox.mails[-1].content, policy=policy.default)
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    found = LINK.search(text)
    assert found, text
    return found[1]


def ask_link(browser: Browser, email: str) -> str:
    browser.page("/sign-in")
    response = browser.submit("/sign-in", email=email)
    assert response.status_code == 200
    return str(response.text)


def test_the_link_of_the_mail_signs_in(desk: Desk) -> None:
    browser = desk.browser()
    ask_link(browser, " Cora@desk.test ")
    assert desk.letterbox.mails[-1].recipient == CONSULTANT
    assert desk.letterbox.mails[-1].envelope_sender == ""
    browser.page(f"/sign-in/{mailed_link(desk)}")
    response = browser.submit("/sign-in/redeem", secret=mailed_link(desk))
    assert (response.status_code, response.headers["location"]) == (303, "/queue")
    assert "Cora Lindqvist" in browser.page("/queue")


def test_opening_the_link_does_not_use_it_up(desk: Desk) -> None:
    ask_link(desk.browser(), CONSULTANT)
    for _ in range(3):
        desk.browser().page(f"/sign-in/{mailed_link(desk)}")
    person = desk.browser()
    person.page(f"/sign-in/{mailed_link(desk)}")
    assert person.submit("/sign-in/redeem", secret=mailed_link(desk)).status_code == 303


def test_a_used_link_says_so(desk: Desk) -> None:
    browser = desk.browser()
    ask_link(browser, CONSULTANT)
    browser.page(f"/sign-in/{mailed_link(desk)}")
    browser.submit("/sign-in/redeem", secret=mailed_link(desk))
    other = desk.browser()
    other.page("/sign-in")
    response = other.submit("/sign-in/redeem", secret=mailed_link(desk))
    assert response.status_code == 410
    assert "used before" in response.text


def test_the_answer_tells_nobody_which_addresses_have_accounts(desk: Desk) -> None:
    browser = desk.browser()
    known, unknown = ask_link(browser, CONSULTANT), ask_link(browser, "nobody@desk.test")
    assert known.replace(CONSULTANT, "X") == unknown.replace("nobody@desk.test", "X")
    assert len(desk.letterbox.mails) == 1


def test_one_address_is_not_mailed_without_end(desk: Desk) -> None:
    browser = desk.browser()
    for _ in range(8):
        ask_link(browser, CONSULTANT)
    assert len(desk.letterbox.mails) == 4


def test_one_client_cannot_ask_without_end(desk: Desk) -> None:
    browser = desk.browser()
    browser.page("/sign-in")
    statuses = [browser.submit("/sign-in", email=f"a{n}@desk.test").status_code for n in range(32)]
    assert statuses == [200] * 30 + [429] * 2


def test_signing_out_ends_the_session_for_good(desk: Desk) -> None:
    browser = desk.sign_in(CONSULTANT)
    secret = desk.session(CONSULTANT)
    browser.submit("/sign-out")
    thief = desk.browser()
    thief.cookies.set("consultant", secret)
    assert thief.get("/queue").headers["location"] == "/sign-in"


def test_each_role_begins_on_its_own_page(desk: Desk) -> None:
    places = {email: desk.sign_in(email).get("/").headers["location"] for email in (ADMIN, CONSULTANT, ASKER)}
    assert places == {ADMIN: "/queue", CONSULTANT: "/queue", ASKER: "/mine"}


def test_no_address_of_a_request_is_redirected_to(desk: Desk) -> None:
    browser = desk.sign_in(CONSULTANT)
    for path in ("/?next=https://evil.test", "/sign-in?next=//evil.test", "//evil.test/..", "/\\evil.test"):
        response = browser.get(path)
        assert "evil" not in response.headers.get("location", "")


def test_the_cookie_is_hidden_from_scripts_and_other_sites(desk: Desk) -> None:
    browser = desk.browser()
    ask_link(browser, CONSULTANT)
    browser.page(f"/sign-in/{mailed_link(desk)}")
    cookie = browser.submit("/sign-in/redeem", secret=mailed_link(desk)).headers.get_list("set-cookie")[0]
    assert re.fullmatch(r"consultant=[\w-]{43}; HttpOnly; Max-Age=43200; Path=/; SameSite=lax", cookie)


def test_behind_tls_the_cookie_is_secure_and_bound_to_the_host(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, web_url="https://desk.example.org")
    browser = desk.browser()
    ask_link(browser, CONSULTANT)
    assert "https://desk.example.org/sign-in/" in desk.letterbox.mails[-1].content.decode().replace(
        "=\r\n", ""
    )
    browser.page(f"/sign-in/{mailed_link(desk)}")
    response = browser.submit("/sign-in/redeem", secret=mailed_link(desk))
    cookie = response.headers.get_list("set-cookie")[0]
    assert cookie.startswith("__Host-consultant=")
    assert "; Secure" in cookie
    assert "max-age=31536000" in response.headers["strict-transport-security"]
    assert "Cora" in browser.page("/queue")
