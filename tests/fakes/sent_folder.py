"""A Sent folder that keeps copies in memory, or fails as a test has planned."""

from __future__ import annotations

from consultant.errors import ConsultantError
from consultant.model.mail import SentCopy


class FakeSentFolder:
    """`copies` are those filed; `fail` is raised by every attempt while it is set."""

    def __init__(self) -> None:
        self.copies: list[SentCopy] = []
        self.attempts = 0
        self.fail: ConsultantError | None = None

    def put(self, copy: SentCopy) -> None:
        self.attempts += 1
        if self.fail:
            raise self.fail
        if copy.message_id not in {filed.message_id for filed in self.copies}:
            self.copies.append(copy)

    def close(self) -> None:
        """Nothing is open."""
