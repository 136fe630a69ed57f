"""Whether a diagnosis supports a procedure: a matter of coverage policies, which no code set holds."""

from __future__ import annotations

from consultant.answering.reading import Ask
from consultant.answering.reference import NAMES, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import AbsenceKind, CodeSet


def support(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Said where a question joins diagnoses with one procedure and the coverage policies are not loaded."""
    if (
        not ask.diagnoses
        or len(ask.procedures) != 1
        or reference.catalogue.release(CodeSet.COVERAGE, reference.on)
    ):
        return ()
    procedure, diagnoses = ask.procedures[0].code, tuple(cited.code for cited in ask.diagnoses)
    on = reference.on.isoformat()
    row = Evidence(
        CodeSet.COVERAGE.value,
        f"{procedure} / {', '.join(diagnoses)}",
        "look-up",
        AbsenceKind.NOT_LOADED.value,
        "",
        on,
    )
    values = {"procedure": procedure, "diagnoses": diagnoses, "set": NAMES[CodeSet.COVERAGE]}
    return (Finding("support_unknown", (procedure, *diagnoses), values, (row,)),)
