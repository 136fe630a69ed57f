"""Whatever a request holds, it is answered: every field of every route, with what no form sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from consultant.catalogue.store import ServingCatalogue
from consultant.web.app import FAMILIES
from tests.web.desk import ADMIN, ASKER, Browser, Desk, make_desk

HOSTILE = ("a\x00b", "9" * 30, "-1", "\U0001f389" * 300, "2026-13-45", "a\r\nSet-Cookie: b=c")
JSON = (*HOSTILE, None, [], {}, 10**30, 1.5, True, "\ud83d", [[[]]])
_IN_ORDER = "version=1 revision=1 id=1 into=1 others=2 days=30 low=20 code=99213 date=2026-11-20 role=asker"
LIKELY = dict(pair.split("=") for pair in f"{_IN_ORDER} email=a@b.example address=a@b.example".split())
"""What stands in the other fields, so that a request comes as far as possible; any words elsewhere."""
LASTING = ("/sign-out", "events", "stream", "/sessions")
"""Answers without an end, and what ends the session that asks."""


@pytest.fixture
def desk(tmp_path: Path, postgres_url: str, fresh: ServingCatalogue, fresh_folder: Path) -> Iterator[Desk]:
    """Over PostgreSQL, which refuses more than SQLite does."""
    (tmp_path / "catalogue").symlink_to(fresh_folder)
    desk = make_desk(tmp_path, fresh, database_url=postgres_url)
    desk.ask(ASKER, "May 99213-25 be billed with 20610?", "99213", "Ana Reyes")
    yield desk
    desk.database.close()


def likely(field: str) -> str:
    return next((value for part, value in LIKELY.items() if part in field), "some words, 99213")


def fields(dependant: Dependant, kind: str) -> list[str]:
    """Names of the query or body fields of a route, with those of what it depends on."""
    own = [field.alias for field in getattr(dependant, kind)]
    return own + [name for inner in dependant.dependencies for name in fields(inner, kind)]


def members(route: APIRoute) -> list[str]:
    """Names of the members of the JSON object that a route takes."""
    models = (field.field_info.annotation for field in route.dependant.body_params)
    return [name for model in models for name in getattr(model, "model_fields", {})]


def routes() -> Iterator[APIRoute]:
    for family in FAMILIES:
        yield from (
            one
            for one in family.router.routes
            if isinstance(one, APIRoute) and not any(part in one.path for part in LASTING)
        )


def statuses(browser: Browser, route: APIRoute) -> Iterator[tuple[str, object, int]]:
    """Field, value and status for each hostile value in each field of a route."""
    path, method = route.path, next(iter(route.methods))
    for name in fields(route.dependant, "path_params"):
        path = path.replace("{" + name + "}", likely(name))
    send = {"method": method, "url": path, "headers": {"X-Form-Token": browser.token}}
    typed = {**send, "headers": {**send["headers"], "content-type": "application/json"}}
    for name in fields(route.dependant, "query_params"):
        for value in HOSTILE:
            yield name, value, browser.request(**send, params={name: value}).status_code
    form, object_ = fields(route.dependant, "body_params"), members(route)
    for name in [] if object_ else form:
        for value in HOSTILE:
            filled = {**{other: likely(other) for other in form}, name: value}
            yield name, value, browser.request(**send, data=filled).status_code
    for name in object_:
        for given in JSON:
            whole = {**{other: likely(other) for other in object_}, name: given}
            yield name, given, browser.request(**typed, content=json.dumps(whole)).status_code


def test_no_value_in_any_field_of_any_route_is_a_failure_of_ours(desk: Desk) -> None:
    browser = desk.sign_in(ADMIN)
    failed = [
        (route.path, name, value)
        for route in routes()
        for name, value, status in statuses(browser, route)
        if status >= 500
    ]
    assert failed == []
