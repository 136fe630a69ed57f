"""Where somebody wants to be once signed in: a few places of ours, named in the one-time link and never an address."""

from __future__ import annotations

import re

PLACES = {"post": "/jobs/new", "saved": "/jobs/saved"}
APPLYING = re.compile(r"apply-([1-9][0-9]{0,8})")


def destination(name: str) -> str:
    """The path of a named place; empty for a name that is not known."""
    applying = APPLYING.fullmatch(name)
    return f"/jobs/{applying[1]}/apply" if applying else PLACES.get(name, "")
