"""One module per layout; the first that recognises a file reads it. To add one: `docs/adding-a-code-system.md`."""

from __future__ import annotations

from consultant.catalogue.importers import (
    fee_schedule,
    hcpcs_records,
    hcpcs_table,
    icd10cm_changes,
    icd10cm_codes,
    icd10cm_order,
    icd10cm_tabular,
    ncci_pairs,
    ncci_units,
)
from consultant.catalogue.importers.reading import Importer

IMPORTERS: tuple[Importer, ...] = (
    icd10cm_tabular,
    icd10cm_order,
    icd10cm_codes,
    icd10cm_changes,
    hcpcs_records,
    hcpcs_table,
    ncci_pairs,
    ncci_units,
    fee_schedule,
)
