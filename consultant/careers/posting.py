"""The form of a job: read into a Posting, or into what is wrong, field by field; and written back into the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from consultant.careers.rules import Board
from consultant.careers.words import UNPRINTABLE
from consultant.model.careers import ApplyBy, Pay, Per, Posting, Workplace

Typed = Mapping[str, Sequence[str]]
"""The fields of a form with their values."""
LONGEST_LINE, LONGEST_LINK, LONGEST_TEXT, SHORTEST_TEXT = 100, 500, 8_000, 80
MOST_YEARS = 30
CHOOSE = {
    "specialty": "Choose the specialty.",
    "setting": "Choose the setting of the work.",
    "employment": "Choose the kind of employment.",
    "workplace": "Choose where the work is done.",
    "per": "Choose whether the pay is by the hour or by the year.",
    "apply_by": "Choose how people apply.",
}
AMOUNT = re.compile(r"\d{1,7}(\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form: the posting, or what is wrong with it by field, each in a sentence that says what to do."""

    typed: Mapping[str, str]
    credentials: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    posting: Posting | None = None


class Wrong(Exception):
    """A field cannot be taken as it is."""


def empty() -> Filled:
    """The form before anything is typed."""
    return Filled({"apply_by": ApplyBy.MAIL.value, "per": Per.HOUR.value})


def filled_with(posting: Posting) -> Filled:
    """The form that says this posting."""
    pay = posting.pay
    typed = {
        "title": posting.title,
        "employer": posting.employer,
        "description": posting.description,
        "specialty": posting.specialty,
        "setting": posting.setting,
        "employment": posting.employment,
        "workplace": posting.workplace.value,
        "city": posting.city,
        "state": posting.state,
        "pay_from": str(pay.low) if pay else "",
        "pay_to": str(pay.high) if pay else "",
        "per": pay.per.value if pay else Per.HOUR.value,
        "experience": str(posting.experience),
        "apply_by": posting.apply_by.value,
        f"apply_{posting.apply_by.value}": posting.apply_to,
    }
    return Filled(typed, posting.credentials, posting=posting)


def read_form(form: Typed, board: Board, is_address: Callable[[str], bool]) -> Filled:
    """Every field is looked at, so that everything that is wrong is told at once."""
    reader = _Reader(form, board, is_address)
    values = dict(reader.values())
    typed = {name: reader.text(name) for name in form if name != "credential"}
    credentials = values.get("credentials", ())
    if reader.problems:
        return Filled(typed, credentials if isinstance(credentials, tuple) else (), reader.problems)
    return Filled(typed, posting=Posting(**values), credentials=values["credentials"])  # type: ignore[arg-type]


class _Reader:
    """Reads one form; problems are collected on the way."""

    def __init__(self, form: Typed, board: Board, is_address: Callable[[str], bool]) -> None:
        self._form, self._board, self._is_address = form, board, is_address
        self.problems: dict[str, str] = {}

    def text(self, name: str) -> str:
        """What was typed, without marks that cannot be printed, the line ends alike."""
        typed = "".join(self._form.get(name, ("",))[:1]).replace("\r\n", "\n").replace("\r", "\n")
        return UNPRINTABLE.sub("", typed).strip()

    def values(self) -> Iterator[tuple[str, object]]:
        """Each part of the posting that could be read."""
        terms = self._board.terms
        parts: dict[str, Callable[[], object]] = {
            "title": lambda: self._line(
                "title", 5, "a title that names the work, such as “Outpatient coder, cardiology”"
            ),
            "employer": lambda: self._line("employer", 2, "the name of the employer"),
            "description": self._description,
            "specialty": lambda: self._choice("specialty", terms.specialties),
            "setting": lambda: self._choice("setting", terms.settings),
            "employment": lambda: self._choice("employment", terms.employments),
            "workplace": lambda: Workplace(self._choice("workplace", Workplace)),
            "city": self._city,
            "state": self._state,
            "credentials": self._credentials,
            "pay": self._pay,
            "experience": self._experience,
            "apply_by": lambda: ApplyBy(self._choice("apply_by", ApplyBy)),
            "apply_to": self._apply_to,
        }
        for part, read in parts.items():
            try:
                yield part, read()
            except Wrong as wrong:
                name, problem = wrong.args
                self.problems.setdefault(name, problem)

    def _line(self, name: str, shortest: int, what: str) -> str:
        line = " ".join(self.text(name).split())
        if not shortest <= len(line) <= LONGEST_LINE:
            raise Wrong(name, f"Write {what}, in {shortest} to {LONGEST_LINE} characters.")
        return line

    def _description(self) -> str:
        text = self.text("description")
        if not SHORTEST_TEXT <= len(text) <= LONGEST_TEXT:
            raise Wrong(
                "description",
                f"Describe the work in {SHORTEST_TEXT} to {LONGEST_TEXT:,} characters; these are {len(text):,}.",
            )
        return text

    def _choice(self, name: str, choices: object) -> str:
        chosen = self.text(name)
        if chosen not in [str(one) for one in choices]:  # type: ignore[attr-defined]
            raise Wrong(name, CHOOSE[name])
        return chosen

    def _city(self) -> str:
        city = " ".join(self.text("city").split())
        if len(city) > LONGEST_LINE:
            raise Wrong("city", f"Write the city in at most {LONGEST_LINE} characters.")
        if not city and self.text("workplace") in (Workplace.HYBRID, Workplace.ON_SITE):
            raise Wrong("city", "Name the city of a job that is not remote.")
        return city

    def _state(self) -> str:
        state = self.text("state")
        if state and state not in self._board.terms.states:
            raise Wrong("state", "Choose a state from the list.")
        if not state and self.text("workplace") in (Workplace.HYBRID, Workplace.ON_SITE):
            raise Wrong("state", "Choose the state of a job that is not remote.")
        return state

    def _credentials(self) -> tuple[str, ...]:
        chosen = [value.strip() for value in self._form.get("credential", ())]
        if any(value not in self._board.terms.credentials for value in chosen):
            raise Wrong("credential", "Tick credentials of the list only.")
        return tuple(key for key in self._board.terms.credentials if key in chosen)

    def _pay(self) -> Pay | None:
        low, high = self._amount("pay_from"), self._amount("pay_to")
        if low is None and high is None:
            return None
        per = Per(self._choice("per", Per))
        least, most = self._board.rules.pay[per]
        pay = Pay(
            low if low is not None else high or Decimal(0),
            high if high is not None else low or Decimal(0),
            per,
        )
        if pay.low > pay.high:
            raise Wrong("pay_to", "The upper end of the pay is below the lower end. Swap them.")
        for name, amount in (("pay_from", pay.low), ("pay_to", pay.high)):
            if not least <= amount <= most:
                raise Wrong(
                    name,
                    f"{amount:,} dollars a {per.value} cannot be meant: {least:,} to {most:,} are taken. "
                    "Is it by the hour or by the year?",
                )
        return pay

    def _amount(self, name: str) -> Decimal | None:
        typed = self.text(name).replace(",", "").lstrip("$").strip()
        if not typed:
            return None
        try:
            if not AMOUNT.fullmatch(typed):
                raise InvalidOperation
            return Decimal(typed)
        except InvalidOperation:
            raise Wrong(name, "Write an amount in dollars, such as 27.50 or 68,000.") from None

    def _experience(self) -> int:
        typed = self.text("experience") or "0"
        if not (typed.isascii() and typed.isdigit() and int(typed[:4]) <= MOST_YEARS):
            raise Wrong("experience", f"Write whole years of experience, 0 to {MOST_YEARS}.")
        return int(typed)

    def _apply_to(self) -> str:
        return self._address() if self.text("apply_by") == ApplyBy.MAIL else self._link()

    def _address(self) -> str:
        address = self.text("apply_mail")
        if len(address) > LONGEST_LINE or not self._is_address(address):
            raise Wrong(
                "apply_mail", "Write the mail address that applications go to, such as jobs@example.org."
            )
        return address

    def _link(self) -> str:
        link = self.text("apply_link")
        if len(link) > LONGEST_LINK or not is_link(link):
            raise Wrong(
                "apply_link", "Write the whole address of the page, such as https://example.org/jobs/12."
            )
        return link


def is_link(link: str) -> bool:
    """An absolute http or https address of a named host, without a password or blanks in it."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = "." in host and not host.startswith(".") and not any(mark.isspace() for mark in link)
    return (
        parts.scheme in ("http", "https")
        and named
        and "@" not in parts.netloc
        and '"' not in link
        and "<" not in link
    )
