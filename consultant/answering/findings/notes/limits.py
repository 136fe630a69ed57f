"""Whether an interval or an age that a question tells meets the limit of a Medicare benefit, as our notes state the limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consultant.answering.dates import days_in_order
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_MONTHS_A_YEAR = 12
_PASSED = re.compile(
    r"\b(\d{1,3}) (months?|years?|yrs?)\b(?= (ago|after|since|apart|earlier|later)| from the)"
    r"|\b(?:last|previous)\b[^.?!]{0,25}?\b(\d{1,3}) (months?|years?|yrs?)\b",
    re.IGNORECASE,
)
_BMI = re.compile(r"\bbmi (?:of |is |= ?|was )?(\d{2}(?:\.\d)?)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{2})[- ]?(?:years?|yrs?|yo|y/o)\b[- ]?(?:old)?|\bage[ds]? (\d{2})\b", re.IGNORECASE)
_IN_PART_B = re.compile(
    r"\b(?:in |during )?month (\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)? months? (?:after|into|of|since)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Benefit:
    """A benefit by the words and codes that a question has for it, with its limits; `note` states them."""

    note: str
    words: re.Pattern[str]
    months: int = 0
    """Between two of them."""
    youngest: int = 0
    oldest: int = 0
    baseline: int = 0
    """Age from which one may be given before the age of the regular ones."""
    least_bmi: int = 0
    first_months: int = 0
    """Within which after Part B began it has to be given."""


def _benefit(note: str, words: str, **limits: int) -> Benefit:
    return Benefit(note, re.compile(words, re.IGNORECASE), **limits)


_RISK = r"\bhigh[- ]risk\b"
BENEFITS: tuple[Benefit, ...] = (
    _benefit("preventive-colonoscopy", rf"\bG0105\b|{_RISK}[^.?!]*\bcolonoscop|\bcolonoscop[^.?!]*{_RISK}", months=24),
    _benefit("preventive-colonoscopy", r"\bG0121\b|\bscreening colonoscop|\bcolonoscop\w+ screening", months=120),
    _benefit("preventive-mammogram", r"\bscreening mammo|\b77067\b", months=12, youngest=40, baseline=35),
    _benefit("preventive-wellness", r"\bG0439\b|\A(?!.*\bG0438\b).*(?:\bwellness visit|\bawv\b)", months=12),
    _benefit("preventive-welcome", r"\bG0402\b|\bippe\b|\bwelcome to medicare", first_months=12),
    _benefit("preventive-bone-density", r"\bdexa\b|\bdxa\b|\bbone density\b|\b77080\b", months=24),
    _benefit("preventive-pelvic", rf"{_RISK}[^.?!]*\b(pap|pelvic|G0101)\b", months=12),
    _benefit("preventive-pelvic", r"\bpap\b|\bscreening pelvic\b|\bG0101\b", months=24),
    _benefit("preventive-obesity", r"\bG0447\b|\bobesity (?:counsel|therap)|\b(?:ibt|behavioral therapy)\b[^.?!]*\bobes",
             least_bmi=30),
    _benefit("preventive-glaucoma", r"\bglaucoma screen|\bG011[78]\b", months=12),
    _benefit("preventive-prostate", r"\bscreening psa\b|\bpsa screen|\bG0103\b", months=12, youngest=50),
    _benefit("preventive-lung", r"\bldct\b|\b71271\b|\blow[- ]dose ct\b|\blung cancer screen", months=12, youngest=50, oldest=77),
)  # fmt: skip
"""The first that fits counts; the stricter one stands before the general one."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A verdict on the interval or the age that the question tells, from the note on the benefit."""
    benefit = next((one for one in BENEFITS if one.words.search(ask.text)), None)
    # The day of the last one may lie before the note's time; what counts is the day of the next.
    on = max((reference.on, *(day for _, day in days_in_order(ask.text))))
    note = replace(reference, on=on).note(benefit.note) if benefit else None
    if benefit is None or note is None:
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


def _verdicts(benefit: Benefit, text: str) -> Iterator[dict[str, object]]:
    if benefit.months and (between := _between(text)):
        yield {"of": "interval", "told": between, "limit": benefit.months, "met": between >= benefit.months}
    elif benefit.months and (found := _PASSED.search(text)):
        number, unit = (found[1], found[2]) if found[1] else (found[4], found[5])
        passed = int(number) * (_MONTHS_A_YEAR if unit.lower().startswith("y") else 1)
        yield {"of": "interval", "told": passed, "limit": benefit.months, "met": passed >= benefit.months}
    if benefit.first_months and (within := _IN_PART_B.search(text)):
        month = int(within[1] or within[2])
        yield {
            "of": "first",
            "told": month,
            "limit": benefit.first_months,
            "met": month <= benefit.first_months,
        }
    if benefit.least_bmi and (mass := _BMI.search(text)):
        index = float(mass[1])
        yield {"of": "bmi", "told": mass[1], "limit": benefit.least_bmi, "met": index >= benefit.least_bmi}
    if aged := _AGE.search(text):
        age = int(aged[1] or aged[2])
        if benefit.youngest and age < benefit.youngest:
            once = benefit.baseline if 0 < benefit.baseline <= age else 0
            yield {"of": "youngest", "told": age, "limit": benefit.youngest, "met": False, "once_from": once}
        if benefit.oldest and age > benefit.oldest:
            yield {"of": "oldest", "told": age, "limit": benefit.oldest, "met": False}
