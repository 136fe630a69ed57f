"""What is attached to a mail: read where it can hold codes, opened where it is wrapped, listed in any case."""

from __future__ import annotations

import binascii

from consultant.intake.content import Limits
from consultant.intake.parsing import parse
from consultant.intake.pdf_text import pdf_text
from consultant.model.mail import Message, SegmentKind
from tests.intake.enclosures import part, pdf, signed, winmail
from tests.intake.mails import mail, message


def _mixed(*parts: str, text: str = "See the attached claim, please.") -> Message:
    pieces = (f"Content-Type: text/plain\n\n{text}", *parts)
    body = "".join(f"--b\n{piece}\n" for piece in pieces) + "--b--\n"
    return message(body, Content_Type="multipart/mixed; boundary=b")


def _attached(parsed: Message) -> str:
    return "".join(parsed.text[s.start : s.end] for s in parsed.segments if s.kind is SegmentKind.ATTACHED)


def test_codes_in_an_attached_text_or_table_are_read_behind_the_body() -> None:
    parsed = _mixed(
        part(b"99213-25\n20610-RT\n", "text/plain", "claim.txt"),
        part(b"code,mod\n97530,59\n", "application/octet-stream", "a.CSV"),
    )
    assert parsed.new_text.strip() == "See the attached claim, please."
    assert _attached(parsed) == "\n\n[claim.txt]\n99213-25\n20610-RT\n\n[a.CSV]\ncode,mod\n97530,59"
    assert [file.filename for file in parsed.attachments] == ["claim.txt", "a.CSV"]


def test_the_text_of_a_pdf_is_read() -> None:
    parsed = _mixed(part(pdf("Claim line 99213-25", "J1885 x 2"), "application/pdf", "claim.pdf"))
    assert "[claim.pdf]\nClaim line 99213-25\nJ1885 x 2" in _attached(parsed)
    assert parsed.defects == ()


def test_a_pdf_that_cannot_be_read_is_listed_and_noted() -> None:
    parsed = _mixed(part(b"%PDF-1.4 broken", "application/pdf", "claim.pdf"))
    assert (_attached(parsed), parsed.attachments[0].filename) == ("", "claim.pdf")
    assert parsed.defects == ("attachment: a file that should hold text cannot be read",)


def test_a_pdf_built_to_exhaust_memory_ends_with_its_process() -> None:
    bomb = pdf("x").replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Big[" + b"0 " * 3_000_000 + b"]")
    assert pdf_text(bomb, 1000) in (None, "x\n")


def test_attached_text_is_bounded() -> None:
    parsed = parse(
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee it.\r\n--b\r\n"
        b"Content-Disposition: attachment; filename=f.txt\r\n\r\n" + b"99213\r\n" * 9000 + b"--b--\r\n",
        limits=Limits(attached_characters=500),
    )
    assert len(_attached(parsed)) < 520


def test_what_is_no_text_is_listed_only() -> None:
    parsed = _mixed(
        part(b"\x89PNG\r\n\x1a\n\x00\x00", "image/png", "scan.png"),
        part(b"\x00\x01" * 50, "text/plain", "x.txt"),
    )
    assert _attached(parsed) == ""
    assert [file.filename for file in parsed.attachments] == ["scan.png", "x.txt"]


def test_a_winmail_dat_is_opened() -> None:
    stream = winmail("Is 99213 right?", ("claim.txt", b"20610-LT"), ("scan.jpg", b"\xff\xd8"))
    parsed = _mixed(part(stream, "application/ms-tnef", "winmail.dat"), text="")
    assert parsed.new_text.strip() == "Is 99213 right?"
    assert [file.filename for file in parsed.attachments] == ["claim.txt", "scan.jpg"]
    assert "20610-LT" in _attached(parsed)


def test_a_winmail_dat_whose_text_is_rtf_alone_says_so_and_is_listed() -> None:
    stream = winmail("", ("claim.txt", b"20610-LT"), rtf=b"LZFu" + b"\1" * 40)
    parsed = _mixed(part(stream, "application/ms-tnef", "winmail.dat"), text="")
    assert "winmail.dat: its text is RTF, which is not read" in parsed.defects
    assert [one.filename for one in parsed.attachments] == ["winmail.dat", "claim.txt"]


def test_a_winmail_dat_cut_short_gives_what_came_before() -> None:
    whole = winmail("Is 99213 right?", ("claim.txt", b"20610-LT"))
    for length in range(0, len(whole), 7):
        parsed = _mixed(part(whole[:length], "application/ms-tnef", "winmail.dat"))
        assert "See the attached claim" in parsed.text


def test_a_mail_that_is_only_signed_is_read() -> None:
    inner = b"Content-Type: text/plain\r\n\r\nMay 99213-25 go with 20610?\r\n"
    body = part(signed(inner), "application/pkcs7-mime; smime-type=signed-data").split("\n\n", 1)[1]
    kind = {"Content_Type": "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"}
    parsed = message(body, Content_Transfer_Encoding="base64", **kind)
    assert parsed.text == "May 99213-25 go with 20610?"
    assert parsed.defects == ("signed: the signature is not checked",)


def test_a_signature_in_pieces_of_unknown_length_is_opened_too() -> None:
    def many(tag: int, *inside: bytes) -> bytes:
        return bytes([tag, 0x80]) + b"".join(inside) + b"\0\0"

    octets = b"\x24\x80\x04\x0cContent-Type\x04\x16: text/plain\r\n\r\n99213?\0\0"
    data = many(0x30, bytes.fromhex("06092a864886f70d010701"), many(0xA0, octets))
    body = many(
        0x30,
        bytes.fromhex("06092a864886f70d010702"),
        many(0xA0, many(0x30, b"\x02\x01\x01", b"\x31\x00", data)),
    )
    parsed = _mixed(part(body, "application/x-pkcs7-mime", "smime.p7m"), text="")
    assert parsed.text == "99213?"


def test_a_clear_signed_text_is_read_without_its_armour() -> None:
    body = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- - 99213\n- - 20610\nBoth?\n"
        "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    )
    assert message(body).new_text.strip() == "- 99213\n- 20610\nBoth?"


def test_files_written_into_the_text_are_taken_out() -> None:
    uuencoded = binascii.b2a_uu(b"99213-25").decode()
    body = f"See below.\n\nbegin 644 claim.txt\n{uuencoded}`\nend\n\n"
    body += "=ybegin line=128 size=9 name=x.bin\n\x8d\x99\n=yend size=9\nBye\n"
    parsed = message(body)
    assert [(file.filename, file.size) for file in parsed.attachments] == [("claim.txt", 8), ("x.bin", 9)]
    assert "yEnc: a file in the text is not read" in parsed.defects
    assert parsed.new_text.split() == ["See", "below.", "Bye"]
    assert "[claim.txt]\n99213-25" in parsed.text


def test_an_attached_mail_is_read_whatever_its_encoding() -> None:
    inner = b"From: doc@clinic.example\r\nSubject: codes\r\n\r\nCan I bill 20610?\r\n"
    assert "Can I bill 20610?" in _mixed(part(inner, "message/rfc822", "q.eml")).new_text
    assert "Can I bill 20610?" in _mixed(part(inner, "message/global")).new_text
    quoted = "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert (
        "Is 99213 right?"
        in _mixed(f"{quoted}From: d@clinic.example\nSubject: x\n\nIs 9921=\n3 right=3F").new_text
    )


def test_an_invitation_is_noted_and_read_where_it_is_all_there_is() -> None:
    calendar = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Call about 99213\n"
    calendar += "DESCRIPTION:With 20610\\,\n  or 20611?\nEND:VEVENT\n"
    alone = message(calendar, Content_Type="text/calendar; method=REQUEST")
    assert alone.text == "Call about 99213\nWith 20610, or 20611?"
    assert alone.defects == ("calendar: REQUEST",)
    beside = _mixed(f"Content-Type: text/calendar\n\n{calendar}")
    assert beside.new_text.strip() == "See the attached claim, please."


def test_richtext_of_the_old_kind_is_read() -> None:
    parsed = parse(mail("<bold>Is</bold> 99213 << 99214?\n", Content_Type="text/enriched"))
    assert parsed.text == "Is 99213 < 99214?"
