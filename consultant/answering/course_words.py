"""What a question tells of the course after an operation: how long after it a service was, and what it was for."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering.days_told import days_told
from consultant.answering.marked_codes import CODE, marked
from consultant.answering.patterns import pattern

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {
    **{word: place for place, word in enumerate(_COUNTED.split(), 1)},
    **{word: 10 * place for place, word in enumerate(_TENS.split(), 3)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>days?|weeks?|wks?|months?|mos?)"
_LONG = {"d": 1, "w": 7, "m": 30}
_LATER = re.compile(
    rf"\b{_COUNT}[ -]{_UNIT} (?:after(?:wards?)?|later|post|following|from|out|ago|on|into|earlier)\b"
    rf"|\b(?:scheduled|planned|again|back|next|follows?|right|left"
    rf"|side)\b[^.?!]{{0,25}}\bin {_COUNT.replace('count', 'count4')} {_UNIT.replace('unit', 'unit4')}\b"
    rf"|\bat (?:the )?{_COUNT.replace('count', 'count2')}[ -]{_UNIT.replace('unit', 'unit2')}\b"
    rf"|\b{_COUNT.replace('count', 'count3')}[ -]{_UNIT.replace('unit', 'unit3')} (?:post-?\s?op\w*|check"
    rf"|recheck|follow-?up|visit)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:post-?\s?op(?:erative)? |on )?day[ -](?:#|no\.? )?(?P<day>\d{1,3})\b(?! (?:global|period|supply))"
    r"|\bpod ?#?(?P<pod>\d{1,3})\b",
    re.IGNORECASE,
)
_NAMED: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(words, re.IGNORECASE), days)
    for words, days in (
        (r"\b(?:the )?(?:next|following) (?:day|morning|evening)\b|\byesterday\b|\bthe day after\b", 1),
        (r"\b(?:a|the|last|one) (?:week|wk) (?:ago|later|after)\b|\blast week\b|\bthe next week\b", 7),
        (r"\blast month\b|\bthe next month\b", 30),
    )
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def days_after(text: str) -> int:
    """Days between an operation and a later service, where the text tells them; 0 where it does not."""
    if found := _DAY.search(text):
        return int(found["day"] or found["pod"])
    if found := _LATER.search(text):
        count = next(found[name] for name in ("count", "count2", "count3", "count4") if found[name]).lower()
        unit = next(found[name] for name in ("unit", "unit2", "unit3", "unit4") if found[name])
        return (_NUMBERS.get(count) or int(count)) * _LONG[unit[0].lower()]
    if found := _ORDINAL.search(text):
        return int(found["count"]) * _LONG[found["unit"][0].lower()]
    named = next((days for words, days in _NAMED if words.search(text)), 0)
    return named or _between_dates(text) or _between_weekdays(text) or _between_ordinals(text)


def further_days(text: str) -> tuple[int, ...]:
    """The days that are told beside the first: `included on day 8? and day 12?`."""
    return tuple(dict.fromkeys(int(found["day"] or found["pod"]) for found in _DAY.finditer(text)))[1:]


_ORDINAL = re.compile(r"\b(?:at|in|on|until) (?P<unit>week|wk|month) (?P<count>\d{1,2})\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?days?\b", re.IGNORECASE)


def _between_weekdays(text: str) -> int:
    """Days from the first to the second of just two days of the week."""
    told = list(dict.fromkeys(found[1].lower() for found in _WEEKDAY.finditer(text)))
    return (_WEEKDAYS.index(told[1]) - _WEEKDAYS.index(told[0])) % 7 if len(told) == _PAIR else 0


_DAY_OF_MONTH = re.compile(
    r"\b(?:on |until )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:day|week|month|time|visit|toe|finger|digit))"
)


def _between_ordinals(text: str) -> int:
    """Days from the first to the second of just two days of one month: `on the 3rd … on the 11th`."""
    days = [int(day) for day in dict.fromkeys(_DAY_OF_MONTH.findall(text))]
    return max(days[1] - days[0], 0) if len(days) == _PAIR else 0


def _between_dates(text: str) -> int:
    """Days from the first to the second of just two days that the text tells."""
    days = days_told(text)
    return abs((days[1] - days[0]).days) if len(days) == _PAIR else 0


_PAIR = 2
_IN_PERIOD = pattern(
    r"\b(in|during|within|inside|under|still in|into)\b~20\b(global|post-?\s?op\w*|recovery"
    r"|follow-?up) ?(period|days|package|window"
    r"|phase)?\b|\b(in|during|within|inside)\b~20\b(10|90|ten|ninety)[- ]days?\b"
)
_DAY_BEFORE = re.compile(
    r"\b(?:the |a |one )?(?:day|evening|night) (?:before|prior)\b|\bpre-?op(?:erative)? visit\b|\beve of\b",
    re.IGNORECASE,
)
_ROUTINE = pattern(
    r"\bcomplicat"
    r"|(?<!sinus )(?<!ear )(?<!tract )(?<!urinary )(?<!throat )(?<!respiratory )(?<!lung )(?<!chest )(?<!bladder )(?<!tooth )"
    r"(?<!kidney )(?<!yeast )(?<!viral )\binfect|\bwound\b|\bdressing|\bsutures?\b|\bstitch|\bstaple|\bfollow-?\s?up\b(?! (period"
    r"|days))|\bpost-?\s?op (visit"
    r"|check|care|appointment)|\bcheck\b|\bre-?check|\bincision|\brecovery\b(?! period)|\bdrain\b|\bseroma"
    r"|\bcast\b|\bsplint|\brecovery visit\b|\broutine\b"
    r"|\bpain (at|in|of) the (site|operated)"
)
_DECIDED = pattern(
    r"\bdecid\w+\b~40\b(operat\w*|surg\w+|go ahead|proceed|for|on|to (do|take|remove|have|perform|schedule|book|fix)|take"
    r"|(?=[A-Z]?\d{4,5}))|\bdecision\b~25\b(surg\w+|operat\w*|for|was made|visit|made)\b|\b(surgery|operation)\b~12\bdecided\b"
    r"|\bdecid(es|ed|ing)\b~8\bsurgery\b|\bled to (the )?(decision|surgery|operation)\b"
)
_UNRELATED = pattern(
    r"\b(unrelated|nothing to do with|not related|unconnected)\b|\b(other|different|separate|another"
    r"|new) (\w+ )?(problem|complaint|issue|illness"
    r"|condition|body part|injury|symptom|disease|reason|diagnosis)s?\b"
    r"|\w{3}itis\b|\w{3}osis\b|\w{3}emia\b|\bpneumonia|\w{3}algia\b|\b(asthma|copd|cold|flu|influenza|cough|cough\w*|fever"
    r"|diabetes|diabetic"
    r"|hypertension|high blood pressure|blood sugar|headaches?|migraines?|rash|sinus|uti|allerg\w+|gout|thyroid\w*|vertigo"
    r"|dizz\w+|chest pain|back pain|sore throat|ear ?ache|stroke|heart (attack|failure)|cancer|lump|mass|mole|acne|eczema"
    r"|warts?|depress\w+"
    r"|anxiety|insomnia|sprain\w*|fractur\w+|broke\w*|fell|injur\w+|reflux|nausea|diarrhea|anemia|glaucoma|cataract)\b"
    r"|\b(sinus|ear|urinary( tract)?|throat|respiratory|lung|chest|bladder|tooth|kidney|yeast|viral) infections?\b"
    r"|\b(other|opposite|contralateral) (eye|ear|knee|hip|shoulder|foot|ankle|hand|wrist|leg|arm|side|breast)\b"
)
_PART = r"(?:eye|ear|knee|hip|shoulder|foot|ankle|hand|wrist|elbow|leg|arm|side|breast|kidney|lung|thumb|heel|groin)"
_OTHER_SIDE = re.compile(
    rf"\b(?:other|opposite|contralateral|second) {_PART}\b|\bfellow eye\b|(?-i:\bOD\b.*\bOS\b|\bOS\b.*\bOD\b)"
    rf"|\bleft\b.*\bright\b|\bright\b.*\bleft\b",
    re.IGNORECASE | re.DOTALL,
)
_VISIT = re.compile(
    r"\b(?:office |clinic |hospital |er |ed |post-?\s?op\w* |follow-?up |sick |pre-?op\w* )*(?:visits?"
    r"|e ?[/&]? ?m)\b(?! (?:rate|limit))"
    r"|\b(?:wound|pressure|suture|staple|incision|dressing|post-?\s?op) (?:check|removal|change)s?\b|\b(?:re-?check|check-?up)\b"
    r"|\b(?:comes?|came|coming|is|was) (?:back |in )*(?:seen|back|in)\b|\bevaluation and management\b"
    r"|\b(?:sutures?|stitches|staples)\b.{0,15}\b(?:out|removed|removal)\b"
    r"|\bremov\w+ (?:of )?(?:the )?(?:sutures?|stitches|staples)\b"
    r"|\b(?:sees?|saw|seeing|seen) (?:her|him|the patient|them|by|on|at|for|again|back)\b|\broutine (?:check|look)\b",
    re.IGNORECASE,
)


def in_period(text: str) -> bool:
    """Whether a service is said to be within the follow-up period of an operation."""
    return bool(_IN_PERIOD.search(text))


def day_before(text: str) -> bool:
    """Whether a service is said to be on the day before an operation."""
    return bool(_DAY_BEFORE.search(text))


def next_day(text: str, code: str) -> bool:
    """Whether the operation of that code is told to be on the day after what was told before it."""
    return bool(
        re.search(
            rf"\b{code}\b(?:\W+\w+){{0,3}}?\W+(?:next|following) (?:day|morning)\b"
            rf"|\b(?:next|following) (?:day|morning)\W+(?:\w+\W+){{0,3}}?{code}\b",
            text,
            re.IGNORECASE,
        )
    )


_OTHER_CLINICIAN = pattern(
    r"\b(another|different|other|second|outside|unrelated) (\w+ )?(doctor|doc|dr|md|physician|surgeon|provider"
    r"|clinician|practitioner"
    r"|practice|group|specialty|specialist)\b|\bnot (the|his|her|our) (operating )?(surgeon|group|partner)\b"
    r"|\b(surgeon|doctor|dr\.?) b\b"
    r"|\b(his|her) (own )?(pcp|family doctor|internist|cardiologist|primary care)\b|\bwe did ?n[o']t (operate|do the surgery)\b"
    r"|\bby (someone|somebody) else\b"
)
_ONE_GROUP = pattern(
    r"\b(same|our|one) (group|practice|specialty)\b|\b(partner|associate|colleague)s?\b|\bsame (surgeon"
    r"|physician|doctor|provider)\b"
)


def other_clinician(text: str) -> bool:
    """Whether the later service was by somebody whom the operation's period does not bind: neither its surgeon nor the group."""
    return bool(_OTHER_CLINICIAN.search(text)) and not _ONE_GROUP.search(text)


_NEW_PERIOD = pattern(
    r"\b(?:new|fresh|another) (global|period|90|10|post-?op)"
    r"|\b(start|begin|run|count)\w*\b~12\b(over|again|anew|afresh)\b|\b(re-?start|reset)\w*\b"
    r"|\b(global|period|clock)\b~20\b(start|begin|run on|continue|extend)\w*\b"
)


def asks_new_period(text: str) -> bool:
    """Whether the text asks if the second procedure begins a follow-up period of its own."""
    return bool(_NEW_PERIOD.search(text))


def earlier(text: str, codes: tuple[str, ...]) -> str:
    """Of two codes the one of the earlier day, where each stands beside a day of its own; empty where nothing tells."""
    days = {code: _day_of(_around(text, code)) for code in codes}
    told = sorted({day for day in days.values() if day >= 0})
    if len(days) != _PAIR or min(days.values()) < 0 or len(told) != _PAIR:
        return ""
    return next(code for code, day in days.items() if day == told[0])


def _day_of(text: str) -> int:
    """The first day that a text tells, as a number; a day of the week by its place in it; -1 for none."""
    if days := days_told(text):
        return days[0].toordinal()
    weekday = _WEEKDAY.search(text)
    return _WEEKDAYS.index(weekday[1].lower()) if weekday else -1


def _around(text: str, code: str) -> str:
    """The part of the text that begins with a code, up to the next one."""
    start = text.find(code)
    end = re.search(r"(?<![\w.$/-])[A-Z]?\d{5}\b", text[start + len(code) :])
    return text[start : start + len(code) + end.start()] if end else text[start:]


_BEFORE = re.compile(
    rf"\b(?:after|following|of|since|from|post)\s+(?:[\w']+\s+){{0,2}}{CODE}\b", re.IGNORECASE
)


def before(text: str, code: str) -> bool:
    """Whether something is told to be after that code, or in its period."""
    return bool(_BEFORE.search(marked(text, code)))


def routine(text: str) -> bool:
    """Whether it was care that belongs to the operation: no modifier tells it apart."""
    return bool(_ROUTINE.search(text))


def decided(text: str) -> bool:
    """Whether the operation was decided at the visit."""
    return bool(_DECIDED.search(text))


def unrelated(text: str) -> bool:
    """Whether the later service was for something else than the operation; an illness of its own says so too."""
    return bool(_UNRELATED.search(text)) and not routine(text)


def other_side(text: str) -> bool:
    """Whether the later service was on the other side than the operation."""
    return bool(_OTHER_SIDE.search(text))


def visit(text: str) -> bool:
    """Whether words name a visit."""
    return bool(_VISIT.search(text))
