"""What every mailbox promises: the fake, real Dovecot and the sandbox's server pass the same tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from consultant.errors import PermanentError, TransientError
from consultant.intake.imap_connection import ImapServer, connected, is_loopback
from consultant.intake.mailbox import ImapMailbox
from consultant.intake.parsing import parse
from consultant.ports import Mailbox
from consultant.sandbox import Sandbox
from tests.fakes.mailbox import FakeMailbox
from tests.servers.scripted_imap import Hangup, ScriptedImap

if TYPE_CHECKING:
    from tests.servers.dovecot import Dovecot
    from tests.servers.dovecot import Mailbox as Account
    from tests.servers.fault_proxy import FaultProxy

LARGEST = 5_000
OVERSIZE = b"Subject: large\r\n\r\n" + b"x" * LARGEST + b"\r\n"


def _mail(number: int) -> bytes:
    return f"From: pat@clinic.example\r\nSubject: {number}\r\n\r\nIs 9921{number} right?\r\n".encode()


def _server(
    account: Account, *, folder: str = "INBOX", port: int = 0, scheme: str = "imap", **options: Any
) -> ImapServer:
    place = f"{account.host}:{port or account.port}/{folder}"
    options = {"password": account.password, **options}
    return ImapServer(f"{scheme}://{quote(account.address, safe='')}@{place}", **options)


@dataclass
class World:
    """One kind of mailbox with the other side's doings."""

    open: Callable[[], Mailbox]
    deliver: Callable[..., None]
    expunge: Callable[[int], None]
    count: Callable[[str], int]
    unseen: Callable[[], int]


def _imap_world(server: ImapServer, stack: ExitStack) -> World:
    def opened() -> Mailbox:
        mailbox = ImapMailbox.connect(server)
        stack.callback(mailbox.close)
        return mailbox

    client = connected(server)
    stack.callback(client.shutdown)

    def deliver(*mails: bytes) -> None:
        for mail in mails:
            client.append("INBOX", mail)

    def expunge(uid: int) -> None:
        client.select_folder("INBOX")
        client.add_flags([uid], [b"\\Deleted"])
        client.uid_expunge([uid])

    def count(folder: str) -> int:
        client.select_folder(folder, readonly=True)
        return len(client.search("ALL"))

    def unseen() -> int:
        client.select_folder("INBOX", readonly=True)
        return len(client.search("UNSEEN"))

    return World(opened, deliver, expunge, count, unseen)


def _fake_world() -> World:
    fake = FakeMailbox(largest=LARGEST)
    return World(
        open=lambda: fake,
        deliver=fake.deliver,
        expunge=fake.expunge,
        count=lambda folder: len(fake.uids()) if folder == "INBOX" else len(fake.filed.get(folder, [])),
        unseen=lambda: len(fake.uids()),
    )


@pytest.fixture(params=["fake", "dovecot", "sandbox"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    with ExitStack() as stack:
        if request.param == "fake":
            yield _fake_world()
        elif request.param == "dovecot":
            account = request.getfixturevalue("dovecot").add_mailbox()
            yield _imap_world(_server(account, largest=LARGEST), stack)
        else:
            sandbox = Sandbox(tmp_path, "consult@consultant.test", "sandbox-password")
            stack.callback(sandbox.stop)
            url = f"imap://consult%40consultant.test@127.0.0.1:{sandbox.start().imap}/INBOX"
            yield _imap_world(ImapServer(url, password="sandbox-password", largest=LARGEST), stack)


@pytest.mark.contracts
class TestEveryMailbox:
    def test_lists_what_is_in_it_and_fetches_it_byte_for_byte(self, world: World) -> None:
        mailbox = world.open()
        assert mailbox.uids() == []
        world.deliver(_mail(1), _mail(2))
        first, second = mailbox.uids()
        arrivals = list(mailbox.fetch([second, first]))
        assert [arrival.raw for arrival in arrivals] == [_mail(1), _mail(2)]
        assert {arrival.uidvalidity for arrival in arrivals} == {mailbox.uidvalidity}
        assert all(
            arrival.arrived_at.utcoffset() == timedelta(0) and not arrival.oversize for arrival in arrivals
        )
        assert len({arrival.mailbox for arrival in arrivals}) == 1

    def test_fetching_marks_nothing_as_read(self, world: World) -> None:
        world.deliver(_mail(1), OVERSIZE)
        mailbox = world.open()
        assert len(list(mailbox.fetch(mailbox.uids()))) == 2
        assert world.unseen() == 2

    def test_an_oversize_mail_comes_with_its_header_only(self, world: World) -> None:
        world.deliver(OVERSIZE)
        mailbox = world.open()
        (arrival,) = mailbox.fetch(mailbox.uids())
        assert (arrival.raw, arrival.oversize) == (b"Subject: large\r\n\r\n", True)

    def test_mail_that_another_client_removed_is_left_out(self, world: World) -> None:
        world.deliver(_mail(1), _mail(2))
        mailbox = world.open()
        first, second = mailbox.uids()
        world.expunge(first)
        assert [arrival.uid for arrival in mailbox.fetch([first, second])] == [second]

    def test_filed_mail_is_moved_away_and_filing_it_again_is_harmless(self, world: World) -> None:
        world.deliver(_mail(1), _mail(2))
        mailbox = world.open()
        first, second = mailbox.uids()
        mailbox.file([first], "Processed")
        mailbox.file([first], "Processed")
        assert mailbox.uids() == [second]
        assert world.count("Processed") == 1

    def test_waiting_ends_with_news_and_else_with_the_time(self, world: World) -> None:
        mailbox = world.open()
        mailbox.uids()
        assert mailbox.wait(0.05) is False
        delivery = threading.Thread(target=world.deliver, args=(_mail(1),))
        delivery.start()
        delivery.join()
        assert mailbox.wait(60) is True
        assert len(mailbox.uids()) == 1

    def test_mail_that_comes_before_the_wait_is_news(self, world: World) -> None:
        mailbox = world.open()
        mailbox.uids()
        world.deliver(_mail(1))
        assert mailbox.wait(60) is True

    def test_uidvalidity_stays_from_one_connection_to_the_next(self, world: World) -> None:
        world.deliver(_mail(1))
        before = world.open()
        validity, uids = before.uidvalidity, before.uids()
        before.close()
        after = world.open()
        assert (after.uidvalidity, after.uids()) == (validity, uids)


class TestDovecot:
    def test_a_batch_larger_than_one_fetch_arrives_whole_and_in_order(self, mailbox: Account) -> None:
        mailbox.deliver(*(_mail(number) for number in range(230)))
        watched = ImapMailbox.connect(_server(mailbox))
        arrivals = list(watched.fetch(watched.uids()))
        watched.close()
        assert [arrival.raw for arrival in arrivals] == [_mail(number) for number in range(230)]

    def test_real_mail_is_the_same_mail_after_its_way_through_the_server(
        self, mailbox: Account, shared_mail: Path
    ) -> None:
        files = sorted(
            path
            for path in (shared_mail / "messages").rglob("*")
            if path.is_file() and path.stat().st_size < 200_000
        )
        mails = [path.read_bytes() for path in files[:200]]
        mailbox.deliver(*mails)
        watched = ImapMailbox.connect(_server(mailbox))
        arrivals = list(watched.fetch(watched.uids()))
        watched.close()
        sent = [parse(mail).content_digest for mail in mails if b"\x00" not in mail]
        assert len(arrivals) == len(mails) == 200
        assert set(sent) <= {parse(arrival.raw).content_digest for arrival in arrivals}

    def test_a_wrong_password_is_permanent_and_names_no_secret(self, mailbox: Account) -> None:
        server = _server(mailbox, password="wrong-secret")
        with pytest.raises(PermanentError, match="sign-in refused") as raised:
            ImapMailbox.connect(server)
        assert "wrong-secret" not in str(raised.value)

    def test_a_missing_folder_is_permanent(self, mailbox: Account) -> None:
        with pytest.raises(PermanentError, match="no folder 'Nowhere'"):
            ImapMailbox.connect(_server(mailbox, folder="Nowhere"))

    def test_tls_and_starttls_check_the_certificate(self, mailbox: Account) -> None:
        import ssl

        trust = ssl.create_default_context(cafile=str(mailbox.certificate))
        tls: dict[str, Any] = {"scheme": "imaps", "port": mailbox.tls_port}
        for options in (tls, {}):
            ImapMailbox.connect(_server(mailbox, trust=trust, **options)).close()
        with pytest.raises(PermanentError, match="certificate"):
            ImapMailbox.connect(_server(mailbox, **tls))

    def test_a_connection_that_is_cut_is_transient_and_the_next_one_finds_everything(
        self, mailbox: Account, fault_proxy: Callable[[str, int], FaultProxy]
    ) -> None:
        mailbox.deliver(_mail(1))
        proxy = fault_proxy(mailbox.host, mailbox.port)
        server = _server(mailbox, port=proxy.port)
        watched = ImapMailbox.connect(server)
        proxy.reset_connections()
        with pytest.raises(TransientError):
            watched.uids()
        watched.close()
        again = ImapMailbox.connect(server)
        assert len(list(again.fetch(again.uids()))) == 1
        again.close()

    def test_a_connection_cut_while_waiting_ends_the_wait(
        self, mailbox: Account, fault_proxy: Callable[[str, int], FaultProxy]
    ) -> None:
        proxy = fault_proxy(mailbox.host, mailbox.port)
        watched = ImapMailbox.connect(_server(mailbox, port=proxy.port))
        watched.uids()
        timer = threading.Timer(0.3, proxy.reset_connections)
        timer.start()
        with pytest.raises(TransientError):
            watched.wait(30)
        timer.join()
        watched.close()

    def test_a_peer_that_falls_silent_is_given_up(
        self, mailbox: Account, fault_proxy: Callable[[str, int], FaultProxy]
    ) -> None:
        proxy = fault_proxy(mailbox.host, mailbox.port)
        server = _server(mailbox, port=proxy.port)
        client = connected(server)
        watched = ImapMailbox(client, server)
        client.socket().settimeout(0.5)
        proxy.freeze()
        with pytest.raises(TransientError, match="listing"):
            watched.uids()
        proxy.thaw()
        watched.close()

    def test_a_recreated_folder_has_another_uidvalidity(self, mailbox: Account) -> None:
        with mailbox.open(None) as client:
            client.create_folder("Watched")
            first = ImapMailbox.connect(_server(mailbox, folder="Watched"))
            before = first.uidvalidity
            first.close()
            client.delete_folder("Watched")
            time.sleep(1.1)  # Dovecot derives UIDVALIDITY from the second
            client.create_folder("Watched")
        second = ImapMailbox.connect(_server(mailbox, folder="Watched"))
        assert second.uidvalidity != before
        second.close()


@pytest.mark.contracts
class TestSeldomServers:
    """Loopback servers that answer from a script."""

    def test_a_hangup_while_idle_does_not_spin(self) -> None:
        def idle(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            send(b"+ idling\r\n")
            raise Hangup

        with (
            ScriptedImap(capabilities="IMAP4rev1 IDLE", answers={"IDLE": idle}) as server,
            ExitStack() as stack,
        ):
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            mailbox.uids()
            with pytest.raises(TransientError):
                mailbox.wait(30)

    def test_a_line_split_over_two_segments_ends_the_connection_and_not_the_service(self) -> None:
        given_up = threading.Event()

        def idle(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            send(b"+ idling\r\n")
            time.sleep(0.2)
            send(b"* 5 EX")
            given_up.wait(60)
            send(b"ISTS\r\n")

        with (
            ScriptedImap(capabilities="IMAP4rev1 IDLE", answers={"IDLE": idle}) as server,
            ExitStack() as stack,
        ):
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            mailbox.uids()
            with pytest.raises(TransientError):
                mailbox.wait(30)
            given_up.set()
            with pytest.raises(TransientError):
                mailbox.uids()

    def test_a_goodbye_while_idle_is_transient(self) -> None:
        def idle(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            send(b"+ idling\r\n")
            time.sleep(0.2)
            send(b"* BYE shutting down\r\n")

        with (
            ScriptedImap(capabilities="IMAP4rev1 IDLE", answers={"IDLE": idle}) as server,
            ExitStack() as stack,
        ):
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            mailbox.uids()
            with pytest.raises(TransientError, match="goodbye"):
                mailbox.wait(30)

    def test_without_idle_noop_tells_of_mail(self) -> None:
        noops: list[str] = []

        def noop(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            noops.append(tag)
            send(
                (f"* {len(noops)} EXISTS\r\n" if len(noops) > 2 else "").encode()
                + f"{tag} OK done\r\n".encode()
            )

        with ScriptedImap(answers={"NOOP": noop}) as server, ExitStack() as stack:
            slept: list[float] = []
            imap = ImapServer(server.url)
            mailbox = stack.enter_context(closing(ImapMailbox(connected(imap), imap, sleep=slept.append)))
            mailbox.uids()
            assert mailbox.wait(60) is True
            assert (len(noops), len(slept)) == (3, 2)

    @pytest.mark.parametrize(
        ("capabilities", "expected"),
        [
            ("IMAP4rev1 MOVE UIDPLUS", ["UID MOVE 3:4 Processed"]),
            (
                "IMAP4rev1 UIDPLUS",
                ["UID COPY 3:4 Processed", "UID STORE 3:4 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 3:4"],
            ),
            ("IMAP4rev1", ["UID STORE 3:4 +FLAGS.SILENT (\\Seen)"]),
        ],
    )
    def test_filing_uses_what_the_server_can_and_never_a_bare_expunge(
        self, capabilities: str, expected: list[str]
    ) -> None:
        with ScriptedImap(capabilities=capabilities) as server, ExitStack() as stack:
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            mailbox.file([3, 4], "Processed")
            sent = [line.replace('"', "").replace("3,4", "3:4") for line in server.commands]
        filing = [line for line in sent if line.split()[0] == "UID" or "EXPUNGE" in line]
        assert filing == expected

    def test_filing_that_is_refused_is_harmless(self) -> None:
        def refuse(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            send(f"{tag} NO [OVERQUOTA] full\r\n".encode())

        with (
            ScriptedImap(capabilities="IMAP4rev1 MOVE", answers={"MOVE": refuse, "CREATE": refuse}) as server,
            ExitStack() as stack,
        ):
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            mailbox.file([3], "Processed")
            assert mailbox.uids() == []

    def test_a_folder_that_was_deleted_meanwhile_is_made_anew(self) -> None:
        answers = iter(["NO [TRYCREATE] gone", "OK done"])

        def move(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            send(f"{tag} {next(answers)}\r\n".encode())

        with (
            ScriptedImap(capabilities="IMAP4rev1 MOVE", answers={"MOVE": move}) as server,
            closing(ImapMailbox.connect(ImapServer(server.url))) as mailbox,
        ):
            mailbox.file([3], "Processed")
            mailbox.file([3], "Processed")
            words = [line.upper().removeprefix("UID ").split()[0] for line in server.commands]
        assert [word for word in words if word in ("CREATE", "MOVE")] == ["CREATE", "MOVE"] * 2

    def test_one_mail_the_server_breaks_on_costs_only_itself(self) -> None:
        def fetch(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            uids = [int(uid) for uid in rest.split()[2].replace(":", ",").split(",")]
            if "RFC822.SIZE" in rest:
                lines = [f"* {uid} FETCH (UID {uid} RFC822.SIZE 5)\r\n" for uid in (1, 2, 3)]
                send("".join(lines).encode() + f"{tag} OK done\r\n".encode())
            elif len(uids) > 1 or uids == [2]:
                send(f"{tag} NO [SERVERBUG] cannot read it\r\n".encode())
            else:
                send(f"* {uids[0]} FETCH (UID {uids[0]} BODY[] {{5}}\r\nhello)\r\n{tag} OK done\r\n".encode())

        with ScriptedImap(answers={"FETCH": fetch}) as server, ExitStack() as stack:
            moment = datetime(2026, 11, 2, tzinfo=UTC)
            imap = ImapServer(server.url)
            mailbox = stack.enter_context(closing(ImapMailbox(connected(imap), imap, clock=lambda: moment)))
            found = [(arrival.uid, arrival.raw, arrival.arrived_at) for arrival in mailbox.fetch([1, 2, 3])]
        assert found == [(1, b"hello", moment), (3, b"hello", moment)]

    def test_a_mail_that_was_not_asked_for_is_left_for_its_turn(self) -> None:
        """As for `UID FETCH n:*`, which gives the newest mail although its UID is below n (RFC 3501 section 6.4.8)."""

        def fetch(tag: str, rest: str, send: Callable[[bytes], None]) -> None:
            item = "RFC822.SIZE 5" if "RFC822.SIZE" in rest else "BODY[] {5}\r\nhello"
            lines = "".join(f"* {uid} FETCH (UID {uid} {item})\r\n" for uid in (3, 9))
            send(f"{lines}{tag} OK done\r\n".encode())

        with ScriptedImap(answers={"FETCH": fetch}) as server, ExitStack() as stack:
            mailbox = stack.enter_context(closing(ImapMailbox.connect(ImapServer(server.url))))
            assert [arrival.uid for arrival in mailbox.fetch([9])] == [9]

    def test_a_server_that_is_not_there_is_transient(self) -> None:
        with ScriptedImap() as server:
            url = server.url
        with pytest.raises(TransientError, match="connecting"):
            ImapMailbox.connect(ImapServer(url))

    def test_a_busy_server_is_transient_and_a_refusing_one_permanent(self) -> None:
        for said, kind in (
            ("[UNAVAILABLE] later", TransientError),
            ("[AUTHENTICATIONFAILED] no", PermanentError),
        ):

            def refuse(tag: str, rest: str, send: Callable[[bytes], None], said: str = said) -> None:
                send(f"{tag} NO {said}\r\n".encode())

            with ScriptedImap(answers={"LOGIN": refuse}) as server, pytest.raises(kind):
                ImapMailbox.connect(ImapServer(server.url))

    def test_a_token_is_used_instead_of_a_password(self) -> None:
        with ScriptedImap(capabilities="IMAP4rev1 AUTH=XOAUTH2 SASL-IR") as server:
            ImapMailbox.connect(ImapServer(server.url, oauth_token="token")).close()
            assert any(line.startswith("AUTHENTICATE XOAUTH2") for line in server.commands)
            assert not any(line.startswith("LOGIN") for line in server.commands)


def test_only_this_machine_is_reached_without_tls() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "127.8.0.1")))
    assert not any(map(is_loopback, ("10.0.0.1", "mail.clinic.example", "localhost.clinic.example")))


def test_the_address_says_user_folder_and_port() -> None:
    server = ImapServer("imaps://box%40clinic.example:se%20cret@imap.clinic.example/Billing%20Desk")
    assert (server.user, server.host, server.port, server.folder) == (
        "box@clinic.example",
        "imap.clinic.example",
        993,
        "Billing Desk",
    )
    assert (server.secret, server.name) == ("se cret", "box@clinic.example@imap.clinic.example/Billing Desk")


def test_every_mailbox_meets_the_port() -> None:
    def watches(mailbox: Mailbox) -> Mailbox:
        return mailbox

    assert watches(FakeMailbox()).uidvalidity == 1


if TYPE_CHECKING:
    _: type[Dovecot]
