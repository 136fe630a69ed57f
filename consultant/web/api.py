"""The same as the pages, for programs: JSON in and out, the session cookie, and the form token as a header."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant import flow, handling, reuse, rights
from consultant.model.audit import AuditFilter
from consultant.model.consultation import Role, Stage, Verdict
from consultant.model.desk import ConsultationView, QueueRow
from consultant.model.reading import number
from consultant.store.accounts import digest
from consultant.web.audit import PAGE_LENGTH as AUDIT_LENGTH
from consultant.web.consultation import LONGEST_TEXT, similar
from consultant.web.decisions import decision, save_revision
from consultant.web.front import Front
from consultant.web.gathering import assign
from consultant.web.guard import LARGEST_ID, TOKEN_HEADER, GuardedRoute, Id, Person, TheFront, Visit
from consultant.web.mine import answers, own
from consultant.web.queue import PAGE_LENGTH, REVIEW, chosen
from consultant.web.words import ASKER_STAGES

router = APIRouter(route_class=GuardedRoute)


Seen = Annotated[int, Field(ge=1, le=LARGEST_ID)]
"""The version that was read before."""


class Body(BaseModel):
    """A request; a name that is not known is an error, not ignored."""

    model_config = ConfigDict(extra="forbid")


class ClaimBody(Body):
    """POST claim."""

    take_over: bool = False


class RevisionBody(Body):
    """POST revisions."""

    version: Seen
    text: str = Field(max_length=LONGEST_TEXT)


class DecisionBody(Body):
    """POST decisions; without `text` the current draft is signed."""

    version: Seen
    verdict: Verdict
    text: str | None = Field(default=None, max_length=LONGEST_TEXT)
    reason: str = Field(default="", max_length=2_000)


class ReaddressBody(Body):
    """POST readdress."""

    version: Seen
    address: str = Field(max_length=320)


class ReuseBody(Body):
    """POST reuse."""

    version: Seen
    answer: int = Field(ge=1, le=LARGEST_ID)


class CloseBody(Body):
    """POST close."""

    version: Seen
    reason: str = Field(default="", max_length=2_000)


Ids = Annotated[list[int], Field(min_length=1, max_length=200)]


class AssignBody(Body):
    """POST consultations/assign; without `to` to oneself."""

    ids: Ids
    to: str = Field(default="", max_length=320)


class SelectionBody(Body):
    """POST consultations/close."""

    ids: Ids
    reason: str = Field(default="machine mail", max_length=2_000)


class MergeBody(Body):
    """POST consultations/merge."""

    into: int
    ids: Ids


class SplitBody(Body):
    """POST consultations/{id}/split."""

    mails: Ids


class SessionsBody(Body):
    """POST sessions/end."""

    digests: list[str] = Field(max_length=100)


class AccountBody(Body):
    """POST accounts."""

    email: str = Field(max_length=320)
    name: str = Field(max_length=200)
    role: Role
    credential: str = Field(default="", max_length=200)


class AccountChange(Body):
    """POST accounts/{id}."""

    role: Role
    active: bool


class ReasonBody(Body):
    """Why something is opened."""

    reason: str = Field(min_length=1, max_length=2_000)


class AskerBody(Body):
    """Whose data it is about."""

    email: str = Field(max_length=320)


class ErasureBody(AskerBody):
    """POST erasures."""

    reason: str = Field(min_length=1, max_length=2_000)


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The description of all of this."""
    return JSONResponse(request.app.openapi())


@router.get("/api/session")
def session(request: Request, me: Person) -> dict[str, Any]:
    """Who is signed in, and the token that a POST carries in its header."""
    visit: Visit = request.state.visit
    return {
        "email": me.email,
        "name": me.name,
        "role": me.role,
        "form_token": visit.form_token,
        "header": TOKEN_HEADER,
    }


@router.get("/api/sessions")
def sessions(request: Request, front: TheFront, me: Person) -> dict[str, Any]:
    """Where this person is signed in, newest first."""
    visit: Visit = request.state.visit
    here = digest(visit.secret)
    return {
        "sessions": [
            {**asdict(one), "this": one.digest == here}
            for one in front.database.accounts.sessions(me.id, front.clock())
        ]
    }


@router.post("/api/sessions/end")
def end_sessions(front: TheFront, me: Person, body: SessionsBody) -> dict[str, Any]:
    """End sessions of this person by their digests."""
    front.database.accounts.revoke(me.id, body.digests, me.email, front.clock())
    return {"ended": len(body.digests)}


@router.get("/api/accounts")
def accounts(front: TheFront) -> dict[str, Any]:
    """Everybody."""
    return {"accounts": [asdict(one) for one in front.database.accounts.everybody()]}


@router.post("/api/accounts")
def add_account(front: TheFront, me: Person, body: AccountBody) -> dict[str, Any]:
    """Add a person."""
    now = front.clock()
    return asdict(front.signing_in.enrol(body.email, body.name, body.credential, body.role, now, me.email))


@router.post("/api/accounts/{id}")
def change_account(front: TheFront, me: Person, id: Id, body: AccountChange) -> dict[str, Any]:
    """Another role, or an account closed or opened again."""
    front.database.accounts.change(id, body.role, body.active, me.email, front.clock())
    return {"id": id, "role": body.role, "active": body.active}


@router.get("/api/consultations")
def consultations(
    front: TheFront,
    me: Person,
    stage: str = REVIEW,
    age: str = "",
    flag: str = "",
    claimed: str = "",
    order: str = "",
    words: Annotated[str, Query(max_length=200)] = "",
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> dict[str, Any]:
    """A page of the queue; an asker gets their own consultations, all of them."""
    if not me.reads:
        rows = front.database.desk.queue(tuple(Stage), asker=me.email)
        return {"consultations": [_for_asker(row) for row in rows]}
    now = front.clock()
    wanted = chosen(stage, age, flag, claimed, at, order, words).filter(me, now)
    rows = front.database.desk.listed(wanted, now, PAGE_LENGTH, (at - 1) * PAGE_LENGTH)
    cited = front.database.desk.cited([row.id for row in rows])
    return {
        "consultations": [{**row_json(row), "codes": [c.code for c in cited[row.id]]} for row in rows],
        "page": at,
    }


@router.get("/api/consultations/{id}")
def consultation(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """One consultation with everything that its page shows."""
    if me.reads:
        view = front.database.desk.consultation(id)
        front.database.audit.saw(me.email, id, front.clock())
        found = similar(front, id) if view.drafts else ()
        return {**view_json(view), "similar": [reuse.told_similar(one, ready) for one, ready in found]}
    view = own(front, me, id)
    front.database.audit.saw(me.email, id, front.clock())
    sent = [{"sent_at": answer.at, "text": answer.text} for answer in answers(front, id)]
    questions = [{"arrived_at": message.arrived_at, "text": message.text} for message in view.questions]
    return {**_for_asker(view.row), "questions": questions, "answers": sent}


@router.post("/api/consultations/{id}/claim")
def claim(front: TheFront, me: Person, id: Id, body: ClaimBody) -> dict[str, Any]:
    """Reserve it; 403 while somebody else holds it and it is not taken over."""
    lease = front.service.pace.desk_lease
    before = front.database.consultations.claim(id, me.email, front.clock(), lease, take_over=body.take_over)
    return {**_state(front, id), "taken_over_from": before or None}


@router.post("/api/consultations/{id}/release")
def release(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """Give the claim back."""
    front.database.consultations.release(id, me.email, front.clock())
    return _state(front, id)


@router.post("/api/consultations/{id}/revisions")
def save(front: TheFront, me: Person, id: Id, body: RevisionBody) -> dict[str, Any]:
    """Keep an edited text; 409 when the version is not the current one."""
    save_revision(front, me, id, body.version, body.text)
    return _state(front, id)


@router.post("/api/consultations/{id}/decisions")
def decide(front: TheFront, me: Person, id: Id, body: DecisionBody) -> dict[str, Any]:
    """Sign a verdict; the id of the reply in the outbox, null when it was returned or another person signs next."""
    signed = decision(me, id, body.version, body.verdict, body.text, body.reason)
    reply = flow.decide(front.service, signed)
    return {**_state(front, id), "reply": reply}


@router.post("/api/consultations/{id}/undo")
def undo(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """Take a reply back that nobody has begun to send; 409 when it is too late."""
    handling.undo(front.service, id, me.email)
    return _state(front, id)


@router.post("/api/consultations/{id}/readdress")
def readdress(front: TheFront, me: Person, id: Id, body: ReaddressBody) -> dict[str, Any]:
    """Answer an undeliverable consultation at another address; it leaves once it is approved again."""
    handling.readdress(front.service, id, body.version, body.address, me.email)
    return _state(front, id)


@router.post("/api/consultations/{id}/reuse")
def take_over(front: TheFront, me: Person, id: Id, body: ReuseBody) -> dict[str, Any]:
    """Make an earlier answer the next revision; 422 with what has changed when it no longer holds."""
    reuse.take_over(front.service, id, body.version, body.answer, me.email)
    return _state(front, id)


@router.get("/api/answers")
def overtaken(front: TheFront, me: Person) -> dict[str, Any]:
    """Earlier answers that rest on facts which have changed since, newest first; `flagged` counts all of them."""
    earlier = front.database.answers
    return {"flagged": earlier.flag_count(), "answers": [reuse.told(one) for one in earlier.flagged()]}


@router.post("/api/consultations/{id}/messages/{message}/original")
def original(front: TheFront, me: Person, id: Id, message: Id, body: ReasonBody) -> dict[str, str]:
    """A mail with its identifiers; the reason is written down first."""
    return {"text": rights.original(front.service, id, message, me.email, body.reason)}


@router.post("/api/consultations/assign")
def assign_all(front: TheFront, me: Person, body: AssignBody) -> dict[str, Any]:
    """Reserve for somebody who reviews; the ids that were."""
    return {"ids": assign(front, me.email, body.ids, body.to or me.email)}


@router.post("/api/consultations/close")
def close_all(front: TheFront, me: Person, body: SelectionBody) -> dict[str, Any]:
    """Close without an answer, for one reason; the ids that were."""
    return {"ids": front.database.gathering.close(body.ids, me.email, body.reason, front.clock())}


@router.post("/api/consultations/merge")
def merge_all(front: TheFront, me: Person, body: MergeBody) -> dict[str, Any]:
    """Answer questions of one asker together."""
    handling.merge(front.service, body.into, body.ids, me.email)
    return _state(front, body.into)


@router.post("/api/consultations/{id}/split")
def split(front: TheFront, me: Person, id: Id, body: SplitBody) -> dict[str, Any]:
    """Make a consultation of its own of some mails."""
    return _state(front, handling.split(front.service, id, body.mails, me.email))


@router.get("/api/audit")
def audit(
    front: TheFront,
    actor: str = "",
    action: str = "",
    consultation: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> dict[str, Any]:
    """Lines of the audit, newest first, and the newest seal."""
    wanted, log = AuditFilter(actor.lower(), action, consultation), front.database.audit
    lines = log.lines(wanted, AUDIT_LENGTH, (at - 1) * AUDIT_LENGTH)
    return {"lines": [asdict(line) for line in lines], "head": str(log.head()), "page": at}


@router.get("/api/audit/verification")
def verification(front: TheFront) -> dict[str, Any]:
    """Every seal, computed again."""
    found = front.database.audit.verify(front.service.audit_key)
    return {**asdict(found), "head": str(found.head), "sound": found.sound}


@router.post("/api/exports")
def export(front: TheFront, me: Person, body: AskerBody) -> dict[str, Any]:
    """Everything kept about one asker."""
    return rights.export(front.service, body.email, me.email)


@router.post("/api/erasures")
def erase(front: TheFront, me: Person, body: ErasureBody) -> dict[str, Any]:
    """Empty everything of one asker for good."""
    return asdict(rights.erase(front.service, body.email, me.email, body.reason))


@router.post("/api/consultations/{id}/adopt")
def adopt(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """Accept a held mail as a question."""
    return _state(front, handling.adopt(front.service, id, me.email))


@router.post("/api/consultations/{id}/close")
def close(front: TheFront, me: Person, id: Id, body: CloseBody) -> dict[str, Any]:
    """Close without an answer."""
    handling.close(front.service, id, body.version, me.email, body.reason)
    return _state(front, id)


def row_json(row: QueueRow) -> dict[str, Any]:
    """A row of the queue, with its number."""
    return {"number": number(row.id), **asdict(row)}


def view_json(view: ConsultationView) -> dict[str, Any]:
    """Everything about one consultation."""
    return {**row_json(view.row), **{name: value for name, value in asdict(view).items() if name != "row"}}


def _for_asker(row: QueueRow) -> dict[str, Any]:
    told = {"number": number(row.id), "id": row.id, "subject": row.subject, "opened_at": row.opened_at}
    return {**told, "stage": ASKER_STAGES[row.stage]}


def _state(front: Front, id: Id) -> dict[str, Any]:
    return row_json(front.database.desk.row(id))
