"""What a risk model makes of a diagnosis for the sex or age that a question tells: another category, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consultant.answering.findings.guidelines.patients import age_told, sex_told
from consultant.answering.reference import evidence
from consultant.model.answer import Evidence
from consultant.model.membership import RiskCategory, RiskEdit

_SEX = {"Male": "1", "Female": "2"}
_INVALID = "invalid"


def overridden(model: str, found: Iterable[RiskCategory], text: str) -> tuple[str, str]:
    """The patient told and the category that counts instead (empty: none counts); two empty texts where nothing changes."""
    edit = next((edit for _, edit in _met(model, found, text)), None)
    if edit is None:
        return "", ""
    age, sex = age_told(text), sex_told(text).lower()
    patient = " ".join(
        filter(None, (f"a {sex} patient" if sex else "a patient", "" if age is None else f"of {age}"))
    )
    return patient, "" if edit.action == _INVALID else edit.category


def rows(code: str, model: str, found: Iterable[RiskCategory], text: str) -> tuple[Evidence, ...]:
    """The evidence for it."""
    return tuple(
        row
        for risk, edit in _met(model, found, text)
        for row in evidence(risk.release, code, {f"{model} {edit.kind} edit": edit.category or edit.action})
    )[:1]


def _met(model: str, found: Iterable[RiskCategory], text: str) -> Iterator[tuple[RiskCategory, RiskEdit]]:
    age, sex = age_told(text), _SEX.get(sex_told(text), "")
    for risk in found:
        for edit in risk.edits if risk.model == model else ():
            if _holds(edit, age, sex):
                yield risk, edit


def _holds(edit: RiskEdit, age: int | None, sex: str) -> bool:
    """Whether a condition on age or sex is met by what is told; what is not told meets none."""
    aged = edit.age_from is not None or edit.age_to is not None
    if aged and (
        age is None or not (edit.age_from or 0) <= age <= (edit.age_to if edit.age_to is not None else age)
    ):
        return False
    return (aged or bool(edit.sex)) and edit.sex in ("", sex)
