"""Which of several visits or services of one kind was meant: of a new patient or a known one, the first day or a later one."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack
from consultant.answering.patterns import pattern

_WHICH_CODE = r"\b(which|what)\b~30\b(code|cpt|e/?m|one)\b|\b(code|cpt|codes)\W*\Z|\bhow (do|should|would|to)\b~12\bcode\b"
_LEVEL = (
    r"\b(level|lvl) ?-?([1-5]|one|two|three|four|five|i{1,3}|iv|v)\b|\b(straightforward|low|moderate|high)[- ]"
    r"(mdm|complexity|level|decision|medical decision)|\b(mdm|decision[- ]making|complexity)\W*(is|was|of|:)?\W*"
    r"(straightforward|low|moderate|high)\b"
)
_COLUMNS = r"\b(w?rvus?|mues?|global|status|units?|allow\w*|pays?|fee|rate|difference|rules?|when|time|minutes?|modifiers?)\b"

LACKS = (
    Lack(
        "kind of patient",
        (
            pattern(_WHICH_CODE),
            pattern(r"\b(office|clinic|outpatient|in-office)\b~15\b(visit|encounter|e/?m)\b"
                r"|\b(visit|encounter|e/?m)\b~15\b(in|at) (the |our |my )?(office|clinic)\b"),
            pattern(_LEVEL),
        ),
        pattern(
            rf"{_COLUMNS}|{CODED}|\b(new|established|est|existing|known|follow-?up|returning|returns?|first|seen (by us|here|before)"
            r"|previous\w*|prolonged|consult\w*|nurse|psych\w*|tele\w*|inpatient|home|emergency|critical|therap\w*|well\w*"
            r"|preventive|hospital|observation|stable|problems?|chronic|years?|regular|long-?time|last (year|month|week))\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "day of stay",
        (
            pattern(_WHICH_CODE),
            pattern(r"\b(hospital|inpatient|observation|obs)\b~12\b(visit|care|encounter|e/?m)\b"
                r"|\b(visit|saw|seen|encounter)\b~25\b(in|at) (the |our |a )?(hospital|observation)\b"),
            pattern(_LEVEL),
        ),
        pattern(
            rf"{_COLUMNS}|{CODED}|\b(initial|first|subsequent|follow\w*|later|admi\w+|daily|discharg\w*|day \w+|rounds?|rounded|rounding"
            r"|progress|consult\w*|emergency|ed|er|nursing|second|third|h ?& ?p|same day|post-?op\w*|outpatient|clinic|office"
            r"|new|established|critical|psych\w*|home|already|yesterday|next|surgeon|h and p)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(
                r"\A\W*(is|are|was|were) (the|this|that|our|her|his|my) (\w+ ){0,2}(colonoscopy|endoscopy|egd|biopsy|injection|visit|x-?ray"
                r"|ultrasound|scan|mri|ct|echo|ekg|ecg|test|panel|labs?|supply|supplies|drug|block|repair|excision|scope|arthroscopy"
                r"|surgery|procedure|debridement|venipuncture|blood draw|casting|splint|cast|administration|infusion|service)s?"
                r" (bundled|included|separately (payable|billable|reportable)|part of the package)\W*\Z"
            ),
        ),
        pattern(rf"{CODED}|\b(with|into|in the|global|when|office visit)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "operation",
        (
            pattern(
                r"\A\W*(is|are|was|were) (the|this|that|our|her|his|my) (\w+'s? )?(\w+ ){0,2}(follow-?\s?up|post-?\s?op(erative)?)"
                r"( (visit|care|check|appointment|exam))?s? (included|billable|bundled|free|payable|paid|covered|part of (it|the (global"
                r"|surgery|package)))\W*\Z"
            ),
        ),
        pattern(rf"{CODED}|\b(day|days|weeks?|months?|\w+(ectomy|plasty|otomy|scopy)|replacement|fusion|fracture|cataract|delivery)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(r"\b(iv )?(hydration|infusion|drip)\b~12\b(was|were|got|given|done|ran|provided)\b"
                r"|\b(gave|got|had|ran|given|received|did|provided)\b~20\b(hydration|infusion|drip)\b"),
            pattern(r"\b(bill|code|report)\b~8\bwhat\b|\bwhat\b~12\b(bill|code|report)\b|\bwhich codes?\b|\bcodes?\W*\Z"
                r"|\bhow (do|should|would|can) (we|i)\b~6\b(bill|code|report)\b"),
        ),
        pattern(
            r"\d|\b(minutes?|hours?|half|together|with|same|initial|concurrent|sequential|rule|when|start|stop|chemo\w*|drug|mg"
            r"|antibiotic|iron|blood|transfus\w*|nurse|order|hospital|emergency)\b|\A\W*(\S+\s+){14}"
        ),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
