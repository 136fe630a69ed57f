"""What is done to a patient: a repair by its length and site, a scope by what was done through it."""

from __future__ import annotations

from consultant.answering.particulars.thing import OF_OPERATIONS, Thing
from consultant.answering.patterns import pattern

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

THINGS = (
    Thing("mammogram", pattern(r"\bmammo\w*"), (pattern(r"\b(screening|diagnostic|3-?d|tomo\w*|77\d{3})\b"),)),
    Thing(
        "side of the mammogram",
        pattern(r"\bdiagnostic mammo\w*"),
        (pattern(r"\b(left|right|both|bilat\w*|unilat\w*|one|two|single|each|tomo\w*|3-?d|screening|breasts"
            r"|recall\w*|call-?back|\d{5}|G\d{4})\b"),),
        beside=pattern(r"\b(modifiers?|w?rvus?|mues?|edits?|together|pays?|paid|covered|frequency|icd\S*|dx"
            r"|z\d\d\S*|order|same day|screening)\b"),
        firm=True,
    ),
    Thing(
        "skin lesion",
        pattern(rf"\b(excis\w+|cut (out|off))\b~50{_SKIN}|{_SKIN}~50\b(excis\w+|cut (out|off))\b"),
        (
            pattern(r"\d ?(mm|cm|inch\w*)\b|\bmohs\b"),
            pattern(r"\b(benign|malignan\w*|melanomas?|carcinomas?|bccs?|sccs?|basal|squamous|moles?|nev(us|i)"
                r"|cysts?|lipomas?|warts?|skin tags?"
                r"|keratos[ei]s|dermatofibromas?|cancers?|aks?|condylomas?|mohs)\b"),
        ),
    ),
    Thing(
        "skin lesion",
        pattern(rf"({_TAKEN}~50{_SKIN}|{_SKIN}~50{_TAKEN})(?=.*\b(margins?|closed|closure|stitch\w*|sutur\w*)\b)"),
        (
            pattern(r"\d ?(mm|cm|inch\w*)\b|\bmohs\b|\bshav\w+"),
            pattern(r"\b(benign|malignan\w*|melanomas?|carcinomas?|bccs?|sccs?|basal|squamous|moles?|nev(us|i)|cysts?|lipomas?"
                r"|keratos[ei]s|cancers?)\b"),
        ),
        firm=True,
    ),
    Thing(
        "skin lesion",
        pattern(rf"{_TAKEN}~50{_SKIN}|{_SKIN}~50{_TAKEN}"),
        (pattern(rf"\d ?(mm|cm|inch\w*)\b|{_COUNT}{_SKIN}|\bmohs\b|\b(biops\w+|bx)\b"),),
    ),
    Thing(
        "wound repair",
        pattern(r"\b(lacerations?|wounds?)\b~30\b(repair\w*|clos\w+|sutur\w+|stitch\w*)|\b(repair\w*|clos\w+|sutur\w+"
            r"|stitch\w*)\b~30\b(lacerations?|wounds?|cuts?)\b"
            r"|\b(got|gets?|needed|had|has|put in|placed|received|gave|with|some|\d+) (\w+ )?(stitches|sutures)\b"),
        (
            pattern(r"\d ?(mm|cm|inch\w*)\b"),
            pattern(
                r"\b(face|facial|scalp|neck|hands?|foot|feet|trunk|arms?|forearms?|legs?|ear|nose|lips?|eyelids?|cheek"
                r"|chin|forehead|fingers?"
                r"|toes?|back|chest|abdomen|thigh|knee|elbow|shoulder|axilla\w*|genital\w*|extremit\w+|mouth|tongue|palm)\b"
            ),
        ),
        firm=True,
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
        (pattern(r"\b(with|without|w/?o?|contrast|non-?contrast|low[- ]dose|screening|calcium|angio\w*|cta)\b"),),
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
        pattern(r"\bhernia\w*~30\b(repair|surgery|operation|mesh|fix)|\b(repair|surgery|operation"
            r"|herniorrhaphy)\b~30\bhernia"),
        (
            pattern(r"\b(inguinal|groin|umbilical|ventral|incisional|femoral|hiatal|epigastric|parastomal|paraesophageal"
                r"|diaphragm\w*|spigelian|lumbar)\b"),
            pattern(_APPROACH),
        ),
    ),
    Thing("hysterectomy", pattern(r"\bhysterectom\w+"), (pattern(rf"{_APPROACH}|\b(radical|supracervical|cesarean"
        r"|peripartum|tah|tlh|lavh|tvh)\b"),)),
    Thing(
        "heart device",
        pattern(r"\b(pacemaker|defibrillator|aicd)\b~30\b(insert\w*|implant\w*|plac\w+|replac\w*|put in)|\b(insert\w*"
            r"|implant\w*|plac\w+|put in)\b~30\b(pacemaker|defibrillator|aicd)\b"),
        (pattern(r"\b(single|dual|two|one|bi-?v\w*|leads?|generator|leadless|chambers?|battery|temporary|transvenous)\b"),),
    ),
    Thing(
        "arthroscopy",
        pattern(r"\barthroscop\w+|\bknee scope\b|\bscoped (the|a|his|her) (knee|shoulder|ankle|hip|elbow|wrist)\b"),
        (
            pattern(
                r"\b(menisc\w+|acl|pcl|ligament|cuff|rotator|debrid\w+|chondroplast\w+|synovect\w+|loose bod\w*"
                r"|diagnostic|labr\w+|slap|bankart"
                r"|decompress\w+|acromio\w+|clavicle|plica|lysis|microfractur\w*|repair\w*|removal|abrasion|298\d\d"
                r"|biceps|capsul\w+|lateral release"
                r"|anesthesia)\b"
            ),
        ),
    ),
    Thing(
        "delivery",
        pattern(r"\b(vaginal|c-?section|cesarean|caesarean|obstetric\w*|normal|twin) (delivery|birth|deliveries)\b"
            r"|\bc-?sections?\b"
            r"|\b(baby|twins) delivered\b|\bdelivered (a |the )?(baby|twins|child)\b"),
        (
            pattern(
                r"\b(global|antepartum|prenatal|ante-?natal|postpartum|delivery only|only|package|vbac|previous|prior"
                r"|after|total|entire|all (the )?care"
                r"|routine|anesthesia|z3\w+|liveborn|newborn|triplets?|weeks|mom'?s|mother'?s|o80|o code"
                r"|smok\w+|outcome|birth record|baby'?s (record|chart|claim|stay)|5\d{4})\b"
            ),
        ),
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
        "inpatient procedure",
        pattern(r"\bpcs\b~40\b(replace\w*|bypass\w*|fusion|amputat\w+|arthroplast\w+|cabg|resect\w+|mastectom\w+"
            r"|valve|stent\w*|nephrectom\w+"
            r"|thyroidectom\w+|colectom\w+|lobectom\w+|hysterectom\w+)\b|\b(replacement|bypass|fusion|amputation|cabg"
            r"|stent)\b~20\bpcs\b"),
        (
            pattern(
                r"\b(open|percut\w*|endoscop\w*|lap\w*|robot\w*|external|natural|cement\w*|uncement\w*|synthetic"
                r"|autolog\w*|nonautolog\w*|zooplastic"
                r"|vein|artery|arteries|graft|cage|interbody|drug-?\w*|eluting|bare|metal|ceramic|polyethylene|left"
                r"|right|bilateral|complete|partial|high"
                r"|mid|low|ray|mean\w*|root operation|when|difference|which character|value|[LTC]\d|lumbar|cervical"
                r"|thoracic|[0-9A-HJ-NP-Z]{7})\b"
            ),
        ),
        beside=OF_OPERATIONS,
    ),
)  # fmt: skip
