"""The diagnosis that a story tells, weighed over all that it may be: how sure the first is, and which are next.

Each code that the search hears in the story gets points for what it has of the story and of what titles tell apart, and loses
points for what it says besides or against it. The points are the table `weights.txt`, found by
`python -m tests.answering.evaluation.weigh_titles`; of a hundred points a code is e times as likely as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from consultant.answering.findings.descriptions import weighing
from consultant.answering.findings.descriptions.story import Story, story
from consultant.answering.findings.descriptions.told_apart import DIAGNOSES as APART
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.patterns import pattern
from consultant.answering.reading.clinical import told
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard

TABLE = Path(__file__).parent / "weights.txt"
DIAGNOSES = frozenset({CodeSystem.ICD10CM})
_MOST = 3
"""Differences beyond which further ones count no more."""
_OPEN = re.compile(r"\bunspecified\b|\bnot otherwise\b", re.IGNORECASE)
_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
_SIDE_OPEN = re.compile(
    r"\bunspecified (?:side|eye|ear|limb|hand|foot|arm|leg|knee|hip|shoulder|ankle|wrist|elbow|breast|lower"
    r"|upper|femur|tibia|kidney|lung)",
    re.IGNORECASE,
)
_ENCOUNTERS = (("subsequent encounter", "D"), ("sequela", "S"), ("initial encounter", "A"))
_LIKE = {"A": frozenset({"", "A", "B", "C"}), "D": frozenset({"D", "E", "F"}), "S": frozenset({"S"})}
"""Encounters that a story tells and a title of each may stand for."""
_CHAPTERS = (
    (
        "cause",
        re.compile(r"[V-Y]"),
        pattern(
            r"external cause|cause code|\b[VWXY][- ]?code|how it happened|activity code|place of occurrence"
        ),
    ),
    (
        "pregnancy",
        re.compile(r"O|Z3A"),
        pattern(
            r"pregnan|gestat|trimester|weeks|\bob\b|post-?partum|deliver|\blabor\b|fetus|fetal|placenta|miscarr"
            r"|abort|gravid|prenatal|antepartum|cesarean|c-section|eclampsia|maternity|birth|midwife|\btwin"
            r"|triplet|hyperemesis|lactat|nursing|breast-?fe|amnio|membranes|ectopic|\bmole\b|puerper|\bmom\b"
            r"|mother"
        ),
    ),
    (
        "newborn",
        re.compile(r"P"),
        pattern(
            r"newborn|neonat|infant|baby|preemie|premature|preterm|birth|nursery|nicu|days? old|day-old"
            r"|hours old|perinatal|weeks? old|week-old"
        ),
    ),
    (
        "congenital",
        re.compile(r"Q"),
        pattern(
            r"congenital|born|birth|malform|absence|anomal|inherited|hereditary|syndrome|cleft|newborn|infant"
            r"|child|baby|peds|pediatric|deform"
        ),
    ),
    (
        "neoplasm",
        re.compile(r"C|D[0-4]"),
        pattern(
            r"cancer|carcin|malign|tumou?r|neoplas|\bmets\b|metast|lymphoma|leukem|sarcoma|melanoma|benign"
            r"|\bmass\b|growth|polyp|cyst|fibroid|lump|oma\b|in situ|uncertain behav|\bca\b|\bmole\b|nevus"
        ),
    ),
    (
        "harm",
        re.compile(r"T"),
        pattern(
            r"overdos|poison|toxic|adverse|side effect|reaction|underdos|took too|swallow|ingest|exposure|bite"
            r"|sting|venom|drug|medication|pill|missed dose|skipp|burn|frostbite|foreign body|stuck|implant"
            r"|prosthe|device|graft|catheter|transplant|complication|infect|wrong|fumes|chemical|alcohol|asphyx"
            r"|abuse|neglect|allerg|anaphyl|heat|cold|drown|radiation|shock|leak|dislocat|broke|scald|corros"
            r"|\blye\b|acid|smother|embol|\bhot\b|lightning|electro|carbon|\bgas\b|snake|spider|wound|surg"
        ),
    ),
)
"""Chapters of which a story has to speak: the codes, and the words."""


def weighed(text: str, reference: Reference) -> tuple[Weighed, ...]:
    """The likeliest diagnoses that are reportable on the day, best first; none where nothing is heard."""
    if reference.search is None:
        return ()
    judging = Judging(story(text))
    heard = reference.search.heard(judging.story.words, DIAGNOSES)
    judged = {one: judging.traits(one) for one in heard}
    return weighing.likeliest(weighing.ranked(judged, TABLE), CodeSystem.ICD10CM, reference)


def side_open(title: str) -> bool:
    """Whether a title leaves the side open that another code has."""
    return bool(_SIDE_OPEN.search(title))


class Judging:
    """One story, against which titles are judged."""

    def __init__(self, told_story: Story) -> None:
        self.story = told_story
        sex = APART.told(told_story.whole).get("sex", frozenset())
        self._values = {**APART.told(told_story.words), **({"sex": sex} if sex else {})}
        self._spoken_of = frozenset(name for name, _, words in _CHAPTERS if words.search(told_story.whole))

    def traits(self, one: Heard) -> dict[str, float]:
        """What speaks for a code and against it."""
        title = told(one.title)
        found = {
            **weighing.of_names(one),
            "denied": min(len(self.story.denied & (title.said - title.denied) - self.story.said), _MOST),
            "denies the same": min(len(self.story.denied & title.denied), 2),
            "denies alone": bool(title.denied) and self.story.denied.isdisjoint(title.denied),
            **dict.fromkeys(self._named(one, title.side), 1.0),
        }
        agreed = APART.compared(APART.titled(one.title), self._values)
        found |= weighing.of_agreement(agreed, _MOST)
        return {name: float(value) for name, value in found.items() if value}

    def _named(self, one: Heard, side: str) -> Iterator[str]:
        yield from self._left_open(one.title)
        if side:
            told_side = self.story.side
            yield "side untold" if not told_side else "side" if side == told_side else "other side"
        elif self.story.side and _SIDE_OPEN.search(one.title):
            yield "side left open"
        encounter = next((letter for words, letter in _ENCOUNTERS if words in one.title.lower()), "")
        if encounter:
            fits = self.story.encounter in _LIKE[encounter]
            yield (
                "other encounter" if not fits else "encounter" if self.story.encounter else "encounter untold"
            )
        for name, codes, _ in _CHAPTERS:
            if codes.match(one.code):
                yield f"{name} told" if name in self._spoken_of else f"{name} untold"

    def _left_open(self, title: str) -> Iterator[str]:
        if _OPEN.search(title):
            yield "open as told" if self.story.left_open else "open"
        if _OTHER.search(title):
            yield "other as told" if self.story.of_the_rest else "other"
