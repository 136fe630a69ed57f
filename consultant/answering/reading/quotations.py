"""What a mail quotes of earlier mail is no part of what it asks: it tells what was asked and answered before."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.model.answer import Question

_QUOTED = re.compile(r"^[ \t]{0,3}>.*$|^On .{5,160} wrote:[ \t]*$", re.MULTILINE)
"""Lines of earlier mail in a text that did not come as a mail, where the reader of mails has taken them out."""


def apart(question: Question) -> Question:
    """The question with its quoted lines blanked out, so that every span stays; what they cite was answered before.

    A mail that holds nothing but quoted lines asks what these ask, and stays as it is.
    """
    lines = _QUOTED.findall(question.text)
    written = _QUOTED.sub(lambda line: " " * len(line[0]), question.text)
    quoted = tuple(cited for cited in question.citations if cited.quoted)
    if not written.strip() or not quoted:
        return question
    return replace(
        question,
        text=written,
        citations=tuple(cited for cited in question.citations if not cited.quoted),
        answered=question.answered or quoted,
        asked_before=question.asked_before or " ".join(line.lstrip("> ") for line in lines),
    )
