"""What a code is and whether it may be reported on the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from consultant.answering import statements
from consultant.answering.findings.codes import days_asked
from consultant.answering.findings.entries import code_rows, fitting
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_CLAUSE = re.compile(
    r"\b(what|describe|define)\b.*?(?=(,|\band\b|;)\s*(and )?(can|may|do|does|is|are|could|how|which|will"
    r"|should)\b|\?|$)",
    re.IGNORECASE | re.DOTALL,
)
_VALID = re.compile(
    r"\b(valid|billable|active|reportable|good|fine|okay|ok|payable|alive|submit|send|put|file|in effect|in force|complete"
    r"|exists?|enough|accepted|use|used|usable|bill|billed|report|reported|coded)\b",
    re.IGNORECASE,
)
_SEVENTH = re.compile(r"\b(7th|seven?th) (char(acter)?s?\b|digit)|\bcharacter is missing\b", re.IGNORECASE)
"""Words to which yes means that the code may be reported; `is it deleted?` is answered without yes or no."""
_COMPARED = r"\bdifferences?\b|\bdiffers?\b|\bversus\b|\bvs\b|\bcompar"
_FURTHER = {
    "pricing indicator": ("pricing_indicator", re.compile(r"\bpric(e|ing) ind", re.IGNORECASE)),
    "coverage code": ("coverage", re.compile(r"\bcoverage (code|ind)", re.IGNORECASE)),
    "type of service": ("type_of_service", re.compile(r"\btype of service|\btos\b", re.IGNORECASE)),
    "BETOS": ("betos", re.compile(r"\bbetos\b", re.IGNORECASE)),
    "minutes": ("minutes", re.compile(rf"\bminutes|\btime\b|\bhow long\b|{_COMPARED}", re.IGNORECASE)),
    "decision making": ("decisions", re.compile(rf"\bmdm\b|\bdecision|{_COMPARED}", re.IGNORECASE)),
    "MDC": ("major_diagnostic_category", re.compile(r"")),
    "kind": ("kind", re.compile(r"")),
    "payment rate": ("pays_as", re.compile(r"")),
}
"""Further fields of an entry, said where the question asks for them; of an MS-DRG and a place always."""
_USUAL = frozenset({"code_active", "code_listed"})
_BELOW_ASKED = re.compile(
    r"\b(?:which|what|list|name|give|show|all)\b[^.?!]{0,30}\b(?:codes?|(?<!7th )(?<!seventh )characters?"
    r"|digits?|options?|children|choices|subcategor\w+)\b"
    r"[^.?!]{0,20}\b(?:in|under|below|beneath|within|belong|does|do|are there|exist|for|of)\b",
    re.IGNORECASE,
)
"""Asks what stands under a header."""
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


def obstacles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The cited codes that may not be reported on the date, or of which nothing can be said."""
    return tuple(
        finding
        for finding in _all(ask, reference)
        if finding.kind not in _USUAL and finding.codes[0] not in ask.partners
    )


def described(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited code is, with its status on the date; beside other questions only those that are asked about."""
    if Intent.GROUP in ask.intents and _OF_MODEL.search(_undotted(ask.text)):
        return ()
    wanted = _asked_about(ask)
    return tuple(finding for finding in _all(ask, reference) if not wanted or finding.codes[0] in wanted)


_OF_MODEL = re.compile(r"\bvalid\b[^.?!]{0,60}\b(?:v2[248]|hccs?|model)\b", re.IGNORECASE)
"""What is valid in a risk model is no question of the code set."""


def completeness(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether each cited diagnosis is complete, where the question is on a 7th character."""
    return described(ask, reference) if _SEVENTH.search(ask.text) else ()


def groups(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The diagnosis groups and inpatient procedures that are cited themselves (`MS-DRG 470`): their titles."""
    listed = {cited.code for cited in ask.citations if cited.system in (CodeSystem.DRG, CodeSystem.ICD10PCS)}
    return tuple(finding for finding in _all(ask, reference) if finding.codes[0] in listed)


def replaced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited procedure code became: its status and successors; diagnoses have mappings of their own."""
    listed = {cited.code for cited in ask.procedures}
    return tuple(
        finding
        for finding in _all(ask, reference)
        if finding.codes[0] in listed and finding.kind not in _USUAL
    )


def _asked_about(ask: Ask) -> frozenset[str]:
    """The codes of the clause that asks what they are (`what is 37244, and can it go with 37243?`); none where all are."""
    if ask.remarks and Intent.WHAT_IS in ask.intents:
        return frozenset(cited.code for cited in ask.remarks)
    if len(ask.intents) < 2 or Intent.WHAT_IS not in ask.intents:
        return frozenset()
    clause = _CLAUSE.search(ask.text)
    return frozenset(code for code in ask.codes if clause and code in clause[0])


def _all(ask: Ask, reference: Reference) -> Iterator[Finding]:
    asked_valid = Intent.VALID in ask.intents and bool(_VALID.search(ask.text))
    asked_seventh = bool(_SEVENTH.search(ask.text))
    # Of ICD-9-CM codes in a question on nothing but mapping it is no news that they have ended.
    described = Intent.VALID in ask.intents or _OLD_CODE_ASKED.search(ask.text)
    mapped_only = Intent.MAP in ask.intents and (
        not described or bool(ask.diagnoses or _TARGET_ASKED.search(ask.text))
    )
    mapped = {CodeSystem.ICD9CM} if mapped_only else set()
    for cited in ask.citations:
        if cited.system not in {CodeSystem.MODIFIER} | mapped:
            for code in code_rows.cited(cited, reference):
                found = code_rows.found(Citation(cited.system, code, cited.span), reference, asked_valid)
                yield _told(found, ask, reference, asked_seventh=asked_seventh)


_TARGET_ASKED = re.compile(
    r"\btargets?\b|\btoday'?s codes?\b|\bbecome\b|\btoday'?s equivalent", re.IGNORECASE
)
"""The validity of what the old code leads to."""
_OLD_CODE_ASKED = re.compile(
    r"\bwhat(?:'s| is| was| does| did)(?: the)?(?: old)?(?: icd-?\s?9(?:-cm)?)?(?: code| number)? (?:\d{3}|[VE]\d{2})"
    r"(?!\S*\s+(?:in|to|as|into)\b)",
    re.IGNORECASE,
)
"""Asks what a code of ICD-9-CM means, beside where it leads."""


def _told(finding: Finding, ask: Ask, reference: Reference, *, asked_seventh: bool) -> Finding:
    """The finding with the further fields that the question asks for."""
    values = {
        **finding.values,
        "asked_invalid": statements.denies(ask.text),
        "asked_seventh": asked_seventh,
        "asked_successor": Intent.SUCCESSOR in ask.intents,
        "asked_below": bool(_BELOW_ASKED.search(ask.text)),
        "asked_valid": finding.values.get("asked_valid", False)
        or (
            finding.kind in _GONE
            and len(ask.codes) == 1
            and bool(_TAKEN.search(ask.text))
            and not _ENDING_TOLD.search(ask.text)
        ),
        "asked_since": days_asked.since(_undotted(ask.text)),
        "new": "",
    }
    if finding.kind == "code_header":
        elsewhere, below = (
            fitting.named_elsewhere(finding, ask, reference),
            fitting.below(finding, ask, reference),
        )
        values |= {"fitting": elsewhere or below, "below": below if elsewhere else ""}
        values["before_too"] = _header_before(finding.codes[0], ask, reference)
        rows = _status_row(values["fitting"], reference) if values["fitting"] else ()
        return replace(finding, values=values, evidence=(*finding.evidence, *rows))
    if finding.kind != "code_active":
        return replace(finding, values=values)
    before = _title_before(finding.codes[0], ask, reference)
    values |= {
        "title_before": before.description if before else "",
        "vague": _vague(finding, ask),
        "new": _new(finding.codes[0], ask, reference),
    }
    system = next(cited.system for cited in ask.citations if cited.system is not CodeSystem.MODIFIER)
    systems = {cited.code: cited.system for cited in ask.citations}
    entry = reference.catalogue.entry(systems.get(finding.codes[0], system), finding.codes[0], reference.on)
    attributes = entry.attributes if isinstance(entry, Entry) else {}
    further = {
        name: str(attributes[field])
        for name, (field, words) in _FURTHER.items()
        if attributes.get(field) and words.search(ask.text)
    }
    rows = evidence(entry.release, entry.code, further) if isinstance(entry, Entry) else ()
    said = entry.description if isinstance(entry, Entry) and _APPEAL.search(ask.text) else ""
    barred = next((why for why, words in _NO_APPEAL.items() if words.search(said)), "")
    values |= {"further": tuple(further.items()), "appeal_barred": barred, "setting": "", "unnamed": ""}
    if _UNNAMED_ASKED.search(ask.text) and finding.codes[0] in {cited.code for cited in ask.procedures}:
        values["unnamed"] = "yes" if _UNNAMED.search(str(values["description"])) else "no"
    if asked := _SETTING.search(ask.text):
        values["setting"] = _agrees(asked, further.get("payment rate", ""))
    if before:
        rows += evidence(before.release, before.code, {"description": before.description})
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


_BECAME = re.compile(
    r"\b(?:became|become|turned|went|made|stopped being|ceased|no longer|since|as of)\b[^?!]{0,40}\b(?:invalid"
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


_CHANGED = re.compile(
    r"\b(?:revis|chang|updat|reword|renam|retitl|amend|differen\w* (?:title|text|wording))\w*\b",
    re.IGNORECASE,
)
_VAGUE_ASKED = re.compile(
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


_NEW_ASKED = re.compile(
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


def _undotted(text: str) -> str:
    """The text without the dots in codes, which end no sentence."""
    return re.sub(r"(?<=\w)\.(?=\w)", "", text)


def _vague(finding: Finding, ask: Ask) -> str:
    """`yes` or `no` where the question is whether the code leaves something unspecified; else empty."""
    if not _VAGUE_ASKED.search(ask.text) or finding.codes[0] not in {one.code for one in ask.diagnoses}:
        return ""
    return "yes" if re.search(r"\bunspecified\b", str(finding.values["description"]), re.IGNORECASE) else "no"


_SETTING = re.compile(
    r"\b(?:is|are|does|count\w*|treated as|considered)\b[^.?!]{0,40}\b(non-?\s?)?facility\b(?! (?:or|vs))",
    re.IGNORECASE,
)


def _agrees(asked: re.Match[str], setting: str) -> str:
    """Whether a place is paid at the rate that the question names: `yes`, `no`, or empty for what is no place."""
    wanted = "non-facility" if asked[1] else "facility"
    return "" if not setting else "yes" if setting == wanted else "no"


_UNNAMED_ASKED = re.compile(
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
