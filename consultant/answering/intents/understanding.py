"""Which intents a text shows: the words of all topics, weighed against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering.intents import codes, coverage, crosswalks, edits, fields, guidelines, modifiers
from consultant.answering.intents.intent import Intent, Rule
from consultant.answering.patterns import Pattern, PatternIndex

_WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    **fields.WORDS,
    **edits.WORDS,
    **modifiers.WORDS,
    **coverage.WORDS,
    **guidelines.WORDS,
    **crosswalks.WORDS,
    **codes.WORDS,
}
INTENTS: Mapping[Intent, tuple[Rule, ...]] = {
    intent: tuple(sorted(rules, key=lambda rule: -rule.confidence)) for intent, rules in _WORDS.items()
}
"""Intents by the words that show them, the surest first. Several may hold: `may these go together, and how many units`."""
_INDEX = PatternIndex(rule.words for rules in INTENTS.values() for rule in rules)

SURE, CLEAR, LIKELY = 0.8, 0.75, 0.7
"""Where one intent is at least SURE, those count beside it that are at least CLEAR; where one is CLEAR, those that are LIKELY."""
THRESHOLD = 0.55
"""Below this confidence a draft is marked for the consultant to decide what was meant."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question was understood to ask: intents in the order asked, and how sure the reading is."""

    intents: tuple[Intent, ...]
    confidence: float


def understand(text: str) -> Meaning:
    """The intents whose words occur in the text, in the order in which they are asked."""
    return _understood(text.strip())


@lru_cache(maxsize=64)  # one question is looked at from several places
def _understood(text: str) -> Meaning:
    possible = _INDEX.possible(text)
    found = {intent: _seen(rules, text, possible) for intent, rules in INTENTS.items()}
    best = max(score for score, _ in found.values())
    floor = CLEAR if best >= SURE else LIKELY if best >= CLEAR else 0.0
    kept = [intent for intent, (score, _) in found.items() if score > 0 and score >= floor]
    return Meaning(tuple(sorted(kept, key=lambda intent: found[intent][1])), best)


def _seen(rules: tuple[Rule, ...], text: str, possible: frozenset[Pattern]) -> tuple[float, int]:
    """The confidence of the surest rule that fits and the place of its words; (0, 0) when none does."""
    for rule in rules:
        if rule.words in possible and (match := rule.words.search(text)):
            return rule.confidence, match.start()
    return 0.0, 0
