"""The doses that a question tells of a drug: given, thrown away, in vials; and the amount that a billing unit stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from consultant.answering.reading import Ask
from consultant.model.codes import Citation, CodeSystem

_SCALES: Mapping[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("mcg", "ug", "microgram", "micrograms"), ("weight", Decimal(1))),
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("weight", Decimal(1000))),
    **dict.fromkeys(("g", "gm", "gms", "gram", "grams"), ("weight", Decimal(1000000))),
    **dict.fromkeys(("unit", "units", "iu", "i.u.", "international units"), ("units", Decimal(1))),
    **dict.fromkeys(("ml", "cc", "milliliter", "milliliters"), ("volume", Decimal(1))),
    **dict.fromkeys(
        ("strip", "strips", "test strips", "glucose strips", "glucose test strips", "blood glucose strips"),
        ("strips", Decimal(1)),
    ),
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
    r"\b(vials?|ampules?|ampoules?|syringes?|bottles?|bags?|comes?|supplied)\W+"
    r"(?:(?:of|is|are|was|were|with|contains?|containing|size|in|as|a|the|single|dose|use|[A-Z]\d{4}|\d+\W+and)\W+){0,3}\Z",
    re.IGNORECASE,
)
_VIAL = re.compile(
    r"\A\W*each\b(?! (?:eye|knee|side|hip|shoulder|arm|leg|breast|buttock))"
    r"|\A\W*(?:in|per|to) (?:the|a|each|every|one) (?:vial|ampu?le|ampoule|syringe|bottle)\b"
    r"|\A(?:\s?/\s?[\d.]*\s?ml)?\W*(single[- ](dose|use)\W+)?(vials?|ampules?|ampoules?|syringes?"
    r"|bottles?|bags?|sdv)\b",
    re.IGNORECASE,
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
class Told:
    """What a question tells of one drug: given to the patient, thrown away, and the size of the vial."""

    given: Dose | None
    wasted: Dose | None
    vial: Dose | None


_PER_UNIT = re.compile(
    rf"(?P<amount>{_NUMBER})\s?(?P<measure>{_MEASURES})\s?(?:/|per|a|each|for each|for one|is one"
    rf"|equals? one|=) ?(?:1 |one )?"
    r"(?:billing )?unit\b",
    re.IGNORECASE,
)


_COUNTED_BY = re.compile(
    rf"\b(?:is|are|was|comes?|bills?|billed|counted|counts|reported|measured|priced|defined|units?)\s+"
    rf"(?:(?:as|in|by)\s+)?(?:units? of|per|by the|for every|for each)\s+"
    rf"(?P<amount>{_NUMBER})\s?(?P<measure>{_MEASURES})(?![a-z])",
    re.IGNORECASE,
)


def claimed_units(text: str) -> tuple[Dose, ...]:
    """What a question takes for one billing unit, as `40 mg per unit` or `billed per 1 mg`."""
    return tuple(_dose(found) for words in (_PER_UNIT, _COUNTED_BY) for found in words.finditer(text))


_EQUALS = r"(?:is|are|=|equals?|makes?|means?|would be|come to|comes to)"
_SUM = re.compile(
    rf"\b(\d{{1,4}}) (?:billing )?units? {_EQUALS} (?:{_NUMBER})\s?(?:{_MEASURES})(?![a-z])"
    rf"|(?<![\w.])(?:{_NUMBER})\s?(?:{_MEASURES}) {_EQUALS} (\d{{1,4}}) (?:billing )?units?\b",
    re.IGNORECASE,
)


def claimed_sum(text: str) -> int | None:
    """How many units a question takes a dose to be, as `40 mg is 40 units`; None where it says nothing."""
    found = _SUM.search(text)
    return int(found[1] or found[2]) if found else None


_COUNTED = re.compile(
    r"\bunits? (?:were|was|is|are|=|:|would be) ?(\d{1,4})\b(?![.,]\d)|\b(?:have|bill|report|claim|put|enter|says?|shows?"
    r"|entered|reported|billed"
    r"|takes?|allows?"
    r"|accept|for|with|of|did|do|gave|had|used|perform\w*|provided|it'?s"
    r"|if)\s(\d{1,4}) (?:billing )?units?\b|\b(\d{1,4}) (?:of|times) (?=[A-Z]?\d{4})",
    re.IGNORECASE,
)


def counted_units(text: str) -> int | None:
    """Billing units that the text counts itself, as in "can J3301 have 12 units" or "if the units were 12"."""
    found = _COUNTED.search(text)
    return int(next(filter(None, found.groups()))) if found else None


_BOUND = re.compile(r"\b(?:less|greater|more) than(?: or equal to)?\s*\Z", re.IGNORECASE)


def doses_named(text: str) -> tuple[Dose, ...]:
    """Every amount with a measure that a text has; rates are none."""
    found = (match for match in _DOSE.finditer(text) if not _RATE.match(text[match.end() :]))
    return tuple(map(_dose, found))


def billing_unit(description: str) -> Dose | None:
    """The amount that one unit stands for; none where the description names several, as for two drugs in one."""
    said = list(_UNIT.finditer(description)) or list(_DOSE.finditer(description))
    if any(_BOUND.search(description[: match.start()]) for match in said):
        return None  # a title for all doses within a bound counts the service and no amount
    amounts = {_dose(match) for match in said}
    return amounts.pop() if len(amounts) == 1 else None


def told(cited: Citation, ask: Ask, kind: str) -> Told:
    """The doses that stand nearer to this drug code than to another; what is given comes once or is not known."""
    roles: dict[str, set[Dose]] = {name: set() for name in ("given", "wasted", "vial", "claimed", "defined")}
    mixed = _MIXED.search(ask.text)
    for match in _near(cited, ask):
        within = mixed is not None and mixed.start() <= match.start() < mixed.end()
        if _dose(match).scale[0] == kind and not within:
            roles[_role(match, ask.text)].add(_dose(match))
    roles["given"] = roles["given"] or roles["claimed"]
    _sort_given(roles, ask.text)
    dose, wasted, vial, _, _ = (next(iter(found)) if len(found) == 1 else None for found in roles.values())
    if wasted is None and dose is not None and (bare := _bare_waste(ask.text)):
        wasted = Dose(bare, dose.measure)
        vial, dose = _split(vial, dose, wasted, ask.text)
    dose = dose or _from_volume(ask.text, kind)
    dose = _repeated(dose, ask.text) if dose else None
    if dose is not None and _both_sides(dose, ask.text):
        dose = Dose(dose.amount * 2, dose.measure)
    if dose is None and vial is not None and (used := _BARE_GIVEN.search(ask.text)):
        dose = Dose(Decimal(used[1] or used[2]), vial.measure)
    if vial is None and dose is not None and (bottle := _BARE_VIAL.search(ask.text)):
        vial = Dose(Decimal(bottle[1]), dose.measure)
    if vial is None and dose is not None and not mixed and (less := _given_of(dose, ask.text)):
        vial, dose = dose, less
    held = _sum_of(mixed[0]) if mixed else _opened(_vials(vial, ask.text), dose)
    dose = dose or _less(held, wasted)
    if dose is None and held is not None and wasted is None and not _SIZE_ONLY.search(ask.text):
        return Told(held, None, None)  # what became of it is not told
    return Told(dose, wasted or _less(held, dose), held)


_SIZE_ONLY = re.compile(
    r"\b(?:comes?|supplied|available|packaged|sold|sizes?|stock\w*|weigh\w*|kg|draw|drew|part of|some of|left)\b",
    re.IGNORECASE,
)
"""Tells of a container by its size; else all that the opened ones hold was given."""


_BARE_VIAL = re.compile(
    rf"\b(?:vial|syringe|ampu?le|bottle) (?:of|with|holds|has) (\d+(?:\.\d+)?)\b(?!\s?(?:{_MEASURES})\b|,? and|[.,]\d)",
    re.IGNORECASE,
)
"""A vial whose contents are written without their measure."""


def _sort_given(roles: dict[str, set[Dose]], text: str) -> None:
    """Of several amounts the one that is said to be given is the dose, and the other the vial: `10 mg morphine, 8 mg given`."""
    corrected = _CORRECTED.search(text)
    found = {
        _dose(match)
        for match in _DOSE.finditer(text)
        if _IS_GIVEN.match(text[match.end() :])
        or _GAVE.search(text[: match.start()])
        or (corrected and match.start() == corrected.end())
    } & roles["given"]
    if corrected and found:
        roles["given"] = found
    if len(found) == 1 and len(roles["given"]) > 1:
        roles["vial"] |= roles["given"] - found
        roles["given"] = found


_GAVE = re.compile(
    r"\b(?:gave|given|administered|injected|infused|received|got)(?: (?:her|him|them|only|just|the patient|about))?\s*\Z",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"(?:{_MEASURES})\b[^.?!]{{0,40}}?\b(?P<times>\d{{1,2}}|two|three|four|five|six) (?:doses|times|injections)\b"
    rf"(?! of)|\b(?P<doses>\d{{1,2}}|two|three|four|five|six) doses of (?:{_NUMBER})\s?(?:{_MEASURES})\b",
    re.IGNORECASE,
)


def _repeated(dose: Dose, text: str) -> Dose:
    """All of a dose that is told once and was given several times, as `2 g every 6 hours, 4 doses`."""
    found = _EVERY.search(text)
    if found is None:
        return dose
    named = (found["times"] or found["doses"]).lower()
    return Dose(dose.amount * (_COUNTS.get(named) or int(named)), dose.measure)


_CORRECTED = re.compile(
    r"\b(?:sorry|correction|i mean|make that|no wait|scratch that)\b\W*(?:it was )?", re.IGNORECASE
)


_IS_GIVEN = re.compile(
    r"\A,? (?:was |were )?(?:given|administered|injected|infused|used|actually)\b", re.IGNORECASE
)


_IS_OPENED = re.compile(r"\A,? (?:in all |total )?(?:was |were )?(?:opened|prepared|mixed)\b", re.IGNORECASE)


def _bare_waste(text: str) -> Decimal | None:
    """An amount thrown away that is written without its measure; one behind the word first, as in `used 80 wasted 20`."""
    behind, before = _WASTE_BEHIND.search(text), _BARE_WASTE.search(text)
    told = behind[1] if behind else next(filter(None, before.groups())) if before else None
    return Decimal(told) if told else None


_WASTE_BEHIND = re.compile(rf"\b{_WASTE} (\d+(?:\.\d+)?)\b".replace("(discard", "(?:discard"), re.IGNORECASE)


def _split(vial: Dose | None, dose: Dose, wasted: Dose, text: str) -> tuple[Dose | None, Dose]:
    """The one told amount as the vial, where the bare numbers of what was used and thrown away make it up."""
    used = _BARE_GIVEN.search(text)
    amount = Decimal(used[1] or used[2]) if used else dose.amount
    return (dose, Dose(amount, dose.measure)) if amount + wasted.amount == dose.amount else (vial, dose)


def _given_of(held: Dose, text: str) -> Dose | None:
    """What was given of a vial, where the question says a smaller number without its measure: `400 mg vial, gave 330`."""
    used = _BARE_GIVEN.search(text) if _ONE_VIAL.search(text) else None
    amount = Decimal(used[1] or used[2]) if used else held.amount
    return Dose(amount, held.measure) if 0 < amount < held.amount else None


_ONE_VIAL = re.compile(r"\b(vial|ampoule|ampule|syringe|single[- ](use|dose))\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEVERAL = re.compile(
    rf"\b(?P<count>\d{{1,2}}|two|three|four|five|six)\b(?!\s?(?:{_MEASURES})\b)(?: [a-z]+(?:-[a-z]+)?){{0,3}}? "
    r"(?:vials|ampules|ampoules|syringes|bottles|bags)\b"
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


def _opened(vial: Dose | None, dose: Dose | None) -> Dose | None:
    """What the vials hold that a dose takes which is larger than one of them."""
    if vial is None or dose is None or vial.measure != dose.measure or dose.amount <= vial.amount:
        return vial
    return Dose(vial.amount * ceil(dose.amount / vial.amount), vial.measure)


_ONE_OF = (
    rf"(?:one|a|an|two|three|four|five|six|\d{{1,2}})(?: ?x ?| )(?:{_NUMBER})[ -]?(?:{_MEASURES})(?: vials?)?"
)
_MIXED = re.compile(
    rf"\b{_ONE_OF}(?:(?:,| and|,? plus| \+| &) (?:and )?{_ONE_OF})+(?: single[- ]?(?:dose|use))?(?: vials?)?\b",
    re.IGNORECASE,
)
"""Vials of several sizes, each counted: `one 500 mg and two 100 mg vials`."""
_ONE = re.compile(
    rf"(?P<count>one|an?|two|three|four|five|six|\d{{1,2}})(?: ?x ?| )(?P<amount>{_NUMBER})[ -]?(?P<measure>{_MEASURES})",
    re.IGNORECASE,
)


def _sum_of(text: str) -> Dose:
    """What counted vials of several sizes hold together, in the measure of the first."""
    held = [
        (
            _COUNTS.get(found["count"].lower()) or (int(found["count"]) if found["count"].isdigit() else 1),
            _dose(found),
        )
        for found in _ONE.finditer(text)
    ]
    first = held[0][1]
    factor = _SCALES[first.measure][1]
    return Dose(sum((count * one.scale[1] for count, one in held), Decimal(0)) / factor, first.measure)


_BARE_GIVEN = re.compile(
    r"\b(\d+(?:\.\d+)?) (?:was |were )?(?:used|given|injected|infused|administered)\b"
    r"|\b(?:gave|given|used|injected|infused|administered|pushed|needed)(?: (?:her|him|them|only|just|the patient))?"
    r" (\d+(?:\.\d+)?)\b"
    r"(?! ?(?:vials?|ml|cc|%|/|x\b|times|minutes|hours|days|weeks))",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    rf"(?P<amount>{_NUMBER})\s?(?P<measure>{_MEASURES})\s?(?:/|per )\s?(?P<volume>{_NUMBER})?\s?(?:ml|cc)\b",
    re.IGNORECASE,
)


def _from_volume(text: str, kind: str) -> Dose | None:
    """What a told volume holds at a told strength, as 1.5 ml of 80 mg/ml; none where either is told several times or not."""
    strengths = list(_STRENGTH.finditer(text))
    volumes = [
        _dose(one) for one in _DOSE.finditer(_STRENGTH.sub(" ", text)) if _dose(one).scale[0] == "volume"
    ]
    if len(strengths) != 1 or len(volumes) != 1:
        return None
    strength = _dose(strengths[0])
    held = Dose(strength.amount * volumes[0].amount / Decimal(strengths[0]["volume"] or 1), strength.measure)
    return held if held.scale[0] == kind else None


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
        behind = ask.text[match.end() :]
        counted = _dose(match).measure == "units" and _OF_CODE.match(behind)
        if nearest[1] == cited.code and not _RATE.match(behind) and not counted:
            yield match


_OF_CODE = re.compile(r" of [A-Z]\d{4}\b")
"""Behind a number of units: those of the code and none of the drug."""
_PER_CONTAINER = re.compile(
    r"\b(?:bill\w*|count\w*|report\w*|code|unit|is|it'?s)\b[^.?!]{0,25}"
    r"\bper (?:vial|syringe|bottle|bag|injection|shot|dose)\b"
    r"|\b(?:vials?|syringes?|bottles?|bags?|injections?|shots?) ?(?:=|is|are|equals?|means?) ?"
    r"(?:\d|one|a|two|three) (?:billing )?units?\b"
    r"|\bone unit (?:per|for each) (?:vial|syringe|bottle|bag|injection|shot)\b",
    re.IGNORECASE,
)


def counted_by_container(text: str) -> bool:
    """Whether a text takes a vial or an injection for the billing unit."""
    return bool(_PER_CONTAINER.search(text))


_DEFINED = re.compile(r"\b(?:is|are|was|code is|billed|paid) (?:for )?(?:per|each unit)\s*\Z", re.IGNORECASE)
"""What is written behind it is said to be one unit of the code."""
_SIDE = r"(?:eye|knee|side|hip|shoulder|arm|leg|buttock|breast|deltoid|glute\w*)"
_EACH_SIDE = re.compile(
    rf"\b(?:in|into|to|per|for) each {_SIDE}\b|\beach {_SIDE}\b|\b(?:per|an?) {_SIDE}\b[^.?!]*\bboth\b"
    rf"|\bboth\b[^.?!]*\b(?:per|each|an?) {_SIDE}\b|\b(?:{_SIDE}s?,? )each\b",
    re.IGNORECASE,
)
"""The dose is told for one of two sides."""
_LEFT, _RIGHT = (
    re.compile(r"\b(?:left|lt|os|l)\b", re.IGNORECASE),
    re.compile(r"\b(?:right|rt|od|r)\b", re.IGNORECASE),
)


def _both_sides(dose: Dose, text: str) -> bool:
    """Whether the dose was given twice: said of each side, or told once for the left and once for the right."""
    if _EACH_SIDE.search(text):
        return True
    told = [match for match in _DOSE.finditer(text) if _dose(match).scale == dose.scale]
    return len(told) == 2 and bool(_LEFT.search(text) and _RIGHT.search(text))


def _role(match: re.Match[str], text: str) -> str:
    before, after = text[: match.start()], text[match.end() :]
    if _WASTED.search(before) or _TO_WASTE.match(after):
        return "wasted"
    if _IS_GIVEN.match(after) or before.rstrip().endswith("="):
        return "given"
    if _IS_OPENED.match(after):
        return "vial"
    if _PER_UNIT.match(text, match.start()):
        return "claimed"
    if _DEFINED.search(before):
        return "defined"
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
    **dict.fromkeys(
        ("strip", "test strips", "glucose strips", "glucose test strips", "blood glucose strips"), "strips"
    ),
    **dict.fromkeys(("millicurie", "millicuries"), "mci"),
}
"""One way of writing each measure."""
