"""Errors sorted by what the caller is to do about them; adapters translate foreign errors into these, once, at the rim."""

from __future__ import annotations


class ConsultantError(Exception):
    """Something went wrong that has a name; the message says what, where, and what to do."""


class TransientError(ConsultantError):
    """The same step may succeed later (connection refused, lock not granted, 4yz): try again with backoff."""


class PermanentError(ConsultantError):
    """The same step will fail again (rejected credentials, 5yz, damaged file): stop and tell a person."""


class InputError(ConsultantError):
    """What a person or a file gave is not usable; the message names the place and what was expected."""


class StaleVersion(ConsultantError):
    """Somebody else changed the consultation since it was read; read it again and decide again."""


class FactsChanged(StaleVersion):
    """The catalogue no longer says what the draft says; the consultation is drafted again."""


class IllegalMove(ConsultantError):
    """The consultation's stage does not allow this step (see `consultant.model.consultation.MOVES`)."""


class NotAllowed(ConsultantError):
    """The signed-in person's role, or somebody else's claim, does not allow this step."""


class TooOften(ConsultantError):
    """A limit on how often something may be done is reached; the message says when or how to go on."""


class NotFound(ConsultantError):
    """There is no such consultation, message, reply or account."""
