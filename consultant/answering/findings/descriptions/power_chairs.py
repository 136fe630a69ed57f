"""Power wheelchairs and scooters by what their titles turn on: group, weight of the patient, seat, power options."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.asking_back import wishes_code
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_CHAIR = pattern(
    r"\b(?:power(?:ed)?|electric|motori[sz]ed) (?:wheel ?)?chairs?\b|\bpwcs?\b|\bpower operated vehicles?\b|\bpovs?\b"
    r"|\bscooters?\b"
)
_OTHERWISE = pattern(
    r"\bmodifiers?\b|\bface to face\b|\bprior auth\w*|\bcover\w*\b|\bcriteria\b|\bbatter\w+|\baccessor\w+|\brepairs?\b|\bknee\b"
    r"|\bicd\S*|\bdiagnos\w+|\binjur\w+|\baccident\b|\bfell\b|\bjoystick\b|\btires?\b|\bmotor\b|\bseat elevat\w+ (?:add|access)"
)
_SCOOTER = re.compile(r"\b(?:scooters?|povs?|operated vehicles?)\b", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup[ -]?(1|2|3|4|5|i{1,3}|iv|v|one|two|three|four|five)\b", re.IGNORECASE)
_NUMERALS = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
}
_WEIGHT = re.compile(
    r"\b(\d{2,3})[ -]?(?:lbs?|pounds?)\b|\bweigh(?:s|ing)? (?:about )?(\d{3})\b", re.IGNORECASE
)
_CLASSES = (
    (r"\bextra heavy", 601),
    (r"\bvery heavy", 451),
    (r"\bheavy[ -]duty\b|\bbariatric\b", 301),
    (r"\bstandard\b", 300),
)
_BOUNDS = (
    (re.compile(r"up to and including (?P<high>\d+) pounds"), 0),
    (re.compile(r"(?P<low>\d{3}) to (?P<high>\d{3}) pounds"), 0),
    (re.compile(r"(?P<low>\d{3}) pounds or more"), 2000),
)
"""How titles write the weights that a chair carries, and the most where they name none."""
_FIRST, _LAST = 800, 899
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Chair:
    scooter: bool
    group: str
    weights: tuple[int, int]
    seat: str
    option: str
    portable: bool


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the chair that a question tells by its group; without a told weight those for up to 300 pounds."""
    if ask.procedures or not _CHAIR.search(ask.text) or _OTHERWISE.search(ask.text):
        return ()
    group = _GROUP.search(ask.text)
    if group is None or not (wishes_code(ask) or len(ask.text.split()) <= _TERSE):
        return ()
    entries = [entry for entry, chair in _held(reference) if _fits(chair, ask.text, group[1].lower())]
    return told_codes.all_fitting(entries, reference, ordered=False) if 0 < len(entries) <= _MOST else ()


_TERSE = 14


def _held(reference: Reference) -> list[tuple[Entry, _Chair]]:
    found = []
    for number in range(_FIRST, _LAST):
        entry = reference.catalogue.entry(CodeSystem.HCPCS, f"K0{number}", reference.on)
        if (
            isinstance(entry, Entry)
            and entry.status is CodeStatus.ACTIVE
            and (chair := _read(entry.description.lower()))
        ):
            found.append((entry, chair))
    return found


def _read(title: str) -> _Chair | None:
    group = _GROUP.search(title)
    weights = next(filter(None, (_weights(words, most, title) for words, most in _BOUNDS)), None)
    if group is None or weights is None:
        return None
    option = next((one for one in ("single power", "multiple power", "seat elevator") if one in title), "")
    seat = "captain" if "captain" in title else "sling" if "sling" in title else ""
    return _Chair("operated vehicle" in title, group[1], weights, seat, option, "portable" in title)


def _weights(words: re.Pattern[str], most: int, title: str) -> tuple[int, int] | None:
    found = words.search(title)
    if found is None:
        return None
    named = {name: int(value) for name, value in found.groupdict().items()}
    return named.get("low", 0), named.get("high", most)


def _fits(chair: _Chair, text: str, group: str) -> bool:
    seat = "captain" if re.search(r"\bcaptain", text, re.IGNORECASE) else ""
    seat = seat or ("sling" if re.search(r"\b(?:sling|solid)\b", text, re.IGNORECASE) else "")
    return (
        chair.scooter is bool(_SCOOTER.search(text))
        and chair.group == _NUMERALS.get(group, group)
        and chair.weights[0] <= _weight(text, chair) <= chair.weights[1]
        and seat in ("", chair.seat)
        and chair.option == _option(text)
        and chair.portable is bool(re.search(r"\bportable\b", text, re.IGNORECASE))
    )


def _weight(text: str, chair: _Chair) -> int:
    """The patient's weight, else that of a told class, else the least of all."""
    if found := _WEIGHT.search(text):
        return int(found[1] or found[2])
    told = next((low for words, low in _CLASSES if re.search(words, text, re.IGNORECASE)), 0)
    return told if told != _STANDARD or chair.weights[1] >= _STANDARD else 0


_STANDARD = 300


def _option(text: str) -> str:
    if re.search(
        r"\bmulti\w* power|\btilt (?:and|&|/|plus|\+) recline|\brecline (?:and|&) tilt", text, re.IGNORECASE
    ):
        return "multiple power"
    if re.search(
        r"\bsingle power|\bpower (?:tilt|recline)|\bwith (?:tilt|recline)\b|\btilt only", text, re.IGNORECASE
    ):
        return "single power"
    return "seat elevator" if re.search(r"\bseat elevat", text, re.IGNORECASE) else ""
