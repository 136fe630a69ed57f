"""What is planned against the facts of a case: who orders it, what was really so, what it is to bring, who must not notice.

Each is told by the grammar of its words, as the acts of `acts.py` are, and is a trait of a text under its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.patterns import Pattern, pattern

_WHO_ORDERS = (
    r"(?:boss\w*|owners?|managers?|manager's|leads?|leadership|management|director\w*|supervisors?|administrat\w+|cfo"
    r"|ceo|coo|partners?"
    r"|front desk|registration|reception|radiology|nursing|vendor|consultant|ur|hospital|group|practice|clinic|doctors?"
    r"|doc|docs|dr\.? \w+"
    r"|md|surgeons?|attending|physicians?|provider|family|patient|rep|salesman|company|biller|office|he|she|they|nurses?"
    r"|therapists?|pharmacist"
    r"|coworker|colleague|team|department|chief|chair\w*)"
)
_ORDERS = (
    r"(?:wants?|wanted|asks?|asked|tells?|told|says?|said|insists?|would like|would rather|'d like|decided|plans?"
    r"|prefers?|suggests?"
    r"|suggested|expects?|likes?|demands?|instructed|orders?|ordered|thinks|proposes|keeps? telling|is willing|offers?)"
)
_DOES = (
    r"(?:add|bill|chang|change|chart|code|call|date|enter|fix|give|hold|keep|leave|list|make|mark|move|put|report|redate"
    r"|re-date|backdate"
    r"|say|send|set|shift|show|sign|skip|split|spread|submit|swap|switch|take|treat|use|waive|write|drop|flip|round|pick"
    r"|select|append|slip"
    r"|stick|run|resubmit|rebill|convert|record|document|have|answer|fill|pretend|go|charge|select|attach|cut|delete"
    r"|remove|bump|lower|raise)"
)
_PAYS = (
    r"(?:pays?|paid|covers?|covered|go(?:es)? through|gets? through|passes|approves?|approved|accepts?|qualif\w+|counts?"
    r"|reimburses?)"
)
_PAYER = (
    r"(?:bcbs\w*|blue cross|blue shield|blues|anthem|aetna|cigna|uhc|united ?health\w*|united|humana|kaiser|tricare"
    r"|centene|molina|ambetter"
    r"|oscar|medica|wellcare|highmark|commercial (?:payers?|plans?|insur\w+)|private (?:payers?|plans?|insur\w+)"
    r"|(?:other|my|her|his|our) (?:payers?|plan|insurer)s?)"
)
_PUBLISHED = (
    r"(?:cpt|ama|ada|cdt|nubc|drg|interqual|mcg|coding clinic|encoder|codebook|code book|cpt assistant)"
)
_SHAM = (
    r"(?:fak(?:e|ed|ing|es)|fictitious|fictional|made-up|made up|make up|making up|bogus|phon(?:y|ey)|phantom|invent\w*"
    r"|imaginary|non-?existent"
    r"|sham|forg(?:e|ed|ing)|falsif\w+|fabricat\w+|pretend\w*|feign\w*|concoct\w*|simulat\w+|pseudo\w*|mock|fudg\w+"
    r"|doctored|photoshop\w*)"
)

PLANS: Mapping[str, Pattern] = {
    name: pattern(expression)
    for name, expression in {
        "ordered to do it": rf"\b{_WHO_ORDERS} (?:now |also |just |really |always |again |has |have |had |is |are )?{_ORDERS}"
        r"(?: (?:me|us|them|her|him|it|that|the \w+|everyone|our \w+))?(?: we| i)?(?: to| should| can| must| just"
        rf"|:)? {_DOES}\b"
        r"|\b(?:was|were|been|are|am|i'm|we're) (?:told|asked|instructed|ordered|advised|pressured|expected|supposed) to\b",
        "he wants the higher one": rf"\b{_WHO_ORDERS} (?:wants?|prefers?|would like|insists? on|likes?|asks? for)"
        r" (?:\d{5}|[a-z]\d{4}|g[ayz]\b|the (?:higher|bigger|better|full|other|next)|level|it (?:as|to)|99\d|both|all|more)",
        "so that it pays": r"\bso (?:that |it |they |the \w+ |she |he |we |both |medicare |insurance "
        rf"|nobody )*(?:\w+ )?{_PAYS}\b"
        rf"|\b(?:because|since|as|cause|cuz|bc) (?:it |that |this |they |that one )?(?:\w+ )?{_PAYS}\b"
        rf"|\band (?:then )?it (?:will )?{_PAYS}\b"
        r"|\b(?:gets?|get|got|have|has) (?:it|that|them|this|her|him) (?:paid|covered|approved|through|authorized|accepted)\b"
        rf"|\b(?:if|when) (?:i|we) ~30 (?:it|they|medicare) {_PAYS}\b|\bto (?:get|have) it (?:paid|covered|through"
        r"|approved)\b",
        "pays better": r"\bpay(?:s|ing)?(?: \w+)? (?:more|better|best|higher|well|badly|less|nothing|poorly|most|full"
        r"|twice|double|the most"
        r"|a lot|in full)\b|\b(?:more|better|higher|extra|bigger) (?:pay|money|payment|reimbursement|rate|fee|revenue"
        r"|drg|weight|score)\b"
        r"|\b(?:adds? up to|brings?(?: in)?|makes?|yields?|earns?|worth|gets?) (?:us |me )?(?:more|extra|a third more"
        r"|\$\d+)\b"
        r"|\b(?:too low|don't lose|doesn't lose|not lose|lose (?:the|our)|lost a)\b",
        "another number than it was": r"\b(?:gave|did|used|spent|took|was|were|is|only|have|has|had|got|measured|lasted"
        r"|ran|saw|at)\b~30\d[\d.]*"
        r"[^?]{0,60}\b(?:bill|say|saying|put|putting|chart|charting|write|writes|enter|report|make it|call it|record"
        r"|list|round|bump|document|show|type|log)\b~25\d"
        r"|\b(?:bill|say|put|chart|write|enter|report|record|list|type|log|document)\b (?:it as |in |down "
        r"|as )?\d[\d.]*\b~25\b(?:instead|anyway|though|although|but|even)\b",
        "named as what it is not": r"\b(?:call|calling|name|label\w*|present|pass|dress|portray|describe|classify|show"
        r"|code|report|bill|list|treat|enter|count)"
        r" (?:it|this|that|them|these|those|her|him|everything|all of (?:it|them))(?: off| up| out)?(?: as"
        r"| like)? (?:an? |the )?(?!if\b|under\b|on\b|with\b)\w+"
        r"|\b(?:look|looks|looking|appear|read|reads) (?:like|as if|as though)\b|\b(?:disguis\w+|masquerad\w+|posing as"
        r"|pass(?:es|ed)? for)\b",
        "a sham thing": rf"\b{_SHAM}\b",
        "a date of one's choice": r"\bre-?dat(?:e|ed|ing)\b|\b(?:dated?|date entered|entered|signed|written|documented"
        r"|shown?|put|keyed)\b~25\b(?:an?|one|two|three|\d+)"
        r" (?:day|week|month|year)s? (?:later|earlier|before|after|apart|ahead|back)\b|\bwith (?:the |an? )?\w+(?:'s)? date\b"
        r"|\bshows? the (?:service|same|old|original|visit|earlier) date\b|\b(?:what|which) date (?:should|shall|must|do"
        r"|can|would|could)\b"
        r"|\b(?:set|turn|roll|put)\b~20\b(?:clock|calendar|timestamp|time stamp)\b|\bbackdat\w+|\bback-dat\w+"
        r"|\bpre-?dat(?:e|ed|ing)\b"
        r"|\bdate (?:it|them|that|this|one|the (?:note|order|form|visit|claim))\b~20\b(?:\d|the|as of|to|back|mon|tue"
        r"|wed|thu|fri|sat|sun|before)\w*",
        "keeps what is not due": r"\b(?:keep|keeps|kept|keeping|hold on to|pocket|retain)\b~12\b(?:both|money|payments?"
        r"|it|quiet|overpayment|silent|extra|difference|cash|check)\b"
        r"|\b(?:say|says|said|do|does|report|mention|tell|return|repay|refund)\w* (?:nothing|no one|nobody)\b|\b(?:not"
        r"|n't|never) (?:want to |going to |have to |wish to |plan to )?"
        r"(?:repay|refund|pay (?:it|them|that)?\s?back|give (?:it )?back|return|disclose|self-report|tell (?:medicare"
        r"|them|the (?:payer|plan|patient)))\b|\bkeep (?:it |this |that )?quiet\b",
        "until it is noticed": r"\b(?:till|until|unless|before|in case|if) (?:someone|somebody|anyone|anybody|they"
        r"|the (?:auditors?|payer|plan|mac|rac|oig)|medicare|it)"
        r"~12\b(?:complain\w*|notic\w+|ask\w*|find\w*|come|comes|arriv\w+|catch\w*|check\w*|audit\w*|report\w*|look\w*)\b"
        r"|\b(?:would|will|does|can|do) (?:anybody|anyone|somebody|they|medicare|the \w+) (?:ever |even )?(?:notice"
        r"|find out|check|know|see|catch|mind|care)\b",
        "nobody minds": r"\b(?:nobody|no one|no-one|noone|none of them|hardly anyone|never) (?:ever |really |would "
        r"|will |there )?"
        r"(?:count|know|ask|mind|care|check|complain|look|notice|audit|question|read|see|find|verif)\w*"
        r"|\b(?:isn't|not|won't be|without being) (?:noticed|seen|caught|questioned|detected|flagged)\b|\b(?:eyebrows"
        r"|red flags?|under the radar|suspicio\w+|outlier)\b"
        r"|\b(?:not|n't) (?:question|trip|trigger|notice|flag|hit|catch|see)\b|\braise (?:any )?flags?\b",
        "the safest for us": r"\b(?:safest|cleanest|smartest|fewest|least (?:risky|visible|likely)|looks? (?:better|best"
        r"|good|clean|right)|hides?|best (?:argu\w+|wording|way|excuse|story|reason)"
        r"|strongest|most convincing|plausible|believable|convincing)\b",
        "but it was not so": r"\b(?:not|n't|never|nobody|no one|none|no|normal|only|without|fine|healthy|fit)\b~45(?:, ?"
        r"|; ?|- ?| )(?:but|yet|still|anyway|anyhow|though|so)\b"
        r"|\b(?:but|though|although|even though|even if|while)\b~30\b(?:not|n't|never|nobody|none|normal|nothing|only)\b"
        r"|\b(?:was|were|is) (?:normal|negative|healthy|absent|elsewhere|away|empty|fine|broken|at home|on (?:vacation"
        r"|leave|a cruise))\b",
        "statement to be supplied": r"\b(?:draft|write|prepare|create|compose|make|give|send|provide|supply|suggest|need"
        r"|want|get)\b~12\b(?:me |us |the |an? |some |that )+"
        r"~20\b(?:attestation|letter|note|op(?:erative)? (?:note|report)|query|statement|sentence|wording|phrase|phrases"
        r"|template|macro|text|report|exam|history|ros"
        r"|review of systems|findings|values|vitals|narrative|form|order|story|signature)\b~30\b(?:that|which|who|so|to"
        r"|for|saying|stating|leads?|makes?|gets?|pushes)\b",
        "what it should say": r"\b(?:what|which|how)\b~25\b(?:should|shall|must|would|can|could|do|does"
        r"|may)\b~25\b(?:notes?|it|log|nurses?|staff|letter|chart|record|order|they|i|we|stamp|form"
        r"|documentation|claim|line)\b~12\b(?:say|contain|hold|look|read|carry|state|write|tell|answer|be worded"
        r"|document|show|put|need)\b",
        "borrowed identity": r"\b(?:under|through|thru|on|using|with|as|run)\b~15\b(?:brother|sister|mom|mother|dad"
        r"|father|wife|husband|spouse|cousin|friend|twin|parent|neighbor|aunt|uncle|son|daughter|roommate)\w*(?:'s)?"
        r"\b~10\b(?:cards?|id|insurance|plan|policy|name|coverage|number)\b|\b(?:number|npi|id|stamp|signature|login"
        r"|name) of\b~25\b(?:who|left|retired|died|quit)\b"
        r"|\b(?:old|former|departed|retired|late|previous) (?:doctor|physician|provider|doc|colleague"
        r"|partner)(?:'s)?\b~12\b(?:npi|number|name|id|stamp|signature|login)\b"
        r"|\b(?:npi|number|name|stamp|signature)\b~25\b(?:doesn't know|does not know|without (?:his|her"
        r"|their) (?:knowledge|consent)|won't know|unaware)\b",
        "own dispute": r"\b(?:we|i|us|our|my)\b~40\b(?:subpoena\w*|lawsuit|qui tam|sued|sue|suing|whistleblower"
        r"|indict\w+|civil investigative|deposition|attorney|lawyer|settle\w*|litigation|court)\b"
        r"|\b(?:good|strong|any|our|a) (?:defen[cs]e|case)\b|\bhold up in court\b|\blegal (?:opinion|advice|risk"
        r"|exposure|position)\b|\bis (?:this|that|it|our \w+) legal\b|\bgive us your opinion\b",
        "another payer's amounts": rf"\b{_PAYER}\b~40\b(?:pays?|paid|paying|allow\w*|rates?|reimburse\w*|fee schedules?"
        r"|contract\w*|prices?|amounts?|dollars?)\b"
        r"|\b(?:allow\w*|rates?|fee schedules?|prices?|contract\w*|reimburse\w*|dollar amounts?)\b~30\b(?:of|for|from"
        rf"|with|by|at|under)\b~8\b{_PAYER}\b",
        "choice of treatment": r"\b(?:do you think|would you|should|shall|can|could|must|may)\b~14\b(?:he|she|they|i|we"
        r"|you|patient|pt|my \w+|her|him)\b~14\b(?:have|get|take|stop|start|give|keep|wait|go|be"
        r"|try|switch|drain\w*|use|increase|continue|need)\b~25\b(?:surgery|fusion|operation|pt|therapy|drain\w*|insulin"
        r"|dose|antibiotic\w*|pill\w*|medicine|medication|drug|mg|er|hospital|shot|injection|steroid\w*|statin"
        r"|aspirin)\b"
        r"|\b(?:which|what|how much|how many)\b~20\b(?:insulin|dose|dosage|antibiotic|drug|medicine|medication|treatment"
        r"|toradol|opioid|statin|mg|units)\b~20\b(?:would you|should|do you|to give|to start|is best|recommend|start"
        r"|give|safe)\b",
        "somebody's own data": r"\b(?:where|what happened|status)\b~14\b(?:my|our|her|his|the) (?:claim|appeal|check"
        r"|payment|refund|case)\b|\bhas (?:medicare|the plan|it|my claim|our claim)\b~14\b(?:paid|processed|been paid)\b"
        r"|\b(?:look\w* up|find|give|send|tell|get|retrieve|pull)\b~20\b(?:mbi|ssn|medicare (?:number|id)|member (?:id"
        r"|number)|date of birth|address|phone number|patient names?|names? of (?:the|your|other)|their question"
        r"|your (?:answer|reply) to)\b",
        "publisher's own text": r"\b(?:exact|official|full|complete|verbatim|word[- ]for[- ]word|long|entire|paste"
        rf"|copy)\b~30\b{_PUBLISHED}\b|\b{_PUBLISHED}\b~30\b(?:text|descriptors?|descriptions?|nomenclature|wording"
        r"|verbatim|word[- ]for[- ]word|definitions?)\b",
        "as a rule for all": r"\b(?:every|each|all|all of our|all the|any) (?:\w+ )?(?:patients?|seniors?|visits?"
        r"|claims?|clients?|notes?|charts?|cases?|residents?|follow-ups?|diabetics?|physicals?|medicare|retirees)\b"
        r"|\bon all\b|\beach time\b|\b(?:monthly|weekly|every month|each month|routinely|automatically|as a rule"
        r"|across the board|regardless)\b|\bno (?:copays?|coinsurance|deductibles?)\b",
        "an answer turned round": r"\bfrom (?:an? )?(?:n|y|no|yes|u|w|right|left|outpatient|inpatient|obs\w*|new|old"
        r"|screening|diagnostic) to\b|\b(?:answer|say|tick|check|mark|report|put|select|enter)\b~6\b(?:no|yes|n"
        r"|y)\b~20\b(?:to|on|for|so|poa|msp)\b"
        r"|\bpoa (?:y|of y|as y)\b|\bflip\w*\b|\bturn (?:it|this|that|the \w+) into\b|\bconvert\w*\b",
        "known to be included": r"\bwe know\b~30\b(?:includ\w*|bundl\w*|not|wrong|against|part)\b|\b(?:keeps?"
        r"|kept) (?:bundling|denying|getting denied|hitting)\b|\bgot through before\b|\bwe always do\b|\balways (?:do"
        r"|did|write|writes|put|goes|went)\b",
    }.items()
}
"""What a text plans, by its name among the traits."""
