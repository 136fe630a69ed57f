"""The project's own knowledge under `config/catalogue/`: own-words descriptions, changes to ICD-10-CM, a few edits.

Each file begins with a `[source]` table (where the facts come from, as of when). A code is written `"99213" = "words"`,
or as a table with `words` and any of `started`, `ended` (dates), `successors` (list) and further texts.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from consultant.catalogue.calendar import as_number, diagnosis_year, edit_version_date, quarterly
from consultant.catalogue.reading import Batch, Label, Reading, Row
from consultant.catalogue.sources import sha256
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet
from consultant.model.codes import CodeSystem

WORDS = {
    "cpt.toml": CodeSystem.CPT,
    **{
        f"cpt-{section}.toml": CodeSystem.CPT
        for section in (
            "skin",
            "bones",
            "chest",
            "belly",
            "urology",
            "women",
            "nerves",
            "imaging",
            "laboratory",
            "medicine",
            "ended",
        )
    },
    **{
        f"diagnoses-{chapters}.toml": CodeSystem.ICD10CM
        for chapters in (
            "infections-neoplasms",
            "glands-mind-nerves",
            "senses-heart-lungs",
            "belly-skin-bones",
            "kidneys-births",
            "symptoms-injuries",
            "causes-encounters",
        )
    },
    "hcpcs.toml": CodeSystem.HCPCS,
    "modifiers.toml": CodeSystem.MODIFIER,
    "places.toml": CodeSystem.POS,
    "reasons.toml": CodeSystem.CARC,
    "revenue.toml": CodeSystem.REVENUE,
    "bill_types.toml": CodeSystem.TOB,
}
NAMES = {
    **{
        f"items-{kinds}.toml": CodeSystem.HCPCS
        for kinds in ("supplies", "equipment", "orthoses-prostheses", "services", "other-payers")
    },
    **{
        f"procedures-{parts}.toml": CodeSystem.ICD10PCS
        for parts in ("nerves-heart-lungs-gut", "organs-bones-births", "other-sections")
    },
}
"""What people call codes beside their published titles: a search hears it, and no reply shows it."""
KNOWN_FIELDS = frozenset({"words", "started", "ended", "successors", "told"})

Content = dict[str, Any]


def starter_readings(folder: Path) -> Iterator[tuple[Reading, str, str]]:
    """Every file of the folder as a reading, with its name and digest.

    Raises:
        InputError: a file is missing or not as described above; the message says which and where.
    """
    for name, system in WORDS.items():
        content = _content(folder / name)
        yield (
            _reading(_own_label(content), "own_words", _words(folder / name, system, content)),
            *_origin(folder / name),
        )
    for name, system in NAMES.items():
        content = _content(folder / name)
        yield (
            _reading(_own_label(content), "called", _called(folder / name, system, content)),
            *_origin(folder / name),
        )
    edits, changes = folder / "edits.toml", folder / "icd10cm-changes.toml"
    for reading in _edit_readings(_content(edits)):
        yield reading, *_origin(edits)
    yield _changes(_content(changes)), *_origin(changes)


def _origin(file: Path) -> tuple[str, str]:
    return f"config/catalogue/{file.name}", sha256(file)


def _content(file: Path) -> Content:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{file}: missing; it is part of the project, restore it") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from error
    source = content.get("source")
    if not isinstance(source, dict) or not isinstance(source.get("as_of"), date):
        raise InputError(f"{file}: needs a [source] table with publication and as_of (a date)")
    return content


def _own_label(content: Content) -> Label:
    return Label(CodeSet.STARTER, f"own words {content['source']['edition']}", content["source"]["as_of"])


def _reading(label: Label, table: str, rows: Iterator[Row], *, amends: bool = False) -> Reading:
    batches: Iterator[Batch] = iter([(table, rows)])
    return Reading(label, batches, amends)


def _words(file: Path, system: CodeSystem, content: Content) -> Iterator[Row]:
    for code, stated in content["codes"].items():
        entry: Content = {"words": stated} if isinstance(stated, str) else stated
        if not isinstance(entry.get("words"), str) or not entry["words"].strip():
            raise InputError(f"{file}: {code}: needs words")
        further = {name: str(text) for name, text in entry.items() if name not in KNOWN_FIELDS}
        started, ended = as_number(entry.get("started")), as_number(entry.get("ended"))
        yield (
            system.value,
            code,
            entry["words"],
            started,
            ended,
            " ".join(entry.get("successors", ())),
            json.dumps(further),
        )


def _called(file: Path, system: CodeSystem, content: Content) -> Iterator[Row]:
    """Names by code, or by the beginning of codes; a row of the file may be of several."""
    called = defaultdict[str, list[str]](list)
    for codes, names in content["codes"].items():
        if not isinstance(names, str) or not names.strip():
            raise InputError(f'{file}: {codes}: needs names, divided by "; "')
        for code in codes.split():
            called[code].append(names)
    yield from ((system.value, code, "; ".join(names)) for code, names in called.items())


def _edit_readings(content: Content) -> Iterator[Reading]:
    """The few edits kept as plain facts: excerpts of the NCCI release that they were read from."""
    version, rationales = content["source"]["version"], content["rationales"]
    effective = edit_version_date(version[1:4])
    pairs = ((c1, c2, 0, 0, indicator, rationales[why]) for c1, c2, indicator, why in content["pairs"])
    units = ((code, number, indicator, rationales[why]) for code, number, indicator, why in content["units"])
    for code_set, table, rows in (
        (CodeSet.PTP_PRACTITIONER, "edit", pairs),
        (CodeSet.MUE_PRACTITIONER, "unit_limit", units),
    ):
        label = replace(quarterly(code_set, effective, f"{version} (starter excerpt)"), excerpt=True)
        yield _reading(label, table, rows)


def _changes(content: Content) -> Reading:
    """What a fiscal year changed in ICD-10-CM, on top of the installed package's list."""
    label = diagnosis_year(content["source"]["fiscal_year"])
    return Reading(label, iter([("icd_change", _change_rows(content))]), amends=True)


def _change_rows(content: Content) -> Iterator[Row]:
    """(change, code, billable, title): `added` with words, `header` and `deleted` without."""
    for code, words in content["headers_added"].items():
        yield "added", code, 0, words
    for code, words in content["added"].items():
        yield "added", code, 1, words
    for family in content["families"]:
        yield from _family(family)
    yield from (("header", code, 0, "") for code in content["became"]["headers"])
    yield from (("deleted", code, 0, "") for code in content["ended"]["codes"])


def _family(family: Content) -> Iterator[Row]:
    """Codes built alike: a header, its middle characters with their words, and 7th characters with theirs."""
    for (stem, words), (middle, meaning) in product(family["stems"].items(), family["middles"].items()):
        yield "added", stem + middle.rstrip("X"), 0, f"{words}{meaning}"
        for last, ending in family["endings"].items():
            yield "added", stem + middle + last, 1, f"{words}{meaning}{ending}"
