"""Whether what was stated still holds: the same look-ups made again, and what they say now."""

from __future__ import annotations

import structlog

from consultant.answering.rechecking import changes
from consultant.errors import ConsultantError
from consultant.model.answer import Question, WordedFinding
from consultant.model.reuse import Stated
from consultant.ports import Composer

log = structlog.get_logger(__name__)


def outdated(stated: Stated | None, composer: Composer) -> tuple[str, ...]:
    """What is no longer as stated, in words; empty when all of it holds, or nothing of it rests on the catalogue.

    A look-up that fails for this question leaves its facts unproven: all of them count as changed.

    Raises: TransientError, PermanentError when the catalogue itself cannot be read.
    """
    if stated is None:
        return ()
    if stated.question is None:
        return ("the question it answers is no longer kept, so its facts cannot be looked up again",)
    found = findings(stated.question, composer)
    return tuple(change.said for change in changes(stated.findings, found, editions=True))


def findings(question: Question, composer: Composer) -> tuple[WordedFinding, ...]:
    """What the engine finds for the question now; nothing where its look-up fails. Raises as `outdated` does."""
    try:
        return composer.draft(question).findings
    except ConsultantError:
        raise
    except Exception:
        log.exception("facts not looked up again")
        return ()
