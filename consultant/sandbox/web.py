"""The mail pages of the sandbox: mailboxes, mails, one mail, a form to write one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import make_msgid
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from consultant.sandbox.addresses import domain, folder_name
from consultant.sandbox.pages import FoundMail, Library, mailbox_link, read_samples
from consultant.sandbox.post_office import Envelope, PostOffice
from consultant.sandbox.reading import read_letter
from consultant.sandbox.security import FRAME_POLICY, FRAME_SANDBOX, HOSTS, FormToken, ProtectiveHeaders
from consultant.sandbox.writing import Draft, Thread, compose, problems_of, reply_to, thread_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "web" / "sandbox"
STATIC = Path(__file__).with_name("static")
FIRST_ASKER = "asker@clinic.test"


def make_app(post_office: PostOffice, *, desk_url: str = "") -> Starlette:
    """The pages over a post office.

    Args:
        desk_url: where consultants work; linked to when given.
    """
    pages = _Pages(post_office, desk_url)
    routes = [
        Route("/", pages.overview),
        Route("/mailboxes/{key}", pages.mailbox),
        Route("/mailboxes/{key}/{folder}/{uid:int}", pages.mail),
        Route("/mailboxes/{key}/{folder}/{uid:int}/page", pages.html_part),
        Route("/mailboxes/{key}/{folder}/{uid:int}/source", pages.source),
        Route("/write", pages.form, methods=["GET"]),
        Route("/write", pages.send, methods=["POST"]),
        Route("/healthz", _healthy),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    middleware = [Middleware(ProtectiveHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)]
    return Starlette(routes=routes, middleware=middleware, exception_handlers={404: pages.missing})


async def _healthy(request: Request) -> Response:
    return PlainTextResponse("ok\n")


@dataclass(frozen=True)
class _Form:
    """The form as it is shown or came back."""

    draft: Draft
    answered: str = ""
    """Link of the mail that is replied to."""

    problems: tuple[str, ...] = ()


class _Pages:
    def __init__(self, post_office: PostOffice, desk_url: str) -> None:
        self.post_office = post_office
        self.library = Library(post_office.mailboxes.accounts, post_office.consult_address)
        self.samples = read_samples(TEMPLATES / "samples.toml")
        self.token = FormToken()
        self.environment = _environment()
        self.environment.globals.update(
            consult_address=post_office.consult_address, desk_url=desk_url, frame_sandbox=FRAME_SANDBOX
        )

    async def overview(self, request: Request) -> Response:
        return self._page("overview.html", samples=self.samples)

    async def mailbox(self, request: Request) -> Response:
        account = self.library.account(request.path_params["key"])
        if account is None:
            raise HTTPException(404)
        page = _page_number(request)
        rows, more = self.library.rows(account, page)
        watching, sent = ("watch" in request.query_params), ("sent" in request.query_params)
        return self._page(
            "mailbox.html", account=account, rows=rows, page=page, more=more, watching=watching, sent=sent
        )

    async def mail(self, request: Request) -> Response:
        found = self._found(request)
        letter = read_letter(found.content())
        return self._page("mail.html", account=found.account, found=found, letter=letter)

    async def html_part(self, request: Request) -> Response:
        """The mail's own page, for the frame; opened by itself it is as confined as there."""
        letter = read_letter(self._found(request).content())
        return HTMLResponse(
            f'<base target="_blank">{letter.html}', headers={"Content-Security-Policy": FRAME_POLICY}
        )

    async def source(self, request: Request) -> Response:
        return PlainTextResponse(self._found(request).content())

    async def form(self, request: Request) -> Response:
        asked = request.query_params
        link = asked.get("reply", "")
        answered = self._linked(link)
        if answered:
            return self._form(
                _Form(reply_to(read_letter(answered.content()), answered.account.address), link)
            )
        return self._form(_Form(self._begun(asked.get("from", FIRST_ASKER), asked.get("sample", ""))))

    async def send(self, request: Request) -> Response:
        async with request.form(max_files=0, max_part_size=4 << 20) as given:
            filled = _filled(given)
            if not self.token.accepts(request, str(given.get("token", ""))):
                problem = "This form is from an earlier run or another page. Nothing was sent; look at it and send it again."
                return self._form(_Form(filled.draft, filled.answered, (problem,)), status=403)
        problems = problems_of(filled.draft)
        if problems:
            return self._form(_Form(filled.draft, filled.answered, problems), status=422)
        self._post(filled)
        return RedirectResponse(f"{mailbox_link(filled.draft.sender)}?sent=1&watch=1", status_code=303)

    async def missing(self, request: Request, error: Exception) -> Response:
        return self._page("missing.html", status=404)

    def _post(self, filled: _Form) -> None:
        draft, answered = filled.draft, self._linked(filled.answered)
        thread = thread_of(read_letter(answered.content())) if answered else Thread()
        message_id = make_msgid(domain=domain(draft.sender))
        content = compose(draft, thread, message_id=message_id, now=self.post_office.clock())
        self.post_office.accept(Envelope(draft.sender.strip(), (draft.recipient.strip(),), content))

    def _begun(self, sender: str, sample: str) -> Draft:
        chosen = (
            self.samples[int(sample) - 1]
            if sample.isdecimal() and len(sample) < 4 and 0 < int(sample) <= len(self.samples)
            else None
        )
        draft = Draft(sender, self.post_office.consult_address)
        return Draft(draft.sender, draft.recipient, chosen.subject, chosen.body) if chosen else draft

    def _found(self, request: Request) -> FoundMail:
        found = self.library.mail(*(request.path_params[name] for name in ("key", "folder", "uid")))
        if found is None:
            raise HTTPException(404)
        return found

    def _linked(self, link: str) -> FoundMail | None:
        """The mail behind `address-key/folder-key/uid`."""
        key, folder, uid = (*link.split("/"), "", "", "")[:3]
        return self.library.mail(key, folder, int(uid)) if uid.isdecimal() and len(uid) < 12 else None

    def _form(self, form: _Form, status: int = 200) -> Response:
        return self._page("write.html", status, form=form, token=self.token.value, samples=self.samples)

    def _page(self, template: str, status: int = 200, **shown: Any) -> Response:
        cards = self.library.cards()
        return HTMLResponse(self.environment.get_template(template).render(cards=cards, **shown), status)


def _filled(given: FormData) -> _Form:
    sender, recipient, subject, body, answered = (
        str(given.get(name, "")) for name in ("from", "to", "subject", "body", "answered")
    )
    return _Form(Draft(sender.strip(), recipient.strip(), subject, body), answered)


def _page_number(request: Request) -> int:
    page = request.query_params.get("page", "1")
    return max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        moment=_moment,
        short_moment=_short_moment,
        person=_person,
        link=mailbox_link,
        size=_size,
        answerable=_answerable,
    )
    return environment


def _moment(when: datetime) -> str:
    return f"{when:%d %b %Y, %H:%M} UTC"


def _short_moment(when: datetime) -> str:
    return f"{when:%d %b, %H:%M}"


def _person(field: str) -> str:
    """The display name of an address field, or the field as it is."""
    name = field.partition("<")[0].strip(' "')
    return name or field


def _size(size: int) -> str:
    return (
        f"{size} B"
        if size < 1000
        else f"{size / 1000:.0f} kB"
        if size < 1_000_000
        else f"{size / 1e6:.1f} MB"
    )


def _answerable(found: FoundMail) -> str:
    """How the form names the mail that it answers."""
    return "/".join(
        (folder_name(found.account.address), folder_name(found.folder_title), str(found.stored.uid))
    )
