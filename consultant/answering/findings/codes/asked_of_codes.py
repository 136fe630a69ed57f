"""What a question asks of a cited code beside whether it is valid: since when, which below it, what it was before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from consultant.answering import statements
from consultant.answering.findings.codes import days_asked, since_then
from consultant.answering.findings.entries import fitting
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_COMPARED = r"\bdifferences?\b|\bdiffers?\b|\bversus\b|\bvs\b|\bcompar"
SEVENTH = re.compile(r"\b(7th|seven?th) (char(acter)?s?\b|digit)|\bcharacter is missing\b", re.IGNORECASE)
_FURTHER = {
    "pricing indicator": ("pricing_indicator", re.compile(r"\bpric(e|ing) ind", re.IGNORECASE)),
    "coverage code": ("coverage", re.compile(r"\bcoverage (code|ind)", re.IGNORECASE)),
    "type of service": ("type_of_service", re.compile(r"\btype of service|\btos\b", re.IGNORECASE)),
    "BETOS": ("betos", re.compile(r"\bbetos\b", re.IGNORECASE)),
    "minutes": (
        "minutes",
        re.compile(rf"\bminutes|\bmins?\b|\btime\b|\bhow long\b|{_COMPARED}", re.IGNORECASE),
    ),
    "decision making": ("decisions", re.compile(rf"\bmdm\b|\bdecision|{_COMPARED}", re.IGNORECASE)),
    "MDC": ("major_diagnostic_category", re.compile(r"")),
    "kind": ("kind", re.compile(r"")),
    "payment rate": ("pays_as", re.compile(r"")),
}
"""Further fields of an entry, said where the question asks for them; of an MS-DRG and a place always."""
_BELOW_ASKED = expression(
    r"\b(?:which|what|list|name|give|show|all)\b[^.?!]{0,30}\b(?:codes?|(?<!7th )(?<!seventh )characters?"
    r"|digits?|options?|children|choices|subcategor\w+)\b"
    r"[^.?!]{0,20}\b(?:in|under|below|beneath|within|belong|does|do|are there|exist|for|of)\b"
    r"|\b[A-Z]\d\w(?:\.\w{1,3})?,? (?:children|sub-?codes?)\b|\b(?:children|sub-?codes?) (?:of|for|under) [A-Z]\d",
    re.IGNORECASE,
)
"""Asks what stands under a header."""
_BELOW_ALONE = expression(
    r"\b(?:billable|valid|complete|reportable) (?:icd\S* )?codes? (?:are |is |there |stand )*(?:under|below|beneath|within)\b",
    re.IGNORECASE,
)
"""Asks which codes there are, and not whether the header is one."""
_HEADER_ASKED = expression(
    r"\b(?:is|are|was|were|became|become|turned|now)\b[^.?!]{0,30}\b(?:headers?|categor(?:y|ies)|subcategor\w+|parent code)\b"
    r"[^!]*\?|\bheaders?\b[^!]{0,40}\b(?:true|right|correct|so)\b[^!]*\?",
    re.IGNORECASE,
)
"""Asks whether the code is one."""
_GONE = frozenset({"code_terminated", "code_header", "code_future"})
_TAKEN = re.compile(
    r"\b[A-Z]\w{2}[\w.]{0,5} for (?:an? |the |our |my |this |that |today|tomorrow|her |his )?[^.?!]{2,60}\?"
    r"|\A\W*(?:can|may|is|are|ok|could)\b",
    re.IGNORECASE,
)
"""Takes the code for something: `C9803 for a swab today?`."""
_ENDING_TOLD = re.compile(
    r"\b(?:end|delet|terminat|replac|header|invalid|reject|den[iy]|chang|dead|retir|discontin|expir|wrong|parent"
    r"|category|not)\w*\b",
    re.IGNORECASE,
)


def told(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """The finding on a code with the further fields that the question asks for."""
    values = {**finding.values, **_of_any(finding, ask)}
    further, rows = _of_its_kind(finding, ask, reference)
    return replace(finding, values={**values, **further}, evidence=(*finding.evidence, *rows))


Further = tuple[Mapping[str, Any], tuple[Evidence, ...]]
"""Values beside those that a finding has, and the rows that they rest on."""


def _of_its_kind(finding: Finding, ask: Ask, reference: Reference) -> Further:
    if finding.kind == "code_header":
        return _of_header(finding, ask, reference)
    return _of_active(finding, ask, reference) if finding.kind == "code_active" else ({}, ())


def _of_any(finding: Finding, ask: Ask) -> Mapping[str, Any]:
    """What can be asked of a code of any status."""
    return {
        "asked_invalid": statements.denies(ask.text),
        "asked_header": bool(_HEADER_ASKED.search(ask.text)),
        "asked_seventh": bool(SEVENTH.search(ask.text)),
        "asked_successor": Intent.SUCCESSOR in ask.intents,
        "asked_below": bool(_BELOW_ASKED.search(ask.text)),
        "asked_valid": (finding.values.get("asked_valid", False) or _taken_for_valid(finding, ask))
        and not _BELOW_ALONE.search(ask.text),
        "asked_since": days_asked.since(undotted(ask.text)),
        "new": "",
    }


def _taken_for_valid(finding: Finding, ask: Ask) -> bool:
    """Whether the question uses the one code that it cites as if it could be reported, and it cannot."""
    alone = finding.kind in _GONE and len(ask.codes) == 1
    return alone and bool(_TAKEN.search(ask.text)) and not _ENDING_TOLD.search(ask.text)


def _of_header(finding: Finding, ask: Ask, reference: Reference) -> Further:
    elsewhere = fitting.named_elsewhere(finding, ask, reference)
    below = fitting.below(finding, ask, reference)
    chosen = elsewhere or below
    values = {
        "fitting": chosen,
        "below": below if elsewhere and not fitting.another_thing(finding, ask) else "",
        "before_too": _header_before(finding.codes[0], ask, reference),
    }
    return values, _status_row(chosen, reference) if chosen else ()


def _of_active(finding: Finding, ask: Ask, reference: Reference) -> Further:
    code = finding.codes[0]
    before, entry = _title_before(code, ask, reference), _entry(code, ask, reference)
    fields = _fields(entry, ask) if entry else {}
    later, since = since_then.became(entry, ask, reference)
    preceding, rows_before = _predecessors(entry, ask)
    values = {
        **later,
        "preceding": preceding,
        "title_before": before.description if before else "",
        "vague": _vague(finding, ask),
        "new": _new(code, ask, reference),
        "further": tuple(fields.items()),
        "appeal_barred": _appeal_barred(entry, ask),
        "setting": _agrees(_SETTING.search(ask.text), fields.get("payment rate", "")),
        "unnamed": _unnamed(finding, ask),
    }
    rows = evidence(entry.release, entry.code, fields) if entry else ()
    earlier = evidence(before.release, code, {"description": before.description}) if before else ()
    return values, (*rows, *earlier, *since, *rows_before)


_PRECEDING = re.compile(
    r"\bpredecessors?\b|\b(?:took the place of|replace[ds]?|older code|earlier code|before (?:it|that|then))\b",
    re.IGNORECASE,
)


def _predecessors(entry: Entry | None, ask: Ask) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The codes that a code of a procedure took the place of, where the question asks for them."""
    told = entry.attributes.get("predecessors", "") if entry else ""
    if entry is None or not told or not _PRECEDING.search(ask.text):
        return (), ()
    return tuple(told.split()), evidence(entry.release, entry.code, {"predecessors": told})


def _entry(code: str, ask: Ask, reference: Reference) -> Entry | None:
    """The entry of a cited code; of one that a cited one stands for, in the system of that."""
    systems = {cited.code: cited.system for cited in ask.citations}
    first = next(cited.system for cited in ask.citations if cited.system is not CodeSystem.MODIFIER)
    found = reference.catalogue.entry(systems.get(code, first), code, reference.on)
    return found if isinstance(found, Entry) else None


def _fields(entry: Entry, ask: Ask) -> dict[str, str]:
    """The published fields that are asked for, by their names."""
    return {
        name: str(entry.attributes[field])
        for name, (field, words) in _FURTHER.items()
        if entry.attributes.get(field) and words.search(ask.text)
    }


def _appeal_barred(entry: Entry | None, ask: Ask) -> str:
    """Why an appeal, which the question speaks of, does not help after a payer's remark; empty where it may."""
    said = entry.description if entry and _APPEAL.search(ask.text) else ""
    return next((why for why, words in _NO_APPEAL.items() if words.search(said)), "")


def _unnamed(finding: Finding, ask: Ask) -> str:
    """`yes` or `no` where the question is whether a procedure's code names no product or service; else empty."""
    asked = _UNNAMED_ASKED.search(ask.text) and finding.codes[0] in {cited.code for cited in ask.procedures}
    return "" if not asked else "yes" if _UNNAMED.search(str(finding.values["description"])) else "no"


_BECAME = re.compile(
    r"\b(?:became|become|turned|went|made|stopped being|ceased|no longer|as of"
    r"|since(?=\W+(?:\d|[a-z]{3,9}\.? \d|then|when|last|fy)))\b[^?!]{0,40}\b(?:invalid"
    r"|headers?|non-?billable|unbillable|billable|valid)\b"
    r"|\b(?:in)?valid(?:ated)? (?:as of|since|on|from)\b",
    re.IGNORECASE,
)


def _header_before(code: str, ask: Ask, reference: Reference) -> str:
    """The release before, where a text says that a code became a header on the day and that release has it as one already."""
    now = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    if not isinstance(now, Entry) or not _BECAME.search(ask.text):
        return ""
    before = reference.catalogue.entry(
        CodeSystem.ICD10CM, code, now.release.effective_from - timedelta(days=1)
    )
    earlier = isinstance(before, Entry) and before.status is CodeStatus.HEADER
    return before.release.edition if isinstance(before, Entry) and earlier else ""


_CHANGED = expression(
    r"\b(?:revis|chang|updat|reword|renam|retitl|amend|differen\w* (?:title|text|wording))\w*\b",
    re.IGNORECASE,
)
_VAGUE_ASKED = expression(
    r"\b(?:is|are|was|isn't)\b[^.?!]{0,25}\b(?:unspecified|non-?specific|vague)\b"
    r"|\btoo (?:vague|unspecific)\b",
    re.IGNORECASE,
)


def _title_before(code: str, ask: Ask, reference: Reference) -> Entry | None:
    """The entry of the release before, where the question is on a change and the title is another one now."""
    if not _CHANGED.search(ask.text) or code not in {one.code for one in ask.diagnoses}:
        return None
    now = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    day = now.release.effective_from - timedelta(days=1) if isinstance(now, Entry) else None
    before = reference.catalogue.entry(CodeSystem.ICD10CM, code, day) if day else None
    changed = isinstance(before, Entry) and isinstance(now, Entry) and before.description != now.description
    return before if changed and isinstance(before, Entry) else None


_NEW_ASKED = expression(
    r"\bnew(?:ly added)? (?:code|this|for|in|as of|from|since|with|icd)\b|\b(?:is|are"
    r"|isn't) [^?!]{0,25}\b(?:brand )?new\b(?! (?:patient|problem|to))",
    re.IGNORECASE,
)


def _new(code: str, ask: Ask, reference: Reference) -> str:
    """`yes` or `no` where the question is whether a diagnosis is new with the release in force; else empty."""
    entry = reference.reportable(code)
    if entry is None or not _NEW_ASKED.search(ask.text) or code not in {one.code for one in ask.diagnoses}:
        return ""
    begins = entry.release.effective_from
    if entry.effective_from == begins:
        return "yes"
    before = reference.catalogue.entry(CodeSystem.ICD10CM, code, begins - timedelta(days=1))
    return "no" if isinstance(before, Entry) and before.status is CodeStatus.ACTIVE else ""


def undotted(text: str) -> str:
    """The text without the dots in codes, which end no sentence."""
    return re.sub(r"(?<=\w)\.(?=\w)", "", text)


def _vague(finding: Finding, ask: Ask) -> str:
    """`yes` or `no` where the question is whether the code leaves something unspecified; else empty."""
    if not _VAGUE_ASKED.search(ask.text) or finding.codes[0] not in {one.code for one in ask.diagnoses}:
        return ""
    return "yes" if re.search(r"\bunspecified\b", str(finding.values["description"]), re.IGNORECASE) else "no"


_SETTING = expression(
    r"\b(?:is|are|does|count\w*|treated as|considered)\b[^.?!]{0,40}\b(non-?\s?)?facility\b(?! (?:or|vs))",
    re.IGNORECASE,
)


def _agrees(asked: re.Match[str] | None, setting: str) -> str:
    """Whether a place is paid at the rate that the question names: `yes`, `no`, or empty for what is none or not asked."""
    if asked is None or not setting:
        return ""
    wanted = "non-facility" if asked[1] else "facility"
    return "yes" if setting == wanted else "no"


_UNNAMED_ASKED = expression(
    r"\bnoc\b|\bnot otherwise classified\b|\b(?:an? |the )?(?:unlisted|unclassified|miscellaneous) (?:code|drug|procedure)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\bnoc\b|\bnot otherwise (?:classified|specified)\b|\bunlisted\b|\bunclassified\b|\bmiscellaneous\b",
    re.IGNORECASE,
)
"""Titles that name no product or service: the codes of the publisher's NOC list."""


_APPEAL = re.compile(r"\bappeal", re.IGNORECASE)
_NO_APPEAL = {
    "rights": re.compile(r"\bno appeal rights\b|\bunprocessable\b|\bmay not be appealed\b", re.IGNORECASE),
    "elsewhere": re.compile(r"\bclaims jurisdiction\b|\bmisdirected\b", re.IGNORECASE),
}
"""Remarks after which an appeal is not what helps, by their words."""


def _status_row(code: str, reference: Reference) -> tuple[Evidence, ...]:
    entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
    return (
        evidence(entry.release, code, {"description": entry.description}) if isinstance(entry, Entry) else ()
    )
