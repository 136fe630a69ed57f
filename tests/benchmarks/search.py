"""Search: milliseconds and recall on the requests of `tests/catalogue/search`, beside FTS5 and rapidfuzz.

The figures are of the catalogue in CONSULTANT_HOME: with all of ICD-10-CM, ICD-10-PCS and HCPCS loaded they are those
that the limits are about. Requests whose codes are in no loaded set are left out.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import psutil

from consultant.catalogue import published
from consultant.catalogue.search import index
from consultant.catalogue.search.documents import Document, documents
from consultant.catalogue.search.engine import CodeSearch, assemble
from consultant.catalogue.search.hits import Wanted
from consultant.catalogue.search.ranking import rank
from consultant.catalogue.search.request import read
from consultant.catalogue.search.synonyms import load_synonyms
from consultant.catalogue.search.words import words
from consultant.catalogue.store import open_catalogue
from consultant.settings import PROJECT
from tests.benchmarks.search_peers import FullText, Similarity
from tests.catalogue.search.quality import PLACES, Finder, Pair, pairs, recall

SYNONYMS = PROJECT / "config" / "synonyms.toml"
WANTED = Wanted(date(2026, 11, 23), limit=PLACES)
RANDOM_REQUESTS = 400
RANDOM_WORDS = 3
COMPARED = 5
"""Every so many requests are asked of rapidfuzz, which takes a third of a second each."""


def measure(home: Path, catalogue: Path) -> dict[str, float]:
    """Speed, memory and quality; every request once, so nothing is served from a cache of answers."""
    figures, search = _opened(catalogue)
    every = list(_documents(catalogue))
    asked = _answerable(every)
    figures |= _speed(search, every, [pair.request for pair in asked])
    current = [one for one in every if one.current]
    peers = _peers(home, catalogue, current)
    figures |= _quality({"this search": lambda text: _codes(search, text), **peers}, asked)
    similarity = Similarity(current)
    few = asked[::COMPARED]
    return figures | _judged("rapidfuzz token_set_ratio", similarity.token_set, few, "every fifth request")


def _opened(catalogue: Path) -> tuple[dict[str, float], CodeSearch]:
    entry = open_catalogue(catalogue).entry
    before, start = psutil.Process().memory_info().rss, time.perf_counter()
    search = CodeSearch(catalogue, SYNONYMS, entry)
    _codes(search, "warm up")
    opened = 1000 * (time.perf_counter() - start)
    grown = (psutil.Process().memory_info().rss - before) / 1e6
    folder = _index_folder(catalogue)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return {"open and first search, ms": opened, "memory added, MB": grown, "index on disk, MB": size}, search


def _index_folder(catalogue: Path) -> Path:
    file = published.current(catalogue)
    assert file is not None
    return catalogue / index.name_in(file)


def _documents(catalogue: Path) -> Iterable[Document]:
    file = published.current(catalogue)
    assert file is not None
    connection = sqlite3.connect(file)
    yield from documents(connection)
    connection.close()


def _answerable(every: Sequence[Document]) -> list[Pair]:
    beginnings = {one.code[:length] for one in every for length in range(1, len(one.code) + 1)}
    return [pair for pair in pairs() if not beginnings.isdisjoint(one.rstrip("*") for one in pair.codes)]


def _codes(search: CodeSearch, text: str) -> list[str]:
    return [hit.entry.code for hit in search.search(text, WANTED)]


def _speed(search: CodeSearch, every: Sequence[Document], requests: Sequence[str]) -> dict[str, float]:
    chance = random.Random(20261123)
    titles = [one.title for one in chance.sample(every, RANDOM_REQUESTS)]
    drawn = [_some_words(title, chance) for title in titles]
    typed = [text[:length] for text in requests[::2] for length in range(1, len(text) + 1)]
    beginnings = [one.code[:length] for one in chance.sample(every, 100) for length in (3, 4, 5)]
    return {
        "codes": float(len(every)),
        **_times("requests as people type", requests, lambda text: _codes(search, text)),
        **_times("three words of any title", drawn, lambda text: _codes(search, text)),
        **_times("while typing, each letter", typed, lambda text: search.search(text, WANTED, typing=True)),
        **_times("beginnings of codes", beginnings, lambda text: _codes(search, text)),
    }


def _some_words(title: str, chance: random.Random) -> str:
    found = [word.text for word in words(title)]
    return " ".join(chance.sample(found, min(RANDOM_WORDS, len(found))))


def _times(name: str, texts: Sequence[str], work: Callable[[str], object]) -> dict[str, float]:
    """Median and p99 by the clock, and p99 of the processor's time, which other work on the machine does not lengthen."""
    spent, busy = [], []
    for text in texts:
        start, began = time.perf_counter(), time.thread_time()
        work(text)
        spent.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.thread_time() - began))
    return {
        f"{name}, median ms": _at(spent, 0.5),
        f"{name}, p99 ms": _at(spent, 0.99),
        f"{name}, p99 ms of processor": _at(busy, 0.99),
    }


def _at(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


def _peers(home: Path, catalogue: Path, every: Sequence[Document]) -> dict[str, Finder]:
    text = FullText(home / "peer.sqlite", every)
    opened = assemble(index.open_index(_index_folder(catalogue)), load_synonyms(SYNONYMS))

    def in_tantivys_place(request: str) -> list[str]:
        concepts = read(request, opened.lexicon)
        found = rank(concepts, text.candidates(concepts), opened.proposals.scales)
        return [one.candidate.code for one in found]

    return {
        "FTS5, any word": text.any_word,
        "FTS5, every word": text.every_word,
        "FTS5 for tantivy, the rest as here": in_tantivys_place,
    }


def _quality(finders: dict[str, Finder], asked: Sequence[Pair]) -> dict[str, float]:
    held, tuned = [one for one in asked if one.held_out], [one for one in asked if not one.held_out]
    figures: dict[str, float] = {}
    for name, finder in finders.items():
        figures |= _judged(name, finder, tuned, "tuned on")
        figures |= _judged(name, finder, held, "held out")
        shares = [
            (len(one), figures[f"recall@10 {which}, {name}"])
            for one, which in ((tuned, "tuned on"), (held, "held out"))
        ]
        figures[f"recall@10 every request, {name}"] = sum(count * share for count, share in shares) / len(
            asked
        )
    return figures


def _judged(name: str, finder: Finder, asked: Sequence[Pair], which: str) -> dict[str, float]:
    found: dict[str, Sequence[str]] = {}
    times = _times(name, [one.request for one in asked], lambda text: found.update({text: finder(text)}))
    return {
        f"recall@10 {which}, {name}": recall(lambda text: found[text], asked),
        f"p99 ms of processor {which}, {name}": times[f"{name}, p99 ms of processor"],
    }
