"""Who the patient is, and who gave the service."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, OWN, Lack
from consultant.answering.patterns import pattern

_WHY_TOLD = pattern(
    r"\b(plan\w*|stag\w+|complicat\w*|bleed\w*|bled|infect\w*|dehisc\w*|hematoma|seroma|leak\w*|unrelated"
    r"|related|extensive|unplanned|abscess"
    r"|other (side|knee|hip|eye|leg|hand|foot|breast)|prospective\w*|for a|for an|because|due to|when"
    r"|difference|mean\w*|therapy|drain\w*|fell"
    r"|fracture|appendi\w*)\b"
)
"""Why somebody was operated again."""

LACKS = (
    Lack(
        "kind of patient",
        (
            pattern(r"\b(which|what)\b~40\b(level|code|e/?m|cpt)\b|\b(level|code|cpt)\W*\?"),
            pattern(r"\b(office|clinic|outpatient)\b~25\b(visit|level|e/?m|encounter)\b|\b(visit|e/?m) (in|at) (the "
                r"|our )?(office|clinic)\b|\bmin(ute)?s? visit\b"),
            pattern(r"\b\d{1,3}[ -]?min(ute)?s?\b"),
        ),
        pattern(
            r"\b(new|established|existing|known|follow-?up|returning|returns?|first|seen (by us|here|before)|last (seen"
            r"|visit)|previous\w*|992\d\d|prolonged"
            r"|consult\w*|nurse|psych\w*|tele\w*|inpatient|home|emergency|critical"
            r"|therap\w*|well\w*|preventive|hospital)\b"
        ),
    ),
    Lack(
        "anesthetist",
        (
            pattern(r"\banesthesia (modifiers?|mod)\b"),
            pattern(r"\b(the|this|our|that|his|her|a) (\w+ )?(claim|case|line|bill|surgery)\b|\b\w+'s (claim|case"
                r"|bill|surgery)\b"),
        ),
        pattern(
            r"\b(crnas?|anesthesiologists?|direct\w*|supervis\w*|alone|personally|himself|herself|a[ad]|q[kxyz]"
            r"|residents?|aas?|concurrent"
            r"|nurse anesthetists?|mac|monitored|g8|qs)\b"
        ),
    ),
    Lack(
        "anesthetist",
        (
            pattern(r"\b(aa|ad|q[kxyz])\b(, (aa|ad|q[kxyz]))*(,? | ?/ ?)or (an? )?(aa|ad|q[kxyz])\b"),
            pattern(r"\b(which|what|does|do|should|is it|the|this|our|her|his)\b"),
        ),
        pattern(
            r"\b(crnas?|anesthesiologists?|direct\w*|supervis\w*|alone|personally|himself|herself|residents?|aas?|concurrent"
            r"|nurse anesthetists?|rooms?|cases|mean\w*|difference|when)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "surgeons",
        (pattern(r"\b(second|2nd|other|another) surgeon\b"), pattern(r"\bmodifiers?\b|\bbills?\b|\breports?\b")),
        pattern(
            r"\b(assist\w*|co-?surg\w*|62|66|8[0-2]|AS|each|together|share[sd]?|special\w*|skills?|team|resident|both"
            r"|half|joint\w*"
            r"|neuro\w*|ortho\w*|vascular|plastic|next day|later|post-?op|opinion|takes? over|fails?|converted"
            r"|credential\w*)\b|\b\d{5}\b"
        ),
    ),
    Lack(
        "last visit",
        (
            pattern(
                r"\b(is|was|would|should|do we|do i|count|counts|bill|code|report)\b~40\bnew\b~15\b(or|vs\.?"
                r"|versus) (an? )?(established|est)\b"
                r"|\b(is|was) (she|he|it|this|that|the patient|this patient|our patient|my patient"
                r"|the pt)\b~25\b(a )?new patient\b"
            ),
            pattern(rf"\b{OWN} (\w+ )?(patient|pt|visit|lady|man|woman|child|person|gentleman|one)\b|\b(she|he|it"
                r"|this|that|him|her)\b"),
        ),
        pattern(
            r"\b(years?|months?|weeks?|ago|days?|since|last|seen|never|before|first|previous\w*|prior|colleague"
            r"|partner|group|specialty|different"
            r"|another|returns?|returning|hospital|emergency|how|when|difference|\d{4}|differ)\b"
        ),
        whole=True,
    ),
    Lack(
        "last visit",
        (pattern(r"(\A|[.?!:;,]) ?(is (he|she|it|this) )?(an? )?new( patient| pt)?(,? | ?/ ?)(or|vs\.?"
            r"|versus) (an? )?est\w*( patient| pt| visit)?"
            r" ?[?.]"),),
        pattern(
            r"\b(years?|months?|weeks?|ago|days?|since|last|seen|never|before|previous\w*|prior|colleague|group|specialty|another"
            r"|returns?|returning|how|when|difference|differ|\d{4}|99[23]\d\d)\b"
        ),
        whole=True,
    ),
    Lack(
        "supervision",
        (
            pattern(r"\b(bill|billed|report|charge)\b~25\bunder (the|our|his|her) (doctor|physician|md|doc"
                r"|supervising|collaborating)\w*( name| npi| number)?\W*\Z"),
            pattern(r"\b(np|pa|nurse practitioner|physician assistant|aprn|midlevel)'?s?\b"),
            pattern(r"\b(can|may|could|do|is it|okay|ok|should)\b"),
        ),
        pattern(
            r"\b(new|established|plan|suite|present|on[- ]?site|in the (office|building|hospital)|supervis\w*"
            r"|hospital|inpatient|out of|away|vacation"
            r"|phone|video|telehealth|virtual\w*|first|problems?|follow\w*|started|initiated|facility|snf|home|when|modifier|rule|credential\w*"
            r"|enroll\w*|incident|split|shared|emergency|er|ed|never|saw|sees|always|every|all|alone|lunch|own|medicaid)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "supervision",
        (
            pattern(r"\bincident[- ]to\b"),
            pattern(r"\b(can|may|could|does|do|is|was|should)\b"),
            pattern(r"\b(bill|billed|report|charge|count|counts|qualif\w+|be|code|submit)\b~15\b(this|it|that"
                rf"|{OWN} (\w+ )?(visit|service|encounter"
                r"|claim|patient|appointment|injection|shot))\b|\b(this|it|that|today's|yesterday's|her"
                r"|his) (\w+ )?(visit|service|encounter|claim"
                r"|appointment)?~15\bincident[- ]to\b"),
        ),
        pattern(
            r"\b(new|established|plan|suite|present|on[- ]?site|in the (office|building|hospital)|supervis\w*"
            r"|hospital|inpatient|out of"
            r"|away|vacation|off|phone|video|telehealth|virtual\w*|first|problem|followed|follow-?up|started"
            r"|initiated|facility|snf|home|md|physician (was|is|in|saw)"
            r"|doctor (was|is|in|saw)|dr|when|modifier|rule)\b"
        ),
        whole=True,
    ),
    Lack(
        "visit's facts",
        (
            pattern(r"\b(level|lvl) ?([1-5]|one|two|three|four|five)\b|\b992(0[2-5]|1[1-5])\b|\b(e/?m|visit) levels?\b"),
            pattern(r"\b(is|was|are|were|does|did|do|would)\b~40\b(right|correct|ok|okay|appropriate|supported?"
                r"|justified|accurate|fine|enough|meet|support)\b"),
            pattern(rf"\b(for|at|by|of|on|in) (this|that|{OWN}) (\w+ )?(visit|encounter|patient|note|documentation"
                r"|appointment|chart|record)\b"
                r"|\b(this|my|our|his|her|doctor's|provider's) (\w+ )?(visit|note|documentation|encounter|chart)\b"),
        ),
        pattern(
            r"\d ?-?min\w*|\b(mdm|complexity|low|moderate|high|straightforward|decision|risk|time|hours?|problems?"
            r"|chronic|acute|prescri\w*|labs?"
            r"|x-?ray|drug|refill\w*|modifier|25|together|with [A-Z]?\d{4}|pos|telehealth|new|template\w*|more|higher"
            r"|paste|add)\b|\b\d{5}\b.*\b\d{5}\b"
            r"|\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}\b"
        ),
        whole=True,
    ),
    Lack(
        "visit's facts",
        (
            pattern(r"\b(?P<family>99[2-4]\d)\d,? (or|vs\.?|versus) (?P=family)\d (for|on) (\[[A-Z \d]+\]|mrs?|ms"
                r"|miss|this|that|her|him|our|my"
                r"|the|today's|yesterday's)\.? ?(\w+ ?){0,3}\W*\Z"),
        ),
        pattern(r"\bdifference\b"),
    ),
    Lack(
        "visit's facts",
        (pattern(r"\A\W*((which|what)( (e/?m|visit))?( (code|level|one|cpt))?(,|:)?( (is it|do (i|we)|should (i|we)|to))?"
            r"( (use|bill|report|choose|pick))?(,|:)? )?(?P<first>99[2-4]\d)\d,? (or|vs\.?|versus) (?P=first)\d\W*\Z"),),
        pattern(r"\bdifference\b"),
    ),
    Lack(
        "surgery's day",
        (
            pattern(r"\b(is|are|was|were|does|do)\b~50\b(in|within|inside|under|part of|covered by|outside|past"
                r"|out of) (the |a |its |her |his |that )?"
                r"(\w+ )?global( (period|days|window|package))?\b"),
            pattern(rf"\b(still|{OWN} (\w+ )?(visit|surgery|procedure|patient|follow-?up|appointment|claim)|she|he|it"
                r"|this|that|we|i|now)\b"),
        ),
        pattern(
            r"\b(\d{1,3}(st|nd|rd|th)?[- ](days?|weeks?|months?)|day \d+|days?|weeks?|months?|years?|ago|after|later"
            r"|on \w+ \d|\d{1,2}/\d{1,2}"
            r"|jan\w*|feb\w*|march|april|may \d+|june|july|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|yesterday|same|when"
            r"|how long|zero|xxx|000|010|090|staged?|stages|planned|unplanned|unrelated|operating room)\b"
        ),
    ),
    Lack(
        "eligibility",
        (
            pattern(r"\b(is|was|has|did|does|had|are)\b~6\b((?-i:M(rs?|s)\.? [A-Z]\w*|\[NAME)|she|he|our patient|my patient"
                r"|this patient|the patient"
                r"|the pt|this pt|pt)\b~25\b(eligible|entitled|due for|used up|qualify|qualifies|met|exhausted"
                r"|reached|had (her|his)"
                r"|still covered|enrolled)\b"),
        ),
        pattern(
            r"\b(last|years? old|yo|aged?|ago|months?|born|since|january|february|march|april|may \d|june|july|august"
            r"|september|october"
            r"|november|december|20[12]\d|when|bmi|a1c|pack|diagnos\w*|criteria|if|with|oxygen|cpap|hospital bed)\b|\d"
        ),
        whole=True,
    ),
    Lack(
        "place of reading",
        (
            pattern(r"\b26\b~20\b(or|vs)\b~20\b(tc|global\w*|none|nothing|no modifier|without)\b|\b(tc|global\w*"
                r"|no modifier)\b~20\b(or|vs)\b~20\b26\b"),
            pattern(r"\b(read|reads|interpret\w*|looked at|reviewed|did|done|performed|took)\b"),
        ),
        pattern(
            r"\b(office|hospital|facility|own|owns|owned|our (machine|equipment|scanner|x-?ray|clinic|lab)|equipment"
            r"|machine|er|ed|emergency"
            r"|inpatient|outpatient|pos|asc|center|in-?house|when|mean\w*|difference|clinic)\b"
        ),
    ),
    Lack(
        "who repeated it",
        (
            pattern(r"\b76\b~12\b(or|vs\.?)\b~12\b77\b|\b77\b~12\b(or|vs\.?)\b~12\b76\b"),
            pattern(r"\b(patient|pt|she|he|we|our|was|were|did|had|needed|second|again|repeat\w*|two|twice)\b"),
        ),
        pattern(
            r"\b(same (doctor|physician|provider|clinician|\w*ologist|surgeon|person|md|np|pa|one)|other|another"
            r"|different|both (times|by)|partner"
            r"|colleague|himself|herself|he (did|read|repeated)|she (did|read|repeated)|dr\.? \w+|our (doctor"
            r"|\w*ologist) (did|read)|when|difference"
            r"|mean\w*)\b"
        ),
    ),
    Lack(
        "why operated again",
        (
            pattern(r"\b58\b~14\b(or|vs\.?)\b~14\b7[89]\b|\b7[89]\b~14\b(or|vs\.?)\b~14\b(58|7[89])\b"),
            pattern(r"\b(patient|pt|she|he|we|our|was|were|did|had|got|needed|now|went|returned|back)\b"),
        ),
        _WHY_TOLD,
    ),
    Lack(
        "why operated again",
        (
            pattern(r"\b(second|another|further|additional) (\w+ )?(procedure|surgery|operation)\b|\boperat\w+ again\b"),
            pattern(r"\b(during|in|within|inside)\b~8\bglobal\b"),
            pattern(r"\b(which|what)\b~10\bmod\w*"),
        ),
        _WHY_TOLD,
        whole=True,
        firm=True,
    ),
    Lack(
        "why stopped",
        (
            pattern(
                r"\b(procedure|surgery|operation|case|scope|it)\b~15"
                r"\b(stopped|discontinued|aborted|cancell?ed|terminated|called off)\b"
                r"|\b(stopped|discontinued|aborted|cancell?ed|terminated) (the |this |our )?"
                r"(procedure|surgery|operation|case)\b"
            ),
            pattern(
                r"\b(which|what)\b~10\bmod\w*|\bmod(ifier)?s?\W*(please|pls)?\W*\Z"
                r"|\b52 or 53\b|\b53 or 52\b|\b73 or 74\b|\b74 or 73\b"
            ),
        ),
        pattern(
            r"\b(an?esth\w*|sedat\w*|induc\w+|prep(ped)?|incision|begun|began|started|starting|before|prior|after|because"
            r"|due|risk|danger\w*|unstable|hypotens\w*|arrhythm\w*|colonoscop\w*|endoscop\w*|by choice|elected|reduced"
            r"|partial\w*|when|difference|mean\w*|patient'?s? (safety|request|condition)|pressure|bleed\w*|hospital|asc"
            r"|facility|surgeon|physician|pcs|icd|dx|diagnosis)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "first or later",
        (
            pattern(r"\bG0438\b~12\b(or|vs\.?|versus)\b~12\bG0439\b|\bG0439\b~12\b(or|vs\.?|versus)\b~12\bG0438\b"
                r"|\bG0402\b~12\bor\b~12\bG043[89]\b"),
            pattern(rf"\b(him|her|she|he|{OWN} (\w+ )?(patient|pt|lady|man|visit|woman))\b"),
        ),
        pattern(
            r"\b(first|second|third|last|ago|subsequent|initial|new to|years?|months?|never|before|previous\w*"
            r"|already|since|had (a|her|his)|when|welcome"
            r"|enrolled|20[12]\d)\b"
        ),
    ),
    Lack(
        "what was assisted",
        (
            pattern(r"\b(assist(ed|s|ing)?|first assist)\b"),
            pattern(r"\b(paid|pay|pays|payable|covered|allowed|billable|bill)\b"),
            pattern(rf"\b{OWN} (\w+ ){{0,2}}(pa|np|assistant|practitioner|surgeon|partner|colleague|doctor|physician"
                r"|nurse)\b"),
        ),
        pattern(
            rf"{CODED}|\b(8[0-2]|AS|percent|%|how much|rate|modifiers?|indicator|which procedures|in general|when"
            r"|teaching|residents?|surgery center"
            r"|list|state|repair|ectomy|\w+ectomy|\w+plasty|replacement|fusion|bypass|c-?section|cesarean|hernia"
            r"|laparoscop\w+)\b"
        ),
    ),
    Lack(
        "surgeons",
        (
            pattern(r"\b62\b~8\bor\b~8\b8[0-2]\b|\b8[0-2]\b~8\bor\b~8\b62\b"),
            pattern(r"\b(dr\.?|him|her|our|he|she|partner|colleague|(an)?other surgeon|second surgeon)\b"),
        ),
        pattern(
            rf"{CODED}|\b(assist\w*|co-?surg\w*|each|share[sd]?|special\w*|skills?|team|resident|half|joint\w*|helped"
            r"|held|retract\w*|scrubb\w*|when"
            r"|difference|together)\b"
        ),
    ),
)  # fmt: skip
