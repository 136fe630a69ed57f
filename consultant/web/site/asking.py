"""CasePilot: the drafted answer to a question at once, follow-ups, and the way on to a consultant.

Nothing of a question is stored here. The masked texts of a thread travel in its forms; only handing them over keeps them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

import structlog
from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant import bootstrap, flow
from consultant.accounts.metering import reader
from consultant.dispatch.markup import BlockKind, Group, groups
from consultant.errors import InputError, TooOften
from consultant.model.answer import Draft, Question
from consultant.model.asked import parse_day
from consultant.model.catalogue import BillingSetting
from consultant.model.desk import Account
from consultant.model.mail import Address
from consultant.steps.piloting import Circumstances, handed_over, piloted
from consultant.web.forwarded import client
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, TheFront, Visit, redirect
from consultant.web.pages import page, page_in_parts

log = structlog.get_logger(__name__)
router = APIRouter(route_class=GuardedRoute)

LONGEST = 4_000
EARLIER = 5
"""Questions of a thread that a follow-up is read with."""
Earlier = Annotated[list[str], Form(max_length=EARLIER)]
NONE: list[str] = []


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the draft with what stands below it."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A draft as the page shows it."""

    question: Question
    draft: Draft
    sections: tuple[Section, ...]
    sure: bool
    """Whether the confidence reaches the limit of the policy."""


@router.get("/ask")
def ask(request: Request) -> Response:
    """Where to type a question."""
    return page(request, "site/ask.html", made=None, thread=[], settings=BillingSetting)


@router.post("/ask")
def answer(
    request: Request,
    front: TheFront,
    question: Annotated[str, Form(max_length=LONGEST)] = "",
    earlier: Earlier = NONE,
    date_of_service: Annotated[str, Form(alias="date", max_length=20)] = "",
    setting: BillingSetting = BillingSetting.PRACTITIONER,
) -> Response:
    """Drafted while the page is already on its way: its head goes out first, then section by section."""
    if not question.strip():
        raise InputError(
            "Type a question: which code, what about it, and the date of service if you know it."
        )
    _within_limits(request, front)
    given = Circumstances(front.clock().date(), parse_day(date_of_service), setting)
    asked = piloted(question.strip(), earlier, bootstrap.knows(front.service.catalogue), given)
    return page_in_parts(
        request,
        "site/ask.html",
        made=_Drafting(front, asked),
        thread=[*earlier, asked.text][-EARLIER:],
        settings=BillingSetting,
    )


@router.post("/ask/hand-over")
def hand_over(request: Request, front: TheFront, thread: Earlier = NONE) -> Response:
    """Make the thread a consultation: it is kept as a mail of its asker and goes the way of every mail."""
    visit: Visit = request.state.visit
    texts = [text.strip()[:LONGEST] for text in thread if text.strip()]
    if not texts:
        raise InputError("There is no question to hand over. Ask one first.")
    if visit.account is None:
        return page(request, "site/register.html", thread=texts, to="")
    keep_question(front, visit.account, texts)
    return redirect("/ask/handed-over")


def keep_question(front: Front, asker: Account, texts: Sequence[str]) -> None:
    """Hand a thread over in the name of a signed-in person."""
    sender = Address(asker.email, asker.name)
    flow.keep(front.service, [handed_over(texts, sender, front.consult_address, front.clock())])


def take_question(front: Front, secret: str, asker: Account) -> bool:
    """Hand over the question that waited for a one-time link, if there is one."""
    sealed = front.database.pending.take(secret, front.clock())
    if sealed is None:
        return False
    keep_question(front, asker, json.loads(front.service.vault.open(sealed)))
    return True


@router.get("/ask/handed-over")
def was_handed_over(request: Request) -> Response:
    """What happens next."""
    return page(request, "site/handed_over.html")


class _Drafting:
    """Drafts when the template asks for it, which is after the head of the page has gone out."""

    def __init__(self, front: Front, asked: Question) -> None:
        self._front, self.question = front, asked

    def answer(self) -> Answered | None:
        """The draft, or none when drafting failed: by then the page has begun, so the page says it."""
        try:
            draft = self._front.service.composer.draft(self.question)
        except Exception as error:
            log.exception("not drafted", kind=type(error).__name__)
            return None
        return Answered(self.question, draft, tuple(_sections(draft.text)), self._front.pilot.trusts(draft))


def _sections(text: str) -> Iterator[Section]:
    """A draft cut at its headings."""
    title = ""
    for is_heading, found in groupby(groups(text), key=lambda group: group.kind is BlockKind.HEADING):
        listed = tuple(found)
        if is_heading:
            title = listed[-1].blocks[-1].text
        else:
            yield Section(title, listed)


def _within_limits(request: Request, front: Front) -> None:
    """Count one question of the hour, for all web processes together. Raises TooOften."""
    account, now = request.state.visit.account, front.clock()
    party, most = (
        (f"account {account.id}", front.pilot.of_account)
        if account
        else (f"guest {client(request)}", front.pilot.of_guest)
    )
    asking = reader(front.reader_key, now, f"{now:%d %H} question {party}", most)
    if not front.database.meter.spend(asking).opened:
        raise TooOften(
            "Many questions were asked from here within the hour. Try again later, or ask by mail."
        )
