"""Words that billing offices misspell and that decide what is asked."""

from __future__ import annotations

import re

_MODIFIER = re.compile(
    r"\b(?:modif(?:er|yer|ir|eir|iar|ie|eer|ire)|mod(?:fi|iff|f)i?er)(s?)\b", re.IGNORECASE
)


_ASSISTANT = re.compile(r"\basst\b\.?(?! (?:living|manager|director|admin))", re.IGNORECASE)


def spelled(text: str) -> str:
    """The text with `modifer` and the like as `modifier`, and with `asst` as `assistant`."""
    return _ASSISTANT.sub("assistant", _MODIFIER.sub(r"modifier\1", text))
