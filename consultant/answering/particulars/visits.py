"""What is coded by its kind of patient and its time."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

_OTHER_THAN_VISITS = (
    r"\b(icd\S*|dx|diagnos\w+|z\d\d\S*|medicare|awv|ippe|wellness visit|modifiers?|25|units?|pays?|paid|fees?"
    r"|cover\w*|how (often|many"
    r"|long)|frequency|together|bundl\w*|edits?|same day|denied|denial|difference|mean\w*|when|sick|problem|labs?|vaccin\w*"
    r"|immuni\w*|developmental|screening|vision|hearing|ekg|sports|pap|g0\d{3}|q0091|pre-?op\w*|dot|employment|disability|who|counsel\w*"
    r"|finding|abnormal|routine exam\w*|encounter|abuse[ds]?|neglect\w*|assault\w*)\b"
)

THINGS = (
    Thing(
        "prolonged service",
        pattern(r"\bprolonged\b"),
        (
            pattern(
                r"\b\d{5}\b|\b(office|outpatient|inpatient|hospital|observation|nursing|home|psychother\w*|clinical staff"
                r"|medicare"
                r"|g\d{4}|labor|pregnancy|exposure|stay)\b"
            ),
        ),
    ),
    Thing(
        "preventive visit",
        pattern(r"\b(preventive|well[- ](child|baby|woman|man|visit)|annual (physical|exam)|(yearly|routine|school"
            r"|camp)? ?physical(?! therap)|check-?ups?)"
            r"\b(?! (counsel|medicine counsel|services? task))"),
        (
            pattern(r"\b(new|established|est|known|returning|existing|first|seen|regular)\b|\bhas been (coming"
                r"|here)\b|\b99[34]\d\d\b"),
            pattern(r"\d ?-?(years?|yrs?|yo|y/o|y\.o\.|months?|mos?|mo|weeks?|wks?|days?)\b|\baged? \d|\b(newborn"
                r"|infant|teen\w*|\d0s)\b"
                r"|\b99[34]\d\d\b"),
        ),
        beside=pattern(rf"{_OTHER_THAN_VISITS}|\bz codes?\b|\bz\d\d"),
        firm=True,
    ),
    Thing(
        "psychotherapy",
        pattern(r"\bpsychotherap\w+|\btalk therapy\b"),
        (pattern(r"\d ?-?min\w*|\b\d{1,2} ?(hours?|hrs?)\b|\ban hour\b|\b(family|group|crisis|908\d\d)\b|\d{1,2}:\d\d"),),
    ),
    Thing(
        "visit level",
        pattern(r"\b(code|cpt|level)\b~40\b(office|telehealth|video|virtual|clinic|follow-?up|sick|new patient"
            r"|established patient) (visit|appointment|encounter)s?\b"),
        (
            pattern(
                r"\d ?-?min\w*|\b(level|mdm|complexity|low|moderate|high|straightforward|nurse|preventive|annual|wellness"
                r"|decision|problem\w*|time"
                r"|\d{5}|g\d{4}|rhc|fqhc|hospital|outpatient department|modifier|pos|place of service|post-?op\w*|global)\b"
            ),
        ),
    ),
    Thing(
        "visit level",
        pattern(r"\b(nursing (home|facility)|snf|er|ed|emergency( room| department)?|hospital|inpatient|house"
            r"|rounding) (visits?|encounters?|rounds)\b"),
        (
            pattern(
                r"\A\W*(\S+\s+){16}|\d ?-?min\w*|\b(levels? [1-5]|mdm|complexity|low|moderate|high|straightforward|nurse"
                r"|decision|time|hours?|risk|problem\w*"
                r"|discharge\w*|prolonged|same day|annual|aide|health|therap\w*|outpatient (clinic|department)|clinic|critical"
                r"|laceration|fracture|ambulance"
                r"|\d{5}|[GT]\d{4}|mean\w*|pos|place|telehealth|modifiers?|dx|diagnos\w*|icd\S*|z\d\d|opps|facility (fee|side)"
                r"|which levels)\b"
            ),
        ),
    ),
    Thing(
        "therapy evaluation",
        pattern(r"\btherapy (re-?)?eval(uation)?s?\b|\b(re-?)?eval(uation)? (for|of) therapy\b"),
        (
            pattern(
                r"\b(pt|ot|slp|physical|occupational|speech|swallow\w*|athletic|low|moderate|high|complexity|\d{5}|minutes|units?|timed)\b"
            ),
        ),
        firm=True,
    ),
    Thing(
        "visit level",
        pattern(r"\b(what|which) (e/?m|em|visit|office visit|office) levels? (of (visit|service|care) )?(is|was"
            r"|does|do|can|should|would)\b"),
        (
            pattern(
                r"\d ?-?min\w*|\b(mdm|complexity|low|moderate|high|straightforward|nurse|decision|time|hours?|risk"
                r"|\d{5}|mean\w*|two|chronic|prescri\w*|refill\w*|labs?)\b"
            ),
        ),
        beside=pattern(r"\b(modifiers?|together|edits?|difference|pays?|supervis\w*|who|diagnos\w*|icd\S*|dx)\b"),
        firm=True,
    ),
)  # fmt: skip
