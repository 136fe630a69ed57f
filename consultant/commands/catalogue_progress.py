"""How far an import or a download is: a bar on a terminal, plain lines where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

STEP = 40
"""Characters of what is being done that stand beside the bar: all of it fits a terminal of 80."""


class Lines:
    """Each step as a line, for logs and pipes; how far a file is read is not told."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def say(self, line: str) -> None:
        self._stream.write(f"{line}\n")

    def measure(self, done: int, together: int) -> None:
        """Nothing: a log holds steps, not shares."""


class Bar:
    """One bar over all files by bytes; it runs on without a share once everything is read."""

    def __init__(self, shown: Progress, task: TaskID) -> None:
        self._shown, self._task, self._read = shown, task, False

    def say(self, line: str) -> None:
        self._shown.update(self._task, step=_short(line))
        if self._read:
            self._shown.update(self._task, total=None)

    def measure(self, done: int, together: int) -> None:
        self._read = done >= together
        self._shown.update(self._task, completed=done, total=together)


@contextmanager
def shown(stream: TextIO | None = None) -> Iterator[Bar | Lines]:
    """A bar on standard error where that is a terminal, taken away at the end; else lines."""
    console = Console(file=stream or sys.stderr)
    if not console.is_terminal:
        yield Lines(stream or sys.stderr)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[step]}", markup=False),
        BarColumn(20),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, progress.add_task("", total=None, step=""))


def _short(line: str) -> str:
    """The number and the end of a file's name say which it is; the folders before it do not."""
    number, bracket, rest = line.rpartition("] ")
    return f"{number}{bracket}{rest.rpartition('/')[2]}"[:STEP].ljust(STEP)
