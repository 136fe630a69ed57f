"""Code systems by the URIs that FHIR gives them (HL7 Terminology, external code systems)."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.model.catalogue import CodeSet
from consultant.model.codes import CodeSystem

URIS: Mapping[CodeSystem, str] = {
    CodeSystem.CPT: "http://www.ama-assn.org/go/cpt",
    CodeSystem.HCPCS: "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
    CodeSystem.ICD10CM: "http://hl7.org/fhir/sid/icd-10-cm",
    CodeSystem.ICD10PCS: "http://www.cms.gov/Medicare/Coding/ICD10",
    CodeSystem.ICD9CM: "http://hl7.org/fhir/sid/icd-9-cm",
    CodeSystem.POS: "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
    CodeSystem.DRG: "https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software",
    CodeSystem.CARC: "https://x12.org/codes/claim-adjustment-reason-codes",
    CodeSystem.RARC: "https://x12.org/codes/remittance-advice-remark-codes",
}
OTHER_NAMES: Mapping[str, CodeSystem] = {
    "urn:oid:2.16.840.1.113883.6.12": CodeSystem.CPT,
    "urn:oid:2.16.840.1.113883.6.285": CodeSystem.HCPCS,
    "urn:oid:2.16.840.1.113883.6.90": CodeSystem.ICD10CM,
    "urn:oid:2.16.840.1.113883.6.4": CodeSystem.ICD10PCS,
    "urn:oid:2.16.840.1.113883.6.103": CodeSystem.ICD9CM,
}
SETS: Mapping[CodeSystem, CodeSet] = {
    CodeSystem.CPT: CodeSet.MPFS,
    CodeSystem.HCPCS: CodeSet.HCPCS,
    CodeSystem.ICD10CM: CodeSet.ICD10CM,
    CodeSystem.ICD10PCS: CodeSet.ICD10PCS,
    CodeSystem.ICD9CM: CodeSet.ICD9CM,
    CodeSystem.POS: CodeSet.PLACES,
    CodeSystem.DRG: CodeSet.MSDRG,
    CodeSystem.CARC: CodeSet.REMITTANCE,
    CodeSystem.RARC: CodeSet.REMITTANCE,
}
"""The set whose editions are the versions of a code system."""
HIERARCHICAL = frozenset({CodeSystem.ICD10CM, CodeSystem.ICD10PCS, CodeSystem.ICD9CM})
"""Systems in which a longer code lies below the shorter ones that it begins with."""
_SYSTEMS = {uri: system for system, uri in URIS.items()} | dict(OTHER_NAMES)


def system_named(uri: str) -> CodeSystem | None:
    """The code system of a URI, none when it is not served here."""
    return _SYSTEMS.get(uri.strip())
