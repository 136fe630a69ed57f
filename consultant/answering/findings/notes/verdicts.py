"""What our notes answer first, with yes or no, to questions put in certain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from consultant.answering import polarity, said_otherwise
from consultant.answering.column_words import columns_alone
from consultant.answering.findings.notes import aspects, claims_judged
from consultant.answering.findings.notes.note_ranking import about_diagnoses, modifiers
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import wants_code
from consultant.answering.intents.understanding import SURE
from consultant.answering.patterns import expression
from consultant.answering.phrases import plain, spoken
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import HOW_MUCH
from consultant.answering.reading.parts import parts
from consultant.answering.reference import GUIDELINES, Reference, label, note_evidence
from consultant.answering.relevance import stems_of
from consultant.answering.verdict_index import Line
from consultant.model.answer import Finding
from consultant.model.catalogue import NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote, NoteVerdict

_TURNED = re.compile(
    r"\b(?:wrong|improper|incorrect|inappropriate|mistake|error|forbidden|prohibited|illegal|a problem|against|exempt|excused"
    r"|(?:not|n't|never) (?:allowed|permitted|required|needed|necessary|included|covered|have to|need))\b",
    re.IGNORECASE,
)
"""Asks for the contrary of what the verdicts are written for: the sentence stands then without its yes or no."""

_DENYING = expression(
    r"\b(?:can never|can ?not|can't|may never|may not|must never|must not|(?:is|are) never|never be)\b",
    re.IGNORECASE,
)
_WITHOUT_IT = expression(
    r",? (?:so|and) without (?:it|one|that|this|them)\b(?:[^.?!;]|\.\w)*"
    r"|,? or (?:we|i|they|you) (?:cannot|can't|may not)\b[^.?!;]*",
    re.IGNORECASE,
)
"""What is made of a requirement that is claimed: it denies nothing of it."""
_ASKING = re.compile(r"\?(?<!right\?)(?<!correct\?)(?<!true\?)(?<!agree\?)(?<!confirm\?)", re.IGNORECASE)
_CONTRARY = {"Yes:": "No:", "No:": "Yes:"}


_QUESTION = re.compile(r"[^.?!\n]*\?")
_CONFIRMING = 4
"""Words of a question that only wants what was said before it confirmed."""


def _asked(text: str) -> str:
    """The sentences that ask; the whole text where none does, or the last only wants the rest confirmed."""
    asking = _QUESTION.findall(text)
    return " ".join(asking) if asking and len(asking[-1].split()) >= _CONFIRMING else text


def noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict that the question's words fit most closely; where it has several parts also those of the others."""
    if columns_alone(ask.text):
        return ()
    asked = parts(ask.text)
    fitting = tuple(_fitting(ask, ask.text, reference))
    first = next((line for line in fitting if not _pieced_together(line, ask, asked)), None)
    if first is None:
        return ()
    own = [_own(ask, part, asked, reference) for part in asked] if len(asked) > 1 else []
    place = _place(first, own, ask, asked)
    served = {place: first}
    for other, alone in enumerate(own):
        akin = [one for one in fitting if one.note is first.note or _share(one.note, first.note)]
        line = alone or _of_the_subject(asked[other], other, akin, ask, asked)
        if other != place and line and _further(line, asked[other], served.values(), ask):
            served[other] = line
    each = len(served) == len(asked)
    told = tuple(_told(served[place], asked[place], ask, each=each) for place in sorted(served))
    return (*told, *_other_aspects(fitting, tuple(served.values()), ask))


def _other_aspects(fitting: Sequence[Line], served: Sequence[Line], ask: Ask) -> tuple[Finding, ...]:
    """What the same note says on a side of the question that no line so far was chosen by: `modifier and percent?`."""
    heard = heard_of(ask, ask.text)
    wished = aspects.of(heard.split())
    if ask.citations or len(wished) < _SIDES:
        return ()
    open_sides = wished - aspects.of(word for line in served for word in line.words_in(heard))
    akin = (line for line in fitting if any(line.note is one.note for one in served) and line not in served)
    further = (line for line in akin if open_sides & aspects.of(line.words_in(heard)))
    line = next(further, None) if open_sides else None
    if line is None or any(_alike(line.verdict.first, one.verdict.first) for one in served):
        return ()
    return (_told(line, ask.text, ask, each=True),)


_SIDES = 2
"""Sides of a subject that one question asks for at once."""


def _of_the_subject(
    part: str, place: int, fitting: Sequence[Line], ask: Ask, asked: tuple[str, ...]
) -> Line | None:
    """For a later part without a line of its own the closest one of the whole question that nothing but this part completes."""
    if ask.citations or not place:
        return None
    heard = heard_of(ask, part)
    rest = heard_of(ask, " ".join(one for one in asked if one != part))
    needed = (sum(not group.barred for group in line.groups) for line in fitting)
    return next(
        (
            line
            for line, groups in zip(fitting, needed, strict=True)
            if groups >= _SEVERAL and line.words_in(heard) - _ASKING_WORDS and line.met_by(rest) < groups
        ),
        None,
    )


def _share(one: KnowledgeNote, other: KnowledgeNote) -> bool:
    """Whether two notes are on the same modifiers."""
    return not {*one.modifiers}.isdisjoint(other.modifiers)


_ASKING_WORDS = frozenset({"which", "what", "code", "codes", "modifier", "modifiers", "mod", "mods"})
_SEVERAL = 3
"""Groups of a line that is sharp enough for words of two parts."""


def _place(first: Line, own: Sequence[Line | None], ask: Ask, asked: tuple[str, ...]) -> int:
    """The part that the verdict is on: the one that says most of its line, and no line of its own that asks for more."""
    met = [first.met_by(heard_of(ask, part)) for part in asked]
    needed = sum(not group.barred for group in first.groups)
    apart = max(met) < needed and not ask.citations
    free = [
        place
        for place, line in enumerate(own)
        if met[place] and not (apart and line and line is not first and len(line.groups) > len(first.groups))
    ]
    return max(free or range(len(asked)), key=lambda place: met[place])


def _further(line: Line, part: str, served: Collection[Line], ask: Ask) -> bool:
    """Whether a part's own verdict says what no other one does; beside a code of the same note only what it surely asks."""
    if named_already(line.verdict.first, part, " ".join(one.verdict.first for one in served)):
        return False
    if line.note not in (one.note for one in served):
        return True
    if ask.codes and line.met_by(f" {spoken(part)} ") < _ITS_OWN:
        return False
    return all(not _alike(line.verdict.first, one.verdict.first) for one in served)


_ITS_OWN = 1
"""Things that a part has to say itself, beside the codes of the question, for a second line of the same note."""


_WISHED = re.compile(r"\b(?:mod(?:ifier)?s?|which one|which)\b", re.IGNORECASE)
_MODIFIER = re.compile(r"\b(?:[A-Z][A-Z]|\d\d)\b")


def named_already(sentence: str, part: str, said: str) -> bool:
    """Whether a sentence only names modifiers that were said, to a part that wishes one."""
    named = {*_MODIFIER.findall(sentence)}
    return bool(named) and bool(_WISHED.search(part)) and named <= {*_MODIFIER.findall(said)}


def _alike(sentence: str, other: str) -> bool:
    """Whether nearly all that one of the sentences says is said by the other."""
    one, two = {*stems_of(sentence)}, {*stems_of(other)}
    return len(one & two) >= _NEARLY * min(len(one), len(two))


_NEARLY = 0.7


def _pieced_together(line: Line, ask: Ask, asked: tuple[str, ...]) -> bool:
    """Whether only words of several questions on codes fit the line together, each of which says itself what it asks."""
    if len(asked) == 1 or not ask.procedures or not all(_says_itself(part) for part in asked):
        return False
    needed = sum(not group.barred for group in line.groups)
    met = {part: line.met_by(_heard_alone(ask, part, asked)) for part in asked}
    nearest = max(asked, key=lambda part: met[part])
    return met[nearest] < needed and _OF_DATA.issuperset(understand(nearest).intents)


_OF_DATA = frozenset(Intent) - {
    Intent.RULES,
    Intent.DOCUMENT,
    Intent.NOTES,
    Intent.POLICY,
    Intent.WHAT_IS,
    Intent.CHOICE,
}
"""What the rows of the codes answer, and no note."""
_BACK = re.compile(r"\bsame\b", re.IGNORECASE)


def _says_itself(part: str) -> bool:
    return understand(part).confidence >= SURE and not _BACK.search(part)


def _heard_alone(ask: Ask, part: str, asked: tuple[str, ...]) -> str:
    """What is heard of a part without the modifiers that only other parts name."""
    others = " ".join(one for one in asked if one != part)
    return _with_names(ask, part, (one for one in modifiers(ask) if one in part or one not in others))


_CLOSE = 4
"""Things that a line asks for and a question says, by which it is meant without doubt."""
_CODED = re.compile(r"\b[A-Z]\d[0-9A-Z](?:\.\w{1,4})?\b|\b[0-9B-DF-HX](?=[A-Z]*\d)[0-9A-HJ-NP-Z]{6}\b")


def is_meant(ask: Ask, reference: Reference) -> bool:
    """Whether the closest verdict is meant without doubt and tells the code that a question without one wishes, if any."""
    line = _closest(ask, reference)
    return line is not None and (bool(_CODED.search(line.verdict.first)) or not wants_code(ask.text))


def is_close(ask: Ask, reference: Reference) -> bool:
    """Whether a question without a code says so much of a verdict's line that nothing else can be meant."""
    return _closest(ask, reference) is not None


def _closest(ask: Ask, reference: Reference) -> Line | None:
    line = next(_fitting(ask, ask.text, reference), None) if not ask.codes else None
    return line if line and line.met_by(heard_of(ask, ask.text)) >= _CLOSE else None


@lru_cache(maxsize=16)
def judges(ask: Ask, reference: Reference) -> bool:
    """Whether the closest verdict says of what a single question claims whether it is so: nothing that is counted says more."""
    if len(parts(ask.text)) > 1:
        return False
    line = next(_fitting(ask, ask.text, reference), None)
    return line is not None and line.verdict.judges


_WHOLE, _FEWEST = 0.65, 2
"""Share of what a question says that its verdict asks for, and how many words at least, by which nothing else is meant."""


def says_all(ask: Ask, reference: Reference) -> bool:
    """Whether the closest verdict asks for nearly every word of the question, so that none of them describes a thing."""
    line = next(_fitting(ask, ask.text, reference), None)
    said = {*stems_of(" ".join(line.words_in(heard_of(ask, ask.text))))} if line else set()
    return len(said) >= _FEWEST and len(said) >= _WHOLE * len({*stems_of(ask.text)})


_MANIFESTATION = re.compile(r"\bmanifestation\b", re.IGNORECASE)


def _on_manifestations(line: Line) -> bool:
    return bool(_MANIFESTATION.search(line.verdict.first))


_OF_ADMISSION, _OF_EDITOR, _OF_OUTPATIENT = "icd-poa", "mce-", "opps-status"
_OUTPATIENT = re.compile(
    r"\bopps\b|\bapcs?\b|\boutpatient\b|\bhopd\b|\baddendum\b|\bhospital\b|\bfacility\b|\bsi\b|\b[EJQ]\d\b",
    re.IGNORECASE,
)
"""Tells that a status letter is one of the hospital's prospective payment, and not of the fee schedule."""
_LISTED = re.compile(
    r"\b(?:exempt\w*|excused|without (?:an? |any |the )?(?:poa|present)|no (?:poa|present|indicator)|blank|needs?"
    r"|requires?|carr(?:y|ies) no"
    r"|takes? no)\b",
    re.IGNORECASE,
)


_FIELD = re.compile(r"\bfield\b|\bwhat (?:do|does|goes|should|would)\b|\bmeans?\b", re.IGNORECASE)
"""Asks what is written there."""


def _listed(text: str) -> bool:
    """Whether a text asks which codes need the indicator, and nothing else of it."""
    return bool(_LISTED.search(text)) and not _FIELD.search(text)


def _any_manifestation(ask: Ask, reference: Reference) -> bool:
    """Whether one of the cited diagnoses has a cause to be coded first; true where none is cited."""
    notes = (note for one in ask.diagnoses for note in reference.catalogue.notes(one.code, reference.on))
    return not ask.diagnoses or any(note.kind is NoteKind.CODE_FIRST for note in notes)


def _own(ask: Ask, part: str, asked: tuple[str, ...], reference: Reference) -> Line | None:
    """The closest line of a part; where it names modifiers itself, without those that only others name."""
    others = modifiers(ask)
    alone = not ask.codes and len(others) > 1 and any(one in part for one in others)
    return next(_fitting(ask, part, reference, _heard_alone(ask, part, asked) if alone else ""), None)


def _fitting(ask: Ask, text: str, reference: Reference, heard: str = "") -> Iterator[Line]:
    """The lines that a text fits beside the codes of the question, or what is heard of it, the closest first."""
    on_diagnoses = about_diagnoses(ask)
    for line in claims_judged.in_order(reference.verdicts.closest(heard or heard_of(ask, text)), text):
        if _on_manifestations(line) and not _any_manifestation(ask, reference):
            continue
        if line.note.id == _OF_ADMISSION and ask.diagnoses and _listed(ask.text):
            continue  # the list of exempt codes answers for each of them
        if line.note.id.startswith(_OF_EDITOR) and ask.diagnoses:
            continue  # what the editor has on each of them is told
        if line.note.id == _OF_OUTPATIENT and ask.procedures and not _OUTPATIENT.search(ask.text):
            continue  # the letter is one of the fee schedule, whose row tells it
        if line.note.valid(reference.on) and (on_diagnoses or line.note.publication != GUIDELINES):
            yield line


def _told(line: Line, part: str, ask: Ask, *, each: bool) -> Finding:
    """The verdict on a part of the question, turned where that denies what the line asks and wants it confirmed."""
    whole = ask.text
    first, on_denial = line.verdict.first, claims_judged.on_denial(line, heard_of(ask, part))
    if line.verdict.judges:
        first = claims_judged.turned(line, part, _asked(whole), on_denial=on_denial)
    elif polarity.denies(whole):
        first = first if on_denial else polarity.contrary(first)
    elif not on_denial or _TURNED.search(_asked(whole)):
        first = _answering(first, whole)
    told = told_first(line.note, first, line.verdict.asks)
    whole_line = each or line.met_by(heard_of(ask, part)) == sum(not group.barred for group in line.groups)
    return replace(
        told,
        values={
            **told.values,
            "part": part,
            "by_part": whole_line,
            "of_part": _of_part(line, ask),
            "said_itself": line.met_by(f" {spoken(part)} ") >= _ITS_OWN,
        },
    )


def _of_part(line: Line, ask: Ask) -> bool:
    """Whether a part that stands behind the first one says something of the line that the first does not."""
    if not ask.follows or not ask.text.endswith(ask.follows):
        return False
    before = ask.text.removesuffix(ask.follows)
    return bool(line.words_in(f" {spoken(ask.follows)} ") - line.words_in(f" {spoken(before)} "))


@lru_cache(maxsize=64)  # each line that fits is measured by it
def heard_of(ask: Ask, text: str) -> str:
    """The plain words of a part of the question with the names of its codes and modifiers, each between two spaces."""
    return _with_names(ask, HOW_MUCH.sub(" ", text) if "nspecified" in text else text, modifiers(ask))


def _with_names(ask: Ask, text: str, named: Iterable[str]) -> str:
    """The plain words of a text and what they mean in the notes, the names of the codes of the question and of some modifiers."""
    codes = " ".join(label(cited.system, cited.code) for cited in ask.citations)
    words = " ".join(f"modifier {one}" for one in sorted(named))
    reason = _REASON if any(cited.system is CodeSystem.CARC for cited in ask.citations) else ""
    marks = " ".join((_CITED if ask.codes else "", reason, _SUPPLY if _supplies(ask) else ""))
    said = f" {spoken(text)} {plain(codes)} {plain(words)} {marks} "
    return said_otherwise.beside(said, said_otherwise.heard(text))


_CITED, _REASON, _SUPPLY = "citedcode", "citedreason", "citedsupply"
"""Heard where a code, a payer's reason, only items of suppliers are cited: a line that bars it answers questions without any."""
_OF_SUPPLIERS = re.compile(r"A[4-7]\d{3}|[EKL]\d{4}|V2\d{3}")


def _supplies(ask: Ask) -> bool:
    """Whether all codes of services that a question cites are equipment, supplies, orthoses or prostheses."""
    return bool(ask.procedures) and all(_OF_SUPPLIERS.fullmatch(one.code) for one in ask.procedures)


def likened(note: KnowledgeNote, verdict: NoteVerdict, asked: str, sample: str) -> Finding:
    """The verdict that a question like this one was answered with; its yes or no only where both are asked in one way."""
    alike = not verdict.judges and _plainly_polar(asked) and _plainly_polar(sample)
    first = verdict.first if alike else polarity.without_yes_or_no(verdict.first)
    told = told_first(note, first, verdict.asks)
    return replace(told, values={**told.values, "likened": True})


def _plainly_polar(text: str) -> bool:
    """Whether yes and no are what is asked for, and neither a denial nor the contrary of what verdicts are written for."""
    contrary = polarity.denies(text) or _TURNED.search(_asked(text)) or _DENYING.search(text)
    return bool(text) and polarity.wants_yes_or_no(text) and not contrary


def told_first(note: KnowledgeNote, first: str, asks: str = "") -> Finding:
    """The finding that answers first with a sentence of a note."""
    rows = note_evidence(note, {"note": note.text, "verdict": first})
    values = {
        "text": note.text,
        "first": first,
        "source": note.source,
        "topic": note.topic,
        "codes": note.codes,
        "asks": asks,
    }
    return Finding("verdict", (), values, rows)


def _answering(first: str, asked: str) -> str:
    """The verdict as it answers: without yes or no where the contrary is asked, with the other one where it is claimed."""
    if _TURNED.search(_asked(asked)):
        return polarity.without_yes_or_no(first)
    said, _, rest = first.partition(" ")
    claimed = _DENYING.search(_WITHOUT_IT.sub("", asked)) and not _ASKING.search(asked)
    return f"{_CONTRARY[said]} {rest}" if claimed and said in _CONTRARY else first
