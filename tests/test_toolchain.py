"""Promises of the lock files and the verbs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    """Name and version of every pinned package of a lock file."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", (ROOT / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address(lock: str) -> None:
    assert not re.search(r"://|^-|^\s*--(?!hash=sha256:)|@ ", (ROOT / lock).read_text(), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_a_hash(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text().strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_both_lock_files_agree() -> None:
    runtime, dev = (pins(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["install"]
    names = {re.match(r"[A-Za-z0-9._-]+", line).group().lower() for line in wanted}
    assert names - pins("requirements.lock").keys() == set()


def test_exact_versions_are_those_of_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    exact = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z]+\])?==([^\s;]+)", "\n".join(wanted), re.MULTILINE))
    assert exact.items() <= pins("requirements-dev.lock").items()


_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]*\})\+")


def test_no_expression_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 gives such a repeat up early (CPython gh-106052); atomic groups say the same there."""
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("consultant", "workers")
        for path in (ROOT / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if '"' in line and _POSSESSIVE_GROUP.search(line)
    ]
    assert found == [], "write (?>(?:...)*) instead"
