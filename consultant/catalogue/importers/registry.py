"""One module per layout; the first that recognises a file reads it. To add one: `docs/adding-a-code-system.md`."""

from __future__ import annotations

from consultant.catalogue.importers import (
    addenda,
    ccsr,
    fee_schedule,
    gems,
    hcc,
    hcpcs_records,
    hcpcs_table,
    icd9_titles,
    icd10cm_changes,
    icd10cm_codes,
    icd10cm_order,
    icd10cm_tabular,
    icd10pcs_codes,
    icd10pcs_conversion,
    icd10pcs_definitions,
    icd10pcs_index,
    icd10pcs_order,
    icd10pcs_tables,
    msdrg,
    ncci_pairs,
    ncci_units,
    poa_exempt,
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
    addenda,
    ccsr,
    gems,
    hcc,
    icd9_titles,
    icd10pcs_codes,
    icd10pcs_conversion,
    icd10pcs_definitions,
    icd10pcs_index,
    icd10pcs_order,
    icd10pcs_tables,
    msdrg,
    poa_exempt,
)
