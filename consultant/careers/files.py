"""What may be attached to an application: one PDF or DOCX, small, and nothing in it that runs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from consultant.errors import InputError

PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD_PARTS = {"[Content_Types].xml", "word/document.xml"}
ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile)\b")
"""Names of what a PDF can do or carry besides showing pages (ISO 32000-1 sections 7.11.4 and 12.6.4)."""
UNPACKED = 100
"""How many times larger than itself a DOCX may become."""
UNSAFE = re.compile(r"[^\w .()-]+")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is sent on."""

    name: str
    media_type: str
    content: bytes


def attached(name: str, content: bytes, most: int) -> Attached:
    """Raises InputError for a file that is too large, of another kind, or that runs something."""
    if len(content) > most:
        raise InputError(
            f"The file has {len(content) // 1_000:,} kB; at most {most // 1_000:,} kB are sent on."
        )
    if content.startswith(b"%PDF-"):
        if ACTIVE.search(content):
            raise InputError("The PDF holds scripts or other files. Print it into a new PDF and attach that.")
        return Attached(_safe(name, "pdf"), PDF, content)
    if _is_document(content, most):
        return Attached(_safe(name, "docx"), DOCX, content)
    raise InputError("Attach a PDF or a DOCX without macros; no other files are sent on.")


def _is_document(content: bytes, most: int) -> bool:
    """Whether it is a Word document by its parts (ECMA-376 part 2), without macros, and no archive that explodes."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = {part.filename for part in parts}
    runs = any(name.lower().endswith((".bin", ".exe", ".js", ".vbs", ".ole")) for name in names)
    size = sum(part.file_size for part in parts)
    return names >= WORD_PARTS and not runs and size <= UNPACKED * max(len(content), most // UNPACKED)


def _safe(name: str, ending: str) -> str:
    """A file name without path, ending of its own choice, or marks that mean something to a shell or a header."""
    stem = re.split(r"[\\/]", name)[-1].rpartition(".")[0] or name
    bare = " ".join(UNSAFE.sub(" ", stem).split())[:LONGEST].strip(" .")
    return f"{bare or 'application'}.{ending}"
