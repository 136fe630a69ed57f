"""What is declined, by what would be done instead (reply contract, A15)."""

from __future__ import annotations

from enum import StrEnum


class Decline(StrEnum):
    """Requests that a reply declines, with what may be done instead (reply contract, A15)."""

    UPCODE = "upcode"
    """More than the record shows: a level, severity, risk score, units, a fuller procedure."""
    CHANGE_DIAGNOSIS = "change_diagnosis"
    """A diagnosis chosen because it pays."""
    BACKDATE = "backdate"
    """Another date in the record or on the claim."""
    UNBUNDLE = "unbundle"
    """Parts, dates or a modifier only to get past an edit."""
    OTHER_PROVIDER = "other_provider"
    """Billed under one who did not give the service."""
    WAIVE = "waive"
    """The patient's share dropped as a matter of course."""
    INDUCE = "induce"
    """Money or gifts for sending patients, or for coming."""
    MISSTATE = "misstate"
    """A service that was not given, or not so, not there, not to this patient."""
    RECORD = "record"
    """A record made up, filled in or signed for another afterwards."""
    CONCEAL = "conceal"
    """Something kept from payer, auditor or patient."""
    PROMISE = "promise"
    """A promise of payment."""
    LEGAL = "legal"
    """Legal advice."""
    MEDICAL = "medical"
    """Medical advice."""
    LICENSED = "licensed"
    """Texts of another publisher, prices that another payer or practice keeps to itself."""
    PRIVATE = "private"
    """Data of a patient or of another asker, a look into a portal, a password."""
    COMMAND = "command"
    """An order to the program or the desk itself."""
