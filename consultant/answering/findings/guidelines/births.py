"""A birth told in words: the codes of the mother's record, or of the child's (Official Guidelines, I.C.15.n and I.C.16.a)."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines.gestation import week_code
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_BORN = expression(r"\b(?:deliver(?:y|ed)|births?|born|liveborn|c-?\s?sections?|cesarean)\b", re.IGNORECASE)
_NOT_YET = expression(
    r"\b(?:not|un|never)[- ]?(?:yet )?delivered\b|\bbefore (?:the )?delivery\b", re.IGNORECASE
)
_HEADERS = frozenset({"Z38", "Z37"})
"""Categories whose code is what a question that names them wishes."""
_WANTED = re.compile(r"\b(?:codes?|icd\S*|dx|z\d\d|coded|report(?:ed)?)\b", re.IGNORECASE)
_MOTHERS = re.compile(
    r"\b(?:mom|mother|maternal|obstetric|ob|her)(?:'?s)? (?:record|chart|claim|side|account|codes?|stay)\b"
    r"|\bmom's\b|\bmother's\b",
    re.IGNORECASE,
)
_CHILDS = re.compile(
    r"\b(?:newborn|baby|infant|neonate|child|twin)(?:'?s)? (?:record|chart|claim|side|account|codes?"
    r"|birth|stay|dx)\b"
    r"|\bnewborn\b|\bbaby's\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:uncomplicated|normal|spontaneous|without complications?|no complications?)\b", re.IGNORECASE
)
_CESAREAN = re.compile(r"\bc-?\s?sections?\b|\bcesarean\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:at home|in (?:the |a |an )?(?:car|ambulance|taxi|cab|uber|parking lot)|en route|on (?:the )?way|birthing center"
    r"|outside (?:of )?(?:the |our |a )?hospital)\b",
    re.IGNORECASE,
)
_COMPLICATED = re.compile(
    r"\b(?:breech|preeclampsia|diabetes|hypertension|hemorrhage|laceration|forceps|vacuum|preterm|premature|induc\w+"
    r"|previous|prior|failure"
    r"|distress|twins?|triplets?|complicated by|anemia|obes\w+)\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"\b(\d{2})(?:\s?[+ ]\s?\d(?:/7)?)? ?-?(?:weeks?|wks?)\b", re.IGNORECASE)
_TERM = range(37, 42)
_BEARING = re.compile(
    r"\bdelivered\b|\b(?:vaginal|normal|spontaneous|live|term) (?:\w+ )?(?:delivery|birth)\b|\bnsvd\b|\bsvd\b|\bgave birth\b",
    re.IGNORECASE,
)
_OUTCOMES = (
    ("Z37.1", re.compile(r"\bsingle stillb\w+|\bstillbirth\b|\bstillborn\b(?!.*\btwin)", re.IGNORECASE)),
    ("Z37.2", re.compile(r"\btwins?\b(?!.*\bstill)", re.IGNORECASE)),
    (
        "Z37.0",
        re.compile(
            r"\bsingle(?:ton)?\b|\blive ?-?born\b|\blive birth\b|\bhealthy (?:baby|girl|boy|infant)\b|\bone live\b",
            re.IGNORECASE,
        ),
    ),
)
_INDICATIONS = (
    ("O32.1XX0", re.compile(r"\bbreech\b", re.IGNORECASE)),
    (
        "O34.219",
        re.compile(
            r"\b(?:previous|prior|repeat|elective repeat) (?:c-?\s?section|cesarean)\b", re.IGNORECASE
        ),
    ),
    (
        "O82",
        re.compile(
            r"\b(?:without (?:any )?indication|no (?:medical )?(?:indication|reason)|on request|elective)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Why a cesarean was done."""
_COMPLICATIONS = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("O70.0", r"\b(?:first|1st)[- ]degree (?:perineal )?(?:lacerat|tear)\w*"),
        ("O70.1", r"\b(?:second|2nd)[- ]degree (?:perineal )?(?:lacerat|tear)\w*"),
        (
            "O70.20",
            r"\b(?:third|3rd)[- ]degree (?:perineal )?(?:lacerat|tear)\w*(?![^.?!]{0,12}\b(?:iiia|iiib|iiic|3a|3b|3c)\b)",
        ),
        ("O70.3", r"\b(?:fourth|4th)[- ]degree (?:perineal )?(?:lacerat|tear)\w*"),
        ("O72.1", r"\b(?:immediate )?post-?\s?partum hemorrhage\b|\bpph\b|\buterine atony\b"),
        (
            "O24.420",
            r"\b(?:gestational diabetes|gdm)\b[^.?!]{0,20}\bdiet\b|\bdiet[- ]controlled (?:gestational diabetes|gdm)\b",
        ),
        (
            "O24.424",
            r"\b(?:gestational diabetes|gdm)\b[^.?!]{0,20}\binsulin\b|\binsulin[- ]controlled (?:gestational diabetes|gdm)\b",
        ),
        ("O13.4", r"\bgestational hypertension\b|\bpregnancy[- ]induced hypertension\b"),
        ("O14.14", r"\bsevere pre-?eclampsia\b|\bpre-?eclampsia with severe features\b"),
        ("O14.94", r"(?<!severe )\bpre-?eclampsia\b(?! with severe)"),
        (
            "O69.81X0",
            r"\bnuchal cord\b(?! with compression)|\bcord around (?:the )?neck\b(?! with compression)",
        ),
        ("O99.02", r"(?<!blood loss )\ban[a]?emi[ac]\b"),
    )
)
"""What complicates a birth, as it is coded in childbirth."""
_UNKNOWN = re.compile(
    r"\b(?:breech|forceps|vacuum|preterm|premature|previous|prior|failed|failure|distress|twins?|triplets?|obes\w+|prolonged"
    r"|obstruct\w+|chorio\w+|shoulder dystocia|retained|rupture\w*|diabet\w+|hypertens\w+|infect\w+|fever|abruption|previa"
    r"|c-?\s?section|cesarean|weeks? (?:ago|post)|readmi\w+)\b",
    re.IGNORECASE,
)
"""What may complicate it and has no code here."""
_COMPLICATED_BY = (
    "I.C.15.b.4 and I.C.21.c.12",
    "the complication is first, the outcome of delivery Z37 follows on the mother's record; O80 is not used beside it",
)
_SECTION = ("I.C.15.b.4", "the condition that led to a cesarean is first, and the outcome Z37 is added")
_MOTHER = (
    "I.C.15.n and I.C.21.c.12",
    "a normal full-term delivery is O80 with Z37.0, on the mother's record only",
)
_CHILD = ("I.C.16.a.2", "Z38 is first and once, on the newborn's birth record only")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of a plain birth for the record that is asked about; nothing where complications or the record are open."""
    if any(one.code not in _HEADERS for one in ask.citations) or _NOT_YET.search(ask.text):
        return ()
    if not (_BORN.search(ask.text) and _WANTED.search(ask.text)):
        return ()
    mothers, childs = bool(_MOTHERS.search(ask.text)), bool(_CHILDS.search(ask.text))
    if childs and not mothers:
        return _of_child(ask.text, reference)
    complicated = _BEARING.search(ask.text) and any(words.search(ask.text) for _, words in _COMPLICATIONS)
    if _ELSEWHERE.search(ask.text) and _ADMITTED.search(ask.text) and not _COMPLICATED.search(ask.text):
        return in_order(("Z39.0",), *_AFTER_BIRTH, reference, ordered=False)
    plain = mothers or complicated or _PLAIN.search(ask.text) or _CESAREAN.search(ask.text)
    return _of_mother(ask.text, reference) if plain else ()


_ADMITTED = re.compile(r"\badmi(?:t|ss)\w*|\bcame (?:in|to)\b|\bbrought\b", re.IGNORECASE)
_AFTER_BIRTH = (
    "the birth was outside the hospital and the mother is admitted for routine care without complications; O80 is not used",
    "I.C.15.n and I.C.21.c.12",
    "Z39.0 is for care right after a delivery outside the hospital, when nothing complicates it",
)


def _of_mother(text: str, reference: Reference) -> tuple[Finding, ...]:
    """O80, the outcome and the week, where nothing told speaks against a normal delivery at full term."""
    if _CESAREAN.search(text):
        return _by_section(text, reference)
    if complicated := _complicated(text, reference):
        return complicated
    weeks = _WEEKS.search(text)
    early = weeks is not None and int(weeks[1]) not in _TERM
    outcome = next((code for code, words in _OUTCOMES if words.search(text)), "Z37.0")
    if early or outcome != "Z37.0" or _COMPLICATED.search(text) or _UNKNOWN.search(text):
        return ()
    codes = ("O80", outcome, *((week_code(int(weeks[1])),) if weeks else ()))
    return in_order(codes, "a normal delivery with its outcome, on the mother's record", *_MOTHER, reference)


def _complicated(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The told complications of a birth first, then the outcome and the week; nothing where another one may be told."""
    found = [(code, words) for code, words in _COMPLICATIONS if words.search(text)]
    rest = text
    for _, words in found:
        rest = words.sub(" ", rest)
    outcome = next((code for code, words in _OUTCOMES if words.search(text)), "Z37.0")
    if not found or outcome != "Z37.0" or _UNKNOWN.search(rest):
        return ()
    weeks = _WEEKS.search(text)
    codes = (*(code for code, _ in found), outcome, *((week_code(int(weeks[1])),) if weeks else ()))
    said = "what complicates the birth first, then its outcome, on the mother's record"
    return in_order(codes, said, *_COMPLICATED_BY, reference)


def _by_section(text: str, reference: Reference) -> tuple[Finding, ...]:
    """A cesarean: its told reason first, O82 where there was none, then the outcome and the week."""
    reason = next((code for code, words in _INDICATIONS if words.search(text)), "")
    outcome = next((code for code, words in _OUTCOMES if words.search(text)), "Z37.0")
    if not reason or outcome != "Z37.0":
        return ()
    weeks = _WEEKS.search(text)
    codes = (reason, outcome, *((week_code(int(weeks[1])),) if weeks else ()))
    said = "the reason for the cesarean first, then the outcome, on the mother's record"
    return in_order(codes, said, *_SECTION, reference)


def _of_child(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The one code of category Z38."""
    twin, section = bool(re.search(r"\btwins?\b", text, re.IGNORECASE)), bool(_CESAREAN.search(text))
    if _ELSEWHERE.search(text) and not _ABROAD.search(text):
        return in_order(
            ("Z38.4" if twin else "Z38.1",), "born outside the hospital", *_CHILD, reference, ordered=False
        )
    if _ELSEWHERE.search(text) or re.search(r"\bgrams?\b|\d ?g\b", text, re.IGNORECASE):
        return ()
    known = section or re.search(r"\bvagin\w+|\bspontaneous\b", text, re.IGNORECASE)
    many = next((first for first, words in _MANY if words.search(text)), 0)
    code = ("Z38.3" if twin else "Z38.0") + ("1" if section else "0")
    code = f"Z38.6{many + section}" if many else code
    conditions = tuple(code for code, words in _OF_NEWBORNS if words.search(text))
    said = "the birth record of a newborn begins with it"
    said = f"{said}; its conditions follow" if conditions else said
    ordered = bool(conditions)
    return in_order((code, *conditions), said, *_CHILD, reference, ordered=ordered) if known else ()


_MANY = tuple(
    (first, re.compile(rf"\b{name}s?\b", re.IGNORECASE))
    for first, name in ((1, "triplet"), (3, "quadruplet"), (5, "quintuplet"), (8, "(?:sex|sep|oc)tuplet"))
)
"""The last digit of category Z38.6 for three and more liveborn, born vaginally; the next one is by cesarean."""
_ABROAD = re.compile(
    r"\bbirthing center\b|\btransfer\w*|\b(?:triplet|quadruplet)s?\b|\bvisit\b", re.IGNORECASE
)
_OF_NEWBORNS = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("P22.1", r"\btransient tachypn[o]?ea\b|\bttn\b"),
        ("P22.0", r"\brespiratory distress syndrome\b|\brds\b|\bhyaline membrane\b"),
        ("P24.01", r"\bmeconium aspiration syndrome\b"),
        ("P36.9", r"\b(?:neonatal |newborn )?sepsis\b(?! (?:was )?ruled out)"),
        ("P59.9", r"(?<!of prematurity )\bjaundice\b(?! (?:of|due to) prematurity)"),
        ("P70.0", r"\b(?:infant|baby|newborn) of (?:a )?(?:mother with )?gestational diabet\w+"),
        ("P70.1", r"\b(?:infant|baby|newborn) of (?:a )?diabetic mother\b|\bidm\b"),
        ("P70.4", r"(?<!maternal )\bhypoglyc[a]?emia\b"),
        ("P12.0", r"\bcephal[o]?hematoma\b"),
        ("P13.4", r"\b(?:fractured? clavicle|clavicle fracture|clavicular fracture)\b"),
        ("Q38.1", r"\btongue[- ]tie\b|\bankyloglossia\b"),
    )
)
"""Conditions of a newborn that are told beside its birth."""
