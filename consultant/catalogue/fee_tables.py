"""Tables of what surrounds the fee schedule and the edits: areas, indices, caps, add-ons, categories, coverage, CPT texts."""

from __future__ import annotations

from consultant.model.catalogue import CodeSet

AREA = "release INTEGER, carrier TEXT, locality TEXT"

TABLES = {
    "gpci": f"""
        {AREA}, state TEXT NOT NULL, name TEXT NOT NULL, work TEXT NOT NULL, practice TEXT NOT NULL,
        malpractice TEXT NOT NULL, PRIMARY KEY (release, carrier, locality)""",
    "anesthesia": f"""
        {AREA}, name TEXT NOT NULL, factor TEXT NOT NULL, PRIMARY KEY (release, carrier, locality)""",
    "locality": f"""
        {AREA}, position INTEGER, state TEXT NOT NULL, name TEXT NOT NULL, counties TEXT NOT NULL,
        PRIMARY KEY (release, carrier, locality, position)""",
    "opps_cap": f"""
        {AREA}, code TEXT, modifier TEXT, status TEXT NOT NULL, facility TEXT NOT NULL, non_facility TEXT NOT NULL,
        PRIMARY KEY (release, carrier, locality, code, modifier)""",
    "zip_area": """
        release INTEGER, zip TEXT, carrier TEXT NOT NULL, locality TEXT NOT NULL, state TEXT NOT NULL,
        rural TEXT NOT NULL, nine_digits INTEGER NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (release, zip)""",
    "payment_amount": f"""
        {AREA}, code TEXT, modifier TEXT, non_facility TEXT NOT NULL, facility TEXT NOT NULL, status TEXT NOT NULL,
        fields TEXT NOT NULL, PRIMARY KEY (release, carrier, locality, code, modifier)""",
    "add_on": """
        release INTEGER, code TEXT, primary_code TEXT, kind TEXT, effective INTEGER, deleted INTEGER,
        instruction TEXT NOT NULL, PRIMARY KEY (release, code, primary_code, kind, effective)""",
    "place": """
        release INTEGER, code TEXT, payment_setting TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
        PRIMARY KEY (code, release)""",
    "remittance": """
        release INTEGER, kind TEXT, code TEXT, description TEXT NOT NULL, started INTEGER NOT NULL,
        modified INTEGER NOT NULL, ended INTEGER NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (kind, code, release)""",
    "service_category": """
        release INTEGER, code TEXT, effective INTEGER, category TEXT, subcategory TEXT, family TEXT, procedure TEXT,
        PRIMARY KEY (release, code, effective, category, subcategory, family)""",
    "coverage_document": """
        release INTEGER, number TEXT, version INTEGER, display TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
        effective INTEGER NOT NULL, ended INTEGER NOT NULL, PRIMARY KEY (release, number, version)""",
    "coverage_code": """
        release INTEGER, code TEXT, number TEXT, version INTEGER, coverage TEXT, part TEXT, system TEXT NOT NULL,
        PRIMARY KEY (code, release, number, version, coverage, part)""",
    "coverage_group": """
        release INTEGER, number TEXT, version INTEGER, coverage TEXT, part TEXT, paragraph TEXT NOT NULL,
        PRIMARY KEY (release, number, version, coverage, part)""",
    "coverage_contractor": """
        release INTEGER, number TEXT, version INTEGER, contractor TEXT, kind TEXT, edition TEXT,
        PRIMARY KEY (release, number, version, contractor, kind, edition)""",
    "coverage_related": """
        release INTEGER, number TEXT, version INTEGER, related TEXT, PRIMARY KEY (release, number, version, related)""",
    "contractor": """
        release INTEGER, contractor TEXT, kind TEXT, edition TEXT, name TEXT NOT NULL, number TEXT NOT NULL,
        PRIMARY KEY (release, contractor, kind, edition)""",
    "contractor_state": """
        release INTEGER, contractor TEXT, kind TEXT, edition TEXT, state TEXT,
        PRIMARY KEY (release, contractor, kind, edition, state)""",
    "cpt_text": """
        release INTEGER, code TEXT, kind TEXT, position INTEGER, text TEXT NOT NULL,
        PRIMARY KEY (code, release, kind, position)""",
    "cpt_change": """
        release INTEGER, code TEXT, day INTEGER, kind TEXT, PRIMARY KEY (code, release, day, kind)""",
}
"""Table by name; merged into `consultant.catalogue.schema.TABLES`. Amounts and indices are decimal texts, dates numbers."""

INDEXES = {
    "add_on_primary": "CREATE INDEX IF NOT EXISTS add_on_primary ON add_on (release, primary_code)",
}

MAIN_TABLE = {
    CodeSet.GPCI: "gpci",
    CodeSet.ANESTHESIA: "anesthesia",
    CodeSet.LOCALITIES: "locality",
    CodeSet.OPPS_CAP: "opps_cap",
    CodeSet.ZIP_AREAS: "zip_area",
    CodeSet.PAYMENTS: "payment_amount",
    CodeSet.ADD_ON: "add_on",
    CodeSet.PLACES: "place",
    CodeSet.REMITTANCE: "remittance",
    CodeSet.RBCS: "service_category",
    CodeSet.NCD: "coverage_document",
    CodeSet.LCD: "coverage_document",
    CodeSet.ARTICLE: "coverage_document",
    CodeSet.CONTRACTORS: "contractor",
    CodeSet.CPT: "cpt_text",
}

FLOORS = {
    CodeSet.GPCI: 80,
    CodeSet.ANESTHESIA: 80,
    CodeSet.LOCALITIES: 80,
    CodeSet.OPPS_CAP: 5_000,
    CodeSet.ZIP_AREAS: 30_000,
    CodeSet.PAYMENTS: 500_000,
    CodeSet.ADD_ON: 3_000,
    CodeSet.PLACES: 40,
    CodeSet.REMITTANCE: 1_000,
    CodeSet.RBCS: 8_000,
}
"""Below these a release is an excerpt; a revision file of payment amounts always is one."""
