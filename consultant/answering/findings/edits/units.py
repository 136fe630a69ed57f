"""Medically unlikely edits: how many units of a code one claim line or day may carry."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import claimed_meanings, claims, unit_words, units_told
from consultant.answering.findings.drugs import doses
from consultant.answering.intents import fields
from consultant.answering.reading import Ask, billing_setting
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, BillingSetting, UnitLimit
from consultant.model.codes import Citation, CodeSystem

_ADJUDICATION = re.compile(
    r"\bmai\b|\badjudication|\bper (claim )?line\b|\bindicator\b|\b(line|date of service|dos|day) (edit|limit)\b",
    re.IGNORECASE,
)
"""Words that ask what the limit counts by."""
_MEANING = re.compile(
    r"\bmean(?:s|ing)?\b|\bstands? for\b|\bwhat is (?:an? |the )?(?:mai|adjudication)\b|\bexplain"
    r"|\bor an? (?:date|dos|day|claim|line)",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(?:absolute|hard (?:limit|cap|stop)|set in stone|firm|rigid|final|fixed|strict|hard and fast|ironclad|negotiable)\b",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"\bappeal", re.IGNORECASE)
_OVER = re.compile(
    r"\b(over(?! (?:two|2|several|more) lines| (?:an?|one|two|\d+)[ -]?(?:h|hrs?|hours?|min\w*|days?|weeks?)\b)"
    r"|above|beyond|exceed\w*|bust\w*|break(?:s|ing)?|blow\w*|violat\w*|trip(?:s|ping)?"
    r"|top(?:s|ping)?|too (many|much)|more than(?! once)|past)\b",
    re.IGNORECASE,
)
"""Words of a question to which yes means that the units are too many."""
_FIT_ASKED = re.compile(
    r"\b(?:mues?|limit\w*|max\w*|most|allow\w*|ok|okay|fine|within|can|may|could|accept\w*|pa(?:y|ys|id)|den(?:y|ied|ies)|enough"
    r"|permit\w*|right|correct|problem|go through|pass|reject\w*|cap|edit)\b",
    re.IGNORECASE,
)
"""Asks whether the units may stand; of any other question the limit is only told beside."""
_LINES = re.compile(
    r"\bsplit\w*\b[^.?!]{0,30}\b(?:lines?|days?)\b|\b(?:two|2|separate|several|second|another) lines?\b",
    re.IGNORECASE,
)
"""Asks whether more lines take more units."""


def limits(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The unit limit of each cited procedure code, compared with the units asked for."""
    if doses.needed(ask, reference) or _size_alone(ask):
        return ()
    told = _told(ask)
    from_dose = {finding.codes[0]: int(finding.values["units"]) for finding in doses.given(ask, reference)}
    found = [
        _limit(
            replace(
                cited,
                units=from_dose.get(cited.code)
                or cited.units
                or told
                or units_told.times_of(cited.code, ask.text),
            ),
            here,
            named=named,
        )
        for cited in unit_words.asked_of(ask.text, ask.procedures)
        for here, named in _settings(cited, ask, reference)
    ]
    if from_dose and not doses.LIMIT_ASKED.search(ask.text):
        found = [one for one in found if one.kind != "unit_none"]
    apart = {"apart": len({finding.values.get("setting") for finding in found}) > 1}
    return tuple(_judged(replace(one, values={**one.values, **apart}), ask, reference) for one in found)


def _size_alone(ask: Ask) -> bool:
    """Whether it is only asked how much one unit is, and no number of units: `code and unit?`."""
    return fields.asked(ask.text) == ("unit",) and not (
        _UNITS.search(ask.text) or doses.LIMIT_ASKED.search(ask.text)
    )


_UNITS = re.compile(
    r"\bunits\b|\bhow many\b|\bquantity\b|\d ?units?\b|\b(?:can|may|could|would)\b", re.IGNORECASE
)
"""Asks of a number of units."""


def _settings(cited: Citation, ask: Ask, reference: Reference) -> tuple[tuple[Reference, bool], ...]:
    """The settings that the parts of a question with this code name; else that of the whole, and whether it was named."""
    pieces = _PART.split(ask.text)
    parts = [part for part in pieces if cited.code.lower() in part.lower() or not _CODE.search(part)]
    named = dict.fromkeys(filter(None, map(billing_setting.in_part, parts)))
    apart = len(named) > 1 or (named and billing_setting.in_part(ask.text) is None)
    if apart:
        return tuple((replace(reference, setting=one), True) for one in named)
    return ((reference, billing_setting.in_part(ask.text) is reference.setting),)


_CODE = re.compile(r"\b[A-Z]?\d{4,5}[A-Z]?\b", re.IGNORECASE)
_PART = re.compile(r"[.;?!\n]\s+|\(?\b[a-h1-9]\)|,? and (?=[a-z ]{0,24}\d{5})|,? & ", re.IGNORECASE)
"""Between the parts of a question."""


_RATIONALE = re.compile(r"\brationales?\b|\bbasis\b|\bwhat is it based on\b", re.IGNORECASE)
"""Asks what the limit rests on."""


def _told(ask: Ask) -> int | None:
    """Units that a question on one code tells."""
    if len(ask.procedures) != 1:
        return None
    return units_told.told(ask.text, of_service=ask.procedures[0].system is CodeSystem.CPT)


def _judged(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """The finding with whether the limit is the one that the question takes for granted."""
    if finding.kind == "unit_limit":
        asked = {
            "adjudication_asked": bool(_ADJUDICATION.search(ask.text)),
            "meaning_asked": bool(_ADJUDICATION.search(ask.text) and _MEANING.search(ask.text)),
            "over_asked": bool(_OVER.search(ask.text)),
            "fit_asked": bool(_FIT_ASKED.search(ask.text)),
            "lines_asked": bool(_LINES.search(ask.text)),
            "absolute_asked": bool(_ABSOLUTE.search(ask.text)),
            "rationale_asked": bool(_RATIONALE.search(ask.text)),
            "appeal_asked": bool(_APPEAL.search(ask.text)),
            "adjudication_claim": _claimed(ask.text, str(finding.values["adjudication"])),
        }
        finding = replace(finding, values={**finding.values, **asked})
    if finding.kind != "unit_limit" or len(ask.procedures) != 1:
        return finding
    units = str(finding.values["units"])
    stated = None if finding.values["exceeded"] else units_told.limit_stated(ask.text)
    elsewhere = _elsewhere(finding, stated, reference)
    if elsewhere is not None:
        return elsewhere
    if stated is not None:
        claim = "right" if stated == finding.values["units"] else "wrong"
        return replace(finding, values={**finding.values, "claim": claim, "asked": None})
    if finding.values["asked"]:
        return finding
    verdict = claims.verdict(ask.text, "units", units) or claims.verdict(ask.text, "limited", units)
    verdict = verdict or ("wrong" if units_told.says_unlimited(ask.text) and finding.values["units"] else "")
    return replace(finding, values={**finding.values, "claim": verdict})


def _elsewhere(finding: Finding, stated: int | None, reference: Reference) -> Finding | None:
    """The finding with the other setting, where the stated limit is the one there: who says so is right for that setting."""
    if stated is None or stated == finding.values["units"]:
        return None
    here = BillingSetting(finding.values["setting"])
    for other in (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL):
        found = reference.catalogue.unit_limit(finding.codes[0], other, reference.on)
        if other is not here and isinstance(found, UnitLimit) and found.units == stated:
            values = {"other_setting": {"units": stated, "words": _WORDS[other]}, "asked": None}
            row = evidence(found.release, found.code, {"MUE value": str(found.units)})
            return replace(finding, values={**finding.values, **values}, evidence=(*finding.evidence, *row))
    return None


_RAISED = re.compile(
    r"\bappeal|\boverrid\w*|\braise\b|\b59\b|\bmodifiers?\b|\b(?:get|pay) the (?:second|2nd|rest)\b",
    re.IGNORECASE,
)
"""Asks what may raise the limit, with its indicator told."""


def _claimed(text: str, adjudication: str) -> str:
    """Whether the limit has the adjudication indicator that the text claims, and that means what the text says."""
    said = claims.verdict(text, "adjudication", adjudication)
    if said == "wrong":
        return said
    meant = claimed_meanings.verdict(text, "adjudication", adjudication)
    return meant or ("" if _RAISED.search(text) else said)


_TWICE = re.compile(r"\b(?:twice|two times|2 times)\b|\bsecond of two\b", re.IGNORECASE)
_ONE_DAY = re.compile(r"\b(?:same|one|a|per) (?:day|date|session|visit)\b", re.IGNORECASE)
_BY_POLICY = "2"


def _twice(cited: Citation, ask: Ask, reference: Reference) -> Citation:
    """A code that is done twice on one day, as two units, where no modifier can lift the limit of the day."""
    limit = reference.catalogue.unit_limit(cited.code, reference.setting, reference.on)
    absolute = isinstance(limit, UnitLimit) and limit.adjudication == _BY_POLICY
    told = len(ask.procedures) == 1 and _TWICE.search(ask.text) and _ONE_DAY.search(ask.text)
    often = None if len(ask.procedures) == 1 else units_told.times_of(cited.code, ask.text)
    if cited.units or not (often or (absolute and told)):
        return cited
    return replace(cited, units=often or 2)


def excesses(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The limits that the cited units exceed, whatever was asked."""
    told = (_twice(cited, ask, reference) for cited in ask.procedures)
    counted = (_judged(_limit(cited, reference), ask, reference) for cited in told if cited.units)
    return tuple(finding for finding in counted if finding.values.get("exceeded"))


def fitting(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The limits that several cited units of a code keep, beside a question on a pair."""
    counted = (_limit(cited, reference) for cited in ask.procedures if (cited.units or 0) > 1)
    return tuple(found for found in counted if found.kind == "unit_limit" and not found.values["exceeded"])


_WORDS = {
    BillingSetting.PRACTITIONER: "practitioner setting",
    BillingSetting.HOSPITAL: "outpatient hospital setting",
    BillingSetting.DME: "DME supplier setting",
}
_SUPPLIES = frozenset("ABEKL")
"""First letters of the codes that suppliers of equipment bill."""


def _limit(cited: Citation, reference: Reference, *, named: bool = False) -> Finding:
    """The limit in the setting; where that is none or nought and nobody named it, the one of a setting that bills the code."""
    here = reference.catalogue.unit_limit(cited.code, reference.setting, reference.on)
    if isinstance(here, UnitLimit) and here.units:
        return _some(cited, here, reference)
    searched = isinstance(here, UnitLimit) or not unloaded(here)
    elsewhere = _billed_elsewhere(cited, reference) if searched else None
    if elsewhere is None:
        return _none(cited, here, reference) if isinstance(here, Absent) else _some(cited, here, reference)
    told = (elsewhere, here) if not named or isinstance(here, Absent) else (here, elsewhere)
    return _some(cited, told[0], reference, beside=told[1])


def _billed_elsewhere(cited: Citation, reference: Reference) -> UnitLimit | None:
    """The limit above nought of the setting that bills the code: suppliers their supplies, else a hospital."""
    setting = BillingSetting.DME if cited.code[:1] in _SUPPLIES else BillingSetting.HOSPITAL
    found = reference.catalogue.unit_limit(cited.code, setting, reference.on)
    return found if isinstance(found, UnitLimit) and found.units else None


def _some(
    cited: Citation, found: UnitLimit, reference: Reference, beside: UnitLimit | Absent | None = None
) -> Finding:
    asked = {"units asked for": str(cited.units)} if cited.units else {}
    fields = asked | {
        "MUE value": str(found.units),
        "adjudication indicator": found.adjudication,
        "rationale": found.rationale,
    }
    values = {
        "code": found.code,
        "units": found.units,
        "told": f"{found.units}, {found.adjudication}",
        "adjudication": found.adjudication,
        "rationale": found.rationale,
        "asked": cited.units,
        "exceeded": cited.units is not None and cited.units > found.units,
        "claim": "",
        "adjudication_claim": "",
        "over_asked": False,
        "fit_asked": True,
        "lines_asked": False,
        "meaning_asked": False,
        "appeal_asked": False,
        "adjudication_asked": False,
        "rationale_asked": False,
        "other_setting": {},
        "setting": found.setting.value,
        "setting_words": _WORDS[found.setting],
        "apart": False,
        "beside": {},
        "on": reference.on.isoformat(),
        "source": source(found.release),
    }
    rows = evidence(found.release, found.code, fields)
    if isinstance(beside, UnitLimit):
        words = {"setting": beside.setting.value, "words": _WORDS[beside.setting]}
        values["beside"] = {**words, "units": beside.units, "adjudication": beside.adjudication}
        told = {"MUE value": str(beside.units), "adjudication indicator": beside.adjudication}
        rows += evidence(beside.release, beside.code, told)
    exceeded = cited.units is not None and cited.units > found.units
    single = exceeded and found.adjudication == _BY_POLICY and found.units == 1
    further, more = _further(found.code, reference) if single else ((), ())
    return Finding("unit_limit", (found.code, *further), {**values, "further": further}, (*rows, *more))


_SIBLING = 3
"""First characters that a code and the add-on for further units of its service have in common."""


def _further(code: str, reference: Reference) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The only add-on code of the neighbourhood that lists the code as a primary: `11045` to `11042`."""
    found = reference.catalogue.add_ons(code, reference.on)
    if isinstance(found, Absent):
        return (), ()
    near = [edit for edit in found.in_force if edit.add_on[:_SIBLING] == code[:_SIBLING]]
    if len(near) != 1:
        return (), ()
    fields = {"primary": near[0].primary, "type": near[0].kind.value}
    return (near[0].add_on,), evidence(found.release, near[0].add_on, fields)


def _none(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    if unloaded(absent) or release is None:
        return absence(absent, (cited.code,), reference)
    values = {
        "code": cited.code,
        "setting": reference.setting.value,
        "on": reference.on.isoformat(),
        "source": source(release),
    }
    return Finding(
        "unit_none", (cited.code,), values, evidence(release, cited.code, {"look-up": absent.kind.value})
    )
