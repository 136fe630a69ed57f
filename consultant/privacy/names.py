"""Names of patients: behind a label or a courtesy title, before a birth date, and wherever the same name comes again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from consultant.model.drug_names import name_words
from consultant.privacy.given_names import given_names
from consultant.privacy.name_alone import lone_spans
from consultant.privacy.name_colleagues import is_introduced
from consultant.privacy.name_evidence import common_words
from consultant.privacy.name_facts import FACT_LABELS, spans_before_facts
from consultant.privacy.name_labels import ANCHORED, SUBJECT, SUBJECTS, TITLED, UNSURE, WITH_GIVEN_NAME
from consultant.privacy.name_lists import composed_spans, listed_spans, owner_spans, row_spans
from consultant.privacy.name_mentions import bare_spans, initialed_spans, lies_in, sibling_spans
from consultant.privacy.name_parts import has_given_name, is_writer, without_common_words
from consultant.privacy.name_words import also_names, eponyms, posts
from consultant.privacy.plain import plain_letters
from consultant.privacy.starts import Places, matches

NAME_LABELS = (SUBJECTS, *(each for each, _ in (*ANCHORED, *WITH_GIVEN_NAME)), *FACT_LABELS)
"""The labels to look up for `name_spans`."""


def name_spans(
    text: str,
    places: Places,
    own: frozenset[str],
    homes: Sequence[int] = (),
    numbers: Sequence[int] = (),
) -> list[tuple[int, int]]:
    """Spans of patients' names, also before the `homes`, where a patient's address begins, and behind their `numbers`.

    `own` are the words of the writer's own name, lower case, which are nobody's secret here.
    """
    spans = list(_first_mentions(text, places, homes, numbers))
    spans += bare_spans(text, sorted(spans))
    spans += initialed_spans(text)
    spans += lone_spans(text)
    spans += list(sibling_spans(text, spans))
    spans = [span for span in spans if not _is_disease(text, span)]
    if own:
        spans = [span for span in spans if not _is_own(text, span, own)]
    return spans + list(_later_mentions(text, spans))


def _is_disease(text: str, span: tuple[int, int]) -> bool:
    """Whether it is what a disease is called (`Osgood-Schlatter`, `patient: Kaposi's sarcoma`)."""
    name = plain_letters(text[slice(*span)])
    behind = _NEXT.match(text, span[1])
    called = {name.replace("-", " ").strip(" .,"), f"{name} {behind[1]}" if behind else ""}
    if not called.isdisjoint(eponyms):
        return True
    return " " not in name and name not in given_names and bool(_CONDITION.match(text, span[1]))


_NEXT = re.compile(r"(?:['\u2019]s)? ([a-z]+)")
_CONDITION = re.compile(
    r"['\u2019]s (?:disease|syndrome|palsy|sarcoma|lymphoma|esophagus|contracture|diverticulum|chorea|ataxia|tetralogy"
    r"|thrombasthenia|granulomatosis|arteritis|thyroiditis|encephalopathy|phenomenon|osteochondrosis|nodes?|sign|ring)\b"
    r"| (?:[a-z]+ )?(?:disease|syndrome|disorder|palsy|sarcoma|carcinoma|lymphoma|leukemia|tumou?r|neoplasm|esophagus|contracture"
    r"|diverticul\w+|chorea|ataxia|tetralogy|thrombasthenia|granulomatosis|arteritis|thyroiditis|encephalopathy|phenomenon|failure"
    r"|fractures?|hernia|an[a]emia|pneumonia|ulcers?|infection|pain|fever|arthritis|stenosis|cysts?|abscess|dislocation|dystrophy"
    r"|neuropathy|fibrillation|hypertension|diabetes|injury|bronchitis|dementia|migraine|deformity|nodes?)\b"
)
"""What stands behind the name or the kind of a condition: one that `'s` may join to a person's name only in the first list."""


def _first_mentions(
    text: str, places: Places, homes: Sequence[int], numbers: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for match in _matches(text, places):
        span = without_common_words(text, *match.span("value"), titled=match.re is TITLED)
        if span is None or ("given" in match.re.groupindex and " " not in text[slice(*span)]):
            continue  # in small letters one word is no name
        if not (is_writer(text, span[0]) or _is_office(text, match, span) or _begins(match, span)):
            yield span
    for place in places.get(SUBJECTS, ()):
        subject = SUBJECT.match(text, place)
        span = without_common_words(text, *subject.span("value")) if subject else None
        if span and has_given_name(text, span):
            yield span
    yield from spans_before_facts(text, places, homes)
    yield from owner_spans(text, numbers)
    if "," in text:
        yield from listed_spans(text)
        yield from row_spans(text)
    if "^" in text:
        yield from composed_spans(text)


def _begins(match: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether it is a common word behind a full stop, which ends a sentence as well as a label (`hospital pt. Add 59`)."""
    text = match.string
    if match.re is TITLED or not text.endswith(". ", 0, span[0]):
        return False
    return text[slice(*span)].lower() in common_words


def _is_office(text: str, match: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether behind a label of colleagues too a post stands behind the name, or it is greeted where the mail begins."""
    if match.re is not UNSURE[0] and match.re is not UNSURE[1]:
        return False
    begin = match.start()
    if match.re is TITLED and _ends_in_post(text[max(0, begin - _LONGEST_POST) : begin]):
        return True
    return is_introduced(text, span[1]) or (begin < _GREETED and _GREETS.search(text, 0, begin) is not None)


@lru_cache(maxsize=64)  # a list says the same before many of them
def _ends_in_post(before: str) -> bool:
    return _POST_BEFORE.search(before) is not None and _GREETED_POST.search(before) is None


_LONGEST_POST = 24
_GREETED_POST = re.compile(
    r"(?:team|\b(?i:dear|hi|hello|hey|thanks|good morning|morning)\b[^.?!\n]{0,20}), \Z"
)
"""Whoever is greeted is not the one behind the comma (`Dear Doctor, Mr. Lee`)."""
_POST_BEFORE = re.compile(rf"\b(?i:{'|'.join(posts)}),? \Z")
_GREETED = 60
_GREETS = re.compile(
    r"(?:^|\n)[ \t]*(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|(?:q|question) for)[:,]? \Z"
)


def _matches(text: str, places: Places) -> Iterator[re.Match[str]]:
    for group, pattern in WITH_GIVEN_NAME:
        begun = places.get(group)
        for match in matches(pattern, text, begun) if begun else ():
            if plain_letters(match["given"]) in given_names:
                yield match
    for group, pattern in ANCHORED:
        if begun := places.get(group):
            found = (
                one for one in matches(pattern, text, begun) if not _OF_A_THING.search(text, 0, one.start())
            )
            yield from found if pattern not in UNSURE else filter(_no_drug, found)


_OF_A_THING = re.compile(
    r"\b(?i:product|brand|trade|generic|drug|device|test|vaccine|plan|code|field|file) \Z"
)
"""Whose name it is: no person's (`product name is Surgraft`)."""


def _no_drug(match: re.Match[str]) -> bool:
    """Whether what is `called` so is none of the names that drugs are sold under."""
    return match["value"].split()[0].lower() not in name_words()


def _is_own(text: str, span: tuple[int, int], own: frozenset[str]) -> bool:
    return bool(own) and all(word.strip(".,").lower() in own for word in text[slice(*span)].split())


def _later_mentions(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same names, or their parts of three letters and more, anywhere else in the text."""
    names = {text[slice(*span)] for span in spans}
    words = {word.strip(".,") for name in names for word in name.replace(",", " ").replace("^", " ").split()}
    known = frozenset(word for word in words if len(word) >= 3 and word.lower() not in also_names)
    first = sorted(spans)
    begin = end = -1
    for match in _CAPITALISED.finditer(text) if known else ():
        if match[0] not in known or lies_in(first, match.start()):
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
        begin, end = _with_given_name(text, match.start()), match.end()
    if begin >= 0:
        yield begin, end


def _with_given_name(text: str, start: int) -> int:
    """Where the name begins when a given name stands before a family name known already (`Marlene` of a known Gilchrist)."""
    before = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return before.start(1) if before and before[1].lower() in given_names else start


_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]{1,13}) \Z")
_LONGEST_BETWEEN = 6
_CAPITALISED = re.compile(
    r"[A-Z](?<!Dr .)(?<!Dr\. .)(?<![\w@.].)"
    r"[A-Za-z\u00e0-\u00ff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]*+(?:['-][A-Z][A-Za-z]*+)?(?![\w@])"
    r"(?! (?:County|Street|St|Road|Rd|Avenue|Ave|Hospital|Clinic|Medical|Center|University)\b)"
)
"""A word that may be a name again, not as a part of the name of a place."""
_BETWEEN = re.compile(r",? (?:[A-Z]\b\.? )?")
