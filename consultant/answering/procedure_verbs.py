"""What is said to be done in an inpatient procedure, in the verbs of everyday, by the names of the root operations.

A verb is read only where no operation is told by its name: a vein that was narrowed and is dilated is not restricted. A device
that is put in, taken out or adjusted is told before all else, for what is taken out without one is a part of the body.
"""

from __future__ import annotations

import re

from consultant.answering.procedure_devices import rules

_LABELLED = (
    r"(?:infusion catheter|(?:infusion|monitoring|feeding|other|intraluminal|extraluminal|hearing|contraceptive"
    r"|tracheostomy|resurfacing"
    r"|(?:internal|external) fixation|interbody fusion|cardiac rhythm related|magnetic lengthening|spinal stabilization"
    r"|vascular access|contractility modulation) device|radioactive (?:element|seeds?)"
    r"|(?:neuro)?stimulator (?:lead|generator)|bone growth stimulator"
    r"|(?:cardiac|diaphragmatic pacemaker|pacemaker|defibrillator) leads?|spacer|tissue expander|artificial sphincter"
    r"|intracardiac pacemaker|(?:short-term external|implantable) heart assist system)"
)
"""Devices by their labels, which tell an insertion where they are put in."""
_HELD = (
    rf"(?:{_LABELLED}|drainage device|(?:autologous|nonautologous) tissue substitute|synthetic substitute"
    rf"|zooplastic tissue|liner"
    r"|(?:autograft|allograft|xenograft|(?:synthetic|donor|porcine|bovine) (?:graft|tissue|mesh|patch)"
    r"|(?:(?:the )?patient)?['’]?s? ?own tissue)"
    r"|(?:jp |penrose )?drain|stent|clip|(?:infusion|pain) catheter|(?:plates?|screws?|pins?|rods?|nails?|wires?|hardware)"
    r"(?: (?:and|&) (?:plates?|screws?|pins?|rods?|wires?))?|prosthesis|mesh)"
)
"""The same with the names under which they are taken out or mended."""
_ART = r"(?:(?:an?|the|his|her|old|broken|loose|displaced|infected|previous|existing) )*"
_WAS = r"(?:,? (?:was|were|is|being|had been|that was))?"
MOVED = rules(
    (
        (rf"\b(?:took|tak(?:e|es|ing|en)|pull(?:ed|s|ing)?|remov(?:e|es|ed|ing)) {_ART}({_HELD}) (?:out (?:of|from)|from)\b",
         r"removal of \1 from"),
        (rf"\b(?:removal|explant(?:ation)?|extraction|taking out) of {_ART}({_HELD}) (?:from|in|of|inside)\b",
         r"removal of \1 from"),
        (rf"\b({_HELD}){_WAS} (?:removed|taken out|pulled(?: out)?|explanted|retrieved|extracted|comes out|came out)"
         r"(?: (?:of|from|in)\b)?", r"removal of \1 from"),
        (rf"\b(?:exchange|change|changing|swap(?:ping)?) of {_ART}(drain(?:age device)?|other device|feeding device) (?:in|from"
         r"|of)\b", r"change \1 in"),
        (rf"\b(drain(?:age device)?|other device|feeding device){_WAS} (?:changed|exchanged|swapped)(?: out)?(?: (?:in|of"
         rf"|from)\b)?",
         r"change \1 in"),
        (rf"\b(?:placement|insertion|implantation|implant) of {_ART}({_LABELLED}) (?:in|into|inside|within|at|on|to)\b",
         r"insertion of \1 into"),
        (rf"\b({_LABELLED}){_WAS} (?:put|placed|inserted|implanted|positioned|put in|installed)(?: (?:in|into|inside"
         rf"|within|on|to)\b)?",
         r"insertion of \1 into"),
        (rf"\b(?:put|plac(?:ed|ing)|insert(?:ed|ing)|implant(?:ed|ing)) {_ART}({_LABELLED}) (?:in|into|inside|within|on|to)\b",
         r"insertion of \1 into"),
        (rf"\b({_HELD}) ((?:in|of|from|on) [^.;?]{{3,60}}?){_WAS} (?:re-?positioned|revised|adjusted|corrected"
         rf"|re-?secured|fixed)\b",
         r"revision of \1 \2"),
        (rf"\b(?:adjust(?:ed|ing|ment of)|revis(?:ed|ing)|correct(?:ed|ing|ion of)|re-?position(?:ed|ing)) {_ART}({_HELD})"
         r" (?=in|of|from|on)", r"revision of \1 "),
        (rf"\brevision of {_ART}({_HELD}) (?=in|of|from|on)", r"revision of \1 "),
    )
)  # fmt: skip
_NAMED = rules(
    (
        (r"\bdrain\b(?! abscess)", "drainage device"),
        (r"\bstent\b", "intraluminal device"),
        (r"\bclip\b", "extraluminal device"),
        (r"\b(?:infusion|pain) catheter\b", "infusion device"),
        (r"\bradioactive seeds?\b", "radioactive element"),
        (r"\b(?:plates?|screws?|pins?|rods?|nails?|wires?|hardware)(?: (?:and|&) (?:plates?|screws?|pins?|rods?|wires?))?\b",
         "internal fixation device"),
        (r"\b(?:prosthesis|(?<!synthetic )mesh)\b", "synthetic substitute"),
        (r"\bautograft\b|(?:\b(?:the )?patient)?['’]?s? ?\bown tissue\b", "autologous tissue substitute"),
        (r"\ballograft\b|\bdonor (?:graft|tissue|mesh|patch)\b", "nonautologous tissue substitute"),
        (r"\bxenograft\b|\b(?:porcine|bovine) (?:graft|tissue|mesh|patch)\b", "zooplastic tissue"),
        (r"\bsynthetic (?:graft|tissue|mesh|patch)\b", "synthetic substitute"),
    )
)  # fmt: skip
_OF_DEVICE = re.compile(
    r"\b(?:removal of|insertion of|revision of|change) [^.;?]{3,60}?(?= (?:from|into|in|of|on)\b)"
)


def moved(text: str) -> str:
    """The text with the operation on a device, where a device is put in, taken out, exchanged or adjusted."""
    for said, meant in MOVED:
        found = said.search(text)
        if found:
            text = said.sub(meant, text, count=1)
            return _OF_DEVICE.sub(lambda one: _by_label(one[0]), text, count=1)
    return text


def _by_label(text: str) -> str:
    for said, meant in _NAMED:
        text = said.sub(meant, text)
    return text


VERBS = rules(
    (
        (r"\bbleed(?:ing|er)?s?\b([^.;?]*?) (?:was |were |is )?(?:controlled|stopped|stanched)\b", r"control bleeding \1"),
        (r"\b(?:control(?:ling)?|stop(?:ping|ped)?|controlled) (?:of )?(?:the )?(?:post-?\w+ )?bleeding\b", "control bleeding"),
        (r"\b(?:narrowed|cinched|wrapped)\b", "restriction of"),
        (r"\b(?:closed off|blocked off|ligated|tied off|clipped|emboli[sz]ed|coiled|plugged|occluded|ligation of"
         r"|embolization of)\b",
         "occlusion of"),
        (r"\b(?:placement(?: of)?|placed|deploy(?:ed|ment of|ing)|implant(?:ed|ation of)|put in|inserted|insertion of)\b"
         r"(?=[^?]*\bintraluminal device)|(?<=intraluminal device)\s+(?:was |were )?(?:placed|deployed|implanted|put|inserted)\b",
         " dilation of"),
        (r"\b(?:dilated|widened|stretched(?: open| up)?|ballooned|opened up|stretching of|widening of)\b", "dilation of"),
        (r"\b(?:freed(?: up)?|released|loosened|untethered|decompress(?:ed|ion of))\b", "release"),
        (r"\b(?:(?:moved|put|brought|pushed|set|placed) back(?: (?:in|into|to|where)\b[^.,;?]*?"
         r"(?:place|position|alignment|belongs|location|joint))?|re-?positioned|re-?aligned|reduced|(?:moved"
         r"|put) to its normal place)\b",
         "reposition"),
        (r"\b(?:reinforced|augmented|patched|strengthened|bolstered|buttressed|reinforcement of"
         r"|augmentation of)\b", "supplement"),
        (r"\b(?:sutured|stitched(?: up)?|sewn(?: up| shut)?|mended|suture of|suturing of)\b", "repair"),
        (r"\b(?:divided|cut (?:through|across)|transected|severed|transection of|cutting of)\b", "division of"),
        (r"\b(?:mapped|mapping(?: of)?)\b", "map"),
        (r"\b(?:broken up|broke up|crushed|pulveri[sz]ed|shattered|fragmented|breaking up of)\b", "fragmentation in"),
        (r"\b(?:(?:just |only |simply )*(?:an? )?look(?:ed|ing)? (?:at|around|inside|into)|examined|visuali[sz]ed"
         r"|exploration of"
         r"|explored)\b", "inspection of"),
        (r"\b(?:ablated|burn(?:ed|t)|destroyed|cauteri[sz]ed|fulgurated|frozen|cauteri[sz]ation of|fulguration of)\b",
         "destruction of"),
        (r"\b(?:stripped|avulsed|pulled out|curetted|scraped(?: out)?|stripping of|avulsion of"
         r"|curettage of)\b", "extraction of"),
        (r"\b(?:fluid|pus|blood|air|urine|bile) (?:was )?(?:drawn|withdrawn|let out|taken|removed|aspirated|tapped)\b"
         r"|\b(?:tapped|aspirated|drained|aspiration of)\b", "drainage of"),
        (r"\b(?:re-?attached|sewn back on|replanted|replantation of)\b", "reattachment of"),
        (r"\bfused\b", "fusion of"),
        (r"\breplaced\b", "replacement of"),
        (r"\brepaired\b", "repair"),
        (r"\bresected\b", "resection of"),
        (r"\binspected\b", "inspection of"),
        (r"\b(?:transplanted)\b", "transplantation of"),
        (r"\b(?:transferred)\b", "transfer"),
        (r"\b(?:bypassed|re-?routed)\b", "bypass"),
        (r"\b(?:measured|measuring|checking|taking) (?=(?:the )?(?:cardiac|heart|arterial|venous|intracranial|blood pressure))",
         "measurement of "),
        (r"\b(?:monitored|monitoring) (?=(?:the )?(?:cardiac|heart|arterial|venous|intracranial|fetal))", "monitoring of "),
    )
)  # fmt: skip
"""Verbs of everyday by the root operation that they tell."""

PLACES = rules(
    (
        (r"\b(?:ect|electro-?convulsive therapy|electroshock(?: therapy)?)\b", lambda found: "electroconvulsive therapy" + (
             " single seizure" if "lateral" in found.string.lower() and "multiple" not in found.string.lower() else "")),
        (r"\b(?:(?:alcohol|opioid|opiate|drug|substance|medical(?:ly)?|inpatient"
         r"|managed) )*(?:detox(?:ification)?)(?: services?"
         r"| treatment)?\b(?: (?:for|from|of) (?:an? )?(?:\w+ )?(?:alcohol|opioid|opiate|drug|withdrawal|abuse|dependence"
         r"|use)\b[^.?;]*)?",
         "detoxification services for substance abuse treatment"),
        (r"\b(?:radial |brachial |femoral |peripheral )?(?:arterial|art|a)[- ]lines?\b(?=[^?]*\bmonitor\w*)[^?;]*"
         r"|\b(?:monitoring|continuous (?:blood pressure|bp)) (?:[^?;]*)\b(?:arterial|art|a)[- ]line\b",
         "monitoring of arterial pressure peripheral percutaneous approach"),
        (r"\bnuclear medicine (?:scans?|stud(?:y|ies)|test)\b", "nuclear medicine imaging"),
        (r"\b(?:fdg|f-?18)\b", "fluorine 18"),
        (r"\btc-?\s?99-?m?\b", "technetium 99m"),
        (r"\bi-?(123|125|131)\b", r"iodine \1"),
        (r"\b(?:(both|bilateral|right|left) )(?:legs?|lower limbs?) (veins?|arter(?:y|ies))\b"
         r"|\b(veins?|arter(?:y|ies)) (?:of|in) (?:the )?(both|bilateral|right|left) (?:legs?|lower limbs?)\b",
         lambda found: f"{found[1] or found[4]} lower extremity {found[2] or found[3]}".replace("both", "bilateral")),
        (r"\b(?:(both|bilateral|right|left) )(?:arms?|upper limbs?) (veins?|arter(?:y|ies))\b"
         r"|\b(veins?|arter(?:y|ies)) (?:of|in) (?:the )?(both|bilateral|right|left) (?:arms?|upper limbs?)\b",
         lambda found: f"{found[1] or found[4]} upper extremity {found[2] or found[3]}".replace("both", "bilateral")),
        (r"\bear ?drums?\b", "tympanic membrane"),
        (r"\bcollar ?bones?\b", "clavicle"),
        (r"\bknee ?caps?\b", "patella"),
        (r"\bshoulder ?blades?\b", "scapula"),
        (r"\bbreast ?bone\b", "sternum"),
        (r"\b(?:lower )?jaw ?bone\b", "mandible"),
        (r"\btesticles?\b", "testis"),
        (r"\brenal pelvis\b", "kidney pelvis"),
        (r"\blarge bowel\b", "large intestine"),
        (r"\bsmall bowel\b", "small intestine"),
        (r"\bwomb\b", "uterus"),
        (r"\bvoice ?box\b", "larynx"),
        (r"\bwindpipe\b", "trachea"),
        (r"\bthigh ?bone\b", "femur"),
        (r"\bshin ?bone\b", "tibia"),
        (r"\bheart rate\b", "cardiac rate"),
        (r"\bin its entirety\b|\bas a whole\b", "whole"),
        (r"\b(?:(?:for )?(?:diagnosis|diagnostic (?:purposes|use|testing)|culture|cytology|(?:lab )?analysis|testing)"
         r"|diagnostically)\b(?! of)", "diagnostic"),
        (r"\bwith (?:an? )?(?:extraluminal )?clips?\b", "with extraluminal device"),
        (r"\bwith (?:an? )?(?:jp |penrose )?drain\b", "with drainage device"),
        (r"\bwith (?:an? )?(?:allograft|donor (?:graft|tissue))\b", "with nonautologous tissue substitute"),
        (r"(?:\b(?:the )?patient)?['’]?s? ?\bown (?:tissue|bone|graft)\b", " autologous tissue substitute"),
        (r"\b(?:an? |the )?(?:endo)?scope (?:through|via|in) (?:the |an? )?(?:natural|ear canal|anus|mouth|urethra|vagina"
         r"|nose|rectum)"
         r"(?: or artificial)?(?: opening)?\b"
         r"|\bendoscopic(?:ally)? (?:through|via) (?:the |an? )?natural (?:or artificial )?opening\b"
         r"|\b(?:via|through) (?:the |an? )?natural (?:or artificial )?opening,? (?:endoscopic(?:ally)?"
         r"|with (?:an? )?(?:endo)?scope)\b",
         "via natural or artificial opening endoscopic"),
        (r"\b(?:via|through) (?:the |an? )?natural opening\b(?!,? (?:endo"
         r"|with an? (?:endo)?scope))", "via natural or artificial opening"),
        (r"\brobot(?:ic|ically)?[- ]assist(?:ed|ance)(?: (?:surgery|procedure|operation))?,? (?:of|in|on|for) (?:the )?"
         r"(head and neck|trunk|upper extremity|lower extremity)\b(?: region)?", r"assisted procedure of robotic \1 region"),
    )
)  # fmt: skip
"""Lay names of body parts, ways in and devices that titles have under another name."""


def placed(text: str) -> str:
    """The text with the titles' names for what is told in lay words."""
    for said, meant in PLACES:
        text = said.sub(meant, text)
    return text


_OPENED = re.compile(r"\b(?:stent\w*|dilat\w+|balloon\w*|intraluminal)\b", re.IGNORECASE)
_NARROW = re.compile(r"\bnarrowed\b ?", re.IGNORECASE)
"""What was opened up is called so for its trouble, and not for what was done."""


def done(text: str) -> str:
    """The text with the root operation that its verb tells: the first of them that is said."""
    if _OPENED.search(text):
        text = _NARROW.sub("", text)
    for said, meant in VERBS:
        if said.search(text):
            return said.sub(meant, text)
    return text
