"""Modifiers that only their company makes one: "with 25?", "73 or 53?", "GO and CO both go on 97535", "audio only so 93?"."""

from __future__ import annotations

from consultant.codes.attachments import modifier_at
from consultant.codes.free_modifiers import keep, read_list
from consultant.codes.modifiers import (
    body_words,
    nothing_else,
    seen_without_label,
    spoken_alone,
    spoken_letters,
    titles_and_states,
    words_in_capitals,
)
from consultant.codes.sheet import PROCEDURES, Sheet
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import modifier_labels
from consultant.model.codes import CodeSystem

_ARTICLES = words('the a an " ( just only both either whether maybe like also')
_SIDE_BY_SIDE = words(", / and or vs versus & nor + o y not rather than instead of different from .")
_CONTRAST = words("or vs versus nor not than from instead o /")
_APPLYING = words(
    """
    append appended appending say said add added adding use used using need needs attach attached put require requires
    take takes want
    wants wanted wanting place with w without had has have having except bill billed billing or and vs versus
    plus than says include
    includes goes missing swap swapping swapped replace replaced replacing drop dropped off left remove removed
    removing report reported
    expect expects accept accepts allow allows deny denied get got gets keep change changed try tried forgot
    drop drops using tack tacked slap slapped split think thought lacks lacking lacked
    """
)
_VERBS = _APPLYING - words(
    "with w without had has have having except or and vs versus plus than bill billed billing goes get got gets"
)
_DETERMINERS = words("a an the my our your this that their his her its no another")
_OF_DATES = words("on by until since from through thru before after till of")
"""Before "the 25" these say a day."""
_ACCOMPANYING = words("with without w had has except missing")
_OPENING = words(
    "> so as not be been then take get , . ? ! ; : - ) \n is are do does whether when between why if choose uso"
)
"""Before a number at the end of a question these leave it open what the number is; a code in the text then says it."""
_NOUN_GOES_ON = words(
    """
    be was is were would should could can will denied required go goes gets applies does did only appropriate
    and on for or to pays
    pay works work helps counts matters makes bypasses overrides got get bypass override still ever
    """
)
"""Behind a number with its article these say something of it as of a thing (`my 58 was denied`, `would a 24 be right`)."""
_BEHIND_APPLIED = words(
    """
    in say on to for or and vs instead was is if when here with as but because since so again already though too also not
    , ? . ! ) / ; " \n
    """
)
_CLOSING_QUESTION = words(
    "instead too also here then right ok needed required correct now again allowed apply as well on it be"
)
_NUMBERING = words(
    """
    page pages p room age aged ages line box item level levels lot step of chapter section sec ch grade stage
    type class
    version pos drg hcc day days in at by from to over under about x times # $ no number column row table fig figure
    """
)
_PHRASES = frozenset(
    {
        ("is", "it"),
        ("be", "it"),
        ("was", "it"),
        ("use", "of"),
        ("back", "for"),
        ("denied", "for"),
        ("rejected", "for"),
    }
    | {
        (verb, "on")
        for verb in ("tack", "tacked", "slap", "slapped", "put", "stick", "stuck", "throw", "threw", "add")
    }
)
"""Two words that stand before a modifier as a verb would (`is it 25?`, `our use of 59 was wrong`)."""
_MARKS = frozenset("-/.:$#@*_'+")


def read_loose(sheet: Sheet, index: int) -> int | None:
    """The modifier at `index`, with those set beside it, where the text leaves little else that it could be."""
    if (
        modifier_at(sheet, index) is None
        or sheet.is_closed(sheet.tokens[index].start)
        or _is_piece(sheet, index)
    ):
        return None
    group = _side_by_side(sheet, index)
    judge = _judged_number if sheet.tokens[index].text.isdigit() else _judged_letters
    verdict = judge(sheet, group)
    if verdict is None:
        return None
    confidence, reason = verdict
    for at in group:
        keep(sheet, at, confidence, reason)
    return read_list(sheet, group[-1] + 1)


def _is_piece(sheet: Sheet, index: int) -> bool:
    """Whether a sign joins the token to something that is no modifier (`120/80`, `36-59`, `$25`)."""
    tokens = sheet.tokens
    token, before, after = tokens[index], _before(sheet, index), tokens[index + 1]
    if before.end == token.start and before.text in _MARKS and index > 1:
        other = tokens[index - 2]
        if before.text in "$#@*" or (other.end == before.start and not _is_cited(sheet, other)):
            return True
    behind = tokens[index + 2]
    return (
        after.start == token.end
        and (after.text in _MARKS or after.kind in ("digits", "mixed", "word"))
        and (behind.start == after.end and behind.kind in ("digits", "mixed", "word", "decimal"))
        and modifier_at(sheet, index + 2) is None
    )


def _is_cited(sheet: Sheet, token: Token) -> bool:
    return sheet.last is not None and sheet.last.end == token.end


def _before(sheet: Sheet, index: int) -> Token:
    return sheet.tokens[index - 1] if index else sheet.tokens[-1]


def _side_by_side(sheet: Sheet, index: int) -> list[int]:
    """The indexes of the modifiers that stand beside each other from `index` on, a sign or a few words between."""
    group, at = [index], index + 1
    while len(group) < 6:
        step = at
        while step - at < 4 and sheet.tokens[step].lower in _SIDE_BY_SIDE:
            step += 1
        if step == at or modifier_at(sheet, step) is None or counts_something(sheet, step):
            break
        if sheet.tokens[step].text in words_in_capitals and _describes(sheet, step):
            break
        group.append(step)
        at = step + 1
    return group


def _describes(sheet: Sheet, index: int) -> bool:
    """Whether the capitals stand before a thing that they describe (`EM portals`)."""
    after = sheet.tokens[index + 1]
    return after.kind == "word" and after.text.islower() and after.lower not in _BEHIND_LETTERS


def _judged_number(sheet: Sheet, group: list[int]) -> tuple[float, str] | None:
    first, last = group[0], group[-1]
    if counts_something(sheet, last):
        return None
    if _is_put_on_code(sheet, last):
        return 0.85, "put on a code"
    says_modifier = not sheet.words.isdisjoint(modifier_labels)
    if not (sheet.has_codes or sheet.names_code or says_modifier):
        return None
    word = _word_before(sheet, first)
    after = sheet.tokens[last + 1]
    number = sheet.tokens[first].text
    ends = after.kind in ("newline", "end") or after.lower in _BEHIND_APPLIED
    if ends and (
        word in _VERBS
        or (_is_phrased(sheet, first) and number in spoken_alone)
        or (word in _ACCOMPANYING and number in spoken_alone)
    ):
        return 0.75, "applied like a modifier"
    if _is_subject(sheet, first, last) and number in spoken_alone and (says_modifier or sheet.names_code):
        return 0.7, "asked about like a modifier"
    if _is_thing(sheet, first, last) and number in spoken_alone and (says_modifier or sheet.names_code):
        return 0.7, "spoken of like a modifier"
    if (
        ends
        and word in ("have", "having", "billed", "get", "got", "gets")
        and number in spoken_alone
        and after.lower != "on"
        and sheet.names_code
    ):
        return 0.7, "applied like a modifier"
    if ends and number in spoken_alone and _goes_on_from_modifier(sheet, first):
        return 0.75, "beside another modifier"
    if ends and word in ("do", "does", "did") and number in spoken_alone and _follows_modifier(sheet):
        return 0.7, "applied like a modifier"
    if ends and word in ("or", "vs", "versus") and number in spoken_alone and _follows_modifier(sheet):
        return 0.75, "instead of another modifier"
    if word in _NUMBERING or not (says_modifier or sheet.names_code):
        return None
    if (
        len(group) > 1
        and _is_contrast(sheet, group)
        and (word in _OPENING | _APPLYING | {""} or says_modifier)
    ):
        return 0.75, "compared with another modifier"
    if word in _OPENING | _ACCOMPANYING | {""} and number in spoken_alone and _ends_question(sheet, last):
        return 0.7, "asked for at the end of a question"
    return None


def _is_phrased(sheet: Sheet, first: int) -> bool:
    """Whether two words stand before which apply a modifier together (`is it`, `use of`)."""
    return first > 1 and (sheet.tokens[first - 2].lower, sheet.tokens[first - 1].lower) in _PHRASES


def _is_subject(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the sentence asks something of it (`is 24 ok`, `does GC apply`, `can XS replace 59`)."""
    after = last + 1 + (sheet.tokens[last + 1].lower in ("is", "was"))
    return (
        first > 0 and sheet.tokens[first - 1].lower in _ASKED_OF and sheet.tokens[after].lower in _PREDICATES
    )


def _is_thing(sheet: Sheet, first: int, last: int) -> bool:
    """Whether an article stands before and the sentence says something of it, and it is no day (`on the 25`)."""
    if first == 0 or sheet.tokens[first - 1].lower not in _DETERMINERS:
        return False
    earlier = sheet.tokens[first - 2].lower if first > 1 else ""
    after = sheet.tokens[last + 1]
    return earlier not in _OF_DATES and (after.text in ("?", ".", ",") or after.lower in _NOUN_GOES_ON)


def _judged_letters(sheet: Sheet, group: list[int]) -> tuple[float, str] | None:
    letters = [sheet.tokens[at].text for at in group]
    first, last = group[0], group[-1]
    if not (
        sheet.has_codes or sheet.names_code or (len(group) > 1 and seen_without_label.issuperset(letters))
    ):
        return None
    if letters[0] in nothing_else:
        return 0.75, "letters of a modifier"
    if letters[0] in titles_and_states:
        return None
    if _is_subject(sheet, first, last) and letters[0] in seen_without_label | spoken_letters:
        return 0.75, "asked about like a modifier"
    if _is_put_on_code(sheet, last):
        return 0.8, "put on a code"
    word, after = _before(sheet, first).lower, sheet.tokens[last + 1]
    ends = after.kind in ("mark", "newline", "end") or after.lower in _BEHIND_LETTERS
    if (
        len(group) > 1
        and _is_pair(sheet, letters)
        and (word in _OPENING | _APPLYING | {""} or not words_in_capitals.issuperset(letters))
    ):
        return 0.75, "beside another modifier"
    if _is_alternative(sheet, first):
        return 0.8, "instead of another modifier"
    if (
        letters[0] in seen_without_label
        and letters[0] not in body_words
        and letters[0] not in words_in_capitals
    ):
        beside = word in ("/", "-", "+") or after.text in ("/", "-", "+") or _is_near_code(sheet, first)
        return (0.75, "letters of a modifier") if word in _APPLYING or ends or beside else None
    applied = word in _APPLYING or _is_phrased(sheet, first)
    if ends and applied and letters[0] in spoken_letters and sheet.names_code:
        return 0.7, "applied like a modifier"
    body = body_words.get(letters[0])
    if (
        body
        and ends
        and not sheet.words.isdisjoint(body)
        and (word in _APPLYING or word in ("is", "are", "=", ",", "index"))
    ):
        return 0.7, "names a part of the body that is spoken of"
    return None


def _is_near_code(sheet: Sheet, index: int) -> bool:
    """Whether a procedure code and at most two words stand right before (`33361 TAVR Q0`)."""
    at = index - 1
    while at >= 0 and index - at < 3 and sheet.tokens[at].kind == "word":
        at -= 1
    return (
        at >= 0
        and sheet.last is not None
        and sheet.last.system in PROCEDURES
        and _is_cited(sheet, sheet.tokens[at])
    )


_BEHIND_LETTERS = words(
    "and or vs on to for modifier needed required here too both go instead got was is gets missing left still denied"
)
_ASKED_OF = words("because is are does do did would will can could should if whether why")
_PREDICATES = words(
    """
    ok okay right correct needed valid allowed appropriate apply applies work works fine required acceptable
    go pay pays trump
    override better bypass justified supported missing wrong make belong replace enough legit good still always only
    """
)
"""Between these and a word of asking stands what is asked about: `is 24 ok here`, `does GC apply`."""


def _is_pair(sheet: Sheet, letters: list[str]) -> bool:
    """Whether modifiers side by side are likely meant as such: none a title, and not all of them common abbreviations."""
    usual = seen_without_label | spoken_letters | spoken_alone
    named = [each in usual or not sheet.words.isdisjoint(body_words.get(each, ())) for each in letters]
    return titles_and_states.isdisjoint(letters) and sum(named) > 1


def _is_put_on_code(sheet: Sheet, last: int) -> bool:
    """Whether "on" and a procedure code follow (`25 and 59 on 99213`)."""
    at = last + 1 + (sheet.tokens[last + 1].lower in ("go", "goes", "belongs", "be"))
    if sheet.tokens[at].lower not in ("on", "onto", "from"):
        return False
    at += 1
    while at - last < 5 and sheet.tokens[at].lower in ("the", "a", "cpt", "hcpcs", "code", "our", "my"):
        at += 1
    code = sheet.tokens[at].text
    return in_cpt_section(code) if code.isdigit() and len(code) == 5 else is_hcpcs(code.upper())


def _word_before(sheet: Sheet, index: int) -> str:
    """The word or sign before, articles and quotation marks skipped; empty at the begin of the text."""
    at = index - 1
    if at >= 0 and sheet.tokens[at].text == "-":
        return "-"
    while at >= 0 and index - at < 4 and sheet.tokens[at].lower in _ARTICLES:
        at -= 1
    return sheet.tokens[at].lower if at >= 0 else ""


def _follows_modifier(sheet: Sheet) -> bool:
    return any(found.modifiers or found.system is CodeSystem.MODIFIER for found in sheet.found[-2:])


def _goes_on_from_modifier(sheet: Sheet, index: int) -> bool:
    """Whether "plus" or "and" stands between a citation that ends in a modifier and this number (`Q8 plus 59 on the nails`)."""
    last = sheet.last
    return (
        last is not None
        and _before(sheet, index).lower in ("plus", "and", "&", "+")
        and last.end == sheet.tokens[index - 2].end
        and (last.system is CodeSystem.MODIFIER or bool(last.modifiers))
    )


def _is_alternative(sheet: Sheet, index: int) -> bool:
    """Whether "or" stands between the citation before, which ends in a modifier, and this one (`G0463 PO or PN`)."""
    last = sheet.last
    return (
        last is not None
        and _before(sheet, index).lower in ("or", "vs", "versus", "nor", "/")
        and last.end == sheet.tokens[index - 2].end
        and (last.system is CodeSystem.MODIFIER or bool(last.modifiers))
        and sheet.tokens[index].text not in words_in_capitals
    )


def _is_contrast(sheet: Sheet, group: list[int]) -> bool:
    return any(sheet.tokens[at].lower in _CONTRAST for at in range(group[0] + 1, group[-1]))


def _ends_question(sheet: Sheet, index: int) -> bool:
    """Whether a question mark stands behind, at most a few words of asking between."""
    at = index + 1
    while at - index < 4 and sheet.tokens[at].lower in _CLOSING_QUESTION:
        at += 1
    return sheet.tokens[at].text == "?"
