"""A composer that repeats what it is asked, and fails when it is told to."""

from __future__ import annotations

from consultant.model.answer import Draft, DraftStatus, Question, WordedFinding


class FakeComposer:
    """Drafts name the codes asked about; `questions` are all that were asked."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.findings: tuple[WordedFinding, ...] = ()
        self._failures: list[BaseException] = []

    def fail(self, *errors: BaseException) -> None:
        """The next drafts raise these, one each."""
        self._failures.extend(errors)

    def draft(self, question: Question) -> Draft:
        if self._failures:
            raise self._failures.pop(0)
        self.questions.append(question)
        codes = ", ".join(citation.code for citation in question.citations) or "no code"
        return Draft(f"Hello,\n\nyou asked about {codes}.\n", DraftStatus.DRAFT, self.findings)
