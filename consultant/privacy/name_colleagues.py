"""Who of those named is no patient: a colleague, a clinician, the writer, whoever is greeted; a place or a firm."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.privacy.lists import lines
from consultant.privacy.name_parts import Span, is_writer
from consultant.privacy.name_words import colleagues, named_firms, posts

_BEFORE = re.compile(r"([A-Za-z'-]+)[.,:]?(?: [A-Z]\.)?[ \t]*\(?\Z")
_ADDRESSED = re.compile(
    r"(?:^|\n)>*[ \t]*(?:(?:to|from|b?cc|sent by|sent|by):|attn\b)[^\n]*\Z", re.IGNORECASE
)
_POSTS = "|".join(
    [*(each for each in posts if each != "do"), "front desk", "do(?! (?:I|we|you|they|he|she|not)\\b)"]
)
_BEHIND = re.compile(
    r" in (?:our|the) (?:[A-Za-z]+ ){0,2}(?:dept|department|office|team|billing|coding)\b"
    r"| here (?:from|at|with)\b| (?:teaches|drafted|approved|audited|trained|taught|coded|billed|dictated|documented|argues"
    r"|recommends|say (?:on|about)|wrote (?:the|our|this))\b| and (?:I|me|myself)\b"
    r"|(?:, (?:Dr\.? )?[A-Z][a-z]+){1,4},? and (?:I|me|myself)\b| and [A-Z][a-z]+['\u2019]s (?:textbook|book|handbook|guide)\b"
    r"|,? \((?:x ?[0-9]{3,5}|ext\b|coding|billing|compliance|revenue|scheduling|IT|HIM|registration|denials|appeals|our)"
    r"|,? (?:MD|DO|NP|PA|RN|LPN|CPC|COC|CIC|CRC|CPMA|CCS|CPB|RHI[AT]|DPM|DC|DDS|DMD|PT|OT"
    r"|OD|RD|FNP|CRNA|DPT|AuD|CNM|CNS|LMFT|LPC|PsyD|BCBA|DNP|LCSW|MBA|PhD|Esq)\b|,? ?(?:<|\[\[)"
    rf"|,? (?:at|from|with) (?:the )?[A-Z][a-z]| of [A-Z]{{3,}}\b|,? [A-Z]{{2}} [0-9]{{5}}\b"
    r"| (?:Hospital|Clinic|Medical|Health|Healthcare|Cancer|Children|Center|Centre|Institute|Foundation|University|College|School"
    r"|Street|St|Blvd|Boulevard|Ave|Avenue|Road|Rd|Drive|Pkwy|Highway|Memorial|County|Building|Pavilion|office|clinic)\b"
    r"|['\u2019]s (?:webinar|class|course|book|handbook|guide|article|blog|newsletter|talk|training"
    r"|e-?mail|question|team|office|desk|audit)\b"
    rf"|(?:,"
    rf"| is| \(| ?[|/])? ?(?:our|the|a|an|your|my|their)? ?(?:\w+ ){{0,2}}(?:{_POSTS})\b"
)
"""Behind a name these say that somebody works there or wrote."""


def is_other(text: str, span: Span) -> bool:
    """Whether the name is the writer's or a colleague's, or that of a place or a firm."""
    name = text[slice(*span)].lower()
    return (
        is_writer(text, span[0])
        or is_colleague(text, span)
        or name in _NOBODY
        or ("-" in name and any(part in _NOBODY for part in name.split("-")))  # towns that share an area
        or _is_sample(text, span, name)
    )


def _is_sample(text: str, span: Span, name: str) -> bool:
    """Whether it is a name that stands for anybody's, and a sample is spoken of (`Jane Doe in the sample claim`)."""
    around = text[max(0, span[0] - _NEAR) : span[1] + _NEAR]
    return name in _ANYBODY and _SAMPLE.search(around) is not None


_NEAR = 60
_ANYBODY = frozenset({"john doe", "jane doe", "john smith", "jane smith", "john q. public", "joe bloggs"})
_SAMPLE = re.compile(
    r"\b(?i:samples?|examples?|dummy|fictitious|placeholder|template|test patient|made[- ]up)\b"
)


_NOBODY = lines("places") | named_firms


def is_colleague(text: str, span: Span) -> bool:
    """Whether the words around say that the name is a colleague's, a clinician's or the writer's, or it is all of its line."""
    start, end = span
    return _is_colleague(text[max(0, start - _LONGEST_HEADER) : start], text[end : end + _REACH])


_REACH = 120
"""Characters behind a name that are looked at; before it a line of a mail's head."""


@lru_cache(maxsize=256)
def _is_colleague(earlier: str, later: str) -> bool:
    """The same by what stands before and behind; kept for a moment, because a list says the same around many names."""
    if _OUR_PATIENT.match(later):
        return False
    before = _BEFORE.search(earlier, max(0, len(earlier) - 24))
    word = before[1].lower() if before else ""
    if before and word in colleagues and not _is_greeted_before(before, later):
        return _OF_PATIENTS.search(earlier, max(0, len(earlier) - 40)) is None
    if word in _CONCERNED and later.startswith(" with "):
        return False
    if _JUST_BEFORE.search(earlier, max(0, len(earlier) - 16)):
        return True
    if earlier.endswith(_POST_ENDS) and _POST_OF.search(earlier, max(0, len(earlier) - 60)):
        return True
    return _BEHIND.match(later) is not None or _is_whole_line(earlier, later) or _is_addressed(earlier)


def _is_addressed(earlier: str) -> bool:
    """Whether the line that is begun begins as the head of a mail or a letter does."""
    line = earlier.rfind("\n")
    whole = line >= 0 or len(earlier) < _LONGEST_HEADER
    return whole and _ADDRESSED.search(earlier, max(0, line)) is not None


def is_our_patient(text: str, end: int) -> bool:
    """Whether behind the name that ends there it is said whose it is (`Ann Lee, one of our patients`)."""
    return _OUR_PATIENT.match(text, end) is not None


def is_introduced(text: str, end: int) -> bool:
    """Whether a post, a firm or a credential stands behind the name that ends there."""
    return _BEHIND.match(text, end) is not None


def _is_greeted_before(before: re.Match[str], later: str) -> bool:
    """Whether the word is a greeting of its own and who is named behind it does something (`Hi, Ann Lee called today`)."""
    return (
        before[1].lower() in _GREETINGS
        and before[0].rstrip().endswith(",")
        and _DOES.match(later) is not None
    )


_OF_PATIENTS = re.compile(
    r"\b(?:patient|portal|family|[Vv]oicemail|MyChart)\b[^.?!\n]{0,20}\bfrom \Z"
    r"|\b(?:ABN|consent|waiver|AOB)\b[^.?!\n]{0,30}\bby \Z"
)
"""Of what comes from these the sender is a patient."""
_GREETINGS = frozenset({"hi", "hello", "hey", "thanks", "team"})
_DOES = re.compile(",? [a-z]")
_JUST_BEFORE = re.compile(
    r"(?:\b(?i:compliance|coding|billing|scheduling|credentialing|registration|HIM|IT|of the (?:month|year|week)): "
    r"|[0-9] [NSEW]{1,2}\b\.? |\b(?i:according|attributed|thanks|reply|response|email|e-mail|memo) to "
    r"|\b(?:Mount|Mt|Fort|Ft|Port|Lake|San|Santa|Saint|North|South|East|West|New|Point|Camp|Cape)\.? "
    r"|\b[A-Z]\w+(?:['\u2019]s|[sS]['\u2019]) |(?:(?<![^\n])|[.?!] )[-~\u2013]{1,2} ?)\Z"
)
"""The number of a house and a direction, whose street bears the name; who said it; a dash, behind which somebody signs."""
_OUR_PATIENT = re.compile(
    r",? ?\(?(?:who is )?(?:one of (?:our|the|my) patients\b|(?:a|an|our|the|this|my) (?:[a-z]+ ){0,2}patient\b|patient\))"
)
"""Behind a name this says whose it is."""
_CONCERNED = frozenset({"for", "of", "about", "regarding"})
"""Behind these a name is a patient's, though a payer's follows (`15823 for Ann Lee with Humana`)."""
_POST_ENDS = (", ", " is ", "I ", "V ")
_POST_OF = re.compile(
    rf"\b(?i:{_POSTS}|head|dean)(?: (?:of|at|for|from|with|in) [^,.\n]{{2,40}}, | (?:I{{1,3}}|IV) | is )\Z"
)
"""A post, and what of, before who has it (`the CEO of Meridian Health, Gail Hutchens`, `coder II Ann Lee`)."""
_LONGEST_HEADER = 200


def _is_whole_line(earlier: str, later: str) -> bool:
    """Whether nothing else stands in the line, as where somebody signs; a text of one line is no signature."""
    return later[:1] in ("", "\r", "\n") and earlier.endswith("\n")
