"""How a mail is read: from its text and citations to the asks that are looked up."""

from __future__ import annotations

from consultant.answering.reading.asks import Ask, Reading
from consultant.answering.reading.reader import read

__all__ = ["Ask", "Reading", "read"]
