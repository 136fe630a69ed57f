"""Made-up mails, ordinary and hostile."""

from __future__ import annotations

from random import Random

ORDINARY = (
    b"From: Ada Asker <asker@clinic.test>\r\nTo: consult@consultant.test\r\nSubject: 99213 with 20610\r\n"
    b"Message-ID: <one@clinic.test>\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n\r\n"
    b"May these be billed together?\r\n.a line that begins with a dot\r\n..two\r\n"
)

ODD = (
    b"",
    b"\r\n",
    b"no header at all\r\n",
    b"Subject: only a header",
    b"From: \r\nTo: \r\nSubject: \r\n\r\n",
    b"From: <<<>>>\r\nDate: not a date\r\n\r\nx\r\n",
    b"Date: Mon, 99 Foo 20266 99:99:99 +9999\r\n\r\nx\r\n",
    b"Subject: \xff\xfe\x00\x01\r\n\r\n\x00\x00\x00\r\n",
    b"Content-Type: multipart/mixed\r\n\r\nno boundary\r\n",
    b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\n----\r\n',
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b\r\n--b\r\n",
    b"Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n" * 30,
    b"Content-Type: text/plain; charset=no-such-set\r\nContent-Transfer-Encoding: x\r\n\r\n=ZZ=\r\n",
    b"Content-Type: \xe9/\xe9; =;;==\r\n\r\nx\r\n",
    b"Content-Type: multipart/a; boundary*0=a; boundary*2=c; boundary*1*=x''b\r\n\r\n--abc\r\n\r\nx\r\n",
    b" folded from the start\r\n\tand on\r\n: nameless\r\nSubject : blank\r\n\r\nx\r\n",
    b"Subject: =?utf-8?b?////?= =?no?x?y?= =?utf-8?q?" + b"a" * 5000 + b"?=\r\n\r\nx\r\n",
    b"X: " + b"long " * 40000 + b"\r\n\r\n" + b"y" * 300_000 + b"\r\n",
    b"To: " + b"a@b.test, " * 3000 + b"\r\n\r\nx\r\n",
    b"* 5 EXISTS\r\nA1 OK done\r\n)\r\n* BYE\r\n{999999}\r\n",
    b"Subject: one\r\nSubject: two\r\n\r\n\r\n\r\n\r\n",
)


def hostile(count: int, seed: int = 20) -> list[bytes]:
    """Distinct mails: the odd ones, then odd and ordinary ones with bytes overwritten. CRLF line ends only."""
    chance = Random(seed)
    mails = [b"X-Number: %d\r\n" % number + mail for number, mail in enumerate(ODD)]
    while len(mails) < count:
        broken = bytearray(chance.choice((*ODD[:17], ORDINARY)))
        for _ in range(chance.randint(1, 12)):
            broken.insert(chance.randint(0, len(broken)), chance.choice(b'\x00\xff<>@"\\;:=?-(){} \tA'))
        mails.append(as_sent(bytes(broken) + b"%d" % len(mails)))
    return mails


def as_sent(content: bytes) -> bytes:
    """Every line end as CRLF, the last one too: what SMTP can carry."""
    text = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    return text if text.endswith(b"\r\n") else text + b"\r\n"
