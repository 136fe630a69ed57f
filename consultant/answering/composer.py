"""Puts a reply together: the skeleton of the reply contract, filled with worded findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consultant.answering.findings import gather
from consultant.answering.reading import Ask, Reading, read
from consultant.answering.reference import NAMES, Reference
from consultant.answering.topics import THRESHOLD, Intent
from consultant.answering.wording import Worded, word
from consultant.model.answer import Draft, DraftStatus, Evidence, Finding, Question
from consultant.model.catalogue import CodeSet
from consultant.model.codes import CodeSystem
from consultant.ports import Catalogue
from consultant.templates import MailTemplates

PREMISES = ("code_terminated", "code_header", "code_future", "code_unknown")
"""Kinds that correct the question: they come first in the short answer (A2)."""

_EDITS = ("edit_closed", "edit_open", "edit_not_applicable", "edit_ended", "edit_none")
_EXCLUSIONS = ("excludes1", "excludes2", "excludes_none")
_GAPS = ("set_not_loaded", "no_release_for_date")
_CODES = (*PREMISES, "code_active", "code_listed", "code_unconfirmed")
LEADS: Mapping[Intent, tuple[str, ...]] = {
    Intent.WHAT_IS: _CODES,
    Intent.VALID: _CODES,
    Intent.TOGETHER: (*_EDITS, *_EXCLUSIONS, "code_first", "use_additional", "edit_alone"),
    Intent.UNITS: ("unit_limit", "unit_none"),
    Intent.MODIFIER: (
        "modifier_misfit",
        *_EDITS,
        "modifier_fits",
        "modifier_meaning",
        "modifier_unknown",
        "modifier_undecided",
    ),
    Intent.BILATERAL: ("bilateral", "fee_none"),
    Intent.GLOBAL: ("global_days", "fee_none"),
    Intent.ASSISTANT: ("assistants", "fee_none"),
    Intent.MULTIPLE: ("multiple_procedure", "fee_none"),
    Intent.COMPONENTS: ("components", "fee_none"),
    Intent.STATUS: ("fee_status", "fee_none"),
    Intent.PAYMENT: ("relative_values", "fee_none"),
    Intent.NOTES: ("code_first", "use_additional", *_EXCLUSIONS, "icd_note", "icd_note_none"),
    Intent.DOCUMENT: ("edit_open", "edit_closed"),
    Intent.MAP: (),
}
"""Which kind of finding gives an intent's short answer; the first kind that is found leads."""

_LEADS_SHOWN = 3
_QUESTIONS_BACK = 3
_REPORTS_SHOWN = 3
_MEDICARE_SETS = frozenset({set_.value for set_ in CodeSet} - {CodeSet.ICD10CM.value, CodeSet.STARTER.value})
_NCCI_KINDS = frozenset({*_EDITS, "unit_limit", "unit_none"})


@dataclass(frozen=True, slots=True)
class _Section:
    """One answered ask: its short answer and the findings behind it."""

    ask: Ask
    short: tuple[str, ...]
    worded: tuple[Worded, ...]

    @property
    def answered(self) -> bool:
        return any(worded.finding.evidence for worded in self.worded) and not self.gap

    @property
    def gap(self) -> bool:
        return all(worded.kind in (*_GAPS, "not_answered", "no_code", "edit_alone") for worded in self.worded)

    def values(self) -> Mapping[str, Any]:
        return {
            "codes": self.ask.codes,
            "short": self.short,
            "said": _distinct(worded.said for worded in self.worded),
            "report": _distinct(worded.report for worded in self.worded)[:_REPORTS_SHOWN],
            "declined": self.ask.decline is not None,
        }


class Answerer:
    """The composer: deterministic, it words what the catalogue says and nothing else."""

    def __init__(self, catalogue: Catalogue, templates: MailTemplates) -> None:
        self._catalogue = catalogue
        self._templates = templates

    def draft(self, question: Question) -> Draft:
        """A draft for the question, on the catalogue as it is now."""
        reading = read(question)
        reference = Reference(self._catalogue, reading.on, reading.setting)
        sections = tuple(self._section(ask, reference) for ask in reading.asks)
        return _Composition(question, reading, sections, reference, self._templates).draft()

    def _section(self, ask: Ask, reference: Reference) -> _Section:
        findings = _declined(ask) if ask.decline else _found(ask, reference)
        worded = tuple(word(finding, self._templates) for finding in findings)
        return _Section(ask, self._short(ask, worded), worded)

    def _short(self, ask: Ask, worded: tuple[Worded, ...]) -> tuple[str, ...]:
        said = [found.short for found in worded if found.kind in (*PREMISES, "declined", "no_code")]
        for intent in ask.intents if not ask.decline else ():
            said += self._leads(intent, worded)
        return _distinct(said) or _distinct(found.short for found in worded)[:1]

    def _leads(self, intent: Intent, worded: tuple[Worded, ...]) -> list[str]:
        kinds = LEADS[intent]
        ranked = sorted(
            (found for found in worded if found.kind in kinds), key=lambda found: kinds.index(found.kind)
        )
        if not ranked:
            return [
                found.short
                for found in worded
                if found.kind in _GAPS or found.finding.values.get("intent") == intent.value
            ]
        if ranked[0].kind not in _EDITS:
            return [found.short for found in ranked if found.kind == ranked[0].kind][:_LEADS_SHOWN]
        others = sum(found.kind in _EDITS for found in ranked) > 1
        return [ranked[0].short] + [self._templates.sentence("answer/lines.txt", "other_pairs", {})] * others


def _found(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    if not ask.citations:
        return (Finding("no_code", (), {}, ()),)
    found = gather(ask, reference)
    return (*found, *_unanswered(ask, found))


def _unanswered(ask: Ask, found: tuple[Finding, ...]) -> Iterable[Finding]:
    """What was asked and no finding answers, said as such (A17)."""
    kinds = {finding.kind for finding in found}
    for intent in ask.intents:
        if not kinds & {*LEADS[intent], *_GAPS, *PREMISES}:
            yield Finding("not_answered", ask.codes, {"intent": intent.value, "codes": ask.codes}, ())


def _declined(ask: Ask) -> tuple[Finding, ...]:
    return (Finding("declined", ask.codes, {"decline": ask.decline.value if ask.decline else ""}, ()),)


def _distinct(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


@dataclass(frozen=True, slots=True)
class _Composition:
    """Everything that a reply is made of, on its way to a draft."""

    question: Question
    reading: Reading
    sections: tuple[_Section, ...]
    reference: Reference
    templates: MailTemplates

    def draft(self) -> Draft:
        text = self.templates.text("answer/body.txt", self._values())
        recorded = tuple(worded.recorded() for worded in self._worded)
        confidence = min(section.ask.confidence for section in self.sections)
        return Draft(
            _tidy(text), self._status(), recorded, self._topics(), confidence, self._risks(confidence)
        )

    @property
    def _worded(self) -> tuple[Worded, ...]:
        return tuple(worded for section in self.sections for worded in section.worded)

    @property
    def _evidence(self) -> tuple[Evidence, ...]:
        return tuple(row for worded in self._worded for row in worded.finding.evidence)

    def _values(self) -> Mapping[str, Any]:
        return {
            "name": _greeted(self.question.greeting_name),
            "number": self.question.number,
            "sections": [section.values() for section in self.sections],
            "changes": self._changes(),
            "asks": _distinct(line for worded in self._worded for line in worded.asks)[:_QUESTIONS_BACK],
            "sources": self._sources(),
            "notices": self._notices(),
        }

    def _line(self, block: str, **values: Any) -> str:
        return self.templates.sentence("answer/lines.txt", block, values)

    def _changes(self) -> tuple[str, ...]:
        lines = []
        if self._evidence:
            if self.reading.date_assumed:
                lines.append(self._line("date_assumed", on=self.reading.on.isoformat()))
            if self.reading.setting_assumed and any(worded.kind in _NCCI_KINDS for worded in self._worded):
                lines.append(self._line("setting_assumed"))
        return _distinct([*lines, *(worded.change for worded in self._worded)])[:4]

    def _editions(self) -> Mapping[tuple[str, str], bool]:
        """The releases that the reply cites, each with whether it is stale on the date of service."""
        loaded = {
            (release.code_set.value, release.edition): release
            for release in self.reference.catalogue.releases()
        }
        cited = dict.fromkeys((row.code_set, row.release) for row in self._evidence if row.release)
        return {key: key in loaded and loaded[key].stale(self.reading.on) for key in cited}

    def _sources(self) -> tuple[str, ...]:
        effective = {(row.code_set, row.release): row.effective for row in self._evidence}
        on = self.reading.on.isoformat()
        return tuple(
            self._line(
                "source",
                name=NAMES[CodeSet(key[0])],
                edition=key[1],
                effective=effective[key],
                stale=stale,
                on=on,
            )
            for key, stale in self._editions().items()
        )

    def _notices(self) -> tuple[str, ...]:
        cpt = any(cited.system is CodeSystem.CPT for cited in self.question.citations)
        medicare = any(row.code_set in _MEDICARE_SETS for row in self._evidence)
        blocks = {
            "identifiers": self.question.identifiers_found,
            "cpt": cpt,
            "medicare": medicare,
            "disclaimer": True,
        }
        return tuple(self._line(block) for block, needed in blocks.items() if needed)

    def _status(self) -> DraftStatus:
        if all(section.ask.decline for section in self.sections):
            return DraftStatus.DECLINED
        open_ends = ("no_code", "edit_alone")
        if all(
            any(worded.kind in open_ends for worded in section.worded) or section.ask.decline
            for section in self.sections
        ):
            return DraftStatus.NEEDS_INFO
        return DraftStatus.DRAFT

    def _topics(self) -> tuple[str, ...]:
        named = [intent.topic for section in self.sections for intent in section.ask.intents]
        declined = ["compliance"] * any(section.ask.decline for section in self.sections)
        return tuple(dict.fromkeys(declined + named))

    def _risks(self, confidence: float) -> tuple[str, ...]:
        risks = {
            "compliance": any(section.ask.decline for section in self.sections),
            "identifiers found": self.question.identifiers_found,
            "no grounded fact": not any(section.answered for section in self.sections),
            "part not answered": any(worded.kind == "not_answered" for worded in self._worded),
            "set not loaded": any(worded.kind in _GAPS for worded in self._worded),
            "stale release": any(self._editions().values()),
            "low confidence": confidence < THRESHOLD,
        }
        return tuple(name for name, holds in risks.items() if holds)


def _greeted(name: str) -> str:
    """The asker's name when it is one: no address, no digits, not long."""
    flat = " ".join(name.split())
    return flat if len(flat) <= 40 and "@" not in flat and not any(sign.isdigit() for sign in flat) else ""


def _tidy(text: str) -> str:
    """The text without blank lines at its ends and with one between paragraphs."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for position, line in enumerate(lines) if line or (position and lines[position - 1])]
    return "\n".join(kept) + "\n"
