"""What clinicians call the devices, grafts and openings of an inpatient procedure, in the words of ICD-10-PCS titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Meant = str | Callable[[re.Match[str]], str]
Rules = tuple[tuple[re.Pattern[str], Meant], ...]


def rules(rows: Iterable[tuple[str, Meant]]) -> Rules:
    """Rows of what is said and what titles have for it, compiled."""
    return tuple((re.compile(said, re.IGNORECASE), meant) for said, meant in rows)


_LEFT_IN = (
    r"(?:pigtail(?: catheter| drain)?|drainage (?:catheter|tube|device)|(?:jp |penrose |blake |jackson-pratt )?drain"
    r"|(?<!foley )catheter)"
)
"""What stays in to drain."""
_TAKING = (
    r"(?:removal of|remov(?:ed|ing|es)|extract(?:ion of|ed|ing)|retriev(?:al of|ed|ing)|took out"
    r"|tak(?:es|ing) out|taken out)"
)

DEVICES = rules(
    (
        (r"\bw/ ?(?=[a-z])|\busing\b", "with "),
        (rf",? ?\b(?:no|without(?: an?| any)?|not leaving (?:an? )?) (?:\w+ )?{_LEFT_IN}s?(?: (?:was|were|is|being|left|placed|in"
         r"|place|behind|inserted|remain\w*))*\b", " "),
        (rf"\b(?:(?:and|with|leaving|left) )*(?:an? |the )?(?:\w+ )?{_LEFT_IN} (?:(?:was |is |were )?(?:left|placed|stays?|stayed"
         r"|remains?|kept|in place|indwelling|sutured|secured)(?: in\b(?: place)?| behind)?)(?: (?:for|to) drain(?:age)?)?\b",
         " with drainage device "),
        (rf"\b(?:and )?(?:left|leaving|leaves) (?:an? |the |his |her )(?:\w+ )?{_LEFT_IN}\b(?: in(?: place)?\b| behind\b)?",
         " with drainage device "),
        (r"\b(?:opened|opening of|incised|incision of|lanced|drained|drainage of|drain|i ?& ?d of)(?: and drained| and drain)? "
         r"(?:an? |the )?((?:[a-z]+ ){1,4})abscess\b", r"drainage of \1"),
        (r",? ?\b(?:without|no) (?:any |internal |external )?fixation(?: device)?\b", " "),
        (r"\bex-?\s?fix\w*\b|\bexternal fixator\b", "external fixation device"),
        (r"\b(?:with and without|without and with|without then with) (\w+ )?contrast\b", r"\1contrast unenhanced and enhanced"),
        (rf"\b(?:(?:(?:basket|open|surgical|cystoscopic|endoscopic) )*{_TAKING}) (?:an? |the )?(?:\w+ )?"
         r"(?:foreign body|stones?|calcul\w+|(?:blood )?clots?|thromb\w+|plaque)\b(?: \(extirpation\))?",
         "extirpation of matter"),
        (r",? ?\b(?:no|without(?: an?)?) (?:endo)?scope\b|\bnot endoscopic\b", " "),
        (r"\bperc(?:ut)?\b\.?", "percutaneous"),
        (r"\bpercutaneous endoscopic(?:ally)?\b(?! (?:approach|assist))", "percutaneous endoscopic approach"),
        (r"\b(?:through|via|per|by way of) (?:the )?(?:anus|rectum|mouth|urethra|vagina|nose|nostril)\b",
         "via natural or artificial opening"),
        (r"\bendoscopic(?:ally)?\b(?= [^.;]*via natural or artificial opening\b(?! endoscopic))", "endoscopic opening"),
        (r"\b(?:own|autologous) (?:vein|venous)(?: tissue| graft)*\b", "autologous venous tissue"),
        (r"\b(?:own|autologous) (?:artery|arterial)(?: tissue| graft)*\b", "autologous arterial tissue"),
        (r"\b(?:autograft|(?:own|autologous) (?:tissue )?(?:graft|patch|flap|tissue))\b(?! substitute)",
         "autologous tissue substitute"),
        (r"\b(?:allograft|homograft|(?:cadaver\w*|donor|nonautologous|non-autologous) (?:tissue )?(?:graft|patch|tissue|bone))\b"
         r"(?! substitute)", "nonautologous tissue substitute"),
        (r"\b(?:xenograft|(?:bovine|porcine|zooplastic|animal) (?:tissue )?(?:graft|patch|valve|tissue))\b(?! substitute)",
         "zooplastic tissue"),
        (r"\bsynthetic (?:graft|mesh|patch|material|prosthes[ie]s|implant)\b|\b(?:dacron|ptfe|gore-?tex)(?: graft| patch)?\b",
         "synthetic substitute"),
        (r"\b(?:2|two) (drug[- ]eluting )?stents?\b", r"two \1intraluminal devices"),
        (r"\b(?:3|three) (drug[- ]eluting )?stents?\b", r"three \1intraluminal devices"),
        (r"\b(?:4|four)(?: or more)? (drug[- ]eluting )?stents?\b", r"four or more \1intraluminal devices"),
        (r"\b((?:[a-z]+ ){1,4}(?:artery|vein|arteries)) (?:balloon )?angioplasty\b", r"dilation of \1"),
        (r"(?<!coronary )\b(?:balloon )?angioplasty\b(?: of)?(?: the)?", "dilation of"),
        (r"\bendarterectomy\b(?: of)?(?: the)?", "extirpation of matter from"),
    )
)  # fmt: skip
"""Devices, grafts and openings; before the names of operations, some of which hold a word of them."""
