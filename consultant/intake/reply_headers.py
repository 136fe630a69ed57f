"""The lines that mail programs write above quoted and forwarded mail, in the languages they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.intake import phrases

_LOOK_AHEAD = 4
"""Lines over which one "On … wrote:" may be folded."""


def any_of(fragments: Iterable[str]) -> str:
    """A regular expression that matches one of the fragments."""
    return "(?:" + "|".join(fragments) + ")"


def whole_line(pattern: str, marks: str = "") -> re.Pattern[str]:
    """The pattern as a line of its own; blanks and `marks` (in a character class) may stand around it."""
    return re.compile(rf"^[\s{marks}]*{pattern}[\s{marks}]*$", re.IGNORECASE)


_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of writing direction (Unicode Bidirectional Algorithm): mail programs strew them over such a line."""
_WROTE = any_of(phrases.WROTE)
_OPENING = any_of(phrases.OPENINGS)
_A_DAY = r"(?<!\d)(?:(?:19|20)\d{2}|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4})(?!\d)"
_AN_HOUR = r"(?<![\d./])(?<!\d-)\d{1,2}[:.h]\d{2}(?!\d|[./-]\d)"
_DATED = rf"(?=.{{0,400}}?(?:@|{_AN_HOUR}))"
"""A mailbox or an hour: a day alone is told of notes and letters, too ("On 11/02/2026 the doctor wrote:")."""
_DAY = rf"(?=.{{0,250}}?{_A_DAY})"
_HOUR = rf"(?=.{{0,250}}?{_AN_HOUR})"
_MAILBOX = r"(?:<\s*(?:mailto:)?[^<>\s]{1,100}@[^<>\s]{2,100}\s*>|\[mailto:[^\]]{3,100}\]|[^\s<>]{1,100}@[^\s<>]{2,100})"
_NAME_ONLY = r"(?:(?-i:(?!.{0,60}\b[a-zà-þ]{4})).{0,60})"
"""What follows the verb where the name does: no word in small letters but a particle ("schrieb Jan van der Berg:")."""
_INTRODUCTION_ENDS = (":", "：", *phrases.WROTE_LAST)
_FIRST_WORDS = re.compile(rf"[\-*_\s]*{_OPENING}(?:$|[\s,.:/]|-\d)", re.IGNORECASE)
_INTRODUCTION = tuple(
    re.compile(rf"^\s*{pattern}\s*$", re.IGNORECASE)
    for pattern in (
        # "On 1 May 2024, Jane wrote:" with the verb last, or before the name as in "Am … schrieb Jane:".
        rf"[\-*_\s]*{_OPENING}\b{_DATED}.{{0,400}}?\b{_WROTE}\s*[:：]?[\-*_\s]*",
        rf"[\-*_\s]*{_OPENING}{_DATED}.{{0,300}}?\b{_WROTE}\b(?:.{{0,200}}@.{{0,100}}|{_NAME_ONLY})[:：]",
        # A date with its time, a mailbox and a colon: in every language, verb or none.
        rf"{_DAY}{_HOUR}.{{0,200}}?{_MAILBOX}.{{0,120}}[:：]",
        rf"(?:19|20)\d{{2}}[-/年.]\s?\d{{1,2}}[-/月.]\s?\d{{1,2}}.{{0,200}}?{_MAILBOX}\s*>?.{{0,20}}[:：]?",
        # A name with its mailbox and the verb, without a date.
        rf"[^\s<>].{{0,80}}{_MAILBOX}.{{0,80}}\b{_WROTE}\s*[:：]",
        rf"(?:在|於|于)?\s*.{{0,60}}\d{{4}}\s*[年년/].{{0,200}}{any_of(phrases.WROTE_CJK)}\s*[:：]?",
        # The name first: "Desk kirjoitti 3.11.2026 klo 9.12:".
        rf"{_DAY}{_HOUR}[^\s\d].{{0,80}}\b{_WROTE}\b.{{0,60}}[:：]",
    )
)
_TEXT_BEHIND = re.compile(rf"^\s*{_OPENING}\b.{{10,200}}?{_MAILBOX}\s*{_WROTE}\s*:\s{{2,}}\S", re.IGNORECASE)
"""Yahoo's telephone program writes the answered mail behind the heading, on the same line."""
_ABOVE_MARKS = re.compile(r"^\s*\S.{0,200}[:：]\s*$")
_TWO_SENTENCES = re.compile(r"(?:[^\W\d_]{4}|\d{4})[.!:;]\s+[^\W\d_a-z]")
_TELLS_WHO_OR_WHEN = re.compile(rf"{_MAILBOX}|{_A_DAY}|{_AN_HOUR}|\b{_WROTE}\s*[:：]\s*$", re.IGNORECASE)
_DATED_LINE = re.compile(rf"{_A_DAY}.{{0,60}}{_AN_HOUR}|{_AN_HOUR}.{{0,60}}{_A_DAY}")
_LABELLED = re.compile(r"^[\s>*_]*[^\W\d_][^:：@?]{0,24}?\s*\*?\s*[:：]\*?\s*(?P<value>\S.*)$")
_DASHED_TITLE = whole_line(r"-{3,}\s*\S.{0,60}?\s*-{3,}")
_ORIGINAL = whole_line(rf"[-_=]{{2,}}\s*{any_of(phrases.ORIGINAL)}\s*[-_=]{{2,}}", ">*")
_BARE_ORIGINAL = whole_line(any_of(phrases.ORIGINAL))
_GROUPWISE = re.compile(rf"^>>> ?[^>].{{0,150}}?{_A_DAY}.{{0,20}}>>>\s*$")
_FORWARD = whole_line(
    rf"(?:[-_=]{{2,}}\s*{any_of(phrases.FORWARDED)}\s*[-_=]*|{any_of(phrases.FORWARDED_BELOW)}\s*:)", ">*"
)
_FORWARD_SUBJECT = re.compile(
    rf"^\s*(?:\[[^\]]{{1,40}}\]\s*|external\s*:\s*)?(?:{any_of(phrases.ANSWER_PREFIXES)}\s*:\s*)?{any_of(phrases.FORWARD_PREFIXES)}\s*:",
    re.IGNORECASE,
)
_ANSWER_SUBJECT = re.compile(
    rf"^\s*(?:\[[^\]]{{1,40}}\]\s*|external\s*:\s*)?{any_of(phrases.ANSWER_PREFIXES)}\s*(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)
_FIELD = {
    kind: re.compile(rf"^[\s>*_]*{any_of(names)}(?:\s+le)?\*?\s*[:：]\*?", re.IGNORECASE)
    for kind, names in phrases.FIELDS.items()
}
_LABEL_ALONE = tuple(whole_line(rf"{any_of(phrases.FIELDS[kind])}\s*:?") for kind in ("to", "subject"))
_SENDER_ALONE = re.compile(rf'^\s*"?[^<>"@]{{1,80}}"?\s*{_MAILBOX}\s*$')
_NAME = re.compile(r"[^\W\d_]{2}|@")
_ANY_FIELD = re.compile(r"^[\s>*_]*\S[^:：]{0,24}?\s*[:：]")
RULE_ABOVE_FIELDS = whole_line(r"(?:_{5,}|-{5,}|={4,}|\*{5,})")
_NOTES_SUMMARY = re.compile(rf"^\s*\S.{{0,80}}?---+\s?{_A_DAY}.{{0,20}}---.*$")
_NOTES_TABLE = re.compile(r"^\s*\|-{3,}\+-{3,}>\s*$")
"""The upper edge of the table that Lotus Notes draws around sender and date of the answered mail."""
_TITLES = (RULE_ABOVE_FIELDS, _DASHED_TITLE, _BARE_ORIGINAL, _NOTES_SUMMARY)
_SHORT_RULE = whole_line(r"-{3,}")
_REPLY_ABOVE = whole_line(rf"(?:please )?{any_of(phrases.REPLY_ABOVE)}.{{0,60}}", r">*#=_\-")
_PREVIOUS = whole_line(rf"{any_of(phrases.PREVIOUS)}[*_#]*:?", "*_#")


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
    if line.startswith(">>>") and _GROUPWISE.match(line[:300]):
        return 1
    if not line.strip() or line.lstrip().startswith(">"):
        return 0
    if _ORIGINAL.match(line[:200]):
        return _below(lines, at) or _introduced_below(lines, at) or 1
    return (
        _introduction(lines, at)
        or _notes_block(lines, at)
        or (_below(lines, at) if _labels_next(lines, at) and _stands_above_fields(line) else 0)
        or _field_block(lines, at)
        or _copied_fields(lines, at)
    )


def _stands_above_fields(line: str) -> bool:
    """A rule, a title in whatever language, or Notes' summary: a heading only with header fields directly below."""
    return any(title.match(line[:300]) for title in _TITLES)


def _labels_next(lines: list[str], at: int) -> bool:
    """The next line with text may be a header field: a look that costs less than the patterns."""
    below = _next_text(lines, at + 1)
    return below < len(lines) and _may_be_label(lines[below])


def _may_be_label(line: str) -> bool:
    return ":" in line[:50] or "：" in line[:50]


def _below(lines: list[str], at: int) -> int:
    """How many lines from `at` to the end of the header fields below it; 0 when there are none."""
    below = _next_text(lines, at + 1)
    if below >= len(lines):
        return 0
    fields = _field_block(lines, below) or _copied_fields(lines, below)
    return below - at + fields if fields else 0


def _introduced_below(lines: list[str], at: int) -> int:
    """How many lines from `at` to the end of an introduction below it."""
    below = _next_text(lines, at + 1)
    introduced = _introduction(lines, below) if below < len(lines) else 0
    return below - at + introduced if introduced else 0


def _notes_block(lines: list[str], at: int) -> int:
    """Sender, date, and under a label each the recipients and the subject, as Lotus Notes and Domino write them."""
    dated = at + 1 < len(lines) and len(lines[at + 1]) < 60 and _DATED_LINE.search(lines[at + 1])
    if not (dated and _SENDER_ALONE.match(lines[at][:200])):
        return 0
    labels = [
        place
        for place in range(at + 2, min(len(lines), at + 14))
        if any(pattern.match(lines[place][:40]) for pattern in _LABEL_ALONE)
    ]
    if len(labels) < 2:
        return 0
    value = _next_text(lines, labels[-1] + 1)
    return min(value + 1, len(lines)) - at


def _next_text(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _introduction(lines: list[str], at: int) -> int:
    """How many lines "On … wrote:" is folded over, in some language; text right above it is no part of it."""
    if ":  " in lines[at] and _TEXT_BEHIND.match(lines[at][:500]):
        return 1
    pieces: list[str] = []
    for line in lines[at : at + _LOOK_AHEAD]:
        pieces.append(_DIRECTIONS.sub("", line).strip())
        if not pieces[-1] or sum(map(len, pieces)) > 600:
            break
        if _introduces(" ".join(pieces)):
            begins_later = any(_opens_introduction(pieces[start:]) for start in range(1, len(pieces)))
            begins_here = len(pieces) == 1 or _opens(pieces[0])
            return len(pieces) if begins_here and not begins_later else 0
    return _introduces_marked(lines, at)


def _opens(piece: str) -> bool:
    """The first of several lines of an introduction: known words, or the date itself."""
    return bool(_FIRST_WORDS.match(piece) or (_DATED_LINE.search(piece) and "?" not in piece))


def _opens_introduction(pieces: list[str]) -> bool:
    return _opens(pieces[0]) and _introduces(" ".join(pieces))


def _introduces(line: str) -> bool:
    line = line[:600].rstrip("-*_ ")
    return line.lower().endswith(_INTRODUCTION_ENDS) and any(pattern.match(line) for pattern in _INTRODUCTION)


def _introduces_marked(lines: list[str], at: int) -> int:
    """A line with a colon at its end that tells who or when, or only that somebody wrote, directly above quote marks."""
    line = _DIRECTIONS.sub("", lines[at][:300])
    below = _next_text(lines, at + 1)
    marked = below < min(len(lines), at + 3) and lines[below].lstrip().startswith(">")
    one_clause = "?" not in line and not _TWO_SENTENCES.search(line)
    told = marked and one_clause and _ABOVE_MARKS.match(line) and _TELLS_WHO_OR_WHEN.search(line)
    return 1 if told else 0


def _field_block(lines: list[str], at: int) -> int:
    """From:, Sent:, To:, Subject: as mail programs copy them above a quoted mail; sender and two more are asked for."""
    if not _may_be_label(lines[at]) or not any(pattern.match(lines[at][:200]) for pattern in _FIELD.values()):
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
    block = lines[at : at + length]
    if "from" not in kinds or len(kinds) < 3 or not _names_somebody(block):
        return 0
    return length if _begins_as_usual(lines, at) or (len(kinds) == 4 and _names_mailbox(block)) else 0


def _begins_as_usual(lines: list[str], at: int) -> bool:
    """With sender or date, or below a title; a block that begins with another field has to be whole."""
    above = next((line for line in reversed(lines[max(0, at - 3) : at]) if line.strip()), "")
    return (
        any(_FIELD[kind].match(lines[at][:200]) for kind in ("from", "sent"))
        or bool(_ORIGINAL.match(above[:200]))
        or _stands_above_fields(above)
    )


def _names_somebody(fields: list[str]) -> bool:
    """The sender's field holds a name or address; askers write "From: 1/5/2026" of dates of service, too."""
    return any(_FIELD["from"].match(line) and _NAME.search(line[line.find(":") + 1 :]) for line in fields)


def _names_mailbox(fields: list[str]) -> bool:
    """The sender's field holds an address: people who fill in forms name a doctor there."""
    return any(_FIELD["from"].match(line) and re.search(_MAILBOX, line) for line in fields)


def _copied_fields(lines: list[str], at: int) -> int:
    """A block of fields in an unknown language: sender's mailbox, date with time and another mailbox, in that order.

    Only after an empty line or a rule, as programs write it; forms that askers fill in have no second mailbox.
    """
    if not (labelled := _LABELLED.match(lines[at][:200])) or not re.search(_MAILBOX, labelled["value"]):
        return 0
    if at and lines[at - 1].strip() and not _stands_above_fields(lines[at - 1]):
        return 0
    length = next((n for n, line in enumerate(lines[at : at + 8]) if not _LABELLED.match(line[:200])), 8)
    values = [lines[at + n][:200] for n in range(1, min(length, 8))] if at + length <= len(lines) else []
    dated = next((n for n, value in enumerate(values) if _DATED_LINE.search(value)), None)
    addressed = dated is not None and any(re.search(_MAILBOX, value) for value in values[dated + 1 :])
    return length if addressed else 0


def ends_here(lines: list[str], at: int) -> bool:
    """What follows was put there by the mail program or list: "reply above this line", previous replies."""
    line = lines[at][:200]
    if _REPLY_ABOVE.match(line) or _PREVIOUS.match(line) or _NOTES_TABLE.match(line):
        return True
    if not _SHORT_RULE.match(line):
        return False
    below = _next_text(lines, at + 1)
    return below < len(lines) and bool(_PREVIOUS.match(lines[below][:200]))
