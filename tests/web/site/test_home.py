from __future__ import annotations

from tests.web.desk import CONSULTANT, Browser, Desk


def test_a_guest_sees_what_is_loaded_and_how_to_ask(guest: Browser) -> None:
    page = guest.page("/")
    assert "FY2027" in page
    assert "mailto:consult@consultant.test" in page


def test_a_consultant_goes_on_to_the_queue(site: Desk) -> None:
    response = site.sign_in(CONSULTANT).get("/")
    assert (response.status_code, response.headers["location"]) == (303, "/queue")
