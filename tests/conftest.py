"""Tiers of tests and what they share.

A test belongs to a tier by its folder (`tests/servers`, `tests/contracts`, `tests/faults`) or by asking for a fixture
with a real server; every other test is a *memory* test and cannot open a socket. Memory tests run first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.servers.fixtures", "tests.store.fixtures", "tests.running.fixtures"]

HERE = Path(__file__).parent
TIERS = ("memory", "contracts", "servers", "faults", "browser")
REAL_SERVERS = frozenset(
    {"dovecot", "mailbox", "redis_server", "redis_url", "postgres", "postgres_url"}
    | {"smtp_peer", "fault_proxy", "deployment", "browser", "page"}
)
"""Fixtures whose tests meet real servers, whatever folder they are in."""
BROWSER = frozenset({"browser", "page"})
ON_BUILD_MACHINE = os.environ.get("CI") == "true"
LOOPBACK_HOSTS = ["127.0.0.1", "::1", "localhost"]

# No test judges by the clock; on the build machine every run tries the same examples.
settings.register_profile("project", deadline=None, derandomize=ON_BUILD_MACHINE, print_blob=True)
settings.load_profile("project")


def tier_of(item: pytest.Item) -> str:
    """The tier a test belongs to."""
    asked = set(getattr(item, "fixturenames", ()))
    folder = item.path.relative_to(HERE).parts[0]
    if asked & BROWSER:
        # Last, because Playwright keeps an event loop in this thread and nobody else can have one then.
        return "browser"
    if folder in TIERS:
        return folder
    named = next((tier for tier in TIERS if item.get_closest_marker(tier)), "memory")
    return "servers" if named == "memory" and asked & REAL_SERVERS else named


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test with its tier, lets the tiers with servers reach the loopback, and sorts by tier."""
    tiers = {item: tier_of(item) for item in items}
    for item, tier in tiers.items():
        if ON_BUILD_MACHINE and tier == "browser" and item.path.is_relative_to(HERE / "web"):
            item.add_marker(pytest.mark.flaky(reruns=1))  # and shown as rerun: decision 45
        if tier != "memory":
            item.add_marker("servers" if tier == "browser" else tier)
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK_HOSTS))
    items.sort(key=lambda item: TIERS.index(tiers[item]))


def shared(folder: str) -> Path:
    """A folder of the shared material; the test is skipped where it is not there."""
    root = Path(os.environ.get("CONSULTANT_SHARED", HERE.parent.parent / "shared"))
    if not (root / folder).is_dir():
        pytest.skip(f"no shared material: {root / folder} is missing; set CONSULTANT_SHARED to where it is")
    return root / folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Publishers' release files, read in place."""
    return shared("data")


@pytest.fixture(scope="session")
def shared_mail() -> Path:
    """Real mail to try things on, read in place."""
    return shared("mail")
