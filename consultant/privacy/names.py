"""Names of patients: behind a label or a courtesy title, before a birth date, and wherever the same name comes again."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.starts import Places, labels

_LABELLED = re.compile(
    r"(?i:patients?|pt|client|insured|subscriber|beneficiary|guarantor|enrollee"
    r"|employee|claimant|decedent|policy ?holder|dependent|inmate)\b(?:'s|\.)?(?i:(?: name| is| was| named|"
    r" called| initials| mr| mrs| ms| full name| of record)*+)(?:[:=,]| -| \()? ?"
    rf"(?:{p.TITLE})?(?P<value>{p.NAME}|[A-Z]\.[ ]?[A-Z]\.)"
)
_LABELLED_FULL = re.compile(
    r"(?i:member|resident|veteran|student|the late|participant)\b(?:'s|\.)?(?i:(?: name| is| was| named| called)*+)"
    rf"(?:[:=,]| -| \()? ?(?:{p.TITLE})?(?P<value>{p.FULL_NAME})"
)
"""Words for a person which common names of things follow too: behind them only a name of two words is one."""
_SMALL = re.compile(
    r"(?i:patient|pt|name)\b[: ]{1,2}(?P<value>[a-z]{2,20} (?:[a-z] )?[a-z]{2,20}),? \(?(?:dob|d\.o\.b|date of birth"
    r"|mrn|ssn|born)\b"
)
_GIVEN = re.compile(
    r"(?i:patients?|pts?|name|client|member)\b(?:'s|\.)?(?: (?:name|is|was|named|called|mr|mrs|ms)\b\.?){0,2}[: ]{1,2}"
    r"(?P<value>(?P<given>[a-z]{2,14}) (?:[a-z]\b\.? )?[a-z'-]{2,20}\b)"
)
"""A name in small letters, which only a given name tells from other words."""
_LISTED_NAME = re.compile(
    r"(?P<value>[A-Z](?<![A-Za-z].)[A-Za-z'-]{1,20}, ?(?P<given>[A-Z][A-Za-z\u00c0-\u00ff]{1,14})"
    r"(?:-[A-Z][A-Za-z]{1,14}\b)?(?: [A-Z]\b\.?)?)"
    r"(?![A-Za-z])"
)
"""`Miles, Robert`, as practice software prints it."""
_CONCERNING = re.compile(
    r"(?:(?i:re|regarding|concerning):? |(?i:saw|seen|treated|for|about|on|of) )"
    r"(?P<value>(?P<given>[A-Z][a-z]{1,14}) (?:[A-Z]\b\.? )?[A-Z][A-Za-z'-]{1,20})"
    r"(?![A-Za-z])(?! (?:from|at|in|with|and I)\b)"
)
_SUBJECT = re.compile(
    rf"(?i:re|regarding|concerning|question (?:on|about)):? (?P<value>{p.CAPITALS}|{p.FULL_NAME})"
)
_SUBJECTS = labels("re:", "re ", "regarding", "concerning", "question on", "question about")
"""Of whom a mail is, whatever the letters; needs a given name too."""
_FILED = re.compile(
    rf"(?i:on file|charts?|records?|files?|statement|bill|claims?|account|denial|eob|remit|remittance"
    rf"|visit|note|report) (?i:for|of) (?P<value>{p.NAME_WORD} (?:[A-Z]\.? )?{p.NAME_WORD})"
)
"""Whose paper it is: two capitalised words that are no common ones."""
_EXPLICIT = re.compile(
    rf"(?i:(?:patient|pt|member|insured|subscriber|guarantor)(?:'s)? ?(?:full |last |first )?name|(?:full |last |first"
    rf" )?name|patient|pt|named"
    r"|(?:member|insured|subscriber|guarantor|client|resident|beneficiary|dependent)(?=[:=]))(?i: is)? ?"
    rf"[:=]? ?(?P<value>{p.CAPITALS}|{p.NAME})"
)
_TITLED = re.compile(rf"{p.TITLE}(?P<value>{p.NAME})")
_RELATIVES = """
wife husband son daughter mother father spouse brother sister mom dad widow widower uncle aunt niece nephew cousin
grandmother grandfather grandma grandpa grandson granddaughter stepson stepdaughter stepmother stepfather
mother-in-law father-in-law fiance fianc\u00e9 fianc\u00e9e girlfriend boyfriend caregiver caretaker guardian
caller driver
""".split()  # noqa: SIM905
_RELATIVE = re.compile(
    rf"(?i:{'|'.join(sorted(_RELATIVES, key=len, reverse=True))}|emergency contact|next of kin|nok"
    r"|(?:my|his|her|their) (?:partner|neighbou?r|friend|child|baby|boss|coworker|parent))"
    rf"(?: of| is [0-9]{{1,3}}| is| was| named)?(?:,|:)? (?P<value>{p.NAME})"
)
_ANCHORED = (
    (
        labels(
            "patient",
            "pt",
            "client",
            "insured",
            "subscriber",
            "beneficiary",
            "guarantor",
            "enrollee",
            "employee",
            "claimant",
            "decedent",
            "policyholder",
            "policy holder",
            "dependent",
            "inmate",
        ),
        _LABELLED,
    ),
    (labels("member", "resident", "veteran", "student", "the late", "participant"), _LABELLED_FULL),
    (
        labels(
            "patient",
            "pt",
            "member name",
            "member:",
            "client:",
            "resident:",
            "beneficiary:",
            "dependent:",
            "insured",
            "subscriber",
            "guarantor",
            "full name",
            "last name",
            "first name",
            "name",
        ),
        _EXPLICIT,
    ),
    (labels("patient", "pt", "name"), _SMALL),
    (
        labels(
            "on file",
            "chart",
            "record",
            "file",
            "statement",
            "bill ",
            "claim",
            "account",
            "denial",
            "eob",
            "remit",
            "visit",
        ),
        _FILED,
    ),
    (labels("mr", "ms", "miss", "mx"), _TITLED),
    (
        labels(
            *(f"{each}{end}" for each in _RELATIVES for end in (" ", ",", ":")),
            "emergency contact",
            "next of kin",
            "nok",
            *(
                f"{whose} {who}"
                for whose in ("my", "his", "her", "their")
                for who in ("partner", "neigh", "friend", "child")
            ),
        ),
        _RELATIVE,
    ),
)
"""Beginnings of labels, and the pattern to try there."""
_WITH_GIVEN_NAME = (
    (labels("patient", "pt", "name", "client", "member"), _GIVEN),
    (
        labels(
            "re:",
            "re ",
            "regarding",
            "concerning",
            "saw ",
            "seen ",
            "treated ",
            "for ",
            "about ",
            "on ",
            "of ",
        ),
        _CONCERNING,
    ),
)
"""The same for patterns that need a given name."""
_FACTS = labels("dob", "d.o.b", "date of birth", "born", "mrn", "ssn", "member id")
_WEAK_FACTS = labels(
    "mr#", "mr #", "mr n", "ss#", "member #", "member n", "subscriber id", "medicare n", "medicare i", "medicare #",
    "medicaid n", "medicaid i", "medicaid #", "acct", "policy #", "chart ", "sex", "aged", "age ", "age:", "male", "female",
    "turned",
)  # fmt: skip
"""Before these only a name of two words is one."""
_AGES = labels("yo ", "y/o", "y.o", "year", "yr")
NAME_LABELS = (_SUBJECTS, *(each for each, _ in (*_ANCHORED, *_WITH_GIVEN_NAME)), _FACTS, _WEAK_FACTS, _AGES)
_SEX_AND_AGE = (
    r"(?=[ ,(/|;:\n])(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?(?:,? ?[0-9]{1,3}(?: ?(?:yo|y/o|yrs?|[MF]))?\b)?"
    r"(?:,? ?(?:[MF]|[Mm]ale|[Ff]emale)\b)?[,;:]? ?(?:\(|-|\u2013|/|\||is|was|#|\n)? ?\Z"
)
"""What may stand between a name and a fact about the person."""
_BEFORE_FACT = re.compile(rf"(?P<value>{p.NAME}|{p.CAPITALS}){_SEX_AND_AGE}")
_BEFORE_WEAK_FACT = re.compile(rf"(?P<value>{p.FULL_NAME}|{p.CAPITALS_LISTED}){_SEX_AND_AGE}")
_BEFORE_AGE = re.compile(
    rf"(?P<value>{p.NAME}|{p.CAPITALS})(?=[ ,(]),? ?(?:\(|-|\u2013|is)? ?(?:an? )?[0-9]{{1,3}}[ -]?\Z"
)
_REACH = 50
"""Characters before a birth date or an age in which the name is looked for."""
_LISTED = """
mod mods unit units edit edits bundle bundled claim claims denied denial billed paid covered coverage charge charges
remark rev global report reported append submit payer payor allowed valid okay payable dx diagnosis mue lcd ncd pos
knee hip shoulder spine eye exam eval lab labs panel test screening vaccine surgery surgeon wound joint nerve block
patient patients medicare medicaid aetna cigna humana blue cross shield united healthcare tricare
responsibility balance care portal services service financial the has had is was were are with and or
for but who this that she he they we i our can could would should does do did please thank thanks hello
best warmly cheers sincerely regards respectfully
her his their our my your its same both all any each every other another current correct old primary secondary commercial
hi hey dear presents presented came seen status post no yes not new established billing code codes
coding modifier name dob mrn ssn id account number phone address insurance doctor dr date service visit
office january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun
jul aug sep sept oct nov dec copay deductible advocate safety protection affordable
act history record records chart education relations access assistance centered first last left right
male female type group plan part advantage hospital clinic center centre medical cpt hcpcs icd drg ncci
cms aob abn eob era hmo ppo if when what which how why also on in at by from to of as after before
during per questions question regards subject re fwd notes note assessment diagnosis procedure
procedures operative report physical therapy emergency department there here my your complains complaint
denies reports states returns underwent received needs signed lives age aged sex gender consent
statement information demographics level identifier
health life license teaching physician final rule register federal allowed amount total fee schedule manual chapter
discharge admission admit inpatient outpatient observation
"""
_NOT_NAMES = frozenset(_LISTED.split())
_FIRST_PERSON = re.compile(
    r"\b(?:i am|i'm|my name(?:'s| is)?|this is|sincerely|regards|thanks|dr|doctor|provider|physician)[ :,.]{0,3}\Z",
    re.IGNORECASE,
)
"""Before a name these say that it is the writer's or a clinician's."""


def name_spans(
    text: str, places: Places, own: frozenset[str], homes: Sequence[int] = ()
) -> list[tuple[int, int]]:
    """Spans of patients' names, also before the `homes`, where a patient's address begins.

    `own` are the words of the writer's own name, lower case, which are nobody's secret here.
    """
    spans = [span for span in _first_mentions(text, places, homes) if not _is_own(text, span, own)]
    return spans + list(_later_mentions(text, spans))


def _first_mentions(text: str, places: Places, homes: Sequence[int]) -> Iterator[tuple[int, int]]:
    for match in _matches(text, places):
        span = _without_common_words(text, *match.span("value"))
        if span and not _FIRST_PERSON.search(text, max(0, span[0] - 20), span[0]):
            yield span
    for place in places.get(_SUBJECTS, ()):
        subject = _SUBJECT.match(text, place)
        span = _without_common_words(text, *subject.span("value")) if subject else None
        if span and _has_given_name(text, span):
            yield span
    for place, pattern, is_hint in (
        *_facts(text, places),
        *((place, _BEFORE_FACT, False) for place in homes),
    ):
        span = _name_before(text, place, pattern)
        if span and not (is_hint and not _has_given_name(text, span)):
            yield span


def _name_before(text: str, place: int, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    begin = max(0, place - _REACH)
    word = _last_word(text[begin:place])
    if not word[:1].isalpha() or word.islower() or _common(word):
        return None
    before = pattern.search(text[begin:place])
    if before is None:
        return None
    span = _without_common_words(text, begin + before.start("value"), begin + before.end("value"))
    return None if span and _FIRST_PERSON.search(text, max(0, span[0] - 20), span[0]) else span


def _last_word(before: str) -> str:
    """The last word that may end a name, signs, numbers and "is" behind it left out; empty when there is none."""
    words = [word for word in (each.strip(_SIGNS) for each in before.rsplit(None, 6)[-6:]) if word]
    while words and words[-1] in _BETWEEN_NAME_AND_FACT:
        words.pop()
    return words[-1] if words else ""


_SIGNS = ".,(/|;:#0123456789-\u2013"
_BETWEEN_NAME_AND_FACT = frozenset(
    {"is", "was", "a", "an", "F", "M", "male", "female", "Male", "Female", "yo"}
)


def _has_given_name(text: str, span: tuple[int, int]) -> bool:
    """Whether one of two words or more is a given name."""
    letters = unicodedata.normalize("NFD", text[slice(*span)].lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[^\s,.-]+", letters)
    return len(words) > 1 and not given_names.isdisjoint(words)


def _facts(text: str, places: Places) -> Iterator[tuple[int, re.Pattern[str], bool]]:
    """Where a birth date, a number or an age of somebody may begin, the pattern of a name right before it, and whether that
    is a hint only, which needs a given name."""
    yield from ((place, _BEFORE_FACT, False) for place in places.get(_FACTS, ()))
    yield from ((place, _BEFORE_WEAK_FACT, False) for place in places.get(_WEAK_FACTS, ()))
    yield from ((place, _BEFORE_AGE, False) for place in places.get(_AGES, ()))
    yield from ((match.start(), _BEFORE_AGE, False) for match in _SEX.finditer(text))
    yield from ((match.start(), _BEFORE_WEAK_FACT, False) for match in _SEX_FIRST.finditer(text))
    yield from ((match.start(), _BEFORE_WEAK_FACT, False) for match in _OLD_DATE.finditer(text))
    hints = (
        match.start() for pattern in (_SEX_FIRST, _OLD_DATE, _IS_OLD) for match in pattern.finditer(text)
    )
    yield from ((place, _BEFORE_FACT, True) for place in (*places.get(_WEAK_FACTS, ()), *hints))


_SEX_FIRST = re.compile(r"[FM](?<![A-Za-z].)(?=,? [0-9]{1,3}\b(?!\.[0-9]))")
_OLD_DATE = re.compile(r"[0-9](?<![0-9/.-].)(?<=(?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-]19[0-9]{2}(?![0-9])).)")
_IS_OLD = re.compile(rf"(?<= is )(?:now )?(?={p.AGE}(?:[,.;)!?\n]|\Z| (?:and|years|yrs|now|with|but)\b))")
"""An age over 89 after "is"."""
_SEX = re.compile(r"[FM]\b(?:(?<=[0-9].)|(?<=[0-9] .))")
"""The letter of `37F`, behind an age."""


def _matches(text: str, places: Places) -> Iterator[re.Match[str]]:
    yield from (match for match in _by_given_name(text, places) if match["given"].lower() in given_names)
    for group, pattern in _ANCHORED:
        for place in places.get(group, ()):
            if match := pattern.match(text, place):
                yield match


def _by_given_name(text: str, places: Places) -> Iterator[re.Match[str]]:
    listed = _LISTED_NAME.finditer(text) if "," in text else ()
    yield from (
        match
        for match in listed
        if not _CAPITAL_BEFORE.search(text, max(0, match.start() - 20), match.start())
    )
    for group, pattern in _WITH_GIVEN_NAME:
        for place in places.get(group, ()):
            if match := pattern.match(text, place):
                yield match


_CAPITAL_BEFORE = re.compile(r"\b[A-Z][A-Za-z'.-]{0,18} \Z")
"""Before `Miles, Robert` this says that "Miles" ends the name before, in a list of people."""
_WORD = re.compile(r"[^\s,]+")


def _without_common_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span cut at the first word that is no name (`Jane Doe Medicare`); None when nothing is left."""
    words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])]
    written = [text[slice(*word)].lower().rstrip(".") for word in words]
    first = next((at for at, word in enumerate(written) if word not in _LEADING), len(words))
    last = next((at for at in range(first, len(words)) if _ends_name(written, at, first)), len(words))
    return (words[first][0], words[last - 1][1]) if first < last else None


_LEADING = frozenset(
    "patient pt name dr mr mrs ms miss mx re member insured hi hello the for on is our my seen new established".split()  # noqa: SIM905
)
"""Words that may stand before the name within what looks like one."""
_GIVEN_NAMES = frozenset({"per", "art", "april", "may", "june", "august", "will", "bill", "mark", "grant"})
"""Common words that are a name where another name follows."""


_COMMON = _NOT_NAMES - _GIVEN_NAMES


def _ends_name(written: list[str], at: int, first: int) -> bool:
    if written[at] in _GIVEN_NAMES and at == first and at + 1 < len(written):
        return written[at + 1] in _NOT_NAMES
    return written[at] in _NOT_NAMES and not (written[at] in _GIVEN_NAMES and at == first + 1)


def _common(word: str) -> bool:
    return word.lower().rstrip(".") in _COMMON


def _is_own(text: str, span: tuple[int, int], own: frozenset[str]) -> bool:
    return bool(own) and all(word.strip(".,").lower() in own for word in text[slice(*span)].split())


def _later_mentions(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same names, or their parts of three letters and more, anywhere else in the text."""
    words = {word.strip(".,") for span in spans for word in text[slice(*span)].replace(",", " ").split()}
    known = frozenset(word for word in words if len(word) >= 3)
    first = sorted(spans)
    begin = end = -1
    for match in _CAPITALISED.finditer(text) if known else ():
        if match[0] not in known or _lies_in(first, match.start()):
            continue
        if (
            begin >= 0
            and match.start() - end < _LONGEST_BETWEEN
            and _BETWEEN.fullmatch(text, end, match.start())
        ):
            end = match.end()
            continue
        if begin >= 0:
            yield begin, end
        begin, end = match.span()
    if begin >= 0:
        yield begin, end


def _lies_in(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, place + 1)) - 1
    return at >= 0 and place < spans[at][1]


_LONGEST_BETWEEN = 6
_CAPITALISED = re.compile(
    r"[A-Z](?<!Dr .)(?<!Dr\. .)(?<![\w@.].)[A-Za-z\u00e0-\u00ff]*+(?:['-][A-Z][A-Za-z]*+)?(?![\w@])"
)
_BETWEEN = re.compile(r",? (?:[A-Z]\b\.? )?")
