"""Whether a mail asks something that this service could answer: a code, a question mark, a word of the trade, a request."""

from __future__ import annotations

import re

from consultant.model.mail import Message, SegmentKind

_CODE = re.compile(
    r"(?<![\w@])(?:\d{5}|[A-Za-z]\d{4}|\d{4}[A-Za-z]|[A-Za-z]\d[\dA-Za-z]\.[\dA-Za-z]{1,4}|9\d{4}-?\d\d)(?![\w@])"
)
_TRADE = re.compile(
    r"\b(?:cpt|hcpcs|icd|drg|apc|cdt|ndc|ncci|cci|mue|ptp|rvu|hcc|lcd|ncd|carc|rarc|eob|abn|cob|pos|e/?m|dx|modifiers?|mod"
    r"|cod(?:e[sd]?|ing|er)|bill\w*|claim\w*|den(?:y|ied|ials?)|medicare|medicaid|payers?|insur\w+|diagnos\w+|procedure\w*"
    r"|units?|edits?|bundl\w+|unbundl\w+|fees?|reimburs\w+|appeal\w*|telehealth|global|remit\w*|guidelines?|coverage"
    r"|documentation|superbill|charges?|encounter\w*|visits?|surger\w+|laterality)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:please (?:advise|help|explain|clarify|confirm|tell|let|check|review|look|see)|advi[cs]e|wondering|clarif\w+"
    r"|how (?:do|to|can|should)|(?:need|want|like|trying|able) (?:to (?:know|find|report)|help|an answer|some (?:help|advice))"
    r"|help with|question)\b",
    re.IGNORECASE,
)


def asks(message: Message) -> bool:
    """Whether something in the subject, the newly written text or an attached file can be a question to us."""
    attached = (message.text[s.start : s.end] for s in message.segments if s.kind is SegmentKind.ATTACHED)
    written = "\n".join([message.subject, message.new_text, *attached])
    return (
        "?" in written or "？" in written or any(found.search(written) for found in (_CODE, _TRADE, _REQUEST))
    )
