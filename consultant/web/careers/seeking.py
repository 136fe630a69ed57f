"""What seekers do: keep jobs in sight, apply by mail, report a posting; and the page that has it all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from consultant import board
from consultant.accounts.metering import reader
from consultant.board import Applying
from consultant.careers.files import Attached, attached
from consultant.careers.searching import address
from consultant.careers.telling import described
from consultant.errors import InputError, NotFound, TooOften
from consultant.model.careers import ApplyBy, Job, Period
from consultant.model.desk import Account
from consultant.web.careers.searching import telling
from consultant.web.forwarded import client
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

LONGEST_REPORT = 2_000


@router.get("/jobs/saved")
def saved(request: Request, front: TheFront, me: Person) -> Response:
    """Saved jobs, applications and alerts of the person signed in."""
    ids, terms = front.database.seekers.saved(me.id), front.board.terms
    visible = front.database.job_search.visible(ids, front.clock())
    alerts = front.database.job_alerts.of(me.id)
    return page(
        request,
        "jobs/saved.html",
        jobs=[visible[id] for id in ids if id in visible],
        over=len(ids) - len(visible),
        applications=front.database.seekers.applications(me.id),
        alerts=[(one, described(one.wanted, terms), address(one.wanted)) for one in alerts],
        periods=tuple(Period),
        **telling(front),
    )


@router.post("/jobs/{id}/save")
def save(front: TheFront, me: Person, id: Id, keep: Annotated[bool, Form()] = True) -> Response:
    """Keep a job in sight, or no more. Raises NotFound."""
    front.database.jobs.one(id)
    if keep:
        front.database.seekers.save(me.id, id, front.clock())
    else:
        front.database.seekers.unsave(me.id, id)
    return redirect(f"/jobs/{id}")


@router.get("/jobs/{id}/apply")
def application(request: Request, front: TheFront, me: Person, id: Id) -> Response:
    """The form of an application by mail."""
    return _form(request, front, me, _open_job(front, id))


@router.post("/jobs/{id}/apply")
def apply(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    note: Annotated[str, Form(max_length=20_000)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Send it on; what was written is still there when something is wrong with it."""
    job = _open_job(front, id)
    try:
        applying = Applying(note, _attached(front, file))
        board.apply(front.service, front.board, job, me, applying)
    except (InputError, TooOften) as wrong:
        return _form(request, front, me, job, status=422, note=note, problem=str(wrong))
    return redirect("/jobs/saved")


@router.get("/jobs/{id}/report")
def report_form(request: Request, front: TheFront, id: Id) -> Response:
    """What may be wrong with a posting."""
    return page(request, "jobs/report.html", job=_visible(front, id), done=False, **telling(front))


@router.post("/jobs/{id}/report")
def report(
    request: Request,
    front: TheFront,
    id: Id,
    kind: Annotated[str, Form(max_length=40)] = "",
    text: Annotated[str, Form(max_length=LONGEST_REPORT)] = "",
) -> Response:
    """Tell the moderators. Raises InputError, TooOften."""
    job = _visible(front, id)
    if kind not in front.board.terms.complaints:
        raise InputError("Choose what is wrong with the posting from the list.")
    _within_limits(request, front)
    front.database.moderation.complain(id, kind, text.strip(), front.clock())
    return page(request, "jobs/report.html", job=job, done=True, **telling(front))


def _within_limits(request: Request, front: Front) -> None:
    """Count one report of the hour, for all web processes together. Raises TooOften."""
    now = front.clock()
    who = f"{now:%d %H} report {client(request)}"
    reporting = reader(front.reader_key, now, who, front.board.rules.reports)
    if not front.database.meter.spend(reporting).opened:
        raise TooOften("Several postings were reported from here within the hour. Thank you; go on later.")


def _visible(front: Front, id: int) -> Job:
    found = front.database.job_search.visible([id], front.clock())
    if id not in found:
        raise NotFound("There is no such job, or it is not shown any more.")
    return found[id]


def _open_job(front: Front, id: int) -> Job:
    job = _visible(front, id)
    if job.live is None or job.live.apply_by is not ApplyBy.MAIL:
        raise NotFound("For this job one applies on the employer's own page.")
    return job


def _form(
    request: Request,
    front: Front,
    me: Account,
    job: Job,
    *,
    status: int = 200,
    note: str = "",
    problem: str = "",
) -> Response:
    values = {"job": job, "me": me, "note": note, "problem": problem, "rules": front.board.rules}
    return page(request, "jobs/apply.html", status=status, **values, **telling(front))


def _attached(front: Front, file: UploadFile | None) -> Attached | None:
    """The file of the form; a browser sends an empty one where none was chosen."""
    if file is None or not file.filename:
        return None
    most = front.board.rules.attachment
    return attached(file.filename, file.file.read(most + 1), most)
