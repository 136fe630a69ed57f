"""Places of service told in words: whether the cited one is that, and which code they have."""

from __future__ import annotations

import re

from consultant.answering.intents import Intent
from consultant.answering.patterns import expression
from consultant.answering.place_words import told
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_DOUBTED = re.compile(
    r"\b(?:is|was|are|should|can|does|would|right|correct|ok(?:ay)?|wrong|proper|valid)\b|\?", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\btele(?:health|medicine)\b|\bvideo\b|\b(?:pay|paid|amount|fee|w?rvus?|rate)\w*\b", re.IGNORECASE
)


def differing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The place that the words name, beside the one cited; nothing where they name none or several."""
    cited = [one.code for one in ask.citations if one.system is CodeSystem.POS]
    said = _by_video(told(ask.text), cited)
    if (
        Intent.COMPONENTS in ask.intents
        or len(cited) != 1
        or len(said) != 1
        or not _DOUBTED.search(ask.text)
        or _ELSEWHERE.search(ask.text)
    ):
        return ()
    found = [reference.catalogue.entry(CodeSystem.POS, code, reference.on) for code in (said[0], cited[0])]
    entries = [one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    if len(entries) < len(found):
        return ()
    right, own = entries
    values = {
        "code": label(CodeSystem.POS, own.code),
        "words": own.description,
        "right": label(CodeSystem.POS, right.code),
        "right_words": right.description,
        "fits": right.code == own.code,
        "source": source(right.release),
    }
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    return (Finding("place_judged", tuple(dict.fromkeys((right.code, own.code))), values, rows),)


_AT_HOME, _BY_VIDEO = ("12",), {"02", "10"}


def _by_video(said: tuple[str, ...], cited: list[str]) -> tuple[str, ...]:
    """The places that words tell; of a visit by video, which the cited code says it was, the home is 10."""
    return ("10",) if said == _AT_HOME and _BY_VIDEO.issuperset(cited) else said


_RATE_ASKED = re.compile(
    r"\bnon-?\s?facility\b|\bfacility (?:or|vs|rate|pay|price|fee|settings?\b|rvus?\b)|\boffice rate\b"
    r"|\bfacility[- ]pric\w+|\b(?:paid|pays?|payment|billed) (?:at |as )?(?:the )?facility\b|\bas facility\b"
    r"|\b(?:rate|payment|fee|w?rvus?)\b[^.?!]{0,20}\b(?:change|differ|apply|applies|same|lower|higher)\w*"
    r"|\b(?:change|affect|lower|raise|differ)\w*\b[^.?!]{0,25}\b(?:rate|payment|fee|pay)\b|\b(?:which|what) rates?\b"
    r"|\bwhich of (?:the )?(?:two|both) rates\b"
    r"|\brates?\s*\?|\brates?\s*\Z|\bpa(?:y|ys|id) (?:the same|differently|less|more|alike|equally)\b",
    re.IGNORECASE,
)
_MOST_RATED = 4


def rates(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """At which rate each cited place is paid, where that is asked."""
    cited = _compared(ask)
    if not (1 <= len(cited) <= _MOST_RATED) or not _RATE_ASKED.search(ask.text):
        return ()
    found = [one for code in cited if (one := _entry(code, reference)) and one.attributes.get("pays_as")]
    if not found:
        return ()
    told = tuple(
        (label(CodeSystem.POS, one.code), str(one.attributes["pays_as"]), one.description) for one in found
    )
    alike = len({rate for _, rate, _ in told}) == 1
    values = {
        "places": told,
        "alike": alike,
        "claim": _claimed(ask.text, told[0][1]) if len(found) == 1 else _alike_claimed(ask.text, alike=alike),
        "changed": bool(_CHANGE_ASKED.search(ask.text)),
        "source": source(found[0].release),
    }
    rows = tuple(
        row
        for one in found
        for row in evidence(
            one.release,
            one.code,
            {"description": one.description, "payment rate": str(one.attributes["pays_as"])},
        )
    )
    return (Finding("place_rates", tuple(one.code for one in found), values, rows),)


_BARE = re.compile(
    r"\b(?:pos|place of service)\W{0,3}\d\d\b[^.?!\d]{0,40}\b(?:vs|versus|or|and|to|against)\b\W*(?:[a-z]+ ){0,3}(\d\d)\b"
    r"(?![-/.%]|\d| ?(?:min|year|day|mg|unit))",
    re.IGNORECASE,
)
"""A second place, written without its name behind the first: `POS 31 vs nursing facility 32`."""


def _compared(ask: Ask) -> list[str]:
    """The cited places, and one that is written bare in a comparison with one of them."""
    cited = [one.code for one in ask.citations if one.system is CodeSystem.POS]
    return list(dict.fromkeys((*cited, *(_BARE.findall(ask.text) if cited else ()))))


_RATE_CLAIMED = re.compile(
    r"\b(non-?\s?facility|office|facility)\b (?:rate|setting)\b"
    r"|\bpa(?:ys?|id) (?:at |as )?(?:the )?(non-?\s?facility|facility)\b(?! (?:rate|setting))",
    re.IGNORECASE,
)
_CONFIRM = re.compile(
    r"\b(?:right|correct|true|yes|isn't it|doesn't it)\b|\A\W*(?:is|does|so)\b|\b(?:is it|are they|do they)\b"
    r"|\bso (?:we|our|my|the|this|that|it)\b",
    re.IGNORECASE,
)


def _claimed(text: str, rate: str) -> str:
    """`Yes` or `No` to the one rate that the question takes for granted; empty where it names none or both."""
    named = {
        "facility" if (one[1] or one[2]).lower() == "facility" else "non-facility"
        for one in _RATE_CLAIMED.finditer(text)
    }
    if len(named) != 1 or not _CONFIRM.search(text):
        return ""
    return "Yes" if named == {rate} else "No"


_SAME_CLAIMED = re.compile(
    r"\b(?:same|identical|equal) (?:rate|amount|payment|fee|way)\b|\bpa(?:y|ys|id) the same\b|\bno difference\b",
    re.IGNORECASE,
)


def _alike_claimed(text: str, *, alike: bool) -> str:
    """`Yes` or `No` to a claim that places are paid alike; empty where it is none."""
    if not (_SAME_CLAIMED.search(text) and _CONFIRM.search(text)):
        return ""
    return "Yes" if alike else "No"


_CHANGE_ASKED = re.compile(r"\b(?:change|affect|differ|matter)\w*\b", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:pos|place of service)\b(?!\W{0,3}(?:is |was |code )?\d)", re.IGNORECASE)
_EMPTY = frozenset(
    {
        "service",
        "facility",
        "center",
        "the",
        "of",
        "or",
        "and",
        "for",
        "a",
        "in",
        "other",
        "place",
        "unit",
        "site",
    }
)
_CODES = tuple(f"{number:02}" for number in range(1, 100))


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The places that the question names in words and wants the code of, with the rate that the list gives each."""
    if not _WISHED.search(ask.text) or _TELEHEALTH.search(_NO_TELEHEALTH.sub(" ", ask.text)):
        return ()
    if any(one.system is CodeSystem.POS for one in ask.citations):
        return ()
    said = told(ask.text)
    entries = [one for code in _CODES if isinstance(one := _entry(code, reference), Entry)]
    words = _words_of(_OTHER_HOMES.sub(" ", ask.text))
    found = [one for one in entries if one.code in said or _words(one) <= words]
    longest = [one for one in found if not any(_words(one) < _words(other) for other in found)]
    return tuple(map(_place, longest))


_QUESTIONED = expression(
    r"\b(?:what|which|right|correct|proper)\b[^.?!]{0,20}\b(?:pos|place of service)\b"
    r"|\b(?:pos|place of service)\b[^.?!;]{0,40}\?|\b(?:pos|place of service) (?:for|code|number)\b",
    re.IGNORECASE,
)


def beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The place that a question on a code wants too; a claim that only names where it was done wants none."""
    found = sure(ask, reference) if ask.codes and _QUESTIONED.search(ask.text) else ()
    return found if len(found) == 1 else ()


def sure(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where no rule has to choose between the place of the patient and that of the visit."""
    found = named(ask, reference)
    return found if len(found) == 1 or not {_INPATIENT, *_NURSING} & {one.codes[0] for one in found} else ()


_INPATIENT, _NURSING = "21", ("31", "32")


_OTHER_HOMES = re.compile(
    r"\b(?:nursing|group|retirement) homes?\b|\bhome health\b"
    r"|\b(?:like|as|than|versus|vs|instead of|not) (?:in )?(?:the|an?|our) office\b|\boffice rate\b",
    re.IGNORECASE,
)
_TELEHEALTH = re.compile(r"\btele\w+|\bvideo\b|\bvirtual\b", re.IGNORECASE)
_NO_TELEHEALTH = re.compile(
    r"\b(?:no|not|nothing|without|never|none of it(?: was)?|(?:was|is)(?:n't| not)) (?:a |an |by |via |over |on |any |done )*"
    r"(?:tele\w+|video|virtual)\b",
    re.IGNORECASE,
)


def _entry(code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.POS, code, reference.on)
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None


def _words(entry: Entry) -> frozenset[str]:
    """What the published name of a place tells it by; a name of none but empty words tells nothing."""
    name = re.split(r"[:(]", entry.description)[0]
    return _words_of(name) or frozenset({name})


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", text.lower()) if word not in _EMPTY)


def _place(entry: Entry) -> Finding:
    rate = str(entry.attributes.get("pays_as", ""))
    values = {
        "code": label(CodeSystem.POS, entry.code),
        "words": entry.description,
        "rate": rate,
        "source": source(entry.release),
    }
    fields = {"description": entry.description, **({"payment rate": rate} if rate else {})}
    return Finding("place_named", (entry.code,), values, evidence(entry.release, entry.code, fields))
