"""What crawlers read: robots.txt, and sitemaps of every loaded code (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from consultant.catalogue.browsing import LISTS
from consultant.errors import NotFound
from consultant.model.codes import CodeSystem
from consultant.web.front import Front
from consultant.web.guard import OpenRoute, TheFront
from consultant.web.site.addresses import code_address

router = APIRouter(route_class=OpenRoute)

PER_FILE = 20_000
"""Addresses of one file; the protocol allows 50,000 and 50 MB."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
CLOSED = (
    "/queue",
    "/consultations",
    "/sign-in",
    "/mine",
    "/api",
    "/ask",
    "/search/suggestions",
    "/jobs/new",
    "/jobs/mine",
    "/jobs/saved",
    "/moderation",
    "/unsubscribe",
)


@router.get("/robots.txt")
def robots(front: TheFront) -> Response:
    """Code pages are for everybody; what needs a session is not worth a visit."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        f"Sitemap: {front.web_url}/sitemap.xml",
    ]
    return PlainTextResponse("\n".join(lines) + "\n")


@router.get("/sitemap.xml")
def sitemap_index(front: TheFront) -> Response:
    """The files of each system, by the code that each begins behind."""
    addresses = (
        f"{front.web_url}/sitemaps/{system.value}/{after or 'first'}.xml"
        for system in LISTS
        for after in _beginnings(front, system)
    )
    files = (*addresses, f"{front.web_url}/sitemaps/jobs.xml")
    entries = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in files)
    return _xml(f'<sitemapindex xmlns="{NAMESPACE}">{entries}</sitemapindex>')


@router.get("/sitemaps/jobs.xml")
def job_sitemap(front: TheFront) -> Response:
    """The search, and every job that is shown with the day of its words."""
    shown = front.database.job_search.every(front.clock(), 0, PER_FILE)
    jobs = "".join(
        f"<url><loc>{escape(front.web_url)}/jobs/{id}</loc><lastmod>{changed:%Y-%m-%d}</lastmod></url>"
        for id, changed in shown
    )
    pages = "".join(
        f"<url><loc>{escape(front.web_url)}{path}</loc></url>" for path in ("/jobs", "/employers")
    )
    return _xml(f'<urlset xmlns="{NAMESPACE}">{pages}{jobs}</urlset>')


@router.get("/sitemaps/{system}/{after}.xml")
def sitemap(front: TheFront, system: str, after: str) -> Response:
    """Code pages of a system behind a code."""
    if system not in {known.value for known in LISTS}:
        raise NotFound(f"There is no sitemap of {system!r}.")
    known = CodeSystem(system)
    codes = _codes(front, known, "" if after == "first" else after)
    entries = "".join(
        f"<url><loc>{escape(front.web_url + code_address(known, code))}</loc></url>" for code in codes
    )
    return _xml(f'<urlset xmlns="{NAMESPACE}">{entries}</urlset>')


def _beginnings(front: Front, system: CodeSystem) -> Iterator[str]:
    after = ""
    while codes := _codes(front, system, after):
        yield after
        if len(codes) < PER_FILE:
            return
        after = codes[-1]


def _codes(front: Front, system: CodeSystem, after: str) -> tuple[str, ...]:
    return front.service.catalogue.codes_after(system, front.clock().date(), after, PER_FILE)


def _xml(body: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', media_type="application/xml")
