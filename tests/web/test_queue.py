"""The queue: what is in it, in which order, and how it is narrowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consultant.model.consultation import Stage
from tests.web.desk import COLLEAGUE, CONSULTANT, Browser, Desk, make_desk
from tests.web.samples import fill

FEW = 3


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on a working day; these tests only read."""
    desk = make_desk(Path(tmp_path_factory.mktemp("desk")))
    fill(desk)
    return desk


def numbers(page: str) -> list[str]:
    return re.findall(r'<td class="number"><a href="/consultations/\d+">(CON-\d+)', page)


def test_the_oldest_waits_first(busy: Desk) -> None:
    page = busy.sign_in(CONSULTANT).page("/queue")
    assert numbers(page) == [f"CON-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 15, 16)]
    assert "99213-25 with knee injection 20610" in page
    assert ">J1885</span>" in page


def test_each_stage_has_its_count_and_its_list(busy: Desk) -> None:
    browser, counts = busy.sign_in(CONSULTANT), busy.database.desk.counts()
    for stage in Stage:
        if stage not in (Stage.DRAFTED, Stage.SECOND_SIGN_OFF):
            page = browser.page(f"/queue?stage={stage.value}")
            assert len(numbers(page)) == counts.get(stage, 0)
    assert len(numbers(browser.page("/queue?stage=all"))) == sum(counts.values())


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("age=1d", ["CON-1"]),
        ("age=4h", ["CON-1", "CON-2"]),
        ("flag=identifiers+found", ["CON-2"]),
        ("flag=needs+information", ["CON-15"]),
        ("claimed=me", ["CON-5"]),
        ("claimed=others", ["CON-4"]),
        ("claimed=others&age=1d", []),
        ("stage=approved&flag=delivery+in+doubt", ["CON-12"]),
    ],
)
def test_the_list_is_narrowed(busy: Desk, narrowed: str, found: list[str]) -> None:
    assert numbers(busy.sign_in(CONSULTANT).page(f"/queue?{narrowed}")) == found


def test_an_unclaimed_consultation_is_found_as_such(busy: Desk) -> None:
    found = numbers(busy.sign_in(COLLEAGUE).page("/queue?claimed=nobody"))
    assert "CON-1" in found
    assert not {"CON-4", "CON-5"} & set(found)


@pytest.mark.parametrize(
    "nonsense", ["stage=nowhere", "age=1y", "flag=%25", "claimed=cat", "stage=%3Cscript%3E"]
)
def test_nonsense_in_the_address_is_ignored(busy: Desk, nonsense: str) -> None:
    page = busy.sign_in(CONSULTANT).page(f"/queue?{nonsense}")
    assert len(numbers(page)) == 9
    assert "<script>" not in page


def test_a_claim_that_ran_out_is_nobodys(desk: Desk, cora: Browser, asked: int) -> None:
    desk.database.consultations.claim(asked, COLLEAGUE, desk.clock(), desk.service.pace.desk_lease)
    held = f'<td class="holder">{COLLEAGUE}</td>'
    assert held in cora.page("/queue")
    desk.clock.pass_by(minutes=31)
    assert held not in cora.page("/queue")
    assert numbers(cora.page("/queue?claimed=nobody")) == ["CON-1"]


def test_an_empty_queue_says_that_all_is_done(cora: Browser) -> None:
    assert "All done" in cora.page("/queue")
    assert "No consultation is at this stage" in cora.page("/queue?stage=closed")
    assert "Nothing matches" in cora.page("/queue?flag=damaged+mail")


def test_a_long_list_is_cut_into_pages(desk: Desk, cora: Browser) -> None:
    for n in range(53):
        desk.ask(f"a{n}@clinic.test", "What is 99214?", f"Question {n}")
    first, second = cora.page("/queue"), cora.page("/queue?page=2")
    assert (len(numbers(first)), len(numbers(second))) == (50, FEW)
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
