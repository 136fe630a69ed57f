"""Mail broken at random, as wires, gateways and attackers break it; the same seed breaks it the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    b"\r\n", b"\r\n\r\n", b"\n", b"\x00", b"\xff\xfe", b"--", b"=?utf-8?b?", b"?=", b"=?",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"Content-Type: message/rfc822\r\n", b"Content-Type: text/html; charset=x\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n", b"begin 644 x\r\n", b"=ybegin line=128 size=1 name=x\r\n",
    b"<table><tr><td>",
    b"<blockquote>", b"&#x110000;", b"> " * 50, b"\r\n-- \r\n", b"On Mon, Nov 2, 2026 x <x@y.example> wrote:\r\n",
    b"From: ", b",,,<>;:",
    b"a" * 2000, "\u202e".encode(), b"\xed\xa0\x80", b"filename*0*=utf-16''%FF%FE; ", b"BEGIN:VCALENDAR\r\n", b"\x78\x9f\x3e\x22",
)  # fmt: skip
LONGEST = 300_000
"""Bytes of a mutated mail; what larger ones cost is measured elsewhere."""


def mutated(mails: Sequence[bytes], number: int) -> bytes:
    """The broken mail of that number: one of `mails`, broken one to eight times."""
    chance = Random(number)
    raw = chance.choice(mails)[:LONGEST]
    for _ in range(chance.randint(1, 8)):
        raw = chance.choice(_BREAKS)(raw or b" ", chance, mails)[:LONGEST]
    return raw


def _flip(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(raw)
    for _n in range(chance.randint(1, 1 + len(raw) // 100)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 20)) + raw[at:]


def _cut(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    start, end = sorted((chance.randrange(len(raw) + 1), chance.randrange(len(raw) + 1)))
    return raw[:start] + raw[end:]


def _end_early(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _repeat(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(raw))
    piece = raw[start : start + chance.randint(1, 400)]
    return raw[:start] + piece * chance.randint(2, 30) + raw[start:]


def _shuffle(raw: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    lines = raw.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _splice(raw: bytes, chance: Random, mails: Sequence[bytes]) -> bytes:
    other = chance.choice(mails)
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


_BREAKS: tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...] = (
    _flip, _insert, _insert, _cut, _end_early, _repeat, _shuffle, _splice,
)  # fmt: skip
