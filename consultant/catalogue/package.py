"""ICD-10-CM as the installed package `simple-icd-10-cm` carries it: its data file is read, the package is not imported."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from consultant.catalogue.sources import File, files
from consultant.errors import PermanentError

PACKAGE = "simple_icd_10_cm"


def diagnosis_source() -> File:
    """The tabular list (NCHS XML) inside the installed package.

    Raises:
        PermanentError: the package is missing or laid out otherwise.
    """
    spec = find_spec(PACKAGE)
    folders = [Path(place) / "data" for place in (spec.submodule_search_locations or [])] if spec else []
    found = [file for folder in folders for file in sorted(folder.glob("icd10*tabular*.xml"))]
    if not found:
        raise PermanentError(
            "the package simple-icd-10-cm 1.5.0 is not installed as locked: run `make install`"
        )
    return next(files(found[:1]))
