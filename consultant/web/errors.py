"""Errors as pages or JSON: what went wrong, in words, with the status that says what to do."""

from __future__ import annotations

import re
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant.errors import (
    ConsultantError,
    FactsChanged,
    IllegalMove,
    InputError,
    NotAllowed,
    NotFound,
    PermanentError,
    StaleVersion,
    TooOften,
    TransientError,
)
from consultant.web.guard import TOKEN_FIELD, ForgedForm, SignInFirst, from_here, redirect
from consultant.web.pages import page
from consultant.web.programs.keys import KeyNeeded

A_STEP = re.compile(r"/api/consultations/(\d+)/")
WORTH_KEEPING, MOST_KEPT = 20, 5
"""Characters that a field holds, and fields, that are shown again where a form comes too late."""
log = structlog.get_logger(__name__)

STATUSES: dict[type[ConsultantError], tuple[int, str]] = {
    KeyNeeded: (401, "Key needed"),
    NotFound: (404, "Not found"),
    FactsChanged: (409, "Drafted again"),
    StaleVersion: (409, "Somebody was faster"),
    IllegalMove: (409, "Not possible at this stage"),
    NotAllowed: (403, "Not allowed"),
    InputError: (422, "Please correct this"),
    TooOften: (429, "Too many requests"),
    TransientError: (503, "Not now"),
    PermanentError: (500, "Something is broken"),
}


def told(request: Request, status: int, title: str, message: str, **more: Any) -> Response:
    """An error for whoever asked: a program under /api, with `more` where that helps it on; a person elsewhere."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": title, "message": message, **more}, status)
    return page(request, "error.html", status=status, title=title, message=message, written=())


def install(app: FastAPI) -> None:
    """Tell the application how each error is answered."""
    for error in STATUSES:
        app.add_exception_handler(error, _known)
    for late in (StaleVersion, FactsChanged, IllegalMove):
        app.add_exception_handler(late, _late)
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(ForgedForm, _forged)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _known(request: Request, error: Exception) -> Response:
    kind = next(kind for kind in STATUSES if isinstance(error, kind))
    return told(request, *STATUSES[kind], str(error))


def _late(request: Request, error: Exception) -> Response:
    """What stands there now goes with it, so that a program can put both texts side by side as the page does."""
    return told(request, *STATUSES[type(error)], str(error), **_current(request))  # type: ignore[index]


def _current(request: Request) -> dict[str, Any]:
    """The consultation whose step was refused, as it is now; nothing where the address names none."""
    named = A_STEP.match(request.url.path)
    if named is None:
        return {}
    view = request.app.state.front.database.desk.consultation(int(named[1]))
    draft = view.drafts[0] if view.drafts else None
    return {
        "current": {
            "version": view.row.version,
            "stage": view.row.stage.value,
            "revision": draft.revision if draft else None,
            "author": draft.author if draft else "",
            "text": draft.text if draft else "",
        }
    }


async def _sign_in_first(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return told(request, 401, "Sign in first", "Open /sign-in and follow the link in the mail.")
    if written := await _written(request):
        message = "Your session is over. Nothing was saved or sent; copy what you wrote, sign in, and put it in again."
        return page(
            request, "error.html", status=401, title="Sign in again", message=message, written=written
        )
    return redirect("/sign-in")


async def _forged(request: Request, error: Exception) -> Response:
    title, message = (
        "The form has expired",
        "This form was made for another session. Nothing was saved or sent.",
    )
    if request.url.path.startswith("/api/"):
        return told(request, 403, title, message)
    written = await _written(request)
    message += " Go back, reload the page and " + ("put it in again." if written else "send it again.")
    return page(request, "error.html", status=403, title=title, message=message, written=written)


async def _written(request: Request) -> list[str]:
    """What somebody had written into a form of ours; nothing of a form that another site sent."""
    if request.method != "POST" or not from_here(request):
        return []
    try:
        fields = (await request.form()).multi_items()
    except HTTPException:  # a body that is no form
        return []
    texts = [value for name, value in fields if isinstance(value, str) and name != TOKEN_FIELD]
    return [text for text in texts if len(text) >= WORTH_KEEPING][:MOST_KEPT]


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = sorted({str(problem["loc"][-1]) for problem in error.errors()})
    if wrong == ["id"]:
        return told(request, 404, "Not found", "There is no such page.")
    return told(request, 422, "Please correct this", f"Missing or wrong: {', '.join(wrong)}.")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = "There is no such page." if error.status_code == 404 else str(error.detail)
    return told(
        request, error.status_code, "Not found" if error.status_code == 404 else "Not possible", message
    )


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error(
        "page failed", method=request.method, route=str(getattr(request.scope.get("route"), "path", "?"))
    )
    message = "The error was logged. Nothing was changed that you did not see."
    response = told(request, 500, "Something went wrong", message)
    response.headers.update(request.app.state.front.headers)  # this one is made outside of all middleware
    return response
