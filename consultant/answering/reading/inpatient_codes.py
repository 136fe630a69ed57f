"""An operation whose code an inpatient coder wishes is of ICD-10-PCS, also where nobody names the system."""

from __future__ import annotations

import re

from consultant.answering.patterns import pattern

_INPATIENT = re.compile(r"\binpatient\b", re.IGNORECASE)
_CODE = re.compile(r"\b(?:inpatient )?((?:procedure |surgical |operation )?codes?)\b", re.IGNORECASE)
_OPERATION = pattern(
    r"\b(?:\w+ectom(?:y|ies)|\w+plast(?:y|ies)|\w+otom(?:y|ies)|\w+ostom(?:y|ies)|\w+pexy|\w+centesis|arthrodesis"
    r"|cabg|bypass|(?:hip|knee|shoulder|joint|valve) replacement|replacement of|fusion of|spinal fusion|amputat\w+|orif"
    r"|(?:open|closed) reduction|stent(?:ing|s)?|transplant\w*|repair of|hernia repair|lumbar puncture|intubat\w+"
    r"|ventilat\w+|transfus\w+|(?:hemo)?dialysis|central line|picc|c-?section|cesarean|debridement|biops(?:y|ies)"
    r"|resection|resected|excision|excised|taken out|lysis|egd|ercp|turp|drainage|drained)\b"
)
_OF_OTHERS = pattern(
    r"\b(?:cpt|hcpcs|pcs|icd-?\s?10\S*|icd-?9\S*|professional|physician'?s?|surgeons?|doctors?|dr|pro-?fee|modifiers?|mod|drgs?"
    r"|diagnos\w+|dx|cm|e/m|visits?|consult\w*|admits?|admission code|rvus?|global|status indicator|apc|opps|asc|outpatient"
    r"|history|status post|s/p|aftercare|complicat\w+|infect\w+|poa|bill type|type of bill|revenue|condition code"
    r"|occurrence|discharge status|inpatient[- ]only)\b"
)
"""Words of another system, of who bills, or of a condition that an operation left."""


def named(text: str) -> str:
    """The text with the system named where the code of an inpatient's operation is wished."""
    if not _INPATIENT.search(text) or not _OPERATION.search(text) or _OF_OTHERS.search(text):
        return text
    return _CODE.sub(r"ICD-10-PCS \1", text, count=1)
