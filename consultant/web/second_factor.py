"""The second step of signing in, and each person's own page: authenticator, recovery codes, sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant.accounts import codes
from consultant.errors import InputError
from consultant.model.desk import Account
from consultant.store.accounts import digest
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Person, TheFront, Visit, redirect
from consultant.web.pages import page
from consultant.web.sign_in import HOME

router = APIRouter(route_class=GuardedRoute)

Code = Annotated[str, Form(max_length=40)]
WRONG = "This code is not right, or was used already. Wait for the next one."


@router.get("/sign-in/code")
def ask_code(request: Request, front: TheFront) -> Response:
    """After the link, for accounts with an authenticator."""
    if front.database.accounts.code_wanted(_cookie(request, front), front.clock()) is None:
        return redirect("/sign-in")
    return page(request, "sign_in_code.html", problem="")


@router.post("/sign-in/code")
def check_code(request: Request, front: TheFront, code: Code) -> Response:
    """A code of the authenticator, or a recovery code; after some wrong ones a new link is needed."""
    session, now, accounts = _cookie(request, front), front.clock(), front.database.accounts
    wanted = accounts.code_wanted(session, now)
    if wanted is None:
        return redirect("/sign-in")
    person, sealed, used = wanted
    fresh, given = front.signing_in.secret(), code.strip().lower()
    step = codes.matching_step(front.service.vault.open(sealed).decode(), given, now, used)
    proven = (
        accounts.prove(session, fresh, person.id, step, now)
        if step is not None
        else accounts.recover(session, fresh, person.id, given, now)
    )
    if proven:
        entered = redirect(HOME[person.role])
        front.cookies.set_session(entered, fresh)
        return entered
    if accounts.wrong_code(session, codes.ATTEMPTS, now):
        return page(request, "sign_in_code.html", status=422, problem=WRONG)
    response = page(
        request, "sign_in.html", status=410, problem="Too many wrong codes. Ask for a new link.", **front.ways
    )
    front.cookies.forget(response)
    return response


@router.get("/account")
def account(request: Request, front: TheFront, me: Person) -> Response:
    """Sessions and the second factor."""
    return _show(request, front, me)


@router.post("/account/authenticator")
def begin(request: Request, front: TheFront, me: Person) -> Response:
    """A new seed to scan; nothing is kept before a code proves that it was."""
    return _show(request, front, me, seed=codes.new_seed())


@router.post("/account/authenticator/confirm")
def confirm(
    request: Request, front: TheFront, me: Person, seed: Annotated[str, Form(max_length=64)], code: Code
) -> Response:
    """The first code: from now on one is asked for. Recovery codes are shown this once."""
    try:
        recovery = switch_on(front, me, seed, code)
    except InputError as refused:
        again = seed if str(refused) == WRONG else ""
        return _show(request, front, me, status=422, problem=str(refused), seed=again)
    return _show(request, front, me, recovery=recovery)


def switch_on(front: Front, me: Account, seed: str, code: str) -> list[str]:
    """Ask this person for codes from now on; the recovery codes. Raises InputError for a wrong seed or code."""
    now = front.clock()
    try:
        step = codes.matching_step(seed, code, now)
    except ValueError:
        raise InputError("This is no seed of ours. Begin again.") from None
    if step is None:
        raise InputError(WRONG)
    recovery = codes.recovery_codes()
    sealed = front.service.vault.seal(seed.encode())
    front.database.accounts.set_seed(me.id, sealed, step, recovery, me.email, now)
    return recovery


def kept_step(front: Front, me: Account, code: str) -> int | None:
    """The time step of a right code of this person; None for a wrong or used one, or without an authenticator."""
    kept = front.database.accounts.seed(me.id)
    if kept is None:
        return None
    sealed, used = kept
    return codes.matching_step(front.service.vault.open(sealed).decode(), code, front.clock(), used)


@router.post("/account/authenticator/remove")
def remove(request: Request, front: TheFront, me: Person, code: Code) -> Response:
    """Needs a code: an open browser alone must not be enough."""
    if front.database.accounts.seed(me.id) is None:
        return redirect("/account")
    if kept_step(front, me, code) is None:
        return _show(request, front, me, status=422, problem=WRONG)
    front.database.accounts.set_seed(me.id, None, 0, (), me.email, front.clock())
    return redirect("/account")


@router.post("/account/sessions")
def end_sessions(
    request: Request, front: TheFront, me: Person, session: Annotated[str, Form(max_length=64)]
) -> Response:
    """End one session, or with `others` every one but this."""
    visit: Visit = request.state.visit
    mine = digest(visit.secret)
    ended = (
        [one.digest for one in front.database.accounts.sessions(me.id, front.clock()) if one.digest != mine]
        if session == "others"
        else [session]
    )
    front.database.accounts.revoke(me.id, ended, me.email, front.clock())
    return redirect("/account")


def _cookie(request: Request, front: Front) -> str:
    return request.cookies.get(front.cookies.session, "")


def _show(
    request: Request,
    front: Front,
    me: Account,
    *,
    status: int = 200,
    problem: str = "",
    seed: str = "",
    recovery: list[str] | None = None,
) -> Response:
    visit: Visit = request.state.visit
    accounts = front.database.accounts
    return page(
        request,
        "account.html",
        status=status,
        problem=problem,
        seed=seed,
        picture=codes.picture(codes.address(seed, me.email)) if seed else "",
        recovery=recovery or [],
        second_factor=accounts.seed(me.id) is not None,
        codes_left=accounts.codes_left(me.id),
        sessions=accounts.sessions(me.id, front.clock()),
        here=digest(visit.secret),
    )
