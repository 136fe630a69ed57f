"""What somebody wrote is shown again when the form comes too late; what another site sent is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.desk import CONSULTANT, WEB, Browser, Desk

WORDS = "An answer that took ten minutes to write, with <b>signs</b> in it."
SHOWN = "An answer that took ten minutes to write, with &lt;b&gt;signs&lt;/b&gt; in it."


@pytest.fixture
def cora(desk: Desk) -> Browser:
    return desk.sign_in(CONSULTANT)


def save(browser: Browser, id: int, origin: str | None, **fields: Any) -> Any:
    headers = {"origin": origin} if origin else {}
    values = {"form_token": browser.token, "version": "2", "text": WORDS, **fields}
    return browser.post(f"/consultations/{id}/revisions", data=values, headers=headers)


def test_an_edit_under_a_session_that_is_over_is_shown_again(desk: Desk, cora: Browser) -> None:
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    cora.page(f"/consultations/{id}")
    desk.clock.pass_by(hours=1000)
    late = save(cora, id, WEB)
    assert (late.status_code, SHOWN in late.text) == (401, True)
    assert "/sign-in" in late.text
    assert cora.token not in late.text
    assert WORDS not in desk.database.consultations.text(id)


def test_an_edit_with_another_sessions_token_is_shown_again(desk: Desk, cora: Browser) -> None:
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    late = save(cora, id, WEB, form_token="0" * 64)
    assert (late.status_code, SHOWN in late.text) == (403, True)


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
def test_nothing_is_shown_of_a_form_that_another_site_sent(
    desk: Desk, cora: Browser, origin: str | None
) -> None:
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    assert SHOWN not in save(cora, id, origin, form_token="").text
    desk.clock.pass_by(hours=1000)
    over = save(cora, id, origin)
    assert (over.status_code, over.headers["location"]) == (303, "/sign-in")


def test_a_body_that_is_no_form_is_refused_without_an_error(desk: Desk, cora: Browser) -> None:
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    desk.clock.pass_by(hours=1000)
    headers = {"origin": WEB, "content-type": "multipart/form-data; boundary=x"}
    broken = cora.post(f"/consultations/{id}/revisions", content=b"--x\r\nnothing", headers=headers)
    assert broken.status_code == 303


@pytest.mark.parametrize("version", ["-1", "0", "99999999999", "9" * 30, "1.5", ""])
def test_a_version_that_no_page_ever_showed_is_refused(desk: Desk, cora: Browser, version: str) -> None:
    id = desk.ask("ana@clinic.test", "Is 99213 valid?")
    cora.page(f"/consultations/{id}")
    assert save(cora, id, WEB, version=version).status_code == 422
    decided = cora.submit(f"/consultations/{id}/decisions", version=version, verdict="approve", text="A text")
    assert decided.status_code == 422
