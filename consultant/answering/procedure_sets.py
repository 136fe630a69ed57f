"""Operations that one word tells and ICD-10-PCS codes apart: each body part has a code of its own (guideline B3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WITH_CERVIX = (
    r"(?:,? \(?(?:with )?(?:removal of )?(?:the )?(?:uterus and (?:the )?)?cervix"
    r"(?: (?:were |was |both )*(?:removed|out|taken))?\)?)?"
)
"""What is said of a total hysterectomy besides: its cervix is out with it."""
_SETS: tuple[tuple[re.Pattern[str], tuple[str, str]], ...] = tuple(
    (re.compile(said, re.IGNORECASE), (first, second))
    for said, first, second in (
        (r"\bsalpingo-?\s?oophorectom(?:y|ies)\b|\b[blr]?so\b(?= |\Z|[.,?])", "salpingectomy", "oophorectomy"),
        (r"\b(?:tonsillectomy (?:and|&|with) adenoidectomy|adeno-?\s?tonsillectomy"
         r"|t ?& ?a)\b", "tonsillectomy", "adenoidectomy"),
        (
            rf"\btotal ((?:(?:abdominal|laparoscopic|vaginal|open|robotic) )*)hysterectomy\b{_WITH_CERVIX}",
            r"\1hysterectomy",
            r"resection of cervix \1",
        ),
        (rf"\btah\b{_WITH_CERVIX}",
         "abdominal hysterectomy", "resection of cervix abdominal"),
    )
)  # fmt: skip
_TUBE = re.compile(
    r"\b(?:intubat\w+|endotracheal (?:tube|airway)|et tube|ett|the tube)\b(?!\w)"
    r"(?![^.?!]{0,30}\b(?:elsewhere|other hospital|outside))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:by|from|at) (?:the )?(?:ems|paramedics?|ambulance|field|other hospital|outside hospital|transferring)\w*"
    r"|(?:arrived|came|came in|transferred)(?: \w+){0,4} intubated|already intubated|outside hospital|in the field)\b",
    re.IGNORECASE,
)
_VENTILATED = re.compile(r"\b(?:ventilat\w+|vent(?:ed)?|mechanical ventilation)\b", re.IGNORECASE)
_GENERATOR = re.compile(
    r"\b(?:pacemaker|defibrillator|icd|crt-?[pd])\b[^.?;]{0,40}\b(?:generator|battery|pulse generator|can)\b"
    r"|\b(?:generator|battery)\b[^.?;]{0,30}\b(?:pacemaker|defibrillator|icd|crt-?[pd])\b",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(
    r"\b(?:chang\w+|exchang\w+|replac\w+|swap\w*|new (?:one|generator|battery))\b", re.IGNORECASE
)
_GENERATORS = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\bcrt-?d\b|\bbiventricular (?:icd|defibrillator)", "cardiac resynchronization defibrillator pulse generator"),
        (r"\bcrt-?p\b|\bbiventricular pacemaker", "cardiac resynchronization pacemaker pulse generator"),
        (r"\b(?:icd|defibrillator)\b(?![- ]10)", "defibrillator generator"),
        (r"\b(?:dual|double)[- ]chamber", "pacemaker dual chamber"),
        (r"\bsingle[- ]chamber rate", "pacemaker single chamber rate responsive"),
        (r"\bsingle[- ]chamber", "pacemaker single chamber"),
    )
)  # fmt: skip
"""What paces or shocks by its kind: a new battery is a new generator, and the old one is taken out (two codes)."""
_DENIED = re.compile(r"\b(?:no|not|never|without)\b[^.,;?!]{0,20}\Z", re.IGNORECASE)


_LASTED = re.compile(
    r"(?:\b(?P<over>more|greater|longer|over|above|exceeding|beyond|past)(?: than)? |(?P<more>>=?) ?"
    r"|\b(?P<under>less|fewer|shorter|under|below)(?: than)? |(?P<fewer><=?) ?)?"
    r"\b(?P<count>\d+(?:\.\d)?) ?(?:(?:full|straight|consecutive|whole|more) )*(?P<unit>h\b|hours?|hrs?|days?)?",
    re.IGNORECASE,
)


def _lasting(text: str) -> tuple[str, ...]:
    """A ventilation once for each of several lengths of time that are told; nothing where there are not several."""
    if not _VENTILATED.search(text):
        return ()
    return tuple(f"ventilation {named} consecutive hours" for named in dict.fromkeys(ranges(text)))


_DAY, _LONG = 24, 96


def ranges(text: str) -> Iterator[str]:
    """The range of hours that titles name for each length of time of a text."""
    for found in _LASTED.finditer(text):
        over, under = found["over"] or found["more"], found["under"] or found["fewer"]
        if not (found["unit"] or over or under):
            continue
        hours = float(found["count"]) * (_DAY if (found["unit"] or "").lower().startswith("d") else 1)
        if (under and hours <= _DAY) or hours < _DAY:
            yield "less than 24"
        elif hours > _LONG or (over and hours >= _LONG):
            yield "greater than 96"
        else:
            yield "24-96"


_JOINED = re.compile(r"(?:[.;,]\s*|\s+)(?:and|plus|as well as)\s+", re.IGNORECASE)
_OWN_OPERATION = re.compile(
    r"\b(?:(?:thora|para|arthro|pericardio)centesis|lumbar puncture|spinal tap|tracheostomy|peg\b|gastrostomy|append(?:ectomy)?"
    r"|splenectomy|cholecystectomy|hysterectomy|nephrectomy|thyroidectomy|orchiectomy|circumcision|cystoscopy)",
    re.IGNORECASE,
)
"""Operations of which each has a code of its own beside another one."""
_PAIR = 2


def joined(text: str) -> tuple[str, ...]:
    """The wish for each of two operations that a text names side by side, else the text alone."""
    each = _JOINED.split(text)
    if len(each) != _PAIR or not all(map(_OWN_OPERATION.search, each)):
        return (text,)
    return tuple(f"PCS code for {one.strip(' .?')}" for one in each)


def apart(text: str) -> tuple[str, ...]:
    """The text once for each of the operations that one of its words tells, else the text alone."""
    if len(lasting := _lasting(text)) > 1:
        return lasting
    if (
        (battery := _GENERATOR.search(text))
        and _EXCHANGED.search(text)
        and not _DENIED.search(text[: battery.start()])
    ):
        device = next((meant for said, meant in _GENERATORS if said.search(text)), "")
        where = "abdomen" if re.search(r"\babdom\w+", text, re.IGNORECASE) else "chest"
        if device:
            return (
                "removal of cardiac rhythm related device from trunk subcutaneous tissue and fascia open approach",
                f"insertion of {device} into {where} subcutaneous tissue and fascia open approach",
            )
    for said, (first, second) in _SETS:
        if said.search(text):
            return said.sub(first, text), said.sub(second, text)
    found = _TUBE.search(text)
    if (
        found
        and _VENTILATED.search(text)
        and not _ELSEWHERE.search(text)
        and not _DENIED.search(text[: found.start()])
    ):
        return text, "endotracheal intubation"
    return (text,)
