"""What of a claim decides and is not told: its payer, state and dates, and the codes that it holds."""

from __future__ import annotations

from consultant.answering.lacks.cases import PAYERS, WHICH, of_a_case
from consultant.answering.lacks.lack import CODED, Lack, in_a_place
from consultant.answering.patterns import pattern

LACKS = (
    of_a_case(
        "date not known",
        r"\bconversion factor\b|\bfee schedule\b|\brates?\b|\bcode set\b",
        r"\b(old|older|earlier|past|previous) (\w+ )?(claim|bill|visit|service|account)s?\b",
        WHICH,
        told=r"\b(19|20)\d\d\b|\d{1,2}/\d{1,2}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d",
    ),
    of_a_case(
        "payer",
        r"\b(timely filing|filing (limit|deadline|window)|too late|how (many days|long"
        r"|much time)\b[^.?!]{0,50}\b(file|send|submit|bill)|missed)\b",
        r"\b(claim|claims|file|filing)\b",
        r"\b(this|the|our|her|his|that|an?) (insurance|insurer|payer|plan|carrier|claim|service|visit)\b"
        r"|\bwas never sent\b",
        told=rf"{PAYERS}|\b(appeal\w*|reopen\w*|adjust\w*|correct\w*|secondary|contract|proof|reason|carc|co-?29"
        r"|denied|denial|refund\w*|overpa\w*)\b",
    ),
    of_a_case(
        "payer",
        r"\bcredit balances?\b|\boverpaid\b|\bpaid twice\b",
        r"\b(to )?who(m)?\b|\bwhere\b|\bhow (long|many days)\b|\bwithin\b|\bperiod\b|\bdeadline\b",
        r"\b(account|on|claim|turned up|found|we have)\b",
        told=rf"{PAYERS}|\b(copay\w*|patient paid|both|primary|secondary|estate|838)\b",
    ),
    of_a_case(
        "payer",
        r"\b(his|her|their|this|the patient's|your) (plan|payer|insurance|insurer|carrier)\b~12\b(wants?"
        r"|prefers?|accepts?|likes?|expects?)\b",
        r"\b(one line|two lines|units?|modifiers?|50|rt|lt|form|format)\b",
        r"\bhow\b|\?",
        told=PAYERS,
    ),
    of_a_case(
        "state law",
        r"\bour state\b|\bstate (law|oblige|require|rule|statute)s?\b|\b(workers?'? comp\w*|work comp"
        r"|comp) (fee|rate|pay)\w*|\bcomp fee schedule\b|\bper page\b|\bcopies of (the )?(chart|record)s?\b",
        r"\bhow (many|much|long)\b|\b(what|which)\b|\bmay (we|i)\b|\bcan (we|i|our)\b",
        told=r"\b(hipaa|federal|patient (asks|wants|requests)|portal|medicare|medicaid|patient's own)\b",
        placed=in_a_place,
    ),
    Lack(
        "contractor",
        (
            pattern(
                r"\b(local|our) (mac|contractor|carrier)('s)?\b|\bl-?number\b|\bdme ?mac\b|\bdme contractor\b|\b(on"
                r"|in) the local (list|policy)\b"
            ),
            pattern(r"\b(rules?|polic\w+|lcds?|lists?|limits?|which|what|where)\b"),
            pattern(r"\b(our|us|we|mrs|mr|patient|my|claim)\b"),
        ),
        pattern(
            r"\b(what is an? (lcd|mac)|modifiers?|look up|where (can|do|could) (i|we)|ncds?|national|mues?|wins?"
            r"|contradict\w*|[A-Z]\d{4}|difference|mean\w*"
            r"|in general|supplier's|website|how (do|can) (we|i) find)\b"
        ),
        whole=True,
        firm=True,
        placed=in_a_place,
    ),
    Lack(
        "locality",
        (
            pattern(r"\b(dollars?|medicare|fee|pays?|allow\w*|amount)\b"),
            pattern(
                r"\b(at|for|of) our (own )?(address|street|suburb|branch|new (office|site|location))\b"
                r"|\bgpcis?\b~40\b(there|here)\b"
            ),
            pattern(rf"{WHICH}|\bhow much\b"),
        ),
        pattern(r"\bnational\w*|\bzip\b|\b\d{5}-\d{4}\b|\blocality \d"),
        firm=True,
        placed=in_a_place,
    ),
    of_a_case(
        "codes",
        r"\b(59|x[esup]|25|excludes ?1|ncci|edit)\b",
        r"\b(two|both|second|2) (\w+ )?(procedures?|codes|services|proceedures?|diagnos[ei]s|dxs?|lines)\b",
        r"\b(may|can|should|do|does|which|fit|fits|apply|applies|put|stay)\b",
        r"\b(dr|doctor|our|account|claim|wasn'?t paid|sitting|flags?|denied|rejected|scrubber|one)\b",
        told=rf"{CODED}|\b(excludes ?2|which line|(first|second) line|different (sites?|sessions?|days?)|same (site"
        r"|session)|separate (sites?|sessions?))\b",
    ),
    of_a_case(
        "other code",
        r"\b(bundl\w*|bundeled|edit|together|both stand|with a modifier)\b",
        r"\b(what|whatever|everything) (else|the rest)\b~20\b(charged|billed|did|coded|on the claim)\b"
        r"|\bthe (other|rest of the) (charges|codes|lines|procedures)\b",
        told=r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b",
    ),
    of_a_case(
        "service's code",
        r"\b(mues?|status indicator|w?rvus?|global (period|days)|ccsr)\b",
        r"\b(this|that|our|the) (item|code|supply|product|test|service|procedure)\b",
        r"\b(what|which)('s| is| are)\b",
        told=CODED,
    ),
    of_a_case(
        "day of surgery",
        r"\bglobal\b",
        r"\b(wants to|will|would like to|is going to|coming|scheduled|appointment|next (week|month|\w+day)"
        r"|come (on|in))\b",
        r"\b(inside|within|in|still|fall|outside|past|under)\b~10\bglobal\b|\bglobal\b~12\bor\b",
        told=r"\b(days?|weeks?|months?) (after|ago|later|out|post)\b|\b(surgery|operat\w*|procedure|done|performed"
        r"|replaced|had)\b[^.?!]{0,25}\b(on|in) (\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
        r"|\b(yesterday|last (week|month)|back to (the )?or|back to the operating|returns?|unplanned"
        r"|complicat\w*|today|post-?op day|pod)\b|\d{1,2}/\d{1,2}.*\d{1,2}/\d{1,2}|\bhow (long"
        r"|many days)\b",
    ),
    of_a_case(
        "day of notice",
        r"\b(q[56]|locum\w*|substitute|noa|notice of (admission|election)|noe|overpayment|credit balance)\b",
        r"\b(late|still (inside|within|in time)|too late|missed|past|already over|expired)\b",
        r"\b(how many days|are we|is it|will (that|it)|was|were we)\b",
        told=r"\d{1,2}/\d|\b\d+ days? (ago|late|after)|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
        r"|dec)[a-z]*\b|\b(two|three|four|five|six|ten|a) (days?|weeks?|months?)|\b(yesterday|last (week"
        r"|month)|today)\b",
    ),
    of_a_case(
        "payment group",
        r"\blupa\b",
        r"\b(is (it|that|this)|was it|would (it|that)|will (it|that)|are we|do we)\b",
        r"\bvisits?\b",
        told=r"\b(hipps|threshold (of|is)|case-?mix|group|add-?on)\b",
    ),
    Lack(
        "earlier mail",
        (
            pattern(
                r"\b(notes?|report|text|letter|claim) below\b|\bbelow (note|report|text)\b|\bfollowing (note|report)\b"
                r"|\bpasted (below|here)\b|\b(attached|enclosed) (note|report|file)\b"
            ),
            pattern(r"\?|\b(please|pls|check|tell|advise)\b"),
        ),
        pattern(
            r"\A\W*(\S+\s+){36}|\bthe (limit|rule|note) below (applies|says)\b|\bbelow (the )?(line|\d|knee|elbow"
            r"|average|cost)"
        ),
        whole=True,
        firm=True,
    ),
    of_a_case(
        "recovery sample",
        r"\bextrapolat\w*|\berror rate\b",
        r"\bhow much\b~30\b(pay|owe|return|repay|refund|cost)\b",
        told=r"\$ ?\d|\b\d[\d,.]* ?(dollars|percent|%)",
    ),
    of_a_case(
        "service's code",
        r"\binpatient[- ]only\b|\bipo list\b",
        r"\b(the|our|her|his|this|that|a) (surgery|procedure|case|operation)\b",
        r"\b(is|may|can|do)\b",
        told=rf"{CODED}|\b\w+(ectomy|plasty|otomy|desis)\b|\b(fusion|replacement|bypass|\w+ repair)\b",
    ),
    of_a_case(
        "service's code",
        r"\b(techs?|technicians?|technologists?)\b",
        r"\b(the|a|this|that) (test|study|exam)s?\b",
        r"\b(phone|reachable|supervis\w*|out of (the )?office|will be out|not (here|in))\b",
        told=rf"{CODED}|\b(contrast|echo\w*|mri|ct|ultrasound|stress|x-?rays?|sleep|eeg|emg|holter|(general|direct"
        r"|personal) super\w*)\b",
    ),
    of_a_case(
        "earlier mail",
        r"\b(look at|check|review|read|go over) (our|my|this|the|her|his) (\w+ )?(abn|note|claim|form|letter"
        r"|superbill|documentation|remit\w*|eob|order|contract|audit|denial)\b",
        r"\b(tell (me|us)|let (me|us) know|is (it|this) (ok|valid|right)|whether|if it)\b",
        told=rf"{CODED}|\A\W*(\S+\s+){{36}}",
    ),
    of_a_case(
        "day of notice",
        r"\b(overpaid|overpayments?|paid twice|q[56]|locum\w*|substitute)\b",
        r"\b(by (what|which) (calendar )?(date|day)|(which|what) (date|day) is the last|until (which"
        r"|what) (date|day)|(which|what) (exact |calendar )?(date|day)\b[^.?!]{0,30}\b(due|back|latest"
        r"|last))\b",
        told=r"\d{1,2}/\d{1,2}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\b(yesterday|today"
        r"|last (week|month|\w+day)|\d+ days ago)\b",
    ),
    of_a_case(
        "criteria",
        r"\bdoes (the |this |our )?(he|she|pt|patient|mr|mrs|member)\b[^.?!]{0,20}\b(meet|qualify"
        r"|fulfil\w*)\b|\bis (he|she|mrs?|ms|the (patient|pt)|this (patient|pt)|our (patient"
        r"|pt))\b[^.?!]{0,20}\b(due|eligible|too early)\b|\btoo (early|soon)\b",
        r"\b(wellness|awv|dexa|bone density|7708\d|ldct|lung|71271|oxygen|group i+|mammo\w*|colonoscop\w*"
        r"|screening|cpap|mask|A[47]\d{3}|frequency|criteria|g043[89]|g0402)\b",
        told=r"\b(months?|years?) ago\b|\blast (one|time|had|dexa|scan|visit|year|done)\b[^.?!]{0,20}\d|\b(last"
        r"|had|first|previous)\b[^.?!]{0,40}\b(19|20)[0-2]\d\b|\bpack|\b\d\d ?-?(yo|y/o|years?)"
        r"|\bsat\w*\b[^.?!]{0,12}\d\d|\b\d\d ?(%|percent)|\bahi\b",
    ),
    of_a_case(
        "discharge",
        r"\b(discharge|patient) (status|disposition)\b",
        r"\b(which|what)\b~20\b(digits?|codes?|one|status)\b",
        r"\b(the|our|this|that) (\w+ )?(man|woman|lady|gentleman|girl|boy)\b|\bleft (us|the|our|\d)"
        r"|\bwho left\b",
        told=r"\b(home|snf|skilled|nursing|died|expired|rehab\w*|irf|hospice|transfer\w*|ama|against|ltc\w*"
        r"|long[- ]term|psych\w*|swing|agency|cancer|icf|critical access|va|assisted|shelter|jail|prison"
        r"|facility)\b",
    ),
    of_a_case(
        "why operated again",
        r"\bglobal\b",
        r"\b(surgery|operation|procedure|case)\b",
        r"\b(box|empty|missing|which|what)\b~20\bmodifier\b|\bmodifier\b~20\b(empty|missing|blank)\b"
        r"|\bjust give (me|us)\b",
        told=r"\b(staged?|second stage|announced|planned|unplanned|complicat\w*|unrelated|related|infect\w*"
        r"|bleed\w*|return\w*|same (problem|condition)|different (problem|condition|eye|knee|hip|side"
        r"|diagnosis)|other (eye|knee|hip|side|hand)|second eye|more extensive|hematoma|visit|e/?m|57|24"
        r"|left\b.*\bright|right\b.*\bleft|fell|falls|breaks|broke"
        r"|aftercare|care after|took over|critical care)\b",
    ),
    of_a_case(
        "date not known",
        r"\b(date of service|dos|service date|visit date)\b[^.?!]{0,20}\b(not legible|illegible|unreadable"
        r"|blank|cut off|missing|smudged|faded)\b",
        r"\b(valid|billable|payable|active|code)\b",
        told=r"\b(denied|rejected|reason)\b",
    ),
    of_a_case(
        "service's code",
        r"\b(one of )?our codes? (was|were|got|has been) (deleted|retired|terminated)\b",
        r"\b(replac\w*|instead|new code|took over)\b",
        told=r"\b(\d{5}|[A-Z]\d{4}|[A-TV-Z]\d\w\.\w+)\b",
    ),
    of_a_case(
        "codes",
        r"\b(can|may|should|do) (i|we) (just )?(put|add|append|use) (an? |the )?(59|x[esup])\b",
        r"\b(resend|rebill|resubmit|send (it )?again|denied)\b",
        told=r"\b(\d{5}|[A-Z]\d{4})\b|\b(different|separate|same) (sites?|sessions?|lesions?|days?)\b|\bwhen\b",
    ),
    of_a_case(
        "payer",
        r"\bconsult\w*\b|\b9924[2-5]\b",
        r"\b(will|do|would) (they|he|she|it|the plan) (take|pay|accept|cover)\b|\b9920x\b",
        told=r"\b(medicare|medicaid|part b|advantage|tricare|aetna|cigna|uhc|humana|bcbs|united|blue|commercial)\b",
    ),
)
