"""Mail goes in by SMTP and comes out by IMAP, on real sockets."""

from __future__ import annotations

import smtplib
from email import message_from_bytes
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from consultant.errors import InputError
from consultant.sandbox import Sandbox, read_ports
from consultant.sandbox.reading import read_letter
from tests.sandbox.conftest import CONSULT, PASSWORD, Clients, Start
from tests.sandbox.mails import ORDINARY, as_sent, hostile

pytestmark = pytest.mark.servers

SAFE_ITEMS = ["UID", "BODY.PEEK[]", "FLAGS", "INTERNALDATE", "RFC822.SIZE"]


def contents(client: IMAPClient) -> list[bytes]:
    return [mail[b"BODY[]"] for _, mail in sorted(client.fetch(client.search("ALL"), SAFE_ITEMS).items())]


def test_a_mail_comes_out_byte_for_byte_as_it_went_in(clients: Clients) -> None:
    clients.send(ORDINARY)
    client = clients.imap()
    ((_, mail),) = client.fetch(client.search("ALL"), SAFE_ITEMS).items()
    assert mail[b"BODY[]"] == ORDINARY
    assert mail[b"RFC822.SIZE"] == len(ORDINARY)
    assert b"\\Seen" not in mail[b"FLAGS"]


def test_two_hundred_hostile_mails_are_accepted_and_fetched_unchanged(clients: Clients) -> None:
    sent = hostile(200)
    with smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection:
        for mail in sent:
            connection.sendmail("asker@clinic.test", CONSULT, mail)
    client = clients.imap()
    assert contents(client) == [as_sent(mail) for mail in sent]
    sizes = client.fetch(client.search("ALL"), ["RFC822.SIZE"])
    assert [size[b"RFC822.SIZE"] for _, size in sorted(sizes.items())] == [
        len(as_sent(mail)) for mail in sent
    ]


def test_even_envelopes_of_hostile_mails_do_not_end_the_connection(clients: Clients) -> None:
    with smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection:
        for mail in hostile(60):
            connection.sendmail("asker@clinic.test", CONSULT, mail)
    client = clients.imap()
    raw = client._imap.uid("FETCH", "1:*", "(ENVELOPE BODYSTRUCTURE)")
    assert raw[0] == "OK"
    assert client.noop()


@pytest.mark.parametrize("recipient", ["consult+anything@consultant.test", "CONSULT+b=1@Consultant.Test"])
def test_plus_addressed_mail_reaches_the_consult_inbox(clients: Clients, recipient: str) -> None:
    clients.send(ORDINARY, "asker@clinic.test", recipient)
    assert contents(clients.imap()) == [ORDINARY]


def test_two_forms_of_one_address_get_one_copy(clients: Clients) -> None:
    clients.send(ORDINARY, "asker@clinic.test", CONSULT, "consult+x@consultant.test")
    assert contents(clients.imap()) == [ORDINARY]


def test_mail_to_a_person_lands_in_that_persons_mailbox_only(clients: Clients) -> None:
    clients.send(ORDINARY, CONSULT, "Asker@Clinic.test")
    assert contents(clients.imap("asker@clinic.test")) == [ORDINARY]
    assert contents(clients.imap()) == []


def test_the_sender_keeps_a_copy_but_the_service_does_not(clients: Clients) -> None:
    clients.send(ORDINARY, "asker@clinic.test")
    clients.send(ORDINARY, "consult+bounce-tag@consultant.test", "asker@clinic.test")
    assert contents(clients.imap("asker@clinic.test", "Sent")) == [ORDINARY]
    assert {name for _, _, name in clients.imap().list_folders()} == {"INBOX", "Processed"}


def test_idle_wakes_up_when_a_mail_arrives(clients: Clients) -> None:
    client = clients.imap()
    for expected in (1, 2):
        client.idle()
        clients.send(ORDINARY)
        assert (expected, b"EXISTS") in client.idle_check(timeout=60)
        client.idle_done()


def test_a_mail_moved_to_processed_is_gone_from_the_inbox(clients: Clients) -> None:
    clients.send(ORDINARY)
    clients.send(as_sent(b"second"))
    client = clients.imap()
    first, second = client.search("ALL")
    client.move([first], "Processed")
    assert client.search("ALL") == [second]
    assert contents(clients.imap(folder="Processed")) == [ORDINARY]


def test_a_search_sees_what_arrived_since_the_last_command(clients: Clients) -> None:
    client = clients.imap()
    other = clients.imap()
    clients.send(ORDINARY)
    (uid,) = client.search("ALL")
    other.move([*other.search("ALL")], "Processed")
    assert client.search("ALL") == []
    assert b"BODY[]" not in client.fetch([uid], SAFE_ITEMS).get(uid, {})


def test_flags_copies_appends_and_expunges_work(clients: Clients) -> None:
    client = clients.imap()
    client.append("INBOX", ORDINARY, flags=["\\Flagged"])
    (uid,) = client.search("FLAGGED")
    client.copy([uid], "Processed")
    client.add_flags([uid], ["\\Deleted"])
    client.uid_expunge([uid])
    assert client.search("ALL") == []
    assert contents(clients.imap(folder="Processed")) == [ORDINARY]


def test_folders_can_be_made_renamed_and_removed(clients: Clients) -> None:
    client = clients.imap()
    client.create_folder("Held/Größe ../x")
    client.append("Held/Größe ../x", ORDINARY)
    client.rename_folder("Held/Größe ../x", "Other")
    client.select_folder("Other")
    assert contents(client) == [ORDINARY]
    client.select_folder("INBOX")
    client.delete_folder("Other")
    assert not client.folder_exists("Other")


def test_a_restart_keeps_unprocessed_mail_under_the_same_identity(start: Start) -> None:
    clients = start()
    for number in range(3):
        clients.send(as_sent(b"mail %d" % number))
    client = clients.imap()
    first, second, third = client.search("ALL")
    client.move([third], "Processed")
    client.add_flags([first], ["\\Seen"])
    validity = client.folder_status("INBOX", ["UIDVALIDITY"])
    client = start().imap()
    assert client.search("ALL") == [first, second]
    assert client.search("SEEN") == [first]
    assert client.folder_status("INBOX", ["UIDVALIDITY"]) == validity
    assert contents(client) == [b"mail 0\r\n", b"mail 1\r\n"]


def test_a_uid_is_never_given_again_after_a_restart(start: Start) -> None:
    clients = start()
    clients.send(ORDINARY)
    client = clients.imap()
    (before,) = client.search("ALL")
    client.delete_messages([before])
    client.expunge([before])
    clients = start()
    clients.send(ORDINARY)
    (after,) = clients.imap().search("ALL")
    assert after > before


def test_a_wrong_password_is_refused(clients: Clients) -> None:
    client = IMAPClient("127.0.0.1", clients.ports.imap, ssl=False, timeout=60)
    with pytest.raises(LoginError):
        client.login(CONSULT, PASSWORD + "x")
    client.shutdown()


def test_mail_to_the_bounce_domain_comes_back_as_a_delivery_status_notification(clients: Clients) -> None:
    sender = "consult+b.17.signed@consultant.test"
    clients.send(ORDINARY, sender, "nobody@bounce.test")
    (content,) = contents(clients.imap())
    notification = message_from_bytes(content)
    assert notification["Return-Path"] == "<>"
    assert notification["To"] == sender
    assert notification.get_content_type() == "multipart/report"
    _, status, header = notification.get_payload()
    assert status.get_payload()[1]["Final-Recipient"] == "rfc822; nobody@bounce.test"
    assert status.get_payload()[1]["Status"] == "5.1.1"
    assert "<one@clinic.test>" in header.get_payload()


def test_mail_to_the_busy_domain_is_put_off_and_to_the_silent_one_met_with_silence(clients: Clients) -> None:
    with (
        smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection,
        pytest.raises(smtplib.SMTPDataError, match="451"),
    ):
        connection.sendmail("asker@clinic.test", "anybody@busy.test", ORDINARY)
    silent = smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        silent.sendmail("asker@clinic.test", "anybody@silent.test", ORDINARY)


def test_a_bounce_is_never_bounced(clients: Clients) -> None:
    with smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection:
        connection.sendmail("", ["nobody@bounce.test"], ORDINARY)
        connection.sendmail("other@bounce.test", ["nobody@bounce.test"], ORDINARY)
    assert contents(clients.imap()) == []


def test_a_disk_that_refuses_is_told_to_the_sender_as_temporary(clients: Clients, tmp_path: Path) -> None:
    inbox = tmp_path / "sandbox" / "accounts" / CONSULT / "INBOX"
    inbox.rename(inbox.with_name("moved-away"))
    with (
        smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection,
        pytest.raises(smtplib.SMTPDataError) as refusal,
    ):
        connection.sendmail("asker@clinic.test", CONSULT, ORDINARY)
    assert refusal.value.smtp_code == 452


def test_the_ports_are_written_while_it_runs_and_gone_after_a_clean_stop(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path, CONSULT, PASSWORD)
    with sandbox as ports:
        assert read_ports(tmp_path) == ports
        assert all(port > 0 for port in (ports.imap, ports.smtp, ports.web))
    assert read_ports(tmp_path) is None


def test_a_port_of_the_last_run_that_is_taken_is_replaced(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "one", CONSULT, PASSWORD) as first:
        pass
    with (
        Sandbox(tmp_path / "two", CONSULT, PASSWORD, web_port=first.web),
        Sandbox(tmp_path / "one", CONSULT, PASSWORD) as again,
    ):
        assert (again.imap, again.smtp) == (first.imap, first.smtp)
        assert again.web != first.web


def test_a_taken_port_stops_the_start_with_its_number(tmp_path: Path, clients: Clients) -> None:
    with pytest.raises(InputError, match=str(clients.ports.smtp)):
        Sandbox(tmp_path / "other", CONSULT, PASSWORD, smtp_port=clients.ports.smtp).start()


def test_real_mail_goes_through_unchanged_and_can_be_looked_at(clients: Clients, shared_mail: Path) -> None:
    sent = [as_sent(file.read_bytes()) for file in sorted(shared_mail.rglob("*.eml"))]
    assert sent
    with smtplib.SMTP("127.0.0.1", clients.ports.smtp, timeout=60) as connection:
        for mail in sent:
            connection.sendmail("asker@clinic.test", CONSULT, mail)
    assert contents(clients.imap()) == sent
    for mail in sent:
        letter = read_letter(mail)
        assert letter.lines or letter.html or not letter.text


def test_the_servers_are_reachable_from_this_machine_only(clients: Clients) -> None:
    ports = (clients.ports.imap, clients.ports.smtp, clients.ports.web)
    listening = (
        Path("/proc/net/tcp").read_text().splitlines() + Path("/proc/net/tcp6").read_text().splitlines()
    )
    places = {line.split()[1] for line in listening if line.split()[3:4] == ["0A"]}
    assert {place for place in places if place.endswith(tuple(f":{port:04X}" for port in ports))} == {
        f"0100007F:{port:04X}" for port in ports
    }
