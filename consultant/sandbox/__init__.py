"""The mailbox world of a fresh install: IMAP, SMTP and a page to write and read mail, all on the loopback.

`docs/decisions/0008-sandbox-mail.md` tells why it is built so.
"""

from consultant.sandbox.listening import Ports, read_ports, sandbox_folder
from consultant.sandbox.server import DEFAULT_CONSULT_ADDRESS, DEFAULT_DOMAIN, Sandbox

__all__ = ["DEFAULT_CONSULT_ADDRESS", "DEFAULT_DOMAIN", "Ports", "Sandbox", "read_ports", "sandbox_folder"]
