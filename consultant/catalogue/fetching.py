"""Publishers' files by HTTP, as `config/sources.toml` lists them: resumed by Range, checked for size and digest, then kept."""

from __future__ import annotations

import os
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from consultant.catalogue.sources import sha256
from consultant.errors import InputError, TransientError

LARGEST = 1_000_000_000
TIMEOUT = httpx.Timeout(30.0, read=120.0)
PARTIAL = ".part"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,120}")
MAGIC = {".zip": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".gz": b"\x1f\x8b"}
"""How a file of a kind begins: a page that says no is not kept as an archive."""

ADVICE = "download it with a browser from {page} and run `consultant catalogue import` on it"

Progress = Callable[[str, int, int], None]
"""Told name, bytes so far, and bytes in all (0 when unknown)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One published file: where it is, the name it is kept under, and what is known of its content.

    Without `url` it has no lasting address, and a person downloads it from `page`.
    """

    set: str
    name: str
    url: str
    page: str
    carries_cpt: bool
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is there now; `kept` when it had been fetched before."""

    origin: Origin
    path: Path
    size: int
    sha256: str
    kept: bool


def read_origins(file: Path) -> tuple[Origin, ...]:
    """The list of published files.

    Raises:
        InputError: an entry is incomplete, its name is no plain file name, or its address is not http(s).
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        origins = tuple(Origin(**{"carries_cpt": False, **entry}) for entry in content["file"])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise InputError(
            f"{file}: cannot be read ({error}); every [[file]] needs set, name, url, page"
        ) from error
    for origin in origins:
        if not NAME.fullmatch(origin.name) or urlsplit(origin.url or origin.page).scheme not in (
            "https",
            "http",
        ):
            raise InputError(f"{file}: {origin.name!r} needs a plain file name and an http(s) address")
    return origins


def fetch(origins: Iterable[Origin], folder: Path, progress: Progress) -> tuple[Fetched, ...]:
    """Fetch every file that is not there yet, one after another.

    Raises:
        TransientError: no network, or the publisher's server failed; what came so far is kept for the next run.
        InputError: the publisher refused, or what came is not the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True, headers={"User-Agent": "consultant"}) as client:
        return tuple(_one(client, origin, folder, progress) for origin in origins)


def _one(client: httpx.Client, origin: Origin, folder: Path, progress: Progress) -> Fetched:
    target = folder / origin.name
    if target.exists():
        digest = _verified(origin, target)
        return Fetched(origin, target, target.stat().st_size, digest, kept=True)
    partial = folder / f"{origin.name}{PARTIAL}"
    try:
        _stream(client, origin, partial, progress)
    except httpx.HTTPError as error:
        raise TransientError(
            f"{origin.name}: {origin.url} cannot be reached ({str(error) or type(error).__name__}); what came is kept, "
            f"run the command again, or {ADVICE.format(page=origin.page)}"
        ) from error
    digest = _verified(origin, partial)
    os.replace(partial, target)
    return Fetched(origin, target, target.stat().st_size, digest, kept=False)


def _stream(client: httpx.Client, origin: Origin, partial: Path, progress: Progress) -> None:
    """The rest of a file that was begun, or all of it where the server knows no ranges."""
    have = partial.stat().st_size if partial.exists() else 0
    asked = (
        {"Range": f"bytes={have}-", "Accept-Encoding": "identity"}
        if have
        else {"Accept-Encoding": "identity"}
    )
    with client.stream("GET", origin.url, headers=asked) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            return  # all of it is there; the checks say whether it is right
        _check_answer(origin, answer)
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT and _begins_at(answer, have)
        so_far = have if resumed else 0
        total = so_far + int(answer.headers.get("content-length", 0))
        _check_size(origin, total)
        with partial.open("ab" if resumed else "wb") as file:
            for part in answer.iter_raw():
                so_far += len(part)
                _check_size(origin, so_far)
                file.write(part)
                progress(origin.name, so_far, total)


def _begins_at(answer: httpx.Response, have: int) -> bool:
    stated: str = answer.headers.get("content-range", "")
    return stated.startswith(f"bytes {have}-")


def _check_answer(origin: Origin, answer: httpx.Response) -> None:
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise TransientError(f"{origin.name}: {origin.url} answered {answer.status_code}; try again later")
    if answer.status_code >= httpx.codes.BAD_REQUEST or answer.headers.get("content-type", "").startswith(
        "text/html"
    ):
        raise InputError(
            f"{origin.name}: {origin.url} answered {answer.status_code} without the file (moved, or behind a licence page); "
            f"{ADVICE.format(page=origin.page)}, then correct config/sources.toml"
        )


def _check_size(origin: Origin, size: int) -> None:
    largest = origin.size or LARGEST
    if size > largest:
        raise InputError(f"{origin.name}: {size:,} bytes are more than the expected {largest:,}; refused")


def _verified(origin: Origin, path: Path) -> str:
    """The digest of a whole file; one that is wrong is removed, so that the next run begins anew."""
    problem = _problem(origin, path)
    if problem:
        path.unlink()
        raise InputError(
            f"{origin.name}: {problem}; removed, run the command again, or {ADVICE.format(page=origin.page)}"
        )
    return sha256(path)


def _problem(origin: Origin, path: Path) -> str:
    size, magic = path.stat().st_size, MAGIC.get(path.with_name(origin.name).suffix.lower(), b"")
    with path.open("rb") as file:
        begins = file.read(len(magic))
    if origin.size and size != origin.size:
        return f"{size:,} bytes instead of {origin.size:,}"
    if begins != magic:
        return "not a file of its kind"
    if magic.startswith(b"PK") and not zipfile.is_zipfile(path):
        return "an archive cut short"
    if origin.sha256 and sha256(path) != origin.sha256.lower():
        return "its SHA-256 is not the expected one"
    return ""
