"""Add-on code edits, coverage documents and service categories, as the catalogue answers them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.model.catalogue import Release
from consultant.model.codes import CodeSystem


class AddOnKind(StrEnum):
    """Who says which primaries go with an add-on code (NCCI add-on code edit types 1 to 3)."""

    CLOSED = "1"
    """The list of primaries is complete."""
    CONTRACTOR = "2"
    """The contractor decides; nothing is listed."""
    PARTIAL = "3"
    """Some primaries are listed, and the contractor may accept others."""


@dataclass(frozen=True, slots=True)
class AddOnEdit:
    """One add-on and primary pair; `primary` is empty where the contractor defines it."""

    add_on: str
    primary: str
    kind: AddOnKind
    effective_from: date | None
    deleted_on: date | None
    """Last day of the edit, of the add-on or of the primary, whichever comes first."""
    instruction: str


@dataclass(frozen=True, slots=True)
class AddOnEdits:
    """Edits of an add-on code (or of a primary, from its side), split by the date of service."""

    code: str
    in_force: tuple[AddOnEdit, ...]
    ended: tuple[AddOnEdit, ...]
    release: Release

    @property
    def kinds(self) -> frozenset[AddOnKind]:
        """The types in force; one add-on code may have several."""
        return frozenset(edit.kind for edit in self.in_force)


@dataclass(frozen=True, slots=True)
class ServiceCategory:
    """The RBCS category of a procedure code from a day on."""

    code: str
    category: str
    subcategory: str
    family: str
    procedure: str
    effective_from: date | None
    release: Release


class CoverageKind(StrEnum):
    """Kinds of documents in the Medicare Coverage Database."""

    NCD = "ncd"
    LCD = "lcd"
    ARTICLE = "article"


class Coverage(StrEnum):
    """What a document says of a code."""

    PROCEDURE = "procedure"
    """A procedure that the document is about."""
    SUPPORTS = "supports"
    """A diagnosis that supports medical necessity."""
    DOES_NOT_SUPPORT = "does not support"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class CoverageDocument:
    """A national or local determination, or a billing article, in its highest version; dates as published."""

    kind: CoverageKind
    number: str
    """As displayed: `L12345`, `A12345`, a manual section for national ones."""
    version: str
    title: str
    status: str
    effective_from: date | None
    ended_on: date | None
    contractors: tuple[str, ...]
    """Names of the contractors that follow it; empty for national ones."""
    related: tuple[str, ...]
    release: Release


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One code in one group of a document; the paragraph says what the group means."""

    document: CoverageDocument
    system: CodeSystem
    code: str
    coverage: Coverage
    group: str
    paragraph: str
