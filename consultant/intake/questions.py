"""Whether a mail asks something that this service could answer: a code, a question mark, a word of the trade, a request."""

from __future__ import annotations

import re

from consultant.intake.bounces import without_returned_mail
from consultant.intake.reply_headers import answers
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
_IN_NAMES = frozenset({"billing", "code", "codes", "coder", "coding", "claims"})
"""Words of the trade that stand in names and addresses of offices too: one of them alone is no question."""
_REQUEST = re.compile(
    r"\b(?:please (?:advise|help|explain|clarify|confirm|tell|let|check|review|look|see)|advi[cs]e|wondering|clarif\w+"
    r"|how (?:do|to|can|should)|(?:need|want|like|trying|able) (?:to (?:know|find|report)|help|an answer|some (?:help|advice))"
    r"|help with|question)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?？])\s+|\n\s*\n")
_OFFER = re.compile(
    r"\b(?:help|assistance|support|urgent\w*|emergenc\w+|immediate\w*|contact|call|satisf\w+|rate|feedback|unsubscribe"
    r"|not you|log ?in|password)\b|^\W*(?:have |got |any |more |other |further )*questions?\b",
    re.IGNORECASE,
)
"""What a notice asks its readers: whether they need help, how they liked it."""
_IN_QUOTES = re.compile(r"[\"“„”«][^\"“„”«»\n]{1,200}[\"“”»]")
_TELLS = re.compile(
    r"\b(?:payers?|plan|insurance|side|site|dos|dates? of service|diagnosis|dx|modifiers?|codes?|patient|claim)"
    r"\s?(?:is|was|were|[:=])\s",
    re.IGNORECASE,
)
"""An answer to what we asked."""
_CITED = re.compile(
    r"(?<![\w@.#/+-])(?<![A-Z]{2} )(?:\d{5}(?:-[0-9A-Z]{2})?|[A-V]\d{4}|\d{4}[FTU]|[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}"
    r"|(?:CO|PR|OA|PI|RARC|CARC)[- ]?\d{1,3})(?![\w@-])"
)
"""A code as it is cited; not the ZIP code behind a state."""


def asks(message: Message) -> bool:
    """Whether something in the subject, the newly written text or an attached file can be a question to us."""
    attached = (message.text[s.start : s.end] for s in message.segments if s.kind is SegmentKind.ATTACHED)
    subject = "" if answers(message.subject) else message.subject  # an answer's repeats what was asked
    written = "\n".join([subject, message.new_text, *attached])
    if "?" in written or "？" in written or _CODE.search(written) or _REQUEST.search(written):
        return True
    words = {word.lower() for word in _TRADE.findall(written)}
    return bool(words - _IN_NAMES) or len(words) > 1


def own_question(message: Message) -> str:
    """How surely the newly written text itself asks us: `yes`, `maybe` or `no`.

    Programs write no question with a code or a word of the trade in it; what they repeat of other mail, its subject or
    what stands in quotation marks, is left out.
    """
    written = without_returned_mail(message.new_text)[:5000]
    written = _IN_QUOTES.sub(" ", written.replace(message.subject.rpartition(":")[2].strip() or "\n", " "))
    asked = any(_asks_itself(sentence) for sentence in _SENTENCE_END.split(written))
    cited = bool(_CITED.search(written))
    if asked and (cited or _TRADE.search(written)):
        return "yes"
    return "maybe" if asked or cited or _TELLS.search(written) else "no"


def _asks_itself(sentence: str) -> bool:
    return bool("?" in sentence or "？" in sentence or _REQUEST.search(sentence)) and not _OFFER.search(
        sentence
    )
