"""One module per layout; the first that recognises a file reads it. To add one: `docs/adding-a-code-system.md`."""

from __future__ import annotations

from consultant.catalogue.importers import icd10cm_tabular
from consultant.catalogue.importers.reading import Importer

IMPORTERS: tuple[Importer, ...] = (icd10cm_tabular,)
