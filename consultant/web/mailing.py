"""Mails with a one-time link: sent at once, and again for as long as the link works and the mail server cannot take them."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from consultant.model.mail import OutgoingMail, SendResult
from consultant.web.front import Front

log = structlog.get_logger(__name__)

PAUSE = timedelta(seconds=20)
"""Before the second attempt; each further pause is twice as long."""


def mail_link(front: Front, mail: OutgoingMail, until: datetime, pause: timedelta = PAUSE) -> None:
    """Only what was surely not taken is tried again. Kept in memory: who asked asks again after a restart."""
    outcome = front.service.postman.send(mail)
    log.info("link mailed", result=outcome.result.value)
    if outcome.result is SendResult.TRY_LATER and front.clock() + pause < until:
        front.service.later(pause, lambda: mail_link(front, mail, until, 2 * pause))
