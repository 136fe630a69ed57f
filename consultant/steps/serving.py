"""The products by mail: what a subject such as `lookup: 99213` asks for, and what its automatic answer tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any, Protocol

from consultant.answering.dates import date_of_service
from consultant.answering.reference import NAMES
from consultant.careers.searching import read, search_of
from consultant.careers.telling import brief, described
from consultant.careers.terms import Terms
from consultant.catalogue.comparison import Pair, compare
from consultant.catalogue.report import Lookup, look_up
from consultant.catalogue.search.hits import Hit, PhraseHits, Wanted
from consultant.catalogue.search.paragraph import is_text
from consultant.codes.citations import cite
from consultant.dispatch.envelope import REPLY_PREFIX
from consultant.model import careers
from consultant.model.careers import Facets, Job, JobOrder
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, Note, Release
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem
from consultant.model.metering import Meter
from consultant.model.neighbours import Partners
from consultant.model.sources import releases_in
from consultant.ports import Catalogue

LONGEST = 2_000
"""Characters of a request; a pasted note is longer than any list of codes."""
CODES = 6
"""Codes told in one mail; the compare page takes more."""
HITS = 10
HELP = "service_help"
SETTINGS = (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)


class Searching(Protocol):
    """The search over all code sets (`consultant.catalogue.search.engine.CodeSearch`)."""

    def search(self, text: str, wanted: Wanted, *, typing: bool = False) -> tuple[Hit, ...]: ...

    def phrases(self, text: str, wanted: Wanted) -> tuple[PhraseHits, ...]: ...


class Jobs(Protocol):
    """The published jobs (`consultant.store.job_search.JobSearch`)."""

    def search(
        self,
        wanted: careers.Wanted,
        now: datetime,
        order: JobOrder = JobOrder.BEST,
        limit: int = 20,
        skip: int = 0,
    ) -> list[Job]: ...

    def facets(self, wanted: careers.Wanted, now: datetime) -> Facets: ...


@dataclass(frozen=True, slots=True)
class Products:
    """What the automatic answers need besides the catalogue."""

    search: Searching
    meter: Meter
    terms: Terms
    """What jobs are told with."""
    reader_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, masked, and for which day of service; `stated` when the mail tells the day."""

    text: str
    on: date
    stated: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An automatic answer: the folder of `templates/email` that words it, and what it tells."""

    template: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A code as the mail tells it; `opened` says whether what rests on licensed data may be told."""

    system: CodeSystem
    found: Lookup
    opened: bool
    partners: tuple[Partners, ...]

    @property
    def absence(self) -> Absent | None:
        """Which kind of absence it is, where no release holds the code."""
        return self.found.entry if isinstance(self.found.entry, Absent) else None

    @property
    def notes(self) -> tuple[Note, ...]:
        """Those of the code and its category; whole chapters have theirs on the page."""
        return tuple(note for note in self.found.notes if self.found.code.startswith(note.stated_at))

    @property
    def told(self) -> tuple[object, ...]:
        """What of it stands in the mail."""
        licensed = (self.found.limits, self.found.fees, self.partners) if self.opened else ()
        return (self.found.entry, self.notes, *licensed)


def request(product: str, subject: str, text: str, today: date) -> Request:
    """What stands behind the colon of the subject; in a reply, or where nothing does, what is newly written.

    `jobs:` alone asks for the newest: what else stands in such a mail is a greeting or a signature.
    """
    bare = REPLY_PREFIX.sub("", subject)
    behind, written = bare.partition(":")[2].strip(), text.strip()
    is_reply = bare != subject.strip()
    asked = written if written and (is_reply or not (behind or product == "jobs")) else behind
    stated = date_of_service(f"{behind}\n{written}")
    return Request(asked[:LONGEST], stated or today, stated is not None)


def lookup(
    asked: Request,
    catalogue: Catalogue,
    known: Callable[[CodeSystem, str], bool],
    opens: Callable[[CodeSystem, str], bool],
) -> Told:
    """Everything on the codes of a request, and the edits between them; help where there is none."""
    cited = cite(asked.text, known=known)
    codes = list(dict.fromkeys((one.system, one.code) for one in cited))
    if not codes:
        return _help("lookup", asked, "no code")
    told = [_looked_up(catalogue, system, code, asked.on, opens) for system, code in codes[:CODES]]
    pairs = _pairs(catalogue, told, asked.on)
    values = {
        **_common(asked),
        "codes": told,
        "more": [code for _, code in codes[CODES:]],
        "pairs": pairs,
        "closed": [one.found.code for one in told if not one.opened],
        "cpt": any(one.system is CodeSystem.CPT for one in told),
        "sources": _sources(*(one.told for one in told), pairs),
    }
    return Told("lookup", values)


def search(asked: Request, searching: Searching) -> Told:
    """Codes for words, or candidates for each phrase of a pasted note; help where nothing is found."""
    wanted = Wanted(asked.on, limit=HITS)
    if not asked.text:
        return _help("search", asked, "nothing asked")
    phrases = searching.phrases(asked.text, wanted) if is_text(asked.text) else ()
    hits = () if phrases else searching.search(asked.text, wanted)
    listed = [*hits, *chain.from_iterable(phrase.hits for phrase in phrases)]
    if not listed:
        return _help("search", asked, "nothing found")
    values = {
        **_common(asked),
        "hits": hits,
        "phrases": phrases,
        "cpt": any(hit.entry.system is CodeSystem.CPT for hit in listed),
        "sources": _sources(hit.entry for hit in listed),
    }
    return Told("search", values)


def jobs(asked: Request, terms: Terms, found: Jobs, now: datetime, web_url: str) -> Told:
    """The best jobs for words, the newest where there are none; help where nothing is found."""
    wanted = read(asked.text, {}, terms)
    listed = found.search(wanted, now, limit=HITS + 1)
    if not listed:
        return _help("jobs", asked, "nothing found")
    values = {
        "sought": described(wanted, terms),
        "jobs": [brief(job, web_url, terms) for job in listed[:HITS]],
        "more": found.facets(wanted, now).total - len(listed[:HITS]),
        "all": f"{web_url}/jobs{search_of(wanted)}",
    }
    return Told("jobs/found", values)


def _help(product: str, asked: Request, why: str) -> Told:
    return Told(HELP, {"product": product, "request": asked.text, "why": why})


def _common(asked: Request) -> dict[str, Any]:
    return {"request": asked.text, "on": asked.on, "stated": asked.stated, "set_name": _set_name}


def _looked_up(
    catalogue: Catalogue,
    system: CodeSystem,
    code: str,
    on: date,
    opens: Callable[[CodeSystem, str], bool],
) -> LookedUp:
    found = look_up(catalogue, f"{system.value} {code}", on)
    gated = system in PROCEDURE_SYSTEMS and not isinstance(found.entry, Absent)
    opened = not gated or opens(system, code)
    edits = (catalogue.partners(code, setting, on, 0) for setting in SETTINGS) if gated and opened else ()
    return LookedUp(system, found, opened, tuple(one for one in edits if one))


def _pairs(catalogue: Catalogue, told: Iterable[LookedUp], on: date) -> tuple[Pair, ...]:
    open_ones = [one for one in told if one.opened and one.system in PROCEDURE_SYSTEMS and not one.absence]
    return compare(catalogue, (one.found.code for one in open_ones), on).pairs


def _sources(*values: Any) -> list[Release]:
    """Every release that a told figure comes from, each once."""
    found = chain.from_iterable(releases_in(tuple(value)) for value in values)
    return list(dict.fromkeys(found))


def _set_name(code_set: CodeSet) -> str:
    return NAMES.get(code_set, code_set.value)
