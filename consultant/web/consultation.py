"""One consultation: question, draft and evidence side by side, history and delivery below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from consultant import reuse, signing
from consultant.model.answer import WordedFinding
from consultant.model.codes import Citation
from consultant.model.consultation import MOVES, ReplyState, Stage, Verdict
from consultant.model.desk import Account, ConsultationView, DraftView, FirstSignature, ReplyView
from consultant.model.reading import Decision, number
from consultant.model.reuse import Renewed, Similar
from consultant.review.sign_off import RiskClass
from consultant.web.codes import CitedCode, described
from consultant.web.difference import Stretch, difference
from consultant.web.front import Front
from consultant.web.guard import LARGEST_ID, GuardedRoute, Id, Person, TheFront
from consultant.web.letters import plain_part, questions_back
from consultant.web.pages import page
from consultant.web.sentences import numbered, sentences
from consultant.web.shield import MAIL_POLICY
from consultant.web.shortening import LINK, Room, first, shown

router = APIRouter(route_class=GuardedRoute)

EDITABLE = (Stage.DRAFTED, Stage.SECOND_SIGN_OFF)
LONGEST_TEXT = 40_000
COMPARED = 10
"""Newest revisions shown with their changes; older ones are shown whole."""
MAILS, SENTENCES, REVISIONS, SENT = 50_000, 30_000, 20_000, 20_000
"""Bytes that the mails, the sentences, the revisions and the replies of a page may take; the rest is a link away."""
MOST_CODES = 100
MOST_EVENTS = 200

Part = Literal["html", "text"]
Text = Annotated[str, Form(max_length=LONGEST_TEXT)]
Words = Annotated[str, Form(max_length=5_000)]


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form of a draft: the reply, and the words that go with each other verdict."""

    text: Text = ""
    version: Annotated[int, Form(ge=0, le=LARGEST_ID)] = 0
    """The version that its writer saw; 0 for the current one."""
    questions: Words = ""
    declined_because: Words = ""
    returned_because: Words = ""

    def reason(self, verdict: Verdict) -> str:
        """The words that belong to a verdict."""
        words = {
            Verdict.ASK_BACK: self.questions,
            Verdict.DECLINE: self.declined_because,
            Verdict.RETURN: self.returned_because,
        }
        return lines(words.get(verdict, "")).strip()


@dataclass(frozen=True, slots=True)
class Revision:
    """A draft with what it changed of the one before."""

    draft: DraftView
    changes: tuple[Stretch, ...]
    fits: bool
    """Whether there is room for it; otherwise it is a link away."""


@router.get("/consultations/{id}")
def consultation(request: Request, front: TheFront, me: Person, id: Id) -> Response:
    """Opening does not claim; that somebody looked is kept in the audit."""
    view = front.database.desk.consultation(id)
    front.database.audit.saw(me.email, id, front.clock())
    return show(request, front, me, view)


def show(
    request: Request,
    front: Front,
    me: Account,
    view: ConsultationView,
    *,
    status: int = 200,
    problem: str = "",
    written: Written | None = None,
) -> HTMLResponse:
    """The page, after a refused step with `problem` and what the reviewer had written."""
    draft = view.drafts[0] if view.drafts else None
    holder = view.row.holder(front.clock())
    text = draft.text if draft else ""
    asks = questions_back(text)
    sent = {mail.reply: plain_part(mail.content) for mail in front.database.desk.mails(view.row.id)}
    cited = _cited(view, "\n".join(sent.values()))
    codes = described(cited, front.service.catalogue, front.clock().date(), MOST_CODES)
    said = sentences(text, draft.findings) if draft else []
    room = Room(SENT)
    return page(
        request,
        "consultation.html",
        status=status,
        view=view,
        draft=draft,
        written=written or Written(text, questions=asks, declined_because=declining(view)),
        asks=asks,
        problem=problem,
        holder=holder,
        elsewhere=bool(holder) and holder != me.email,
        taken_by=_taken_by(view, me) if holder else "",
        editable=view.row.stage in EDITABLE and me.reviews,
        acting=me.reviews,
        signing=awaited_signature(front, me, view),
        undo_until=undo_until(view.row.stage, view.replies[-1] if view.replies else None),
        zone=front.zone,
        closable=Stage.CLOSED in MOVES[view.row.stage],
        mails=shown(reversed(view.questions), MAILS),
        codes=codes,
        events=view.history[-MOST_EVENTS:],
        more_events=max(0, len(view.history) - MOST_EVENTS),
        standing={finding.text for finding in draft.findings if stands(finding, text)} if draft else set(),
        evidence=numbered(draft.findings) if draft else [],
        said=first(said, SENTENCES),
        unsaid=len(said) - len(first(said, SENTENCES)),
        worded=[marked(finding) for finding in draft.findings] if draft else [],
        revisions=revisions(view.drafts),
        canned=[one.filled(known(view, codes.values())) for one in front.service.canned],
        similar=similar(front, view.row.id) if view.row.stage in EDITABLE else (),
        sent={mail: room.cut(said) for mail, said in reversed(sent.items())},
    )


def similar(front: Front, id: int) -> tuple[tuple[Similar, Renewed], ...]:
    """Earlier answers beside this question, looked up once for as long as neither changes."""
    return reuse.similar(front.service, id, renewals=front.renewals)


def known(view: ConsultationView, codes: Iterable[CitedCode]) -> dict[str, str]:
    """What a canned text may fill in of a consultation."""
    cited = dict.fromkeys(code.citation.code for code in codes if not code.citation.quoted)
    return {"name": view.row.asker_name, "number": number(view.row.id), "codes": ", ".join(cited)}


@dataclass(frozen=True, slots=True)
class SecondSignOff:
    """What a second person is told before they sign."""

    first: FirstSignature
    classes: tuple[RiskClass, ...]
    mine: bool
    """The first signature is this person's own."""
    allowed: bool
    """This person may sign second."""


def awaited_signature(front: Front, me: Account, view: ConsultationView) -> SecondSignOff | None:
    """The second sign-off that this consultation waits for, as it concerns this person."""
    first = view.signature
    if first is None:
        return None
    author = front.database.accounts.named(first.reviewer)
    classes = front.service.sign_off.named(first.risks)
    pair = {me.role, *({author.role} if author else ())}
    allowed = me.reviews and me.email != first.reviewer and all(pair & one.by for one in classes)
    return SecondSignOff(first, classes, me.email == first.reviewer, allowed)


def declining(view: ConsultationView) -> str:
    """The reason of a first signature that declines: whoever signs second signs the same."""
    first = view.signature
    return first.reason if first and first.verdict is Verdict.DECLINE else ""


def undo_until(stage: Stage, newest: ReplyView | None) -> datetime | None:
    """Until when the newest reply waits to be taken back; None when nobody can do so any more."""
    waits = newest and newest.state is ReplyState.QUEUED and stage is Stage.APPROVED
    return newest.due_at if newest and waits else None


def _cited(view: ConsultationView, ours: str) -> list[Citation]:
    """The citations of the questions; a quoted one that stands in a reply of ours is none of the asker's."""
    return [
        citation
        for message in view.questions
        for citation in message.citations
        if not citation.quoted or not re.search(rf"\b{re.escape(citation.code)}\b", ours)
    ]


def marked(finding: WordedFinding) -> list[tuple[str, bool]]:
    """The sentence in pieces, each with whether it is one of the finding's codes."""
    codes = "|".join(re.escape(code) for code in sorted(finding.codes, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({codes})(?!\w)", finding.text) if codes else [finding.text]
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]


def stands(finding: WordedFinding, text: str) -> bool:
    """Whether the text still says the finding word for word, line breaks aside."""
    return " ".join(finding.text.split()) in " ".join(text.split())


def revisions(drafts: tuple[DraftView, ...]) -> list[Revision]:
    """Newest first, each compared with the one before it."""
    return list(_revisions(drafts, Room(REVISIONS)))


def _revisions(drafts: tuple[DraftView, ...], room: Room) -> Iterator[Revision]:
    for place, (draft, before) in enumerate(zip_longest(drafts, drafts[1:])):
        if draft:
            compared = before is not None and place < COMPARED and room.left > 0
            changes = difference(before.text, draft.text) if before and compared else ()
            words = "".join(stretch.text for stretch in changes) or draft.text
            yield Revision(draft, changes, room.fits(words, LINK * len(changes)))


def _taken_by(view: ConsultationView, me: Account) -> str:
    """Who took my claim over, while they hold it."""
    claims = [line for line in view.history if line.action == "claimed"]
    last = claims[-1] if claims else None
    return (
        last.actor
        if last and last.detail.get("before") == me.email and last.actor == view.row.claimed_by
        else ""
    )


@router.get("/consultations/{id}/preview/{part}")
def preview(front: TheFront, me: Person, id: Id, part: Part) -> Response:
    """The saved draft as it would be sent."""
    return _preview(front, part, Decision(id, 0, Verdict.APPROVE, me.email))


@router.post("/consultations/{id}/preview/{part}")
def preview_edited(
    front: TheFront,
    me: Person,
    id: Id,
    part: Part,
    written: Annotated[Written, Depends()],
    verdict: Verdict = Verdict.APPROVE,
) -> Response:
    """What stands in the form, as it would be sent; nothing is saved."""
    return _preview(
        front, part, Decision(id, 0, verdict, me.email, lines(written.text), written.reason(verdict))
    )


def _preview(front: Front, part: Part, decision: Decision) -> Response:
    plain, html = signing.preview(front.service, decision)
    headers = {"content-security-policy": MAIL_POLICY}
    return (
        HTMLResponse(html, headers=headers) if part == "html" else PlainTextResponse(plain, headers=headers)
    )


def lines(text: str) -> str:
    """A form sends CRLF (HTML, form submission); drafts are kept with LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
