"""Whether a code is what the question says it is, by its published title or our own words for it (A2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase

from consultant.answering import group_families, severities, situations, statements, telling
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem

_COMPARED = frozenset({CodeSystem.HCPCS, CodeSystem.ICD10CM})
"""Systems of which `meanings` tells what is called otherwise: by the substance of a brand, by any word in common."""
_NAMED_SHORTLY = frozenset({CodeSystem.REVENUE, CodeSystem.POS, CodeSystem.TOB})
"""Systems whose names in our own words are whole."""
_RATED = re.compile(r"\bfacility setting\b|\A\W*(?:an? |the )?non-?\s?facility\W*\Z", re.IGNORECASE)
"""Says at which rate a place is paid, and not what it is."""
_SHOWN = 120
_LEAST_TOLD, _BEHIND, _MOSTLY = 0.35, 0.4, 0.6
"""A modifier of whose names less is told is not meant; nor one behind another that has most of what is said."""


def judged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A yes or no for each cited code that the question says the meaning of."""
    return tuple(finding for cited in ask.citations for finding in _judged(cited, ask.text, reference))


def _judged(cited: Citation, text: str, reference: Reference) -> Iterator[Finding]:
    used = _named_by_letters(cited)
    said = statements.said_of(cited.code, text, used=used)
    if cited.system is CodeSystem.POS and _RATED.search(said or ""):
        return  # that a place is a facility tells its rate (`places`)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on) if said else None
    if not isinstance(entry, Entry) or entry.status is CodeStatus.TERMINATED:
        return
    if not any(map(str.isalpha, entry.description)):  # a release may hold a pair of quotes for a blank title
        return
    named = entry.description.split(";")[0] if cited.system is CodeSystem.MODIFIER else entry.description
    title = f"{named}; {entry.attributes.get('own_words', '')}"
    agreed = _agreed(said, title, entry, cited)
    meant = _meant(said, title, cited, reference)
    if meant or (agreed is None and used and _means_another(said, cited, reference)):
        agreed = False
    if agreed is None or (
        agreed and not statements.said_of(cited.code, statements.without_reasons(text), used=used)
    ):
        return  # a reason that is right answers nothing: what it is given for does
    values = {
        "code": _called(entry),
        "description": shortened(named, _SHOWN),
        "status": entry.status.value,
        "own_words": entry.own_words,
        "brand": "",
        "held": "",
        "stated": True,
        "meant": _called(meant) if meant else "",
        "meant_words": shortened(meant.description, _SHOWN) if meant else "",
        "source": source(entry.release),
    }
    rows = evidence(entry.release, cited.code, {"description": entry.description})
    if meant:
        rows += evidence(meant.release, meant.code, {"description": meant.description})
    yield Finding("meaning_agrees" if agreed else "meaning_differs", (cited.code,), values, rows)


def _called(entry: Entry) -> str:
    return (
        f"Modifier {entry.code}" if entry.system is CodeSystem.MODIFIER else label(entry.system, entry.code)
    )


def _meant(said: str, title: str, cited: Citation, reference: Reference) -> Entry | None:
    """The other place of service, modifier or group whose title says all of it, where the cited one's does not."""
    if cited.system is CodeSystem.DRG:
        group = reference.catalogue.entry(CodeSystem.DRG, cited.code, reference.on)
        return group_families.of_severity(group, said, reference) if isinstance(group, Entry) else None
    if statements.says_all(said, title):
        return None
    if cited.system is CodeSystem.MODIFIER and cited.code.isdigit():
        return _of_the_situation(said, cited, reference)
    if cited.system is CodeSystem.POS:
        found = (reference.catalogue.entry(CodeSystem.POS, code, reference.on) for code in _PLACES)
        others = [one for one in found if isinstance(one, Entry)]
    elif _named_by_letters(cited) and reference.search is not None:
        titled = reference.search.titled(said, frozenset({CodeSystem.MODIFIER}), reference.on)
        beside = (
            reference.catalogue.entry(CodeSystem.MODIFIER, cited.code[0] + letter, reference.on)
            for letter in ascii_uppercase
        )
        others = list(
            {
                one.code: one
                for one in (*(found.entry for found in titled), *beside)
                if isinstance(one, Entry)
            }.values()
        )
    else:
        return None
    telling = [one for one in others if one.code != cited.code and statements.says_all(said, one.description)]
    return telling[0] if len(telling) == 1 else None


def _of_the_situation(said: str, cited: Citation, reference: Reference) -> Entry | None:
    """The modifier for the situation that is told, where the cited one is for another."""
    meant = situations.meant(said)
    if not meant or cited.code in meant or not meant[0].isdigit():
        return None
    entry = reference.catalogue.entry(CodeSystem.MODIFIER, meant[0], reference.on)
    return entry if isinstance(entry, Entry) else None


_PLACES = tuple(f"{number:02}" for number in range(1, 100))


def _named_by_letters(cited: Citation) -> bool:
    """Whether it is a modifier of CMS, which has one meaning; those of two digits go on much."""
    return cited.system is CodeSystem.MODIFIER and not cited.code.isdigit()


def _means_another(said: str, cited: Citation, reference: Reference) -> bool:
    """Whether of the modifiers one that is another, or none, is told by what the question says of this one."""
    if reference.search is None:
        return False
    found = reference.search.titled(said, frozenset({CodeSystem.MODIFIER}), reference.on)
    own = next((one for one in found if one.entry.code == cited.code), None)
    if own is None or own.cover < _LEAST_TOLD:
        return True
    return own.score < _BEHIND * found[0].score and found[0].heard >= _MOSTLY


def _agreed_of_group(said: str, title: str) -> bool | None:
    """Whether it is the group of that severity and condition: of a title with `or` one of its conditions may be said."""
    condition = severities.WORDS.sub(" ", said)
    if statements.contrary(condition, severities.SPLIT.split(title)[0]) or not severities.fits(title, said):
        return False
    return _of_the_title(said, title) or statements.agrees(said, title)


def _of_the_title(said: str, title: str) -> bool:
    """Whether all that a text calls a group stands in the group's title."""
    told = {*telling.words(_GROUP_WORDS.sub(" ", severities.WORDS.sub(" ", said)))}
    return bool(told) and told <= {*telling.words(title)}


_GROUP_WORDS = re.compile(r"\b(?:ms-?)?drgs?\b|\bgroups?\b|\bnumber\b", re.IGNORECASE)


def _agreed(said: str, title: str, entry: Entry, cited: Citation) -> bool | None:
    """Whether it is so; words of our own need not name everything, so that only a contrary one denies."""
    if cited.system is CodeSystem.DRG:
        return _agreed_of_group(said, entry.description)
    if statements.contrary(said, title):
        return False
    found = statements.agrees(said, title)
    partly = (entry.own_words and cited.system not in _NAMED_SHORTLY) or cited.system in _COMPARED
    return None if found is False and partly else found
