from __future__ import annotations

import re

from defusedxml.ElementTree import fromstring

from consultant.sandbox.jobs import seed
from tests.web.desk import Browser, Desk

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def places(guest: Browser, path: str) -> list[str]:
    response = guest.get(path)
    assert response.headers["content-type"] == "application/xml"
    return [loc.text.removeprefix("http://127.0.0.1:8017") for loc in fromstring(response.text).iter(LOC)]


def test_robots_are_led_to_the_sitemaps_and_away_from_the_desk(guest: Browser) -> None:
    told = guest.get("/robots.txt").text
    assert "Sitemap: http://127.0.0.1:8017/sitemap.xml" in told
    assert "Disallow: /queue" in told


def test_the_sitemaps_hold_every_code_once(guest: Browser) -> None:
    files = places(guest, "/sitemap.xml")
    diagnoses = [path for path in files if "/icd10cm/" in path]
    pages = [page for path in diagnoses for page in places(guest, path)]
    assert len(pages) == len(set(pages)) == 98_403
    assert "/codes/icd10cm/E11.22" in pages
    assert files.pop() == "/sitemaps/jobs.xml"
    assert {re.split("/", path)[2] for path in files} == {"icd10cm", "cpt", "hcpcs", "modifier", "pos"}


def test_every_listed_page_of_a_small_system_is_there(guest: Browser) -> None:
    for path in places(guest, "/sitemaps/pos/first.xml"):
        guest.page(path)


def test_a_sitemap_of_an_unknown_system_is_not_found(guest: Browser) -> None:
    assert guest.get("/sitemaps/snomed/first.xml").status_code == 404


def test_the_sitemap_of_jobs_holds_what_is_shown(guest: Browser, site: Desk) -> None:
    seed(site.database, site.clock())
    assert places(guest, "/sitemaps/jobs.xml") == [
        "/jobs",
        "/employers",
        *(f"/jobs/{id}" for id in range(1, 7)),
    ]
    for path in places(guest, "/sitemaps/jobs.xml"):
        guest.page(path)
