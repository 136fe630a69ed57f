"""The Sent folder over IMAP: a copy of each reply, put there once (RFC 3501 section 6.3.11, RFC 6154)."""

from __future__ import annotations

import contextlib

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from consultant.intake.imap_connection import ImapServer, close_socket, connected, translated
from consultant.model.mail import SentCopy


class ImapSentFolder:
    """A folder that is opened with the first copy and made when it is not there."""

    def __init__(self, server: ImapServer, folder: str) -> None:
        self._server = server
        self._folder = folder
        self._client: IMAPClient | None = None

    def put(self, copy: SentCopy) -> None:
        """Searched before it is appended: some servers file what they send, and an earlier attempt may have got through."""
        try:
            with translated(f"filing a copy in {self._folder}"):
                client = self._opened()
                if not client.search(["HEADER", "Message-ID", copy.message_id]):
                    client.append(self._folder, copy.content, [rb"\Seen"], copy.sent_at)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._client is not None:
            with contextlib.suppress(OSError, IMAPClientError):
                self._client.logout()
            close_socket(self._client)
            self._client = None

    def _opened(self) -> IMAPClient:
        if self._client is None:
            self._client = connected(self._server)
            if not self._client.folder_exists(self._folder):
                self._client.create_folder(self._folder)
            # Selected once a batch: a copy that another client appends meanwhile may be missed, and doubled, harmlessly.
            self._client.select_folder(self._folder, readonly=True)
        return self._client
