"""Makes a process of the service kill itself (SIGKILL, its whole group) at steps named in FAULT_STEPS, each once.

Python imports this module at every start because its folder is on PYTHONPATH; without FAULT_STEPS it does nothing. FAULT_MARKS is
the folder where one file a step tells, across processes and restarts, that it was reached.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path


def _kill_at(steps: frozenset[str], marks: Path) -> None:
    from consultant import bootstrap, mailboxes
    from tests.faults.stepping import Stepped, stepped

    def reach(step: str) -> None:
        if step in steps and _first(marks / step.replace(" ", "-")):
            os.killpg(os.getpgid(0), signal.SIGKILL)

    service, keeper, mailbox = bootstrap.service, mailboxes.keeper, mailboxes.mailbox
    bootstrap.service = lambda *given: stepped(service(*given), reach)
    mailboxes.keeper = lambda *given: stepped(keeper(*given), reach)
    mailboxes.mailbox = lambda *given: Stepped("mailbox", mailbox(*given), reach)  # type: ignore[assignment]


def _first(mark: Path) -> bool:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


if os.environ.get("FAULT_STEPS"):
    _kill_at(frozenset(os.environ["FAULT_STEPS"].split(",")), Path(os.environ["FAULT_MARKS"]))
