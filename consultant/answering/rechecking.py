"""Says a draft again what it said: its evidence beside the evidence of the same look-ups made now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consultant.model.answer import WordedFinding
from consultant.model.reuse import ROW, Change, Fact

Place = tuple[str, str, str]
"""Code set, key and field of an Evidence."""


def changes(
    before: Iterable[WordedFinding], now: Iterable[WordedFinding], *, editions: bool
) -> tuple[Change, ...]:
    """Every field that is not what it was; with `editions`, one that another release says today counts too."""
    old, new = (_values(found, editions=editions) for found in (before, now))
    return tuple(_changes(old, new))


def about(fact: Fact, found: Iterable[Change]) -> tuple[Change, ...]:
    """Of the changes in an answer those of one fact: its row, and the fields that its kind of finding says of it."""
    said = {"finding", ROW} | {
        line.field
        for finding in fact.answer.findings
        for line in finding.evidence
        if finding.kind == fact.kind and (line.code_set, line.key) == (fact.code_set, fact.key)
    }
    row = (change for change in found if (change.code_set, change.key) == (fact.code_set, fact.key))
    return tuple(change for change in row if change.field in said or not change.before)


def _changes(old: Mapping[Place, str], new: Mapping[Place, str]) -> Iterator[Change]:
    found = {place[:2] for place in new}
    for row in dict.fromkeys(place[:2] for place in old if place[:2] not in found):
        yield Change(*row, ROW, "stated", "")
    for place in (*old, *(place for place in new if place not in old)):
        before, after = old.get(place, ""), new.get(place, "")
        if before != after and place[:2] in found:
            yield Change(*place, before, after)


def _values(findings: Iterable[WordedFinding], *, editions: bool) -> dict[Place, str]:
    """What each place holds; several values of one place stand together, in a fixed order.

    The kind of finding is a field of each row too: the same row says another thing when an edit ends, or begins.
    """
    held: dict[Place, set[str]] = {}
    for finding in findings:
        for line in finding.evidence:
            fields = {line.field: line.value or "(empty)", "finding": finding.kind.replace("_", " ")}
            if editions and line.release:
                fields["release"] = line.release
            for field, value in fields.items():
                held.setdefault((line.code_set, line.key, field), set()).add(value)
    return {place: "; ".join(sorted(values)) for place, values in held.items()}
