"""A description in clinical words: what it says is so, what it denies, the side, and the encounter of an injury.

A search over titles takes words for words. `no perforation` and `with perforation` share theirs, and so do `both ears` and
`bilateral`: what is said here decides between titles that a search finds equally near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from consultant.answering.patterns import pattern
from consultant.answering.reading.shorthand import unabbreviated
from consultant.answering.relevance import stems_of

_SUPPOSED = re.compile(
    r",?\s*\b(?:(?:the |our )?(?:physician|doctor|provider|dr\.?|md|np|pa|surgeon|er|ed)\s+)?"
    r"(?:suspects?|suspected(?! exposure)|suspicious for|suspicion of|possibl[ey]|probabl[ey]|likely|questionable|presumed"
    r"|rule[sd]? out|r/o"
    r"|concern(?:ing)? for|worried about|thinks? (?:it is|it's))\b[^.;?!\n]*",
    re.IGNORECASE,
)
"""What is only supposed: it is not coded outside an inpatient stay (ICD-10-CM guidelines, IV.H), but for exposures (Z77, Z20)."""
_INPATIENT = re.compile(r"\b(?:inpatient|discharged?|admitted|admission)\b", re.IGNORECASE)
_ENCOUNTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("S", re.compile(r"\b(?:sequelae?|late effects?)\b", re.IGNORECASE)),
    (
        "D",
        re.compile(
            r"\b(?:subsequent (?:encounter|visit|care)|follow[- ]?up(?: visit| encounter)?|f/u|re-?check|subsequent"
            r"|routine healing|healing phase|healing|cast (?:change|check)|in (?:a |the )?cast|return visit"
            r"|(?:second|2nd|third|3rd) visit"
            r"|seen again|recheck(?:ed)?)"
            r"(?: well| fine| nicely| normally| as expected| routinely)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "A",
        re.compile(
            r"\b(?:(?:first|initial) (?:visit|encounter|time seen|treatment|care)|initial|in the (?:er|ed)|(?:er|ed) visit"
            r"|emergency (?:room|department)(?: visit)?|(?:for )?active treatment|acute visit|just (?:happened|fell)|ED|ER)\b",
            re.IGNORECASE,
        ),
    ),
)
_INJURY = re.compile(
    r"fractur|\bfx\b|sprain|strain|\bburn|lacerat|injur|wound|dislocat|contusion|concussion|poisoning|foreign body"
    r"|\bbruised?\b(?! easily)"
    r"|\bfall\b|\bfell\b|accident|amputat|\bcrush|\bbit(?:e|ten)\b|puncture|abrasion|overdose|underdos"
    r"|adverse effect|collision|\bhit\b|corrosion|frostbite|\b(?:initial|subsequent) encounter|sequela"
    r"|\b(?:breast|joint|heart|penile|lens|cochlear) implant|prosthe|\bgrafts?\b|\bcatheter\b|\bshunt\b"
    r"|embol\w+ (?:from|after|due)"
    r"|anaphyla|\bheat (?:exhaustion|stroke|syncope|cramps?)|\bdehiscence|\bvenom|\bsting\b|toxic effect|hypothermia"
    r"|cardiac electrode|pulse generator|\bpunctured?\b"
    r"|transfusion|mechanical complication|\bloosening\b|\bruptur|\btorn\b|\btear\b|\btraumatic\b|chilblain"
    r"|immersion (?:foot|hand)"
    r"|electrocut|lightning|asphyxia|\bdrown|strangul|motion sickness|maltreat|\b(?:child|physical|sexual|elder) abuse\b"
    r"|external cause|\b[VWXY][- ]codes?\b",
    re.IGNORECASE,
)
"""What has a 7th character for the encounter."""
_OPEN_FRACTURE = re.compile(r"\bopen\b(?! reduction)|\bcompound fracture", re.IGNORECASE)
_THIRD_TYPE = re.compile(r"\b(?:type|gustilo|grade) (?:iii|3)[abc]?\b|\biii[abc]\b", re.IGNORECASE)
"""Open fractures of Gustilo's third type have characters of their own."""
_OPEN_WORDS = re.compile(
    r"\(?\b(?:(?:gustilo(?:[- ]anderson)?|open)[, ]*)*(?:type|grade|class)? ?(?:i{1,3}"
    r"|[123])[abc]?\b(?<=[ivabc123])[, ]*\bopen\b\)?"
    r"|\b(?:gustilo(?:[- ]anderson)?[, ]*)?(?:type|grade|class) (?:i{1,3}|[123])[abc]?\b|\bopen\b(?! reduction)"
    r"|\bcompound(?= fracture)",
    re.IGNORECASE,
)
"""What the 7th character of an open fracture tells already."""
_NO_MORE_DENIED = (
    r"with(?:out)?\b|of\b|due\b|in\b|but\b|not\b|at\b|during\b|after\b|before\b|from\b|because\b"
)
_OF_THE_REST = (
    r"(?:first|second|third) trimester|left\b|right\b|bilateral\b|intractable\b|acute\b|chronic\b|severe\b|moderate\b|mild\b"
    r"|recurrent\b"
)
"""What stands behind a denial without a comma and belongs to the whole: `without aura intractable`."""
_DENIAL = re.compile(
    r"\b(?:without|not (?:specified|described|stated) as|not(?! specified| elsewhere| otherwise))"
    r" (?:(?:demonstrating )?(?:measurable )?(?:mention|evidence|diagnosis|signs?) of )?"
    rf"((?!{_NO_MORE_DENIED})[\w-]+(?: |$)?(?:(?!{_NO_MORE_DENIED}|{_OF_THE_REST})[\w-]+(?: |$)?){{0,3}}(?:(?<=or )[\w-]+)?)",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(r"\b(without [\w-]+) \(([\w-]+)\)", re.IGNORECASE)
"""Another form of what is denied, in brackets: `without tophus (tophi)`."""
_EXPECTING = re.compile(
    r"pregnan|gravid|prenatal|eclampsia|braxton|gestational|placenta|miscarr|\b(?:labor|fetal|obstetric|antepartum|hyperemesis"
    r"|abortion)\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r",?\s*\b(?:at |in )?(\d{1,2}) ?(?:weeks?|wks?)\b(?: (?:of )?(?:gestation|pregnan\w+|along|ga)\b(?: of pregnancy)?)?",
    re.IGNORECASE,
)
_LEADING_WEEKS = re.compile(
    r"\A\W*(?:(?:patient|pt|she|woman|mother|mom|g\dp\d)\W+(?:is |at |who is )?)?"
    r"((?:first|second|third) trimester); (\d{1,2} weeks gestation of pregnancy) +"
    r"(?:with|and|has|,|who has)? *([^?]+?)(?=[.?!]|\Z)",
    re.IGNORECASE,
)
"""`32 weeks pregnant with` tells the trimester of what follows."""
_SECOND, _THIRD = 14, 28
"""Weeks with which the second and the third trimester begin."""
_SIDES = (
    (
        "bilateral",
        re.compile(r"\bbilateral(?:ly)?\b|\bboth\b|\bright and left\b|\bleft and right\b", re.IGNORECASE),
    ),
    (
        "left",
        re.compile(
            r"\bleft\b(?! (?:in|off|out|over|open|it|them|the|a|by|blank|us|me|behind|today|yesterday|against|without|before"
            r"|after|unspecified)\b)",
            re.IGNORECASE,
        ),
    ),
    ("right", re.compile(r"\bright\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a description or a title tells."""

    words: str
    """The description as titles word it, without what is only supposed and without the encounter."""
    said: frozenset[str]
    denied: frozenset[str]
    """Stems of what is so, and of what is said not to be."""
    side: str = ""
    """`left`, `right`, `bilateral`, or nothing."""
    encounter: str = ""
    """The 7th character of an injury that the words call for, `A`, `B`, `D`, `E` or `S`; nothing if they tell none."""

    @property
    def without_denials(self) -> Told:
        """The same without the words that deny something: for titles that do not speak of it."""
        return replace(self, words=" ".join(_DENIAL.sub(" ", self.words).split()).strip(" ,"))

    def saying(self, more: frozenset[str]) -> Told:
        """The same with more of what is so, where the words do not deny it."""
        denied = _meant(self.denied)
        return replace(
            self, said=self.said | {stem for stem in more if not _meant(frozenset({stem})) & denied}
        )

    def contradicts(self, title: Told) -> bool:
        """Whether a title cannot stand for this: it denies what is said, says what is denied, or is of another side."""
        return bool(
            _meant(self.denied) & (_meant(title.said) - _meant(title.denied))
            or _meant(self.said) & (_meant(title.denied) - _meant(title.said))
            or (self.side and title.side and self.side != title.side)
            or (self.side == "bilateral" and "unilater" in title.said)
        )


_BEGINNING = 6
"""Letters that forms of one word share: `gangrene` and `gangrenous`."""
_BLEEDING = "hemorr"
_SAME = {
    "bleed": _BLEEDING,
    "bled": _BLEEDING,
    "bleedi": _BLEEDING,
    "haemor": _BLEEDING,
    "ruptur": "rupt",
    "burst": "rupt",
}


@lru_cache(maxsize=8192)  # of titles that a search finds again for each wording
def _meant(stems: frozenset[str]) -> frozenset[str]:
    """The beginnings of words, one for those that mean the same."""
    return frozenset(_SAME.get(stem[:_BEGINNING], stem[:_BEGINNING]) for stem in stems)


_LONG_AGO = pattern(
    r"\b(?<!old )(?<!history of )(strokes?|cva|tia|mi|heart attack|myocardial infarction)\b,? (?:back |was |about )*"
    r"(?:in (?:19\d\d|20[01]\d|202[0-5])|\w+ years? ago|last year)\b"
    r"(?![^.?!]*\b(?:hemi|weak|aphas|dysphas|dysarth|dysphag|deficit|residual|facial|paraly|sequel|late effect)\w*)"
)
"""What an earlier year brought, and left nothing: it is a history."""


_NOT_WORSE = re.compile(
    r",? (?:with no|without|no) (?:an? )?(?:acute |current )?exacerbations?\b", re.IGNORECASE
)
"""Says of a disease that it is as ever, which is no word of another one."""


@lru_cache(maxsize=512)
def written_out(text: str) -> tuple[str, str]:
    """The description as titles word it, and the 7th character that its words call for, if any."""
    if not _INPATIENT.search(text):
        text = _SUPPOSED.sub(" ", text)
    if "exacerb" in text:
        text = _NOT_WORSE.sub("", text)
    text = unabbreviated(_LONG_AGO.sub(r"history of \1", text))
    if _EXPECTING.search(text):
        text = _LEADING_WEEKS.sub(r"\2; \3 \1", _WEEKS.sub(_trimester, text))
    encounter, text = _encounter(text) if _INJURY.search(text) else ("", text)
    return " ".join(text.split()), encounter


@lru_cache(maxsize=8192)  # the titles that a search finds are read for each wording of a description
def told(words: str, encounter: str = "") -> Told:
    """A description that was written out, or a title, read."""
    plainly = _OTHER_NAME.sub(r"\1 \2", words)
    denied = frozenset(stem for match in _DENIAL.finditer(plainly) for stem in stems_of(match[1]))
    said = frozenset(stems_of(_DENIAL.sub(" ", plainly)))
    side = next((name for name, pattern in _SIDES if pattern.search(words)), "")
    return Told(words, said, denied, side, encounter)


def _trimester(weeks: re.Match[str]) -> str:
    """The trimester of so many weeks (ICD-10-CM, chapter 15), and the weeks as a condition of their own."""
    number = int(weeks[1])
    name = "first" if number < _SECOND else "second" if number < _THIRD else "third"
    return f" {name} trimester; {number} weeks gestation of pregnancy "


_UNHEALED = re.compile(
    r"\b(?:mal-?|non-?)union\b|\bdelayed (?:healing|union)\b|\bhealing (?:is |was |has been )?(?:delayed"
    r"|slow)\b|\bnot (?:healing|healed|uniting)\b",
    re.IGNORECASE,
)
"""What a fracture came to; its 7th characters are told apart by the titles."""


def _encounter(text: str) -> tuple[str, str]:
    """The 7th character that the words call for, and the text without them."""
    if _UNHEALED.search(text):
        return "", _ENCOUNTERS[1][1].sub(" ", text)
    for character, told_by in _ENCOUNTERS:
        if told_by.search(text):
            if _OPEN_FRACTURE.search(text) and "fracture" in text.lower():
                character = {"A": "B", "D": "E"}.get(character, character)
                if _THIRD_TYPE.search(text):
                    character = {"B": "C", "E": "F"}.get(character, character)
                text = _OPEN_WORDS.sub(" ", text)
            return character, told_by.sub(" ", text)
    return "", text
