"""Whether an interval or an age that a question tells meets the limit of a Medicare benefit, as our notes state the limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from consultant.answering.dates import days_in_order
from consultant.answering.findings.notes import smoking
from consultant.answering.findings.notes.benefits import BENEFITS, Benefit
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_MONTHS_A_YEAR = 12
_PASSED = re.compile(
    r"\b(\d{1,3}) (months?|years?|yrs?)\b(?= (ago|back|after|since|apart|earlier|later)\b| from the)"
    r"|\b(?:last|previous)\b[^.?!]{0,25}?\b(\d{1,3}) (months?|years?|yrs?)\b",
    re.IGNORECASE,
)
_BMI = re.compile(r"\bbmi (?:of |is |= ?|was )?(\d{2}(?:\.\d)?)\b", re.IGNORECASE)
_SINCE = r"(?:months?|years?|yrs?|weeks?|wks?|days?|mins?|minutes?|mg|kg|lbs?|units?|%|percent|pack|times|cigarettes)"
_AGE = re.compile(
    r"\b(\d{2})[- ]?(?:years?|yrs?|yo|y/o|y\.o\.?)\b[- ]?(?:old|of age)(?! enough)|\b(\d{2})[- ]?(?:yo|y/o|y\.o\.)(?!\w)"
    rf"|\bage[ds]?(?: of| is| was)? (\d{{2}})\b|\bat (\d{{2}})\b(?![/\d]|\.\d|[- ]?{_SINCE})"
    r"|\bturn(?:s|ed|ing) (\d{2})\b"
    rf"|\b(?:patient|pt|she|he|who|beneficiary|man|woman|male|female|gentleman|lady)(?: is|'s| was| of|,)?"
    rf" (?:only |just |already |now )?(\d{{2}})\b"
    rf"(?![/\d]|\.\d|[- ]?{_SINCE})",
    re.IGNORECASE,
)
_OBESITY = "preventive-obesity"
_ORDER = re.compile(
    r"\b(?:primary|principal|first|secondary|alone)\b[^.?!]{0,20}\b(?:dx|diagnos\w+|listed|codes?)\b",
    re.IGNORECASE,
)
"""Asks where the diagnosis stands, and not whether the benefit's limit is met."""
_IN_PART_B = re.compile(
    r"\b(?:in |during )?month (\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)? months? (?:after|into|of|since)\b"
    r"|\b(?:part b|medicare)\b[^.?!\d]{0,25}\b(\d{1,2}) months (?:ago|back|already|now)\b"
    r"|\b(?:part b|medicare) for (?:about )?(\d{1,2}) months\b|\b(\d{1,2}) months (?:on|in|with) (?:medicare|part b)\b",
    re.IGNORECASE,
)
"""The month of Part B, or how many months of it are over."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A verdict on the interval or the age that the question tells, from the note on the benefit."""
    benefit = next((one for one in BENEFITS if one.words.search(ask.text)), None)
    if benefit is None or (benefit.note == _OBESITY and _ORDER.search(ask.text)):
        return ()
    # The day of the last one may lie before the note's time; what counts is the day of the next.
    following = _due(benefit.months, ask.text) if benefit.months else None
    on = max((reference.on, following or reference.on, *(day for _, day in days_in_order(ask.text))))
    note = replace(reference, on=on).note(benefit.note)
    if note is None:
        return ()
    verdicts = [verdict for verdict in _verdicts(benefit, ask.text) if verdict]
    if not verdicts:
        return ()
    # One limit that is not met decides.
    value = min(verdicts, key=lambda verdict: bool(verdict["met"]))
    return (
        Finding(
            "limit_told",
            (),
            {
                "once_from": 0,
                "due": "",
                "code": note.codes[0] if note.codes else "",
                **value,
                "test": benefit.months and note.id != "preventive-wellness",
                "text": note.text,
                "source": note.source,
            },
            note_evidence(note, {"note": note.text}),
        ),
    )


def _between(text: str) -> int:
    """Months from the month of the last one to that of the next, where two days are told: what counts is full months between."""
    days = [day for _, day in days_in_order(text)]
    if len(days) != 2 or days[0] >= days[1]:
        return 0
    return (days[1].year - days[0].year) * _MONTHS_A_YEAR + days[1].month - days[0].month


_LAST = re.compile(r"\b(?:last|previous|prior|recent|latest|had|was|done|got)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:next|again|another|repeat\w*|when|due|earliest|how soon|eligible|too (?:early|soon)|yet|by now)\b",
    re.IGNORECASE,
)

_CODED = re.compile(
    r"\b(?:which|what)\b[^.?!]{0,20}\b(?:codes?|modifiers?|cpt|hcpcs)\b|\bpolyps?\b|\bsnare\w*|\bbiops\w+",
    re.IGNORECASE,
)
"""Asks how the one that was done is coded, and not for the next."""


def _due(months: int, text: str) -> date | None:
    """The first month of the next one, where the day of the last one is all that is told."""
    days = [day for _, day in days_in_order(text)]
    if len(days) != 1 or not _LAST.search(text) or not _NEXT.search(text) or _CODED.search(text):
        return None
    return _after(days[0], months)


def _after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day."""
    after = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    return date(after // _MONTHS_A_YEAR, after % _MONTHS_A_YEAR + 1, 1)


def _verdicts(benefit: Benefit, text: str) -> Iterator[dict[str, object]]:
    if benefit.months and (due := _due(benefit.months, text)):
        yield {"of": "due", "told": due.strftime("%B %Y"), "limit": benefit.months, "met": True}
    elif benefit.months and (between := _between(text)):
        following = _after(days_in_order(text)[0][1], benefit.months).strftime("%B %Y")
        met = between >= benefit.months
        yield {"of": "interval", "told": between, "limit": benefit.months, "met": met, "due": following}
    elif benefit.months and (found := _PASSED.search(smoking.without(text))):
        number, unit = (found[1], found[2]) if found[1] else (found[4], found[5])
        passed = int(number) * (_MONTHS_A_YEAR if unit.lower().startswith("y") else 1)
        yield {"of": "interval", "told": passed, "limit": benefit.months, "met": passed >= benefit.months}
    yield from smoking.unmet(benefit, text)
    if benefit.first_months and (within := _IN_PART_B.search(text)):
        month = int(next(filter(None, within.groups()))) + (not (within[1] or within[2]))
        yield {
            "of": "first",
            "told": month,
            "limit": benefit.first_months,
            "met": month <= benefit.first_months,
        }
    if benefit.least_bmi and (mass := _BMI.search(text)):
        index = float(mass[1])
        yield {"of": "bmi", "told": mass[1], "limit": benefit.least_bmi, "met": index >= benefit.least_bmi}
    if (benefit.youngest or benefit.oldest) and (aged := _AGE.search(text)):
        yield from _of_age(benefit, int(next(filter(None, aged.groups()))), text)
    elif _AGES_ASKED.search(text):
        yield from _ages(benefit)


_AGES_ASKED = re.compile(
    r"\b(?:what|which) ages?\b|\bages? (?:limits?|ranges?|windows?|cut-?offs?|bands?|brackets?|span)\b"
    r"|\b(?:oldest|youngest|minimum|maximum|min|max|upper|lower|starting|starts? at) ages?\b"
    r"|\b(?:what|which|the|are) ages\b|\bages (?:for|does|is|are)\b|\bhow (?:old|young)\b",
    re.IGNORECASE,
)


def _ages(benefit: Benefit) -> Iterator[dict[str, object]]:
    """The ages of a benefit, where they are what is asked for and no age is told."""
    if benefit.youngest and not benefit.by_risk:
        yield {
            "of": "ages",
            "youngest": benefit.youngest,
            "oldest": benefit.oldest,
            "limit": benefit.youngest,
            "met": True,
        }


_COVERED_ASKED = re.compile(
    r"\b(?:cover\w*|eligib\w*|qualif\w*|pa(?:y|ys|id)|allow\w*|payable|too (?:old|young)|fits?|meets?|criteria|rules?)\b",
    re.IGNORECASE,
)
_OFTEN_ASKED = re.compile(r"\bhow (?:often|many)\b|\bfrequen\w+|\bwhen\b|\bcodes?\b", re.IGNORECASE)


def _of_age(benefit: Benefit, age: int, text: str) -> Iterator[dict[str, object]]:
    """Whether the told age is within the benefit's; that it is, only where just that is asked."""
    limits = {"told": age, "youngest": benefit.youngest, "oldest": benefit.oldest}
    if age < benefit.youngest:
        once = benefit.baseline if 0 < benefit.baseline <= age else 0
        yield {**limits, "of": "youngest", "limit": benefit.youngest, "met": False, "once_from": once}
    elif benefit.oldest and age > benefit.oldest:
        yield {**limits, "of": "oldest", "limit": benefit.oldest, "met": False}
    elif not benefit.by_risk and _COVERED_ASKED.search(text) and not _OFTEN_ASKED.search(text):
        yield {**limits, "of": "aged", "limit": benefit.youngest, "met": True}
