"""Which sides of one subject a question asks for in one breath: `modifier and percent?`, `how often, and at which age?`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_OF: Mapping[str, str] = {
    word: aspect
    for aspect, words in {
        "modifier": "modifier modifiers mod mods modifer",
        "share": "percent percentage percentages rate rates reimbursement reimbursed reimburses paid pays priced share much",
        "frequency": "often frequency",
        "code": "code codes hcpcs cpt",
        "diagnosis": "diagnosis dx icd",
        "cost": "deductible coinsurance copay copayment",
        "age": "age ages",
        "minutes": "minutes minute",
        "deadline": "deadline window",
        "appeal": "appeal appealed appeals",
        "consent": "consent",
        "exception": "exception exceptions",
        "period": "restart restarts resets reset",
    }.items()
    for word in words.split()
}
"""What is wished, by the words that ask for it."""


def of(words: Iterable[str]) -> frozenset[str]:
    """The sides that some words of a question ask for."""
    return frozenset(_OF[word] for word in words if word in _OF)
