"""What an asker may mean: one table of words per topic of the reply contract."""

from __future__ import annotations

from consultant.answering.intents.intent import Intent
from consultant.answering.intents.understanding import THRESHOLD, understand

__all__ = ["THRESHOLD", "Intent", "understand"]
