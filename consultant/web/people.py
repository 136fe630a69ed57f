"""Accounts: who may sign in, and as what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

Line = Annotated[str, Form(max_length=200)]


@router.get("/accounts")
def accounts(request: Request, front: TheFront) -> Response:
    """Everybody, and a form to add somebody."""
    return _show(request, front)


@router.post("/accounts")
def add(
    request: Request,
    front: TheFront,
    me: Person,
    email: Line,
    name: Line,
    role: Annotated[Role, Form()],
    credential: Line = "",
) -> Response:
    """Add a person; they sign in by mail."""
    try:
        front.signing_in.enrol(email, name, credential, role, front.clock(), me.email)
    except InputError as wrong:
        typed = {"email": email, "name": name, "credential": credential, "role": role.value}
        return _show(request, front, 422, str(wrong), typed)
    return redirect("/accounts")


@router.post("/accounts/{id}")
def change(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    role: Annotated[Role, Form()],
    active: Annotated[bool, Form()] = False,
) -> Response:
    """Another role, or an account closed or opened again."""
    try:
        front.database.accounts.change(id, role, active, me.email, front.clock())
    except InputError as wrong:
        return _show(request, front, 422, str(wrong))
    return redirect("/accounts")


def _show(
    request: Request, front: Front, status: int = 200, problem: str = "", typed: dict[str, str] | None = None
) -> HTMLResponse:
    people = front.database.accounts.everybody()
    values = {"people": people, "roles": list(Role), "problem": problem, "typed": typed or {}}
    return page(request, "accounts.html", status=status, **values)
