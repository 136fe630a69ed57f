"""The second factor, sessions, and signing in with an account of the house."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from joserfc.jwk import RSAKey

from consultant.accounts.openid import OpenId
from consultant.model.consultation import Role
from consultant.web.front import REQUESTS_PER_CLIENT
from tests.fakes.openid import CLIENT, ISSUER, SECRET, Provider
from tests.web.desk import ADMIN, CONSULTANT, Browser, Desk

SEED = re.compile(r'name="seed" value="([A-Z2-7]{32})"')
RECOVERY = re.compile(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>")


def code(desk: Desk, seed: str) -> str:
    return str(pyotp.TOTP(seed).at(desk.clock()))


def turn_on(desk: Desk, browser: Browser) -> tuple[str, list[str]]:
    """The seed and the recovery codes."""
    browser.page("/account")
    page = browser.submit("/account/authenticator").text
    browser.read(page)
    seed = SEED.search(page)
    assert seed
    assert "<svg width=" in page
    done = browser.submit("/account/authenticator/confirm", seed=seed[1], code=code(desk, seed[1]))
    return seed[1], RECOVERY.findall(done.text)


def follow_link(desk: Desk, email: str) -> Browser:
    """A browser that has come as far as a mailed link brings it."""
    browser = desk.browser()
    invitation = desk.app.state.front.signing_in.invite(email, desk.clock())
    browser.page(f"/sign-in/{invitation.secret}")
    response = browser.submit("/sign-in/redeem", secret=invitation.secret)
    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in/code"
    return browser


@pytest.fixture
def seed(desk: Desk, cora: Browser) -> str:
    found, codes = turn_on(desk, cora)
    assert len(set(codes)) == 10
    desk.clock.pass_by(seconds=30)
    return found


def test_a_code_is_asked_for_and_nothing_opens_before(desk: Desk, seed: str) -> None:
    browser = follow_link(desk, CONSULTANT)
    assert browser.get("/queue").headers["location"] == "/sign-in"
    browser.page("/sign-in/code")
    before = browser.cookies[desk.app.state.front.cookies.session]
    done = browser.submit("/sign-in/code", code=code(desk, seed))
    assert (done.status_code, done.headers["location"]) == (303, "/queue")
    assert browser.cookies[desk.app.state.front.cookies.session] != before
    assert "Cora Lindqvist" in browser.page("/queue")


def test_a_code_works_once_and_within_a_step_of_drift(desk: Desk, seed: str) -> None:
    used = code(desk, seed)
    first, second = follow_link(desk, CONSULTANT), follow_link(desk, CONSULTANT)
    for browser, given, status in ((first, used, 303), (second, used, 422)):
        browser.page("/sign-in/code")
        assert browser.submit("/sign-in/code", code=given).status_code == status
    desk.clock.pass_by(seconds=120)
    late = pyotp.TOTP(seed).at(desk.clock() - timedelta(seconds=60))
    assert second.submit("/sign-in/code", code=late).status_code == 422
    drifted = pyotp.TOTP(seed).at(desk.clock() - timedelta(seconds=30))
    assert second.submit("/sign-in/code", code=drifted).status_code == 303


def test_after_five_wrong_codes_a_new_link_is_needed(desk: Desk, seed: str) -> None:
    browser = follow_link(desk, CONSULTANT)
    browser.page("/sign-in/code")
    statuses = [browser.submit("/sign-in/code", code="000000").status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 410]
    browser.page("/sign-in")
    assert browser.submit("/sign-in/code", code=code(desk, seed)).headers["location"] == "/sign-in"


def test_a_recovery_code_works_once(desk: Desk, cora: Browser) -> None:
    _, codes = turn_on(desk, cora)
    for status in (303, 422):
        browser = follow_link(desk, CONSULTANT)
        browser.page("/sign-in/code")
        assert browser.submit("/sign-in/code", code=codes[0].upper()).status_code == status
    assert "9 recovery codes are left" in cora.page("/account")


def test_turning_it_off_needs_a_code(desk: Desk, cora: Browser, seed: str) -> None:
    cora.page("/account")
    assert cora.submit("/account/authenticator/remove", code="123456").status_code == 422
    assert cora.submit("/account/authenticator/remove", code=code(desk, seed)).status_code == 303
    assert "Set up an authenticator" in cora.page("/account")


def test_the_seed_is_sealed_at_rest(desk: Desk, seed: str) -> None:
    assert seed.encode() not in (desk.settings.home / "consultant.sqlite").read_bytes()


def test_a_wrong_first_code_turns_nothing_on(desk: Desk, cora: Browser) -> None:
    cora.page("/account")
    assert cora.submit("/account/authenticator/confirm", seed="A" * 32, code="1").status_code == 422
    assert cora.submit("/account/authenticator/confirm", seed="not base32!", code="1").status_code == 422
    assert "Set up an authenticator" in cora.page("/account")


# -- sessions -----------------------------------------------------------------------------------------------------


def test_sessions_are_listed_and_ended_and_nobody_elses(desk: Desk, cora: Browser) -> None:
    desk.sessions.clear()
    other, admin = desk.sign_in(CONSULTANT), desk.sign_in(ADMIN)
    found = cora.get("/api/sessions").json()["sessions"]
    assert [one["this"] for one in found].count(True) == 1
    assert len(found) == 2
    (theirs,) = (one["digest"] for one in admin.get("/api/sessions").json()["sessions"])
    cora.page("/account")
    cora.submit("/account/sessions", session=theirs)
    assert admin.get("/queue").status_code == 200
    cora.submit("/account/sessions", session="others")
    assert other.get("/queue").headers["location"] == "/sign-in"
    assert cora.get("/queue").status_code == 200


def test_a_closed_account_is_out_at_once_and_the_last_admin_stays(desk: Desk, cora: Browser) -> None:
    admin = desk.sign_in(ADMIN)
    people = {one["email"]: one["id"] for one in admin.get("/api/accounts").json()["accounts"]}
    admin.page("/accounts")
    assert admin.submit(f"/accounts/{people[CONSULTANT]}", role="consultant").status_code == 303
    assert cora.get("/queue").headers["location"] == "/sign-in"
    last = admin.submit(f"/accounts/{people[ADMIN]}", role="consultant", active="true")
    assert last.status_code == 422
    assert "Make somebody else admin first" in last.text
    assert desk.database.accounts.named(ADMIN).role is Role.ADMIN  # type: ignore[union-attr]


# -- an account of the house --------------------------------------------------------------------------------------


@pytest.fixture
def provider(desk: Desk) -> Provider:
    made = Provider(lambda: int(time.time()))
    back = f"{desk.settings.web_url}/sign-in/oidc/callback"
    front = desk.app.state.front
    desk.app.state.front = replace(front, openid=OpenId(ISSUER, CLIENT, SECRET, back, made.transport))
    return made


def come_back(desk: Desk, provider: Provider, browser: Browser | None = None) -> tuple[Browser, int, str]:
    browser = browser or desk.browser()
    assert "Sign in with your organisation" in browser.page("/sign-in")
    away = browser.get("/sign-in/oidc")
    assert away.headers["location"].startswith(f"{ISSUER}/authorization_endpoint?")
    back = browser.get(provider.consent(away.headers["location"]))
    return browser, back.status_code, back.headers.get("location", back.text)


def test_who_is_vouched_for_and_has_an_account_comes_in(desk: Desk, provider: Provider) -> None:
    browser, status, where = come_back(desk, provider)
    assert (status, where) == (303, "/queue")
    assert "Cora Lindqvist" in browser.page("/queue")


def test_who_has_no_account_here_does_not(desk: Desk, provider: Provider) -> None:
    provider.email = "stranger@house.test"
    _, status, page = come_back(desk, provider)
    assert status == 403
    assert "have no account here" in page


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "https://evil.test"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"email_verified": False},
        {"email_verified": None},
        {"email": None},
    ],
)
def test_a_token_that_is_not_meant_for_us_is_refused(
    desk: Desk, provider: Provider, change: dict[str, object]
) -> None:
    provider.change = change
    browser, status, _ = come_back(desk, provider)
    assert status == 403
    assert browser.get("/queue").headers["location"] == "/sign-in"


def test_a_token_signed_by_somebody_else_is_refused(desk: Desk, provider: Provider) -> None:
    provider.signed_with = RSAKey.generate_key(2048, {"kid": "1"})
    assert come_back(desk, provider)[1] == 403


def test_another_visitors_answer_is_refused(desk: Desk, provider: Provider) -> None:
    theirs = desk.browser().get("/sign-in/oidc").headers["location"]
    mine = desk.browser()
    mine.get("/sign-in/oidc")
    assert mine.get(provider.consent(theirs)).status_code == 403
    assert desk.browser().get(provider.consent(theirs)).headers["location"] == "/sign-in"


def test_a_provider_that_is_down_or_another_is_said(desk: Desk, provider: Provider) -> None:
    provider.down = True
    assert desk.browser().get("/sign-in/oidc").status_code == 503
    provider.down, provider.issuer = False, "https://evil.test"
    assert desk.browser().get("/sign-in/oidc").status_code == 403


def test_the_authenticator_is_asked_for_here_too(desk: Desk, seed: str, provider: Provider) -> None:
    assert come_back(desk, provider)[2] == "/sign-in/code"


def test_without_a_provider_there_is_only_the_link(desk: Desk) -> None:
    browser = desk.browser()
    assert "organisation" not in browser.page("/sign-in")
    assert browser.get("/sign-in/oidc").headers["location"] == "/sign-in"
    assert browser.get("/sign-in/oidc/callback?code=x&state=y").headers["location"] == "/sign-in"


def test_the_provider_is_not_asked_all_day_by_one_visitor(desk: Desk, provider: Provider) -> None:
    statuses = [desk.browser().get("/sign-in/oidc").status_code for _ in range(REQUESTS_PER_CLIENT + 1)]
    assert statuses == [303] * REQUESTS_PER_CLIENT + [429]
    assert desk.browser().get("/sign-in").status_code == 200, "the mailed link is still offered"
    desk.clock.pass_by(minutes=16)
    assert desk.browser().get("/sign-in/oidc").status_code == 303
