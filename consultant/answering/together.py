"""What is told of several codes in one sentence: those of one value together, the add-ons apart from the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consultant.answering.leads import GROUPED
from consultant.answering.wording import Worded
from consultant.templates import MailTemplates

_PAIR, _MANY = 2, 3


def told(ranked: list[Worded], templates: MailTemplates) -> str:
    """The sentence for all codes of which the first finding's kind tells the same thing; empty where each has its own."""
    return _sorted(ranked, templates) or _grouped(ranked, templates)


def _sorted(ranked: list[Worded], templates: MailTemplates) -> str:
    """Which of the codes are add-ons, where that is what is asked of them."""
    asked = next(
        (found.finding.values["sorted"] for found in ranked if "sorted" in found.finding.values), None
    )
    return templates.sentence("answer/lines.txt", "sorted_add_ons", asked) if asked else ""


def valid_beside(ranked: list[Worded], templates: MailTemplates) -> list[str]:
    """Which of many codes are valid, beside those that are not."""
    active = [found.finding.values for found in ranked if found.kind == "code_active"]
    if len(active) < _PAIR:
        return []
    values = {"codes": [found["code"] for found in active], "on": active[0]["on"]}
    return [templates.sentence("answer/lines.txt", "valid_codes", values)]


def _grouped(ranked: list[Worded], templates: MailTemplates) -> str:
    """One sentence for three codes or more of which the same value is told; empty for fewer, or where one is judged."""
    kind = ranked[0].kind
    values = [found.finding.values for found in ranked if found.kind == kind]
    judged = any(one.get("claim") or one.get("doubted") or one.get("after") for one in values)
    others = any(set(one.get("roles", ())) - {"assistant"} for one in values)
    least = _PAIR if kind == "unit_limit" and len({one.kind for one in ranked}) == 1 else _MANY
    counted = kind == "unit_limit" and any(map(_counted, values))
    if kind not in GROUPED or len(values) < least or judged or others or counted:
        return ""
    groups: dict[str, list[str]] = {}
    for one in values:
        groups.setdefault(str(one[GROUPED[kind]]), []).append(one["code"])
    return templates.sentence("answer/lines.txt", f"grouped_{kind}", {"groups": tuple(groups.items())})


def _counted(limit: Mapping[str, Any]) -> bool:
    """Whether the question tells units, or settings, that the limit is compared by."""
    told = limit["exceeded"] or (limit["asked"] or 0) > 1 or limit["apart"]
    return bool(told or limit["beside"] or not limit["units"])
