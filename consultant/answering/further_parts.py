"""The questions of an ask that its answer leaves out: each is asked alone, of the same codes (reply contract, A17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from consultant.answering import pair_words, polarity
from consultant.answering.finding_kinds import (
    BY_INDICATOR,
    DECIDING,
    DESCRIBED,
    EDITS,
    GAPS,
    LACKING,
    NOTES,
    VERDICTS,
)
from consultant.answering.findings.notes import verdicts
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.coverage import names_status
from consultant.answering.intents.forms import wants_code
from consultant.answering.leads import ANSWERED_BY, LEADS
from consultant.answering.parts_alone import (
    POINTS_BACK,
    WORD,
    alone,
    asks_what,
    component,
    in_context,
    in_its_context,
    modifiers,
)
from consultant.answering.reading import Ask
from consultant.answering.reading.ellipsis import completed, questions
from consultant.answering.relevance import stems_of
from consultant.answering.section import Section
from consultant.answering.short_answer import WHOLE
from consultant.answering.wording import Worded
from consultant.model.codes import Citation, CodeSystem

_EITHER = re.compile(r"\bor (?:is|are|does|do|can|should|must|may|will|would|has|have)\b", re.IGNORECASE)
"""One question with two answers to choose from."""

_BESIDE: Mapping[Intent, tuple[str, ...]] = {
    Intent.STATUS: ("relative_values", "note"),
    Intent.PAYMENT: ("fee_status", "fee_none"),
    Intent.FIELD: ("note",),
}
"""Kinds that stand in for an answer to the intent and are none to a part that asks it."""
_OF_EACH_CODE = frozenset(
    {
        "multiple_procedure",
        "field",
        "global_days",
        "bilateral",
        "surgeons",
        "unit_limit",
        "fee_status",
        "components",
        "add_on",
    }
)
"""Kinds of which a part that asks of several codes is told each."""
_OF_EACH_PART = frozenset({"verdict", "modifier_for", "limit_told", "place_named"})
"""Kinds of which each part of a question without a code is told its own."""
_OF_COMPONENTS = frozenset({"relative_values", "payment", "field"})
"""Kinds that are told of a component by itself."""
_MOST_CODES = 4
_NOTED = frozenset({*NOTES, "verdict"})
_BESIDE_NOTES = _NOTED | {"drug_code", "ambulance_trip", "limit_told"}
"""Kinds beside which the sentence of a note may answer a part of its own."""
_SURELY = frozenset({"seventh_other"})
"""Kinds that are found only where they are asked for, whatever words ask."""
_SAYING_NOTHING = (
    *DECIDING,
    *GAPS,
    *LACKING,
    "not_answered",
    "code_active",
    "code_profile",
    "code_listed",
    "icd_note",
    "icd_notes",
    "icd_note_none",
)
"""Kinds that answer no part of a question."""


_TITLED = "code_active"
_DESCRIBED_ALONE = frozenset({_TITLED, "code_listed"})
_FURTHER = re.compile(
    r"\b(?:second|another|additional|further|extra|other) (?:icd |dx |diagnosis )?codes?\b|\bwhat else\b|\bcode first\b"
    r"|\banything else\b|\bprecedes?\b|\b(?:in front|ahead) of (?:it|this|that)\b"
    r"|\b(?:which|what) (?:(?:code|one|dx|diagnosis) )?(?:must |should |has to )?(?:come|go)(?:es|s)? (?:first|before)\b",
    re.IGNORECASE,
)
"""Asks for a code beside the one cited."""


def left_out(whole: Section) -> Iterator[tuple[Ask, ...]]:
    """Its questions that nothing in its short answer is on: each as it stands and then of the codes before it."""
    text = whole.ask.text
    asked_of = () if _EITHER.search(text) else questions(text)
    few = len(whole.short) < len(asked_of)
    described = _described(whole)
    for place, piece in enumerate(asked_of if len(asked_of) > 1 else ()):
        back = described and POINTS_BACK.search(piece) and not wants_code(piece)
        asked = tuple(alone(piece, replace(whole.ask, citations=described) if back else whole.ask))
        served = _by_data(asked[0], whole) if back else _served(asked[0], whole)
        if few or not served:
            first = () if whole.ask.citations else tuple(filled(piece, asked_of[:place], whole.ask))
            yield _again(asked) if served else _each(*first, *asked, *in_context(piece, asked_of, whole.ask))
        elif _wished(piece, whole):
            yield asked[:1]


def _again(asked: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """Of a part that seems served the one reading that is looked up: of the codes where it asks of a list they stand on."""
    on_list = _ON_LIST.search(asked[-1].text) and not _GROUP_IN_WORDS.search(asked[-1].text)
    return asked[-1:] if Intent.GROUP in asked[-1].intents and on_list else asked[:1]


_GROUP_IN_WORDS = re.compile(
    r"\b(?:with|without|no|w/o) (?:an? )?m?ccs?\b[^?]*\bdrg\b|\bdrg\b[^?]*\b(?:with|without|no|w/o) (?:an? )?m?ccs?\b",
    re.IGNORECASE,
)
"""Asks for the group of a stay that is told with its severity."""
_ON_LIST = re.compile(r"\bpoa\b|\bpresent on admission\b|\bexempt\b|\bm?ccs?\b|\bhccs?\b", re.IGNORECASE)


def _each(*asks: Ask) -> tuple[Ask, ...]:
    """The asks, those alike once."""
    return tuple({(ask.text, ask.citations): ask for ask in asks}.values())


def filled(piece: str, before: tuple[str, ...], ask: Ask) -> Iterator[Ask]:
    """A part that leaves out what it asks for, with that: `and for PT?` behind a question for a modifier."""
    if text := completed(piece, before):
        meaning = understand(text)
        yield replace(ask, text=text, intents=meaning.intents, confidence=meaning.confidence, completed=True)


def _described(whole: Section) -> tuple[Citation, ...]:
    """The one code that the mail describes, which what points back is asked of: `..., and is it an MCC?`."""
    told = [
        found.finding for found in whole.worded if found.kind == "code_fitting" and found.short in whole.short
    ]
    if whole.ask.citations or len(told) != 1 or not told[0].codes:
        return ()
    return (Citation(told[0].values.get("system", CodeSystem.HCPCS), told[0].codes[0], (0, 0)),)


def _by_data(ask: Ask, whole: Section) -> bool:
    """Whether a row of the described code is told: a rule on what is asked of it is none."""
    return any(not whole.told.isdisjoint(_answering(intent)) for intent in ask.intents)


def _wished(piece: str, whole: Section) -> bool:
    """Whether the part wishes the code of something that it describes, and a rule answered."""
    return not whole.ask.citations and "verdict" in whole.told and wants_code(piece)


def _served(ask: Ask, whole: Section) -> bool:
    """Whether something that the short answer tells belongs to what the part asks."""
    if _unsaid(ask, whole):
        return False
    if Intent.GLOBAL in ask.intents and _PERIOD.search(ask.text):
        return "global_days" in whole.told
    judged = [found.finding.values for found in whole.worded if found.finding.values.get("part") == ask.text]
    if judged:  # a verdict that needs the words of other parts too may be on one of them
        return bool(whole.ask.citations) or any(one.get("by_part", True) for one in judged)
    if any(not set(WHOLE.get(kind, ())).isdisjoint(ask.intents) for kind in whole.told):
        return True
    return any(not whole.told.isdisjoint(_answering(intent)) for intent in ask.intents)


_CUT = re.compile(r"\W*(?:and |& )?(?:by )?how much(?: is it (?:cut|reduced)| less)?\W*\Z", re.IGNORECASE)
"""Asks how far a payment is reduced, behind the question whether it is."""
_PERIOD = re.compile(r"\bdays?\b|\bperiods?\b|\bfollow", re.IGNORECASE)
"""Asks for the period of an operation, and not for the values of both components."""


def _unsaid(ask: Ask, whole: Section) -> bool:
    """Whether the part asks of a modifier, named apart from a code, that the short answer does not name."""
    if any(f"-{one}" not in " ".join(whole.short) for one in component(ask.text, whole.ask)):
        return True
    named = modifiers(ask.text, whole.ask)
    said = set(WORD.findall(" ".join(whole.short)))
    return bool(named) and said.isdisjoint(named)


def _answering(intent: Intent) -> tuple[str, ...]:
    kinds = (*LEADS[intent], *ANSWERED_BY.get(intent, ()))
    return tuple(kind for kind in kinds if kind not in _BESIDE.get(intent, ()))


def with_first(whole: Section, readings: Iterable[Section]) -> Section:
    """The section with the first reading of a part that answers it: with a note's sentence only where none does surely."""
    noted, first = whole, None
    for part in readings:
        first = first or part
        if _complete(part) and part.short[:1] and part.short[0] in whole.short:
            return whole  # with what it left out it is answered already
        more = joined(whole, part)
        if more is not whole and not (part.leading and part.leading.kind in NOTES):
            return more
        noted = more if noted is whole else noted
    return _meanings(whole, first) if noted is whole and first is not None else noted


def _meanings(whole: Section, part: Section) -> Section:
    """The section with what the modifiers of a part mean, where the part names them and nothing else answers it."""
    named = modifiers(part.ask.text, whole.ask)
    told = set(WORD.findall(" ".join(whole.short)))
    rows = [
        one
        for one in whole.worded
        if one.kind == "modifier_meaning"
        and named.intersection(one.finding.codes)
        and one.short not in whole.short
    ]
    if not rows or not told.isdisjoint(named):
        return whole
    return replace(whole, short=(*whole.short, *(one.short for one in rows)))


def _complete(part: Section) -> bool:
    """Whether it is asked with what it left out, or a verdict answers it in the context of the first part."""
    judged = part.leading is not None and part.leading.kind == "verdict"
    return part.ask.completed or (judged and in_its_context(part.ask))


def joined(whole: Section, part: Section) -> Section:
    """The section with the answer to a part, where that is one and was not told before."""
    leading = part.leading
    if (row := _status_row(part)) and row.short not in whole.short:
        return _told_too(whole, row)
    if part.ask.citations and not whole.ask.citations:  # of the described code a row answers before a rule
        kinds = {kind for intent in part.ask.intents for kind in _answering(intent)}
        leading = next((one for one in part.worded if one.kind in kinds - {*_SAYING_NOTHING, *NOTES}), None)
        return whole if leading is None or leading.short in whole.short else _told_too(whole, leading)
    if leading is None or not _answers(leading, part.ask, whole):
        return whole
    if leading.kind != "code_fitting" and _told(part.short[0], whole.short):
        return whole
    if not whole.ask.citations and (_named_already(leading, whole) or not _of_the_part(part)):
        return whole
    if leading.kind == "code_fitting" and wants_code(part.ask.text):
        return replace(whole, short=(part.short[0], *whole.short), worded=(leading, *whole.worded))
    if leading in whole.worded:
        return replace(whole, short=(*whole.short, part.short[0]))
    alike = [one for one in part.worded if one.kind == leading.kind and one.kind in _OF_EACH_CODE]
    beside = [one for one in alike[:_MOST_CODES] if one is not leading and one not in whole.worded]
    short = (
        *_without_general(whole, leading),
        part.short[0],
        *(polarity.without_yes_or_no(one.short) for one in beside),
    )
    return replace(whole, short=tuple(dict.fromkeys(short)), worded=(*whole.worded, leading, *beside))


def _without_general(whole: Section, leading: Worded) -> tuple[str, ...]:
    """The sentences of a section without the general notes on a described code, where a verdict answers what is asked of it."""
    if leading.kind != "verdict" or whole.ask.citations or "code_fitting" not in whole.told:
        return whole.short
    general = {found.short for found in whole.worded if found.kind == "note"}
    return tuple(one for one in whole.short if one not in general)


def _status_row(part: Section) -> Worded | None:
    """What the one status that a part asks the meaning of is; a rule on the code's modifier is no answer to that."""
    rows = [one for one in part.worded if one.kind == "fee_status"] if names_status(part.ask.text) else []
    return rows[0] if len(rows) == 1 and part.leading not in rows else None


def _told_too(whole: Section, leading: Worded) -> Section:
    return replace(whole, short=(*whole.short, leading.short), worded=(*whole.worded, leading))


def _named_already(leading: Worded, whole: Section) -> bool:
    """Whether it only names a modifier that the short answer names."""
    named = leading.finding.codes if leading.kind == "modifier_for" else ()
    return bool(named) and all(re.search(rf"\b{code}\b", " ".join(whole.short)) for code in named)


def _of_the_part(part: Section) -> bool:
    """Whether what answers a part in the context of the first one says something of the part itself."""
    if not in_its_context(part.ask):
        return True
    if part.leading and part.leading.finding.values.get("of_part"):
        return True
    said = {*stems_of(part.short[0])}
    return not said.isdisjoint(stems_of(part.ask.follows))


def _answers(leading: Worded, ask: Ask, whole: Section) -> bool:
    """Whether a finding answers the part; where no code or nothing sure is asked only what answers it whole does."""
    kind = leading.kind
    if kind == "icd_notes" and ask.diagnoses and _FURTHER.search(ask.text):
        return kind not in whole.told
    if "multiple_procedure" in whole.told and _CUT.match(ask.text):
        return False
    if kind == "verdict" and ask.procedures and leading.finding.evidence[0].key in BY_INDICATOR:
        return False  # the codes' own indicators answer
    if component(ask.text, whole.ask):
        return kind in _OF_COMPONENTS
    if kind in _DESCRIBED_ALONE and asks_what(ask.text):
        return kind == _TITLED or not any(
            code in one for code in leading.finding.codes for one in whole.short
        )
    if kind == "code_fitting" and _describes(ask, whole):
        return not any(code in one for code in leading.finding.codes for one in whole.short)
    if kind == _TITLED and ask.diagnoses and not ask.intents and not ask.procedures and _WHAT.match(ask.text):
        return not _OF_MODELS.search(ask.text)  # what is asked is likely a word of the title
    if (kind in _SAYING_NOTHING and kind != "verdict") or _listed(leading, whole):
        return False
    if _alike(leading, whole) and not (kind == "verdict" and _said_itself(leading, ask, whole)):
        return False
    if kind == "edit_none" and not pair_words.about_pairs(ask.text):
        return False  # the codes are only named there
    if kind == "verdict" and verdicts.named_already(leading.short, ask.text, " ".join(whole.short)):
        return False
    if kind == "verdict":
        return not whole.ask.codes or "verdict" not in whole.told or _said_itself(leading, ask, whole)
    if kind in NOTES and ask.completed:
        return False
    if kind in NOTES:
        back = POINTS_BACK.search(ask.text) and not in_its_context(ask)
        says = in_its_context(ask) or len({*stems_of(ask.text)}) > 1
        return not whole.ask.citations and whole.told <= _BESIDE_NOTES and not back and says
    return kind in (*VERDICTS, *_SURELY) or bool(ask.intents and (ask.citations or kind not in DESCRIBED))


def _said_itself(leading: Worded, ask: Ask, whole: Section) -> bool:
    """Whether a verdict hears words of the part itself, which no verdict of the whole is on."""
    served = any(found.finding.values.get("part") == ask.text for found in whole.worded)
    return bool(leading.finding.values.get("said_itself")) and not served


_WHAT = re.compile(
    r"\W*(?:[A-Z]\d[0-9A-Z](?:\.\w{1,4})?\W+)?(?:[\w' ]{0,30}\b(?:what|which|whose)\b|\w+'s or \w+'s)",
    re.IGNORECASE,
)


_OF_MODELS = re.compile(r"\b(?:v2[0-9]|hccs?|raf|model|drg)\b", re.IGNORECASE)
"""Asks of groups, and not what a title says."""


def _describes(ask: Ask, whole: Section) -> bool:
    """Whether a part wishes the code of what it describes, in words or, beside cited codes, by the bare word at its end."""
    bare = not ask.citations and bool(_CODE_WISHED.search(ask.text))
    return bare or (not whole.ask.citations and wants_code(ask.text))


_CODE_WISHED = re.compile(
    r"(?::|\.\.\.|[,–—]| -)\s*(?:the |what |which |icd\S* |dx |cpt |hcpcs )*codes?(?: please| pls)?\W*\Z"
    r"|\b(?:what|which)(?:'s| is)?\b[^?]{0,20}\bdrg(?: number| code)?\W*\Z|\A\W*(?:which|what) (?:is the )?(?:ms-?)?drg\b",
    re.IGNORECASE,
)


def _listed(leading: Worded, whole: Section) -> bool:
    """Whether it is a note on a code that a list has told beside others."""
    lists = (found.finding.values["told"] for found in whole.worded if found.kind == "list_codes")
    told = [code for one in lists for code, _ in one]
    return bool(told) and (leading.kind in NOTES or leading.short.startswith(tuple(told)))


def _alike(leading: Worded, whole: Section) -> bool:
    """Whether the like was looked up for the whole question: of a code, or of a pair among its lines."""
    if not whole.ask.codes and leading.kind in _OF_EACH_PART:
        return False
    lines = leading.kind in EDITS and "claim_lines" in whole.told
    if leading.kind in _OF_EACH_CODE and _untold(leading, whole):
        return False
    others = {found.kind for found in whole.worded if found is not leading}
    return lines or _within(leading, others) or (leading.kind in others and leading not in whole.worded)


def _untold(leading: Worded, whole: Section) -> bool:
    """Whether the same was found of the same codes for the whole question, and left out of its short answer."""
    alike = [
        one for one in whole.worded if one.kind == leading.kind and one.finding.codes == leading.finding.codes
    ]
    return bool(alike) and all(one.short not in whole.short for one in alike)


def _within(leading: Worded, others: set[str]) -> bool:
    """Whether it is the base or the reduction of an endoscopy, which the section has told with more."""
    if leading.kind == "field":
        based = any("base" in row.field for row in leading.finding.evidence)
        return based and not others.isdisjoint(("endoscopic_families", "multiple_procedure"))
    if leading.kind in ("modifier_misfit", "modifier_fits"):
        return "bilateral" in others and leading.finding.values.get("modifier") == "50"
    return leading.kind == "multiple_procedure" and "endoscopic_families" in others


def _told(sentence: str, short: tuple[str, ...]) -> bool:
    """Whether nearly all that the sentence says was said."""
    said, new = set(_WORDS.findall(" ".join(short).lower())), set(_WORDS.findall(sentence.lower()))
    numbers = {one for one in new if any(map(str.isdigit, one))}
    return len(new & said) >= (_NEARLY if len(numbers) < _NUMBERS or numbers - said else _HALF) * len(new)


_WORDS = re.compile(r"\w{4,}|\d+")
_NEARLY, _HALF = 0.7, 0.5
_NUMBERS = 2
"""Codes and numbers of a sentence, all of them said before, by which half of its words are enough."""
