"""Checks what a question says a code is ("J1450 is dalteparin") against the publisher's description (A2)."""

from __future__ import annotations

import re

from consultant.answering.findings.drugs import by_name
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import Intent
from consultant.answering.marked_codes import CODE, marked
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.answering.statements import stem
from consultant.model import drug_names
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_CHECKED = frozenset({CodeSystem.HCPCS, CodeSystem.ICD10CM})
"""Systems whose published descriptions may be compared; CPT has only our own words, which need not name everything."""
_STOP = r"(?:[.,;:?!)\n\d]|$|\b(?:right|correct|isn't|and|so|how|what|which|can|do|is|but|or)\b)"
_PHRASE = rf"(?P<claimed>[A-Za-z][A-Za-z'/-]*(?:[ -][A-Za-z][A-Za-z'/-]*){{0,4}}?)(?=\s*{_STOP})"
# After words that often stand before a name ("E11.9 for Johnson"), and before the code, only what is written small counts.
_SMALL = r"(?<![A-Za-z-])(?P<claimed>(?-i:[a-z])[A-Za-z-]{4,})"
_ARTICLE = r"(?:an?\s+|the\s+)?"
_CODE_FOR = r"(?:(?:the|a) (?:right |correct |proper |current )?code (?:for|of) )"
_AFTER = rf"(?:-\w\w)?,?\s+(?:is for|is|=|means|stands for|describes)\s+{_CODE_FOR}?{_ARTICLE}{_PHRASE}"
_AFTER_FOR = rf"(?:-\w\w)?,?\s+(?:for|was)\s+{_ARTICLE}{_SMALL}"
_BEFORE = rf"{_SMALL}\s*(?:injection\s*)?(?:\(|\[|,?\s+(?:code|HCPCS|ICD-10)\s+)"
_IS = r"\b(?:is|isn't)\s+"
_DIRECT = rf"\s+(?:for\s+)?(?:{_CODE_FOR}{_ARTICLE}|an?\s+|the\s+){_PHRASE}"
_WORD = re.compile(r"[a-z]{4,}")
_RELATING = re.compile(
    r"\b(from|since|to|by|on|at|under|per|when|if|than|same|as|with|without|in|not|no|exempt|subject|allowed|able"
    r"|due|still|one|two"
    r"|bilateral|unilateral|left|right|mandatory|optional|reimbursable|obsolete|retired|current|accurate"
    r"|legit|legitimate"
    r"|gender|sex|age|specific|missing|telehealth|eligible)\b"
)
"""Words after which a phrase tells what is done with a code and not what it is."""
_TREATED = re.compile(
    r"(?:\w+(?:ed|able|ible)|good|fine|ok(?:ay)?|safe|legal|wrong|best|m?cc|hcc|mdc|poa|unless|because|anesthesia|delivery|dos"
    r"|when|where)\b",
    re.IGNORECASE,
)
"""Beginnings of phrases that tell how a code fares, or what a day or case it is on."""
_NO_MEANING = re.compile(
    r"(?:single|physician|doctor|practition|provider|supplier|nurs(?:e|ing)\b|therap(?:ist|y cap)|surgeon|dentist|podiat"
    r"|chiropr|pharmac(?:y|ist)|clinician|beneficiar|agency|agencies|payment|hcpcs|level|appeal|informat|charts?\b"
    r"|records?\b|baby|mother|commerc|exact|precise|added|alive|smoker|drinker|vaccin|checkup|check-up|physical"
    r"|typed|keyed|chosen|picked|select|assign|changed|swap|switch|enter|mistak|submit|private|payer|insur|medicaid"
    r"|tricare|aetna|cigna|humana|anthem|alone|ever|first|princip|rental|rent|purchas|capped|dme|add-?on|unlisted"
    r"|time|timed|staged|minor|major|surg|global|radiolog|component|facility|prior|off|female|woman|women|lady|girl"
    r"|child|infant|newborn|adult|male\b|gentleman|bill|bundl|den(?:y|i)|valid|invalid|delet|cover|includ|paid|pay"
    r"|always|never|allow|correct|requir|being|perform|used|report"
    r"|code|coded|column|still|header|termin|replac|wrong|right|appropriate|separat|consider|subject|only|same|when|what|there"
    r"|this"
    r"|that|these|those|which|with|medicare|medicaid|patient|modifier|unit|about|after|before|also|both|date|expired|active"
    r"|discontinu"
    r"|complet|digit|character|format|real|actual|existing|diagnos|clinic|center|rejected|enough|specific|final|missing|okay"
    r"|fine|need|payable|listed|accept|reject|supported|medical|necess|primary|secondary|exclud|visits?\b|claims?\b|service"
    r"|encounter|admission|today|office|hospital|inpatient|outpatient|bilateral|global|surveil|monitor|follow|purpos|reason"
    r"|clearance|using|each|more|less|maximum|their|your)",
    re.IGNORECASE,
)

_BY_WHOM = re.compile(
    r"(?:\w+ ){0,2}(?:physicians?|doctors?|docs?|practitioners?|providers?|suppliers?|surgeons?|\w+ologists?|nurses?"
    r"|oncology|offices?|practices?|labs?|laborator(?:y|ies)|pharmac(?:y|ies)|departments?)\b",
    re.IGNORECASE,
)
"""Who bills a code: `the MUE of J1100 for a physician office`."""


def mismatches(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Codes whose published description has no word in common with what the question calls them."""
    checked = [cited for cited in ask.citations if cited.system in _CHECKED and len(cited.code) > _CATEGORY]
    checked = [one for one in checked if one.system is not CodeSystem.ICD10CM or _names(one, ask)]
    found = [_mismatch(cited, ask.text, reference, _titles(checked, cited, reference)) for cited in checked]
    found += [_other_patient(cited, ask.text, reference) for cited in ask.procedures]
    return tuple(finding for finding in found if finding is not None)


_NAMING = re.compile(
    r"^[^.?!]{0,12}(?:is for|is|=|means|stands for|describes)\b|^\s*[(=]|^,?\s+(?:for|was)\s[^,.?!]{0,60}[?!.]?\s*\Z",
    re.IGNORECASE,
)


def _names(cited: Citation, ask: Ask) -> bool:
    """Whether what stands behind a diagnosis names it: `X is Y`, `X (Y)`, or `X for Y?` as all that is asked."""
    place = ask.text.upper().find(cited.code.upper())
    behind = ask.text[place + len(cited.code) :] if place >= 0 else ""
    alone = len(ask.diagnoses) == 1 and _ONLY_WHAT.issuperset(ask.intents)
    return alone or bool(_NAMING.match(behind) and len(ask.diagnoses) == 1)


_ONLY_WHAT = frozenset({Intent.WHAT_IS, Intent.VALID})
_CATEGORY = 3
"""Characters of a category, which is named for all its codes and has no meaning of its own to be wrong about."""
_NEW = re.compile(r"\bnew patient|\bnever (been )?seen\b|\bfirst[- ]time patient", re.IGNORECASE)
_KNOWN = re.compile(r"\b(established|existing|known|return(ing)?) patient", re.IGNORECASE)


def _other_patient(cited: Citation, text: str, reference: Reference) -> Finding | None:
    """A visit code for known patients in a question on a new one, or the other way round."""
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent) or not entry.own_words:
        return None
    for_known, for_new = "known patient" in entry.description, "new patient" in entry.description
    asked_new, asked_known = bool(_NEW.search(text)), bool(_KNOWN.search(text))
    if asked_new == asked_known or not ((asked_new and for_known) or (asked_known and for_new)):
        return None
    values = {
        "code": cited.code,
        "description": shortened(entry.description, 80),
        "for_known": for_known,
        "source": source(entry.release),
    }
    return Finding(
        "other_patient",
        (cited.code,),
        values,
        evidence(entry.release, cited.code, {"description": entry.description}),
    )


def _titles(checked: list[Citation], cited: Citation, reference: Reference) -> str:
    """The titles of the other cited codes: what is said beside one code may be said of its neighbour."""
    others = (
        reference.catalogue.entry(one.system, one.code, reference.on)
        for one in checked
        if one.code != cited.code
    )
    return " ".join(one.description for one in others if isinstance(one, Entry))


def _mismatch(cited: Citation, text: str, reference: Reference, beside: str) -> Finding | None:
    claimed = _claimed(cited.code, text)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if claimed is None or isinstance(entry, Absent) or not entry.description:
        return None
    brand = drug_names.brand(claimed) or _brand_begun(claimed, text)
    if brand and brand.name.lower() in brand.words:
        brand = None  # the publisher's titles have the name itself
    if not brand and beside and _named(claimed, beside):
        return None
    if not brand and _named(claimed, f"{entry.description} {entry.attributes.get('own_words', '')}"):
        return None
    if brand and all(word in entry.description.lower() for word in brand.words):
        return None if entry.status is CodeStatus.TERMINATED else _agrees(brand, entry)
    if not brand and (
        _UNCLASSIFIED.search(entry.description) or _agreeing(cited.code, text, entry.description)
    ):
        return None
    values = {
        "code": cited.code,
        "description": shortened(entry.description, 80),
        "status": entry.status.value,
        "own_words": entry.own_words,
        "brand": "",
        "held": "",
        "source": source(entry.release),
    }
    rows = evidence(
        entry.release, cited.code, {"description": entry.description, "status": entry.status.value}
    )
    if brand:
        values |= {"brand": brand.name, "held": " ".join(brand.words)}
        rows += by_name.holding(brand)
    return Finding("meaning_differs", (cited.code,), values, rows)


def _brand_begun(claimed: str, text: str) -> drug_names.Brand | None:
    """The brand of several words that begins with the claimed one: `Bicillin L-A`."""
    found = drug_names.brand(text[text.lower().find(claimed) :])
    return found if found and found.name.lower().startswith(f"{claimed} ") else None


def _agrees(brand: drug_names.Brand, entry: Entry) -> Finding:
    """That the brand by which the question calls the code holds what the code's title names."""
    values = {
        "code": entry.code,
        "description": shortened(entry.description, 80),
        "brand": brand.name,
        "held": " ".join(brand.words),
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("meaning_agrees", (entry.code,), values, (*rows, *by_name.holding(brand)))


_CLAIMS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"\b{CODE}{_AFTER}",
        rf"\b{CODE}{_AFTER_FOR}",
        rf"{_BEFORE}{CODE}\b",
        rf"{_SMALL}(?:\s*\([^)]*\))?,\s+(?:that's|that is|that would be|which is|it's)\s+{CODE}\b(?=\W*(?:[.;!?]|\Z|right"
        rf"|correct|isn't))",
        rf"{_IS}{CODE}{_DIRECT}",
        rf"{_IS}{CODE}\s+(?P<claimed>[a-z]{{5,}})\s*\?",
    )
)


_BRANDED = re.compile(
    rf"\b{CODE}(?:-\w\w)?,?\s+(?:for|on|with)\s+{_ARTICLE}(?P<claimed>[A-Z][a-z]{{3,}})\b|"
    rf"\b(?P<before>[A-Z][a-z]{{3,}})(?: \w+){{0,2}},? (?:that's|that is|which is|under|as|with|on)\s+{CODE}\b"
)
"""A name in capitals beside a code, which counts where a drug is sold by it: it may be a person's."""
_CHOICE = re.compile(r"\b[A-Z]\d[\w.]{1,6},? (?:or|vs\.?|versus) [A-Z]\d[\w.]{1,6}\b", re.IGNORECASE)
"""Between two codes what stands behind `for` is the condition that one of them is wanted for."""


def _claimed(code: str, text: str) -> str | None:
    """The word that the text gives as the code's meaning."""
    if _CHOICE.search(text):
        return None
    told = marked(text, code)
    found = (match["claimed"] for words in _CLAIMS for match in words.finditer(told))
    branded = (match["claimed"] or match["before"] for match in _BRANDED.finditer(told))
    brands = (name.lower() for name in branded if drug_names.brand(name.lower()))
    return next(filter(None, map(_term, found)), None) or next(brands, None)


def _term(phrase: str) -> str | None:
    """The first word of a phrase that can be what something is; none where the phrase tells how a code is treated."""
    if _RELATING.search(phrase.lower()) or _TREATED.match(phrase) or _BY_WHOM.match(phrase):
        return None
    return next(
        (word for word in phrase.lower().split() if len(word) > 4 and not _NO_MEANING.match(word)), None
    )


_UNCLASSIFIED = re.compile(
    r"\bunclassified\b|\bnot otherwise (classified|specified)\b|\bunlisted\b", re.IGNORECASE
)
"""Descriptions that name nothing, so that nothing can differ from them."""
_VAGUE = frozenset(
    {
        "pain",
        "type",
        "disease",
        "disorder",
        "unspecified",
        "left",
        "right",
        "initial",
        "encounter",
        "injection",
        "other",
    }
    | {
        "with",
        "without",
        "acute",
        "chronic",
        "syndrome",
        "units",
        "unit",
        "code",
        "drug",
        "used",
        "when",
        "medicare",
        "oral",
    }
    | {
        "administered",
        "tablet",
        "physician",
        "direct",
        "bilateral",
        "diabetes",
        "mellitus",
        "essential",
        "primary",
    }
)
"""Words that many descriptions share."""


def _agreeing(code: str, text: str, description: str) -> bool:
    """Whether the sentence that names the code shares a telling word with the description, such as the part of the body."""
    sentence = next(
        (one for one in re.split(r"(?<=[?!])\s|(?<=[a-z])\.\s", text) if code.lower() in one.lower()), ""
    )
    told = {stem(word) for word in _WORD.findall(sentence.lower()) if word not in _VAGUE}
    return any(stem(word) in told for word in _WORD.findall(description.lower()) if word not in _VAGUE)


_STEM = 6
"""Letters of a word that are found within another: `neuropathy` in `polyneuropathy`."""


def _named(claimed: str, description: str) -> bool:
    """Whether the description has a word with the same beginning, or one that holds the claimed one's."""
    return any(
        stem(word) == stem(claimed) or claimed[:_STEM] in word for word in _WORD.findall(description.lower())
    )
