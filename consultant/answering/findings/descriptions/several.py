"""Several conditions told in one description: each with its code, and the codes that take the place of two of them.

`type 2 diabetic with stage 3b CKD, on insulin` is cut where conditions may end, at the longest stretch first that stands for a
code: by the table of default codes where its words say no more, else by its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from consultant.answering import conditions
from consultant.answering.findings.guidelines import combinations, sequence
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import told
from consultant.answering.reading.descriptions import Description, plain
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.described import Likely

Chosen = Callable[[Description], Likely | None]
_CUT = re.compile(
    r"\s*(?:[;,+&.:()]|/\s?(?=[a-z])|\b(?:and|plus|with|on|in|from|due|secondary|to|who|also|has|having"
    r"|causing|caused|by|because of|after|associated|complicated|both|well controlled|currently|taking|now|while|for)\b)\s*",
    re.IGNORECASE,
)
"""Where one condition may end and another begin."""
_LITTLE = re.compile(
    r"\b(?:acute|chronic|known|disease|diabetic|mellitus|stage|long[- ]term|use|is|of|the|an?|as|well"
    r"|stable|weekly|monthly|injections?|shots?|pills?|tablets?|daily|poorly|controlled|uncontrolled|takes?|patient|pt|documented|also|due|to|with|and|on|by|essential|primary|type|unspecified|infections?|home|dependent|adults?|in)\b|[^a-z]+",
    re.IGNORECASE,
)
"""What a stretch may say beside its condition without saying more."""
_HAPPENED = re.compile(
    r"\b(?:mva|mvc|(?:car|auto|motor vehicle|bike|bicycle) (?:accident|crash|wreck|collision))\b.*"
    r"|\b(?:fell|slipped|tripped|was hit|got hit|hit)\b.*|\b(?:nursing home|work|school|sidewalk|playground|kitchen"
    r"|bathroom|stairs|ladder|ice|home|an? accident)\b.*",
    re.IGNORECASE,
)
"""How an injury came about: it has codes of its own, which may follow those of the injury."""
_DUE = re.compile(r"\bdue\b(?! to)", re.IGNORECASE)
_MOST_STRETCHES = 7
_DENIED = re.compile(r"(?:without|no|not|denies|never)\b", re.IGNORECASE)
"""What is not there needs no code."""
_LETTERS = re.compile(r"[a-z]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a description with the code that it stands for; by default, or because a title says it."""

    words: str
    code: str
    likely: Likely | None = None


def parts(wanted: Description, chosen: Chosen) -> tuple[Part, ...]:
    """Each condition of the description with its code; nothing where one has none."""
    stretches = tuple(_stretches(wanted.words))
    if not 1 <= len(stretches) <= _MOST_STRETCHES:
        return ()
    found: list[Part] = []
    at = 0
    while at < len(stretches):
        for end in range(len(stretches), at, -1):
            words = wanted.words[stretches[at][0] : stretches[end - 1][1]]
            if part := _part(words, wanted, chosen):
                found += part
                at = end
                break
        else:
            if not _DENIED.match(wanted.words[slice(*stretches[at])]):
                return ()
            at += 1
    return tuple({part.code: part for part in found}.values())


def by_default(wanted: Description) -> bool:
    """Whether the table of default codes has all that the description says."""
    return bool(_by_default(wanted.words))


def combined(
    codes: tuple[str, ...], ask: Ask, reference: Reference
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The codes as they are reported, a combination code in the place of what it holds, and what says so."""
    cited = tuple(Citation(CodeSystem.ICD10CM, code, (0, 0)) for code in _told(codes, reference))
    made = combinations.combined(replace(ask, citations=cited), reference)
    gone = {code for one in made for code in one.values["replaced"]}
    held = (*(str(one.values["code"]) for one in made), *(one.code for one in cited if one.code not in gone))
    found = (reference.reportable(code) for code in dict.fromkeys(_of_a_disease(held)))
    entries = [one for one in found if isinstance(one, Entry)]
    ordered = sorted(entries, key=lambda entry: sequence.place(entry, reference))
    return tuple(entry.code for entry in ordered), made


def _of_a_disease(codes: tuple[str, ...]) -> tuple[str, ...]:
    """A dementia beside the disease that it comes from by its code in diseases classified elsewhere (note at F02)."""
    caused = any(_DEMENTING.match(code) for code in codes)
    return tuple(f"F02{code[3:]}" if caused and code.startswith("F03") else code for code in codes)


_DEMENTING = re.compile(r"G30|G31\.[08]|G20|G10|B20")

_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)
_CATEGORY = 3


def _told(codes: tuple[str, ...], reference: Reference) -> tuple[str, ...]:
    """The codes without an unspecified one whose category another one tells exactly (Official Guidelines, I.B.2)."""
    titles = {code: entry.description for code in codes if (entry := reference.reportable(code))}
    vague = {code for code, title in titles.items() if _UNSPECIFIED.search(title)}
    exact = {code[:_CATEGORY] for code in titles if code not in vague}
    return tuple(code for code in codes if code not in vague or code[:_CATEGORY] not in exact)


def _stretches(words: str) -> Iterator[tuple[int, int]]:
    """Where each stretch between two cuts stands."""
    begin = 0
    for cut in (*_CUT.finditer(words), None):
        end = cut.start() if cut else len(words)
        if _LETTERS.search(_HAPPENED.sub("", words[begin:end])):
            yield begin, end
        begin = cut.end() if cut else end


def _part(words: str, wanted: Description, chosen: Chosen) -> tuple[Part, ...]:
    """The codes of a stretch: by default where the table's words are all it says, else by its title."""
    if found := _by_default(words):
        return tuple(Part(words, code) for code in found)
    one = chosen(replace(wanted, told=told(plain(words), wanted.told.encounter)))
    return (Part(words, one.entry.code, one),) if one else ()


def _by_default(words: str) -> tuple[str, ...]:
    """The default codes of the conditions, where the words say nothing else."""
    words = _DUE.sub("due to", words)
    spans = tuple(conditions.spans(words))
    rest = "".join(" " if any(a <= at < b for _, (a, b) in spans) else sign for at, sign in enumerate(words))
    return conditions.told(words) if spans and not _LITTLE.sub("", rest) else ()
