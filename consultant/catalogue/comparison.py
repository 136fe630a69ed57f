"""Several codes side by side: what each is, its unit limits, and the edits of all their pairs in both settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from consultant.catalogue.report import Lookup, look_up
from consultant.errors import InputError
from consultant.model.catalogue import Absent, BillingSetting, PairEdits
from consultant.ports import Catalogue

MOST = 12
"""Codes of one comparison: 66 pairs, which is what a person still reads."""
SETTINGS = (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)
SEPARATORS = re.compile(r"[\s,;/+|&]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the codes and what NCCI says of them, in both directions, by setting."""

    first: str
    second: str
    practitioner: PairEdits | Absent
    hospital: PairEdits | Absent

    @property
    def bundled(self) -> bool:
        """Whether an edit is in force in either setting."""
        return any(isinstance(e, PairEdits) and e.in_force for e in (self.practitioner, self.hospital))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The codes in the order asked, and their pairs, those with an edit in force first."""

    on: date
    codes: tuple[Lookup, ...]
    pairs: tuple[Pair, ...]


def asked_codes(text: str) -> tuple[str, ...]:
    """The codes of a list as people type it, each once.

    Raises:
        InputError: there are too many.
    """
    codes = tuple(dict.fromkeys(code.upper() for code in SEPARATORS.split(text.strip()) if code))
    if len(codes) > MOST:
        raise InputError(f"{len(codes)} codes are too many to compare at once; at most {MOST} go together.")
    return codes


def compare(catalogue: Catalogue, codes: Iterable[str], on: date) -> Comparison:
    """Everything that decides whether the codes go together on a day."""
    looked_up = tuple(look_up(catalogue, code, on) for code in codes)
    pairs = (_pair(catalogue, a.code, b.code, on) for a, b in combinations(looked_up, 2))
    return Comparison(on, looked_up, tuple(sorted(pairs, key=lambda pair: not pair.bundled)))


def _pair(catalogue: Catalogue, first: str, second: str, on: date) -> Pair:
    practitioner, hospital = (catalogue.pair_edits(first, second, setting, on) for setting in SETTINGS)
    return Pair(first, second, practitioner, hospital)
