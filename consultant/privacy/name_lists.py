"""Names as lists and machines write them: family name first, a line of charges, the owner of a number, `Smith^John`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.name_colleagues import is_other
from consultant.privacy.name_mentions import may_be_given
from consultant.privacy.name_parts import Span, has_given_name, without_common_words
from consultant.privacy.name_words import colleagues
from consultant.privacy.plain import plain_letters

_GIVEN = re.compile(
    r",(?: ?(?:Jr|Sr|I{2,3}"
    r"|IV)\b\.?,)? ?(?P<given>[A-Z][A-Za-z\u00c0-\u00ff]{1,14})(?:-[A-Za-z][A-Za-z]{1,14}\b)?(?: [A-Z]\b(?!\.[A-Z])\.?)?"
    r"(?![A-Za-z])"
)
_FAMILY = re.compile(
    r"(?:(?:St\.|Van|Von|De|Del|La|Mac|Al|El|Le) )?[A-Z\u00c0-\u00de](?<![\w'\u2019].)(?:[^\W\d_]|['\u2019-]){1,20}\Z"
)


_NO_FAMILY = colleagues | {"am", "pm", "aa"}


def _is_charged(text: str, given: re.Match[str]) -> bool:
    """Whether a code stands behind a word that may be a given name, as in a line of charges; behind a town it is a ZIP code."""
    word = given["given"]
    return (
        may_be_given(f"{word} ")
        and _CAMEL.match(word) is None
        and word.lower() not in _STATES
        and _CODE_BEHIND.match(text, given.end()) is not None
    )


_CAMEL = re.compile(r"(?!Ma?c)[A-Z][a-z]+[A-Z]")
"""As firms write (`MitraClip`), and few people."""
_STATES = frozenset(
    {"delaware", "florida", "georgia", "montana", "carolina", "virginia", "washington", "jersey", "maine"}
)
"""States whose names are not in the table of common words, because people bear them too."""


_CODE_BEHIND = re.compile(r"[ \t]{1,4}(?:[0-9]{5}|[A-Z][0-9]{4})\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][A-Za-z'.-]{0,18} \Z")
"""Before `Miles, Robert` this says that "Miles" ends the name before, in a list of people."""


def listed_spans(text: str) -> Iterator[Span]:
    """`Miles, Robert`, as practice software prints it: spans that have a given name behind their comma."""
    for given in _GIVEN.finditer(text):
        if plain_letters(given["given"]) not in given_names and not _is_charged(text, given):
            continue
        if _ENUMERATED.match(text, given.end()):
            continue
        family = _FAMILY.search(text, max(0, given.start() - 28), given.start())
        if (
            family is None
            or family[0].lower() in _NO_FAMILY
            or _CAPITAL_BEFORE.search(text, max(0, family.start() - 20), family.start())
        ):
            continue
        span = without_common_words(text, family.start(), given.end())
        if span and not is_other(text, span):
            yield span


_ENUMERATED = re.compile(
    r"(?:, [A-Z][a-z]+)+,? (?:and|or|&) [A-Z][a-z]+(?![\w,])"
    r"|,? (?:and|or|&) [A-Z][a-z]+ (?:counties|offices|clinics|sites|locations|campuses|hospitals|areas|cities)\b"
)
"""Behind two words these say that all of them are of one kind (`Crohn, Graves, Addison and Cushing`)."""
_LISTED = (
    r"(?:(?:St\.|Van|Von|De|Del|La|Mac|Al|El|Le) )?[A-Z\u00c0-\u00de][\w'\u2019-]{1,24}"
    r"(?:, ?(?:Jr|Sr|I{2,3}|IV)\b\.?)?, ?[A-Z\u00c0-\u00de](?:[\w'\u2019-]{1,20}|\.)(?: [A-Z]\b\.?)?"
)
_ROW_FORM = (
    rf"[ \t]*(?:(?:[0-9]{{1,3}}[.)][ \t]*)?(?P<charged>{_LISTED})(?=[ \t,;:|-]{{1,20}}(?:[0-9]{{5}}|[A-Z][0-9]{{4}})\b)"
    rf"|[0-9]{{1,2}}:[0-9]{{2}}(?: ?[AaPp]\.?[Mm]\.?)?[ \t-]{{1,3}}(?P<booked>{_LISTED}))"
)
_FIRST_ROW, _ROW = re.compile(_ROW_FORM), re.compile(rf"\n{_ROW_FORM}")
"""A line of a charge sheet or of a day's appointments: family name, given name, and the codes."""


def row_spans(text: str) -> Iterator[Span]:
    """Names at the begin of lines that go on with a code, when there is another such line or the name is a usual one."""
    first = _FIRST_ROW.match(text)
    found = (*([first] if first else []), *_ROW.finditer(text))
    rows = [span for row in found if (span := without_common_words(text, *row.span(row.lastgroup or 0)))]
    yield from (
        span
        for span in rows
        if "," in text[slice(*span)]
        and (len(rows) > 1 or has_given_name(text, span))
        and text[slice(*span)].rpartition(" ")[2].lower() not in _STATES
    )


_OWNER = re.compile(
    r"(?P<joint>,? (?:of|for|belongs to|belonging to|used by|worn by|assigned to|registered to|held by) |[ ]?\(|[ ]?[,/-] ?)"
    rf"(?:(?i:the )?(?i:patient|pt)\.? |{p.TITLE})?(?P<value>{p.FULL_NAME}|{p.CAPITALS_LISTED})"
)
_OWNER_SINGLE = re.compile(
    rf"(?P<joint>/)(?P<value>{p.NAME_WORD})(?= |\Z)| ?(?P<bracket>\()(?P<inner>{p.NAME_WORD})(?=\))"
)
"""A family name alone, right behind a number (`MRN440021/Webb`, `acct 440021 (Webb)`)."""


def owner_spans(text: str, ends: Sequence[int]) -> Iterator[Span]:
    """Names right behind the numbers of a person that end at `ends` (`serial LDA2288 of Ann Lee`, `MRN 448 (Lee, Ann)`)."""
    for end in ends:
        if single := _OWNER_SINGLE.match(text, end):
            only = without_common_words(text, *single.span("value" if single["value"] else "inner"))
            yield from [only] if only else []
            continue
        match = _OWNER.match(text, end)
        span = without_common_words(text, *match.span("value")) if match else None
        if match is None or span is None or " " not in text[slice(*span)]:
            continue
        listed = match["value"].isupper() and "," in match["value"]
        if listed or match["joint"].strip() not in _LOOSE or has_given_name(text, span):
            yield span


_COMPOSED = re.compile(
    r"[A-Z](?<![\w^|].)[A-Za-z'-]{1,20}\^[A-Z][A-Za-z'-]{1,20}(?:\^[A-Z][A-Za-z]{0,15})?(?![A-Za-z0-9])"
)
"""`Smith^John^Q`, as HL7 writes it."""


def composed_spans(text: str) -> Iterator[Span]:
    """Names whose parts carets join."""
    return (match.span() for match in _COMPOSED.finditer(text))


_LOOSE = frozenset({",", "/", "-"})
"""Behind these anything may follow: a name needs a given name."""
