"""The code that an asker's description stands for, or the nearest ones to choose from: proposals, for the record decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consultant.answering import index_terms, sizes
from consultant.answering.findings.codes import predecessors
from consultant.answering.findings.descriptions import (
    before_split,
    decided,
    inpatient_procedures,
    items,
    likeliest,
    lone_items,
    possible,
    several,
    title_choice,
    told_codes,
    told_titles,
    unspecified,
    weeks_alone,
)
from consultant.answering.findings.guidelines import sides
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import Told, told
from consultant.answering.reading.descriptions import ANY, Description, description
from consultant.answering.reading.narrowing import narrower
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry, NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_NEAR, _NEAR_COVER = 0.58, 0.8
_NEAR_LOOSE, _COVER_LOOSE = 0.35, 0.7
_LOOSE = frozenset({CodeSystem.CPT, CodeSystem.DRG})
"""What is near enough to choose from; our few words on CPT codes and the titles of groups, which name much besides, meet less."""
_BARE_NEAR, _BARE_COVER = 0.6, 0.95
"""The same where nothing but the description was written."""
_NEAR_SHOWN = 4
_BESIDE = (NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
_HCPCS = frozenset({CodeSystem.HCPCS})
_FEW = 6
_WHOLE = 0.95
_ITEM_COVER = 0.35
"""What the nearest of all codes meets of a description that may tell an item."""
_EITHER = re.compile(
    r"\b(?!with\b|left\b|right\b|more\b|less\b|one\b)\w+ or (?!without\b|right\b|left\b|more\b|less\b|over\b|under\b|both\b)\w",
    re.IGNORECASE,
)
"""Two things of which the record is to say which: the one title with both words is neither."""


def proposed(ask: Ask, reference: Reference, *, noted: bool = False) -> tuple[Finding, ...]:
    """One code that clearly fits, with what its notes want beside it, or the nearest few with a question back.

    Where the reply is `noted`, told rules of our own, only the note on what goes first is quoted.
    """
    found = weeks_alone.beyond(_proposed(ask, reference, noted), ask)
    if _fits(found):
        return found
    if _BORN_WITH.search(ask.text):
        born = _proposed(replace(ask, text=_BORN_WITH.sub(" ", ask.text)), reference, noted)
        if _fits(born) and all(one.codes[0].startswith("Q") for one in born if one.kind == "code_fitting"):
            return born
    for text in narrower(ask.text):
        shorter = weeks_alone.beyond(_proposed(replace(ask, text=text), reference, noted), ask)
        if _fits(shorter):
            return shorter
        if not _side_open(found) and _side_open(shorter):
            found = shorter
    if _side_open(found):
        return found
    if told_titles.closed(ask.text):
        return by_titles(ask, reference) or found
    if told_titles.clearly(ask, reference):
        return by_titles(ask, reference)
    return before_split.told(ask, reference, proposed) or found


_BORN_WITH = expression(
    r",? ?\b(?:congenital(?:ly)?|(?:present )?(?:since|from|at) birth|born with(?: an?)?)\b", re.IGNORECASE
)
"""All of chapter 17 is congenital, and few of its titles say so."""
_SEQUELA = "S"


def _fits(found: Iterable[Finding]) -> bool:
    return any(one.kind == "code_fitting" for one in found)


def _side_open(found: Iterable[Finding]) -> bool:
    """Whether only the side is left to be told."""
    return any(one.values.get("sides") for one in found)


def indexed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of a common term that is all the description says, with what their notes want beside them."""
    wanted = description(ask.text)
    alone = wanted is None or (wanted.bare and (wanted.lone or _SENTENCE.search(ask.text)))
    found = () if wanted is None or alone else _indexed(wanted, reference)
    if not wanted or not found:
        return ()
    fitting = [
        finding
        for one in found
        for finding in told_codes.with_notes(one, wanted, _BESIDE, reference, default=_unspecified(one))
    ]
    each = wanted.told.side == "bilateral"  # one code for each side: neither goes first
    return (*told_codes.summed(fitting, ordered=not each), *fitting)


_SENTENCE = re.compile(r"\b(?:it|we|he|she|they|i|was|is|are|were|did|does|do)\b", re.IGNORECASE)
"""Tells something to another question, and is no term alone."""


def _indexed(wanted: Description, reference: Reference) -> tuple[Likely, ...]:
    """The codes of the term that a description is; none where one of them is not valid on the day."""
    for codes in index_terms.codes(wanted):
        entries = [entry for code in codes if (entry := reference.reportable(code))]
        if len(entries) == len(codes):
            return tuple(Likely(entry, 1.0, 1.0) for entry in entries)
    return ()


def _unspecified(one: Likely) -> bool:
    return "unspecified" in one.entry.description.lower()


def _proposed(ask: Ask, reference: Reference, noted: bool) -> tuple[Finding, ...]:
    wanted = description(ask.text)
    if wanted is None or reference.search is None:
        return ()
    if term := indexed(ask, reference):
        return term
    if several.by_default(wanted) and (by_default := _several(ask, wanted, reference)):
        return by_default
    _, found = _found(wanted, reference)
    if len(wanted.words.split()) <= _FEW and _EITHER.search(wanted.words):
        return told_codes.nearest(found[:_NEAR_SHOWN]) if found else ()
    kinds = _BESIDE[:1] if noted else _BESIDE
    apart = not _told_by_one(found)
    for parts in ((wanted,), *wanted.parts()):
        fitting = [one for part in parts if (one := _chosen(part, reference, apart=apart))]
        if len(fitting) < len(parts):
            continue
        if _tells_more(fitting, wanted, ask.text):
            return told_codes.nearest((found or tuple(fitting))[:_NEAR_SHOWN])
        if title_choice.together(fitting, parts):
            kept = weeks_alone.ended(tuple(one.entry.code for one in fitting))
            if len(kept) < len(fitting):
                return told_codes.with_notes(fitting[0], parts[0], kinds, reference)
            together = [
                finding
                for one, part in zip(fitting, parts, strict=True)
                for finding in told_codes.with_notes(one, part, kinds, reference)
            ]
            return (*told_codes.summed(together), *together)
    if told_apart := _several(ask, wanted, reference, apart=apart):
        return told_apart
    if default := unspecified.by_default(wanted, found):
        return told_codes.with_notes(default, wanted, kinds, reference, default=True)
    if wanted.bare and (item := items.chosen(replace(wanted, systems=_HCPCS), reference)):
        return (told_codes.fitting(item, wanted, reference),)
    near = () if wanted.lone else tuple(one for one in found if _near(one, wanted))[:_NEAR_SHOWN]
    near = near or _alike(wanted, reference)
    if alone := lone_items.meant(near, ask.text):
        return told_codes.all_fitting((alone,), reference)
    if left_open := unspecified.leaving_most_open(wanted, near):
        return told_codes.with_notes(left_open, wanted, kinds, reference)
    if meant := decided.only(near, wanted, reference):
        one = title_choice.of_encounter(meant, wanted.told, reference)
        return told_codes.with_notes(one, wanted, kinds, reference)
    return (
        told_codes.nearest(tuple(title_choice.of_encounter(one, wanted.told, reference) for one in near))
        if near
        else ()
    )


def _tells_more(fitting: Iterable[Likely], wanted: Description, text: str) -> bool:
    """Whether a title that fits has a site or a way of doing it that the text leaves open, but for an old injury's site."""
    late = wanted.told.encounter == _SEQUELA  # of an old injury nobody looks for more
    return any(
        (not late and told_titles.site_lacking(text, one.entry.description))
        or inpatient_procedures.overtold(one.entry, text)
        for one in fitting
    )


def by_titles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code whose title the whole mail tells, or those that it tells as well."""
    return weeks_alone.beyond(_by_titles(ask, reference), ask)


def _by_titles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    found = told_titles.likely(ask, reference)
    if not found:
        return ()
    if len(found) > 1:
        near = _with_likeliest(found, ask, reference)[:_NEAR_SHOWN]
        if meant := _meant(near, ask, reference):
            return told_codes.with_notes(
                title_choice.of_encounter(*meant, reference), _whole(ask), _BESIDE, reference
            )
        return told_codes.nearest(near)
    if inpatient_procedures.overtold(found[0].entry, ask.text):
        return told_codes.nearest(found)
    if doubted := likeliest.instead(found[0], ask, reference):
        return told_codes.nearest(doubted)
    wanted = told_titles.whole(ask.text, ANY)
    if open_side := _of_each_side(found[0].entry, wanted, reference):
        return told_codes.nearest(open_side)
    return told_codes.with_notes(
        title_choice.of_encounter(found[0], wanted.told, reference), wanted, _BESIDE, reference
    )


def _of_each_side(entry: Entry, wanted: Description, reference: Reference) -> tuple[Likely, ...]:
    """A diagnosis and those that differ from it in the side alone, where its title names one that nobody told."""
    side = told(entry.description).side
    if not side or wanted.told.side or entry.system is not CodeSystem.ICD10CM:
        return ()
    return tuple(Likely(one, 1.0, 1.0) for one in (entry, *sides.of_other_sides(entry, reference)))


def _with_likeliest(found: tuple[Likely, ...], ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """Codes whose titles are told as well, behind the one that meets more of the description than they."""
    best = likeliest.shown(ask, reference)[:1]
    return (*best, *(one for one in found if one.entry.code not in {other.entry.code for other in best}))


def _alike(wanted: Description, reference: Reference) -> tuple[Likely, ...]:
    """Items between which the description leaves the choice, where they are few."""
    found = items.nearest(wanted, reference) if wanted.systems == _HCPCS and not wanted.lone else ()
    return found if len(found) <= _NEAR_SHOWN else ()


def near_titles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The few codes of whose titles the mail tells most, for the asker to choose from."""
    found = likeliest.shown(ask, reference) or told_titles.near(ask, reference)[:_NEAR_SHOWN]
    if alone := lone_items.meant(found, ask.text):
        return told_codes.all_fitting((alone,), reference)
    if found and (meant := _meant(found, ask, reference)):
        return told_codes.with_notes(
            title_choice.of_encounter(*meant, reference), _whole(ask), _BESIDE, reference
        )
    return told_codes.nearest(found) if found else ()


def _whole(ask: Ask) -> Description:
    return told_titles.whole(ask.text, ANY)


def _meant(near: Sequence[Likely], ask: Ask, reference: Reference) -> tuple[Likely, Told] | None:
    """The one of them that is left, where a code is wished, with what is told of the encounter."""
    wanted = _whole(ask)
    one = decided.only(near, wanted, reference) if told_titles.wished(ask) else None
    return (one, wanted.told) if one else None


def clear(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that fit, where one is asked for in so many words and the description leaves nothing open."""
    wanted = next(filter(None, map(description, (ask.text, *narrower(ask.text)))), None)
    if wanted is None or wanted.bare:
        return ()
    found = proposed(ask, reference)
    fitting = [one for one in found if one.kind == "code_fitting"]
    return found if fitting else ()


def settled(found: Iterable[Finding]) -> bool:
    """Whether all the codes that fit are diagnoses, or supplies and equipment: no rule of ours names them better."""
    return all(
        one.values["system"] is CodeSystem.ICD10CM or items.ITEM.match(one.codes[0])
        for one in found
        if one.kind == "code_fitting"
    )


def _told_by_one(found: Sequence[Likely]) -> bool:
    """Whether one title has all that the description says: cut into terms it would be told by several that exclude each other."""
    return bool(found) and found[0].cover >= _WHOLE and not found[0].missed


def _several(
    ask: Ask, wanted: Description, reference: Reference, *, apart: bool = True
) -> tuple[Finding, ...]:
    """The codes of several conditions, some of which one code tells together."""
    if (
        (wanted.bare and not several.by_default(wanted))
        or CodeSystem.ICD10CM not in wanted.systems
        or (wanted.systems == ANY and possible.operated(wanted.words))
        or predecessors.asked(ask.text)  # what was coded before is no second condition
    ):
        return ()
    as_diagnoses = replace(wanted, systems=frozenset({CodeSystem.ICD10CM}))
    parts = several.parts(as_diagnoses, lambda part: _chosen(part, reference, apart=apart))
    told_so = (*several.treated(ask.text), *(part.code for part in parts)) if parts else ()
    codes, made = several.combined(told_so, ask, reference)
    if not codes:
        return ()
    entries = [entry for code in codes if (entry := reference.reportable(code))]
    if any(told(one.description).denied & wanted.told.said for one in entries):
        return ()  # of several conditions none denies another
    fitting = [told_codes.fitting(Likely(entry, 1.0, 1.0), as_diagnoses, reference) for entry in entries]
    return (
        *told_codes.summed(fitting, ordered=bool(made) or several.in_places(entries, reference)),
        *fitting,
        *(replace(one, values={**one.values, "cited": False}) for one in made),
    )


def _found(wanted: Description, reference: Reference) -> tuple[tuple[Likely, ...], tuple[Likely, ...]]:
    """What a search finds, and what of it the description does not contradict."""
    if reference.search is None:
        return (), ()
    every = reference.search.likely(wanted.words, wanted.systems, reference.on)
    return every, possible.kept(wanted, every)


_JOINT_ALONE = re.compile(
    r"(?:an? |the )?(?:(?:right|left) )?(?:knee|hip|shoulder|elbow|ankle|wrist|joint|thumb|finger)s?(?: joint)?"
    r" (?:injections?|shots?)",
    re.IGNORECASE,
)
_LEAST_COVER = 0.5
"""Share of a description that a code has which alone has the told letter."""


def _chosen(wanted: Description, reference: Reference, *, apart: bool = True) -> Likely | None:
    """The code that a description stands for, of the encounter that it tells; `apart` by a common term too."""
    if apart and len(term := _indexed(wanted, reference)) == 1:
        return term[0]
    every, found = _found(wanted, reference)
    item = items.chosen(wanted, reference) if wanted.systems == _HCPCS or _of_items(every, wanted) else None
    if item:
        return item
    best = title_choice.chosen(wanted, found) if found else None
    if best and wanted.letter and best.cover < _LEAST_COVER:
        return None  # the letter leaves codes that nothing else speaks for
    if best and best.entry.code.startswith("J") and _JOINT_ALONE.fullmatch(wanted.words.strip()):
        return None  # of the drug nothing is told
    return best and title_choice.of_encounter(best, wanted.told, reference)


def _of_items(found: Sequence[Likely], wanted: Description) -> bool:
    """Whether the nearest of all codes is that of a supply or a piece of equipment, by its words or with a size."""
    if not found or not items.is_item(found[0].entry):
        return False
    return found[0].cover >= _ITEM_COVER or bool(sizes.told(wanted.words))


def _near(one: Likely, wanted: Description) -> bool:
    if wanted.bare:
        return one.score >= _BARE_NEAR and one.cover >= _BARE_COVER
    if one.entry.system in _LOOSE:
        return one.score >= _NEAR_LOOSE and one.cover >= _COVER_LOOSE
    return one.score >= _NEAR and one.cover >= _NEAR_COVER
