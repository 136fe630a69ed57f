"""Numbers by what is done with them: keyed, dialled, texted, owed, come to."""

from __future__ import annotations

from consultant.codes import nouns
from consultant.codes.places import Verdict
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words


def by_verb(sheet: Sheet, index: int) -> Verdict | None:
    """What is said to end in the number, to come to it, or to be texted to it."""
    near, earlier = sheet.tokens[index - 1].lower, sheet.tokens[index - 2].lower if index > 1 else ""
    if near in ("in", "with") and earlier in ("ends", "ending", "end", "starts", "starting", "begins"):
        return Verdict(False, 0.9, "some digits of a number")
    if near in _OWING:
        return Verdict(False, 0.85, "an amount")
    if near in _KEYING and sheet.tokens[index + 1].lower in ("to", "#", "or", "now"):
        return Verdict(False, 0.85, "keys to be pressed")
    if near in _JOINING and _is_said_before(sheet, index, _DIALLING, _MENU):
        return Verdict(False, 0.9, nouns.not_codes["dial"])
    if near != "to" or index < 3:
        return None
    if earlier in _COMING and _is_said_before(sheet, index, _OF_SUMS):
        return Verdict(False, 0.9, "an amount")
    if _is_said_before(sheet, index, _TEXTING):
        return Verdict(False, 0.9, nouns.not_codes["text"])
    return None


def _is_said_before(sheet: Sheet, index: int, listed: frozenset[str], far: int = 5) -> bool:
    """Whether one of the words stands among the few before the token."""
    if sheet.words.isdisjoint(listed):
        return False
    return any(token.lower in listed for token in sheet.tokens[max(index - far, 0) : index - 1])


_JOINING = frozenset({"then", "and", ",", "or"})
_KEYING = words("enter press type key")
_OWING = words("owes owed owe earns earned worth donated raised spent saved")
_MENU = 16
"""Tokens over which the choices of a telephone's menu reach."""
_DIALLING = words("dial dialing dialed press")
_COMING = words("came comes come amounts amounted up totals totaled")
_OF_SUMS = words(
    "total totals sum balance cost costs bill check tab price payroll adds added sales donations"
)
_TEXTING = words("text texting txt sms reply")
