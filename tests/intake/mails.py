"""Mails made up for the tests of intake."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from consultant.dispatch.addresses import Addresses
from consultant.intake.parsing import parse
from consultant.intake.screening_table import Policy, policy
from consultant.model.mail import Message
from consultant.steps.reading import MailReader

ROOT = Path(__file__).parents[2]


def mail(body: str = "Can 99213-25 go with 20610?\n", **fields: str) -> bytes:
    """Bytes of a mail; `reply_to="…"` sets Reply-To, an empty value leaves a default field out."""
    header = {"From": "Pat Coder <pat@clinic.example>", "To": "consult@desk.example", "Subject": "Two codes"}
    header |= {"Message-ID": "<one@clinic.example>", "Date": "Mon, 02 Nov 2026 10:00:00 -0500"}
    header |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name}: {value}" for name, value in header.items() if value]
    return ("\r\n".join([*lines, "", ""]) + body.replace("\n", "\r\n")).encode()


def message(body: str = "Can 99213-25 go with 20610?\n", **fields: str) -> Message:
    return parse(mail(body, **fields))


def shipped_policy() -> Policy:
    """The policy of `config/policy.toml`."""
    return policy(shipped_table())


def shipped_table() -> dict[str, Any]:
    """`config/policy.toml` as it is written."""
    return tomllib.loads((ROOT / "config" / "policy.toml").read_text("utf-8"))


def reader() -> MailReader:
    """Everything that reading does, with the shipped policy."""
    addresses = Addresses("consult@desk.example", b"k" * 32)
    return MailReader(
        shipped_policy(), addresses, "mx.desk.example", lambda _system, code: code.startswith("9921")
    )
