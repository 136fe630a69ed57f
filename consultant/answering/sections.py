"""From an ask to its section: looked up, worded, answered shortly, and joined with the parts that it left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from consultant.answering import (
    by_samples,
    code_before_rule,
    codeless,
    columns_told,
    counted_first,
    described_beside,
    further_parts,
    groups_untold,
    hinted_codes,
    lacks,
    note_parts,
    open_parts,
    other_payers,
    particulars,
    rule_with_code,
    story_before,
    terms_beside,
    two_steps,
)
from consultant.answering.asking_back import asking_back
from consultant.answering.declines import Decline, certain
from consultant.answering.finding_kinds import GAPS, NCCI, NOTES, PREMISES, VERDICTS
from consultant.answering.findings import gather
from consultant.answering.findings.codes import placeholders, ranges, steady, validity
from consultant.answering.findings.coverage import indicator_meanings, zip_codes
from consultant.answering.findings.descriptions import choices, listed_rows, unheld_lists
from consultant.answering.findings.drugs import uncoded
from consultant.answering.findings.modifiers import bare, listed
from consultant.answering.findings.notes import remarks, verdicts
from consultant.answering.intents import Intent
from consultant.answering.lacks import days, unknown
from consultant.answering.lacks.lack import in_a_place
from consultant.answering.leads import ANSWERED_BY, LEADS
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask, severities_told
from consultant.answering.reading.naming import names_nothing, points_at_a_case
from consultant.answering.reading.parts import parts
from consultant.answering.reference import Reference
from consultant.answering.section import Section
from consultant.answering.short_answer import short_answer
from consultant.answering.wording import word
from consultant.model.answer import Finding
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates

_PAIR = 2
_TITLES = ("code_active", "code_header", "code_listed")
"""Kinds that say what a code is, and answer nothing else."""
_UNTRUE = frozenset(PREMISES) - {*VERDICTS, "rule", "meaning_agrees", "seventh_other", "code_terminated"}
"""What is wrong with a question, behind which nothing more of it is answered."""


def section(ask: Ask, reference: Reference, templates: MailTemplates) -> Section:
    """The answer to an ask; to an item of a list that is asked back alone, with the story before the list."""
    told = story_before.told(
        _answer(ask, reference, templates), lambda again: _answer(again, reference, templates)
    )
    found = by_samples.instead(told, reference)
    return _worded(told.ask, found, templates) if found else told


def _answer(ask: Ask, reference: Reference, templates: MailTemplates) -> Section:
    """The ask, looked up and worded: where it describes a code and asks more of it, one after the other."""
    if ask.on or ask.setting:
        reference = replace(reference, on=ask.on or reference.on, setting=ask.setting or reference.setting)
    ask = hinted_codes.described(ask, reference)
    ask = _as_answered(zip_codes.without_places(ask, reference), reference)
    pointed = not ask.citations and not ask.decline and points_at_a_case(ask.text)
    if not pointed and (columns := two_steps.columns(ask, reference)):
        if _lacking(columns[0], reference):
            return replace(_section(columns[0], reference, templates), ask=ask)
        if columns[1].citations:
            return _stepped(ask, columns, reference, templates)
    asked_back = pointed or (not ask.citations and not ask.decline and _lacking(ask, reference))
    ruled = verdicts.is_meant(ask, reference) and not severities_told.compared(ask.text)
    ruled = ruled or counted_first.counts(ask, reference)
    if asked_back or ruled or not (steps := two_steps.steps(ask, reference)):
        further = _with_further(_told(ask, reference, templates), reference, templates)
        return note_parts.with_further(further, reference.relevance)
    return _stepped(ask, steps, reference, templates)


def _stepped(ask: Ask, steps: tuple[Ask, Ask], reference: Reference, templates: MailTemplates) -> Section:
    """What is described, then what more is asked of its code, the columns that this leaves out among it."""
    first, rest = steps
    named, further = (
        _section(first, reference, templates, passed_over=NOTES),
        _section(rest, reference, templates),
    )
    for left in columns_told.left_out(further):
        further = columns_told.joined(further, _section(left, reference, templates))
    if rule_with_code.tells(named, further, ask):
        return replace(further, ask=replace(further.ask, text=ask.text))
    further = rule_with_code.without_title(named, further)
    return named.before(replace(further, ask=replace(further.ask, text=ask.text)))


_PROPOSED = frozenset({"codes_near", "code_near", "no_code"})
"""Kinds that leave open which code is meant."""


def _told(ask: Ask, reference: Reference, templates: MailTemplates) -> Section:
    """The ask, looked up; where which code it describes stays open, by the words alone that describe it."""
    whole = _section(ask, reference, templates)
    if whole.leading is not None and whole.leading.kind in _RULES:
        return code_before_rule.told(
            whole, reference, lambda ask, looked, passed_over: _section(ask, looked, templates, passed_over)
        )
    kinds = {found.kind for found in whole.worded}
    described = two_steps.described(ask) if kinds and kinds <= _PROPOSED else None
    if described is None:
        return whole
    alone = _section(described, reference, templates)
    return replace(alone, ask=replace(alone.ask, text=ask.text))


_RULES = frozenset({*NOTES, *VERDICTS, "verdict", "rule", "root_operations"}) - {"visit_level"}
"""Kinds that tell a rule and no code."""


def _with_further(whole: Section, reference: Reference, templates: MailTemplates) -> Section:
    """The section with the leading answer to each of its questions that it leaves out."""
    if whole.open:
        return open_parts.answered(whole, lambda ask: _section(ask, reference, templates))
    if any(found.kind in _UNTRUE for found in whole.worded):
        return whole
    for asked in further_parts.left_out(whole):
        parts_of = (_section(ask, reference, templates) for ask in asked)
        whole = further_parts.with_first(whole, parts_of)
    if beside := described_beside.asked(whole.ask):
        whole = described_beside.joined(whole, section(beside, reference, templates))
    for ask in columns_told.left_out(whole):
        whole = columns_told.joined(whole, _section(ask, reference, templates))
    if groups := groups_untold.asked(whole):
        whole = groups_untold.joined(whole, _section(groups, reference, templates))
    return whole


def _section(
    ask: Ask, reference: Reference, templates: MailTemplates, passed_over: Collection[str] = ()
) -> Section:
    found = (finding for finding in _findings(ask, reference) if finding.kind not in passed_over)
    return _worded(ask, found, templates)


def _worded(ask: Ask, found: Iterable[Finding], templates: MailTemplates) -> Section:
    worded = tuple(word(finding, templates) for finding in found)
    short = short_answer(ask, worded, templates)
    return Section(ask, terms_beside.answered(short, ask, worded), worded)


def _as_answered(ask: Ask, reference: Reference) -> Ask:
    """The ask without a decline that is not certain, where a note tells the rule: it is answered, and looked at with care."""
    noted = verdicts.noted(ask, reference) if ask.decline else ()
    if noted and (not certain(ask.text) or _allowed(ask, noted[0]) or _taken_for_legal(ask, noted[0])):
        return replace(ask, decline=None, doubtful=True)
    return ask


def _taken_for_legal(ask: Ask, rule: Finding) -> bool:
    """Whether a practice is said to be legal, or an act to be narrow, and our rule puts that right: a premise, and No."""
    denied, key = str(rule.values["first"]).startswith("No"), rule.evidence[0].key
    if key == "fraud-laws" and ask.decline is Decline.LEGAL and _PENALTY.search(ask.text):
        return not _OWN_CASE.search(ask.text)
    return denied and (key in _OF_LAW or bool(_LEGAL.search(ask.text)))


_OF_LAW = frozenset({"fraud-laws", "exclusion-list"})
"""Notes on what the law says of everybody."""
_PENALTY = pattern(r"\bpenalt(?:y|ies)\b|\bfines?\b|\bhow (?:many|much)\b|\byears\b|\bdamages\b")
_OWN_CASE = pattern(
    r"\b(?:we|us|our|i|my|me|sue|suing|sued|defen[ds]\w*|argue\w*|client|settle\w*|indict\w*|subpoena\w*)\b"
)
"""What the law sets is told, and no advice on a case of the asker's."""
_LEGAL = pattern(
    r"\b(?:is|are|it's|being) (?:\w+ )?(?:legal|lawful|allowed|permitted|compliant)\b(?![^.;?!]*\?)[^?]*[.;!]"
)


def _allowed(ask: Ask, rule: Finding) -> bool:
    """Whether what is told is allowed: a service under another's number by a named rule, a stamp for who cannot write."""
    first, key = str(rule.values["first"]), rule.evidence[0].key
    if key == "signature-stamp":
        return first.startswith("Yes,")
    allowed = first.startswith("Yes:") and key == "incident-to"
    return allowed and ask.decline in _OF_PROVIDERS and bool(_INCIDENT_TO.search(ask.text))


_OF_PROVIDERS = frozenset({Decline.OTHER_PROVIDER, Decline.MISSTATE})
_INCIDENT_TO = re.compile(r"\bincident[- ]to\b", re.IGNORECASE)


def _findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    if ask.decline:
        return (Finding("declined", ask.codes, {"decline": ask.decline.value}, ()),)
    ask = bare.reread(remarks.reread(zip_codes.without_places(ask, reference), reference), reference)
    if not ask.citations:
        found = _lacking(ask, reference) or codeless.findings(ask, reference)
        return unheld_lists.beside(found, ask, reference)
    if not ask.codes and (
        by_samples.pointed_at(ask, reference)
        or (names_nothing(ask.text) and not verdicts.noted(ask, reference))
    ):
        return (asking_back(ask),)
    if not ask.codes and (lines := uncoded.counted(ask, reference)):
        return lines
    ask = ranges.listed(placeholders.filled(ask, reference), reference)
    found = (*gather(ask, reference), *_elsewhere(ask, reference)) or _titles(ask, reference)
    lack, unanswered = _lack(ask, found, reference), tuple(_unanswered(ask, found))
    if lack:
        found = tuple(map(choices.opened, found))
    if lack and not _COUNTED.search(ask.text):
        found = tuple(one for one in found if one.kind not in _COUNTING)
    if unanswered and not (found or lack or ask.codes):
        return (asking_back(ask),)  # only modifiers are named, and no code that they may go on
    return (*_left_out(ask), *lack, *found, *unanswered)


_COUNTING = ("unit_limit", "ambulance_miles")
_COUNTED = re.compile(r"\b(?:mues?|limits?|max\w*|allow\w*|units?|how many miles)\b", re.IGNORECASE)
"""Asks for a number that is told whatever else is lacking."""


@lru_cache(maxsize=16)  # asked before an ask is answered, and by its answer
def _lacking(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What decides and is not told of a question without a code, where no description tells the code whole."""
    if listed_rows.tells(ask, reference):
        return ()
    lack = _lack(ask, (), reference)
    if (
        not lack
        or unknown.said(ask.text)
        or lacks.firmly(ask.text)
        or (lack[0].kind == "particulars_lacking" and particulars.firmly(ask.text))
    ):
        return lack
    whole = (
        verdicts.is_meant(ask, reference)
        or codeless.tells_whole(ask, reference)
        or indicator_meanings.told(ask)
    )
    return () if whole else lack


def _lack(ask: Ask, found: tuple[Finding, ...], reference: Reference) -> tuple[Finding, ...]:
    """The fact that decides and is not told; a wrong premise is put right before anything is asked."""
    if listed.told(ask, reference):
        return ()  # what modifiers say hangs on nothing
    fact = unknown.said(ask.text) or (unknown.DATE if _day_untold(ask, reference) else "")
    if fact and not (fact == unknown.DATE and _same_on_all_days(ask, reference)):
        return (Finding("fact_lacking", ask.codes, {"fact": fact, "codes": ask.codes}, ()),)
    premises = {finding.kind for finding in found if finding.kind in PREMISES} - _OPEN
    firmly = lacks.firmly(_with_codes(ask)) or particulars.firmly(ask.text)
    if premises and not (premises <= _BESIDE_LACKS and firmly):
        return ()
    if names_nothing(ask.text) and not ask.codes:
        fact = lacks.lacking(ask.text, whole=True)
        return (Finding("fact_lacking", (), {"fact": fact, "codes": ()}, ()),) if fact else ()
    operation = codeless.of_procedures(ask.text) or any(
        cited.system is CodeSystem.ICD10PCS for cited in ask.citations
    )
    if thing := "" if operation else particulars.lacking(ask.text):
        return (Finding("particulars_lacking", ask.codes, {"thing": thing}, ()),)
    if fact := lacks.lacking(_with_codes(ask)):
        return (Finding("fact_lacking", ask.codes, {"fact": fact, "codes": ask.codes}, ()),)
    payer = other_payers.asked(ask.text)
    if not payer or verdicts.noted(ask, reference):
        return ()
    return (
        Finding(
            "other_payer", ask.codes, {"payer": payer, "codes": ask.codes, "placed": in_a_place(ask.text)}, ()
        ),
    )


def _day_untold(ask: Ask, reference: Reference) -> bool:
    """Whether a cited code is asked of at a day of service that is pointed at and nowhere told."""
    return bool(ask.codes) and reference.on == ask.today and days.untold(ask.text)


def _same_on_all_days(ask: Ask, reference: Reference) -> bool:
    """Whether the code that is cited or described has been the same for years, so that it hangs on no date."""
    if ask.citations:
        return steady.on_all_days(ask, reference)
    today = codeless.fitting(ask, reference)
    before = (replace(reference, on=day) for day in reversed(tuple(steady.eves(reference.on))))
    return bool(today) and all(codeless.fitting(ask, one) == today for one in before)


_BESIDE_LACKS = frozenset({*VERDICTS, "rule", "code_header", "code_unconfirmed"})
"""Premises beside which a fact that decides is asked for: that a code is not whole, or what holds in general."""
_OPEN = frozenset({*NOTES, "choice", "titles_compared", "meaning_agrees"})
"""Kinds that lead the answer and leave it to the record what is chosen, or agree with what is stated."""


def _with_codes(ask: Ask) -> str:
    """The text with the codes that an earlier question or a quoted reply named for it."""
    inherited = (code for code in ask.codes if code.lower() not in ask.text.lower())
    return " ".join((ask.text, *inherited))


def _titles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the diagnoses are of a question that nothing answers; of a procedure that says nothing to it."""
    return () if ask.procedures else validity.described(ask, reference)


def _elsewhere(ask: Ask, reference: Reference) -> Iterator[Finding]:
    """The edits and limits of the other setting, where the question names both."""
    if not reference.both_settings:
        return
    other = next(
        one for one in (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL) if one is not reference.setting
    )
    for finding in gather(ask, replace(reference, setting=other)):
        if finding.kind in NCCI and finding.kind != "edit_apart":
            yield replace(finding, values={**finding.values, "advised": False, "elsewhere": True})


def _unanswered(ask: Ask, found: tuple[Finding, ...]) -> Iterator[Finding]:
    """What was asked and no finding answers, said as such (A17)."""
    kinds = {finding.kind for finding in found}
    if kinds & {
        "pcs_characters",
        "code_terminated",
        "code_unknown",
        "side_differs",
        "type_differs",
        "title_detail",
        *VERDICTS,
    } or (not ask.codes and kinds & {*NOTES}):
        return
    if any(finding.values.get("appeal_barred") for finding in found) or any(
        finding.values.get("appeal_asked") and finding.values["adjudication"] == "2" for finding in found
    ):
        return
    if any(finding.values.get("missing") or finding.values.get("stated") for finding in found):
        return
    if kinds - {*GAPS, *_TITLES} and len(parts(ask.text)) < _PAIR:
        return  # it is one question, read in two ways
    sent_back = bool(ask.remarks) and "code_active" in kinds
    if kinds and kinds <= {"code_active", "code_header"} and not ask.procedures:
        return
    for intent in ask.intents:
        if sent_back and intent is Intent.TOGETHER and len(ask.procedures) < _PAIR:
            continue  # the code beside the remark is the one that came back with it
        if not kinds & {*LEADS[intent], *GAPS, *ANSWERED_BY.get(intent, ())}:
            yield Finding("not_answered", ask.codes, {"intent": intent.value, "codes": ask.codes}, ())


def _left_out(ask: Ask) -> Iterator[Finding]:
    if ask.left_out:
        yield Finding("left_out", ask.codes, {"first": ask.codes[0], "last": ask.codes[-1]}, ())
