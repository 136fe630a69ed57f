"""The few codes that meet most of a described thing, where none is told for sure: for the asker to choose from.

A question back that names nothing helps nobody; one that shows what the record would have to say does. A code is shown only
where it has most of what is told, in more than a word: which of all injections shares a word with a description is chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consultant.answering import procedure_words, sizes
from consultant.answering.findings.descriptions import told_titles
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import told
from consultant.answering.reading.descriptions import Description, description, plain
from consultant.answering.reading.naming import detail
from consultant.answering.reading.narrowing import narrower
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_SHOWN = 4
_COVERS = ((0, 0.9), (1, 0.55), (2, 0.48), (3, 0.42))
"""The share of a description that a code has to meet that meets more than so many of its words and phrases."""
_COVERS_BARE = ((1, 0.9), (2, 0.6), (3, 0.5))
"""The same where no code is wished in so many words."""
_AS_NEAR = 0.7
"""Codes that score this share of the best are shown beside it."""
_MORE, _SURELY, _HALF = 0.1, 0.85, 0.5
"""So much more of a description another code has to meet to be shown too, unless most of it is met; what is met by half stays."""
_MODIFIERS = frozenset({CodeSystem.MODIFIER})
_HCPCS = frozenset({CodeSystem.HCPCS})
_PCS = frozenset({CodeSystem.ICD10PCS})


def shown(ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """The likeliest codes, best first; none where too little of what is told is met by any."""
    if reference.search is None:
        return ()
    for wanted in _descriptions(ask):
        if near := _near(wanted, _found(wanted, ask, reference)):
            return () if _operation(near) and detail(ask.text) else near
    return ()


def instead(one: Likely, ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """What is shown in the place of a code whose title the mail tells, where others meet more of what it describes."""
    wanted = next(iter(_descriptions(ask)), None)
    if wanted is None or reference.search is None or wanted.systems == _MODIFIERS:
        return ()
    found = _found(wanted, ask, reference)
    itself = next((other for other in found if other.entry.code == one.entry.code), None)
    better = [other for other in found if itself is None or other.cover > itself.cover + _MORE]
    if not better or (itself and itself.cover >= _SURELY):
        return ()
    beside = (itself,) if itself and itself.cover >= _HALF else ()
    near = _near(replace(wanted, bare=False), better) or better[:1]
    return (*near[: _SHOWN - len(beside)], *beside)


def _found(wanted: Description, ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """What a search finds and the description does not contradict: sizes are compared, not searched for."""
    assert reference.search is not None
    words, items = _words(wanted), CodeSystem.HCPCS in wanted.systems
    found = reference.search.likely(sizes.without(words) if items else words, wanted.systems, reference.on)
    values = sizes.told(words) if items else {}
    kept = told_titles.kept(wanted, found, ask.text)
    return tuple(one for one in kept if sizes.fits(one.entry.description, values))


def _descriptions(ask: Ask) -> Iterable[Description]:
    """What is described, as it is written and in shorter forms; where that is nothing, all that the mail tells."""
    text = told_titles.without_beside(ask.text)
    described = [wanted for one in (text, *narrower(text)) if (wanted := description(one))]
    whole = None if described else told_titles.wished(ask)
    for wanted in (*described, *((whole,) if whole else ())):
        words = plain(wanted.words)
        if len(words.split()) > 1 or wanted.systems == _HCPCS:
            wanted = replace(wanted, told=told(words, wanted.told.encounter))
            yield wanted
            if wanted.bare:
                yield replace(wanted, systems=_HCPCS)


def _operation(near: Iterable[Likely]) -> bool:
    """Whether one of them is of CPT: there a question back that knows what an operation turns on is better than few words."""
    return any(one.entry.system is CodeSystem.CPT for one in near)


def _words(wanted: Description) -> str:
    """The description as it is searched for; a procedure of a stay in the words of its titles."""
    procedure = procedure_words.procedure(wanted.words) if wanted.systems == _PCS else None
    return f"{procedure.words} {procedure.approach}" if procedure else wanted.words


def _near(wanted: Description, found: Sequence[Likely]) -> tuple[Likely, ...]:
    enough = [one for one in found if _enough(one, wanted)]
    if not enough:
        return ()
    least = _AS_NEAR * enough[0].score
    near = [one for one in enough if one.score >= least and not _outdone(one, enough)]
    return tuple(near[:_SHOWN])


def _enough(one: Likely, wanted: Description) -> bool:
    covers = _COVERS_BARE if wanted.bare else _COVERS
    return any(len(one.met) > words and one.cover >= share for words, share in covers)


def _outdone(one: Likely, others: Iterable[Likely]) -> bool:
    """Whether another code meets all that this one meets, and more."""
    return any({*other.missed} < {*one.missed} for other in others)
