"""What the flow needs of the world, as protocols of few methods; adapters meet them in `consultant.bootstrap` only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from consultant.model.answer import Draft, Question
from consultant.model.catalogue import (
    Absent,
    BillingSetting,
    CodeSet,
    Entry,
    FeeRow,
    Note,
    PairEdits,
    Release,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdits, CoverageDocument, CoverageRow, ServiceCategory
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.described import Heard, Likely
from consultant.model.fees import (
    AnesthesiaFactor,
    Area,
    Cap,
    Locality,
    Payment,
    PriceIndices,
    PublishedAmount,
    Unpriced,
    ZipArea,
)
from consultant.model.inpatient import Character, IndexLead, InpatientRow, InpatientTable
from consultant.model.mail import Arrival, OutgoingMail, SendOutcome, SentCopy
from consultant.model.membership import Memberships, RiskCategory
from consultant.model.neighbours import Neighbours, Partners


class Clock(Protocol):
    """The present moment, timezone-aware UTC."""

    def __call__(self) -> datetime: ...


class Surroundings(Protocol):
    """What surrounds the fee schedule and the edits; `where` is an area or a ZIP code."""

    def primaries(self, code: str, on: date) -> AddOnEdits | Absent:
        """The primaries of an add-on code; `NO_ROW` says that the code is no add-on."""
        ...

    def add_ons(self, code: str, on: date) -> AddOnEdits | Absent:
        """The add-on codes that name the code as a primary."""
        ...

    def payment(
        self, code: str, modifier: str, where: Area | str, on: date, *, facility: bool = False
    ) -> Payment | Unpriced | Absent:
        """The fee schedule amount in an area with the parts that it comes from, in US dollars."""
        ...

    def published_amount(self, code: str, modifier: str, area: Area, on: date) -> PublishedAmount | Absent:
        """The amount that a loaded payment file states."""
        ...

    def outpatient_cap(self, code: str, modifier: str, area: Area, on: date) -> Cap | Absent:
        """The outpatient amounts that the technical part may not exceed in an area; `NO_ROW`: it is not capped."""
        ...

    def zip_area(self, zip5: str, on: date) -> ZipArea | Absent:
        """The payment area of a ZIP code."""
        ...

    def localities(self, area: Area, on: date) -> tuple[Locality, ...] | Absent:
        """An area in words."""
        ...

    def price_indices(self, area: Area, on: date) -> PriceIndices | Absent:
        """The geographic practice cost indices of an area."""
        ...

    def anesthesia_factor(self, where: Area | str, on: date) -> AnesthesiaFactor | Absent:
        """US dollars for an anesthesia unit."""
        ...

    def anesthesia_factors(self, state: str, on: date) -> tuple[AnesthesiaFactor, ...] | Absent:
        """The same for each area of a state, told by its two letters."""
        ...

    def category(self, code: str, on: date) -> ServiceCategory | Absent:
        """The RBCS category of a procedure code."""
        ...

    def coverage(self, code: str, on: date) -> tuple[CoverageRow, ...] | Absent:
        """What coverage documents in force say of a code; `NO_ROW` never says that something is covered."""
        ...

    def codes_after(self, system: CodeSystem, on: date, after: str, limit: int) -> tuple[str, ...]:
        """Codes of a system in force on a day, in order, from the one behind `after` on."""
        ...

    def neighbours(self, system: CodeSystem, code: str, on: date) -> Neighbours:
        """The codes before and behind one in its list."""
        ...

    def partners(self, code: str, setting: BillingSetting, on: date, limit: int) -> Partners | None:
        """The codes that a code has edits in force with; None where the setting's edits are not loaded."""
        ...

    def inpatient_leads(self, text: str) -> tuple[IndexLead, ...]:
        """Where the terms of the ICD-10-PCS index that a text names lead, the longer terms first; none without an index."""
        ...

    def inpatient_table(self, code: str) -> InpatientTable | None:
        """A table of ICD-10-PCS by its three characters; None where no loaded release has it."""
        ...

    def inpatient_rows(self, operation: str) -> tuple[InpatientRow, ...]:
        """The rows of all tables of an operation, told in small type, in the newest loaded tables of ICD-10-PCS."""
        ...

    def coverage_document(self, system: CodeSystem, number: str, on: date) -> CoverageDocument | Absent:
        """A national or local determination or an article by its displayed number."""
        ...


class Describing(Protocol):
    """Finds codes by what they describe."""

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """Codes of these systems, reportable on a day, that the words may stand for, best first; none without an index."""
        ...

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """Codes of these systems, reportable on a day, of whose titles a mail tells most, best first; none without an index.

        `cover` is the share of a title that is told, `score` grows with it and with how much that says.
        """
        ...

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        """Codes of these systems, of any day, of whose names a story tells anything; none without an index."""
        ...


class Catalogue(Surroundings, Protocol):
    """Look-ups in the published code sets, by date of service. Absence is a value, never an exception."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        """What the release in force on that date holds on the code; a terminated or header code is an Entry."""
        ...

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        """Direct children of a header, in the release's order."""
        ...

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        """ICD-10-CM notes that apply to the code, its own and its ancestors'."""
        ...

    def pair_edits(self, first: str, second: str, setting: BillingSetting, on: date) -> PairEdits | Absent:
        """NCCI PTP rows of the pair in both directions; `Absent.NO_ROW` when no row exists at all."""
        ...

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        """The MUE of a code; some are unpublished, so NO_ROW is not "no limit"."""
        ...

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        """The MPFS relative value row of code and modifier (empty string for none)."""
        ...

    def crosswalk(self, code: str, direction: Direction, on: date) -> Crosswalk | Absent:
        """Where the General Equivalence Mappings lead, each target judged for the day."""
        ...

    def characters(self, code: str) -> tuple[Character, ...]:
        """Each character of an ICD-10-PCS code in words, with its definition; three of them when no table row holds the code."""
        ...

    def memberships(self, code: str, on: date) -> Memberships:
        """Risk categories, CCSR, MS-DRGs, CC or MCC, claim edits and POA exemption of an ICD-10-CM code."""
        ...

    def risk_category(self, category: str, model: str, on: date) -> RiskCategory | Absent:
        """A category of a risk model (`CMS-HCC Model V28`) by its number, with its label and its place in the hierarchy."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """Every loaded release, by set and date."""
        ...

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        """The release of the set in force on that date."""
        ...


class Mailbox(Protocol):
    """A watched IMAP mailbox, connected. Every method raises TransientError or PermanentError."""

    @property
    def uidvalidity(self) -> int:
        """The UIDVALIDITY of the folder as it was opened (RFC 3501 section 2.3.1.1)."""
        ...

    def uids(self) -> list[int]:
        """All UIDs that are in the folder now, ascending."""
        ...

    def fetch(self, uids: Sequence[int]) -> Iterable[Arrival]:
        """The mails with these UIDs, those expunged meanwhile left out; an oversize one with its header only."""
        ...

    def file(self, uids: Sequence[int], folder: str) -> None:
        """Move mails away. Cosmetic: a failure is logged and never raised, the mails are seen again."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait for news, at most this long; whether there may be some. IDLE where the server has it."""
        ...

    def close(self) -> None:
        """Log out, whatever state the connection is in."""
        ...


class Composer(Protocol):
    """Turns a question into a draft; deterministic for the same question and catalogue."""

    def draft(self, question: Question) -> Draft: ...


class Writer(Protocol):
    """Rewrites a text that is masked and holds nothing of the asker's."""

    def rewrite(self, text: str) -> str:
        """The text as it would write it, unchecked. Raises TransientError in bounded time when it does not answer well."""
        ...


class Postman(Protocol):
    """Hands one mail over to the next mail server."""

    def send(self, mail: OutgoingMail) -> SendOutcome:
        """Never raises for what the peer does: the outcome says it."""
        ...


class SentFolder(Protocol):
    """The folder of a mailbox that keeps what was sent."""

    def put(self, copy: SentCopy) -> None:
        """File a copy unless one with its Message-ID is there. Raises TransientError or PermanentError."""
        ...

    def close(self) -> None:
        """Log out, whatever state the connection is in; the next copy connects anew."""
        ...


class Nudge(Protocol):
    """Tells the workers that rows wait. Best effort: losing a nudge loses nothing, the sweep finds the rows."""

    def receive(self, message_ids: Sequence[int]) -> None: ...

    def consult(self, consultation_ids: Sequence[int]) -> None: ...

    def dispatch(self, reply_ids: Sequence[int]) -> None: ...

    def copy(self, reply_ids: Sequence[int]) -> None: ...

    def pending_work(self) -> int:
        """How many nudges to read or draft no worker has taken yet; 0 when the broker does not say."""
        ...

    def pending_replies(self) -> int:
        """How many nudges to send no worker has taken yet; 0 when the broker does not say."""
        ...
