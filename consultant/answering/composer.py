"""Puts a reply together: the skeleton of the reply contract, filled with answered sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consultant.answering.conflicts import conflicting
from consultant.answering.dates import tells_day_without_year, years_named
from consultant.answering.declines import certain
from consultant.answering.finding_kinds import GAPS, NCCI
from consultant.answering.intents import THRESHOLD
from consultant.answering.leads import DROPPED, KIND_TOPICS
from consultant.answering.reading import Reading
from consultant.answering.reading.items import begins
from consultant.answering.reference import KNOWLEDGE, NAMES, Reference
from consultant.answering.section import Section
from consultant.answering.short_answer import distinct
from consultant.answering.wording import Worded
from consultant.model.answer import Draft, DraftStatus, Evidence, Question
from consultant.model.catalogue import CodeSet, Release
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates

_SURGERY_CENTER = re.compile(r"\basc\b|\bambulatory surg\w+", re.IGNORECASE)
MOST_WORDS = 250
"""Words of a reply to one question (reply contract, skeleton)."""
LESS_SURE: Mapping[str, float] = {
    "perhaps improper": 0.9,
    "no grounded fact": 0.7,
    "part not answered": 0.85,
    "rule from notes": 0.95,
    "answered by likeness": 0.8,
    "set not loaded": 0.7,
    "excerpt only": 0.8,
    "not proven for the date": 0.8,
    "conflicting data": 0.85,
    "stale release": 0.9,
}
"""What each doubt leaves of the confidence in a draft."""
_CHANGES_SHOWN = 4
_DAY_ASKED = "What was the date of service?"
"""Not asked back where a day is told, though only its quarter be kept."""
_QUESTIONS_BACK = 3
_PAYER_SHOWN = 40
_NOBODYS_RULES = (
    CodeSet.ICD10CM, CodeSet.ICD10PCS, CodeSet.ICD9CM, CodeSet.STARTER, CodeSet.HCPCS, CodeSet.CCSR, CodeSet.REMITTANCE,
    CodeSet.PLACES, CodeSet.RBCS, CodeSet.GEM_ICD10CM_TO_ICD9, CodeSet.GEM_ICD9_TO_ICD10CM, CodeSet.GEM_ICD10PCS_TO_ICD9,
    CodeSet.GEM_ICD9_TO_ICD10PCS,
)  # fmt: skip
_MEDICARE_SETS = frozenset({known.value for known in CodeSet} - {known.value for known in _NOBODYS_RULES})
"""Sets that are Medicare's own rules; the others say what codes mean."""
_CPT = re.compile(
    r"(?<!ZIP )(?<!ZIP code )(?<!carrier )(?<!carriers )(?<!contractor )(?<![\w.,$-])(?:\d{5}|\d{4}[TFU])(?!\w|[.,]\d)"
)
"""A CPT code (five digits, or four and a letter), and no place, contractor or amount."""
_MEDICARE_SOURCE = re.compile(r"\bmedicare\b|\bCFR\b|\bsocial security act\b|\bncci\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything that a reply is made of, on its way to a draft."""

    question: Question
    reading: Reading
    sections: tuple[Section, ...]
    reference: Reference
    templates: MailTemplates
    loaded: Mapping[tuple[str, str], Release]
    """Every release of the catalogue by its set and edition."""
    brief: bool = False
    """Whether it leaves out what would change the answer, to be short enough; the setting it assumes stays."""
    briefest: bool = False
    """Whether it leaves that out too: the first lines name the setting."""

    def draft(self) -> Draft:
        """The first draft that is short enough, each leaner than the one before; the leanest where none is."""
        for fitting in self._leaner():
            text = _tidy(self.templates.text("answer/body.txt", fitting._values()))
            if len(text.split()) <= MOST_WORDS * len(self.sections):
                break
        return fitting._drafted(text)

    def _leaner(self) -> Iterator[Composition]:
        yield self
        for level in range(len(DROPPED) + 2):
            leaner = tuple(section.leaner(level) for section in self.sections)
            yield replace(self, sections=leaner, brief=level > 0, briefest=level >= len(DROPPED))

    def _drafted(self, text: str) -> Draft:
        recorded = tuple(worded.recorded() for worded in self._worded)
        confidence = self._confidence()
        risks = (*self._doubts(), *["low confidence"] * (confidence < THRESHOLD))
        return Draft(text, self._status(), recorded, self._topics(), confidence, risks)

    def _confidence(self) -> float:
        """How sure the reading is, less for each doubt that the data leave."""
        asked = [section.ask for section in self.sections]
        sure = min(ask.confidence for ask in asked)
        if all(ask.decline for ask in asked):
            return sure
        for doubt in self._doubts():
            sure *= LESS_SURE.get(doubt, 1.0)
        return round(sure, 2)

    @property
    def _worded(self) -> tuple[Worded, ...]:
        return tuple(worded for section in self.sections for worded in section.worded)

    @property
    def _evidence(self) -> tuple[Evidence, ...]:
        return tuple(row for section in self.sections for row in section.evidence)

    def _values(self) -> Mapping[str, Any]:
        sections = self._sections()
        return {
            "name": _greeted(self.question.greeting_name),
            "number": self.question.number,
            "on": self.reading.on.isoformat() if self._evidence else "",
            "date_assumed": self.reading.date_assumed,
            "years": self._years_told(),
            "yearless": self.reading.date_assumed and tells_day_without_year(self.question.text),
            "undated": self.reading.undated,
            "date_masked": self.question.date_masked,
            "setting": self._setting() if self._about_edits else "",
            "sections": sections,
            "changes": self._changes(),
            "asks": self._asks(),
            "sources": self._sources(),
            "notices": self._notices(_lines(sections)),
        }

    def _years_told(self) -> tuple[str, ...]:
        """The years without a day that the mail names and whose releases answer it, where no day of service is told."""
        if not self.reading.date_assumed:
            return ()
        named = years_named(self.question.text)
        used = [row.release for row in self._evidence if row.code_set != KNOWLEDGE] if named else []
        told = tuple(year for year in named if any(_of_year(release, year) for release in used))
        return () if told == (str(self.reading.on.year),) else told

    def _asks(self) -> tuple[str, ...]:
        """At most three questions back, and the wish that what one reply cannot hold comes in another mail."""
        told = self.question.date_masked or not self.reading.date_assumed
        lines = (line for worded in self._worded for line in worded.asks)
        asked = distinct(line for line in lines if not (told and line == _DAY_ASKED))[:_QUESTIONS_BACK]
        unread = self.reading.unread
        return (*asked, *[self._line("unread", number=unread)] * bool(unread))

    def _sections(self) -> list[Mapping[str, Any]]:
        """What each section shows; a line that two of them say, such as a note, stands in the first."""
        shown: list[str] = []
        told = []
        for section in self.sections:
            told.append(section.values(shown))
            shown += told[-1]["said"]
        return told

    def _line(self, block: str, **values: Any) -> str:
        return self.templates.sentence("answer/lines.txt", block, values)

    def _changes(self) -> tuple[str, ...]:
        assumed = [self._line("setting_assumed")] * (self._about_edits and self.reading.setting_assumed)
        if self.briefest:
            return ()
        if self.brief:
            return tuple(assumed)
        return distinct([*assumed, *(worded.change for worded in self._worded)])[:_CHANGES_SHOWN]

    def _setting(self) -> str:
        if self.reading.both_settings:
            return "practitioner and a hospital"
        surgery_center = bool(_SURGERY_CENTER.search(self.question.text))
        return (
            "practitioner (its edits hold for an ASC too)" if surgery_center else self.reading.setting.value
        )

    @property
    def _about_edits(self) -> bool:
        return any(worded.kind in NCCI for worded in self._worded)

    def _editions(self) -> Mapping[tuple[str, str], bool]:
        """The releases that the reply cites, each with whether it is stale on the date of service."""
        loaded = self.loaded
        cited: dict[tuple[str, str], bool] = {}
        for section in self.sections:
            for row in section.evidence:
                if self.briefest and row.field == "modifier":
                    continue  # only that the modifier exists: what is said of it has a source of its own
                key = row.code_set, row.release
                stale = key in loaded and loaded[key].stale(section.ask.on or self.reading.on)
                cited[key] = cited.get(key, True) and stale
        return {key: stale for key, stale in cited.items() if key[1]}

    def _from_excerpt(self) -> bool:
        loaded = self.loaded
        return any(key in loaded and not loaded[key].complete for key in self._editions())

    def _sources(self) -> tuple[str, ...]:
        effective = {(row.code_set, row.release): row.effective for row in self._evidence}
        editions = self._editions()
        lines = [self._source(*key, effective[key], stale=stale) for key, stale in editions.items()]
        late = [self._line("stale", on=self.reading.on.isoformat())] * any(editions.values())
        return (*lines, *late)

    def _source(self, code_set: str, edition: str, effective: str, *, stale: bool) -> str:
        if code_set == KNOWLEDGE:
            return self._line("publication", name=edition, effective=effective)
        return self._line(
            "source",
            name=NAMES[CodeSet(code_set)],
            edition=edition,
            effective=effective,
            stale=stale,
            later=(code_set, edition) in self._later,
        )

    @property
    def _later(self) -> frozenset[tuple[str, str]]:
        """The releases cited that took effect later in the year than the service."""
        cited = ((row.code_set, row.release) for row in self._evidence)
        return frozenset(
            key for key in cited if key in self.loaded and self.loaded[key].later(self.reading.on)
        )

    def _notices(self, shown: Iterable[str]) -> tuple[str, ...]:
        """What stands below every reply, and what the codes and sources of this one want: a note may bring a CPT code in."""
        cited = any(cited.system is CodeSystem.CPT for cited in self.question.citations)
        cpt = cited or any(map(_CPT.search, shown))
        medicare = any(
            row.code_set in _MEDICARE_SETS
            or (row.code_set == KNOWLEDGE and _MEDICARE_SOURCE.search(row.release))
            for row in self._evidence
        )
        blocks = {
            "identifiers": self.question.identifiers_found,
            "cpt": cpt,
            "medicare": medicare,
            "disclaimer": True,
        }
        return tuple(self._line(block, payer=self._payer) for block, needed in blocks.items() if needed)

    @property
    def _payer(self) -> str:
        """The payer's name when it is not Medicare itself: letters and spaces only, so that it brings no number in."""
        name = " ".join("".join(sign if sign.isalpha() else " " for sign in self.question.payer).split())
        return "" if name.lower() == "medicare" else name[:_PAYER_SHOWN]

    def _status(self) -> DraftStatus:
        if self._refused():
            return DraftStatus.DECLINED
        if all(section.open or section.ask.decline for section in self.sections):
            return DraftStatus.NEEDS_INFO
        return DraftStatus.DRAFT

    def _refused(self) -> bool:
        """Whether the mail as a whole is declined: nothing else is asked, or no more than stands beside what is surely improper
        in running text; of numbered questions each is its own."""
        declined = [section.ask.text for section in self.sections if section.ask.decline]
        if len(declined) == len(self.sections):
            return True
        if begins(self.question.text) or 2 * len(declined) < len(self.sections):
            return False
        return any(map(certain, declined))

    def _topics(self) -> tuple[str, ...]:
        answered = [section.ask for section in self.sections if not section.ask.decline]
        named = [topic for ask in answered for topic in ask.topics]
        named += [topic for worded in self._worded if (topic := _topic(worded))]
        declined = ["compliance"] * any(section.ask.decline for section in self.sections)
        return tuple(dict.fromkeys(declined + named))

    def _doubts(self) -> tuple[str, ...]:
        """Reasons for a careful review."""
        risks = {
            "compliance": any(section.ask.decline for section in self.sections),
            "perhaps improper": any(section.ask.doubtful for section in self.sections),
            "identifiers found": self.question.identifiers_found,
            "no grounded fact": not any(section.answered for section in self.sections),
            "part not answered": bool(self.reading.unread)
            or any(worded.kind in ("not_answered", "left_out") for worded in self._worded),
            "rule from notes": any(worded.kind in ("note", "verdict") for worded in self._worded),
            "answered by likeness": any(worded.finding.values.get("likened") for worded in self._worded),
            "set not loaded": any(worded.kind in GAPS for worded in self._worded),
            "excerpt only": self._from_excerpt(),
            "not proven for the date": bool(self._later)
            or any(worded.finding.values.get("unproven") for worded in self._worded),
            "conflicting data": conflicting(self._evidence),
            "stale release": any(self._editions().values()),
        }
        return tuple(name for name, holds in risks.items() if holds)


def _of_year(release: str, year: str) -> bool:
    """Whether a release is one of the year: `RVU25D` or `2025-10` of 2025."""
    return year in release or f"RVU{year[2:]}" in release


def _lines(sections: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What the sections show."""
    return (line for one in sections for name in ("short", "said", "report") for line in one[name])


def _topic(worded: Worded) -> str:
    """The topic that a finding belongs to; empty where it only names a gap."""
    return str(worded.finding.values.get("topic", "")) or KIND_TOPICS.get(worded.kind, "")


def _greeted(name: str) -> str:
    """The asker's name when it is one: no address, no digits, not long."""
    flat = " ".join(name.split())
    return flat if len(flat) <= 40 and "@" not in flat and not any(sign.isdigit() for sign in flat) else ""


def _tidy(text: str) -> str:
    """The text without blank lines at its ends and with one between paragraphs."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for position, line in enumerate(lines) if line or (position and lines[position - 1])]
    return "\n".join(kept) + "\n"
