"""Products whose name says how much a milliliter holds, as `Kenalog-40`: a told volume is then a dose."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from consultant.answering.amounts import doses_named
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask

_NAMED = pattern(r"\b(?:kenalog|depo-?\s?medrol)\b")
_STRONG = re.compile(
    r"\b(kenalog|depo-?\s?medrol)[- ](10|20|40|80)\b(?! ?mg\b(?! ?/ ?ml))(?: ?mg ?/ ?ml)?", re.IGNORECASE
)
_VOLUME = re.compile(r"(?<![\w./])(\d*\.?\d+) ?(?:ml|cc)s?\b", re.IGNORECASE)


def in_milligrams(ask: Ask) -> Ask:
    """The ask with the milligrams of its one volume, where the product's name says how many a milliliter holds."""
    if not _NAMED.search(ask.text) or not (strong := _STRONG.search(ask.text)):
        return ask
    rest = _STRONG.sub(r"\1", ask.text)
    volumes = _VOLUME.findall(rest)
    if len(volumes) != 1:
        return ask
    amount = Decimal(strong[2]) * Decimal(volumes[0])
    told = _VOLUME.sub(f"{amount.normalize():f} mg", rest)
    return replace(ask, text=told) if len(doses_named(told)) == 1 else ask
