"""What an inpatient was given, measured or imaged, and operations with names of their own, in the words of ICD-10-PCS titles."""

from __future__ import annotations

import re

from consultant.answering.procedure_devices import rules

_ARTERIES = (
    r"(?:internal carotid|common carotid|external carotid|carotid|iliac|common iliac|external iliac|femoral|popliteal"
    r"|renal|subclavian)"
)
GIVEN = rules(
    (
        # substances
        (r"\b(?:epidural (?:steroid )?injection(?: of (?:an? )?(?:anti-?inflammatory(?: steroid)?|steroids?))?|esi)\b",
         "introduction of anti-inflammatory into epidural space percutaneous approach"),
        (r"\b(?:influenza|flu|pneumo\w*|hepatitis b|tetanus|covid\w*) (?:vaccine|shot|vaccination)\b[^.?;]*\b(?:im"
         r"|intramuscular\w*)\b",
         "introduction of serum toxoid and vaccine into muscle percutaneous approach"),
        (r"\b(?:iv |intravenous )antibiotics?\b", "introduction of other anti-infective percutaneous approach"),
        (r"\bremdesivir\b", "introduction of remdesivir anti-infective percutaneous approach"),
        (r"\b(?:peripheral|central) vein\b(?<!into peripheral vein)(?<!into central vein)", lambda found: f"into {found[0]}"),
        # blood
        (r"\b(?:plasmapheresis|plasma exchange|plex)\b", "pheresis of plasma circulatory"),
        (r"\b(?:leukapheresis|leukopheresis)\b", "pheresis of leukocytes circulatory"),
        # measured, imaged
        (r"\b(?:(?:12|twelve)[- ]lead )?(?:ekg|ecg|electrocardiogram)\b",
         "measurement of cardiac electrical activity external approach"),
        (r"\beeg monitoring\b|\bcontinuous eeg\b", "monitoring of central nervous electrical activity external approach"),
        (r"\btelemetry\b", "monitoring of cardiac electrical activity ambulatory external approach"),
        (r"\b(?:trans-?thoracic echo\w*|tte)\b(?: of)?", "ultrasonography of"),
        (r"\b(?:trans-?esophageal echo\w*|tee)\b(?: of)?", "ultrasonography of transesophageal"),
        (r"\b(central )?(?:(?:va|veno-?arterial) )?ecmo\b(?=.*\bcentral)|\bcentral (?:(?:va|veno-?arterial) )?ecmo\b",
         "performance of circulatory oxygenation membrane central"),
        (r"\b(?:peripheral )?(?:va|veno-?arterial) ecmo\b(?: peripheral)?",
         "performance of circulatory oxygenation membrane peripheral veno-arterial"),
        (r"\b(?:peripheral )?(?:vv|veno-?venous) ecmo\b(?: peripheral)?",
         "performance of circulatory oxygenation membrane peripheral veno-venous"),
        # vessels
        (r"\b((?:(?:one|two|three|four|four or more) )?coronary (?:artery|arteries)),? (?:was |were "
         r"|is )?stented(?: with (?:an? )?)?"
         r"(?:[(,]? ?(?:non|not|bare)[- ](?:drug[- ]eluting|metal)[),]? ?(?:stent|device)s?)?",
         r"dilation of \1 with intraluminal device"),
        (rf"\b((?:right |left )?{_ARTERIES})(?: artery)? stent(?:s|ing)?\b(?: (?:placement|placed|of|to"
         rf"|in))?(?: (?:the )?(right |left )?{_ARTERIES}"
         r"(?: artery)?)?",
         lambda found: _stented(found[0])),
        (r"\b(?:bare[- ]metal )?stent(?: \(bare\))? (?:in|into|placed in) (?:the )?((?:abdominal |thoracic )?aorta)\b",
         r"dilation of \1 with intraluminal device"),
        # breasts, bones, joints, nerves
        (r"\bbreast reconstruction\b", "replacement of breast"),
        (r"\b(?:cosmetic )?((?:bilateral |right |left )?)breast augmentation\b", r"alteration of \1breast"),
        (r"\bwith (?:breast |silicone |saline |synthetic )?implants?\b", "with synthetic substitute"),
        (r"\bwith (?:k-?\s?|kirschner )?wires?\b|\bwith tension band\b", "with internal fixation device"),
        (r"\b((?:right|left) )?(hip|knee|shoulder|elbow|ankle|wrist|jaw)(?: joint)? dislocation (?:was )?reduced\b",
         r"reposition of \1\2 joint"),
        (r"\bclosed reduction of (?:an? )?(?:dislocated )?((?:right|left) )?(hip|knee|shoulder|elbow|ankle|wrist)(?: joint)?"
         r"(?: dislocation)?\b",
         r"reposition of \1\2 joint external approach"),
        (r"\b(?:total|complete) (cervical |thoracic |lumbar )?dis[ck]ectomy\b(?: of (?:the )?(\w+) dis[ck])?",
         r"resection of \1\2 vertebral disc"),
        (r"\b(?:partial )?(cervical |thoracic |lumbar )?dis[ck]ectomy\b(?: of (?:the )?(\w+) dis[ck])?",
         r"excision of \1\2 vertebral disc"),
        (r"\b(left |right )?carpal tunnel release\b", r"release of median nerve \1"),
        (r"\b(?:first|1st)[- ]degree (?:perineal |obstetric )?(?:laceration|tear)(?: repair(?:ed)?)?\b",
         "repair of perineum skin external approach"),
        (r"\b(?:second|2nd)[- ]degree (?:perineal |obstetric )?(?:laceration|tear)(?: repair(?:ed)?)?\b[^.?;]*",
         "repair of perineum muscle open approach"),
        (r"(?:\bi ?)?& ?d\b(?: of)?|\bincision and drainage\b(?: of)?", "drainage of "),
        (r"\babscess (?:of |in )(?:the )?", " "),
        # stones and clots broken up
        (r"\b(?:cysto)?litholapaxy\b[^.?;]*", "fragmentation in bladder"),
        (r"\b(?:an? |the )?((?:left |right )?(?:kidney|ureter(?:al)?|bladder|bile duct"
         r"|gallbladder))(?: pelvis)? (?:stones?|calcul\w+)"
         r" (?:was |were |is |are )?(?:broken|crushed|shattered|pulveri[sz]ed|fragmented|lasered|blasted)(?: up"
         r"| apart| into pieces)?\b",
         r"fragmentation in \1"),
        (r"\btubal (?:ectopic )?pregnancy\b", "products of conception ectopic"),
        (r"\bcarotid\b(?! artery| endarterectomy| bod| sinus)(?=.*\b(?:dilation|extirpation|thrombectomy"
         r"|embolectomy)\b)", "carotid artery"),
    )
)  # fmt: skip
_SIDE_OR_KIND = re.compile(r"\b(?:right|left|internal|common|external)\b", re.IGNORECASE)
_VESSEL = re.compile(r"\b(?:carotid|iliac|femoral|popliteal|renal|subclavian)\b", re.IGNORECASE)


def _stented(told: str) -> str:
    words = " ".join(dict.fromkeys(found[0].lower() for found in _SIDE_OR_KIND.finditer(told)))
    vessel = _VESSEL.search(told)
    return f"dilation of {words} {vessel[0] if vessel else ''} artery with intraluminal device"


_BREATHING = re.compile(
    r"\b(?P<two>bi-?pap|bilevel)|(?P<one>cpap)|(?P<flow>(?:heated )?high[- ]flow(?: nasal)?(?: cannula| oxygen)?|hfnc)\b",
    re.IGNORECASE,
)
_PRESSURE = {
    "two": "intermittent positive airway pressure",
    "one": "continuous positive airway pressure",
    "flow": "high flow velocity cannula",
}


def breathing(text: str) -> str:
    """The support of breathing without a tube, as titles have it; empty where none is told."""
    found = _BREATHING.search(text)
    return next((_PRESSURE[name] for name, said in found.groupdict().items() if said), "") if found else ""
