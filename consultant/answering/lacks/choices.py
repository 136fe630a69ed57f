"""What an asker has to choose and does not tell by what: the lid, the notice, the plan of care, the place; add-ons pointed at."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, OWN, Lack
from consultant.answering.patterns import pattern

_OR = r"(,? or |/| vs\.? | versus |, (or )?| ?- ?| to | through )"
_LID, _TOE, _FINGER, _VESSEL = r"e[1-4]", r"(ta|t[1-9])", r"(fa|f[1-9])", r"(lc|ld|rc|lm|ri)"
_PLACES = "|".join(rf"{one}{_OR}({one}{_OR})*{one}" for one in (_LID, _TOE, _FINGER, _VESSEL))
_MEANING = (
    r"\b(who is (which|who|what)|which is (which|what|for)|what is which|refresher|overview|summar\w+|cheat sheet"
    r"|(tell|keep)\b[^.?!]{0,40}\b(apart|straight)|sentences? (for|on|each)|one line (each|for|on)|each one|every one"
    r"|rules?|mean\w*|stands?|differ\w*|difference|when|which one is for|explain"
    r"|define\w*|list)\b"
)
_SIDED = (
    r"\b(left|right(?! (code|modifier|one|way))|upper|lower|bilateral\w*|both|one side|unilateral|50|od|os|ou|in general"
    r"|always|ever|accept\w*|pay\w*|deni\w+|reject\w*)\b"
)
_NOTICE, _PLAN = r"g[axyz]", r"g[pon]"

LACKS = (
    Lack(
        "side",
        (
            pattern(rf"(?<![\w.])({_PLACES})(?![\w.])"),
            pattern(r"\b(modifiers?|mods?|toes?|fingers?|(eye)?lids?|digits?|nails?|vessels?|stents?|coronary|which( one)?)\b"),
        ),
        pattern(
            rf"{_MEANING}|\b(left|right(?! (code|modifier|one|way))|upper|lower|big|great|second|third|fourth|fifth"
            rf"|little|index|middle"
            r"|ring|thumb|hallux|pinky|[1-5](st|nd|rd|th)|circumflex|lad|anterior descending|main|ramus"
            r"|spin(e|al)|discs?|vertebra\w*|levels?|lamin\w*|fusion|fracture|nodes?|stage|tumou?r)\b"
        ),
        firm=True,
    ),
    Lack(
        "notice",
        (pattern(rf"(?<![\w.]){_NOTICE}{_OR}({_NOTICE}{_OR})*{_NOTICE}(?![\w.])"),),
        pattern(
            rf"{_MEANING}|\A\W*(modifiers? )?{_NOTICE} ?(vs\.?|versus|v\.?|and) ?{_NOTICE}\W*\Z|\b(abn|sign(s|ed)?"
            rf"|notices?|waivers?|difference|which (one )?(means|causes|is|says|leads)|denial"
            rf"|refus\w+|expect\w*|exclud\w*|never (covers?|pays?)"
            rf"|not (a )?covered"
            r"|non-?covered|statut\w*|cosmetic|routine|necess\w+|frequen\w+|voluntar\w+|both|together|same line)\b"
        ),
        firm=True,
    ),
    Lack(
        "discipline",
        (pattern(rf"(?<![\w.]){_PLAN}{_OR}({_PLAN}{_OR})*{_PLAN}(?![\w.])"),),
        pattern(
            rf"{_MEANING}|\b(pt|ot|slp|speech|physical therap\w+|occupational\w*|physical|swallow\w*|therapists?|plan of care"
            r"|ot services|who is which|which is which|difference|both|together|9253[0-9]|9250[67])\b"
        ),
        firm=True,
    ),
    Lack(
        "anesthetist",
        (pattern(r"\A\W*(modifiers? )?(aa|ad|q[kxyz])(,? (aa|ad|q[kxyz]))*(,? or | ?/ ?)(aa|ad|q[kxyz])\W*\Z"),),
        pattern(r"\A\b\Z"),
        whole=True,
        firm=True,
    ),
    Lack(
        "side",
        (pattern(r"\b(should|does|do|is|must|shall|would)\b~12(?<![\w.])(lt|rt)(?![\w.])~20\b(go|goes|needed|on|belong)\b"),),
        pattern(rf"{_MEANING}|{_SIDED}"),
        firm=True,
    ),
    Lack(
        "encounter",
        (
            pattern(
                r"\b(7th|seventh) (character|digit|letter)\b~25(?<!\w)[abcdgkp] or [abcdgkp](?!\w)"
                r"|\A\W*(what|which) (7th|seventh) (character|digit|letter)"
                r"( (do|should|would) (i|we) (use|put|take|need|pick)| goes| is it| is right)?"
                r"( (for|on|with) (the|this|our|her|his|an?) (\w+ ){0,3}\w+)?( today| yesterday| now)?\W*\Z"
            ),
        ),
        pattern(
            rf"{_MEANING}|\b(active\w*|treat\w*|surg\w+|first|initial|heal\w*|mend\w*|knit\w*|(second|third|fourth) visit"
            r"|follow\w*|aftercare|subsequent|weeks?|months?"
            r"|days?|cast|sequela\w*|late|er|ed|emergency|delayed|non-?union|mal-?union|open|type|check|re-?check|consult\w*"
            r"|fetus|twins?|trimester|gout|glaucoma|stage|coma)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "place",
        (
            pattern(
                r"\b(what|which) (place of service|pos)( codes?)?( (do|should) (i|we) (use|put|report)| goes| is right| applies)?"
                r" (for|on) (the|this|that|her|his|our|my|yesterday's|today's|last week's) (\w+ )?(visit|claim|surgery|service"
                r"|encounter|procedure|appointment|test|injection)( (she|he|we|they|the doctor) (had|did|saw|gave))?"
                r"( (yesterday|today|tomorrow|last week|\w+day|this morning))?\W*\Z"
            ),
        ),
        pattern(r"\b(telehealth|video|phone|office|home|hospital|emergency|nursing|inpatient|outpatient|asc|surg\w+ cent\w+"
            r"|ambulatory|school"
            r"|urgent|lab\w*)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "visit's facts",
        (
            pattern(
                r"\b(what|which) (e/?m )?level( of service)? (is|was|would|should|do (i|we)|can (i|we)|for|goes)\b~25"
                rf"\b({OWN}|last week's) (\w+ )?(visit|encounter|patient|note|one|follow-?up|consult\w*|appointment)\b"
            ),
        ),
        pattern(
            r"\d ?-?min\w*|\b(mdm|complexity|low|moderate|high|straightforward|decision|risk|\d+ minutes|hours?"
            r"|problems?|chronic|acute"
            r"|prescri\w*|labs?|x-?ray|drug|refill\w*|stable|exacerbat\w*|tests?|diabet\w*|hypertens\w*|copd|pain|cold|uti|fever"
            r"|in general|when|rule)\b|\b\d{5}\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "remark",
        (
            pattern(r"\b(an?|the|some|this|that|one|our|its) (\w+ ){0,2}(remark|reason|denial|adjustment|rejection|carc|rarc)s?"
                r"( reason| remark)? codes?\b|\bsome (co|pr|oa) code\b"),
            pattern(r"\bwhat\b~12\b(it|that|this|the code|code) (mean|say|want|tell|stand)|\bwhat (is|was) (it"
                r"|that)\b|\bmean\W*\?"
                r"|\bhow (do|can|should|to)\b~20\b(correct|fix|answer|clear)|\b(appeal|correct|fix) (it|that|this)?\b"),
        ),
        pattern(rf"{CODED}|\b(n\d{{1,3}}|m\d{{1,3}}|ma\d{{2,3}}|b\d{{1,2}}|in general|difference|which remark"
            rf"|which reason|where|list)\b"
            r"|\b(for|because|saying|says|says that|stating) (?!it|that|this)\w+"),
        whole=True,
        firm=True,
    ),
    Lack(
        "reason of denial",
        (
            pattern(r"\b(an?|the|our|this|that|one|her|his|my) (\w+ )?(claim|line|bill|charge|visit)\b~30"
                r"\b(denied|rejected|bounced|refused|unpaid)\b|\b(denied|rejected) (claim|line)\b"
                r"|(\A|[.!?:] ?)((claim|line|bill)s?|(it|they))\b~30\b(denied|rejected|bounced|unpaid)\b|\bgot (an?|the"
                r"|another) (denial|rejection)\b"
                r"|\b(eob|remit\w*|era) (shows?|says?) (zero|nothing|no payment|\$?0)\b"
                r"|\b(payer|insur\w+|plan|medicare|they) (refused|denied|rejected|bounced|sent back|returned) (the"
                r"|our|an?|this|my|that)"
                r" (claim|line|bill|charge)\b"),
            pattern(r"\bwhat (did|have|do|does|is|was|went|should|can)\b~25\b(wrong|do|done|change|fix|correct|next|missing)\b"
                r"|\bwhy\W*(\?|,|\Z)|\bwhy (was|were|is|did|would|might) (it|this|that|they|the claim|our claim)\b"
                r"|\bhow (do|can|should|to|would)\b~15\b(fix|correct|repair|get)|\b(fix|correct) (it|this|that)\W*\?"
                r"|\b(appeal|correct|rebill|fix)( it)? or (appeal|correct|rebill|fix)"),
        ),
        pattern(rf"{CODED}|\b(because|reasons?|as|saying|says|said|stating|stated|for (medical|lack|no|not|timely"
            rf"|missing|want|bundl\w+"
            r"|an?|the|being)|duplicate\w*|timely|late|bundl\w*|necess\w+|eligib\w*|auth\w*|when|how (long|many)|deadline|days"
            r"|levels?|in general|generally|difference|not on|if|overpa\w*|template|typo|date of birth|npi|excluded|noncovered"
            r"|not covered|limit|paid twice|coordination|primary|secondary|modifiers?|taxonomy|diagnos\w+|dx)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "surgery's day",
        (
            pattern(r"\b(is|was|are|does|do|can|will|would)\b~30\b(in|within|inside|under|part of|covered by"
                r"|outside|past|out of|still in)"
                r" (the |a |its |her |his |that )?(\w+ )?global\b|\bglobal\b~30\bor\b~25\b(24|bill|separate\w*|pay)"
                r"|\b(bill\w*|pay\w*)\b~20\bor\b~15\bglobal\b"),
            pattern(rf"\b({OWN} (\w+ )?(visit|surgery|procedure|patient|follow-?up|appointment|claim|operation)|she"
                rf"|her|he|it|this|that)\b"),
        ),
        pattern(r"\b(\d{1,3}(st|nd|rd|th)?|two|three|four|five|six|seven|eight|nine|ten|an?|few"
            r"|couple of)[- ](days?|weeks?|months?)\b"
            r"|\b(day|week) (\d+|one|two|three)\b|\d{1,2}/\d{1,2}|\b(yesterday|same day|unrelated|infect\w*|complicat\w*|bleed\w*"
            r"|fracture|other (knee|eye|hip|side|problem)|different|new problem|in general|when|how (long|many)|rule|means?"
            r"|staged?|stages|planned|unplanned|nothing to do with|not related|operating room|back to (the )?or|restart\w*)\b"
            r"|\b\d{5}\b|\bif\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "add-on's code",
        (
            pattern(
                r"\b(our|the|that|this|her|his|my|an|one) (\w+ ){0,2}add-?\s?ons?\b(?! (list|file|edits?|rules?|polic\w+|table))"
                r"|\badd-?\s?on( code)? (\w+ )?(denied|rejected|bounced|kicked|came back|got|was)\b"
            ),
            pattern(
                r"\b(which|what|list|name|give|tell|need|find)\b~60\b(primar(y|ies)|principals?|parents?|base"
                r"|main code|billed? with"
                r"|go(es)? with|report(ed)? with|belongs? (to|with))\b"
            ),
        ),
        pattern(
            rf"{CODED}|\b(always|ever|in general|generally|types? [123i]|every|if|all add|each|any add|rule|mean\w*|who|different"
            r"|another|vertebra\w*|level|lesions?|biops\w*|psych\w*|crisis|prolong\w*|infusions?|hours?|minutes|flu|vaccin\w*"
            r"|imaging|mammo\w*|graft\w*|fusion|stents?|vessel|critical|interactive|complexity|denied too|fall)\b"
        ),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
