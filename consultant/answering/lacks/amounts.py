"""The minutes, the dose and the waste that units are counted by."""

from __future__ import annotations

from consultant.answering.lacks.lack import Lack
from consultant.answering.patterns import pattern

_CASE = (
    r"(\bhow many (time |base |anesthesia |billable )?units (do|should|would) (i|we|you)\b|\b\w+'s (\w+ )?(session"
    r"|visit|treatment"
    r"|therapy|infusion)\b|\bfor (the|this|that|his|her|our|today's|yesterday's|a patient's|an?) (\w+ ){0,2}"
    r"(infusions?|sessions?|visit|treatment|case|patient|hydration|drip|therapy|encounter|surgery|anesthesia)\b"
    r"|\bthis (am|morning|afternoon|pm)\b|\bin the (chair|infusion chair)\b|\b(gave|given|got|had|ran|received|performed|spent"
    r"|provided|furnished"
    r"|infused|administered|treated|earned?"
    r"|done|yesterday|today)\b)"
)
_TIMED = (
    r"\b(963(60|61|65|66|67|68)|964(13|15)|9703[2-6]|971(10|12|13|16|24|40)|975(30|33|35|37|42)|97750|9776[013]|0[01]\d{3}"
    r"|99292|99153|99157|99417|G2212|99359"
    r"|infusion(?! (center|suite|clinic|room|chair|unit|bay|dep\w*)\b)|hydration"
    r"|therapeutic (exercise|activit)\w*|ther\W?ex"
    r"|manual therapy|anesthesia|moderate sedation)\b"
)
_TIME = (
    r"\d ?-?(minutes?|mins?|min|hours?|hrs?|h|m)\b|\b(an?|one|two|three|half an) hours?\b|\d{1,2}:\d\d|\bper (day"
    r"|date)\b|\bmues?\b|\b(one|each|a|per|single) (billing |billable )?unit\b"
)
_OF_DRUG = (
    r"|\bj[- ]?codes?\b|\bwhat (drug|hcpcs) code\b"
    r"|\A(?![\s\S]*\b9[67]\d{3}\b)(?=[\s\S]*\b[JQ]\d{4}\b)[\s\S]*\d ?(?:mg|mcg|g|gm|grams?|milligrams?|ml|iu)\b"
)
"""Of a drug that is cited with its dose, and of nothing that is counted by time."""

LACKS = (
    Lack("minutes", (pattern(r"\bunits?\b|\bx ?\?|\bhow many\b(?! (days|weeks|months|years|times|calendar))"
        r"|\b(which|what) (\w+ ){0,2}(infusion|hydration|administration"
        r"|admin) codes?\b"), pattern(_TIMED), pattern(_CASE)), pattern(_TIME + _OF_DRUG)),
    Lack(
        "waste",
        (
            pattern(r"\b(how many|how much|number of)\b~30\b(units?|jw)\b|\bunits?\b~20\bjw\b|\bjw units?\b"),
            pattern(r"\b(jw|wast\w+|discard\w*|left ?over|threw|thrown away|rest of the vial)\b"),
        ),
        pattern(r"\d ?(mg|mcg|ug|g|grams?|ml|cc|iu|units?|sq\.? ?cm|square centimeters?)\b|\b(when|what is|in general"
            r"|always)\b"),
    ),
    Lack(
        "vial",
        (pattern(r"\bhow many (billing |billable )?units?\b~25\b(vials?|syringes?|pens?|kits?|bottles?|ampules?)\b"),),
        pattern(r"\d ?-?(mg|mcg|ug|g|grams?|ml|cc|iu|units?)\b|\b(mue|per day|allowed)\b"),
    ),
    Lack(
        "trip",
        (
            pattern(r"\bambulance\b|\bems (ride|trip|bill)\b"),
            pattern(r"\bhow much\b|\b(what|which)\b~20\b(fee|rate|price|cost|amount|allowed)\b|\b(fee|rate|price"
                r"|cost) (of|for)\b"),
        ),
        pattern(r"\b(A0\d{3}|\d{5}|bls|als ?\d?|sct|air|helicopter|rural|mileage|per mile|wait\w*|oxygen"
            r"|fee schedule (is|work\w*))\b"),
    ),
)  # fmt: skip
