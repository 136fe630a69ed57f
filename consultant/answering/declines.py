"""Requests that a reply declines, by the words that show them (reply contract, A15)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from consultant.answering import motives
from consultant.answering.patterns import Pattern, pattern


class Decline(StrEnum):
    """Requests that a reply declines, with what may be done instead (reply contract, A15)."""

    UPCODE = "upcode"
    CHANGE_DIAGNOSIS = "change_diagnosis"
    BACKDATE = "backdate"
    UNBUNDLE = "unbundle"
    OTHER_PROVIDER = "other_provider"
    WAIVE = "waive"
    PROMISE = "promise"
    LEGAL = "legal"


_PAYS = (
    r"(so (that )?\S+( \S+){0,3} (pays?|paid|covers?|covered|pass(es)?|goes through|approved|accepted)"
    r"|to (get|be|have|make)\b.{0,25}\b(paid|pay|covered|reimbursed|approved|through|past|accepted)"
    r"|(that|which) (will |would |gets? |is )?(pays?|paid|covered)"
    r"|so (that )?.{0,25}\b(does ?n[o']t|do ?n[o']t|wo ?n[o']t|will not) (apply|pay|owe))"
)
_REPORT = r"\b(bill|code|report|charge|submit|use|put|append|add|call|pick|choose|select|assign)\w*\b"
_DAY = r"(another|earlier|later|different|next|previous) (day|date|month)"
_DATE = rf"(dates? of service|dos|service dates?|dates?|{_DAY})"
_NAMED_DAY = (
    r"(the \d{1,2}(st|nd|rd|th)|(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}"
    r"|\d{1,2}/\d{1,2}(/\d+)?|(mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_REQUEST = r"\A(?=.*\b(can|could|may|should|want|ok|okay|allowed|how (do|can|to)|please|possible|just|let's|need to)\b)"
"""What is looked for anywhere in the text is tried from its beginning only: from every place it took 15 ms a mail."""
_DIAGNOSIS = r"(diagnos\w+|dx|icd\S*)"
_THROUGH = r"(paid|pay|pays|through|covered|cover|approved|accepted|past|reimbursed)"

DECLINES: Mapping[Decline, tuple[Pattern, ...]] = {
    kind: tuple(pattern(words) for words in patterns)
    for kind, patterns in {
        Decline.BACKDATE: (
            r"\bback-?\s?dat(e|ed|ing)\b|\b(pre|post)-?dat(e|ed|ing)\b~30\b(note|order|claim|signature|record|chart)",
            rf"\b(change|alter|move|shift|adjust)\w*\b~40\b{_DATE}\b"
            r"~60\b(so|to (get|avoid|fit|meet|fall|match)|earlier|within|before|outside)\b",
            r"\b(sign|order|note|write|document|enter)\w*\b~40\b(with an? |an |as of an? )?(earlier|older"
            r"|previous) date\b",
            rf"\b(put|use|bill|list|enter|report|submit)\b~15\b{_NAMED_DAY}\b~40\b(did|done|was|were|seen|saw"
            rf"|performed|happened)"
            rf"\b~15\b{_NAMED_DAY}\b",
            rf"\b(claim|bill|form|order|note)\b~10\b(say|show|read|carry)\b~10\b{_NAMED_DAY}\b|\bbill (it|this"
            rf"|that) as (of )?{_NAMED_DAY}",
            r"\b(miss\w*|auth\w*|bundl\w*|coverage|ended|expired|edit|denied)\b.{0,60}\bbill\b~20\b(for|as"
            r"|on) (tomorrow|(the )?"
            r"(next|following) day|the day (after|before)|next (week|month))\b",
            r"\bdate it (with )?(the day|as if)\b|\bput\b~12\b(mon|tues|wednes|thurs|fri|satur|sun)day('s)? date\b",
            r"\b(which|what) date\b~25\b(put|use|enter|report|write)\b~15\bso\b",
            rf"{_REQUEST}(?=.*\b(auth\w*|eligib\w*|coverage|policy|insurance|referral|deductible|filing|expired"
            rf"|benefit year|inactive)\b)"
            rf".*\b(change|alter|move|shift|adjust|put|use|enter|list|bill|report|submit|fudge|tweak)\w*\b~30\b(as "
            rf"|on |under |with |for )?(the |our |a |an )?"
            rf"(\w+ ){{0,3}}{_DATE}\b",
            r"\b(sign|date|stamp)\w*\b~40\bas (if|though)\b",
            r"\b(date|stamp)(d|s)? (the|it|this|that|her|his)\b~25\b(\d+|an?|one|two|three|four|few) (days?"
            r"|weeks?|months?) (later|earlier)\b",
            rf"\b(sign|date|stamp)\w*\b~25\bas of\b~6\b(last|yesterday|{_NAMED_DAY})\b",
        ),
        Decline.CHANGE_DIAGNOSIS: (
            r"\b(chang|swap|switch|replac|alter|pick|choos|substitut|find|use|put|give|add|tweak|suggest)\w*\b~60"
            rf"\b(diagnos\w+|dx|icd\S*|[A-TV-Z]\d[\dA-Z](\.\w+)?)\b[^?]{{0,80}}\b{_PAYS}",
            rf"\b{_DIAGNOSIS}\b~60\b(use|put|choose|pick|report|submit|bill|list|link|add|attach)\w*\b~60\b{_PAYS}",
            rf"\b(which|what|any|another|different|give|find|suggest|need|want|tell|better"
            rf"|some)\b~30\b{_DIAGNOSIS}\b~40"
            rf"\b(get|gets|getting|make|makes|force)\b~30\b{_THROUGH}\b",
            rf"\b(change|swap|switch|replace|alter)\b~20\b(the |our |a )?{_DIAGNOSIS}\b~60\b(denied|denial"
            rf"|not covered|isn't covered|paid|pays?)\b",
            rf"\b(den(ied|ial)|not covered|isn't covered|doesn't cover|won't pay)\b.{{0,80}}\b(can|could|may|should"
            rf"|let's|how)\b~20"
            rf"\b(change|swap|switch|replace|alter)\w*\b~20\b({_DIAGNOSIS}|it to [A-TV-Z]\d)",
            rf"\b{_DIAGNOSIS}\b~60\bon (all|every|each) (\w+ )?(claims?|patients?|visits?|orders?)\b",
            rf"\b{_DIAGNOSIS}\b~30\b(pays?|paid|works?) (best|better|more|the most)\b",
            rf"\b(what|which)\b~10\b{_DIAGNOSIS}\b~20\b(switch|change|swap)\b|\b{_DIAGNOSIS}\b~10\b(pays?|works"
            rf"|gets)\b~40"
            rf"\b(when|if|though|although)\b~20\b(is|does|has|was|did) ?n[o']t\b",
            rf"\b(tell|give|name|find) (me|us) (a|an|any|one) {_DIAGNOSIS} that (works|pays|gets|goes|flies)\b",
            r"\bany (covered|payable|accepted|approved|paying) (code|dx|diagnos\w+)\b"
            r"|\bmake\b~25\bmedically necessary\b",
            r"\b(does ?n[o']t|do ?n[o']t|wo ?n[o']t|will not|not) (pay|cover|accept)\b.{0,60}\b(can|could"
            r"|may)\b~15\b(use|put|bill|code"
            r"|report)\b~20\b[A-TV-Z]\d[\dA-Z](\.\w+)?\b~12\b(instead|anyway|anyhow)\b",
            r"\bcall (it|this|that)\b~40\bso\b|\b(list|write|say|claim)\b~25\bso\b~20\b(covered|paid|approved)\b",
            r"\b(did ?n[o']t|does ?n[o']t|has ?n[o']t|never) (note|document|mention|record|write"
            r"|state)\w*\b~40\bbut\b~60\b(add|use|code"
            r"|report|put|bill)\b",
        ),
        Decline.UPCODE: (
            r"\b(say|write|put|document) (down )?\d+ ?min\w*\b~40\b(ok|okay|fine|anyway|so|even|every|each|all)\b",
            r"\b(which|what) (codes?|one|procedure)\b~15\b(pays?|reimburses?) (us )?(the )?(best|most|highest)\b",
            r"\bhigher (code|level)\b~30\bwrite off\b|\b(just|simply) (copy|clone|paste|reuse|carry)\w*\b~20\b(note"
            r"|record|exam|chart)\b",
            r"\b(always|automatically)\b~15\b(bill|code|report)\w*\b~15\b99[2-4]\d\d\b~20\b(every|each|all)\b",
            r"\b(make|making|have)\b (him|her|it|them|this|that|the \w+|a \w+) (look|appear|seem|pass)\b",
            r"\bup-?cod|\bnobody (audits|checks|looks|will (know|notice|check|audit))\b|\bwithout getting (caught"
            r"|audited)\b",
            r"\b(everything|every (visit|patient)|all (of )?(our |my |the )?(visits|patients))\b~20\b(at|as"
            r"|to) (an? )?(99[2-4]\d\d|level)",
            rf"{_REPORT}~80\b(even though|although|though|but)\b~80\b(only (a|an|the|spent|did|saw|needed"
            rf"|documented|supports?)|not documented|not supported"
            r"|(doctor|provider|physician|nurse|he|she|we|they|it|patient|note|record|chart) (only|didn't|did not"
            r"|wasn't|was not|never|doesn't|does not))\b"
            r"(?! (sign|reach))",
            rf"{_REPORT}~80\b(despite|regardless of)~20\b(note|record|documentation|chart)\b",
            rf"{_REPORT}~60\b(higher|next|highest) (level|code)\b~60\b(more|pays?|paid|revenue|reimburs|regardless"
            rf"|anyway|always)",
            rf"{_REPORT}~60\b(instead|anyway|since|because|as)\b~60\b(pays?|paid|reimburses?) (us )?(more|better"
            rf"|higher|the most)",
            rf"{_REPORT}~60\binstead\b~60\b((get|be) paid more|more money|revenue|(to )?(get|earn|make) more)",
            r"\b(want|wants|like|may|can|should|could|ok|okay|fine)\b~15\balways\b~15\b(bill|code|report|use"
            r"|charge)\w*\b~12\b(99[2-4]\d\d|level [345])\b",
            r"\b(all|every|each)\b( (of|our|my|the|new|known|established|follow|up|office))* ?(visits?|patients?"
            r"|follow-? ?ups?|consults?)\b~25"
            r"\b(as|at|to) (an? )?(99[2-4]\d\d|level)",
            r"\bonly\b~30\bbut\b~40\b(can|may|could)\b~30\b(bill|billed|code|coded|report|reported|charge)\b",
            r"\b(document|chart|write|note)\w*\b~15\bso (that )?~25\b(level|99[2-4]\d\d|never)\b|\bget away with\b",
            r"\b(if|when) (i|we|he|she|they|the doctor) (just )?(write|put|document|chart|say"
            r"|add)s?\b~20\b(\d+ ?min\w*|level)\b",
            rf"{_REPORT}.{{0,60}}\b(although|though|but)\b~30\bonly\b~25\b(\d+|five|ten|fifteen|twenty) ?min",
            rf"{_REPORT}.{{0,60}}\b(although|though)\b~40\b(was|were) (never|not) (given|done|performed|rendered"
            rf"|provided|administered)\b",
            r"\bon (all|every|each)\b~25\b(patients?|inpatients?|admissions?|members?)\b~20\bto (get|raise|increase"
            r"|capture|reach)\b",
            r"\b(raf|risk score|score|drg|weight|cmi|case mix)\b~15\b(goes|go|going|is|be) (up|higher)\b"
            r"|\bdrg\b~15\bto an? higher\b",
            r"\b(removed|did|treated|injected|excised) (only )?(one|a single)\b~30\bbut\b~20\bwants?\b"
            r"|\bmake up for (the |our )?lost\b",
            r"\bpays? (more|better|the most|best)\b~40\b(instead|so)\b",
            r"\bmaximi[sz]\w*\b~20\b(revenue|reimbursement|payments?|collections?|income|profit)\b",
            r"\b(bump|push|raise|boost|inflate|increase)\w*\b~25\b(level|e/?m|code|raf|risk score|hcc|drg|severity"
            r"|units|time|minutes)\b",
            r"\b(add|find|use|put|report)\w*\b~40\b(mcc|cc|hcc|diagnos\w+)\b~40\b(higher|increase|raise|boost|bump"
            r"|better|more)\b~20\b(drg|raf|score|pay\w*|weight|reimburs\w*|money)\b",
            r"\bbill\w*\b~30\b(not|never|wasn't|weren't) (actually )?(provided|performed|rendered|done|given)\b",
            r"\b(note|record|documentation|chart) (only )?supports?\b.{0,60}\b(can|could|may|should)\b~20"
            r"\b(bill|code|report|charge)\b~30\b(anyway|instead|higher|more)\b",
        ),
        Decline.UNBUNDLE: (
            r"\b(split|spread|separate|unbundl|break)\w*\b~60\b(to|so( that)?|and)\b~30"
            r"\b(get|gets|stay|keep|avoid|bypass|dodge|around|both (pay|paid)|paid|past)\b",
            r"\b(59|x[epsu]|25|modifiers?)\b~40\b(anyway|just to|only to|simply to|solely to|just so)\b~40\b(paid"
            r"|pay|pays|bypass|edit|through|past|around)",
            r"\bsame (site|joint|lesion|incision|knee|shoulder)\b[^?]{0,60}\b59\b[^?]{0,40}\b(anyway|get (it )?paid"
            r"|bypass)",
            r"\b(get|go|work|sneak|slip)\w* (around|past|by)\b~30\b(edits?|ncci|cci|bundl\w*|mues?|limit|system"
            r"|scrubber)\b",
            r"\b(59|x[epsu]|25)\b~12\b(to|on) (every|each|all)( of| our| my| the)?( \w+)? (lines?|claims?|codes?"
            r"|visits?|procedures?)\b"
            r"~30\b(just|to be safe|so|nothing|den)",
            r"\b(next|another) day\b~15\bso\b~25\b(paid|pays?|separate\w*|bundl\w*)\b|\btrick to\b",
            r"\b(will|does|would)\b~30\b(edit|system|payer|scrubber)\b~10\b(catch|notice|see)\b"
            r"|\bscrubber\b~12\bshut up\b",
            r"\b(bypass|get around)\w*\b~15\bmues?\b|\b(add|append|put)\b~20\b(59|25|x[epsu])\b~8\bautomatically\b",
            r"\b(what|which) (reason|explanation|story|wording)\b~25\bso\b",
            r"\bover (several|two|three|more) (days|dates|claims)\b~20\bso\b",
            r"\b(trick|dodge|beat|circumvent|evade|fool|game|cheat)\w*\b~30\b(edits?|ncci|cci|bundl\w*|mues?|limit"
            r"|system|payer|scrubber)\b",
            r"\bbypass\w*\b~60\b(anyway|even though|although|just|nothing|same (site|lesion|session|incision))\b",
            r"\b(59|x[epsu]|25|modifiers?)\b(?!~12\b(have|has|need|needs|belong|belongs|required)\b)~25\b(everything"
            r"|every (line|claim|code|visit)|all (lines|claims|codes"
            r"|our visits|procedures))\b",
            r"\b(separate|different|two|other) (days?|dates?|claims?)\b~40\b(so|to)\b~30\b(paid|pay|pays|bundl\w*"
            r"|avoid|bypass|edits?)\b",
            r"\b(separately|individually|one by one)\b~40\b(instead of|rather than)\b~60\b(more|higher|revenue"
            r"|pays?|paid|money)\b",
        ),
        Decline.OTHER_PROVIDER: (),  # told by their elements alone
        Decline.WAIVE: (),
        Decline.PROMISE: (
            # "Authorization is not a guarantee of payment" is what payers write, not a request.
            r"(?<!not a )(?<!no )\b(guarantee|promise|assure)\w*\b~60\b(pa(y|id|yment)|reimburs\w*|cover\w*|denied"
            r"|denial)",
            r"\bguarantee (it|this|that|us)\b|\bpromise (us|me)\b",
            r"\b(can|could|will|do) (you|the desk) (guarantee|promise|assure|swear)\b(?! (that )?(this|it) is (right"
            r"|correct|current))",
            r"\bpa(y|id|yment)\b~40\b(?<!not a )(?<!no )(guarantee|promise)",
            r"\b(confirm|certain|sure|swear)\b~40\b(will|would|be|get|gets) (be |get )?(paid|reimbursed|covered)\b",
            r"\bwill\b~40\b(definitely|certainly|surely|for sure|100 ?%)~30\b(pay|pays|paid|cover|covered)\b",
            r"\b(definitely|certainly|surely|for sure|100 ?%)~20\b(will|be|get)\b~10\b(pay|paid|cover|covered)\b",
            r"\bpay\w*\b~20\b(100 ?%|for (sure|certain)|no matter what)|\bpaid\b~20\b(for (sure|certain)"
            r"|no matter what)",
            r"\b(for sure|for certain|certain(ly)?|definitely)\b~40\b(wo ?n[o']t|will not|not) (be|get) (denied"
            r"|rejected|audited)\b",
            r"\bconfirm\b~10\b100 ?%|\b(need|give me|have) your word\b|\bwritten confirmation\b"
            r"|\bconfirm in writing\b",
            r"\b(will|would)\b~20\b(appeal|case|audit|hearing)\b~10\b(win|succeed|be (won|approved"
            r"|overturned)|hold up|pass)\b",
            r"\b(will|would) (we|i|it|this|they|he|she)\b~15\b(pass|survive|win|lose|fail)\b~25\b(audit|rac|appeal"
            r"|review|case|hearing)\b"
            r"|\bsafe (in|from|with) (an |the )?audit|\baudit[- ]proof\b|\bchances?\b~15\b(win|winning|appeal"
            r"|approved)\b",
            r"\b(promise|guarantee|swear)\b~40\b(take-?back|claw-?back|audit|recoup\w*|refund)\b",
        ),
        Decline.LEGAL: (
            r"(?<!not )(?<!constitute )\blegal (options|remed\w+|advice|opinion|liabilit\w+|risk|action|rights?"
            r"|grounds)\b"
            r"|\blawsuits?\b|\bsubpoena",
            r"\bguilty of\b|\bwhat (sentence|penalty|punishment)\b|\b(jail|prison) time\b",
            r"\b(can|may|could|should|will|want to|going to|plan to) (i |we |they |he |she )?sue\b"
            r"|\b(sue|sued|suing) (us|them|him|her|me|the|a|an|our|my)\b|\b(take|taking|go|going)\b~50\bto court\b",
            r"\b(need|hire|ask|get|consult|retain|tell|call|talk to|inform) (a|an|our|my|the) (lawyer|attorney)\b",
            r"\b(is|would|are|be) (it|this|that|we|they)?\s?(be |doing )?(il)?legal(ly)?\b(?! (name|guardian"
            r"|entity|business|document|authority|representative|status|address))|\bgo to (jail|prison)\b",
            r"\b(violat\w+|break\w*)\b~30\b(law|stark|anti-?kickback|false claims)\b|\bunder the false claims act\b",
            r"\b(accused|charged|indicted|investigated|prosecuted)\b~30\b(fraud|oig|doj|false claims"
            r"|department of justice)\b"
            r"|\bpersonally responsible\b|\bsettle with\b|\b(is|are|was)\b~45\b(il)?legal\?"
            r"|\b(held|be|are|am|we|personally) liable\b|\bqui tam\b|\bwhistle-?blower\b|\bsettlement (offer"
            r"|agreement)\b",
        ),
    }.items()
}
"""Requests to decline, most serious first; the first that fits names the decline."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def declined(text: str) -> Decline | None:
    """The request that has to be declined, None when there is none: by its wording, else by what it is made of."""
    worded = next(
        (kind for kind, patterns in DECLINES.items() if any(words.search(text) for words in patterns)), None
    )
    if worded and motives.excused(worded, motives.elements(text)):
        return None
    found = worded or motives.shown(text, tuple(DECLINES))
    return Decline(found) if found else None
