"""The HCPCS code of a drug that a question names and no code of, with the units that its dose makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consultant.answering import named_strengths
from consultant.answering.amounts import doses_named
from consultant.answering.findings.drugs import contrast, doses, labelled_doses, narrowing, whole_doses
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import letter_told
from consultant.answering.reference import KNOWLEDGE, Reference, evidence, note_evidence, source
from consultant.model import drug_names
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.contrast_table import medium

_SYSTEMS = frozenset({CodeSystem.HCPCS})
_DRUG = re.compile(
    r"(?:J|Q(?!40[0-5]|00|011|04|05|3014|3031|50))\d{4}|C9[0-4]\d\d|S0[01]\d\d(?<!S0199)|A9[56]\d\d|P904[15-8]"
)
_WANTED = expression(
    r"\b(codes?|hcpcs|units?|j-?codes?|bill(?:ed|ing)?|report(?:ed)?|charge)\b|\bhow many\b"
    r"|\blines?\b|\bj[wz]\b|\b(?:wast|discard)\w+|\bthrown away\b|\bhcpc\b",
    re.IGNORECASE,
)
_TERSE = 6
"""Words of a mail that names a drug and its dose and nothing else: it wants code and units."""
_NAME = re.compile(r"[a-z][a-z-]{5,}", re.IGNORECASE)
_MOST_NAMES = 6
_NO_NAME = re.compile(
    r"(?:non-?|sterile|insert|inject|infus|patient|medicare|administ|intra|subcut|units?|codes?|report|billing|office|single|multi|another"
    r"|hospital|correct|physician"
    r"|dosage|discard|wasted|millig|microg|please|should|against|amount|number|charge|clinic|drug|vials?\b|nursing|provider"
    r"|screening|vaccin"
    r"|therapy|treatment|allowed|minutes|before|during|received|given\b|loading|maintenance|bolus|rescue"
    r"|prefilled|syringe|pharmac|oncolog|retina|supply|supplies|biosimilar|called|product|generic|imaging|contrast|stress"
    r"|agents?\b"
    r"|echocard|radiolog|infusing)",
    re.IGNORECASE,
)
"""Words of more than five letters that stand beside a dose and name no drug."""
_DIAGNOSIS = expression(
    r"\b(dx|diagnos\w+|icd\S*|adverse|poison\w*|overdose|underdos\w*|long[- ]term (?:use|drugs?|med\w*|therap\w+"
    r"|current)|[ezt] codes?)\b",
    re.IGNORECASE,
)
_DRUG_CODE = expression(
    r"\b(drug|medication|medicine|j|hcpcs)[- ]?codes?\b|\bcodes? for (the |a )?(drug|medication|medicine|vial|injectable)\b",
    re.IGNORECASE,
)
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Drug:
    """What a question calls a drug, and the titles that it may mean."""

    name: str
    held: str
    """What the brand holds; empty where the question names that itself."""
    entries: tuple[Entry, ...]


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one code of the drug with the units of its dose, or the few that its name may mean with a question back."""
    if several := _each(ask, reference):
        return several
    ask = named_strengths.in_milligrams(ask)
    asked = _asks(ask) or (_DRUG_CODE.search(ask.text) and not _DIAGNOSIS.search(ask.text))
    drug = _drug(ask, reference) if asked and not _cites_drug(ask) else None
    if drug is None or not drug.entries:
        return _untitled(ask, reference)
    if len(drug.entries) > 1:
        return (_several(drug, ask.text),)
    entry = drug.entries[0]
    cited = replace(ask, citations=(Citation(CodeSystem.HCPCS, entry.code, (0, 0)),))
    counted = doses.given(cited, reference) or labelled_doses.of_entry(entry, ask)
    counted = counted or whole_doses.counted(cited, reference)
    if not counted and (_UNITS_WANTED.search(ask.text) or doses.size_asked(ask.text)):
        counted = doses.needed(cited, reference)
    return (_one(drug, entry), *counted)


_BETWEEN = re.compile(r"\s*(?:\bplus\b|\band\b|\balong with\b|\btogether with\b|\+|,|;|&)\s*", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"\b(?:wast\w*|discard\w*|thrown|left|vials?|j[wz]|then|again|each|times|loading|bolus|per)\b",
    re.IGNORECASE,
)
"""Amounts may be of one drug: what was left of it, or its parts."""
_MOST_DRUGS = 4


def _each(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code and units of each of several drugs with doses of their own: `ketorolac 30 mg and ondansetron 4 mg`."""
    if len(doses_named(ask.text)) < 2 or _LEFT_OVER.search(ask.text) or not _WANTED.search(ask.text):
        return ()
    dosed = [piece for piece in _BETWEEN.split(ask.text) if len(doses_named(piece)) == 1]
    if not 1 < len(dosed) <= _MOST_DRUGS or len(dosed) < len(doses_named(ask.text)):
        return ()
    found: list[Finding] = []
    for piece in dosed:
        one = named(replace(ask, text=f"{piece}, code and units"), reference)
        if not one or one[0].kind != "drug_code" or one[0].codes in [other.codes for other in found]:
            return ()
        found += one
    return tuple(found)


_OF_PRODUCT = expression(r"\b(?:hcpcs|[jq]-?codes?|codes?|units?)\b", re.IGNORECASE)
_ADMINISTERED = re.compile(
    r"\b(?:admin\w*|cpt|pet scan|procedure|modifiers?|cover\w*|ndc|jw|jz|(?:is|the|which|what) initial(?: code)?"
    r"|(?:give|giving|infus\w+|inject\w+) (?:code|procedure))\b",
    re.IGNORECASE,
)
"""Asks for the giving of the drug, or for what is told of it elsewhere."""


_BY_DOSE_ALONE = re.compile(
    r"\A\W*\w[\w-]+,? (?:per|each|one|1|a single) (?:dose|injection|syringe|shot)\W*\Z", re.IGNORECASE
)


def branded(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a drug named by its brand, where code or units are all that is wished: no other words describe it then."""
    named_so = drug_names.brand(ask.text) or medium(ask.text) or _biosimilar(ask.text)
    terse = len(ask.text.split()) <= _TERSE and bool(doses_named(ask.text))
    wished = _OF_PRODUCT.search(ask.text) or _BY_DOSE_ALONE.search(ask.text) or terse or _alone(ask.text)
    if not named_so or not wished or _ADMINISTERED.search(ask.text):
        return ()
    return named(ask, reference)


def dosed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code and units of a drug told with its dose, where its product or its units are wished, whatever gives it."""
    if not doses_named(ask.text) or not (_PRODUCT.search(ask.text) or _ANY_CODE.search(ask.text)):
        return ()
    found = named(ask, reference)
    return found if any(one.kind in ("dose_units", "drug_codes") for one in found) else ()


_PRODUCT = re.compile(r"\b(?:hcpcs|[jq][- ]?codes?|units?|(?:drug|med\w*) codes?)\b", re.IGNORECASE)
_ANY_CODE = re.compile(r"\bcodes?\b(?<!cpt code)(?<!cpt codes)", re.IGNORECASE)


def only(ask: Ask, reference: Reference) -> Entry | None:
    """The one code of the drug that a question names beside other codes; None where it names none, or it may be several."""
    drug = _drug(ask, reference)
    return drug.entries[0] if drug and len(drug.entries) == 1 else None


_UNITS_WANTED = re.compile(r"\bunits?\b|\bhow (?:to|do (?:we|i)|should (?:we|i)) bill\b", re.IGNORECASE)
_UNCLASSIFIED = "J3490"
_SELF_GIVEN = "drug-self-administered"


_CODE_WANTED = re.compile(r"\b(?:hcpcs|j-?)?codes?\b|\bhcpcs\b|\bhcpc\b", re.IGNORECASE)


def _untitled(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That no title names a drug which patients give themselves, with the code for drugs without one of their own."""
    brand, note = drug_names.self_given(ask.text), reference.note(_SELF_GIVEN)
    entry = reference.catalogue.entry(CodeSystem.HCPCS, _UNCLASSIFIED, reference.on)
    if brand is None or note is None or not isinstance(entry, Entry):
        return ()
    if not _CODE_WANTED.search(ask.text) or _cites_drug(ask):
        return ()
    values = {
        "name": brand.name,
        "held": " ".join(brand.words),
        "code": entry.code,
        "description": entry.description,
    }
    values |= {"source": source(entry.release), "text": note.text, "note_source": note.source}
    rows = (*_row(entry), *holding(brand), *note_evidence(note, {"note": note.text}))
    return (Finding("drug_untitled", (entry.code,), values, rows),)


def beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where the question cites other codes and asks for that of the drug."""
    modifiers_only = bool(ask.citations) and not ask.codes
    return named(ask, reference) if modifiers_only or (ask.citations and _DRUG_CODE.search(ask.text)) else ()


def _asks(ask: Ask) -> bool:
    """Whether code or units of a drug are wanted: in so many words, or because nothing but drug and dose is written."""
    dosed, known = bool(doses_named(ask.text)), drug_names.brand(ask.text) or medium(ask.text)
    substance = drug_names.substance(ask.text)
    if _DIAGNOSIS.search(ask.text) or _BLOOD.search(ask.text) or letter_told(ask.text) in _NO_DRUGS:
        return False
    if _DEVICE.search(ask.text) and not known and not _STRENGTH.search(ask.text):
        return False
    if _WANTED.search(ask.text) and (dosed or known or substance):
        return True
    if (doses.size_asked(ask.text) or _biosimilar(ask.text)) and _CODE_WANTED.search(ask.text):
        return True
    return _alone(ask.text) or (dosed and bool(known or substance or len(ask.text.split()) <= _TERSE))


_AROUND = """
    injection injections injectable iv im sc subq sq infusion shot drug medication vial vials syringe the a an of for per
    single dose unit each brand generic name tablet tablets capsule capsules oral catheter lock please pls
"""
_BESIDE_A_NAME = frozenset(_AROUND.split())


def _alone(text: str) -> bool:
    """Whether a text is the name of a brand, with what it holds or how it is given, and nothing else."""
    if len(text.split()) > _TERSE or not (brand := drug_names.brand(text)):
        return False
    own = {*re.findall(r"[a-z]+", " ".join((brand.name, *brand.words)).lower()), *_BESIDE_A_NAME}
    return all(word in own or word.startswith(brand.words[0]) for word in re.findall(r"[a-z]+", text.lower()))


_BLOOD = expression(
    r"\b(?:plasma(?![- ](?:derived|protein|kallikrein))|platelets?|red (?:blood )?cells?|rbcs?|whole blood|cryoprecipitates?"
    r"|granulocytes?)\b",
    re.IGNORECASE,
)
"""Blood and its parts, whose codes are no drugs'."""
_DEVICE = expression(
    r"\b(?:insulin|reusable|disposable) (?:delivery )?(?:pens?|pumps?|syringes?|needles?|cartridges?|devices?)\b|\bpen needles?\b"
    r"|\b(?:delivery|inhalation) devices?\b|\bsplints?\b|\bbraces?\b",
    re.IGNORECASE,
)
"""What a drug is given with, whose code is no drug's."""
_STRENGTH = re.compile(r"\d ?(?:mg|mcg|ug|g|gm|units?|iu)\b", re.IGNORECASE)
_NO_DRUGS = frozenset("BEHKLTV")
"""Letters of supplies, equipment and services: nutrition by vein is none of a drug."""


def unheld(ask: Ask) -> bool:
    """Whether a drug is asked for that no title names."""
    return _asks(ask) and not _cites_drug(ask)


def is_drug(code: str) -> bool:
    """Whether a HCPCS code is of those that name drugs."""
    return bool(_DRUG.fullmatch(code))


def _cites_drug(ask: Ask) -> bool:
    return any(is_drug(cited.code) for cited in ask.procedures)


def _drug(ask: Ask, reference: Reference) -> _Drug | None:
    """By the brand as the titles have it, by what the brand holds, else by a word that titles begin with."""
    if reference.search is None:
        return None
    if contrasting := medium(ask.text):
        own = contrasting.name.lower() == contrasting.held
        return _Drug(
            contrasting.name, "" if own else contrasting.held, contrast.entries(contrasting, reference)
        )
    if other := _dosed_beside_brand(ask, reference):
        return other
    brand = drug_names.brand(ask.text)
    if brand:
        held = _titled(brand.words, ask, reference, brand.without)
        own = brand.words == (brand.name.lower(),)
        return _Drug(brand.name, "" if own else " ".join(brand.words), held)
    words = (
        found[0].lower()
        for found in _NAME.finditer(_DENIED.sub(" ", ask.text))
        if not _NO_NAME.match(found[0])
    )
    found = [
        (word, entries)
        for word in list(dict.fromkeys(words))[:_MOST_NAMES]
        if (entries := _titled((word,), ask, reference))
    ]
    # A brand that the titles name tells more than what it holds: `rituximab, Truxima`.
    found = [(word, _plain(word, entries)) for word, entries in found]
    best = next((one for one in found if _brands(one[1][0], one[0])), found[0] if found else None)
    best = narrowing.named_twice(best, found) if best else None
    return _Drug(_called(*best), "", best[1]) if best else None


def _dosed_beside_brand(ask: Ask, reference: Reference) -> _Drug | None:
    """The product that has the dose, where a brand is named before it: `Remicade biosimilar: Renflexis 500 mg`."""
    brand = drug_names.brand(ask.text)
    names = narrowing.dosed_names(ask.text) if brand else ()
    if brand is None or len(names) != 1 or names[0] in (brand.name.lower(), *brand.words):
        return None
    named = [one for one in _titled((names[0],), ask, reference) if _brands(one, names[0])]
    return _Drug(_called(names[0], tuple(named)), "", tuple(named)) if len(named) == 1 else None


def _plain(word: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The one entry whose title names the drug and nothing more of it, where there is such a one."""
    plain = tuple(
        entry
        for entry in entries
        if re.match(rf"(?:injection, )?{re.escape(word)},", entry.description.lower())
    )
    return plain if len(plain) == 1 else entries


def _brands(entry: Entry, word: str) -> bool:
    return any(word in brand for brand in narrowing.brands(entry))


def _called(word: str, entries: tuple[Entry, ...]) -> str:
    """The word as the only title has it, with what belongs to the name: `zoledronic acid`."""
    name = narrowing.title_name(entries[0])
    if len(entries) == 1 and narrowing.made_by(entries[0], word):
        return name[0].upper() + name[1:]
    maker = word not in name.split() and not any(map(word.__eq__, _brand_heads(entries[0])))
    told = name if len(entries) == 1 and (name.startswith(word) or maker) else word
    return told[0].upper() + told[1:]


def _brand_heads(entry: Entry) -> tuple[str, ...]:
    """The first words of what a title names in brackets: of a maker's name no other is one of the drug."""
    return tuple(brand.split()[0] for brand in narrowing.brands(entry) if brand)


def _titled(
    words: tuple[str, ...], ask: Ask, reference: Reference, without: tuple[str, ...] = ()
) -> tuple[Entry, ...]:
    """The drug codes whose titles begin with the words, without other forms, brands and doses than the question tells."""
    assert reference.search is not None
    hits = reference.search.likely(" ".join(words), _SYSTEMS, reference.on)
    drugs = [hit.entry for hit in hits if _DRUG.fullmatch(hit.entry.code)]
    if _biosimilar(ask.text):
        drugs = [one for one in drugs if _BIOSIMILAR.search(one.description)] or drugs
    exact = [one for one in drugs if _has(words, without, one.description.lower(), ending=False)]
    entries = exact or [one for one in drugs if _has(words, without, one.description.lower(), ending=True)]
    text = _DENIED.sub(" ", ask.text)
    for narrower in narrowing.NARROWERS:
        entries = list(narrower(entries, text)) or entries
    return tuple(entries)


_BIOSIMILAR = expression(r"(?<!excludes )\bbiosimilar", re.IGNORECASE)
"""Another product than the one it is like, whose title names it with four more letters."""
_DENIED = re.compile(
    r"\b(?:no|not|non|without|w/o|minus|excluding)[ -](?:on |for |the |any |with |in |a )?[a-z]+",
    re.IGNORECASE,
)
"""What a question says that the drug is not: `no hyaluronidase`, `not on dialysis`."""


def _biosimilar(text: str) -> bool:
    """Whether the drug is told to be a biosimilar."""
    found = _BIOSIMILAR.search(text)
    return found is not None and bool(_BIOSIMILAR.search(_DENIED.sub(" ", text)))


def _has(words: tuple[str, ...], without: tuple[str, ...], title: str, *, ending: bool) -> bool:
    """Whether the title has each of the words, the first as the name of the drug or as a brand that the title names.

    Four letters behind a hyphen make a biosimilar another drug; of a drug that is its maker's only one they are part of the name.
    """
    first = re.escape(words[0]) + ("" if ending else r"(?!-[a-z]{3,5}\b)")
    begun = re.match(
        rf"(?:injection,? |infusion, |(?:intravesical )?instillation, )?(?:sodium )?\(?{first}(?!\w)", title
    )
    branded = re.search(
        rf"\((?!e\.g\.)(?:[^)]*[ /])?{first}\b|\bderivative, (?:[^,]* )?{first}\b|\(human\), {first},", title
    ) or (drug_names.is_brand(words[0]) and re.search(rf", {first},", title))
    held = all(_holds(title, word) for word in words) and not any(_holds(title, word) for word in without)
    return bool(begun or branded) and held


def _holds(title: str, word: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w])", title))


def _one(drug: _Drug, entry: Entry) -> Finding:
    values = {
        "name": drug.name,
        "held": drug.held,
        "code": entry.code,
        "description": shortened(entry.description),
        "whole": narrowing.whole_dose(entry),
        "source": source(entry.release),
    }
    return Finding("drug_code", (entry.code,), values, (*_row(entry), *_named(drug)))


_LIST_WISHED = re.compile(
    r"\blist(?:ed)?\b|\ball (?:the |of the )?(?:codes|biosimilars|products|versions)\b|\bwhat are the\b"
    r"|\bwhich biosimilars\b|\bbiosimilars\b",
    re.IGNORECASE,
)
"""All codes of a drug are wished, and none of them is to be chosen."""
_LISTED = 8


def _several(drug: _Drug, text: str) -> Finding:
    listed = bool(_LIST_WISHED.search(text))
    shown = drug.entries[: _LISTED if listed else _SHOWN]
    values = {
        "listed": listed,
        "name": drug.name,
        "held": drug.held,
        "codes": tuple((entry.code, shortened(entry.description)) for entry in shown),
        "more": len(drug.entries) > len(shown),
        "strengths": len(drug.entries) <= len(shown) and _of_one_form(shown),
        "source": source(shown[0].release),
    }
    rows = (row for entry in shown for row in _row(entry))
    return Finding("drug_codes", tuple(entry.code for entry in shown), values, (*rows, *_named(drug)))


_AMOUNT = re.compile(r"\d[\d.,]*")


def _of_one_form(entries: tuple[Entry, ...]) -> bool:
    """Whether their titles differ in the amount alone: each strength has its code, and none is left open."""
    return len({_AMOUNT.sub("", entry.description.lower()) for entry in entries}) == 1


def _row(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"description": entry.description})


def _named(drug: _Drug) -> tuple[Evidence, ...]:
    return _holding(drug.name, drug.held) if drug.held else ()


def holding(brand: drug_names.Brand) -> tuple[Evidence, ...]:
    """What a brand holds, as a row of our own table of names."""
    return _holding(brand.name, " ".join(brand.words))


def _holding(name: str, held: str) -> tuple[Evidence, ...]:
    return (Evidence(KNOWLEDGE, name, "holds", held, drug_names.PUBLICATION, drug_names.AS_OF),)
