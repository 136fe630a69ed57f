"""Names that no label announces: a given name with a family name behind it, a line of a list, the owner of a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.lists import lines
from consultant.privacy.name_evidence import common_words, is_cared_for, is_likely_patient
from consultant.privacy.name_parts import (
    Span,
    has_given_name,
    is_common,
    is_writer,
    plain_letters,
    without_common_words,
)
from consultant.privacy.name_words import colleagues, firms

_FIRST = re.compile(
    r"[A-Z](?<![\w'\u2019@.&/-].)(?:['\u2019][A-Z])?[A-Za-z\u00c0-\u024f\u1e00-\u1eff]++(?:-[A-Z][a-z]++)?"
    r" (?=[A-Z\u00c0-\u00de\"(\u201c']|(?:de|del|della|la|da|dos|di|van|von|el|al|bin) )"
)
"""A capitalised word before another one, a nickname, or a particle."""
_WHOLE = re.compile(rf"{p.GIVEN_FIRST}|{p.CAPITALS}|{p.NAME_WORD} [A-Z]\b(?!['\u2019])\.?")
_ALSO = re.compile(r"\b(?P<value>[A-Z][a-z\u00df-\u00ff]{1,14})(?:, | and | & )\Z")
"""Another given name before it, of the same family (`Amir and Yusuf Haddad`)."""
_BEFORE = re.compile(r"([A-Za-z'-]+)[.,:]?(?: [A-Z]\.)?[ \t]*\Z")
_ADDRESSED = re.compile(
    r"(?:^|\n)>*[ \t]*(?:(?:to|from|b?cc|sent by|sent|by):|attn\b)[^\n]*\Z", re.IGNORECASE
)
_POSTS = (
    "billing|coder|biller|scheduler|adjuster|manager|supervisor|director|nurse|doctor|surgeon|physician|therapist|rep"
    "|representative|attorney|auditor|receptionist|assistant|specialist|coordinator|lead|analyst|consultant|front desk"
)
_BEHIND = re.compile(
    r",? (?:MD|DO|NP|PA|RN|LPN|CPC|COC|CIC|CRC|CPMA|CCS|CPB|RHI[AT]|DPM|DC|DDS|DMD|PT|OT|LCSW|MBA|PhD|Esq)\b|,? ?(?:<|\[\[)"
    rf"|,? (?:at|from|with) (?:the )?[A-Z][a-z]| of [A-Z]{(3,)}\b|,? [A-Z]{{2}} [0-9]{{5}}\b"
    r"| (?:Hospital|Clinic|Medical|Health|Healthcare|Cancer|Children|Center|Centre|Institute|Foundation|University|College|School"
    r"|Street|St|Blvd|Boulevard|Ave|Avenue|Road|Rd|Drive|Pkwy|Highway|Memorial|County|Building|Pavilion|office|clinic)\b"
    r"|['\u2019]s (?:webinar|class|course|book|article|blog|newsletter|talk|training|e-?mail|question|team|office|desk|audit)\b"
    rf"|(?:,"
    rf"| is| \()? ?(?:our|the|a|an|your|my|their)? ?(?:\w+ ){{0,2}}(?:{_POSTS})\b"
)
"""Behind a name these say that somebody works there or wrote."""


def bare_spans(text: str, known: Sequence[Span]) -> Iterator[Span]:
    """Spans of names with a given name in them, where nothing around says that a colleague or the writer is meant.

    `known` are the names found by other means, in order.
    """
    end = weighed = 0
    for first in _FIRST.finditer(text):
        place = first.start()
        given = _is_given(first[0]) or text[first.end()] in _QUOTES
        if place < end or not (given or _may_be_given(first[0])) or lies_in(known, place):
            continue
        match = _WHOLE.match(text, place)
        span = without_common_words(text, *match.span()) if match else None
        if span is None or span[0] != place or span[1] < first.end():
            continue
        weighed += not given
        if given or (weighed < _MOST and is_weighed(text, span)):
            end = span[1]
            if not _is_other(text, span):
                yield span


def initialed_spans(text: str) -> Iterator[Span]:
    """Spans of initials with a family name (`J.D. Castellanos`), where what is around them says a patient."""
    for match in islice(_INITIALED.finditer(text), _MOST):
        word = match["family"].lower()
        if word in common_words or word in firms or is_common(word) or _is_other(text, match.span()):
            continue
        if is_cared_for(text, *match.span()) and is_weighed(text, match.span()):
            yield match.span()


_INITIALED = re.compile(rf"[A-Z](?<![\w.'/-].)\.(?: ?[A-Z]\.)? ?(?P<family>{p.NAME_WORD})")


def sibling_spans(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Given names before a name of the same family (`Amir and Yusuf Haddad`)."""
    for start, _ in spans:
        if text.endswith(_JOINTS, 0, start):
            also = _ALSO.search(text, max(0, start - 20), start)
            if also and plain_letters(also["value"]) in given_names:
                yield also.span("value")


_JOINTS = (", ", " and ", " & ")


def _is_given(word: str) -> bool:
    """Whether a word, with the space behind it, is a given name, or begins with one and a hyphen."""
    given = word[:-1].partition("-")[0]
    return (given.lower() if given.isascii() and given.isalpha() else plain_letters(given)) in given_names


def _may_be_given(word: str) -> bool:
    """Whether a word, with the space behind it, is no common one and not all in capitals."""
    lower = word[:-1].lower()
    known = lower in common_words or lower in colleagues or lower in firms or is_common(lower)
    return len(lower) > _SHORTEST and not word.isupper() and not known


_SHORTEST = 2
_MOST = 2000
"""Names of one text that are weighed: no mail has as many, and hostile repetition is read in time."""


def is_weighed(text: str, span: Span) -> bool:
    """Whether the words of the span, of which none is known, are likely a patient."""
    return is_likely_patient(text, *span)


def lies_in(spans: Sequence[Span], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    at = bisect_right(spans, (place + 1, -1)) - 1
    return at >= 0 and place < spans[at][1]


def _is_other(text: str, span: Span) -> bool:
    return is_writer(text, span[0]) or is_colleague(text, span) or text[slice(*span)].lower() in _PLACES


_PLACES = lines("places")


def is_colleague(text: str, span: Span) -> bool:
    """Whether the words around say that the name is a colleague's, a clinician's or the writer's, or it is all of its line."""
    before = _BEFORE.search(text, max(0, span[0] - 24), span[0])
    if before and before[1].lower() in colleagues and not _is_greeted_before(text, before, span[1]):
        return _OF_PATIENTS.search(text, max(0, span[0] - 40), span[0]) is None
    line = text.rfind("\n", 0, span[0]) + 1
    if span[0] - line < _LONGEST_HEADER and _ADDRESSED.search(text, max(0, line - 1), span[0]):
        return True
    if _ACCORDING.search(text, max(0, span[0] - 14), span[0]):
        return True
    if _STREET_NUMBER.search(text, max(0, span[0] - 12), span[0]):
        return True
    if _DASH.search(text, max(0, span[0] - 5), span[0]):
        return True
    return _BEHIND.match(text, span[1]) is not None or _is_whole_line(text, span)


def is_introduced(text: str, end: int) -> bool:
    """Whether a post, a firm or a credential stands behind the name that ends there."""
    return _BEHIND.match(text, end) is not None


def _is_greeted_before(text: str, before: re.Match[str], end: int) -> bool:
    """Whether the word is a greeting of its own and the name that ends there does something (`Hi, Ann Lee called today`)."""
    return (
        before[1].lower() in _GREETINGS
        and before[0].rstrip().endswith(",")
        and _DOES.match(text, end) is not None
    )


_OF_PATIENTS = re.compile(r"\b(?:patient|portal|family|[Vv]oicemail|MyChart)\b[^.?!\n]{0,20}\bfrom \Z")
"""Of what comes from these the sender is a patient."""
_GREETINGS = frozenset({"hi", "hello", "hey", "thanks", "team"})
_DOES = re.compile(",? [a-z]")
_STREET_NUMBER = re.compile(r"[0-9] (?:[NSEW]{1,2}\b\.? )\Z")
"""The number of a house and a direction: a street bears the name."""
_QUOTES = ('"', "\u201c")
_ACCORDING = re.compile(r"\b(?i:according|attributed|thanks|reply|response|email|e-mail|memo) to \Z")
_DASH = re.compile(r"(?:(?<![^\n])|[.?!] )[-~\u2013]{1,2} ?\Z")
"""A dash at the begin of a line or behind a sentence: somebody signs."""
_LONGEST_HEADER = 200


def _is_whole_line(text: str, span: Span) -> bool:
    """Whether nothing else stands in the line, as where somebody signs; a text of one line is no signature."""
    ends = span[1] >= len(text) or text[span[1]] in "\r\n"
    return ends and span[0] > 0 and text[span[0] - 1] == "\n"


_GIVEN = re.compile(
    r",(?: ?(?:Jr|Sr|I{2,3}"
    r"|IV)\b\.?,)? ?(?P<given>[A-Z][A-Za-z\u00c0-\u00ff]{1,14})(?:-[A-Z][A-Za-z]{1,14}\b)?(?: [A-Z]\b(?!\.[A-Z])\.?)?"
    r"(?![A-Za-z])"
)
_FAMILY = re.compile(
    r"(?:(?:St\.|Van|Von|De|Del|La|Mac|Al|El|Le) )?[A-Z\u00c0-\u00de](?<![\w'\u2019].)[\w'\u2019-]{1,20}\Z"
)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][A-Za-z'.-]{0,18} \Z")
"""Before `Miles, Robert` this says that "Miles" ends the name before, in a list of people."""


def listed_spans(text: str) -> Iterator[Span]:
    """`Miles, Robert`, as practice software prints it: spans that have a given name behind their comma."""
    for given in _GIVEN.finditer(text):
        if plain_letters(given["given"]) not in given_names:
            continue
        family = _FAMILY.search(text, max(0, given.start() - 28), given.start())
        if family is None or _CAPITAL_BEFORE.search(text, max(0, family.start() - 20), family.start()):
            continue
        span = without_common_words(text, family.start(), given.end())
        if span and not _is_other(text, span):
            yield span


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
        span for span in rows if "," in text[slice(*span)] and (len(rows) > 1 or has_given_name(text, span))
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
        if match["joint"].strip() not in _LOOSE or has_given_name(text, span):
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
