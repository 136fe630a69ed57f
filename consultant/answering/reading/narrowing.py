"""A wish for a code without what surrounds it: who writes, brackets, sentences on other things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.patterns import expression

_WISH = re.compile(r"\b(?:codes?|hcpcs|icd\S*|cpt|pcs|dx)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ROLE = re.compile(
    r"\A[\w' -]{0,40}\b(?:coder|biller|nurse|clinic|office|desk|team|practice|resident|student|supplier|department|dept|here"
    r"|billing|coding)\b(?: here)?\s*[,:.–-]\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)|\n+")
_REASON = re.compile(r"\s*\b(?:for|because of|due to)\b[^,.?!]*|,[^,.?!]*", re.IGNORECASE)
"""Why something was done, or a word to it: the code of an operation does not turn on that."""
_DECIDING = re.compile(
    r"\b(?:left|right|bilateral|both|initial|subsequent|sequela|first|follow-?up|stage|type|acute|chronic|severe|mild|moderate"
    r"|without"
    r"|not?|trimester|weeks?|degree|open|closed|displaced)\b|\d",
    re.IGNORECASE,
)
"""What the choice of a code may turn on: a sentence with it is never left out."""
_OPERATION = re.compile(r"\bpcs\b", re.IGNORECASE)


def narrower(text: str) -> Iterator[str]:
    """Shorter forms of a text that wishes a code, the least shortened first; none of them lacks what may decide."""
    shorter = _BRACKETS.sub(_undecided, _ROLE.sub("", text, count=1))
    if shorter != text:
        yield shorter
    if (alone := _FOR_WHOM.sub(" ", shorter)) != shorter:
        yield alone
    wishing = _wishing(shorter)
    if wishing != shorter:
        yield wishing
    if _HURT.search(unharmed := _HAPPENED.sub(" ", wishing)) and unharmed != wishing:
        yield unharmed
    if _DIAGNOSIS.search(text) and (named := _TERM.search(text)) and not _TURNING.search(named[1]):
        yield f"{named[1]}: ICD-10 code?"
    if _OPERATION.search(wishing) and (bare := _REASON.sub(" ", wishing)) != wishing:
        yield bare


def _undecided(bracket: re.Match[str]) -> str:
    """Nothing in the place of what stands in brackets, unless the choice of a code may turn on it."""
    inner = bracket[0].strip().strip("()[]")
    return f", {inner}" if _TURNING.search(inner) else ""


_TURNING = re.compile(
    r"\b(?:left|right|bilateral|initial|subsequent|sequela|type|open|closed|displaced|nondisplaced)\b(?! or\b)",
    re.IGNORECASE,
)


def _wishing(text: str) -> str:
    """The sentences that wish for the code or tell what may decide it; the first tells what it is for, if none does both."""
    sentences = [one for one in _SENTENCE.split(text) if one.strip()]
    kept = [one for one in sentences if _WISH.search(one) or _DECIDING.search(one)]
    alone = len(kept) == 1 and len(_WISH.sub("", kept[0]).split()) <= _LITTLE
    return " ".join(sentences[:1] + kept if alone and kept[0] != sentences[0] else kept) or text


_FOR_WHOM = re.compile(
    r"\bfor (?:an?|the|our|my|this|some) (?:[\w-]+ ){0,3}(?:patient|pt|resident|client|beneficiary|lady|gentleman)s?\b",
    re.IGNORECASE,
)
"""Who gets an item: its title does not say."""

_HAPPENED = expression(
    r"\b(?:story: *)?(?:\b(?:he|she|pt|patient|who|man|woman|child|worker)\b,? )?(?:(?:who|had|has|just) )*"
    r"\b(?:hit (?:his|her|the|their) (?:head|face|knee|hand|elbow|arm|leg|foot|toe|shin|shoulder|hip)|bumped (?:his|her|the) \w+"
    r"|fell|falls|falling|slip(?:s|ped)|trip(?:s|ped)|was hit|got hit|crash(?:es|ed)|jump(?:s|ed)|rolled|twisted|stepped)\b"
    r" (?:off|from|down|on|over|in|by|against|out|into|onto)\b[^,.;:]*?(?=[,.;:]|\b(?:and|with|has|sustain\w*|comes?|came)\b)"
    r"[,.;:]?",
    re.IGNORECASE,
)
"""How an injury came about: that has codes of its own."""
_HURT = expression(
    r"fractur|\bfx\b|sprain|strain|burn|lacerat|wound|dislocat|contusion|concussion|abrasion|\btear\b|rupture|amputat|crush",
    re.IGNORECASE,
)
_TERM = re.compile(r"[(\[]([a-z][a-z-]+ [a-z][a-z -]+)[)\]]", re.IGNORECASE)
"""A term of several words in brackets: often what a title calls the thing described before it."""
_DIAGNOSIS = re.compile(r"\b(?:icd\S*|dx|diagnos[ie]s)\b", re.IGNORECASE)
_LITTLE = 4
"""Words of a sentence that only wishes: `Which code?`."""
