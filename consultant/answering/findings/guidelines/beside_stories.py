"""Codes that what is told beside a condition calls for: drugs for diabetes, an artificial joint, a cancer of the past."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines import sides
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.findings.guidelines.told import CONTROL
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\b|\bdx\b|\bz79\b|\bz47\b|\bwhich\b|\bwhat\b|\bfirst\b|\border\b|\bsequenc\w*",
    re.IGNORECASE,
)
_LONG_TERM = expression(r"\bz79\b|\blong[- ]term (?:drug|use|medic)\w*", re.IGNORECASE)
_NOT_TAKEN = re.compile(
    r"\b(?:no|not on|not taking|without|never on|never took|(?:is )?off|denies|doesn['’]?t (?:take|use|need)"
    r"|does not (?:take|use|need)|stopped|no longer (?:on|takes?|uses?|needs?)) (?:any )?(?:\w+ )?"
    r"(?:insulin|metformin|oral (?:meds|agents?|drugs?|medications?|hypoglyc\w+)|glp-?1\w*|injectables?)\b",
    re.IGNORECASE,
)
_NOT_ADDED = re.compile(r"\btype (?:1|i)\b|\bgestational\b|\bgdm\b|\bpregnan\w+|\bO24\b", re.IGNORECASE)


def control(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes for the drugs that control a diabetes, one for each kind that is told."""
    asked = _LONG_TERM.search(ask.text) and not _NOT_ADDED.search(ask.text) and not ask.procedures
    if not asked or any("." in one.code for one in ask.diagnoses):
        return ()
    taken = _NOT_TAKEN.sub(" ", ask.text)
    codes = [code for code, words in CONTROL.items() if words.search(taken)]
    said = "one for each kind of drug that controls the diabetes"
    rule = "insulin is Z79.4, oral drugs Z79.84, injectable non-insulin drugs Z79.85; both are added where both are used"
    return in_order(codes, said, "I.C.4.a.3", rule, reference, ordered=False) if codes else ()


_JOINTS = (
    ("Z96.65", re.compile(r"\bknee\b|\btk[ar]\b", re.IGNORECASE)),
    ("Z96.64", re.compile(r"\bhip\b|\bth[ar]\b", re.IGNORECASE)),
    ("Z96.61", re.compile(r"\bshoulder\b", re.IGNORECASE)),
    ("Z96.66", re.compile(r"\bankle\b", re.IGNORECASE)),
)
_REPLACED = re.compile(r"\breplac\w+|\barthroplast\w+|\bt[kh][ar]\b", re.IGNORECASE)
_AFTERCARE = expression(
    r"\baftercare\b|\bZ47\.1\b|\b(?:pt|physical therapy|rehab\w*|follow-?up|post-?op(?:erative)?)"
    r" (?:visit )?(?:after|following|for)\b",
    re.IGNORECASE,
)
_COMPLICATED = re.compile(
    r"\binfect\w+|\bloosen\w*|\bdislocat\w+|\bfractur\w+|\bbroken\b|\bpain\w*|\bfailure\b", re.IGNORECASE
)
_ENDINGS = {"right": "1", "left": "2"}


def joint(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The aftercare of a joint replacement with the code of the joint and side that are told."""
    told = _AFTERCARE.search(ask.text) and _REPLACED.search(ask.text) and not _COMPLICATED.search(ask.text)
    if not told or ask.procedures or not _WANTED.search(ask.text):
        return ()
    place = next((code for code, words in _JOINTS if words.search(ask.text)), "")
    side = (
        "3"
        if re.search(r"\bbilateral\b|\bboth\b", ask.text, re.IGNORECASE)
        else _ENDINGS.get(sides.told(ask.text), "")
    )
    if not place or not side:
        return ()
    said = "the aftercare, then the joint that was replaced; the condition that led to it is gone and is not coded"
    rule = "Z47.1 is the aftercare of a joint replacement, with Z96.6- for the joint"
    return in_order(("Z47.1", place + side), said, "I.C.21.c.7", rule, reference)


_OLD_JOINT = re.compile(
    r"\b(?:replac\w+|arthroplast\w+|t[khs][ar]s?|total (?:knee|hip|shoulder|ankle)s?|artificial (?:knee|hip|shoulder|ankle)s?"
    r"|(?:knee|hip|shoulder|ankle) (?:prosthes[ie]s|implants?))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\bstatus\b|\bz96\b|\bz[- ]?codes?\b|\bhx\b|\bh/o\b|\bhistory of\b|\bs/p\b|\bpresence\b|\bhas (?:an? |two |both )",
    re.IGNORECASE,
)
_NOT_PRESENT = re.compile(
    r"\b(?:cpt|pcs|drg|modifiers?|revision|removal|remove\w*|fee|rvus?|global|follow-?up|post-?op\w*|explant\w*"
    r"|spacer|prior auth\w*"
    r"|rehab\w*|physical therapy)\b",
    re.IGNORECASE,
)
_OF_SIDES = (
    (
        "1",
        re.compile(
            r"\b(?:right|rt)\b(?! (?:code|one|z|order))|\br\.? (?=knee|hip|shoulder|ankle|t[khs][ar])",
            re.IGNORECASE,
        ),
    ),
    ("2", re.compile(r"\b(?:left|lt)\b|\bl\.? (?=knee|hip|shoulder|ankle|t[khs][ar])", re.IGNORECASE)),
    ("3", re.compile(r"\bbilateral\w*\b|\bboth\b", re.IGNORECASE)),
)


def joint_status(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The artificial joint that a patient carries, of each side that is asked for."""
    text = ask.text
    if not (_OLD_JOINT.search(text) and _PRESENT.search(text) and _WANTED.search(text)) or ask.citations:
        return ()
    if _COMPLICATED.search(text) or _NOT_PRESENT.search(text) or _AFTERCARE.search(text):
        return ()
    places = [code for code, words in _JOINTS if words.search(text)]
    asked = [ending for ending, words in _OF_SIDES if words.search(text)]
    if len(places) != 1 or not asked:
        return ()
    said = "for the joint that is there, by its side" + ("; one code for both sides" if "3" in asked else "")
    rule = "a status code tells a joint that was replaced, by joint and side; it is no aftercare"
    codes = [f"{places[0]}{ending}" for ending in asked]
    return in_order(codes, said, "I.C.21.c.3", rule, reference, ordered=False)


_ORGANS = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("Z85.038", r"\bcolon\b|\bbowel\b"),
        ("Z85.048", r"\brect(?:al|um)\b"),
        ("Z85.3", r"\bbreast\b"),
        ("Z85.46", r"\bprostat\w*"),
        ("Z85.118", r"\blung\b|\bbronch\w+"),
        ("Z85.51", r"\bbladder\b"),
        ("Z85.528", r"\bkidney\b|\brenal cell\b"),
        ("Z85.43", r"\bovar\w+"),
        ("Z85.41", r"\bcervi(?:x|cal) cancer\b"),
        ("Z85.42", r"\b(?:uterine|endometrial)\b"),
        ("Z85.820", r"\bmelanoma\b"),
        ("Z85.850", r"\bthyroid\b"),
        ("Z85.07", r"\bpancrea\w+"),
        ("Z85.028", r"\bstomach\b|\bgastric\b"),
    )
)
_CANCER = expression(r"\bcancer\b|\bcarcinoma\b|\bmelanoma\b|\bca\b|\btumou?r\b", re.IGNORECASE)
_GONE = re.compile(
    r"\b(?:resected|removed|excised|mastectomy|colectomy|prostatectomy|lobectomy|nephrectomy|hysterectomy|treated"
    r"|cured|completed)\b",
    re.IGNORECASE,
)
_UNTREATED = re.compile(
    r"\bno (?:further|more|current|active|ongoing|other)? ?(?:treatment|therapy|evidence)\b|\bned\b"
    r"|\bwithout (?:further|any) (?:treatment|therapy)\b"
    r"|\bcancer[- ]free\b|\bnothing since\b|\bno treatment since\b",
    re.IGNORECASE,
)
_SECONDARY = re.compile(r"C7[7-9]")
_SITES = tuple(
    (
        code,
        re.compile(
            rf"\b{organ} mets\b|\bmetast\w+ (?:to|in) (?:the )?{organ}s?\b|\b{organ} metast\w+", re.IGNORECASE
        ),
    )
    for code, organ in (("C78.7", "liver"), ("C79.51", "bone"), ("C79.31", "brain"))
)


def past_cancer(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A primary cancer that was removed and is treated no more, behind the secondary that is there, if one is."""
    told = _CANCER.search(ask.text) and _GONE.search(ask.text) and _UNTREATED.search(ask.text)
    if not told or ask.procedures or not _WANTED.search(ask.text):
        return ()
    organ = next((code for code, words in _ORGANS if words.search(ask.text)), "")
    others = [one.code for one in ask.diagnoses if not _SECONDARY.match(one.code)]
    if not organ or others:
        return ()
    cited = [one.code for one in ask.diagnoses]
    secondary = cited or [code for code, words in _SITES if words.search(ask.text)]
    said = "the primary was removed and is treated no more, so it is history"
    said = f"the secondary is current and first; {said}" if secondary else said
    rule = "a removed cancer without further treatment or evidence of it is Z85; a secondary that is there is coded as current"
    return in_order(
        (*secondary, organ), said, "I.C.2.d and I.C.2.m", rule, reference, ordered=bool(secondary)
    )


_PAIN_TREATED = re.compile(
    r"\bpain (?:control|management|relief)\b|\bfor (?:the |her |his )?(?:cancer |neoplasm[- ]related )?pain\b",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\bfirst\b|\border\b|\bsequenc\w*|\bprincipal\b|\bprimary\b", re.IGNORECASE)
_CANCER_PAIN = "G89.3"


def cancer_pain(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Pain of a cancer beside the cancer, where the pain is what the encounter is for."""
    cited = [one.code for one in ask.diagnoses]
    cancers = [code for code in cited if code.startswith("C")]
    if (
        _CANCER_PAIN not in cited
        or not cancers
        or not (_PAIN_TREATED.search(ask.text) and _ORDER.search(ask.text))
    ):
        return ()
    said = "G89.3 is first when the encounter is for the pain, and the cancer follows"
    return in_order((_CANCER_PAIN, *cancers), said, "I.C.6.b.5", said, reference)


_SCREENING = re.compile(r"Z1[123]")


def screening(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A screening beside what it found: the screening stays first."""
    cited = [one.code for one in ask.diagnoses]
    screened = [code for code in cited if _SCREENING.match(code)]
    found = [code for code in cited if not code.startswith("Z")]
    if len(screened) != 1 or not found or not _ORDER.search(ask.text):
        return ()
    said = "the screening is first even when something is found, and the finding follows"
    return in_order((*screened, *found), said, "I.C.21.c.5", said, reference)
