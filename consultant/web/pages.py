"""Rendering: one Jinja2 environment, everything escaped, an unknown name is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, StreamingResponse

from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.reading import number
from consultant.model.wording import DECIDED, REPLIES, event_words, stage_words
from consultant.web import words
from consultant.web.codes import set_name
from consultant.web.guard import TOKEN_FIELD, Visit
from consultant.web.site.addresses import NAMES, code_address, edit_links, system_of

PROJECT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = PROJECT / "templates" / "web"
PART = "\x1e"
"""`{{ part }}` in a template that is sent in parts: what stands before it is sent before anything behind it is made."""
STATIC = Path(__file__).resolve().parent / "static"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "age": words.age,
        "since": words.since,
        "moment": words.moment,
        "number": number,
        "machine_time": words.machine_time,
        "due": words.due,
        "waiting": words.waiting,
        "thousands": "{:,}".format,
        "browser": words.browser,
        "urgency": words.urgency,
        "local": words.local,
        "duration": words.duration,
    }
    made.filters |= {"stage": stage_words, "lateness": words.lateness, "action": event_words}
    made.filters |= {"decided": DECIDED.__getitem__, "reply_state": REPLIES.__getitem__}
    made.globals |= {"Stage": Stage, "Verdict": Verdict, "ReplyState": ReplyState, "static": static}
    made.globals |= {
        "part": PART,
        "code_address": code_address,
        "edit_links": edit_links,
        "system_of": system_of,
        "system_names": NAMES,
        "set_name": set_name,
    }
    return made


@cache
def static(name: str) -> str:
    """The address of a static file; it changes with the content, so that browsers may keep it for good."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def page(request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A page as HTML."""
    return HTMLResponse(rendered(request, template, **values), status)


def rendered(request: Request, template: str, /, **values: Any) -> str:
    """A template with its values, every one of them escaped for HTML and XML."""
    return _environment().get_template(template).render(**_known(request), **values)


def page_in_parts(request: Request, template: str, /, **values: Any) -> StreamingResponse:
    """A page that is sent in the parts which its template names, each while the next is still being made."""
    pieces = _environment().get_template(template).generate(**_known(request), **values)
    return StreamingResponse(_parts(pieces), media_type="text/html; charset=utf-8")


def _parts(pieces: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    for piece in pieces:
        if piece == PART:
            yield "".join(waiting)
            waiting = []
        else:
            waiting.append(piece)
    yield "".join(waiting)


def _known(request: Request) -> dict[str, Any]:
    """What every template knows: who is signed in, the form token of this visit, where and when."""
    visit: Visit | None = getattr(request.state, "visit", None)
    front = request.app.state.front
    return {
        "account": visit.account if visit else None,
        "form_token": visit.form_token if visit else "",
        "token_field": TOKEN_FIELD,
        "path": request.url.path,
        "web_url": front.web_url,
        "now": front.clock(),
    }
