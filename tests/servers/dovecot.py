"""Debian's Dovecot 2.3 as an ordinary user: IMAP, STARTTLS and IMAPS on free ports, mail in `sdbox`."""

from __future__ import annotations

import base64
import itertools
import socket
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from imapclient import IMAPClient

from tests.servers.certificates import Certificate, write_certificate
from tests.servers.processes import LOOPBACK, Server, executable, free_port
from tests.servers.token_endpoint import TOKEN_KEY

CONFIGURATION = """\
protocols = imap
listen = {host}
instance_name = consultant-{port}
base_dir = {directory}/run
state_dir = {directory}/state
log_path = {directory}/dovecot.log
mail_location = sdbox:{directory}/mail/%u
mail_fsync = never
mail_max_userip_connections = 200

# The account of the tests, so that root is not needed.
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1

ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
# A failed login otherwise costs two to eight seconds.
auth_failure_delay = 0

passdb {{
  driver = passwd-file
  # A file for each account: one that has been read is not read again within the second.
  args = scheme=PLAIN username_format=%u {directory}/accounts/%u
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {directory}/oauth2.conf.ext
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={directory}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
}}

# Without chroot, which only root may do.
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  service_count = 0
  client_limit = 200
  process_min_avail = 1
  inet_listener imap {{
    address = {host}
    port = {port}
  }}
  inet_listener imaps {{
    address = {host}
    port = {tls_port}
    ssl = yes
  }}
}}
service imap {{
  process_limit = 64
}}
"""


@dataclass(frozen=True)
class Mailbox:
    """An account of the IMAP server, with what a client needs to open it."""

    address: str
    password: str
    host: str
    port: int
    tls_port: int
    certificate: Path

    @property
    def url(self) -> str:
        """`imap://user@host:port/INBOX`, the user percent-encoded; the password goes another way."""
        return f"imap://{quote(self.address, safe='')}@{self.host}:{self.port}/INBOX"

    @property
    def tls_url(self) -> str:
        """`imaps://…`; the server shows `certificate`."""
        return f"imaps://{quote(self.address, safe='')}@{self.host}:{self.tls_port}/INBOX"

    def open(self, folder: str | None = "INBOX") -> IMAPClient:
        """A client that is logged in and has selected the folder; close it with `logout` or `with`."""
        client = self.log_in(IMAPClient(self.host, self.port, ssl=False, timeout=60))
        if folder is not None:
            client.select_folder(folder)
        return client

    def open_over_tls(self) -> IMAPClient:
        """The same over IMAPS, the certificate checked; no folder selected."""
        trust = ssl.create_default_context(cafile=str(self.certificate))
        return self.log_in(IMAPClient(self.host, self.tls_port, ssl=True, ssl_context=trust, timeout=60))

    def log_in(self, client: IMAPClient) -> IMAPClient:
        """Logs a connected client in; disconnects it when that fails."""
        try:
            client.login(self.address, self.password)
        except BaseException:
            client.shutdown()
            raise
        return client

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Puts mails into the folder, unseen, as a delivery would."""
        with self.open(folder=None) as client:
            for mail in mails:
                client.append(folder, mail)

    def contents(self, folder: str = "INBOX") -> dict[int, bytes]:
        """The raw mails of a folder by UID; flags stay as they are."""
        with self.open(folder) as client:
            fetched = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
            return {uid: parts[b"BODY[]"] for uid, parts in fetched.items()}


TOKENS = """\
# Access tokens are JSON Web Tokens (RFC 7519) that the server checks itself.
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={directory}/token-keys/
username_attribute = email
"""


class Dovecot(Server):
    """An IMAP server; accounts may be added while it runs."""

    name = "dovecot"

    def __init__(self) -> None:
        super().__init__()
        self.tls_port = 0
        self.certificate: Certificate = write_certificate(self.directory)
        self._numbers = itertools.count(1)

    @staticmethod
    def remedy() -> str | None:
        """Why this server cannot be had here and what helps, or nothing when it can."""
        program = executable("dovecot")
        if program is None:
            return "dovecot is not installed: apt-get install --no-install-recommends dovecot-imapd"
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        return (
            None
            if version.startswith("2.3.")
            else f"dovecot is {version.split()[0]}, its syntax is not 2.3's"
        )

    def prepare(self) -> None:
        self.tls_port = free_port()
        for folder in ("run", "state", "mail", "home", "accounts"):
            (self.directory / folder).mkdir(exist_ok=True)
        keys = self.directory / "token-keys" / "default" / "HS256"
        keys.mkdir(parents=True, exist_ok=True)
        (keys / "default").write_text(base64.b64encode(TOKEN_KEY).decode())
        (self.directory / "oauth2.conf.ext").write_text(TOKENS.format(directory=self.directory))
        self._configuration.write_text(
            CONFIGURATION.format(
                host=LOOPBACK,
                port=self.port,
                tls_port=self.tls_port,
                directory=self.directory,
                certificate=self.certificate.path,
                key=self.certificate.key_path,
                **vars(self.account),
            )
        )

    def command(self) -> list[str]:
        return [executable("dovecot") or "dovecot", "-F", "-c", str(self._configuration)]

    def answers(self) -> bool:
        with socket.create_connection((LOOPBACK, self.port), timeout=5) as connection:
            return connection.recv(100).startswith(b"* OK")

    def add_mailbox(self, address: str | None = None, password: str = "open sesame") -> Mailbox:
        """A new account with an empty INBOX; without an address one that nobody has yet."""
        address = address or f"box{next(self._numbers)}@consult.test"
        account = self.directory / "accounts" / address
        account.write_text(f"{address}:{{PLAIN}}{password}::::::\n")
        return Mailbox(address, password, LOOPBACK, self.port, self.tls_port, self.certificate.path)

    @property
    def _configuration(self) -> Path:
        return self.directory / "dovecot.conf"
