"""The composer as the flow knows it."""

from __future__ import annotations

from collections.abc import Iterable

from consultant.answering.asked_before import AskedBefore
from consultant.answering.composer import Composition
from consultant.answering.note_index import NoteIndex
from consultant.answering.patterns import compile_all
from consultant.answering.procedure_index import ProcedureIndex
from consultant.answering.reading import read
from consultant.answering.reference import Reference
from consultant.answering.relevance import Relevance
from consultant.answering.remembering import Remembering
from consultant.answering.sections import section
from consultant.answering.verdict_index import VerdictIndex
from consultant.model.answer import Draft, Question
from consultant.model.knowledge import KnowledgeNote
from consultant.model.told_procedures import ToldProcedure
from consultant.ports import Catalogue, Describing
from consultant.templates import MailTemplates


class Answerer:
    """Implements `consultant.ports.Composer`: it words what the catalogue says and nothing else."""

    def __init__(
        self,
        catalogue: Catalogue,
        templates: MailTemplates,
        knowledge: Iterable[KnowledgeNote] = (),
        search: Describing | None = None,
        procedures: Iterable[ToldProcedure] = (),
        asked_before: AskedBefore | None = None,
    ) -> None:
        self._catalogue, self._templates = catalogue, templates
        self._knowledge, self._search = tuple(knowledge), search
        self._relevance = Relevance.of(self._knowledge)
        self._verdicts = VerdictIndex(self._knowledge)
        self._shelves = NoteIndex.of(self._knowledge)
        self._procedures = ProcedureIndex(procedures)
        self._asked_before = asked_before

    def prepare(self) -> None:
        """Reads and compiles what the first questions would wait for: some two seconds, worth it for many questions in a row."""
        compile_all()
        if self._asked_before:
            self._asked_before.load()

    def draft(self, question: Question) -> Draft:
        """A draft for the question, on the catalogue as it is now."""
        return self.composition(question).draft()

    def composition(self, question: Question) -> Composition:
        """The question with its answered sections, before it is put into a draft."""
        reading = read(question)
        reference = Reference(
            self._catalogue,
            reading.on,
            reading.setting,
            reading.both_settings,
            self._knowledge,
            self._relevance,
            self._verdicts,
            self._shelves,
            self._procedures,
            self._asked_before,
            Remembering(self._search) if self._search else None,
        )
        sections = tuple(section(ask, reference, self._templates) for ask in reading.asks)
        loaded = {(one.code_set.value, one.edition): one for one in self._catalogue.releases()}
        return Composition(question, reading, sections, reference, self._templates, loaded)
