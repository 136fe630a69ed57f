"""The lines that mail programs write above quoted mail, at signatures and at forwards, in the languages they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.intake import phrases

_LOOK_AHEAD = 4
"""Lines over which one "On … wrote:" may be folded."""
_LONGEST_SIGNATURE = 10


def _any(fragments: Iterable[str]) -> str:
    return "(?:" + "|".join(fragments) + ")"


def _whole_line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{pattern}\s*$", re.IGNORECASE)


_WROTE = _any(phrases.WROTE)
_OPENING = _any(phrases.OPENINGS)
_DATED = r"(?=.{0,200}?(?:\d{1,4}[./-]\d{1,2}|\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b|@))"
_DAY = r"(?=.{0,120}\b(?:(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}))"
_HOUR = r"(?=.{0,120}\d{1,2}[:.h]\d{2})"
_MAILBOX = r"(?:<\s*(?:mailto:)?[^<>\s]{1,100}@[^<>\s]{2,100}\s*>|\[mailto:[^\]]{3,100}\]|[^\s<>]{1,100}@[^\s<>]{2,100})"
_INTRODUCTION_ENDS = (":", "：", *phrases.WROTE_LAST)
_FIRST_WORDS = re.compile(rf"[\-*_\s]*{_OPENING}(?:$|[\s,.:/]|-\d)", re.IGNORECASE)
_INTRODUCTION = tuple(
    re.compile(rf"^\s*{pattern}\s*$", re.IGNORECASE)
    for pattern in (
        # "On 1 May 2024, Jane wrote:" with the verb last, or before the name as in "Am … schrieb Jane:".
        rf"[\-*_\s]*{_OPENING}\b{_DATED}.{{0,400}}?\b{_WROTE}\s*[:：]?[\-*_\s]*",
        rf"[\-*_\s]*{_OPENING}{_DATED}.{{0,300}}?\b{_WROTE}\b.{{0,200}}[:：]",
        # A date, a mailbox and a colon, without a verb.
        rf"{_DAY}{_HOUR}.{{0,200}}?{_MAILBOX}\s*>?\s*[:：]",
        rf"(?:19|20)\d{{2}}[-/年.]\s?\d{{1,2}}[-/月.]\s?\d{{1,2}}.{{0,200}}?{_MAILBOX}\s*>?.{{0,20}}[:：]?",
        # A name with its mailbox and the verb, without a date.
        rf"[^\s<>].{{0,80}}{_MAILBOX}.{{0,80}}\b{_WROTE}\s*[:：]",
        rf"(?:在|於|于)?\s*.{{0,60}}\d{{4}}\s*年.{{0,200}}{_any(phrases.WROTE_CJK)}\s*[:：]?",
    )
)
_ORIGINAL = _whole_line(rf"[\s>*]*[-_=]{{2,}}\s*{_any(phrases.ORIGINAL)}\s*[-_=]{{2,}}")
_FORWARD = _whole_line(
    rf"[\s>*]*(?:[-_=]{{2,}}\s*{_any(phrases.FORWARDED)}\s*[-_=]*|{_any(phrases.FORWARDED_BELOW)}\s*:)"
)
_FORWARD_SUBJECT = re.compile(
    rf"^\s*(?:\[[^\]]{{1,40}}\]\s*)?(?:{_any(phrases.ANSWER_PREFIXES)}\s*:\s*)?{_any(phrases.FORWARD_PREFIXES)}\s*:",
    re.IGNORECASE,
)
_ANSWER_SUBJECT = re.compile(
    rf"^\s*(?:\[[^\]]{{1,40}}\]\s*)?{_any(phrases.ANSWER_PREFIXES)}\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE
)
_FIELD = {
    kind: re.compile(rf"^[\s>*_]*{_any(names)}(?:\s+le)?\*?\s*[:：]\*?", re.IGNORECASE)
    for kind, names in phrases.FIELDS.items()
}
_NAME = re.compile(r"[^\W\d_]{2}|@")
_ANY_FIELD = re.compile(r"^[\s>*_]*\S[^:：]{0,24}?\s*[:：]")
_RULE_ABOVE_FIELDS = _whole_line(r"(?:_{5,}|-{5,}|={4,}|\*{5,})")
_SHORT_RULE = _whole_line(r"-{3,}")
_REPLY_ABOVE = _whole_line(rf"[>*#=_\s-]*(?:please )?{_any(phrases.REPLY_ABOVE)}.{{0,60}}")
_PREVIOUS = _whole_line(rf"[*_#]*{_any(phrases.PREVIOUS)}[*_#]*\s*:?")

_DASHES = _whole_line(r"(?:--|–{2}|__)")
_LIST_FOOTER = _whole_line(r"_{10,}")
_PGP_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----\s*$")
_MOBILE = _whole_line(_any(phrases.SENT_WITH))
_SENTENCE = re.compile(r",|[.!?]\s*\S{3,}")
_LINK = re.compile(r"[<(\[]\s*https?://[^\s>)\]]*[>)\]]?")
_CLOSING = _whole_line(rf"{_any(phrases.CLOSINGS)}\s*[,.!]*")
_DISCLAIMER = re.compile(rf"^[\s*_]*{_any(phrases.DISCLAIMERS)}", re.IGNORECASE)
_OF_THE_MAIL = re.compile(
    r"\?(?![\w/=])|^\s*p\.?\s?s\b|\b(?:cpt|hcpcs|icd(?:-?10)?|dx|dos|mod(?:ifier)?s?)\b.{0,12}\d|\b\d{5}-[0-9A-Z]{2}\b|\b[A-Z]\d\d\.\d",
    re.IGNORECASE,
)
"""A question, a postscript or a code: these are not found in a signature."""
_LONG_OR_LISTED = re.compile(r".{90}|^(?:\d{1,2}[.)]|[-*•])\s")
"""A paragraph or an item of a list: not found between a closing phrase and the end."""


def forwards(subject: str) -> bool:
    """The subject says that the mail forwards another one (Fwd:, FW:, WG:, TR:, …)."""
    return bool(_FORWARD_SUBJECT.match(subject))


def answers(subject: str) -> bool:
    """The subject says that the mail answers another one (Re:, AW:, SV:, …)."""
    return bool(_ANSWER_SUBJECT.match(subject))


def is_forward_separator(line: str) -> bool:
    """The line that a mail program writes above forwarded mail: what follows is put before the reader, not quoted."""
    return bool(_FORWARD.match(line[:200]))


def quote_heading(lines: list[str], at: int) -> int:
    """How many lines from `at` introduce quoted mail; 0 when none do."""
    line = lines[at]
    if not line.strip() or line.lstrip().startswith(">"):
        return 0
    if _ORIGINAL.match(line[:200]):
        below = _next_text(lines, at + 1)
        return below - at + _field_block(lines, below) if below < len(lines) else 1
    return _introduction(lines, at) or _ruled_field_block(lines, at) or _field_block(lines, at)


def _next_text(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _introduction(lines: list[str], at: int) -> int:
    """How many lines "On … wrote:" is folded over, in some language; text right above it is no part of it."""
    pieces: list[str] = []
    for line in lines[at : at + _LOOK_AHEAD]:
        pieces.append(line.strip())
        if not pieces[-1] or sum(map(len, pieces)) > 600:
            return 0
        if _introduces(" ".join(pieces)):
            begins_later = any(_opens_introduction(pieces[start:]) for start in range(1, len(pieces)))
            return (
                0 if begins_later or not (len(pieces) == 1 or _FIRST_WORDS.match(pieces[0])) else len(pieces)
            )
    return 0


def _opens_introduction(pieces: list[str]) -> bool:
    return bool(_FIRST_WORDS.match(pieces[0])) and _introduces(" ".join(pieces))


def _introduces(line: str) -> bool:
    line = line[:600].rstrip("-*_ ")
    return line.lower().endswith(_INTRODUCTION_ENDS) and any(pattern.match(line) for pattern in _INTRODUCTION)


def _ruled_field_block(lines: list[str], at: int) -> int:
    """A rule of underscores or the like directly above a block of header fields (Outlook)."""
    if not _RULE_ABOVE_FIELDS.match(lines[at][:200]):
        return 0
    below = _next_text(lines, at + 1)
    block = _field_block(lines, below) if below < len(lines) else 0
    return below - at + block if block else 0


def _field_block(lines: list[str], at: int) -> int:
    """From:, Sent:, To:, Subject: as mail programs copy them above a quoted mail; sender and two more are asked for."""
    if not (_FIELD["from"].match(lines[at][:200]) or _FIELD["sent"].match(lines[at][:200])):
        return 0
    kinds: set[str] = set()
    length = 0
    for line in lines[at : at + 12]:
        kind = next(
            (kind for kind, pattern in _FIELD.items() if kind not in kinds and pattern.match(line[:200])),
            None,
        )
        if kind:
            kinds.add(kind)
        elif not line.strip() or not (
            _ANY_FIELD.match(line[:200]) or line.startswith((" ", "\t")) or "@" in line
        ):
            break
        length += 1
    return length if "from" in kinds and len(kinds) >= 3 and _names_somebody(lines[at : at + length]) else 0


def _names_somebody(fields: list[str]) -> bool:
    """The sender's field holds a name or address; askers write "From: 1/5/2026" of dates of service, too."""
    return any(_FIELD["from"].match(line) and _NAME.search(line[line.find(":") + 1 :]) for line in fields)


def ends_here(lines: list[str], at: int) -> bool:
    """What follows was put there by the mail program or list: "reply above this line", previous replies."""
    line = lines[at][:200]
    if _REPLY_ABOVE.match(line) or _PREVIOUS.match(line):
        return True
    if not _SHORT_RULE.match(line):
        return False
    below = _next_text(lines, at + 1)
    return below < len(lines) and bool(_PREVIOUS.match(lines[below][:200]))


def signature_mark(lines: list[str], at: int, *, begun: bool) -> bool:
    """A signature starts here: the dashes line (RFC 3676 section 4.3), a mobile program's line, a sign-off, a disclaimer.

    `begun` says that there is text above: what opens a mail is not its signature.
    """
    line = lines[at][:2000]
    if _PGP_SIGNATURE.match(line) or _is_mobile(line):
        return True
    return begun and (_is_rule(lines, at) or _signs_off(lines, at))


def _is_rule(lines: list[str], at: int) -> bool:
    line = lines[at][:2000]
    if line == "-- " or _DISCLAIMER.match(line):
        return True
    if not (_DASHES.match(line) or _LIST_FOOTER.match(line)):
        return False
    # People also draw lines between their questions.
    return not any(
        _OF_THE_MAIL.search(below[:500])
        for below in lines[at + 1 : at + 60]
        if not below.lstrip().startswith(">")
    )


def _is_mobile(line: str) -> bool:
    line = _LINK.sub("", line).strip("*_ ")
    return bool(_MOBILE.match(line)) and not _SENTENCE.search(line)


def _signs_off(lines: list[str], at: int) -> bool:
    """A closing phrase with nothing below but what stands under a letter: a few short lines, no question, no list."""
    if not _CLOSING.match(lines[at][:100]):
        return False
    below: list[str] = []
    for line in lines[at + 1 : at + 60]:
        if (
            line.lstrip().startswith(">")
            or _DASHES.match(line)
            or _DISCLAIMER.match(line)
            or _RULE_ABOVE_FIELDS.match(line[:200])
        ):
            break
        if line.strip():
            below.append(line.strip())
    return 0 < len(below) <= _LONGEST_SIGNATURE and not any(
        _OF_THE_MAIL.search(line) or _LONG_OR_LISTED.search(line) for line in below
    )
