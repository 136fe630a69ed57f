"""What goes with a cancer: the encounter for its treatment, what comes of either, and the rules on their order."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.parts import Rule, by_words

CANCER = (
    r"(?:cancers?|ca|carcinomas?|adenocarcinomas?|primary|primaries|malignanc(?:y|ies)"
    r"|malignant (?:neoplasm|tumou?r)|sarcoma)"
)
SPREAD = r"(?:metast\w+|mets?|spread\w*|secondar(?:y|ies)|seeding)"
_COMES = (
    r"\b(?:(?:is |are |was |only |just |solely |patient |pt )*(?:seen|here|in|comes?(?: in)?|came(?: in)?"
    r"|presents?|presenting|admitted|admit|admission|visit|encounter|solely"
    r"|only|today|scheduled|returns?)(?: is| was)?(?: today| only| solely| just| strictly)* for (?:her "
    r"|his |the |an? |another |next |round of |cycle \d of |cycle of |scheduled |outpatient )*)"
)
TREATMENTS = tuple(
    (code, re.compile(
        rf"{_COMES}(?:[\w-]+ ){{0,3}}?{how}\b(?:(?: only| infusion| session| treatment| cycle)\b)*(?! (?:side"
        rf"|compl|induced|planning|consult|related))|\b{how} (?:admission|encounter|session|visit|only)\b", re.IGNORECASE))
    for code, how in (
        ("Z51.0", rf"(?:(?:\w+ )?{SPREAD} )?(?:radiation(?: therapy| treatments?)?|radiotherapy|xrt)"),
        ("Z51.11", r"chemo(?:therapy)?"),
        ("Z51.12", r"(?:immunotherapy|keytruda|opdivo)"),
    )
)  # fmt: skip
OF_CHEMO = (
    r"(?:due to|from|secondary to|caused by|after|following|d/t|2/2|related to|induced by"
    r"|because of) (?:her |his |the )?(?:\w+ )?chemo\w*(?: for)?"
)
_CHEMO = rf"(?:chemo\w*[- ](?:induced|related|associated) |(?=[^.?!]*\b{OF_CHEMO}))"
EFFECTS= by_words(
    (
        ("D64.81", rf"\b{_CHEMO}an[a]?emia\b|\ban[a]?emia {OF_CHEMO}"),
        ("D70.1 R50.81",
            rf"\b{_CHEMO}(?:neutropenic fever|febrile neutropenia)\b|\b(?:neutropenic fever"
            rf"|febrile neutropenia) {OF_CHEMO}"),
        ("D70.1", rf"\b{_CHEMO}neutropenia\b|\bneutropenia {OF_CHEMO}"),
        ("D61.810", rf"\b{_CHEMO}pancytopenia\b|\bpancytopenia {OF_CHEMO}"),
        ("R11.2",
            rf"\b{_CHEMO}nausea (?:and|with|&) vomiting\b|\bnausea (?:and|with|&) vomiting {OF_CHEMO}"
            rf"|\b{_CHEMO}n/v\b|\bn/v {OF_CHEMO}"),
        ("G62.0", rf"\b{_CHEMO}(?:peripheral |poly)?neuropathy\b|\b(?:peripheral |poly)?neuropathy {OF_CHEMO}"),
        ("E86.0", rf"\b{_CHEMO}dehydrat\w+|\bdehydrat\w+ {OF_CHEMO}"),
        ("K12.31", rf"\b{_CHEMO}(?:oral )?mucositis\b|\b(?:oral )?mucositis {OF_CHEMO}"),
        ("L65.8", rf"\b{_CHEMO}(?:alopecia|hair loss)\b|\b(?:alopecia|hair loss) {OF_CHEMO}"),
    )
)  # fmt: skip
_IN_CANCER = (
    rf"(?:due to|from|secondary to|caused by|in|with|d/t|2/2|of) (?:her |his |the |an? "
    rf"|metastatic )*(?:(?:malignan|neoplas)\w+|(?:\w+ ){{0,3}}{CANCER}|(?:\w+ )?melanoma|(?:\w+ )?mets|lymphoma"
    rf"|(?:multiple )?myeloma|leukemia)\b"
)
RESULTS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (code, behind, re.compile(words, re.IGNORECASE))
    for code, behind, words in (
        ("D63.0", True,
            rf"\ban[a]?emia (?={_IN_CANCER})|\ban[a]?emia (?:in|of|due to) (?:malignan|neoplas|cancer)\w*"
            rf"|\bneoplas\w+[- ]related an[a]?emia|\bmalignan\w+[- ]related an[a]?emia"),
        ("J91.0", True, rf"\bmalignant (?:pleural )?effusions?\b|\bpleural effusions? (?={_IN_CANCER})"),
        ("R18.0", True, rf"\bmalignant ascites\b|\bascites,? malignant\b|\bascites (?={_IN_CANCER})"),
        ("G89.3", False,
            rf"\b(?:neoplasm|cancer|tumou?r)[- ](?:related )?(?:\w+ )?pain\b|\bpain (?={_IN_CANCER})|\bpain (?:in"
            rf"|of|due to) (?:malignan|neoplas|cancer)\w*|\bpain (?:control|management)\b"),
        ("E86.0", False, r"\bdehydrat\w+"),
    )
)  # fmt: skip
PAIN_TREATED = re.compile(
    r"\bpain (?:control|management|relief|clinic)\b|\b(?:visit|admitted|seen|here"
    r"|encounter)(?: is)? (?:only |just )?for (?:\w+ ){0,3}pain\b|\bpain\b[^.?!]{0,30}\bonly\b",
    re.IGNORECASE,
)
BROKEN = re.compile(
    r"\b(?:pathologic(?:al)?|path) (?:fx|fractures?|frx)(?: of)?(?: the)?(?: (?:[lt]\d{1,2}|spine"
    r"|vertebra\w*|(?:right |left )?(?:femur|hip|humerus)))?\b",
    re.IGNORECASE,
)
BROKEN_SITES = (
    ("M84.58XA", re.compile(r"\b[lt]\d{1,2}\b|\bspine\b|\bvertebra\w*", re.IGNORECASE)),
    ("M84.55{123}A", re.compile(r"\bfemur\b|\bfemoral\b|\bhip\b", re.IGNORECASE)),
    ("M84.52{129}A", re.compile(r"\bhumer\w+", re.IGNORECASE)),
)
RULES = {
    "treated": Rule(
        "the encounter for the treatment, then the neoplasm that it is directed at, with the others behind it", "I.C.2.e.2",
                    "an encounter solely for chemotherapy, immunotherapy or radiation is listed first, and the neoplasm"
                    " after it"),
    "chemo": Rule(
        "the complication that is treated first, with the adverse effect of the drug and the neoplasm after"
        " it", "I.C.2.c",
                  "when the encounter is for a complication of the treatment, that is first; T45.1X5- and the neoplasm follow"),
    "anemia": Rule("the malignancy first and the anemia second, also when only the anemia is treated", "I.C.2.c.1",
                   "D63.0 follows the malignancy in an encounter for the anemia"),
    "result": Rule("the neoplasm first, which a code first note asks for, then what comes of it", "I.A.13 and I.C.2",
                   "the underlying neoplasm is listed before its manifestation"),
    "pain": Rule("the pain first when the encounter is for it, then the neoplasm", "I.C.6.b.5",
        "G89.3 is first when pain control is the reason for the encounter, else it follows the neoplasm"),
    "fracture": Rule(
        "the fracture first when that is treated, then the neoplasms; the neoplasm first when that is treated", "I.C.2.l.6",
                     "M84.5- is first in an encounter for the fracture"),
    "history": Rule(
        "the cancer was removed and is treated no more, so it is history",
        "I.C.2.m",
        "a removed cancer without further treatment or evidence of it is Z85",
        either=True,
    ),
    "past": Rule(
        "the secondary is current and first; the primary was removed and is treated no more, so it is history",
        "I.C.2.d and I.C.2.m",
                 "a removed cancer without further treatment or evidence of it is Z85; a secondary that is there is"
                 " coded as current"),
    "both": Rule(
        "the one that the treatment is directed at is first; the primary where it is directed at both or at"
        " the primary", "I.C.2.a and I.C.2.b",
                 "treatment directed at the primary puts that first; directed at the metastasis alone it puts that"
                 " first", either=True),
    "dehydration": Rule("the dehydration first, when only that is treated, then the neoplasm", "I.C.2.c.3",
        "an encounter for dehydration due to the malignancy or its treatment lists the dehydration first"),
}  # fmt: skip
