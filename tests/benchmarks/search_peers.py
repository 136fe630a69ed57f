"""What the search is measured against: FTS5 as it comes, FTS5 in tantivy's place, and rapidfuzz over all titles."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from consultant.catalogue.search.documents import Document
from consultant.catalogue.search.proposals import CANDIDATES
from consultant.catalogue.search.ranking import INHERITED, Candidate, Name
from consultant.catalogue.search.request import Alternative, Concept
from consultant.catalogue.search.weights import weight
from consultant.catalogue.search.words import words

PLACES = 10


class FullText:
    """An FTS5 table of titles and other names with Porter's stems, ranked by bm25."""

    def __init__(self, file: Path, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._connection = sqlite3.connect(file)
        self._connection.execute(
            "CREATE VIRTUAL TABLE codes USING fts5 (title, terms, inherited, tokenize = 'porter', prefix = '2 3 4')"
        )
        rows = (
            (number, one.title, " ".join(one.terms), " ".join(one.inherited))
            for number, one in enumerate(documents)
        )
        self._connection.executemany(
            "INSERT INTO codes (rowid, title, terms, inherited) VALUES (?, ?, ?, ?)", rows
        )
        self._connection.execute("INSERT INTO codes (codes) VALUES ('optimize')")
        self._connection.commit()

    def any_word(self, request: str) -> list[str]:
        """Plain: documents with any of the words, as FTS5 ranks them."""
        asked = " OR ".join(f'"{word.text}"' for word in words(request))
        return [self._documents[number].code for number in self._rows(asked, PLACES)]

    def every_word(self, request: str) -> list[str]:
        """Plain: documents with all of the words."""
        asked = " AND ".join(f'"{word.text}"' for word in words(request))
        return [self._documents[number].code for number in self._rows(asked, PLACES)]

    def candidates(self, concepts: Sequence[Concept]) -> list[Candidate]:
        """What tantivy is asked for, asked of FTS5: documents that meet any concept."""
        asked = " OR ".join(map(_alternative, (one for c in concepts for one in c.alternatives)))
        found = [self._documents[number] for number in self._rows(asked, CANDIDATES)] if asked else []
        return [Candidate(one.system, one.code, _names(one), weight(one)) for one in found]

    def _rows(self, asked: str, limit: int) -> list[int]:
        found = self._connection.execute(
            "SELECT rowid FROM codes WHERE codes MATCH ? ORDER BY bm25(codes, 1.0, 0.8, 0.7) LIMIT ?",
            (asked, limit),
        )
        return [row[0] for row in found]


class Similarity:
    """Every title compared with the request by rapidfuzz."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._codes = [one.code for one in documents]
        self._titles = [utils.default_process(one.title) for one in documents]

    def token_set(self, request: str) -> list[str]:
        """The titles with the most words in common, whatever their order."""
        found = process.extract(
            utils.default_process(request), self._titles, scorer=fuzz.token_set_ratio, limit=PLACES
        )
        return [self._codes[place] for _, _, place in found]


def _alternative(alternative: Alternative) -> str:
    return "(" + " AND ".join(f'"{word.text}"' for word in words(alternative.text)) + ")"


def _names(one: Document) -> tuple[Name, ...]:
    own = [Name(text, 1.0) for text in (one.title, *one.terms)]
    return (*own, *(Name(text, INHERITED) for text in one.inherited))
