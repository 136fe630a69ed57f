"""What a case lacks, and the words that such lacks share: the wish for a code, the rule that hangs on no case, names in a row."""

from __future__ import annotations

from collections.abc import Callable

from consultant.answering.lacks.lack import Lack, nowhere
from consultant.answering.patterns import pattern

WHICH = r"\b(which|what|what's|whats)\b"
WISH = rf"{WHICH}|\b(need|find|looking for|tell me|give me)\b"
CODE = rf"({WISH})~60\b(codes?|cpt|hcpcs|icd\S*|pcs|one|modifiers?|mod)\b|\b(codes?|cpt|pcs|modifiers?)\W*(please|pls)?\W*\Z"
RULE = (
    r"\b(in general|generally|(?<!no )(?<!any )differ\w*|explain\w*|mean\w*|rules?|always|when (do|is|are|would"
    r"|should)|how (do|can|would) (we|i|you) (know|tell|decide|choose)|stands? for|what decides|list of)\b"
)
"""Asks for a rule, which hangs on no case."""
PAYERS = (
    r"\b(medicare|medicaid|medi-cal|part [abcd]|advantage|tricare|champva|va|workers?'? comp\w*|aetna|cigna|uhc"
    r"|humana|bcbs|united\w*|blue (cross|shield)|anthem|kaiser|molina|centene|ambetter|commercial|self[- ]pay"
    r"|payers|every payer|mac)\b"
)
_BETWEEN = r"(?:,? or |/|, (?:or )?| and | ?- ?| )"


def one_of(names: str) -> str:
    """Three or more of some names in a row."""
    return rf"(?<![\w.])(?:{names})(?:{_BETWEEN}(?:{names})){{2,}}(?![\w.])"


def of_a_case(name: str, *asked: str, told: str, placed: Callable[[str], bool] = nowhere) -> Lack:
    """The fact that a question about a case hangs on: it is asked for whatever a note answers, unless a rule is asked for."""
    return Lack(
        name, tuple(map(pattern, asked)), pattern(f"{RULE}|{told}"), whole=True, firm=True, placed=placed
    )
