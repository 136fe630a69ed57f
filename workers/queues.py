"""The broker's queues. A worker takes from each in turn, so that none waits behind a full other one."""

WORK = "celery"
"""Mails to read and questions to draft."""
REPLIES = "replies"
"""What was approved: it does not wait behind a full mailbox."""
SWEEP = "sweep"
"""The round of the sweep; behind a full mailbox it expired unheard."""
