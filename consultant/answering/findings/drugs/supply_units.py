"""Units of a supply that its title counts by the number, the area or the calories: what a question hands out, divided by that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_ASKED = pattern(r"\bunits?\b|\bhow many\b|\bhow (?:do|should|to)\b|\bbill\w*\b")
_OTHERWISE = pattern(
    r"\bmue\b|\blimit\w*|\bmax\w*|\ballow\w*|\bper day mue\b|\bone unit\b|\b(?:a|per|each|1) unit\b|\bunit (?:of|is)\b"
)
_KINDS = (
    ("strips", r"\bper (\d+) strips", r"strips?"),
    ("lancets", r"\blancets, per box of (\d+)", r"lancets?"),
    ("calories", r"\b(\d+) calories = 1 unit", r"(?:k?cal(?:orie)?s?|kilocalories)"),
    ("square inches", r"\bper (\d+) square inches", r"(?:square inch(?:es)?|sq\.? ?in(?:ch(?:es)?)?\.?)"),
    ("gloves", r"\bgloves, non-sterile, per (\d+)", r"gloves"),
)
"""What is counted: how titles write how many make a unit, and how questions name it."""
_N = rf"(?:\d[\d,]*(?:\.\d+)?|{spelled(1, 12)})"
_HOLDING = r"(?:box(?:es)?|cans?|bottles?|packs?|cartons?|cases?|rolls?|vials?|bags?)"
_DAYS = re.compile(
    rf"\b(?:a|per|each|every|/) ?day\b[^.?!]{{0,30}}?\b(?:for )?({_N}) days?\b|\bdaily\b[^.?!]{{0,30}}?\b({_N}) days?\b",
    re.IGNORECASE,
)
_HELD = re.compile(rf"\b({_N}) {_HOLDING}\b", re.IGNORECASE)
_OF = re.compile(rf"\b{_HOLDING} (?:of )?({_N})\b", re.IGNORECASE)


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of the one cited supply; nothing where its title counts otherwise or the question tells no number."""
    coded = [one for one in ask.procedures if one.system is CodeSystem.HCPCS]
    if (
        len(coded) != 1
        or len(ask.citations) != 1
        or not _ASKED.search(ask.text)
        or _OTHERWISE.search(ask.text)
    ):
        return ()
    entry = reference.catalogue.entry(CodeSystem.HCPCS, coded[0].code, reference.on)
    if not isinstance(entry, Entry) or entry.status is not CodeStatus.ACTIVE:
        return ()
    return tuple(_of(entry, ask.text.replace(entry.code, " ")))[:1]


def _of(entry: Entry, text: str) -> Iterator[Finding]:
    for kind, title, words in _KINDS:
        found = re.search(title, entry.description, re.IGNORECASE)
        amount = _amount(text, words) if found else None
        if found and amount:
            per = Decimal(found[1])
            units = (amount / per).to_integral_value(ROUND_CEILING)
            values = {
                "code": entry.code,
                "amount": f"{amount.normalize():f}",
                "kind": kind,
                "per": f"{per:f}",
                "units": f"{units:f}",
                "source": source(entry.release),
            }
            rows = evidence(
                entry.release, entry.code, {"description": entry.description, "units": f"{units:f}"}
            )
            yield Finding("supply_units", (entry.code,), values, rows)


def _amount(text: str, words: str) -> Decimal | None:
    """How much was handed out: a number of the thing, times its boxes or its days."""
    plain = re.findall(rf"\b({_N})[- ]?(?:\w+ )?{words}(?!\w)", text, re.IGNORECASE)
    boxed = _OF.search(text)
    if len(plain) > 1 or (not plain and not boxed):
        return None
    number = _valued(plain[0]) if plain else _valued(boxed[1]) if boxed else None
    if number is None:
        return None
    held, days = _HELD.search(text), _DAYS.search(text)
    times = (_valued(held[1]) if held and (boxed or "each" in text.lower()) else None) or Decimal(1)
    lasting = _valued(days[1] or days[2]) if days else None
    return number * times * (lasting or Decimal(1))


def _valued(number: str) -> Decimal | None:
    if number[0].isdigit():
        return Decimal(number.replace(",", ""))
    value = valued(number)
    return None if value is None else Decimal(value)
