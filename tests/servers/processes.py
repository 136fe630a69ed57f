"""A server as a child process: where it lives, whom it runs as, how it is started, stopped and killed."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

LOOPBACK = "127.0.0.1"
PATIENCE_SECONDS = 60
START_ATTEMPTS = 4


class CannotStart(RuntimeError):
    """The server ended, or said nothing, before it answered; the message carries the end of its log."""


@dataclass(frozen=True)
class Account:
    """A Unix account."""

    uid: int
    gid: int
    user: str
    group: str


def unprivileged_account() -> Account:
    """Whom servers run as: `nobody` when the tests run as root, else whoever runs them."""
    entry = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.getuid())
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name, grp.getgrgid(entry.pw_gid).gr_name)


def free_port() -> int:
    """A loopback port nobody listens on now; whoever needs it for sure tries again with another one."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def executable(*names: str) -> str | None:
    """The first of these programs that is installed, system folders included."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


def ending_with_us(command: list[str], stop_signal: signal.Signals) -> list[str]:
    """The command, told to end when this process does, even when this process is killed (Linux only)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", stop_signal.name.removeprefix("SIG"), *command] if setpriv else command


class Program:
    """A child process that writes its output to a log, ends with the tests, and can be stopped, killed or frozen."""

    name = "program"
    stop_signal = signal.SIGTERM

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """The program and its arguments, staying in the foreground."""
        raise NotImplementedError

    def circumstances(self) -> dict[str, Any]:
        """Further arguments of `subprocess`: working directory, environment, account."""
        return {}

    @property
    def log(self) -> Path:
        """What the program writes to its output."""
        raise NotImplementedError

    @property
    def pid(self) -> int:
        """The process's id; 0 before it is launched."""
        return self._process.pid if self._process else 0

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def launch(self) -> None:
        """Starts the process and does not wait for it."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                ending_with_us(self.command(), self.stop_signal),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.circumstances(),
            )

    def stop(self) -> int | None:
        """Asks the process to end and waits for it; gives its exit status."""
        self.ask_to_stop()
        return self.wait()

    def ask_to_stop(self) -> None:
        """Asks the process to end and does not wait for it."""
        self._signal(self.stop_signal)

    def wait(self) -> int | None:
        """Waits for the end that was asked for, and forces it when it does not come; gives the exit status."""
        if self._process is None:
            return None
        try:
            return self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self) -> None:
        """Ends the process and its children at once, as a crash would."""
        if self._process is not None:
            self._signal(signal.SIGKILL, whole_group=True)
            self._process.wait(PATIENCE_SECONDS)

    def pause(self) -> None:
        """Freezes the process and its children: they keep their connections and say nothing until `resume`."""
        self._signal(signal.SIGSTOP, whole_group=True)

    def resume(self) -> None:
        """Lets a frozen process go on."""
        self._signal(signal.SIGCONT, whole_group=True)

    def _signal(self, number: signal.Signals, *, whole_group: bool = False) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        if whole_group:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)


class Server(Program):
    """A program with a port and a directory of its own; subclasses say what to write, run and ask.

    `start` may be called again after `stop` or `kill`: port and directory stay, `close` removes the directory.
    """

    name = "server"

    def __init__(self) -> None:
        super().__init__()
        # Directly under /tmp, because the path of a Unix socket has at most 107 bytes.
        self.directory = Path(tempfile.mkdtemp(prefix=f"{self.name}.", dir="/tmp"))
        self.account = unprivileged_account()
        self.port = 0

    def prepare(self) -> None:
        """Writes what the server needs to find in its directory."""

    def answers(self) -> bool:
        """Whether the server answers; OSError counts as no."""
        raise NotImplementedError

    @property
    def log(self) -> Path:
        return self.directory / "output.log"

    def circumstances(self) -> dict[str, Any]:
        return {"cwd": self.directory, **self.run_as_account()}

    def start(self) -> Self:
        """Starts the server and returns once it answers."""
        again = bool(self.port)
        for attempt in range(1, START_ATTEMPTS + 1):
            if not again:
                self.port = free_port()
                self.prepare()
            try:
                self._start_once()
                return self
            except CannotStart:
                # Somebody may have taken the port in between, for a server or for a moment's connection.
                if attempt == START_ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Ends the server without ceremony, because nobody needs its content any more, and removes its directory."""
        self.kill()
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_: object) -> None:
        self.close()

    def give_away(self) -> None:
        """Hands the directory and all in it to the account the server runs as."""
        if os.geteuid() == 0:
            for path in [self.directory, *self.directory.rglob("*")]:
                os.chown(path, self.account.uid, self.account.gid)

    def run_as_account(self) -> dict[str, Any]:
        """Arguments of `subprocess` that leave root behind."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}

    def _start_once(self) -> None:
        self.give_away()
        self.launch()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._does_answer():
            if not self.running or time.monotonic() > deadline:
                self.kill()
                raise CannotStart(f"{self.name} does not answer on port {self.port}:\n{self._last_words()}")
            time.sleep(0.01)

    def _does_answer(self) -> bool:
        try:
            return self.answers()
        except OSError:
            return False

    def _last_words(self) -> str:
        return "".join(path.read_text(errors="replace")[-2000:] for path in self.directory.glob("*.log"))
