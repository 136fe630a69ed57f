"""What the DNS says about the domain that our mail comes from: MX, SPF, DKIM and DMARC."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence

import dns.exception
import dns.resolver
import dns.rrset

from consultant.dispatch.domain_signature import DomainSignature
from consultant.errors import PermanentError
from consultant.running.health import Check, Health, Remark, run

PATIENCE_SECONDS = 3.0
RESERVED = ("test", "example", "invalid", "localhost")
"""Names that nobody can own (RFC 2606): a sandbox's."""
Resolve = Callable[[str, str], Sequence[str]]
"""Name and type to the records as text; empty when there are none. Raises Unresolvable."""


class Unresolvable(Exception):
    """Nobody answers questions about names here."""


def resolve(name: str, kind: str) -> list[str]:
    """Ask the resolver of this machine."""
    try:
        return texts(dns.resolver.Resolver().resolve(name, kind, lifetime=PATIENCE_SECONDS))
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise Unresolvable(f"{type(error).__name__}: {error}".splitlines()[0]) from error


def texts(answer: dns.resolver.Answer | dns.rrset.RRset) -> list[str]:
    """Records as text; the strings of a TXT record are one (RFC 7208 section 3.3)."""
    return [
        b"".join(record.strings).decode("utf-8", "replace")
        if answer.rdtype.name == "TXT"
        else record.to_text()
        for record in answer
    ]


def checks(domain: str, signature: Callable[[bytes], bytes] | None, resolve: Resolve) -> list[Check]:
    """One check for each kind of record; a single one where the DNS cannot be asked at all."""
    if domain.rpartition(".")[2] in RESERVED:
        return [Check("dns", Health.WORKS, f"{domain} is a reserved name, nothing to look up")]
    try:
        resolve(domain, "NS")
    except Unresolvable as error:
        return [
            Check(
                "dns",
                Health.LOOK,
                f"could not resolve {domain}: {error}. Look up MX, SPF, DKIM and DMARC elsewhere.",
            )
        ]
    key = signature if isinstance(signature, DomainSignature) else None
    return [
        run("dns MX", lambda: _resolved(lambda: _mx(domain, resolve))),
        run("dns SPF", lambda: _resolved(lambda: _spf(domain, resolve))),
        run("dns DKIM", lambda: _resolved(lambda: _dkim(domain, key, resolve))),
        run("dns DMARC", lambda: _resolved(lambda: _dmarc(domain, resolve))),
    ]


def _resolved(check: Callable[[], str]) -> str:
    try:
        return check()
    except Unresolvable as error:
        raise Remark(f"could not resolve: {error}") from error


def _mx(domain: str, resolve: Resolve) -> str:
    found = sorted(resolve(domain, "MX"), key=lambda record: int(record.split()[0]))
    if not found:
        raise PermanentError(f"{domain} has no MX record: nobody can write to it.")
    if [record.split()[-1] for record in found] == ["."]:
        raise PermanentError(f"{domain} says that it takes no mail (null MX, RFC 7505).")
    return ", ".join(found)


def _spf(domain: str, resolve: Resolve) -> str:
    found = [record for record in resolve(domain, "TXT") if re.match(r"v=spf1( |$)", record, re.IGNORECASE)]
    if not found:
        raise Remark(
            f"{domain} has no SPF record (RFC 7208): add one that names the servers that send its mail."
        )
    if len(found) > 1:
        raise PermanentError(
            f"{domain} has {len(found)} SPF records, so none counts (RFC 7208 section 4.5): join them."
        )
    if re.search(r"(^|\s)\+?all(\s|$)", found[0], re.IGNORECASE):
        raise Remark(f"{found[0]}: lets everybody send in the name of {domain}; end it with -all or ~all.")
    return found[0]


def _dkim(domain: str, signature: DomainSignature | None, resolve: Resolve) -> str:
    if signature is None:
        return "not signed here (dkim_selector is empty); the mail server may sign"
    found = [_tags(record) for record in resolve(signature.record_name, "TXT")]
    ours = b64encode(signature.public_key).decode()
    if not found:
        raise PermanentError(
            f"{signature.record_name} is missing. Add a TXT record: v=DKIM1; k=rsa; p={ours}"
        )
    if all("".join(tags.get("p", "").split()) != ours for tags in found):
        raise PermanentError(
            f"{signature.record_name} holds another key: every signature fails. It must have p={ours}"
        )
    return f"{signature.record_name} holds our key"


def _dmarc(domain: str, resolve: Resolve) -> str:
    """The domain's own record, else that of the domains above it (RFC 9989 walks up the tree)."""
    labels = domain.split(".")
    for place in range(len(labels) - 1):
        above = ".".join(labels[place:])
        found = [
            record for record in resolve(f"_dmarc.{above}", "TXT") if record.lower().startswith("v=dmarc1")
        ]
        if len(found) > 1:
            raise PermanentError(f"_dmarc.{above} has {len(found)} DMARC records, so none counts: keep one.")
        if found:
            return found[0]
    raise Remark(
        f"{domain} has no DMARC record (RFC 7489): receivers may take its mail for forged. Begin with p=none."
    )


def _tags(record: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}
