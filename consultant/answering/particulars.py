"""What the code of a thing turns on: a vaccine on the product and the payer, an excision on its size.

A wish for a code that names the thing and not these particulars is asked back, whatever rule on the thing is known (reply
contract, A10).
"""

from __future__ import annotations

from dataclasses import dataclass

from consultant.answering.patterns import Pattern, pattern

_SKIN = (
    r"\b(lesions?|moles?|cysts?|warts?|lipomas?|skin cancers?|melanomas?|carcinomas?|bccs?|sccs?|nevus|nevi|skin tags?"
    r"|keratos[ei]s"
    r"|aks?|growths?|condylomas?|skin tumou?rs?)\b"
)
_TAKEN = (
    r"\b(excis\w+|remov\w+|cut (out|off)|took (it |them )?(out|off)|taken (out|off)|destr\w+|fr[eo]ez\w+|froze\w*"
    r"|burn(ed|t)? off|shav\w+)\b"
)
_COUNT = (
    r"\b(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|single|several|fifteen) (\w+ ){0,3}"
)
_APPROACH = r"\b(open(ly)?|lap\w*|robot\w*|abdominal|vaginal|endoscop\w+|percutaneous|thoracoscop\w+)\b"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is coded by particulars, each of which a text has to tell."""

    name: str
    """Names the question back in `templates/email/finding/particulars_lacking.txt`."""
    named: Pattern
    told: tuple[Pattern, ...]

    def lacking(self, text: str) -> bool:
        """Whether the text names the thing and leaves out one of its particulars."""
        return bool(self.named.search(text)) and not all(one.search(text) for one in self.told)


THINGS = (
    Thing(
        "vaccine",
        pattern(r"\bvaccin\w+|\bimmuni[sz]\w+|\bflu shots?\b"),
        (
            pattern(
                r"\b(flu|influenza|pneumo\w*|prevnar|hep(atitis)?|covid\w*|tdap|dtap|tetanus|mmr|measles|hpv|gardasil"
                r"|shing\w+|zoster"
                r"|rsv|rabies|varicella|meningo\w*|polio|typhoid|hib|9\d{4}|[GQ]\d{4})\b"
            ),
            pattern(r"\b(medicare|medicaid|vfc|commercial|aetna|cigna|bcbs|uhc|part [bd]|payers|under the age|9\d{4}"
                r"|[GQ]\d{4})\b"),
        ),
    ),
    Thing("mammogram", pattern(r"\bmammo\w*"), (pattern(r"\b(screening|diagnostic|3-?d|tomo\w*|77\d{3})\b"),)),
    Thing(
        "skin lesion",
        pattern(rf"{_TAKEN}~50{_SKIN}|{_SKIN}~50{_TAKEN}"),
        (pattern(rf"\d ?(mm|cm|inch\w*)\b|{_COUNT}{_SKIN}|\bmohs\b"),),
    ),
    Thing(
        "wound repair",
        pattern(r"\b(lacerations?|wounds?)\b~30\b(repair\w*|clos\w+|sutur\w+|stitch\w*)|\b(repair\w*|clos\w+|sutur\w+"
            r"|stitch\w*)\b~30\b(lacerations?|wounds?|cuts?)\b"),
        (
            pattern(r"\d ?(mm|cm|inch\w*)\b"),
            pattern(
                r"\b(face|facial|scalp|neck|hands?|foot|feet|trunk|arms?|forearms?|legs?|ear|nose|lips?|eyelids?|cheek"
                r"|chin|forehead|fingers?"
                r"|toes?|back|chest|abdomen|thigh|knee|elbow|shoulder|axilla\w*|genital\w*|extremit\w+|mouth|tongue|palm)\b"
            ),
        ),
    ),
    Thing(
        "debridement",
        pattern(r"\bdebrid\w+"),
        (
            pattern(r"\b(skin|subcut\w*|muscle|bone|fascia|selective|epiderm\w*|nails?|fracture|arthroscop\w*|burns?"
                r"|slough|fibrin|tissue)\b"),
            pattern(r"\d ?(sq\w*|cm|centimet\w+)\b|\bnails?\b|\bfracture\b|\barthroscop\w*"),
        ),
    ),
    Thing(
        "joint injection",
        pattern(r"\b(joint|cortisone|steroid|intra-?articular) (inject\w*|shots?)\b|\binject\w*~25\bjoints?\b"
            r"|\barthrocentesis\b"),
        (
            pattern(
                r"\b(knees?|hips?|shoulders?|elbows?|wrists?|ankles?|fingers?|thumb|toes?|tmj|si|sacroiliac|facets?|major"
                r"|large|small"
                r"|intermediate|trigger|bursa|acromioclavicular|ac joint|spine|lumbar|cervical|muscle|epidural)\b"
            ),
        ),
    ),
    Thing(
        "epidural",
        pattern(r"\bepidurals?\b(?! (hemat|haemat|hemorr|abscess|bleed))"),
        (
            pattern(r"\b(cervical|thoracic|lumbar|sacral|lumbosacral|caudal|[LCT]\d{1,2}|labou?r|deliver\w+|blood patch"
                r"|obstetric\w*)\b"),
            pattern(r"\b(inter-?laminar|trans-?foraminal|caudal|continuous|catheter|labou?r|deliver\w+|blood patch"
                r"|obstetric\w*)\b"),
        ),
    ),
    Thing(
        "scan",
        pattern(r"\b(cts?|cat scans?|mris?|mr)\b(?! (guid|fusion))"),
        (pattern(r"\b(with|without|w/?o?|contrast|non-?contrast|low[- ]dose|calcium|angio\w*|cta)\b"),),
    ),
    Thing(
        "scope",
        pattern(r"\bcolonoscop\w+|\bcolon polyps?\b|\b(egd|upper endoscop\w+|sigmoidoscop\w+)\b"),
        (
            pattern(
                r"\b(screening|diagnostic|biops\w+|snare\w*|forceps|ablat\w*|dilat\w+|stent\w*|band\w*|bleed\w*|brush\w*"
                r"|foreign|emr|resection"
                r"|ultrasound|stoma|incomplete|normal|stopped|abort\w*|discontinu\w*|inject\w+|tattoo\w*|barrett\w*"
                r"|anesthesia|peg|tube)\b"
            ),
        ),
    ),
    Thing(
        "hernia",
        pattern(r"\bhernia\w*~30\b(repair|surgery|operation|mesh|fix)|\b(repair|surgery|operation|herniorrhaphy)\b~30\bhernia"),
        (
            pattern(r"\b(inguinal|groin|umbilical|ventral|incisional|femoral|hiatal|epigastric|parastomal|paraesophageal"
                r"|diaphragm\w*|spigelian|lumbar)\b"),
            pattern(_APPROACH),
        ),
    ),
    Thing("hysterectomy", pattern(r"\bhysterectom\w+"), (pattern(rf"{_APPROACH}|\b(radical|supracervical|cesarean"
        rf"|peripartum|tah|tlh|lavh|tvh)\b"),)),
    Thing(
        "heart device",
        pattern(r"\b(pacemaker|defibrillator|aicd)\b~30\b(insert\w*|implant\w*|plac\w+|replac\w*|put in)|\b(insert\w*"
            r"|implant\w*|plac\w+|put in)\b~30\b(pacemaker|defibrillator|aicd)\b"),
        (pattern(r"\b(single|dual|two|one|bi-?v\w*|leads?|generator|leadless|chambers?|battery|temporary|transvenous)\b"),),
    ),
    Thing(
        "equipment",
        pattern(r"\b(braces?|wheelchairs?|walkers?|orthos[ei]s|splints?|hospital bed|prosthes[ei]s|orthotics?|crutch\w*"
            r"|canes?|nebuli[sz]ers?(?! (drug|solution|med))"
            r"|glucose monitors?|cgms?|cpap (mask|supplies)|urinary catheters?|ostomy supplies|compression stockings?)\b"),
        (
            pattern(
                r"\b(manual|power\w*|knee|back|ankle|wrist|lumbar|cervical|neck|elbow|shoulder|hip|thumb|finger|foot|afo"
                r"|kafo|tlso|lso|custom"
                r"|shelf|prefab\w*|standard|light\w*|heavy|wheeled|four|folding|semi\w*|rental|leg|arm|hand|static|short"
                r"|long|[EKL]\d{4})\b"
            ),
        ),
    ),
    Thing(
        "ambulance trip",
        pattern(r"\b(ambulance|ems|medic)\b~30\b(trip|run|ride|transport\w*|call|bill|claim)\b|\bambulance\b"),
        (
            pattern(r"\b(bls|als\d?|sct|basic|advanced|specialty|paramedic|air|helicopter|fixed|A0\d{3})\b"),
            pattern(
                r"\d ?(loaded )?(miles?|mi)\b|\bmileage\b|\bmiles\b|\bA0\d{3}\b"
                r"|\b(non-?)?emergen\w+|\b911\b|\bscheduled\b|\b(helicopter|fixed|rotary|sct|specialty|als ?2)\b"
            ),
        ),
    ),
    Thing(
        "prolonged service",
        pattern(r"\bprolonged\b"),
        (
            pattern(
                r"\b\d{5}\b|\b(office|outpatient|inpatient|hospital|observation|nursing|home|psychother\w*|clinical staff"
                r"|medicare"
                r"|g\d{4}|labor|pregnancy|exposure|stay)\b"
            ),
        ),
    ),
    Thing(
        "drug product",
        pattern(
            r"\b((nebuli[sz]er|inhal\w+) (drug|solution|medicine|medication)s?|iron infusions?|iv iron|ivig"
            r"|immune globulin|immunoglobulin|(steroid|cortisone|hormone|vitamin|allergy"
            r"|gel|testosterone)"
            r" (shots?|injections?)|chemo(therapy)?( drugs?)?(?![- ]?(induced|related))"
            r"|antibiotics? (shots?|injections?|infusions?)"
            r"|hyaluronic( acid)?)\b"
        ),
        (
            pattern(
                r"\b(albuterol|ipratropium|budesonide|levalbuterol|sucrose|venofer|carboxymaltose|injectafer|gluconate"
                r"|ferrlecit|ferumoxytol|feraheme|dextran|infed"
                r"|derisomaltose|monoferric"
                r"|gamunex\w*|privigen|octagam|gammagard|triamcinolone|kenalog|methylpred\w*|depo\W?medrol|dexameth\w*"
                r"|betameth\w*|celestone"
                r"|ceftriaxone|rocephin|cyanocobalamin|b-?12|cypionate|enanthate|synvisc|euflexxa|orthovisc|hyalgan"
                r"|durolane|\w+mab|\w+taxel"
                r"|\w+platin|administration|admin|\d+ ?(h|hrs?|min\w*)|hours?|minutes?|first hour|[JQ]\d{4}|\d{5})\b"
            ),
        ),
    ),
    Thing(
        "psychotherapy",
        pattern(r"\bpsychotherap\w+|\btalk therapy\b"),
        (pattern(r"\d ?-?min\w*|\b\d{1,2} ?(hours?|hrs?)\b|\ban hour\b|\b(family|group|crisis|908\d\d)\b|\d{1,2}:\d\d"),),
    ),
    Thing(
        "fracture",
        pattern(r"\bfractur\w+|\bbroken (bone|arm|wrist|leg|ankle|hip|finger|toe|hand|foot)\b"),
        (
            pattern(
                r"\b(left|right|lt|rt|bilateral|both|nasal|nose|spine|vertebra\w*|lumbar|thoracic|cervical|ribs?|pelvi\w*"
                r"|skull|sacr\w*|sternum"
                r"|jaw|mandible|stress|pathologic\w*|open|closed|manipulation|reduction|orif|pinning|fixation|splint\w*"
                r"|cast\w*|unspecified)\b"
            ),
        ),
    ),
    Thing(
        "visit level",
        pattern(r"\b(code|cpt|level)\b~40\b(office|telehealth|video|virtual|clinic|follow-?up|sick|new patient"
            r"|established patient) (visit|appointment|encounter)s?\b"),
        (
            pattern(
                r"\d ?-?min\w*|\b(level|mdm|complexity|low|moderate|high|straightforward|nurse|preventive|annual|wellness"
                r"|decision|problem\w*|time"
                r"|\d{5}|g\d{4}|rhc|fqhc|hospital|outpatient department|modifier|pos|place of service|post-?op\w*|global)\b"
            ),
        ),
    ),
    Thing(
        "visit level",
        pattern(r"\b(what|which) (e/?m|em|visit|office visit|office) levels? (of (visit|service|care) )?(is|was"
            r"|does|do|can|should|would)\b"),
        (
            pattern(
                r"\d ?-?min\w*|\b(mdm|complexity|low|moderate|high|straightforward|nurse|decision|time|hours?|risk"
                r"|\d{5}|mean\w*)\b"
            ),
        ),
    ),
)  # fmt: skip
"""In the order in which a wish is looked at."""

_WISHED = pattern(
    r"\b(what|which|whats|what's|need|find|looking for|give (me|us)|tell (me|us))\b~25\b(codes?|cpt|hcpcs|icd-?10|dx"
    r"|diagnosis)\b(?! (mean|is paid|pay))"
    r"|\bhow (do|would|should|can|to)\b~15\b(code|bill|report|charge)\b|\b(what|which)\b~12\b(bill|code|report|charge|submit)\b"
    r"|\b(what|which) (e/?m|em|visit|office visit|office) levels?\b"
    r"|\b(codes?|cpt|hcpcs|icd-?10|dx)\b( codes?)? (for|of) |\b(codes?|cpt|hcpcs)\b,?( please| pls| needed| wanted)?\W*\Z"
    r"|\b(codes?|cpt|hcpcs)\b (please|pls)"
)
_RIGHT = pattern(
    r"\b(is|was|would) ([A-Z]?\d{4,5}) (be )?(right|correct|ok|okay|the right|the correct|fine|good)\b~25\bfor\b"
)
"""A code is proposed, and whether it fits hangs on the same particulars."""
_CODED = pattern(r"\b([A-Z]\d{4}|\d{5}|\d{4}[TU])\b")
_OTHER = pattern(
    r"\b(modifiers?|(?<!many )units?|pays?|paid|fees?|rvus?|covered|cover|coverage|how (often|many(?! units)|long)"
    r"|frequency|together"
    r"|bundl\w*|edits?|same day"
    r"|global|dates?|requirements?|documented|mue|order|first|deni(ed|al)|abn|price|cost|drg|revenue|pcs|principal"
    r"|sequenc\w+|difference"
    r"|abnormal|history of|reports?|shows?|results?|separately|stop\w*|interval|dx|diagnos\w+|icd\S*"
    r"|removal of (the )?(sutures?|stitches)|suture removal"
    r"|replac\w+|deleted|new code|valid|supervis\w+|who)\b"
)
"""Something else than a code is asked, or more."""


def lacking(text: str) -> str:
    """The name of the thing whose code is wished without its particulars; empty where nothing is lacking."""
    wished = _RIGHT.search(text) if _CODED.search(text) else _WISHED.search(text)
    if not wished or _OTHER.search(text):
        return ""
    return next((thing.name for thing in THINGS if thing.lacking(text)), "")
