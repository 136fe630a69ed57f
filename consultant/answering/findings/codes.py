"""What a code is and whether it may be reported on the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from consultant.answering import statements
from consultant.answering.findings import fitting, successors
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, label, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry, FeeRow
from consultant.model.codes import Citation, CodeSystem

_CHILDREN_SHOWN = 6
_RANGE_AT_MOST = 30
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
_SINCE = re.compile(
    r"\bsince when\b|\bwhen\b[^.?!]{0,20}\b(introduced|added|created|begin|began|start\w*|effective|valid|active)\b"
    r"|\b(?:from|as of|on) (?:which|what) (?:day|date)\b|\bfrom when\b|\b(?:first|starting) (?:valid )?(?:day|date)\b"
    r"|\b(?:which|what) date\b[^.?!]{0,30}\b(?:valid|effective|begin|start|use|bill)"
    r"|\bwhen (?:can|may|could) (?:we|i) (?:first |start )?(?:us|bill|report)"
    r"|\b(effective|start|begin\w*) date\b",
    re.IGNORECASE,
)
"""Words that ask for the first day of a code."""
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
_SEVENTH_LETTER = re.compile(r"\w{3}\.\w{3}[A-Z]")
"""A 7th character that tells the encounter; a digit there does not."""
_DESCRIPTION_LENGTH = 160
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
    r"\b(?:end|delet|terminat|replac|header|invalid|reject|den[iy]|chang|dead|retir|discontin|expir|wrong|parent|category|not)\w*\b",
    re.IGNORECASE,
)
_USABLE = {CodeStatus.ACTIVE: "code_active"}
_OBSTACLES = {
    CodeStatus.HEADER: "code_header",
    CodeStatus.TERMINATED: "code_terminated",
    CodeStatus.FUTURE: "code_future",
}
_FEE_SCHEDULE_SYSTEMS = frozenset({CodeSystem.CPT, CodeSystem.HCPCS})


def obstacles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The cited codes that may not be reported on the date, or of which nothing can be said."""
    return tuple(
        finding
        for finding in _all(ask, reference)
        if finding.kind not in _USUAL and finding.codes[0] not in ask.partners
    )


def described(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited code is, with its status on the date; beside other questions only those that are asked about."""
    wanted = _asked_about(ask)
    return tuple(finding for finding in _all(ask, reference) if not wanted or finding.codes[0] in wanted)


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
    mapped_only = Intent.MAP in ask.intents and (not described or bool(_TARGET_ASKED.search(ask.text)))
    mapped = {CodeSystem.ICD9CM} if mapped_only else set()
    for cited in ask.citations:
        if cited.system not in {CodeSystem.MODIFIER} | mapped:
            for code in _codes(cited, reference):
                found = _one(Citation(cited.system, code, cited.span), reference, asked_valid)
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
        "asked_since": bool(_SINCE.search(ask.text)),
    }
    if finding.kind == "code_header":
        elsewhere, below = (
            fitting.named_elsewhere(finding, ask, reference),
            fitting.below(finding, ask, reference),
        )
        values |= {"fitting": elsewhere or below, "below": below if elsewhere else ""}
        rows = _status_row(values["fitting"], reference) if values["fitting"] else ()
        return replace(finding, values=values, evidence=(*finding.evidence, *rows))
    if finding.kind != "code_active":
        return replace(finding, values=values)
    before = _title_before(finding.codes[0], ask, reference)
    values |= {"title_before": before.description if before else "", "vague": _vague(finding, ask)}
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


def _codes(cited: Citation, reference: Reference) -> tuple[str, ...]:
    """The codes of a citation; of a short range of numbers those that the catalogue holds, of another its ends."""
    if not cited.range_end:
        return (cited.code,)
    between = _numbered(cited.code, cited.range_end)
    held = [
        code
        for code in between
        if not isinstance(reference.catalogue.entry(cited.system, code, reference.on), Absent)
    ]
    return tuple(held[:_CHILDREN_SHOWN]) or (cited.code, cited.range_end)


def _numbered(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and int(first) <= int(last) < int(first) + _RANGE_AT_MOST:
        yield from (str(number).zfill(len(first)) for number in range(int(first), int(last) + 1))


def _one(cited: Citation, reference: Reference, asked_valid: bool) -> Finding:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return _without_entry(cited, entry, reference, asked_valid)
    if entry.status is CodeStatus.HEADER:
        return _header(entry, reference, asked_valid)
    if not entry.description:
        return _bare(entry, reference, asked_valid)
    return _entry((_USABLE | _OBSTACLES)[entry.status], entry, reference, asked_valid)


def _entry(kind: str, entry: Entry, reference: Reference, asked_valid: bool) -> Finding:
    description = shortened(entry.description)
    fields = {
        "description": description if description.endswith("...") else description.rstrip("."),
        "status": entry.status.value,
    }
    if entry.effective_from:
        fields["effective from"] = entry.effective_from.isoformat()
    if entry.terminated_on:
        fields["last valid day"] = entry.terminated_on.isoformat()
    if entry.successors:
        fields["successors"] = ", ".join((*entry.successors, *successors.current(entry, reference)))
    values = {
        "code": label(entry.system, entry.code),
        "description": fields["description"],
        "asked_valid": asked_valid,
        "on": reference.on.isoformat(),
        "begins": fields.get("effective from", ""),
        "last_day": fields.get("last valid day", ""),
        "successors": successors.current(entry, reference),
        "seventh_character": entry.code[-1]
        if entry.system is CodeSystem.ICD10CM and len(entry.code) == 8
        else "",
        "stale": entry.release.stale(reference.on),
        "edition": entry.release.edition,
        "diagnosis": entry.system is CodeSystem.ICD10CM,
        "ended_too": tuple(
            code for code in entry.successors if code not in successors.current(entry, reference)
        ),
        "source": source(entry.release),
    }
    found = Finding(kind, (entry.code,), values, evidence(entry.release, entry.code, fields))
    if kind != "code_terminated":
        return found
    return successors.told(found, entry, reference)


def _header(entry: Entry, reference: Reference, asked_valid: bool) -> Finding:
    children = reference.catalogue.children(entry.system, entry.code, reference.on)
    shown = children[:_CHILDREN_SHOWN]
    listed = _entry("code_header", entry, reference, asked_valid)
    until, earlier = _billable_until(entry, reference)
    values = {
        **listed.values,
        "children": tuple(
            (child.code, _told_apart(child.description, entry.description), child.status is CodeStatus.HEADER)
            for child in shown
        ),
        "more": len(children) > len(shown),
        "fitting": "",
        "billable_until": until.isoformat() if until else "",
        "seventh": any(_SEVENTH_LETTER.fullmatch(child.code) for child in children),
    }
    rows = [
        row
        for child in shown
        for row in evidence(
            child.release, child.code, {"description": child.description, "status": child.status.value}
        )
    ]
    return Finding(
        "code_header",
        (entry.code, *(child.code for child in shown)),
        values,
        (*listed.evidence, *rows, *earlier),
    )


def _told_apart(description: str, parent: str) -> str:
    """What a child's description says beyond its parent's."""
    rest = description[len(parent) :].lstrip(" ,") if description.startswith(parent) else description
    return shortened(rest or description, 70)


def _billable_until(entry: Entry, reference: Reference) -> tuple[date | None, tuple[Evidence, ...]]:
    """The last day on which what is a header now could be billed: the day before its release, where the one before had it so."""
    day = entry.release.effective_from - timedelta(days=1)
    before = reference.catalogue.entry(entry.system, entry.code, day)
    if not isinstance(before, Entry) or before.status is not CodeStatus.ACTIVE:
        return None, ()
    return day, evidence(
        before.release, entry.code, {"status": before.status.value, "last billable day": day.isoformat()}
    )


def _without_entry(cited: Citation, absent: Absent, reference: Reference, asked_valid: bool) -> Finding:
    """A CPT code has no published list here: its row in the Medicare fee schedule shows at least that it is in use."""
    if cited.system in _FEE_SCHEDULE_SYSTEMS:
        row = reference.catalogue.fee_row(cited.code, "", reference.on)
        if isinstance(row, FeeRow):
            return _listed(row, reference, asked_valid)
    if unloaded(absent):
        return absence(absent, (label(cited.system, cited.code),), reference, system=cited.system)
    return _unknown(cited, absent, reference)


def _bare(entry: Entry, reference: Reference, asked_valid: bool) -> Finding:
    """A CPT number that the loaded tables carry, without any words for it."""
    row = reference.catalogue.fee_row(entry.code, "", reference.on)
    if isinstance(row, FeeRow):
        return _listed(row, reference, asked_valid)
    values = {
        "code": label(entry.system, entry.code),
        "status": "",
        "remark": entry.system not in _FEE_SCHEDULE_SYSTEMS,
        "category": "",
        "asked_valid": asked_valid,
        "edition": entry.release.edition,
        "stale": entry.release.stale(reference.on),
        "on": reference.on.isoformat(),
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"listed": entry.code})
    return Finding("code_listed", (entry.code,), values, rows)


def _listed(row: FeeRow, reference: Reference, asked_valid: bool) -> Finding:
    """What Medicare's tables tell of a CPT number without the AMA's words: its status, global days and kind of service."""
    category, further = _category(row.code, reference)
    values = {
        "code": row.code,
        "status": row.status,
        "global_days": row.global_days,
        "remark": False,
        "category": category,
        "asked_valid": asked_valid,
        "edition": row.release.edition,
        "stale": row.release.stale(reference.on),
        "on": reference.on.isoformat(),
        "source": source(row.release),
    }
    fields = {"status code": row.status, "global days": row.global_days}
    return Finding("code_listed", (row.code,), values, (*evidence(row.release, row.code, fields), *further))


def _category(code: str, reference: Reference) -> tuple[str, tuple[Evidence, ...]]:
    """The service category in CMS's words (RBCS), most specific last; empty where none is loaded."""
    found = reference.catalogue.category(code, reference.on)
    if isinstance(found, Absent):
        return "", ()
    named = (found.category, found.subcategory, "" if found.family.startswith("No ") else found.family)
    words = ", ".join(filter(None, named))
    return f"{words} [{source(found.release)}]", evidence(found.release, code, {"category": words})


def _unknown(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    """Searched and not found. CPT has no published list: a number that no table carries is unconfirmed, not wrong."""
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    rows = evidence(release, cited.code, {"look-up": absent.kind.value}) if release else ()
    nearest, further = successors.nearest(cited, reference)
    values = {
        "code": label(cited.system, cited.code),
        "nearest": nearest,
        "on": reference.on.isoformat(),
        "source": source(release) if release else "",
    }
    rows += further
    unlisted = cited.system is CodeSystem.CPT or absent.code_set is CodeSet.STARTER
    return Finding("code_unconfirmed" if unlisted else "code_unknown", (cited.code,), values, rows)


def shortened(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """The text cut at a word within `length` characters, the cut shown."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0].rstrip(",;") + " ..."
