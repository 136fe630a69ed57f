"""What an asker may mean, as tables of rules: intents, forms of a question, and beliefs to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from consultant.answering.patterns import Pattern, pattern


class Intent(StrEnum):
    """What one question wants to know; the value is the topic of the reply contract that it belongs to and a detail."""

    WHAT_IS = "codes: what is it"
    VALID = "codes: is it valid"
    TOGETHER = "NCCI edits: together"
    UNITS = "NCCI edits: units"
    MODIFIER = "modifiers: which fits"
    BILATERAL = "modifiers: bilateral"
    GLOBAL = "modifiers: global days"
    ASSISTANT = "modifiers: assistants"
    MULTIPLE = "modifiers: multiple procedures"
    COMPONENTS = "modifiers: components"
    STATUS = "Medicare coverage: status"
    PAYMENT = "Medicare coverage: relative values"
    POLICY = "Medicare coverage: policies"
    NOTES = "guidelines: notes"
    SUCCESSOR = "crosswalks: successor"
    MAP = "crosswalks: map"
    GROUP = "crosswalks: groups"
    ADD_ON = "NCCI edits: add-on"
    DOCUMENT = "compliance: documentation"
    RULES = "guidelines: rules"

    @property
    def topic(self) -> str:
        """One of the seven topics of the reply contract."""
        return self.value.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that point to a meaning, and how surely."""

    words: Pattern
    confidence: float


def _rule(words: str, confidence: float) -> Rule:
    return Rule(pattern(words), confidence)


_ANY_CODE = r"\b(\d{4}[\dA-Z]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z](\.\w{1,4})?)(-\w\w)?\b"

COMMON = r"(2[2-7]|5[0-9]|6[26]|7[346-9]|8[0-2]|9[1-5]|rt|lt|tc|x[epsu]|j[wz])"
"""Modifiers as they are named side by side."""

_SIDED = (
    r"(sides|knees|hips|shoulders|eyes|ears|hands|feet|legs|arms|wrists|ankles|elbows|breasts|kidneys|lungs|thumbs"
    r"|heels|lids"
    r"|eyelids|thighs|calves|forearms|nostrils|ovaries|groins|carotids|ureters|testicles|cheeks|sinuses|tubes|limbs)"
)
"""Parts of the body that come in pairs."""

INTENTS: Mapping[Intent, tuple[Rule, ...]] = {
    Intent.TOGETHER: (
        _rule(r"\btogether\b|bundl|\bn?cci\b|\bptp\b|\bedits?\b|\bgo(es)? with\b|\bcolumn [12]\b", 0.95),
        _rule(
            r"\bsame (day|date|session|visit|encounter|claim|time)\b|\balong with\b|\bin addition to\b", 0.85
        ),
        _rule(r"\b(bill|billed|code|coded|report|reported|paid|use|used|add)\b~30 (with|plus)\b", 0.78),
        _rule(rf"{_ANY_CODE}~15\b(with|plus) (an? |the )?(cpt |hcpcs |code |icd-10 )?{_ANY_CODE}", 0.85),
        _rule(r"\b(payable|paid|allowed|valid)\b~30\bwith\b", 0.85),
        _rule(r"\bden(ied|ial|ies|y)\b|\bwrong\b", 0.76),
        _rule(
            r"\bseparate from\b|\b(separately|combination|combine|pair(ed)?|with each other|mutually)\b", 0.75
        ),
        _rule(rf"\bboth\b(?! (of )?(the |her |his )?{_SIDED})", 0.75),
        _rule(r"(\band|,|\?|\balso) (also )?can (we|i|you|they) (also )?(bill|code|report|charge)\b", 0.76),
        _rule(r"\bcan (we|i|you|they) (bill|code|report|charge|use)\b", 0.62),
        _rule(r"\b(bill|billed|code|coded|report|reported|paid|use|used|add)\b~40 and\b", 0.65),
    ),
    Intent.UNITS: (
        _rule(r"\bx ?\?|\bmues?\b|(?<!base )\bunits?\b|\bmedically unlikely\b|\bmai\b", 0.95),
        _rule(
            r"\bhow many\b(?! (\w+ )?(rvus?|relative))(?! (minutes|days|hours|years|months|base|follow|global|post))"
            r"|(?<!time )(?<!filing )\blimit (for|in|at|when)\b|\bmaximum\b|\bmax\b"
            r"|\bquantity\b"
            r"|\btimes (a|per|each) day\b|\bper day\b|\b(over|within|above|exceed\w*) the (limit|max\w*)\b"
            r"|\b(daily|per[- ]day|day) (limit|ceiling|cap|maximum|max)\b",
            0.8,
        ),
    ),
    Intent.BILATERAL: (
        _rule(rf"\bbilateral|\bboth (of )?(the |her |his )?{_SIDED}\b", 0.95),
        _rule(
            r"\b(with|add|append|use|need|take|needs|takes|billed with|line with) (a |the )?50\b(?! ?(mg|mcg|ml"
            r"|min|units|%))",
            0.85,
        ),
        _rule(r"\b(left and right|right and left|second side|other side)\b", 0.8),
    ),
    Intent.GLOBAL: (
        _rule(
            r"\bglobal (days?|period|package|surg)|\bpost-?op|\bglobal\b|\bfollow-?up (days|period)\b", 0.9
        ),
        _rule(r"\b(days?|weeks?|months?) after (the |her |his |a )?(surgery|operation|procedure)\b", 0.8),
    ),
    Intent.ASSISTANT: (
        _rule(
            r"(?<!therapist )(?<!therapy )(?<!physician )(?<!medical )(?<!nursing )\bassistants?\b"
            r"|\b(pa|np|cns|physician assistant|nurse practitioner)\b~20\bassist"
            r"|\b(is|are|was|bill|report|want|wants|use|with|does|can)\b~25\b(62|66|8[012])\b(?![ -]?(yr|year|mg|ml|units|min|%"
            r"|years|yo))"
            r"|\bassist(ed|ing)? (at|in|the)\b"
            r"|\b(pays?|paid|pay for|allows?) (anyone|anybody|someone|somebody|a second \w+|an? \w+) (to|who) assists?\b"
            r"|\bassist(ing)? (on|with) (?=[A-Z]?\d)|\bco-?surg\w+|\btwo surgeons\b|\bteam surg",
            0.9,
        ),
    ),
    Intent.MULTIPLE: (
        _rule(
            r"\bmultiple (procedures?|surger)|\bmppr\b|\bprocedure reduction\b"
            r"|\b(cut|reduced|reduction|lowered|half|50 ?(%|percent))\b~40\b(second|two|both|same (day|session)"
            r"|multiple)\b"
            r"|\b(second|two|both|same (day|session))\b~40\b(cut|reduced|reduction|lowered|half|50 ?(%|percent))\b",
            0.9,
        ),
    ),
    Intent.COMPONENTS: (
        _rule(
            r"\b(professional|technical|tc|26) components?\b|\bpc\s?/\s?tc\b|\b26 (and|or|/) ?tc\b|\btc (and|or"
            r"|/) ?26\b",
            0.95,
        ),
        _rule(r"\b(needs?|with|use|add|append|require[sd]?) (an? |the )?(26|tc)\b", 0.9),
        _rule(
            r"\b(we|i|our \w+|\w+ologist|doctor|group)\b~12\b(read|reads|interpret\w*)\b~40\b(for|at|in)( the"
            r"| a)? (hospital|facility"
            r"|inpatient)|\b(reading|reads|interpreting|interpretation of)\b~25\b(for|at|in)( the| a)? (hospital"
            r"|facility)",
            0.9,
        ),
        _rule(
            r"\bglobally\b|\b(read|interpret\w*) only\b|\bcomponents?\b|\b(is|be|are) (\S+ )?split\b(?! (or|shared|on"
            r"|into))",
            0.8,
        ),
    ),
    Intent.MODIFIER: (
        _rule(r"\bmodifiers?\b|\bmods?\b", 0.9),
        _rule(rf"\b{COMMON}\b,? (or|and|vs\.?|versus|before|after|rather than|instead of) {COMMON}\b", 0.88),
        _rule(r"\bappend", 0.8),
    ),
    Intent.PAYMENT: (
        _rule(
            r"\bmedicare('s)? (fee|rate|price|amount|payment|allowance|allowed)\b(?! (rules?|polic|for claims))"
            r"|\bwhat (does|will|would)\b~25\bpay in\b",
            0.9,
        ),
        _rule(
            r"\brvus?\b|\bgpcis?\b|\bwhich (payment|amount|rate)\b|\b(carrier|mac|contractor) number\b"
            r"|\bwhich carrier\b|\bhow much\b(?! (waste|was|time|drug|of|is wasted))"
            r"|\brelative values?\b|\bconversion factor\b|\ballowable\b|\ballowed amount\b"
            r"|\bpayment amount\b|\bfee( for|s for)\b|\bfee schedule (amount|rate|price)\b|\bzip( code)?\b|\blocality\b"
            r"|\bwhat (does|will|would)\b~30\bpay\b",
            0.9,
        ),
    ),
    Intent.STATUS: (
        _rule(r"\bapcs?\b|\baddendum b\b|\bambulatory payment class", 0.92),
        _rule(r"\bstatus (code|indicator|of|for)\b|\bstatus [A-Z]\b|\bcover(ed|age|s)?\b|\bpayable\b", 0.9),
        _rule(
            r"\bseparately (paid|payable|reimburs\w*|billable)|\b(paid|payable|billed) (separately|apart)\b",
            0.82,
        ),
        _rule(r"\b(does|will|would|do|is)\b~40\b(pay|pays|paid|reimburs\w*)\b", 0.7),
    ),
    Intent.POLICY: (
        _rule(r"\bmacs?\b(?! (anesthesia|sedation))|\b(which|who is the|our) (medicare )?contractor\b", 0.85),
        _rule(
            r"\b(ncd|lcd|lca)s?\b|\b(local|national) coverage\b|\bcoverage (polic|determination|article)",
            0.95,
        ),
        _rule(r"\bmedical(ly)? necess\w*\b|\bsupports?\b~25\bnecess\w*\b", 0.9),
        _rule(r"\b(dx|diagnos[ei]s|icd-?10)\b~30\b(cover|support|accept|qualif|payable|allow)\w*\b", 0.85),
        _rule(r"\b(cover|support|qualif)\w*\b~40\b(dx|diagnos[ei]s|icd-?10)\b", 0.85),
    ),
    Intent.VALID: (
        _rule(r"\b(in)?valid\b|\bdeleted?\b|\bdiscontinued\b|\bterminated\b|\bexpired?\b|\bretired\b", 0.95),
        _rule(r"\b(does|do)\b~30\bexist\b|\b(real|existing|actual) code\b|\bactive\b", 0.85),
        _rule(r"\bstill\b~30\b(active|use|used|good|bill|billed|report\w*)\b", 0.85),
        _rule(r"\bcomplete\b|\b(enough|more|missing) (digits|characters)\b", 0.85),
        _rule(
            r"\b(is|are|still)\b~25(?<!separately )\bbillable\b(?!~20\b(when|if|by|with|together|in|for)\b)",
            0.85,
        ),
        _rule(r"\bbillable\b", 0.74),
    ),
    Intent.SUCCESSOR: (
        _rule(
            r"\breplac(ed|es|ing)\b(?! (joint|knee|hip))"
            r"|(?<!knee )(?<!hip )(?<!joint )(?<!shoulder )(?<!ankle )(?<!elbow )(?<!valve )(?<!disc )(?<!lens )(?<!hormone )"
            r"\breplacement\b(?! (joint|knee|hip|therapy|surgery))|\bsuccessor\b|\bnew code for\b|\bcurrent code for\b",
            0.9,
        ),
        _rule(
            r"\bused instead of\b|\binstead of the deleted\b"
            r"|\bwhat (do|should) (we|i|you) (use|bill|code|report) (now|instead)\b",
            0.85,
        ),
    ),
    Intent.NOTES: (
        _rule(
            r"\bexcludes?\s?[12]?\b|\bcode first\b|\buse additional\b|\b(seven?th|7th) (char|character|digit)s?\b"
            r"|\bcharacter is missing\b|\bplaceholder\b",
            0.95,
        ),
        _rule(
            r"\bsequenc|\blisted first\b|\bfirst[- ]listed\b|\bfirst (code|dx|diagnosis)\b|\bonly (dx|diagnosis|code)\b"
            r"|\b(be|as) (a )?secondary\b"
            r"|(?<!unknown )\bprimary\b(?! (care|procedure|payer|unknown|site|tumou?r|cancer))|\bprincipal\b",
            0.85,
        ),
        _rule(
            r"\b(cod|list|report|put|go|come|sequenc)(e|ed|es|ing|s)?\b~40\bfirst\b|\bmanifestation\b", 0.85
        ),
        _rule(
            r"\border\s*\??\s*\Z|\b(what|which|right|correct) order\b|\bwhat else\b~20\b(code|add|report|list|need)"
            r"|\bz[- ]codes?\b|\bwhat status code\b|\bextra (code|dx)\b"
            r"|\bwhat else\s*\?|\bplus\s*\?|\banything else\b~12\b(code|add|report|list|need)|\bwhat follows\b"
            r"|\b(code|dx) needed\b"
            r"|\b(which|what|who) (one |code |dx |diagnosis )?(should |must |do )?(is |be |goes |go |comes |gets )?"
            r"(listed |coded |sequenced |put )?first\b"
            r"|\b[A-TV-Z]\d[\dA-Z](\.\w{1,4})? first\b",
            0.85,
        ),
        _rule(r"\b(additional|another|second) (dx|diagnosis|icd-?10|code)s?\b", 0.8),
    ),
    Intent.MAP: (
        _rule(
            r"\bcrosswalk\w*\b|\bgems?\b|\bicd-?\s?9\b|\b(convert|translat)\w*\b|\bmap(ped)?\b~30\bicd\b"
            r"|\b(old|older|former)\b~12\b(?<![.$])\d{3}\.\d{1,2}\b|\bicd-?\s?10\b~20\b(?<![.$])\d{3}\.\d{1,2}\b",
            0.9,
        ),
        _rule(
            r"(?<![\w.$])(\d{3}\.\d{1,2}|[ve]\d{2,3}\.\d{1,2})\b~80\bicd-?\s?10\b"
            r"|\bicd-?\s?10\b~60(?<![\w.$])\d{3}\.\d{1,2}\b",
            0.9,
        ),
        _rule(r"\b\d{3}\.\d{1,2}\b~20(\bto\b|\binto\b|->|=>|→)~8(icd|10)", 0.9),
        # A diagnosis "maps to" an HCC too: beside a surer intent these words mean that one.
        _rule(r"\bmap(s|ped|ping)?( to)?\b|\bequivalent\b", 0.74),
    ),
    Intent.GROUP: (
        _rule(
            r"\bhccs?\b|\bv2[248]\b~12\bcategor|\bv2[248],? (or|and|vs\.?) v2[248]\b"
            r"|\brisk (adjust|score|categor)\w*|\braf\b|\bccsr\b|\b(ms-?)?drgs?\b"
            r"|\bmdc\b",
            0.95,
        ),
        _rule(
            r"\b(an?|or|is|as|not) m?cc\b|(?-i:\bM?CCs?\b)|\bmccs?\b|\bcomplication or comorbid|\bpoa\b"
            r"|\bpresent on admission\b",
            0.9,
        ),
    ),
    Intent.ADD_ON: (
        _rule(
            r"\badd-?\s?ons?\b|\b(primary|base|parent|main) (procedure|code|service)s?\b|\bstand-?\s?alone\b"
            r"|\bwithout (an? |the )?(initial|first|primary|base|parent)\b",
            0.92,
        ),
        _rule(
            r"(?<!leave )\b(alone|by itself|on its own|by themselves|without (a|the|its|any) primary)\b", 0.85
        ),
    ),
    Intent.DOCUMENT: (
        _rule(
            r"\b(what|how)\b~40\bdocument|\bdocumentation (needs?|requirements?|must|should|required)\b", 0.85
        ),
        _rule(
            r"\b(must|should|need to|have to|has to)\b~20\bdocument|\b(record|note) (must|should|needs?)\b",
            0.85,
        ),
    ),
    Intent.RULES: (
        _rule(
            r"\b(no|without (a|the|any))\b~4\b(doctor|physician|provider|md)\b~25\b(in|on|present|suite|site|there)\b",
            0.95,
        ),
        _rule(
            r"\bteaching\b|\bresidents?\b|\btherapy minutes\b|\b(8|eight)-minute\b|\brule[sd]?[- ]out\b", 0.8
        ),
        _rule(r"\b(every|each|per) year\b|\b(yearly|annually|annual)\b|\bonce (a|per|every|in)\b", 0.8),
        _rule(r"\bnew patient\b|\buncertain\b|\bprobable\b|\bwithin (3|three) years\b", 0.76),
        _rule(
            r"\b(possible|likely|suspected)\b~40\b(discharge|inpatient)"
            r"|\b(discharged?|inpatient)\b~40\b(possible|likely|suspected)\b",
            0.76,
        ),
        _rule(
            r"\btele-?(health|medicine)\b|\bincident[- ]to\b|\bsplit\W{0,3}shared\b|\babn\b|\bprolonged\b|\bsupervis",
            0.85,
        ),
        _rule(
            r"\bhow (much time|many minutes|often|frequent\w*)\b|\btime (is |are )?(needed|required|threshold)|\bmdm\b",
            0.85,
        ),
        _rule(
            r"\bmedical decision|\bnew (or|vs\.?|versus) established\b|\bscreening\b|\bwasted?\b|\bdiscard",
            0.85,
        ),
        _rule(
            r"\bj[wz]\b|\bappeal|\boverpa(y|id)|\btimely filing\b|\bprior auth|\bprecert|\bsignature\b"
            r"|\brequirements?\b|\bfrequency\b",
            0.8,
        ),
    ),
    Intent.WHAT_IS: (
        _rule(
            rf"\bwhat('s| is| are| does)\s+(the )?(codes? |cpt |hcpcs |icd-10 |modifiers? )*{_ANY_CODE}", 0.9
        ),
        _rule(
            r"\bwhat('s| is| are| does)\b~30\b(code|cpt|hcpcs|mean|stand)\b|\bdescri(be|ption)\b|\bdefin", 0.9
        ),
        _rule(
            r"\b(what|which) code\b|\bwhat('s| is| are)\b|\bmean(s|ing)?\b|\btell me about\b|\blook up\b", 0.6
        ),
    ),
}
"""Intents by the words that show them. Several may hold: `may these go together, and how many units`."""

SURE, CLEAR, LIKELY = 0.8, 0.75, 0.7
"""Where one intent is at least SURE, those count beside it that are at least CLEAR; where one is CLEAR, those that are LIKELY."""
THRESHOLD = 0.55
"""Below this confidence a draft is marked for the consultant to decide what was meant."""


class Belief(StrEnum):
    """What askers take for granted about edits; the data may contradict it (reply contract, A2)."""

    ALWAYS_BUNDLED = "always_bundled"
    NEVER_BUNDLED = "never_bundled"
    MODIFIER_ALWAYS_WORKS = "modifier_always_works"


BELIEFS: Mapping[Belief, Pattern] = {
    belief: pattern(words)
    for belief, words in {
        Belief.MODIFIER_ALWAYS_WORKS: r"\b(59|x[epsu]|25|modifiers?)\b~40\balways\b"
        r"|\balways\b~40\b(override|bypass|unbundle|fix|get paid with)",
        Belief.ALWAYS_BUNDLED: r"\b(always|automatically)\b~40\b(bundle|includ|den(y|ied)|inclusive)"
        r"|\b(never|cannot ever|can't ever)\b~40\b(separately|together|paid|payable|allowed|reported|billed|with)\b",
        Belief.NEVER_BUNDLED: r"\b(no|without an?|isn't an?|is not an?|aren't any) ((n?cci|ptp|bundling) )?edits?\b"
        r"|\b(don't|do not|doesn't|does not|never|aren't|are not|isn't|is not) bundled?\b",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question was understood to ask: intents in the order asked, and how sure the reading is."""

    intents: tuple[Intent, ...]
    confidence: float


def understand(text: str) -> Meaning:
    """The intents whose words occur in the text, in the order in which they are asked."""
    return _understood(text.strip())


@lru_cache(maxsize=64)  # one question is looked at from several places
def _understood(text: str) -> Meaning:
    found = {intent: _seen(rules, text) for intent, rules in INTENTS.items()}
    best = max(score for score, _ in found.values())
    floor = CLEAR if best >= SURE else LIKELY if best >= CLEAR else 0.0
    kept = [intent for intent, (score, _) in found.items() if score > 0 and score >= floor]
    return Meaning(tuple(sorted(kept, key=lambda intent: found[intent][1])), best)


def _seen(rules: tuple[Rule, ...], text: str) -> tuple[float, int]:
    """The confidence of the surest rule that fits and the place of its words; (0, 0) when none does."""
    for rule in sorted(rules, key=lambda rule: -rule.confidence):
        if match := rule.words.search(text):
            return rule.confidence, match.start()
    return 0.0, 0


_COMPARED = pattern(
    rf"\b{COMMON}\b,? (\w+ )?(and|or|vs\.?|versus|from|than|rather than|instead of) {COMMON}\b"
)
_COMPARING = pattern(
    r"\bdifference|\bdiffer\b|\bwhen\b|\bversus\b|\bvs\b|\bwhich\b|\bor\b|\bbetter\b|\bbetween\b|\bsame line\b|\bboth\b"
)
_STATUS_ASKED = pattern(r"\bstatus\b|\bcover(ed|age|s)?\b")
_ORDER_ASKED = pattern(r"\bsequenc|\bfirst\b|\bexcludes?\b|\border\b|\badditional\b")


def compares_modifiers(text: str) -> bool:
    """Whether the text sets modifiers beside each other."""
    return bool(_COMPARED.search(text) and _COMPARING.search(text))


def asks_status(text: str) -> bool:
    """Whether the text asks how a fee schedule treats a code, and not only whether it is paid beside another."""
    return bool(_STATUS_ASKED.search(text))


def asks_order(text: str) -> bool:
    """Whether the text asks which diagnosis comes first, or what goes with one."""
    return bool(_ORDER_ASKED.search(text))


class Form(StrEnum):
    """How a question on a pair is put: what `yes` would mean."""

    TOGETHER = "together"
    BUNDLING = "bundling"
    WHICH_MODIFIER = "which modifier"
    NEED_MODIFIER = "need modifier"


FORMS: Mapping[Form, Pattern] = {
    Form.WHICH_MODIFIER: pattern(r"\b(which|what) (\w+ )?(modifiers?|mod)\b"),
    Form.NEED_MODIFIER: pattern(
        r"\b(need|needs|needed|require[sd]?|necessary)\b~25\b(modifiers?|mod)\b"
        r"|\bmodifiers? (is |are )?(needed|required|necessary)\b"
    ),
    Form.TOGETHER: pattern(
        r"\b(can|could|may|should|able|allowed|ok|okay)\b~80"
        r"\b(bill|code|report|use|go|together|separately|unbundl|same|with)"
    ),
    Form.BUNDLING: pattern(r"bundl|\bincluded? in\b|\binclusive\b|\bedits?\b|\bmutually exclusive\b"),
}
"""The first form that fits; `together` where none does."""


def form(text: str) -> Form:
    """How the text asks on a pair of codes."""
    return next((form for form, words in FORMS.items() if words.search(text)), Form.TOGETHER)


_WANTED = pattern(
    r"\b(what|which|need|find|looking for)\b~20\bcodes?\b~12\b(for|of|describes?)\b|\bhow (do|would"
    r"|should)\b~20\bcode\b"
    r"|\b(cpt|hcpcs|icd-?10|code|dx) (code )?for\b"
)


def wants_code(text: str) -> bool:
    """Whether the text asks for a code by its description."""
    return bool(_WANTED.search(text))


def beliefs(text: str) -> tuple[Belief, ...]:
    """What the text takes for granted about edits."""
    return tuple(belief for belief, words in BELIEFS.items() if words.search(text))
