"""A code that is told by the chance that it is meant: in the place of nothing, before rules, or in the place of another code.

Codes of a system are weighed over all that a mail may mean (`weighed`, `weighed_items`, `weighed_procedures`). What is told of
the likeliest is the same for each system and stands here; which mails wish such a code is for the own module of a system.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.descriptions import told_codes, told_titles
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import ANY
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

LIKELY, SURE = 0.5, 0.75
"""A code is told from such a chance; from the higher one it stands for itself, before any rule or question back."""
_AHEAD_LIKELY, _AHEAD = 0.3, 1.8
"""It is told from a lower chance too, where that is so many times the chance of the next."""
_ALONE, _TOLD_ALONE = 0.9, 0.6
"""The chance of a code that has hardly a rival, and the share of a name that is then enough."""
_GIVEN_UP, _MORE = 3.0, 0.1
"""A code that was found is given up for one that is so many times as likely, unless it has so much more of the mail's words."""
_NEAR = 0.08
"""The chance below which a code is not shown."""
_OPEN = frozenset({"no_code", "codes_near", "code_near", "not_answered"})
_RULES = frozenset({*NOTES, "verdict", "rule"})
Found = tuple[Finding, ...]


def says_nothing(found: Found) -> bool:
    """Whether findings leave open which code is meant."""
    return {one.kind for one in found} <= _OPEN


def led_by_rule(found: Found) -> bool:
    """Whether a rule leads the findings."""
    return found[0].kind in _RULES


def fitting(one: Weighed, ask: Ask, reference: Reference) -> Found:
    """That the code fits what the mail tells, and nothing besides."""
    likely = Likely(one.entry, one.chance, one.chance)
    return (told_codes.fitting(likely, told_titles.whole(ask.text, ANY), reference),)


@dataclass(frozen=True, slots=True)
class ByChance:
    """The codes of one system."""

    system: CodeSystem
    weighed: Callable[[str, Reference], Sequence[Weighed]]
    fitting: Callable[[Weighed, Ask, Reference], Found]
    """What is told of the code that is meant."""
    taken: Callable[[Sequence[Weighed], Ask], bool]
    """Whether the first of the likeliest may be told: it leaves nothing open that has to be told."""
    share: float
    """Of the words of a mail a code has so much at least."""
    weight: float
    """How rare words of a name have to be, together, that are told of it."""
    told: float
    """The share of a name from which a code may be meant."""
    whole: float
    """The same of one that is told before a rule, or in the place of another."""

    def best(self, every: Sequence[Weighed], ask: Ask, least: float) -> Weighed | None:
        """The likeliest code, where it has that chance."""
        best = every[0] if every else None
        if best is None or best.chance < least or not self._heard(best):
            return None
        return best if self.taken(every, ask) else None

    def likely(self, every: Sequence[Weighed], ask: Ask) -> Weighed | None:
        """The best code, where it is likely or far ahead of the next."""
        best = self.best(every, ask, _AHEAD_LIKELY)
        ahead = best is not None and all(best.chance >= _AHEAD * one.chance for one in every[1:])
        return best if ahead else self.best(every, ask, LIKELY)

    def sure(self, every: Sequence[Weighed], ask: Ask, least: float = SURE) -> Weighed | None:
        """The code that the mail tells for sure: nearly whole, or with hardly a rival."""
        best = self.best(every, ask, max(least, SURE))
        if best is None:
            return None
        return best if best.told >= (self.whole if best.chance < _ALONE else _TOLD_ALONE) else None

    def tells(self, ask: Ask, reference: Reference) -> bool:
        """Whether the mail tells a code for sure."""
        return self.sure(self.weighed(ask.text, reference), ask) is not None

    def in_place_of_nothing(self, found: Found, ask: Ask, reference: Reference, least: float) -> Found:
        """The code where it has that chance; else the likeliest to choose from, where one was named or shown before."""
        every = self.weighed(ask.text, reference)
        if best := self.likely(every, ask) if least == LIKELY else self.best(every, ask, least):
            return self.fitting(best, ask, reference)
        if least > LIKELY and not any(one.values.get("system") is self.system for one in found):
            return found
        near = (one for one in every if one.chance >= _NEAR and self._heard(one))
        shown = tuple(Likely(one.entry, one.chance, one.chance) for one in near)
        return told_codes.nearest(shown) if shown else found

    def before_rules(self, found: Found, ask: Ask, reference: Reference) -> Found:
        """The code before rules that do not name it."""
        best = self.likely(self.weighed(ask.text, reference), ask)
        if best is None or best.told < self.whole or _named(found, best):
            return found
        return (*self.fitting(best, ask, reference), *found)

    def corrected(self, found: Found, ask: Ask, reference: Reference) -> Found:
        """Another code in the place of the only one that was found, where this one is hardly meant."""
        fitting = [one for one in found if one.kind == "code_fitting"]
        if len(fitting) != 1 or found[0].kind != "code_fitting":
            return found
        every = self.weighed(ask.text, reference)
        best = self.likely(every, ask)
        if best is None or best.told < self.whole or best.entry.code in fitting[0].codes:
            return found
        before = next((one for one in every if one.entry.code in fitting[0].codes), None)
        if before and (_GIVEN_UP * before.chance > best.chance or before.share > best.share + _MORE):
            return found
        return self.fitting(best, ask, reference)

    def surely(self, found: Found, ask: Ask, reference: Reference, least: float = SURE) -> Found:
        """The code in the place of anything else, and before rules, where the mail tells it for sure.

        `least`: the chance that it has to have, where that is more than that of what is sure.
        """
        if found[0].kind == "code_fitting":
            return found  # `corrected` has looked at it
        best = self.sure(self.weighed(ask.text, reference), ask, least)
        if best is None or _named(found, best):
            return found
        return (*self.fitting(best, ask, reference), *(found if led_by_rule(found) else ()))

    def _heard(self, one: Weighed) -> bool:
        return one.told >= self.told and one.share >= self.share and one.weight >= self.weight


def _named(found: Found, best: Weighed) -> bool:
    code = best.entry.code
    return any(code in one.codes or code in str(one.values.get("first")) for one in found)
