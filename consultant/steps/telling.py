"""A draft as JSON, the same on the command line and for programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from consultant.model.answer import Draft, Evidence, Question, WordedFinding
from consultant.model.codes import Citation

_FIELDS = tuple(field.name for field in dataclasses.fields(Evidence))
_NAMES = {"code_set": "set"}
"""Fields of evidence whose name in JSON is another."""


def told(asked: Question, draft: Draft) -> dict[str, Any]:
    """The draft as JSON: reply, status, topics, citations, findings with evidence, confidence, risks."""
    return {
        "reply": draft.text,
        "status": draft.status.value,
        "topics": list(draft.topics),
        "citations": [_citation(cited) for cited in asked.citations],
        "findings": [_finding(finding) for finding in draft.findings],
        "confidence": draft.confidence,
        "risks": list(draft.risks),
    }


def _citation(cited: Citation) -> dict[str, Any]:
    return dataclasses.asdict(cited) | {"system": cited.system.value}


def _finding(finding: WordedFinding) -> dict[str, Any]:
    rows = [{_NAMES.get(name, name): getattr(row, name) for name in _FIELDS} for row in finding.evidence]
    return {"kind": finding.kind, "codes": list(finding.codes), "text": finding.text, "evidence": rows}
