from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest

from consultant.careers.posting import filled_with, is_link, read_form
from consultant.dispatch.envelope import mailable
from consultant.model.careers import Pay, Per
from tests.careers.samples import AUDITOR, BOARD, CODER, TRAINEE

DESCRIPTION = "You code visits and procedures of nine cardiologists, with an auditor at your side every day."
FORM = {
    "title": ["  Outpatient coder,  cardiology "],
    "employer": ["Lakeside Heart Group"],
    "description": [DESCRIPTION],
    "specialty": ["cardiology"],
    "setting": ["practice"],
    "employment": ["full-time"],
    "workplace": ["remote"],
    "credential": ["CCS-P", "CPC"],
    "pay_from": ["$27"],
    "pay_to": ["33.50"],
    "per": ["hour"],
    "experience": ["2"],
    "apply_by": ["mail"],
    "apply_mail": ["jobs@lakeside.test"],
}


def read(**changed: str | list[str]) -> Any:
    given = {name: [value] if isinstance(value, str) else value for name, value in changed.items()}
    return read_form({**FORM, **given}, BOARD, mailable)


def test_a_whole_form_is_a_posting() -> None:
    filled = read()
    assert filled.problems == {}
    assert asdict(filled.posting) == {**asdict(CODER), "description": DESCRIPTION}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "Code"}, "title"),
        ({"title": "x" * 101}, "title"),
        ({"employer": ""}, "employer"),
        ({"description": "Too short."}, "description"),
        ({"description": "x" * 8001}, "description"),
        ({"specialty": "magic"}, "specialty"),
        ({"setting": ""}, "setting"),
        ({"employment": "serfdom"}, "employment"),
        ({"workplace": "moon"}, "workplace"),
        ({"workplace": "on-site", "state": "TX"}, "city"),
        ({"workplace": "hybrid", "city": "Austin"}, "state"),
        ({"state": "ZZ"}, "state"),
        ({"credential": ["CPC", "MD"]}, "credential"),
        ({"pay_from": "much"}, "pay_from"),
        ({"pay_from": "-3"}, "pay_from"),
        ({"pay_from": "40", "pay_to": "30"}, "pay_to"),
        ({"pay_from": "60000", "pay_to": "70000"}, "pay_from"),
        ({"per": "day"}, "per"),
        ({"experience": "many"}, "experience"),
        ({"experience": "31"}, "experience"),
        ({"experience": "²"}, "experience"),
        ({"apply_by": "fax"}, "apply_by"),
        ({"apply_mail": "jobs@lakeside.test, me@x.test"}, "apply_mail"),
        ({"apply_mail": "a@b.test\nBcc: c@d.test"}, "apply_mail"),
        ({"apply_by": "link", "apply_link": "javascript:alert(1)"}, "apply_link"),
        ({"apply_by": "link", "apply_link": ""}, "apply_link"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(changed: dict[str, Any], field: str) -> None:
    filled = read(**changed)
    assert filled.posting is None
    assert field in filled.problems
    assert len(filled.problems[field]) > 20


def test_everything_that_is_wrong_is_told_at_once_and_nothing_typed_is_lost() -> None:
    filled = read(title="", specialty="", pay_from="x", apply_mail="nobody")
    assert set(filled.problems) == {"title", "specialty", "pay_from", "apply_mail"}
    assert filled.typed["description"] == DESCRIPTION
    assert filled.credentials == ("CPC", "CCS-P")


def test_one_amount_is_both_ends_and_none_is_no_pay() -> None:
    assert read(pay_to="").posting.pay == Pay(Decimal(27), Decimal(27), Per.HOUR)
    assert read(pay_from="", pay_to="68,000", per="year").posting.pay.low == Decimal(68_000)
    assert read(pay_from="", pay_to="").posting.pay is None


def test_marks_that_hide_or_turn_text_are_dropped() -> None:
    filled = read(title="Coder \u202egnidoc\x00 wanted", description=f"{DESCRIPTION}\x07\r\n\r\n- one")
    assert filled.posting.title == "Coder gnidoc wanted"
    assert filled.posting.description == f"{DESCRIPTION}\n\n- one"


@pytest.mark.parametrize("posting", [CODER, AUDITOR, TRAINEE])
def test_a_posting_fills_the_form_that_makes_it(posting: Any) -> None:
    filled = filled_with(posting)
    form = {name: [value] for name, value in filled.typed.items()} | {"credential": list(filled.credentials)}
    long = {"description": [DESCRIPTION]}
    assert asdict(read_form({**form, **long}, BOARD, mailable).posting) == {
        **asdict(posting),
        "description": DESCRIPTION,
    }


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("https://jobs.example.org/12?ref=a#b", True),
        ("http://example.org", True),
        ("https://example.org:8443/x", True),
        ("ftp://example.org/x", False),
        ("//example.org/x", False),
        ("https://user:secret@example.org/", False),
        ("https://localhost/x", False),
        ("https://exa mple.org/", False),
        ('https://example.org/"onclick=', False),
        ("https://example.org:port/", False),
        ("https://[::1", False),
        ("data:text/html,x", False),
    ],
)
def test_only_whole_addresses_of_pages_are_links(link: str, good: bool) -> None:
    assert is_link(link) is good
