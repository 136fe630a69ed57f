"""What a cancer spread to, organ by organ, and the side of an organ in its code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from consultant.answering.findings.cases.parts import side
from consultant.answering.findings.cases.tumor_effects import SPREAD

_TABLE = Path(__file__).parent / "tumors.toml"
SIDED = r"(?:(?:right|left|bilateral|rt|lt|r|l)[- ]?(?:sided?)? )?"


def sided(code: str, text: str) -> str:
    """The code with the character of the told side."""
    if found := re.search(r"\{([^}]{3,4})\}", code):
        ends = found[1]
        told = side(text, ends if len(ends) > 3 else ends[0] + ends[1] + "?" + ends[2])
        code = code.replace(found[0], told)
    return code


def secondaries(text: str) -> tuple[list[str], str]:
    """What the cancer spread to, in the order told, and the text without these organs."""
    if not _SPREADS.search(text):
        return [], text
    found: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for code, words in table()["secondary"].items():
        for one in _second(words).finditer(text):
            name = next(name for name in ("at", "of", "_of") if one[name])
            organ, begin = one[name], one.start(name)
            if not any(a <= begin < b for a, b in spans):
                found.setdefault(sided(code, organ).replace("?", "0"), begin)
                spans.append((begin, begin + len(organ)))
    rest = "".join(" " if any(a <= at < b for a, b in spans) else sign for at, sign in enumerate(text))
    return sorted(found, key=lambda code: found[code]), rest


_SPREADS = re.compile(rf"\b{SPREAD}\b", re.IGNORECASE)


@cache
def _second(words: str) -> re.Pattern[str]:
    organ = rf"{SIDED}(?:{words})"
    listed = (
        r"(?:the |her |his |both |left |right )*(?:(?!from\b|for\b|in\b)[\w-]+(?: nodes?)?(?:,| and| &"
        r"|, and)+ (?:the |to )?){0,4}"
    )
    return re.compile(
        rf"\b(?:to|into|involving|{SPREAD} (?:in|of|at)) {listed}(?P<at>{organ})\b(?! (?:cancer|ca|carcinoma|primary)\b)"
        rf"|\b(?P<of>{organ})(?:(?:,| and| &|/| \+)+ ?(?:\w+ ){{1,2}}?)?(?: node)? {SPREAD}\b(?! (?:to|in|cancer)\b)"
        rf"|\bsecondary (?P<_of>{organ}) (?:cancer|tumou?r|malignan\w+)\b",
        re.IGNORECASE,
    )


@cache
def table() -> Mapping[str, Any]:
    """The sites of cancers as askers tell them."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
