"""Who may open what, for every route and every role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import APIRouter
from starlette.routing import Mount

from consultant.model.careers import Period, Wanted
from consultant.model.consultation import Role
from consultant.web.app import FAMILIES
from consultant.web.guard import GuardedRoute, OpenRoute
from consultant.web.rules import PUBLIC, RULES
from tests.careers.samples import CODER, publish
from tests.web.desk import ADMIN, CONSULTANT, PEOPLE, Desk

ADDRESSES = {person.role: person.email for person in PEOPLE} | {Role.CONSULTANT: CONSULTANT}
MADE_UP = {
    "CodeSystem/{id}": "CodeSystem/icd10cm",
    "{kind}": "CodeSystem",
    "{operation}": "lookup",
    "{id}": "1",
    "{message}": "1",
    "{part}": "html",
    "{secret}": "s" * 43,
    "{system}": "icd10cm",
    "{after}": "first",
    "{code}": "E11.9",
    "{token}": "t" * 43,
    "{revision}": "1",
}


OWN = frozenset(
    {
        "GET /jobs/{id}/edit",
        "POST /account/deletion",
        "GET /account/deletion/{token}",
        "POST /account/deletion/confirm",
    }
)
"""For everybody signed in, but the page itself refuses what is somebody else's, or a link that was not mailed."""


@pytest.fixture
def job(desk: Desk) -> None:
    """Number 1, published, with an alert: the asker's."""
    now, asker = desk.clock(), desk.database.accounts.named(ADDRESSES[Role.ASKER])
    assert asker
    publish(desk.database, now, CODER, owner=asker.id)
    desk.database.job_alerts.add(asker.id, Wanted(), Period.DAILY, now, now, 10)


def routes() -> Iterator[str]:
    for family in FAMILIES:
        for route in family.router.routes:
            assert isinstance(route, GuardedRoute)
            yield from (f"{method} {route.path}" for method in route.methods or ())


OPEN = frozenset(
    f"{method} {route.path}"
    for family in FAMILIES
    for route in family.router.routes
    if isinstance(route, OpenRoute)
    for method in route.methods or ()
)
"""For programs: no session is looked at, so there is nothing that a form of another site could do."""


def address(path: str) -> str:
    for name, value in MADE_UP.items():
        path = path.replace(name, value)
    return path


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    assert sorted(routes()) == sorted(RULES)


def test_a_route_without_a_rule_cannot_be_made() -> None:
    router = APIRouter(route_class=GuardedRoute)
    with pytest.raises(LookupError, match=r"GET /new has no rule"):
        router.get("/new")(lambda: None)


def test_only_the_static_files_stand_beside_the_guarded_routes(desk: Desk) -> None:
    others = [route for route in desk.app.routes if type(route).__name__ != "_IncludedRouter"]
    assert [(type(route), getattr(route, "path", "")) for route in others] == [(Mount, "/static")]


@pytest.mark.parametrize("line", sorted(RULES))
def test_nobody_comes_in_without_signing_in(desk: Desk, job: None, line: str) -> None:
    method, path = line.split()
    response = desk.browser().request(method, address(path))
    if line in OPEN:
        assert response.status_code in (200, 400, 401, 404)
    elif RULES[line] is PUBLIC and method == "GET":
        assert response.status_code in (200, 303)
    elif RULES[line] is PUBLIC:
        assert response.status_code == 403
        assert "expired" in response.text
    elif path.startswith("/api/"):
        assert response.status_code == 401
    else:
        assert (response.status_code, response.headers["location"]) == (303, "/sign-in")


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_what_its_rule_says_and_nothing_else(
    desk: Desk, asked: int, job: None, role: Role
) -> None:
    browser = desk.sign_in(ADDRESSES[role])
    refusal = 404 if role is Role.ASKER else 403
    for line, rule in RULES.items():
        method, path = line.split()
        if path == "/sign-out" or rule is PUBLIC:
            continue
        headers = {"X-Form-Token": browser.token}
        status = browser.request(method, address(path), headers=headers).status_code
        if line in OWN:
            assert (line, status in (200, 303, 403, 404, 422)) == (line, True)
        elif role not in rule:
            assert (line, status) == (line, refusal)
        elif method == "GET":
            assert (line, status) == (line, 200)
        else:
            assert (line, status not in (401, refusal, 500)) == (line, True)


@pytest.mark.parametrize(
    "line", sorted(line for line in RULES if line.startswith("POST") and line not in OPEN)
)
def test_every_form_needs_the_token_of_its_session(desk: Desk, asked: int, line: str) -> None:
    browser = desk.sign_in(ADMIN)
    other = desk.sign_in(CONSULTANT)
    for token in ("", "0" * 64, other.token):
        response = browser.post(address(line.split()[1]), headers={"X-Form-Token": token})
        assert response.status_code == 403


def test_a_form_of_another_site_is_refused_even_with_the_token(desk: Desk, asked: int) -> None:
    browser = desk.sign_in(CONSULTANT)
    evil = browser.post(
        f"/consultations/{asked}/claim",
        data={"form_token": browser.token},
        headers={"Origin": "https://evil.test"},
    )
    ours = browser.post(
        f"/consultations/{asked}/claim",
        data={"form_token": browser.token},
        headers={"Origin": desk.settings.web_url},
    )
    assert (evil.status_code, ours.status_code) == (403, 303)


def test_a_session_ends_by_itself(desk: Desk) -> None:
    browser = desk.sign_in(CONSULTANT)
    desk.clock.pass_by(hours=desk.settings.session_hours)
    assert browser.get("/queue").headers["location"] == "/sign-in"
