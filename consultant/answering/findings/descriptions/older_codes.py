"""The ICD-9-CM code of a diagnosis in words: what its ICD-10-CM code is mapped back to."""

from __future__ import annotations

from dataclasses import replace

from consultant.answering.findings.crosswalks import mappings
from consultant.answering.findings.descriptions import by_description
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_OLDER = pattern(r"\bicd-? ?9(?:-? ?cm)?\b")
_WISHED = pattern(
    r"\bcodes?\b|\bwhat (?:was|is)\b|\bequivalent\b|\bdx\b|\bicd-? ?9(?:-? ?cm)?\W*(?:\?|\Z)|\A\W*icd-? ?9"
)
_OTHERWISE = pattern(
    r"\bicd-? ?10\b|\bgems?\b|\bmap\w*|\bcrosswalk\w*|\bconvert\w*|\b(?:still|may|can|accept\w*|when|why|until|end\w*)\b"
    r"|\bprocedures?\b|\bvolume 3\b|\bhow many\b"
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of then; nothing where the words stand for no single diagnosis."""
    text = ask.text
    if ask.citations or not _OLDER.search(text) or not _WISHED.search(text) or _OTHERWISE.search(text):
        return ()
    now = replace(reference, on=ask.today or reference.on)
    wish = replace(ask, text=_OLDER.sub("ICD-10", text))
    return _mapped_back(wish, now)


def _mapped_back(wish: Ask, reference: Reference) -> tuple[Finding, ...]:
    fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
    if len(fitting) != 1 or not by_description.settled(fitting):
        return ()
    cited = Citation(CodeSystem.ICD10CM, fitting[0].codes[0], (0, 0))
    return (*fitting, *mappings.mapped(replace(wish, citations=(cited,)), reference))
