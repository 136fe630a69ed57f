"""What the code of a thing turns on: a vaccine on the product and the payer, an excision on its size.

A wish for a code that names the thing and not these particulars is asked back, whatever rule on the thing is known (reply
contract, A10).
"""

from __future__ import annotations

from functools import lru_cache

from consultant.answering.particulars import diagnoses, operations, products, services, unnamed, visits
from consultant.answering.particulars.thing import Thing
from consultant.answering.patterns import pattern

THINGS = (
    *products.THINGS,
    *operations.THINGS,
    *diagnoses.THINGS,
    *visits.THINGS,
    *services.THINGS,
    *unnamed.THINGS,
)
"""In the order in which a wish is looked at."""
_WISHED = pattern(
    r"\b(what|which|whats|what's|need|find|looking for|give (me|us)|tell (me|us))\b~25\b(codes?|cpt|hcpcs|icd-?10|dx"
    r"|diagnosis)\b(?! (mean|is paid|pay))"
    r"|\bhow (do|would|should|can|to)\b~15\b(code|bill|report|charge)\b|\b(what|which)\b~12\b(bill|code|report|charge"
    r"|submit)\b"
    r"|\b(what|which) (e/?m|em|visit|office visit|office) levels?\b|\b(what|which) level\W*\Z"
    r"|\b(codes?|cpt|hcpcs|icd-?10|dx)\b( codes?)? (for|of) "
    r"|\b(codes?|cpt|hcpcs|icd-?10|dx)\b,?( please| pls| needed| wanted)?\W*\Z"
    r"|\bwhat (do|should|would|to) (i|we)?\b~10\b(code|bill|report)\b"
    r"|\b(codes?|cpt|hcpcs)\b (please|pls)"
    r"|\b(give|need|want|send)\b~20\b(seven|7) characters\b"
    r"|\b(please|pls|kindly|can you|could you) code (the|this|an?|our|her|his)\b"
)
_RIGHT = pattern(
    r"\b(is|was|would) ([A-Z]?\d{4,5}) (be )?(right|correct|ok|okay|the right|the correct|fine|good)\b~25\bfor\b"
)
"""A code is proposed, and whether it fits hangs on the same particulars."""
_OF_A_PLACE = pattern(
    r"\b(what|which|whats|what's|the|correct|right)\b~15\b(place of service|pos)\b"
    r"|\A\W*(place of service|pos)( code)? (for|of)\b|\brev(enue|\.)? codes?\b|\b(carcs?|rarcs?|remark codes?|denial codes?)\b"
)
"""The place's code is wished, which turns on none of them."""
_CODED = pattern(r"\b([A-Z]\d{4}|\d{5}|\d{4}[TU])\b")


def lacking(text: str) -> str:
    """The name of the thing whose code is wished without its particulars; empty where nothing is lacking."""
    thing = _lacking(text)
    return thing.name if thing else ""


def firmly(text: str) -> bool:
    """Whether these particulars are asked for though a title fits the bare words."""
    thing = _lacking(text)
    return thing is not None and thing.firm


@lru_cache(maxsize=64)  # one question is looked at from several places
def _lacking(text: str) -> Thing | None:
    wished = (
        _RIGHT.search(text) if _CODED.search(text) else _WISHED.search(text) and not _OF_A_PLACE.search(text)
    )
    return next((thing for thing in THINGS if thing.lacking(text)), None) if wished else None
