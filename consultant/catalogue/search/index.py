"""The index folder beside the catalogue file: built from it, named in its stamp, checked before it serves.

`search-<16 digits>/` holds tantivy's files, the words of all documents with their numbers, and a manifest with size and
SHA-256 of each file. The digits are the manifest's own digest, and the catalogue's stamp holds the folder's name: a
catalogue never serves with another catalogue's index, and half an index has no name.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256 as digest_of
from pathlib import Path

import tantivy

from consultant.catalogue.search import weights, words
from consultant.catalogue.search.documents import Document, documents
from consultant.catalogue.sources import sha256
from consultant.errors import PermanentError

FORMAT = 2
"""Raised when fields or analysis change: an older index is not served."""

STAMP = "search"
MANIFEST = "manifest.json"
WORDS = "words.json"
VERIFIED = "verified.json"
REMEDY = "run `consultant catalogue build`"
HEAP_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index ready to be searched; `counts` is how often each word stands in all documents."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    counts: dict[str, int]


def prepare(connection: sqlite3.Connection, folder: Path) -> Path:
    """Build the index of a finished catalogue beside it and write its name into the catalogue's stamp."""
    temporary = folder / "indexing"
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        write(documents(connection), temporary)
        target = folder / f"search-{sha256(temporary / MANIFEST)[:16]}"
        if not target.exists():
            temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    connection.execute("INSERT OR REPLACE INTO stamp VALUES (?, ?)", (STAMP, target.name))
    return target


def prune(folder: Path, keep: str) -> None:
    """Remove the indexes of catalogues that no longer serve; who has one open keeps it until it is closed."""
    for old in folder.glob("search-*"):
        if old.name != keep:
            shutil.rmtree(old, ignore_errors=True)


def name_in(file: Path) -> str:
    """The name of the index that belongs to a catalogue file.

    Raises:
        PermanentError: it was built without one.
    """
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = connection.execute("SELECT value FROM stamp WHERE name = ?", (STAMP,)).fetchone()
    finally:
        connection.close()
    if found is None:
        raise PermanentError(f"{file}: built without a search index; {REMEDY}")
    return str(found[0])


def write(rows: Iterable[Document], folder: Path) -> None:
    """Write an index of the documents into a new folder: one segment, so that equal scores keep one order."""
    folder.mkdir(parents=True)
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(words.ANALYSER, words.analyser())
    counts: Counter[str] = Counter()
    with index.writer(HEAP_BYTES, num_threads=1) as writer:
        for row in rows:
            writer.add_document(_fields(row))
            for text in (row.title, *row.terms, *row.inherited):
                counts.update(_distinct(text))
        writer.commit()
        writer.wait_merging_threads()
    (folder / WORDS).write_text(json.dumps(counts, sort_keys=True), encoding="utf-8")
    _write_manifest(folder)


@lru_cache(maxsize=65536)  # names of what stands above a code come with every code below it
def _distinct(text: str) -> frozenset[str]:
    return frozenset(word.text for word in words.words(text))


def open_index(folder: Path) -> OpenIndex:
    """The index in a folder, verified.

    Raises:
        PermanentError: it is missing, damaged or of another version of this program.
    """
    _verify(folder)
    try:
        index = tantivy.Index.open(str(folder))
        index.config_reader(reload_policy="manual")
        counts = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        return OpenIndex(index.searcher(), index.schema, counts)
    except (ValueError, OSError) as error:
        raise PermanentError(f"{folder}: not a search index ({error}); {REMEDY}") from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True, tokenizer_name=words.ANALYSER, index_option="freq")
    builder.add_text_field("terms", stored=True, tokenizer_name=words.ANALYSER, index_option="freq")
    builder.add_text_field("inherited", stored=True, tokenizer_name=words.ANALYSER, index_option="freq")
    builder.add_text_field("others", stored=True, tokenizer_name=words.ANALYSER, index_option="freq")
    builder.add_text_field("code", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("written", stored=True)
    builder.add_text_field("system", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_boolean_field("billable", indexed=True)
    builder.add_float_field("weight", stored=True, fast=True)
    return builder.build()


def _fields(row: Document) -> tantivy.Document:
    return tantivy.Document(
        title=[row.title], terms=list(row.terms), inherited=list(row.inherited), others=list(row.others),
        code=[compact(row.code)],
        written=[row.code.encode()], system=[row.system.value],
        billable=[row.billable], weight=[weights.weight(row)],
    )  # fmt: skip


def compact(code: str) -> str:
    """A code as it is indexed: capitals, no dot."""
    return code.replace(".", "").upper()


def _write_manifest(folder: Path) -> None:
    files = sorted(
        path for path in folder.iterdir() if not path.name.startswith(".") and path.suffix != ".lock"
    )
    entries = {path.name: [path.stat().st_size, sha256(path)] for path in files}
    text = json.dumps({"format": FORMAT, "files": entries}, sort_keys=True)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def _verify(folder: Path) -> None:
    """Sizes at each opening; digests once, and again when a file was touched since."""
    try:
        text = (folder / MANIFEST).read_bytes()
        manifest = json.loads(text)
    except (OSError, ValueError) as error:
        raise PermanentError(f"{folder}: no search index there ({error}); {REMEDY}") from error
    if digest_of(text).hexdigest()[:16] != folder.name.rpartition("-")[2] or manifest["format"] != FORMAT:
        raise PermanentError(f"{folder}: the search index is damaged or of another version; {REMEDY}")
    seen = {name: _fingerprint(folder / name, size) for name, (size, _) in manifest["files"].items()}
    if _remembered(folder) == seen:
        return
    for name, (_, digest) in manifest["files"].items():
        if sha256(folder / name) != digest:
            raise PermanentError(f"{folder / name}: damaged, its content is not what was built; {REMEDY}")
    _remember(folder, seen)


def _fingerprint(file: Path, size: int) -> list[int]:
    if not file.is_file() or file.stat().st_size != size:
        raise PermanentError(f"{file}: missing or cut short; {REMEDY}")
    status = file.stat()
    return [status.st_ino, status.st_mtime_ns]


def _remembered(folder: Path) -> object:
    try:
        return json.loads((folder / VERIFIED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _remember(folder: Path, seen: object) -> None:
    temporary = folder / f".{VERIFIED}.{os.getpid()}"
    try:
        temporary.write_text(json.dumps(seen), encoding="utf-8")
        temporary.replace(folder / VERIFIED)
    except OSError:
        return  # a folder that may only be read: the next opening digests again
