"""`make audit` fails for a locked version with a known vulnerability, and says so when nobody could be asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from consultant.settings import PROJECT
from tests.servers.processes import free_port

pytestmark = pytest.mark.servers
KNOWN = {
    "id": "GHSA-made-up",
    "modified": "2026-01-01T00:00:00Z",
    "published": "2026-01-01T00:00:00Z",
    "summary": "made up",
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}],
        }
    ],
}


class _Advisories(BaseHTTPRequestHandler):
    """Answers as the OSV database does: it knows of one vulnerability, in Jinja2."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        told = json.dumps({"vulns": [KNOWN]} if asked["package"]["name"] == "jinja2" else {}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def advisories() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Advisories)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


def audit(url: str, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "audit")],
        env={**os.environ, "AUDIT_OSV_URL": url, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_locked_version_with_a_known_vulnerability_fails(advisories: str) -> None:
    code, told = audit(advisories)
    assert code == 1
    assert "GHSA-made-up (fixed in 99)" in told
    assert "requirements.lock: " in told


def test_a_database_out_of_reach_is_said_and_fails_only_where_that_was_asked() -> None:
    nobody = f"http://127.0.0.1:{free_port()}/v1/query"
    code, told = audit(nobody)
    assert (code, "COULD NOT REACH" in told) == (0, True)
    assert audit(nobody, AUDIT="strict")[0] == 3
