"""Wishes for a code that name none of its words: `Where does ICD-10-CM put this?`, written as everybody else asks."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.intents.crosswalks import GROUPS
from consultant.answering.patterns import pattern
from consultant.model.answer import Question

_TEN = (
    r"(?:the )?icd-?\s?10(?:-?\s?cm)?(?: (?:index|book|tabular(?: list)?))?|the (?:tabular list|tabular"
    r"|alphabetic index|index|code ?book)"
)
_WE = r"(?:we|i|you|one|they|the (?:coder|biller)s?)"
_IT = r"(?:this|that|it|this one|that one|such an? (?:case|thing|patient))"
_PUT = r"(?:put|place|file|class|classify|index|list|code|report|capture|assign|look (?:for|up)|find|land|drop|group)"
_PUTS = r"(?:puts?|places?|files?|class(?:es|ify|ifies)|index(?:es)?|lists?|codes?)"
_PASSIVE = (
    r"(?:put|placed|filed|classed|classified|indexed|listed|coded|reported|found|captured|located|assigned)"
)
_GO = r"(?:go|belong|fall|land|live|sit|end up)"
_IN = rf"(?: (?:in|under|by|within|to)(?: (?:{_TEN}|dx|icd))?)?"
_END = r"\s*(?:\?+|\.?\s*\Z|\.(?=\s*thanks))"
_OTHERWISE = pattern(
    "|".join(
        (
            rf"\b(?:so |and )?where (?:does|would|will|do|should|can|could|might) (?:{_TEN}|{_WE}) (?:(?:now|today"
            rf"|usually) )?{_PUT}(?: {_IT})?{_IN}{_END}",
            rf"\b(?:so |and )?where (?:does|would|should|do|will) {_IT} {_GO}{_IN}{_END}",
            rf"\b(?:so |and )?(?:where|how) (?:is|would|should|shall|will|can) {_IT} (?:be )?{_PASSIVE}{_IN}{_END}",
            rf"\b(?:so |and )?where (?:is|are) {_IT}{_IN}{_END}",
            rf"\b(?:so |and )?how (?:does|would|will|do|should) (?:{_TEN}|{_WE}) (?:code|report|capture|class|classify"
            rf"|call|index|handle) {_IT}{_IN}{_END}",
            rf"\b(?:so |and )?what (?:is|'s|would|does) (?:{_TEN})(?: (?:call|calls|say|says|has|have))?(?: (?:for|to"
            rf"|on))? {_IT}{_END}",
            rf"\b(?:so |and )?what(?:'s| is| would be) {_IT}(?: called)? in (?:{_TEN}){_END}",
            rf"\b(?:so |and )?what (?:does|would|should|do) (?:{_TEN}) (?:call|make of|use for|have for) {_IT}{_END}",
            rf"\b(?:so |and )?(?:what|which one) (?:do|should|would|can|must|shall) {_WE} (?:report|bill|code|use"
            rf"|put(?: down)?|submit|assign|pick|choose|enter|key"
            rf"|select)(?: (?:for|on|in|as) (?:{_IT}|her|him|the (?:claim|patient|diagnosis|dx|bill|form)|dx|diagnosis))?{_END}",
            rf"\b(?:so |and )?what to (?:report|code|use|put|assign|pick)(?: for (?:{_IT}|her|him))?{_END}",
        )
    )
)
_REPORTED = re.compile(
    r"\b(?:note|chart|record|report|letter|path(?:ology)?|doc(?:tor)?|dr|provider|physician|attending|dx|diagnos\w+|assessment"
    r"|impression|summary"
    r"|patient|pt|says?|reads?|states?|document\w*|wrote|writes|syndrome|disease)\b",
    re.IGNORECASE,
)
"""A clinical text is told, so that what is put somewhere is a diagnosis."""
_DONE = re.compile(
    r"\b(?:cpt|hcpcs|pcs|modifiers?|mods?|units?|mg|mcg|ml|grams?|doses?|shots?"
    r"|inject\w*|infus\w*|vial|place of service|pos|drg|revenue|cdt"
    r"|ndc|bill type"
    r"|performed|procedure|surgery|removed|repaired|excis\w*|\w+(?:ectomy|otomy|ostomy|oscopy|plasty)|visits?|minutes?"
    r"|vaccin\w*|given|gave|supplied?"
    r"|supplies|wheelchair|test(?:ed|ing)?|drew|swab|x-?rays?|mri|ct|scan|claim|denied|denial|payer|medicare|rate|fee)\b",
    re.IGNORECASE,
)
"""What was done or supplied, whose code is of another system."""
_LETTERS = re.compile(r"[a-z]{4}", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with such a wish written as `ICD-10 code?`, where it tells a diagnosis besides."""
    found = next(iter(_OTHERWISE.finditer(text)), None)
    if found is None:
        return text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    named = re.search(r"icd|tabular|index|dx|diagnosis", found[0], re.IGNORECASE)
    if not _LETTERS.search(rest) or _DONE.search(rest) or not (named or _REPORTED.search(rest)):
        return text
    before = text[: found.start()].rstrip(" ,;–—-")
    stop = "" if not before or before[-1] in ".:?!" else "."
    return f"{before}{stop} ICD-10 code? {text[found.end() :].strip()}".strip()


_GROUPS = pattern(rf"\b{GROUPS}")


def group_wished(text: str) -> str:
    """The text with `where does it group?` as `which MS-DRG?`."""
    return _GROUPS.sub("which MS-DRG", text)


_MODIFIER_OF = re.compile(r"(\b(?:which|what) modifier|\A\W*modifier)\s?:(?= [a-z])", re.IGNORECASE)


def unlabelled(question: Question) -> Question:
    """A wish for a modifier before a colon as one question with what stands behind it: `which modifier: thumb, left?`."""
    if ":" not in question.text:
        return question
    return replace(question, text=_MODIFIER_OF.sub(lambda found: f"{found[0][:-1]},", question.text, count=1))
