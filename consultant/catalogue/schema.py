"""The catalogue file's tables. Codes are text keys, dates integers `yyyymmdd` (0 for none), rows lie in key order."""

from __future__ import annotations

from consultant.catalogue import fee_tables, group_tables

APPLICATION_ID = 0x43434154
"""SQLite's header field that says whose file this is: "CCAT"."""

VERSION = 8
"""Raised with every change of the tables: an older file is not served but built again."""

EXCERPT = -1
"""`release.complete` of what is known to be a part only; else it is 1 for a whole release and 0 for one with too few rows."""

TABLES: dict[str, str] = {
    "release": """
        id INTEGER PRIMARY KEY, code_set TEXT NOT NULL, edition TEXT NOT NULL,
        effective_from INTEGER NOT NULL, effective_to INTEGER NOT NULL, next_due INTEGER NOT NULL,
        publisher_file TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL, complete INTEGER NOT NULL,
        UNIQUE (code_set, edition)""",
    "source": """
        release INTEGER, file TEXT, sha256 TEXT NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (release, file)""",
    "stamp": "name TEXT, value TEXT NOT NULL, PRIMARY KEY (name)",
    "icd_code": """
        release INTEGER, code TEXT, billable INTEGER NOT NULL, title TEXT NOT NULL, parent TEXT NOT NULL,
        position INTEGER NOT NULL, own_words INTEGER NOT NULL, PRIMARY KEY (code, release)""",
    "icd_note": """
        release INTEGER, holder TEXT, position INTEGER, kind TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (release, holder, position)""",
    "icd_index": """
        release INTEGER, name TEXT, position INTEGER, term TEXT NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (release, name, position)""",
    "icd_place": "release INTEGER, category TEXT, block TEXT, chapter TEXT, PRIMARY KEY (release, category)",
    "hcpcs": """
        release INTEGER, code TEXT, description TEXT NOT NULL, short_description TEXT NOT NULL,
        added INTEGER NOT NULL, effective INTEGER NOT NULL, terminated INTEGER NOT NULL, detailed INTEGER NOT NULL,
        successors TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (code, release)""",
    "edit": """
        release INTEGER, column1 TEXT, column2 TEXT, deleted INTEGER, effective INTEGER, indicator TEXT,
        rationale INTEGER NOT NULL, PRIMARY KEY (release, column1, column2, deleted, effective, indicator, rationale)""",
    "unit_limit": """
        release INTEGER, code TEXT, units INTEGER NOT NULL, adjudication TEXT NOT NULL, rationale INTEGER NOT NULL,
        PRIMARY KEY (release, code)""",
    "fee": """
        release INTEGER, code TEXT, modifier TEXT, status TEXT, work_rvu TEXT, non_facility_total TEXT,
        facility_total TEXT, pc_tc TEXT, global_days TEXT, multiple_procedure TEXT, bilateral TEXT, assistant TEXT,
        co_surgeon TEXT, team TEXT, conversion_factor TEXT, fields TEXT NOT NULL,
        PRIMARY KEY (release, code, modifier)""",
    "own_words": """
        release INTEGER, system TEXT, code TEXT, words TEXT NOT NULL, started INTEGER NOT NULL,
        ended INTEGER NOT NULL, successors TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (system, code)""",
    "called": "release INTEGER, system TEXT, code TEXT, names TEXT NOT NULL, PRIMARY KEY (system, code)",
    **group_tables.TABLES,
    **fee_tables.TABLES,
}
"""Table by name. Every table of publishers' rows begins with the release that the row belongs to."""

ROWID_TABLES = frozenset({"release"})

TEXTS = "CREATE TABLE rationale (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"

INDEXES = {
    "icd_children": "CREATE INDEX IF NOT EXISTS icd_children ON icd_code (release, parent, position)",
    # An edit's rows lie by column 1; the codes that take another in are found by this one (70 MB, without it a scan).
    "edit_partners": "CREATE INDEX IF NOT EXISTS edit_partners ON edit (release, column2) WHERE deleted = 0",
    **group_tables.INDEXES,
    **fee_tables.INDEXES,
}
"""Made once all rows are in: cheaper than keeping them while rows arrive."""


def statements() -> tuple[str, ...]:
    """What makes an empty catalogue."""
    without = {name: "" if name in ROWID_TABLES else " WITHOUT ROWID" for name in TABLES}
    tables = tuple(f"CREATE TABLE {name} ({columns}){without[name]}" for name, columns in TABLES.items())
    return (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION}", *tables, TEXTS)
