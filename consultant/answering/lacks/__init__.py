"""What decides an answer and is not told: the payer of `her plan`, the place of `our area`, the minutes, the side, the method.

A question may be clear and its codes known, and still hang on one fact that only the asker has (reply contract, A10). Each `Lack`
says how such a question is put and what in it would tell the fact.
"""

from __future__ import annotations

from consultant.answering.lacks import amounts, bare, choices, claims, mails, payers, people, visits

LACKS = (
    *payers.LACKS,
    *amounts.LACKS,
    *choices.LACKS,
    *mails.LACKS,
    *claims.LACKS,
    *people.LACKS,
    *visits.LACKS,
    *bare.LACKS,
)
"""In the order in which a question is looked at; the first that is lacking is asked for."""


def lacking(text: str, *, whole: bool = False) -> str:
    """The name of the fact that decides and is not told; empty where nothing decides but what is there.

    `whole`: only of those that are asked for though the question names nothing else.
    """
    return next((lack.name for lack in LACKS if lack.whole >= whole and lack.lacking(text)), "")


def firmly(text: str) -> bool:
    """Whether the fact is one that no general rule makes up for."""
    return any(lack.firm and lack.lacking(text) for lack in LACKS)
