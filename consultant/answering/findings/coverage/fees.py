"""Indicators of the Medicare physician fee schedule, decoded (relative value file record layout, RVU25D)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from consultant.answering import (
    claimed_meanings,
    claims,
    column_words,
    course_words,
    families,
    pair_words,
    polarity,
)
from consultant.answering.dates import date_of_service
from consultant.answering.days_told import days_told
from consultant.answering.findings.coverage import documents, fee_rows
from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import BillingSetting, FeeRow

_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)
_VALUE_ASKED = expression(r"\bstatus\b|\bindicators?\b|\bm?pfs\b|\bfee schedule\b|\bw?rvus?\b", re.IGNORECASE)
_COVERAGE_ASKED = re.compile(r"\b(?:cover|pay|paid|reimburs|bill)\w*", re.IGNORECASE)
"""Beside the name of a column it is not the column alone that is asked, and the payer and the place decide."""
_PATIENT_PAYS = expression(
    r"\b(charg|bill|collect|invoic|ask)\w*\b[^.?!]{0,25}\b(patients?|pts?|beneficiar\w+|her|him|them)\b"
    r"|\b(patients?|pts?|beneficiar\w+|she|he|they)\b[^.?!]{0,15}\b(pays?|owes?)\b|\b(self-?pay|out of pocket|cash)\b",
    re.IGNORECASE,
)
"""Asks whether the patient may be charged: of what Medicare never covers, yes."""
_NATIONALLY = expression(
    r"\bpriced (?:nationally|across the country)\b|\b(?:is there|has|have|any|a|with a|get)\b[^.?!]{0,15}"
    r"\bnational (?:price|value|fee|amount"
    r"|rate|w?rvus?|payment)\b|\bnationally priced\b",
    re.IGNORECASE,
)
"""Asks whether the schedule itself has a price."""
_NOT_BILATERAL = expression(
    r"\b(can'?t|cannot|can not|not|never|isn'?t|no(?!,))\b[^.?!:]{0,25}\bbilateral(ly)?\b|\bunilateral only\b"
    r"|\bonly (?:a )?unilateral\b"
    r"|\b(?:bilateral(?:ly)?|(?:modifier )?50)\b[^.?!]{0,12}\b(?:isn'?t|is not|never|not)"
    r" (?:be )?(?:allowed|possible|paid|payable|permitted|ok)\b"
    r"|\b(?:second|other) \w+ (?:is |be |goes |go )?(?:free|unpaid|not paid|for nothing|for free|lost)\b"
    r"|\b(?:one|a single) side only\b",
    re.IGNORECASE,
)
"""A payer or colleague says that the code is not for both sides."""
_INHERENT = expression(
    r"\bby (?:nature|definition|itself)\b|\binherent\w*|\balready (?:bilateral|includes?|covers?|valued|counts?)\b"
    r"|\b(?:includes?|covers?|means?|counts?|values?|valued for) both\b"
    r"|\b(?:values?|w?rvus?|units|price|fee|amount|payment)\b[^.?!,]{0,30}\b(?:both|two) (?:sides|eyes|ears|arms|legs|breasts)\b"
    r"|\balready\b[^.?!]{0,20}\bboth\b|\bfor both sides\s*\?|\bconsidered bilateral\b",
    re.IGNORECASE,
)
"""Asks whether the code means both sides already."""
_ONE_SIDE = expression(
    r"\b(?:one|single|1) (?:leg|side|ear|eye|arm|breast|foot|hand|knee|kidney) only\b|\bonly (?:one|1"
    r"|a single) \w+\b|\bunilaterally\b|\b(?:left|right|one) \w+ only\b|\bonly (?:on |in )?(?:the |her |his )?(?:left|right)\b",
    re.IGNORECASE,
)
_COUNT_ASKED = re.compile(r"\bcount(?:s|ed)?\b[^.?!]{0,15}\b(?:as|for)\b", re.IGNORECASE)
_DENIAL_ASKED = re.compile(
    r"\bbundled?\b|\bexclu(ded?|sion)\b|\bnon-?\s?(covered|payable|billable)\b|\bnot (covered|paid|payable"
    r"|valid|billable)\b"
    r"|\b(isn't|aren't|is n't) (covered|paid|payable|valid|billable)\b|\bunpaid\b|\binvalid\b",
    re.IGNORECASE,
)
"""Words of a question to which yes means that the code is not paid apart."""
_ALWAYS_BUNDLED = frozenset("BP")
"""Fee schedule statuses of a code that is bundled whatever it stands beside."""
_NOT_BESIDE = frozenset("BINT")
"""Fee schedule statuses under which a code is not paid beside another one, whatever the edits say."""


_USES: Mapping[str, tuple[str, ...]] = {
    "97014": ("G0283",),
    **{f"803{number}": ("G0480", "G0483") for number in range(20, 78)},
    "99417": ("G2212",),
    "99418": ("G0316", "G0317", "G0318"),
    **{f"9924{number}": ("99202", "99215") for number in range(2, 6)},
    **{f"9925{number}": ("99221", "99233") for number in range(2, 6)},
    "77061": ("G0279",),
    "77062": ("G0279",),
    **{f"98{number:03}": ("99202", "99215") for number in range(16)},
}
"""What Medicare takes instead of codes that are not valid for it (status I); of visits the first and the last."""
_USES_SOURCE, _USES_AS_OF = "CMS, physician fee schedule final rules of 2021 to 2025", "2025-01-01"


def _instead(finding: Finding) -> Finding:
    """With the code that Medicare uses for the service."""
    code = finding.codes[0]
    uses = _USES.get(code, ()) if finding.values.get("status") == "I" else ()
    rows = tuple(Evidence(KNOWLEDGE, code, "Medicare uses", one, _USES_SOURCE, _USES_AS_OF) for one in uses)
    return replace(finding, values={**finding.values, "instead": uses}, evidence=(*finding.evidence, *rows))


def not_for_medicare(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a question on Medicare and one code its status, where that keeps the code from being paid at all."""
    if len(ask.procedures) != 1 or Intent.STATUS in ask.intents or not _MEDICARE.search(ask.text):
        return ()
    return tuple(
        replace(finding, values={**finding.values, "beside": True, "alone": True})
        for finding in status(ask, reference)
        if finding.values.get("status") in ("I", "N", "B")
    )


def charged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For one code whether its patient may be charged, where the status decides that: never covered, or bundled."""
    if len(ask.procedures) != 1 or not _PATIENT_PAYS.search(ask.text):
        return ()
    return tuple(
        replace(finding, values={**finding.values, "charged": True})
        for finding in status(ask, reference)
        if finding.values.get("status") in ("N", "B", "P")
    )


def bilateral(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether and how both sides are paid; of a visit beside a procedure nothing is asked."""
    found = _each(ask, reference, "bilateral", lambda row: {"bilateral": row.bilateral}, "bilateral")
    found = (*found, *_of_parts(ask, found, reference))
    doubted = {finding.codes[0] for finding in found if claims.but_not(ask.text, finding.codes[0])}
    told = (replace(one, values={**one.values, **_told_apart(one, doubted)}) for one in found)
    return tuple(_percent_claimed(finding, ask.text) for finding in _operations(tuple(told)))


_PERCENT = {"1": "150", "3": "100"}
"""What a bilateral indicator pays, of one side or of each."""


def _percent_claimed(finding: Finding, text: str) -> Finding:
    """With whether the percentage that the text claims is the indicator's."""
    percent = _PERCENT.get(str(finding.values.get("bilateral", "")), "")
    verdict = claims.verdict(text, "percent", percent) if percent and not finding.values["claim"] else ""
    return replace(finding, values={**finding.values, "claim": verdict}) if verdict else finding


def _of_parts(ask: Ask, whole: tuple[Finding, ...], reference: Reference) -> tuple[Finding, ...]:
    """The same of the professional and the technical part that the question names, where a row of its own says otherwise."""
    named = [one for one in ("26", "TC") if one in ask.loose_modifiers]
    if len(ask.procedures) != 1 or not named:
        return ()
    rows = [
        fee_rows.of_row(
            ask.procedures[0], reference, "bilateral", lambda row: {"bilateral": row.bilateral}, one
        )
        for one in named
    ]
    told = whole[0].values.get("bilateral")
    if not any(one.values.get("bilateral") not in (None, told) for one in rows):
        return ()
    return tuple(
        replace(
            one,
            values={
                **whole[0].values,
                **one.values,
                "code": f"{ask.procedures[0].code}-{modifier}",
                "plain": True,
            },
        )
        for one, modifier in zip(rows, named, strict=True)
        if one.kind == "bilateral"
    )


def _told_apart(finding: Finding, doubted: set[str]) -> Mapping[str, bool]:
    """Of `this may be, but not that`: which is doubted, and which is only told beside it."""
    if not doubted:
        return {}
    return {"doubted": True} if finding.codes[0] in doubted else {"plain": True}


def global_days(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Which days around the procedure its payment includes; of a visit beside a procedure nothing is asked."""
    found = _each(ask, reference, "global_days", lambda row: {"global_days": row.global_days}, "global_days")
    done = date_of_service(ask.text) or next(iter(days_told(ask.text)), None)
    after = course_words.days_after(ask.text)
    if column_words.whole_meant(ask.text):
        found = tuple(one for one in found if not _splits(one.codes[0], reference))
    return tuple(_placed(_ending(finding, done), after, ask.text) for finding in _operations(found))


def _splits(code: str, reference: Reference) -> bool:
    """Whether it is a test with two parts, so that `global` is both of them where its values are asked."""
    row = reference.catalogue.fee_row(code, "", reference.on)
    return isinstance(row, FeeRow) and row.pc_tc == "1"


_BILLED = re.compile(
    r"\bbill(?:able|ed|s)?\b|\bchargeable\b|\b(?:separately )?(?:paid|payable|reportable)\b|\bseparate(?:ly)?\b"
    r"|\b(?:can|may|do|should|could) (?:we|i|they|you|he|she) (?:bill|charge|report|code|get paid)\b",
    re.IGNORECASE,
)
"""Asks whether what was done on a day is paid by itself."""


_INCLUDED = re.compile(
    r"\binclu\w+|\bpart of\b|\b(?:in|within|inside|under) (?:the |its |that )?(?:global|period|package)\b|\bbundled\b|\bfree\b",
    re.IGNORECASE,
)
"""Asks whether it is part of the operation's payment."""


def _placed(finding: Finding, after: int, text: str) -> Finding:
    """With whether a told day lies within the period."""
    days = str(finding.values.get("global_days", ""))
    told = {
        "after": after if days.isdigit() else 0,
        "within": days.isdigit() and after <= int(days),
        "billed_asked": bool(_BILLED.search(text)),
        "included_asked": bool(_INCLUDED.search(text)),
    }
    rows = finding.evidence
    if told["after"]:
        rows = (*rows, replace(rows[0], field="days after, as told", value=str(after)))
    return replace(finding, values={**finding.values, **told}, evidence=rows)


def _ending(finding: Finding, done: date | None) -> Finding:
    """With the last day of the period, where the day of the operation is told."""
    days = str(finding.values.get("global_days", ""))
    if done is None or days not in ("010", "090"):
        return replace(finding, values={**finding.values, "last": ""})
    last = (done + timedelta(days=int(days))).isoformat()
    first = finding.evidence[0]
    row = replace(first, field=f"last of the {int(days)} days after {done.isoformat()}", value=last)
    return replace(finding, values={**finding.values, "last": last}, evidence=(*finding.evidence, row))


def _operations(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that are not on visits; all of them where there are no others."""
    return tuple(finding for finding in found if not families.is_visit(finding.codes[0])) or found


def status(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """How Medicare's fee schedule treats the code."""
    physician = reference.setting is not BillingSetting.HOSPITAL and bool(_IN_HOSPITAL.search(ask.text))
    found = _each(
        ask,
        reference,
        "fee_status",
        lambda row: {"status": row.status, "pc_tc": row.pc_tc if physician and row.pc_tc == _STAFF else ""},
        "status",
    )
    return tuple(_instead(finding) for finding in found)


_STAFF = "5"
"""PC/TC indicator of what staff does incident to a physician's service: in a hospital nobody pays the physician for it."""
_IN_HOSPITAL = re.compile(
    r"\b(?:in|at|for|of) (?:an? |the |our )?(?:outpatient |inpatient |hospital )?"
    r"(?:hospitals?|inpatients?|outpatients?|facility|hopd)\b"
    r"|\bhospital (?:in|out)?patients?\b|\bpos (?:19|2[1-3])\b|\bplace of service (?:19|2[1-3])\b",
    re.IGNORECASE,
)


def unpaid_beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of several codes those whose status keeps them from being paid beside another, though no edit may say so; of one, that
    it is bundled into whatever it stands beside.
    """
    if reference.setting is BillingSetting.HOSPITAL:
        return ()  # the outpatient department is paid under rules of its own
    if len(ask.procedures) < 2:
        told = _SOMETHING.search(ask.text)
        bundled = status(ask, reference) if told or _DENIAL_ASKED.search(ask.text) else ()
        unpaid = {*_ALWAYS_BUNDLED, *("T" if told else "")}
        return tuple(
            replace(finding, values={**finding.values, "beside": finding.values["status"] == "T"})
            for finding in bundled
            if finding.values.get("status") in unpaid
        )
    denied = pair_words.doubts_denial(ask.text)
    apart = (finding for finding in status(ask, reference) if finding.codes[0] not in ask.partners)
    return tuple(
        replace(finding, values={**finding.values, **_told_of(finding, ask.text, denied=denied)})
        for finding in apart
        if finding.values.get("status") in _NOT_BESIDE
        or (denied and finding.values.get("status") in _ELSEWHERE)
    )


_SOMETHING = re.compile(
    r"\b(?:with|w/?|beside|during|at|along with|on top of|and)\b(?: \w+){0,3} (?:visits?|e/?m|encounter|procedures?"
    r"|services?|surgery|exam"
    r"|consult\w*|appointment)\b",
    re.IGNORECASE,
)
"""Another service that is described and not cited."""
_ELSEWHERE = frozenset("XP")
"""Statuses that explain a denial under this schedule, and leave payment under another open."""


_EDIT_NAMED = re.compile(r"\b(?:n?cci|ptp)\b", re.IGNORECASE)


def _told_of(finding: Finding, text: str, *, denied: bool) -> Mapping[str, bool]:
    """Whether the status answers; where the edits are asked by name, it is told beside them of what Medicare never covers."""
    if finding.values["status"] == "N" and _EDIT_NAMED.search(text):
        return {}
    return {"denied": denied} if finding.values["status"] in _ELSEWHERE else {"beside": True}


def _each(
    ask: Ask, reference: Reference, kind: str, fields: fee_rows.Fields, claimed: str = ""
) -> tuple[Finding, ...]:
    """A finding of each cited procedure; `claimed` names the field whose value the question may take for granted."""
    found = (fee_rows.of_row(cited, reference, kind, fields) for cited in ask.procedures)
    return tuple(_judged(finding, claimed, ask) if claimed else finding for finding in found)


def _claimed(text: str, field: str, value: str) -> str:
    """Whether the value that the text claims is the row's, and means what the text says."""
    said = claims.verdict(text, field, value)
    return said if said == "wrong" else claimed_meanings.verdict(text, field, value) or said


def _judged(finding: Finding, claimed: str, ask: Ask) -> Finding:
    value = finding.values.get(claimed)
    verdict = _claimed(ask.text, claimed, value) if value and len(ask.procedures) == 1 else ""
    named = bool(_VALUE_ASKED.search(ask.text)) and not _COVERAGE_ASKED.search(ask.text)
    placed = named or bool(ask.diagnoses) or Intent.POLICY in ask.intents or documents.placed(ask.text)
    more = {
        "claim": verdict,
        "beside": False,
        "alone": False,
        "placed": placed,
        "medicare": bool(_MEDICARE.search(ask.text)),
        "other_payer": bool(documents.OTHER_PAYER.search(ask.text)) and not _MEDICARE.search(ask.text),
        "nationally": bool(_NATIONALLY.search(ask.text)),
        "patient": bool(_PATIENT_PAYS.search(ask.text)),
        "inherent_asked": bool(_INHERENT.search(ask.text)),
        "one_side": bool(_ONE_SIDE.search(ask.text)),
        "count_asked": bool(_COUNT_ASKED.search(ask.text)),
        "doubted": bool(_NOT_BILATERAL.search(ask.text)),
        "denial": bool(_DENIAL_ASKED.search(ask.text)) or polarity.denies(ask.text),
    }
    return replace(finding, values={**finding.values, **more})
