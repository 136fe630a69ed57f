"""The service's processes can be started from the Procfile against the real servers."""

from __future__ import annotations

from consultant.settings import load
from tests.servers.deployment import Deployment, procfile_lines


def test_the_procfile_names_the_four_processes() -> None:
    assert set(procfile_lines()) == {"web", "poller", "worker", "beat"}


def test_a_deployment_is_set_to_the_real_servers(deployment: Deployment) -> None:
    settings = load(deployment.environment)
    assert not settings.sandboxed
    assert settings.database.startswith("postgresql://")
    assert settings.home == deployment.home
