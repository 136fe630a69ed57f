"""The queue: which consultations wait, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.model.consultation import Stage
from consultant.model.desk import (
    FACTS_CHANGED,
    IN_DOUBT,
    NEEDS_INFORMATION,
    Account,
    Claimed,
    Order,
    QueueFilter,
)
from consultant.model.wording import STAGES
from consultant.web.consultation import undo_until
from consultant.web.front import Front
from consultant.web.guard import LARGEST_ID, GuardedRoute, Person, TheFront
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

PAGE_LENGTH = 50
REVIEW = "review"
TABS: dict[str, tuple[Stage, ...]] = {
    REVIEW: (Stage.DRAFTED, Stage.SECOND_SIGN_OFF),
    **{stage.value: (stage,) for stage in Stage if stage not in (Stage.DRAFTED, Stage.SECOND_SIGN_OFF)},
    "all": tuple(Stage),
}
RISKY = "risky"
ORDERS: dict[Order, str] = {Order.DUE: "due first", Order.RISK: "riskiest first", Order.AGE: "oldest first"}
AGES: dict[str, tuple[str, timedelta]] = {
    "": ("any age", timedelta(0)),
    "1h": ("older than 1 hour", timedelta(hours=1)),
    "4h": ("older than 4 hours", timedelta(hours=4)),
    "1d": ("older than a day", timedelta(days=1)),
    "1w": ("older than a week", timedelta(days=7)),
}
FLAGS: dict[str, str] = {
    "": "any flags",
    RISKY: "two people sign",
    "identifiers found": "identifiers found",
    NEEDS_INFORMATION: "needs information",
    IN_DOUBT: "delivery in doubt",
    "has attachments": "attachments",
    "quotes another": "quotes another consultation",
    "damaged mail": "damaged mail",
    FACTS_CHANGED: "facts changed",
}
CLAIMS: dict[Claimed, str] = {
    Claimed.ANYBODY: "claimed or not",
    Claimed.NOBODY: "not claimed",
    Claimed.ME: "claimed by me",
    Claimed.OTHERS: "claimed by others",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen on the queue page; unknown values fall back to the widest."""

    tab: str
    age: str
    flag: str
    claimed: Claimed
    order: Order
    words: str
    page: int

    def filter(self, me: Account, now: datetime) -> QueueFilter:
        """The choice as the store understands it."""
        older = AGES[self.age][1]
        return QueueFilter(
            stages=TABS[self.tab],
            order=self.order,
            risky=self.flag == RISKY,
            words=self.words,
            flag="" if self.flag == RISKY else self.flag,
            opened_before=now - older if older else None,
            claimed=self.claimed,
            me=me.email,
        )

    def address(self, **changed: str | int) -> str:
        """The queue page with this choice, some of it changed."""
        values = {**self.values, **changed}
        return "/queue?" + urlencode({name: value for name, value in values.items() if value})

    @property
    def values(self) -> dict[str, str]:
        """What an address says of this choice, without the page."""
        return {
            "stage": self.tab,
            "age": self.age,
            "flag": self.flag,
            "claimed": self.claimed.value,
            "order": self.order.value,
            "words": self.words,
        }

    @property
    def narrowed(self) -> bool:
        return bool(self.age or self.flag or self.words) or self.claimed is not Claimed.ANYBODY


@router.get("/queue")
def queue(
    request: Request,
    front: TheFront,
    me: Person,
    stage: str = REVIEW,
    age: str = "",
    flag: str = "",
    claimed: str = "",
    order: str = "",
    words: Annotated[str, Query(max_length=200)] = "",
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
    decided: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
) -> Response:
    """What is due first, fifty at a time; after a decision, with what became of it."""
    choice = chosen(stage, age, flag, claimed, at, order, words)
    now, desk = front.clock(), front.database.desk
    rows = desk.listed(choice.filter(me, now), now, PAGE_LENGTH + 1, (at - 1) * PAGE_LENGTH)
    shown = rows[:PAGE_LENGTH]
    done = desk.row(decided) if decided else None
    return page(
        request,
        "queue.html",
        choice=choice,
        rows=shown,
        cited=desk.cited([row.id for row in shown]),
        more=len(rows) > PAGE_LENGTH,
        decided=done,
        undo_until=undo_until(done.stage, desk.newest_reply(done.id)) if done and me.reviews else None,
        tabs=_tabs(front),
        ages=AGES,
        flags=FLAGS,
        claims=CLAIMS,
        orders=ORDERS,
        late=desk.late(now),
        zone=front.zone,
        views=[(view, remembered(view.choice)) for view in front.database.views.of(me.id)],
        reviewers=[one for one in front.database.accounts.everybody() if one.active and one.reviews],
    )


def remembered(choice: dict[str, str]) -> Choice:
    """A choice that was saved."""
    names = ("stage", "age", "flag", "claimed")
    stage, age, flag, claimed = (choice.get(name, "") for name in names)
    return chosen(stage, age, flag, claimed, 1, choice.get("order", ""), choice.get("words", ""))


def chosen(
    stage: str, age: str, flag: str, claimed: str, at: int = 1, order: str = "", words: str = ""
) -> Choice:
    """A choice from what an address says."""
    return Choice(
        tab=stage if stage in TABS else REVIEW,
        age=age if age in AGES else "",
        flag=flag if flag in FLAGS else "",
        claimed=Claimed(claimed) if claimed in set(Claimed) else Claimed.ANYBODY,
        order=Order(order) if order in set(Order) else Order.DUE,
        words=words.strip(),
        page=at,
    )


def _tabs(front: Front) -> list[tuple[str, str, int]]:
    counts = front.standing.counts(front.database)
    named = {**{stage.value: word for stage, word in STAGES.items()}, REVIEW: "to review", "all": "all"}
    return [(tab, named[tab], sum(counts.get(stage, 0) for stage in stages)) for tab, stages in TABS.items()]
