"""Remittance codes, publishers' place of service names, service categories and licensed CPT texts from the catalogue file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date, timedelta

from consultant.catalogue.areas import number_of
from consultant.catalogue.calendar import as_date, as_number
from consultant.catalogue.procedures import LICENSED, find_starter, missing, status_on
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import UNASSIGNED, AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.coverage import ServiceCategory

BEGINNINGS, ENDING = ("add", "reinstat"), "delet"
ONE_DAY = timedelta(days=1)
KINDS = {CodeSystem.CARC: "carc", CodeSystem.RARC: "rarc"}


def find_remittance(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, code: str, on: date
) -> Entry | Absent:
    """A claim adjustment or remark code; of the former only number and dates are published here, the words are our own."""
    words = find_starter(connection, releases, system, code, on)
    number = number_of(releases, CodeSet.REMITTANCE, on)
    row = connection.execute(
        "SELECT description, started, modified, ended, fields FROM remittance WHERE kind = ? AND code = ? AND release = ?",
        (KINDS[system], code, number),
    ).fetchone()
    if number is None or row is None:
        unlisted = missing(releases, CodeSet.REMITTANCE, on, AbsenceKind.NOT_IN_RELEASE)
        return words if words and number is None else unlisted
    description, started, modified, ended = row[0], as_date(row[1]), as_date(row[2]), as_date(row[3])
    attributes = json.loads(row[4]) | ({"last_modified": f"{modified}"} if modified else {})
    own = words is not None and not description
    return Entry(
        system, code, words.description if words and own else description, own, status_on(started, ended, on),
        releases.numbered[number], started, ended, (), attributes,
    )  # fmt: skip


def with_published_place(
    connection: sqlite3.Connection, releases: Releases, entry: Entry | Absent, code: str, on: date
) -> Entry | Absent:
    """A place of service by the publisher's name, text and payment setting, with our own words beside them."""
    number = number_of(releases, CodeSet.PLACES, on)
    row = connection.execute(
        "SELECT payment_setting, name, description FROM place WHERE code = ? AND release = ?",
        (code, number),
    ).fetchone()
    if number is None or row is None:
        return entry
    setting, name, text = row
    if isinstance(entry, Absent):
        return _unassigned(code, setting, releases.numbered[number]) or entry
    published = {"payment_setting": setting, "published_text": text, "own_words": entry.description}
    return replace(
        entry,
        description=name,
        own_words=False,
        release=releases.numbered[number],
        attributes={**entry.attributes, "pays_as": setting.lower(), **published},
    )


def _unassigned(code: str, setting: str, release: Release) -> Entry | None:
    """A number that the publisher's list has without a place."""
    if setting != UNASSIGNED:
        return None
    return Entry(
        CodeSystem.POS,
        code,
        setting,
        False,
        CodeStatus.ACTIVE,
        release,
        attributes={"payment_setting": setting},
    )


def find_category(
    connection: sqlite3.Connection, releases: Releases, code: str, on: date
) -> ServiceCategory | Absent:
    """The service category of a procedure code on a day."""
    number = number_of(releases, CodeSet.RBCS, on)
    row = connection.execute(
        "SELECT category, subcategory, family, procedure, effective FROM service_category"
        " WHERE release = ? AND code = ? AND effective <= ? ORDER BY effective DESC LIMIT 1",
        (number, code, as_number(on)),
    ).fetchone()
    if number is None or row is None:
        return missing(releases, CodeSet.RBCS, on, AbsenceKind.NO_ROW)
    category, subcategory, family, procedure, effective = row
    return ServiceCategory(
        code, category, subcategory, family, procedure, as_date(effective), releases.numbered[number]
    )


def with_licensed_text(
    connection: sqlite3.Connection, releases: Releases, found: Entry | Absent, code: str, on: date
) -> Entry | Absent:
    """A CPT number or modifier with the licensed texts; our own words stay beside them."""
    number = number_of(releases, CodeSet.CPT, on)
    rows = connection.execute(
        "SELECT kind, text FROM cpt_text WHERE code = ? AND release = ? ORDER BY kind, position",
        (code, number),
    ).fetchall()
    if number is None or not rows:
        return found
    texts: dict[str, str] = {}
    for kind, text in rows:
        texts[kind] = f"{texts[kind]} | {text}" if kind in texts else text
    main = next((texts[kind] for kind in ("long", "modifier", "medium", "short") if kind in texts), "")
    release = releases.numbered[number]
    if isinstance(found, Absent):
        system = CodeSystem.MODIFIER if len(code) == 2 else CodeSystem.CPT
        found = Entry(system, code, "", False, CodeStatus.ACTIVE, release)
    attributes = {name: text for name, text in found.attributes.items() if text != LICENSED}
    if found.own_words:
        attributes["own_words"] = found.description
    attributes |= {f"ama_{kind.replace(' ', '_')}": text for kind, text in texts.items() if text != main}
    return replace(
        found,
        description=main or found.description,
        own_words=False if main else found.own_words,
        release=release,
        attributes={
            **attributes,
            "copyright": f"CPT copyright American Medical Association, {release.edition}",
        },
    )


def with_history(
    connection: sqlite3.Connection, releases: Releases, found: Entry | Absent, code: str, on: date
) -> Entry | Absent:
    """A CPT number or modifier with its first and last day, where the AMA's list of changes is loaded; days are no texts."""
    if not releases.by_set.get(CodeSet.CPT):
        return found
    number = releases.by_set[CodeSet.CPT][-1]
    changes = connection.execute(
        "SELECT kind, day FROM cpt_change WHERE code = ? AND release = ? ORDER BY day", (code, number)
    ).fetchall()
    begun = max((day for kind, day in changes if kind in BEGINNINGS and day <= as_number(on)), default=0)
    first = begun or min((day for kind, day in changes if kind in BEGINNINGS), default=0)
    gone = as_date(min((day for kind, day in changes if kind == ENDING and day > first), default=0))
    if not (first or gone):
        return found
    last = gone - ONE_DAY if gone else None
    status = status_on(as_date(first), last, on)
    if isinstance(found, Absent):
        system = CodeSystem.MODIFIER if len(code) == 2 else CodeSystem.CPT
        found = Entry(
            system, code, "", False, status, releases.numbered[number], attributes={"descriptor": LICENSED}
        )
    return replace(
        found,
        status=status if status is not CodeStatus.ACTIVE else found.status,
        effective_from=found.effective_from or as_date(first),
        terminated_on=found.terminated_on or last,
    )
