"""What stands right before and right behind bare numbers or two letters, as classes that the table of points knows."""

from __future__ import annotations

from consultant.codes import amounts, nouns, speech, vocabulary
from consultant.codes.belonging import modifier_at
from consultant.codes.modifiers import clear_letters
from consultant.codes.neighbours import is_cited
from consultant.codes.sheet import Sheet
from consultant.codes.standing import governor, stands_whole
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.units import counts_something


def before_side(sheet: Sheet, first: int) -> list[str]:
    """What stands before the token at `first`."""
    at, article = governor(sheet, first)
    found = [f"behind {_class_before(sheet, at)}"]
    if article:
        found.append("article")
    if at > 0 and sheet.tokens[at].lower in _LINKING:
        found.append(f"{_class_linked(sheet, at - 1)} before that")
    if _is_labelled(sheet, first):
        found.append("label of something measured or numbered")
    if _is_said_of_person(sheet, at):
        found.append("said of a person")
    if at > 0 and sheet.tokens[at].kind == "word" and (verb := _verb_by_place(sheet, at)):
        found.append(verb)
    if _is_qualified(sheet, first):
        found.append("an article and one word")
    near, earlier = sheet.tokens[first - 1], sheet.tokens[first - 2]
    if first > 1 and near.text in _SIGNS:
        if is_cited(sheet, earlier):
            found.append("sign behind a code")
        elif earlier.kind in ("digits", "decimal"):
            found.append("sign behind a number")
    return found


_SIGNS = frozenset(",.?;")
_LINKING = speech.function_words | words(", : - ( and or / ; . ?")
_SMALL = {
    word: name
    for name, listed in (
        ("a small word", speech.function_words),
        ("a word of amounts", words("over under after before through until since within around")),
        ("to, by or as", words("to by as about between")),
        ("on or of", words("on of in at from")),
        ("for", words("for")),
        ("a question word", speech.question_words),
        ("and", words("and & plus + then")),
        ("a conclusion", speech.concluding),
        ("a contrast", speech.contrasting),
        ("with or without", speech.accompanying),
        ("is", words("is was are were be been am")),
        ("a weak verb", speech.weak_verbs),
        (
            "a verb of amounts",
            words("paid pays pay paying allowed allows cost costs charged charge charges got passed scored"),
        ),
        ("an auxiliary", speech.auxiliaries),
    )
    for word in listed
}
"""The class of words before that are few; a word of several lists is of the one named last."""


def _class_before(sheet: Sheet, at: int) -> str:
    """What governs."""
    if at < 0 or sheet.tokens[at].kind == "newline":
        return "nothing"
    token = sheet.tokens[at]
    if token.kind == "mark":
        return _MARKS.get(token.text, "another sign")
    if token.text in clear_letters or (token.kind != "word" and modifier_at(sheet, at)):
        return "a modifier"
    if is_cited(sheet, token):
        return "a code"
    if token.kind in ("digits", "decimal"):
        return "a number"
    small = _SMALL.get(token.lower, "")
    if token.lower in speech.verbs and small in ("", "a small word"):
        return "a verb"
    return small or _class_of_name(token)


_MARKS = {
    ".": "a full stop", "?": "a question", ";": "a semicolon", "!": "a full stop", ",": "a comma", ":": "a colon",
    "-": "a dash", "(": "a bracket", '"': "a quotation", "'": "a quotation", "/": "a slash",
}  # fmt: skip


def _class_of_name(token: Token) -> str:
    if token.lower in vocabulary.coding_words:
        return "a word of billing"
    if len(token.text) > 1 and token.text.isupper():
        return "capitals"
    return "a name" if token.text[0].isupper() else "another word"


def _class_linked(sheet: Sheet, at: int) -> str:
    """What stands before a small word or a sign that governs."""
    token = sheet.tokens[at]
    if token.lower in speech.verbs:
        return "a verb"
    if is_cited(sheet, token):
        return "a citation"
    if modifier_at(sheet, at):
        return "a modifier"
    if token.kind in ("digits", "decimal"):
        return "a number"
    return "a noun" if token.kind == "word" and token.lower not in speech.function_words else "no noun"


def _is_labelled(sheet: Sheet, first: int) -> bool:
    """Whether a noun that owns numbers stands before, small words between (`room 59`, `EF of 55`, `value code 80`)."""
    at = first - 1
    while at > 0 and first - at < 4 and sheet.tokens[at].lower in _OWNING:
        at -= 1
    label = sheet.tokens[at].lower if at >= 0 else ""
    if label in ("code", "codes") and at > 0:
        label = sheet.tokens[at - 1].lower
        return label in nouns.other_codes or label in _OTHER_CODES
    return label in _OWNERS


_OTHER_CODES = words("value condition occurrence status patient discharge reason source type admission")
_OWNING = words("of is was at = : the a an # - and to , or")
labels = words(
    """
    room rooms ward bed floor suite ste dept department unit clinic gate exit highway hwy route road interstate zone
    sector block box row seat col column page pages pg slide item step table fig figure chapter section sec vol volume
    part class grade stage level phase cycle week weeks day days month year age aged yo hr bp rr temp temperature pulse
    fraction spo2 sat sats o2 fio2 peep ef lvef fev1 fvc psa gleason iq gcs mmse moca phq phq9 gad gad7 score scores scored
    nihss bmi weight weighs weighed wt height ht cup iop axis sphere dose insulin gauge needle size visit visits
    session sessions pod patients cases pain reps sets t hgb hct plt wbc rbc mcv inr na k bun cr creat a1c ldl
    hdl pressure pressures cost costs price sum average mean median percent turned turns turning hit hits saw see
    sees seen wore wear loop segment form year option apt lot born since until within under over around
    ages questions question ticket approximately roughly nearly almost exactly top number no num nr
    """
)
"""Words that own the number behind them: what is measured, where somebody is, of what there are several."""
_OWNERS = labels | frozenset(nouns.not_codes) | amounts.measured | nouns.things


def _is_said_of_person(sheet: Sheet, at: int) -> bool:
    """Whether somebody or something measured is, turns or becomes the number (`she is 62`, `when he was 33`)."""
    if at < 1 or sheet.tokens[at].lower not in _BEING:
        return False
    return any(sheet.tokens[back].lower in speech.persons for back in range(max(at - 2, 0), at))


_BEING = words("is was are were be been am turns turned at aged m s re became becomes")


def _verb_by_place(sheet: Sheet, at: int) -> str | None:
    """A word in no list that must be a verb by its place or its ending (`does that scream 22`, `the portal hides RT`)."""
    at -= sheet.tokens[at].lower in speech.particles
    verb, subject = sheet.tokens[at].lower, sheet.tokens[at - 1].lower
    if at < 1 or sheet.tokens[at].kind != "word" or verb in labels:
        return None
    if verb in speech.verbs or verb in speech.function_words:
        return None
    if subject in _BEFORE_VERBS:
        return "verb by its subject"
    if subject in _ACTORS and verb.endswith(("s", "ed")):
        return "verb of somebody in billing"
    if verb.endswith(("ed", "ing")) or verb in speech.irregular_pasts:
        return "verb by its ending"
    return "word that ends in s" if verb[-1] == "s" and not verb.endswith("ss") else None


_BEFORE_VERBS = speech.auxiliaries | words(
    "i we they you he she it who that which us them me to not please don t ' doesn didn won cannot never ll ve d"
)
_ACTORS = speech.payers | words(
    """
    payers payor insurer carrier medicare united humana blue optum plans auditor auditors reviewer scrubber vendor
    clearinghouse software system portal ehr emr biller billers coder coders boss manager supervisor surgeon surgeons
    doctor doc docs dr physician provider providers np pa ma nurse resident colleague partner note notes remit eob edit
    edits ncci policy claim cms somebody someone anybody anyone nobody everybody everyone desk lab radiology hospital
    facility practice office team group states
    """
)


def _is_qualified(sheet: Sheet, first: int) -> bool:
    """Whether an article and one word stand before that owns no number (`a stray 24`, `the needless 25`)."""
    word = sheet.tokens[first - 1]
    return (
        first > 1
        and word.kind == "word"
        and sheet.tokens[first - 2].lower in speech.articles
        and word.lower not in speech.function_words
        and word.lower not in labels
    )


def after_side(sheet: Sheet, last: int) -> list[str]:
    """What stands behind the token at `last`."""
    after = sheet.tokens[last + 1]
    found = [f"before {_class_after(sheet, last + 1)}"]
    if not stands_whole(sheet, last):
        found.append("not named whole")
    if after.kind != "word":
        if after.text in ("%", "°"):
            found.append("counts what follows")
        return found
    if after.text.islower() and after.lower not in speech.going_on:
        found.append(_ending(after, sheet.tokens[last + 2]))
        if sheet.tokens[last].text in ("LT", "RT"):
            found.append("left or right of something")
    if after.lower in _OF_ONE:
        found.append("before what is said of one")
    if counts_something(sheet, last) or (after.lower == "and" and sheet.tokens[last + 2].lower in _OF_AGES):
        found.append("counts what follows")
    if after.lower in _WHERE and _is_bare_noun(sheet.tokens[last + 2]):
        found.append("before a place")
    return found


_OF_AGES = words("older younger over under up above below")
_WHERE = words("on at in")


def _is_bare_noun(token: Token) -> bool:
    """Whether a noun without article stands there (`25 on staff`, `22 at home`), no code and no modifier's line."""
    return token.kind == "word" and token.text.islower() and token.lower not in speech.going_on


_OF_ONE = words("was is has does did will can cannot would should could may might isn doesn wasn won")
_SMALL_AFTER = {
    word: name
    for name, listed in (
        ("a small word", speech.function_words),
        ("a preposition", words("on for with without of in at from as by")),
        ("to", words("to through thru")),
        ("and", words("and or vs versus not nor")),
        ("an auxiliary", speech.verbs_of_one),
        ("what is counted", amounts.after_modifier_number),
    )
    for word in listed
}


def _class_after(sheet: Sheet, at: int) -> str:
    token = sheet.tokens[at]
    if token.kind in ("newline", "end"):
        return "nothing"
    if token.kind == "mark":
        return _MARKS.get(token.text, "another sign")
    if modifier_at(sheet, at):
        return "a modifier"
    if token.kind != "word":
        return "a code" if len(token.text) == len("99213") else "a number"
    return _SMALL_AFTER.get(token.lower) or _class_of_word_after(token)


def _class_of_word_after(token: Token) -> str:
    if token.lower in speech.participles:
        return "a participle"
    if token.lower in speech.predicates:
        return "what is said of one"
    if token.lower in speech.nouns_behind:
        return "what one is named for"
    if token.lower in vocabulary.coding_words:
        return "a word of billing"
    return "a name" if token.text[0].isupper() else "another word"


def _ending(word: Token, behind: Token) -> str:
    """What the ending of an unknown word says: an adverb, a verb with its object, a thing of which there are several."""
    if word.lower.endswith("ly"):
        return "before an adverb"
    if word.lower[-1] == "s":
        has_object = behind.lower in _OBJECTS or behind.kind in ("digits", "mixed", "money")
        return "before a verb by its object" if has_object else "before several"
    return "before a word that ends in ed" if word.lower.endswith("ed") else "before one thing"


_OBJECTS = speech.determiners | words(
    "it them us him me what that how with behind on off away up down out no not"
)
