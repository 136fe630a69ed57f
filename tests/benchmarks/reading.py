"""How well and how fast codes and identifiers are read: the labelled corpus, the speed of one core, the slowest megabyte."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

from consultant.codes import cite, signature_spans
from consultant.commands.parse import COLLECT_AFTER
from consultant.privacy.detection import identifiers
from tests.codes.score import PARTS, read, score

LENGTH = 500
"""Characters of a text whose reading is timed."""
_QUALITY = {
    "codes F1": ("≥", 0.98),
    "exactly right %": ("≥", 92.0),
    "modifiers F1": ("≥", 0.96),
    "attachment F1": ("≥", 0.96),
    "units and ranges F1": ("≥", 0.95),
    "false friends returned of 150": ("≤", 1.0),
    "texts without codes left clean %": ("≥", 100.0),
    "identifiers found": ("≥", 0.97),
    "SSN, MRN, member id, DOB found": ("≥", 1.0),
    "masks that hide no identifier, of 50": ("≤", 1.0),
}
LIMITS = {
    **{f"{part}, {figure}": limit for part in PARTS[1:] for figure, limit in _QUALITY.items()},
    "texts of 500 characters a second on one core": ("≥", 2000.0),
    "texts of 500 characters full of codes a second on one core": ("≥", 2000.0),
    "slowest 1 MB of repetition, s": ("≤", 2.0),
}
HOSTILE = (
    "99213-25, ", "99213 ", "99213|", "9", "9 ", "1-2-", "1,", "1.", "a.", "@", "a@b.c ", "<td>", "</table>", "x 2 ",
    "(2) ", "modifier 25 on ", "25 or ", "GO and ", "the 25 ", "SV1*", "HC:99213:25*", "HI*ABK:E119~", "NM1*IL*1*A*B~",
    "Thanks,\n", "--\n", "confidential\n", "CPT,Mod\n99213,25\n", "99213\t25\t1\n", "99213, 99213\n", "| |", "*", "\t",
    " ", "\n", "\r\n", "\u200b", "\u00e9", "> x\n", '"', "((", "patient A ", "Lee, Ann ", "Mr. Lee ",
    "Re: Ann Lee / dob ", "chart for Ann Lee ", "DOB 1/2/1950 ", "Jan 5, 2026 ", "12 Oak Road ", "PO Box 1 ",
    "(555) 201-3344 ", "phone 555-201-3344\n", "555-201-3344 CPC\n", "93 yo ", "MR# 123 ", "ssn ", "[NAME 1] ",
    "a.pdf ", "E11.9/", "M54 .5 ", "M 54 .1 ", "E08-E13 ", "N290 ", "CO-45 ", "DRG 470 to ", "POS 11 (a) or ",
    "J 1885 ", "1 of 2 ", "zip ", "\u2013", "AB, ", "RT ", "25, 59, ", "F 5 ", "pt ", "MR# 123 ", "Ab Cd 1/1/1950\n",
    "Name\tDOB\n", "Patient,DOB\nA B,1/2/50\n", "Ab's hip ", "between 25 and 59 ", "ISA*00*~", "PID|1|", "five ",
    "A, CPC\n", "policy # ", "LEE ANN ", "ANN LEE 1/1/1950 ", "Ann ", "Ann and Bob Lee ", "Lee^Ann^Q ", "MRN 123456, ",
    "ssn 1 2 3 ", "the ninth of ", "Ann Lee, CPC\n", "pt (95, ", "I am Ann Lee, DOB ", "my husband ", "jim dot lee at ",
    "@a_1 ", "+47 22 ", "1:", "1|", "1;", "1*", "1~", "+1", "99213;25;1\n", "</td><td>", "9:20 Lee, A. - ",
    "4th of May ", "Copier serial ", "XE XS XP ", "TC/26 ", "99213~25 ", "1 A St ", "O'Brien-Smith ", "99213,25,59,RT ",
    "99202/03/04/", "HC:99213:25*", "V28 ", "SMITH, JOHN ", "J3301 x4 JZ ", "pt (95, 99213-25 ",
)  # fmt: skip
_PROSE = (
    "Good morning, I hope you are well. We are a small group and our biller is out this week, so I am trying to sort this before"
    " the claim goes out. The doctor documented everything in the note and the record supports the service as far as we see. The"
    " payer has not been helpful on the phone and we would rather have it in writing. Please let us know what you think and which"
    " policy applies here. We appreciate the help and look forward to hearing from you soon. Many had the same issue last month."
)
"""What a mail says around its question."""


def measure(home: Path, catalogue: Path) -> dict[str, float]:
    """Figures of each part of the corpus, milliseconds for 500 characters, and seconds for the slowest hostile megabyte."""
    gc.set_threshold(COLLECT_AFTER)
    figures: dict[str, float] = {}
    for part in PARTS:
        figures |= {f"{part}, {figure}": value for figure, value in _quality(part).items()}
    return figures | {
        "texts of 500 characters a second on one core": _speed(_mails()),
        "texts of 500 characters full of codes a second on one core": _speed(_texts()),
        "slowest 1 MB of repetition, s": max(_once(piece) for piece in HOSTILE),
    }


def _quality(part: str) -> dict[str, float]:
    result = score(read(part))
    return {
        "texts": result.texts,
        "codes F1": result.codes.f1,
        "exactly right %": 100 * result.exact / result.texts,
        "modifiers F1": result.free_modifiers.f1,
        "attachment F1": result.attachments.f1,
        "units and ranges F1": result.units_and_ranges.f1,
        "false friends returned of 150": 150 * result.friends_returned / max(result.friends, 1),
        "texts without codes left clean %": 100 * result.clean_kept / max(result.clean, 1),
        "identifiers found": result.identifiers.recall,
        "SSN, MRN, member id, DOB found": result.firm_identifiers.recall,
        "masks that hide no identifier, of 50": 50
        * result.identifiers.false
        / max(result.identifiers.hit + result.identifiers.false, 1),
    }


def _speed(texts: list[str]) -> float:
    return len(texts) / _best(lambda: _read_all(texts))


def _mails() -> list[str]:
    """Each text of the corpus in a mail of its own."""
    texts = (line["text"] for part in PARTS for line in read(part))
    return [(f"{text}\n{_PROSE}")[:LENGTH] for text in texts if len(text) < LENGTH]


def _texts() -> list[str]:
    """The texts of the corpus without space between them: a code every forty characters."""
    joined = "\n\n".join(line["text"] for part in PARTS for line in read(part))
    return [joined[at : at + LENGTH] for at in range(0, len(joined) - LENGTH, LENGTH)]


def _read_all(texts: list[str]) -> None:
    for text in texts:
        _read(text)


def _read(text: str) -> None:
    cite(text)
    identifiers(text, signatures=signature_spans(text))


def _best(work: Callable[[], object], times: int = 7) -> float:
    """Seconds of processor time of the fastest run: the others shared the core."""
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _once(piece: str) -> float:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    return _timed(lambda: _read(text))
