"""What a payer answers with: remark codes that look like diagnoses, groups and reasons written without a word of remittance."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.codes import days_asked, validity
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.asks import REMARKS
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.indicators import ASC_PAYMENT

_FORM = re.compile(r"(?:N\d{1,3}|MA?\d{1,3})\Z")
_CLINICAL = re.compile(
    r"\b(dx|diagnos\w+|icd\S*|patients?|pt|pts|excludes\d?|hccs?|billable|valid|sequenc\w+|primary|secondary|first(?![:,])"
    r"|principal"
    r"|poa|cc|mcc|comorbid\w*|drg|code(?:d|s)? for|conditions?|disease"
    r"|specificity|(?:not|more|un)[- ]?specific|unspecified|headers?|(?:codes?|options?|choices) (?:below|under\w*|beneath"
    r"|within))\b",
    re.IGNORECASE,
)
"""Words of diagnoses: beside them what looks like one is one."""
_PAYING = expression(
    r"\b(reject\w*|den(?:y|ied|ial\w*)|came back|comes back|line \d+|lines|remark\w*|eob|era|remit\w*|payer|carrier|appeal\w*"
    r"|on the claim|got|getting|returned)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\b(what(?:'s| is| does)?|whats|mean\w*|stands? for|explain|describe)\b", re.IGNORECASE
)
_LONE_WORDS = 8
_GROUPS = frozenset({"CO", "PI", "CR"})
"""Groups of adjustments that are modifiers of HCPCS Level II elsewhere."""
_REMITTANCE = expression(r"\b(remit\w*|eob|era|adjust\w*|denials?|group codes?|(?-i:PR|OA))\b", re.IGNORECASE)
_GROUP = r"(?-i:CO|PR|OA|PI|CR)"
_ADJUSTMENT = re.compile(
    rf"\b(?!CO2\b){_GROUP}[ -]?(\d{{1,3}}|[ABPWY]\d{{1,2}})\b(?![.,]\d|\s*(?:%|percent|zip))"
)
"""A group and a reason; CO2 in one word is the gas, where no word of denials stands beside it."""
_SMALL_ADJUSTMENT = re.compile(
    r"\b(?:co|pr|oa|pi)[ -]?(\d{1,3}|[abpwy]\d{1,2})"
    r"(?= (?:denial|denied|reject\w*|adjust\w*|on (?:the |our |an )?(?:eob|era|remit)))"
    r"|\b(?:denied|denial|reject\w*|reason|carc|eob|era|remit\w*)(?: \w+){0,3} (?:co|pr|oa|pi)[ -]?(\d{1,3}|[abpwy]\d{1,2})\b",
    re.IGNORECASE,
)
"""The group in small letters, where a word of denials stands beside it."""
_REMARK = re.compile(r"(?<![\w.-])(?:MA|M|N)\d{1,3}(?![\w.])")
_BARE_REASON = re.compile(
    r"\A\W*(?:what(?:'s| is| does| do)? )?(?:denial |reason )?([ABPWY]\d{1,2})"
    r" (?:denial|denied|reject\w*|mean(?:s|ing)?|stands? for)\b",
    re.IGNORECASE,
)


_NUMBERED_DENIAL = re.compile(
    r"\b(?:an?|the|this|that|our|another|got|with|for) (\d{3}|4|11|16|18|29|31|45|96|97) (?:denials?|rejections?)\b",
    re.IGNORECASE,
)
"""The number before the word (`a 236 denial`), where it is no modifier's."""
_BESIDE_REMITTANCE = re.compile(
    r"(?<![\w.-])(?-i:([ABPWY]\d{1,2}))(?![\w.]|[ -](?:type|shots?|inj\w*|levels?|def\w*|supp\w*))"
)
_ADVICE = expression(r"\b(?:eob|era|835|remit\w*|carcs?|adjustment)\b", re.IGNORECASE)
"""Words of a payer's advice: beside them a letter with two digits and no dot is a reason."""


def reread(ask: Ask, reference: Reference) -> Ask:
    """The ask with remarks that were taken for diagnoses, and with the reason of a group where nothing else is cited."""
    citations = tuple(
        _reread(cited, ask, reference) for cited in _of_claims(ask) if not _is_group(cited, ask)
    )
    if all(cited.system in _BESIDE_REASONS for cited in citations):
        citations = _with_reasons(citations, ask.text, reference)
    return replace(ask, citations=citations) if citations != ask.citations else ask


def _of_claims(ask: Ask) -> tuple[Citation, ...]:
    """The citations without payment indicators of surgery centers, which look like modifiers and remarks (`indicator N1`)."""
    if _JURISDICTION.search(ask.text):
        return tuple(one for one in ask.citations if one.code != "J15")
    if not _SURGERY_CENTER.search(ask.text):
        return ask.citations
    kept = (one for one in ask.citations if one.system not in _BESIDE_REASONS or one.code not in ASC_PAYMENT)
    return tuple(kept)


_JURISDICTION = expression(
    r"\bJ15\b.*\b(?:mac|jurisdiction|contractor)\b|\b(?:mac|jurisdiction|contractor)s?\b.*\bJ15\b",
    re.IGNORECASE,
)
"""An area of a Medicare contractor that looks like a category of diagnoses."""
_SURGERY_CENTER = expression(
    r"\b(?:asc|surgery cent(?:er|re)) (?:list|payment|pay|pi|indicator)|\bpayment indicators?\b",
    re.IGNORECASE,
)
_BESIDE_REASONS = frozenset({CodeSystem.MODIFIER, *REMARKS})
"""Beside these alone a group with a number is a reason; beside a procedure the citations tell it."""


def _with_reasons(citations: tuple[Citation, ...], text: str, reference: Reference) -> tuple[Citation, ...]:
    """The citations with the reasons that they lack, first; a group's letters are no modifier then."""
    cited = {(one.system, one.code) for one in citations}
    found = tuple(one for one in _reasons(text, reference) if (one.system, one.code) not in cited)
    kept = (one for one in citations if not found or one.system is not CodeSystem.MODIFIER)
    return (*found, *kept)


_STAGED = expression(
    r"\b(?:[ypc]*T\d\w? ?,?)?N\d\w? ?,?M\d\w?\b|\btnm\b|\b(?:aml|leuk\w+|cancer|carcinoma|tumou?r|stage|fab)\b",
    re.IGNORECASE,
)
"""Letters with a digit that tell how far a cancer has gone, or of which kind it is."""


def _of_remittance(text: str) -> bool:
    """Whether a payer's advice is told, or the letters stand alone with a wish for their meaning."""
    if _PAYING.search(text) or _ADVICE.search(text) or _REMITTANCE.search(text):
        return True
    return not _STAGED.search(text) and len(text.split()) <= _LONE_MOST


_LONE_MOST = 14


def _is_group(cited: Citation, ask: Ask) -> bool:
    """Whether the letters of a modifier are the group of an adjustment: a text on remittance names them."""
    return (
        cited.system is CodeSystem.MODIFIER and cited.code in _GROUPS and bool(_REMITTANCE.search(ask.text))
    )


def _reasons(text: str, reference: Reference) -> tuple[Citation, ...]:
    """The reasons of adjustments in a text such as `PI 45?`, as far as the list holds them."""
    ways = (_ADJUSTMENT, _SMALL_ADJUSTMENT, _BARE_REASON, _NUMBERED_DENIAL)
    found = {match.span(match.lastindex or 0): match for way in ways for match in way.finditer(text)}
    if not found and not _REMARK.search(text) and _ADVICE.search(text):
        found = {match.span(1): match for match in _BESIDE_REMITTANCE.finditer(text)}
    reasons = (
        Citation(CodeSystem.CARC, (match[match.lastindex or 0]).upper(), match.span())
        for match in found.values()
    )
    sent = _of_remittance(text) and not _SURGERY_CENTER.search(text)
    remarks = (Citation(CodeSystem.RARC, match[0], match.span()) for match in _REMARK.finditer(text) if sent)
    return tuple(one for one in (*reasons, *remarks) if _entry(one.system, one.code, reference))


def _reread(cited: Citation, ask: Ask, reference: Reference) -> Citation:
    code = cited.code.replace(".", "")
    if _is_reason(cited, ask, reference):
        return replace(cited, system=CodeSystem.CARC)
    if cited.system is not CodeSystem.ICD10CM or not _FORM.match(code):
        return cited
    if not (_written_so(code, cited, ask) or _no_diagnosis(code, cited, ask, reference)):
        return cited
    return (
        replace(cited, system=CodeSystem.RARC, code=code)
        if _entry(CodeSystem.RARC, code, reference)
        else cited
    )


def _is_reason(cited: Citation, ask: Ask, reference: Reference) -> bool:
    """Whether a letter with two digits beside words of a payer's advice is a reason, and no category of diagnoses."""
    formed = cited.system is CodeSystem.ICD10CM and _REASON_FORM.match(cited.code)
    told = formed and _ADVICE.search(ask.text) and not _CLINICAL.search(ask.text)
    return bool(told) and _entry(CodeSystem.CARC, cited.code, reference) is not None


_REASON_FORM = re.compile(r"[ABPWY]\d{1,2}\Z")


def _no_diagnosis(code: str, cited: Citation, ask: Ask, reference: Reference) -> bool:
    """Whether it is written without a dot, and with one it would be no diagnosis at all."""
    said = re.search(rf"\b{code},? (?:says?|said|tells?|reads?)\b", ask.text, re.IGNORECASE)
    undotted = re.search(rf"\b{code}\b", ask.text, re.IGNORECASE) and not _CLINICAL.search(ask.text)
    return bool(said or undotted) and _entry(CodeSystem.ICD10CM, cited.code, reference) is None


def _written_so(code: str, cited: Citation, ask: Ask) -> bool:
    """Whether it is written without the dot of a diagnosis, and no word says that it is one."""
    undotted = re.search(rf"\b{code}\b", ask.text, re.IGNORECASE)
    dotted = "." in cited.code and re.search(rf"\b{re.escape(cited.code)}", ask.text, re.IGNORECASE)
    if not undotted or dotted or _CLINICAL.search(ask.text):
        return False
    lone = "." in cited.code and len(ask.citations) == 1 and len(ask.text.split()) <= _LONE_WORDS
    if any(one.system in REMARKS for one in ask.citations) or _PAYING.search(ask.text):
        return True
    return bool(lone and _MEANING.search(ask.text))


def _entry(system: CodeSystem, code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(system, code, reference.on)
    return found if isinstance(found, Entry) else None


_CALLED = re.compile(r"\brarcs?\b|\bremarks?\b", re.IGNORECASE)
"""Says that it is a remark code."""


def other_reading(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each remark what a diagnosis of the same letters would be, were the dot left out; not where a payer sent it."""
    if _PAYING.search(ask.text) or _CALLED.search(ask.text):
        return ()
    remarks = (cited.code for cited in ask.citations if cited.system is CodeSystem.RARC)
    found = (_diagnosis(code, reference) for code in remarks if len(code) > len("N36") and code[1] != "A")
    return tuple(filter(None, found))


def _diagnosis(remark: str, reference: Reference) -> Finding | None:
    entry = _entry(CodeSystem.ICD10CM, f"{remark[:3]}.{remark[3:]}", reference)
    if entry is None or entry.status is CodeStatus.TERMINATED:
        return None
    values = {
        "remark": remark,
        "code": entry.code,
        "description": entry.description,
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("read_as_diagnosis", (entry.code,), values, rows)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each remark and reason says, whatever else is asked."""
    return (
        validity.described(replace(ask, citations=ask.remarks, intents=()), reference) if ask.remarks else ()
    )


def dated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each remark and reason its days, where they are asked for or it has ended."""
    entries = filter(None, (_entry(cited.system, cited.code, reference) for cited in ask.remarks))
    asked = days_asked.any_day(ask.text)
    return tuple(_days(entry, ask) for entry in entries if asked or entry.terminated_on or _still(ask))


def _still(ask: Ask) -> bool:
    """Whether the question is whether it is in use, and not what to do with a claim."""
    return days_asked.in_use(ask.text) and Intent.VALID in ask.intents and not _PAYING.search(ask.text)


def _days(entry: Entry, ask: Ask) -> Finding:
    ended = entry.status is CodeStatus.TERMINATED and entry.terminated_on
    days = {
        "begins": f"{entry.effective_from or ''}",
        "modified": entry.attributes.get("last_modified", ""),
        "last_day": f"{entry.terminated_on if ended else ''}",
    }
    meant = entry.description.rstrip(".") if ended else ""
    code = label(entry.system, entry.code)
    values = {
        "code": code,
        "verdict": days_asked.verdict(ask.text, ended=bool(ended)),
        "source": source(entry.release),
        "meant": meant,
        **days,
    }
    named = {
        "description": meant,
        "start date": days["begins"],
        "last change": days["modified"],
        "end date": days["last_day"],
    }
    rows = evidence(
        entry.release, entry.code, {name: day for name, day in named.items() if day} or {"listed": code}
    )
    return Finding("remark_dates", (entry.code,), values, rows)
