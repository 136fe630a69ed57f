"""What of a claim decides and is not told: its payer, state and dates, and the codes that it holds."""

from __future__ import annotations

from consultant.answering.lacks.lack import CODED, Lack, in_a_place
from consultant.answering.lacks.wordings import PAYERS, RULE, WHICH
from consultant.answering.patterns import pattern

LACKS = (
    Lack(
        "date not known",
        (
            pattern(r"\bconversion factor\b|\bfee schedule\b|\brates?\b|\bcode set\b"),
            pattern(r"\b(old|older|earlier|past|previous) (\w+ )?(claim|bill|visit|service"
                r"|account)s?\b"),
            pattern(WHICH),
        ),
        pattern(rf"{RULE}|\b(19|20)\d\d\b|\d{{1,2}}/\d{{1,2}}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d"),
        whole=True,
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(
                r"\b(timely filing|filing (limit|deadline|window)|too late|how (many days|long"
                r"|much time)\b[^.?!]{0,50}\b(file|send|submit|bill)|missed)\b"
            ),
            pattern(r"\b(claim|claims|file|filing)\b"),
            pattern(r"\b(this|the|our|her|his|that|an?) (insurance|insurer|payer|plan|carrier|claim|service|visit)\b"
                r"|\bwas never sent\b"),
        ),
        pattern(
            rf"{PAYERS}|{RULE}|\b(appeal\w*|reopen\w*|adjust\w*|correct\w*|secondary|contract|proof|reason|carc|co-?29"
            rf"|denied|denial"
            r"|refund\w*|overpa\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(r"\bcredit balances?\b|\boverpaid\b|\bpaid twice\b"),
            pattern(r"\b(to )?who(m)?\b|\bwhere\b|\bhow (long|many days)\b|\bwithin\b|\bperiod\b|\bdeadline\b"),
            pattern(r"\b(account|on|claim|turned up|found|we have)\b"),
        ),
        pattern(rf"{PAYERS}|{RULE}|\b(copay\w*|patient paid|both|primary|secondary|estate|838)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(r"\b(his|her|their|this|the patient's|your) (plan|payer|insurance|insurer|carrier)\b~12\b(wants?"
                r"|prefers?|accepts?"
                r"|likes?|expects?)\b"),
            pattern(r"\b(one line|two lines|units?|modifiers?|50|rt|lt|form|format)\b"),
            pattern(r"\bhow\b|\?"),
        ),
        pattern(rf"{PAYERS}|{RULE}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "state law",
        (
            pattern(
                r"\bour state\b|\bstate (law|oblige|require|rule|statute)s?\b|\b(workers?'? comp\w*|work comp"
                r"|comp) (fee|rate|pay)\w*|\bcomp fee schedule\b|\bper page\b|\bcopies of (the )?(chart"
                r"|record)s?\b"
            ),
            pattern(r"\bhow (many|much|long)\b|\b(what|which)\b|\bmay (we|i)\b|\bcan (we|i|our)\b"),
        ),
        pattern(rf"{RULE}|\b(hipaa|federal|patient (asks|wants|requests)|portal|medicare|medicaid|patient's own)\b"),
        whole=True,
        firm=True,
        placed=in_a_place,
    ),
    Lack(
        "contractor",
        (
            pattern(r"\b(local|our) (mac|contractor|carrier)('s)?\b|\bl-?number\b|\bdme ?mac\b|\bdme contractor\b|\b(on"
                r"|in) the local (list|policy)\b"),
            pattern(r"\b(rules?|polic\w+|lcds?|lists?|limits?|which|what|where)\b"),
            pattern(r"\b(our|us|we|mrs|mr|patient|my|claim)\b"),
        ),
        pattern(r"\b(what is an? (lcd|mac)|modifiers?|look up|where (can|do|could) (i|we)|ncds?|national|mues?|wins?"
            r"|contradict\w*|[A-Z]\d{4}|difference|mean\w*"
            r"|in general|supplier's|website|how (do|can) (we|i) find)\b"),
        whole=True,
        firm=True,
        placed=in_a_place,
    ),
    Lack(
        "locality",
        (
            pattern(r"\b(dollars?|medicare|fee|pays?|allow\w*|amount)\b"),
            pattern(r"\b(at|for|of) our (own )?(address|street|suburb|branch|new (office|site|location))\b"
                r"|\bgpcis?\b~40\b(there|here)\b"),
            pattern(rf"{WHICH}|\bhow much\b"),
        ),
        pattern(r"\bnational\w*|\bzip\b|\b\d{5}-\d{4}\b|\blocality \d"),
        firm=True,
        placed=in_a_place,
    ),
    Lack(
        "codes",
        (
            pattern(r"\b(59|x[esup]|25|excludes ?1|ncci|edit)\b"),
            pattern(r"\b(two|both|second|2) (\w+ )?(procedures?|codes|services|proceedures?|diagnos[ei]s|dxs?|lines)\b"),
            pattern(r"\b(may|can|should|do|does|which|fit|fits|apply|applies|put|stay)\b"),
            pattern(r"\b(dr|doctor|our|account|claim|wasn'?t paid|sitting|flags?|denied|rejected|scrubber|one)\b"),
        ),
        pattern(rf"{CODED}|{RULE}|\b(excludes ?2|which line|(first|second) line|different (sites?|sessions?|days?)"
            rf"|same (site|session)|separate (sites?|sessions?))\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "other code",
        (
            pattern(r"\b(bundl\w*|bundeled|edit|together|both stand|with a modifier)\b"),
            pattern(r"\b(what|whatever|everything) (else|the rest)\b~20\b(charged|billed|did|coded|on the claim)\b"
                r"|\bthe (other|rest of the) (charges|codes|lines|procedures)\b"),
        ),
        pattern(rf"{RULE}|\b(\d{{5}}|[A-Z]\d{{4}})\b.*\b(\d{{5}}|[A-Z]\d{{4}})\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "service's code",
        (
            pattern(r"\b(mues?|status indicator|w?rvus?|global (period|days)|ccsr)\b"),
            pattern(r"\b(this|that|our|the) (item|code|supply|product|test|service|procedure)\b"),
            pattern(r"\b(what|which)('s| is| are)\b"),
        ),
        pattern(rf"{CODED}|{RULE}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "day of surgery",
        (
            pattern(r"\bglobal\b"),
            pattern(r"\b(wants to|will|would like to|is going to|coming|scheduled|appointment|next (week|month|\w+day)"
                r"|come (on|in))\b"),
            pattern(r"\b(inside|within|in|still|fall|outside|past|under)\b~10\bglobal\b|\bglobal\b~12\bor\b"),
        ),
        pattern(
            rf"{RULE}|\b(days?|weeks?|months?) (after|ago|later|out|post)\b|\b(surgery|operat\w*|procedure|done|performed"
            rf"|replaced|had)\b"
            r"[^.?!]{0,25}\b(on|in) (\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b(yesterday"
            r"|last (week|month)|back to (the )?or|back to the operating|returns?|unplanned|complicat\w*|today"
            r"|post-?op day|pod)\b|\d{1,2}/\d{1,2}.*\d{1,2}/\d{1,2}|\bhow (long|many days)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "day of notice",
        (
            pattern(r"\b(q[56]|locum\w*|substitute|noa|notice of (admission|election)|noe|overpayment|credit balance)\b"),
            pattern(r"\b(late|still (inside|within|in time)|too late|missed|past|already over|expired)\b"),
            pattern(r"\b(how many days|are we|is it|will (that|it)|was|were we)\b"),
        ),
        pattern(
            rf"{RULE}|\d{{1,2}}/\d|\b\d+ days? (ago|late|after)|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
            rf"|\b(two|three|four|five|six|ten"
            rf"|a) (days?|weeks?|months?)"
            r"|\b(yesterday|last (week|month)|today)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "payment group",
        (
            pattern(r"\blupa\b"),
            pattern(r"\b(is (it|that|this)|was it|would (it|that)|will (it|that)|are we|do we)\b"),
            pattern(r"\bvisits?\b"),
        ),
        pattern(rf"{RULE}|\b(hipps|threshold (of|is)|case-?mix|group|add-?on)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "earlier mail",
        (
            pattern(r"\b(notes?|report|text|letter|claim) below\b|\bbelow (note|report|text)\b|\bfollowing (note|report)\b"
                r"|\bpasted (below|here)\b|\b(attached|enclosed) (note|report|file)\b"),
            pattern(r"\?|\b(please|pls|check|tell|advise)\b"),
        ),
        pattern(r"\A\W*(\S+\s+){36}|\bthe (limit|rule|note) below (applies|says)\b|\bbelow (the )?(line|\d|knee|elbow"
            r"|average|cost)"),
        whole=True,
        firm=True,
    ),
    Lack(
        "recovery sample",
        (
            pattern(r"\bextrapolat\w*|\berror rate\b"),
            pattern(r"\bhow much\b~30\b(pay|owe|return|repay|refund|cost)\b"),
        ),
        pattern(rf"{RULE}|\$ ?\d|\b\d[\d,.]* ?(dollars|percent|%)"),
        whole=True,
        firm=True,
    ),
    Lack(
        "service's code",
        (
            pattern(r"\binpatient[- ]only\b|\bipo list\b"),
            pattern(r"\b(the|our|her|his|this|that|a) (surgery|procedure|case|operation)\b"),
            pattern(r"\b(is|may|can|do)\b"),
        ),
        pattern(rf"{CODED}|{RULE}|\b\w+(ectomy|plasty|otomy|desis)\b|\b(fusion|replacement|bypass|\w+ repair)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "service's code",
        (
            pattern(r"\b(techs?|technicians?|technologists?)\b"),
            pattern(r"\b(the|a|this|that) (test|study|exam)s?\b"),
            pattern(r"\b(phone|reachable|supervis\w*|out of (the )?office|will be out|not (here|in))\b"),
        ),
        pattern(
            rf"{CODED}|{RULE}|\b(contrast|echo\w*|mri|ct|ultrasound|stress|x-?rays?|sleep|eeg|emg|holter|(general|direct"
            rf"|personal) super\w*)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "earlier mail",
        (
            pattern(
                r"\b(look at|check|review|read|go over) (our|my|this|the|her|his) (\w+ )?(abn|note|claim|form|letter|superbill"
                r"|documentation|remit\w*|eob|order|contract|audit|denial)\b"
            ),
            pattern(r"\b(tell (me|us)|let (me|us) know|is (it|this) (ok|valid|right)|whether|if it)\b"),
        ),
        pattern(rf"{CODED}|{RULE}|\A\W*(\S+\s+){{36}}"),
        whole=True,
        firm=True,
    ),
    Lack(
        "day of notice",
        (
            pattern(r"\b(overpaid|overpayments?|paid twice|q[56]|locum\w*|substitute)\b"),
            pattern(
                r"\b(by (what|which) (calendar )?(date|day)|(which|what) (date|day) is the last|until (which"
                r"|what) (date|day)"
                r"|(which|what) (exact |calendar )?(date|day)\b[^.?!]{0,30}\b(due|back|latest|last))\b"
            ),
        ),
        pattern(
            rf"{RULE}|\d{{1,2}}/\d{{1,2}}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d"
            r"|\b(yesterday|today|last (week|month|\w+day)|\d+ days ago)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "criteria",
        (
            pattern(
                r"\bdoes (the |this |our )?(he|she|pt|patient|mr|mrs|member)\b[^.?!]{0,20}\b(meet|qualify|fulfil\w*)\b"
                r"|\bis (he|she|mrs?|ms|the (patient|pt)|this (patient|pt)|our (patient|pt))\b[^.?!]{0,20}\b(due|eligible"
                r"|too early)\b"
                r"|\btoo (early|soon)\b"
            ),
            pattern(
                r"\b(wellness|awv|dexa|bone density|7708\d|ldct|lung|71271|oxygen|group i+|mammo\w*|colonoscop\w*|screening"
                r"|cpap|mask|A[47]\d{3}|frequency"
                r"|criteria|g043[89]|g0402)\b"
            ),
        ),
        pattern(
            rf"{RULE}|\b(months?|years?) ago\b|\blast (one|time|had|dexa|scan|visit|year|done)\b[^.?!]{{0,20}}\d"
            r"|\b(last|had|first|previous)\b[^.?!]{0,40}\b(19|20)[0-2]\d\b|\bpack|\b\d\d ?-?(yo|y/o|years?)"
            r"|\bsat\w*\b[^.?!]{0,12}\d\d|\b\d\d ?(%|percent)|\bahi\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "discharge",
        (
            pattern(r"\b(discharge|patient) (status|disposition)\b"),
            pattern(r"\b(which|what)\b~20\b(digits?|codes?|one|status)\b"),
            pattern(r"\b(the|our|this|that) (\w+ )?(man|woman|lady|gentleman|girl|boy)\b|\bleft (us|the|our|\d)|\bwho left\b"),
        ),
        pattern(
            rf"{RULE}|\b(home|snf|skilled|nursing|died|expired|rehab\w*|irf|hospice|transfer\w*|ama|against|ltc\w*|long[- ]term"
            r"|psych\w*|swing|agency|cancer|icf|critical access|va|assisted|shelter|jail|prison|facility)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "why operated again",
        (
            pattern(r"\bglobal\b"),
            pattern(r"\b(surgery|operation|procedure|case)\b"),
            pattern(r"\b(box|empty|missing|which|what)\b~20\bmodifier\b|\bmodifier\b~20\b(empty|missing|blank)\b"
                r"|\bjust give (me|us)\b"),
        ),
        pattern(
            rf"{RULE}|\b(staged?|second stage|announced|planned|unplanned|complicat\w*|unrelated|related|infect\w*|bleed\w*"
            rf"|return\w*|same (problem"
            rf"|condition)"
            r"|different (problem|condition|eye|knee|hip|side|diagnosis)|other (eye|knee|hip|side|hand)|second eye|more extensive"
            r"|hematoma|visit|e/?m|57|24|aftercare|care after|took over)\b"
        ),
        whole=True,
        firm=True,
    ),
    Lack(
        "date not known",
        (
            pattern(r"\b(date of service|dos|service date|visit date)\b[^.?!]{0,20}\b(not legible|illegible|unreadable"
                r"|blank|cut off|missing|smudged|faded)\b"),
            pattern(r"\b(valid|billable|payable|active|code)\b"),
        ),
        pattern(rf"{RULE}|\b(denied|rejected|reason)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "service's code",
        (
            pattern(r"\b(one of )?our codes? (was|were|got|has been) (deleted|retired|terminated)\b"),
            pattern(r"\b(replac\w*|instead|new code|took over)\b"),
        ),
        pattern(rf"{RULE}|\b(\d{{5}}|[A-Z]\d{{4}}|[A-TV-Z]\d\w\.\w+)\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "codes",
        (
            pattern(r"\b(can|may|should|do) (i|we) (just )?(put|add|append|use) (an? |the )?(59|x[esup])\b"),
            pattern(r"\b(resend|rebill|resubmit|send (it )?again|denied)\b"),
        ),
        pattern(rf"{RULE}|\b(\d{{5}}|[A-Z]\d{{4}})\b|\b(different|separate|same) (sites?|sessions?|lesions?|days?)\b|\bwhen\b"),
        whole=True,
        firm=True,
    ),
    Lack(
        "payer",
        (
            pattern(r"\bconsult\w*\b|\b9924[2-5]\b"),
            pattern(r"\b(will|do|would) (they|he|she|it|the plan) (take|pay|accept|cover)\b|\b9920x\b"),
        ),
        pattern(rf"{RULE}|\b(medicare|medicaid|part b|advantage|tricare|aetna|cigna|uhc|humana|bcbs|united|blue|commercial)\b"),
        whole=True,
        firm=True,
    ),
)  # fmt: skip
