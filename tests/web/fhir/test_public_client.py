"""A public FHIR client works against the real server as it is."""

from __future__ import annotations

import pytest
from fhirpy import SyncFHIRClient
from fhirpy.base.exceptions import ResourceNotFound

from tests.web.desk import Desk
from tests.web.serving import served

pytestmark = pytest.mark.servers

ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"


def test_it_looks_up_expands_and_is_told_what_is_not_there(site: Desk) -> None:
    with served(site) as address:
        client = SyncFHIRClient(f"{address}/fhir")
        asked = {"system": ICD10CM, "code": "E11.9"}
        found = client.execute("CodeSystem/$lookup", method="get", params=asked)
        assert {"name": "version", "valueString": "FY2027"} in found["parameter"]
        expanded = client.execute(
            "ValueSet/$expand", method="get", params={"url": f"{ICD10CM}?fhir_vs", "filter": "gout"}
        )
        assert expanded["expansion"]["contains"]
        with pytest.raises(ResourceNotFound):
            client.execute("CodeSystem/$lookup", method="get", params={**asked, "code": "E11.99"})
        assert client.resources("CodeSystem").search(url=ICD10CM).fetch()[0]["url"] == ICD10CM
