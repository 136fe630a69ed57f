"""Contrast media with iodine: their HCPCS codes go by how much iodine a milliliter holds, which the name tells.

Names and substances from the labels (FDA). The codes of both kinds are read by `findings.drugs.contrast`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LOW = ("Q9965", "Q9966", "Q9967", "Q9951")
HIGH = ("Q9958", "Q9959", "Q9960", "Q9961", "Q9962", "Q9963", "Q9964")
"""The codes of low and of high osmolar media, by concentration."""
_LISTED: Mapping[str, tuple[str, ...]] = {
    "iohexol": ("omnipaque", "oraltag"),
    "iopamidol": ("isovue", "isovue-m", "scanlux"),
    "iodixanol": ("visipaque",),
    "ioversol": ("optiray",),
    "iopromide": ("ultravist",),
    "ioxilan": ("oxilan",),
    "ioxaglate": ("hexabrix",),
    "iothalamate": ("conray", "cysto-conray"),
    "diatrizoate": ("cystografin", "renografin", "hypaque", "md-76r", "md-gastroview", "gastrografin"),
}
_HIGH = frozenset({"iothalamate", "diatrizoate"})
_BY_MOUTH = frozenset({"oraltag", "md-gastroview", "gastrografin"})
"""Given by mouth: the codes are for what is injected."""
_HELD = {
    name: substance
    for substance, names in _LISTED.items()
    for name in (substance, *names)
    if name not in _BY_MOUTH
}
_NAMED = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(map(re.escape, _HELD), key=len, reverse=True))})\b(?:[ -]{{0,2}}(?P<iodine>[1-4]\d{{2}})\b"
    r"(?! ?(?:ml|cc)\b))?",
    re.IGNORECASE,
)
_STRENGTH = re.compile(r"\b(\d{2,3}) ?(?:mg ?i?(?:odine)?|mgi)\s?(?:/|per )\s?ml\b", re.IGNORECASE)
_BEGUN = frozenset(name.partition("-")[0] for name in _HELD)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Medium:
    """A contrast medium as a text names it."""

    name: str
    held: str
    iodine: int
    """Milligrams in a milliliter; 0 where the text does not tell it."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that it may have by what it holds."""
        return HIGH if self.held in _HIGH else LOW


def medium(text: str) -> Medium | None:
    """The first contrast medium with iodine that a text names."""
    if _BEGUN.isdisjoint(_WORD.findall(text.lower())):
        return None
    found = _NAMED.search(text)
    if found is None:
        return None
    held = _HELD[found["name"].lower()]
    in_name = found["iodine"] if held not in _HIGH else None  # of these the name tells a percentage
    strength = in_name or next(iter(_STRENGTH.findall(text)), "0")
    return Medium(found["name"].capitalize(), held, int(strength))
