"""Parameters and OperationOutcome resources (FHIR R4, parameters.html and operationoutcome.html) as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consultant.errors import InputError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an operation was asked with: named values in order, the same from an address and from a body."""

    values: tuple[tuple[str, Any], ...]

    def text(self, name: str) -> str:
        """The first value of that name as text, empty when there is none."""
        return next((str(value) for known, value in self.values if known == name), "")

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(str(value) for known, value in self.values if known == name)

    def coding(self) -> Mapping[str, Any]:
        """The `coding`, or the first coding of the `codeableConcept`; empty when neither was sent."""
        for name, value in self.values:
            if name == "coding" and isinstance(value, dict):
                return value
            if name == "codeableConcept" and isinstance(value, dict):
                return next((one for one in value.get("coding", ()) if isinstance(one, dict)), {})
        return {}

    def whole(self, name: str, default: int, most: int) -> int:
        """A whole number from 0 to `most`. Raises InputError for anything else."""
        written = self.text(name)
        if not written:
            return default
        if not written.isascii() or not written.isdigit() or int(written[:9]) > most:
            raise InputError(f"{name} has to be a whole number from 0 to {most}, not {written[:20]!r}")
        return int(written)


def from_body(body: Any) -> Asked:
    """The values of a Parameters resource.

    Raises:
        InputError: it is none.
    """
    if not isinstance(body, dict) or body.get("resourceType") != "Parameters":
        raise InputError("the body has to be a Parameters resource in JSON")
    listed = body.get("parameter", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) and "name" in one for one in listed):
        raise InputError("Parameters.parameter has to be a list of objects with a name")
    return Asked(tuple((str(one["name"]), _value(one)) for one in listed))


def _value(parameter: Json) -> Any:
    held = next((value for name, value in parameter.items() if name.startswith("value")), None)
    return parameter.get("resource") if held is None else held


def parameters(*listed: Json | None) -> Json:
    """A Parameters resource; what is None is left out."""
    return {"resourceType": "Parameters", "parameter": [one for one in listed if one is not None]}


def named(name: str, kind: str, value: Any) -> Json | None:
    """One parameter, `valueString` and so on by its kind; none when the value is empty."""
    return None if value in (None, "") else {"name": name, f"value{kind}": value}


def parts(name: str, *listed: Json | None) -> Json:
    """One parameter that is made of parts."""
    return {"name": name, "part": [one for one in listed if one is not None]}


def outcome(code: str, words: str, severity: str = "error") -> Json:
    """An OperationOutcome with one issue (value set issue-type)."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": severity, "code": code, "diagnostics": words}],
    }


def bundle(resources: Iterable[Json]) -> Json:
    """A searchset of resources."""
    entries = [{"resource": one, "search": {"mode": "match"}} for one in resources]
    return {"resourceType": "Bundle", "type": "searchset", "total": len(entries), "entry": entries}
