"""Scores the parser on the labelled corpus, tuned and held-out part: `python -m tests.codes.score [--errors]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consultant.codes import cite, signature_spans
from consultant.model.codes import Citation
from consultant.privacy.detection import identifiers

CORPUS = Path(__file__).parent / "corpus"
PARTS = ("tuned", "held_out", "unseen", *(f"blind_{number}" for number in range(1, 15)))


@dataclass
class Tally:
    """How often something was there and found, there and missed, found and not there."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    def count(self, expected: set[Any], found: set[Any]) -> None:
        self.hit += len(expected & found)
        self.missed += len(expected - found)
        self.false += len(found - expected)

    @property
    def f1(self) -> float:
        total = 2 * self.hit + self.missed + self.false
        return 2 * self.hit / total if total else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} (hit {self.hit}, missed {self.missed}, false {self.false})"


@dataclass
class Score:
    """The figures of one part of the corpus."""

    texts: int = 0
    exact: int = 0
    codes: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    free_modifiers: Tally = field(default_factory=Tally)
    attachments: Tally = field(default_factory=Tally)
    units_and_ranges: Tally = field(default_factory=Tally)
    identifiers: Tally = field(default_factory=Tally)
    firm_identifiers: Tally = field(default_factory=Tally)
    friends: int = 0
    friends_returned: int = 0
    clean: int = 0
    clean_kept: int = 0
    errors: list[str] = field(default_factory=list)


def read(part: str) -> list[dict[str, Any]]:
    """The lines of one part of the corpus."""
    return [json.loads(line) for line in (CORPUS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(lines: Iterable[dict[str, Any]]) -> Score:
    """What the parser gets right on these lines."""
    result = Score()
    for line in lines:
        _score_codes(line, result)
        _score_identifiers(line, result)
    return result


def _score_codes(line: dict[str, Any], result: Score) -> None:
    found = cite(line["text"])
    expected = line["citations"]
    wanted, got = {_whole(each) for each in expected}, {_whole(_plain(each)) for each in found}
    result.texts += 1
    result.exact += wanted == got and len(found) == len(expected)
    if wanted != got:
        result.errors.append(
            f"{line['id']}: missed {sorted(wanted - got)} false {sorted(got - wanted)}\n    {line['text'][:300]!r}"
        )
    result.codes.count({each[:2] for each in map(_key, expected)}, {_key(_plain(each))[:2] for each in found})
    result.spans.count({tuple(each["span"]) for each in expected}, {each.span for each in found})
    for tally, view in (
        (result.free_modifiers, _modifiers),
        (result.attachments, _attached),
        (result.units_and_ranges, _measured),
    ):
        tally.count(set(view(expected)), set(view(list(map(_plain, found)))))
    friends = [tuple(span) for span in line["false_friends"]]
    result.friends += len(friends)
    result.friends_returned += sum(
        any(each.span[0] < end and start < each.span[1] for each in found) for start, end in friends
    )
    result.clean += not expected
    result.clean_kept += not expected and not found


def _score_identifiers(line: dict[str, Any], result: Score) -> None:
    wanted = {(each["kind"], *each["span"]) for each in line["phi"]}
    got = {
        (each.kind.value, *each.span)
        for each in identifiers(line["text"], signatures=signature_spans(line["text"]))
    }
    result.identifiers.count(wanted, got)
    firm = {each for each in wanted if each[0] in ("ssn", "mrn", "member_id", "dob")}
    result.firm_identifiers.count(firm, {each for each in got if each in firm})
    if wanted != got:
        text = line["text"]
        shown = [
            f"{mark}{kind}:{text[a:b]!r}"
            for mark, group in (("-", wanted - got), ("+", got - wanted))
            for kind, a, b in sorted(group)
        ]
        result.errors.append(f"{line['id']}: identifiers {' '.join(shown)}")


def _plain(citation: Citation) -> dict[str, Any]:
    return {
        "system": citation.system.value,
        "code": citation.code,
        "modifiers": list(citation.modifiers),
        "units": citation.units,
        "range_end": citation.range_end,
        "span": citation.span,
        "quoted": citation.quoted,
        "wildcard": citation.wildcard,
    }


def _key(each: dict[str, Any]) -> tuple[Any, ...]:
    return each["system"], each["code"], each["span"][0]


def _whole(each: dict[str, Any]) -> tuple[Any, ...]:
    return (
        each["system"],
        each["code"],
        tuple(each["modifiers"]),
        each["units"] or 0,
        each["range_end"] or "",
        tuple(each["span"]),
        each["quoted"],
        each["wildcard"],
    )


def _modifiers(citations: list[dict[str, Any]]) -> Iterable[tuple[Any, ...]]:
    """Every modifier of the text, attached or free."""
    for each in citations:
        if each["system"] == "modifier":
            yield each["code"], each["span"][0]
        yield from ((modifier, each["span"][0], each["code"]) for modifier in each["modifiers"])


def _attached(citations: list[dict[str, Any]]) -> Iterable[tuple[Any, ...]]:
    return ((each["code"], each["span"][0], modifier) for each in citations for modifier in each["modifiers"])


def _measured(citations: list[dict[str, Any]]) -> Iterable[tuple[Any, ...]]:
    return (
        (each["code"], each["span"][0], each["units"] or 0, each["range_end"] or "")
        for each in citations
        if each["units"] or each["range_end"]
    )


def report(part: str, result: Score) -> str:
    """The figures as lines of text."""
    firm = result.firm_identifiers
    return "\n".join(
        (
            f"{part}: {result.texts} texts, exactly right {result.exact / max(result.texts, 1):.1%}",
            f"  codes             {result.codes}",
            f"  spans             {result.spans}",
            f"  modifiers         {result.free_modifiers}",
            f"  attachment        {result.attachments}",
            f"  units and ranges  {result.units_and_ranges}",
            f"  false friends     {result.friends_returned} returned of {result.friends}",
            f"  without codes     {result.clean_kept} of {result.clean} left clean",
            f"  identifiers       {result.identifiers}, recall {result.identifiers.recall:.3f}",
            f"  SSN MRN ID DOB    recall {firm.recall:.3f} of {firm.hit + firm.missed}",
        )
    )


def main() -> None:
    """Prints the figures; with `--errors` also what went wrong in the tuned part (the held-out part stays unseen)."""
    parts = [part for part in PARTS if part in sys.argv] or PARTS
    for part in parts:
        result = score(read(part))
        print(report(part, result))
        if "--errors" in sys.argv and part == "tuned":
            print("\n".join(result.errors))


if __name__ == "__main__":
    main()
