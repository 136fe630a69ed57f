"""What a question that cites no code is about where it wishes none: coverage, the billing office, the sharing of an operation."""

from __future__ import annotations

import re

from consultant.answering import business_words
from consultant.answering.asking_back import wishes_code
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import wants_code
from consultant.answering.reading import Ask

OF_MEDICARE = re.compile(r"\bmedicare\b|\bpart b\b", re.IGNORECASE)


def of_coverage(ask: Ask) -> bool:
    """Whether Medicare is named and no code is wished: what it covers is asked, and not what the service is called."""
    return bool(OF_MEDICARE.search(ask.text)) and not wishes_code(ask) and not wants_code(ask.text)


def of_business(ask: Ask) -> bool:
    """Whether a matter of the billing office is asked and no code is wished."""
    return business_words.told(ask.text) and not wishes_code(ask) and not wants_code(ask.text)


_OF_SURGEONS = frozenset({Intent.ASSISTANT, Intent.MULTIPLE, Intent.COMPONENTS})


def of_surgeons(ask: Ask) -> bool:
    """Whether only the sharing of a procedure is asked about, which no diagnosis that its words describe answers."""
    return bool(ask.intents) and _OF_SURGEONS.issuperset(ask.intents) and not wants_code(ask.text)
