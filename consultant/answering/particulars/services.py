"""Services that are coded by a count, an extent or a method, each of which the record tells: stages, studies, levels, lobes."""

from __future__ import annotations

from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

_LONG = r"\A\W*(\S+\s+){60}"
"""A story tells something that these lists do not know."""
_SOME = r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|single|an?|both|several)"
_OTHER = (
    r"\b(modifiers?|w?rvus?|mues?|edits?|bundl\w*|together|icd\S*|dx|diagnos\w+|z\d\d\S*|pcs|drgs?|revenue"
    r"|covered|cover\w*"
    r"|coverage|pays?|paid|fees?|global (days|period)|difference|mean\w*|deni(ed|al)|status|how often|history"
    r"|aftercare"
    r"|complicat\w*|due to|result\w*|abnormal\w*|anesthesia (for|code)|hcpcs level|add-?on|follow(ing"
    r"|ed)? (a |an |the )?)\b"
)
_NO_PATIENT = r"\A(?!.*\b(patients?|pt|he|she|his|her|surgeon|dr|we|our|did|done|yo|year)\b)"
"""No case: the code of the operation as such is wished."""
_NOT_IN_WORDS = rf"{_LONG}|\b\d{{5}}\b|\b[A-Z]\d{{4}}\b|"


def _service(name: str, named: str, *told: str, other: str = _OTHER) -> Thing:
    """A service whose code is asked for whenever one of its particulars is not told."""
    return Thing(
        name, pattern(named), tuple(pattern(_NOT_IN_WORDS + one) for one in told), pattern(other), firm=True
    )


THINGS = (
    _service(
        "nerve conduction",
        r"\bnerve conduction\b|\bncs\b|\bncv\b",
        rf"\b{_SOME}(?<!\ba)(?<!both) (\w+ )?(studies|nerves?|tests)\b|\bemg\b",
    ),
    _service(
        "allergy shots",
        r"\ballergy (shots?|injections?)\b|\ballergen immunotherapy\b",
        rf"\b{_SOME}(?<!\ba)(?<!\ban) (\w+ )?(shots?|injections?)\b|\b(two|2|multiple|more)\b|\b(mix\w*"
        rf"|vials?|antigens?|serum|doses?|prepar\w*|sublingual"
        r"|observ\w*|wait\w*|reaction|epi\w*)\b",
    ),
    _service(
        "Mohs surgery",
        r"\bmohs\b",
        r"\b(first|1st|\d|one|two|three|four|second) (\w+ )?(stages?|layers?|blocks?)\b|\bstages?\W{0,3}\d"
        r"|\b(repair|flap|closure"
        r"|patholog\w+|same day|biops\w*|surgeon)\b",
        other=_OTHER,
    ),
    _service(
        "fluid drained",
        r"\b(thora|para)centesis\b",
        r"\b(image|imaging|guid\w+|ultraso\w*|us|ct|fluoro\w*|blind\w*|landmarks?|without|dialysis|tube|catheter)\b",
    ),
    _service(
        "thyroidectomy",
        r"\bthyroidectom\w+",
        r"\b(total|sub-?total|partial|complete\w*|lob\w+|hemi\w*|isthm\w*|unilateral|near-?total"
        r"|neck dissection|thyroglossal"
        r"|sternal|cervical approach|para\w*|hypothyr\w*)\b|\bparathyroid",
    ),
    _service(
        "bypass grafts",
        r"\bcabg\b|\bcoronary (artery )?bypass\b",
        r"\b(\d|one|two|three|four|five|single|double|triple|quadruple) ?(-?vessels?|-?veins?|\w* ?grafts?"
        r"|vein|arter\w+|x)?\b"
        r"|\bx ?\d\b|\bsvg\b[^.?!]{0,30}\b(to|and)\b[^.?!]{0,30}\bsvg\b|\bredo\b",
    ),
    _service(
        "facet injections",
        r"\bfacets?\b[^.?!]{0,20}\b(inject\w*|block\w*|ablat\w*|rfa)\b|\bmedial branch (block|inject)\w*",
        rf"\b{_SOME}(?<!\ba) (\w+ )?(levels?|joints?)\b|\b[CTL]\d|\b(single|multi)-?level\b",
    ),
    _service(
        "hearing aid",
        r"\bhearing aids?\b",
        r"\b(monaural|binaural|one|both|bilateral\w*|left|right|two|pair|single|battery|batteries|mold"
        r"|earmold|fitting|dispens\w*"
        r"|check|repair|bte|ite|itc|cic|behind|canal|completely|digital|analog|cros|bicros|bone|otc"
        r"|evaluation|exam\w*|hearing test)\b",
    ),
    _service(
        "urinary catheter",
        r"\b(urinary|foley|intermittent|self[- ]?)? ?cath(eter)?s?\b[^.?!]{0,30}\b(supply|supplies|hcpcs)\b"
        r"|\b(hcpcs|supply)\b[^.?!]{0,25}"
        r"\b(urinary|foley) catheters?\b",
        r"\b(straight|coud[eé]|curved|two[- ]way|three[- ]way|silicone|latex|foley|indwelling|external|condom"
        r"|male external|kit|tray"
        r"|sterile|hydrophilic|coated|insertion supplies|leg bag|bag|iv|picc|central|dialysis|suction|lubricant)\b",
    ),
    _service(
        "inguinal hernia",
        r"\binguinal\b[^.?!]{0,20}\b(hernia|repair)",
        _NO_PATIENT
        + r"|\b(initial|first|recurr\w+|primary|never repaired|previously|sliding|lap\w*|robot\w*)\b",
        _NO_PATIENT + r"|\b(reducib\w+|incarcer\w+|strangul\w+|sliding|lap\w*|robot\w*)\b",
    ),
    _service(
        "sleep study",
        r"\bsleep stud(y|ies)\b|\bpolysomnogra\w+",
        r"\b(attend\w*|unattend\w*|cpap|titrat\w*|split|parameters?|channels?|leads?|type|home|hst|eeg|mslt"
        r"|peripheral|pap|stag\w+)\b",
    ),
    _service(
        "discharge day",
        r"\b(hospital|inpatient|snf|nursing \w+)?\b[^.?!]{0,30}\bdischarge (day|visit|management|service)\b"
        r"|\bday of discharge\b",
        r"\d ?-?min\w*|\b(half an hour|an hour|minutes|thirty|forty|same (day|date)|status|died|death|newborn"
        r"|admit\w*)\b",
    ),
    _service(
        "nerve block",
        r"\bnerve blocks?\b",
        r"\b(occipital|femoral|sciatic|intercostal|ilio\w*|pudendal|facet|medial|trigeminal|stellate|plexus"
        r"|brachial|fascia|pericapsular|peng"
        r"|genicular|suprascap\w*|axillary|celiac|tap|transvers\w+|spheno\w*|digital|finger|toe|paravertebral"
        r"|[LCT]\d\w*|plantar|median"
        r"|ulnar|radial|facial|phrenic|sacroiliac|lumbar|cervical|thoracic|ganglion|interscalene|supraclav\w*"
        r"|infraclav\w*|adductor|popliteal|tibial"
        r"|saphenous|erector|quadratus|rectus|cutaneous|dental|alveolar|penile|paracervical|epidural|spinal"
        r"|ankle|wrist|hand|foot"
        r"|scalp|sural|peroneal|obturator|sympathetic|time|surgeon|anesthesi\w*)\b",
    ),
    _service(
        "fracture care",
        r"\bfracture care\b|\b(treat\w*|set|reduc\w+|pinned)\b[^.?!]{0,30}\bfractures?\b"
        r"|\bfractures?\b[^.?!]{0,25}\b(treated|reduced|set|pinned)\b",
        r"\b(radius|radial|ulnar?|humer\w*|clavic\w*|scaph\w*|carpal|metacarp\w*|phalan\w+|fingers?|thumb"
        r"|femur|femoral|hip|tibia\w*|fibula\w*"
        r"|ankle|malleol\w*|patella\w*|metatars\w*|toes?|calcan\w*|talus|talar|tarsal|ribs?|vertebra\w*|spine"
        r"|nasal|nose|mandib\w*|jaw"
        r"|orbit\w*|zygoma\w*|maxill\w*|pelvi\w*|sacr\w*|coccyx|stern\w*|scapul\w*|wrist|elbow|olecranon|knee"
        r"|shoulder|forearm|foot"
        r"|hand|arm|leg|heel|colles|smith|boxer\w*|jones|great toe|skull|face|facial|bimalleolar|trimalleolar"
        r"|teeth|tooth"
        r"|osteopor\w*|patholog\w*|compression|global)\b(?<!global)",
        other=r"\b(modifiers?|w?rvus?|mues?|edits?|bundl\w*|together|icd\S*|dx|diagnos\w+|pcs|drgs?|pays?"
        r"|paid|difference|mean\w*|deni(ed|al)"
        r"|who|split|transfer\w*|cast\w*|follow-?up|another|7th|seventh|subsequent|aftercare|x-?rays?|when"
        r"|days|visit)\b",
    ),
    _service(
        "vaccine",
        r"\b(vaccines?|immuni[sz]ations?)\b[^.?!]{0,30}\b(given|gave|admin\w*|today|yesterday)\b|\b(gave"
        r"|giving|administered|received|got)\b[^.?!]{0,25}"
        r"\b(vaccines?|immuni[sz]ations?)\b",
        r"\b(flu|influenza|pneumo\w*|prevnar|hep(atitis)?|covid\w*|tdap|td|dtap|tetanus|mmr|measles|hpv"
        r"|gardasil|shing\w+|zoster"
        r"|flu(zone|ad|blok|arix|laval|celvax|mist)\w*|pcv ?\d*|ppsv\d*|pneumovax|vaxneuvance|capvaxive"
        r"|boostrix|adacel|engerix|heplisav"
        r"|arexvy|abrysvo|rsv|rabies|varicella|chicken\w*|men\w+|polio|ipv|typhoid|hib|bexsero|trumenba"
        r"|menveo|menquadfi|rota\w*|pediarix"
        r"|vaxelis|pentacel|kinrix|quadracel|proquad|havrix|twinrix|beyfortus|smallpox|mpox|jynneos|yellow"
        r"|encephalitis|cholera|bcg"
        r"|dengue|anthrax|chikungunya|administration code|admin code|counsel\w*|(two|three|four"
        r"|\d) (components?|vaccines?|shots))\b",
    ),
    _service(
        "delivery",
        r"\b(we|our|ob|obstetrician|midwife|doctor|dr\.?|provider|physician|he|she"
        r"|i)\b[^.?!]{0,25}\bdelivered (a |the |her |our |their )?"
        r"(baby|twins|child|infant|patient)\b",
        r"\b(global|antepartum|prenatal|ante-?natal|postpartum|delivery only|only|package|vbac|previous|prior"
        r"|total|entire|all"
        r"|routine|anesthesia|weeks|outcome|newborn|breech|forceps|vacuum|tear\w*|lacerat\w*|preterm"
        r"|complicated|ambulance"
        r"|placenta|episiot\w*|home)\b",
    ),
    _service(
        "repair's depth",
        r"\b(lacerations?|cuts?)\b[^?!]{0,80}\b(repair\w*|clos\w+|sutur\w+|stitch\w*)|\b(repair\w*|clos\w+"
        r"|sutur\w+|stitch\w*)\b[^.?!]{0,40}"
        r"\b(lacerations?|cuts?)\b",
        r"\b(simple|simply|intermediate|complex|layer\w*|superficial\w*|deep\w*|depth|subcut\w*|dermis|dermal"
        r"|epiderm\w*|glue|dermabond|adhesive"
        r"|undermin\w*|steri\w*|staple\w*|muscle|fascia|tendon|nerve|vermilion|mucosa\w*|tongue|eyelid"
        r"|gross\w*|contaminat\w*|debrid\w*|fat"
        r"|vagin\w*|perine\w*|cervi\w*|liver|spleen|bowel|eye|cornea\w*|obstetric\w*|degree|scroti?\w*|penis"
        r"|palate|lip|gum|nail ?bed"
        r"|one|single|running|running|interrupted|nylon|prolene|vicryl|ethilon|sutures|plain)\b",
    ),
    _service(
        "infusion time",
        r"\b(administration|admin|infusion|hydration) codes?\b|\bcodes? for (the )?(administration|infusion|hydration)\b"
        r"|\b(code|bill|report)\b[^.?!]{0,15}\b(administration|hydration)\b|\biv hydration\b[^?!]{0,60}\b(code|cpt|bill)",
        r"\d ?-?(min\w*|hours?|hrs?|h)\b|\b\d{1,2}:\d\d|\b(push\w*|bolus|injections?|injected|im|subq"
        r"|sub-?cut\w*|intramusc\w*|shots?|vaccin\w*"
        r"|immuni\w*|hours?|minutes|pump|transfus\w*|blood|oral|nasal|inhal\w*|initial|sequential|concurrent"
        r"|over (an|one|two|half)|nebuli\w*"
        r"|per (drug|day)|covid\w*|flu|allerg\w*|which drug|port|medication administration"
        r"|medicare administr\w*|insulin|depo\w*|botox|prevnar|pneumovax|gardasil|shingrix|pcv\d*|hpv|rsv"
        r"|mmr\w*|varicella|dtap|tdap|hep|counsel\w*"
        r"|rabies|test|questionnaire|instrument|intravitreal|implant\w*|patch|epidural|start\w*|stopp?\w*)\b",
        other=_OTHER + r"|\b(j-?codes?|hcpcs|edit|same time|self|home)\b",
    ),
    _service(
        "EEG",
        r"\beegs?\b|\belectroencephalogra\w+",
        r"\d ?-?(min\w*|hours?|hrs?)\b|\b(awake|asleep|drows\w*|sleep|video|extended|routine|ambulatory"
        r"|overnight|coma|brain death|prolonged|continuous"
        r"|long[- ]term|surgery|normal|slow\w*|shows?|seizures? on)\b",
    ),
    _service(
        "heart recording",
        r"\b(holter|event (monitor|recorder)|heart monitor|ambulatory (ecg|ekg) monitor)\b",
        r"\d ?-?(hours?|hrs?|h|days?)\b|\b(external|mobile|telemetry|mct|shows?|showed|found|loop|patch|zio|implant\w*|hours|days"
        r"|interpret\w*|read\w*|scan\w*|remote)\b",
    ),
    _service(
        "stress imaging",
        r"\bstress (test|study)\b[^.?!]{0,12}\bimaging\b|\bimaging stress\b|\bstress imaging\b",
        r"\b(nuclear|spect|pet|echo\w*|mri|treadmill only|without|sestamibi|perfusion|myocardial|dobutamine"
        r"|lexiscan|single|multiple)\b",
    ),
    _service(
        "bone graft",
        r"\bbone grafts?\b",
        r"\b(auto\w*|allo\w*|local|same incision|separate|structural|morsel\w*|iliac|crest|dental|alveolar"
        r"|sinus|ridge|nonunion|rib|fibula\w*"
        r"|bmp|synthetic|marrow|jaw|stimulator)\b",
        other=_OTHER.replace("|add-?on", ""),
    ),
    _service(
        "compression garment",
        r"\bcompression (stockings?|hose|garments?)\b",
        r"\d\d|\b(knee|thigh|waist|pantyhose|mmhg|garter|custom|surgical|wrap\w*|chap|full length|below|above"
        r"|lymphedema|arm|sleeve|gauntlet|bandage\w*"
        r"|night\w*|daytime|standard)\b",
    ),
    _service(
        "breast biopsy",
        r"\bbreast biops\w+|\bbiops\w+ (of|from) (the |her |a |left |right )*breast\b|\bbreast (core )?(needle )?bx\b",
        r"\b(stereo\w*|ultraso\w*|us|sono\w*|mri?|mr|image|imaging|guid\w+|palpat\w*|open|incis\w*|excis\w*|punch|skin|nipple|without"
        r"|tomo\w*|mammo\w*|lumpectomy|wire|seed)\b",
    ),
    _service(
        "home visit",
        r"\b(home|house) (visit|call)s?\b",
        r"\A\W*(\S+\s+){20}|\d ?-?min\w*|\b(levels? [1-5]|mdm|complexity|low|moderate|high|straightforward"
        r"|nurse|nursing|decision|time|hours?|health"
        r"|aide|therap\w*|pt|ot|hospice|g\d{4}|postpartum|newborn|midwife|pos|place|telehealth|certif\w*|annual|wellness|vaccin\w*|venipunct\w*|draw\w*"
        r"|social worker|oasis|agency|lab|x-?ray|training|dialysis|infusion|ventilat\w*|catheter)\b",
    ),
    _service(
        "circumcision",
        r"\bcircumcis\w+",
        r"\b(clamp|plastibell|gomco|mogen|device|ring|dorsal|slit|surgical\w*|excis\w*|freehand|adult|revision|incomplete|adhesions?|repair|block"
        r"|without|status|ritual|routine|request|refus\w*)\b",
    ),
    _service(
        "wound vacuum",
        r"\b(wound vac|npwt|negative pressure)\b",
        r"\d ?(sq\w*|cm)|\b\d+ ?x ?\d+|\b(pump|canister\w*|dressing (kit|set)|supplies|e2402|rental|hospital"
        r"|monthly|disposable device supply)\b",
    ),
    _service(
        "amputation",
        r"\bamputat(ed|ion)\b[^.?!]{0,20}\b(leg|arm)\b|\b(leg|arm) amputation\b",
        r"\b(above|below|through|knee|elbow|bka|aka|thigh|femur|tibia|forearm|humer\w*|upper|lower"
        r"|disartic\w*|ankle|wrist|hip|stump|revision"
        r"|prosthe\w*|traumatic|trauma|complete|partial|shoulder|status|absence|acquired)\b",
    ),
)
