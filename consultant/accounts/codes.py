"""The second factor: one-time codes of an authenticator (TOTP, RFC 6238) and recovery codes for when it is lost."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime

import pyotp
import segno

ISSUER = "Consultant"
STEP = 30
"""Seconds that a code is shown, the default of RFC 6238 that every authenticator knows."""
DRIFT = 1
"""Steps that a clock may be off either way (RFC 6238 section 5.2 recommends one)."""
RECOVERY_CODES = 10
ATTEMPTS = 5
"""Wrong codes after which a sign-in begins anew, with a new link: a guess hits once in some hundred thousand."""


def new_seed() -> str:
    """160 random bits as base32, as an authenticator takes them."""
    return pyotp.random_base32()


def matching_step(seed: str, code: str, now: datetime, after: int = -1) -> int | None:
    """The time step whose code this is; None for a wrong one, or one not newer than `after`: no code works twice."""
    digits = "".join(code.split())
    current = int(now.timestamp()) // STEP
    steps = range(current - DRIFT, current + DRIFT + 1)
    found = [step for step in steps if hmac.compare_digest(_code(seed, step), digits.encode())]
    return found[0] if found and found[0] > after else None


def _code(seed: str, step: int) -> bytes:
    return str(pyotp.HOTP(seed).at(step)).encode()


def address(seed: str, email: str) -> str:
    """The `otpauth:` address that an authenticator reads."""
    return str(pyotp.TOTP(seed).provisioning_uri(name=email, issuer_name=ISSUER))


def picture(address: str) -> str:
    """The address as a QR code: SVG without style or script, dark on light in both themes."""
    return str(
        segno.make(address, error="m").svg_inline(scale=4, light="#fff", svgclass="qr", lineclass=None)
    )


def recovery_codes() -> list[str]:
    """Codes of 50 random bits each, to be written down: `k7mq2-x9tp4`."""
    return [f"{_letters()}-{_letters()}" for _ in range(RECOVERY_CODES)]


def _letters() -> str:
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(5))
