"""Whether a diagnosis is a hospital-acquired condition, so that with the indicator N it does not raise the DRG."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE
from consultant.model.answer import Evidence, Finding

_TABLE = Path(__file__).parents[2] / "hospital_acquired.toml"
_ASKED = expression(
    r"\bhacs?\b|\bhospital[- ]acquired\b"
    r"|\b(?:poa|present[- ]on[- ]admission)(?:(?! exempt)[^.?!]){0,25}?(?-i:\b[NU]\b)|\bpoa\W{0,3}no\b"
    r"|\bnot (?:there|present)? ?(?:on|at) admission\b|\bnot poa\b|\bwas(?: not|n't) (?:there|present) (?:on|at) admission\b",
    re.IGNORECASE,
)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def told(ask: Ask) -> tuple[Finding, ...]:
    """What the list says of each cited diagnosis that stands on it, where the question is on that or tells that it came later."""
    if not _ASKED.search(ask.text):
        return ()
    read = _table()
    return tuple(
        _finding(cited.code, name, read)
        for cited in ask.diagnoses
        for name, words in read["conditions"].items()
        if re.fullmatch(words, cited.code)
    )


def _finding(code: str, name: str, read: Mapping[str, Any]) -> Finding:
    values = {"code": code, "name": name, "source": read["publication"]}
    rows = (
        Evidence(
            KNOWLEDGE,
            code,
            "hospital-acquired condition",
            name,
            read["publication"],
            read["as_of"].isoformat(),
        ),
    )
    return Finding("hospital_acquired", (code,), values, rows)
