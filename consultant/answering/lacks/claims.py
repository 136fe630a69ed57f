"""Which codes are meant, where on the body, and what a payer said of them."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, OWN, Lack, in_a_story
from consultant.answering.patterns import pattern

_SIDES = r"\b(left|right(?! (code|modifier|one|way|cpt|thing|answer|\?))|bilateral(ly)?|both|OD|OS|OU)\b"
_LT_RT = r"(LT|RT|(modifier )?left|right)"
_DIGITS = r"(toe|finger|thumb|eyelid|lid|digit|coronary|vessel|artery|side|laterality|anatomic(al)?)"

LACKS = (
    Lack(
        "operation",
        (pattern(r"\b(that|this|the|her|his) (procedure|surgery|operation)'?s? global\b"
            r"|\bglobal( period| days)? (of|for) (that|this|her|his) (procedure|surgery|operation|code)\b"
            r"|\bglobal( period| days)? (of|for) the (procedure|surgery|operation) (that )?(we|he|she|they|i|our \w+|dr\.? \w+)"
            r" (did|performed|had)\b"),),
        pattern(CODED),
    ),
    Lack(
        "operation",
        (pattern(r"\b(in|within|inside|out of|outside|past) (the |her |his |their |our )?global( period| days)?\b"),
            pattern(r"\b(are|is|am) (we|she|he|this|it|i|they|the (patient|visit)|that) (still |already |now |not )?(in|within"
                r"|inside|out of|outside|past)\b")),
        pattern(rf"{CODED}|\b(major|minor|10|90|ten|ninety)[ -]?day|\b010\b|\b090\b|\b\w+(ectomy|plasty|otomy|ostomy|scopy)\b"
            r"|\b(replacement|repair|fusion|cataract|bypass|delivery|fracture|excision|biopsy|injection|graft|release|repair"
            r"|unrelated|modifier|24|25|57|58|78|79)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "side",
        (pattern(rf"\b{_LT_RT}\b(\??,? or |\?,? |,? vs\.? )(?:(?:is it|do i (?:use|bill|put)|should (?:i|it be)|the"
            rf"|an?|on|with) )*"
            rf"{_LT_RT}\b|\b(?:which|what)(?: one)? (?:of|from|out of) (?:the )?{_LT_RT} (?:and|or) {_LT_RT}\b"
            rf"|\b{_LT_RT}/{_LT_RT} (modifier|mod|goes|on)\b|\b(which"
            rf"|what) {_DIGITS} modifier\b|\bmodifiers? for (the"
            rf"|which) {_DIGITS}\b"
            rf"|\bmodifier\b~25\b(for|on) (the|a|an|that|his|her|this|one) {_DIGITS}\b"
            rf"|\b(need|want|use|give me|what is|what's) (the |a |an )?(right |correct |proper )?{_DIGITS} modifiers?\b"
            rf"|\b(a|the|his|her|this) {_DIGITS} (procedure|surgery|operation|case|repair)\b[\s\S]{{0,40}}\b(which|what)\S*"
            r" (is )?(the )?modifier\b"
            rf"|\bon (a|one|the|his|her|this) {_DIGITS}\b~25\b(which|what|need|right|correct) (the )?(\w+ )?modifier\b"),),
        pattern(
            rf"(?<!or ){_SIDES}(?! or)|\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{{2,4}}\b|\b(big|great|second|third|fourth|fifth|little"
            rf"|index|middle|ring|thumb|hallux|pinky"
            r"|1st|2nd|3rd"
            r"|4th|5th)\b|\b(add|adds|amend\w*|correct\w*|complete|put|write)\b[^.?!]{0,30}\b(record|chart|note|documentation)\b"
            r"|\b(addend\w+|late entry|when|difference|mean|50|lad|rca|circumflex|ramus|left main|anterior descending"
            r"|right coronary)\b|\b(upper|lower) (left|right|lid)"
            r"|(\b(no|not|never)|n't) (\w+ ){0,2}(left|right) (or|and) (left|right)\b"
        ),
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(r"\b(?:(?:co|pi|oa|carc|reason(?: code)?)[- ]?97)\b"),
            pattern(
                r"\b(?:which|what) mod(?:ifier)?s?\b|\bwr(?:ite|ote|iting|itten) (?:it|this|that|the line) off\b"
                r"|\b(?:is|was) (?:the|this|that|their) denial (?:right|correct|justified|valid|ok)\b"
            ),
        ),
        pattern(
            r"(?<![-\d])\b\d{5}\b|\b[A-Z]\d{4}\b|\b(?:global|surg\w*|post-?op\w*|inject\w*|labs?|ekg|ecg|x-?rays?|venipuncture"
            r"|visits?|e/m"
            r"|when|if|usually|always|in general|mean\w*|appeal)\b"
        ),
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(
                r"\b(?:first|1st) (?:(?:code|line|procedure|service|one) )?or (?:on |to |with )?(?:the )?(?:second|2nd)"
                r" (?:code|line|procedure|service|one)\b"
                r"|\b(?:which|what) mod(?:ifier)?\b~40\b(?:second|2nd|other) (?:code|line|procedure|service|one)\b~25"
                r"\b(?:distinct|separate|apart)\b"
            ),
            pattern(r"\b(?:modifiers?|mods?|51|59|76|77|91|x[epsu])\b"),
        ),
        pattern(
            r"\b\d{5}\b|\b[A-Z]\d{4}\b|\b(?:medicare|ncci|columns?|pairs?|edits?|matters?|always|usually|generally|in general"
            r"|rules?|position|field|informational|pricing|payment|when|if|24|25|57)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "remark",
        (
            pattern(
                r"\b(?:an?|the|some|this|that|its|with) (?:\w+ )?(?:remark|reason|denial|rejection|adjustment)[- ]codes?\b"
            ),
            pattern(
                r"\b(?:explain|means?|meant|decode|interpret|translate|understand|stands? for|what (?:does|do) (?:it|they|that)"
                r"|what (?:is|does) it (?:say|tell|want|mean)|tell (?:me|us) what|make of|saying|says)\b"
            ),
            pattern(
                r"\b(?:got|came|come|comes|received|return\w*|sent|send|back|denied|bounced|reject\w*|kicked|our|my) "
                r"(?:\w+ ){0,6}?(?:claim|payer|payor|carrier|insur\w+|plan|medicare|line|remit\w*|eob|back|returned|denied)\b"
                r"|\b(?:claim|payer|payor|carrier|insur\w+|plan|medicare|line|remit\w*|eob)\b~25\b(?:return\w*|sent|back"
                r"|denied|reject\w*|bounced|came|has|shows|says|lists|carries)\b"
            ),
        ),
        pattern(
            rf"{CODED}|\b(?:rarc|carc|differ\w*|where|list of|who|as|because|for (?:timely|duplicate|medical|lack|no)|says that"
            r"|stating|about)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(
                r"\b(both|the two|these two|those two|our two) (of )?(the |our |these )?(\w+ )?(codes?|procedures?"
                r"|services|lines|surgeries"
                r"|visits|injections|hits|diagnos[ei]s|dx)\b"
            ),
            pattern(
                r"\b(modifiers?|bundl\w*|together|edits?|separate\w*|den(y|ied|ial)|get through|go through|paid"
                r"|conflict\w*|billed|bill|exclud\w*)\b"
            ),
        ),
        pattern(
            r"\b\d{5}\b|\b[A-Z]\d{4}\b|\b[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]*\b|\b(different|separate (sites?|session|incision"
            r"|lesion)|other (side|knee|eye)"
            r"|when|if|unless|always|never|ever|in general|excludes ?[12]|together mean|days?(?! modifier)|staged"
            r"|assistant|split|shared|incident\w*|indicator|doctors|physicians|specialt\w*|providers|clinicians)\b"
            r"(?<!same day)"
        ),
        placed=in_a_story,
    ),
    Lack(
        "other code",
        (
            pattern(r"\b(the |an)?other (\w+ ){0,2}(procedures?|codes?|blocks?|services?|injections?|lines?|surgery"
                r"|scope)\b"),
            pattern(r"\b(denied|denial|bundl\w*|edits?|together|appeal|separately)\b"),
            pattern(r"\b(\d{5}|[A-Z]\d{4})\b"),
        ),
        pattern(r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b|\b(any|every|no|each|all|without) (an)?other\b|\bwhich other\b"
            r"|\b(billed|reported|sent) (it )?(alone|by itself|on its own)\b|n't need another\b"
            r"|\bwhat other\b|\bsame family\b"),
    ),
    Lack(
        "other code",
        (
            pattern(r"\b(\d{5}|[A-Z]\d{4})\b~40\b(the|that|this|his|her|our) (\w+ )?other (\w+ )?(one|injection"
            r"|procedure|biopsy"
                r"|infusion|block|surgery|excision|repair|scope|test|scan|x-?ray|code|service|debridement|graft|line)\b"
                r"|\b(\d{5}|[A-Z]\d{4})(-\d\d)? (and|with|plus|\+|&|beside) (the|that|this|his|her"
                r"|an?) (\w+ )?(injection|procedure|biopsy|infusion"
                r"|block|surgery|excision|repair|scope|test|scan|x-?ray|other one)\b"
                r"|\b(the|that|this|his|her) (\w+ )?(injection|procedure|biopsy|infusion|block|surgery|excision"
                r"|repair|scope|scan)"
                r" (and|with|plus|\+|&|beside) (the |an? )?(\d{5}|[A-Z]\d{4})\b"),
            pattern(r"\b(pair|together|fine|ok|okay|bundl\w*|edits?|conflict\w*|same (day|claim)|both|go with|allowed"
                r"|separately|includ\w*|payable)\b"),
        ),
        pattern(r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b|\b(modifier|25|57|24|global|same (injection"
            r"|procedure|surgery)|left|right|bilateral)\b"),
    ),
    Lack(
        "stay",
        (
            pattern(r"\b(ms-?)?drgs?\b"),
            pattern(r"\b(our|the|this|my|his|her|a|an|that) (\w+ ){0,2}(patient|stay|case|admission|inpatient)\b"),
            pattern(r"\b(which|what)\b~25\bdrgs?\b|\bdrgs?\b~25\b(fall|get|assign\w*|land|group)"),
        ),
        pattern(
            r"\b[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}\b|\b(w/?o?|with|without|no|an?) (an? )?(m?ccs?|mcc|major)\b"
            r"|\bdrgs? \d{1,3}\b|\b\d{3}\b"
            r"|\b(weight|change|move|decid\w*|depend\w*|how is|window|transfer)\b"
        ),
    ),
    Lack(
        "old code",
        (
            pattern(r"\bicd-?\s?9\b"),
            pattern(r"\b(our|my|the|this|that|an|his|her) (old |former |legacy )?(icd-?\s?9(-cm)? )?(codes?|diagnos[ei]s"
                r"|icd-?\s?9)\b"),
            pattern(r"\b(crosswalk\w*|map\w*|convert\w*|translat\w*|replac\w+|equivalent|turn\w*|becomes?|in icd-?\s?10"
                r"|icd-?\s?10 codes?)\b"),
        ),
        pattern(
            r"\b\d{3}\.\d{1,2}\b|\b[VE]\d{2,3}\.?\d{0,2}\b|\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]+\b|\b(every|all|any|always"
            r"|gems?|in general|when)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "remark",
        (
            pattern(r"\b(co|pr|oa)?-? ?16\b|\b(m127|n29|ma ?130)\b"),
            pattern(r"\b(what|which)('s| is| was| did| do| are)?\b~25\b(missing|lacking|wrong|incorrect|fix|correct"
                r"|leave out"
                r"|left out|forget|forgot)\b|\bmissing what\b"),
        ),
        pattern(r"\b(rarc|remark( code)? [mn]|n\d{1,3}|m\d{1,3}|ma\d{2,3}|mean\w*|in general|when|usually)\b"),
    ),
    Lack(
        "remark",
        (
            pattern(
                r"\A.{0,40}\b(claim|line|charge)s? (came back|was|were|got|is) denied"
                r"( (this|last|yesterday|today|again|morning|week|month)){0,2}[.,?!]? (and )?"
                r"(why|how (do|can) (we|i) fix)\b"
                r"|\bdenied (a|the|our|one|this) (line|claim|charge)\b.{0,40}\b(wrong|missing|incorrect|invalid) modifier\b"
            ),
        ),
        pattern(rf"{CODED}|\b(rarc|carc|remark|reason) ?(code)?\b"),
    ),
    Lack(
        "reason of denial",
        (
            pattern(r"\b(den(ied|ial|ials)|rejected|rejection)\b"),
            pattern(r"\b(appeal|correct(ed)?|resubmit|fix|rebill|do now|what now|next)\b"),
            pattern(r"\b(our|the|a|my|this|that|his|her) (\w+ )?(claim|line|denial|bill|visit|procedure|charge"
                r"|test)s?\b|\bgot (a|the) (denial|rejection)\b"),
        ),
        pattern(
            rf"{CODED}|\b(because|reasons?|as|saying|says|said|stating|states|stated|for (medical|lack|no|not|timely"
            r"|missing|want|bundl\w+)|duplicate"
            r"|timely|bundl\w*|necessity|necessary|eligib\w*|authori[sz]\w*|auth|when|how (long|many)|deadline|days"
            r"|level|redetermination"
            r"|in general|difference|not on|59|xs|25|if|overpa\w*|template|letter|wrong|typo|mistake|date of birth"
            r"|npi|excluded"
            r"|noncovered|not covered|limit)\b"
        ),
    ),
    Lack(
        "other code",
        (pattern(r"\b(is|are|was|were) (\d{5}|[A-Z]\d{4}) (already |also )?(included|inclusive|part of (it|that|this)"
            r"|in there)\W*\Z"),),
        pattern(r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b"),
    ),
    Lack(
        "service's code",
        (
            pattern(
                r"\b(allowable|allowed amount|fees?|rates?|prices?|pays?|w?rvus?|reimburse\w*|payment) (us )?(for"
                r"|of) (an? |the |this |our |my |her |his )?(\w+ ){0,3}"
                r"(replacement|surgery|operation|visit|mris?|cts?|scan|injections?|biopsy|x-?ray|ultrasound|echo|ekg"
                r"|ecg|repair|procedure|test|infusion"
                r"|\w+ectomy|\w+oscopy|\w+plasty|\w+otomy|\w+gram|delivery|c-section|stent|bypass|block|fusion)\b"
            ),
        ),
        pattern(
            rf"{CODED}|\b(second|multiple|assistant|co-?surg\w*|bilateral|no[- ]show|how is|reduced|half|percent|%"
            r"|new patient|established|rule|conversion"
            r"|drgs?|telehealth|screening|preventive|wellness|annual|separate\w*|same day|both|denied|why"
            r"|does medicare pay|will medicare pay|cover\w*|when|facility fee"
            r"|assist\w*|anesthesia|modifiers?|professional|technical)\b"
        ),
    ),
    Lack(
        "service's code",
        (pattern(r"\b(what|how much|tell (me|us)|need|give (me|us))\b"),
            pattern(r"\b(allowed amount|allowable|medicare (fee|rate|amount|price|payment)|fee schedule (amount|rate|price))"
                r"( (is|would be|it is|be))?,? (in|for|at) (the state of )?(?-i:[A-Z])\w+( (?-i:[A-Z])\w+)?\W*\Z")),
        pattern(rf"{CODED}|\b(anesthesia|ambulance|conversion factor|gpci|medicaid|visit|drug)\b"),
        whole=True,
    ),
    Lack(
        "service's code",
        (pattern(r"\banesthesia\b"), pattern(r"\b(payments?|pays?|paid|allowed|amount|reimburse\w*|how much)\b"),
            pattern(r"\d ?-?(minutes?|mins?|hours?|hrs?)\b")),
        pattern(rf"{CODED}|\b(base units?|factor|unit is|per unit|direct\w*|supervis\w*|concurrent|crna|qz|qk|qx|qy|aa)\b"),
    ),
    Lack(
        "group's number",
        (
            pattern(r"\b(this|that|the|our|his|her) (\w+ )?(ms-?)?drg\b"),
            pattern(r"\b(how much|weight|payment|pays?|paid|get|gets|rate|length|los|transfer)\b"),
        ),
        pattern(rf"{CODED}|\b\d{{3}}\b|\b(how is|in general|when|decid\w*|chang\w*|affect\w*|pneumonia|failure|sepsis"
            r"|replacement|stroke|infarction)\b"),
    ),
    Lack(
        "reason for the test",
        (
            pattern(r"\b(which|what) (diagnosis|diagnoses|dx|icd\S*)( codes?)? (should|do|does|must|would|goes|go|is"
                r"|are|to)\b"),
            pattern(r"\b(for|with|on) (the|this|that|her|his|an?|our) (x-?ray|test|tests|scan|mri|ct|labs?|ultrasound"
                r"|visit|injection|procedure|order|claim|referral)\W*\Z"),
        ),
        pattern(r"\b(first|principal|normal|negative|screening|rule|covered|medicare|lcd|pre-?op\w*|support\w*"
            r"|allowed|when)\b|\d"
            r"|\b(says?|said|wrote|writes|documents?|documented|states?|stated|diagnosed|dx'?d|diagnosis (is|was)"
            r"|confirmed|has|have|calls it)\b"),
        whole=True,
    ),
    Lack(
        "reason for the test",
        (
            pattern(r"\b(which|what)( is| are)? (the )?(first |principal )?(diagnosis|diagnoses|dx|icd\S*)\b~30\b(first|primary"
                r"|principal|lead|top|on)\b"),
            pattern(r"\b(for|with|on) (this|that|our|her|his) (\w+ )?(colonoscop\w+|egd|endoscop\w+|scope|sigmoidoscop\w+"
                r"|x-?ray|scan|mri|ct|ultrasound|echo|biopsy|cystoscop\w+|bronchoscop\w+)"
                r"( (account|claim|case|chart|bill|visit))?\W*\Z"),
        ),
        pattern(r"\b(screening|surveillance|diagnostic|polyps?|bleed\w*|anemia|pain|symptom\w*|history|hx|found|findings?|normal"
            r"|negative|cancer|mass|nodule|covered|lcd|because|due|after|rule|always|when|if|has|had|positive|cologuard|fit)\b|\d"),
        whole=True,
        firm=True,
    ),
    Lack(
        "reason for the test",
        (
            pattern(r"\b(denied|denial|rejected|rejection)\b"),
            pattern(r"\b(which|what) (other )?(dx|diagnosis|diagnoses|icd\S*)( codes?)? (should|do|must|could|would|to|can"
                r"|will)\b"),
            pattern(r"\bnecess\w+|\bnot (covered|payable|specific)\b|\bdiagnosis\b"),
        ),
        pattern(rf"{CODED}|\A\W*(\S+\s+){{18}}|\b(if|when|lcd|policy|support\w*)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "encounter",
        (
            pattern(r"\b(7th|seventh)\b"),
            pattern(r"\b(which|what)( (one|letter|character|digit|7th|seventh|is|do|does|should|goes))*\b~40\b(i|we"
                r"|take|use|pick"
                r"|choose|goes?|go|put|need|here|now|visit|encounter|right|today)\b|\b(which|what)( one)?( is it| would it be"
                r"| applies)?\W*\Z"),
            pattern(rf"\b(this|{OWN}|today's|his|her|the) (\w+ ){{0,3}}(visit|encounter|claim|patient|pt"
                rf"|appointment|chart|line|note|case)\b"
                r"|\b(i|we) (have to|need to|must|am|are)\b|\b(patient|pt|he|she) (came|comes|was|is|has|with)\b"),
        ),
        pattern(
            r"\b(active\w*|surger\w*|surgical|er|ed|emergency|cast\w*|splint\w*|boot|heal\w*|follow-?up|aftercare|initial"
            r"|subsequent|first|sequela\w*|late|delayed|non-?union|mal-?union|post-?op\w*|weeks?|days?|months?|ago"
            r"|after|new (doctor"
            r"|physician)|took over|takes over|taking over|transfer\w*|physical therapy|pt visit|rehab|check"
            r"|re-?check|orif|reduc\w*"
            r"|fixation|pins?|x-?ray|mean\w*|difference|in general|always|when|placeholder|fetus|gestation|trimester|twins?"
            r"|coma|glasgow|gout|glaucoma|stage|treated|treatment|consult\w*|referr\w*)\b|\b[AD] or [AD]\b|\b[AD]\W+as\b"
        ),
        whole=True,
    ),
    Lack(
        "timed service",
        (pattern(r"\bhow (many minutes|much time|many hours|long) (do|does|must|should) (we|i|it|he|she|they"
            r"|one) (need|have|take|document|spend)"
            r"( to (document|bill|spend|have))?( for (it|this|that))?\W*\Z"),),
        pattern(rf"{CODED}|\b(visit|therapy|critical|prolonged|psychotherapy|counsel\w*|appeal\w*|redetermin\w*|reconsider\w*"
            rf"|reopen\w*|refund\w*|overpay\w*|rebill\w*|respond|report|file|filed|claims?|keep|records?)\b"),
        whole=True,
    ),
    Lack(
        "line",
        (
            pattern(r"\b(wrong|invalid|incorrect|improper|inappropriate|inconsistent|different|another) modifiers?\b"
                r"|\bmodifiers?\b~12\b(wrong|invalid|incorrect|inconsistent|improper|inappropriate)\b"
                r"|\bmodifiers?\b~25\b(missing|required|needed|lacking|wanted)\b|\b(missing|required|lacking|wants"
                r"|needs) (an? |the )?modifier\b"
                r"|\b(which|what) modifier\b~40\b(pay|paid|accepted|go through)\b"
                r"|\b(denied|rejected|bounced)\b[^?]{0,30}\b(which|what) modifier\W*\Z"),
            pattern(r"\b(denials?|denied|claim|line|payer|eob|remit\w*|rejected|two procedures)\b"),
            pattern(r"\b(what|which) (one |modifier )?(do|should|must|can|makes?|is|will|lets?)\b|\b(which( one)?|(what"
                r"|which) modifier)\W*\Z"),
        ),
        pattern(
            rf"{CODED}|\b(mean\w*|when|in general|left|right|bilateral|both|sides?|assistant|pa|np|visit|e/?m|global"
            r"|post-?op\w*|hospice|telehealth|waste\w*"
            r"|mammogra\w*|therapy|anesthesia|drug|repeat\w*|same day|lab|screening|abn|notice|clia|resident|rental"
            r"|ambulance)\b"
        ),
        firm=True,
    ),
    Lack(
        "line",
        (
            pattern(r"\b(which|what) (modifiers?|mods?)\b~30\b(on|onto|for|to) (this|that|our|the) (line|claim)\b"),
            pattern(r"\b(denied|denies|denial|rejected|bounced|kicked|returned|co-? ?4)\b"),
        ),
        pattern(
            r"\b\d{5}\b|\b[A-Z]\d{4}\b|\b(mean\w*|when|in general|left|right|bilateral|both|sides?|separate\w*|different|distinct"
            r"|assistant|pa|np|visit|e/?m|global|post-?op\w*|hospice|telehealth|wast\w*|mammogra\w*|therapy|anesthesia|drug"
            r"|repeat\w*|same day|lab|screening|abn|notice|clia|resident|rental|ambulance)\b|\A\W*(\S+\s+){20}"
        ),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
