"""A question of a mail as an ask of its own: with the codes that it names or points back to, or with what all are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.intents import Intent, understand
from consultant.answering.intents.understanding import LIKELY, SURE
from consultant.answering.reading import Ask
from consultant.answering.reading.asked_beside import unasked
from consultant.answering.reading.naming import names_nothing
from consultant.model.codes import Citation, CodeSystem

POINTS_BACK = re.compile(
    r"\b(?:it|its|this(?! (?:year|month|week|quarter)\b)|that|they|them|their|these|those|one|(?<!quick )ones|both|each"
    r"|either)\b",
    re.IGNORECASE,
)
"""Asks on what the question before it cites."""
_OF_NO_CODE = frozenset({Intent.WHAT_IS, Intent.RULES, Intent.DOCUMENT, Intent.POLICY, Intent.NOTES})
"""What can be asked without any code; all else is asked of the codes before it."""
_BARE = re.compile(
    r"\A(?:and |also |then )*(?:may|can|could|should|would|does|do|is|must) (?:we |i |you |one |they |it )?"
    r"(?:also |then |even |still )*(?:(?:use|add|append|bill|take|put|report|carry|have|be billed with) )?(?:an? |the )?"
    r"(?P<modifier>22|24|25|50|51|52|53|57|58|59|62|66|76|77|78|79|80|81|82)"
    r"(?: (?:be |also )*(?:used|use|added|appended|allowed|apply|applies|fit|fits|ok|okay|work|valid|possible|billed|reported"
    r"|needed|required))?(?: (?:too|as well|on it|with it|to it|here|there))*\s*[?.]*\Z",
    re.IGNORECASE,
)
"""A part that asks of a modifier by its bare number: `may 50 be used?`."""
WORD = re.compile(r"(?<![\w.])\w{2}(?![\w%])(?!\.\d)")
"""A modifier as a word of two signs."""
_PAYS = re.compile(
    r"\A\W*(?:and |also |so )*(?:does|do|will|would) (?:medicare|part b|they|cms|it) (?:\w+ )?(?:pay|cover)\b"
    r"(?: (?:for )?(?:it|this|that|these|those|them|both|either|[A-Z]?\d{4,5}\w?)\b|\W*\Z)"
    r"|\A\W*(?:and |also |so )*(?:is|are|will|would) (?:it|this|that|they|both|[A-Z]?\d{4,5}\w?)(?: be)?"
    r"(?: separately| ever| even)? (?:paid|payable|covered|reimbursed)"
    r"(?: (?:by medicare|separately|apart|at all|too|as well|alone))*\W*\Z",
    re.IGNORECASE,
)
"""Asks plainly whether Medicare pays."""
_PART_NAMED = re.compile(r"\b(?:for|of|the|and) (?:the )?-?(26|TC)\b(?! (?:and|or|/))")
"""Names a component: `the fee for 26`."""
_HEADING = re.compile(
    r"\W*(?:(?:hi|hello|question|re|questions? on|about)\W+)*([^?.:–]{3,40})(?::| [–-]) ", re.IGNORECASE
)
"""What stands before a colon at the beginning: what all questions behind it are about."""


def alone(piece: str, ask: Ask) -> Iterator[Ask]:
    """The part as a question of the codes that it names or points back to; else of none, then of those before it."""
    meaning = understand(_BARE.sub(_as_modifier, piece))
    sure = meaning.confidence >= SURE or (meaning.confidence >= LIKELY and _PAYS.search(piece))
    named = _named(piece, ask)
    back = POINTS_BACK.search(piece) or names_nothing(piece)
    of_codes = back or not sure or not _OF_NO_CODE.issuperset(meaning.intents)
    before = _without_others(piece, ask)
    asked = ((),) * (not named and not back) + (named or before,) * bool(named or of_codes)
    for cited in asked:
        intents = _asked(meaning.intents, cited, piece) if sure else ()
        yield replace(
            ask,
            text=_BARE.sub(_as_modifier, piece),
            citations=cited,
            intents=intents,
            confidence=meaning.confidence,
        )


def in_context(piece: str, pieces: tuple[str, ...], ask: Ask) -> Iterator[Ask]:
    """A part of a question without codes with what all are about before it, as `ABN: ...`; else the first part."""
    if not ask.codes and piece != pieces[0]:
        headed = _HEADING.match(pieces[0])
        about = headed[1] if headed else pieces[0].rstrip("?")
        text = f"{about} {piece}"
        yield replace(ask, text=text, citations=(), intents=understand(piece).intents, follows=piece)


def in_its_context(ask: Ask) -> bool:
    """Whether the text of a part has the subject of the mail before it."""
    return bool(ask.follows) and ask.text != ask.follows and ask.text.endswith(ask.follows)


def component(piece: str, ask: Ask) -> tuple[str, ...]:
    """The component that a part on one code with the other one attached names."""
    attached = {one for cited in ask.procedures for one in cited.modifiers} & {"26", "TC"}
    named = tuple(dict.fromkeys(_PART_NAMED.findall(piece)))
    return named if len(ask.procedures) == 1 and attached and not attached & {*named} else ()


def modifiers(piece: str, ask: Ask) -> set[str]:
    """The modifiers apart from a code that the piece names."""
    bare = _BARE.search(piece)
    return set(WORD.findall(piece)) & set(ask.loose_modifiers) | ({bare["modifier"]} if bare else set())


def _as_modifier(found: re.Match[str]) -> str:
    """The part with the word `modifier` before the bare number."""
    start = found.start("modifier") - found.start()
    return f"{found[0][:start]}modifier {found[0][start:]}"


def _without_others(piece: str, ask: Ask) -> tuple[Citation, ...]:
    """What is cited, without the modifiers of the other parts where the piece names one of its own."""
    if part := component(piece, ask):
        return tuple(replace(cited, modifiers=part) for cited in ask.procedures)
    own = modifiers(piece, ask)
    kept = tuple(
        cited
        for cited in ask.citations
        if not own or cited.system is not CodeSystem.MODIFIER or cited.code in own
    )
    named = {cited.code for cited in kept}
    return (
        *kept,
        *(Citation(CodeSystem.MODIFIER, code, (0, 0)) for code in sorted(own) if code not in named),
    )


def _asked(intents: tuple[Intent, ...], cited: tuple[Citation, ...], piece: str) -> tuple[Intent, ...]:
    beyond = unasked(intents, cited, piece)
    return tuple(one for one in intents if one not in beyond) or intents


def _named(piece: str, ask: Ask) -> tuple[Citation, ...]:
    """The codes that the piece itself names, with the modifiers that it asks of."""
    named = tuple(cited for cited in ask.citations if cited.code.lower() in piece.lower())
    return named if any(cited.system is not CodeSystem.MODIFIER for cited in named) else ()


_WHAT = re.compile(
    r"\bwhat(?:'?s| is| are| does| do) (?:it|they|these|those|this|that|both|[A-Z]?\d[\w.]{2,7})(?: and [A-Z]?\d[\w.]{2,7})?"
    r"(?: for| mean| stand for| exactly| called| describe)*\s*\?*\Z"
    r"|\b(?:which|what) (?:intent|trimester|ear|eye|side|hand|foot|leg|arm|stage|type|encounter|laterality)\b"
    r"|\bis (?:it|this|that) (?:one of|among) (?:the )?(?:\w+ ){0,3}codes\b"
    r"|\b(?:is|are) (?:it|they|these|those|both|[A-Z]?\d[\w.]{2,7}) (?:\w+ )?(?:valid|billable|enough|active|complete)\b",
    re.IGNORECASE,
)


def asks_what(text: str) -> bool:
    """Whether the part asks nothing but what the codes are, or whether they are valid."""
    return bool(_WHAT.search(text))
