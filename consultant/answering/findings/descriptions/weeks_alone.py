"""The week of a pregnancy is no answer to a description that tells a condition of the pregnancy too."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.model.answer import Finding

_ALONE = re.compile(
    r"\W*(?:(?:first|second|third) trimester;? *)?\d+ weeks gestation of pregnancy\W*"
    r"(?:(?:first|second|third) trimester\W*)?|(?:pregnan\w*|patient|\W)*\d+ (?:weeks?|wks?)\b"
    r"(?: (?:pregnan\w*|of gestation|gestation\w*|of pregnancy|along|\W)+)*",
    re.IGNORECASE,
)
_WEEKS = "Z3A"


def beyond(found: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Nothing where only the weeks of a pregnancy were met of a condition that is told beside them."""
    fitting = [one for one in found if one.kind == "code_fitting"]
    only_weeks = fitting and all(one.codes[0].startswith(_WEEKS) for one in fitting)
    wanted = description(ask.text) if only_weeks else None
    return () if wanted and not _ALONE.fullmatch(wanted.words.strip()) else found


_ABORTIVE = re.compile(r"O0[0-8]|Z33\.2")


def ended(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Without the week of a pregnancy that ended in an abortion or will be ended (Official Guidelines, I.C.21.c.11)."""
    gone = any(_ABORTIVE.match(code) for code in codes)
    return tuple(code for code in codes if not (gone and code.startswith(_WEEKS)))
