"""What clinicians call an inpatient procedure, in the words of ICD-10-PCS titles: operation, body part, device, approach.

The titles are built from the tables: a root operation by its objective (all of a body part is resected, a piece of it excised,
a sample an excision that is diagnostic), then the body part, the device and the approach (ICD-10-PCS guidelines, A and B).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering.procedure_devices import DEVICES, rules
from consultant.answering.reading.shorthand import unabbreviated

_ORGANS = {
    "append": "appendix", "cholecyst": "gallbladder", "splen": "spleen", "prostat": "prostate", "gastr": "stomach",
    "hyster": "uterus", "oophor": "ovary", "ovari": "ovary", "salping": "fallopian tube", "orchi": "testis", "orchid": "testis",
    "mast": "breast", "pneumon": "lung", "adrenal": "adrenal gland", "tonsill": "tonsils", "adenoid": "adenoids",
    "thym": "thymus", "pancreat": "pancreas", "esophag": "esophagus", "hepat": "liver", "thyroid": "thyroid gland",
    "nephr": "kidney", "cyst": "bladder", "cec": "cecum", "patell": "patella", "proct": "rectum", "sigmoid": "sigmoid colon",
}  # fmt: skip
"""Beginnings of words in -ectomy by the organ that is taken out."""
_ECTOMY = re.compile(
    rf"\b({'|'.join(sorted(_ORGANS, key=len, reverse=True))})o?(?:id)?ectom(?:y|ies)\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:partial(?:ly)?|wedge|segmental|subtotal|a part|part|portion|piece) ?(?:resection|removal)?(?: of)?\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:total(?:ly)?|simple|radical|complete(?:ly)?|entire(?:ly)?|whole|all of)\b(?! (?:hip|knee|shoulder|joint))",
    re.IGNORECASE,
)
_JOINTS = r"(hip|knee|shoulder|ankle|elbow)"

_OPERATIONS = rules(
    (
        # births
        (r"\b(?:classical (?:c-?\s?section|cesarean\w*)(?: section)?|(?:c-?\s?section"
         r"|cesarean\w*)(?: section)?,? classical)\b",
         "extraction of products of conception high open approach"),
        (r"\b(?:primary |repeat )?(?:low (?:transverse|cervical|segment) )?(?:c-?\s?sections?"
         r"|cesarean\w*(?: sections?| delivery)?)\b"
         r"(?:,? low (?:transverse|cervical|segment))?", "extraction of products of conception low open approach"),
        (r"\b(?:spontaneous |normal |uncomplicated )*vaginal (?:delivery|birth)\b(?: of .*)?|\bmanually assisted delivery\b",
         "delivery of products of conception external approach"),
        # fluids, airways, lines
        (r"\bthoracentesis\b", "drainage of pleural cavity percutaneous approach"),
        (r"\bparacentesis\b", "drainage of peritoneal cavity percutaneous approach"),
        (r"\b(?:lumbar puncture|spinal tap)\b", "drainage of spinal canal percutaneous approach"),
        (r"\bpericardiocentesis\b", "drainage of pericardial cavity percutaneous approach"),
        (r"\b(?:chest|thoracostomy) tube(?: placement| insertion| placed| inserted)?\b|\btube thoracostomy\b",
         "drainage of pleural cavity with drainage device percutaneous approach"),
        (r"\b(?:picc|central (?:venous )?(?:line|catheter)|cvc|triple lumen catheter)(?: line)?(?: placement| insertion)?\b",
         "insertion of infusion device percutaneous approach"),
        (r"\b(?:endotracheal |orotracheal |oral )?intubation\b|\bintubated\b",
         "insertion of endotracheal airway into trachea via natural or artificial opening"),
        (r"\b(?:open )?(?:surgical )?tracheostomy\b|\btrach\b",
         "bypass trachea to cutaneous with tracheostomy device open approach"),
        (r"\b(?:peg(?: tube)?|percutaneous endoscopic gastrostomy)(?: placement| insertion)?\b",
         "insertion of feeding device into stomach percutaneous approach"),
        (r"\bfoley(?: catheter)?(?: placement| insertion)?\b",
         "drainage of bladder with drainage device via natural or artificial opening"),
        # blood
        (r"\b(?:transfus\w+ (?:of )?(?:\d+ units? (?:of )?)?)?(?:prbcs?|packed (?:red (?:blood )?)?cells"
         r"|red (?:blood )?cells|rbcs?)\b"
         r"(?: transfus\w+)?", "transfusion of nonautologous red blood cells percutaneous approach"),
        (r"\b(?:transfus\w+ (?:of )?)?platelets?\b(?: transfus\w+)?",
         "transfusion of nonautologous platelets percutaneous approach"),
        (r"\b(?:transfus\w+ (?:of )?)?(?:ffp|fresh frozen plasma)\b(?: transfus\w+)?",
         "transfusion of nonautologous fresh plasma percutaneous approach"),
        # support
        (r"\b(?:intermittent )?(?:hemodialysis|haemodialysis|dialysis treatment)\b",
         "performance of urinary filtration intermittent less than 6 hours per day"),
        (r"\b(?:crrt|continuous (?:renal replacement|hemodialysis|dialysis)\w*(?: therapy)?)\b",
         "performance of urinary filtration continuous greater than 18 hours per day"),
        (r"\b(?:electrical )?cardioversion\b", "restoration of cardiac rhythm single"),
        # heart and vessels
        (r"\bcabg\b|\bcoronary (?:artery )?bypass\b(?: graft\w*)?", "bypass coronary artery open approach"),
        (r"\blima\b|\bleft internal (?:mammary|thoracic)(?: artery)?\b", "from left internal mammary"),
        (r"\brima\b|\bright internal (?:mammary|thoracic)(?: artery)?\b", "from right internal mammary"),
        (r"\b(?:(?:x|times) ?(?:1|one)\b|single[- ]vessel|one[- ]vessel|(?:to )?one (?:coronary )?(?:artery"
         r"|vessel))\b", "one artery"),
        (r"\b(?:(?:x|times) ?(?:2|two)\b|(?:to )?two (?:coronary )?(?:arteries|vessels))\b", "two arteries"),
        (r"\b(?:(?:x|times) ?(?:3|three)\b|(?:to )?three (?:coronary )?(?:arteries|vessels))\b", "three arteries"),
        (r"\b(?:(?:x|times) ?(?:4|four)\b|(?:to )?four (?:or more )?(?:coronary )?(?:arteries"
         r"|vessels))\b", "four or more arteries"),
        (r"\b(?:to )?(?:the )?(?:lad|left anterior descending|rca|circumflex|om1?)(?: artery)?\b", "one artery"),
        (r"\b(?:pci|ptca|coronary (?:angioplasty|stent\w*))\b", "dilation of coronary artery percutaneous approach"),
        (r"\b(?:des|drug[- ]eluting stents?)\b", "with drug-eluting intraluminal device"),
        (r"\b(?:bms|bare[- ]metal stents?|stent(?:ing|s)?)\b", "with intraluminal device"),
        # bones and joints
        (r"\b(?:tka|total knee(?: joint)? (?:arthroplasty|replacement)|knee (?:arthroplasty|replacement))\b",
         "replacement of knee joint with synthetic substitute open approach"),
        (r"\b(?:tha|total hip(?: joint)? (?:arthroplasty|replacement)|hip (?:arthroplasty|replacement))\b",
         "replacement of hip joint with synthetic substitute open approach"),
        (rf"\b{_JOINTS} (?:joint )?fusion\b", r"fusion of \1 joint"),
        (r"\b(?:orif|open reduction (?:and |with )?internal fixation)\b",
         "reposition with internal fixation device open approach"),
        (r"\b(?:crpp|closed reduction (?:and |with )?percutaneous pinning)\b",
         "reposition with internal fixation device percutaneous approach"),
        (r"\bclosed reduction\b(?! (?:and|with))", "reposition external approach"),
        (r"\b(?:im|intramedullary) (?:nail|rodd)ing\b(?: of)?", "reposition with intramedullary internal fixation device"),
        (r"\b(?:im|intramedullary) (?:nail|rod)\b", "intramedullary internal fixation device"),
        (r"\bwith (?:a )?(?:plates?|screws?|plates? and screws?|pins?)\b|\b(?:plates?|screws?)(?: and (?:plates?"
         r"|screws?))?\b", " "),
        # soft parts
        (r"\bcraniotomy (?:for|with) evacuation of (?:an? |the )?subdural(?: hematoma)?\b",
         "extirpation of matter from subdural space open approach"),
        (r"\b(?:thrombectomy|embolectomy)\b(?: of| from)?", "extirpation of matter from"),
        (r"\b(?:inguinal (?:hernia repair|herniorrhaphy)|repair of (?:an? |the )?inguinal hernia)\b(?=.*\bmesh\b)",
         "supplement inguinal region"),
        (r"\b(?:inguinal (?:hernia repair|herniorrhaphy)|repair of (?:an? "
         r"|the )?inguinal hernia)\b", "repair inguinal region"),
        (r"\b(?:with )?(?:a )?(?:synthetic )?mesh\b", "with synthetic substitute"),
        (r"\b(?:bka|below[- ](?:the )?knee amputation"
         r"|amputation below (?:the )?knee)\b", "detachment at lower leg open approach"),
        (r"\b(?:aka|above[- ](?:the )?knee amputation"
         r"|amputation above (?:the )?knee)\b", "detachment at upper leg open approach"),
        (r"\b(?:great|big) toe\b", "1st toe"),
        (r"\bamputat(?:ion|ed)\b(?: of)?", "detachment at open approach"),
        (r"\bcircumcision\b", "resection of prepuce external approach"),
        (r"\bbone marrow (?:biopsy|aspirat\w+)\b", "extraction of bone marrow percutaneous approach diagnostic"),
        (r"\b(?:lumpectomy|partial mastectomy)\b(?: of)?", "excision of breast open approach"),
        (r"\bsleeve gastrectomy\b", "excision of stomach vertical"),
        (r"\b(right|left) (upper|middle|lower) lobectomy\b", r"resection of \1 \2 lung lobe"),
        (r"\blobectomy\b(?: of)?(?: the)?", "resection of"),
        (r"\b(?:right hemi-?colectomy|right colectomy)\b", "resection of right large intestine"),
        (r"\b(?:left hemi-?colectomy|left colectomy)\b", "resection of left large intestine"),
        (r"\bsigmoid (?:colectomy|resection)\b|\bsigmoidectomy\b", "resection of sigmoid colon"),
        (r"\blap(?:aroscopic)?\.? chole?\b(?!\w)", "laparoscopic resection of gallbladder"),
        (r"\biliac crest\b", "iliac"),
        (r"\bappy\b", "resection of appendix"),
        (r"\blysis of (?:\w+ )?adhesions\b(?: of)?", "release"),
        (r"\b(?:eswl|esl|(?:\w+ )?lithotripsy)\b(?: of| for)?(?: an?| the)?(?: \w+)? ?(?:stones?|calcul[ui]s?)? ?(?:in|of)?\b",
         "fragmentation in "),
        (r"\b(?:ultrasound|sonogra\w+|us)\b(?: of| scan of)?", "ultrasonography of"),
        (r"\b(?:x-?rays?|plain films?)\b(?: of)?", "plain radiography of"),
        (r"\b(?:ct|cat) scans?\b(?: of)?|\bct\b(?: of)?", "computerized tomography of"),
        (r"\bmri\b(?: of)?", "magnetic resonance imaging of"),
        (r"\bincision and drainage\b|\bi ?& ?d\b", "drainage"),
        (r"\bpolypectomy\b(?: of| in)?(?: the)?", "excision of"),
    )
)  # fmt: skip
"""Names of operations and devices."""
_DONE = rules(
    (
        (r"\b([\w ]{3,40}?) (?:was |were )?repaired\b", r"repair \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?resected\b", r"resection of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?drained\b", r"drainage of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?dilated\b", r"dilation of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?replaced\b", r"replacement of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?(?:ablated|destroyed)\b", r"destruction of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?inspected\b", r"inspection of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?fused\b", r"fusion of \1"),
    )
)
"""What was done to a body part, told the other way round."""
_REMOVED = re.compile(
    r"\b(?:(?:surgical )?removal of|remov(?:ed|ing)|took out|taken out|excised)\b(?! (?:\w+ ){0,4}(?:device|drain"
    r"|leads?|substitute|stimulator|electrode|pump|port|spacer|liner|pins?|fixat\w+"
    r"|tube|catheter"
    r"|pacemaker|hardware|stent|implant|cast|sutures?))",
    re.IGNORECASE,
)
_BIOPSY = re.compile(r"\b(?:biops(?:y|ies|ied)|bx)\b(?: of| from)?(?: the)?", re.IGNORECASE)
_OPERATION = re.compile(
    r"\b(?:alteration|bypass|change|control|creation|destruction|detachment|dilation|division|drainage|excision"
    r"|extirpation|extraction|fragmentation|fusion|insertion|inspection|map|occlusion|reattachment|release|removal|repair"
    r"|replacement|reposition|resection|supplement|restriction|revision|transfer|transplantation|transfusion|introduction"
    r"|irrigation|delivery|ventilation|performance|restoration|radiography|fluoroscopy|tomography|ultrasonography|imaging"
    r"|measurement|monitoring|abortion|assistance|radiation|brachytherapy|immobilization|compression|packing|traction)\b",
    re.IGNORECASE,
)
"""Root operations and types: the words with which titles begin."""
_PARTS = rules(
    (
        (r"\b(?:rul|right upper lobe)(?: of (?:the )?lung)?\b", "right upper lung lobe"),
        (r"\b(?:rml|(?:right )?middle lobe)(?: of (?:the )?lung)?\b", "right middle lung lobe"),
        (r"\b(?:rll|right lower lobe)(?: of (?:the )?lung)?\b", "right lower lung lobe"),
        (r"\b(?:lul|left upper lobe)(?: of (?:the )?lung)?\b", "left upper lung lobe"),
        (r"\b(?:lll|left lower lobe)(?: of (?:the )?lung)?\b", "left lower lung lobe"),
        (r"\bproximal (femur|tibia|humerus|fibula)\b|\b(femoral|humeral) (?:neck|head)\b|\bhip fractures?\b", "upper femur"),
        (r"\bdistal femur\b", "lower femur"),
        (r"\b(?:shaft of the )?(?:femur shaft|femoral shaft|midshaft femur|mid-shaft femur)\b", "femoral shaft"),
        (r"\b(?:distal|proximal) (radius|ulna|tibia|fibula)\b", r"\1"),
        (r"\bright (?:eye )?(?:lens|cataract)\b", "right lens"),
        (r"\brt\b", "right"),
        (r"\blt\b", "left"),
        (r"\bsvc\b", "superior vena cava"),
        (r"\b(?:tip )?(?:in|into|at) (?:the )?(?:superior vena cava|cavoatrial junction)\b", "into superior vena cava"),
        (r"\b(?:peripheral (?:iv|line)|(?:into|via|through) (?:an? )?(?:arm|peripheral) vein)\b", "into peripheral vein"),
        (r"\bpleural (?:effusion|fluid|space)\b", "pleural cavity"),
        (r"\bascites\b", "peritoneal cavity"),
        (r"\b(colon|stomach|liver|lung|kidney|breast|gallbladder|appendix|spleen)s? (?:cancer|mass|tumou?r|lesion|nodule)\b",
         r"\1"),
        (r"\b(?:uncemented|cementless|without cement|not cemented)\b", "uncemented"),
    )
)  # fmt: skip
"""Names of body parts."""
_APPROACHES = rules(
    (
        (r"\b(?:laparoscop\w+|\blap\b\.?|arthroscop\w+|thoracoscop\w+|vats|robot\w*(?:[- ]assisted)?)\b",
         "percutaneous endoscopic approach"),
        (r"\b(?:during |via |at |by )?(?:an? )?(?:egd|colonoscop\w+|bronchoscop\w+|cystoscop\w+|hysteroscop\w+"
         r"|upper endoscopy"
         r"|sigmoidoscop\w+|ercp|transurethral(?:ly)?)\b(?: with)?", "via natural or artificial opening endoscopic"),
        (r"\b(?:needle|core|ultrasound[- ]guided|ct[- ]guided|image[- ]guided|through the skin"
         r"|fna)\b", "percutaneous approach"),
        (r"\bpercutaneous(?:ly)?\b(?! (?:endoscop|approach))", "percutaneous approach"),
        (r"\b(?:as (?:an? )?)?open (?:approach|procedure|surgery|incision)?\b|\blaparotomy\b"
         r"|\bthoracotomy\b", "open approach "),
        (r"\btransvaginal(?:ly)?\b|\bvaginally\b", "via natural or artificial opening"),
    )
)  # fmt: skip
_APPROACH = re.compile(
    r"\b(?:percutaneous endoscopic approach|percutaneous approach|via natural or artificial opening(?: endoscopic)?"
    r"|open approach"
    r"|external approach)\b"
)
_NARROWEST = (
    "endoscopic approach",
    "opening endoscopic",
    "percutaneous approach",
    "external approach",
    "via natural",
    "open approach",
)
_AROUND = re.compile(
    r"\b(?:inpatient|outpatient|hospital|coder|here|therapeutic|standard|elective|planned|urgent|emergent|emergency"
    r"|during (?:the )?stay"
    r"|admission|surgery|surgical|procedure|operation|performed|done|old|year|surgeon|was|were|had|with no|same|session"
    r"|\d+ (?:hours?|units?)(?! or)|under|general|an[ae]sthesia|because of .*|due to .*|for (?:an? |the )?(?:acute"
    r"|chronic|suspected|known)\b.*)\b",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    r"\b(?:placed|placement|polyps?|lesions?|mass(?:es)?|tumou?rs?|hematoma|effusion|fluid|tissue|fractures?|out"
    r"|one code|acute|on|sides?|tubes?|coded|for \d+ days?|full|7 characters|seven characters|no device|characters?"
    r"|lookup)\b",
    re.IGNORECASE,
)
"""Words around a procedure that no title has."""
_VENTILATED = re.compile(
    r"\b(?:(?:on |mechanical(?:ly)? |invasive )*(?:ventilat(?:or|ion|ed)|vent(?:ed)?)\b(?: support)?)",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"(?:\bfor )?(?:\b(?:more|less|greater) than |[<>] ?)?\b(\d+(?:\.\d)?) ?(?:consecutive )?(hours?|hrs?|days?)\b",
    re.IGNORECASE,
)
_DAY, _LONG = 24, 96


@dataclass(frozen=True, slots=True)
class Procedure:
    """An inpatient procedure in the words of titles."""

    words: str
    approach: str
    """As titles have it; empty where none is told."""


def procedure(text: str) -> Procedure | None:
    """The procedure that a text tells; None where it names no operation."""
    words = _titled(text)
    if not _OPERATION.search(words):
        return None
    found = _APPROACH.findall(words)
    approach = next((one for end in _NARROWEST for one in found if end in one), "")
    return Procedure(" ".join(_APPROACH.sub(" ", words).split()), approach)


def _titled(text: str) -> str:
    """The text with the titles' words for operations, body parts and approaches."""
    if ventilated := _ventilated(text):
        return ventilated
    text = _AROUND.sub(" ", unabbreviated(text))
    partly, wholly = bool(_PART.search(text)), bool(_WHOLE.search(text))
    for said, meant in (*DEVICES, *_OPERATIONS, *_PARTS, *_DONE):
        text = said.sub(meant, text)
    taken = "excision of" if partly else "resection of"
    text = _ECTOMY.sub(lambda found: f"{taken} {_ORGANS[found[1].lower()]}", text)
    if partly:
        text = re.sub(r"\bresections?\b(?: of)?", "excision of", text, flags=re.IGNORECASE)
    if wholly or partly or _REMOVED.search(text):
        text = _REMOVED.sub(f" {taken} ", text)
        text = _PART.sub(" ", _WHOLE.sub(" ", text))
    if _BIOPSY.search(text):
        text = _BIOPSY.sub(" excision of ", text) + " diagnostic"
    text = _LEFT_OVER.sub(" ", text)
    for said, meant in _APPROACHES:
        text = said.sub(f" {meant} ", text)
    return text.lower()


def _ventilated(text: str) -> str:
    """Hours or days on a ventilator as the range of hours that titles name; empty where none are told."""
    lasted = _LASTED.search(text)
    if lasted is None or not _VENTILATED.search(text):
        return ""
    hours = float(lasted[1]) * (_DAY if lasted[2].lower().startswith("d") else 1)
    named = "less than 24" if hours < _DAY else "greater than 96" if hours > _LONG else "24-96"
    return f"respiratory ventilation {named} consecutive hours"
