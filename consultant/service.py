"""What the flow works with: the parts of the service."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from consultant.accounts.unsubscribing import Unsubscribing
from consultant.model.pace import Pace
from consultant.ports import Catalogue, Clock, Composer, Nudge, Postman
from consultant.privacy.vault import Vault
from consultant.review.canned import CannedText
from consultant.review.promise import Promise
from consultant.review.sign_off import SignOff
from consultant.steps.reading import MailReader
from consultant.steps.replying import Correspondence
from consultant.steps.serving import Products
from consultant.store.database import Database


@dataclass(frozen=True, slots=True)
class Service:
    """What the steps work with."""

    database: Database
    vault: Vault
    reader: MailReader
    catalogue: Catalogue
    composer: Composer
    correspondence: Correspondence
    postman: Postman
    nudge: Nudge
    clock: Clock
    pace: Pace
    sign_off: SignOff = field(default=SignOff())
    promise: Promise | None = None
    sleep: Callable[[float], None] = time.sleep
    later: Callable[[timedelta, Callable[[], None]], None] = lambda _after, _work: None
    """Do something after a while, in a process that lasts; forgetting it loses nothing."""
    copied: bool = False
    """Whether what was sent is filed in a Sent folder too (`consultant.upkeep`)."""
    audit_key: bytes = field(default=b"", repr=False)
    web_url: str = ""
    unsubscribing: Unsubscribing = field(default=Unsubscribing(b"", ""))
    canned: tuple[CannedText, ...] = ()
    products: Products | None = None
    """What answers mails whose subject names a product (`consultant.serving`)."""
