"""The addresses of code pages, `/codes/<system>/<code>`: one for each code, whichever way it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from consultant.catalogue.report import readings
from consultant.model.codes import CodeSystem
from consultant.model.neighbours import Partner

NAMES: Mapping[CodeSystem, str] = {
    CodeSystem.CPT: "CPT",
    CodeSystem.HCPCS: "HCPCS Level II",
    CodeSystem.ICD10CM: "ICD-10-CM",
    CodeSystem.ICD10PCS: "ICD-10-PCS",
    CodeSystem.MODIFIER: "Modifier",
    CodeSystem.POS: "Place of service",
    CodeSystem.DRG: "MS-DRG",
    CodeSystem.ICD9CM: "ICD-9-CM",
    CodeSystem.CARC: "Claim adjustment reason code",
    CodeSystem.RARC: "Remittance advice remark code",
    CodeSystem.LCD: "Local coverage determination",
    CodeSystem.NCD: "National coverage determination",
    CodeSystem.ARTICLE: "Billing and coding article",
}
"""Systems whose codes have pages, as headings name them."""


def code_address(system: CodeSystem | str, code: str) -> str:
    """The page of a code in normal form."""
    return f"/codes/{CodeSystem(system).value}/{quote(code, safe='.')}"


def edit_links(code: str, partners: Sequence[Partner], on: date | None) -> Markup:
    """Links to the comparison of a code with each of its partners; one that no modifier opens is marked.

    Written here at once, because a page has hundreds of them and a template takes five times as long for each.
    """
    first, *others = str(escape(" ".join((code, *(one.code for one in partners))))).split()
    day = f"&amp;date={on}" if on else ""
    links = (
        f'<a class="code{" closed" if one.indicator == "0" else ""}" href="/compare?codes={first}+{other}{day}">{other}</a>'
        for one, other in zip(partners, others, strict=True)
    )
    return Markup(" ".join(links))


def system_of(code: str) -> CodeSystem:
    """The system of a code in normal form, by its shape."""
    return readings(code)[0][0]


def normal_form(system: CodeSystem, written: str) -> str:
    """A code as its page's address has it: `e119` is `E11.9` in ICD-10-CM, `j1885` is `J1885`."""
    fitting = (code for read, code in readings(written) if read is system)
    return next(fitting, written.strip().upper())
