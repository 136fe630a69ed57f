"""The records of the domain that our mail comes from, read from a DNS of a dictionary."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence

import dns.rrset
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from consultant.dispatch.domain_signature import DomainSignature
from consultant.running.domain_checks import Resolve, Unresolvable, checks, texts
from consultant.running.health import Health

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SIGNATURE = DomainSignature("clinic.org", "s1", KEY)
PUBLIC = b64encode(SIGNATURE.public_key).decode()
Zone = Mapping[tuple[str, str], Sequence[str]]
GOOD: Zone = {
    ("clinic.org", "MX"): ["10 mx.clinic.org."],
    ("clinic.org", "TXT"): ["some-site-verification=1", "v=spf1 include:_spf.clinic.org -all"],
    ("s1._domainkey.clinic.org", "TXT"): [f"v=DKIM1; k=rsa; p={PUBLIC}"],
    ("_dmarc.clinic.org", "TXT"): ["v=DMARC1; p=reject"],
}


def served(zone: Zone) -> Resolve:
    return lambda name, kind: zone.get((name, kind), [])


def found(zone: Zone, signature: DomainSignature | None = SIGNATURE) -> dict[str, Health]:
    return {check.name: check.health for check in checks("clinic.org", signature, served(zone))}


def test_a_domain_with_all_its_records_works() -> None:
    assert set(found(GOOD).values()) == {Health.WORKS}


@pytest.mark.parametrize(
    ("name", "records", "check", "health"),
    [
        (("clinic.org", "MX"), [], "dns MX", Health.FAILS),
        (("clinic.org", "MX"), ["0 ."], "dns MX", Health.FAILS),
        (("clinic.org", "TXT"), [], "dns SPF", Health.LOOK),
        (("clinic.org", "TXT"), ["v=spf1 -all", "v=spf1 mx -all"], "dns SPF", Health.FAILS),
        (("clinic.org", "TXT"), ["v=spf1 +all"], "dns SPF", Health.LOOK),
        (("clinic.org", "TXT"), ["v=spf10 -all"], "dns SPF", Health.LOOK),
        (("s1._domainkey.clinic.org", "TXT"), [], "dns DKIM", Health.FAILS),
        (("s1._domainkey.clinic.org", "TXT"), ["v=DKIM1; p="], "dns DKIM", Health.FAILS),
        (
            ("s1._domainkey.clinic.org", "TXT"),
            [f"k=rsa;p={PUBLIC[:40]} {PUBLIC[40:]}"],
            "dns DKIM",
            Health.WORKS,
        ),
        (("_dmarc.clinic.org", "TXT"), [], "dns DMARC", Health.LOOK),
        (("_dmarc.clinic.org", "TXT"), ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "dns DMARC", Health.FAILS),
    ],
)
def test_a_record_that_is_wrong_is_named(
    name: tuple[str, str], records: list[str], check: str, health: Health
) -> None:
    assert found({**GOOD, name: records})[check] is health


def test_the_dmarc_record_of_the_domain_above_counts() -> None:
    zone = {("_dmarc.clinic.org", "TXT"): ["v=DMARC1; p=none"]}
    health = {check.name: check.health for check in checks("mail.clinic.org", None, served(zone))}
    assert health["dns DMARC"] is Health.WORKS


def test_without_a_resolver_nothing_is_called_wrong() -> None:
    def silent(name: str, kind: str) -> list[str]:
        raise Unresolvable("no answer")

    (only,) = checks("clinic.org", SIGNATURE, silent)
    assert only.health is Health.LOOK
    assert "could not resolve clinic.org" in only.told


def test_a_reserved_name_is_not_looked_up() -> None:
    def never(name: str, kind: str) -> list[str]:
        raise AssertionError(name)

    assert checks("consultant.test", None, never)[0].ok


def test_the_strings_of_a_text_record_are_one() -> None:
    records = dns.rrset.from_text("clinic.org", 60, "IN", "TXT", '"v=spf1 include:a.exam" "ple -all"')
    assert texts(records) == ["v=spf1 include:a.example -all"]
    assert texts(dns.rrset.from_text("clinic.org", 60, "IN", "MX", "10 mx.clinic.org.")) == [
        "10 mx.clinic.org."
    ]
