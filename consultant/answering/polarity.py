"""Whether a question can be answered with yes or no; an answer to another one begins without them (reply contract, A1)."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering.patterns import expression, pattern

_ASKED = expression(
    r"(?:\A|[.?!:;,\n(-]\s*"
    r"|(?<!left )\b(?:and|so|but|then|hi|hello|question|if so|wondering|wonder if|know if|tell me if|ask if"
    r"|whether)\s+)"
    r"(?:can|could|may|might|is|isn't|are|aren't|was|were|does|doesn't|do|don't|did|should|shouldn't|will"
    r"|would|has|have|had|must"
    r"|need|am|ok|okay|allowed|correct|right|true|possible|separate\w*|payable|billable|whether|any)\b"
    r"|\b(?:know|tell (?:me|us)|wonder(?:ing)?|confirm|check|see|say) (?:if|whether) [A-Z]?\d{4}"
    r"|\b(?:is|are|=|makes?) \d+ (?:units?|minutes|days|percent)\s*\?"
    r"|\bstill (?:an? )?(?:valid|active|good|billable|in use)\b"
    r"|[.,;]\s*(?:so|then)\s+(?:i |we |just )*(?:bill|report|use|append|code|add|charge)\b[^?]*\?"
    r"|\b(?:right|correct|ok|okay|yes|no|true|allowed|separate\w*|together|pair|edit|bundled|billable"
    r"|payable|covered|valid|both|on (?:one|the same) claim)\s*\?",
    re.IGNORECASE,
)
"""Words that ask for yes or no, at the beginning of a clause or before its question mark."""
_ALTERNATIVES = pattern(
    r"\b(?P<first>[A-Z]{0,2}\d[\w.]*|m?cc|an? m?cc|one line with \d+|[a-z]+)\s*(?:,\s*)?\bor\b\s*(?:an? "
    r"|the |with |is it )?"
    r"(?P<second>[A-Z]{0,2}\d[\w.]*|(?-i:[A-Z]{2})|m?cc|rt and lt|two lines|established|both"
    r"|new(?! (?:problem|complaint|condition|issue)))\b[^.?!]{0,70}\?"
)
"""A choice between two codes, modifiers or classes: `a CC or an MCC?`."""
_OFFERED = pattern(
    r"(?<!\bto )(?<!\bthe )(?<!\bin )"
    r"\bor\b(?! (not|no|more|less|later|earlier|so|without|any|anything|other|otherwise|is|are|was|does|do"
    r"|did|can|could|should"
    r"|shall|will|would|may|must|has|have|what|which|how|if|else|we|i|they|he|she"
    r"|it)\b)(?:\s+[^\s.?!;]+){1,6}\s*(?:\?|\Z)"
)
"""A choice at the end of the question: `unilateral or bilateral?`; `to the OR` is none."""
_TOLD_OFF = pattern(
    r"\A(?:please |pls |hi,? |hello,? )*(?:check|list|give|tell|show|name|explain|describe|compare|look up"
    r"|provide|send|state"
    r"|i'?d like to know|need)\b(?!\s+(?:me |us )?(?:if|whether)\b)"
    r"|\bsays? what\b|\bm?cc,? or neither\b|\bcolumn (?:1|one)\s*(?:/|and|or|vs\.?)\s*(?:column )?(?:2|two)\b|\bexclud(?:e|es|ed"
    r"|ing)\b(?!\s?[12])"
)
"""Requests for a fact, which no yes answers; of two codes that exclude each other yes would say the opposite."""
_CHOSEN = expression(
    r"\b(?:modifiers?|mods?|units|order|sequence|w?rvus?|codes?)\s*\?*\s*\Z"
    r"|(?:\A|[.?!;:\n]\s*|,\s*|\s[–-]\s+|\s(?=and ))"
    r"(?:and |so |then |or )?(?:which|what'?s?|how|when|where|who|why|until when|since when)\b[^?]*\?*\s*\Z"
    r"|\bhow (?:many|much|long|often|soon)\b[^?]*\?*\s*\Z"
    r"|\bmodifiers?,? and\b[^?]*\?*\s*\Z"
    r"|\bwhat (?:do|does)\b[^?]*\bmean\b"
    r"|\bindicators?,?(?: please| pls)?\W*\Z|\bwhat else\b|\bexplain\b(?! (?:if|whether)\b)"
    r"|\b(?:which|what) (?:one |code |dx |diagnosis )?(?:is |goes |comes |go |come )?(?:listed )?(?:first"
    r"|order)\s*\?*\s*\Z"
    r"|\bdifferences?\s*\?*\s*\Z|\bdifference between\b",
    re.IGNORECASE,
)
_ONE_OPEN = re.compile(
    r"(?:(?:hi|hello|dear \w+|please|quick question|so|and)\W{1,3})*"
    r"(?:which|when|where|who|whose|why|what (?!about|if)|how (?!about|come))(?:[^?.!]|\.\w)*[?.!]*\Z",
    re.IGNORECASE,
)
"""A single question that begins with its question word."""
_NAMED = expression(
    r"\b(?:status|indicators?|pc/?tc|mues?|w?rvus?|period|days|limit|factor|locality|gpcis?|amount|fee"
    r"|percentages?|category|level)"
    r"(?: (?:of|for|on|in)\b|:| (?=[A-Z]?\d{4}))",
    re.IGNORECASE,
)
"""The name of a value that is asked for: without a verb before it no yes or no is wanted."""
_DECLARED = re.compile(
    r"\A(?!\W*(?:please|which|what|how|when|where|who|why|need|give|list|tell|show|find|look)\b)[^?]*"
    r"\b(?:is|are|isn't|aren't|has|have|means?|needs?|requires?|pays?|counts?|takes?|goes|cannot|can't|never|always|covers?|lasts?"
    r"|stands? for|says|bundles?|includes?)\b[^?]*\Z",
    re.IGNORECASE,
)
"""A statement, which is so or is not."""
_CONFIRMED = (
    r"(?:right|correct|true|yes|ok|okay|agreed?|no|isn't (?:it|that so)"
    r"|(?:is|am|are|was|were) (?:that|this|it|i|we) (?:so|right|true"
    r"|correct)|true or false|(?:does|is|do|are|can) (?:it|they|we))"
)
"""What asks to confirm the statement before it."""
_DENIED = pattern(
    rf"\b(?:never|(?<!\bmeans )(?<!\bmean )(?<!\bas )(?<!, )(?<!\band )not|cannot|no(?<!\bwith no)(?<!\bat no)"
    rf"|(?:with|at) no(?= modifier)|neither|nothing|\w+n't|can ?not|free of|exempt from)\b"
    rf"(?:[^.?!]|\.\w)*[,.;-]\s*{_CONFIRMED}\s*(?:\?|,? and if so\b)"
    r"|\b(?:deleted|retired|terminated|discontinued|gone|ended)\b(?! (?:edits?|rows?|pairs?))"
    rf"[^.?!]*,\s*{_CONFIRMED}\s*\?"
    r"|\b[A-Z]?\d{4,5}\b[^.?!]*\b(?:deleted|retired|terminated|discontinued|gone|ended)\b(?! (?:edits?|rows?|pairs?))"
    rf"[^.?!]*[.;-]\s*{_CONFIRMED}\s*\?"
)
"""A denial to be confirmed: the answer to it is the contrary of that to the bare question."""
_VERSUS = pattern(r"\b[A-Z]?\d[\w.]{2,6} (?:vs\.?|versus) [A-Z]?\d[\w.]{2,6}\b")
_WORDED = re.compile(
    r"\A(?!No, (?:they|it|a modifier|one|there) (?:may|is|are|has)\b)"
    r"(?:Usually )?(?:Yes|No)\b(?:, both)?(?:, but (?=only with)|,|:)\s*",
    re.IGNORECASE,
)


_HEARSAY = pattern(
    r"(?<=\?)\s*(?:but |and |because )?(?:somebody|someone|they|(?:(?:my|our|the|a|another|one) (?:\w+ )?)?"
    r"(?:colleague|co-?worker|biller|coder|scrubber|payer|auditor|supervisor|software|system|boss|manager|doctor|nurse|partner))s?"
    r" (?:says?|said|told (?:us|me)|claims?|claimed|thinks?|thought|insists?|believes?)\b(?:[^.?!]|\.\w)*[.!]?\s*\Z"
)
"""What others say, behind the question: `A and B both? Somebody says the note forbids it.`"""


def without_hearsay(text: str) -> str:
    """The question without what others say, behind it."""
    return _HEARSAY.sub("", text)


_ALIKE = expression(
    r"\bnew (?:patients?|pts?|problems?|complaints?),? or (?:an? |the )?new \w+", re.IGNORECASE
)
"""Two cases of one question, and no choice: `for a new patient or a new problem?`."""
_TRUE_OR_FALSE = expression(r"\btrue or (?:false|not)\b", re.IGNORECASE)
"""Offers no choice but yes and no."""


@lru_cache(maxsize=64)  # each answer to a question asks it
def wants_yes_or_no(text: str) -> bool:
    """Whether the question leaves only yes and no; one that offers a choice or asks which does not."""
    asked = _ALIKE.sub("new", _TRUE_OR_FALSE.sub("true", without_hearsay(text.strip())))
    if _ONE_OPEN.match(asked):
        return False
    polar = bool(_ASKED.search(asked))
    if _DENIED.search(_claimed(asked)) and not _CLAIMED_FIRST.search(asked):
        return False
    versus = _VERSUS.search(asked) and not polar
    if versus or _ALTERNATIVES.search(asked) or _OFFERED.search(asked) or _TOLD_OFF.search(asked):
        return False
    return polar or not (_CHOSEN.search(asked) or (_NAMED.search(asked) and not _DECLARED.match(asked)))


_CONTRARY = {"Yes: ": "No: ", "No: ": "Yes: "}


_REASON = expression(
    r"(?:\A|(?<=[.?!] ))(?:as|since(?! (?:19|20)\d\d\b)|because|given that)\b(?:[^,.?!]|[.,]\w)*, (?!(?:right|correct)\b)"
    r"|(?<=\w), (?:since(?! (?:19|20)\d\d\b)|because|given that)\b(?:[^,.?!]|[.,]\w)*(?=[.?!])",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r", so (?:without (?:it|one|that|this|them),? )?(?:we|i|they|you|there)\b(?:[^,.;?!]|\.\w)*(?=[,.;])",
    re.IGNORECASE,
)


_NAMING = re.compile(
    r"\b(?:[A-Z]?\d[\w.]*|it|they|them|these|those|this|that|both|modifiers?)\b", re.IGNORECASE
)


def _claimed(text: str) -> str:
    """The text without the reasons it gives and what it makes of them; the reason where all else names nothing."""
    reason = _REASON.search(text)
    rest = _CONSEQUENCE.sub("", _REASON.sub("", text))
    return reason[0] if reason and not _NAMING.search(rest) else rest


_CLAIMED_FIRST = re.compile(
    r"\b(?:can|may|could) (?!not|never)\w+[^.?!]*,[^.?!]*(?:n't|\bnot)\b", re.IGNORECASE
)
"""A claim with a denial behind a comma: the claim is what is to be confirmed."""


_REPORTED = pattern(
    r"\b(?:says?|said|told|heard|insists?|claims?|believes?|thinks?|argues?|swears?|thought|understand)\b"
)
_WHICH = pattern(r"(?:\A|[.?!]\s+)(?:which|what|how|when|where|who|why)\b")


def confirms(text: str) -> bool:
    """Whether the text asks in so many words for yes or no to what it says, or reports who says it and asks nothing else."""
    asked = text.strip()
    if denies(asked):
        return True
    if not wants_yes_or_no(asked):
        return False
    return bool(_ASKED.search(asked)) or bool(_REPORTED.search(asked) and not _WHICH.search(asked))


def asks_outright(text: str) -> bool:
    """Whether the text asks in so many words for yes or no, and denies nothing."""
    return wants_yes_or_no(text) and bool(_ASKED.search(text))


def denies(text: str) -> bool:
    """Whether the text denies something and wants that confirmed: `it doesn't apply to 45385, right?`."""
    return bool(_DENIED.search(_claimed(text.strip()))) and not _CLAIMED_FIRST.search(text)


def contrary(sentence: str, unsaid: str = "") -> str:
    """The answer to the denial of what a sentence answers, `unsaid` before one that begins without yes or no.

    A yes or no with conditions is left out.
    """
    begun = next((begun for begun in _CONTRARY if sentence.startswith(begun)), "")
    return _CONTRARY[begun] + sentence.removeprefix(begun) if begun else unsaid + without_yes_or_no(sentence)


_REDUNDANT = expression(
    r"\b(?:redundant|superfluous|double[- ]?coding|doubl(?:e|ing) up|coded twice|overkill|duplicat\w+|one too many|unnecessary"
    r"|conflict\w*|contradict\w*|mutually exclusive|exclude each other"
    r"|(?:should|must|does|do) (?:one|either)(?: of (?:them|the two|these))? (?:have to |need to )?"
    r"(?:come off|go|be (?:dropped|removed|deleted|taken off))"
    r"|(?:stop|prevent|forbid|prohibit|preclude|bar|block)(?:s|ped|ed|ping|ing)?"
    r"(?= (?:us|me|you|it|that|this|both|reporting|coding|billing|the|[A-Z]\d)))\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:allowed|permitted|ok|okay|acceptable|fine|together)\s*\?\s*\Z"
    r"|\b(?:can|may|could)\b[^?]*\bor (?:is|are|do|does|would)\b[^?]{0,20}\b(?:conflict\w*|redundant|exclude each other)\b",
    re.IGNORECASE,
)
"""Asks whether both may stand, whatever was said of a conflict before or is offered behind it."""
_ONE_ONLY = expression(
    r"\b(?:alone|enough|sufficient|by itself|on its own|all we need|the only (?:one|code)|just one|only one|without [A-Z]\d\w)\b",
    re.IGNORECASE,
)
_CLEAR = "Yes, as far as the notes go"
_NOT_SO = re.compile(r"\ANo: [^.;]*;? both may be \w+ed\b")
"""Says already that the claim is wrong, for both may stand."""
_BOTH = re.compile(r"Yes: [^:]{3,40} may both be ")
_AGAINST, _FOR = re.compile(r"\A(?:Usually not|Not both|No)\b(?=:)"), re.compile(r"\AYes, both\b(?=:)")


def turned(sentence: str, text: str) -> str:
    """The verdict on two codes beside each other, where the question is whether one of them is too many."""
    if _ONE_ONLY.search(text):
        return _FOR.sub("No, both", sentence, count=1)
    text = without_hearsay(text)
    if not _REDUNDANT.search(text) or _ALLOWED.search(text) or _NOT_SO.match(sentence):
        return sentence
    if sentence.startswith(_CLEAR) or _BOTH.match(sentence):
        return sentence.replace("Yes", "No", 1)
    against = _AGAINST.sub("Yes, only one of them", sentence, count=1)
    return _FOR.sub("No, both belong there", against, count=1)


def without_weak_yes(sentence: str) -> str:
    """The sentence without a yes that only goes as far as one set of notes or edits."""
    return (
        without_yes_or_no(sentence) if sentence.startswith(("Yes, as far as", "Yes, but only")) else sentence
    )


_ARTICLE = re.compile(r"\A(?:The|A|An|It|In) ")


def judged(verdict: str, sentence: str) -> str:
    """The sentence behind a `Yes` or a `No`."""
    small = _ARTICLE.sub(lambda found: found[0].lower(), sentence)
    return f"{verdict}: {small}"


def without_yes_or_no(sentence: str) -> str:
    """The sentence without a leading yes or no."""
    rest = _WORDED.sub("", sentence, count=1)
    return rest[:1].upper() + rest[1:]
