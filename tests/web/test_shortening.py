"""No page grows beyond 200 KB, whatever was mailed in or written; what is left out is a link away."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from consultant.model.codes import Citation, CodeSystem
from consultant.model.consultation import Stage
from consultant.model.desk import MessageView
from consultant.web.passages import passages
from consultant.web.shortening import LINK, Room, shown, slices, weight
from tests.web.desk import ASKER, CONSULTANT, Desk

MOST = 200 * 1024
SIGNS = st.text(alphabet=st.sampled_from("a <&\"'é\N{EURO SIGN}\n"), max_size=300)


def mail(text: str, *spans: tuple[int, int]) -> MessageView:
    cited = tuple(Citation(CodeSystem.CPT, text[a:b], (a, b)) for a, b in spans)
    at = datetime(2026, 11, 26, tzinfo=UTC)
    return MessageView(1, at, "a@b.test", "", text, (), cited, (), "accept", "", "", "", 0)


def text_of(one: MessageView, most: int) -> str:
    return "".join(part.text for part in shown([one], most)[0].passages)


@given(SIGNS, st.integers(0, 500))
def test_what_is_shown_is_the_beginning_and_fits(text: str, most: int) -> None:
    (one,) = shown([mail(text)], most)
    said = "".join(part.text for part in one.passages)
    assert text.startswith(said)
    assert weight(said) <= most
    assert one.hidden == len(text) - len(said)


@given(SIGNS, st.integers(10, 100))
def test_slices_are_the_whole_text(text: str, most: int) -> None:
    pages = slices(text, most)
    assert "".join(pages) == text
    assert all(weight(page) <= most for page in pages)


def test_a_mail_that_fits_is_shown_as_it_is() -> None:
    one = mail("Is 99213 valid?", (3, 8))
    assert shown([one], 1000)[0].passages == passages(one)


def test_codes_count_with_what_is_written_around_them() -> None:
    one = mail("99213 99214", (0, 5), (6, 11))
    assert text_of(one, LINK + 5 + 1 + LINK + 5) == "99213 99214"
    assert text_of(one, LINK + 5 + 1 + LINK + 4) == "99213 "


def test_later_mails_get_what_the_first_leaves() -> None:
    first, second, third = shown([mail("a" * 60), mail("b" * 60), mail("c")], 100)
    assert (first.hidden, second.hidden, third.hidden) == (0, 20, 1)


def test_room_is_taken_only_by_what_fits() -> None:
    room = Room(10)
    assert not room.fits("a" * 11)
    assert room.fits("a" * 10)


def test_a_mail_of_many_pages_makes_no_heavy_page_and_can_be_read_whole(desk: Desk) -> None:
    id = desk.ask(ASKER, "Is 99213 valid?\n" + "<&\"'> \N{EURO SIGN} word 20610 " * 4_000)
    cora, asker = desk.sign_in(CONSULTANT), desk.sign_in(ASKER)
    page = cora.page(f"/consultations/{id}")
    (whole,) = re.findall(rf'href="(/consultations/{id}/messages/\d+)"', page)
    pages = [page, cora.page("/queue"), asker.page(f"/mine/{id}"), cora.page(whole)]
    assert max(len(one.encode()) for one in pages) < MOST
    read, last = "", int(re.findall(r"Page 1 of (\d+)", pages[-1])[0])
    for n in range(1, last + 1):
        one = cora.page(f"{whole}?page={n}")
        assert len(one.encode()) < MOST
        read += unescape(re.findall(r'<div class="mail">(.*)</div></article>', one, re.DOTALL)[0])
    assert read == desk.database.desk.consultation(id).messages[0].text
    cora.page(f"{whole}?page={last + 1}", 404)


def test_a_held_mail_of_many_pages_makes_no_heavy_list(desk: Desk) -> None:
    for n in range(3):
        desk.ask(f"list{n}@news.test", "word & " * 8_000, List_Id="<news.test>")
    assert desk.database.desk.counts()[Stage.HELD] == 3
    assert len(desk.sign_in(CONSULTANT).page("/held").encode()) < MOST


def test_long_revisions_are_a_link_away(desk: Desk) -> None:
    id, cora = desk.ask(ASKER, "Is 99213 valid?"), desk.sign_in(CONSULTANT)
    for n in range(8):
        cora.submit(
            f"/consultations/{id}/revisions", version=cora.version(id), text=f"{n} says 99213. " * 2_600
        )
    page = cora.page(f"/consultations/{id}")
    assert len(page.encode()) < MOST
    assert "3 says 99213" in cora.page(f"/consultations/{id}/revisions/5")
    assert f"/consultations/{id}/revisions/5" in page
    cora.page(f"/consultations/{id}/revisions/99", 404)
    cora.page(f"/consultations/{id}/messages/99", 404)
