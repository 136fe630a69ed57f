"""The stretches of a mail that ask one thing each: numbered items, else up to each question mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from consultant.answering.dates import date_of_service
from consultant.answering.declines import declined
from consultant.answering.intents import Intent, understand
from consultant.answering.number_words import in_digits
from consultant.answering.patterns import expression
from consultant.answering.reading import citing
from consultant.answering.reading.item_marks import DASH
from consultant.answering.reading.items import ITEM, LOOSE, SHORT, begins
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.subjects import own_subject
from consultant.model.answer import Question
from consultant.model.codes import Citation, CodeSystem

_LONE_DASH = re.compile(rf"\A{DASH}\s+")
_SEVERAL = re.compile(
    r"\b(?:two|three|four|2|3|4|a few|some|a couple(?: of)?|several) (?:\w+ )?(?:questions?|ones|things|items)\b"
    r"|\banswer (?:both|all)\b|\bunrelated\b",
    re.IGNORECASE,
)
"""Before items: each is a question of its own."""
_BEGINS = (
    r"(?:also|lastly|finally|second(?:ly)?|third(?:ly)?|next|one more|another question|last question|plus)\b"
)
_QUESTION_END = re.compile(rf"\?+(?=\s|$|[\"')])|\.(?=\s+{_BEGINS})", re.IGNORECASE)
"""A question mark, or a stop before a word that begins another question."""
_ANOTHER = re.compile(rf"\s+{_BEGINS}", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:after|at|by|in) (?:\d+|an?|one|two|three|four|five|six) (?:days?|weeks?|months?|years?)\b"
    r"|\bday \d{1,3}\b",
    re.IGNORECASE,
)
"""Another time since: `and after 5 weeks?`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text with what it cites."""

    text: str
    citations: tuple[Citation, ...]
    further: tuple[str, ...] = ()
    """Texts of questions on the same codes that were put together with this one."""
    partners: frozenset[str] = frozenset()
    on: date | None = None
    heading: str = ""
    """The words before the first of several numbered items, which may say what all of them ask."""
    story: str = ""
    """What is told of the case before the first of several numbered items."""
    loose: bool = False
    """Whether it is an item of a list whose items are put side by side as questions of their own."""

    @property
    def whole(self) -> str:
        """Its own text and those put together with it, with amounts in digits and without slips of the pen."""
        return spelled(in_digits("\n".join((self.text, *self.further))))

    @property
    def key(self) -> frozenset[str]:
        """The codes that it is about, without modifiers."""
        return frozenset(cited.code for cited in self.citations if cited.system is not CodeSystem.MODIFIER)


def stretches(question: Question) -> list[Stretch]:
    """The stretches of the text that ask one thing each: numbered items, else up to each question mark."""
    text = question.text
    fresh = citing.with_places(citing.with_older(_fresh(question), text) or citing.compared(text), text)
    stretches = [
        Stretch(text[start:end].strip(), tuple(cited for cited in fresh if start <= cited.span[0] < end))
        for start, end in _bounds(text)
    ]
    earlier = {(cited.system, cited.code) for cited in question.answered}
    behind = tuple(
        cited for cited in fresh if cited.span[0] >= len(text) and (cited.system, cited.code) not in earlier
    )
    stretches = _put_side_by_side(_of_one_thing(stretches))
    if len(stretches) > 1:
        stretches = _of_the_pair(behind, stretches, question)
    telling = _measured_before(stretches, _telling(list(_wished(_with(behind, stretches)))))
    return _without_introduction(telling) or [Stretch(question.text, fresh)]


_BARE_WISH = re.compile(
    r"\W*(?:(?:what|which|is|what's|the|its|right|correct|full|icd-?10(?:-cm|-pcs)?|cpt|hcpcs|dx|diagnosis|procedure|pcs|code"
    r"|please|for|it|that|to|use)\W+)*codes?\W*",
    re.IGNORECASE,
)
"""An item that asks for a code and says nothing of what it is to be of: `(a) the code`."""


def _of_one_thing(stretches: list[Stretch]) -> list[Stretch]:
    """Items that ask of the case told before them, or for a code and for more of that code, as one question on it."""
    items = [ITEM.sub("", one.text, count=1).strip() for one in stretches[1:] if ITEM.match(one.text)]
    if len(items) > 1 and _told_of_all(stretches[0], stretches[1:]):
        asked = " ".join(f"{item.rstrip(' ?.,;')}?" for item in items)
        return [Stretch(f"{stretches[0].text} {asked}", stretches[0].citations)]
    if len(items) < 2 or len(items) + 1 < len(stretches) or any(one.citations for one in stretches):
        return stretches
    if not any(_BARE_WISH.fullmatch(item) for item in items):
        return stretches
    asked = " ".join(f"{item.rstrip(' ?.,;')}?" for item in items)
    return [Stretch(f"{stretches[0].text.rstrip(' :.,')}: {asked}", ())]


def _put_side_by_side(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, marked where they are items of a list of several questions; a lone dash before one is none of a list."""
    if sum(bool(ITEM.match(one.text)) for one in stretches) < 2:
        return [replace(one, text=_LONE_DASH.sub("", one.text)) for one in stretches]
    several = bool(_SEVERAL.search(stretches[0].text)) and not ITEM.match(stretches[0].text)
    return [
        replace(one, loose=bool(LOOSE.match(one.text) or (several and ITEM.match(one.text))))
        for one in stretches
    ]


_CODES_WISHED = expression(
    r"\bcodes?\b[^.?!]{0,40}\b(?:for|of)\b|\b(?:need|what|which|give|list|find)\b[^.?!]{0,40}\bcodes?\b"
    r"|\bcodes? (?:please|pls|needed)\b",
    re.IGNORECASE,
)
"""Before numbered items: of each a code is wished."""


def _wished(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Numbered items that only describe, under a heading that wishes codes, as wishes of their own."""
    heading = stretches[0].text if stretches and not ITEM.match(stretches[0].text) else ""
    wished = bool(_CODES_WISHED.search(heading)) and not stretches[0].citations
    for stretch in stretches:
        described = wished and ITEM.match(stretch.text) and not (stretch.citations or "?" in stretch.text)
        item = stretch.text.split("\n\n")[0].rstrip(" .\n")
        yield replace(stretch, text=f"{item}: code?") if described else stretch


def _with(behind: tuple[Citation, ...], stretches: list[Stretch]) -> list[Stretch]:
    """Citations that stand outside the text (subject, quoted mail) serve a single question that names one code or none."""
    if len(stretches) == 1 and len(stretches[0].key) < 2:
        return [replace(stretches[0], citations=stretches[0].citations + behind)]
    return [stretch if stretch.citations else replace(stretch, citations=behind) for stretch in stretches]


def _of_the_pair(behind: tuple[Citation, ...], stretches: list[Stretch], question: Question) -> list[Stretch]:
    """The stretches with both codes of the pair that the subject is, where the text names only one of the two."""
    named = [cited for stretch in stretches for cited in stretch.citations if cited.code in stretch.key]
    same = {cited.code for cited in named}
    if len(behind) != 1 or len(same) != 1 or named[0].code not in question.subject:
        return stretches
    return [
        _with_both(stretch, replace(named[0], modifiers=(), units=None), behind[0]) for stretch in stretches
    ]


def _with_both(stretch: Stretch, one: Citation, other: Citation) -> Stretch:
    if not stretch.citations:
        return replace(stretch, citations=(one, other))
    together = Intent.TOGETHER in understand(stretch.text).intents
    return replace(stretch, citations=(*stretch.citations, other)) if together else stretch


_OF_EACH = re.compile(
    r"\b(?:which|what)\b[^.?!]*\b(?:on|for|to|with|of|when|if|in|at|each|these|following|cases?|situations?|below)\s*:\s*\Z",
    re.IGNORECASE,
)
"""What is asked of each item behind it: `Which letter do we put on:`."""


def _telling(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches that ask something, each with the short ones before it that only tell what happened."""
    before, story, told = "", "", list[Stretch]()
    of_each = bool(stretches and _OF_EACH.search(stretches[0].text))
    for stretch in stretches:
        if not _tells(stretch) and not (of_each and ITEM.match(stretch.text)):
            before = f"{before} {stretch.text}".strip()
            continue
        item, fits = ITEM.match(stretch.text), bool(before) and len(before) <= _BACKGROUND
        story = before if fits and item and not told else story if item else ""
        text = f"{before} {stretch.text}" if fits and not item else stretch.text
        told.append(replace(stretch, text=text, story=story))
        before = ""
    return [*told[:-1], *(_with_last(stretch, before) for stretch in told[-1:])]


_ELSE = re.compile(r"\W*(?:if not|if so|otherwise|or)\b", re.IGNORECASE)
"""Begins what hangs on the answer to the question before it."""


def _with_last(stretch: Stretch, rest: str) -> Stretch:
    """The last stretch with a short question behind it that says itself neither of what nor what: `Is that absolute?`."""
    most = _GOING_ON if _GOES_ON.match(rest) else 2 * SHORT
    short = rest.endswith("?") and len(rest.split()) <= most and not _ELSE.match(rest)
    short = short and not ITEM.match(stretch.text)
    return replace(stretch, text=f"{stretch.text} {rest}") if short else stretch


_GOES_ON = re.compile(r"\W*(?:and|but|what about|how about)\b(?! (?:thanks?|thank you|thx)\b)", re.IGNORECASE)
_GOING_ON = 24
"""Words of a question that goes on with the one before it: `And if the second operation had nothing to do with the first?`."""
_BACKGROUND = 300
"""Characters of what is told before a question."""


_BEGINS_ASKING = re.compile(r"\W*(?:what|which|how|when|where|who|why)(?:'s|’s)? (?:\w+ )", re.IGNORECASE)
"""An item that asks, though without a question mark: `b) what letter is the placeholder`."""


def _tells(stretch: Stretch) -> bool:
    item = ITEM.match(stretch.text)
    numbered = item is not None and (
        "?" in stretch.text or bool(_BEGINS_ASKING.match(stretch.text, item.end()))
    )
    short = len(stretch.text.split()) <= SHORT + 1
    dated = short and bool(date_of_service(stretch.text) or _LATER.search(stretch.text))
    return (
        dated
        or numbered
        or bool(stretch.citations or understand(stretch.text).intents or declined(stretch.text))
        or own_subject(stretch.text)
    )


def _without_introduction(stretches: list[Stretch]) -> list[Stretch]:
    """Words before the first numbered item ask nothing; their codes go to the items that name none."""
    if (
        len(stretches) < 2
        or ITEM.match(stretches[0].text)
        or not ITEM.match(stretches[1].text)
        or "?" in stretches[0].text
    ):
        return stretches
    introduction, items = stretches[0], stretches[1:]
    return [
        replace(
            item,
            text=_measured(item, introduction),
            citations=_introduced(item, introduction),
            heading=introduction.text,
            story=introduction.text if len(introduction.text) <= _BACKGROUND else "",
        )
        for item in items
    ]


def _measured_before(stretches: list[Stretch], telling: list[Stretch]) -> list[Stretch]:
    """The items with the amounts that stand before the first of them, where what stands there asks and cites nothing."""
    introduction, told = stretches[0], telling[0] if telling else None
    if told is None or len(telling) < 2 or ITEM.match(introduction.text) or not ITEM.match(told.text):
        return telling
    if introduction.citations or "?" in introduction.text:
        return telling
    return [replace(item, text=_measured(item, introduction)) for item in telling]


_CASE, _SHORT_ITEM = 5, 12
"""Words of a sentence that tells a case, at least, and of an item that asks something of it, at most."""


def _told_of_all(introduction: Stretch, items: list[Stretch]) -> bool:
    """Whether items that name nothing themselves ask of the case that a sentence before them tells: they go on with it."""
    told = introduction.text.rstrip()
    return (
        told.endswith(".")
        and not _MEASURE.search(told)
        and len(told.split()) >= _CASE
        and len(told) <= _BACKGROUND
        and len(introduction.key) <= 1
        and all(_asks_of_it(item) for item in items)
    )


def _asks_of_it(item: Stretch) -> bool:
    text = ITEM.sub("", item.text, count=1)
    return (
        text != item.text
        and not item.citations
        and len(text.split()) <= _SHORT_ITEM
        and "?" in text
        and not own_subject(text)
    )


_MEASURE = re.compile(
    r"\d ?-?(?:mg|mcg|ug|g|ml|cc|mci|iu|units?|minutes?|mins?|hours?|hrs?|cm|sq\.? ?cm|lesions?)\b",
    re.IGNORECASE,
)


def _measured(item: Stretch, introduction: Stretch) -> str:
    """The text of an item on the introduction's codes with how much of them that tells: `200 mg were given`."""
    told = introduction.text if _MEASURE.search(introduction.text) else ""
    return item.text if item.key or not told or len(told) > _BACKGROUND else f"{item.text} {told}"


def _introduced(item: Stretch, introduction: Stretch) -> tuple[Citation, ...]:
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
    fresh = tuple(
        cited
        for cited in question.citations
        if not cited.quoted and not citing.is_model(cited, question.text)
    )
    named = any(cited.system is not CodeSystem.MODIFIER for cited in fresh)
    return fresh if named or question.answered else question.citations


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    if items := begins(text):
        # What stands before the first item introduces all of them; its own codes are passed on by `_inherit`.
        yield from zip([0, *items], [*items, len(text)], strict=True)
        return
    ends = [found.end() for found in _QUESTION_END.finditer(text)]
    # Words after the last question mark (codes, "thank you") still belong to the last question, unless they begin another.
    between = ends if ends and _ANOTHER.match(text, ends[-1]) else ends[:-1]
    yield from zip([0, *between], [*between, len(text)], strict=True)
