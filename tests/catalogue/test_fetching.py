"""Publishers' files fetched from a server on this machine: resumed, checked, or refused with advice."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from consultant.catalogue import fetching
from consultant.catalogue.sources import sha256
from consultant.commands import catalogue
from consultant.errors import InputError, TransientError
from consultant.model.catalogue import CodeSet

pytestmark = [pytest.mark.servers, pytest.mark.allow_hosts(["127.0.0.1"])]


def archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("made-up.txt", "made-up rows\n" * 5000)
    return content.getvalue()


ARCHIVE = archive()


@dataclass
class Publisher:
    """What the server holds and how it behaves, and the ranges that it was asked for."""

    content: bytes = ARCHIVE
    status: int = 200
    type: str = "application/zip"
    stops_after: int = 0
    ranges: list[str | None] = field(default_factory=list)
    knows_ranges: bool = True
    port: int = 0

    def origin(self, **more: object) -> fetching.Origin:
        fields: dict[str, object] = {
            "set": "made-up",
            "name": "release.zip",
            "page": "https://publisher.test/page",
        }
        fields |= {"url": f"http://127.0.0.1:{self.port}/release.zip", "carries_cpt": False, **more}
        return fetching.Origin(**fields)  # type: ignore[arg-type]


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    state = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers["Range"]
            state.ranges.append(asked)
            start = int(asked[6:-1]) if asked and state.knows_ranges else 0
            if asked and start >= len(state.content):
                self.send_response(416)
                self.end_headers()
                return
            body = state.content[start:]
            self.send_response(206 if start and state.status == 200 else state.status)
            self.send_header("Content-Type", state.type)
            self.send_header("Content-Length", str(len(body)))
            if start:
                self.send_header(
                    "Content-Range", f"bytes {start}-{len(state.content) - 1}/{len(state.content)}"
                )
            self.end_headers()
            self.wfile.write(body[: state.stops_after] if state.stops_after else body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def silent(_: str, __: int, ___: int) -> None:
    """Nobody reads the progress."""


def fetched(publisher: Publisher, folder: Path, **more: object) -> fetching.Fetched:
    (found,) = fetching.fetch([publisher.origin(**more)], folder, silent)
    return found


def test_a_file_is_kept_under_its_name_with_its_digest(publisher: Publisher, tmp_path: Path) -> None:
    found = fetched(publisher, tmp_path, size=len(ARCHIVE))
    assert found.path.read_bytes() == ARCHIVE
    assert found.sha256 == sha256(tmp_path / "release.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["release.zip"]


def test_a_file_that_is_there_is_not_fetched_again(publisher: Publisher, tmp_path: Path) -> None:
    fetched(publisher, tmp_path)
    assert fetched(publisher, tmp_path).kept
    assert publisher.ranges == [None]


def test_a_download_that_broke_off_goes_on_where_it_stopped(publisher: Publisher, tmp_path: Path) -> None:
    publisher.stops_after = 100
    with pytest.raises(TransientError, match="what came is kept"):
        fetched(publisher, tmp_path)
    publisher.stops_after = 0
    assert fetched(publisher, tmp_path).path.read_bytes() == ARCHIVE
    assert publisher.ranges == [None, "bytes=100-"]


def test_a_server_without_ranges_sends_all_anew(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "release.zip.part").write_bytes(b"old half")
    publisher.knows_ranges = False
    assert fetched(publisher, tmp_path).path.read_bytes() == ARCHIVE


def test_a_whole_file_left_unchecked_is_checked_and_kept(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "release.zip.part").write_bytes(ARCHIVE)
    assert fetched(publisher, tmp_path).path.read_bytes() == ARCHIVE


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"sha256": "0" * 64}, "SHA-256 is not the expected"),
        ({"size": 10}, "more than the expected 10"),
        ({"size": len(ARCHIVE) + 1}, "instead of"),
    ],
)
def test_what_is_not_the_expected_file_is_removed(
    publisher: Publisher, tmp_path: Path, known: dict[str, object], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        fetched(publisher, tmp_path, **known)
    assert not (tmp_path / "release.zip").exists()


@pytest.mark.parametrize("content", [b"<html>", ARCHIVE[:-40]])
def test_a_page_or_half_an_archive_is_not_kept(publisher: Publisher, tmp_path: Path, content: bytes) -> None:
    publisher.content = content
    with pytest.raises(InputError, match=r"not a file of its kind|cut short"):
        fetched(publisher, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_licence_page_is_answered_with_advice(publisher: Publisher, tmp_path: Path) -> None:
    publisher.type = "text/html; charset=utf-8"
    with pytest.raises(
        InputError, match=r"licence page\); download it with a browser from https://publisher.test/page"
    ):
        fetched(publisher, tmp_path)


@pytest.mark.parametrize(("status", "error"), [(404, InputError), (503, TransientError)])
def test_refusals_are_told_apart_from_failures(
    publisher: Publisher, tmp_path: Path, status: int, error: type[Exception]
) -> None:
    publisher.status = status
    with pytest.raises(error, match=str(status)):
        fetched(publisher, tmp_path)


def test_without_network_the_page_to_visit_is_named(tmp_path: Path) -> None:
    nobody = Publisher(port=9).origin()
    with pytest.raises(TransientError, match=r"cannot be reached .*publisher\.test/page"):
        fetching.fetch([nobody], tmp_path, silent)


def test_the_projects_list_of_files_is_complete() -> None:
    origins = fetching.read_origins(Path(__file__).parents[2] / "config" / "sources.toml")
    assert len({origin.name for origin in origins}) == len(origins)
    assert all(origin.page.startswith("https://") for origin in origins)
    assert all(origin.url.startswith("https://") for origin in origins if origin.url)
    sets = {origin.set for origin in origins}
    assert sets <= {*CodeSet, "gem"}
    assert sets >= {
        CodeSet.ICD10CM, CodeSet.ICD10PCS, CodeSet.HCPCS, CodeSet.PTP_PRACTITIONER, CodeSet.PTP_HOSPITAL,
        CodeSet.MUE_PRACTITIONER, CodeSet.MUE_HOSPITAL, CodeSet.MUE_DME, CodeSet.ADD_ON, CodeSet.MPFS, CodeSet.ZIP_AREAS,
        CodeSet.PAYMENTS, CodeSet.POA_EXEMPT, CodeSet.CCSR, CodeSet.ICD9CM, CodeSet.LCD, CodeSet.ARTICLE, CodeSet.NCD,
    }  # fmt: skip
    assert all(
        origin.carries_cpt for origin in origins if origin.set.startswith(("ptp", "mue", "mpfs", "add-on"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[file]]\nset='x'\n",
        "[[file]]\nset='x'\nname='../up.zip'\nurl='https://a.test/x'\npage='p'\n",
        "[[file]]\nset='x'\nname='a.zip'\nurl='file:///etc/passwd'\npage='p'\n",
        "no toml",
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "sources.toml").write_text(text)
    with pytest.raises(InputError, match=r"sources\.toml"):
        fetching.read_origins(tmp_path / "sources.toml")


def test_a_file_that_moved_or_has_no_address_keeps_no_other_from_coming(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSULTANT_HOME", str(tmp_path / "home"))
    entries = {
        "gone.zip": "http://127.0.0.1:{port}/gone.zip",
        "by-hand.zip": "",
        "release.zip": "http://127.0.0.1:{port}/r.zip",
    }
    sources = tmp_path / "sources.toml"
    sources.write_text(
        "".join(
            f'[[file]]\nset = "made-up"\nname = "{name}"\nurl = "{url.format(port=publisher.port)}"\n'
            f'page = "https://publisher.test/{name}"\n{"size = 3" if name == "gone.zip" else ""}\n'
            for name, url in entries.items()
        )
    )
    app = typer.Typer()
    catalogue.register(app)
    told = CliRunner().invoke(
        app, ["catalogue", "fetch", "--sources", str(sources), "--folder", str(tmp_path / "in")]
    )
    assert told.exit_code == 1
    assert "gone.zip: " in told.stdout
    assert (
        "by-hand.zip has no lasting address: download it with a browser from https://publisher.test/by-hand.zip"
        in told.stdout
    )
    assert (tmp_path / "in" / "release.zip").read_bytes() == ARCHIVE
