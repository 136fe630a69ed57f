"""Days and places as people write them on a command line, into a form or into an address."""

from __future__ import annotations

import re
from datetime import date

from consultant.errors import InputError
from consultant.model.fees import Area

PLACE = re.compile(r"(\d{5})-(\d\d)|(\d{5})(?:-?\d{4})?")


def parse_day(text: str) -> date | None:
    """A day; empty is none.

    Raises:
        InputError: it is no date.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is no date; write it as 2026-11-23") from None


def parse_place(text: str) -> Area | str | None:
    """A ZIP code, or a contractor's area; empty is none.

    Raises:
        InputError: it is neither.
    """
    shape = PLACE.fullmatch(text.strip())
    if not text.strip():
        return None
    if shape is None:
        raise InputError(f"{text!r} is no place; give a ZIP code, or contractor-locality such as 10112-00")
    return Area(shape[1], shape[2]) if shape[1] else shape[3]
