"""How well real and made-up mail is read, as numbers that the tests and `make bench ARGS=mail` share."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consultant.intake.html_text import html_text
from consultant.intake.reply_text import segments
from consultant.model.mail import SegmentKind

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """A body and what its writer newly wrote."""

    name: str
    text: str
    expected: str
    subject: str = ""
    answer: bool = True

    @property
    def found(self) -> str:
        """What the service takes for newly written."""
        parts = segments(self.text, subject=self.subject, answer=self.answer)
        return "".join(self.text[s.start : s.end] for s in parts if s.kind is SegmentKind.NEW)

    @property
    def exact(self) -> bool:
        return words(self.found) == words(self.expected)

    @property
    def lost(self) -> bool:
        """A line that the writer wrote, and that is in the body, is not among the new text."""
        body, found = words(self.text), words(self.found)
        lines = [words(line) for line in self.expected.split("\n")]
        return any(line in body and line not in found for line in lines if line)


def words(text: str) -> str:
    """Text without differences of blanks and of bold marks."""
    return re.sub(r"\s+", " ", re.sub(r"[*_]{2}", "", text)).strip()


def gold(shared_mail: Path) -> list[Sample]:
    """The real bodies of `replies/gold.json`."""
    entries = json.loads((shared_mail / "replies" / "gold.json").read_text("utf-8"))
    return [Sample(entry["name"], _text(entry), entry["expected"]) for entry in entries]


def made_up() -> list[Sample]:
    """The bodies of `replies.toml`."""
    entries = tomllib.loads((HERE / "replies.toml").read_text("utf-8"))["reply"]
    return [_sample(entry) for entry in entries]


def share(samples: Sequence[Sample], judged: str) -> float:
    """The share of samples that are `exact` or have `lost` text."""
    return sum(getattr(sample, judged) for sample in samples) / len(samples)


def _sample(entry: dict[str, object]) -> Sample:
    answer = bool(entry.get("answer", True))
    body = str(entry["body"])
    return Sample(
        name=str(entry["kind"]),
        text=html_text(body) if entry.get("html") else body.strip("\n"),
        expected=str(entry["new"]),
        subject=str(entry.get("subject", "Re: codes" if answer else "codes")),
        answer=answer,
    )


def _text(entry: dict[str, str]) -> str:
    return html_text(entry["input"]) if entry["kind"] == "html" else entry["input"].replace("\r\n", "\n")
