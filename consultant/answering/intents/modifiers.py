"""Words that ask for a modifier, or for one of the indicators that decide on one."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.intents.intent import COMMON, SIDED, Intent, Rule, rule
from consultant.answering.patterns import pattern

_ONE_SIDE = (
    r"(side|knee|hip|shoulder|eye|ear|hand|foot|leg|arm|wrist|ankle|elbow|breast|kidney|lung|thumb|heel)"
)
_LINE = (
    r"(claim )?lines?|e/?m|visit|claim|operation|surgery"
    r"|(second|later|first|other) (one|procedure|film|read\w*|surgery|study|scan|line)"
)
WORDS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.BILATERAL: (
        rule(
            r"\b(two|2)[- ]sided\b|\b(rt|right)( ?/ ?| and | & )(lt|left) lines?\b|\blines? (rt|lt)( ?/ ?| and | & )(rt|lt)\b"
            r"|\b50\b~60\b(one|1) line\b~12\b(two|2)\b|\b(one|1) line\b~12\b(two|2)( lines)?\b~40\b50\b"
            r"|\b(left|right|one)\b~25\bonly\b(?=[^\n]{0,90}\b52\b)|\bonly\b~15\b(left|right|one)\b(?=[^\n]{0,90}\b52\b)",
            0.95,
        ),
        rule(
            rf"\bbilat|\bunilateral"
            rf"|\b(both|two|2) (of )?(the |her |his |different )?((upper|lower|big|great|inner|outer) )?{SIDED}\b"
            rf"|\b(each"
            rf"|either) {_ONE_SIDE}\b"
            r"|\b150 ?(%|percent)",
            0.95,
        ),
        rule(
            r"\b(with|add|append|use|need|take|needs|takes|billed with|line with|billed as|reported as)"
            r" (a |the )?(modifier )?-?50\b(?! ?(mg|mcg|ml"
            r"|min|units|%))",
            0.85,
        ),
        rule(
            r"(?<![\d.,])\b50 (on|for|onto|to|with) (?=[A-Z]?\d{4,5})|(?<=[ (,])-50\b(?! ?(%|percent))", 0.85
        ),
        rule(
            rf"\b(right|left) {_ONE_SIDE},? (and|plus|as well as|&|then) (also )?(the |her |his |on the )?(right|left)\b"
            rf"|\bboth (the |her |his )?(right and left|left and right)\b",
            0.92,
        ),
        rule(r"\b(one side or both|both sides or one|one or both sides)\b", 0.92),
        rule(r"\b(one|a lesion|lesions?|1) (on|at|of) (each|either) \w+\b", 0.8),
        rule(
            r"\b(one|single|1) (leg|side|ear|eye|arm|breast|foot|hand|knee|kidney) only\b|\bonly (one|1|a single)"
            r" (leg|side|ear|eye|arm|breast|foot|hand)\b|\bunilaterally\b",
            0.8,
        ),
        rule(
            r"(?<!come in )(?<!between )\b(left and right|right and left)\b(?! (?:codes?|side codes?))"
            r"|\b(second side|other side|two sides)\b",
            0.8,
        ),
    ),
    Intent.GLOBAL: (
        rule(
            r"\bsurgical package\b|\bglobal (days?|period|package|surg)"
            r"|(?<!code for )(?<!codes for )\bpost[- ]?op(?!\w*[ -](pain|analges|block|nausea|dvt))"
            r"|\bglobals?\b|\bfollow-?\s?up (days|period)\b"
            r"|\b(zero|0|10|ten|ninety|90)[ -]?(day)?s?,? (,|or|vs\.?|versus|/)~12\b(ten|10|ninety|90)\b",
            0.9,
        ),
        rule(r"(?-i:\b(XXX|YYY|ZZZ|MMM)\b)", 0.9),
        rule(r"\bhow (long|soon|many (days|weeks))\b~50\b(after|wait|until|before|following)\b", 0.82),
        rule(
            r"\b(on )?(post-?op )?day (\d+|two|three|four|five|six|seven|ten) (after|from|post)\b|\b(days?"
            r"|weeks?) (after|post|out from|from) (?=[A-Z]?\d{4})"
            r"|\bthe day (before|after) (?=[A-Z]?\d{4})",
            0.74,
        ),
        rule(
            r"\b(came|comes?|coming|went|returned?|returns|seen|back)\b~25\b(sutures?|staples?|stitch(es)?"
            r"|cast|wound|dressing|follow-?\s?up|recheck"
            r"|post-?\s?op)\b|\b(suture|staple|stitch)s? (removal|out|taken out)\b"
            r"|\bremov\w+ (the )?(sutures|staples|stitches)\b",
            0.78,
        ),
        rule(
            r"\b(follow-?\s?ups?|post-?\s?op\w*|after-?care)\b~25\b(includ\w*|bundled|free|separate\w*|billable|payable|part of"
            r"|charge\w*)\b|\b(includ\w*|bundled?|free)\b~25\b(follow-?\s?ups?( visits?| care)?|after-?care)\b",
            0.88,
        ),
        rule(r"\b(follow-?\s?up|after-?care|post-?\s?op\w*)\b~12\bcounted\b|\b(on )?pod ?#?\d{1,2}\b", 0.88),
        rule(
            r"\b(today|now|this|it)('s| is) (post-?op )?(the )?day \d+\b"
            r"|\bday \d+\b~40\b(wound|suture|staple|dressing|drain|cast|re-?check)",
            0.85,
        ),
        rule(r"\b(sees?|saw|seen|office|clinic)\b~25\b(on )?(post-?op )?day \d+\b", 0.85),
        rule(r"\bvisits?\b~15\bday \d+\b|\bday \d+\b~25\bvisit", 0.9),
        rule(r"\b(days?|weeks?|months?) after (the |her |his |a )?(surgery|operation|procedure)\b", 0.8),
    ),
    Intent.ASSISTANT: (
        rule(
            r"(?<!therapist )(?<!therapy )(?<!physician )(?<!medical )(?<!nursing )(?<!our )"
            r"(?<!office )\bassistants?\b(?! \(?c?[op]tas?\b)"
            r"|\b(can|may|is|are|was|does|do|will|would) our assistants?\b|\bour assistant'?s? (surgeon|at surgery|fee|line"
            r"|claim)"
            r"|\bassist (status|ind\w*|fee)\b"
            r"|(?<!hello )(?<!hi )(?<!dear )(?<!hey )(?<!morning )(?<!coding )(?<!billing )"
            r"\bteam\b~8\b(for|on|at) (?=[A-Z]?\d{4,5})|\bteam\b~12\b(allowed"
            r"|permitted|paid|payable|of surgeons|ind\w*)\b"
            r"|(?<!need )(?<!some )(?<!your )(?<!any )(?<!please )(?<!me )(?<!you )(?<!us )(?<!for )(?<!the )"
            r"\b(help(s|ed|ing)?|scrub(s|bed|bing)? in)\b~8\b(on|at|with|for|in)\b~12(?=[A-Z]?\d{4,5})"
            r"|\b(pa|np|cns|physician assistant|nurse practitioner)\b~20\bassist"
            r"|\b(is|are|was|bill|report|want|wants|use|with|does|can)\b~25"
            r"(?<!patient is )(?<!pt is )(?<!he is )(?<!age )(?<!aged )(?<!woman of )(?<!man of )\b(62|66|8[012])\b(?![ -]?(yr"
            r"|year|mg|ml|units|min|%"
            r"|years|yo))"
            r"|\b(62|66|8[0-2]|(?-i:AS)) (on|onto|for|to|with|at) (?=[A-Z]?\d{4,5})"
            r"|\bassist(ed|ing)? (at|in|the)\b|\bwho (may|can|could|is allowed to|should) assist\b|\bassist(s|ed)?\W*\?"
            r"|\b(pays?|paid|pay for|allows?) (anyone|anybody|someone|somebody|a second \w+|an? \w+) (to"
            r"|who) assists?\b"
            r"|\bassist(s|ed|ing)? (on|with|at|in|for) (?=[A-Z]?\d)|\bco-?surg\w*"
            r"|\bdifferent specialt\w+\b~60\b(share[sd]?|part|half|portion)\b|\beach (did|does|performed|took|handled) (an? "
            r"|one |his |her |their )?"
            r"(own )?(part|half|portion|side)\b"
            r"|\b(second|2nd) surgeon\b|\b(two|2|three|3|four) (\w+ ){0,2}surgeons\b"
            r"|\b(pays?|paid|paying) (for )?(a|the) (surgical )?team\b"
            r"|\b(by|as) an? (surgical )?team\b|\bteam surg",
            0.9,
        ),
    ),
    Intent.MULTIPLE: (
        rule(
            r"\bhow (is|are|would|will) (the )?(second|other|lesser|next|third) "
            r"((one|scope|endoscopy|procedure|code|line) )?(be )?paid\b",
            0.85,
        ),
        rule(
            r"\b(second|next|other|two|both)\b~12\b(endo)?scop(y|ies)\b~30\bsame family\b|\bsame (endoscop\w+ )?family\b"
            r"|\b(be|get|gets|is|are) (cut|reduced|halved)\b|\bmult(i|iple)?[- ](proc\w*|surg\w*|endoscop\w+)"
            r"|\bmultiple[- ]procedure (\w+ ){0,2}reduction\b|\bmppr\b|\b(50 ?(%|percent)|multiple|payment) (reduction"
            r"|cut|rule)\b|\bmppr\b|\b(procedure|surgery) reduction\b"
            r"|\b(cut|reduced|reduction|lowered|half|50 ?(%|percent))\b~40\b(second|2nd|two|both|same (day|session)"
            r"|multiple)\b"
            r"|(?<!of the )\b(second|two|both|same (day|session))\b~40\b(cut|reduced|reduction|lowered|half|50 ?(%|percent))\b"
            r"|\b50 ?(%|percent) (off|less|cut|reduction)\b|\b50 ?(%|percent)~25\b2nd\b"
            r"|\b(which|what) reduc\w*\b~40\b(scopes?|procedures?|appl\w*|done)\b"
            r"|\b(second|third|next|lesser|additional|secondary) (procedure|surgery|operation|code|line|scope)s?\b[^\n]{0,60}"
            r"\b(cut|reduc\w*|half|halved|50 ?(%|percent)|in full|full (fee|price|pay\w*))\b"
            r"|\b(family|endoscop\w+|scopes?)\b~30\b(rules?|reduc\w*|second one|50 ?(%|percent))\b|\bmultiple scopes\b"
            r"|\bendoscop(ic|y) famil(y|ies)\b"
            r"|\b(reduc\w*|cut|discount\w*)\b~12\b(pay\w*|fees?|amounts?|allowances?)\b~40\b(second|two|both|scopes?|codes?"
            r"|procedures?)\b|\bhow (does|do|will|would|is|are)\b~60\b(reduc\w*|discount\w*|cut) (the )?(pay\w*|fees?)\b"
            r"|\bbase (codes?|scopes?|procedures?)\b~60\breduc\w*|\breduc\w*\b~60\bbase (codes?|scopes?|procedures?)\b"
            r"|\b(which|what)\b~25\b(is|gets?|are) paid (in full|at 100|fully)\b"
            r"|\b(cut|reduced|discounted|docked|halved) (in half|to half|by half|(by|to|at) 50)\b"
            r"|\bhow (are|will|would|do|does medicare) (they|these|those|both|the two|the \w+ (scopes|procedures|surgeries))"
            r"~8\b(paid|pay|pay for|priced|reimbursed)\b|\bhow does medicare pay (them|both|these|for (them|both|these))\b",
            0.9,
        ),
    ),
    Intent.COMPONENTS: (
        rule(
            r"\btc split\b|\b(26|tc)[ /]?(tc|26)? split\b|\b(professional|technical|tc|26) components?\b|\bpc\s?/?-?\s?tc\b"
            r"|\b(technical|professional|tech) only\b|\bincident[- ]to (ind\w*|code|flag)\b|\b26 (and|or|/) ?tc\b|\btc (and|or"
            r"|/) ?26\b",
            0.95,
        ),
        rule(r"\b(needs?|with|use|add|append|require[sd]?) (an? |the )?(26|tc)\b", 0.9),
        rule(r"\b(does|do|can|may|will) (an? |the |modifier )*(26|tc) (fit|apply|go|work|stand)\b", 0.9),
        rule(
            r"\b(we|i|our \w+|\w+ologist|doctor|group)\b~12\b(read|reads|interpret\w*)\b~40\b(for|at|in)( the"
            r"| a)? (hospital|facility"
            r"|inpatient)|\b(reading|reads|interpreting|interpretation of)\b~25\b(for|at|in)( the| a)? (hospital"
            r"|facility)",
            0.9,
        ),
        rule(
            r"\bown(s)? the (machine|equipment|scanner)\b"
            r"|\b(machine|equipment|scanner|device|camera|monitor)\b~15\b(belongs? to|owned by|property of|is ours|are ours)\b"
            r"|\b(only|just|merely|solely) (do(es)?|did|provid\w+|perform\w*) the (read\w*|interpretation)\b|\bglobally\b"
            r"|\b(read|interpret\w*) only\b"
            r"|\bsplit\w*~15\b(pro|prof\w*|tech\w*)\b|\b(pro"
            r"|professional) and tech\w*\b"
            r"|\b(only|just|merely) (read|reads|interpret\w*|look at)\b|\b(bills?|reports?"
            r"|charges?) (for )?the (read|reading|interpretation)\b"
            r"|\b(tc|26)\b~12\b(tc|26)\b|\bwhich part\b|(?<!mue )(?<!mue for )\b(technical|professional) (part|portion)\b"
            r"|\b(?<!mue )(?<!mue for )(technical|professional) side\b(?!~25\b(mues?|mai|limits?|adjudication|value)\b)"
            r"|(?<!vaccine )(?<!antigen )(?<!toxoid )\bcomponents?\b"
            r"|\b(is|be|are) (?!(they|these|those|the \w*) split\b)(\S+ )?split\b(?! (or|shared|on"
            r"|into))",
            0.8,
        ),
    ),
    Intent.MODIFIER: (
        rule(r"\bmodifiers?\b|\bmods?\b", 0.9),
        rule(rf"\b{COMMON}\b,? (or|and|vs\.?|versus|before|after|rather than|instead of) {COMMON}\b", 0.88),
        rule(r"\bappend(?!ici|ec|ix)", 0.8),
        rule(
            r"\bhow (do|does|should|would|must|can|is|are|will)\b~20\b(flag|mark|tag|modify|modified)(ged|ed|s)?\b"
            rf"(~20\b({_LINE})\b|\W*\?)",
            0.85,
        ),
        rule(
            rf"\bwhat(?: two| pair| else)? (goes|belongs|hangs) on(to)?\b~15\b({_LINE})\b"
            rf"|\bwhat (do|should|must|would) (we|i|you|they) (put|attach|hang|tack) on(to)?\b~15\b({_LINE})\b",
            0.85,
        ),
        rule(
            r"\b(needs?|takes?|requires?|wants?|gets?|carr(y|ies)) (a |an |the )?"
            r"(?-i:Q[A-Z]|G[A-Z]|K[XZ]|J[WZG]|A[TIS]|C[OQ]|F[SXYA]|P[TNO])\b",
            0.85,
        ),
        rule(rf"\b(?!(26|50|62|66|8[0-2])\b){COMMON} (on|onto) (?=[A-Z]?\d{{4,5}})", 0.8),
        rule(r"(?-i:\b[EFT][A1-9]\b)~40\b(finger|thumb|toe|eyelid|lid|digit|hallux)", 0.9),
    ),
}

_COMPARED = pattern(
    rf"\bwhen\b~20\b{COMMON}\b~25\bwhen\b~10\b{COMMON}\b"
    rf"|\b{COMMON}\b, (or )?{COMMON}\b"
    rf"|\b{COMMON}\b,? (\w+ )?(and|or|vs\.?|versus|from|than|rather than|instead of) {COMMON}\b"
)
_COMPARING = pattern(
    r"\bdifference|\bdiffer\b|\bwhen\b|\bversus\b|\bvs\b|\bwhich\b|\bor\b|\bbetter\b|\bbetween\b"
    r"|\bsame line\b|\bboth\b"
)


def compares_modifiers(text: str) -> bool:
    """Whether the text sets modifiers beside each other."""
    return bool(_COMPARED.search(text) and _COMPARING.search(text))
