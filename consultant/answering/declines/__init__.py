"""Requests that a reply declines: what is seen in them (`traits`) is weighed (`weighed`) by a table fitted to many voices."""

from __future__ import annotations

from consultant.answering.declines.kinds import Decline
from consultant.answering.declines.weighed import Judgement, certain, declined, doubted, judged

__all__ = ["Decline", "Judgement", "certain", "declined", "doubted", "judged"]
