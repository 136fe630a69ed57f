"""How well mail is read: real messages, machine mail, replies, and mail broken at random. Needs the shared mail."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from consultant.bootstrap import now
from consultant.intake.parsing import parse
from consultant.intake.screening import screen
from consultant.model.mail import Authenticity, Disposition
from consultant.model.reading import ClaimedMail
from tests.intake.mails import reader, shipped_policy
from tests.intake.mutations import mutated
from tests.intake.scoring import gold, made_up, share

MAIL = Path(os.environ.get("CONSULTANT_SHARED", Path(__file__).parents[3] / "shared")) / "mail"
BROKEN = 2_000
LIMITS = {
    "real messages: exceptions": ("≤", 0.0),
    "real messages: slowest, s of processor time": ("≤", 2.0),
    "real messages: memory to read them all, MB": ("≤", 300.0),
    "real messages: U+FFFD that was not in the mail": ("≤", 0.0),
    "machine mail: recognised, %": ("≥", 99.5),
    "machine mail: that would be answered": ("≤", 0.0),
    "machine mail: failed recipient found, %": ("≥", 85.0),
    "replies: exact, %": ("≥", 75.0),
    "replies: customer text lost, %": ("≤", 2.0),
    "replies, half that was tuned on: exact, %": ("≥", 75.0),
    "replies, half held out: exact, %": ("≥", 75.0),
    "replies, made up: exact, %": ("≥", 75.0),
    "broken mail: exceptions": ("≤", 0.0),
    "broken mail: slowest, s of processor time": ("≤", 2.0),
}


def measure(home: Path, catalogue: Path) -> dict[str, float]:
    """The figures of `LIMITS`, with how many mails each rests on; nothing where the shared mail is missing."""
    if not MAIL.is_dir():
        print(f"no shared mail: {MAIL} is missing; set CONSULTANT_SHARED to where it is", file=sys.stderr)
        return {}
    return {**_messages(), **_machine(), **_replies(), **_broken()}


def _messages() -> dict[str, float]:
    files = sorted(path for path in (MAIL / "messages").rglob("*") if path.is_file())
    exceptions, slowest, replaced = 0, 0.0, 0
    for path in files:
        raw, started = path.read_bytes(), time.process_time()
        try:
            message = parse(raw)
        except Exception:
            exceptions += 1
            continue
        slowest = max(slowest, time.process_time() - started)
        replaced += "\ufffd" in message.text + message.subject and "\ufffd".encode() not in raw
    return {
        "real messages": len(files),
        "real messages: exceptions": exceptions,
        "real messages: slowest, s of processor time": slowest,
        "real messages: memory to read them all, MB": _memory(),
        "real messages: U+FFFD that was not in the mail": replaced,
    }


def _memory() -> float:
    """The most memory that a process needs that reads every message, one after the other."""
    program = (
        "import pathlib, re, sys\n"
        "from consultant.intake.parsing import parse\n"
        "for path in pathlib.Path(sys.argv[1]).rglob('*'): path.is_file() and parse(path.read_bytes())\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1]) / 1024)\n"
    )
    command = [sys.executable, "-c", program, str(MAIL / "messages")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    return float(told.stdout)


def _machine() -> dict[str, float]:
    policy, own = shipped_policy(), frozenset({"consult@desk.example"})
    messages = [parse(path.read_bytes()) for path in sorted((MAIL / "machine").glob("*"))]
    screened = [screen(one, policy=policy, own_addresses=own, verdict=Authenticity.NONE) for one in messages]
    recognised = sum(one.disposition is Disposition.DISCARD for one in screened)
    return {
        "machine mail": len(messages),
        "machine mail: recognised, %": 100 * recognised / len(messages),
        "machine mail: that would be answered": sum(
            one.disposition is Disposition.ACCEPT for one in screened
        ),
        "machine mail: failed recipient found, %": 100
        * sum(bool(one.bounced_recipients) for one in messages)
        / len(messages),
    }


def _replies() -> dict[str, float]:
    samples = gold(MAIL)
    return {
        "replies": len(samples),
        "replies: exact, %": 100 * share(samples, "exact"),
        "replies: customer text lost, %": 100 * share(samples, "lost"),
        "replies, half that was tuned on: exact, %": 100 * share(samples[::2], "exact"),
        "replies, half held out: exact, %": 100 * share(samples[1::2], "exact"),
        "replies, made up: exact, %": 100 * share(made_up(), "exact"),
    }


def _broken() -> dict[str, float]:
    whole, reading = [path.read_bytes() for path in sorted(MAIL.rglob("*.eml"))], reader()
    exceptions, slowest = 0, 0.0
    for number in range(BROKEN):
        raw, started = mutated(whole, number), time.process_time()
        try:
            reading.read(ClaimedMail(number, b"", now(), False, 1), raw)
        except Exception:
            exceptions += 1
        slowest = max(slowest, time.process_time() - started)
    return {
        "broken mail": BROKEN,
        "broken mail: exceptions": exceptions,
        "broken mail: slowest, s of processor time": slowest,
    }
