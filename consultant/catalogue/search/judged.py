"""What a text means and which codes meet it, whatever the day: the last few are remembered.

One draft asks for the same words on several days, and for the same concepts in several wordings ("the fracture of a rib",
"fracture of rib"). Only what a code was on the day has to be looked up again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from consultant.catalogue.search import heard
from consultant.catalogue.search.meanings import Lexicon
from consultant.catalogue.search.proposals import CANDIDATES, Proposals
from consultant.catalogue.search.ranking import Candidate, Ranked, rank
from consultant.catalogue.search.request import MOST_WORDS, Concept, content_words, joined, read
from consultant.catalogue.search.titles import Titled, titled
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard

REMEMBERED = 128
"""Judgements that are kept, of a hundred codes each: what some ten drafts ask for."""
Concepts = tuple[Concept, ...]
Systems = frozenset[CodeSystem]


class Judged:
    """Reads texts and judges candidates of one open index. Safe to share between threads."""

    def __init__(self, proposals: Proposals, lexicon: Lexicon) -> None:
        self._proposals, self._lexicon = proposals, lexicon
        self.concepts = lru_cache(REMEMBERED)(self._concepts)
        self.content = lru_cache(REMEMBERED)(self._content)
        self.ranked = lru_cache(REMEMBERED)(self._ranked)
        self.titled = lru_cache(REMEMBERED)(self._titled)
        self.heard = lru_cache(REMEMBERED)(self._heard)

    def _concepts(self, text: str, most: int = MOST_WORDS) -> Concepts:
        """The concepts of a finished text, as `request.read` finds them."""
        return read(text, self._lexicon, most=most)

    def _content(self, text: str) -> tuple[str, ...]:
        """The words of a request that say something."""
        return tuple(content_words(joined(text, self._lexicon)))

    def _ranked(
        self, concepts: Concepts, systems: Systems, limit: int, *, billable: bool, called: bool
    ) -> tuple[Ranked, ...]:
        """The codes that meet any concept, best first, as `ranking.rank` orders them."""
        proposed = self._proposals.of(concepts, systems, limit, billable=billable, called=called)
        return tuple(rank(concepts, proposed, self._proposals.scales, called=called))

    def _titled(self, concepts: Concepts, systems: Systems) -> tuple[Titled, ...]:
        """The codes of whose names something is told, best first, as `titles.titled` orders them."""
        proposed = self._proposals.of(concepts, systems, CANDIDATES, billable=True)
        return tuple(titled(concepts, proposed, self._proposals.scales))

    def _heard(self, concepts: Concepts, systems: Systems) -> tuple[Heard, ...]:
        """The codes of whose names a story tells anything, as `heard.heard` counts it."""
        told = tuple(one for one in concepts if one.alternatives)
        proposed = self._proposals.of(told, systems, heard.PROPOSED, billable=True, called=True)

        def beginning(code: str) -> Sequence[Candidate]:
            return self._proposals.codes(code, systems, heard.MOST, billable=True)

        return tuple(heard.heard(told, proposed, beginning, self._proposals.scales))
