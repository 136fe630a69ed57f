"""Short stories that guidelines answer with certain codes: all that is told, and the codes in their order."""

from __future__ import annotations

import re

from consultant.answering.findings.guidelines import gestation
from consultant.answering.findings.guidelines.event_rows import EVENTS
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.findings.guidelines.story_rows import STORIES, Story
from consultant.answering.reading import Ask, code_wished
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bsequenc\w*|\border\b|\bfirst\b|\bicd\b|\bdx\b|\breport\w*\b|\b[A-Z]\d\w(?:\.\w+)?\s*\?",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of the first story that the question tells whole, where it cites none but theirs; of a pregnancy the week."""
    if ask.procedures or not (_WANTED.search(ask.text) or code_wished.described(ask)):
        return ()
    story = next((one for one in (*STORIES, *EVENTS) if _tells(one, ask.text)), None)
    if story is None:
        return ()
    codes = (*story.codes, *gestation.told_week(ask.text)) if story.codes[0][0] == "O" else story.codes
    return in_order(codes, story.said, story.section, story.rule, reference, ordered=story.ordered)


def _tells(story: Story, text: str) -> bool:
    return all(words.search(text) for words in story.told) and not story.barred.search(text)
