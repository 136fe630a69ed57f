"""Named steps: every call by which the flow touches the world, and the moment right before or after it.

A step is named `arrivals.keep before` or `postman.send after`. What happens there is up to the test: a note, or the end of
the process. The service itself knows nothing of it; it is handed parts that look like its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from consultant.keeping import Keeper
from consultant.service import Service

Reach = Callable[[str], None]
Worked = TypeVar("Worked", Service, Keeper)

STEPS: dict[str, tuple[str, ...]] = {
    "mailbox": ("uids", "fetch", "file"),
    "arrivals": ("known", "keep", "claim"),
    "readings": ("save",),
    "consultations": ("begin_drafts", "save_drafts"),
    "decisions": ("decide",),
    "outbox": ("claim", "record"),
    "nudge": ("receive", "dispatch"),
    "postman": ("send",),
}
"""The calls of the way from the mailbox to the mail server."""
MOMENTS = ("before", "after")


def names(*parts: str) -> list[str]:
    """The steps of these parts; of all when none is given."""
    return [
        f"{part}.{call} {moment}"
        for part, calls in STEPS.items()
        if not parts or part in parts
        for call in calls
        for moment in MOMENTS
    ]


class Stepped:
    """A part whose calls in the table are steps; everything else is the part's own."""

    def __init__(self, name: str, part: Any, reach: Reach) -> None:
        self._name = name
        self._part = part
        self._reach = reach

    def __getattr__(self, call: str) -> Any:
        own = getattr(self._part, call)
        return self._step(call, own) if call in STEPS[self._name] else own

    def _step(self, call: str, own: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any, **named: Any) -> Any:
            self._reach(f"{self._name}.{call} before")
            made = own(*given, **named)
            if self._name == "mailbox" and call == "fetch":
                made = list(made)  # a generator has not fetched anything yet
            self._reach(f"{self._name}.{call} after")
            return made

        return stepped


class SteppedDatabase:
    """A database whose groups of calls are parts."""

    def __init__(self, database: Any, reach: Reach) -> None:
        self._database = database
        self._reach = reach

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._database, name)
        return Stepped(name, own, self._reach) if name in STEPS else own


def stepped(service: Worked, reach: Reach) -> Worked:
    """The same service, or keeper of mail, telling `reach` of every step."""
    parts: dict[str, Any] = {
        "database": SteppedDatabase(service.database, reach),
        "nudge": Stepped("nudge", service.nudge, reach),
    }
    if isinstance(service, Service):
        parts["postman"] = Stepped("postman", service.postman, reach)
    return replace(service, **parts)
