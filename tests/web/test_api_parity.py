"""What a page of the desk does, the JSON API does too, for the same people."""

from __future__ import annotations

from typing import Any

import pytest

from consultant.accounts import codes
from consultant.web.rules import RULES
from tests.web.desk import AUDITOR, CONSULTANT, Browser, Desk
from tests.web.samples import fill
from tests.web.test_api import post

SAME = {
    "POST /sign-out": "POST /api/sessions/end",
    "POST /account/sessions": "POST /api/sessions/end",
    "POST /consultations/{id}/preview/{part}": "POST /api/consultations/{id}/preview",
    "GET /consultations/{id}/preview/{part}": "POST /api/consultations/{id}/preview",
    "POST /queue/selection": "POST /api/consultations/assign",
    "POST /queue/views": "POST /api/views",
    "POST /queue/views/{id}/remove": "POST /api/views/{id}/remove",
    "POST /audit/verification": "GET /api/audit/verification",
    "POST /audit/exports": "POST /api/exports",
    "POST /audit/erasures": "POST /api/erasures",
    "GET /queue": "GET /api/consultations",
    "GET /queue/events": "GET /api/events",
    "GET /mine": "GET /api/consultations",
    "GET /mine/{id}": "GET /api/consultations/{id}",
    "GET /figures.csv": "GET /api/figures",
    "GET /consultations/{id}/messages/{message}": "GET /api/consultations/{id}",
    "GET /consultations/{id}/revisions/{revision}": "GET /api/consultations/{id}",
    "GET /account": "GET /api/account/authenticator",
}
"""Where the address differs by more than `/api` before it."""
OTHER_PRODUCTS = ("/jobs", "/employers", "/moderation", "/account/codes", "/account/keys", "/account/rights")
OTHER_PRODUCTS += ("/account/export", "/account/deletion", "/sitemaps", "/unsubscribe")
"""Public pages, job board and each person's own data: they have programs' ways of their own (`/api/v1`, `/fhir`)."""
READ_ONLY = {"GET /consultations/{id}/preview/{part}"}
"""Whom the page lets look, and the API lets post: previews are for who reviews."""


def acts() -> list[str]:
    """Every route of the desk that needs somebody signed in."""
    return [
        route
        for route, rule in RULES.items()
        if rule and not route.split()[1].startswith(("/api", *OTHER_PRODUCTS))
    ]


@pytest.mark.parametrize("route", acts())
def test_every_act_of_a_page_has_its_twin(route: str) -> None:
    method, path = route.split()
    twin = SAME.get(route, f"{method} /api{path}")
    assert twin in RULES, f"{route} has no twin {twin}; add it, or its name to SAME"
    if route not in READ_ONLY:
        assert RULES[twin] >= RULES[route], "the same people may do it"


def test_views_are_kept_listed_and_removed(cora: Browser) -> None:
    made = post(cora, "/api/views", name="My risks", stage="all", order="risk", words="99213").json()
    (view,) = made["views"]
    assert (view["name"], "order=risk" in view["address"]) == ("My risks", True)
    assert cora.get("/api/views").json() == made
    assert "My risks" in cora.page("/queue")
    assert post(cora, f"/api/views/{view['id']}/remove").json() == {"views": []}
    assert post(cora, "/api/views", name="", stage="all").status_code == 422


def test_an_authenticator_is_set_up_used_and_taken_away(desk: Desk, cora: Browser) -> None:
    given = post(cora, "/api/account/authenticator").json()
    assert given["address"].startswith("otpauth://totp/")
    assert cora.get("/api/account/authenticator").json() == {"second_factor": False, "codes_left": 0}
    wrong = post(cora, "/api/account/authenticator/confirm", seed=given["seed"], code="000000")
    assert wrong.status_code == 422

    def code() -> str:
        return codes.pyotp.TOTP(given["seed"]).at(desk.clock())

    told = post(cora, "/api/account/authenticator/confirm", seed=given["seed"], code=code()).json()
    assert len(told["recovery_codes"]) == cora.get("/api/account/authenticator").json()["codes_left"] > 0
    assert post(cora, "/api/account/authenticator/remove", code=code()).status_code == 422, "used already"
    desk.clock.pass_by(seconds=30)
    assert post(cora, "/api/account/authenticator/remove", code=code()).json()["second_factor"] is False


def test_held_mail_the_outbox_and_a_delivery_in_doubt(desk: Desk) -> None:
    fill(desk)
    cora = desk.sign_in(CONSULTANT)
    held = cora.get("/api/held").json()
    assert {"held", "set_aside", "discarded"} == set(held)
    assert held["held"][0]["messages"]
    assert post(cora, f"/api/messages/{held['set_aside'][0]['id']}/replay").status_code == 200
    doubtful = next(
        row for row in cora.get("/api/outbox").json()["replies"] if row["reply"]["state"] == "unknown"
    )
    settled = post(cora, f"/api/replies/{doubtful['reply']['id']}/resolve", arrived=True)
    assert settled.status_code == 200
    left = [row["reply"]["id"] for row in cora.get("/api/outbox").json()["replies"]]
    assert doubtful["reply"]["id"] not in left


def test_a_preview_shows_both_parts_and_saves_nothing(desk: Desk, cora: Browser, asked: int) -> None:
    parts = post(cora, f"/api/consultations/{asked}/preview", text="As I would say it").json()
    assert "As I would say it" in parts["text"]
    assert "As I would say it" in parts["html"]
    assert len(desk.database.desk.consultation(asked).drafts) == 1


def test_an_auditor_reads_and_does_nothing(desk: Desk, asked: int) -> None:
    ivy: Any = desk.sign_in(AUDITOR)
    assert ivy.get("/api/held").status_code == 200
    assert post(ivy, f"/api/consultations/{asked}/preview").status_code == 403


def test_the_stream_tells_programs_what_it_tells_the_page(cora: Browser) -> None:
    response = cora.get("/api/events")
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.text.startswith("retry:")
