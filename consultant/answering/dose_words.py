"""The doses that a question tells of a drug: given, thrown away, in vials."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from consultant.answering.amount_roles import SIDE, WASTE, each_part, given_in_turn, near, role_of, sort_given
from consultant.answering.amounts import CONTAINERS, DOSE, MEASURES, NUMBER, Dose, dose_of
from consultant.answering.containers import MIXED, ONE_VIAL, less, opened, several, sum_of
from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.model.codes import Citation

_BARE_WASTE = re.compile(
    rf"\b(\d+(?:\.\d+)?) (?:was |were )?{WASTE}|\b{WASTE} (\d+(?:\.\d+)?)\b".replace(
        "(discard", "(?:discard"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a question tells of one drug: given to the patient, thrown away, and the size of the vial."""

    given: Dose | None
    wasted: Dose | None
    vial: Dose | None
    several: bool = False
    """Whether several amounts are told that may all be what was given: then none of them is known to be."""


def told(cited: Citation, ask: Ask, kind: str) -> Told:
    """The doses that stand nearer to this drug code than to another; what is given comes once or is not known."""
    found = _by_role(cited, ask, kind)
    found = replace(found, given=found.given or _from_volume(ask.text, kind))
    for step in _STEPS:
        found = step(found, ask.text)
    return found


def _by_role(cited: Citation, ask: Ask, kind: str) -> Told:
    """The amounts by what their words say of them; of a role that several have none. Mixed vials are added up later."""
    if in_turn := given_in_turn(cited, ask, kind):
        return Told(in_turn, None, None)
    roles: dict[str, set[Dose]] = {name: set() for name in ("given", "wasted", "vial", "claimed", "defined")}
    mixed = MIXED.search(ask.text)
    for match in near(cited, ask):
        within = mixed is not None and mixed.start() <= match.start() < mixed.end()
        if dose_of(match).scale[0] == kind and not within:
            roles[role_of(match, ask.text)].add(dose_of(match))
    roles["given"] = (roles["given"] - each_part(ask.text)) or roles["given"] or roles["claimed"]
    sort_given(roles, ask.text)
    dose, wasted, vial, _, _ = (next(iter(found)) if len(found) == 1 else None for found in roles.values())
    return _bare_wasted(Told(dose, wasted, vial, len(roles["given"]) > 1), ask.text)


def _bare_wasted(found: Told, text: str) -> Told:
    """With what was thrown away, where that is written without its measure."""
    bare = _bare_waste(text) if found.wasted is None and found.given is not None else None
    if found.given is None or bare is None:
        return found
    wasted = Dose(bare, found.given.measure)
    vial, dose = _split(found.vial, found.given, wasted, text)
    return replace(found, given=dose, wasted=wasted, vial=vial)


def _all_given(found: Told, text: str) -> Told:
    """All of a dose that is told once and was given several times, or on both sides."""
    if found.given is None or _is_total(found.given, text):
        return found
    dose = _repeated(found.given, text)
    return replace(found, given=dose.times(2) if _both_sides(dose, text) else dose)


def _is_total(dose: Dose, text: str) -> bool:
    """Whether a smaller amount is told of each part of it: `500 mg, 250 mg in each buttock`."""
    parts = (one.scale for one in each_part(text))
    return any(kind == dose.scale[0] and amount < dose.scale[1] for kind, amount in parts)


def _part_given(found: Told, text: str) -> Told:
    """A part of the one amount that is told, where the question says that half of the vial was used: that is its size."""
    vial, part = found.vial or found.given, _PART.search(text)
    if vial is None or part is None or (found.vial and found.given):
        return found
    given = vial.times(_SHARES[next(filter(None, part.groups())).lower().replace("-", " ")])
    return replace(found, given=given, vial=vial)


_SHARES = {"half": Decimal("0.5"), "a quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
_SHARE = r"(half|a quarter|three[ -]quarters)"
_PART = expression(
    rf"\b{_SHARE}(?: of)? (?:an?|the|one|each|that)(?: [\w-]+){{0,3}}? {CONTAINERS}"
    rf"|\b(?:gave|given|used|injected|infused|administered)(?: only| about)? {_SHARE}\b"
    rf"|\b{_SHARE} (?:of it )?(?:was |were )?(?:given|used|injected|infused)\b",
    re.IGNORECASE,
)


def _bare_amounts(found: Told, text: str) -> Told:
    """With the dose or the vial whose number is written without its measure."""
    given, vial = found.given, found.vial
    if given is None and vial is not None and (used := _BARE_GIVEN.search(text)):
        given = Dose(Decimal(used[1] or used[2]), vial.measure)
    if vial is None and given is not None and (bottle := _BARE_VIAL.search(text)):
        vial = Dose(Decimal(bottle[1]), given.measure)
    if vial is None and given is not None and not MIXED.search(text) and (less := _given_of(given, text)):
        vial, given = given, less
    return replace(found, given=given, vial=vial)


def _held(found: Told, text: str) -> Told:
    """With all that the opened vials hold, and so with what was given or thrown away of it."""
    mixed = MIXED.search(text)
    held = sum_of(mixed[0]) if mixed else opened(several(found.vial, text), found.given)
    dose = found.given or less(held, found.wasted)
    if dose is None and found.several:
        return Told(None, None, None, several=True)
    if dose is None and held is not None and found.wasted is None and not _SIZE_ONLY.search(text):
        return Told(held, None, None)  # what became of it is not told
    return Told(dose, found.wasted or less(held, dose), held)


_WASTE_OF = re.compile(
    rf"\b{WASTE} (?:away |out )?(?:about |only )?(?:{NUMBER})\s?(?:{MEASURES}) (?:out )?of (?:an? |the |one )?".replace(
        "(discard", "(?:discard"
    )
    + r"(\d+(?:\.\d+)?)(?!\s?%|[.,]?\d)",
    re.IGNORECASE,
)


def _waste_of(found: Told, text: str) -> Told:
    """With the vial of which a part was thrown away: `we threw away 30 mg of 100`."""
    if found.wasted is None or found.given or found.vial or not (whole := _WASTE_OF.search(text)):
        return found
    vial = Dose(Decimal(whole[1]), found.wasted.measure)
    return replace(found, vial=vial, given=less(vial, found.wasted))


_STEPS = (_all_given, _part_given, _bare_amounts, _waste_of, _held)
_SIZE_ONLY = re.compile(
    r"\b(?:comes?|supplied|available|packaged|sold|sizes?|stock\w*|weigh\w*|kg|draw|drew|part of|some of|left)\b",
    re.IGNORECASE,
)
"""Tells of a container by its size; else all that the opened ones hold was given."""
_BARE_VIAL = re.compile(
    rf"\b(?:vial|syringe|ampu?le|bottle) (?:of|with|holds|has) (\d+(?:\.\d+)?)\b(?!\s?(?:{MEASURES})\b|,? and|[.,]\d)",
    re.IGNORECASE,
)
"""A vial whose contents are written without their measure."""
_FEW = spelled(2, 6)
_EVERY = expression(
    rf"(?:{MEASURES})\b[^.?!]{{0,40}}?\b(?P<times>\d{{1,2}}|{_FEW}) (?:doses|times|injections)\b"
    rf"(?! of)|\b(?P<doses>\d{{1,2}}|{_FEW}) doses of (?:{NUMBER})\s?(?:{MEASURES})\b",
    re.IGNORECASE,
)


def _repeated(dose: Dose, text: str) -> Dose:
    """All of a dose that is told once and was given several times, as `2 g every 6 hours, 4 doses`."""
    found = _EVERY.search(text)
    if found is None:
        return dose
    named = (found["times"] or found["doses"]).lower()
    return Dose(dose.amount * (valued(named) or 0), dose.measure)


def _bare_waste(text: str) -> Decimal | None:
    """An amount thrown away that is written without its measure; one behind the word first, as in `used 80 wasted 20`."""
    behind, before = _WASTE_BEHIND.search(text), _BARE_WASTE.search(text)
    told = behind[1] if behind else next(filter(None, before.groups())) if before else None
    return Decimal(told) if told else None


_WASTE_BEHIND = re.compile(rf"\b{WASTE} (\d+(?:\.\d+)?)\b".replace("(discard", "(?:discard"), re.IGNORECASE)


def _split(vial: Dose | None, dose: Dose, wasted: Dose, text: str) -> tuple[Dose | None, Dose]:
    """The one told amount as the vial, where the bare numbers of what was used and thrown away make it up."""
    used = _BARE_GIVEN.search(text)
    amount = Decimal(used[1] or used[2]) if used else dose.amount
    return (dose, Dose(amount, dose.measure)) if amount + wasted.amount == dose.amount else (vial, dose)


def _given_of(held: Dose, text: str) -> Dose | None:
    """What was given of a vial, where the question says a smaller number without its measure: `400 mg vial, gave 330`."""
    used = _BARE_GIVEN.search(text) if ONE_VIAL.search(text) else None
    amount = Decimal(used[1] or used[2]) if used else held.amount
    return Dose(amount, held.measure) if 0 < amount < held.amount else None


_BARE_GIVEN = re.compile(
    r"\b(\d+(?:\.\d+)?) (?:was |were )?(?:used|given|injected|infused|administered)\b"
    r"|\b(?:gave|given|used|injected|infused|administered|pushed|needed)(?: (?:her|him|them|only|just|the patient))?"
    r" (\d+(?:\.\d+)?)\b"
    r"(?! ?(?:vials?|ml|cc|%|/|x\b|times|minutes|hours|days|weeks))",
    re.IGNORECASE,
)
_STRENGTH = expression(
    rf"(?P<amount>{NUMBER})\s?(?P<measure>{MEASURES})\s?(?:/|per )\s?(?P<volume>{NUMBER})?\s?(?:ml|cc)\b",
    re.IGNORECASE,
)


def _from_volume(text: str, kind: str) -> Dose | None:
    """What a told volume holds at a told strength, as 1.5 ml of 80 mg/ml; none where either is told several times or not."""
    strengths = list(_STRENGTH.finditer(text))
    volumes = [
        dose_of(one) for one in DOSE.finditer(_STRENGTH.sub(" ", text)) if dose_of(one).scale[0] == "volume"
    ]
    if len(strengths) != 1 or len(volumes) != 1:
        return None
    strength = dose_of(strengths[0])
    held = Dose(strength.amount * volumes[0].amount / Decimal(strengths[0]["volume"] or 1), strength.measure)
    return held if held.scale[0] == kind else None


_EACH_SIDE = re.compile(
    rf"\b(?:in|into|to|per|for) each {SIDE}\b|\beach {SIDE}\b|\b(?:per|an?) {SIDE}\b[^.?!]*\bboth\b"
    rf"|\bboth\b[^.?!]*\b(?:per|each|an?) {SIDE}\b|\b(?:{SIDE}s?,? )each\b",
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
    told = [match for match in DOSE.finditer(text) if dose_of(match).scale == dose.scale]
    return len(told) == 2 and bool(_LEFT.search(text) and _RIGHT.search(text))
