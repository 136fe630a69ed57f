"""A question that describes something and asks more of its code: first which code that is, then what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from consultant.answering import codeless
from consultant.answering.amounts import doses_named
from consultant.answering.findings import measures
from consultant.answering.findings.crosswalks import groups_in_words
from consultant.answering.findings.descriptions import group_titles, told_items
from consultant.answering.findings.drugs import by_name
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask, severities_told
from consultant.answering.reading.columns_of import wish as of_columns
from consultant.answering.reading.descriptions import code_named, description, wishes_diagnosis
from consultant.answering.reading.naming import points_at_a_case
from consultant.answering.reading.wishes import Wish, attributes, compared, cut, wish
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_NAMING = {"code_fitting": "system", "drug_code": ""}
"""Kinds that name one code for a description, with the value that tells its system; drugs are of HCPCS."""
_MOST, _SEVERAL = 3, 2
"""Described codes of which more is told."""


def steps(ask: Ask, reference: Reference) -> tuple[Ask, Ask] | None:
    """The ask for the code, and that for the rest on the codes which answer it; None where none is sure or no more is asked."""
    if not ask.decline and ask.diagnoses and (beside := _beside(ask, reference)):
        return beside
    if ask.decline or ask.codes or points_at_a_case(ask.text):
        return None
    if groups_in_words.whole(ask, reference) or measures.surely(ask, reference) or _arisen(ask.text):
        return None
    if _NUMBERED_CATEGORY.search(ask.text) or group_titles.titled(ask.text):
        return None
    if any(len(one.codes) >= _SEVERAL and one.values.get("says") for one in told_items.told(ask, reference)):
        return None  # what each of several is for is told whole
    halves = (*filter(None, (compared(ask.text), wish(ask.text))), *attributes(ask.text))
    drugs = by_name.named(ask, reference) if halves else ()
    each = [one for one in drugs if one.kind == "drug_code"]
    if len(each) >= _SEVERAL or any(one.values.get("settled") for one in drugs):
        return None  # what became of a named drug is told whole, and each of several with its dose
    if _of_the_drug(drugs, ask, reference):
        return None  # the units are those of the drug, and not of what it was given for
    return next(filter(None, (_steps(ask, wanted, reference) for wanted in halves)), None)


def _of_the_drug(drugs: Iterable[Finding], ask: Ask, reference: Reference) -> bool:
    """Whether the units of a drug that is named by its brand are all that is asked for, and its dose is not told."""
    needed = any(one.kind == "dose_needed" for one in drugs)
    return needed and not _LIMITED.search(ask.text) and bool(by_name.branded(ask, reference))


_LIMITED = pattern(
    r"\b(?:mues?|limit\w*|max\w*|allow\w*|per day|a day|daily|edits?|modifiers?|fees?|pays?|paid)\b"
)
"""Asks of more than how many units were given."""
_NUMBERED_CATEGORY = pattern(r"\bmdc ?\d{1,2}\b")
"""A major diagnostic category by its number: its name answers, and no code that the words describe."""
_ON_ADMISSION = pattern(r"\b(?:poa|present on admission)\b")
_LATER = pattern(
    r"\b(?:on|hospital|hosp|hd) ?(?:day)? ?(?:[2-9]|two|three|four|five|six)\b(?! stage)|\b(?:second|third|fourth"
    r"|fifth|2nd|3rd|4th|5th)"
    r" (?:hospital )?day\b|\b(?:develop\w*|arose|after admission|during the stay|in the hospital|combination code"
    r"|only part|outpatient|external cause|progress\w*|newborn'?s)\b"
)


_SEQUENCED = pattern(
    r"\bsequenc\w*|\b(?:which|what|right|correct|code|on the|about the) order\b|\bin order\b|\b(?:goes|is|comes|listed) first\b"
    r"|\b(?:principal|first|top|lead) (?:spot|position|slot|place)\b|\b(?:what|which)\b[^.?!]{0,20}\bprincipal\b"
)
_INDICATED = pattern(
    r"\b(?:indicators?|exempt\w*|status|which poa|poa (?:is|of|for)|(?:is|are|was|were) (?:it|they|this|both|all)? ?"
    r"(?:poa|present on admission)[^.!]*\?)"
)
"""Asks for the indicator itself, and tells it not beside a case whose order is asked."""


def _arisen(text: str) -> bool:
    """Whether what was there or arose in the stay is told of a story: its codes answer, and no list of indicators."""
    if not _ON_ADMISSION.search(text):
        return False
    return bool(_LATER.search(text)) or bool(_SEQUENCED.search(text) and not _INDICATED.search(text))


def columns(ask: Ask, reference: Reference) -> tuple[Ask, Ask] | None:
    """The same where columns of the files are asked of something described; on no code where none is sure."""
    wanted = None if ask.decline or _citing(ask) else of_columns(ask.text)
    if wanted is None:
        return None
    first = _for_code(ask, wanted.text)
    cited = tuple(_cited(codeless.findings(first, reference)))
    if len(cited) > _MOST or any(one.system not in _OF_FILES for one in cited):
        cited = ()
    return first, replace(ask, text=wanted.further, citations=cited, intents=wanted.intents)


_OF_FILES = frozenset({CodeSystem.CPT, CodeSystem.HCPCS})
"""Whose codes the fee schedule and the edits have columns of."""


def _citing(ask: Ask) -> bool:
    """Whether more than a modifier is cited."""
    return any(cited.system is not CodeSystem.MODIFIER for cited in ask.citations)


def _beside(ask: Ask, reference: Reference) -> tuple[Ask, Ask] | None:
    """The code of the one condition that is told in words beside cited ones, then the severity of all of them."""
    only = len(ask.diagnoses) == len(ask.citations) and Intent.GROUP in ask.intents
    told = severities_told.beside(ask.text, ask.codes) if only else ""
    if not told:
        return None
    first = _for_code(ask, f"ICD-10 code for {told}")
    fitting = codeless.findings(first, reference)
    found = tuple(_cited(fitting))
    if len(found) != 1 or found[0].code in ask.codes or not _named_by(fitting, told):
        return None
    every = (*ask.citations, found[0])
    return replace(first, citations=found, text=f"What is {found[0].code}?"), replace(ask, citations=every)


def _named_by(fitting: Iterable[Finding], told: str) -> bool:
    """Whether the title of the code has a whole word of the condition: no other words of a question are one."""
    titles = " ".join(str(one.values.get("description", "")) for one in fitting).lower()
    return any(len(word) > _SHORT and word in titles for word in told.lower().split())


_SHORT = 4


def _steps(ask: Ask, wanted: Wish, reference: Reference) -> tuple[Ask, Ask] | None:
    first = _for_code(ask, wanted.text)
    if wanted.apart:
        return _compared(ask, first, wanted, reference)
    found = codeless.findings(first, reference)
    cited = tuple(_cited(found)) or (_near(found) if _wishes_code(wanted.text) else ())
    if not 0 < len(cited) <= _MOST:
        return None
    return first, replace(ask, text=_rest(ask, wanted, found), citations=cited, intents=wanted.intents)


def described(ask: Ask) -> Ask | None:
    """The ask for the code alone, whose words are all that describe it; None where nothing more is asked."""
    wanted = None if ask.decline or ask.codes else wish(ask.text)
    if wanted is None or wanted.apart or not _wishes_code(wanted.text):
        return None
    return _for_code(ask, wanted.text)


def coded(ask: Ask) -> Ask | None:
    """The ask for the code alone, of a question that asks for a rule besides; None where it wishes no code, or nothing else."""
    if ask.decline or ask.codes:
        return None
    apart = tuple(cut(ask.text))
    wishing = next((place for place, one in enumerate(apart) if _wishes_code(one)), len(apart))
    return None if wishing + 1 >= len(apart) else _for_code(ask, " ".join(apart[: wishing + 1]))


def diagnosed(ask: Ask) -> Ask | None:
    """The ask for the diagnosis alone that a question describes whose code it wishes; None where it wishes none."""
    if ask.decline or ask.codes or not _OF_OTHERS.isdisjoint(ask.intents):
        return None
    told = description(ask.text)
    alone = told is not None and told.bare and not told.lone
    return _for_code(ask, ask.text) if alone or wishes_diagnosis(ask.text) else None


_OF_OTHERS = frozenset(
    {
        Intent.MODIFIER,
        Intent.UNITS,
        Intent.PAYMENT,
        Intent.GLOBAL,
        Intent.ADD_ON,
        Intent.BILATERAL,
        Intent.TOGETHER,
    }
)
"""What is asked of procedures, drugs and claims."""


def _for_code(ask: Ask, text: str) -> Ask:
    return replace(ask, text=text, citations=(), intents=(Intent.WHAT_IS,))


def _compared(ask: Ask, first: Ask, wanted: Wish, reference: Reference) -> tuple[Ask, Ask] | None:
    """What each of the things is that a wish sets against each other, then what is asked of their codes."""
    cited = _apart(first, wanted, reference)
    if not cited:
        return None
    named = " ".join(f"What is {one.code}?" for one in cited)
    return (
        replace(first, text=named, citations=cited),
        replace(ask, text=wanted.further, citations=cited, intents=wanted.intents),
    )


def _apart(first: Ask, wanted: Wish, reference: Reference) -> tuple[Citation, ...]:
    """The code of each thing that a wish sets against the others; nothing where one has none or shares it with another."""
    each = (
        tuple(_cited(codeless.findings(replace(first, text=f"ICD-10 code for {one}"), reference)))
        for one in wanted.apart
    )
    cited = tuple(found[0] for found in each if len(found) == 1)
    return cited if len({one.code for one in cited}) == len(wanted.apart) else ()


def _cited(found: tuple[Finding, ...]) -> Iterator[Citation]:
    for finding in found:
        if finding.kind == "codes_in_order":
            yield from (Citation(CodeSystem.ICD10CM, code, (0, 0)) for code in finding.codes)
        elif finding.kind in _NAMING:
            system = finding.values.get(_NAMING[finding.kind], CodeSystem.HCPCS)
            yield Citation(system, finding.codes[0], (0, 0))


def _near(found: tuple[Finding, ...]) -> tuple[Citation, ...]:
    """The only code that is near: what is asked is told of it, and the asker has to confirm that it is the one."""
    near = [one for one in found if one.kind == "code_near" and "system" in one.values]
    return (
        tuple(Citation(one.values["system"], one.codes[0], (0, 0)) for one in near) if len(near) == 1 else ()
    )


def _wishes_code(text: str) -> bool:
    return wants_code(text) or code_named(text)


def _rest(ask: Ask, wanted: Wish, found: Iterable[Finding]) -> str:
    """The words of the second step; a dose, or the area of a dressing, stands beside what is described."""
    drug = any(finding.kind == "drug_code" for finding in found)
    told_before = bool(doses_named(ask.text)) and not doses_named(wanted.further)
    return ask.text if drug or told_before else wanted.further
