"""Where a signature begins: the dashes line, a telephone's line, a sign-off, a disclaimer; and what gateways put on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consultant.intake import phrases
from consultant.intake.reply_headers import RULE_ABOVE_FIELDS, any_of, ends_here, quote_heading, whole_line

_LONGEST_SIGNATURE = 10
_DASHES = whole_line(r"(?:--|–{2}|__)")
_LIST_FOOTER = whole_line(r"_{10,}")
_PGP_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----\s*$")
_MOBILE = whole_line(any_of(phrases.SENT_WITH))
_NEXT_SENTENCE = re.compile(r"[.!?]\s*\S{3,}")
_EXCUSE = re.compile(rf"(?<=\S)[.,;!]?\s+{any_of(phrases.EXCUSES)}\b.{{0,40}}$", re.IGNORECASE)
_DEVICE = re.compile(rf"\b{any_of(phrases.DEVICES)}", re.IGNORECASE)
_BANNER = whole_line(any_of(phrases.BANNERS), "*_>")
_WORD_OF_A_BANNER = re.compile(
    r"extern|outside|often get|people who received|häufig|souvent|estern", re.IGNORECASE
)
_BANNER_GOES_ON = re.compile(rf"^[\s*_]*{any_of(phrases.BANNERS_GO_ON)}", re.IGNORECASE)
_FRAME = whole_line(r"[*=_#~-]{5,}")
_LAST_LINES_OF_A_BANNER = 6
_WRAPPED_FROM, _WRAPPED_TO = 50, 100
"""Characters of a line that a mail program has wrapped."""
_LINK = re.compile(r"[<(\[]\s*https?://[^\s>)\]]*[>)\]]?")
_CLOSING = whole_line(rf"{any_of(phrases.CLOSINGS)}\s*[,.!]*")
_DISCLAIMER = re.compile(rf"^[\s*_]*{any_of(phrases.DISCLAIMERS)}", re.IGNORECASE)
_DISCLAIMER_TITLE = whole_line(r"(?:legal )?disclaimer|avis|haftungsausschluss", "*_")
_OF_THE_MAIL = re.compile(
    r"\?(?![\w/=])|^\s*p\.?\s?s\b|\b(?:cpt|hcpcs|icd(?:-?10)?|dx|dos|mod(?:ifier)?s?)\b.{0,12}\d|\b\d{5}-[0-9A-Z]{2}\b|\b[A-Z]\d\d\.\d",
    re.IGNORECASE,
)
"""A question, a postscript or a code: these are not found in a signature."""
_CONTACT = re.compile(r"[\d@|]|www\.|https?:", re.IGNORECASE)
_LONG_OR_LISTED = re.compile(r".{90}|^(?:\d{1,2}[.)]|[-*•])\s")
"""A paragraph or an item of a list: not found between a closing phrase and the end."""


def signature_mark(lines: list[str], at: int, *, begun: bool) -> bool:
    """A signature starts here: the dashes line (RFC 3676 section 4.3), a mobile program's line, a sign-off, a disclaimer.

    `begun` says that there is text above: what opens a mail is not its signature.
    """
    line = lines[at][:2000]
    if _PGP_SIGNATURE.match(line) or _is_mobile(line):
        return True
    return begun and (_is_rule(lines, at) or _signs_off(lines, at))


def is_line_alone(lines: list[str], at: int, *, begun: bool) -> bool:
    """A telephone's line with the writer's text below it: some people answer under it, or their program puts it on top."""
    below = (lines[place] for place in range(at + 1, min(len(lines), at + 60)) if lines[place].strip())
    return _is_mobile(lines[at][:2000]) and (
        not begun or any(_OF_THE_MAIL.search(line[:500]) for line in _unquoted(below))
    )


def _unquoted(lines: Iterable[str]) -> Iterator[str]:
    """The lines up to the quoted mail."""
    texts = list(lines)
    for place, line in enumerate(texts):
        if _is_quoted_from(texts, place):
            return
        yield line


def banner_length(lines: list[str], at: int, *, begun: bool) -> int:
    """How many lines a gateway put above a mail from outside ("[EXTERNAL] …"), frame included; 0 when it is the writer's text."""
    if begun:
        return 0
    framed = bool(_FRAME.match(lines[at][:200]))
    top = at + framed
    if top >= len(lines):
        return 0
    line = lines[top][:400]
    if not _WORD_OF_A_BANNER.search(line) or not _BANNER.match(line):
        return 0
    end = top + 1
    while end < min(len(lines), top + _LAST_LINES_OF_A_BANNER) and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return end - at


def _goes_on(above: str, line: str) -> bool:
    """The line belongs to the banner: another sentence of its kind, its frame, or the rest of a wrapped one."""
    wrapped = _WRAPPED_FROM <= len(above.strip()) <= _WRAPPED_TO and not above.rstrip(" *").endswith(
        (".", "!")
    )
    return bool(line.strip()) and bool(
        wrapped or _FRAME.match(line[:200]) or _BANNER_GOES_ON.match(line[:400])
    )


def _is_rule(lines: list[str], at: int) -> bool:
    line = lines[at][:2000]
    if line == "-- " or _DISCLAIMER.match(line) or _titles_disclaimer(lines, at):
        return True
    if not (_DASHES.match(line) or _LIST_FOOTER.match(line)):
        return False
    # People also draw lines between their questions.
    return not any(
        _OF_THE_MAIL.search(below[:500])
        for below in lines[at + 1 : at + 60]
        if not below.lstrip().startswith(">")
    )


def _titles_disclaimer(lines: list[str], at: int) -> bool:
    """The word "Disclaimer" on a line of its own, with one below."""
    below = (line for line in lines[at + 1 : at + 4] if line.strip())
    return bool(_DISCLAIMER_TITLE.match(lines[at][:100])) and bool(_DISCLAIMER.match(next(below, "")[:2000]))


def _is_mobile(line: str) -> bool:
    line = _EXCUSE.sub("", _LINK.sub("", line).strip("*_ "))
    one_clause = "," not in line or bool(_DEVICE.search(line))
    return bool(_MOBILE.match(line)) and one_clause and not _NEXT_SENTENCE.search(line)


def _is_quoted_from(lines: list[str], at: int) -> bool:
    """The quoted mail begins here."""
    line = lines[at]
    return (
        line.lstrip().startswith(">")
        or bool(RULE_ABOVE_FIELDS.match(line[:200]))
        or bool(quote_heading(lines, at))
        or ends_here(lines, at)
    )


def _signs_off(lines: list[str], at: int) -> bool:
    """A closing phrase with nothing below but what stands under a letter: a few short lines, no question, no list.

    A single name is left to the letter: it holds no number that could be taken for a code, and people disagree about it.
    """
    if not _CLOSING.match(lines[at][:100]):
        return False
    below: list[str] = []
    for place in range(at + 1, min(len(lines), at + 60)):
        line = lines[place].strip()
        if _DASHES.match(line) or _DISCLAIMER.match(line) or _is_quoted_from(lines, place):
            break
        if not line:
            continue
        if len(below) == _LONGEST_SIGNATURE or _OF_THE_MAIL.search(line) or _LONG_OR_LISTED.search(line):
            return False
        below.append(line)
    return len(below) > 1 or any(_CONTACT.search(line) for line in below)
