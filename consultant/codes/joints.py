"""Words that join two codes of a claim: `claim: 61105 together with 95869`."""

from __future__ import annotations

from consultant.codes.sheet import Sheet
from consultant.model.codes import CodeSystem

_BESIDE = frozenset(
    {
        "together with", "along with", "alongside", "next to", "beside", "besides", "on top of", "in addition to",
        "billed with", "reported with", "coded with", "combined with", "paired with", "in combination with", "against",
        "and also", "and then", "billed together with", "reported together with", "same day as", "on the same day as",
        "at the same time as",
    }
)  # fmt: skip
_FIVE = len("99213")
_LONGEST_JOINT = max(len(one.split()) for one in _BESIDE)


def is_beside_another(sheet: Sheet, index: int) -> bool:
    """Whether words that join two codes and another run of five stand right behind."""
    if sheet.knows(CodeSystem.CPT, sheet.tokens[index].text) is False:
        return False  # a claim may have a number of five digits
    said: list[str] = []
    for token in sheet.tokens[index + 1 : index + 2 + _LONGEST_JOINT]:
        if token.kind != "word":
            return len(token.text) == _FIVE and token.text.isdigit() and " ".join(said) in _BESIDE
        said.append(token.lower)
    return False
