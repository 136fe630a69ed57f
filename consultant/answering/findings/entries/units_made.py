"""How many billing units of a code an amount makes: the values of the finding, with nothing claimed, wasted or asked besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consultant.answering.reference import source
from consultant.model.catalogue import Entry


def values(entry: Entry, given: str, unit: str, units: int) -> Mapping[str, Any]:
    """`given` of the code are `units` of `unit` each."""
    return {
        "code": entry.code,
        "dose": given,
        "unit": unit,
        "units": units,
        "rounded": False,
        "claimed": "",
        "misclaimed": False,
        "before": None,
        "wasted": "",
        "wasted_units": 0,
        "discarding": "",
        "whole": "",
        "settled": False,
        "modifier_asked": False,
        "source": source(entry.release),
    }
