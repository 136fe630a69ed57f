from __future__ import annotations

import io
import zipfile

import pytest

from consultant.careers.files import DOCX, PDF, attached
from consultant.errors import InputError

MOST = 2_000_000


def document(*more: str, text: str = "x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(name, text)
    return packed.getvalue()


def test_a_pdf_and_a_word_document_are_taken_under_a_harmless_name() -> None:
    pdf = attached("..\\..\\CV; rm -rf.PDF.exe", b"%PDF-1.7\n%%EOF", MOST)
    assert (pdf.name, pdf.media_type) == ("CV rm -rf.PDF.pdf", PDF)
    word = attached("/tmp/Ana Reyes\r\nBcc: x.docx", document(), MOST)
    assert (word.name, word.media_type) == ("Ana Reyes Bcc x.docx", DOCX)
    assert attached("💼.pdf", b"%PDF-1.4", MOST).name == "application.pdf"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain text",
        b"<html>",
        b"MZ\x90\x00",
        b"PK\x03\x04broken",
        document("word/vbaProject.bin"),
        b"%PDF-1.7\n<< /S /JavaScript /JS (app.alert(1)) >>",
        b"%PDF-1.7\n<< /S /Launch /F (cmd.exe) >>",
    ],
)
def test_what_runs_or_is_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"PDF"):
        attached("cv.pdf", content, MOST)


def test_an_archive_that_is_no_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("cv.txt", "x")
    with pytest.raises(InputError, match="DOCX"):
        attached("cv.docx", packed.getvalue(), MOST)


def test_a_document_that_explodes_is_refused() -> None:
    with pytest.raises(InputError, match="DOCX"):
        attached("cv.docx", document(text="\0" * 30_000_000), 100_000)


def test_a_large_file_is_refused_with_its_size() -> None:
    with pytest.raises(InputError, match=r"3,000 kB; at most 2,000 kB"):
        attached("cv.pdf", b"%PDF-" + b"x" * 3_000_000, MOST)
