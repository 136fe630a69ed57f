"""Words that ask what Medicare pays, and by which policy."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import Intent, Rule, rule
from consultant.answering.patterns import pattern

WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.PAYMENT: (
        rule(
            r"\b(facility|office|hospital) (vs\.?|versus|and|or) (facility|office|hospital)"
            r" (pay|payment|rate|price|fee|amount)s?\b"
            r"|\b(facility|office|hospital|non-?\s?facility) totals?\b(?! (hip|knee|shoulder|joint|hysterectomy))"
            r"|\btotal in (the |an? )?(office|facility|hospital)\b"
            r"|\bnational (\w+ )?(amount|fee|rate|price|payment)s?\b"
            r"|\bmedicare('s)? (fee|rate|price|amount|payment|allowance|allowed)\b(?! (rules?|polic|for claims))"
            r"|\bwhat (does|did|will|would)\b~25\b(pay|allow) (in|at|near|for|(the |our |my )?(surgeon|physician|doctor)s?)\b",
            0.9,
        ),
        rule(
            r"\bwork\b(,| and| &|/| plus)~12\btotals?\b|\btotals?\b(,| and| &|/| plus)~12\bwork\b"
            r"|\b(which|what) (one |code |of (them|these|the two) |service )?(pays|is paid|gets paid|is worth"
            r"|is valued) (more|less|better|higher|lower|most)\b"
            r"|\bpa(y|ys|id) (the same|alike|equally)\b",
            0.85,
        ),
        rule(
            r"\b(can|could|would|will|please|pls|need to|want to|how do) (you |we |i )?price\b|\bdollars?\b|\basp\b"
            r"|\baverage sales price\b|\bpayment limits?\b"
            r"|\bvalues? (?:of|for) (?:the |its )?(?:professional|technical|tech|whole|global|reading)\b"
            r"|\b(?:does|do|will) medicare value\b|\bvalued?\b~20\b(office|facility)\b"
            r"|\bwhat (do|will|would|does) (we|i|they|he|she|it) (get|receive|earn|collect)\b(?= (from|for|on|in))"
            r"|\b(?:price|work|practice|practice expense|malpractice|geographic|cost) ind(?:ex|ices)\b"
            r"|\b(get|gets|got|pa(?:y|ys|id)|allow\w*|comes? to|is|of|worth)\b~8\$ ?\d"
            r"|\bphysician work\b|\bw?rvus?\b|\bgpcis?\b|\bwhich (payment|amount|rate)\b|\b(carrier|mac|contractor) number\b"
            r"|\bwhich carrier\b|\bhow much\b(?! (waste|was|time|drug|of|is wasted))"
            r"|\brelative values?\b|\bconv(ersion|\.)? factor\b|(?-i:\bCF\b)|\blimiting charge\b"
            r"|\b(fees?|rates?|prices?|amounts?|medicare allowed)\W*\Z|\b(fee|price|rate|amount|allowed) (in|at|near)\b"
            r"|\ballowable\b|\ballowed amount\b|\b(the|our|whats?|its) allowed (for|on|of)\b"
            r"|\bpayment amount\b|\bfee( for|s for)\b|\bfee schedule (amount|rate|price)\b|\bzip( code)?\b"
            r"|\blocality\b"
            r"|\bwhat (does|did|will|would)\b~30\bpay\b|\bpayments? (for|of|in|difference|rate)\b|\bdifference in pay\w*"
            r"|\b(non-?\s?fac\w*|facility) total\b|\btotal (non-?\s?fac\w*|facility)\b"
            r"|\b(non-?\s?fac\w*|facility|office) (price|rate|fee|amount)\b|\bprice (of|for|in)\b"
            r"|\bwhat (do|does|will|would) (the|our|an?|my) \w+( \w+)? (get|receive|earn|make)\b (for|on|in|from)\b"
            r"|\b(most|maximum|highest)\b~20\b(charge|bill|collect)\b"
            r"|\bhow (much|well) (do|does|is|will|would)\b|\bworth\b~10\b(medicare|in)\b"
            r"|(?<!\w)[A-Z]?\d{4,5}\b(?!-\w\w allowed)~8\b(amount|fee|payment|price|allowed)\b(?! (schedule|code|indicator))"
            r"|(?<!pro )(?<!pro-)(?<!professional )\b(fee|rate|amount|price)\b~15(?<!\w)[A-Z]?\d{4,5}"
            r"|\breimbursement (for|of|rate|amount)\b",
            0.9,
        ),
    ),
    Intent.STATUS: (
        rule(
            r"\A\W*(mpfs|fee schedule) (?=[A-Z]?\d{4,5})|\b(which|what) (medicare )?(fee )?schedule (pays|is it|covers"
            r"|applies)\b|\bclfs\b|\bwhat pays\b",
            0.88,
        ),
        rule(
            r"\b(on|in|under) (the )?(medicare |physician )*(fee schedule|mpfs|pfs)\b"
            r"|\b(mpfs|pfs|fee schedule) status\b"
            r"|\b(what|which) ((medicare|mpfs|pfs|fee schedule|payment|pay|rvu|rvu file|file) ){0,2}status\b"
            r"|(?<!discharge )(?<!patient )(?<!poa )\bstatus,? and what (does|is) (it|the|that|this) (letter|mean|code|indicator)"
            r"|\band (does|will|would|do) (medicare|it|they)\b~15\b(pay|paid|cover\w*)\b",
            0.86,
        ),
        rule(
            r"\b(what|how) about (in |at |for )?(an? |the |our )?(asc|surgery center|ambulatory surg\w+ cent\w+)\b",
            0.85,
        ),
        rule(r"\b(asc|surgery center)\b~15\b(list\w*|covered|approved|payable)\b|\bon the asc\b", 0.92),
        rule(
            r"\bstatus letters?\b|\b(pfs|mpfs|fee schedule|rvu file)\b~20\b(shows?|lists?|treats?|says?)\b"
            r"|(?<!discharge )(?<!patient )(?<!inpatient )(?<!outpatient )(?<!poa )(?<!cc )(?<!admission )"
            r"(?<!observation )(?<!asc )\bstatus\W*(\Z|\?|please|pls)",
            0.9,
        ),
        rule(r"\b(paid|pays?)\s*\?", 0.7),
        rule(
            r"\bstatus,? (mean\w*|letter)\b"
            r"|\bpa(id|yable) to (the |a |an? |our )?(physicians?|doctors?|surgeons?|professionals?)\b",
            0.88,
        ),
        rule(
            r"\b(priced nationally|nationally priced|national price)\b"
            r"|\bwho (sets|decides|makes) (the|its) (price|fee|amount|rate)\b"
            r"|\bprices? (and|&|or) (its |the )?global\b|\bglobal\b~12\b(and|&) (its |the )?price\b",
            0.9,
        ),
        rule(
            r"\b(contractor|carrier)[- ]priced\b|\bpriced by (the |your |our )?(contractor|carrier|mac|cms)\b"
            r"|\b(which|what) (fee )?schedule\b",
            0.9,
        ),
        rule(r"\binpatient[- ]only\b|\bipo list\b|\bapcs?\b|\baddendum b\b|\bambulatory payment class", 0.92),
        rule(
            r"(?<!patient )(?<!inpatient )(?<!discharge )(?<!poa )(?<!cc )\bstatus (and|&|or|/) (its |the )?"
            r"(global|bilateral|w?rvus?|assistant|supervision|multiple|mue|pc|total|work|price|fee)"
            r"|\b(global( days| period)?|bilateral|w?rvus?|assistant|supervision|mue|indicator) (and|&) (its |the )?"
            r"(fee schedule |mpfs )?status\b"
            r"|\bstatus (code|indicator|of|for)\b|\bstatus [A-Z]\b|(?<!wound )(?<!seat )(?<!back )"
            r"(?<!cushion )(?<!mattress )(?<!pillow )(?<!cast )(?<!protective )"
            r"(?<!wound )(?<!hydrocolloid )(?<!hydrogel )(?<!alginate )(?<!foam )(?<!dressing )"
            r"\bcover(ed|age|s)?\b(?! (code|indicator|\w+ sterile))"
            r"|\b(?<!stays )(?<!remains )payable\b",
            0.9,
        ),
        rule(
            r"\bseparately (paid|payable|reimburs\w*|billable)|\b(paid|payable|billed) (separately|apart)\b",
            0.82,
        ),
        rule(r"\b(does|will|would|do|is)\b~40\b(pay|pays|paid|reimburs\w*)\b", 0.7),
    ),
    Intent.POLICY: (
        rule(
            r"(?<!billing the dme )(?<!bill the dme )(?<!to the dme )\bmacs?\b(?! (anesthesia|sedation)"
            r"|(?: infection| lung| disease| complex)|\W{0,3}\d)"
            r"|\b(which|who is the|our) (medicare )?contractor\b",
            0.85,
        ),
        rule(
            r"\b(ncd|lcd|lca)s?\b|\b(local|national) coverage\b|\bcoverage (polic|determination|article)",
            0.95,
        ),
        rule(r"\bmedical(ly)? necess\w*\b|\bsupports?\b~25\bnecess\w*\b", 0.9),
        rule(r"\b(dx|diagnos[ei]s|icd-?10)\b~30\b(cover|support|accept|qualif|pay|allow)\w*\b", 0.85),
        rule(r"\b(cover|support|qualif)\w*\b~40\b(dx|diagnos[ei]s|icd-?10)\b", 0.85),
    ),
}

_STATUS_ASKED = pattern(r"(?<!ncci )(?<!edit )\bstatus\b|\bcover(ed|age|s)?\b|\bpric(es?|ed)\b")


_STATUS_ITSELF = pattern(
    r"\bstatus(?: codes?| letters?| indicators?)?,? (?:means?|meaning|stands? for)\b"
    r"|\b(?:what|which)(?: is|'s)? (?:the |its )?(?:mpfs |pfs |fee schedule |payment )?status\b"
)


def names_status(text: str) -> bool:
    """Whether the text asks for the status itself, which a component has in common with the code."""
    return bool(_STATUS_ITSELF.search(text))


def asks_status(text: str) -> bool:
    """Whether the text asks how a fee schedule treats a code, and not only whether it is paid beside another."""
    return bool(_STATUS_ASKED.search(text))
