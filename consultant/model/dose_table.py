"""What one single-dose syringe, vial or implant holds of products that come in one size for the purpose, by their labels (FDA).

Only products whose label knows one size: of the others the record alone tells how much was given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PUBLICATION, AS_OF = "FDA labels: contents of the single-dose container", "2026-01-01"
_LISTED = """
Apretude 600 mg; Beovu 6 mg; Durolane 60 mg; Entyvio 300 mg; Evenity 210 mg; Eylea 2 mg; Eylea HD 8 mg; Fasenra 30 mg;
Feraheme 510 mg; Fulphila 6 mg; Fylnetra 6 mg; GelSyn-3 16.8 mg; GenVisc 850 25 mg; Hymovis 24 mg; Ilumya 100 mg;
Iluvien 0.19 mg; Izervay 2 mg; Krystexxa 8 mg; Leqvio 284 mg; Neulasta 6 mg; Nyvepria 6 mg; Ozurdex 0.7 mg; Prolia 60 mg;
Retisert 0.59 mg; Spinraza 12 mg; Stimufend 6 mg; Sustol 10 mg; Syfovre 15 mg; SynoJoynt 20 mg; Synvisc 16 mg;
Synvisc-One 48 mg; Tezspire 210 mg; Triluron 20 mg; TriVisc 25 mg; Tysabri 300 mg; Udenyca 6 mg; Vabysmo 6 mg;
Vivitrol 380 mg; Xgeva 120 mg; Yutiq 0.18 mg; Ziextenzo 6 mg; Zilretta 32 mg
"""
_ROW = re.compile(r"(?P<name>.+) (?P<amount>[\d.]+) (?P<measure>mg)")
_ROWS: Mapping[str, tuple[str, str, str]] = {
    found["name"].lower(): (found["name"], found["amount"], found["measure"])
    for row in _LISTED.split(";")
    if (found := _ROW.fullmatch(" ".join(row.split())))
}
_WRITTEN = {name: name.replace("-", "[- ]?") for name in _ROWS}
_NAMED = re.compile(
    rf"\b(?:{'|'.join(f'({_WRITTEN[name]})' for name in sorted(_ROWS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_ORDERED = tuple(sorted(_ROWS, key=len, reverse=True))
_BEGUN = frozenset(re.split(r"\W", name)[0] for name in _ROWS) | frozenset({"synviscone", "gelsyn3"})
_WORD = re.compile(r"\w+")


def one_dose(text: str) -> tuple[str, str, str] | None:
    """The product that a text names with the amount and measure of one single-dose container; None where none is known."""
    if _BEGUN.isdisjoint(_WORD.findall(text.lower())):
        return None
    found = _NAMED.search(text)
    return _ROWS[_ORDERED[(found.lastindex or 1) - 1]] if found else None
