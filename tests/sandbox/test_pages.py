"""The mail pages, without sockets: writing, reading, replying, and what hostile mail may not do."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from consultant.sandbox.accounts import Accounts
from consultant.sandbox.imap import Mailboxes
from consultant.sandbox.post_office import Envelope, PostOffice
from consultant.sandbox.web import make_app
from tests.sandbox.mails import hostile

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONSULT = "consult@consultant.test"
ASKER = "asker@clinic.test"

ANSWER = (
    b"From: Consultant <consult@consultant.test>\r\nTo: asker@clinic.test\r\nSubject: 99213 with 20610\r\n"
    b"Message-ID: <answer@consultant.test>\r\nReferences: <zero@clinic.test> <one@clinic.test>\r\n\r\n"
    b"Yes, with modifier 25.\r\n> earlier\r\n"
)
SCRIPT = "<script>document.title='owned'</script>"
ATTACK = (
    f"From: {SCRIPT} <x@evil.test>\r\nTo: {SCRIPT}\r\nSubject: {SCRIPT}\r\nX-{SCRIPT}: {SCRIPT}\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    f'--b\r\nContent-Type: text/plain\r\n\r\n{SCRIPT} javascript:alert(1) http://127.0.0.1:1/"onload="x\r\n'
    f"--b\r\nContent-Type: text/html\r\n\r\n</iframe>{SCRIPT}<img src=x onerror=alert(1)><form action=/write method=post>\r\n"
    f'--b\r\nContent-Type: application/x; name="{SCRIPT}"\r\n\r\nx\r\n--b--\r\n'
).encode()


@pytest.fixture
def post_office(tmp_path: Path) -> PostOffice:
    office = PostOffice(Mailboxes(Accounts(tmp_path, lambda: NOW)), CONSULT, lambda: NOW)
    office.mailboxes.of(CONSULT)
    return office


@pytest.fixture
def visitor(post_office: PostOffice) -> TestClient:
    return TestClient(make_app(post_office), base_url="http://127.0.0.1")


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def links(page: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/mailboxes/[^"]+/\d+)"', page)]


def write(visitor: TestClient, form_page: str = "/write", **changed: str) -> object:
    page = visitor.get(form_page).text
    form = {"from": ASKER, "to": CONSULT, "subject": "99213", "body": "May I?"} | changed
    for name in ("token", "answered"):
        form.setdefault(name, hidden(page, name))
    return visitor.post("/write", data=form, follow_redirects=False)


def contents(post_office: PostOffice, address: str) -> list[bytes]:
    inbox = post_office.mailboxes.of(address).inbox.folder
    return [inbox.read(mail) for mail in inbox]


def test_a_written_mail_reaches_the_consult_inbox_and_the_senders_list(
    visitor: TestClient, post_office: PostOffice
) -> None:
    answer = write(visitor, subject="Größe of 99213", body="First line\r\n.\r\nZweite Zeile: ü")
    assert answer.status_code == 303
    mail = message_from_bytes(contents(post_office, CONSULT)[0], policy=policy.default)
    assert (mail["From"], mail["To"], mail["Subject"]) == (ASKER, CONSULT, "Größe of 99213")
    assert mail["Message-ID"].endswith("@clinic.test>")
    assert mail.get_content().splitlines() == ["First line", ".", "Zweite Zeile: ü"]
    assert "Größe of 99213" in visitor.get(answer.headers["location"]).text


def test_a_reply_goes_on_with_the_thread_and_quotes(visitor: TestClient, post_office: PostOffice) -> None:
    post_office.accept(Envelope(CONSULT, (ASKER,), ANSWER))
    (link,) = links(visitor.get("/mailboxes/asker@clinic.test").text)
    form = unescape(re.findall(r'href="(/write\?reply=[^"]+)"', visitor.get(link).text)[0])
    page = visitor.get(form).text
    assert hidden(page, "to") == CONSULT
    assert hidden(page, "subject") == "Re: 99213 with 20610"
    assert "&gt; Yes, with modifier 25.\n&gt;&gt; earlier" in page
    assert write(visitor, form, subject="Re: 99213 with 20610").status_code == 303
    mail = message_from_bytes(contents(post_office, CONSULT)[0])
    assert mail["In-Reply-To"] == "<answer@consultant.test>"
    assert mail["References"] == "<zero@clinic.test> <one@clinic.test> <answer@consultant.test>"


def test_a_form_without_the_token_sends_nothing_and_keeps_what_was_written(
    visitor: TestClient, post_office: PostOffice
) -> None:
    answer = write(visitor, token="", body="a long question")
    assert answer.status_code == 403
    assert "a long question" in answer.text
    assert contents(post_office, CONSULT) == []


def test_a_form_from_another_site_sends_nothing(visitor: TestClient, post_office: PostOffice) -> None:
    visitor.headers["sec-fetch-site"] = "cross-site"
    assert write(visitor).status_code == 403
    assert contents(post_office, CONSULT) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": "nobody"},
        {"to": "a@b.test, c@d.test"},
        {"to": "a@b.test\r\nBcc: x@y.test"},
        {"body": "  \n"},
        {"subject": "x" * 501},
    ],
)
def test_a_form_with_a_mistake_says_what_to_do(
    visitor: TestClient, post_office: PostOffice, wrong: dict[str, str]
) -> None:
    answer = write(visitor, **wrong)
    assert answer.status_code == 422
    assert "Not sent" in answer.text
    assert contents(post_office, CONSULT) == []


def test_a_line_break_in_the_subject_makes_no_header_field(
    visitor: TestClient, post_office: PostOffice
) -> None:
    write(visitor, subject="one\r\nBcc: victim@x.test")
    mail = message_from_bytes(contents(post_office, CONSULT)[0])
    assert mail["Bcc"] is None
    assert mail["Subject"] == "one Bcc: victim@x.test"


def test_no_page_executes_what_a_mail_brings(visitor: TestClient, post_office: PostOffice) -> None:
    post_office.accept(Envelope("x@evil.test", (ASKER,), ATTACK))
    listed = visitor.get("/mailboxes/asker@clinic.test")
    shown = visitor.get(links(listed.text)[0])
    for page in (listed, shown, visitor.get("/")):
        assert "<script" not in page.text
        assert 'onload="' not in page.text
        policies = page.headers["content-security-policy"].split("; ")
        assert {
            "default-src 'none'",
            "style-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        } <= set(policies)
        assert page.headers["x-content-type-options"] == "nosniff"
    assert re.search(
        r'<iframe src="[^"]+/page" sandbox="allow-popups allow-popups-to-escape-sandbox"', shown.text
    )


def test_the_html_part_is_confined_by_its_own_policy_too(
    visitor: TestClient, post_office: PostOffice
) -> None:
    post_office.accept(Envelope("x@evil.test", (ASKER,), ATTACK))
    (link,) = links(visitor.get("/mailboxes/asker@clinic.test").text)
    policies = visitor.get(f"{link}/page").headers["content-security-policy"].split("; ")
    assert policies[0].startswith("sandbox ")
    assert not {"allow-scripts", "allow-same-origin", "allow-forms", "allow-top-navigation"} & set(
        policies[0].split()
    )
    assert "default-src 'none'" in policies
    assert not [rule for rule in policies if rule.startswith(("script-src", "connect-src"))]


def test_the_source_is_shown_as_plain_text(visitor: TestClient, post_office: PostOffice) -> None:
    post_office.accept(Envelope("x@evil.test", (ASKER,), ATTACK))
    (link,) = links(visitor.get("/mailboxes/asker@clinic.test").text)
    source = visitor.get(f"{link}/source")
    assert source.content == ATTACK
    assert source.headers["content-type"].startswith("text/plain")


def test_every_hostile_mail_can_be_looked_at(visitor: TestClient, post_office: PostOffice) -> None:
    for mail in hostile(90):
        post_office.accept(Envelope("x@evil.test", (ASKER,), mail))
    pages = [visitor.get(f"/mailboxes/asker@clinic.test?page={number}") for number in (1, 2)]
    found = [link for page in pages for link in links(page.text)]
    assert len(found) == 90
    for link in found:
        for suffix in ("", "/page", "/source"):
            assert visitor.get(link + suffix).status_code == 200
        assert visitor.get(f"/write?reply={link.removeprefix('/mailboxes/')}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/mailboxes/none@x.test",
        "/mailboxes/none@x.test/INBOX/1",
        f"/mailboxes/{CONSULT}/INBOX/999999999999999",
        "/x",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_looking_makes_no_mailboxes_or_folders(visitor: TestClient, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for path in (
        "/",
        "/mailboxes/none@x.test",
        f"/mailboxes/{CONSULT}/Other/1",
        "/write?reply=a@b.test/INBOX/1",
    ):
        visitor.get(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_page_elsewhere_cannot_point_its_name_here(visitor: TestClient) -> None:
    assert visitor.get("/", headers={"host": "evil.test"}).status_code == 400


def test_samples_fill_the_form(visitor: TestClient) -> None:
    page = visitor.get("/write?sample=1&from=dana@clinic.test").text
    assert hidden(page, "from") == "dana@clinic.test"
    assert "37244" in hidden(page, "subject")
    assert visitor.get("/write?sample=" + "9" * 9000).status_code == 200


def test_watching_a_mailbox_needs_no_script(visitor: TestClient) -> None:
    page = visitor.get(f"/mailboxes/{CONSULT}?watch=1").text
    assert '<meta http-equiv="refresh" content="4">' in page
    assert "<script" not in page
