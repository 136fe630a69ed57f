"""Joints and bones told with their disease, by the site characters of chapter 13; osteoporosis that broke a bone (I.C.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.findings.entries import encounters
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import Pattern, expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = expression(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\bfirst\b", re.IGNORECASE
)
_OTHERWISE = expression(
    r"\b(?:cpt|hcpcs|drgs?|hccs?|m?ccs?|modifiers?|inject\w*|replac\w+|prosthe\w+|arthroplast\w+|suspect\w*|possible|probable"
    r"|rule out|history|juvenile|psoria\w+|diabet\w+|traumatic|injury|fx or|infusion|biologic|screening|why|difference"
    r"|units?|covered|late effects?|healed|sequelae?|(?<!year )(?<!years )(?<!year-)(?<!yr )old|stress|after"
    r"|following|m80|m81|s72)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?:(right|rt)|(left|lt))\b", re.IGNORECASE)
_BARE_WORDS = 12
_JOINTS = (
    ("1", pattern(r"\bshoulders?\b")),
    ("2", pattern(r"\belbows?\b")),
    ("3", pattern(r"\bwrists?\b")),
    ("4", pattern(r"\b(?:hands?|fingers?|thumbs?)\b")),
    ("5", pattern(r"\bhips?\b")),
    ("6", pattern(r"\bknees?\b")),
    ("7", pattern(r"\b(?:ankles?|f(?:oo|ee)t|toes?|podagra)\b")),
)
_BONES = (
    ("1", pattern(r"\bshoulders?\b")),
    ("2", pattern(r"\bhumer\w+")),
    ("3", pattern(r"\b(?:forearms?|wrists?|radi(?:us|al)|ulnar?|colles)\b")),
    ("4", pattern(r"\b(?:hands?|fingers?|thumbs?)\b")),
    ("5", pattern(r"\b(?:hips?|femurs?|femoral|thighs?)\b")),
    ("6", pattern(r"\b(?:tibia\w*|fibula\w*|lower legs?)\b")),
    ("7", pattern(r"\b(?:ankles?|f(?:oo|ee)t|toes?|calcane\w+|heels?)\b")),
    ("8", pattern(r"\b(?:vertebra\w*|spine|spinal|compression|[tl]\d{1,2})\b")),
    ("B", pattern(r"\b(?:pelvis|pelvic)\b")),
)
_RHEUMATOID = r"\b(?:rheumatoid arthritis|ra)\b"
_WITHOUT_FACTOR = (
    r"\b(?:sero-?negative|without (?:rheumatoid|rf)|negative (?:rheumatoid factor|rf)|rf[- ]negative)\b"
)
_WITH_FACTOR = (
    r"\b(?:sero-?positive|with (?:positive )?(?:rheumatoid factor|rf)|positive (?:rheumatoid factor|rf)"
    r"|rf[- ]positive)\b"
)
_SEPTIC = r"\b(?:septic|pyogenic|infectious|bacterial) arthritis\b|\bseptic joint\b"
_GOUT = r"\bgout\w*"
_DISEASES = tuple(
    (tuple(pattern(words) for words in all_told), barred and pattern(barred), stem, ending, organism)
    for all_told, barred, stem, ending, organism in (
        ((_SEPTIC, r"\bmrsa\b"), "", "M00.0", "", "B95.62"),
        ((_SEPTIC, r"\b(?:mssa|staph\w* aureus)\b"), "", "M00.0", "", "B95.61"),
        ((_SEPTIC, r"\bstaph\w*"), "", "M00.0", "", "B95.8"),
        ((_SEPTIC, r"\bpneumococc\w+"), "", "M00.1", "", ""),
        ((_SEPTIC, r"\bstrep\w*"), "", "M00.2", "", ""),
        ((_SEPTIC, r"\be\.? ?coli\b"), "", "M00.8", "", "B96.20"),
        ((_SEPTIC, r"\bpseudomonas\b"), "", "M00.8", "", "B96.5"),
        (
            (_GOUT, r"\bchronic\b", r"\bwithout (?:a )?toph\w+|\bno toph\w+"),
            r"\brenal|\bdrug|\blead\b"
            r"|\bsecondary",
            "M1A.0",
            "0",
            "",
        ),
        ((_GOUT, r"\bchronic\b", r"\btoph\w+"), r"\brenal|\bdrug|\blead\b|\bsecondary", "M1A.0", "1", ""),
        (
            (_GOUT, r"\b(?:acute|attack|flare|idiopathic|primary)\b"),
            r"\bchronic|\brenal|\bdrug|\blead\b"
            r"|\bsecondary",
            "M10.0",
            "",
            "",
        ),
        ((_RHEUMATOID, _WITHOUT_FACTOR), "", "M06.0", "", ""),
        ((_RHEUMATOID, r"\binvolv\w+ (?:of )?(?:other )?organs?\b"), r"\bno\b|\bwithout\b", "M05.6", "", ""),
        ((_RHEUMATOID, _WITH_FACTOR), "", "M05.7", "", ""),
        ((r"\b(?:joint )?effusion\b",), r"\bpleural|\bear\b|\bpericard", "M25.4", "", ""),
        ((r"\bhemarthrosis\b",), "", "M25.0", "", ""),
        ((r"\bstiff(?:ness)?\b",), "", "M25.6", "", ""),
        ((r"\b(?:joint )?contracture\b",), r"\bscar|\bdupuytren|\bmuscle|\bburn|\bcapsular", "M24.5", "", ""),
    )
)
"""Diseases of joints by what is told of them; what follows the site, and the organism behind it."""
_OF_BONES = tuple(
    (pattern(words), barred and pattern(barred), stem)
    for words, barred, stem in (
        (r"\bacute osteomyelitis\b", r"\bhematog|\bsubacute", "M86.1"),
        (r"\bchronic osteomyelitis\b", r"\bsinus|\bhematog|\bmultifocal", "M86.6"),
        (
            r"\b(?:avascular|aseptic) necrosis\b|\bavn\b|\bosteonecrosis\b",
            r"\bdrug|\b(?:cortico)?steroid|\bmedication|\bmedicine|\bprednis|\bbisphosphon|\bsecondary|\btrauma"
            r"|\bjaw",
            "M87.0",
        ),
    )
)
_ORGANISMS = (
    ("B95.62", pattern(r"\bmrsa\b")),
    ("B95.61", pattern(r"\bmssa\b")),
    ("B96.20", pattern(r"\be\.? ?coli\b")),
    ("B96.5", pattern(r"\bpseudomonas\b")),
)
_SECTION, _RULE = (
    "I.C.13.a",
    "most codes of chapter 13 tell the site and the side; the site is the bone, joint or muscle involved",
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The disease of a joint or bone by its site and side, with its organism; nothing where one of these is open."""
    text = ask.text
    if ask.citations or not _wished(text) or _OTHERWISE.search(text):
        return ()
    found = next(_codes(text), ())
    ordered = len(found) > 1
    said = "by disease, site and side; the organism follows" if ordered else "by disease, site and side"
    return in_order(found, said, _SECTION, _RULE, reference, ordered=ordered) if found else ()


def _wished(text: str) -> bool:
    """Whether codes are wished, or nothing but the disease is written."""
    return bool(_WANTED.search(text)) or ("?" not in text and len(text.split()) <= _BARE_WORDS)


def _codes(text: str) -> Iterator[tuple[str, ...]]:
    for words, barred, stem, ending, organism in _DISEASES:
        if all(one.search(text) for one in words) and not (barred and barred.search(text)):
            site = _site(_JOINTS, text)
            if site:
                yield (f"{stem}{site}{ending}", *((organism,) if organism else ()))
            return
    for bone, unless, stem in _OF_BONES:
        if bone.search(text) and not (unless and unless.search(text)):
            if site := _site(_BONES[:7], text):
                organism = next((code for code, named in _ORGANISMS if named.search(text)), "")
                yield (f"{stem}{site}", *((organism,) if organism else ()))
            return


def _site(sites: tuple[tuple[str, Pattern], ...], text: str) -> str:
    """The characters of the one site and the one side that are told."""
    found = [digit for digit, words in sites if words.search(text)]
    sides = {"1" if right else "2" for right, _ in _SIDE.findall(text)}
    return f"{found[0]}{sides.pop()}" if len(found) == 1 and len(sides) == 1 else ""


_POROUS = pattern(r"\bosteopor\w+")
_NOT_POROUS = expression(
    r"\b(?:no|not|without|never had|denies|negative for)(?: \w+){0,3} osteopor\w+|\bnon-?osteopor\w+",
    re.IGNORECASE,
)
_BROKEN = pattern(r"\b(?:fractur\w*|fx|broke|broken|collapsed)\b")
_PAST = re.compile(
    r"\b(?:healed|(?<!year )(?<!years )(?<!year-)(?<!yr )old|history of|hx of|years? ago|without (?:a "
    r"|any )?(?:current )?(?:pathological )?fracture"
    r"|no (?:current )?fracture|prior"
    r"|previous|risk|screening|dexa|m80|m81|s72|car|mva|crash|traumatic|why|does|can)\b",
    re.IGNORECASE,
)
_OTHER_CAUSE = re.compile(
    r"\b(?:drug|medication|steroid|disuse|idiopathic|malabsorption|post-?surgical|secondary)\b", re.IGNORECASE
)
_LETTERS = {"nonunion": "K", "malunion": "P", "delayed": "G", "routine": "D", "subsequent": "D"}
_BROKEN_RULE = "M80 is for a current fracture in known osteoporosis, by the site of the fracture, not of the osteoporosis"


def osteoporotic(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a current fracture from osteoporosis by its site, side and encounter."""
    text = ask.text
    if (
        ask.citations
        or not (_POROUS.search(_NOT_POROUS.sub(" ", text)) and _BROKEN.search(text))
        or not _wished(text)
        or _PAST.search(text)
    ):
        return ()
    found = [digit for digit, words in _BONES if words.search(text)]
    sides = {"1" if right else "2" for right, _ in _SIDE.findall(text)}
    if len(found) != 1 or (found[0] != "8" and len(sides) != 1):
        return ()
    kind = "M80.8" if _OTHER_CAUSE.search(text) else "M80.0"
    told_so = encounters.encounter(text)
    letter = next((_LETTERS[word] for word in _LETTERS if word in told_so), "A")
    site = f"{found[0]}X" if found[0] == "8" else f"{found[0]}{sides.pop()}"
    said = f"by the site of the fracture; {letter} tells the encounter"
    return in_order((f"{kind}{site}{letter}",), said, "I.C.13.d.2", _BROKEN_RULE, reference, ordered=False)


def broken_or_injured(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of such a fracture where the question offers M80 and the category of an injury: `S52 or M80? Full code.`."""
    cited = {one.code[:3] for one in ask.diagnoses}
    if len(cited) != len(ask.citations) or "M80" not in cited or not any(one[0] == "S" for one in cited):
        return ()
    return osteoporotic(replace(ask, text=f"{ask.without_codes} Which code?", citations=()), reference)
