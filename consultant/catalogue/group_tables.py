"""Tables of ICD-10-PCS, ICD-9-CM, the mappings between them, and the groups that diagnoses belong to; codes with their dots."""

from __future__ import annotations

from consultant.model.catalogue import CodeSet

TABLES = {
    "pcs_code": """
        release INTEGER, code TEXT, billable INTEGER NOT NULL, title TEXT NOT NULL, short_title TEXT NOT NULL,
        position INTEGER NOT NULL, PRIMARY KEY (code, release)""",
    "pcs_table": "release INTEGER, code TEXT, axes TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY (release, code)",
    "pcs_row": """
        release INTEGER, code TEXT, position INTEGER, axes TEXT NOT NULL, allowed TEXT NOT NULL,
        PRIMARY KEY (release, code, position)""",
    "pcs_definition": """
        release INTEGER, section TEXT, axis INTEGER, term TEXT, position INTEGER, definition TEXT NOT NULL,
        explanation TEXT NOT NULL, includes TEXT NOT NULL, PRIMARY KEY (release, section, axis, term, position)""",
    "pcs_index": """
        release INTEGER, position INTEGER, main INTEGER NOT NULL, term TEXT NOT NULL, kind TEXT NOT NULL,
        text TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (release, position)""",
    "pcs_change": """
        release INTEGER, code TEXT, change TEXT, title TEXT NOT NULL, short_title TEXT NOT NULL,
        PRIMARY KEY (code, release, change)""",
    "pcs_conversion": """
        release INTEGER, code TEXT, effective INTEGER, previous TEXT, change TEXT, previous_title TEXT NOT NULL,
        comment TEXT NOT NULL, PRIMARY KEY (code, release, effective, previous, change)""",
    "icd9_code": "release INTEGER, code TEXT, title TEXT NOT NULL, PRIMARY KEY (code, release)",
    "gem": """
        release INTEGER, source TEXT, scenario INTEGER, choice_list INTEGER, target TEXT, flags TEXT NOT NULL,
        PRIMARY KEY (release, source, scenario, choice_list, target)""",
    "ccsr": """
        release INTEGER, code TEXT, position INTEGER, category TEXT NOT NULL, inpatient INTEGER NOT NULL,
        outpatient INTEGER NOT NULL, PRIMARY KEY (release, code, position)""",
    "ccsr_category": "release INTEGER, category TEXT, label TEXT NOT NULL, PRIMARY KEY (release, category)",
    "hcc": "release INTEGER, code TEXT, model TEXT, category TEXT, PRIMARY KEY (release, code, model, category)",
    "hcc_hierarchy": """
        release INTEGER, model TEXT, parent TEXT, child TEXT, PRIMARY KEY (release, model, parent, child)""",
    "hcc_label": """
        release INTEGER, model TEXT, category TEXT, label TEXT NOT NULL, PRIMARY KEY (release, model, category)""",
    "hcc_edit": """
        release INTEGER, code TEXT, model TEXT, kind TEXT, sex TEXT, age_from INTEGER, age_to INTEGER, category TEXT,
        action TEXT NOT NULL, PRIMARY KEY (release, code, model, kind, sex, age_from, age_to, category)""",
    "drg": """
        release INTEGER, code TEXT, category TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
        PRIMARY KEY (release, code)""",
    "drg_index": """
        release INTEGER, code TEXT, category TEXT, range TEXT, drg TEXT, PRIMARY KEY (release, code, category, range, drg)""",
    "drg_severity": "release INTEGER, code TEXT, PRIMARY KEY (release, code)",
    "claim_edit": "release INTEGER, code TEXT, rule TEXT, kind TEXT NOT NULL, PRIMARY KEY (release, code, rule)",
    "poa_exempt": "release INTEGER, code TEXT, PRIMARY KEY (release, code)",
    "poa_change": """
        release INTEGER, code TEXT, change TEXT, title TEXT NOT NULL, PRIMARY KEY (release, code, change)""",
}
"""Table by name; merged into `consultant.catalogue.schema.TABLES`. Ages are -1 where there is no limit.

Columns of the key stand before all others: SQLite's check of the file takes others between them for missing.
"""

INDEXES = {
    "pcs_conversion_previous": "CREATE INDEX IF NOT EXISTS pcs_conversion_previous ON pcs_conversion (previous)",
    "pcs_index_code": "CREATE INDEX IF NOT EXISTS pcs_index_code ON pcs_index (code)",
    "hcc_hierarchy_child": "CREATE INDEX IF NOT EXISTS hcc_hierarchy_child ON hcc_hierarchy (release, model, child)",
}

MAIN_TABLE = {
    CodeSet.ICD10PCS: "pcs_code",
    CodeSet.ICD10PCS_CONVERSION: "pcs_conversion",
    CodeSet.ICD9CM: "icd9_code",
    CodeSet.GEM_ICD10CM_TO_ICD9: "gem",
    CodeSet.GEM_ICD9_TO_ICD10CM: "gem",
    CodeSet.GEM_ICD10PCS_TO_ICD9: "gem",
    CodeSet.GEM_ICD9_TO_ICD10PCS: "gem",
    CodeSet.CCSR: "ccsr",
    CodeSet.HCC: "hcc",
    CodeSet.HCC_HIERARCHY: "hcc_hierarchy",
    CodeSet.HCC_LABELS: "hcc_label",
    CodeSet.HCC_EDITS: "hcc_edit",
    CodeSet.MSDRG: "drg",
    CodeSet.MSDRG_INDEX: "drg_index",
    CodeSet.MSDRG_CC: "drg_severity",
    CodeSet.MSDRG_MCC: "drg_severity",
    CodeSet.MCE: "claim_edit",
    CodeSet.POA_EXEMPT: "poa_exempt",
}

FLOORS = {
    CodeSet.ICD10PCS: 60_000,
    CodeSet.ICD10PCS_CONVERSION: 10_000,
    CodeSet.ICD9CM: 3_000,
    CodeSet.GEM_ICD10CM_TO_ICD9: 60_000,
    CodeSet.GEM_ICD9_TO_ICD10CM: 15_000,
    CodeSet.GEM_ICD10PCS_TO_ICD9: 60_000,
    CodeSet.GEM_ICD9_TO_ICD10PCS: 30_000,
    CodeSet.CCSR: 60_000,
    CodeSet.HCC: 10_000,
    CodeSet.HCC_HIERARCHY: 50,
    CodeSet.HCC_LABELS: 50,
    CodeSet.HCC_EDITS: 20,
    CodeSet.MSDRG: 600,
    CodeSet.MSDRG_INDEX: 50_000,
    CodeSet.MSDRG_CC: 8_000,
    CodeSet.MSDRG_MCC: 2_000,
    CodeSet.MCE: 2_000,
    CodeSet.POA_EXEMPT: 20_000,
}
"""Below these a release is an excerpt, as in `consultant.catalogue.writing.FLOORS`."""
