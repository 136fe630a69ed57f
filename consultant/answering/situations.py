"""What was done, in an asker's words, and the modifier that says so on a claim."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from consultant.answering import digits, heart_arteries
from consultant.answering.patterns import Pattern, pattern

_OR = r"(or|o\.r\.|operating room|operating theat\w+|surgery)"
_NOT_DENIED = r"(?<!not )(?<!n't )(?<!never )(?<!nobody )(?<!no one )(?<!nobody had )"
_CLINICIAN = r"(physician|doctor|doc|dr|md|provider|practitioner|surgeon|radiologist|cardiologist)"
_PART = "(side|knee|hip|shoulder|eye|ear|hand|foot|leg|arm|breast|wrist|ankle|elbow|kidney|lung)"
_BOTH = "and (the )?(left|right)"
_EQUIPMENT = (
    r"((machine|equipment|scanner|device|camera|monitor|recorder|apparatus|x-?ray (unit|machine)|(mri|ct|dexa|ultrasound)"
    r"( \w+)?)s?|unit)"
)
_READS = r"(read(s|ing)?|interpret(s|ed|ing|ation)?|report)"
_ANOTHER = (
    r"(outside|external|outsourced|off-?site|independent|other|another|different|separate|remote|contracted)"
)
_REPEAT = r"\b(repeat(ed|ing|s)?|again|twice|second time|redone|re-?did)\b"

SITUATIONS: Mapping[str, Pattern] = {
    modifier: pattern(words)
    for modifier, words in {
        "AS": r"\b(pas?|physician assistant|nps?|nurse practitioner|cns)\b~20\bassist(ed|ing|s)?\b"
        r"|\bassist(ed|s)? by (a |the |our |my )?(pa|np|physician assistant"
        r"|nurse practitioner)\b",
        "79": r"\bunrelated (\w+ ){0,3}(procedure|surgery|operation|repair|removal|replacement|excision)\b"
        rf"|\b(now|today|then|next)\b~30\b(other|opposite|second|left|right) {_PART}\b"
        r"|\b(procedure|surgery|operation)\b~30\bunrelated\b"
        rf"|\b(other|opposite|contralateral|second) {_PART}\b~60\b(global|post-?op|follow-?up)"
        rf"|\b(global|post-?op|follow-?up)\b~60\b(other|opposite|contralateral|second) {_PART}\b"
        rf"|\b(global|post-?op|weeks? (after|later|ago)|last month|first)\b~60\bright {_PART}\b~50\b(now|then|next"
        rf"|later|second)\b~15\bleft {_PART}\b"
        rf"|\b(global|post-?op|weeks? (after|later|ago)|last month|first)\b~60\bleft {_PART}\b~50\b(now|then|next"
        rf"|later|second)\b~15\bright {_PART}\b",
        "24": r"\b(visit|e/?m|office|seen)\b~40\bunrelated\b|\bunrelated (problem|complaint|issue|illness)\b"
        r"|\bunrelated (visit|e/?m|office)\b|\bunrelated\b~30\b(visit|e/?m)\b"
        r"|\b(visit|seen|sees|comes|came|office)\b~30\b(day \d+|in (the|her|his) (global|follow-?up|post-?op)"
        r"|within (the )?global)\b~20\bfor (a|an|her|his)\b"
        r"(?! (wound|dressing|suture|staple|cast|follow|post|check|pain|complication|infection))",
        "78": r"\b(hemorrhage|bleed\w*|bled|thrombos\w+|clot\w*|occlu\w+|h(a)?ematoma|leak\w*|abscess|infect\w*"
        r"|dehiscence|complication)\b~60"
        r"\bin (the )?(or|operating room)\b(?! (not|a|the|an|her|his|later|after|in)\b)|"
        rf"\b(go|goes|went|going|gone|had to go) back in\b~30\b(leak\w*|bleed\w*|hematoma|infect\w*|dehisc\w*|complication\w*"
        rf"|abscess|obstruct\w*|hemorrhag\w*)\b"
        rf"|\b(return\w*|back|took|taken|take|brought|went|goes|going)\b~20\bto (the )?{_OR}\b"
        rf"|\bback in(to)? (the )?{_OR}\b~40\b(hemorrhage|bleed\w*|bled|h(a)?ematoma|leak\w*|abscess|infect\w*"
        rf"|dehiscence|complication)\b"
        r"|\bunplanned (return|procedure)\b|\btake-?back\b|\b(taken|brought|took|take|bring|rushed) (him |her "
        r"|them |the patient |pt )?back\b"
        r"(?! (home|off|the claim|to (the )?(office|clinic)))",
        "58": r"\b(removal|second surgery|reconstruction|exchange|closure|revision)( of (\w+ ){1,3})?( (was"
        r"|is))? ?planned\b|\bstaged\b|\bas planned\b|\bplanned (removal|return|procedure|re-?operation)\b|\bwas planned\b"
        rf"|\b{_OR}\b~25{_NOT_DENIED}\bplanned\b"
        r"|\bplanned prospectively\b|\bprospectively planned\b"
        r"|\bsecond stage\b|\b(planned|anticipated|prospective\w*)\b~30\b(second|next|return"
        r"|procedure|step)"
        r"|\bmore extensive\b|\bmargins?\b~20\bpositive\b|\bpositive margins?\b|\bre-?excis\w+|\b(second|next"
        r"|final) (look|stage)\b"
        r"|\bcompletion (thyroidectom|mastectom|lymphadenectom|proctectom|nephrectom|surger|procedure|operation)\w*"
        r"|\b(pathology|path|biopsy)\b~25\b(showed|came back|confirmed|returned|revealed)\b~60\b(now|then|weeks?|days?)\b",
        "57": r"\bdecision (for|to have|to do) (the )?(major )?surgery\b|\bdecision to operate\b"
        r"|\bdecided (to operate|on surgery|for surgery)\b",
        "53": r"\b(discontinu|abort)\w*\b|\bprep\w* (was|is) (too |so )?(bad|poor|inadequate|terrible)\b"
        r"|\bg(ave|iven) up\b~30\b(?=[A-Z]?\d{4,5}\b)|\bg(ave|iven) (it|the \w+) up\b"
        r"|\babandon\w*\b|\b(incomplete|aborted|unsuccessful|failed)\b~12\b(colonoscop\w+|procedure|scope|endoscop\w+"
        r"|surgery)"
        r"|\b(could ?n[o']t|unable to|not able to) (be )?(complete|finish|advance|pass|reach)\w*\b|\b(poor|inadequate"
        r"|bad) prep\b"
        r"|\b(stopped|terminated|cancell?ed)\b~50\b(because|due|distress|unstable|risk|arrhythm|hypotens|desat)",
        "52": r"\b(reduced|partial(ly)?) (service|procedure|perform|done|complet)\w*\b"
        r"|\bonly part of the (procedure|service)\b",
        "22": r"\b(unusual(ly)?|extra|much (more|longer)|increased|substantially)\b~25\b(work|difficult|time|effort"
        r"|complex)\w*\b"
        r"|\b(twice|double|three times)\b~12\b(as long|the time|the work)\b",
        "77": rf"\b(two|2|twice|second|again|repeat\w*)\b~40\bby (two|2) different ({_CLINICIAN}|\w+ologist)s\b"
        rf"|\b(another|a different|the other|a second|different) {_CLINICIAN}\b~40{_REPEAT}"
        rf"|{_REPEAT}~60\b(another|different|other|second) {_CLINICIAN}\b"
        rf"|\b(another|a different|the other|other|different) {_CLINICIAN}\b~25\b"
        r"(second|2nd) (?=[A-Z]?\d{4,5}|film|x-?ray|study)"
        rf"|\b(second|2nd) (?=[A-Z]?\d{{4,5}})~40\b(another|a different|other) {_CLINICIAN}\b",
        "91": rf"{_REPEAT}~30\b(lab|laboratory|blood|glucose|troponin|potassium|urine)\b"
        rf"|\b(lab|laboratory|blood) tests?\b~30{_REPEAT}",
        "76": rf"\b(same|our|that) {_CLINICIAN}\b~40{_REPEAT}|{_REPEAT}~60\b(same {_CLINICIAN}|same day|later that day)\b",
        "26": r"\b(read(s|ing)?|interpret\w*)\b~30\b(on|with|from|off) (the |a |an )?(hospital|facility|imaging center)('?s)?"
        r"|\b(read(ing|s)?|interpret\w*)\b~40\b(for|at|in) (a |the |our )?(hospital|facility|inpatient)"
        r"|\b(only|just) (does|do|did|performs?|provides?|bills?|handles?) (the )?(read(ing|s)?|interpretation|interp)\b"
        r"|\b(only|just) (the )?(read\w*"
        r"|interpretation)\b|\b(read\w*|interpretation) only\b|\bour part\b|\b(the )?(hospital|facility"
        r"|imaging center) (owns|keeps"
        r"|provides)\b"
        rf"|\b{_EQUIPMENT}\b~15\b(belong(s|ed|ing)? to|owned by|property of|is|are) (the|a|that) (hospital|facility"
        rf"|imaging center)\b"
        rf"|\b(only|just|merely|solely)\b~8\b(do(es)?|did|provid\w+|perform\w*|furnish\w*|suppl\w+) the {_READS}\b"
        rf"|\b(do(es)?|did|provid\w+|perform\w*|furnish\w*|suppl\w+) (only|just|merely|solely) the {_READS}\b"
        r"|\bthe (hospital|facility) has\b"
        r"|\b(bills?|reports?|charges?|bill(s|ing)? for) (only |just )?(for )?(the|our|his|her) (read"
        r"|reading|interpretation)\b"
        r"|\b(read|reads|interpret\w*)\b~30\b(by|only|for)\b~40\b(cardiolog|radiolog|physician|doctor|group"
        r"|pathologist|provider|our)\w*",
        "TC": r"(?<!hospital )(?<!facility )(?<!center )\b(own(s)?|has|have) the (machine|equipment|scanner|unit"
        r"|device)\b|\b(technical|tc) (part"
        r"|portion|side|component) only\b"
        r"|\b(read|reads|interpret\w*)\b~15\b(elsewhere|by (someone|somebody) else|by an outside)\b"
        r"|\belsewhere (reads|interprets)\b",
        "54": r"\b(surgical care|surgery|operation) only\b|\btransfer(red)? (of )?(the )?(post-?op|care)\b",
        "55": r"\b(only|just)\b~8\b(do|does|did|doing|provid\w+|give|gives)\b~12\bpost-?op"
        r"|\btak(e|es|ing) over\b~12\b(post-?op|aftercare)"
        r"|\b(only|just) (do |doing |did |the |for )*post-?\s?op\w*( care| visits?| management"
        r"| follow-?up)?\b|\b(took|take|taking) over (the )?(post-?op|follow-?up)"
        r"|\bpost-?\s?op\w* (care|visits?|management) only\b|\bpost-?op\w* (care"
        r"|management)( only)?\b~40\b(another|only|take|took|different|other)\b",
        "62": r"\bco-?surgeons?\b|\bsurgeon (a|one|1)\b~80\bsurgeon (b|two|2)\b(?!.{0,60}(after-?care|post-?op|follow))"
        r"|\bsecond surgeon\b(?! ((only|just|merely|will|would|who) ){0,2}(assist|opinion|help))"
        r"|\btwo surgeons\b~40\b(each|both|share|specialt"
        r"|together)\w*",
        "82": r"\b(no|without( an?)?|w/?o(ut)?( an?)?) (\w+ )?(qualified |available )?resident\b"
        r"|\bresident\b~20\b(not|un)\s?available\b",
        "93": r"\baudio[- ]only\b|\b(by|over the|via) (tele)?phone\b|\btelephone only\b",
        "JZ": r"\b(no|nothing( was)?|none( was)?|without|zero) (drug )?(waste|wasted|wastage|discarded"
        r"|thrown away)\b",
        "JW": r"\b(wast(e|ed|age)|discard(ed|ing)?|thrown away|left ?over)\b",
        "GG": r"\bscreening\b~60\bmammo\w*\b~80\b(diagnostic|turned|became|converted)"
        r"|\bmammo\w*\b~40\bturned diagnostic\b",
        "PT": r"\bscreening\b~80\b(polyp|biops|diagnostic|therapeutic|turned|became|converted)\w*",
        "GZ": r"\b(no|without (an )?|not (have|get|obtain) (an )?|forgot~20|never signed~5)\s?\babn\b"
        r"|\babn\b~20\b(was not|not|never|wasn't)\b",
        "GX": r"\bvoluntary (abn|notice)\b",
        "GA": r"\b(signed|obtained|have|with)\b~20\babn\b|\babn\b~20\b(signed|obtained|on file)\b"
        r"|\bwaiver of liability\b",
        "GY": r"\bstatutor(y|ily)\b~20\b(exclu|non-?cover)\w*|\bnot a (medicare )?benefit\b",
        "Q6": r"\blocum\b|\bsubstitute (physician|doctor)\b",
        "GE": r"\bprimary care exception\b",
        "GC": r"\bresident\b~60\b(teaching|supervis|attending|presence)\w*|\bteaching physician\b",
        "FS": r"\bsplit\W{0,3}(or )?shared\b",
        "CQ": r"\bphysical therap(y|ist) assistants?\b|\bptas?\b",
        "CO": r"\boccupational therap(y|ist) assistants?\b|\bc?otas?\b",
        "KX": r"\b(over|above|exceed\w*|past|beyond|reached)\b~25\b(therapy )?(threshold|cap)\b",
        "GP": r"\bphysical therapy\b~40\b(plan|modifier)\b|\bunder a pt plan\b",
        "GO": r"\boccupational therapy\b~40\b(plan|modifier)\b|\bunder an ot plan\b",
        "GN": r"\bspeech\b~40\b(plan|modifier)\b",
        "QW": r"\bclia\b~20\bwaiv\w*|\bwaived test",
        "AI": r"\badmitting physician\b|\bphysician of record\b",
        "GW": r"\bhospice\b~60\b(unrelated|not related)\b",
        "QZ": r"\bno (doctor|physician|anesthesiologist|one|md) (directs?|directed|supervis\w+|direct)\b"
        r"|\bcrna (alone|by (her|him)self|on (her|his) own)\b|\b(not|without being) (medically )?directed\b"
        r"|\bcrna\b~40\b(without|no) (medical )?(direction|supervision|anesthesiologist)\b",
        "QX": r"\bcrna\b~40\b(with|under) (medical )?direction\b|\bmedically directed crna\b",
        "AA": r"\banesthesi\w*\b~20\bpersonally\b|\bpersonally performed\b~20\banesthesi",
        "LT": rf"\bleft (only|{_PART})\b|\b(the|on|her|his) left\b(?! {_BOTH})",
        "RT": rf"\bright (only|{_PART})\b|\b(on the|her|his) right\b(?! {_BOTH})",
        "QK": r"\bmedical(ly)? direct\w*\b~30\b(two|three|four|2|3|4)\b",
    }.items()
}
"""The first that fit are meant; a more exact one stands before a wider one."""
NAMED: Mapping[str, Pattern] = {
    modifier: pattern(words)
    for modifier, words in {
        "81": r"\bminimum assistant\b|\bassist\w*\b~25\b(small part|part of the (surgery|operation|procedure))\b",
        "AS": r"\bnon-?\s?physician assist\w+\b|\bassistant at surgery (services )?by (a |an )?(pa|np|cns|non-?physician)\b",
        "32": r"\bmandated (services?|consult\w*|exam\w*|second opinion)\b|\b(court|payer|insurer|employer)[- ](ordered"
        r"|required)\b",
        "96": r"\bhabilitative\b",
        "97": r"\brehabilitative\b",
        "27": r"\b(multiple|several|two|second) (outpatient )?(hospital |ed |er |clinic )?(e/?m )?(encounters"
        r"|visits)\b~25\bhospital\b"
        r"|\bmultiple outpatient (hospital )?e/?m\b",
        "63": r"\b(infant|neonate|baby|newborn)s?\b~40\b(4 ?kg|4000|four kilos?|less than 4)\b|\bunder 4 ?kg\b",
        "23": r"\bunusual anesthesia\b",
        "92": r"\b(alternative|single[- ]use|portable|transportable)\b~20\b(lab\w*|kit|platform|test\w*)\b",
        "99": r"\bmultiple modifiers\b|\bmore than (4|four) modifiers\b|\b(line|field) (has no room|is full)\b",
        "95": r"\b(video|synchronous|real[- ]time|live)\b~25\b(tele\w+|visit)\b|\btele\w+\b~25\b(video|synchronous"
        r"|real[- ]time)\b",
        "QS": r"\bmonitored anesthesia care\b|\bmac (anesthesia|case|care)\b",
        "QY": r"\bdirect\w*\b~15\b(one|1|a single|single) (crna|nurse anesthetist)\b",
        "AD": r"\b(more than|over) (4|four)\b~20\b(concurrent|cases|rooms|procedures)\b",
        "SG": r"\basc facility (service|claim)\b",
        "AT": r"\b(active|acute) treatment\b~30\bchiropract\w*|\bchiropract\w*\b~40\b(active|acute) (treatment|care)\b",
        "GV": r"\battending (physician|doctor)?~25\bhospice\b|\bhospice\b~60\battending\b",
        "Q5": r"\breciprocal\b~30\b(billing|coverage|arrangement)\b|\bcovering (doctor|physician)\b~30\breciproc\w*",
        "73": r"\b(cancel|discontinu|stop|terminat|abort)\w*\b~40\b(before|prior to)\b~12\banesthesia\b",
        "74": r"\b(cancel|discontinu|stop|terminat|abort)\w*\b~40\bafter\b~12\banesthesia\b",
        "50": r"\bbilateral(ly)?\b~12\b(procedure|surgery|service)s?\b|\b(procedure|surgery)\b~12\b(bilaterally|on both sides)\b",
        "26": r"\bprofessional component\b",
        "TC": r"\btechnical component\b",
        "66": r"\b(surgical team|team surgery|team of surgeons)\b",
        "80": r"\bassistant (at surgery|surgeons?)\b",
        "51": r"\bmultiple procedures\b",
        "59": r"\bdistinct (procedural )?(service|procedure)s?\b",
        "33": r"\bpreventive services?\b~25\bcommercial\b",
        "47": r"\banesthesia by (the |a )?surgeon\b",
        "56": r"\bpre-?op(erative)? (management|care|part|work) only\b|\bonly (did|does|do|gave|gives|the)\b~12\bpre-?op\w*"
        r" (part|care|management|work)\b",
        "GY": r"\bnon-?\s?cover\w*\b~12\b(by|under) (statute|law)\b|\b(excluded|barred) by (statute|law)\b",
        "90": r"\b(reference|outside) lab(oratory)?\b",
        "76": r"\brepeat\b~25\bby (the )?same\b",
        "77": r"\brepeat\b~25\bby (another|a different|a second)\b",
    }.items()
}
"""Modifiers that a question names by what they are called, where it tells no situation."""
_THERAPY = frozenset({"96", "97"})
"""Modifiers that are asked for side by side."""
FOLLOW_UP = frozenset({"24", "58", "78", "79", "55"})
"""Modifiers that have a meaning only inside a procedure's follow-up period."""


_PLANNED = pattern(rf"\b{_OR}\b~25{_NOT_DENIED}\b(as |was )?planned\b|\bplanned (return|re-?operation)\b")
"""A return that nothing went wrong before."""


_OUR_EQUIPMENT = pattern(
    rf"\b{_EQUIPMENT}\b~15\b(belongs? to us|(is|are) ours|owned by us|(is|are) (our own|the (clinic|practice|office)'s))\b"
    rf"|\b(we|our \w+|us)\b~8\b(owns?|have|has|suppl(y|ies)|provides?|furnish\w*)\b (only |just )?(the|our|a|an) (\w+ ){{0,2}}"
    rf"{_EQUIPMENT}\b|\bour (own )?(\w+ )?{_EQUIPMENT}\b"
)
_READ_BY_OTHERS = pattern(
    rf"\b{_ANOTHER} (\w+ )?({_CLINICIAN}|\w+ologist|group|practice)\b~20\b{_READS}\b"
    rf"|\b{_READS}\b~30\b(by|to|at|from|for)\b~12\b{_ANOTHER} (\w+ )?({_CLINICIAN}|\w+ologist|group|practice)\b"
    rf"|\b(some(one|body)|anyone) (else|outside|elsewhere)\b~15\b{_READS}\b|\b{_READS}\b~20\b(by )?some(one|body) (else"
    rf"|outside)\b"
    rf"|\b{_READS}\b~12\b(elsewhere|outside|sent out|off-?site)\b"
)


def _technical_alone(text: str) -> bool:
    """Whether the equipment is ours and somebody else reads: the technical part is what we report."""
    return bool(_OUR_EQUIPMENT.search(text) and _READ_BY_OTHERS.search(text))


@lru_cache(maxsize=64)  # one question is looked at from several places
def meant(text: str) -> tuple[str, ...]:
    """The modifiers whose situations the text describes, in the order of the table; digits, lids and arteries tell their side."""
    found = tuple(modifier for modifier, words in SITUATIONS.items() if words.search(text))
    arteries = heart_arteries.treated(text)
    sided = bool(arteries or digits.part(text)) or {"LT", "RT"} <= set(found)
    without = {"LT", "RT"} if sided else set()
    without |= {"78"} if _PLANNED.search(text) else set()
    if _technical_alone(text):
        found, without = tuple(dict.fromkeys((*found, "TC"))), without | {"26"}
    return (*digits.told(text), *arteries, *(modifier for modifier in found if modifier not in without))


def named(text: str) -> tuple[str, ...]:
    """The one modifier that the text calls by its name."""
    found = tuple(modifier for modifier, words in NAMED.items() if words.search(text))
    return found if set(found) <= _THERAPY else found[:1]
