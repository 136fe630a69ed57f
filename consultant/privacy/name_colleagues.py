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
_POSTS = "|".join([*posts, "front desk"])
_BEHIND = re.compile(
    r" here (?:from|at|with)\b| (?:teaches|drafted|approved|audited|trained|taught|coded|billed|dictated|documented|argues"
    r"|recommends|say (?:on|about)|wrote (?:the|our|this))\b| and (?:I|me|myself)\b"
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
    return is_writer(text, span[0]) or is_colleague(text, span) or text[slice(*span)].lower() in _NOBODY


_NOBODY = lines("places") | named_firms


def is_colleague(text: str, span: Span) -> bool:
    """Whether the words around say that the name is a colleague's, a clinician's or the writer's, or it is all of its line."""
    if is_our_patient(text, span[1]):
        return False
    before = _BEFORE.search(text, max(0, span[0] - 24), span[0])
    if before and before[1].lower() in colleagues and not _is_greeted_before(text, before, span[1]):
        return _OF_PATIENTS.search(text, max(0, span[0] - 40), span[0]) is None
    if before and before[1].lower() in _CONCERNED and text.startswith(" with ", span[1]):
        return False
    if _JUST_BEFORE.search(text, max(0, span[0] - 16), span[0]):
        return True
    if text.endswith(_POST_ENDS, 0, span[0]) and _ends_in_post(text[max(0, span[0] - 61) : span[0]]):
        return True
    return is_introduced(text, span[1]) or _is_whole_line(text, span) or _is_addressed(text, span[0])


@lru_cache(maxsize=256)  # a list of names says the same before many of them
def _ends_in_post(before: str) -> bool:
    return _POST_OF.search(before, 1) is not None or _POST_OF.match(before) is not None


def _is_addressed(text: str, place: int) -> bool:
    """Whether the line of the place begins as the head of a mail or a letter does."""
    begin = max(0, place - _LONGEST_HEADER)
    line = text.rfind("\n", begin, place)
    return (line >= 0 or not begin) and _ADDRESSED.search(text, max(0, line), place) is not None


def is_our_patient(text: str, end: int) -> bool:
    """Whether behind the name that ends there it is said whose it is (`Ann Lee, one of our patients`)."""
    return _OUR_PATIENT.match(text, end) is not None


def is_introduced(text: str, end: int) -> bool:
    """Whether a post, a firm or a credential stands behind the name that ends there."""
    return _BEHIND.match(text, end) is not None


def _is_greeted_before(text: str, before: re.Match[str], end: int) -> bool:
    """Whether the word is a greeting of its own and the name that ends there does something (`Hi, Ann Lee called today`)."""
    return (
        before[1].lower() in _GREETINGS
        and before[0].rstrip().endswith(",")
        and _DOES.match(text, end) is not None
    )


_OF_PATIENTS = re.compile(
    r"\b(?:patient|portal|family|[Vv]oicemail|MyChart)\b[^.?!\n]{0,20}\bfrom \Z"
    r"|\b(?:ABN|consent|waiver|AOB)\b[^.?!\n]{0,30}\bby \Z"
)
"""Of what comes from these the sender is a patient."""
_GREETINGS = frozenset({"hi", "hello", "hey", "thanks", "team"})
_DOES = re.compile(",? [a-z]")
_JUST_BEFORE = re.compile(
    r"(?:[0-9] [NSEW]{1,2}\b\.? |\b(?i:according|attributed|thanks|reply|response|email|e-mail|memo) to "
    r"|\b(?:Mount|Mt|Fort|Ft|Port|Lake|San|Santa|Saint|North|South|East|West|New|Point|Camp|Cape)\.? "
    r"|\b[A-Z]\w+['\u2019]s |(?:(?<![^\n])|[.?!] )[-~\u2013]{1,2} ?)\Z"
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


def _is_whole_line(text: str, span: Span) -> bool:
    """Whether nothing else stands in the line, as where somebody signs; a text of one line is no signature."""
    ends = span[1] >= len(text) or text[span[1]] in "\r\n"
    return ends and span[0] > 0 and text[span[0] - 1] == "\n"
