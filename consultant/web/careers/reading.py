"""What the pages of the job board read from requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request

from consultant.careers.searching import PARTS, read
from consultant.model.careers import Wanted
from consultant.web.front import Front

FILTERS = (*PARTS, "state", "pay", "experience", "days")
MOST_VALUES = 40
"""Of one field: more than any list of choices has."""
Fields = Mapping[str, Sequence[str]]


def fields(given: ImmutableMultiDict[str, object]) -> Fields:
    """Every field with its values, files left out."""
    texts = {name: [value for value in given.getlist(name) if isinstance(value, str)] for name in given}
    return {name: values[:MOST_VALUES] for name, values in texts.items()}


async def form_of(request: Request) -> Fields:
    """The fields of a form, each with all its values."""
    return fields(await request.form())


TheForm = Annotated[Fields, Depends(form_of)]


def wanted_of(front: Front, given: Fields) -> Wanted:
    """What is looked for, from an address or a form."""
    text = next(iter(given.get("q", ())), "")
    return read(text, {name: given.get(name, ()) for name in FILTERS}, front.board.terms)
