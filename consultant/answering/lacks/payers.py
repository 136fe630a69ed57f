"""The payer of `her plan`, the place of `our area`, and what each of them pays."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack, in_a_place, in_one_area
from consultant.answering.patterns import pattern

_ASKS = r"\b(does|do|will|would|is|are|can|could|may|should|has|have|how|what|which|when|whether|if)\b"
_PLAN = (
    r"\b(the|her|his|their|its|patient's|patients'|pt's|this|that|our|my|your|member's|family's)"
    r" ((secondary|supplement\w*|medigap)\b(?= ?(:|will|would|does|pays?|covers?))|(health |medical |insurance |commercial"
    r" |private |employer('s)? |group |marketplace |union |student |school "
    r" |secondary |primary )?(insurance(?! card)( company| plan| carrier| policy)?|insurer|plan(?! of care)|payer|payor"
    r"|carrier|coverage|hmo|ppo)\b)"
)
_GRANTS = (
    r"(cover\w*|pay|pays|paid|reimburse\w*|require[sd]?|need|needs|needed|auths?|accept\w*|allow\w*|authori[sz]\w*|referral"
    r"|precert\w*|pre-?auth\w*|prior auth\w*|approv\w*|benefit\w*|in[- ]network|limits?|how (many|often))"
)
_PAYERS = (
    r"\b(medicare|medicaid|medi-cal|cms|part [abcd]|advantage|tricare|champ\s?va|\bva\b|workers?'? comp\w*|aetna|cigna"
    r"|uhc|humana|bcbs"
    r"|united ?health\w*|blue (cross|shield)|anthem|kaiser"
    r"|molina|centene|ambetter|oscar|highmark|payers|(every|any|each|no) payer|self[- ]pay"
    r"|railroad|mac|lcd|ncd|qmb)\b"
)
_HERE = (
    r"\b[A-Z]?\d{4,5},? (?:done |billed |performed |given )?with us\W*\Z"
    r"|\b((in|for|at|of|around) (our|my|this|the local|your) (?:own |\w+'s )?(area|region|locality|county|city|town|state"
    r"|zip( code)?|location"
    r"|part of the country|(?:\w+ )?(?:office|practice|clinic|center|facility|site|building|asc|satellite|branch|campus"
    r"|department|hospital|place(?! of))(?! (?:visit|claim|bill|patient|stay|setting|code|outpatient|inpatient"
    r"|note|rate|charge)))"
    r"|where (our|my"
    r"|the) (asc|office|clinic|hospital|practice"
    r"|surgery center) is|our (local |medicare )?(locality|area|region|zip code)|where we (are"
    r"|practi[cs]e|work)|appl(?:y|ies|ied) (?:to|in|at) (?:our|my) (?:own )?(?:\w+ )?(?:office|practice|clinic|group|hospital"
    r"|surgery center|asc|location|address|area)"
    r"|(?:we|(?:our|the) (?:office|practice|clinic|group|doctor)) (?:has |have |had )?(?:just |recently "
    r"|now )?(?:moved|relocated)"
    r"|(?:pays?|paid|get|allow(?:s|ed)?|fee|rate|amount|worth)\b[^.?!]{0,40} here(?=\W*\Z|\W*[.?!])"
    r"|our (?:own )?(?:20\d\d )?(?:(?:work|pe|mp|malpractice|practice expense|anesthesia|and|conversion)\W+)*(?:gpcis?"
    r"|factors?)"
    r"|(?:gpcis?|factors?|rates?)[^.?!]{0,20} (?:for|of) us|our (?:practice|clinic|office|group|surgery center"
    r"|asc) (?:is|sits|lies) in"
    r"|factors?\b[^.?!]{0,20} for (?:our|my) (?:\w+ )?(?:group|department)"
    r"|our (?:own |local |current |exact |20\d\d )*(?:medicare )?(?:rates?|fees?|amount|allowables?|allowed amount"
    r"|payment amount)\b"
    r"|(?:pays?|paid|allows?|allowed|reimburses?) (?:us|our (?:office|practice|clinic|group))(?: in 20\d\d)? for"
    r"|gpcis?[^.?!]{0,20} here|our (?:practice expense|work"
    r"|malpractice) index"
    r"|(?:pays?|paid|allows?|allowed|reimburses?|sends?) (?:to )?(?:us(?! for)|our (?:\w+ )?(?:office|practice|clinic|group"
    r"|doctors?|physicians?|center|department|site|surgery center|asc))\b"
    r"|(?:(?:our|my) (?:place(?! of)|office|area|town|county|region|locality|clinic|location|zip|city)"
    r"|(?:the )?locality (?:where|in which|that|of) (?:our|we|my)[^.?!]{0,20}|where (?:our|my) (?:office|practice|clinic) is)"
    r"(?=\W*(?:\Z|[.,;?!:–-]))"
    r"|(?:service|code|procedure|visit) (?:there|at the (?:new|other) (?:site|location|office|place))"
    r"|our (?:medicare )?(?:payment|reimbursement|allowance)\b"
    r"|around here|locally|local(ity)?[- ]adjusted|we('re| are) somewhere|(exact )?local (medicare )?(figure|fee"
    r"|amount|rate|price|payment|allowable)"
    r"|adjusted (for|to) (our|my) (area|region|locality))\b"
)
_AMOUNT = (
    r"\b(what|how much|how many dollars|whats|what's)\b~60\b(fees?|rates?|prices?|amounts?|allow(s|ed|able|ance)?|pays?|payment"
    r"|reimburse\w*|worth|gets?"
    r"|expect|is|are)\b|\b(fees?(?! schedule)|rates?|gpcis?|factors?|price|payment (amount|for)|figure|index|reimbursement"
    r"|allowable|allowed amount"
    r"|limiting charge|dollars?|how much|medicare(?:['’]s)? (?:\w+ )?(?:payment|amount)|(?:medicare|cms) (?:will |would "
    r"|does )?(?:pays?|sends?|allows?"
    r"|reimburses?))\b"
)
_COMMERCIAL = (
    r"\b(aetna|cigna|uhc|humana|bcbs|united ?health\w*|blue (cross|shield)|anthem|commercial|private (payer"
    r"|insurance|plan))\b"
)
_OWN_CONTRACTOR = (
    r"(\b(our|my|your|this|that|the local) (own |local |medicare |regional |area |part [ab] |a/b |dme )*(macs?|contractor|carrier"
    r"|lcds?|medicare administrative contractor|local (coverage|polic(y|ies)|determination))(['’]?s)?\b"
    r"|\b(lcds?|local (coverage|polic(y|ies)|determinations?)|coverage (articles?|polic(y|ies)))\b~40"
    r"\b((we|i|our \w+)( are| am| is|['’]re|['’]m| falls?| comes?| belongs?)* (under|in)\b|(for|in|of|at) our (own )?(area"
    r"|region|state"
    r"|jurisdiction|practice|office|clinic|group|doctors?|hospital|lab)\b|applies to (us|our)\b|where we (are|practi[cs]e)\b"
    r"|we (have|must|need) to (follow|use)\b))"
)
"""A contractor or a local policy that only the asker knows."""
_LOCAL_POLICY = (
    r"\b(lcds?|lcas?|local (coverage|polic(y|ies)|determinations?|articles?)|coverage (articles?|polic(y|ies)|determinations?)"
    r"|(billing|coding) articles?|macs?'?s? (polic(y|ies)|articles?|lists?))\b"
)
_ON_THE_LIST = (
    r"\b(diagnos[ei]s|dx|dxs|icd\S*|conditions|indications|codes?|limits?|frequency|lists?)\b~60"
    r"\b(cover\w*|pay\w*|support\w*|accept\w*|allow\w*|list\w*|in|on|under|of|by|there|it|considers?|has|recogni[sz]e\w*"
    r"|includ\w*|name[sd]?)\b"
    r"|\b(cover\w*|pay\w*|payable|support\w*|accept\w*|allow\w*|list\w*|included?)\b~40\b(diagnos[ei]s|dx|icd\S*|conditions"
    r"|indications|codes|for|by|under|in)\b"
    r"|\b(is there|are there|does|do|has|have|whether|if|which|what|name|tell me|find)\b~60"
    r"\b(lcds?|local (coverage|polic(y|ies)|determination)|articles?)\b"
)
"""What a local policy holds, or whether there is one."""
_OUR_OWN = r"\b(our|my|us|we|ours|this area|the area|this state|the state)\b"

_WISHED = (
    r"\?|\b(need|want|would like|'d like|looking for|look up|find out|send|give|list|name|tell|show|please|pls|which|what|does"
    r"|is there|whether|trying|check|asks?|asking|wonder\w*)\b"
)

LACKS = (
    Lack(
        "payer",
        (
            pattern(
                rf"{_ASKS}~60{_PLAN}~40\b{_GRANTS}\b|{_ASKS}~80\b{_GRANTS}\b~40{_PLAN}|{_PLAN}\W+{_ASKS}~40\b{_GRANTS}\b"
                rf"|{_PLAN}~60\b(denied|denies|rejected|rejects)\b(?=.*\b(their|its|the plan's"
                r"|the payer's) (\w+ )?(policy|policies|rules?"
                r"|edits?|contract)\b)|\b(timely )?filing (limit|deadline)\b~30"
                r"\b(his|her|their|the patient's|our patient's) (insur\w+|plan|payer)\b"
                r"|\bfiling( limit| deadline| period| window)?\b~12\b(for|at|with|under|of)\b~12"
                rf"{_PLAN}"
                rf"|\bhow (long|many days|much time)\b~25\b(file|submit|bill|send)\b~15{_PLAN}"
                rf"|\b(limit\w*|capped|covered|paid|required|allowed|approved|accepted|wanted)\b~30\bby{' ' + _PLAN[2:]}"
                rf"|\b(does|do|will|would) (the )?insurances? (company |plan )?{_GRANTS}\b"
                r"|(\A|[.?!;,] ?)(the |her |his )?(insurance|insurer|payer|payor|plan)( company)? (wants?|requires?|asks? for"
                r"|demands?|insists? on)\b~60\b(which|what)\b"
            ),
        ),
        pattern(
            rf"{_PAYERS}|\b(if|when|because|since|unless|once|after|although|but|so|so that|by what) (the |her |his |our "
            r"|my |patient's )*"
            r"(plan|insur\w+|payer)\b|\bso that\b|\bhave to pay\b|\bto know\b|\bin general\b|\bmodifiers?\b|\bbundl\w*"
            r"|\bedits?\b"
            r"|\b(means|meaning|stands? for)\b|\b(carc|rarc|reason|remark|denial) (code )?\w{0,2}\W?\d"
        ),
    ),
    Lack(
        "payer",
        (
            pattern(r"\b(do|does|will|would|are|is|can|could)\b~8\b(they|it|we|this|that|these|both"
                r"|\w*\d{4}\w?)\b~25\b(pay|cover|allow"
                r"|approve|reimburse|require|want|covered|paid|limited)\b"),
            pattern(
                r"[.?!,;:–-] ?(it'?s|this is|that is|he has|she has|they have|pt has|patient has|under) (?:an? "
                r"|her |his |their |the )?"
                r"(\w+ ){0,2}(plan|insurance|hmo|ppo|policy|coverage|insurer)\b"
            ),
        ),
        pattern(_PAYERS),
    ),
    Lack(
        "payer",
        (
            pattern(r"\b(95|93|gt|gq|fq)\b(,? | ?/ ?)or (modifier )?(95|93|gt|gq|fq)\b"
                r"|\btelehealth\b~20\bmodifier\b~30\b(want|ask)"),
            pattern(r"\b(the|her|his|this|their|our|patient's) (\w+ )?(carrier|payer|payor|plan|insurance|insurer)\b"),
        ),
        pattern(rf"{_PAYERS}|\b(difference|mean\w*|when)\b"),
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(
                r"\b(does|do|will|would) (the|her|his|our|their|this) (carrier|payer|payor|insurance|insurer"
                r"|plan)\b~12\b(wants?"
                r"|takes?|accepts?|needs?|prefers?|expects?)\b~20\b(lines?|modifiers?|lt|rt|50)\b"
                r"|\b(will|does|would|can) (the|her|his|our|their) secondary( insurance| payer| plan)? (pay|pick up"
                r"|cover|take)\b"
            ),
        ),
        pattern(rf"{CODED}|\b(medigap|medicaid|qmb|supplement\w*|tricare|aetna|cigna|uhc|humana|bcbs|blue (cross"
        rf"|shield)|mac)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(
                r"\bhow (many days|long|much time)\b~25\bappeal\b~10\b(this|our|her|his|that) (\w+ )?(denial|claim|decision)\b"
                r"|\b(when|until when|by when)\b~25\bappeal\b~10\b(this|our|her|his|that) (\w+ )?(denial|claim|decision)\b"
            ),
        ),
        pattern(rf"{_PAYERS}|\b(redeterminations?|first level|second level|level|reconsider\w*|hearing|contractor|rac"
        rf"|mac|120)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "plan",
        (
            pattern(r"\b(prior auth\w*|pre-?auth\w*|auth|auths|authori[sz]ations?|pre-?cert\w*|referrals?)\b"),
            pattern(
                r"\b(aetna|cigna|uhc|united ?health\w*|humana|bcbs\w*|blue (cross|shield)|anthem|kaiser|tricare|advantage"
                r"|ma plan)\b"
            ),
            pattern(r"\b(does|do|is|are|will|would|need|needs|require[sd]?|required|whether|if)\b"),
        ),
        pattern(r"\b(obtained|got|had|approved|denied|denials?|deny|number|emergency|guarantee\w*|appeal\w*|modifier|may"
            r"|must)\b"),
    ),
    Lack(
        "locality",
        (pattern(_AMOUNT), pattern(_HERE)),
        pattern(
            r"(?<!for )(?<!for a )(?<!for an )(?<!of )(?<!of a )(?<!code )(?<!cpt )(?<!on )(?<!with )\b\d{5}(?=\W*\Z)"
            r"|\bzip\W{0,3}\d{5}|\bw?rvus?\b|\bshare (?:the|it|this|that|them|with)\b"
            rf"|{_COMMERCIAL}|\bmedicaid\b"
            r"|\b(supervision|indicators?|status|global|bilateral|mues?|overpa\w*|more than (it|they) should|giv\w+ (it )?back"
            r"|assistants?)\b"
        ),
        placed=in_one_area,
    ),
    Lack(
        "locality",
        (pattern(r"\b(?:which|what)(?: \w+)? (?:locality|payment area|pricing area|gpci area)\b~20\b(?:our|my|we|i)\b"),),
        pattern(r"\b\d{5}\b|\bmedicaid\b"),
        whole=True,
        firm=True,
        placed=in_one_area,
    ),
    Lack(
        "contractor",
        (
            pattern(
                rf"\b(who|which|what)\b~25\b(mac|lcd|lcds|local coverage|contractor|carrier)\b~60{_OUR_OWN}"
                rf"|\b(is there|are there|does|do|has|have)\b~40\b(lcds?|local coverage|mac)\b~60{_OUR_OWN}"
                r"|\b(which|what) (mac|medicare contractor)\b~30\b(i|we|us|me)\b"
                rf"|\b(who|which|what)( is| are|'s)? {_OUR_OWN} (medicare |part [ab] |a/b |local |own |dme )*(mac"
                rf"|contractor|carrier)\b"
                r"|\b(is there|are there|does|do|has|have|any|which|what)\b~40\b(our|my|the|your|a|any) (own |local "
                r"|medicare |area |regional"
                r" |jurisdiction )*"
                r"(mac|contractor|carrier|medicare administrative contractor)\b~40\b(lcds?|local (policy|policies"
                r"|coverage|determination)"
                r"|policy|policies|article|list|cover\w*|accept\w*|allow\w*)\b"
                r"|\b(is there|are there|does|do|has|have|any|which|what)\b~40\blocal (coverage|polic(y|ies)"
                r"|determination)\b~80"
                r"\b(here|where we|our|my|us|we)\b"
                r"|\b(does|do|will|is|what does|what do) (our|my|the local) (mac|contractor|carrier)\b"
                r"|\b(does|do|will|would|what does) (our|my|the|your|that) (local )?(?:lcds?|local coverage (?:determination"
                r"|article|policy)s?) (still |also |even )?(pay|cover"
                r"|allow|list|include|accept"
                r"|limit|require|support|name|say)s?\b"
                r"|\b(covered|payable|paid|supported|allowed|accepted|listed)\b~12\b(our|my) (local )?(?:lcds?|local coverage)\b"
                r"|\b(which|what) (diagnos[ei]s|dx|icd\S*|conditions|indications)( codes?)?\b~40\b(under|in|of|by|for|on) (the"
                r"|our|my) lcd\b"
            ),
        ),
        pattern(
            r"\bmedicaid\b|\bncds?\b|\bnational (coverage|determination|policy)\b|\bzip\b\D{0,12}\d{5}|\bcarrier\W{0,8}\d{5}"
            r"|\badd-?\s?ons?\b|\bprimar(y|ies)\b(?! (care|insur|payer))|\bparent codes?\b"
            r"|\b(how|where) (do|can|could|would|should) (i|we|one|you) (find|look|check|search|know|tell|see)\b"
        ),
        placed=in_a_place,
    ),
    Lack(
        "contractor",
        (pattern(_OWN_CONTRACTOR), pattern(_LOCAL_POLICY), pattern(_ON_THE_LIST), pattern(_WISHED)),
        pattern(
            r"\bmedicaid\b|\btpe\b|\bzip\b\D{0,12}\d{5}|\bcarrier\W{0,8}\d{5}|\badd-?\s?ons?\b|\bparent codes?\b"
            r"|\bnational\b|\bcontradict\w*|\bprevails?\b|\bwins?\b"
            r"|\bncds?\b|\b(how|where) (do|can|could|would|should|to|is|are)\b|\bwhere to\b|\b(does not|doesn't|do not|don't"
            r"|not) (list|cover"
            r"|include|support)\w*\b|\b(excludes?|denied|denies|abn|bind\w*|differs?|difference|modifiers?|retired"
            r"|overrid\w*|outrank\w*|versus|vs|conflict\w*|appeal\w*|who (writes|makes|decides|publishes))\b"
        ),
        whole=True,
        firm=True,
        placed=in_a_place,
    ),
    Lack(
        "contract",
        (pattern(rf"({_AMOUNT})~60{_COMMERCIAL}|\b(what|how much)\b~40{_COMMERCIAL}~40\b(pays?|allows?|reimburse\w*)\b"),),
        pattern(r"\b(why|den(y|ies|ied|ial)|medicare|modifiers?|together|bundl\w*|separate\w*|edits?|150|50 ?%|percent"
            r"|cash)\b"),
    ),
    Lack(
        "threshold",
        (
            pattern(r"\bkx\b"),
            pattern(r"\b(this|our|the|his|her|a) (therapy |pt |ot |patient's )?(claim|patient|visit|line|case)s?\b"
                r"|\bon (it|this|that|them)\b"),
            pattern(r"\b(is|are|do|does|should|must)\b~25\b(needed?|necessary|required|append|add|use|put|go)\b"),
        ),
        pattern(r"\b(threshold|\$|dollars?|over|above|beyond|reached|exceed\w*|sex|gender|dme|cpap|shoes"
            r"|surgical dressing\w*|when)\b"),
    ),
    Lack(
        "share",
        (
            pattern(r"\b(co-?pay(ment)?s?|deductible|coinsurance|out[- ]of[- ]pocket|patient (share|responsibility))\b"),
            pattern(r"\b(what|how much|which|does|has|is)\b"),
            pattern(r"\bfor (this|that|the|her|his|our|today's) (visit|service|patient|procedure|test|surgery|plan"
                r"|claim|injection"
                r"|appointment)\b|\b(patient's|pt's|her|his|member's) (co-?pay|deductible|coinsurance|share)\b"),
        ),
        pattern(rf"{_PAYERS}|{CODED}|\b(waive\w*|write off|forgive|discount\w*|collect\w*|may|legal\w*|screening"
            r"|wellness|awv|welcome|preventive|vaccine"
            r"|january|2\d{3})\b"),
        whole=True,
    ),
    Lack(
        "state program",
        (
            pattern(r"\bmedicaid\b"),
            pattern(r"\b(denied|denies|deny|denial|rejected|limits?|requires?|allows?)\b"),
            pattern(r"\b(our|my|the) (state )?medicaid\b"),
        ),
        pattern(r"\bmedicare (and|or|vs)\b|\bmedicare\b~30\b(allow|pay|cover)"),
        placed=in_a_place,
    ),
    Lack(
        "state program",
        (
            pattern(r"\b((our|my|the|her|his|their) (own )?(state('s)? )?(medicaid|chip)|medicaid (program|plan"
                r"|mco) (here|we have)|medicaid (wants?|takes?|accepts?|requires?))\b"),
            pattern(r"\b(one line|two lines|bilateral\w*|modifiers?|units?|forms?|want\w*|accept\w*|take|takes|cover\w*|need\w*"
                r"|require\w*|pay|pays|paid|rate|auth\w*|limits?)\b"),
        ),
        pattern(r"\bmedicare\b|\bncci\b|\bmues?\b|\bedits?\b|\bsecondary\b|\bcrossover\b|\bin general\b"
            r"|\b11[- ]digits?\b|\b5-?4-?2\b"),
        placed=in_a_place,
        whole=True,
        firm=True,
    ),
    Lack(
        "state program",
        (
            pattern(r"\b(medicaid|medi-cal|chip)\b"),
            pattern(r"\b(fil(e|ing)|submit|send|timely|appeal)\b"),
            pattern(r"\b(how (long|many)|limit|deadline|until when|time ?frame|days|late)\b"),
        ),
        pattern(r"\bmedicare\b|\bncci\b|\bmue\b|\bunits?\b|\bmedi-cal\b"),
        placed=in_a_place,
    ),
    Lack(
        "recovery",
        (
            pattern(r"\b(insur\w+|payer|payor|plan|carrier|hmo|ppo|they)\b"),
            pattern(r"\b(tak(e|es|ing|en)|took|want(s|ed)?|get(ting|s)?|pull(s|ed|ing)?|ask(s|ed|ing)?( for)?"
                r"|demand\w*)\b~25\b(back"
                r"|refund)\b|\b(claw\w*|recoup\w*|take-?backs?|offset(s|ting)?|recover(s|ed|ing|y)?|refund (request"
                r"|letter|demand))\b"),
            pattern(r"\btoo late\b|\b(how (far|long|many (years|months))|time limit|deadline|look-?back|statute|limit)\b"
                r"|\b(is|was) (that|this|it) (allowed|legal|permitted|right)\b|\b(can|may|could|allowed|legal"
                r"|permitted)\b~40\b(still|after|that (old|far|late)|do (that|this"
                r"|it|so)|years?)\b"),
        ),
        pattern(rf"{_PAYERS}|\b(overpaid|we (owe|found|identif\w+)|self[- ]disclos\w*|report and return)\b"),
        whole=True,
        placed=in_a_place,
    ),
    Lack(
        "state law",
        (
            pattern(r"\b(can|may|could|is|are|does|do|must|should|would|will)\b"),
            pattern(r"\b(in|by|under|within|per) (our|my|this|your|the) state('s)?\b|\b(our|my|this) state('s)? (law"
                r"|laws|board|rules?)\b"),
            pattern(r"\b(allowed|legal|permit\w*|licen[sc]\w*|scope|supervis\w*|assist|balance bill\w*|prescri\w*"
                r"|order|independent\w*"
                r"|practi[cs]e|sign|bill|do|perform|law|laws)\b"),
        ),
        pattern(r"\b(medicaid|fees?|rates?|mac|lcd|locality|zip)\b"),
        placed=in_a_place,
    ),
)  # fmt: skip
