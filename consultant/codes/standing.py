"""How a bare number or two letters stand in their sentence: as a thing that something is done with, or as nothing of the kind."""

from __future__ import annotations

from enum import IntEnum

from consultant.codes import speech
from consultant.codes.amounts import after_modifier_number
from consultant.codes.belonging import modifier_at
from consultant.codes.clauses import begins, ends, opens_clause
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.model.codes import CodeSystem


class Standing(IntEnum):
    """How clearly the sentence speaks of the word as of a thing with a name."""

    NONE = 0
    HAD = 1
    """Somebody has, gets or bills it, as one may a number of anything."""
    SPOKEN_OF = 2
    """Something is said or asked of it (`is 57 ever right`, `26 for us?`)."""
    GOVERNED = 3
    """A verb or a preposition applies it (`they want 25`, `the difference between GA and GZ`)."""


def standing(sheet: Sheet, first: int, last: int) -> Standing:
    """The standing of the words from `first` to `last`, which stand side by side."""
    at, article = governor(sheet, first)
    before = sheet.tokens[at].lower if at >= 0 else ""
    if (
        article
        and first == last
        and before not in speech.auxiliaries
        and sheet.tokens[last + 1].lower in speech.base_predicates
    ):
        return Standing.NONE
    if _is_one_of_numbers(sheet, first) or not (
        stands_whole(sheet, last) or _is_inverted(sheet, at, before, last)
    ):
        return Standing.NONE
    if _governs(sheet, at, before) or (
        before in _HAVING and sheet.tokens[last + 1].lower in speech.participles
    ):
        return Standing.GOVERNED  # `93306 gets 26 stripped`
    if _is_asked_of(sheet, at, before) or opens_clause(sheet, at, first, last):
        return Standing.GOVERNED if _said(sheet, last) in speech.predicates else Standing.SPOKEN_OF
    if article and _is_said_of_thing(sheet, at, last):
        return Standing.GOVERNED if _said(sheet, last) in speech.predicates else Standing.SPOKEN_OF
    if _is_had(sheet, at, before, last):
        return Standing.SPOKEN_OF
    return Standing.HAD if before in speech.weak_verbs else Standing.NONE


def _said(sheet: Sheet, last: int) -> str:
    """The first word behind that is no article, no adverb and no "is"."""
    at = last + 1
    while at - last < 4 and sheet.tokens[at].lower in _BEFORE_PREDICATE:
        at += 1
    return sheet.tokens[at].lower


_BEFORE_PREDICATE = speech.articles | speech.adverbs | words("is was be does")


def _is_inverted(sheet: Sheet, at: int, before: str, last: int) -> bool:
    """Whether a question sets it between an auxiliary and a verb, whichever that is (`can 26 ride along`)."""
    after, behind = sheet.tokens[last + 1 : last + 3]
    return (
        (before in speech.auxiliaries or before in ("is", "was"))
        and _is_asked_of(sheet, at, before)
        and after.kind == "word"
        and after.text.islower()
        and after.text[-1] != "s"
        and after.lower not in after_modifier_number
        and (ends(behind) or behind.lower in speech.function_words or len(behind.text) == len("99213"))
    )


def stands_whole(sheet: Sheet, last: int) -> bool:
    """Whether no noun follows that the word would count or describe."""
    after = sheet.tokens[last + 1]
    if ends(after) or (after.lower == "x" and sheet.tokens[last + 2].kind == "digits"):
        return True
    if after.lower in ("to", "through", "thru", "and", "or", "-"):
        behind = sheet.tokens[last + 2]
        return behind.kind not in ("digits", "decimal") or len(behind.text) == 5
    if after.lower in speech.participles:
        behind = sheet.tokens[last + 2]
        named = modifier_at(sheet, last + 2) is not None
        return named or ends(behind) or behind.lower in speech.function_words
    return after.lower in speech.going_on


def _is_one_of_numbers(sheet: Sheet, first: int) -> bool:
    """Whether a number that is no code stands before, a sign or a small word between (`120 and 80`, `22, 25`)."""
    if first < 2 or sheet.tokens[first - 1].lower not in _LISTING:
        return False
    earlier = sheet.tokens[first - 2]
    if earlier.kind not in ("digits", "decimal", "money"):
        return False
    return not (sheet.last is not None and sheet.last.end >= earlier.end)


_LISTING = frozenset({"vs", "versus", "than", ",", "and", "or", "/", "to", "&", "-", "over", "of"})


def governor(sheet: Sheet, first: int) -> tuple[int, bool]:
    """The index of the word that governs the one at `first`, small words skipped; and whether an article stood between."""
    at, article = first - 1, False
    while at >= 0 and first - at < 5:
        word = sheet.tokens[at].lower
        if word in speech.determiners and not article:
            article = True
        elif word not in speech.adverbs and not _is_passed(word, sheet.tokens[at - 1].lower):
            break
        at -= 1
    return at, article


def _is_passed(sign: str, before: str) -> bool:
    """Whether a sign leaves the word before it in charge (`w/ 50`, `please confirm: 62`)."""
    return sign in _PASSED or (sign == "/" and before == "w") or (sign in ":(" and before in speech.verbs)


_PASSED = frozenset("\"'")


def _governs(sheet: Sheet, at: int, before: str) -> bool:
    earlier = sheet.tokens[at - 1].lower if at > 0 else ""
    if before in speech.particles and earlier in speech.verbs:
        return True
    if before in speech.accompanying:
        return True
    if before in _PREPOSITIONS:
        return (
            earlier in _PREPOSITIONS[before]
            or (
                before == "about"
                and earlier in ("is", "was")
                and sheet.tokens[at - 2].lower in speech.answers
            )
            or (before == "to" and _follows_modifier(sheet, at))
            or (before in ("for", "with") and earlier in speech.payers and _is_beside_modifier(sheet))
        )
    if before in ("before", "after", "over", "behind"):
        return _follows_modifier(sheet, at)
    if before in speech.contrasting:
        return before != "or" or _follows_modifier(sheet, at) or _is_beside_modifier(sheet)
    return before in speech.verbs or (before == "it" and earlier in ("is", "be", "was", "make", "call"))


_PREPOSITIONS = {
    "of": speech.nouns_of,
    "with": frozenset(),
    "for": speech.nouns_for | speech.verbs,
    "on": speech.nouns_on,
    "about": speech.nouns_about,
    "between": speech.nouns_between,
    "to": speech.verbs_to,
    "by": speech.verbs_by,
    "as": speech.nouns_as,
    "over": speech.verbs,
    "from": speech.verbs_to,
}


def _follows_modifier(sheet: Sheet, at: int) -> bool:
    """Whether a modifier ends right before the word at `at`."""
    return (
        at > 0
        and modifier_at(sheet, at - 1) is not None
        and sheet.last is not None
        and (sheet.last.end >= sheet.tokens[at - 1].end)
    )


def _is_had(sheet: Sheet, at: int, before: str, last: int) -> bool:
    """Whether a line has it or somebody bills it, and no number of things (`can have 52 for 7 days`, `we billed 26.`)."""
    if before not in speech.weak_verbs:
        return False
    after = sheet.tokens[last + 1]
    asked = begins(sheet, at) or sheet.tokens[at - 1].lower in speech.asking | {"to", "who", "which"}
    if after.lower == "on" and sheet.tokens[last + 2].lower in ("it", "this", "that", "them", "both", "all"):
        return True
    owned = (
        asked or after.text == "?" or before not in _HAVING or sheet.tokens[at - 1].lower in speech.holders
    )
    return (ends(after) and owned) or (
        asked and after.lower in ("for", "and", "or", "instead", "too", "here")
    )


_HAVING = words("have having has had got get gets getting")


def _is_beside_modifier(sheet: Sheet) -> bool:
    """Whether a modifier was read shortly before."""
    return any(found.modifiers or found.system is CodeSystem.MODIFIER for found in sheet.found[-2:])


def _is_asked_of(sheet: Sheet, at: int, before: str) -> bool:
    """Whether the sentence asks of it (`is 57 ever right`, `why would 51 be denied`) or answers with it (`the answer is 59`)."""
    if at < 0:
        return False
    earlier = sheet.tokens[at - 1] if at > 0 else sheet.tokens[-1]
    if before in speech.asking:
        if at == 0 or earlier.text == ":" or begins(sheet, at) or earlier.lower in _BEFORE_QUESTION:
            return True
        return before in ("is", "was", "are", "were") and (
            earlier.lower in speech.answers or _is_it(sheet, at)
        )
    if before == "s" and _is_it(sheet, at):
        return True
    if before in ("line", "code", "one", "lines"):
        return earlier.lower in speech.counted_off
    if before in ("be", "been"):
        subjects = {sheet.tokens[back].lower for back in range(max(at - 4, 0), at)}
        return speech.persons.isdisjoint(subjects)
    return False


def _is_it(sheet: Sheet, at: int) -> bool:
    """Whether "it" or "that" stands before "is" or "'s" (`at the ASC it is 73`)."""
    at -= 1 + (sheet.tokens[at - 1].text == "'")
    return at >= 0 and sheet.tokens[at].lower in ("it", "that", "this")


_BEFORE_QUESTION = speech.question_words | (
    speech.function_words - words("we i you they he she it this that here there")
)


def _is_said_of_thing(sheet: Sheet, at: int, last: int) -> bool:
    """Behind an article or a pronoun (`the 25 was denied`), no day (`on the 25`)."""
    before = sheet.tokens[at].lower if at >= 0 else ""
    after = sheet.tokens[last + 1]
    return before not in speech.of_dates and (
        after.text in ("?", ".", ",") or after.lower not in ("and", "of") or after.lower in speech.predicates
    )
