"""Bare questions that only point: at `the code`, `the procedure`, `that number`, a stay whose end is not told, `the balance`."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.patterns import pattern

_PAYERS = (
    r"\b(medicare|medicaid|part [abcd]|advantage|tricare|workers?'? comp\w*|aetna|cigna|uhc|humana|bcbs|united"
    r"|blue (cross|shield)|qmb|self[- ]pay|commercial|participat\w*|non-?par\w*|assign\w*|opt\w*|abn|coinsurance|deductible)\b"
)
_AMOUNTS = r"\d ?(mg|mcg|ug|g|grams?|ml|cc|iu|units?)\b"

LACKS = (
    Lack(
        "timed service",
        (
            pattern(
                r"\bhow (many minutes|much time|long) (do|does|must|should|would) (we|i|it|he|she|they|one)"
                r" (need|have|take|document|spend)( to (document|bill|spend|have|do))?( for| on)?"
                r" (the|this|that) (code|service|cpt|one|modality)\W*\Z"
            ),
        ),
        pattern(CODED),
        whole=True,
        firm=True,
    ),
    Lack(
        "other code",
        (
            pattern(
                r"\b(\d{5}|[A-Z]\d{4})\b~20\b(with|and|beside|plus) (the|this|that|our|his|her) (other |same |second )?"
                r"(procedure|surgery|injection|test|code|service|operation|line)\b"
            ),
            pattern(r"\b(payable|paid|pay|bundl\w*|together|edits?|same day|separately|allowed)\b"),
        ),
        pattern(r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b|\b(modifier|25|57|24|global)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "discharge",
        (
            pattern(
                r"\b(discharge|patient) (status|disposition)( code)?s?\b~25\b(claim|patient|stay|bill|ub|chart|her"
                r"|him|this|case)\b"
                r"|\A\W*(which|what) (discharge|patient) (status|disposition)( code)?( (do|should) (i|we) (put|use|report))?\W*\Z"
            ),
            pattern(r"\b(which|what|need)\b"),
        ),
        pattern(
            r"\d|\b(home|snf|skilled|nursing|died|death|dead|expired|rehab\w*|irf|hospice|transfer\w*|ama|against|hospital|ltc\w*"
            r"|long[- ]term|psych\w*|swing|agency|cancer|children\w*|still|court|law|jail|prison|icf"
            r"|critical access|cah|va|federal"
            r"|assisted|shelter|left|moved|sent|went|mean\w*|list|where|form locator|fl|field|box|drg|when|who)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "place",
        (
            pattern(
                r"\A\W*(which|what) (pos|place of service)( code)?( (do|should|would|must) (i|we) (put|use|report"
                r"|bill|enter|choose)"
                r"| goes( here| on it)?| is right| is it| is correct| applies)( here| now| on it)?\W*\Z"
            ),
        ),
        pattern(r"\d"),
        whole=True,
        firm=True,
    ),
    Lack(
        "share",
        (
            pattern(
                r"\b(is|are|was) (the|our|this|my|that) (patient|pt|member) (liable|responsible) for"
                r" (the|this|that|his|her) (balance|rest|remainder|amount|bill|difference)\b"
                r"|\bdoes (the|our|this|my) (patient|pt|member) owe (us )?(the|this|that) (balance|rest|remainder"
                r"|amount|bill|difference)\b"
            ),
        ),
        pattern(rf"{_PAYERS}|{CODED}|\b(denied|denial|group|pr|co|contract\w*|timely)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "earlier mail",
        (
            pattern(
                r"\b(effective|start|end) date of (the|this|that) (change|edit|update|code|policy|rule|one)\W*\Z"
                r"|\A\W*(is|does|will|would) (this|that|the) (diagnosis|dx|condition)( code)? (risk[- ]adjust"
                r"|an hcc|map to an hcc"
                r"|count for risk|in an hcc)\w*\W*\Z"
                r"|\A\W*(which|what) (form locator|fl|box|item|field|loop|segment)( number)?\b~20\b(that|this|the)"
                r" (number|one|code|date|value|information)\W*\Z"
            ),
        ),
        pattern(CODED),
        whole=True,
        firm=True,
    ),
    Lack(
        "waste",
        (
            pattern(
                r"\b(threw|thrown|throw|wast\w+|discard\w*)\b~14\b(some|part|the rest|a bit|a little|a portion|the remainder)\b"
            ),
            pattern(r"\b(how (do|many|should|would|to)|which|what) ?(we|i)?\b"),
            pattern(r"\b(bill\w*|jw|units?|report\w*|code)\b"),
        ),
        pattern(rf"{_AMOUNTS}.*{_AMOUNTS}|\b(in general|generally|when|always|allowed|may we|multi-?dose|next patient)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "last visit",
        (
            pattern(
                r"\bnew\b~12\b(or|vs\.?|versus)\b~6\best\w*|\bis (the|this|our|my|that) (patient|pt|lady|man|woman"
                r"|child) (a )?new\b"
                r"|\bnew patient\b~10\?"
            ),
            pattern(
                r"\b(a while|some time|a long time|long|quite some time) (ago|back)\b|\b(saw|seen by"
                r"|seen) (somebody|someone|another (doctor"
                r"|provider|one|physician)( of| in)?|a colleague|one of (us|our)|a partner)\b|\bnot sure when\b"
            ),
        ),
        pattern(
            r"\d|\b(one|two|three|four|five|six|last|past|few) (years?|months?|weeks?)\b|\b(speciali?t\w*"
            r"|cardiolog\w*|dermatolog\w*"
            r"|orthop\w*|surgeon|yesterday|different group|rule|in general)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "contractor",
        (
            pattern(r"\b(our|my) (own |local |medicare )?(mac|contractor|carrier|mac's|contractor's)\b"),
            pattern(r"\b(lcds?|local (coverage|policy|policies)|article)\b"),
            pattern(
                r"\b(which|what)\b~12\b(diagnos[ei]s|dx|icd\S*|conditions|indications|limits?|frequency)\b|\bhow (many|often)\b"
            ),
        ),
        pattern(r"\bmedicaid\b|\bzip\b|\bcarrier\W{0,8}\d{5}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "service's code",
        (
            pattern(
                r"\b(this|that|our|the new) (procedure|service|test|surgery|operation)\b~30\b(opps|apc"
                r"|outpatient (hospital|department)"
                r"|hospital outpatient)\b|\b(hospital outpatient|outpatient department|opps|apc)\b~60\b(this|that|our|the new)"
                r" (procedure|service|test|surgery|operation)\b"
            ),
            pattern(r"\b(get|gets|paid|pays?|payment|rate|amount|how much|status|indicator)\b"),
        ),
        pattern(CODED),
        whole=True,
        firm=True,
    ),
    Lack(
        "visit's facts",
        (
            pattern(
                r"\A\W*(observation( care)?|nursing (facility|home) visits?|hospital visit|inpatient visit|home visit|consult\w*"
                r"|ed visit|er visit|ipv)\b~20\b(which|what)\b~25\b(code|codes|one|level|cpt|family|day)\b"
            ),
        ),
        pattern(
            r"\d|\b(mdm|initial|subsequent|first|discharge|admit\w*|low|moderate|high|straightforward|minutes?|rule|2023|deleted"
            r"|same day|mean\w*|difference|medicare|pay\w*|revenue|modifiers?)\b|\A\W*(\S+\s+){13}"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(r"\bprolonged\b|\bcritical care\b"),
            pattern(r"\bhow many units\b|\b(which|what) codes?\b|\bcodes?\W*\Z"),
        ),
        pattern(
            r"\d|\b(minutes?|hours?|an hour|half|rule|when|start\w*|begin\w*|neonat\w*|pediatric|infant|child"
            r"|transport\w*|newborn"
            r"|include\w*|bundl\w*|myopathy|neuropathy|deliver\w*|labou?r|pregnan\w*|illness|grief|qt|medicare"
            r"|difference|non-face|modifier\w*"
            r"|clinical staff|services|diagnos\w*|icd\S*|dx)\b|\A\W*(\S+\s+){13}"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(
                r"\b(did|provided|gave|performed|rendered)\b~12\bcritical care\b"
                r"|\bcritical care\b~12\b(given|provided|done)\b"
            ),
            pattern(r"\b(which|what) codes?\b|\bcodes?\W*\Z|\bhow many units\b"),
        ),
        pattern(
            r"\d|\b(minutes?|hours?|half|rule|when|neonat\w*|pediatric|infant|child|transport\w*|newborn|includ\w*|bundl\w*"
            r"|medicare"
            r"|modifier\w*|diagnos\w*|icd\S*|dx|and (a|an|the)|separate\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
