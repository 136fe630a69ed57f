"""Child processes of one machine: started in order, started again when they die, stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from consultant.errors import PermanentError

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_SECONDS = 30
"""A child that ran this long starts again at once after a crash; one that keeps dying waits longer each time."""
STOP_SECONDS = 60
"""A worker may finish the task in hand (its hard limit is 45 seconds) before it is killed."""


def pause_after(failures: int) -> float:
    """Seconds before the next start, after so many in a row that did not last."""
    return min(FIRST_PAUSE * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)


@dataclass(slots=True)
class Child:
    """One process: how it is started, and how its start goes."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0


class Supervisor:
    """Starts children, watches them, prefixes their output with their name."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._children: list[Child] = []
        self._stopping = threading.Event()

    def start(self, child: Child, ready: Callable[[], bool] | None = None, seconds: float = 30) -> None:
        """Start a child and wait until it is ready. Raises PermanentError when it dies or is not ready in time."""
        self._children.append(child)
        self._spawn(child)
        deadline = time.monotonic() + seconds
        while ready is not None and not ready():
            if _ended(child):
                raise PermanentError(f"{child.name} ended while starting; its lines above say why.")
            if time.monotonic() > deadline:
                raise PermanentError(
                    f"{child.name} was not ready after {seconds:.0f} seconds; see its lines above."
                )
            time.sleep(0.02)

    def watch(self) -> None:
        """Keep all children running until `stop` is called from a signal handler or another thread."""
        while not self._stopping.wait(0.5):
            for child in self._children:
                if _ended(child):
                    self._restart(child)

    def ask_to_stop(self, *_: object) -> None:
        """Signal handler: ends `watch`."""
        self._stopping.set()

    def stop(self) -> None:
        """SIGTERM to all, last started first, and wait; what does not stop in time is killed."""
        self._stopping.set()
        running = [child.process for child in reversed(self._children) if child.process and not _ended(child)]
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            process.send_signal(signal.SIGTERM)
            _wait(process, deadline)

    def _spawn(self, child: Child) -> None:
        environment = {**os.environ, **child.environment, "PYTHONUNBUFFERED": "1"}
        child.process = subprocess.Popen(
            child.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal reaches the supervisor only, which stops them in order
        )
        child.started_at = time.monotonic()
        threading.Thread(target=self._relay, args=(child.name, child.process), daemon=True).start()

    def _relay(self, name: str, process: subprocess.Popen[bytes]) -> None:
        for line in process.stdout or ():
            self._write(f"{name:8}| {line.decode('utf-8', 'replace').rstrip()}")

    def _restart(self, child: Child) -> None:
        steady = time.monotonic() - child.started_at > STEADY_SECONDS
        child.failures = 1 if steady else child.failures + 1
        pause = pause_after(child.failures)
        self._write(f"{child.name:8}| ended, starting again in {pause:.1f} s")
        if not self._stopping.wait(pause):
            self._spawn(child)


def _ended(child: Child) -> bool:
    return child.process is None or child.process.poll() is not None


def _wait(process: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
