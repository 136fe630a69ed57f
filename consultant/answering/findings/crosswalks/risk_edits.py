"""What a risk model makes of a diagnosis for the sex or age that a question tells: another category, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from consultant.answering.findings.guidelines.patients import age_told, sex_told
from consultant.answering.patterns import pattern
from consultant.answering.reference import evidence
from consultant.model.answer import Evidence
from consultant.model.membership import RiskCategory, RiskEdit

_SEX = {"Male": "1", "Female": "2"}
_INVALID = "invalid"


def overridden(models: Iterable[str], found: Iterable[RiskCategory], text: str) -> tuple[str, Counted]:
    """The patient told, and by model the category that counts for that one instead (empty: none counts)."""
    found = tuple(found)
    met = tuple(
        (model, "" if edit.action == _INVALID else edit.category)
        for model in models
        for _, edit in islice(_met(model, found, text), 1)
    )
    if not met:
        return "", ()
    age, sex = age_told(text), _sex(text).lower()
    patient = " ".join(
        filter(None, (f"a {sex} patient" if sex else "a patient", "" if age is None else f"of {age}"))
    )
    return patient, met


Counted = tuple[tuple[str, str], ...]
_FEMALE = pattern(
    r"\b(?:females?|wom[ae]n'?s?|girls?|lad(?:y|ies)|she|her|both (?:sexes|genders)|(?:sex|gender)"
    r"|everybody|everyone|anybody)\b"
)
"""The models' conditions on sex are of female patients: who asks of everybody has to hear of them too."""

_COMPARED = pattern(
    r"\b(?:differ\w*|than|versus|vs|compared|unlike)\b[^.?!]{0,30}\b(?:males?|m[ae]n|boys?)\b"
)
"""Sets a woman against a man: then she is the one who is asked about."""


def _sex(text: str) -> str:
    if _COMPARED.search(text) and _FEMALE.search(text):
        return "Female"
    return sex_told(text) or ("Female" if _FEMALE.search(text) else "")


def rows(code: str, models: Iterable[str], found: Iterable[RiskCategory], text: str) -> tuple[Evidence, ...]:
    """The evidence for it."""
    found = tuple(found)
    return tuple(
        row
        for model in models
        for risk, edit in islice(_met(model, found, text), 1)
        for row in evidence(risk.release, code, {f"{model} {edit.kind} edit": edit.category or edit.action})[
            :1
        ]
    )


def _met(model: str, found: Iterable[RiskCategory], text: str) -> Iterator[tuple[RiskCategory, RiskEdit]]:
    age, sex = age_told(text), _SEX.get(_sex(text), "")
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
