"""A claim of several lines: what each line takes, by all the edits between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consultant.answering import families
from consultant.answering.findings.edits import ptp
from consultant.answering.intents.forms import Form, form
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_CLAIM, _EDITS = 3, 2
"""Lines that make a claim worth a review, and edits in force between them."""
_REVIEW = pattern(
    r"\A\W*(please )?(review|check|audit)\b ?[:,-]"
    r"|\b(review|check|scrub|audit|look (at|over)|go over|vet)\b~30\b(claim|lines?|bill|this|these|it|superbill|charges?)\b"
    r"|\banything (wrong|off|amiss|missing)\b|\bany (problems?|issues?|red flags?|errors?|mistakes?)\b|\baudit (line|claim)"
    r"|\bline[- ]by[- ]line\b|\bwhat('s| is| will| would| happens)\b~25\b(happen|den(y|ied)|reject\w*|go wrong|wrong)\b"
    r"|\b(is|are) (this|these|my|our|the) (claim|lines?|coding)\b~20\b(ok|okay|right|correct|clean|good|fine)\b|\bclean claim\b"
)
_COMPARED = pattern(
    r"\bindicators?\b~25\b(same|identical|alike|equal|differ\w*)\b|\b(same|identical|different) (modifier )?indicators?\b"
)
_DIFFERENT = pattern(r"\bdiffer\w*\b")
_LOOKED_UP = frozenset(
    {"edit_open", "edit_closed", "edit_none", "edit_ended", "edit_not_applicable", "edit_future"}
)


def reviewed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """One finding on all lines, where every pair was looked up and at least two edits are in force."""
    if len(ask.procedures) < _CLAIM or ask.partners or form(ask.text) is Form.ENDED:
        return ()
    pairs = ptp.pairs(ask, reference)
    held = [finding for finding in pairs if finding.kind in ("edit_open", "edit_closed")]
    if len(held) < _EDITS or any(finding.kind not in _LOOKED_UP for finding in pairs):
        return ()
    denied = _beside(held, "edit_closed")
    opened = {code: firsts for code, firsts in _beside(held, "edit_open").items() if code not in denied}
    codes = [cited.code for cited in ask.procedures]
    across = {code: line for code in opened if (line := _on_column1(code, held))}
    missing = [code for code in opened if code not in across and not _attached(code, held)]
    same_site = [code for code in opened if any(_at_one_site(one) for one in _of_line(code, held))]
    values: dict[str, Any] = {
        "denied": [(code, denied[code]) for code in codes if code in denied],
        "opened": [(code, _wished(code, held), opened[code]) for code in codes if code in opened],
        "free": [code for code in codes if code not in denied and code not in opened],
        "across": across,
        "missing": missing,
        "needless": _needless(ask, opened, across),
        "visits": any(families.is_visit(code) for code in opened),
        "decision": any("57" in _wished(code, held) for code in opened),
        "services": [code for code in missing if not families.is_visit(code) and code not in same_site],
        "form": form(ask.text).value,
        "same_site": same_site,
        "review": bool(_REVIEW.search(ask.text)),
        **_indicators(held, ask.text),
    }
    return (Finding("claim_lines", tuple(codes), values, tuple(row for one in held for row in one.evidence)),)


def _indicators(held: list[Finding], text: str) -> Mapping[str, Any]:
    """The indicators of the edits, where it is asked whether they are the same; `so` tells whether they are as asked."""
    compared = _COMPARED.search(text)
    if compared is None:
        return {"indicators": (), "so": False}
    pairs = tuple(
        (str(one.values["column1"]), str(one.values["column2"]), str(one.values["indicator"])) for one in held
    )
    same = len({indicator for _, _, indicator in pairs}) == 1
    return {"indicators": pairs, "so": same is not bool(_DIFFERENT.search(compared[0]))}


def _beside(held: list[Finding], kind: str) -> dict[str, list[str]]:
    """The column 2 codes of the edits of one kind, each with its column 1 codes."""
    found: dict[str, list[str]] = {}
    for finding in held:
        if finding.kind == kind:
            found.setdefault(finding.values["column2"], []).append(finding.values["column1"])
    return found


def _at_one_site(edit: Mapping[str, Any]) -> bool:
    """Whether an open edit is between services of one site, as the question tells."""
    return bool(edit["same_site"]) and edit["reason"] == "distinct service"


def _of_line(code: str, held: list[Finding]) -> list[Mapping[str, Any]]:
    """What the open edits say of the line that they deny."""
    return [one.values for one in held if one.kind == "edit_open" and one.values["column2"] == code]


def _attached(code: str, held: list[Finding]) -> list[str]:
    """The modifier that stands on the line already and opens its edits."""
    return next((list(one["attached"][:1]) for one in _of_line(code, held) if one["attached"]), [])


def _misplaced(code: str, held: list[Finding]) -> tuple[str, str]:
    """The modifier for the line that stands on the other one, and that line; of distinct services Medicare takes it there."""
    lines = [one for one in _of_line(code, held) if one["misplaced"] and one["reason"] == "distinct service"]
    return next(((one["misplaced"][0], one["column1"]) for one in lines), ("", ""))


def _on_column1(code: str, held: list[Finding]) -> str:
    return _misplaced(code, held)[1]


def _wished(code: str, held: list[Finding]) -> list[str]:
    """The modifier that is on the claim already, else those that may open the line's edits."""
    there = _attached(code, held) or [modifier for modifier in _misplaced(code, held)[:1] if modifier]
    return there or next((list(one["named"]) for one in _of_line(code, held) if one["named"]), [])


def _needless(ask: Ask, opened: Mapping[str, list[str]], across: Mapping[str, str]) -> list[tuple[str, str]]:
    """The modifiers for an edit on lines where they open none of these edits."""
    return [
        (modifier, cited.code)
        for cited in ask.procedures
        for modifier in cited.modifiers
        if modifier in ("25", *families.DISTINCT)
        and cited.code not in opened
        and cited.code not in across.values()
    ]
