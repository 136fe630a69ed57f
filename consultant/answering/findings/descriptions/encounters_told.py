"""Encounters for a reason of their own with all their codes: before surgery, tests for symptoms, newborns under observation."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import conditions, index_terms
from consultant.answering.findings.descriptions import by_description
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\bfirst\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:cpt|hcpcs|modifiers?|covered|coverage|paid?|global|drgs?|e/?m)\b", re.IGNORECASE
)
_BEFORE_SURGERY = pattern(
    r"\b(?:pre-? ?op(?:erative|eratively)?|pre-? ?surg(?:ery|ical)|pre-? ?proced\w+)\b"
    r"|\b(?:surgical|medical|cardiac|cardiology|pulmonary|surgery) clearance\b|\bclear\w* for (?:\w+ ){0,3}surgery\b"
)
_EXAMINED = (
    ("Z01.810", pattern(r"\b(?:cardio\w*|cardiac|heart|ekg|ecg|echo\w*|stress test)\b")),
    ("Z01.811", pattern(r"\b(?:pulmon\w*|respirat\w*|lungs?|chest x-?rays?|cxr|pft\w*|spirometry)\b")),
    ("Z01.812", pattern(r"\b(?:labs?|laborator\w+|blood (?:work|tests?)|cbc|bmp|cmp|urinalysis)\b")),
)
"""What is examined before an operation; several, or none, are Z01.818."""
_REASONS = tuple(
    (code, pattern(words))
    for code, words in (
        ("H26.9", r"\bcataract\w*"),
        ("K80.20", r"\b(?:gallstones?|cholelithiasis)\b"),
        ("K40.90", r"\binguinal hernia\b"),
        (
            "M17.11",
            r"\b(?:osteoarthritis|oa|arthritis) of (?:the )?right knee\b|\bright knee (?:osteoarthritis|oa|arthritis)\b",
        ),
        (
            "M17.12",
            r"\b(?:osteoarthritis|oa|arthritis) of (?:the )?left knee\b|\bleft knee (?:osteoarthritis|oa|arthritis)\b",
        ),
        (
            "M16.11",
            r"\b(?:osteoarthritis|oa|arthritis) of (?:the )?right hip\b|\bright hip (?:osteoarthritis|oa|arthritis)\b",
        ),
        (
            "M16.12",
            r"\b(?:osteoarthritis|oa|arthritis) of (?:the )?left hip\b|\bleft hip (?:osteoarthritis|oa|arthritis)\b",
        ),
        ("G56.01", r"\bright carpal tunnel\b"),
        ("G56.02", r"\bleft carpal tunnel\b"),
        ("D25.9", r"\b(?:uterine )?fibroids?\b"),
        ("J35.01", r"\bchronic tonsillitis\b"),
    )
)
"""Why an operation is planned."""
_DETAILED = pattern(
    r"\b(?:permanent|persistent|paroxysmal|nuclear|cortical|senile|age[- ]related|mature|secondary|uncontrolled|stage"
    r"|class|systolic"
    r"|diastolic|two codes|unstable|exacerbation|differs?|different|post-?op\w*)\b"
)
"""Tells more of a condition than the codes by default have."""
_PREOPERATIVE_RULE = "for a preoperative evaluation Z01.81- is first, then the reason for the surgery, then what else was found"


def before_surgery(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The examination before an operation, the reason for the operation, and the other conditions that are told."""
    text = ask.text
    if (
        ask.citations
        or not (_BEFORE_SURGERY.search(text) and _WANTED.search(text))
        or _OTHERWISE.search(text)
    ):
        return ()
    if _DETAILED.search(text):
        return ()
    examined = [code for code, words in _EXAMINED if words.search(text)]
    reasons = [code for code, words in _REASONS if words.search(text)]
    first = examined[0] if len(examined) == 1 else "Z01.818"
    codes = (first, *reasons, *(code for code in conditions.told(text) if code not in reasons))
    said = "the preoperative examination"
    said = (
        f"{said} first, then the reason for the surgery"
        if reasons
        else f"{said}; the condition that is operated on follows it"
    )
    if len(codes) > 1 + len(reasons):
        said = f"{said}, then the other conditions"
    return in_order(codes, said, "IV.M", _PREOPERATIVE_RULE, reference)


_TEST = (
    r"(?:ekgs?|ecgs?|(?:chest |\w+ )?x-?rays?|cxr|ct(?: scan)?(?: of the \w+| head| chest| abdomen)?"
    r"|mri(?: of the \w+| brain)?"
    r"|(?:\w+ )?ultrasounds?|echo\w*|cbc|cmp|tsh|urinalysis|ua|a1c|holter|stress tests?|colonoscopy|egd|mammogram|pft|labs?)"
)
_FOR = expression(
    rf"\b(?P<test>{_TEST}) (?:was |is |were )?(?:done |ordered |taken )?(?:for|because of|due to)"
    r" (?:an? |the |her |his )?(?P<why>[a-z][a-z ]{2,40}?)(?=,|;|\.|\?|:| and | but | same |\Z)",
    re.IGNORECASE,
)
_TESTS_RULE = "a test without a confirmed result is coded with the sign or symptom that it was ordered for, each with its own"


def tests(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The sign or symptom of each of several tests that are told with what they are for."""
    if ask.citations or " for " not in ask.text.lower():
        return ()
    told = list(_FOR.finditer(ask.text))
    if len(told) < len(("one", "other")) or _OTHERWISE.search(ask.text):
        return ()
    reasons = [(one["test"], _term(one["why"])) for one in told]
    if not all(code for _, code in reasons) or len({code for _, code in reasons}) < len(reasons):
        return ()
    said = "; ".join(f"{code} for the {_written(test)}" for test, code in reasons)
    codes = tuple(code for _, code in reasons)
    return in_order(codes, said, "IV.K", _TESTS_RULE, reference, ordered=False)


def _written(test: str) -> str:
    first, _, rest = test.lower().partition(" ")
    return f"{first.upper()} {rest}".strip() if first in _SHORT else test.lower()


_SHORT = frozenset({"ekg", "ecg", "cxr", "cbc", "cmp", "tsh", "ua", "egd", "pft", "mri", "ct"})


def _term(words: str) -> str:
    """The one code of a common term."""
    if (plain := conditions.told(words)) and len(plain) == 1:
        return plain[0]
    wanted = description(f"ICD-10 code for {words.strip()}?")
    found = [codes[0] for codes in index_terms.codes(wanted) if len(codes) == 1] if wanted else []
    return found[0] if found else _SYMPTOMS.get(words.strip().lower(), "")


_SYMPTOMS = {
    "chest pain": "R07.9", "cough": "R05.9", "palpitations": "R00.2", "shortness of breath": "R06.02", "sob": "R06.02",
    "syncope": "R55", "dizziness": "R42", "fever": "R50.9", "headache": "R51.9", "fatigue": "R53.83", "wheezing": "R06.2",
    "abdominal pain": "R10.9", "hematuria": "R31.9", "dysuria": "R30.0", "nausea": "R11.0", "murmur": "R01.1",
    "heart murmur": "R01.1", "edema": "R60.9", "weight loss": "R63.4", "dyspnea": "R06.00", "hemoptysis": "R04.2",
}  # fmt: skip
"""Signs that tests are ordered for."""

_UNCERTAIN = re.compile(
    r"[\"'(]*\b(?:rule[sd]? out|r/o|suspected|possible|probable|likely|questionable|consistent with|concern for) [a-z -]+?"
    r"(?=[\"',.;:)?!]|\bvs\b|\band\b|\bwith\b|\bin\b|\bat\b|\Z)",
    re.IGNORECASE,
)
_OUTPATIENT = pattern(
    r"\b(?:office|clinic|outpatient|urgent care|e[dr]|emergency (?:room|department)|telehealth|physician"
    r"|doctor'?s? visit|pcp)\b"
)
_OF_STAYS = pattern(
    r"\b(?:inpatient|discharge[ds]?|admitted|admission|hospital stay|versus|vs|covid\w*|hiv|zika|influenza)\b"
)
_PIECES = re.compile(
    r"[,.;:?!\"()]+|\b(?:with|and|for|has|had|presents?|complain\w*|says?|documents?|note|of)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"R(?:0[0-9]|1[0-9]|[2-6]\d)|M25\.5|M54|M79\.6|N64\.4|H57\.1|K92|G89")
_UNCERTAIN_RULE = "outpatient encounters take the signs and symptoms, not what is still probable, suspected or to be ruled out"


def uncertain(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The told signs of an outpatient whose diagnosis is still uncertain; nothing where no sign is told."""
    text = ask.text
    if ask.citations or not _OUTPATIENT.search(text) or not _UNCERTAIN.search(text) or _OF_STAYS.search(text):
        return ()
    if not _WHAT.search(text) or _OTHERWISE.search(text) or _WHETHER.search(text):
        return ()
    pieces = [one.strip() for one in _PIECES.split(_UNCERTAIN.sub(", ", text)) if one and one.strip()]
    found = [
        code for one in pieces if len(one) >= len("sob") and _SIGNS.match(code := _sign(one, ask, reference))
    ]
    said = "the sign or symptom is coded; what is only suspected is not, in an outpatient encounter"
    return in_order(tuple(found), said, "IV.H", _UNCERTAIN_RULE, reference, ordered=False) if found else ()


_WHAT = re.compile(
    r"\b(?:what|which)\b[^?]*\b(?:cod(?:e|es|ed|ing)|dx|icd\S*|diagnos[ie]s|report|bill)\b|\b(?:codes?|dx"
    r"|icd-?10)\W*(?:please\W*)?\Z"
    r"|\b(?:dx|icd\S*) codes?\b[^?]{0,20}\?\W*\Z",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\bcode (?:the|it|this|that|for)\b|\b(?:may|can|should|could|would) (?:we|i|you|they|it|the)\b",
    re.IGNORECASE,
)
"""Asks whether the unsure is coded: the rule answers."""
_LONGEST_SIGN = 5


def _sign(words: str, ask: Ask, reference: Reference) -> str:
    """The code of a sign by its common term or its title."""
    if len(words.split()) > _LONGEST_SIGN or not _SIGN_WORDS.search(words):
        return ""
    if code := _term(words):
        return code
    wish = replace(ask, text=f"ICD-10 code for {words}?")
    fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
    return fitting[0].codes[0] if len(fitting) == 1 else ""


_SIGN_WORDS = re.compile(
    r"\b(?:pains?|cough\w*|fever\w*|nausea|vomit\w*|headaches?|dizz\w*|syncope|dyspnea|sob|short(?:ness)? of breath"
    r"|palpitations?"
    r"|edema|rash|fatigue|weakness|numbness|wheez\w*|hematuria|dysuria|diarrhea|seizures?|chills|bleeding"
    r"|weight loss|murmur|confusion|jaundice|lump|mass)\b",
    re.IGNORECASE,
)

_NEWBORN = pattern(r"\b(?:newborns?|neonat\w+|infants?|bab(?:y|ies))\b")
_OBSERVED = pattern(r"\b(?:observ\w*|evaluat\w*|suspect\w*|work-?up|rule out|r/o)\b")
_GONE = pattern(r"\b(?:ruled out|not found|negative|no evidence|none found)\b")
_SUSPECTED = tuple(
    (code, pattern(words))
    for code, words in (
        ("Z05.0", r"\b(?:cardiac|heart)\b"),
        ("Z05.1", r"\b(?:sepsis|infect\w+|gbs|strep\w*|chorioamnionitis)\b"),
        ("Z05.2", r"\b(?:neurolog\w+|seizures?)\b"),
        ("Z05.3", r"\b(?:respirat\w+|tachypnea|rds|pneumonia)\b"),
        ("Z05.41", r"\bgenetic\b"),
        ("Z05.42", r"\b(?:metabolic|hypoglyc[a]?emia)\b"),
        ("Z05.43", r"\bimmun\w+"),
        ("Z05.5", r"\b(?:gastro\w+|bowel|gi)\b"),
        ("Z05.6", r"\b(?:genito\w+|urin\w+|kidney|renal)\b"),
        ("Z05.71", r"\b(?:skin|subcutaneous)\b"),
        ("Z05.72", r"\b(?:musculoskeletal|hip (?:dysplasia|click))\b"),
    )
)
_OBSERVED_RULE = (
    "Z05 is for a newborn within its first 28 days whose suspected condition is ruled out; on the birth record it follows Z38, at"
    " a later encounter or after a transfer it is first"
)


def newborn_observed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The observation of a newborn for a told condition that is ruled out."""
    text = ask.text
    if ask.citations or not (_NEWBORN.search(text) and _GONE.search(text) and _OBSERVED.search(text)):
        return ()
    codes = [code for code, words in _SUSPECTED if words.search(text)]
    if len(codes) != 1 or _OTHERWISE.search(text):
        return ()
    said = "what was suspected is ruled out; behind Z38 on the birth record, first later; signs would be coded instead"
    return in_order(codes, said, "I.C.16.b", _OBSERVED_RULE, reference, ordered=False)
