"""The text of a PDF, read in a process of its own that may use little memory and little time: PDFs come from anybody.

Run as a program it reads a PDF from standard input and writes its text.
"""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

HEADER = b"%PDF-"
PAGES = 20
SECONDS = 8
"""Of processor time; twice that by the clock."""
MEMORY = 600_000_000
"""Bytes of address space, the interpreter's own included."""


def pdf_text(content: bytes, most: int) -> str | None:
    """The text of the first pages, at most `most` characters; None when the file cannot be read within the bounds."""
    if (
        HEADER not in content[:1024]
    ):  # readers look no further, and starting a process costs as much as ten mails
        return None
    command = [sys.executable, "-I", "-m", __name__, str(most)]
    try:
        ended = subprocess.run(command, input=content, capture_output=True, timeout=2 * SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return ended.stdout.decode("utf-8", "replace")[:most] if ended.returncode == 0 else None


def _bound() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _written(content: bytes, most: int) -> str:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    text = ""
    for page in reader.pages[:PAGES]:
        text += page.extract_text() + "\n"
        if len(text) > most:
            break
    return text[:most]


if __name__ == "__main__":
    _bound()
    sys.stdout.buffer.write(_written(sys.stdin.buffer.read(), int(sys.argv[1])).encode("utf-8", "replace"))
