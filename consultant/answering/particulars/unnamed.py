"""What is only called by its kind: a surgery, a block, a picture, of which each has many codes."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

_LONG = r"\A\W*(\S+\s+){16}"
"""A longer text tells something that these lists do not know."""
_DONE = (
    r"\b\w+(ectom(y|ies)|plast(y|ies)|otom(y|ies)|ostom(y|ies)|oscop(y|ies)|graph(y|ies)|desis|rrhaph(y|ies)|pex(y|ies)|centesis)\b"
    r"|\b(repair\w*|remov\w+|replac\w+|fus\w+|graft\w*|bypass\w*|valves?|releas\w+|decompress\w+|implant\w*|stents?|reduc\w+|excis\w+"
    r"|resect\w+|biops\w+|inject\w+|drain\w*|closure|revision|fixation|orif|lasik|cataract\w*|carpal|trigger|bunions?|hernias?|polyps?"
    r"|tubes|acl|rotator|menisc\w*|lift|augmentation|tonsils?|adenoids?)\b"
)

THINGS = (
    Thing(
        "dialysis",
        pattern(r"\A\W*((hi|hello|need|the|which|what|code|cpt|hcpcs|for|is)\W+)*dialysis\b"),
        (
            pattern(
                rf"{_LONG}|\b(hemo\w*|peritoneal|monthly|month|esrd|status|dependen\w*|aged?|visits?|catheter|access|fistula|graft|inpatient|home"
                r"|training|circuit|angio\w*|noncompl\w*|encounter|adequacy|declot\w*|acute|aki|unscheduled|emergency|drug|supplies|kit|[AEGJZN]\d\w*"
                r"|\d{5})\b"
            ),
        ),
        firm=True,
    ),
    Thing(
        "feeding tube",
        pattern(r"\bfeeding tubes?\b"),
        (
            pattern(
                rf"{_LONG}|\b(peg|percutan\w*|endoscop\w*|fluoro\w*|open|lap\w*|naso\w*|replac\w*|remov\w*|jejun\w*|gastro\w*|status|clog\w*|leak\w*"
                r"|block\w*|malfunction\w*|infect\w*|complicat\w*|dislodg\w*|fell|pulled|kit|supplies|formula|pump|mic-?key|button|b4\d+|nose|nasal\w*|ng|stylet|levine|\d{5}|attention)\b"
            ),
        ),
        firm=True,
    ),
    Thing(
        "nerve block",
        pattern(r"\bnerve blocks?\b"),
        (
            pattern(
                rf"{_LONG}|\b(occipital|femoral|sciatic|intercostal|ilio\w*|pudendal|facet|medial|trigeminal|stellate|plexus|brachial"
                r"|genicular|suprascap\w*|axillary|celiac|tap|peripheral|spheno\w*|digital|paravertebral|[LCT]\d\w*|plantar|median"
                r"|ulnar|radial|facial|phrenic|sacroiliac|lumbar|cervical|thoracic|ganglion|interscalene|adductor|popliteal|tibial"
                r"|saphenous|surgeon|anesthesi\w*|post-?op\w*)\b"
            ),
        ),
    ),
    Thing(
        "stent",
        pattern(r"\b(code|cpt|codes) (for|of)\b~30\bstents?\b|\A\W*stent(ing| placement)?\b~12\b(code|cpt)\b"),
        (
            pattern(
                rf"{_LONG}|\b(coronary|lad|circumflex|ureter\w*|jj|double|bil\w+|pancrea\w*|carotid|iliac|femoral|popliteal|tibial|renal|prostat\w*"
                r"|urethra\w*|esophag\w*|colon\w*|trache\w*|bronch\w*|drug|bare|vessels?|arter\w+|ven\w+|intracranial|subclavian|graft\w*|aort\w*"
                r"|heart|eluting|sinus|lacrimal|nasal|duoden\w*|c\d{4}|\d{5}|status|thrombos\w*|restenos\w*|occlu\w*|kidney|stone|shunt|fistula)\b"
            ),
        ),
        firm=True,
    ),
    Thing(
        "heart device",
        pattern(r"\bcodes? (for|of) (an? |the )?(new )?(pacemaker|defibrillator)\W*\Z"),
        (pattern(r"\b(status|single|dual|leads?|generator|icd-?10|dx|check|interrogat\w*)\b"),),
        firm=True,
    ),
    Thing(
        "spine surgery",
        pattern(r"\b(spinal|spine|lumbar|cervical|thoracic) fusions?\b"),
        (pattern(rf"{_LONG}|\b([LCTS]\d\w*|levels?|anterior|posterior|interbody|acdf|alif|plif|tlif|status|history|pcs|drg|x-?ray|hardware"
            r"|congenital|diagnos\w*|icd\S*|dx|arthrodesis)\b"),),
        firm=True,
    ),
    Thing(
        "spine surgery",
        pattern(r"\b(back|spine|spinal|neck|disc) (surgery|operation|procedure)\b"),
        (pattern(rf"{_LONG}|{_DONE}|\b([LCTS]\d\w*|levels?|lamin\w*|stimulator|pump|hardware|rods?|screws?|scoliosis)\b"),),
    ),
    Thing(
        "surgery",
        pattern(
            r"\b(eye|hand|foot|heart|knee|shoulder|hip|nose|nasal|sinus|ear|throat|breast|stomach|abdominal|brain|wrist|ankle|elbow"
            r"|bowel|vein|prostate|bladder|kidney) (surgery|operation)\b"
        ),
        (pattern(rf"{_LONG}|{_DONE}"),),
    ),
    Thing(
        "biopsy",
        pattern(r"\bbiops(y|ies|ied)\b(?! (tray|needle|forceps|site))"),
        (
            pattern(
                rf"{_LONG}|\b(skin|breasts?|prostate|liver|kidney|renal|lungs?|bone|marrow|lymph|nodes?|thyroid|cervi\w+|endometri\w+"
                r"|colon\w*|rect\w+|stomach|gastric|bladder|punch|shave|tangential|incisional|needle|core|lesions?|moles?|polyps?|muscle"
                r"|nerve|lips?|tongue|vulva\w*|penis|penile|ears?|nose|eyelids?|conjunctiv\w*|nails?|oral|mouth|scope|egd|brain|temporal"
                r"|artery|pleura\w*|peritone\w*|esophag\w*|duoden\w*|cone|leep|sentinel|pancrea\w*|spleen|salivary|testi\w*|uter\w+"
                r"|vagin\w+|anus|anal|hip|leg|arm|back|face|scalp)\b"
            ),
        ),
    ),
    Thing(
        "x-ray",
        pattern(r"\bx-?\s?rays?\b"),
        (
            pattern(
                rf"{_LONG}|\b(views?|\d-?v|ap|pa|lateral|oblique|complete|minimum|survey|bone age|guid\w+|fluoro\w*|dental"
                r"|bitewing|scoliosis|swallow|kub|interpret\w*|read\w*|portable)\b"
            ),
        ),
    ),
    Thing(
        "ultrasound",
        pattern(r"\b(ultrasounds?|sonograms?)\b"),
        (
            pattern(
                rf"{_LONG}|\b(abdom\w*|pelvi\w*|ob|pregnan\w*|fetal|obstet\w*|breasts?|thyroid|neck|renal|kidneys?|bladder|carotids?"
                r"|ven\w+|vein\w*|arter\w*|legs?|arms?|heart|echo\w*|scrot\w*|testic\w*|prostate|guid\w*|joints?|knees?|shoulders?|transvag\w*"
                r"|transrect\w*|gallbladder|liver|aort\w*|dvt|soft tissue|extremit\w*|hips?|head|chest|lungs?|trimester|twins?"
                r"|nuchal|quadrant|ruq|therap\w*|eyes?|inject\w*|aspirat\w*|spleen|appendix|wrist|foot|ankle|hand|fast|follicle\w*)\b"
            ),
        ),
    ),
)  # fmt: skip
