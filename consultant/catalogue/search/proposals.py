"""What is asked of the index: concepts as one tantivy question, and code beginnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Any

from tantivy import DocAddress, Occur, Query

from consultant.catalogue.search.index import OpenIndex
from consultant.catalogue.search.ranking import CALLED, INHERITED, REMEMBERED, Candidate, Name, Scales
from consultant.catalogue.search.request import Alternative, Concept
from consultant.model.codes import CodeSystem

CANDIDATES, WHILE_TYPING = 120, 100
"""How many codes are judged by what they say; fewer while every letter asks again."""

TERMS_BOOST = 3.0
"""What another name of a code is worth beside its title, when candidates are proposed: most codes have none, so that those
which have some count as long and score a third."""


class Proposals:
    """An open index and the questions asked of it."""

    def __init__(self, index: OpenIndex) -> None:
        self._searcher, self._schema = index.searcher, index.schema
        self.scales = Scales(lru_cache(maxsize=65536)(self._rarity))
        self.frequency = lru_cache(maxsize=65536)(self._frequency)
        self._candidate = lru_cache(maxsize=REMEMBERED)(self._read)

    def _frequency(self, stem: str) -> int:
        """In how many documents a stem stands."""
        return max(self._searcher.doc_freq(field, stem) for field in ("title", "terms", "inherited"))

    def _rarity(self, stem: str) -> float:
        return log((self._searcher.num_docs + 1) / (self.frequency(stem) + 1))

    def of(
        self,
        concepts: Sequence[Concept],
        systems: frozenset[CodeSystem],
        limit: int,
        *,
        billable: bool,
        called: bool = False,
    ) -> list[Candidate]:
        """Codes that meet any concept, the most promising ones; by what people call them too, or not."""
        asked = [
            (Occur.Should, self._concept(concept, called=called))
            for concept in concepts
            if concept.alternatives
        ]
        if not asked:
            return []
        met = (
            Occur.Must,
            Query.boolean_query(asked),
        )  # beside filters alone what may be met would have to be scored for all
        return self._candidates(Query.boolean_query([met, *self._filters(systems, billable)]), limit)

    def codes(
        self, beginning: str, systems: frozenset[CodeSystem], limit: int, *, billable: bool
    ) -> list[Candidate]:
        """Codes that begin so (no dot, capitals), in the order of codes."""
        filters = self._filters(systems, billable)
        allowed = Query.boolean_query(filters) if filters else None
        found = [code for code, _ in self._searcher.terms_with_prefix("code", beginning, allowed, limit)]
        if not found:
            return []
        asked = (Occur.Must, Query.term_set_query(self._schema, "code", found))
        candidates = self._candidates(Query.boolean_query([asked, *filters]), limit * 2)
        return sorted(candidates, key=lambda one: (one.code, one.system))

    def _candidates(self, asked: Query, limit: int) -> list[Candidate]:
        hits = self._searcher.search(asked, limit, count=False, weight_by_field="weight").hits
        return [self._candidate(address.segment_ord, address.doc) for _, address in hits]

    def _read(self, segment: int, place: int) -> Candidate:
        return _named(self._searcher.doc(DocAddress(segment, place)).to_dict())

    def _filters(self, systems: frozenset[CodeSystem], billable: bool) -> list[tuple[Occur, Query]]:
        filters = []
        if systems:
            names = sorted(system.value for system in systems)
            filters.append(Query.term_set_query(self._schema, "system", names))
        if billable:
            filters.append(Query.term_query(self._schema, "billable", True))
        return [(Occur.Must, Query.const_score_query(one, 0.0)) for one in filters]

    def _concept(self, concept: Concept, *, called: bool) -> Query:
        met = [self._alternative(one, called=called) for one in concept.alternatives]
        return Query.disjunction_max_query(met, 0.0)

    def _alternative(self, alternative: Alternative, *, called: bool) -> Query:
        stems = [self._stem(stem, called=called) for stem in alternative.stems]
        whole = stems[0] if len(stems) == 1 else Query.boolean_query([(Occur.Must, one) for one in stems])
        return Query.boost_query(whole, alternative.worth)

    def _stem(self, stem: str, *, called: bool) -> Query:
        title = Query.term_query(self._schema, "title", stem, "freq")
        terms = Query.term_query(self._schema, "terms", stem, "freq")
        inherited = Query.term_query(self._schema, "inherited", stem, "freq")
        others = Query.term_query(self._schema, "others", stem, "freq")
        further = [Query.boost_query(others, TERMS_BOOST)] if called else []
        return Query.disjunction_max_query(
            [
                title,
                Query.boost_query(terms, TERMS_BOOST),
                Query.boost_query(inherited, INHERITED),
                *further,
            ],
            0.0,
        )


def _named(stored: Mapping[str, Any]) -> Candidate:
    names = [Name(text, 1.0) for field in ("title", "terms") for text in stored.get(field, ())]
    names += [Name(text, CALLED) for text in stored.get("others", ())]
    names += [Name(text, INHERITED) for text in stored.get("inherited", ())]
    return Candidate(
        CodeSystem(stored["system"][0]),
        bytes(stored["written"][0]).decode(),
        tuple(names),
        stored["weight"][0],
    )
