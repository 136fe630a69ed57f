"""A draft as JSON, the same on the command line and for programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from consultant.model.answer import Draft, Question, WordedFinding
from consultant.model.codes import Citation


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
    names = {"code_set": "set"}
    rows = [
        {names.get(name, name): value for name, value in dataclasses.asdict(row).items()}
        for row in finding.evidence
    ]
    return {"kind": finding.kind, "codes": list(finding.codes), "text": finding.text, "evidence": rows}
