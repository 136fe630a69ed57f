"""What improper requests are made of: acts, what they are done to, what the record says against it, and what for."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.patterns import Pattern, pattern

_PAY = r"(pays?|paid|reimburs\w+|covers?|covered|payable|approve[ds]?|accept(s|ed)?|through|past|pass(es)?)"
_RECORD = r"(note|record|chart|documentation|op(erative)? note|path(ology)?|report|order|plan( of care)?|consent|form|abn)"
_PERSON = (
    r"(patient|he|she|they|provider|doctor|physician|nurse|therapist|drug|visit|exam|note|record|chart|we|it)"
)
_NOT = r"(does ?n[o']t|do ?n[o']t|did ?n[o']t|was ?n[o']t|were ?n[o']t|is ?n[o']t|wo ?n[o']t|has no|had no|have no|never|not)"
_REFUSED = r"(den(y|ied|ies)|reject\w*|hit|bundled?|caught|see it|notice\w*|apply)"
_KEPT = (
    r"(notes?|records?|charts?|documentation|ros|review of systems|hpi|history|exam|addend(um|a)|template|statements?"
    r"|sentences?|phrases?|wording|attestation)"
)
_ADDED = (
    r"\b(add(ed|ing)?|insert\w*|writ(e|ing|ten)|rewrit\w*|put|amend\w*|addend|alter\w*|edit(ed|ing)?|chang\w*"
    r"|re-?word\w*"
    r"|word|paste|copy|clone|fill in|expand|beef up|tweak\w*|adjust\w*)\b"
    r"(?![- ](on\b|(an? |the )?(modifier|mod|code|dx|diagnos\w+|\d)))"
)
_SHARE = (
    r"(co-?pa(y|ys|yments?)|co-?insurances?|deductibles?|cost[- ]shar\w+|patient('s)? (share|responsibility|balance"
    r"|portion)"
    r"|the 20 ?(%|percent)|what (the )?patients? owes?)"
)
_CLINICIAN = (
    r"(doctor|dr|physician|provider|partner|colleague|owner|director|attending|psychologist|surgeon"
    r"|chiropractor|md|dentist)"
)
_WEEKDAY = r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"

ELEMENTS: Mapping[str, Pattern] = {
    name: pattern(words)
    for name, words in {
        # -- what is done ------------------------------------------------------------------------------------------
        "bill": r"\b(bill|cod|report|charg|submit|us|put|append|add|call|pick|choos|select|list|enter|record"
        r"|attach|stick"
        r"|send|go out"
        r"|separat|get paid)\w*\b",
        "change": r"\b(chang|alter|swap|switch|replac|shift|mov|adjust|tweak|fudg|pad|fak|fabricat|falsif|delet|remov"
        r"|omit|hid|leav)\w*\b"
        r"|\bmak\w+~25\blook\b",
        "seek": r"\b(suggest|give|find|need|want|tell|pick|choose|which|what|another|different|better|good|magic|just"
        r"|like to)\b",
        "write": r"\b(sign|writ|creat|mak|carr|put|enter|fill|dat|show)(e|es|ed|ing|s|y|ten)?\b",
        "evade": r"\b(get|go|work|sneak|slip|squeeze)\w*\b~30\b(around|past|by with)\b|\bforc(e|ing)\b~30\bthrough\b"
        r"|\b(trick|beat|fool|evad|circumvent|dodg|gam|cheat)(e|s|es|ed|ing)?\b",
        "added to the record": rf"{_ADDED}~50\b{_KEPT}\b|\b{_KEPT}\b~40{_ADDED}",
        "added": _ADDED,
        "waive": rf"\b(we|i|us|to|may|can|could|doctor|lab|practice|surgeon|let's|clinic|office)\b~25\b(waiv"
        rf"|forgiv|writ(e|ing) off"
        rf"|skip|eat|absorb|drop|not (want to )?(charg|collect|bill)|do ?n[o']t (charge|collect)"
        rf"|discount|reimburs)\w*\b~35\b{_SHARE}"
        rf"|\b(never|not|do ?n[o']t|stop) (to )?(collect|charg|bill)\w*\b~15{_SHARE}"
        rf"|\b(staff|famil|friend|employee|colleague)\w*\b~25\b(do ?n[o']t|never|no longer|need not) pay\b~15{_SHARE}"
        rf"|\badvertis\w*\b~20\b(no|free|zero|without)\b~15\b(out[- ]of[- ]pocket|cost|charge)"
        rf"|\bwrit(e|ing)\b~12{_SHARE}~8\boff\b|\b(accept|take)\b~15\binsurance\b~15\b(payment in full"
        rf"|full payment)\b"
        rf"|\b{_SHARE}~20\b(given|give|paid|pay|sent|hand\w*) back\b~20\b(gift|card|thank|reward)"
        rf"|\b(advertise|offer|promote)\w*\b~15\b(no|free|zero) {_SHARE}|\btake insurance only\b"
        rf"|\brefund\b~12\b{_SHARE}~30\b(thank|gift|reward)|\bpayment in full\b~20\bwaive\b",
        "bypass": r"\b(bypass|avoid|override|unbundle)\w*\b|\bopens? the edit\b|\bto get\b~20\bpaid\b"
        r"|\bneed it paid\b"
        r"|\bboth (get )?pa(y|id)\b|\bwant\b~10\bboth\b~30\bpaid\b|\bgets? (it|this|them|both) (through|past|paid)\b",
        "pretend": r"\bjust say\b|\bsay it was\b|\bpretend\b|\bas (if|though)\b|\blook like\b",
        # -- to what -----------------------------------------------------------------------------------------------
        "diagnosis": r"\b(diagnos\w+|dx|icd\S*|symptom|(cancer|lcd) code|code from the lcd"
        r"|[A-TV-Z]\d[\dA-Z](\.\w{1,4})?)(?!-?[\d-])\b",
        "level": r"\b(levels?|higher code|e/?m|mdm|99[2-4]\d\d|units|minutes|time)\b",
        "record": rf"\b{_KEPT}\b",
        "other name": rf"\bunder (dr|another|(the|my|our|an?|her|his)( \w+)? {_CLINICIAN})\b"
        rf"|\b({_CLINICIAN}|another|other \w+)('s)?( \w+)?('s)? (npi|number|name)\b|\b(in the name of|use mine)\b"
        rf"|\bdr\W+\w+'s (npi|number|name)\b"
        rf"|\b(swap|change|switch|put|list|use)\b[^?]{{0,25}}\brendering\b|\bas (if )?(done|seen|performed) by\b"
        rf"|\bas (the|an|another) (in-network|other|different) {_CLINICIAN}\b|\bas the (surgeon|rendering|attending"
        rf"|provider)\b"
        rf"|\b(partner|colleague|another {_CLINICIAN})\b~10\b(sign|bill|submit)|\bgo(es)? under the {_CLINICIAN}\b",
        "edit": r"\b(edits?|n?cci|bundl\w*|unbundl\w*|59|x[epsu]|25|76|modifiers?|rt and lt|left and right"
        r"|scrubber|mues?"
        r"|unit limit)\b",
        "date": r"\b(dates?|dos|dated)\b",
        "day": rf"\b(the \d{{1,2}}(st|nd|rd|th)|{_WEEKDAY}|{_MONTH} \d{{1,2}}|january|next (month|year|week)"
        rf"|(another|a) day (earlier|later)?)\b",
        "two claims": r"\btwo npis?\b|\b(on|into|over) (a |two |the )?(second|separate|different|two) (days?|dates?"
        r"|claims?)\b"
        r"|\bone (code )?on\b~40\bone on\b|\bone day and\b~30\bthe next\b",
        "panel in parts": r"\b(separate|split|break up|unbundle)\b~40\b(into|and|to get|so)\b|\bone by one\b"
        r"|\b(every|each) (lab|test|part"
        r"|component)\b~40\bon its own\b",
        # -- what the record says against it ------------------------------------------------------------------------
        "contrary": rf"\b(even (though|if)|although|though|regardless|despite|anyway|anyhow)\b"
        rf"|\bmatter what the {_RECORD}\b"
        rf"|\bwhen only\b"
        rf"|\bonly (a|an|the|did|one|removed|saw|lasted|took|documented|supports?)\b|\b{_PERSON} {_NOT} (have|support"
        rf"|document|show)\w*\b"
        rf"|\bhas no (\w+ )?(pain|symptoms)\b|\bno symptoms\b|\b{_RECORD} (says|shows?) \S+\Z|\bis ?n[o']t (diabetic"
        rf"|on the list|sick|documented)\b"
        r"|\binstead of what was done\b|\b(limited|partial|simple|brief)\b~60\b(complete|total|comprehensive|complex"
        r"|full)\b",
        "despite": rf"\b(even (though|if)|although|though|regardless|despite|anyway|anyhow)\b"
        rf"|\bmatter what the {_RECORD}\b"
        rf"|\b{_PERSON} {_NOT} (have|support|document|show)\w*\b|\binstead of what was done\b"
        rf"|\bonly (did|removed|saw|treated|injected)\b",
        "other diagnosis": r"\b(use|bill|put|report|pick|choose|submit|swap|switch|list)\w*\b~20\b(different"
        r"|another|other|better)\b~8"
        r"\b(dx|diagnos\w+|icd\S*|codes?)\b",
        "uncovered": r"\b(not|isn't|isnt|aren't|never) (on|in) (the |our |their )?(lcd|ncd|list|policy"
        r"|covered list|coverage list)\b"
        r"|\b(isn't|isnt|is not|are not|aren't) (covered|payable)\b"
        r"|\b(because|since|as)\b~40\b(not|isn't|isnt|won't be|never) (covered|payable|accepted|paid)\b",
        "told higher": r"\b(bill|code|report|charge)\w*\b~15\b99[2-4]\d\d\b~20\b(when|while|though|although|but|if)\b~25"
        r"\b(documented|(note|record|chart) (says|shows?|supports?))\b~12\b99[2-4]\d\d\b~20\b(but|only|though)\b",
        "taking apart": r"\bunbundl\w*\b~25\bfor (more|extra|higher|better)\b|\bunbundl\w*\b~15\b(panel"
        r"|package|global)s?\b~15\b(so|to|for)\b",
        "free": r"\bso( that)?\b~40\b(no|zero|without( an?| any)?|not owe( any)?) (co-?pays?|co-?insurance"
        r"|deductible|cost)\b"
        r"|\bso( that)?\b~30\b(is|be|comes?) (free|covered in full)\b",
        "falls": r"\bso( that)?\b~30\b(falls?|hits?|counts?|lands?|goes|is)\b~20\b(in|within|before|under"
        r"|after|on|to|into|towards?)\b~15"
        r"\b(plan|year|deductible|coverage|month|window|period|quarter|policy|global)\b",
        "else bundled": r"\bon paper\b|\b(otherwise|or else)\b~30\b(bundl\w*|den\w*|included|not paid)\b",
        "unseen by": r"\b(physician|doctor|dr\S*|provider|md|surgeon|attending|he|she|supervisor)\b~10"
        r"\b(never|did ?n[o']t|was ?n[o']t|wasnt|not) (really |actually |even )?(see|saw|examin\w*|treat\w*"
        r"|in the room|there|present|touch\w*)\b"
        r"(?!~25\bbefore\b)",
        "billed anyway": r"\b(bill|charg|report)\w*\b~30\banyway\b|\b(but|still)\b~15\b(bill|charg|report)\w*\b"
        r"|\bunder (his|her|the doctor's) name\b",
        "says so": r"\b((could|can|may|should|shall) (we|i|he|she)|let'?s|just|we|to) (just )?(say|write"
        r"|claim|pretend|put down)\b~50\bso\b",
        "onto record": r"\b(put|add|list|write|stick)\b~30\b(on|in|to|into) (the |his |her "
        r"|our )?(\w+ )?(order|claim|note|chart|form|requisition)\b",
        "meets policy": r"\bso( that)?\b~15\b(meets?|pass(es)?|satisf\w+|gets? past)\b~10\b(lcd|ncd|policy"
        r"|criteria|necessity|edits?)\b",
        "absent": r"\b(therapist|doctor|physician|nurse|provider|np|pa|surgeon)\b~8\b(was|is) (sick|ill|away"
        r"|off|absent|out|on (vacation|leave))\b",
        "objects": r"\bwho is (right|wrong|correct)\b|\bi (keep (telling|saying)|told (him|her|them)"
        r"|disagree|object)\b",
        "asks when": r"\bwhen (is|are|do|does|should|may|can)\b~20\b(59|x[epsu]|25|modifiers?)\b",
        "everyone": r"\bevery(one|body)( else)? does\b",
        "unnoticed": r"\bwithout (anybody|anyone|somebody|medicare|the payer|them|it) (\w+ )?(notic\w+"
        r"|know\w*|see\w*|caught|catch\w*)\b"
        r"|\bunder the radar\b",
        "signs for another": r"(?<!co-)(?<!co)\bsign\w*\b~8\b(for|in the name of) (dr|doctor|him|her|them|the (doctor|physician"
        r"|provider|surgeon))\b"
        r"|\bsign\w*\b~10\bwith (his|her|the doctor's|dr\S* \w+) (initials|name|signature|stamp)\b",
        "taken off": r"\b(take|leave|drop|remove)\b~30\b(off|out of|from)\b~15\b(claim|bill)\b~25\b(put|use"
        r"|add|list|report)\b",
        "made afterwards": r"\b(audit\w*|reviewers?|rac|surveyors?)\b.{0,60}\b(fix|creat|fill in|complet"
        r"|produc|make up|making up)\w*\b~20"
        r"\b(missing|lacking|absent|unsigned)\b",
        "words for more": r"\b(write|document|chart|put|say|record)\b~15\bso\b~35\b(counts?|becomes?"
        r"|reach\w*|shows?|adds? up)\b~15\d"
        r"|\b(levels?|codes?) higher\b~20\bwithout\b"
        r"|\b(did|documented|has|was) (an? )?99[2-4]\d\d\b~20\b(but|though)\b~15\b(wants?|needs?|would like"
        r"|prefers?)\b~10 ?99[2-4]\d\d\b",
        "asks whether wrong": r"\b(is|would|was) (it|this|that) (be )?(considered "
        r"|called )?(an? )?(up-?coding|unbundling|fraud\w*|back-?dating|improper)\b",
        "asks the threshold": r"\bwhat (does|would|did) it take\b|\bhow (many|much) (minutes"
        r"|time)\b~20\b(needed|required|must|reach)\b",
        "by insurance": r"\b(good|better|bad|poor|commercial|private|no|without|decent) insurance\b"
        r"|\bhigh[- ]deductible\b|\bhigh deductibles?\b"
        r"|\b(cash|self-?pay|uninsured|medicaid) (patients?|people|folks|ones)\b|\b(depending on|based on"
        r"|by) (the |their |her |his )?(insurance|payer|plan)\b"
        r"|\bwho (pays?|is insured)\b",
        "wish": r"\b(we'd|i'd|he'd|she'd) like\b|\b(wants?|prefers?|rather|plan to|like to)\b|\b(can|could"
        r"|should|may) (we|i)\b|\bok(ay)? to\b|\bis it (ok|okay|fine|allowed)\b",
        "not done": rf"\b{_PERSON}~15\b(did ?n[o']t|never) (come|came|do|did|show up|happen|perform|receive|take)\b"
        r"|\bnot (given|rendered|provided|administered|present)\b(?! by| at| in)|\bwas not\b\Z",
        "short": r"\b(session|visit|note|doc\w*|therapist|saw (her|him|them))\b~30\b(lasted|took|says"
        r"|documented|for|only"
        r"|was there)\b~12"
        r"\b(\d+|ten|five) min\w*|\b(documented|supports?) an? (level|lower|99[2-4]\d\d)\b~40\bbut\b"
        r"|\blow complexity\b~40\bhigh\b",
        "lower record": r"\b(documented|supports?) (an? )?(level|lower|99[2-4]\d\d)\b~40\b(but"
        r"|though)\b~30\b(want|like"
        r"|prefer|need)",
        "same": r"\b(same|one|single) (lesion|polyp|site|knee|hip|shoulder|joint|compartment|incision"
        r"|session|sites|finger|wound"
        r"|interval)\b|\bsites? (was|were) the same\b"
        r"|\bone service\b|\bnothing (separate|distinct)\b|\bdone once\b|\bmidline\b|\bis included\b|\bpart of the\b"
        r"|\bwere the same day\b",
        "old date": rf"\b(old|earlier|original|previous|last (month|week)'?s|yesterday'?s) ({_RECORD} )?date\b|\b(pre"
        rf"|back)-?\s?dat(e|ed|ing)\b"
        rf"|(\b(use|with|put|carry)|w/) (the )?date of (the )?(test|visit|service|procedure|order|surgery|exam)\b"
        rf"|\bdate it (as |for |to )?(\d|the \d)|\bdated? (it |the \w+ )?(earlier|for the|to cover"
        rf"|for (yesterday|last))\b|\bdate of (the )?original\b"
        rf"|\bdate\b~25\bbefore the \w+"
        rf"|\blook like it was (written|done|signed|made)\b|\b{_RECORD}~20\blook like\b|\bdate the new one\b"
        rf"|\bas if\b~20\bat the time\b",
        "service date": r"\b(with|carry|put|use)\b~15\bdate of (the )?(procedure|visit|surgery|service)\b",
        "late": r"\b(signed|written|ordered|dictated) (too )?late\b|\bbefore the (test|service|procedure|visit)\b",
        "unsigned": r"\b(now|today|after|forgot\w*|lapsed|missing|missed)\b",
        "not entitled": r"\b(not|n't|isn't|isnt|arent|wasnt|non)\W(yet )?(credentialed|enrolled|licensed"
        r"|contracted|certified"
        r"|in[- ]network"
        r"|approved)\b"
        r"|\blicen[sc]e (has |was )?(lapsed|expired)|\bout of network\b|\bexcluded\b"
        r"|\bun(credentialed|licensed|enrolled)\b|\bout[- ]of[- ]network\b|\bexcluded from\b"
        r"|\b(until|while|because|before)\b~40\b(credential\w*|enroll?\w*|pending)\b"
        r"|\b(has|have|with) no (medicare |provider )?(number|npi|licen[sc]e|enrollment)\b|\bavoid\b~25\b(85|15)\b"
        r"|\b15 ?(%|percent) (cut|reduction)\b",
        "someone else": r"\b(though|although|but|when|while|because)\b[^?]{0,30}\b(did|saw|performed|treated"
        r"|was not there"
        r"|was away)\b"
        r"|\b(saw|treated|did)\b~30\balone\b",
        # -- what for ------------------------------------------------------------------------------------------------
        "gain": rf"\b(so( that)?|to|in order to|will|would|makes?|gets?|getting|that|because|since|as)\b~45\b{_PAY}\b"
        r"|\b(more|extra|higher|better|increased?|full) (money|revenue|payments?|reimbursement|pay)\b|\bfor extra\b"
        r"|\b(pays?|reimburses?|paid) (\w+ )?(more|better|best|higher|twice)\b|\b(better|best"
        r"|higher)[- ]pa(id|ying)\b"
        r"|\bto get \w+ benefits\b|\badds up to more\b|\bto get more\b|\b(will|would|else) (they|medicare"
        r"|the plan) take\b"
        r"|\b(payment|reimbursement|revenue|pay|rates?) (is|are) (higher|better)\b|\b(increase|double"
        r"|triple)s? (the )?(payment|reimbursement|revenue)\b"
        rf"|\b(so|that|because)\b~35\b{_NOT} (get )?{_REFUSED}\b|\bcover (our|the) costs?\b|\bavoid~25\b(denial"
        rf"|deductible|copay)"
        r"|\b(that|which|one|dx|diagnos\w+|code)( will| would| always)? (works?|fl(y|ies)|sticks?)\b(?! with)"
        r"|\bso (that )?we get\b|\b(earn|make) (us )?(the most|more|extra)\b|\bgets? us paid\b|\bthey'?d pay\b"
        r"|\bgo(es)? through\b",
        "reach": r"\b(so( that)?|(?<!have )(?<!has )(?<!need )to)\b~30\b(supports?|meets?|is met|are met"
        r"|reach(es)?|qualif(y|ies)"
        r"|justif(y|ies)|looks? (complete|good|better|right)|pass(es)?|flies|fly|stands? up|bump|gets? (us )?(paid"
        r"|there|through)"
        r"|(is|be) (paid|payable|covered)|pays|(make|get to|get|reach) (it |this |that )?(an? )?(higher|level"
        r"|99[2-4]\d\d))\b"
        r"|\bso (that )?(it'?s|an?) (an? )?(99[2-4]\d\d|level)|\bmake (it|this|that) (an? )?99[2-4]\d\d\b"
        r"|\bso an? \d{5}\b",
        "benefit": r"\b(auth\w*|eligib\w*|coverage|insurance|policy|plan|referral|deductible|filing|global|expired"
        r"|same day|new year|90 days)\b"
        r"|\bgets? paid\b|\bedit\b",
        "instead": r"\b(bill|report|submit|enter|list) (it|this|that|them) (as|on|for|under) (the )?\w+day\b"
        r"|\binstead of\b|\brather than\b|\bas (january|june|if)\b|\b(bill|report)\w* as\b|\bone day and\b"
        r"|\banother date\b|\bdifferent date\b"
        r"|\binto (january|next)\b|\bprevious \w+'?s date\b|\bas dos\b|\bday (earlier|later)\b",
        "aim": r"\b(pad|stretch|round up)\b|\bget away with\b|(?<!have )(?<!has )\bto (hit|reach|meet|qualify)\b"
        r"|\bup to (a )?(level|99)"
        r"|\bso\b~30\b(met"
        r"|reach\w*|supports?|flies|can be billed|qualif\w*)\b|\bjustify\b|\blevel (higher|up)\b"
        r"|\bmake (a |an )?99[2-4]\d\d look\b|\bas (comprehensive|high)\b|\bget a higher level\b|\bget paid for \d+\b"
        r"|\bwould \d{5} fly\b"
        r"|\bwe write \d+\b|\bchange it to \d+\b|\bevery visit (qualif|is|as|at)\w*\b",
        "unseen": r"\bnobody\b~12\b(audit|check|notice|look|know)s?\b|\bwithout (more )?documentation\b"
        r"|\bsame documentation\b",
        "shopping": r"\b(choose|suggest|find|tell me|give me|pick|use)\b~25\b(payable|magic|covered|accepted"
        r"|better paying) (dx|diagnos\w+)\b"
        r"|\bpaying (dx|diagnos\w+)\b|\bwhich code works\b|\b(medicare|insurance|payer) will accept\b"
        r"|\bwill be (reimbursed|paid|covered), which\b"
        r"|\bwhich (dx|diagnos\w+) should\b~20\b(swap|switch)\b|\bdiagnos\w+ (medicare|they"
        r"|the plan) pays?\b|\bcan (i"
        r"|we) pick one that is\b"
        r"|\bcould we pick another\b",
        # -- promises and law ----------------------------------------------------------------------------------------
        "certainty": r"\b(assurance|certify|commitment|swear|guarantee\w*|promise|assure|certainty|stand behind"
        r"|sure thing)\b|\bno matter what\b",
        "payment": r"\b(pay|pays|paid|payment|cover|covers|covered|approved|reimburs\w*|recoup\w*|denied|denial"
        r"|go through)\b",
        "no promise meant": r"\b(authori[sz]ation|pre-?auth\w*|precert\w*|verification|eligibility|abn"
        r"|predetermination)\b~40\b(guarant|promise)"
        r"|\bprior auth\b~20\bpromise\b|\b(not|no) (a )?guarant",
        "law": r"\b(against|break\w*|violat\w*) the law\b|\b(is|be|are|this practice|that) (it |this "
        r"|that )?(il)?legal\b(?! (name|guardian|department))"
        r"|\blegally\b|\bprosecuted\b|\bcriminal\b|\ba crime\b|\bjudges?\b|\b(in|a) court\b|\b(be|get|got"
        r"|being) sued\b"
        r"|\bas counsel\b"
        r"|\bneed an? (lawyer|attorney)\b|\blegal (response|answer|defen[cs]e)\b|\bjail\b|\bprison\b",
        "honest share": r"\bhardship\b|\bindigen\w+|\bqmb\b|\bpreventive\b|\bscreening\b|\bwellness\b"
        r"|\bvaccin\w+|\bcharity\b"
        r"|\bfinancial (need|assistance)\b|\b(medicare|plan|payer|insurance)( \w+)? waive",
        "honest name": r"\bincident\W?to\b|\blocum\w*|\bq[56]\b|\bsplit\W{0,3}shared\b|\breciprocal\b|\bsubstitute\b"
        r"|\bfee-for-time\b",
        "attested": r"\battestation\b|\b(appeal|reconsideration|records? request)\b",
        "everywhere": r"\balways\b|\b(all|every|each) (lines?|claims?|visits?)\b|\beverything\b",
        "unauthorized": r"\b(auth\w*|coverage|insurance)\b~40\b(was|were|ended|starts?|started|lost"
        r"|approved)\b~40\b(may"
        r"|can|could)\b",
        "repair": r"\brefund\w*\b|\boverpa(y|id)\w*\b|\bself-?disclos\w*\b|\b(audit|we|review) found\b|\bcorrected claim\b",
        "asks whether": r"\bis it (right|true|correct) that\b",
        "effect asked": r"\b(does|do|will|would|did)\b (?!(we|i|you|us)\b)~60\b(raise|chang|mov"
        r"|affect|increas|shift|bump|alter)\w*"
        r"~20\b(drg|severity|hcc|raf|risk|score|payment|group)",
        "no-show": r"\bno-?show\b|\bmissed appointment|\bcancell?(ed|ation)?\b|\bnot home\b",
    }.items()
}
