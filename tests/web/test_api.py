"""The desk for programs."""

from __future__ import annotations

from typing import Any

import pytest

from consultant.model.consultation import Stage
from tests.web.desk import ASKER, COLLEAGUE, Browser, Desk


def post(browser: Browser, path: str, **body: Any) -> Any:
    return browser.post(path, json=body, headers={"X-Form-Token": browser.token})


def test_the_session_tells_who_is_signed_in_and_the_token(cora: Browser) -> None:
    told = cora.get("/api/session").json()
    assert (told["email"], told["role"], told["header"]) == ("cora@desk.test", "consultant", "X-Form-Token")
    assert told["form_token"] == cora.token


def test_the_queue_and_one_consultation_are_listed(cora: Browser, asked: int) -> None:
    row = cora.get("/api/consultations").json()["consultations"][0]
    assert (row["id"], row["number"], row["stage"]) == (asked, "CON-1", "drafted")
    assert row["codes"] == ["99213", "20610"]
    view = cora.get(f"/api/consultations/{asked}").json()
    assert view["drafts"][0]["findings"][0]["evidence"][0]["release"]
    assert view["messages"][0]["citations"][0]["code"] == "99213"


def test_claim_edit_and_approve(desk: Desk, cora: Browser, asked: int) -> None:
    claimed = post(cora, f"/api/consultations/{asked}/claim").json()
    assert claimed["claimed_by"] == "cora@desk.test"
    saved = post(
        cora, f"/api/consultations/{asked}/revisions", version=claimed["version"], text="Edited"
    ).json()
    assert saved["version"] == claimed["version"] + 1
    decided = post(
        cora, f"/api/consultations/{asked}/decisions", version=saved["version"], verdict="approve"
    ).json()
    assert (decided["stage"], decided["reply"]) == ("approved", 1)
    desk.dispatch(1)
    assert b"Edited" in desk.letterbox.mails[-1].content


def test_a_stale_version_is_409_and_changes_nothing(desk: Desk, cora: Browser, asked: int) -> None:
    response = post(cora, f"/api/consultations/{asked}/decisions", version=77, verdict="approve")
    assert (response.status_code, response.json()["error"]) == (409, "Somebody was faster")
    assert desk.database.desk.consultation(asked).row.stage is Stage.DRAFTED


def test_409_tells_the_text_that_stands_there_now(desk: Desk, cora: Browser, asked: int) -> None:
    ben = desk.sign_in(COLLEAGUE)
    version = post(cora, f"/api/consultations/{asked}/claim").json()["version"]
    post(cora, f"/api/consultations/{asked}/revisions", version=version, text="Cora's text")
    post(ben, f"/api/consultations/{asked}/claim", take_over=True)
    late = post(ben, f"/api/consultations/{asked}/revisions", version=version, text="Ben's text")
    told = {"stage": "drafted", "revision": 2, "author": "cora@desk.test", "text": "Cora's text"}
    assert (late.status_code, late.json()["current"]) == (409, {"version": version + 1, **told})
    post(ben, f"/api/consultations/{asked}/decisions", version=version + 1, verdict="approve")
    done = post(cora, f"/api/consultations/{asked}/revisions", version=version + 2, text="Too late").json()
    assert (done["current"]["stage"], done["current"]["text"]) == ("approved", "Cora's text")


def test_somebody_elses_claim_is_403_until_taken_over(desk: Desk, cora: Browser, asked: int) -> None:
    ben = desk.sign_in(COLLEAGUE)
    post(cora, f"/api/consultations/{asked}/claim")
    assert post(ben, f"/api/consultations/{asked}/claim").status_code == 403
    taken = post(ben, f"/api/consultations/{asked}/claim", take_over=True).json()
    assert taken["taken_over_from"] == "cora@desk.test"


@pytest.mark.parametrize(
    ("step", "body", "status"),
    [
        ("decisions", {"version": 2, "verdict": "decline"}, 422),
        ("decisions", {"version": 2, "verdict": "shred"}, 422),
        ("decisions", {"version": 2, "verdict": "approve", "unknown": 1}, 422),
        ("revisions", {"version": 2, "text": " "}, 422),
        ("adopt", {}, 409),
        ("close", {"version": 1}, 409),
    ],
)
def test_what_cannot_be_done_is_said_in_json(
    cora: Browser, asked: int, step: str, body: Any, status: int
) -> None:
    response = post(cora, f"/api/consultations/{asked}/{step}", **body)
    assert response.status_code == status
    assert set(response.json()) == {"error", "message", *(("current",) if status == 409 else ())}


def test_damaged_json_is_refused(cora: Browser, asked: int) -> None:
    headers = {"X-Form-Token": cora.token, "Content-Type": "application/json"}
    assert (
        cora.post(f"/api/consultations/{asked}/claim", content=b'{"take', headers=headers).status_code == 422
    )


def test_an_asker_gets_questions_and_signed_answers(desk: Desk, asked: int) -> None:
    browser = desk.sign_in(ASKER)
    assert browser.get("/api/consultations").json()["consultations"][0]["stage"] == "being answered"
    assert browser.get(f"/api/consultations/{asked}").json()["answers"] == []
    desk.dispatch(desk.decide(asked))
    told = browser.get(f"/api/consultations/{asked}").json()
    assert told["stage"] == "answered"
    assert "Cora Lindqvist" in told["answers"][0]["text"]
    assert "drafts" not in told


def test_the_description_names_every_call(cora: Browser) -> None:
    described = cora.get("/api/openapi.json").json()["paths"]
    assert "post" in described["/api/consultations/{id}/decisions"]
