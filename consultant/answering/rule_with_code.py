"""A code that is described and what more is asked of it: what the rule behind the code says of it is not said twice."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.finding_kinds import NOTES
from consultant.answering.reading import Ask
from consultant.answering.section import Section

_RULES = frozenset({*NOTES, "verdict", "limit_told"})
_CODE = re.compile(r"\b[A-Z]\d{4}\b|\b\d{5}\b|\b[A-Z]\d[0-9A-Z]\.\w{1,4}\b")
_WISHED = re.compile(r"\bcodes?\b|\bcpt\b|\bhcpcs\b|\bicd\b", re.IGNORECASE)


def tells(named: Section, further: Section, ask: Ask) -> bool:
    """Whether the rule names the described code among others, or beside a question that wishes no code: it answers alone."""
    leading, rule = named.leading, further.leading
    if leading is None or rule is None or leading.kind != "code_fitting" or rule.kind not in _RULES:
        return False
    said, codes = {*_CODE.findall(" ".join(further.short))}, {*leading.finding.codes}
    return codes <= said and (codes < said or not _WISHED.search(ask.text))


def without_title(named: Section, further: Section) -> Section:
    """The answer to the rest without the bare title of the code that the description was answered with."""
    codes = {code for found in named.worded if found.kind == "code_fitting" for code in found.finding.codes}
    if not codes or not named.short:
        return further
    kept = tuple(one for one in further.short if one.partition(":")[0] not in codes)
    return replace(further, short=kept)
