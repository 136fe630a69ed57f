"""Improper requests told by what they are made of: an act, what it is done to, and a motive or a record that says otherwise.

The words of such requests vary without end; their elements do not. An element is looked for sentence by sentence, and the
elements of a request have to meet within `_NEAR` sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.patterns import pattern

_PAY = r"(pays?|paid|reimburs\w+|covers?|covered|payable|approve[ds]?|accept(s|ed)?|through|past|pass(es)?)"
_RECORD = r"(note|record|chart|documentation|op(erative)? note|path(ology)?|report|order|plan( of care)?|consent|form|abn)"
_PERSON = (
    r"(patient|he|she|they|provider|doctor|physician|nurse|therapist|drug|visit|exam|note|record|chart|we|it)"
)
_NOT = r"(does ?n[o']t|do ?n[o']t|did ?n[o']t|was ?n[o']t|were ?n[o']t|is ?n[o']t|wo ?n[o']t|has no|had no|have no|never|not)"
_REFUSED = r"(den(y|ied|ies)|reject\w*|hit|bundled?|caught|see it|notice\w*|apply)"
_WEEKDAY = r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"

ELEMENTS: Mapping[str, re.Pattern[str]] = {
    name: pattern(words)
    for name, words in {
        # -- what is done ------------------------------------------------------------------------------------------
        "bill": r"\b(bill|cod|report|charg|submit|us|put|append|add|call|pick|choos|select|list|enter|record|attach|stick"
        r"|send|go out"
        r"|separat|get paid)\w*\b",
        "change": r"\b(chang|alter|swap|switch|replac|shift|mov|adjust|tweak|fudg|pad|fak|fabricat|falsif|delet|remov"
        r"|omit|hid|leav)\w*\b"
        r"|\bmak\w+~25\blook\b",
        "seek": r"\b(suggest|give|find|need|want|tell|pick|choose|which|what|another|different|better|good|magic|just"
        r"|like to)\b",
        "write": r"\b(sign|writ|creat|mak|carr|put|enter|fill|dat|show)(e|es|ed|ing|s|y|ten)?\b",
        "evade": r"\b(get|go|work|sneak|slip|squeeze)\w*\b~30\b(around|past|by with)\b|\bforc(e|ing)\b~30\bthrough\b"
        r"|\b(trick|beat|fool|evade|circumvent|dodge|game|cheat)\w*\b",
        "bypass": r"\b(bypass|avoid|override|unbundle)\w*\b|\bopens? the edit\b|\bto get\b~20\bpaid\b|\bneed it paid\b"
        r"|\bboth (get )?pa(y|id)\b",
        "pretend": r"\bjust say\b|\bsay it was\b|\bpretend\b|\bas (if|though)\b|\blook like\b",
        # -- to what -----------------------------------------------------------------------------------------------
        "diagnosis": r"\b(diagnos\w+|dx|icd\S*|symptom|(cancer|lcd) code|code from the lcd"
        r"|[A-TV-Z]\d[\dA-Z](\.\w{1,4})?)(?!-?[\d-])\b",
        "level": r"\b(levels?|higher code|e/?m|mdm|99\d{3}|units|minutes|time)\b",
        "edit": r"\b(edits?|n?cci|bundl\w*|unbundl\w*|59|x[epsu]|25|76|modifiers?|rt and lt|left and right|scrubber|mues?"
        r"|unit limit)\b",
        "date": r"\b(dates?|dos|dated)\b",
        "day": rf"\b(the \d{{1,2}}(st|nd|rd|th)|{_WEEKDAY}|{_MONTH} \d{{1,2}}|january|next (month|year|week)"
        rf"|(another|a) day (earlier|later)?)\b",
        "two claims": r"\btwo npis?\b|\b(on|into|over) (a |two |the )?(second|separate|different|two) (days?|dates?"
        r"|claims?)\b"
        r"|\bone (code )?on\b~40\bone on\b|\bone day and\b~30\bthe next\b",
        "panel in parts": r"\b(separate|split|break up|unbundle)\b~40\b(into|and|to get)\b|\b(every|each) (lab|test|part"
        r"|component)\b~40\bon its own\b",
        # -- what the record says against it ------------------------------------------------------------------------
        "contrary": rf"\b(even (though|if)|although|though|regardless|despite|anyway)\b|\bmatter what the {_RECORD}\b"
        rf"|\bwhen only\b"
        rf"|\bonly (a|an|the|did|one|removed|saw|lasted|took|documented|supports?)\b|\b{_PERSON} {_NOT} (have|support"
        rf"|document|show)\w*\b"
        rf"|\bhas no (\w+ )?(pain|symptoms)\b|\bno symptoms\b|\b{_RECORD} (says|shows?) \S+\Z|\bis ?n[o']t (diabetic"
        rf"|on the list|sick|documented)\b"
        r"|\binstead of what was done\b|\b(limited|partial|simple|brief)\b~60\b(complete|total|comprehensive|complex|full)\b",
        "not done": rf"\b{_PERSON}~15\b(did ?n[o']t|never) (come|came|do|did|show up|happen|perform|receive|take)\b"
        r"|\bnot (given|rendered|provided|administered|present)\b(?! by| at| in)|\bwas not\b\Z",
        "short": r"\b(session|visit|note|doc\w*|therapist|saw (her|him|them))\b~30\b(lasted|took|says|documented|for|only"
        r"|was there)\b~12"
        r"\b(\d+|ten|five) min\w*|\b(documented|supports?) an? (level|lower|99\d{3})\b~40\bbut\b"
        r"|\blow complexity\b~40\bhigh\b",
        "lower record": r"\b(documented|supports?) (an? )?(level|lower|99\d{3})\b~40\b(but|though)\b~30\b(want|like"
        r"|prefer|need)",
        "same": r"\b(same|one|single) (lesion|site|knee|hip|shoulder|joint|incision|session|sites|finger|wound"
        r"|interval)\b|\bsites? (was|were) the same\b"
        r"|\bone service\b|\bnothing (separate|distinct)\b|\bdone once\b|\bmidline\b|\bis included\b|\bpart of the\b"
        r"|\bwere the same day\b",
        "old date": rf"\b(old|earlier|original|previous|last (month|week)'?s|yesterday'?s) ({_RECORD} )?date\b|\b(pre"
        rf"|back)-?\s?dat(e|ed|ing)\b"
        rf"|\bdate it (as |for |to )?(\d|the \d)|\bdated? (it |the \w+ )?(earlier|for the|to cover"
        rf"|for (yesterday|last))\b|\bdate of (the )?original\b"
        rf"|\bdate\b~25\bbefore the \w+"
        rf"|\blook like it was (written|done|signed|made)\b|\b{_RECORD}~20\blook like\b|\bdate the new one\b"
        rf"|\bas if\b~20\bat the time\b",
        "service date": r"\b(with|carry|put|use)\b~15\bdate of (the )?(procedure|visit|surgery|service)\b",
        "unsigned": r"\b(now|today|after|forgot\w*|lapsed|missing|missed)\b",
        # -- what for ------------------------------------------------------------------------------------------------
        "gain": rf"\b(so( that)?|to|in order to|will|would|makes?|gets?|getting|that|because|since|as)\b~45\b{_PAY}\b"
        r"|\b(more|extra|higher|better|increased?|full) (money|revenue|payments?|reimbursement|pay)\b|\bfor extra\b"
        r"|\b(pays?|reimburses?|paid) (\w+ )?(more|better|best|higher|twice)\b|\b(better|best|higher)[- ]pa(id|ying)\b"
        r"|\badds up to more\b"
        r"|\b(payment|reimbursement|revenue|pay|rates?) (is|are) (higher|better)\b|\b(increase|double"
        r"|triple)s? (the )?(payment|reimbursement|revenue)\b"
        rf"|\b(so|that|because)\b~35\b{_NOT} (get )?{_REFUSED}\b|\bcover (our|the) costs?\b|\bavoid~25\b(denial"
        rf"|deductible|copay)"
        r"|\b(earn|make) (us )?the most\b|\bgets? us paid\b|\bthey'?d pay\b|\bgo(es)? through\b",
        "benefit": r"\b(auth\w*|eligib\w*|coverage|insurance|policy|plan|referral|deductible|filing|global|expired"
        r"|same day|new year|90 days)\b"
        r"|\bgets? paid\b|\bedit\b",
        "instead": r"\binstead of\b|\brather than\b|\bas (january|june|if)\b|\b(bill|report)\w* as\b|\bone day and\b"
        r"|\banother date\b|\bdifferent date\b"
        r"|\binto (january|next)\b|\bprevious \w+'?s date\b|\bas dos\b|\bday (earlier|later)\b",
        "aim": r"\b(pad|stretch|round up)\b|\bget away with\b|\bto (hit|reach|meet|qualify)\b|\bup to (a )?(level|99)"
        r"|\bso\b~30\b(met"
        r"|reach\w*|supports?|flies|can be billed|qualif\w*)\b|\bjustify\b|\blevel (higher|up)\b"
        r"|\bmake (a |an )?99\d{3} look\b|\bas (comprehensive|high)\b|\bget a higher level\b|\bget paid for \d+\b"
        r"|\bwould \d{5} fly\b"
        r"|\bwe write \d+\b|\bchange it to \d+\b|\bevery visit (qualif|is|as|at)\w*\b",
        "unseen": r"\bnobody\b~12\b(audit|check|notice|look|know)s?\b|\bwithout (more )?documentation\b"
        r"|\bsame documentation\b",
        "shopping": r"\b(choose|suggest|find|tell me|give me|pick|use)\b~25\b(payable|magic|covered|accepted"
        r"|better paying) (dx|diagnos\w+)\b"
        r"|\bpaying (dx|diagnos\w+)\b|\bwhich code works\b|\b(medicare|insurance|payer) will accept\b"
        r"|\bwill be (reimbursed|paid|covered), which\b"
        r"|\bwhich (dx|diagnos\w+) should\b~20\b(swap|switch)\b|\bdiagnos\w+ (medicare|they|the plan) pays?\b|\bcan (i"
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
        r"|\blegally\b|\bprosecuted\b|\bcriminal\b|\ba crime\b|\bjudges?\b|\b(in|a) court\b|\b(be|get|got|being) sued\b"
        r"|\bas counsel\b"
        r"|\bneed an? (lawyer|attorney)\b|\blegal (response|answer|defen[cs]e)\b|\bjail\b|\bprison\b",
        "everywhere": r"\balways\b|\b(all|every|each) (lines?|claims?|visits?)\b|\beverything\b",
        "unauthorized": r"\b(auth\w*|coverage|insurance)\b~40\b(was|were|ended|starts?|started|lost|approved)\b~40\b(may"
        r"|can|could)\b",
        "repair": r"\brefund\w*\b|\boverpa(y|id)\w*\b|\bself-?disclos\w*\b|\b(audit|we|review) found\b|\bcorrected claim\b",
        "asks whether": r"\bis it (right|true|correct) that\b",
        "no-show": r"\bno-?show\b|\bmissed appointment|\bcancell?(ed|ation)?\b|\bnot home\b",
    }.items()
}

RULES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "backdate": (
        ("write", "old date"),
        ("write", "service date", "unsigned"),
        ("bill", "date", "instead", "benefit"),
        ("bill", "day", "instead", "benefit"),
        ("bill", "day", "instead", "gain"),
        ("change", "instead", "benefit"),
        ("change", "date", "benefit"),
        ("seek", "date", "instead", "benefit"),
        ("bill", "day", "benefit", "unauthorized"),
    ),
    "change_diagnosis": (
        ("change", "diagnosis", "gain"),
        ("seek", "diagnosis", "gain"),
        ("seek", "diagnosis", "evade"),
        ("bill", "diagnosis", "contrary"),
        ("shopping", "diagnosis"),
    ),
    "upcode": (
        ("bill", "contrary", "gain"),
        ("bill", "not done"),
        ("aim", "level"),
        ("level", "unseen"),
        ("bill", "level", "short", "gain"),
        ("bill", "contrary", "level", "short"),
        ("bill", "level", "lower record"),
        ("seek", "level", "gain", "bill"),
    ),
    "unbundle": (
        ("edit", "evade"),
        ("bypass", "two claims"),
        ("edit", "two claims", "gain"),
        ("same", "edit", "bypass"),
        ("same", "bill", "gain"),
        ("edit", "bill", "contrary"),
        ("pretend", "gain"),
        ("bill", "two claims", "gain"),
        ("panel in parts", "gain"),
        ("edit", "gain", "everywhere"),
    ),
    "promise": (("certainty", "payment"),),
    "legal": (("law",),),
}
"""The elements that make a request improper when they meet."""
EXCUSES: Mapping[str, frozenset[str]] = {
    "backdate": frozenset({"repair"}),
    "upcode": frozenset({"no-show", "repair"}),
    "unbundle": frozenset({"asks whether", "repair"}),
    "promise": frozenset({"no promise meant"}),
}
"""Elements beside which the request is an honest one."""
_NEAR = 2
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)|\n+")


def shown(text: str, order: tuple[str, ...]) -> str | None:
    """The first kind of request in that order whose elements meet in the text; None where none does."""
    there = elements(text)  # what is nowhere in the text is not looked for in each of its sentences
    if not any(there.issuperset(rule) for kind in order for rule in RULES[kind]):
        return None
    found = [elements(sentence, there) for sentence in _SENTENCE.split(text)]
    near = [frozenset().union(*found[place : place + _NEAR]) for place in range(len(found))]
    return next((kind for kind in order for met in near if _holds(kind, met)), None)


def _holds(kind: str, elements: frozenset[str]) -> bool:
    met = any(elements.issuperset(rule) for rule in RULES[kind])
    return met and not excused(kind, elements)


def excused(kind: str, elements: frozenset[str]) -> bool:
    """Whether elements of the text make such a request an honest one."""
    return bool(EXCUSES.get(kind, frozenset()) & elements)


def elements(text: str, among: frozenset[str] = frozenset(ELEMENTS)) -> frozenset[str]:
    """Those of the elements that occur in a text."""
    return frozenset(name for name in among if ELEMENTS[name].search(text))
