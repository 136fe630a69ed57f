"""A job and a search in few words, the same in mails, feeds and on pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from consultant.careers.terms import WORKPLACES, Terms
from consultant.model.careers import HOURS_A_YEAR, Job, Pay, Per, Posting, Wanted, Workplace


def typed_lines(text: str) -> str:
    """A text typed into a field, where every line ends because its writer ended it: each becomes a paragraph of its own."""
    return "\n\n".join(line for line in text.splitlines() if line.strip())


def pay_words(pay: Pay) -> str:
    """`$27 to $33.50 an hour`."""
    per = "an hour" if pay.per is Per.HOUR else "a year"
    amounts = dict.fromkeys(f"${_amount(amount)}" for amount in (pay.low, pay.high))
    return f"{' to '.join(amounts)} {per}"


def _amount(amount: Decimal) -> str:
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def place_words(posting: Posting, terms: Terms) -> str:
    """`Remote, anywhere in the US`, `Remote in Texas`, `Austin, TX (hybrid)`."""
    if posting.workplace is Workplace.REMOTE:
        return (
            f"Remote in {terms.states.get(posting.state, posting.state)}"
            if posting.state
            else "Remote, anywhere in the US"
        )
    return f"{posting.city}, {posting.state} ({WORKPLACES[posting.workplace.value].lower()})"


def experience_words(years: int) -> str:
    """`2 years of experience`; none asked for is said as that."""
    return f"{years} year{'s' if years != 1 else ''} of experience" if years else "No experience asked for"


def facts(posting: Posting, terms: Terms) -> tuple[str, ...]:
    """What a seeker looks at first, in this order: place, pay, credentials, employment."""
    found = (
        place_words(posting, terms),
        pay_words(posting.pay) if posting.pay else "",
        " or ".join(posting.credentials),
        terms.employments.get(posting.employment, ""),
    )
    return tuple(fact for fact in found if fact)


def brief(job: Job, web_url: str, terms: Terms) -> Mapping[str, str]:
    """A job as a mail lists it."""
    assert job.live
    return {
        "title": job.live.title,
        "employer": job.live.employer,
        "facts": ", ".join(facts(job.live, terms)),
        "address": f"{web_url}/jobs/{job.id}",
    }


def described(wanted: Wanted, terms: Terms) -> str:
    """A search in words: `“auditor”, CPC or CRC, remote, Texas, at least $60,000 a year`."""
    return ", ".join(_parts(wanted, terms)) or "all jobs"


def _parts(wanted: Wanted, terms: Terms) -> Iterator[str]:
    if wanted.text:
        yield f"“{wanted.text}”"
    if wanted.credentials:
        yield " or ".join(wanted.credentials)
    for part in ("specialties", "settings", "workplaces", "employments"):
        if chosen := getattr(wanted, part):
            yield " or ".join(terms.choices(part).get(key, key).lower() for key in chosen)
    if wanted.state:
        yield terms.states.get(wanted.state, wanted.state)
    if wanted.pay is not None:
        yield f"at least ${wanted.pay:,} a year (${wanted.pay / HOURS_A_YEAR:,.2f} an hour)"
    if wanted.experience is not None:
        yield f"for {wanted.experience} year{'s' if wanted.experience != 1 else ''} of experience or less"
    if wanted.days is not None:
        yield f"posted within {wanted.days} day{'s' if wanted.days != 1 else ''}"
