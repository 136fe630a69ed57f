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
        "service",
        (
            pattern(
                r"\b(if|whether|does|do|is|will) (this|it|that|this one|that one)( one| test| service| item)? (need"
                r"|needs|require|requires)"
                r" (an? )?(abn|advance (beneficiary )?notice|clia|qw|kx|order|referral|certificate|cmn)\b"
                r"|\b(his|her|our|this|that) (code|test|lab) (need|needs|require|requires) (an? )?(clia|qw|waiver|abn)\b"
                r"|\b(which|what) (revenue|rev) code\b~12\b(goes|go|belongs?|do (we|i) use|for|with)\b~8\b(it|this|that"
                r"|the (code"
                r"|line|charge|service|procedure))\W*\Z"
            ),
        ),
        pattern(rf"{CODED}|\b(always|in general|when|every|observation)\b|\A\W*(\S+\s+){{13}}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "kind of claim",
        (
            pattern(
                r"\b(which|what)('s| is)?\b~12\b(bill type|type of bill|tob|occurrence code|condition code|value code)s?\b~25"
                r"\b(our|this|the|my|that|her|his) (ub|claim|bill|ub-?04)\W*\Z"
                r"|\A\W*(bill type|type of bill|tob)( code)? for (our|this|the|my|that|her|his) (\w+ )?"
                r"(ub|claim|bill|ub-?04)\W*\Z"
            ),
        ),
        pattern(
            r"\d|\b(hospital|inpatient|outpatient|snf|skilled|hospice|home health|clinic|rural|fqhc|rhc|dialysis|esrd"
            r"|replac\w*|correct\w*"
            r"|void|cancel\w*|interim|late|therapy|accident|retire\w*|employ\w*|msp|secondary|onset|swing|observation"
            r"|critical)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(r"\b(do|should|must|does|is|would)\b~20\b(need|use|add|append|put|required|needed|go)\b"),
            pattern(r"\b(59|xs|xe|xp|xu|x modifiers?)\b"),
            pattern(r"\b(here|on this (line|claim|one)|for this (claim|line|one)|on it|in this case)\W*\Z"),
        ),
        pattern(rf"{CODED}|\b\d{{5}}\b|\b(when|difference|mean\w*|same (site|day|lesion)|separate|different|column)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "place",
        (
            pattern(r"\b(what|which) (place of service|pos)\b"),
            pattern(r"\b(video|telehealth|virtual|tele) ?(visit|call|appointment|encounter|session)s?\b"),
            pattern(r"\b(last|yesterday|today|this (morning|week)|monday|tuesday|wednesday|thursday|friday|our|her|his"
            r"|she|he)\b"),
        ),
        pattern(r"\d|\b(home|house|office|clinic|hospital|facility|nursing|work|car|school|where|when|medicare|rule"
        r"|difference|or)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "place",
        (
            pattern(r"\b(pos|place of service)\b"),
            pattern(r"\b0?2 or (pos )?10\b|\b10 or (pos )?0?2\b"),
            pattern(r"\b(video|telehealth|virtual|tele) ?(visit|call|appointment|encounter|session)s?\b"),
        ),
        pattern(r"\b(home|house|office|clinic|hospital|facility|nursing|work|car|school|where|when|difference|differ\w*|mean\w*"
        r"|decid\w+|rule|which is)\b"),
        firm=True,
    ),
    Lack(
        "guidance",
        (
            pattern(r"\b(which|what)\b~12\b(code|cpt)\b|\b(code|cpt)\W*\Z"),
            pattern(r"\b(hip|knee|shoulder|joint|ankle|wrist|elbow|bursa|finger|toe|si)\b~20\b(injection|aspiration"
            r"|injected|aspirated"
                r"|arthrocentesis|tap)\b"),
            pattern(r"\b(under|with|by|using) (imaging|image|guidance|image guidance|imaging guidance)\b|\bguided\b"),
        ),
        pattern(rf"{CODED}|\b(ultrasound|us|sonogra\w*|fluoro\w*|x-?ray|ct|mri?|without|no guidance|sacroiliac|facet)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "newborn visit",
        (
            pattern(r"\b(newborn|neonate|baby|new baby)\b~20\b(seen|checked|examined|visit\w*|rounds?|exam)\b"
                r"|\b(saw|see|seeing|checked|examined) (a |the |our )?(newborn|neonate|baby)\b"),
            pattern(r"\b(which|what) (cpt |visit )?code\b|\b(code|cpt)\W*\Z"),
        ),
        pattern(
            rf"{CODED}|\d|\b(hospital|nursery|birth\w*|initial|first|subsequent|discharg\w*|office|clinic|days?|weeks?"
            rf"|jaundice|sick"
            r"|critical|intensive|icd\S*|dx|diagnos\w+|fever|exam code|weight|feeding|healthy|normal|same day)\b"
            r"|\A\W*(\S+\s+){14}"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "call",
        (
            pattern(r"\b(tele)?phone (call|visit|encounter|e/?m|consult\w*)\b|\bcall(ed)? (with|to|from) (a |the |our "
            r"|her )?(patient|pt)\b"),
            pattern(r"\b(which|what) (cpt |hcpcs |visit )?codes?\b|\b(code|cpt)\W*\Z|\bhow (do|should|can) (we|i) (bill"
            r"|code)\b"),
        ),
        pattern(
            rf"{CODED}|\d|\b(minutes?|medicare|modifiers?|93|audio|nurse|replac\w*|deleted|new|established|short|brief"
            rf"|check-?in|psych\w*"
            r"|therap\w*|family|pharmacy|lab|results?|before|after|same day|when|monitor\w*|disease)\b|\A\W*(\S+\s+){14}"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "kind of patient",
        (
            pattern(_WHICH_CODE),
            pattern(r"\b(office|clinic|outpatient|in-office)\b~15\b(visit|encounter|e/?m)\b"
                r"|\b(visit|encounter|e/?m)\b~15\b(in|at) (the |our |my )?(office|clinic)\b"),
            pattern(_LEVEL),
        ),
        pattern(
            rf"{_COLUMNS}|{CODED}|\b(new|established|est|existing|known|follow-?up|returning|returns?|first|seen (by us"
            rf"|here|before)"
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
            rf"{_COLUMNS}|{CODED}|\b(initial|first|subsequent|follow\w*|later|admi\w+|daily|discharg\w*|day \w+|rounds?"
            rf"|rounded|rounding"
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
                r"\A\W*(is|are|was|were) (the|this|that|our|her|his|my) (\w+ ){0,2}(colonoscopy|endoscopy|egd|biopsy"
                r"|injection|visit|x-?ray"
                r"|ultrasound|scan|mri|ct|echo|ekg|ecg|test|panel|labs?|supply|supplies|drug|block|repair|excision"
                r"|scope|arthroscopy"
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
                r"\A\W*(is|are|was|were) (the|this|that|our|her|his|my) (\w+'s? )?(\w+ ){0,2}(follow-?\s?up"
                r"|post-?\s?op(erative)?)"
                r"( (visit|care|check|appointment|exam))?s? (included|billable|bundled|free|payable|paid|covered"
                r"|part of (it|the (global"
                r"|surgery|package)))\W*\Z"
            ),
        ),
        pattern(rf"{CODED}|\b(day|days|weeks?|months?|\w+(ectomy|plasty|otomy|scopy)|replacement|fusion|fracture"
        rf"|cataract|delivery)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(r"\bhow many\b~12\b(99417|99418|G2212|G031[678])\b|\b(99417|99418|G2212|G031[678])\b~12\bhow many\b"),
            pattern(r"\b(after|with|beside|on top of|plus|following|for|and) (a |an |the |our |this |today's )?(992\d\d"
            r"|993\d\d|visit)\b"),
        ),
        pattern(
            r"\d ?-?(min|hours?|hrs?)|\b(minutes?|hours?|per day|a day|mues?|maximum|max|limit|allowed|rule|need\w*"
            r"|start\w*|when|payer"
            r"|time)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(r"\b(iv )?(hydration|infusion(?! (center|suite|clinic|room|chair|unit|bay|dep\w*))|drip)\b~12"
                r"\b(was|were|got|given|done|ran|provided)\b"
                r"|\b(gave|got|had|ran|given|received|did|provided)\b~20"
                r"\b(hydration|infusion(?! (center|suite|clinic|room|chair|unit|bay|dep\w*))|drip)\b"),
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
    Lack(
        "visit's facts",
        (
            pattern(
                r"\b(can|may|could|should|ok to|okay to) ?(i|we|she|he|the doctor)? (bill|use|report|charge|code)( an?| for)?"
                r" (9920[2-5]|9921[2-5]|9922[1-3]|9923[1-3]|9928[1-5]|9930[4-9]|9931[06])\W*\Z"
            ),
            pattern(r"\b(pt|patient|visit|vist|seen|saw|exam\w*|office|admitted|here|came)\b"),
        ),
        pattern(
            r"\d ?-?(min\w*|hours?|hrs?|days?|weeks?|months?|years?)\b|\b(mdm|complexity|low|moderate|high"
            r"|straightforward|decision|risk"
            r"|time|minutes|problems?|chronic|acute|prescri\w*|labs?|x-?rays?|drugs?|meds?|refill\w*|stable|tests?|diabet\w*|hypertens\w*"
            r"|copd|pain|cold|uti|fever|cough|rash|same day|global|post-?op\w*|telehealth|video|phone|audio"
            r"|nurse|student|resident|np|pa"
            r"|consult\w*|partner|colleague|group|new to|years?|months?|another|hospital|transfer\w*|ordered"
            r"|reviewed|injur\w*|twice"
            r"|second|again|also|plus|with \d|medicare|preventive|physical|wellness|no show|results?|form"
            r"|refus\w*|by (mail|portal)|only to|wounds?|sutur\w*|dressing|follow-?up|re-?check\w*)\b"
            r"|\b\d{5}\b.*\b\d{5}\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "day of stay",
        (
            pattern(_WHICH_CODE),
            pattern(r"\b(nursing (facility|home)|snf)\b~12\b(visit|encounter|e/?m|care)\b|\b(visit|saw|seen"
                r"|encounter)\b~25\b(nursing (home|facility)|snf)\b"),
            pattern(_LEVEL),
        ),
        pattern(
            rf"{_COLUMNS}|{CODED}|\b(initial|first|subsequent|follow\w*|later|admi\w+|daily|discharg\w*|rounds?|rounding|routine|monthly"
            r"|regulatory|annual|new (resident|patient)|second|third|same day|acute|sick|established"
            r"|resident has|readmi\w*|weekly|required)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "minutes of the month",
        (
            pattern(r"\b(chronic care management|ccm|principal care management|pcm|behavioral health integration|bhi)\b"),
            pattern(r"\b(which|what)\b~12\b(codes?|cpt)\b|\bhow many units\b|\b(codes?|cpt)\W*\Z"),
            pattern(
                r"\b(january|february|march|april|may|june|july|august|september|october|november|december"
                r"|this month|last month|the month"
                r"|patient|pt|our|her|his)\b"
            ),
        ),
        pattern(
            rf"{CODED}|\d ?-?(min\w*|hours?|hrs?)\b|\b(minutes|hours?|complex|time|initiat\w*|consent (visit"
            rf"|code)|same month|together|half an hour"
            r"|difference|rules?|first|each additional|add-?on|physician personally|rhc|fqhc|diagnos\w*|how often)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "last visit",
        (
            pattern(r"\b(seen|saw|been|came|treated|visited|here)\b~25\b(once before|before|in the past|previously"
                r"|some time ago|years ago|a while ago)\b"),
            pattern(r"\bnew patient\b~20\?|\b(bill|report|charge|use|code) (it |her |him |this )?(as )?an? new\b"
                r"|\bnew or est|\b(is|count|counts|bill)\b~25\b(as )?(a )?new\b"),
        ),
        pattern(
            r"\d|\b(one|two|three|four|five|six|seven|eight|ten|last|past|few) (years?|months?|weeks?)\b"
            r"|\b(speciali?t\w*|yesterday|rules?|in general"
            r"|never|last (year|month|week)|different group|how|when)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "time not told",
        (
            pattern(r"\bprolonged\b"),
            pattern(r"\b(992[01]5|99223|99233|99236|99306|99310|99345|99350)\b"),
            pattern(r"\b(can|may|could|should|do|add|which)\b"),
        ),
        pattern(
            r"\d ?-?(min\w*|hours?|hrs?)\b|\b(minutes|hours?|rules?|when|g2212|9941[5-8]|g031[678]|how (long"
            r"|many|much)|difference|threshold|start\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "days of readings",
        (
            pattern(r"\b(99454|99445|98977|98976|98978|remote (physiologic\w* |patient )?monitor\w*|rpm|rtm)\b"),
            pattern(r"\b(may|can|could|should|do|shall|okay to|ok to) ?(i|we|our practice|our office"
                r"|the office)? (bill|report|charge|claim)\b"),
            pattern(
                r"\b(for|in) (this month|last month|the month|january|february|march|april|may|june|july"
                r"|august|september"
                r"|october|november|december|her|him|his|this patient|our patient)\b"
            ),
        ),
        pattern(
            r"\d+ ?(of \d+ )?(calendar |different )?(days?|readings?|measurements?|transmissions?|min\w*)\b"
            r"|\b(days|twice|daily|every day"
            r"|weeks?|together|both|same|edit|deni\w*|supervis\w*|order\w*|diagnos\w*|hospice|consent|twenty"
            r"|sixteen|minutes)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "other physician's specialty",
        (
            pattern(
                r"\b(?:saw|seen|sees|visited|been to|went to|had) (?:another|other|a different"
                r"|one of (?:my|our|the)|my|our) (?:\w+ ){0,2}"
                r"(?:partners?|colleagues?|physicians?|doctors?|docs?|providers?|associates?|clinicians?)\b"
                r"|\b(another|other|different|one of (my|our|the)|my|our|a) (\w+ ){0,2}(partners?|colleagues?"
                r"|physicians?|doctors?|docs?"
                r"|dr|providers?|associates?|clinicians?|np|pa)\b[^?!]{0,60}\b(saw|seen|treated|sees|visited"
                r"|examined|followed|cared"
                r"|took care|met|had (him|her))\b|\b(seen|treated|known|followed|examined)\b[^.?!]{0,30}\b(by"
                r"|to) (another|one of|a|my|our"
                r") (\w+ ){0,2}(partners?|colleagues?|physicians?|doctors?|docs?|providers?|associates?"
                r"|clinicians?)\b"
            ),
            pattern(r"\bnew\b[^?!]{0,60}\b(est\w*|patient|visit)\b|\bnew\W*\?|\b9920[2-5]\b|\bnew to me\b"),
            pattern(r"\b(is|can|may|could|would|should|do|does|which|bill|what)\b|\bnew (patient )?or\b|\?"),
        ),
        pattern(
            r"\b(incident|in the suite|special\w*|sub-?special\w*|\w+ologists?|\w+ology|\w+iatr\w+|surgeons?|surgery|orthop\w*"
            r"|internists?|internal medicine|family (medicine"
            r"|practice|doctor|physician)|ob-?gyn|primary care|pcp|gp|hospitalists?|ent|taxonomy|solo"
            r"|other group|different group"
            r"|another group|old group|previous group|left the group|tax id|(four|five|six|seven|ten|[4-9]"
            r"|1\d) (years?|yrs?)"
            r"|rules?|in general|pathol\w*|radiol\w*|anesth\w*|emergency|covering|on call|read (an?|the|her|his))\b"
        ),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
