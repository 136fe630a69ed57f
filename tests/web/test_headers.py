"""What every response carries, and which requests are refused at the door."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from consultant.model.catalogue import Absent, Entry
from consultant.model.codes import CodeSystem
from consultant.web.pages import static
from tests.fakes.catalogue import MemoryCatalogue
from tests.web.desk import CONSULTANT, Browser, Desk, make_desk

PATHS = [
    "/sign-in",
    "/queue",
    "/nothing-here",
    "/static/desk.css",
    "/healthz",
    "/api/session",
    "/consultations/1",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(desk: Desk, path: str) -> None:
    headers = desk.sign_in(CONSULTANT).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


class Fragile(MemoryCatalogue):
    """Breaks when told to."""

    broken = False

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if self.broken:
            raise RuntimeError("patient text")
        return super().entry(system, code, on)


def test_a_failure_carries_them_too_and_tells_nothing(tmp_path: Path) -> None:
    catalogue = Fragile()
    desk = make_desk(tmp_path, catalogue)
    id = desk.ask("a@b.test", "What is 99213?")
    catalogue.broken = True
    response = desk.sign_in(CONSULTANT).get(f"/consultations/{id}")
    assert response.status_code == 500
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "Traceback" not in response.text
    assert "patient text" not in response.text


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", ""])
def test_another_host_name_is_refused(desk: Desk, host: str) -> None:
    assert desk.browser().get("/sign-in", headers={"Host": host}).status_code == 400


def test_static_files_may_be_kept_and_pages_may_not(cora: Browser) -> None:
    assert "immutable" in cora.get("/static/desk.css").headers["cache-control"]
    assert cora.get("/queue").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"])
def test_only_static_files_are_served(cora: Browser, path: str) -> None:
    assert cora.get(path).status_code == 404


def test_a_request_that_is_too_large_is_refused(cora: Browser, asked: int) -> None:
    response = cora.submit(f"/consultations/{asked}/revisions", version=1, text="x" * 3_100_000)
    assert response.status_code == 413


def test_pages_have_no_inline_script_or_style(cora: Browser, asked: int) -> None:
    for path in ("/queue", f"/consultations/{asked}", "/held", "/outbox"):
        text = cora.page(path)
        assert re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL) == [""]
        assert re.findall(r"<script([^>]*)>", text) == [f' src="{static("desk.js")}" defer']
        assert "<style" not in text
        assert " style=" not in text
        assert " on" not in {word[:3] for word in text.split("<") if "=" in word and word.startswith(" on")}
        assert len(text) < 200_000
