"""What decides an answer and is not told: the payer of `her plan`, the place of `our area`, the minutes, the side, the method.

A question may be clear and its codes known, and still hang on one fact that only the asker has (reply contract, A10). Each `Lack`
says how such a question is put and what in it would tell the fact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from consultant.answering import cities, contractors
from consultant.answering.patterns import Pattern, pattern

_ASKS = r"\b(does|do|will|would|is|are|can|could|may|should|has|have|how|what|which|when|whether|if)\b"
_PLAN = (
    r"\b(the|her|his|their|its|patient's|patients'|pt's|this|that|our|my|your|member's|family's)"
    r" ((secondary|supplement\w*|medigap)\b(?= ?(:|will|would|does|pays?|covers?))|(health |medical |insurance |commercial"
    r" |private"
    r" |secondary |primary )?(insurance(?! card)( company| plan| carrier| policy)?|insurer|plan(?! of care)|payer|payor"
    r"|carrier|coverage|hmo|ppo)\b)"
)
_GRANTS = (
    r"(cover\w*|pay|pays|paid|reimburse\w*|require[sd]?|need|needs|needed|auths?|accept\w*|allow\w*|authori[sz]\w*|referral"
    r"|precert\w*|pre-?auth\w*|prior auth\w*|approv\w*|benefit\w*|in[- ]network|limits?|how (many|often))"
)
_PAYERS = (
    r"\b(medicare|medicaid|medi-?cal|cms|part [abcd]|advantage|tricare|champ\s?va|\bva\b|workers?'? comp\w*|aetna|cigna"
    r"|uhc|humana|bcbs"
    r"|united ?health\w*|blue (cross|shield)|anthem|kaiser"
    r"|molina|centene|ambetter|oscar|highmark|payers|(every|any|each|no) payer|self[- ]pay"
    r"|railroad|mac|lcd|ncd|qmb)\b"
)
_HERE = (
    r"\b((in|for|at|of|around) (our|my|this|the local|your) (own )?(area|region|locality|county|city|town|state"
    r"|zip( code)?|location"
    r"|part of the country|office|practice|clinic)|our (local |medicare )?(locality|area|region|zip code)|where we (are"
    r"|practice)"
    r"|around here|locally)\b"
)
_AMOUNT = (
    r"\b(what|how much|whats|what's)\b~60\b(fees?|rates?|prices?|amounts?|allow(s|ed|able|ance)?|pays?|payment"
    r"|reimburse\w*|worth|gets?"
    r"|expect|is|are)\b|\b(fees?|rates?|gpcis?|price|payment amount|reimbursement|allowable|allowed amount|limiting charge)\b"
)
_COMMERCIAL = (
    r"\b(aetna|cigna|uhc|humana|bcbs|united ?health\w*|blue (cross|shield)|anthem|commercial|private (payer"
    r"|insurance|plan))\b"
)
_OUR_OWN = r"\b(our|my|us|we|ours|this area|the area|this state|the state)\b"
_CASE = (
    r"(\bfor (the|this|that|his|her|our|today's|yesterday's|a patient's|an?) (\w+ ){0,2}"
    r"(infusions?|sessions?|visit|treatment|case|patient|hydration|drip|therapy|encounter|surgery|anesthesia)\b"
    r"|\b(gave|given|got|had|ran|received|performed|spent|provided|furnished|infused|administered|treated|earned?"
    r"|yesterday|today)\b)"
)
_TIMED = (
    r"\b(963(60|61|65|66|67|68)|964(13|15)|9703[2-6]|971(10|12|13|16|24|40)|975(30|33|35|37|42)|97750|9776[013]|0[01]\d{3}"
    r"|99292|99417|G2212|99359|infusion|hydration|therapeutic (exercise|activit)\w*|ther\W?ex|manual therapy|anesthesia)\b"
)
_TIME = (
    r"\d ?-?(minutes?|mins?|min|hours?|hrs?|h|m)\b|\b(an?|one|two|three|half an) hours?\b|\d{1,2}:\d\d|\bper (day"
    r"|date)\b|\bmues?\b"
)
_SIDES = r"\b(left|right(?! (code|modifier|one|way|cpt|thing|answer|\?))|bilateral(ly)?|both|OD|OS|OU)\b"
_LT_RT = r"(LT|RT|(modifier )?left|right)"
_DIGITS = r"(toe|finger|eyelid|digit|coronary|side|laterality|anatomic(al)?)"


@dataclass(frozen=True, slots=True)
class Lack:
    """One fact that decides the answer to questions put in certain words."""

    name: str
    """Names the question back in `templates/email/finding/fact_lacking.txt`."""
    asked: tuple[Pattern, ...]
    """What stands in such a question, all of it, in any order."""
    told: Pattern
    """What tells the fact, or makes it matter no more."""
    placed: Callable[[str], bool] = field(default=lambda _: False)
    """Whether it is told in another way, such as by a town's name."""

    def lacking(self, text: str) -> bool:
        """Whether the text asks what hangs on the fact, and does not tell it."""
        asked = all(words.search(text) for words in self.asked)
        return asked and not self.told.search(text) and not self.placed(text)


def _in_a_place(text: str) -> bool:
    return bool(contractors.contractor(text)[0] or cities.named(text))


LACKS = (
    Lack(
        "payer",
        (
            pattern(
                rf"{_ASKS}~60{_PLAN}~40\b{_GRANTS}\b|{_ASKS}~80\b{_GRANTS}\b~40{_PLAN}|{_PLAN}\W+{_ASKS}~40\b{_GRANTS}\b"
                rf"|\b(does|do|will|would) (the )?insurances? (company |plan )?{_GRANTS}\b"
            ),
        ),
        pattern(
            rf"{_PAYERS}|\b(if|when|because|since|unless|once|after|although|but|so|so that|by what) (the |her |his |our "
            rf"|my |patient's )*"
            r"(plan|insur\w+|payer)\b|\bso that\b|\bhave to pay\b|\bto know\b|\bin general\b|\bmodifiers?\b|\bbundl\w*"
            r"|\bedits?\b"
        ),
    ),
    Lack(
        "plan",
        (
            pattern(r"\b(prior auth\w*|pre-?auth\w*|auth|auths|authori[sz]ations?|pre-?cert\w*|referrals?)\b"),
            pattern(
                r"\b(aetna|cigna|uhc|united ?health\w*|humana|bcbs\w*|blue (cross|shield)|anthem|kaiser|tricare|advantage"
                r"|ma plan)\b"
            ),
            pattern(r"\b(does|do|is|are|will|would|need|needs|require[sd]?|required|whether|if)\b"),
        ),
        pattern(r"\b(obtained|got|had|approved|denied|denials?|deny|number|emergency|guarantee\w*|appeal\w*|modifier|may"
            r"|must)\b"),
    ),
    Lack("locality", (pattern(_AMOUNT), pattern(_HERE)), pattern(r"\b\d{5}(?=\W*\Z)|\bzip\W{0,3}\d{5}"), _in_a_place),
    Lack(
        "contractor",
        (
            pattern(
                rf"\b(who|which|what)\b~25\b(mac|lcd|lcds|local coverage|contractor|carrier)\b~60{_OUR_OWN}"
                rf"|\b(is there|are there|does|do|has|have)\b~40\b(lcds?|local coverage|mac)\b~60{_OUR_OWN}"
                rf"|\b(who|which|what) (is|are) {_OUR_OWN} (mac|contractor)\b"
                r"|\b(does|do|will|is|what does|what do) (our|my|the local) (mac|contractor|carrier)\b"
            ),
        ),
        pattern(r"\bmedicaid\b"),
        _in_a_place,
    ),
    Lack("minutes", (pattern(r"\bunits?\b|\bhow many\b"), pattern(_TIMED), pattern(_CASE)), pattern(_TIME)),
    Lack(
        "waste",
        (
            pattern(r"\b(how many|how much|number of)\b~30\b(units?|jw)\b|\bunits?\b~20\bjw\b|\bjw units?\b"),
            pattern(r"\b(jw|wast\w+|discard\w*|left ?over|threw|thrown away|rest of the vial)\b"),
        ),
        pattern(r"\d ?(mg|mcg|ug|g|grams?|ml|cc|iu|units?)\b|\b(when|what is|in general|always)\b"),
    ),
    Lack(
        "vial",
        (pattern(r"\bhow many (billing |billable )?units?\b~25\b(vials?|syringes?|pens?|kits?|bottles?|ampules?)\b"),),
        pattern(r"\d ?-?(mg|mcg|ug|g|grams?|ml|cc|iu|units?)\b|\b(mue|per day|allowed)\b"),
    ),
    Lack(
        "side",
        (pattern(rf"\b{_LT_RT}\b,? or {_LT_RT}\b|\b(which|what) {_DIGITS} modifier\b|\bmodifier for (the|which) {_DIGITS}\b"),),
        pattern(
            rf"(?<!or ){_SIDES}(?! or)|\b(big|great|second|third|fourth|fifth|little|index|middle|ring|thumb|hallux|pinky"
            rf"|1st|2nd|3rd"
            r"|4th|5th)\b|\b(when|difference|mean|50)\b|\b(upper|lower) (left|right|lid)"
        ),
    ),
    Lack(
        "contract",
        (pattern(rf"({_AMOUNT})~60{_COMMERCIAL}|\b(what|how much)\b~40{_COMMERCIAL}~40\b(pays?|allows?|reimburse\w*)\b"),),
        pattern(r"\b(why|den(y|ies|ied|ial)|medicare|modifiers?|together|bundl\w*|separate\w*|edits?|150|50 ?%|percent"
            r"|cash)\b"),
    ),
    Lack(
        "threshold",
        (
            pattern(r"\bkx\b"),
            pattern(r"\b(this|our|the|his|her|a) (therapy |pt |ot |patient's )?(claim|patient|visit|line|case)s?\b"),
            pattern(r"\b(is|are|do|does|should|must)\b~25\b(needed?|necessary|required|append|add|use|put|go)\b"),
        ),
        pattern(r"\b(threshold|\$|dollars?|over|above|beyond|reached|exceed\w*|sex|gender|dme|cpap|shoes"
            r"|surgical dressing\w*|when)\b"),
    ),
    Lack(
        "stay",
        (
            pattern(r"\b(ms-?)?drgs?\b"),
            pattern(r"\b(our|the|this|my|his|her|a|an|that) (\w+ ){0,2}(patient|stay|case|admission|inpatient)\b"),
            pattern(r"\b(which|what)\b~25\bdrgs?\b|\bdrgs?\b~25\b(fall|get|assign\w*|land|group)"),
        ),
        pattern(
            r"\b[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}\b|\b(w/?o?|with|without|no|an?) (an? )?(m?ccs?|mcc|major)\b"
            r"|\bdrgs? \d{1,3}\b|\b\d{3}\b"
            r"|\b(weight|change|move|decid\w*|depend\w*|how is|window|transfer)\b"
        ),
    ),
    Lack(
        "old code",
        (
            pattern(r"\bicd-?\s?9\b"),
            pattern(r"\b(our|my|the|this|that|an|his|her) (old |former |legacy )?(icd-?\s?9(-cm)? )?(codes?|diagnos[ei]s"
                r"|icd-?\s?9)\b"),
            pattern(r"\b(crosswalk\w*|map\w*|convert\w*|translat\w*|replac\w+|equivalent|turn\w*|becomes?|in icd-?\s?10)\b"),
        ),
        pattern(
            r"\b\d{3}\.\d{1,2}\b|\b[VE]\d{2,3}\.?\d{0,2}\b|\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]+\b|\b(every|all|any|always"
            r"|gems?|in general|when)\b"
        ),
    ),
    Lack(
        "kind of patient",
        (
            pattern(r"\b(which|what)\b~40\b(level|code|e/?m|cpt)\b|\b(level|code|cpt)\W*\?"),
            pattern(r"\b(office|clinic|outpatient)\b~25\b(visit|level|e/?m|encounter)\b|\b(visit|e/?m) (in|at) (the "
                r"|our )?(office|clinic)\b|\bmin(ute)?s? visit\b"),
            pattern(r"\b\d{1,3}[ -]?min(ute)?s?\b"),
        ),
        pattern(
            r"\b(new|established|existing|known|follow-?up|returning|returns?|first|seen (by us|here|before)|last (seen"
            r"|visit)|previous\w*|992\d\d|prolonged"
            r"|consult\w*|nurse|psych\w*|tele\w*|inpatient|home|emergency|critical"
            r"|therap\w*|well\w*|preventive|hospital)\b"
        ),
    ),
    Lack(
        "anesthetist",
        (
            pattern(r"\banesthesia (modifiers?|mod)\b"),
            pattern(r"\b(the|this|our|that|his|her|a) (\w+ )?(claim|case|line|bill|surgery)\b"),
        ),
        pattern(
            r"\b(crnas?|anesthesiologists?|direct\w*|supervis\w*|alone|personally|himself|herself|a[ad]|q[kxyz]"
            r"|residents?|aas?|concurrent"
            r"|nurse anesthetists?|mac|monitored|g8|qs)\b"
        ),
    ),
    Lack(
        "state program",
        (
            pattern(r"\bmedicaid\b"),
            pattern(r"\b(denied|denies|deny|denial|rejected|limits?|requires?|allows?)\b"),
            pattern(r"\b(our|my|the) (state )?medicaid\b"),
        ),
        pattern(r"\bmedicare (and|or|vs)\b|\bmedicare\b~30\b(allow|pay|cover)"),
        _in_a_place,
    ),
    Lack(
        "codes",
        (
            pattern(
                r"\b(both|the two|these two|those two|our two) (of )?(the |our |these )?(\w+ )?(codes?|procedures?"
                r"|services|lines|surgeries"
                r"|visits|injections|hits|diagnos[ei]s|dx)\b"
            ),
            pattern(
                r"\b(modifiers?|bundl\w*|together|edits?|separate\w*|den(y|ied|ial)|get through|go through|paid"
                r"|conflict\w*|billed|bill|exclud\w*)\b"
            ),
        ),
        pattern(
            r"\b\d{5}\b|\b[A-Z]\d{4}\b|\b[A-TV-Z]\d[0-9A-Z]\.?[0-9A-Z]*\b|\b(different|separate (sites?|session|incision"
            r"|lesion)|other (side|knee|eye)"
            r"|when|if|unless|always|never|ever|in general|excludes ?[12]|together mean|days?(?! modifier)|staged"
            r"|assistant|split|shared|incident\w*|indicator|doctors|physicians|specialt\w*|providers|clinicians)\b"
            r"(?<!same day)"
        ),
    ),
    Lack(
        "other code",
        (
            pattern(r"\b(the |an)?other (\w+ ){0,2}(procedures?|codes?|blocks?|services?|injections?|lines?|surgery|scope)\b"),
            pattern(r"\b(denied|denial|bundl\w*|edits?|together|appeal|separately)\b"),
            pattern(r"\b(\d{5}|[A-Z]\d{4})\b"),
        ),
        pattern(r"\b(\d{5}|[A-Z]\d{4})\b.*\b(\d{5}|[A-Z]\d{4})\b|\b(any|every|no|each|all) other\b|\bwhich other\b"
            r"|\bwhat other\b"),
    ),
    Lack(
        "surgeons",
        (pattern(r"\b(second|2nd|other|another) surgeon\b"), pattern(r"\bmodifiers?\b|\bbills?\b|\breports?\b")),
        pattern(
            r"\b(assist\w*|co-?surg\w*|62|66|8[0-2]|AS|each|together|share[sd]?|special\w*|skills?|team|resident|both"
            r"|half|joint\w*"
            r"|neuro\w*|ortho\w*|vascular|plastic|next day|later|post-?op|opinion|takes? over|fails?|converted"
            r"|credential\w*)\b|\b\d{5}\b"
        ),
    ),
)  # fmt: skip
"""In the order in which a question is looked at; the first that is lacking is asked for."""


def lacking(text: str) -> str:
    """The name of the fact that decides and is not told; empty where nothing decides but what is there."""
    return next((lack.name for lack in LACKS if lack.lacking(text)), "")
