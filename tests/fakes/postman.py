"""A postman that answers as a test has planned, else takes every mail."""

from __future__ import annotations

from consultant.model.mail import OutgoingMail, SendOutcome, SendResult


class FakePostman:
    """`mails` are those handed over; planned outcomes (or exceptions) come first, one for each attempt."""

    def __init__(self) -> None:
        self.mails: list[OutgoingMail] = []
        self.attempts = 0
        self._planned: list[SendOutcome | BaseException] = []

    def plan(self, *outcomes: SendOutcome | BaseException | SendResult) -> None:
        self._planned += [
            SendOutcome(o, f"as planned: {o}") if isinstance(o, SendResult) else o for o in outcomes
        ]

    def send(self, mail: OutgoingMail) -> SendOutcome:
        self.attempts += 1
        outcome = self._planned.pop(0) if self._planned else SendOutcome(SendResult.ACCEPTED, "250 taken")
        if isinstance(outcome, BaseException):
            raise outcome
        if outcome.result is SendResult.ACCEPTED:
            self.mails.append(mail)
        return outcome
