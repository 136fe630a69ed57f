"""Devices taken out, exchanged or mended, which are told by the name of their insertion, in the words of ICD-10-PCS titles."""

from __future__ import annotations

import re

from consultant.answering.procedure_devices import rules

_HELD: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), device, part)
    for said, device, part in (
        (r"chest (?:drainage )?tubes?|thoracostomy(?: tube)?|pleural (?:drain|tube"
         r"|catheter)", "drainage device", "pleural cavity"),
        (r"foley(?: catheter)?|suprapubic (?:catheter|tube)|bladder catheter|cystostomy (?:tube|catheter)",
         "drainage device", "bladder"),
        (r"nephrostomy(?: tube| catheter)?", "drainage device", "kidney"),
        (r"(?:ureteral|ureter|double-?j|jj) stents?", "intraluminal device", "ureter"),
        (r"(?:peg|gastrostomy|g)[- ]tube|peg|gastrostomy|feeding tube", "feeding device", "stomach"),
        (r"trach(?:eostomy)?(?: tube| device| cannula)?", "tracheostomy device", "trachea"),
        (r"(?:ivc|inferior vena cava|vena cava) filter", "intraluminal device", "lower vein"),
        (r"(?:vp|ventriculoperitoneal) shunt", "synthetic substitute", "cerebral ventricle"),
        (r"ventriculostomy|evd|external ventricular drain", "drainage device", "cerebral ventricle"),
        (r"(?:pacemaker|defibrillator|icd) (?:generator|battery|can)", "cardiac rhythm related device",
         "trunk subcutaneous tissue and fascia"),
        (r"(?:pacemaker|defibrillator|icd|cardiac) leads?", "cardiac lead", "heart"),
        (r"iud|intra-?uterine device|contraceptive device", "contraceptive device", "uterus and cervix"),
        (r"(?:picc|central)(?: venous)?(?: line| catheter)?|cvc|dialysis catheter", "infusion device", "great vessel"),
        (r"(?:breast )?implants?(?=.*\bbreast)|breast implants?", "synthetic substitute", "breast"),
        (r"peritoneal dialysis catheter", "infusion device", "peritoneal cavity"),
        (r"biliary stent|(?:common )?bile duct stent", "intraluminal device", "hepatobiliary duct"),
    )
)  # fmt: skip
_OUTSIDE = {"stomach": "upper intestinal tract"}
"""Of a change the part is the tract."""
_OPERATIONS = tuple(
    (operation, re.compile(rf"\b(?:{said})\b", re.IGNORECASE))
    for operation, said in (
        ("change", r"exchang\w+|chang(?:ed?|ing)|swap\w*|replac(?:ed|ing|ement)"),
        ("revision", r"revis\w+|reposition\w*|adjust\w*"),
        (
            "removal",
            r"remov\w+|pull(?:ed|ing)|tak(?:en|ing) out|took out|explant\w*|discontinu\w+|extract\w+|retriev\w+|de-?cannulat\w+",
        ),
    )
)
"""Where several are told, the first of them is meant: what is exchanged is taken out too."""
_KEPT = rules(
    (
        (r"\bbedside\b|\bpulled\b(?!.*\b(?:\w+scop\w+|open|percutan\w+))", "external approach"),
        (r"\bexternal(?:ly)?(?: approach)?\b", "external approach"),
    )
)
_PLACED = re.compile(
    r"\b(?:right|left|bilateral|open(?:ly)?|percutaneous(?:ly)?|(?:percutaneous )?endoscop\w+|lap\w*|external(?: approach)?"
    r"|cystoscop\w+|ureteroscop\w+|\w+scop(?:y|ic|ically)|via natural(?: or artificial)? opening(?: endoscopic)?"
    r"|transvaginal\w*|hysteroscop\w+)\b",
    re.IGNORECASE,
)


def told(text: str) -> str:
    """The taking out, change or revision of a device in the words of titles, with its side and way; empty where none is told."""
    operation = next((name for name, said in _OPERATIONS if said.search(text)), "")
    held = next((one for one in _HELD if operation and one[0].search(text)), None)
    if held is None:
        return ""
    said, device, part = held
    if operation == "change" and not _CHANGED.search(device):
        return ""  # what lies inside is taken out and put in anew
    for words, meant in _KEPT:
        text = words.sub(meant, text)
    way = " ".join(found[0] for found in _PLACED.finditer(said.sub(" ", text)))
    if operation == "change":
        way = f"{' '.join(one for one in way.split() if one in ('right', 'left'))} external approach"
        part = _OUTSIDE.get(part, part)
    return f"{operation} of {device} in {part} {way}"


_CHANGED = re.compile(r"drainage|feeding|tracheostomy|contraceptive")
