"""One answered ask: its findings, worded, and its short answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consultant.answering import (
    codeless,
    further_parts,
    lacks,
    other_payers,
    pair_words,
    particulars,
    polarity,
    terms_beside,
    two_steps,
)
from consultant.answering.declines import certain
from consultant.answering.findings import gather
from consultant.answering.findings.codes import placeholders, validity
from consultant.answering.findings.coverage import zip_codes
from consultant.answering.findings.notes import remarks, verdicts
from consultant.answering.intents import Intent
from consultant.answering.leads import (
    ANSWERED_BY,
    DECIDING,
    DROPPED,
    GAPS,
    LACKING,
    LEADS,
    NCCI,
    NOTES,
    NOTHING_TO_DO,
    OPEN_ENDS,
    PREMISES,
    VERDICTS,
)
from consultant.answering.reading import Ask
from consultant.answering.reading.naming import names_nothing
from consultant.answering.reading.parts import parts
from consultant.answering.reference import Reference
from consultant.answering.short_answer import distinct, short_answer
from consultant.answering.wording import Worded, word
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import BillingSetting
from consultant.templates import MailTemplates

_LEADS_SHOWN = 3
_REPORTS_SHOWN = 3
_LEAD_WORDS = 90
"""Of the leads of a reply that is too long: what goes beyond is left to the data."""
_PAIR = 2
_TITLES = ("code_active", "code_header", "code_listed")
"""Kinds that say what a code is, and answer nothing else."""
_NAMED = ("drug_code", "code_fitting")
_UNTRUE = frozenset(PREMISES) - {*VERDICTS, "rule", "meaning_agrees"}
"""What is wrong with a question, behind which nothing more of it is answered."""
_SAYING_NOTHING = (
    *DECIDING,
    *GAPS,
    *LACKING,
    "not_answered",
    "code_active",
    "code_profile",
    "code_listed",
    "note",
    "icd_note",
    "icd_notes",
    "icd_note_none",
)
"""Kinds that answer no part of a question."""


@dataclass(frozen=True, slots=True)
class Section:
    """The short answer to one ask and the findings behind it."""

    ask: Ask
    short: tuple[str, ...]
    worded: tuple[Worded, ...]
    advices: int = _REPORTS_SHOWN
    """How many sentences on how to report are shown."""

    @property
    def answered(self) -> bool:
        """Whether a row of the catalogue stands behind the answer."""
        return any(found.finding.evidence and found.kind not in (*GAPS, *OPEN_ENDS) for found in self.worded)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The rows behind its findings."""
        return tuple(row for found in self.worded for row in found.finding.evidence)

    @property
    def open(self) -> bool:
        """Whether all it can do is to ask back: nothing is answered, or what decides the answer is not known."""
        leading = self.leading
        if leading is not None and leading.kind in _NAMED:  # the code is known, its units hang on the dose
            leading = next((found for found in self.worded if found.kind == "dose_needed"), leading)
        asks_first = leading is not None and leading.kind in DECIDING and bool(leading.asks)
        return asks_first or (any(found.kind in OPEN_ENDS for found in self.worded) and not self.answered)

    @property
    def leading(self) -> Worded | None:
        """The finding that its first sentence is of."""
        return next((found for found in self.worded if self.short and self._says(found, self.short[0])), None)

    @staticmethod
    def _says(found: Worded, sentence: str) -> bool:
        return sentence in (found.short, polarity.without_yes_or_no(found.short))

    def values(self, shown: Collection[str] = ()) -> Mapping[str, Any]:
        """What `answer/body.txt` shows of it, without the lines that sections before it have shown."""
        return {
            "codes": self.ask.codes,
            "on": self.ask.on.isoformat() if self.ask.on else "",
            "short": self.short,
            "said": tuple(
                line for line in distinct(found.said for found in self.worded) if line not in shown
            ),
            "report": self._report(),
            "declined": self.ask.decline is not None,
        }

    def _report(self) -> tuple[str, ...]:
        """How to report it; that a pair needs no modifier is said only where nothing else is to be said."""
        lines = distinct(worded.report for worded in self.worded if worded.kind not in NOTHING_TO_DO)
        return lines[: self.advices] or distinct(worded.report for worded in self.worded)[:1]

    def leaner(self, level: int) -> Section:
        """The section without what a long reply can spare: groups of `DROPPED` where they lead no answer, then words."""
        # Words are spared before the last group, the notes, goes; a limit that was asked for stays.
        asked = frozenset({"unit_limit"} if Intent.UNITS in self.ask.intents else ())
        spared = frozenset().union(*DROPPED[: min(level, len(DROPPED) - 1)], *DROPPED[: level - 1]) - asked
        leanest = level > len(DROPPED)
        short = _fitting(self.short) if leanest else self.short
        kept = (
            found
            for found in self.worded
            if found.kind not in spared or any(self._says(found, one) for one in short)
        )
        shortened = level >= len(DROPPED)
        worded = tuple(
            found.shortened(leads=any(self._says(found, one) for one in short)) if shortened else found
            for found in kept
        )
        advices = 1 if leanest else 2 if shortened else self.advices
        return replace(self, short=short, worded=worded, advices=advices)


def _fitting(short: tuple[str, ...]) -> tuple[str, ...]:
    """The first leads, three at least, and further ones as long as all are short."""
    words = [len(" ".join(short[: place + 1]).split()) for place in range(len(short))]
    return tuple(
        one for place, one in enumerate(short) if place < _LEADS_SHOWN or words[place] <= _LEAD_WORDS
    )


def section(ask: Ask, reference: Reference, templates: MailTemplates) -> Section:
    """The ask, looked up and worded: where it describes a code and asks more of it, one after the other."""
    ask = _as_answered(zip_codes.without_places(ask, reference), reference)
    lacks = not ask.citations and not ask.decline and _lack(ask, (), reference)
    if lacks or verdicts.tells_code(ask, reference) or not (steps := two_steps.steps(ask, reference)):
        return _with_further(_section(ask, reference, templates), reference, templates)
    first, rest = steps
    named, further = (
        _section(first, reference, templates, passed_over=NOTES),
        _section(rest, reference, templates),
    )
    return Section(
        replace(further.ask, text=ask.text),
        distinct((*named.short, *further.short)),
        (*named.worded, *(found for found in further.worded if found not in named.worded)),
    )


def _with_further(whole: Section, reference: Reference, templates: MailTemplates) -> Section:
    """The section with the leading answer to each of its questions that it leaves out."""
    if whole.open or any(found.kind in _UNTRUE for found in whole.worded):
        return whole
    for ask in further_parts.alone(whole.ask, len(whole.short)):
        whole = _joined(whole, _section(ask, reference, templates))
    return whole


def _joined(whole: Section, part: Section) -> Section:
    """The section with the answer to a part, where that is one and nothing of its kind was found before."""
    leading = part.leading
    if leading is None or leading.kind in _SAYING_NOTHING or _told_already(part.short[0], whole.short):
        return whole
    if leading.kind == "edit_none" and not pair_words.about_pairs(part.ask.text):
        return whole  # the codes are only named there
    if _within(leading, whole):
        return whole
    if leading in whole.worded:
        return replace(whole, short=(*whole.short, part.short[0]))
    if leading.kind in {found.kind for found in whole.worded}:
        return whole
    return replace(whole, short=(*whole.short, part.short[0]), worded=(*whole.worded, leading))


def _within(leading: Worded, whole: Section) -> bool:
    """Whether it is the base or the reduction of an endoscopy, which the section has told with more."""
    kinds = {found.kind for found in whole.worded}
    if leading.kind == "field":
        based = any("base" in row.field for row in leading.finding.evidence)
        return based and not kinds.isdisjoint(("endoscopic_families", "multiple_procedure"))
    return leading.kind == "multiple_procedure" and "endoscopic_families" in kinds


def _told_already(sentence: str, short: tuple[str, ...]) -> bool:
    plain = polarity.without_yes_or_no
    return plain(sentence) in map(plain, short)


def _section(
    ask: Ask, reference: Reference, templates: MailTemplates, passed_over: Collection[str] = ()
) -> Section:
    found = (finding for finding in _findings(ask, reference) if finding.kind not in passed_over)
    worded = tuple(word(finding, templates) for finding in found)
    short = short_answer(ask, worded, templates)
    return Section(ask, terms_beside.answered(short, ask, worded), worded)


def _as_answered(ask: Ask, reference: Reference) -> Ask:
    """The ask without a decline that is not certain, where a note tells the rule: it is answered, and looked at with care."""
    if ask.decline and not certain(ask.text) and verdicts.noted(ask, reference):
        return replace(ask, decline=None, doubtful=True)
    return ask


def _findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    if ask.decline:
        return (Finding("declined", ask.codes, {"decline": ask.decline.value}, ()),)
    ask = remarks.reread(zip_codes.without_places(ask, reference), reference)
    if not ask.citations:
        lack = _lack(ask, (), reference)
        return (
            lack if lack and not codeless.tells_whole(ask, reference) else codeless.findings(ask, reference)
        )
    if not ask.codes and names_nothing(ask.text) and not verdicts.noted(ask, reference):
        return (codeless.asking_back(ask),)
    reference = replace(reference, on=ask.on) if ask.on else reference
    ask = placeholders.filled(ask, reference)
    found = (*gather(ask, reference), *_elsewhere(ask, reference)) or _titles(ask, reference)
    return (*_left_out(ask), *_lack(ask, found, reference), *found, *_unanswered(ask, found))


def _lack(ask: Ask, found: tuple[Finding, ...], reference: Reference) -> tuple[Finding, ...]:
    """The fact that decides and is not told; a wrong premise is put right before anything is asked."""
    if any(finding.kind in PREMISES and finding.kind not in NOTES for finding in found):
        return ()
    if names_nothing(ask.text) and not ask.codes:
        fact = lacks.lacking(ask.text, whole=True)
        return (Finding("fact_lacking", (), {"fact": fact, "codes": ()}, ()),) if fact else ()
    if thing := particulars.lacking(ask.text):
        return (Finding("particulars_lacking", ask.codes, {"thing": thing}, ()),)
    if fact := lacks.lacking(ask.text):
        return (Finding("fact_lacking", ask.codes, {"fact": fact, "codes": ask.codes}, ()),)
    payer = other_payers.asked(ask.text) if not verdicts.noted(ask, reference) else ""
    return (Finding("other_payer", ask.codes, {"payer": payer, "codes": ask.codes}, ()),) if payer else ()


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
    if kinds & {"code_terminated", "code_unknown", "side_differs", "type_differs", *VERDICTS} or (
        not ask.codes and kinds & {*NOTES}
    ):
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
