"""The broker's queues. A worker takes from each in turn, so that none waits behind a full other one."""

WORK = "celery"
"""Mails to read and questions to draft."""
REPLIES = "replies"
"""What was approved: it does not wait behind a full mailbox."""
SWEEP = "sweep"
"""The rounds that look for what waits; behind a full mailbox they expired unheard."""
