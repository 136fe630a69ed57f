"""Several conditions told in one description: each with its code, and the codes that take the place of two of them.

`type 2 diabetic with stage 3b CKD, on insulin` is cut where conditions may end, at the longest stretch first that stands for a
code: by the table of default codes where its words say no more, else by its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from consultant.answering import conditions
from consultant.answering.findings.descriptions import weeks_alone
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
CUT = re.compile(
    r"\s*(?:[;,+&:()]|\.(?!\d)|/\s?(?=[a-z])|\b(?:and|plus|with|on|in|from|due|secondary|to|who|also|has|having"
    r"|causing|caused|by|because of|after|associated|complicated|both|well controlled|currently|taking|now|while|for)\b)\s*",
    re.IGNORECASE,
)
"""Where one condition may end and another begin."""
_LITTLE = re.compile(
    r"\b(?:both|poa|present on admission"
    r"|all|man|woman|male|female|acute|chronic|known|disease|diabetic|mellitus|stage|long[- ]term|use|is|of|the|an?|as|well"
    r"|stable|weekly|monthly|injections?|shots?|pills?|tablets?|daily|poorly|controlled|uncontrolled|takes?|patient|pt|documented|also|exposed|due|to|with|and|on|by|essential|primary|type|unspecified|infections?|home|dependent|adults?|in)\b|[^a-z]+",
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
_LONGEST = 14
"""Words of a stretch that may be the title of one condition: a longer one is not looked for."""
_COVERS = 0.8
"""What a code meets of words that may be several conditions."""
_WHO = re.compile(
    r"\A(?:(?:man|woman|male|female|lady|gentleman|boy|girl|person|adult|senior)\s+)+", re.IGNORECASE
)
_DENIED = re.compile(r"(?:without|no|not|denies|never)\b", re.IGNORECASE)
"""What is not there needs no code."""
_FRAMING = re.compile(
    r"(?:\W|\d|\b(?:radiation|chemo(?:therapy)?|immunotherapy|only|all|codes?|seq(?:uence)?|order|right order|years?|yrs?"
    r"|yo|y/o|months?|weeks?|later|days?|ago|old|female|male|woman|man|lady"
    r"|gentleman|boy|girl|child|adult|elderly|patient|pt|she|he|her|his|they|er|ed|emergency|room|department|urgent|care|clinic"
    r"|office|visit|today|first|initial|new|established|seen|sent|home|discharged|admitted|admit|inpatient|outpatient|hospital"
    r"|presents?|here|comes?|came|follow-?up|post-?op(?:erative)?|status|stable|improved|treated|cleaned|repaired|sutured"
    r"|cast|splint(?:ed)?|meds?|medications?|prescribed|given|started|refill(?:ed)?|labs?|done|reviewed|ordered|exam|note|chart"
    r"|documented|documents|doctor|dr|provider|physician|says|said|wrote|assessment|impression|plan|final|dx|diagnos[ie]s"
    r"|day|present|admission|poa|what|which|first|listed|goes|sequenced|\w+(?:ectomy|otomy|ostomy|plasty|scopy)|surgery|operation|hit|struck|punched|kicked|assaulted|partner|husband|wife|boyfriend"
    r"|girlfriend|by|after|following"
    r"|and|with|for|the|an?|of|in|on|at|is|was|were|has|had|have|also|both|well|now|i|we|s)\b)+",
    re.IGNORECASE,
)
"""Who, when and where: a stretch of nothing else is no condition."""
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


_TREATED = tuple(
    (code, re.compile(rf"\b(?:seen|here|in|comes?(?: in)?|came(?: in)?|presents?|presenting|admitted|visit|encounter|solely"
                      r"|only|today)"
                      rf" (?:today |only |solely |just )?for (?:her |his |the |an? )?(?:\w+ )?{how}\b"
                      r"(?! (?:side|compl|induced|planning|consult))", re.IGNORECASE))
    for code, how in (
        ("Z51.0", r"(?:radiation|radiotherapy|xrt)"),
        ("Z51.11", r"chemo(?:therapy)?"),
        ("Z51.12", r"immunotherapy"),
    )
)  # fmt: skip


def treated(text: str) -> tuple[str, ...]:
    """The encounter for treating a neoplasm that a text tells: it stands before the neoplasms (Official Guidelines, I.C.2.e)."""
    return tuple(code for code, words in _TREATED if words.search(text))


def untreated(text: str) -> str:
    """A text without the words for the encounter that treats a neoplasm."""
    for _, words in _TREATED:
        text = words.sub(" ", text)
    return text


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
    found = (reference.reportable(code) for code in dict.fromkeys(weeks_alone.ended(_of_a_disease(held))))
    entries = [one for one in found if isinstance(one, Entry)]
    severe = any(entry.code.startswith(_SEVERE) for entry in entries)
    ordered = sorted(entries, key=lambda entry: _ranked(entry, severe, reference))
    return tuple(entry.code for entry in ordered), made


_ORGAN_FAILURE = re.compile(r"N17|J96\.[02]|K72\.0|G93\.4|D65")
_SEVERE = "R65.2"


def _ranked(entry: Entry, severe: bool, reference: Reference) -> tuple[int, bool]:
    """Where an entry stands: the severity of a sepsis before the organs that it made fail (Official Guidelines, I.C.1.d.1.b)."""
    place = sequence.place(entry, reference)
    if severe and entry.code.startswith(_SEVERE):
        return sequence.Place.AFTER, False
    if severe and _ORGAN_FAILURE.match(entry.code):
        return sequence.Place.AFTER, True
    return place, False


def in_places(entries: Sequence[Entry], reference: Reference) -> bool:
    """Whether a rule says which of the codes stands first."""
    places = [sequence.place(entry, reference) for entry in entries]
    return len(places) > 1 and places[0] < min(places[1:])


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
    for cut in (*CUT.finditer(words), None):
        end = cut.start() if cut else len(words)
        said = _HAPPENED.sub("", words[begin:end])
        if _LETTERS.search(said) and not _FRAMING.fullmatch(said):
            yield begin, end
        begin = cut.end() if cut else end


def _part(words: str, wanted: Description, chosen: Chosen) -> tuple[Part, ...]:
    """The codes of a stretch: by default where the table's words are all it says, else by its title."""
    words = _WHO.sub("", words)
    if found := _by_default(words):
        return tuple(Part(words, code) for code in found)
    if len(words.split()) > _LONGEST:
        return ()
    one = chosen(replace(wanted, told=told(plain(words), wanted.told.encounter)))
    whole = one and (one.cover >= _COVERS or not CUT.search(words))
    return (Part(words, one.entry.code, one),) if one and whole else ()


@lru_cache(maxsize=64)  # one question is looked at from several places
def _by_default(words: str) -> tuple[str, ...]:
    """The default codes of the conditions, where the words say nothing else."""
    words = _DUE.sub("due to", words)
    spans = tuple(conditions.spans(words))
    rest = "".join(" " if any(a <= at < b for _, (a, b) in spans) else sign for at, sign in enumerate(words))
    return conditions.told(words) if spans and not _LITTLE.sub("", rest) else ()
