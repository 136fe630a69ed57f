"""What clinicians call an inpatient procedure, in the words of ICD-10-PCS titles: operation, body part, device, approach.

The titles are built from the tables: a root operation by its objective (all of a body part is resected, a piece of it excised,
a sample an excision that is diagnostic), then the body part, the device and the approach (ICD-10-PCS guidelines, A and B).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering import (
    procedure_given,
    procedure_matters,
    procedure_removals,
    procedure_sets,
    procedure_verbs,
)
from consultant.answering.procedure_devices import DEVICES, rules
from consultant.answering.procedure_names import NAMES, OPERATIONS, REDUCTIONS
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
    r"\b(?:partial(?:ly)?|distal(?= pancreatectomy| gastrectomy)|wedge"
    r"|segmental|subtotal|a part|part|portion|piece) ?(?:resection|removal)?(?: of)?\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:total(?:ly)?|simple|radical|complete(?:ly)?|entire(?:ly)?|whole|all of)\b(?! (?:hip|knee|shoulder|joint))",
    re.IGNORECASE,
)
_DONE = rules(
    (
        (
            r"\b(gall ?bladder|appendix|spleen|prostate|uterus|ovary|kidney|lung|stomach|thyroid|thymus|tonsils) removal\b"
            r"(?=[^?]*\b(?:whole|entire\w*|complete\w*|all|total\w*)\b)",
            r"removal of \1",
        ),
        (r"\b([\w ]{3,40}?) (?:was |were )?repaired\b", r"repair \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?resected\b", r"resection of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?drained\b", r"drainage of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?dilated\b", r"dilation of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?replaced\b", r"replacement of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?(?:ablated|destroyed)\b", r"destruction of \1"),
        (r"\b(?:catheter |radiofrequency |laser |cryo-?)?ablation of\b", "destruction of"),
        (r"\b([\w ]{3,40}?) (?:was |were )?inspected\b", r"inspection of \1"),
        (r"\b([\w ]{3,40}?) (?:was |were )?fused\b", r"fusion of \1"),
    )
)
"""What was done to a body part, told the other way round."""
_REMOVED = re.compile(
    r"\b(?:(?:surgical )?removal of|remov(?:ed|ing)|removes?|took out|tak(?:es|ing|e) out"
    r"|taken out|cut(?:s|ting)? out|excised)\b(?! (?:\w+ ){0,4}(?:device|drain"
    r"|leads?|substitute|stimulator|electrode|pump|port|spacer|liner|pin|fixat\w+"
    r"|tube|catheter"
    r"|pacemaker|hardware|stent|implant|cast|suture)s?\b)",
    re.IGNORECASE,
)
_GROWTH_TAKEN = re.compile(
    r"\b(?:removal of|remov(?:ed|ing|es?)|took out|tak(?:es|ing|e|en) out|cut(?:s|ting)? out|excised|resect(?:ed|ion of))"
    r" (?:an? |the |one |single |small |large )*(?:\w+ ){0,2}"
    r"(?:lesions?|polyps?|mass|tumou?r|nodules?|cysts?|moles?|lipoma|adenoma)\b",
    re.IGNORECASE,
)
"""A growth in a body part is no body part: what holds it is excised."""
_NO_BIOPSY = re.compile(
    r",? ?\b(?:no|not(?: for)?(?: an?)?|without(?: an?)?|rather than an?"
    r"|therapeutic,? not(?: for)?(?: an?)?) (?:biops(?:y|ies)|bx|diagnostic|diagnosis)\b"
    r"(?: (?:intent|intention|purposes?|reasons?|sample|aim))?"
    r"|\b(?:(?:what if|if|it(?:['’]s| is| was)?|they|we|only|just|drained (?:it|the fluid)) )*for (?:relief|comfort"
    r"|symptom relief)\b"
    r"|(?:\b(?:was|for|as|purely|just|only) )+(?:treatment|therapeutic (?:intent|purposes?|reasons?))\b(?= ?[,.;]|\W*\Z)",
    re.IGNORECASE,
)
_BIOPSY = re.compile(r"\b(?:biops(?:y|ies|ied)|bx)\b(?: of| from)?(?: the)?", re.IGNORECASE)
_OPERATION = re.compile(
    r"\b(?:alteration|bypass|change|control|creation|destruction|detachment|dilation|division|drainage|excision"
    r"|extirpation|extraction|fragmentation|fusion|insertion|inspection|map|occlusion|reattachment|release|removal|repair"
    r"|replacement|reposition|resection|supplement|restriction|revision|transfer|transplantation|transfusion|introduction"
    r"|irrigation|delivery|ventilation|performance|restoration|radiography|fluoroscopy|tomography|ultrasonography|imaging"
    r"|measurement|monitoring|abortion|assistance|radiation|brachytherapy|pheresis|immobilization|compression|packing"
    r"|traction|electroconvulsive therapy|detoxification services|assisted procedure)\b",
    re.IGNORECASE,
)
"""Root operations and types: the words with which titles begin."""
_PARTS = rules(
    (
        (r"\b(?:rul|right upper lobe)(?: of (?:the )?lung)?\b(?! bronch)", "right upper lung lobe"),
        (r"\b(?:rml|(?:right )?middle lobe)(?: of (?:the )?lung)?\b(?! bronch)", "right middle lung lobe"),
        (r"\b(?:rll|right lower lobe)(?: of (?:the )?lung)?\b(?! bronch)", "right lower lung lobe"),
        (r"\b(?:lul|left upper lobe)(?: of (?:the )?lung)?\b(?! bronch)", "left upper lung lobe"),
        (r"\b(?:lll|left lower lobe)(?: of (?:the )?lung)?\b(?! bronch)", "left lower lung lobe"),
        (r"\bproximal (tibia|fibula)\b", r"\1"),
        (r"\bpelvic (?=lymph)", "pelvis "),
        (r"\b(?:thoracic|mediastinal) (?=lymph)", "thorax "),
        (r"\bcervical (?=lymph)", "neck "),
        (r"\bsentinel (?:lymph(?:atic)? )?(?:node )?((?:excision|biopsy) (?:of )?(?:the )?(?:right |left )?)axilla\b",
         r"\1axillary lymphatic"),
        (r"\b(?:humeral (?:head|neck)|proximal humerus|upper humerus)\b", "humeral head"),
        (r"\bproximal femur\b|\bfemoral (?:neck|head)\b|\bhip fractures?\b", "upper femur"),
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
         r"|sigmoidoscop\w+|ercp|trans(?:urethral|bronchial)(?:ly)?|endobronchial)\b(?: with)?",
         "via natural or artificial opening endoscopic"),
        (r"\b(?:needle|core|ultrasound[- ]guided|ct[- ]guided|image[- ]guided|through (?:the )?skin"
         r"|fna)\b", "percutaneous approach"),
        (r"\bpercutaneous(?:ly)?\b(?! (?:endoscop|approach))", "percutaneous approach"),
        (r"\b(?:as (?:an? )?)?open\b(?: (?:approach|procedure|surgery|incision))?|\blaparotomy\b"
         r"|\bthoracotomy\b", "open approach "),
        (r"(?:(?<=gallbladder )|(?<=appendix )|(?<=spleen ))(?:through|via|with) (?:the |a )?(?:lap\w* )?scopes?\b"
         r"|\bthrough (?:the |a )?laparoscope\b",
         "percutaneous endoscopic approach"),
        (r"\bexternal(?:ly)?\b(?=\W*\Z)|(?<=, )external(?:ly)?(?=[,.)])", "external approach"),
        (r"\btransvaginal(?:ly)?\b|\bvaginally\b", "via natural or artificial opening"),
    )
)  # fmt: skip
_APPROACH = re.compile(
    r"\b(?:via natural or artificial opening with percutaneous endoscopic assistance|percutaneous endoscopic approach"
    r"|percutaneous approach|via natural or artificial opening(?: endoscopic)?"
    r"|open approach"
    r"|external approach)\b"
)
_NARROWEST = (
    "endoscopic assistance",
    "endoscopic approach",
    "opening endoscopic",
    "percutaneous approach",
    "external approach",
    "via natural",
    "open approach",
)
_AROUND = re.compile(
    r"\b(?:(?:in|from) (?:the |our )?(?:main )?(?:or|operating room|cath lab|endoscopy suite|icu|er|ed)|inpatient"
    r"|outpatient|hospital|coder|here|(?<!fluid, )therapeutic(?! from)|standard|elective|planned|urgent|emergent|emergency"
    r"|during (?:the )?stay"
    r"|admission|only|surgery|surgical|procedure|operation|performed|done|old|year|surgeon|was|were|had|with no|same|session"
    r"|\d+ (?:hours?|units?)(?! or)|under|general|an[ae]sthesia|because of .*|due to .*|for (?:an? |the )?(?:acute"
    r"|chronic|suspected|known)\b.*)\b",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    r"\( ?(?:\d+ hours? )?(?:(?:a|per|each) )?day ?\)|\baround (?:the )?clock\b|\bin (?:the )?icu\b"
    r"|\b(?:placed|placement|polyps?|lesions?|mass(?:es)?|tumou?rs?|hematoma|effusion|(?<!amniotic )fluid"
    r"|(?<!subcutaneous )(?<!autologous )(?<!zooplastic )tissue(?! expander)|fractures?|out|one code|acute|on|sides?"
    r"|(?<!fallopian )(?<!eustachian )tubes?|coded|for \d+ days?|full"
    r"|7 characters|seven characters|no device|characters?"
    r"|lookup)\b",
    re.IGNORECASE,
)
"""Words around a procedure that no title has."""
_VENTILATED = re.compile(
    r"\b(?:(?:on |mechanical(?:ly)? |invasive )*(?:ventilat(?:or|ion|ed)|vent(?:ed)?)\b(?: support)?)",
    re.IGNORECASE,
)
_NAMED_HOURS = re.compile(r"\b(less than 24|24-96|greater than 96) consecutive hours\b", re.IGNORECASE)


_TAKEN_OUT = re.compile(
    r"\b(?:removal of|remov(?:ed|ing|es?)|exchang\w+|chang(?:ed?|ing)|pull(?:ed|ing)|tak(?:en|ing) out|took out"
    r"|discontinu\w+|revis\w+"
    r"|replac(?:ed|ing|ement of)|check(?:ed|ing)?)(?: of)? (?:an? |the |her |his |old )*(?:\w+ ){0,2}?"
    r"(?:chest tubes?|thoracostomy|foley|picc|central (?:venous )?(?:line|catheter)|cvc|peg|gastrostomy|nephrostomy"
    r"|dialysis catheter"
    r"|endotracheal|iabp|balloon pump|(?:ivc )?filter|ventriculostomy|evd|vp shunt|trach(?:eostomy)?)\b"
    r"|\b(?:trach(?:eostomy)?|peg|foley|picc|chest tube|nephrostomy)(?: tube| catheter| line)? (?:was |were )?"
    r"(?:removed|exchanged|changed|pulled|taken out|replaced|removal|exchange|change)\b|\b(?:de-?cannulat\w+|extubat\w+)\b",
    re.IGNORECASE,
)
"""Taking out or exchanging what is told by the name of its insertion."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """An inpatient procedure in the words of titles."""

    words: str
    approach: str
    """As titles have it; empty where none is told."""


def procedure(text: str) -> Procedure | None:
    """The procedure that a text tells; None where it names no operation."""
    if _TAKEN_OUT.search(text) and not procedure_removals.told(text):
        return None  # its name tells how it was put in
    words = titled(text)
    if not _OPERATION.search(words):
        return None
    found = _APPROACH.findall(words)
    approach = next((one for end in _NARROWEST for one in found if end in one), "")
    return Procedure(" ".join(_APPROACH.sub(" ", words).split()), approach)


def operations(told: Procedure) -> tuple[str, ...]:
    """The operations that a procedure in the words of titles names, in small type."""
    return tuple(dict.fromkeys(found[0].lower() for found in _OPERATION.finditer(told.words)))


def operation(text: str) -> str:
    """The root operation of the procedure that a text tells, in small type; empty where it tells none."""
    told = procedure(text)
    found = _OPERATION.search(told.words) if told else None
    return found[0] if found else ""


def titled(text: str) -> str:
    """The text with the titles' words for operations, body parts and approaches."""
    if ventilated := _ventilated(text):
        return ventilated
    if out := procedure_removals.told(text):
        text = out
    text = procedure_verbs.placed(procedure_verbs.moved(text))
    for said, meant in REDUCTIONS:
        text = said.sub(meant, text)
    text = procedure_matters.scoped(procedure_matters.looked(procedure_matters.levels(text)))
    text = _AROUND.sub(" ", unabbreviated(_NO_BIOPSY.sub(" ", text)))
    partly, wholly = bool(_PART.search(text) or _GROWTH_TAKEN.search(text)), bool(_WHOLE.search(text))
    for said, meant in (
        *procedure_given.GIVEN,
        *procedure_matters.FURTHER,
        *NAMES,
        *DEVICES,
        *OPERATIONS,
        *_PARTS,
        *_DONE,
    ):
        text = said.sub(meant, text)
    taken = "excision of" if partly else "resection of"
    text = _ECTOMY.sub(lambda found: f"{taken} {_ORGANS[found[1].lower()]}", text)
    if partly:
        text = re.sub(r"\bresections?\b(?: of)?", "excision of", text, flags=re.IGNORECASE)
    if wholly or partly or _REMOVED.search(text):
        text = _REMOVED.sub(f" {taken} ", text)
        told = text if "detachment" in text else _WHOLE.sub(" ", text)  # a toe is cut off complete or in part
        text = _PART.sub(" ", told)
    if _BIOPSY.search(text):
        text = _BIOPSY.sub(" excision of ", text) + " diagnostic"
    if not _OPERATION.search(text):
        text = procedure_verbs.done(text)
    text = _LEFT_OVER.sub(" ", text)
    for said, meant in _APPROACHES:
        text = said.sub(f" {meant} ", text)
    return text.lower()


def _ventilated(text: str) -> str:
    """Hours or days on a ventilator as the range of hours that titles name; empty where none are told."""
    supported = procedure_given.breathing(text)
    if not (supported or _VENTILATED.search(text)):
        return ""
    named = _NAMED_HOURS.search(text)
    lasting = named[1] if named else next(procedure_sets.ranges(text), "")
    if supported and lasting:
        return f"assistance with respiratory ventilation {lasting} consecutive hours {supported}"
    return f"respiratory ventilation {lasting} consecutive hours" if lasting else ""
