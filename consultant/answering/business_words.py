"""Words of the billing office, beside which a short form is no finding of a patient (`the MAC`, `ESRD`)."""

from __future__ import annotations

from consultant.answering.patterns import pattern

_BUSINESS = pattern(
    r"\b(?:demand letters?|recoup\w*|coordination period|30[- ]month|incident[- ]to|overpayments?|appeals?|timely filing"
    r"|consolidated billing|enrol(?:l|lment)|credential\w*|reassign\w*|certification periods?|coinsurance|deductible|crossover"
    r"|conditional payment|condition codes?|occurrence codes?|value codes?|occurrence span|form locator"
    r"|discharge status|patient status|prospective payment|bundled? payment|audit\w*|primary payer|pays first|filing limit)\b"
)


def told(text: str) -> bool:
    """Whether the text is about a matter of the billing office."""
    return _BUSINESS.search(text) is not None
