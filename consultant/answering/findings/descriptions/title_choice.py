"""Which of the codes that a search finds near a description is the one it describes; none where its words leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consultant.answering.findings.descriptions.outstanding import outstanding
from consultant.answering.reading.clinical import Told, told
from consultant.answering.reading.descriptions import Description
from consultant.answering.reference import Reference
from consultant.answering.relevance import stems_of
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_WHOLE = 0.95
"""A code that fits meets at least this share of the description."""
_MOST = 0.7
"""A code that is to stand before others that score more meets so much."""
_SURE, _AHEAD = 0.75, 0.045
_LIKELY, _FAR_AHEAD = 0.5, 0.1
"""It scores so much, and so much more than the next; a lower score needs a longer lead."""
_AS_NEAR = 0.12
"""Codes that score so much less are still as near: what their titles add decides between them."""
_OPEN, _LEFT_OPEN = "unspecified", 1
"""A title that leaves more than one thing open, or one and says more besides, is no answer to a question that could tell them."""
_EXACT = 0.85
"""What a single word of several has to score, which may be no condition of its own."""
_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
_LEFT_OVER = re.compile(r"\bother\b|\bunspecified\b(?!\W*\Z)", re.IGNORECASE)
_INCLUDING = re.compile(r", including [^,;]*|\((?:fe)?male\)", re.IGNORECASE)
_EITHER = re.compile(r"\w+ and \w+(?:, unspecified)?")
"""`Syncope and collapse` stands for either: in titles `and` means and/or (ICD-10-CM guidelines, I.A.14)."""
_ALONE = re.compile(r"\bwithout complications?\b", re.IGNORECASE)
"""A title that denies what else the text describes."""
_SEVERITY = "R65.2"
"""The severity of a sepsis stands for it behind the infection only (ICD-10-CM guidelines, I.C.1.d)."""
_PRESUMED = "I10"
"""Hypertension beside heart or kidney disease has another code (ICD-10-CM guidelines, I.C.9.a)."""
_SIDELESS = re.compile(
    r"\bunspecified (?:lower|upper|leg|arm|knee|hip|shoulder|eye|eyelid|eyeball|ear|hand|foot|ankle|wrist|elbow|limb"
    r"|breast|side|finger"
    r"|thumb|toe|great toe|lesser toe|thigh|forearm|calf|heel|femur|tibia|fibula|radius|ulna|humerus|clavicle|patella"
    r"|calcaneus|talus"
    r"|metatarsal|acetabulum|scapula|kidney|renal|ureter|lung|bronchus|ovary|fallopian|testis|orbit|lacrimal|nasolacrimal|axilla|buttock"
    r"|cheek|palm|flank|ilium|ischium|pubis|carotid|vertebral artery|iliac|popliteal|tibial|peroneal|femoral|achilles"
    r"|quadriceps|rotator"
    r"|acromioclavicular|sternoclavicular|temporomandibular|(?:fe)?male breast|posterior tibial|middle finger"
    r"|ring finger|index finger"
    r"|little finger|conjunctiva|cornea|retina|choroid|ciliary)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\bunspecified (?:complications?|fractures?|injur(?:y|ies)|disorders?|diseases?|lesions?|procedures?)\b",
    re.IGNORECASE,
)
"""What the record has to say more of: `diabetes with complications` names none."""
_ITEM = re.compile(r"[AEKL]\d{4}")
"""Supplies and equipment: the make of an item, which a title adds, tells its code from those beside it."""
_OF_THE_HEART = re.compile(
    r"\b(?:left|right)(?= (?:anterior descending|main|ventric|atri|bundle|heart|circumflex|(?:anterior"
    r"|posterior) fascic|coronary))",
    re.IGNORECASE,
)
"""Names a part of the heart and no side of the body."""
_SIDES = frozenset({"right", "left", "bilateral"})
"""What a title adds to a description that tells no side, the record has to say."""
_LITTLE = frozenset({"a", "an", "the", "of", "to", "in", "on", "for", "and", "encounter"})
_PASSED_OVER = frozenset(
    {
        "without", "closed", "primary", "documented", "known", "patient", "patients", "visit", "seen", "mild", "side",
        "sided", "ear", "ears", "eye", "eyes", "wrist", "wrists", "ankle", "ankles", "hand", "hands", "arm", "arms",
        "leg", "legs", "limb", "body", "area", "region", "two", "both", "new", "established", "clinic", "office",
        "adult", "female", "male", "infant", "baby", "child",
        "boy", "girl", "type", "kind",
        "form", "kid", "woman", "man", "noted", "level", "levels", "part", "newborn", "home", "after", "following",
    }
)  # fmt: skip
"""Words of a description that a title may lack: it has them in another word, or they are no part of any title."""
_NO_MORE = frozenset(
    stems_of(
        "unspecified other initial subsequent encounter closed unilateral displaced bone mellitus type region site routine "
        "healing essential specified disease disorder syndrome limb extremity infant lower upper drum spontaneous"
    )
)
"""Stems that a title may add: they tell nothing that the record would have to."""


_LETTER = re.compile(r"\b(?!I\b)[A-Z]\b")
"""A kind by its letter, `Hepatitis A`, that a single word does not tell."""
_ARM = frozenset({"forearm", "arm", "elbow", "wrist", "shoulder", "hand", "finger", "thumb", "axilla"})
_LEG = frozenset(
    {
        "feet",
        "legs",
        "knees",
        "ankles",
        "leg",
        "calf",
        "knee",
        "ankle",
        "foot",
        "heel",
        "thigh",
        "hip",
        "shin",
        "toe",
    }
)
_LIMBS = {
    "upper limb": _ARM,
    "upper extremit": _ARM,
    "lower limb": _LEG,
    "lower extremit": _LEG,
    "lower leg": frozenset({"ankle", "shin", "calf"}),
    "ankle and foot": frozenset({"ankle", "foot", "heel", "toe", "big"}),
}
"""Parts that a title may mean by the limb."""
_TRIMESTER = frozenset({"first", "second", "third", "trimester"})


def chosen(wanted: Description, found: tuple[Likely, ...]) -> Likely | None:
    """The one that the description stands for: it meets all of it, or more than any other."""
    return _whole(wanted, found) or _outstanding(wanted, found)


def _outstanding(wanted: Description, found: tuple[Likely, ...]) -> Likely | None:
    best = found[0]
    known = replace(wanted, told=_known(best, wanted.told))
    stands_out = outstanding(wanted, found, _lacking(best, wanted.told), _added(best, known.told))
    return best if stands_out and not _leaves_open(best, known) else None


def _known(one: Likely, wanted: Told) -> Told:
    """The description with the wordings by which a code was found, unless its title is that of all that is left over."""
    if _LEFT_OVER.search(one.entry.description):
        return wanted
    return wanted.saying(frozenset(stems_of(" ".join(one.met))))


def _whole(wanted: Description, found: tuple[Likely, ...]) -> Likely | None:
    """The one that meets all of the description, where the titles as near to it add what nobody said.

    Of CPT only common codes have words here, so none of it is sure; a single word has to be one of a title that leaves
    nothing unspecified.
    """
    judged = _complete(found, wanted.told)
    near = [one for one in judged if one.score >= judged[0].score - _AS_NEAR]
    added = [_added(one, _known(one, wanted.told)) for one in near]
    best, least = min(zip(near, added, strict=True), key=lambda pair: (pair[1], -pair[0].score))
    if best is not found[0] and not told(best.entry.description).said & wanted.told.said:
        best, least = (
            found[0],
            added[0],
        )  # a title that shares no word with the description adds few by being short
    known = replace(wanted, told=_known(best, wanted.told))
    if least and _one_of_many(best, least, zip(near, added, strict=True), wanted.told):
        return None
    if not _meets(best, wanted) or _leaves_open(best, known) or best.entry.code.startswith(_SEVERITY):
        return None
    if _words(best.entry.description) == _words(wanted.words):
        return best
    rest = [one.score for one, more in zip(near, added, strict=True) if one is not best and more <= least]
    following = [one.score for one in judged if one not in near]
    worth = best.score / best.cover**2  # what it meets in other words counts as met
    ahead = best.score - max((*rest, *following), default=0.0)
    sure = (worth >= _SURE and ahead >= _AHEAD) or (worth >= _LIKELY and ahead >= _FAR_AHEAD)
    return best if sure else None


def _one_of_many(best: Likely, least: int, near: Iterable[tuple[Likely, int]], wanted: Told) -> bool:
    """Whether titles as near add other things each: of `pregnancy, first trimester` none of its conditions is told."""
    own = _more(best, wanted)
    apart = [
        one
        for one, more in near
        if more <= least + 1 and {*one.missed} <= {*best.missed} and not own & _more(one, wanted)
    ]
    return len(apart) >= _MANY


_MANY = 3


def _more(one: Likely, wanted: Told) -> frozenset[str]:
    """What a title says that nobody told."""
    return told(_INCLUDING.sub("", one.entry.description)).said - _known(one, wanted).said - _NO_MORE


def together(fitting: Sequence[Likely], parts: Sequence[Description]) -> bool:
    """Whether the codes of several conditions stand for the text: none says that the others are not there or is far-fetched."""
    if len(fitting) == 1:
        return True
    if any(_ALONE.search(one.entry.description) or one.entry.code == _PRESUMED for one in fitting):
        return False
    pairs = tuple(zip(fitting, parts, strict=True))
    if any(_denies(one, part) for one in fitting for part in parts):
        return False
    worded = all(len(part.words.split()) > 1 or one.score >= _WHOLE for one, part in pairs)
    return worded or all(one.score >= _EXACT and _added(one, part.told) <= 1 for one, part in pairs)


def _denies(one: Likely, part: Description) -> bool:
    """Whether a title denies what another part of the text tells: `without heart failure` beside a failing heart."""
    return told(one.entry.description).denied > frozenset() and part.told.contradicts(
        told(one.entry.description)
    )


def of_encounter(one: Likely, wanted: Told, reference: Reference) -> Likely:
    """The code of the same injury for the encounter that the description tells."""
    entry = one.entry
    if not (wanted.encounter and _OF_ENCOUNTER.fullmatch(entry.code)) or entry.code.endswith(
        wanted.encounter
    ):
        return one
    other = reference.catalogue.entry(CodeSystem.ICD10CM, entry.code[:-1] + wanted.encounter, reference.on)
    if isinstance(other, Entry) and other.status is CodeStatus.ACTIVE:
        return replace(one, entry=other)
    return one


_OF_ENCOUNTER = re.compile(r"\w{3}\.\w{3}[A-Z]")
"""A code whose seventh character is that of the encounter."""


def _added(one: Likely, wanted: Told) -> int:
    """How many things the title says that the description does not; what it leaves unspecified is nearer than another kind."""
    title = one.entry.description
    either = _EITHER.fullmatch(title)
    if either and wanted.said & frozenset(stems_of(title)):
        return 0
    own = told(_INCLUDING.sub("", title))
    both = own.said & own.denied & wanted.denied  # `without contrast followed by with contrast`
    return len((own.said - wanted.said - _NO_MORE) | both) + bool(_OTHER.search(title))


def _meets(one: Likely, wanted: Description) -> bool:
    """Whether the code meets the whole description, but for words that a title has otherwise."""
    if one.entry.system is CodeSystem.CPT:
        return False
    lacking = _lacking(one, wanted.told)
    return not lacking or (one.cover >= _WHOLE and not lacking & _SIDES)


def telling(one: Likely) -> frozenset[str]:
    """What a title says that the record would have to tell."""
    return told(one.entry.description).said - _NO_MORE


def closed(one: Likely, wanted: Description) -> bool:
    """Whether a title leaves nothing open that the description should have told."""
    return not _leaves_open(one, replace(wanted, told=_known(one, wanted.told)))


def added(one: Likely, wanted: Description, title: str) -> int:
    """How many things a title, or a part of it, says that the description does not, read as it was found."""
    return len(told(title).said - _known(one, wanted.told).said - _NO_MORE) + bool(_OTHER.search(title))


def _lacking(one: Likely, wanted: Told) -> frozenset[str]:
    """What of the description neither the code's names meet nor its title has in another way."""
    title = told(one.entry.description)
    return frozenset(word for word in one.missed if not _otherwise(word, one, title, wanted))


def _complete(found: Sequence[Likely], wanted: Told) -> Sequence[Likely]:
    """Those that meet every word, else those that meet all in some way, else all."""
    meeting = [one for one in found if one.cover >= _MOST and not _lacking(one, wanted)]
    return [one for one in meeting if not one.missed] or meeting or found


def _otherwise(word: str, one: Likely, title: Told, wanted: Told) -> bool:
    """Whether a title has a word of the description in another way: a limb for its part, a number in a range, a denial."""
    text = title.words.lower()
    return (
        word in _PASSED_OVER
        or (word in _SIDES and ("unilater" in title.said or not (title.side or _OPEN in text)))
        or any(word in parts and limb in text for limb, parts in _LIMBS.items())
        or (word in _TRIMESTER and "trimester" in one.missed)
        or (word.startswith("non") and bool(title.denied.intersection(stems_of(word[3:]))))
        or (word.isdigit() and _in_range(int(word), text))
        or bool(wanted.denied.intersection(stems_of(word)))
    )


_RANGE = re.compile(
    r"(\d+(?:\.\d+)?)(?: \w+)?(?: ?- ?| to )(\d+(?:\.\d+)?)|(\d+)(?: \w+)? or (?:less|under)"
    r"|(\d+)(?: \w+)? or (?:more|over|greater)"
)


def _in_range(number: int, title: str) -> bool:
    """Whether a title names a range that holds the number: `30 minutes or less`, `40.0-44.9`."""
    found = _RANGE.search(title)
    if not found:
        return False
    low, high, most, least = found.groups()
    if low:
        return float(low) <= number <= float(high)
    return number <= int(most) if most else number >= int(least)


def _leaves_open(one: Likely, wanted: Description) -> bool:
    """Whether the title leaves open, or tells, what the description should have told."""
    text, title = one.entry.description, _words(one.entry.description)
    left = text.lower().count(_OPEN)
    if left and (left > _LEFT_OPEN or _added(one, wanted.told) > 1) and _OPEN not in wanted.words.lower():
        return True
    if _GENERAL.search(text) and _OPEN not in wanted.words.lower():
        return True
    if wanted.lone and _LETTER.search(text):
        return True
    if (_words(_OF_THE_HEART.sub(" ", text)) & _SIDES and not wanted.told.side) or (
        _SIDELESS.search(text) and _OPEN not in wanted.words.lower()
    ):
        return True
    if wanted.lone and re.search(rf"[(\[]{re.escape(wanted.words)}[)\]]", text, re.IGNORECASE):
        return False
    added = _added(one, wanted.told)
    if _ITEM.match(one.entry.code) and added > len(wanted.told.said):
        return True
    named = _OWNED.sub("", wanted.words.lower()) in title or one.score >= _WHOLE
    return wanted.lone and (not named or _OPEN in title or added > 0)


_OWNED = re.compile(r"['’]s\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _LITTLE
