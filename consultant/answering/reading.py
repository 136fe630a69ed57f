"""Reads a question: which asks it holds, what each means, and which date and setting decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from consultant.answering import topics
from consultant.answering.dates import date_of_service
from consultant.answering.declines import Decline, declined
from consultant.answering.patterns import pattern
from consultant.answering.reference import label
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

_REMARKS = frozenset({CodeSystem.CARC, CodeSystem.RARC})
_PAIRED = PROCEDURE_SYSTEMS | {CodeSystem.ICD10CM}
_OF_PROCEDURES = frozenset(
    {
        topics.Intent.GLOBAL,
        topics.Intent.ASSISTANT,
        topics.Intent.MULTIPLE,
        topics.Intent.COMPONENTS,
        topics.Intent.ADD_ON,
        topics.Intent.PAYMENT,
    }
)
"""What a diagnosis has none of."""
_WIDER = {topics.Intent.ASSISTANT: topics.Intent.STATUS, topics.Intent.ADD_ON: topics.Intent.STATUS}
"""Intents beside which the words of a wider one ("is it payable?") ask nothing more."""
_OF_REMARKS = frozenset({topics.Intent.WHAT_IS, topics.Intent.VALID, topics.Intent.RULES})


@dataclass(frozen=True, slots=True)
class Ask:
    """One of the questions of a mail, with the citations it is about (each code once)."""

    text: str
    citations: tuple[Citation, ...]
    intents: tuple[topics.Intent, ...]
    confidence: float
    beliefs: tuple[topics.Belief, ...] = ()
    decline: Decline | None = None
    left_out: int = 0
    """How many cited codes are not looked up, because a reply on so many could not be read."""
    partners: frozenset[str] = frozenset()
    """Codes of earlier replies that a new code is asked together with: nothing is said of them alone again."""
    on: date | None = None
    """Its own date of service, where it names another one than the questions before it."""

    @property
    def procedures(self) -> tuple[Citation, ...]:
        """The codes that stand on claim lines."""
        return tuple(cited for cited in self.citations if cited.system in PROCEDURE_SYSTEMS)

    @property
    def diagnoses(self) -> tuple[Citation, ...]:
        """The ICD-10-CM codes."""
        return tuple(cited for cited in self.citations if cited.system is CodeSystem.ICD10CM)

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics of the reply contract that are asked about; diagnoses alone meet notes and no edits."""
        together = topics.Intent.TOGETHER if not self.procedures and self.diagnoses else None
        named = ("guidelines" if intent is together else intent.topic for intent in self.intents)
        return tuple(dict.fromkeys(named))

    @property
    def remarks(self) -> tuple[Citation, ...]:
        """Reason and remark codes of a payer's answer."""
        return tuple(cited for cited in self.citations if cited.system in _REMARKS)

    @property
    def loose_modifiers(self) -> tuple[str, ...]:
        """Modifiers that are named apart from a code."""
        return tuple(cited.code for cited in self.citations if cited.system is CodeSystem.MODIFIER)

    @property
    def codes(self) -> tuple[str, ...]:
        """The cited codes as a reply names them, without modifiers, in order."""
        named = (cited for cited in self.citations if cited.system is not CodeSystem.MODIFIER)
        return tuple(label(cited.system, cited.code) for cited in named)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood."""

    asks: tuple[Ask, ...]
    on: date
    date_assumed: bool
    setting: BillingSetting
    setting_assumed: bool
    both_settings: bool = False
    """Whether the question names the practitioner and the hospital: each has edits of its own."""


MOST_CODES = 24
"""Codes of one question that are looked up: every pair of them still makes a draft in some milliseconds."""
_SURE, _FROM_BEFORE, _LIKELY, _FROM_SUBJECT, _GUESSED = 0.9, 0.7, 0.65, 0.6, 0.5
"""Confidence in a reading: a request to decline, "and 93000?", two codes side by side, words of the subject only, no words."""
_HOSPITAL = pattern(
    r"\b(outpatient hospital|hospital outpatient|(hosp|hospital) (outpt|outp|op)|outpt hosp\w*|hospital (edit|mue"
    r"|table|limit)s?|hopd|opps|ub-?04|(facility|hospital|institutional) (claim|side|bill\w*|setting)"
    r"|(what|how) about (the |a |our )?(hospital|facility|outpatient|opps)\b"
    r"|\b(and|same|but) (for|in|on|at) (the |a |an )?(hospital|facility|outpatient)\b"
    r"|outpatient (department|facility|hosp)|(clinic|er|ed) of (a|the) hospital|we are the \w+ hospital"
    r"|hospital'?s (claim|bill\w*)|we are (a|the) hospital"
    r"|if (it|this|that|we|they) ?('s|is|was|are|were)? ?(billed |done |performed |in |at |by |for )*(a "
    r"|the )?hospital)\b",
)
_SUPPLIER = pattern(r"\b(dme(pos)?|dme mac|equipment) supplier|\bdme (claim|mue)\b")
_PRACTITIONER = pattern(
    r"\b((?<!billing )office|physician|practitioner|professional (claim|side|bill\w*)|cms-?1500|pro-?fee|asc"
    r"|ambulatory surg\w+)\b",
)
_BOTH = re.compile(
    r"\b(practitioner|physician|professional|office)\b.{0,40}\b(and|or|vs\.?|versus|&)\b.{0,40}\b(hospital|facility"
    r"|opps)\b"
    r"|\b(hospital|facility|opps)\b.{0,40}\b(and|or|vs\.?|versus|&)\b.{0,40}\b(practitioner|physician|professional"
    r"|office)\b"
    r"|\bboth settings\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^[ \t>]*(?:\(?\d{1,2}[.)]|Q\s?\d{1,2}[.:)]|\(?[a-h]\))[ \t]+", re.MULTILINE | re.IGNORECASE
)
_COLUMN = (
    r"(?:cpt|hcpcs|codes?|procedures?|mods?|modifiers?|units?|qty|dx|icd(?:-?10)?|diagnos[ei]s|pos|dos|line|charges?"
    r"|amount"
    r"|description|date|ptr|pointer|#)"
)
_TABLE_HEADER = re.compile(rf"{_COLUMN}(?:[\s|,;/]+{_COLUMN})+", re.IGNORECASE)
_MODIFIER = re.compile(rf"(?<![\w./-]){topics.COMMON}(?![\w/-]|\.\d)", re.IGNORECASE)
_OLDER_DIAGNOSIS = re.compile(r"(?<![\w.$])(?:\d{3}\.\d{1,2}|V\d{2}\.\d{1,2}|E\d{3}\.\d)(?![\w%])")
_CHOICE = re.compile(r"\b[A-Z]?\d{4,5}[A-Z]? (?:or|vs\.?|versus) [A-Z]?\d{4,5}[A-Z]?\b", re.IGNORECASE)
_ABOUT_PAIRS = re.compile(
    r"\btogether\b|bundl|\bn?cci\b|\bptp\b|\bedits?\b|\bcolumn [12]\b|\bsame (day|session|visit|claim)\b|\bwith\b"
    r"|\bseparately\b",
    re.IGNORECASE,
)
"""Words that ask for a second code where only one is cited."""
_SAME = re.compile(r"\b(same|together|both)\b", re.IGNORECASE)
_DOSE = re.compile(r"(?<![\w.])\d[\d,.]*\s?(mg|mcg|g|gm|ml|units|iu)\b", re.IGNORECASE)
_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)
_QUESTION_END = re.compile(r"\?+(?=\s|$|[\"')])")


def read(question: Question) -> Reading:
    """The asks of a question with the date and setting that its look-ups take."""
    stated = question.date_of_service or date_of_service(question.text)
    both = bool(_BOTH.search(question.text))
    setting, assumed = (BillingSetting.PRACTITIONER, False) if both else _setting(question)
    on = stated or question.asked_on
    return Reading(_asks(question), on, stated is None, setting, assumed, both)


def _setting(question: Question) -> tuple[BillingSetting, bool]:
    if question.setting is BillingSetting.DME or _SUPPLIER.search(question.text):
        return BillingSetting.DME, False
    if question.setting is BillingSetting.HOSPITAL or _HOSPITAL.search(question.text):
        return BillingSetting.HOSPITAL, False
    return BillingSetting.PRACTITIONER, not _PRACTITIONER.search(question.text)


@dataclass(frozen=True, slots=True)
class _Chunk:
    text: str
    citations: tuple[Citation, ...]
    further: tuple[str, ...] = ()
    """Texts of questions on the same codes that were put together with this one."""
    partners: frozenset[str] = frozenset()
    on: date | None = None
    heading: str = ""
    """The words before the first of several numbered items, which may say what all of them ask."""

    @property
    def whole(self) -> str:
        return "\n".join((self.text, *self.further))

    @property
    def key(self) -> frozenset[str]:
        return frozenset(cited.code for cited in self.citations if cited.system is not CodeSystem.MODIFIER)


def _asks(question: Question) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for chunk in _merge(_dated(_inherit(_chunks(question), question), question)):
        asks.append(_ask(chunk, question, asks[-1].intents if asks else ()))
    return tuple(asks)


def _chunks(question: Question) -> list[_Chunk]:
    """The stretches of the text that ask one thing each: numbered items, else up to each question mark."""
    text = question.text
    fresh = _recast(_fresh(question), text) or _older_diagnoses(text) or _compared(text)
    chunks = [
        _Chunk(
            question.text[start:end].strip(), tuple(cited for cited in fresh if start <= cited.span[0] < end)
        )
        for start, end in _bounds(question.text)
    ]
    earlier = {(cited.system, cited.code) for cited in question.answered}
    behind = tuple(
        cited
        for cited in fresh
        if cited.span[0] >= len(question.text) and (cited.system, cited.code) not in earlier
    )
    telling = [chunk for chunk in _with(behind, chunks) if _tells(chunk)]
    return _without_introduction(telling) or [_Chunk(question.text, fresh)]


_TO_TEN = re.compile(
    r"\b(to|into|in|as|new|an?|the) (an? |the )?icd-?\s?10\b|\bold(er)? (code|dx|chart)|\bicd-?\s?9\b",
    re.IGNORECASE,
)
_V_OR_E = re.compile(r"V\d{2}\.\d{1,2}|E\d{3}\.\d")


def _recast(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """V and E codes of a question on the way to ICD-10 as what they are: ICD-9-CM."""
    if topics.Intent.MAP not in topics.understand(text).intents or not _TO_TEN.search(text):
        return citations
    return tuple(
        replace(cited, system=CodeSystem.ICD9CM)
        if cited.system is CodeSystem.ICD10CM and _V_OR_E.fullmatch(cited.code)
        else cited
        for cited in citations
    )


def _older_diagnoses(text: str) -> tuple[Citation, ...]:
    """ICD-9-CM codes of a question that speaks of mapping; elsewhere three digits with a dot are a price or a value."""
    if topics.Intent.MAP not in topics.understand(text).intents:
        return ()
    return tuple(
        Citation(CodeSystem.ICD9CM, found[0], found.span()) for found in _OLDER_DIAGNOSIS.finditer(text)
    )


def _compared(text: str) -> tuple[Citation, ...]:
    """Modifiers of a question that names nothing else, set beside each other: "52 or 53?"."""
    if not topics.compares_modifiers(text):
        return ()
    found = {match[0].upper(): match.span() for match in _MODIFIER.finditer(text)}
    return tuple(Citation(CodeSystem.MODIFIER, code, span) for code, span in found.items())


def _with(behind: tuple[Citation, ...], chunks: list[_Chunk]) -> list[_Chunk]:
    """Citations that stand outside the text (subject, quoted mail) serve a single question that names one code or none."""
    if len(chunks) == 1 and len(chunks[0].key) < 2:
        return [replace(chunks[0], citations=chunks[0].citations + behind)]
    return [chunk if chunk.citations else replace(chunk, citations=behind) for chunk in chunks]


def _tells(chunk: _Chunk) -> bool:
    numbered = bool(_ITEM.match(chunk.text)) and "?" in chunk.text
    dated = len(chunk.text.split()) <= _SHORT_OF_IT + 1 and date_of_service(chunk.text) is not None
    return (
        dated
        or numbered
        or bool(chunk.citations or topics.understand(chunk.text).intents or declined(chunk.text))
    )


def _without_introduction(chunks: list[_Chunk]) -> list[_Chunk]:
    """Words before the first numbered item ask nothing; their codes go to the items that name none."""
    if (
        len(chunks) < 2
        or _ITEM.match(chunks[0].text)
        or not _ITEM.match(chunks[1].text)
        or "?" in chunks[0].text
    ):
        return chunks
    introduction, items = chunks[0], chunks[1:]
    return [
        replace(item, citations=_introduced(item, introduction), heading=introduction.text) for item in items
    ]


def _introduced(item: _Chunk, introduction: _Chunk) -> tuple[Citation, ...]:
    """An item's citations with what the introduction says of the same codes; all of the introduction's where it has none."""
    if not item.key:
        return introduction.citations + item.citations
    before = tuple(
        cited
        for cited in introduction.citations
        if cited.code in item.key or cited.system is CodeSystem.MODIFIER
    )
    return item.citations + before


def _fresh(question: Question) -> tuple[Citation, ...]:
    """What the asker newly wrote; the quoted codes only where nothing else names one and no earlier reply did."""
    fresh = tuple(cited for cited in question.citations if not cited.quoted)
    named = any(cited.system is not CodeSystem.MODIFIER for cited in fresh)
    return fresh if named or question.answered else question.citations


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    items = [found.start() for found in _ITEM.finditer(text)]
    if len(items) > 1:
        # What stands before the first item introduces all of them; its own codes are passed on by `_inherit`.
        yield from zip([0, *items], [*items, len(text)], strict=True)
        return
    ends = [found.end() for found in _QUESTION_END.finditer(text)]
    # Words after the last question mark (codes, "thank you") still belong to the last question.
    yield from zip([0, *ends[:-1]], [*ends[:-1], len(text)], strict=True)


def _inherit(chunks: list[_Chunk], question: Question) -> list[_Chunk]:
    """Gives a question that names no code those of the question before it, else of the one after, else all."""
    chunks = [_paired(chunk, question) for chunk in chunks]
    earlier = _answered(question)
    alone = [chunk for chunk in chunks if _stands_alone(chunk)]
    known = next((chunk.citations for chunk in chunks if chunk.key), earlier)
    passed = []
    for chunk in chunks:
        if chunk.key:
            known = chunk.citations
        passed.append(chunk if chunk.key or chunk in alone else _about(known, chunk, earlier))
    return passed


_AND = re.compile(r"[ \t>]*\(?\w{1,2}[.):]\s+and\b", re.IGNORECASE)
"""A numbered item that goes on with the one before it."""
_RULES_ONLY = frozenset({topics.Intent.RULES, topics.Intent.POLICY, topics.Intent.DOCUMENT})
_BACK = re.compile(r"\b(it|this|that|these|those|them|they|both|code|codes|same)\b", re.IGNORECASE)


def _stands_alone(chunk: _Chunk) -> bool:
    """Whether a numbered item without a code asks for a rule of its own, and not on the codes of the others."""
    asked = set(topics.understand(chunk.text).intents)
    numbered = bool(_ITEM.match(chunk.text)) and not chunk.heading
    return numbered and not chunk.key and asked <= _RULES_ONLY and not _BACK.search(chunk.text)


def _about(known: tuple[Citation, ...], chunk: _Chunk, earlier: tuple[Citation, ...]) -> _Chunk:
    """A question that names no code, with the codes it is about; a modifier alone does not ask on their pairs again."""
    anew = not chunk.citations or known != earlier
    partners = frozenset() if anew else frozenset(cited.code for cited in earlier)
    return replace(chunk, citations=(*known, *chunk.citations), partners=partners)


def _paired(chunk: _Chunk, question: Question) -> _Chunk:
    """A follow-up that asks whether one more code goes together, with the codes of earlier replies as its partners."""
    earlier = tuple(cited for cited in _answered(question) if cited.code not in chunk.key)
    meant = topics.understand(chunk.text).intents or topics.understand(question.asked_before).intents
    together = topics.Intent.TOGETHER in meant
    if len(chunk.key) != 1 or not together or not earlier:
        return chunk
    return replace(
        chunk,
        citations=chunk.citations + earlier,
        partners=frozenset(cited.code for cited in earlier),
    )


def _answered(question: Question) -> tuple[Citation, ...]:
    """The codes of earlier replies, for "and with modifier 50?"; what stood on them then was answered then."""
    codes = _distinct(cited for cited in question.answered if cited.system is not CodeSystem.MODIFIER)
    return tuple(replace(cited, modifiers=(), units=None) for cited in codes)


def _dated(chunks: list[_Chunk], question: Question) -> list[_Chunk]:
    """The chunks with the dates of service of their own, where a mail asks for several days."""
    days = [date_of_service(chunk.text) for chunk in chunks] if len(chunks) > 1 else []
    if question.date_of_service or len({day for day in days if day}) < 2:
        return chunks
    first = date_of_service(question.text)
    return [
        replace(chunk, on=day) if day and day != first else chunk
        for chunk, day in zip(chunks, days, strict=True)
    ]


def _merge(chunks: list[_Chunk]) -> list[_Chunk]:
    """Questions about the same codes are answered as one."""
    merged: list[_Chunk] = []
    for chunk in chunks:
        place = next((place for place, before in enumerate(merged) if _belongs(chunk, before)), None)
        if place is None:
            merged.append(chunk)
        else:
            before = merged[place]
            further = (*before.further, chunk.text, *chunk.further)
            partners = before.partners & chunk.partners
            citations = before.citations + chunk.citations
            merged[place] = _Chunk(before.text, citations, further, partners, before.on)
    return merged


_SHORT_OF_IT = 5
"""Words of a question that only names a further code: "and J96.01?"."""


def _belongs(chunk: _Chunk, before: _Chunk) -> bool:
    """Whether a question goes on with an earlier one: the same codes, or "what about 75726?" after a question on pairs."""
    if chunk.on != before.on or declined(chunk.text) or declined(before.text):
        return False
    if chunk.key == before.key:
        return True
    going_on = (not _ITEM.match(chunk.text) or bool(_AND.match(chunk.text))) and not topics.understand(
        chunk.text
    ).intents
    asked = topics.understand(before.text).intents
    pairs = [cited for cited in before.citations if cited.system in PROCEDURE_SYSTEMS]
    same = {cited.system for cited in chunk.citations} <= {cited.system for cited in before.citations}
    short = topics.Intent.GROUP in asked and same and len(chunk.text.split()) <= _SHORT_OF_IT
    return going_on and (topics.Intent.TOGETHER in asked or short or (not asked and len(pairs) > 1))


def _ask(chunk: _Chunk, question: Question, before: tuple[topics.Intent, ...]) -> Ask:
    every = _distinct(cited for cited in chunk.citations if not _is_model(cited, chunk.whole))
    citations = every[:MOST_CODES]
    intents, confidence = _meant(chunk, question, citations, before)
    intents = _possible(intents, citations, chunk.whole)
    if not intents or (intents == (topics.Intent.TOGETHER,) and _single(citations, chunk.whole)):
        intents, confidence = _likely(citations, chunk.whole)
    decline = declined(chunk.whole)
    return Ask(
        text=chunk.whole,
        citations=citations,
        intents=_sides(intents, citations),
        confidence=_SURE if decline else confidence,
        beliefs=topics.beliefs(chunk.whole),
        decline=decline,
        left_out=len(every) - len(citations),
        partners=chunk.partners,
        on=chunk.on,
    )


_MODEL = re.compile(
    r"\bhccs?\b|\bv2[0-8] (categor|model)|\bcategor(y|ies)\b|\brisk (adjust|model|score)|\braf\b|\brxhcc\b",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(r"\b[A-TW-Z]\d[0-9A-Z]\.\w{1,4}\b")
_ACCIDENT = re.compile(
    r"\b(accident|motorcycl\w+|rider|crash|injur\w+|collision|fall|fell|V\d\d\.\w+)\b", re.IGNORECASE
)
"""Beside a diagnosis and without words for an accident V24 and V28 are versions of the models."""
_MODELS = frozenset({"V05", "V08", "V21", "V22", "V23", "V24", "V28"})


def _is_model(cited: Citation, text: str) -> bool:
    """Whether what reads like a code is a version of the risk adjustment models, or one of their categories."""
    if not _MODEL.search(text) and not (_DIAGNOSIS.search(text) and not _ACCIDENT.search(text)):
        return False
    return cited.system is CodeSystem.HCC or (cited.system is CodeSystem.ICD10CM and cited.code in _MODELS)


def _meant(
    chunk: _Chunk, question: Question, citations: tuple[Citation, ...], before: tuple[topics.Intent, ...]
) -> tuple[tuple[topics.Intent, ...], float]:
    """What is asked, by the words of the question, else of the one before it, of the subject, else by the codes alone."""
    meanings = [topics.understand(_without_header(text)) for text in (chunk.text, *chunk.further)]
    intents = tuple(dict.fromkeys(intent for meaning in meanings for intent in meaning.intents))
    if intents:
        return intents, min(meaning.confidence for meaning in meanings if meaning.intents)
    if headed := topics.understand(chunk.heading).intents:
        return headed, _FROM_BEFORE
    if before:
        return before, _FROM_BEFORE
    if question.answered and (asked := topics.understand(question.asked_before).intents):
        return asked, _FROM_BEFORE
    named = topics.understand(question.subject).intents
    return (named, _FROM_SUBJECT) if named else _likely(citations, chunk.whole)


def _without_header(text: str) -> str:
    """The text without the heading of a claim table: `CPT MOD UNITS DX` asks nothing about modifiers."""
    return "\n".join(line for line in text.splitlines() if not _TABLE_HEADER.fullmatch(line.strip()))


_MAPPING = re.compile(r"\bicd\b|\bicd-?\s?(9|10)\b|\bgems?\b", re.IGNORECASE)


def _possible(
    intents: tuple[topics.Intent, ...], citations: tuple[Citation, ...], text: str
) -> tuple[topics.Intent, ...]:
    """Without what the cited codes cannot answer, where something else is asked: "denied" alone is no pair.

    Of a payer's reason codes alone only what they mean can be asked.
    """
    if not citations:
        return intents
    if all(cited.system is CodeSystem.MODIFIER for cited in citations) and len(citations) > 1:
        return (topics.Intent.MODIFIER,)
    if all(cited.system in _REMARKS for cited in citations):
        fitting = (intent for intent in intents if intent in _OF_REMARKS)
        return tuple(dict.fromkeys((topics.Intent.WHAT_IS, *fitting)))
    beyond = {topics.Intent.TOGETHER} if _unpaired(citations) else set()
    if topics.Intent.GROUP in intents and not _MAPPING.search(text):
        beyond |= {topics.Intent.MAP}  # a diagnosis is "crosswalked" to a risk category too
    if not any(cited.system is CodeSystem.ICD10CM for cited in citations):
        beyond |= {topics.Intent.NOTES}
    if all(cited.system is CodeSystem.ICD10CM for cited in citations):
        beyond |= _OF_PROCEDURES
    if len(citations) > 1 and topics.Intent.TOGETHER in intents and not topics.asks_status(text):
        beyond |= {topics.Intent.STATUS}
    if topics.Intent.GROUP in intents and not topics.asks_order(text):
        beyond |= {topics.Intent.NOTES}
    for asked, wider in _WIDER.items():
        beyond |= {wider} if asked in intents and not beyond & {asked} else set()
    kept = tuple(intent for intent in intents if intent not in beyond)
    return kept if kept or beyond & _OF_PROCEDURES else intents


def _single(citations: tuple[Citation, ...], text: str) -> bool:
    """Whether a question that seems to be on a pair names one code only, and nothing asks for the other."""
    others = any(cited.system not in _PAIRED | {CodeSystem.MODIFIER} for cited in citations)
    return bool(citations) and _unpaired(citations) and (others or not _ABOUT_PAIRS.search(text))


def _unpaired(citations: tuple[Citation, ...]) -> bool:
    paired = [cited for cited in citations if cited.system in _PAIRED]
    return len(paired) < 2 and not any(cited.range_end for cited in paired)


def _sides(intents: tuple[topics.Intent, ...], citations: tuple[Citation, ...]) -> tuple[topics.Intent, ...]:
    """One code on the left and on the right is a question on both sides, not on two codes."""
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    if len(procedures) != 1 or not {"LT", "RT"} <= set(procedures[0].modifiers):
        return intents
    pair = (topics.Intent.TOGETHER, topics.Intent.BILATERAL)
    return (topics.Intent.BILATERAL, *(intent for intent in intents if intent not in pair))


def _likely(citations: tuple[Citation, ...], text: str) -> tuple[tuple[topics.Intent, ...], float]:
    """What bare codes most likely ask: two procedure codes, whether they go together; else what the code is."""
    procedures = [cited for cited in citations if cited.system in PROCEDURE_SYSTEMS]
    diagnoses = [cited for cited in citations if cited.system is CodeSystem.ICD10CM]
    if _CHOICE.search(text):
        both = (topics.Intent.TOGETHER,) if len(procedures) > 1 and _SAME.search(text) else ()
        return (*both, topics.Intent.WHAT_IS), _GUESSED
    if len(procedures) > 1 or (len(diagnoses) > 1 and not procedures):
        return (topics.Intent.TOGETHER,), _LIKELY
    if any(cited.modifiers for cited in procedures):
        return (topics.Intent.MODIFIER,), _LIKELY
    if any(cited.units for cited in procedures) or (procedures and _DOSE.search(text)):
        return (topics.Intent.UNITS,), _LIKELY
    if procedures and diagnoses:
        return (topics.Intent.POLICY,), _LIKELY
    if procedures and _MEDICARE.search(text):
        return (topics.Intent.STATUS,), _LIKELY
    return (topics.Intent.WHAT_IS,), _GUESSED


def _distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    kept: dict[tuple[CodeSystem, str], Citation] = {}
    for cited in citations:
        before = kept.get((cited.system, cited.code))
        kept[cited.system, cited.code] = cited if before is None else _united(before, cited)
    return tuple(kept.values())


def _united(before: Citation, after: Citation) -> Citation:
    modifiers = tuple(dict.fromkeys(before.modifiers + after.modifiers))
    units = max((units for units in (before.units, after.units) if units is not None), default=None)
    return replace(before, modifiers=modifiers, units=units, range_end=before.range_end or after.range_end)
