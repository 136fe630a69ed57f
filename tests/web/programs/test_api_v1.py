from __future__ import annotations

import re

import pytest

from tests.web.desk import ASKER, CONSULTANT, Browser, Desk

LOOKUP = "/api/v1/codes/icd10cm/M72.2"


def make_key(site: Desk, email: str = ASKER, label: str = "claim scrubber") -> tuple[Browser, str]:
    owner = site.sign_in(email)
    owner.page("/account/keys")
    found = re.search(
        r'<code class="mono">([\w-]{40,})</code>', owner.submit("/account/keys", label=label).text
    )
    assert found
    return owner, found[1]


@pytest.fixture
def program(site: Desk) -> Browser:
    """A client with a key and no cookie."""
    client = site.browser()
    client.headers["authorization"] = f"Bearer {make_key(site)[1]}"
    return client


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer wrong", "Basic YTpi"])
def test_without_a_key_that_works_nothing_is_told(site: Desk, header: str) -> None:
    response = site.browser().get(LOOKUP, headers={"authorization": header})
    assert response.status_code == 401
    assert "account page" in response.json()["message"]


def test_a_code_is_told_as_the_command_line_tells_it(program: Browser) -> None:
    before = program.get(LOOKUP, params={"date": "2026-09-30"}).json()
    after = program.get("/api/v1/codes/icd10cm/m722", params={"date": "2026-10-01"}).json()
    assert (before["entry"]["status"], after["entry"]["status"]) == ("active", "header")
    assert [child["code"] for child in after["children"]] == ["M72.20", "M72.21", "M72.22"]
    assert after["entry"]["release"]["edition"] == "FY2027"


def test_an_answer_that_is_known_is_not_sent_again(program: Browser) -> None:
    first = program.get(LOOKUP)
    again = program.get(LOOKUP, headers={"if-none-match": first.headers["etag"]})
    other = program.get(f"{LOOKUP}?date=2026-09-30", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/codes/icd10cm/Q99.99X", 404, "code not in the release"),
        ("/api/v1/codes/icd10pcs/0SRC0J9", 404, "set not loaded"),
        (f"{LOOKUP}?date=soon", 422, "write it as"),
        ("/api/v1/search", 422, "q"),
        ("/api/v1/compare?codes=1,2,3,4,5,6,7,8,9,10,11,12,13", 422, "at most 12"),
    ],
)
def test_what_cannot_be_answered_says_why(program: Browser, path: str, status: int, words: str) -> None:
    response = program.get(path)
    assert (response.status_code, words in response.json()["message"]) == (status, True)


def test_codes_are_searched_and_compared(program: Browser) -> None:
    hits = program.get("/api/v1/search", params={"q": "type 2 diabetes kidney", "limit": 5}).json()["hits"]
    assert "E11.22" in {hit["code"] for hit in hits}
    pairs = program.get("/api/v1/compare", params={"codes": "37244,75894"}).json()["pairs"]
    assert pairs[0]["practitioner"]["in_force"][0]["column1"] == "37244"


def test_a_question_is_drafted_without_its_identifiers(program: Browser) -> None:
    asked = {"question": "Is M72.2 billable for John Smith, MRN 4455667?"}
    answer = program.post("/api/v1/ask", json=asked).json()
    assert answer["findings"]
    assert answer["sure"] is (answer["status"] == "draft" and answer["confidence"] >= 0.7)
    improper = {"question": "Please change the diagnosis to E11.9 so that 83036 gets paid."}
    assert program.post("/api/v1/ask", json=improper).json()["sure"] is False
    assert "Smith" not in str(answer)
    assert "4455667" not in str(answer)


def test_a_key_is_shown_once_and_ends_when_it_is_revoked(site: Desk) -> None:
    owner, key = make_key(site)
    client = site.browser()
    client.headers["authorization"] = f"Bearer {key}"
    page = owner.page("/account/keys")
    assert key not in page
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert digest
    stranger = site.sign_in(CONSULTANT)
    stranger.submit("/account/keys/revoke", digest=digest[1])
    assert client.get(LOOKUP).status_code == 200
    owner.submit("/account/keys/revoke", digest=digest[1])
    assert client.get(LOOKUP).status_code == 401


def test_the_requests_of_a_day_are_counted(site: Desk, program: Browser) -> None:
    statuses = [program.get("/api/v1/compare?codes=I10").status_code for _ in range(201)]
    assert statuses == [200] * 200 + [429]
    site.clock.pass_by(days=1)
    assert program.get(LOOKUP).status_code == 200


def test_the_description_holds_these_addresses_alone(site: Desk) -> None:
    paths = site.browser().get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/search" in paths
    assert all(path.startswith("/api/v1/") for path in paths)
