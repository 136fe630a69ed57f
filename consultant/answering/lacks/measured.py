"""How many, how much, how deep: what units and codes are counted by, of a case whose number is not told."""

from __future__ import annotations

from consultant.answering.lacks.lack import Lack
from consultant.answering.patterns import pattern

_CASE = (
    r"\b(our|her|his|my|this|that|these|(testing|tests|session|talk|treatment) (with|and|by|for|in)"
    r"|the (patient|doctor|surgeon|claim|stay|note|chart|case|visit|lesion"
    r"|wound|cyst)|pt|patient|dr|doc|mr|mrs|ms|she|he|we (did|have|had|gave|got|removed|froze|treated|placed)"
    r"|did|had|got|was|were|gave|came|froze|applied|placed|removed|excised|treated|debrided|performed|done"
    r"|documented|several|bunch|multiple|both sides|session|ulcer|wound|port|(may|can|do) we (add|report|bill|get)"
    r"|to the (leg|arm|trunk|back|foot|thigh|scalp)|how many [A-Z]?\d{4,5}(?=\W*\Z)"
    r"|plus how many|today|yesterday|monday|tuesday|wednesday|thursday"
    r"|friday|sheet|slip|todays|(should|do|shall|would) (i|we) (put|bill|report|charge|code|enter|list))\b"
)
"""Tells of a case, and asks for no rule."""
_UNITS = (
    r"\bhow many\b(?! (minutes|hours|days|weeks|months|years|times|characters|codes?)\b)|\bunits? of each\b"
    r"|\bwhat units?\b|\bhow many (times|codes) (do|should|can|may) (we|i)\b|\btotal units\b"
    r"|\bdo we (also )?add\b|\bx ?\?|\b\d{5} units for (today\w*|yesterday\w*|this|our|her|his|the)\b"
    r"|\A[^?]{0,40}\b(testing|tests|session|visit|injections?|treatment)\b[^?]{0,30}\bunits (of|for) \d{5}\W*\Z"
    r"|\bunits? (and|&|,) codes?\b|\bcodes? ?(and|&|,|\+) ?(number of )?units?\W*(\?|\Z)|\b\d{5} units?\W*\Z"
    r"|\b(hours|units) to (bill|report)\b|\bunits (for|on) (the|this|our|her|his|today\w*"
    r"|yesterday\w*) (\w+ )?(claim|month|visit|session|bill|line|patient)\b"
)
_LIMIT = (
    r"\b(mues?|max\w*|limit\w*|at most|per day|a day|(?<!medicare )allow\w*|cap|rule (say|for)|in general|when"
    r"|if|why|deni\w+|mean\w*|each unit|one unit is|difference)\b"
)
"""Asks for a limit or a rule, which hangs on no case."""
_NUMBERS = (
    r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|a single|single"
    r"|an?(?! (handful|bunch|few|couple|number|lot|row)\b)|\d{1,3})"
)
_WHICH = (
    r"\b(which|what|what's|whats|need|correct|right)\b~40\b(code|codes|one|cpt|hcpcs|z68|z3a|t3[12]|p07|r29|r40)\b"
    r"|\bcodes?\W*\Z"
)


def _counted(name: str, named: str, things: str, also: str = "") -> Lack:
    """Units or codes of a case by a number of things, told nowhere."""
    told = rf"(?<![\w.]){_NUMBERS}[- ](\w+[- ]){{0,2}}({things})|\b({things}) ?(was|were|is|=|:|x) ?\d{{1,2}}\b{also}"
    rf"|{_LIMIT}"
    return Lack(name, (pattern(named), pattern(_UNITS), pattern(_CASE)), pattern(told), whole=True, firm=True)


def _valued(named: str, value: str) -> Lack:
    """The code below a header that a value of the record chooses, told nowhere."""
    wished = (
        rf"{_WHICH}|\b(which|what|the) (one of the )?(z68|z3a|t3[12]|r29|r40|p07)\S*|\b(bmi|nihss"
        rf"|gcs) codes? (z68|for|r29|r40)"
    )
    case = rf"{_CASE}|\b(wrote|recorded|adult|stay|claim|account|visit|triage|unit|need|assign|add|goes (with|beside))\b"
    rule = (
        r"\b(who (may|can)|rules?|when|required|must|mean\w*|before|order|allowed|may|can (we|i)|is it ok"
        r"|difference|header|billable|valid|instead|several|unknown|not documented|(7th|seventh) (character"
        r"|digit))\b"
    )
    return Lack(
        "value",
        (pattern(named), pattern(wished), pattern(case)),
        pattern(rf"{value}|{rule}"),
        whole=True,
        firm=True,
    )


LACKS = (
    _counted(
        "levels",
        r"\b(22552|22585|22614|22632|22634|22853|22845|63035|63048|6449[01245]|6448[04]|6463[46]|facets?|acdf"
        r"|fusions?|laminectom\w+|transforaminal|discectom\w+)\b",
        r"levels?|interspaces?|segments?|joints?|discs?|vertebra\w*|nerves?",
        r"|\b(multi|single|two|three)-?level\b|\b[CTL]\d ?(-|/|to|and|,) ?[CTLS]?\d",
    ),
    _counted(
        "lesions",
        r"\b(1700[034]|1711[01]|1120[01]|1110[2-7]|1105[5-7]|1172[01]|keratos[ei]s|aks?|warts?|skin tags?|lesions?"
        r"|corns?)\b",
        r"lesions?|aks?|keratos[ei]s|warts?|tags?|corns?|callus\w*|nails?|biops\w+|moles?|spots?|of them",
    ),
    _counted(
        "area",
        r"\b(1527[1-8]|1104[2-7]|9759[78]|1500[2-5]|151[0-5]\d|skin sub\w*|debrid\w*|grafts?)\b",
        r"sq\.? ?(cm|centimeters?)|square (cm|centimeters?)|cm2|cm",
        r"|\d ?x ?\d",
    ),
    _counted(
        "tests",
        r"\b(95004|9502[478]|9504[4-9]|9501[78]|9507\d|8600[138]|prick|patch tests?|intradermal\w*|allergy tests?)\b",
        r"tests?|pricks?|allergens?|antigens?|extracts?|patches|panel of",
    ),
    _counted(
        "vessels",
        r"\b(929[2347]\d|C960\d|des|stents?|pci|angioplast\w+)\b",
        r"vessels?|branch\w*|arter\w+|stents?|lesions?",
        r"|\b(lad|rca|circumflex|lcx|left main|ramus|diagonal|marginal|modifiers?)\b",
    ),
    _counted(
        "specimens",
        r"\b(8830[02-9]|8831[0-9]|8834[1-4]|specimens?|biops\w+ jars?)\b",
        r"specimens?|jars?|blocks?|stains?|parts?",
    ),
    _counted(
        "hours",
        r"\b(G0378|observation)\b",
        r"hours?|hrs?|h|days?",
        r"|\d{1,2}(:\d\d| ?[ap]\.?m)|\b(moon|notice)\b",
    ),
    _counted(
        "doses", r"\b(9516[5-9]|9514[4-9]|allergy (serum|vials?)|antigens?)\b", r"doses?|cc|ml|vials of"
    ),
    _counted(
        "questionnaires",
        r"\b(96127|96110|G0444|96160|96161)\b",
        r"questionnaires?|instruments?|forms?|tools?|phq\S*|gad\S*|tests?",
    ),
    _counted("stages", r"\b(1731[1-5]|mohs)\b", r"stages?|layers?|blocks?"),
    _counted("miles", r"\b(A0425|mileage)\b", r"(loaded )?(\w+ )?miles?"),
    _counted("number of nails treated", r"\b1173[02]\b", r"nails?|nail plates?|toes"),
    _counted(
        "amount of formula", r"\bB41[45]\d\b", r"calories|kcal|cal|ml|cans|cartons|units a day", r"|\bkcal\b"
    ),
    _counted(
        "insulin and testing",
        r"\bA4253\b|\btest strips\b",
        r"(times|x) (a|per) day|tests (a|per) day|strips|boxes",
        r"|\binsulin\b|\btimes (a|per) day\b|\bone unit\b",
    ),
    Lack(
        "minutes",
        (
            pattern(
                r"\b(9641[3567]|9636[0-8]|99417|99418|G2212|97110|97112|97116|97124|97140|9753[05]|9703[2-6]|0[01]\d{3}"
                r"|99292|9915[367]|9949[78]|G0277|99602|9780[234]|9781[0134]|G010[89]|9604[01]|9611[26]|9613[0-9])\b"
            ),
            pattern(rf"{_UNITS}|\b(compute|calculate|how much)\b"),
            pattern(rf"{_CASE}|\bone md\b|\bin one (visit|session)\b|\bour employed\b"),
        ),
        pattern(
            r"(?<!\b8 )(?<!\beight )(?<!\b8)\b(\d{1,3}|an?|half an|one|two|three|forty|thirty"
            r"|fifteen) ?-?(more )?(minutes?(?! rule)"
            rf"|mins?(?! rule)|mi\w+(?! rule)(?<!minute)(?<!minutes)|hours?|hrs?|h)\b|\d{{1,2}}:\d\d|{_LIMIT}"
            rf"|\b(bilateral\w*|edit|bundl\w*|together|base units|indicators?|components?|reduc\w+|cut)\b"
            r"(?! ?\+)"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "minutes",
        (
            pattern(r"\b0[01]\d{3}\b|\ban(a)?esthe\w+"),
            pattern(r"\bhow many\b~12\b(time )?units\b|\btime units\W*(\?|\Z)|\btotal units\b"),
        ),
        pattern(
            r"\d ?-?(min\w*|hours?|hrs?|h)\b|\b\d{1,2}:\d\d|\b(an hour|hours?|minutes|mue|base units"
            r"|in general|rule|each|one unit"
            r"|a unit|when|per)\b|\b(?!0)\d{2,3}\b(?!\.)"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "waste",
        (
            pattern(r"\bhow many\b~30\b(units?|jw)\b|\bunits?\b~20\bjw\b|\bjw (units?|line)\b"),
            pattern(r"\b(jw|wast\w+|discard\w*|left ?over|threw|thrown (away|out)|remainder|rest)\b"),
            pattern(r"\b(vial|opened|charted|documented|was|were|gave|given|our|her|his)\b"),
        ),
        pattern(
            r"\d ?-?(mg|mcg|ug|g|ml|cc|units?|iu)\b[\s\S]*\d ?-?(mg|mcg|ug|g|ml|cc|units?|iu)\b|\b(when"
            r"|in general|always|what is|each|whole|entire|all of|multi-?dose|nothing|no waste|jz|rounded"
            r"|fraction)\b|\d+ (were )?(wasted|discarded|left|thrown)"
        ),
        whole=True,
        firm=True,
    ),
    _valued(
        r"\bZ68\b|\bBMI\b",
        r"\b(bmi|index)\b[^.?!]{0,20}\b\d\d|\b\d\d(\.\d)?\b(?! ?(y|mg|min))(?=[^.]{0,12}(kg|bmi))"
        r"|\bpercentile\b|\bZ68\.?\d",
    ),
    _valued(
        r"\bZ3A\b",
        r"\bZ3A\.?\d|\b\d{1,2} ?(\+ ?\d|[1-6]/7)?[- ]?(weeks?|wks?|w|w\d)\b|\bweeks?\W{0,3}\d|\b\d\d[+/]\d\b",
    ),
    _valued(
        r"\bR29\.?7|\bnihss\b|\bstroke scale\b",
        r"\b(score|nihss|scale|total)\b[^.?!]{0,25}\b\d{1,2}\b|\bR29\.?7\d\d",
    ),
    _valued(
        r"\bR40\.?2|\bcoma scale\b|\bgcs\b",
        r"\b(score|gcs|scale|total)\b[^.?!]{0,25}\b\d{1,2}\b|\b[EVM] ?\d\b|\bR40\.2[1-4]\d",
    ),
    _valued(
        r"\bP07\.?[01]|\bbirth weight\b", r"\b\d[\d,.]* ?(g|gm|grams?|kg|lbs?|pounds?|oz)\b|\bP07\.?[01]\d"
    ),
    _valued(r"\bT3[12]\b", r"%|\bpercent\b|\b\d{1,2} ?(tbsa|bsa)\b|\b(tbsa|bsa)\W{0,3}\d|\bT3[12]\.?\d"),
    Lack(
        "age",
        (
            pattern(
                r"\b(physical|preventive|well (visit|check|child|woman|baby)|check-?up|annual exam|993[89][\dx])\b"
            ),
            pattern(_WHICH + r"|\b(which|what) of the 993|\b993[89]x\W*(which|what)\b"),
            pattern(r"\b(established|est|new|patient|pt|she|he|her|his|came|had|was|our)\b"),
        ),
        pattern(
            r"\d ?-?(y|yrs?|years?|yo|y/o|m|mos?|months?|weeks?|wks?)\b|\b(aged?|is|turned|turns|almost|just"
            r"|boy|girl|man|woman|lady|male|female|over|under),? (of )?\d{1,2}\b|\b\d{1,2}[- ]?(f|m|yo|y/o)\b"
            r"|\b(newborn|infant|baby|toddler|teen\w*|adolesc\w*|elderly|medicare|awv|wellness|ippe|dx|icd\S*"
            r"|z00|diagnos\w+|problem|modifier|together|25|physical (therap\w*|medicine|status|exam of)|pt eval"
            r"|sports|school|pre-?op\w*|employment|dot|(one|two|three|four|five|six|seven|eight|nine|ten|eleven"
            r"|twelve|\w+teen|\w+ty)[- ]?(\w+[- ])?(year|month|week)s?)\b|\b99[0-8]\d\d\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "length not known",
        (
            pattern(r"\b(1[14]\d{3}|excis\w+|removed|closure|closed|sutur\w*|lac\w*)\b"),
            pattern(
                r"\b(which|what)( one)?( code)?( of)? (11[46]\d\d|1[23]0\d\d)|\b1[1-3]\d{3} ?(-|to"
                r"|through) ?1[1-3]\d{3}\b|\b1[23]0\d\d ?(&|and|or|/) ?1[23]0\d\d,? which\b"
            ),
        ),
        pattern(r"\d(\.\d)? ?(cm|mm)\b|\b(difference|mean\w*|rule|how is|measured (by|how))\b"),
        whole=True,
        firm=True,
    ),
)
