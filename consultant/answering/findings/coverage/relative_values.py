"""The relative values of a service by site, of the part of it that a question describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from consultant.answering import situations
from consultant.answering.findings.coverage import fee_rows, fees, limiting_charge, shares_paid
from consultant.answering.intents import Intent
from consultant.answering.intents.coverage import names_status
from consultant.answering.marked_codes import CODE, marked
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import BillingSetting, FeeRow
from consultant.model.codes import Citation

_FACILITY = re.compile(
    r"(?<!non)(?<!non-)(?<!non )\b(facility|hospital|inpatient|asc|surgery center|emergency (?:room|department))\b"
    r"|\b(?:in|at|from) the (?:er|ed)\b"
    r"|\bpos (?:is |of |= ?)?(?:19|2[1-6]|3[14]|5[1236]|61)\b",
    re.IGNORECASE,
)
_PARTS = ("26", "TC", "53")
_PART_BEHIND = re.compile(rf"\b{CODE}[ -](26|tc|53)\b", re.IGNORECASE)
_PARTS_NAMED = re.compile(r"\b(26|TC)\b(?= (?:LINE|PART|SIDE|ROW|PORTION|COMPONENT)S?\b)")
_PARTS_BEHIND = re.compile(rf"\b{CODE}-?(26|TC|53)\b")
_BESIDE_EACH_OTHER = r"[^.?!\w]{0,3}(?:and|or|vs\.?|versus|&)?[^.?!\w]{0,3}\b(?:the )?-?"
_BOTH_PARTS = re.compile(
    rf"\b26\b{_BESIDE_EACH_OTHER}TC\b|\bTC\b{_BESIDE_EACH_OTHER}26\b",
    re.IGNORECASE,
)
"""Both parts are named beside each other: `26 and TC`."""
_PART_NAMED = re.compile(r"\b(?:w?rvus?|values?|amount|fee)\b[^.?!]{0,20}\b(26|tc|53)\b", re.IGNORECASE)
"""Modifiers under which the fee schedule has rows of their own."""


def part(cited: Citation, ask: Ask, reference: Reference) -> str:
    """The modifier of the row that a question is about: one on the code, else one that it describes; empty for the whole."""
    described = (*cited.modifiers, *ask.loose_modifiers, *situations.meant(ask.text))
    named = _PART_NAMED.search(ask.text)
    described = (named[1].upper(), *described) if named else (*described, *worded_parts(ask.text))
    behind = _PART_BEHIND.search(marked(ask.text, cited.code))
    described = (behind[1].upper(), *described) if behind else described
    return _own_row(described, cited, reference)


def parts_worded(cited: Citation, text: str, reference: Reference) -> tuple[str, ...]:
    """The modifiers of the parts that a question names in words, under which the schedule has rows of the code."""
    return tuple(one for one in worded_parts(text) if _own_row((one,), cited, reference))


def _own_row(modifiers: Iterable[str], cited: Citation, reference: Reference) -> str:
    """The first of the modifiers under which the schedule has a row of its own; empty where there is none."""
    wanted = (modifier for modifier in modifiers if modifier in _PARTS)
    rows = (
        (modifier, reference.catalogue.fee_row(cited.code, modifier, reference.on)) for modifier in wanted
    )
    return next((modifier for modifier, row in rows if isinstance(row, FeeRow)), "")


def worded_parts(text: str) -> tuple[str, ...]:
    """The part of a service that a question names in words."""
    return ("26",) * bool(_PROFESSIONAL.search(text)) + ("TC",) * bool(_TECHNICAL.search(text))


_PROFESSIONAL = re.compile(
    r"\bprofessional\b|\bread(?:ing)? (?:part|half|side|w?rvus?|fee|alone|only)\b|\bread at the hospital\b"
    r"|\b(?:for|of|the) the? ?(?:read|reading|interp)\b(?! (?:of|by|time))|\binterpretation\b",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"\btech(?:nical)? (part|component|side|half|portion|piece|w?rvus?|value|only|alone)|\bonly (the )?technical",
    re.IGNORECASE,
)


def relative_values(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The relative values by site and the conversion factor; of a code without any, its status."""
    valued = tuple(
        found
        for cited in ask.procedures
        for found in (*_of_parts(cited, ask, reference), *_whole(cited, ask, reference))
    )
    needed = any(_worthless(one) or _unpaid(one) for one in valued)
    told = {finding.codes[0]: finding for finding in fees.status(ask, reference)} if needed else {}
    found = (
        _of_status(told[one.codes[0]], one) if _worthless(one) else _with_national(one, ask, reference)
        for one in valued
    )
    paid = _PAID.search(ask.text)
    unpaid = (told[one.codes[0]] for one in valued if paid and _unpaid(one) and not _worthless(one))
    return (*found, *(replace(one, values={**one.values, **_CORRECTING}) for one in unpaid))


_PAID = re.compile(r"\b(?:payable|pa(?:y|ys|id)|covered|covers?|reimburs\w+)\b", re.IGNORECASE)
_CORRECTING = {"beside": True, "alone": True}
"""What Medicare never pays, though values are published for it, is told before these."""


def _unpaid(row: Finding) -> bool:
    return row.kind == "relative_values" and row.values["status"] in ("N", "I")


def _of_status(status: Finding, row: Finding) -> Finding:
    """The status of a row without values; that of a part is told as its own, and asks nothing back."""
    modifier = row.values["modifier"]
    if not modifier:
        return status
    named = {"code": f"{row.values['code']}-{modifier}", "status": row.values["status"], "placed": True}
    return replace(status, values={**status.values, **named}, evidence=row.evidence)


def of_modified(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same for codes cited with a modifier under which the schedule has a row of its own, such as 53."""
    if Intent.PAYMENT not in ask.intents and names_status(ask.text):
        return ()  # the status is the code's
    with_row = (cited for cited in ask.procedures if _own_row(cited.modifiers, cited, reference))
    return tuple(_of_part(cited, ask, reference) for cited in with_row)


_BESIDE_WHOLE = re.compile(
    r"\b(?:and(?! (?:how|what|which)\b)|also|too|vs\.?|versus|compared?|against|than)\b[^.?!]{0,40}"
    r"\b(?:whole|global\w*|total service|modifier|53|26|tc)\b"
    r"|\b(?:global\w*|whole)\b[^.?!]{0,12}(?:,|\band\b|\bor\b|\bvs\.?)[^.?!]{0,12}\b(?:technical|professional|26|tc)\b"
    r"|\b(?:26|tc|53)\b[^.?!]{0,30}\b(?:too|also|vs\.?|versus|compared?|against)\b",
    re.IGNORECASE,
)
"""Asks for the row of a part of the service and for that of the whole."""


_WHOLE_NAMED = re.compile(r"\b(whole|global\w*|total service)\b", re.IGNORECASE)


def _whole(cited: Citation, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The row of the whole service beside that of its part, where both are asked for."""
    named = _WHOLE_NAMED.search(ask.text) or len(_of_parts(cited, ask, reference)) == 1
    if not named or not _BESIDE_WHOLE.search(ask.text) or not part(cited, ask, reference):
        return ()
    found = fee_rows.of_row(cited, reference, "relative_values", _values)
    return (replace(found, values={**found.values, **_as_asked(ask, reference)}),)


def _as_asked(ask: Ask, reference: Reference) -> Mapping[str, bool]:
    return {"facility": in_facility(ask, reference), "priced": False}


def in_facility(ask: Ask, reference: Reference) -> bool:
    """Whether the question places the service where the facility rate is paid."""
    return reference.setting is BillingSetting.HOSPITAL or bool(_FACILITY.search(ask.text))


_NATIONAL = re.compile(
    r"(?:[×x*]|\btimes|\bmultiplied (?:by|with)) ?(?:the )?(?:20\d\d )?(?:medicare )?(?:conversion factor|cf)\b"
    r"|\bnational(?:ly)?\b|\bunadjusted\b|\bbefore (?:the )?(?:gpci|geographic|locality)",
    re.IGNORECASE,
)


_MONEY = re.compile(
    r"\b(?:what|how much)\b[^.?!]{0,40}\b(?:pays?|paid|allow\w*|get|reimburs\w+|payment|fee)\b"
    r"(?! (?:indicator|schedule|polic|rule))"
    r"|\b(?:dollars?|allowable|allowed amount|payment amount|how much money|reimbursement)\b|\$"
    r"|\b(?:fee|amount|payment|price) (?:for|of|in|is|does|please)\b",
    re.IGNORECASE,
)
_VALUES = re.compile(r"\bw?rvus?\b|\brelative values?\b|\bwork values?\b", re.IGNORECASE)


_SITES = ("non-facility", "facility")


def _with_national(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """With the national amounts, the totals times the conversion factor, where they are asked for."""
    limiting = bool(limiting_charge.ASKED.search(ask.text))
    paid = bool(_MONEY.search(ask.text)) and not _VALUES.search(ask.text)
    if finding.kind != "relative_values" or not (limiting or paid or _NATIONAL.search(ask.text)):
        return finding
    factor = Decimal(finding.values["conversion_factor"])
    totals = (Decimal(finding.values[name] or 0) for name in ("non_facility_total", "facility_total"))
    outside, inside = (str((total * factor).quantize(Decimal("0.01"), ROUND_HALF_UP)) for total in totals)
    first = finding.evidence[0]
    rows: tuple[Evidence, ...] = (
        replace(first, field="national amount, non-facility", value=outside),
        replace(first, field="national amount, facility", value=inside),
    )
    values = {**finding.values, "national": (outside, inside), "paid": paid and not limiting}
    if share := _share(finding, ask, reference, (outside, inside)):
        values["share"] = share
        rows += tuple(
            replace(first, field=f"{share.percent:f} percent of the national amount, {place}", value=amount)
            for place, amount in zip(_SITES, share.amounts, strict=True)
        )
    if limiting:
        most = tuple(limiting_charge.of(Decimal(amount)) for amount in (outside, inside))
        values["limits"] = most
        rows += tuple(
            replace(first, field=f"limiting charge, {place}: 115 percent of 95 percent", value=amount)
            for place, amount in zip(_SITES, most, strict=True)
        )
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


def _share(
    finding: Finding, ask: Ask, reference: Reference, amounts: tuple[str, ...]
) -> shares_paid.Share | None:
    """What a modifier on the code, or the clinician whom the question names, leaves of the amounts."""
    code = finding.codes[0]
    row = reference.catalogue.fee_row(code, "", reference.on)
    attached = (mod for cited in ask.procedures if cited.code == code for mod in cited.modifiers)
    loose = ask.loose_modifiers if len(ask.procedures) == 1 else ()
    return shares_paid.of(ask.text, (*attached, *loose), row, amounts) if isinstance(row, FeeRow) else None


def _of_parts(cited: Citation, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The rows of all parts that stand behind the code, as in `93306-TC vs 93306-26`; else the one that the question is about."""
    written = marked(ask.text.upper(), cited.code)
    behind = (*_PARTS_BEHIND.findall(written), *_PARTS_NAMED.findall(written)) or worded_parts(ask.text)
    behind = ("26", "TC") if _BOTH_PARTS.search(ask.text) else behind
    parts = tuple(dict.fromkeys(one for one in behind if _own_row((one,), cited, reference)))
    if len(parts) < 2:
        return (_of_part(cited, ask, reference),)
    rows = (fee_rows.of_row(cited, reference, "relative_values", _values, one) for one in parts)
    return tuple(replace(row, values={**row.values, **_as_asked(ask, reference)}) for row in rows)


def _of_part(cited: Citation, ask: Ask, reference: Reference) -> Finding:
    found = fee_rows.of_row(cited, reference, "relative_values", _values, part(cited, ask, reference))
    return replace(found, values={**found.values, **_as_asked(ask, reference)})


def _values(row: FeeRow) -> Mapping[str, str]:
    return {
        "status": row.status,
        "work_rvu": row.work_rvu,
        "non_facility_total": row.non_facility_total,
        "facility_total": row.facility_total,
        "conversion_factor": row.conversion_factor,
        "modifier": row.modifier,
        "rare_outside": row.attributes.get("non_facility_na", ""),
        "rare_inside": row.attributes.get("facility_na", ""),
    }


def _worthless(finding: Finding) -> bool:
    totals = ("non_facility_total", "facility_total")
    return finding.kind == "relative_values" and all(float(finding.values[name] or 0) == 0 for name in totals)
