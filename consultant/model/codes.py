"""Code systems and citations: a code as somebody wrote it in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeSystem(StrEnum):
    """A published set of codes; the value is the name used in JSON, URLs and tables."""

    CPT = "cpt"
    HCPCS = "hcpcs"
    ICD10CM = "icd10cm"
    ICD10PCS = "icd10pcs"
    MODIFIER = "modifier"
    POS = "pos"
    DRG = "drg"
    REVENUE = "revenue"
    CDT = "cdt"
    NDC = "ndc"
    ICD9CM = "icd9cm"
    CARC = "carc"
    RARC = "rarc"
    TOB = "tob"
    APC = "apc"
    HCC = "hcc"
    NCD = "ncd"
    LCD = "lcd"
    ARTICLE = "article"


PROCEDURE_SYSTEMS = frozenset({CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT})
"""Systems whose codes stand on a claim line, take modifiers and units, and meet NCCI edits."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One code as written in a text.

    `code` is in normal form (CPT and HCPCS five characters upper case, ICD-10-CM with its dot, POS two digits);
    `span` is the half-open character range in the text that was read, modifiers and units included.
    A code that does not exist is still a citation; whether it is valid is the catalogue's word, not the parser's.
    """

    system: CodeSystem
    code: str
    span: tuple[int, int]
    modifiers: tuple[str, ...] = ()
    units: int | None = None
    range_end: str | None = None
    quoted: bool = False
    wildcard: bool = False
    confidence: float = 1.0
    reason: str = ""


class IdentifierKind(StrEnum):
    """Kinds of patient identifiers (45 CFR 164.514(b)(2)); the value upper-cased is the mask: `[DOB]`."""

    NAME = "name"
    DOB = "dob"
    MRN = "mrn"
    MEMBER_ID = "member_id"
    SSN = "ssn"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    ADDRESS = "address"
    ACCOUNT = "account"
    CLAIM = "claim"
    DEVICE = "device"
    PLATE = "plate"
    LICENCE = "licence"
    IP = "ip"
    URL = "url"
    AGE = "age"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A patient identifier found in a text: its kind and half-open character range."""

    kind: IdentifierKind
    span: tuple[int, int]
