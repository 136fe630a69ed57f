"""Units of a drug code from a dose: the billing unit is in the published description (`per 15 mg`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_SCALES: Mapping[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("mcg", "ug", "microgram", "micrograms"), ("weight", Decimal(1))),
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("weight", Decimal(1000))),
    **dict.fromkeys(("g", "gm", "gms", "gram", "grams"), ("weight", Decimal(1000000))),
    **dict.fromkeys(("unit", "units", "iu", "i.u.", "international units"), ("units", Decimal(1))),
    **dict.fromkeys(("ml", "cc", "milliliter", "milliliters"), ("volume", Decimal(1))),
    **dict.fromkeys(("mci", "millicurie", "millicuries"), ("activity", Decimal(1))),
}
"""How measures compare: what is measured, and how much of the smallest measure of that kind."""
_MEASURES = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_DOSE = re.compile(
    rf"(?<![\w.,-])(?P<amount>{_NUMBER})[\s-]?(?P<measure>{_MEASURES})(?![a-z])", re.IGNORECASE
)
_UNIT = re.compile(
    rf"\b(?:per|each)\s+(?P<amount>{_NUMBER})?\s?(?P<measure>{_MEASURES})(?![a-z])", re.IGNORECASE
)
_RATE = re.compile(r"\s?(/|per )\s?(kg|ml|cc|hour|hr|min|m2|dose|day)\b", re.IGNORECASE)
_WASTE = r"(discard|wast|thrown|threw|left ?over|leftover|unused|remain)\w*"
_WASTED = re.compile(rf"\b{_WASTE}\W+(?:\w+\W+){{0,3}}\Z", re.IGNORECASE)
_DISCARDING, _NOTHING_LEFT = "JW", "JZ"
_DRUGS = ("J", "Q", "C9")
_TO_WASTE = re.compile(
    rf"\A[ -]+(?:of (?:it|the (?:drug|vial))\W+)?(?:(?:was|were|is|are|had to be|been|left and)\W+)*{_WASTE}",
    re.IGNORECASE,
)
_BARE_WASTE = re.compile(
    rf"\b(\d+(?:\.\d+)?) (?:was |were )?{_WASTE}|\b{_WASTE} (\d+(?:\.\d+)?)\b".replace(
        "(discard", "(?:discard"
    ),
    re.IGNORECASE,
)
_OF_VIAL = re.compile(
    r"\b(vials?|ampules?|ampoules?|syringes?|bottles?|comes?|supplied)\W+"
    r"(?:(?:of|is|was|with|contains?|containing|size|in|as|a|the|single|dose|use)\W+){0,3}\Z",
    re.IGNORECASE,
)
_VIAL = re.compile(
    r"\A\W*(single[- ](dose|use)\W+)?(vials?|ampules?|ampoules?|syringes?|bottles?|sdv)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount with its measure, as written."""

    amount: Decimal
    measure: str

    @property
    def scale(self) -> tuple[str, Decimal]:
        """What is measured, and the amount in the smallest measure of that kind."""
        kind, factor = _SCALES[self.measure]
        return kind, self.amount * factor

    def __str__(self) -> str:
        measure = "unit" if self.measure == "units" and self.amount == 1 else self.measure
        return f"{self.amount.normalize():f} {measure}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a question tells of one drug: given to the patient, thrown away, and the size of the vial."""

    given: Dose | None
    wasted: Dose | None
    vial: Dose | None


_LIMIT = re.compile(r"\bmue\b|\bmai\b|\blimits?\b|\bmax\w*\b|\ballowed\b|\bper day\b|\bexceed", re.IGNORECASE)


def needed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What has to be told before the units of a drug can be counted; nothing where the limit is asked, or a dose is told."""
    if _LIMIT.search(ask.text) or any(cited.units for cited in ask.procedures) or given(ask, reference):
        return ()
    found = (_unknown(cited, reference) for cited in ask.procedures if cited.system is CodeSystem.HCPCS)
    return tuple(finding for finding in found if finding is not None)


def _unknown(cited: Citation, reference: Reference) -> Finding | None:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    unit = billing_unit(entry.description) if isinstance(entry, Entry) else None
    if not isinstance(entry, Entry) or unit is None or not cited.code.startswith(_DRUGS):
        return None
    values = {"code": entry.code, "unit": str(unit), "source": source(entry.release)}
    fields = {"description": entry.description, "billing unit": str(unit)}
    return Finding("dose_needed", (entry.code,), values, evidence(entry.release, entry.code, fields))


def given(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units that the dose of the question makes, for each drug code whose billing unit measures the same."""
    found = (
        _units(entry, cited, ask, reference)
        for cited in ask.procedures
        if cited.system is CodeSystem.HCPCS
        for entry in _in_use(cited.code, reference)
    )
    return tuple(finding for finding in found if finding is not None)


def _in_use(code: str, reference: Reference) -> tuple[Entry, ...]:
    """The code's entry; of an ended code with successors those that are in use."""
    entry = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
    if not isinstance(entry, Entry):
        return ()
    if entry.status is not CodeStatus.TERMINATED:
        return (entry,)
    after = (reference.catalogue.entry(CodeSystem.HCPCS, one, reference.on) for one in entry.successors)
    return tuple(one for one in after if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE) or (
        entry,
    )


def _units(entry: Entry, cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    told, unit = _told(cited, ask), billing_unit(entry.description)
    if told.given is None or unit is None or unit.scale[0] != told.given.scale[0] or not unit.amount:
        return None
    return _finding(entry, told, told.given, unit, reference, _claimed_units(ask.text))


_PER_UNIT = re.compile(
    rf"(?P<amount>{_NUMBER})\s?(?P<measure>{_MEASURES})\s?(?:/|per|a|each|for each|for one|is one|equals? one|=) ?(?:1 |one )?"
    r"(?:billing )?unit\b",
    re.IGNORECASE,
)


def _claimed_units(text: str) -> tuple[Dose, ...]:
    """What a question takes for one billing unit, as `40 mg per unit`."""
    return tuple(_dose(found) for found in _PER_UNIT.finditer(text))


def _finding(
    entry: Entry, told: _Told, dose: Dose, unit: Dose, reference: Reference, claimed_units: tuple[Dose, ...]
) -> Finding:
    exact = dose.scale[1] / unit.scale[1]
    units = exact.to_integral_value(ROUND_CEILING)
    fields = {
        "description": entry.description,
        "billing unit": str(unit),
        f"units for {dose}, rounded up": f"{units:f}",
    }
    right = any(found.scale == unit.scale for found in claimed_units)
    values: dict[str, Any] = {
        "claimed": "" if not claimed_units else "right" if right else "wrong",
        "code": entry.code,
        "dose": str(dose),
        "unit": str(unit),
        "units": int(units),
        "rounded": units != exact,
        "wasted": "",
        "wasted_units": 0,
        "discarding": "",
        "whole": "",
        "source": source(entry.release),
    }
    rows: tuple[Evidence, ...] = ()
    if told.wasted is not None and told.wasted.scale[0] == unit.scale[0]:
        whole = (exact + told.wasted.scale[1] / unit.scale[1]).to_integral_value(ROUND_FLOOR)
        values |= {"wasted": str(told.wasted), "wasted_units": max(0, int(whole - units))}
        fields[f"whole units left of {told.wasted} discarded"] = str(values["wasted_units"])
        discarding = reference.catalogue.entry(CodeSystem.MODIFIER, _DISCARDING, reference.on)
        if isinstance(discarding, Entry):
            values["discarding"] = discarding.code
            rows = evidence(discarding.release, discarding.code, {"modifier": discarding.description})
    elif told.vial is not None and told.vial.scale == dose.scale:
        nothing = reference.catalogue.entry(CodeSystem.MODIFIER, _NOTHING_LEFT, reference.on)
        if isinstance(nothing, Entry):
            values["whole"] = nothing.code
            rows = evidence(nothing.release, nothing.code, {"modifier": nothing.description})
    return Finding("dose_units", (entry.code,), values, (*evidence(entry.release, entry.code, fields), *rows))


def billing_unit(description: str) -> Dose | None:
    """The amount that one unit stands for; none where the description names several, as for two drugs in one."""
    said = list(_UNIT.finditer(description)) or list(_DOSE.finditer(description))
    amounts = {_dose(match) for match in said}
    return amounts.pop() if len(amounts) == 1 else None


def _told(cited: Citation, ask: Ask) -> _Told:
    """The doses that stand nearer to this drug code than to another; what is given comes once or is not known."""
    roles: dict[str, set[Dose]] = {"given": set(), "wasted": set(), "vial": set(), "claimed": set()}
    for match in _near(cited, ask):
        roles[_role(match, ask.text)].add(_dose(match))
    roles["given"] = roles["given"] or roles["claimed"]
    dose, wasted, vial, _ = (next(iter(found)) if len(found) == 1 else None for found in roles.values())
    if wasted is None and dose is not None and (bare := _BARE_WASTE.search(ask.text)):
        wasted = Dose(Decimal(next(filter(None, bare.groups()))), dose.measure)
    held = _vials(vial, ask.text)
    return _Told(dose or _less(held, wasted), wasted or _less(held, dose), held)


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEVERAL = re.compile(
    rf"\b(?P<count>\d{{1,2}}|two|three|four|five|six)\b(?!\s?(?:{_MEASURES})\b)(?: [a-z]+(?:-[a-z]+)?){{0,3}}? "
    r"(?:vials|ampules|ampoules|syringes|bottles)\b"
    rf"|\b(?P<times>\d{{1,2}}|two|three|four|five|six)(?:\s?x\s?|\s+)(?=\d[\d,.]*[ -]?(?:{_MEASURES})\b)",
    re.IGNORECASE,
)


def _vials(vial: Dose | None, text: str) -> Dose | None:
    """What all the vials hold that a question counts, as `three single-dose vials of 250 mg`; else the one vial."""
    found = _SEVERAL.search(text) if vial else None
    if vial is None or found is None:
        return vial
    named = (found["count"] or found["times"]).lower()
    count = _COUNTS.get(named) or int(named)
    return Dose(vial.amount * count, vial.measure) if count > 1 else vial


def _less(whole: Dose | None, part: Dose | None) -> Dose | None:
    """What is left of one vial, where both are written in the same measure."""
    if whole is None or part is None or whole.measure != part.measure or whole.amount <= part.amount:
        return None
    return Dose(whole.amount - part.amount, whole.measure)


def _near(cited: Citation, ask: Ask) -> Iterator[re.Match[str]]:
    drugs = [other.code for other in ask.procedures if other.system is CodeSystem.HCPCS]
    places = [(match.start(), code) for code in drugs for match in re.finditer(code, ask.text, re.IGNORECASE)]
    for match in _DOSE.finditer(ask.text):
        nearest = min(places, key=lambda place: abs(place[0] - match.start()), default=(0, cited.code))
        if nearest[1] == cited.code and not _RATE.match(ask.text[match.end() :]):
            yield match


def _role(match: re.Match[str], text: str) -> str:
    before, after = text[: match.start()], text[match.end() :]
    if _WASTED.search(before) or _TO_WASTE.match(after):
        return "wasted"
    if _PER_UNIT.match(text, match.start()):
        return "claimed"
    return "vial" if _VIAL.match(after) or _OF_VIAL.search(before) else "given"


def _dose(match: re.Match[str]) -> Dose:
    amount = Decimal((match["amount"] or "1").replace(",", ""))
    return Dose(amount, _SHORT.get(match["measure"].lower(), match["measure"].lower()))


_SHORT = {
    **dict.fromkeys(("milligram", "milligrams"), "mg"),
    **dict.fromkeys(("microgram", "micrograms", "ug"), "mcg"),
    **dict.fromkeys(("gram", "grams", "gm", "gms"), "g"),
    **dict.fromkeys(("unit", "iu", "i.u.", "international units"), "units"),
    **dict.fromkeys(("milliliter", "milliliters", "cc"), "ml"),
    **dict.fromkeys(("millicurie", "millicuries"), "mci"),
}
"""One way of writing each measure."""
