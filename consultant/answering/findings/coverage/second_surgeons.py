"""Who is paid beside the surgeon: an assistant, a second surgeon or a team (relative value file record layout, RVU25D)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from consultant.answering import claims
from consultant.answering.findings.coverage import fee_rows
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

_ROLES: Mapping[str, re.Pattern[str]] = {
    role: re.compile(words, re.IGNORECASE)
    for role, words in {
        "assistant": r"\bassist|\b8[012]\b|(?-i:\b(?:AS|PA|NP|CNS)\b)",
        "co-surgeon": r"\bco-?\s?surg|\b(?:second|2nd) surgeon\b(?! (?:who )?assist)|\b(two|2) (\w+ ){0,2}surgeons\b|\b62\b"
        r"|\bdifferent specialt|\beach (?:did|does|performed|took|handled) (?:\w+ )?(?:own )?(?:part|half|portion)\b",
        "team": r"(?<!hello )(?<!hi )(?<!dear )(?<!hey )(?<!morning )(?<!afternoon )(?<!coding )(?<!billing )"
        r"\bteam\b|\b66\b|\b(three|3|four) (\w+ ){0,2}surgeons\b",
    }.items()
}
"""Which of the surgeons a question is about."""


def surgeons(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether an assistant, a second surgeon or a team is paid; the short answer is on those that the question names."""
    roles = tuple(role for role, words in _ROLES.items() if words.search(ask.text)) or ("assistant",)
    found = (fee_rows.of_row(cited, reference, "surgeons", _indicators) for cited in ask.procedures)
    return tuple(_shared(_for_roles(finding, roles, ask), ask, reference) for finding in found)


def _indicators(row: FeeRow) -> Mapping[str, str]:
    return {"assistant": row.assistant, "co_surgeon": row.co_surgeon, "team": row.team}


_MODIFIERS: Mapping[str, str] = {"assistant": "80, 81, 82, AS", "co-surgeon": "62", "team": "66"}
"""Which modifiers a second surgeon's line carries."""


def _for_roles(finding: Finding, roles: tuple[str, ...], ask: Ask) -> Finding:
    """With the surgeons that the question names, their modifiers, and whether it denies them wrongly."""
    values = {**finding.values, "roles": roles, "denied": _contradicted(finding, roles, ask)}
    named = [
        replace(finding.evidence[0], field=f"{role} modifiers", value=_MODIFIERS[role]) for role in roles
    ]
    return replace(finding, values=values, evidence=(*finding.evidence, *named))


def _contradicted(finding: Finding, roles: tuple[str, ...], ask: Ask) -> bool:
    """Whether the text denies what the indicator allows, or names another indicator."""
    fields = [role.replace("-", "_") for role in roles]
    wrong = any(claims.verdict(ask.text, one, str(finding.values.get(one, ""))) == "wrong" for one in fields)
    allowed = any(
        finding.values.get(one) in ("1", "2") if one != "assistant" else finding.values.get(one) in ("0", "2")
        for one in fields
    )
    return allowed and (wrong or claims.denied(ask.text))


_SHARE_ASKED = re.compile(
    r"%|\bphysician assistants?\b|\bnurse practitioners?\b|\bpercent\w*|\bhow (much|is|are|does|do)\b|\brate\b|\bmodifiers?\b"
    r"|(?-i:\b(?:PA|NP|CNS|AS)\b)|\bpay(s|ment)?\b|\bgets?\b",
    re.IGNORECASE,
)
_ASSISTANTS = "modifier-assistant"
_PHYSICIAN_SHARE, _OTHER_SHARE = "16", "13.6"
"""Percent of the amount of the procedure: 16, and 85 percent of that (Pub. 100-04, chapter 12, section 20.4.3)."""


_CO_SURGEONS, _CO_SHARE = "modifier-62-66", "62.5"
"""Percent of the amount for each of two co-surgeons (Pub. 100-04, chapter 12, section 40.8)."""


def _of_co_surgeons(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """With what each of two co-surgeons is paid, where that is asked and they may be paid."""
    note = reference.note(_CO_SURGEONS)
    may = finding.values.get("co_surgeon") in ("1", "2") and "co-surgeon" in finding.values["roles"]
    if note is None or not may or not _SHARE_ASKED.search(ask.text):
        return replace(finding, values={**finding.values, "co_share": ""})
    rows = note_evidence(note, {"share of each co-surgeon": _CO_SHARE})
    values = {**finding.values, "co_share": _CO_SHARE, "co_source": note.source}
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


def _shared(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """With what an assistant is paid and under which modifier, where that is asked and an assistant may be paid."""
    finding = _of_co_surgeons(finding, ask, reference)
    note = reference.note(_ASSISTANTS)
    may = finding.values.get("assistant") in ("0", "2") and "assistant" in finding.values["roles"]
    wanted = may and bool(_SHARE_ASKED.search(ask.text))
    shares = {"physician": _PHYSICIAN_SHARE, "other": _OTHER_SHARE} if wanted and note else {}
    if not shares or note is None:
        return replace(finding, values={**finding.values, "shares": {}})
    told = {**shares, "modifiers of physicians": "80, 81, 82"}
    rows = note_evidence(note, {f"share, {who}": share for who, share in told.items()})
    claimed = claims.verdict(ask.text, "percent", _PHYSICIAN_SHARE) == "wrong"
    values = {**finding.values, "shares": shares, "share_source": note.source, "share_differs": claimed}
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))
