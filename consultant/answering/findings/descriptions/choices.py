"""Which of the codes that a question offers its own words tell: by what sets their titles apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consultant.answering import handedness, offers, place_words, spans, telling
from consultant.answering.findings.codes import titles_apart
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import Intent
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry, FeeRow, NoteKind
from consultant.model.codes import Citation, CodeSystem
from consultant.model.membership import Severity, SeverityLevel

_LENGTH, _LONG = 90, 180
_SHARED = 60
"""Letters that titles may begin with in common before what sets them apart could be cut off."""
_COVER, _AHEAD = 0.6, 0.1
"""What a search for the question's words must find of one code alone, or so much better than of the others."""
_WELL_MET = 3
"""Words of the only known title that the question must tell."""
_SEVERITY = re.compile(r" WITH(?:OUT)? (?=M?CC)")
_EXPLAINED = pattern(
    r"\b(?:differ\w*|explain\w*|compar\w*|versus|vs|mean\w*|means|how (?:do|would|can) (?:we|i|you) (?:know|tell|decide|choose)"
    r"|when (?:do|is|are|to|would|should)|what decides|which (?:one |of .{3,40} )?is for|what sets|apart)\b"
)
"""Wants to know what each of the codes is for, and not which one the case has."""
_CLASS = {Severity.MCC: "mcc", Severity.CC: "cc"}


def chosen(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one that the question tells, or what each of them is for where it tells none."""
    if Intent.CHOICE not in ask.intents:
        return ()
    cited = _offered(ask)
    found = (reference.catalogue.entry(one.system, one.code, reference.on) for one in cited)
    named = tuple(one for one in found if isinstance(one, Entry) and one.description)
    active = tuple(one for one in named if one.status is CodeStatus.ACTIVE)
    entries = named if not active and all(map(_is_category, named)) else active
    told = {
        **telling.heard(ask.without_codes),
        **_severity(ask, reference),
        **_cut_out(cited, ask.text),
        **_imaged(ask.text),
    }
    if len(entries) > 1:
        return (_between(entries, told, ask, reference),)
    unseen = tuple(one.code for one in cited if one.code not in {entry.code for entry in entries})
    return _half(entries[0], unseen, told, ask.text) if entries and _priced(unseen, reference) else ()


def _is_category(entry: Entry) -> bool:
    """Whether it is a category of diagnoses: between two of them one is chosen before its code is."""
    return entry.system is CodeSystem.ICD10CM and len(entry.code) == _CATEGORY


_CATEGORY = 3


_WHOLE, _PART = (
    re.compile(r"\b(?:whole|entire\w*|all of|total)\b", re.IGNORECASE),
    re.compile(r"\b(?:part|partial\w*|portion|biops\w+|wedge)\b", re.IGNORECASE),
)


def _cut_out(cited: Sequence[Citation], text: str) -> Mapping[str, bool]:
    """Of procedures of ICD-10-PCS the root operation for a body part that was removed whole, or in part."""
    if (
        not cited
        or cited[0].system is not CodeSystem.ICD10PCS
        or bool(_WHOLE.search(text)) == bool(_PART.search(text))
    ):
        return {}
    return telling.words("resection" if _WHOLE.search(text) else "excision")


_GUIDED = pattern(
    r"(?<!no )(?<!without )\b(?:ultrasound|sono\w*|fluoro\w*|ct)[- ](?:guid\w+|guidance)\b"
    r"|\b(?:under|with|by|using) (?:ultrasound|us|fluoro\w*|ct|x-?ray|image) ?(?:guid\w*)?\b|(?<!no )\bimage[- ]guided\b"
)


def _imaged(text: str) -> Mapping[str, bool]:
    """That a procedure was imaged, where the question tells by what it was guided."""
    return telling.words("imaging") if _GUIDED.search(text) else {}


def opened(finding: Finding) -> Finding:
    """A choice that the question was taken to tell, left to the record: what decides it was not told."""
    if finding.kind != "choice" or not finding.values["code"]:
        return finding
    chosen, others = (finding.values["code"], finding.values["words"]), finding.values["others"]
    assert isinstance(others, tuple)
    return replace(finding, values={**finding.values, "code": "", "words": "", "others": (chosen, *others)})


def _offered(ask: Ask) -> tuple[Citation, ...]:
    named = offers.offered(ask.text, (cited.code for cited in ask.citations))
    return tuple(one for code in named for one in ask.citations if one.code == code)


def _between(entries: tuple[Entry, ...], told: Mapping[str, bool], ask: Ask, reference: Reference) -> Finding:
    best = _decided(entries, told, ask, reference)
    others = tuple(one for one in entries if one is not best)
    shown = _apart(entries)
    values = {
        "code": _label(best) if best else "",
        "words": shown[best.code] if best else "",
        "others": tuple((_label(one), shown[one.code]) for one in others),
        "groups": entries[0].system is CodeSystem.DRG,
        "left_open": best is None and not _EXPLAINED.search(ask.text),
        "unseen": (),
        "sources": ", ".join(dict.fromkeys(source(one.release) for one in entries)),
    }
    codes = tuple(one.code for one in (*([best] if best else ()), *others))
    return Finding("choice", codes, values, tuple(row for one in entries for row in _row(one)))


def _apart(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    """Each code's title, cut so that what sets them apart is seen; of places with our own words."""
    if entries[0].system is CodeSystem.POS:
        return {one.code: _words(one, _LENGTH) for one in entries}
    alike = len({one.description[:_SHARED] for one in entries}) == 1
    cut = titles_apart.cut([one.description for one in entries], _LONG if alike else _LENGTH)
    return {one.code: words for one, words in zip(entries, cut, strict=True)}


def _priced(codes: tuple[str, ...], reference: Reference) -> bool:
    """Whether the codes are rows of the fee schedule, though their wording is not loaded."""
    return all(isinstance(reference.catalogue.fee_row(code, "", reference.on), FeeRow) for code in codes)


def _half(known: Entry, unseen: tuple[str, ...], told: Mapping[str, bool], text: str) -> tuple[Finding, ...]:
    """Where one alone has words here: that the question tells it, or that it denies it; nothing where neither is plain."""
    met, denied = telling.agreement(telling.words(known.description), {}, told)
    span = spans.span(known.description)
    denied += bool(span and spans.value(text, span.unit) is not None and not span.holds(text))
    if not denied and met < _WELL_MET:
        return ()
    values = {
        "code": "" if denied else _label(known),
        "words": "" if denied else shortened(known.description, _LENGTH),
        "others": _named((known,)) if denied else (),
        "groups": False,
        "left_open": False,
        "unseen": unseen,
        "sources": source(known.release),
    }
    return (Finding("choice", (known.code, *unseen), values, _row(known)),)


def _decided(
    entries: tuple[Entry, ...], told: Mapping[str, bool], ask: Ask, reference: Reference
) -> Entry | None:
    """By a span that its title names, by the words of the titles, by a search; two groups that are both told by nothing."""
    if entries[0].system is CodeSystem.DRG and _both_told(entries, told):
        return None
    if entries[0].system is CodeSystem.POS:
        named = [one for one in entries if one.code in place_words.told(ask.text)]
        if len(named) == 1:
            return named[0]
    within = [one for one in entries if (span := spans.span(one.description)) and span.holds(ask.text)]
    if len(within) == 1:
        return within[0]
    if by_time := _pushed_or_run(entries, ask.text):
        return by_time
    by_hand = [one for one in entries if handedness.fits(one.description, ask.text)]
    if len(by_hand) == 1:
        return by_hand[0]
    by_lines = _by_lines(entries, ask, reference)
    if by_lines and (_DENYING.search(ask.text) or not _untold(by_lines, entries, ask, reference)):
        return by_lines
    best = by_lines or _best(entries, told, reference) or _searched(entries, told, ask, reference)
    return None if best and _untold(best, entries, ask, reference) else best


_DENYING = re.compile(r"\b(?:no|not|non|without|w/?o|only|just|nothing)\b", re.IGNORECASE)
_PUSH, _DRIP = re.compile(r"\bpush\b"), re.compile(r"\bdrip\b")
_LONGEST_PUSH = 15
"""Minutes up to which a drug given into a vein is a push, and no infusion."""


def _pushed_or_run(entries: tuple[Entry, ...], text: str) -> Entry | None:
    """The push or the infusion of which one is meant, by the minutes that are told."""
    pushes, drips = ([one for one in entries if named.search(one.description)] for named in (_PUSH, _DRIP))
    minutes = spans.value(text, "minutes")
    if minutes is None or len(pushes) != 1 or len(drips) != 1:
        return None
    return pushes[0] if minutes <= _LONGEST_PUSH else drips[0]


def _untold(best: Entry, entries: tuple[Entry, ...], ask: Ask, reference: Reference) -> bool:
    """Whether nothing is told of what sets a code apart from another one: the size in their titles, the words of their lines."""
    text, own = ask.without_codes, spans.span(best.description)
    measured = own is not None and spans.value(text, own.unit) is None
    for one in entries:
        if one is best:
            continue
        span = spans.span(one.description)
        if measured and own and span and span.unit == own.unit and span != own:
            return True
        if reference.procedures.untold_between(text, best.code, one.code):
            return True
    return False


def _by_lines(entries: tuple[Entry, ...], ask: Ask, reference: Reference) -> Entry | None:
    """The one procedure that the question tells whole by a line of our words (`IUD removed`)."""
    whole = {one.code for one in reference.procedures.told(ask.without_codes) if not one.open}
    met = [one for one in entries if one.code in whole]
    return met[0] if len(met) == 1 else None


def _both_told(entries: tuple[Entry, ...], told: Mapping[str, bool]) -> bool:
    """Whether the question tells the conditions of groups of two kinds: then the principal diagnosis decides."""
    kinds = [telling.words(_SEVERITY.split(one.description)[0]) for one in entries]
    shared = frozenset.intersection(*map(frozenset, kinds))
    return all(any(told.get(stem) for stem in kind if stem not in shared) for kind in kinds)


def _named(entries: tuple[Entry, ...], length: int = _LENGTH) -> tuple[tuple[str, str], ...]:
    return tuple((_label(one), _words(one, length)) for one in entries)


def _words(entry: Entry, length: int) -> str:
    """The title; of a place of service also what our own words say of it, for two places may have nearly one name."""
    plain_words = entry.attributes.get("own_words", "") if entry.system is CodeSystem.POS else ""
    if plain_words.lower().startswith(entry.description.lower()):
        return shortened(plain_words, length)
    return shortened(f"{entry.description}: {plain_words}" if plain_words else entry.description, length)


def _severity(ask: Ask, reference: Reference) -> Mapping[str, bool]:
    """What the cited secondary diagnoses are to a DRG and what they are not, as words of its title."""
    if not any(cited.system is CodeSystem.DRG for cited in ask.citations):
        return {}
    held = [reference.catalogue.memberships(cited.code, reference.on).severity for cited in ask.diagnoses]
    levels = {one.level for one in held if isinstance(one, SeverityLevel)}
    return {name: level in levels for level, name in _CLASS.items()} if levels else {}


def _best(entries: tuple[Entry, ...], told: Mapping[str, bool], reference: Reference) -> Entry | None:
    """The one whose title the question meets better than it meets every other one's."""
    titles = [(one, telling.words(_titled(one, reference))) for one in entries]
    for one, title in titles:
        others = [other for rival, other in titles if rival is not one]
        if all(_met(title, other, told) for other in others):
            return one
    return None


def _met(title: Mapping[str, bool], other: Mapping[str, bool], told: Mapping[str, bool]) -> bool:
    """Whether the question tells more of one title than of another and denies nothing of it, or denies the other alone."""
    met, denied = telling.agreement(title, other, told)
    others_met, others_denied = telling.agreement(other, title, told)
    return not denied and (met > others_met - others_denied or others_denied > 0)


def _titled(entry: Entry, reference: Reference) -> str:
    """Its title and the terms that the tabular list includes in it."""
    notes = reference.catalogue.notes(entry.code, reference.on) if entry.system is CodeSystem.ICD10CM else ()
    terms = [
        note.text for note in notes if note.kind is NoteKind.INCLUSION_TERM and note.stated_at == entry.code
    ]
    plain_words = entry.attributes.get("own_words", "") if entry.system is CodeSystem.POS else ""
    return ". ".join(filter(None, (entry.description, plain_words, *terms)))


def _searched(
    entries: tuple[Entry, ...], told: Mapping[str, bool], ask: Ask, reference: Reference
) -> Entry | None:
    """The one that a search for the question's words finds, where it finds the others less well or not at all."""
    if reference.search is None:
        return None
    found = reference.search.likely(plain(ask.without_codes), frozenset({entries[0].system}), reference.on)
    scores = {one.entry.code: one.score for one in found if one.cover >= _COVER}
    ranked = sorted(entries, key=lambda one: -scores.get(one.code, 0.0))
    lead = scores.get(ranked[0].code, 0.0) - scores.get(ranked[1].code, 0.0)
    first, second = (telling.words(_titled(one, reference)) for one in ranked[:2])
    denied = telling.agreement(first, second, told)[1]
    return ranked[0] if lead >= _AHEAD and not denied else None


def _label(entry: Entry) -> str:
    return label(entry.system, entry.code)


def _row(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"description": entry.description})
