"""Modifiers of Level II that a question lists and asks nothing of but what each says: `GK and GL?`, `E1 to E4`, `what is CG`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consultant.answering.findings.codes import titles_apart
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_ONE = r"(?:[A-Z][A-Z0-9]|[1-8]P)"
_LISTED = re.compile(
    rf"(?<![\w.$/-])(?P<first>{_ONE})(?:\s?(?:-|–|to|thru|through)\s?(?P<last>{_ONE}))?(?![\w]|\.\d)"
)
_WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_ASKING = """
    a an all and are as between by can code codes compare compared could define defined definition differ difference differences
    different do does each explain for from give hcpcs hello hi how i in ii is it its level list listed me mean meaning meanings
    means mod modifier modifiers mods not of off on one or our pair please pls quick question say says so stand stands tell that
    the their them then these they this those to two three four use used using versus vs v was we what whats when which who with
    you your s re re anyone remind again just mixed up confused keep mixing about know need want would like line lines both every
    letters suffix here fingers toes eyelids toe finger eyelid used thanks thank
"""
_PASSED_OVER = frozenset(_ASKING.split())
"""Words that only ask."""
_NAMED = re.compile(r"\bmod(?:ifier)?s?\b|\bhcpcs\b", re.IGNORECASE)
_WORDS = """
    AS AT AM GO CO ET HO SO EM PO AI ED MD ME MS PT SC US CT PA PC MA CC HI SS ST LL ER CD HA ID RD BP PM SQ QD NP OR IV
    RN LP IM BY TO IN ON OF IF IS NO DO WE MY HE IT DX TX HX RX PC PR OA PI CR"""
_SOMETHING_ELSE = frozenset(_WORDS.split())
"""Letters that stand for something else in a text that names no modifiers, nor another one."""
_MOST, _SPAN = 10, 12
_LENGTHS = ((3, 150), (5, 140), (99, 60))
"""Letters that are shown of the meaning of each, where there are up to so many."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each of the listed modifiers says; nothing where the text says more, or one stands for something else."""
    if ask.codes or ask.procedures or ask.diagnoses:
        return ()
    if _A_PERSON.search(ask.text):
        return ()
    named = tuple(dict.fromkeys(_named(ask.text)))
    if not named or len(named) > _MOST or not _asks_only(ask.text):
        return ()
    sure = bool(_NAMED.search(ask.text)) or len([one for one in named if one not in _SOMETHING_ELSE]) > 1
    if (
        len(named) == 1
        and (named[0] in _SOMETHING_ELSE or _MODIFIER.search(ask.text))
        and not _HCPCS.search(ask.text)
    ):
        return ()  # one that is called a modifier is told with its notes
    if not sure and _SOMETHING_ELSE.intersection(named):
        return ()
    entries = [_entry(one, reference) for one in named]
    return (_finding([one for one in entries if one]),) if all(entries) else ()


_A_PERSON = re.compile(
    r"\b(?:an?|our|the|my|his|her) (?:PA|NP|RN|LPN|MD|DO|PT|OT|SLP|CRNA|AA|SA|CT|ER|ED|OR|US)\b"
)
"""Letters behind an article are somebody, or a thing, and no modifier."""
_MODIFIER = re.compile(r"\bmod(?:ifier)?s?\b", re.IGNORECASE)
_HCPCS = re.compile(r"\bhcpcs\b", re.IGNORECASE)


def leading(found: list[Finding], ask: Ask, reference: Reference) -> list[Finding]:
    """The findings with the list before all else, where no verdict names all of its modifiers; notes stay beside it."""
    listed = told(ask, reference)
    if not listed:
        return found
    codes = listed[0].codes
    said = " ".join(
        str(one.values.get("first", ""))
        for one in found
        if one.kind == "verdict" and not one.values.get("asks")
    )
    if len(codes) > 1 and all(re.search(rf"\b{code}\b", said) for code in codes):
        return found
    ended = [one for one in found if one.kind in ("modifier_ended", "modifier_dates")]
    if ended:
        return found
    return [*listed, *(one for one in found if one.kind == "note")]


def _named(text: str) -> Iterator[str]:
    for match in _LISTED.finditer(text):
        first, last = match["first"], match["last"]
        if last and last[0] == first[0] and last[1].isdigit() and (first[1].isdigit() or first[1] == "A"):
            begin = int(first[1]) if first[1].isdigit() else 1
            if first[1] == "A":
                yield first
            yield from (f"{first[0]}{number}" for number in range(begin, int(last[1]) + 1))
        else:
            yield first
            if last:
                yield last


def _asks_only(text: str) -> bool:
    """Whether nothing is said besides; the asker may ask after the codes in any words of a question."""
    rest = _LISTED.sub(" ", text)
    return all(word.lower() in _PASSED_OVER for word in _WORD.findall(rest))


def _entry(modifier: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on)
    return (
        found
        if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE and found.description
        else None
    )


def _finding(entries: Sequence[Entry]) -> Finding:
    length = next(length for most, length in _LENGTHS if len(entries) <= most)
    shown = titles_apart.cut([one.description.rstrip(".") for one in entries], length)
    told = tuple((one.code, words) for one, words in zip(entries, shown, strict=True))
    rows = [
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    ]
    values = {"told": told, "source": ", ".join(dict.fromkeys(source(one.release) for one in entries))}
    return Finding("modifiers_listed", tuple(one.code for one in entries), values, tuple(rows))
