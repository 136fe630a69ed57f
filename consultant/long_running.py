"""What a process that answers many questions does once, after all is open and before the first of them."""

from __future__ import annotations

import gc

from consultant.answering.patterns import read_all
from consultant.templates import MailTemplates

COLLECT_EVERY = 20_000
"""Objects made, less those let go, after which the collector looks: a draft makes a few thousand."""


def ready(templates: MailTemplates) -> None:
    """All is read and compiled; what stands now stays, and the collector need not look through it again."""
    read_all()
    templates.compile()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
