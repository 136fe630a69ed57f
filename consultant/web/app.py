"""The web application, put together."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from consultant.service import Service
from consultant.settings import Settings
from consultant.web import (
    answers,
    api,
    api_account,
    api_desk,
    audit,
    consultation,
    decisions,
    errors,
    figures,
    gathering,
    health,
    held,
    leaving,
    live,
    mine,
    outbox,
    people,
    queue,
    saved,
    second_factor,
    sign_in,
    unsubscribe,
    whole,
)
from consultant.web.careers import employing, moderating, seeking, subscribing
from consultant.web.careers import searching as job_search
from consultant.web.fhir import routes as fhir
from consultant.web.forwarded import Forwarded, networks
from consultant.web.front import make_front
from consultant.web.heads import Heads
from consultant.web.pages import STATIC
from consultant.web.programs import key_page
from consultant.web.programs import routes as programs
from consultant.web.shield import Shield
from consultant.web.site import asking, code_page, comparing, crawlers, registering, searching

FAMILIES = (
    code_page,
    figures,
    live,
    gathering,
    second_factor,
    sign_in,
    queue,
    consultation,
    decisions,
    whole,
    answers,
    held,
    outbox,
    people,
    mine,
    audit,
    api,
    api_desk,
    api_account,
    health,
    searching,
    comparing,
    asking,
    registering,
    saved,
    leaving,
    unsubscribe,
    employing,
    seeking,
    subscribing,
    job_search,
    moderating,
    crawlers,
    key_page,
    programs,
    fhir,
)
"""Asked in this order, one after another: what is opened most stands first."""

LARGEST_REQUEST = 3_000_000
"""Bytes; the largest form is an application for a job with its file."""


class LastingFiles(StaticFiles):
    """Files whose address changes with their content (`pages.static`)."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def create_app(service: Service, settings: Settings) -> FastAPI:
    """The pages over a service. No documentation pages: those of FastAPI load scripts from elsewhere."""
    app = FastAPI(title="Consultant", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.front = front = make_front(service, settings)
    for family in FAMILIES:
        app.include_router(family.router)
    app.mount("/static", LastingFiles(directory=STATIC), name="static")
    errors.install(app)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_REQUEST)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=front.hosts, www_redirect=False)
    app.add_middleware(Heads)
    app.add_middleware(Shield, headers=front.headers)
    app.add_middleware(
        Forwarded, proxies=networks(settings.trusted_proxies), header=settings.forwarded_header
    )
    return app
