"""What our own mail server found out about the sender's domain (RFC 8601)."""

from __future__ import annotations

import authres

from consultant.model.mail import Authenticity, Message

_FAILED = frozenset({"fail", "hardfail"})


def verdict(message: Message, authserv_id: str) -> Authenticity:
    """The verdict of the topmost Authentication-Results of `authserv_id`; every other such field may be forged (section 5)."""
    results = _results(message, authserv_id.strip().lower()) if authserv_id.strip() else {}
    dmarc = results.get("dmarc", set())
    if "pass" in dmarc:
        return Authenticity.PASS
    if "fail" in dmarc:
        return Authenticity.FAIL
    checked = results.get("dkim", set()) | results.get("spf", set())
    if "pass" in checked:
        return Authenticity.PASS if _aligned(message, authserv_id.strip().lower()) else Authenticity.NONE
    return Authenticity.FAIL if checked & _FAILED else Authenticity.NONE


def _header(message: Message, authserv_id: str) -> authres.AuthenticationResultsHeader | None:
    for name, value in message.headers:
        if name != "authentication-results":
            continue
        parsed = _parsed(value)
        if parsed is not None and (parsed.authserv_id or "").lower() == authserv_id:
            return parsed
    return None


def _parsed(value: str) -> authres.AuthenticationResultsHeader | None:
    try:
        return authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {value}")
    except (authres.core.AuthResError, ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return None


def _results(message: Message, authserv_id: str) -> dict[str, set[str]]:
    header = _header(message, authserv_id)
    found: dict[str, set[str]] = {}
    for result in header.results or () if header else ():
        found.setdefault(result.method.lower(), set()).add(str(result.result).lower())
    return found


def _aligned(message: Message, authserv_id: str) -> bool:
    """A passing DKIM or SPF domain is the sender's, or one is a subdomain of the other (RFC 7489 section 3.1, relaxed)."""
    header, domain = _header(message, authserv_id), message.sender.domain if message.sender else ""
    passed = [
        result for result in (header.results or () if header else ()) if str(result.result).lower() == "pass"
    ]
    domains = [
        _domain(entry.value)
        for result in passed
        for entry in result.properties
        if entry.name in ("d", "i", "mailfrom")
    ]
    return bool(domain) and any(
        domain == one or domain.endswith(f".{one}") or one.endswith(f".{domain}")
        for one in domains
        if "." in one
    )


def _domain(value: object) -> str:
    return str(value).rpartition("@")[2].strip("<> ").lower()
