"""Attached files made up for the tests: a PDF, a winmail.dat, an opaque S/MIME signature."""

from __future__ import annotations

import base64
import datetime as dt
import struct

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%s endobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        written
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(written),
        )
    )


def winmail(text: str, *files: tuple[str, bytes], rtf: bytes = b"") -> bytes:
    """A TNEF stream with a Unicode body, or one in RTF, and files whose long names stand in their properties."""
    plain = (0x1F, 0x1000, text.encode("utf-16-le") + b"\0\0")
    body = _properties((0x102, 0x1009, rtf) if rtf else plain)
    stream = struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x00069003, body)
    for name, content in files:
        named = _properties(
            (0x1E, 0x3707, name.encode() + b"\0"), (0x03, 0x0E20, struct.pack("<I", len(content)))
        )
        stream += _attribute(2, 0x00069002, b"\0" * 14) + _attribute(2, 0x0006800F, content)
        stream += _attribute(2, 0x00069005, named)
    return stream


def _attribute(level: int, number: int, content: bytes) -> bytes:
    return (
        struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)
    )


def _properties(*properties: tuple[int, int, bytes]) -> bytes:
    written = struct.pack("<I", len(properties))
    for kind, number, value in properties:
        written += struct.pack("<HH", kind, number)
        if kind in (0x1E, 0x1F, 0x102):
            written += struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        else:
            written += value
    return written


def signed(mail: bytes) -> bytes:
    """The mail inside of an opaque S/MIME signature, as DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "pat")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=900))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(mail).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def part(content: bytes, kind: str, name: str = "") -> str:
    """A base64 part with headers, for a multipart body."""
    named = f'Content-Disposition: attachment; filename="{name}"\n' if name else ""
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n{named}\n{base64.encodebytes(content).decode()}"
