"""Units of timed therapy codes from minutes (Medicare Claims Processing Manual, Pub. 100-04, chapter 5, section 20.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import therapy_words
from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.answering.therapy_words import Treatment
from consultant.model.answer import Finding

_NOTE = "therapy-minutes"
TIMED = frozenset(
    {
        "97032",
        "97033",
        "97034",
        "97035",
        "97036",
        "97110",
        "97112",
        "97113",
        "97116",
        "97124",
        "97140",
        "97530",
        "97533",
    }
    | {"97535", "97537", "97542", "97750", "97755", "97760", "97761", "97763"}
)
"""Codes of fifteen minutes whose minutes are added up."""
_UNIT, _FIRST = 15, 8
"""Minutes of a unit, and the fewest that make one."""
_MINUTES = r"(\d{1,3})[ -]?(?:timed |total |treatment )?min\w*"
_CODE = r"\b(9\d{4})\b"
_BEFORE = re.compile(rf"{_MINUTES}\W+(?:of |for |on |were |was |doing )?(?:\w+ )?{_CODE}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"{_CODE}(?:-\w\w)*\W+(?:(?:for|was|took|done|lasted|at|of|is|=|x)\W+)?{_MINUTES}", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\btotal (?:timed |treatment |of )?(?:minutes|mins|time)\W+(?:(?:of|is|was|were|came to)\W+)?(\d{1,3})\b",
    re.IGNORECASE,
)
"""The total with its number behind it."""
_TIMED_WORDS = re.compile(
    r"\bmin\w*\b.*\bunits?\b|\bunits?\b.*\bmin\w*|(?:8|eight)[ -]minutes? rule", re.IGNORECASE | re.DOTALL
)
_CLAIMED = re.compile(
    r"(?:\b(?:is|are|as|makes?|bill|gets?|get|only|=|x|that's|for)|[:,]) "
    rf"(?P<units>\d{{1,2}}|{spelled(1, 9)}) units?\b(?! of| minutes)",
    re.IGNORECASE,
)
"""States how many units the minutes make."""


def units(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """How many units the minutes of the question make in all, and how they fall to its codes."""
    told_ones = therapy_words.treatments(ask.text)
    timed = {one.code for one in ask.procedures if one.code in TIMED}
    if told_ones and timed and timed <= {one.code for one in told_ones}:
        return _counted(ask, _timed(told_ones), reference, _untimed_of(told_ones))
    return _counted(ask, _minutes(ask), reference)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where the treatments are told in words, `23 minutes of ther ex and 8 of manual`."""
    if ask.procedures or not (_TIMED_WORDS.search(ask.text) or _WISHED.search(ask.text)):
        return ()
    told_ones = therapy_words.treatments(ask.text)
    return _counted(ask, _timed(told_ones) or _of_all(ask.text), reference, _untimed_of(told_ones))


def billed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of several treatments, each with its minutes, of which it is asked what is billed."""
    if not ask.procedures or not _WISHED.search(ask.text):
        return ()
    told_ones = therapy_words.treatments(ask.text)
    cited = {one.code for one in ask.procedures}
    if len(told_ones) < _SEVERAL or not cited <= {one.code for one in told_ones}:
        return ()
    return _counted(ask, _timed(told_ones), reference, _untimed_of(told_ones))


_WISHED = expression(
    r"\bunits?\b|\b(?:what|how) (?:do|can|should|would|may) (?:we|i|they|he|she) (?:bill|charge|report|code)\b|\bbillable\b",
    re.IGNORECASE,
)


def _timed(told_ones: tuple[Treatment, ...]) -> dict[str, int]:
    """The minutes of each timed treatment, under its code, with its name where the text gives no code."""
    spent: dict[str, int] = {}
    for one in told_ones:
        if one.code in TIMED:
            label = one.code if one.cited else f"{one.code} ({one.name})"
            spent[label] = spent.get(label, 0) + one.minutes
    return spent


def _untimed_of(told_ones: tuple[Treatment, ...]) -> tuple[str, ...]:
    """What counts by the session beside them."""
    names = (one.name or one.code for one in told_ones if one.code not in TIMED)
    return tuple("the evaluation" if name.startswith("eval") else name for name in names)


def _of_all(text: str) -> dict[str, int]:
    """The one sum of timed minutes, where the question names no treatment: `38 timed minutes, how many units?`."""
    timed = (one for found in _TIMED_SUM.findall(text) for one in found if one)
    sums = {int(one) for one in (*timed, *_TOTAL.findall(text))}
    every = {int(one) for one in re.findall(_MINUTES, text, re.IGNORECASE)} - {_FIRST}
    wished = _THERAPY.search(text) and _UNITS_WISHED.search(text) and not _VISIT.search(text)
    return {"timed codes": sums.pop()} if wished and len(sums) == 1 and len(every | sums) == 1 else {}


_TIMED_SUM = re.compile(
    r"\b(\d{1,3})[ -]?(?:total )?(?:timed|billable|one-on-one) (?:treatment )?min\w*"
    r"|\btimed (?:treatment )?min\w*\W+(?:(?:of|is|was|were|:|=) ?)?(\d{1,3})\b"
    r"|\b(\d{1,3})[ -]?min\w* (?:total )?(?:of )?timed\b",
    re.IGNORECASE,
)
_THERAPY = re.compile(r"\btimed\b|\bther(?:apy|apist|ex)\b|\b[po]t\b|\b(?:8|eight)[ -]min", re.IGNORECASE)
_UNITS_WISHED = re.compile(r"\bunits?\b", re.IGNORECASE)
_VISIT = re.compile(r"\bprolonged\b|\b(?:new|established) (?:patient|pt)\b|\boffice visit\b", re.IGNORECASE)
"""`pt` is a patient there, and the minutes are those of a visit."""
UNTIMED = frozenset(
    {"92507", "92508", "92521", "92522", "92523", "92524", "92526", "92610", "97010", "97012", "97014", "97016", "97018", "97022"}
    | {"97024", "97026", "97028", "97150", "97161", "97162", "97163", "97164", "97165", "97166", "97167", "97168", "G0283"}
)  # fmt: skip
"""Codes of therapy that stand for the session, whatever its minutes."""
_UNTIMED_NOTE = "therapy-untimed"


def untimed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That a code which goes by the session is one unit, where minutes are told of it alone."""
    note = reference.note(_UNTIMED_NOTE)
    cited = [one.code for one in ask.procedures]
    if (
        note is None
        or len(cited) != 1
        or cited[0] not in UNTIMED
        or not re.search(_MINUTES, ask.text, re.IGNORECASE)
    ):
        return ()
    values = {"code": cited[0], "text": note.text, "source": note.source}
    return (
        Finding("untimed_unit", (cited[0],), values, note_evidence(note, {"note": note.text, "units": "1"})),
    )


def exceeding(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the units of timed codes fit into the one total of minutes that is told."""
    note = reference.note(_NOTE)
    timed = [one for one in ask.procedures if one.code in TIMED]
    claimed = {one.code: one.units for one in timed if one.units}
    every = re.findall(_MINUTES, ask.text, re.IGNORECASE)
    if note is None or len(every) != 1 or len(claimed) != len(timed) or len(timed) < _SEVERAL:
        return ()
    total, sum_claimed = int(every[0]), sum(int(units) for units in claimed.values())
    allowed = (total + _UNIT - _FIRST) // _UNIT
    values = {
        "total": total,
        "claimed": sum_claimed,
        "allowed": allowed,
        "text": note.text,
        "source": note.source,
    }
    rows = note_evidence(
        note,
        {
            "note": note.text,
            "minutes in all": str(total),
            "units in all": str(allowed),
            "units claimed": str(sum_claimed),
        },
    )
    return (Finding("units_in_minutes", tuple(claimed), values, rows),)


_SEVERAL = 2


def _counted(
    ask: Ask, minutes: Mapping[str, int], reference: Reference, untimed_ones: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    note = reference.note(_NOTE)
    if not minutes or note is None:
        return ()
    total = sum(minutes.values())
    shared = shares(minutes)
    claimed = _CLAIMED.search(ask.text)
    values = {
        "total": total,
        "units": sum(shared.values()),
        "shares": tuple(shared.items()),
        "minutes": tuple(minutes.items()),
        "untimed": untimed_ones,
        "claim": ""
        if not claimed
        else "right"
        if valued(claimed["units"]) == sum(shared.values())
        else "wrong",
        "source": note.source,
    }
    fields = {"minutes in all": str(total), "units in all": str(sum(shared.values()))}
    fields |= {f"units of {code}": str(count) for code, count in shared.items()}
    fields |= {f"minutes of {code}": str(count) for code, count in minutes.items()}
    rows = note_evidence(note, fields)
    return (Finding("timed_units", tuple(code for code in minutes if code in TIMED), values, rows),)


def shares(minutes: Mapping[str, int]) -> dict[str, int]:
    """Units of each code: whole quarters of an hour first, what is left of the total to the longest rests."""
    total = (sum(minutes.values()) + _UNIT - _FIRST) // _UNIT
    counted = {code: spent // _UNIT for code, spent in minutes.items()}
    rests = sorted(minutes, key=lambda code: (-(minutes[code] % _UNIT), counted[code]))
    for code in rests[: max(0, total - sum(counted.values()))]:
        counted[code] += 1
    return counted


_LISTED = re.compile(
    r"(?<![\d.$])\d{1,2}(?: ?min\w*)?(?:\s*(?:\+|/|&|,|\band\b|, and)\s*\d{1,2}(?: ?min\w*)?)+(?![\d.%])"
)


def _in_order(timed: list[str], text: str) -> dict[str, int]:
    """As many numbers in a row as there are codes (`97110 and 97140, 23 + 15 minutes`): minutes of each in turn."""
    for listed in _LISTED.findall(text):
        numbers = [int(number) for number in re.findall(r"\d+", listed)]
        if len(numbers) == len(timed):
            return dict(zip(timed, numbers, strict=True))
    return {}


_JOINT = re.compile(r"[,;.]|\b(?:and|then|plus)\b", re.IGNORECASE)


def _joints(told: Mapping[str, tuple[int, str]]) -> int:
    """How many commas and the like stand between minutes and their codes: the fewer, the surer they belong together."""
    return sum(len(_JOINT.findall(between)) for _, between in told.values())


def _minutes(ask: Ask) -> dict[str, int]:
    """Minutes by timed code, as told beside each; of a single code those that the question tells anywhere."""
    timed = [cited.code for cited in ask.procedures if cited.code in TIMED]
    ways = (
        {match[2]: (int(match[1]), match[0]) for match in _BEFORE.finditer(ask.text)},
        {match[1]: (int(match[2]), match[0]) for match in _BEHIND.finditer(ask.text)},
    )
    whole = [told for told in ways if told and set(timed) <= told.keys()]
    nearest = min(whole, key=_joints, default={})
    found = {code: spent for code, (spent, _) in nearest.items()}
    found = {code: spent for code, spent in found.items() if code in timed}
    every = re.findall(_MINUTES, ask.text, re.IGNORECASE) or _TOTAL.findall(ask.text)
    if not found and len(timed) > 1 and (_TIMED_WORDS.search(ask.text) or every):
        found = _in_order(timed, ask.text)
    if not found and len(timed) == 1 and len(every) == 1:
        found = {timed[0]: int(every[0])}
    return found if len(found) == len(timed) else {}
