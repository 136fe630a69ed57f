"""What a drug did with the nature of it: `hives from amoxicillin` is the hives first, then the drug.

Official Guidelines, I.C.19.e.5: an adverse effect follows its nature, a poisoning goes before what it caused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import conditions, index_terms
from consultant.answering.findings.descriptions import by_description, told_codes
from consultant.answering.findings.guidelines import drug_effects, external_causes
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem

_CAUSE = re.compile(
    r"\b(?:from|due to|caused by|secondary to|because of|induced by|attributed to|related to"
    r"|after (?:starting|taking|receiving))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Where the cause begins: what stands before it is the nature of the effect."""
_BEFORE = re.compile(
    r"\A.*\b(?:developed|develops|got|gets|has|had|have|with|presents? with|complains? of|for|broke out in)\s+(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
"""Who has it, in front."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The drug's code with that of the nature, where its words before the cause stand for one diagnosis."""
    effect = drug_effects.told(ask, reference)
    if not effect and not ask.citations:
        return _of_a_drug(ask, reference)
    if not effect or ask.diagnoses:
        return effect
    if effect[0].values["happened"] == "adverse" and (entry := _induced(ask.text, reference)):
        cited = Citation(CodeSystem.ICD10CM, entry.code, (0, 0))
        fever = (
            reference.reportable(_FEVER_CODE)
            if entry.code.startswith("D70") and _FEVER.search(ask.text)
            else None
        )
        named = told_codes.all_fitting((entry, *((fever,) if fever else ())), reference)
        return (*named, *drug_effects.told(replace(ask, citations=(cited,)), reference))
    if effect[0].values["happened"] == "much":
        return _with_manifestations(effect, ask, reference)
    nature = _nature(ask.text)
    if not nature or _UNDERDOSED.search(nature):
        return _with_told(effect, ask, reference)
    wish = replace(ask, text=f"{nature}: ICD-10 code?")
    fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
    if len(fitting) != 1 or not by_description.settled(fitting):
        return _with_told(effect, ask, reference)
    cited = Citation(CodeSystem.ICD10CM, fitting[0].codes[0], (0, 0))
    return (*fitting, *drug_effects.told(replace(ask, citations=(cited,)), reference))


_POISONED = pattern(
    r"\b(?:overdos\w*|poison\w*|swallow\w*|ingest\w*|by mistake|accidental\w*|on purpose|wrong patient|toxicity)\b"
    r"|\b(?:took|takes|taking) [\w ]{0,30}\b(?:correctly|properly|as prescribed|as directed)\b"
    r"|\b(?:taken|given) (?:as (?:prescribed|directed|ordered)|correctly|properly)\b|\b(?:correctly"
    r"|properly) (?:taken|given)\b"
)
_TESTED = re.compile(
    r"\b(?:cpt|hcpcs|levels?|tests?|screen\w*|assay|panel|infus\w*|vaccin\w*|j[- ]codes?|modifier)\b",
    re.IGNORECASE,
)


def poisoned(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of a poisoning, and what it caused: no test for the drug and no rule on errors is meant."""
    if ask.citations or not _POISONED.search(ask.text) or _TESTED.search(ask.text):
        return ()
    found = told(ask, reference)
    return found if any(one.values.get("happened") in ("much", "adverse") for one in found) else ()


_FEVER_CODE, _FEVER = "R50.81", re.compile(r"\bfever\b|\bfebrile\b", re.IGNORECASE)
"""A fever of a neutropenia is told beside it (note at D70)."""
_A_DRUG = expression(
    r"\b(?:due to|caused by|from|because of|secondary to|induced by|reaction to|effect of) (?:an? |the |her "
    r"|his |some )?(?:prescribed |new )?"
    r"(?:drugs?|medications?|medicines?|meds)\b|\b(?:drug|medication|medicine)[- ]induced\b",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\bcod(?:e|es|ed|ing)\b|\bicd\b|\bdx\b|\bsequenc\w*|\border\b|\bfirst\b", re.IGNORECASE)
_TOO_MUCH = re.compile(r"\boverdos\w*|\bpoison\w*|\bunderdos\w*|\bwrong\b|\bmistake\b", re.IGNORECASE)
_OF_ANY = "the nature of the adverse effect first, then a code of T36 to T50 with 5 for the drug"
_ANY_RULE = "an adverse effect has its nature first, then the drug by its code of T36 to T50 with 5 as the 5th or 6th character"


def _of_a_drug(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of what a drug that is not named caused, where that has one of its own."""
    text = ask.text
    if not (_A_DRUG.search(text) and _WISHED.search(text)) or _TOO_MUCH.search(text):
        return ()
    entry = _induced(text, reference)
    return (
        in_order((entry.code,), _OF_ANY, "I.C.19.e.5.a", _ANY_RULE, reference, ordered=False) if entry else ()
    )


_PIECE = re.compile(
    r"[,.;:?!]\s+|[?!]|\b(?:with|and|now|causing|caused|leading to|resulting in|developed|got|gets|has|had|presents?)\b",
    re.IGNORECASE,
)


def _with_manifestations(effect: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A poisoning, then what it caused where a piece of the text is a common term for that."""
    codes = [code for piece in _PIECE.split(ask.text) for code in _terms(piece)]
    entries = [entry for code in dict.fromkeys(codes) if (entry := reference.reportable(code))]
    caused = [entry for entry in entries if not entry.code.startswith(("F", "T", "Z"))]
    caused = _with_low_sugar(caused, reference)
    cited = tuple(Citation(CodeSystem.ICD10CM, entry.code, (0, 0)) for entry in caused)
    found = drug_effects.told(replace(ask, citations=cited), reference) or effect
    return (*found, *told_codes.all_fitting(caused, reference))


def _with_low_sugar(caused: list[Entry], reference: Reference) -> list[Entry]:
    """Of a diabetes and a hypoglycemia the one code that holds both, whose link is presumed (I.A.15)."""
    held = {entry.code for entry in caused}
    kinds = sorted(held & _UNCOMPLICATED) if _LOW_SUGAR in held else []
    both = reference.reportable(f"{kinds[0][:3]}.649") if kinds else None
    if both is None:
        return caused
    return [both, *(entry for entry in caused if entry.code not in (kinds[0], _LOW_SUGAR))]


_LOW_SUGAR, _UNCOMPLICATED = "E16.2", frozenset({"E10.9", "E11.9"})


def _with_told(effect: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """An adverse effect or underdosing behind the one condition that a piece of the text tells with it, where one does."""
    pieces = [piece.strip() for piece in _PIECE.split(_ASKED.sub(" ", ask.text)) if piece]
    codes = dict.fromkeys(code for piece in pieces for code in (_terms(piece) or conditions.told(piece)))
    told_so = [
        entry
        for code in codes
        if not code.startswith(("F", "T", "Z")) and (entry := reference.reportable(code))
    ]
    if len(told_so) != 1:
        return effect
    cited = Citation(CodeSystem.ICD10CM, told_so[0].code, (0, 0))
    found = drug_effects.told(replace(ask, citations=(cited,)), reference)
    return (*told_codes.all_fitting(told_so, reference), *found) if found else effect


_ASKED = re.compile(
    r"\b(?:which|what|the|give|icd\S*|dx)? ?codes?\b[^.?!]*|\border\b|\bsequenc\w+", re.IGNORECASE
)


def _terms(piece: str) -> tuple[str, ...]:
    wanted = description(f"ICD-10 code for {piece}?")
    return tuple(code for codes in index_terms.codes(wanted) for code in codes) if wanted else ()


def with_injury(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """How an injury happened, behind the code of the injury where that is told and wished too."""
    wished = external_causes.wished_with_injury(ask.text)
    causes = external_causes.told(ask, reference, wished=wished)
    if not causes or ask.diagnoses:
        return causes
    for told_so in external_causes.injury(ask.text):
        wish = replace(ask, text=f"{told_so}: ICD-10 code?")
        fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
        if len(fitting) == 1 and by_description.settled(fitting):
            return (*fitting, *causes)
    return () if wished and not external_causes.told(ask, reference) else causes


_CHEMO = r"(?=.*\b(?:chemo\w*|antineoplastic\w*|cancer drugs?)\b)"
_INDUCED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(words, re.IGNORECASE | re.DOTALL))
    for code, words in (
        ("D61.810", rf"{_CHEMO}.*\bpancytopeni\w+"),
        ("G62.0", r"\b(?:poly|peripheral )?neuropath\w+"),
        ("D61.811", r"\bpancytopeni\w+"),
        ("D64.81", rf"{_CHEMO}.*\ban[a]?emi[ac]\b"),
        ("D70.1", rf"{_CHEMO}.*\b(?:neutropeni\w+|agranulocyt\w+)"),
        ("D70.2", r"\b(?:neutropeni\w+|agranulocyt\w+)"),
        ("T88.6XXA", r"\banaphyla\w+"),
        ("E86.0", r"\bdehydrat\w+"),
        ("R73.9", r"\bhyperglyc[a]?emia\b|\bhigh (?:blood )?sugars?\b"),
        ("L50.0", r"\b(?:hives|urticaria)\b"),
        ("L27.1", r"\b(?:locali[sz]ed|local)\b[^.?!]{0,15}\b(?:rash|eruption)\b"),
        ("L27.0", r"\b(?:rash|skin eruption|drug eruption|dermatitis)\b"),
        ("D68.32", r"\b(?:warfarin|coumadin|heparin|eliquis|xarelto|apixaban|rivaroxaban|anticoagula\w+|blood thinner)\b"
                   r".*\b(?:coagulopathy|hemorrhagic disorder)\b"),
        ("I95.2", r"\b(?:hypotension|low blood pressure)\b"),
        ("K59.03", r"\bconstipat\w+"),
        ("R50.2", r"\b(?:drug )?fever\b"),
        ("G24.01", r"\btardive dyskinesia\b"),
        ("I45.81", r"\b(?:long|prolonged) qt\b|\bqt prolong\w+"),
    )
)  # fmt: skip
"""Conditions that have a code of their own when a drug causes them, the more telling before the less."""


def _induced(text: str, reference: Reference) -> Entry | None:
    """The code of the told condition as a drug causes it."""
    code = next((code for code, words in _INDUCED if words.search(text)), "")
    return reference.reportable(code) if code else None


_UNDERDOSED = re.compile(r"\bunder-?dos", re.IGNORECASE)
_NATURE_BEHIND = re.compile(
    r"\b(?:adverse|side) (?:effect|reaction)s? (?:of|to|from) [\w -]{3,30}?\s?(?::|\(|,|-+|\bwas\b"
    r"|\bis\b)\s?([a-z][^.?!;:,)]{3,60})",
    re.IGNORECASE,
)
"""`adverse effect of warfarin: nosebleed`."""


def _nature(text: str) -> str:
    """The words before the cause, without who has it, or those behind it; empty where no cause is told."""
    if behind := _NATURE_BEHIND.search(text):
        return behind[1].strip()
    if not _CAUSE.search(text):
        return ""
    return _BEFORE.sub("", _CAUSE.sub("", text)).strip(" ,.:;")
