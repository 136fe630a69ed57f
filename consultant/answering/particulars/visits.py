"""What is coded by its kind of patient and its time."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

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
        pattern(r"\b(what|which) (e/?m|em|visit|office visit|office) levels? (of (visit|service|care) )?(is|was"
            r"|does|do|can|should|would)\b"),
        (
            pattern(
                r"\d ?-?min\w*|\b(mdm|complexity|low|moderate|high|straightforward|nurse|decision|time|hours?|risk"
                r"|\d{5}|mean\w*)\b"
            ),
        ),
    ),
)  # fmt: skip
