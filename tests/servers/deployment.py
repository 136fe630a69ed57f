"""The service itself, as the Procfile starts it, against the real servers of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from consultant.settings import Settings, load
from tests.servers.processes import Program

PROJECT = Path(__file__).parent.parent.parent
PROCFILE = PROJECT / "Procfile"


def procfile_lines() -> dict[str, str]:
    """Name and command line of every process."""
    lines = (line.partition(":") for line in PROCFILE.read_text().splitlines() if ":" in line)
    return {name.strip(): command.strip() for name, _, command in lines if not name.startswith("#")}


class ProcfileProcess(Program):
    """One line of the Procfile, running."""

    def __init__(self, name: str, environment: Mapping[str, str], log: Path) -> None:
        super().__init__()
        self.name = name
        self._environment = environment
        self._log = log

    @property
    def log(self) -> Path:
        return self._log

    def command(self) -> list[str]:
        return ["/bin/sh", "-c", f"exec {procfile_lines()[self.name]}"]

    def circumstances(self) -> dict[str, Any]:
        return {"cwd": PROJECT, "env": self._environment}


class Deployment:
    """Processes of the service that share settings and a home folder; each may be killed and started again.

    `settings` are the names of `config/consultant.toml`; what the caller's environment sets is left out.
    """

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.environment = _environment({"home": str(home), **settings})
        self._processes: dict[str, ProcfileProcess] = {}

    def start(self, *names: str) -> None:
        """Starts these processes, or starts them again after `kill`."""
        for name in names:
            process = self[name] if name in self._processes else self._add(name)
            process.launch()

    def __getitem__(self, name: str) -> ProcfileProcess:
        return self._processes[name]

    def settings(self) -> Settings:
        """The settings the processes see."""
        return load(self.environment)

    def stop(self) -> None:
        """Asks every process to end, the last started first, and waits for all of them."""
        for process in reversed(self._processes.values()):
            process.ask_to_stop()
        for process in self._processes.values():
            process.wait()

    def consultant(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs `consultant …` to its end with the same settings; AssertionError when it fails.

        In a group of its own: a process that a test makes kill its whole group must not take the test along.
        """
        done = subprocess.run(
            [sys.executable, "-m", "consultant", *arguments],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def logs(self) -> str:
        """What all processes have written."""
        return "".join(
            f"--- {name}\n{process.log.read_text(errors='replace')}"
            for name, process in self._processes.items()
        )

    def _add(self, name: str) -> ProcfileProcess:
        self._processes[name] = ProcfileProcess(name, self.environment, self.home / f"{name}.log")
        return self._processes[name]


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CONSULTANT_")}
    programs = os.pathsep.join([str(Path(sys.executable).parent), inherited.get("PATH", os.defpath)])
    settings = {"undo_seconds": "0", **settings}
    ours = {f"CONSULTANT_{name.upper()}": value for name, value in settings.items()}
    return {**inherited, **ours, "PATH": programs, "PYTHONUNBUFFERED": "1"}
