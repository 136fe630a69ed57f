"""A condition in words beside the code used for it so far: `metastasis in the larynx, a code of its own or still C78.39?`."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.descriptions import by_description
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding

_WISHED = pattern(
    r"\bor (?:is it |do (?:we|i) |should (?:we|i) )?(?:still|just|stay with|keep|continue)\b"
    r"|\bor (?:the|a) (?:new|newer|more specific) (?:one|code)\b|\bcode of its own\b"
    r"|\b(?:more |a |any )?(?:specific|dedicated|separate|newer|new|better|own) (?:icd\S* |dx |diagnosis )?code\b"
)
_FRAME = re.compile(
    r"\b(?:is there|there is|do we have|does it have|has it)(?: now)?\b[^?.]*"
    r"|\bor (?:is it |do we |do i )?(?:still|just|stay with|keep|continue)\b[^?.]*|\bor (?:the|a) new(?:er)? (?:one|code)\b[^?.]*"
    r"|\b(?:we|our \w+|they|i) (?:have |has |had )?(?:always |still )?(?:use|uses|used|code|coded|report|put)\b[^?.,;]*",
    re.IGNORECASE,
)
_CODE_FOR = re.compile(
    r"\bis there(?: now)? an? (?P<history>(?:personal )?history )?(?:\w+ )?code for (?P<what>[^?,;]+?) or\b",
    re.IGNORECASE,
)
"""Names what the code of its own would be for."""
_LENGTH = 110


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that the words stand for, where it is another than the one cited and one of its own is asked for."""
    if len(ask.citations) != 1 or not ask.diagnoses or not _WISHED.search(ask.text):
        return ()
    cited = reference.reportable(ask.diagnoses[0].code)
    if cited is None:
        return ()
    described = _described(ask.without_codes)
    wish = replace(ask, text=f"{described}: ICD-10 code?", citations=())
    fitting = [one for one in by_description.clear(wish, reference) if one.kind == "code_fitting"]
    if len(fitting) != 1 or fitting[0].codes[0] == cited.code:
        return ()
    other = reference.reportable(fitting[0].codes[0])
    if other is None:
        return ()
    values = {
        "code": cited.code,
        "words": shortened(cited.description, _LENGTH),
        "other": other.code,
        "other_words": shortened(other.description, _LENGTH),
        "asked": False,
        "source": source(other.release),
    }
    rows = [
        row
        for one in (other, cited)
        for row in evidence(one.release, one.code, {"description": one.description})
    ]
    return (Finding("sibling_told", (other.code, cited.code), values, tuple(rows)),)


def _described(text: str) -> str:
    """What the code of its own would be for, without the words around it."""
    named = _CODE_FOR.search(text)
    if named:
        return f"{'personal history of ' if named['history'] else ''}{named['what']}"
    return " ".join(_FRAME.sub(" ", text).split()).strip(" ,.?;:-")
