"""All that a case tells in words, as one list of codes in the order of the guidelines: a reader for each kind of conditions.

What no reader takes is looked up by the default codes of `conditions`. A case is told so only where at least two codes come of
it and hardly a word of it is left over: a condition that nobody read would be missing from the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering import conditions, index_terms
from consultant.answering.findings.cases import (
    after_stroke,
    agents,
    airways,
    brain,
    eyes,
    flu,
    heart,
    infections,
    legs,
    pairs,
    sepsis,
    sugar,
    tumors,
    vessels,
)
from consultant.answering.findings.cases.parts import Item, Rank, Read, Reader, Rule
from consultant.answering.findings.descriptions import several
from consultant.answering.findings.guidelines import hypertensive
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reading.clinical import told as told_of
from consultant.answering.reading.descriptions import Description, plain
from consultant.answering.reading.shorthand import unabbreviated
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem

_READERS: tuple[Reader, ...] = (
    sugar.read, pairs.read, sepsis.read, infections.immune, infections.after_covid, infections.covid,
    infections.ventilated, flu.read,
    agents.read, tumors.read, after_stroke.read, brain.read, legs.read, heart.read, vessels.read, eyes.read, airways.read,
)  # fmt: skip
_WORTH = pattern(
    r"\b(?:copd|asthma\w*|emphysema|obstructive|resp(?:iratory)? failure|cancers?|ca|carcinoma|melanoma"
    r"|mets?|metasta\w*|chemo\w*|malignan\w+"
    r"|diabet\w+|dm|t2dm|t1dm|iddm|niddm|lada|strokes?|cva|stemi|nstemi|infarct\w*|mi|cad|coronary"
    r"|glaucoma|poag|ntg|postcovid|ulcers?|ulcerat\w+"
    r"|ntg|postcovid|asthmatic|aki|arf|renal|takotsubo|broken heart|utis?|cellulitis|abscess|pyelonephritis|influenza|flu|siadh"
    r"|malnutrition|hypothyroid\w*|bacteremia"
    r"|e coli|mrsa|mssa|pulmonary|valve|aortic|mitral|parkinson\w*|pancreatitis|stent\w*|hemorrhage|angina"
    r"|sepsis|septic|hiv|aids|covid\w*|pasc|vap|ventilator|htn|hypertens\w+|chf|heart failure|hfref|hfpef"
    r"|ckd|kidney disease|esrd|a-?fib|fibrillation)\b"
)
"""Words of which every case here has one."""
_BARRED = pattern(
    r"\b(?:possible|probable|suspect\w*|rule[sd]? out|r/o|likely|versus|vs|family (?:hx|history)|fhx"
    r"|screen\w*|vaccin\w*|pregnan\w+|trimester|weeks gestation|postpartum|newborn"
    r"|neonat\w*|drgs?|hccs?|mcc|cc|ccsr|raf|modifiers?|cpt|hcpcs|pcs|cover\w*|paid|payable|den(?:y|ied"
    r"|ial\w*)|poa|present on admission|lcd|ncd|mue|rvus?|difference|hospice|transplant\w*|poison\w*"
    r"|overdos\w*"
    r"|underdos\w*|allerg\w+|pump (?:fail\w*|malf\w*|broke\w*|problem\w*)|remission|relapse|biopsy"
    r"|suicid\w*|wrong|mean\w*|why|when (?:do|does|can|should|to|is|are)|explain"
    r"|assum\w+|presum\w+|rejected?|audit\w*|quer(?:y|ies)|true|false|isn't|right\?|ok\?)\b"
)
"""Nothing sure, another matter than the codes, or what other rules take."""
_WISH = pattern(
    r"\b(?:cod(?:e|es|ed|ing)|icd\S*|dx|diagnos[ie]s|sequenc\w*|order|first|principal|primary|report\w*|list\w*|claim|bill)\b"
    r"|\bhow\W*\Z|\bhow (?:do|to|should|would|is|are)\b"
)
_UNRELATED = pattern(
    r"\bnot (?:\w+ )?(?:due|related|caused|secondary|because|attribut\w+|from|hypertensive|diabetic)\b"
    r"|\bunrelated\b|\bunlinked\b|\bindependent\w*\b"
    r"|\b(?:other|another|different|separate) (?:causes?|reasons?|etiolog\w+)\b"
)
"""The record has them apart: nothing is presumed then."""
_RULE_ASKED = pattern(
    r"\b(?:do|does|can|may|must|should|could|would|is|are) (?:i|we|you|it|they|there|the|this|that"
    r"|a)\b[^.?!]*\b(?:also|too|as well|separately|needed?|necessary|allowed|add|require\w*|ever|still"
    r"|link\w*|same)\b"
    r"|\bis (?:it|this|that) (?:ok|okay|correct|right|true|one|two)\b|\bonly if\b|\bhow (?:long|many|often)\b|\bwho\b"
)
"""Asks for a rule and no list of codes."""
_FRAME = re.compile(
    r"[^a-z0-9/]+|/|\b(?:\d+|patients?|pt|pts|the|an?|of|to|for|in|on|at|by|from|and|with|w|w/|due|d/t"
    r"|secondary|2/2|caused|causing|because|has|have|had|having|is|are|was|were|be|being|been|he|she|his"
    r"|her|him|they|their|we|i|you|it|its"
    r"|who|which|what|whats|what's|how|do|does|did|should|would|can|could|please|pls|thanks|thx|code|codes"
    r"|coded|coding|icd|icd10|icd-10|icd-10-cm|10|cm|dx|dxs|diagnosis|diagnoses|sequence|sequenced"
    r"|sequencing|order|ordering|first"
    r"|second|listed|list|goes|go|come|comes|came|put|report|reported|need|right|correct|proper|set|all"
    r"|both|assign|use|used|give|me|now|today|visit|encounter|seen|here|office|clinic|hospital|inpatient"
    r"|outpatient|er|ed|admitted|admit|admission"
    r"|admit|discharged|year|years|yr|yrs|y/o|yo|old|male|female|man|woman|lady|gentleman|elderly|adult"
    r"|known|documented|documents|document|doctor|doc|dr|md|provider|physician|says|said|states|wrote|note"
    r"|notes|chart|chronic"
    r"|stable|type|stated|not|specified|unspecified|other|told|nothing|else|info|given|only|just|also|plus"
    r"|as|well|this|that|there|no|without|w/o|so|then|case|scenario|claim|bill|for|me|my|our|management"
    r"|managed|treated|treatment|treating|evaluation"
    r"|follow-?up|f/u|presents?|presenting|presented|currently|new|established|home|long|term|x|s|us"
    r"|patient's|pt's|into|up|cause|caused|link|linked|links|them|codeset|combination|same|day|days"
    r"|including|side|sided|under|while|presence|present|any|each"
    r"|one|two|three|four|reason|chief|complaint|still|active|current|acute|disease|primary|principal|main"
    r"|secondary|pdx|sdx|plan|assessment|impression|final|order\(s\)|code\(s\)|ones?|let|know|question|hi"
    r"|hello|help|untreated|nursing|bedbound|belongs?|own|yesterday|transfusions?|transfused|further|tx"
    r"|thoracentesis|paracentesis|exac|both|want"
    r"|wants|wondering|after|before|about"
    r"|stage|female's|where|guideline|guidelines|rules?|specialist|cardiologist|oncologist|pulmonologist"
    r"|nephrologist|ophthalmologist|when|confirmed|mentions?|mentioned|records?|get|gets|i'm|im|trying"
    r"|figure|out|organism (?:is )?(?:unknown|unspecified|not (?:known|stated|specified|identified|documented))"
    r"|dies|died|death|too|result(?:s|ed|ing)?|arising|stemming|coders?|disagree\w*|argu(?:e|ing)|spots?|slots?|positions?|place)\b",
    re.IGNORECASE,
)
"""Who, when, where and what is wished: nothing to be coded."""
_DENIED = re.compile(
    r",? ?\b(?:no|without|w/o|denies|denied|negative for|does not have|not have|absence of|never had"
    r"|no evidence of) (?:(?:any|acute|signs? of|known|diabetic)"
    r" )*(?:(?:viral|bacterial) )?(?:pneumonia|bronchitis|infections?|asthma|copd|emphysema|ckd"
    r"|(?:chronic )?kidney disease|heart failure|chf|hypertension"
    r"|htn|diabetes|(?:poly)?neuropathy|retinopathy|nephropathy|complications?|sepsis|aki|(?:kidney|renal"
    r"|respiratory|organ) (?:failure|injury|dysfunction)"
    r"|mets|metast\w+|ulcers?|oxygen|o2|a-?fib|hypogly\w+|hypergly\w+|dementia|hemi\w+|aphasia|dysphagia"
    r"|neutropenia|fever|anemia|symptoms"
    r"|deficits?|hypoxia|hypercapnia|gastroparesis|foot ulcer|pain)\b(?:,? (?:or|and|nor) (?:pneumonia"
    r"|bronchitis|asthma|copd|ckd|chf|heart failure|ulcers?"
    r"|neuropathy|retinopathy|nephropathy|mets|hypercapnia|hypoxia|infection|fever|aki))*",
    re.IGNORECASE,
)
"""A condition that the text says is not there."""
_OVER = re.compile(
    r"\b(?:history|hx|h/o|resolved|prior|previous|past|recovered|ruled)\b(?! (?:year|yr|month|week|day)s?\b)"
    r"|\blast (?:month|year|spring|summer|fall|winter)\b|\b(?:years?|months?) ago\b|\bin (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EACH = Rule(
    "each condition told by its code; the one that the encounter is chiefly for is first",
    "II and IV.G",
    "the condition chiefly responsible for the encounter is listed first, those that coexist after it",
    either=True,
)
_AFTER = Rule(
    "the condition first, then what comes of it, tells its stage or is used for it",
    "I.A.13, I.A.17 and I.C.21.c.3",
    "a note to code first or to use an additional code gives the order, and a status follows the condition",
)
_FOR_ITSELF = Rule(
    "the encounter's own reason first, then the conditions",
    "I.C.21.c and IV.A",
    "an encounter for an examination, treatment or aftercare of its own is first, then the conditions that are there",
)
_CATHETER = pattern(r"\b(?:catheters?|foley|cauti|supra-?pubic|nephrostomy)\b")
_SEPTIC = pattern(r"\b(?:sepsis|septic|bacteremia|blood-?stream)\b")
_TWO = 2
_ON_ADMISSION = pattern(r",? ?\b(?:(?:both|all|each|is|are|was|were) )*(?:poa|present on admission)\b")
_SEQUENCED = pattern(r"\bsequenc\w*|\border\b|\bfirst\b|\bprincipal\b")
_INDICATED = pattern(
    r"\b(?:indicators?|exempt\w*|status|report\w* (?:the )?poa|which poa|poa (?:is|of|for))\b"
)


def _without_admission(text: str) -> str:
    """The text without `all present on admission`, which is told beside a case whose order alone is asked."""
    if not _ON_ADMISSION.search(text) or not _SEQUENCED.search(text) or _INDICATED.search(text):
        return text
    return _ON_ADMISSION.sub("", text)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the case in order; nothing where less than two are told, or where words are left that no reader takes."""
    text = _without_admission(ask.text)
    if (
        ask.citations
        or not _WORTH.search(text)
        or _BARRED.search(text)
        or _RULE_ASKED.search(text)
        or _UNRELATED.search(text)
    ):
        return ()
    if not (_WISH.search(text) or "?" not in text or code_wished.described(ask)):
        return ()
    if _CATHETER.search(text) and not _SEPTIC.search(text):
        return ()  # its infection has a row of its own, by the kind of catheter
    text = _DENIED.sub(" , ", text)
    reads = read(text)
    items = [item for one in reads for item in one.items]
    rest = reads[-1].rest if reads else text
    if _OVER.search(rest):
        return ()  # what is over and no reader knows as such
    others = list(conditions.told(rest))
    rest = _without(rest)
    for words in several.CUT.split(rest):
        if said := _said(words):
            if not (term := _term(said)):
                return ()
            others += term
    if not items and all(map(_OF_PRESSURE.match, others)) and hypertensive.combined(ask, reference):
        return ()  # told there with the presumption of its link
    codes = dict.fromkeys(one.code for one in items)
    if len({*codes, *others}) < _TWO and not any(one.own for one in reads):
        return ()
    items += [Item(code, _rank(code), read=False) for code in dict.fromkeys(others) if code not in codes]
    return _listed(items, [one.rule for one in reads if one.rule], ask, reference)


def read(text: str) -> list[Read]:
    """What each reader takes of a text, one after the other."""
    found: list[Read] = []
    rest = text
    for reader in _READERS:
        one = reader(rest)
        if one.items or one.rest != rest:
            found.append(one)
            rest = one.rest
    return found


def _said(words: str) -> str:
    """The words of a stretch between the first and the last that may say what is to be coded; empty where none does."""
    left = _FRAME.sub(lambda found: "\0" * len(found[0]), words)
    kept = left.strip("\0 ")
    begin = left.find(kept) if kept else 0
    return words[begin : begin + len(kept)]


def _term(words: str) -> tuple[str, ...]:
    """The codes of a common term that a stretch is."""
    wanted = Description(told_of(plain(unabbreviated(words))), frozenset({CodeSystem.ICD10CM}))
    found = index_terms.codes(wanted)
    return found[0] if found else ()


def _without(text: str) -> str:
    spans = [span for _, span in conditions.spans(text)]
    return "".join(" " if any(a <= at < b for a, b in spans) else sign for at, sign in enumerate(text))


_OF_PRESSURE = re.compile(r"I1[0-6]|I50|N18|Z99\.2")
_PLACES = (
    (re.compile(r"Z01\.8|Z0[89]|Z51|Z47"), Rank.REASON),
    (re.compile(r"Z[79]|Z8[5-7]|F17"), Rank.STATUS),
    (re.compile(r"B9[5-7]|D63\.1"), Rank.BESIDE),
    (re.compile(r"I50|N18|R65|Z68"), Rank.RESULT),
)
"""Codes that stand behind what they tell more of, or come of."""


def _rank(code: str) -> Rank:
    return next((rank for codes, rank in _PLACES if codes.match(code)), Rank.MAIN)


def _listed(items: list[Item], rules: list[Rule], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    held = tuple(dict.fromkeys(one.code for one in items))
    combined, made = several.combined(held, ask, reference)
    read_so = {one.code for one in items if one.read}
    ranks: dict[str, Rank] = {}
    for one in items:
        ranks.setdefault(one.code, one.rank)
    ranked = ranks | {str(one.values["code"]): Rank.MAIN for one in made}
    gone = {code for one in made for code in one.values["replaced"]}
    kept = [code for code in (*held, *combined) if code in combined or (code in read_so and code not in gone)]
    codes = sorted(dict.fromkeys(kept), key=lambda code: ranked.get(code, _rank(code)))
    places = [ranked.get(code, _rank(code)) for code in codes]
    rule = _first(rules, made=any(str(one.values["code"]).startswith(("E", "I1")) for one in made))
    if rule is _EACH and len(codes) > 1 and places[0] < places[1]:
        rule = _FOR_ITSELF if places[0] is Rank.REASON and codes[0].startswith("Z") else _AFTER
    ordered = len(codes) > 1 and (not rule.either or places[0] < places[1])
    if len(codes) == 1 and rule.alone:
        rule = replace(rule, said=rule.alone)
    return in_order(codes, rule.said, rule.section, rule.rule, reference, ordered=ordered)


_PRESUMED = Rule(
    "the classification presumes the link of what is told together, unless the record says that they are unrelated",
    "I.A.15, I.C.4.a and I.C.9.a",
    "a combination code takes the place of the hypertension or the diabetes alone; stage and kind follow it",
    either=True,
)


def _first(rules: Iterable[Rule], *, made: bool) -> Rule:
    """The rule that says most: one on the order before one on what is coded together."""
    several_rules = tuple(rules)
    ordering = next((one for one in several_rules if not one.either), None)
    return ordering or (_PRESUMED if made else next(iter(several_rules), _EACH))
